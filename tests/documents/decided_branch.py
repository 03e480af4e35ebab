"""The school's branch of 2020 after the ward's decision, and its earlier years: what tests of the later papers are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from annual_review.documents.case import RatedReview
from annual_review.model.history import Person, PersonLevel, YearResult
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision, ReviewRecord
from annual_review.rules.decided import decided_levels
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch

DECISION = Decision("12-QĐ/ĐU", date(2020, 12, 28))
AN = "Nguyễn Thị An"
BEST, GOOD = RatingLevel.EXCELLENT, RatingLevel.GOOD


def decided(of: ReviewRecord | None = None, *, branch: RatingLevel | None = None, **levels: RatingLevel) -> RatedReview:
    """Return the branch with its decision; ``levels`` are those the ward changed, by ``m1`` for the first member."""
    made = source(of or school_branch())
    changed = {int(number.removeprefix("m")): level for number, level in levels.items()}
    return replace(made, decided=decided_levels(made.assessment, DECISION, changed, branch))


def year_of_an(year: int, level: RatingLevel = BEST) -> YearResult:
    """Return a year in which the ward decided this level for the secretary."""
    return YearResult(year, decision="9-QĐ/ĐU", decided=(PersonLevel(Person(AN), level),))
