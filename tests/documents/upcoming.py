"""The school's branch before its meeting: what the tests of the papers before it are made of."""

from __future__ import annotations

from dataclasses import replace

from annual_review.documents.case import Review
from annual_review.model.record import ReviewRecord
from tests.small_branch.reckoned import rules
from tests.small_branch.record import school_branch


def upcoming(of: ReviewRecord | None = None, rule_set: str = "2019-hd21") -> Review:
    """Return a record, the school's branch unless given, as its review before the vote under a rule set."""
    of = of or school_branch()
    return Review("thu.xlsx", "0" * 64, replace(of, ballot=None, branch_ballot=None), rules(rule_set))
