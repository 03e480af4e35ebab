"""The small branch reckoned: the rule sets that ship with the program, and the source its papers are made of."""

from __future__ import annotations

from functools import cache

from annual_review.documents.case import RatedReview
from annual_review.model.record import ReviewRecord
from annual_review.rules.assess import assess
from annual_review.rules.decided import decided_levels
from annual_review.rules.rulebook import RuleBook, load_rule_sets
from annual_review.rules.ruleset import RuleSet
from tests.small_branch.record import school_branch


@cache
def rule_book() -> RuleBook:
    """Return the rule sets that ship with the program."""
    read = load_rule_sets()
    assert read.value is not None, [problem.message for problem in read.problems]
    return read.value


def rules(rule_set: str = "2019-hd21") -> RuleSet:
    """Return the rule set with this id."""
    return next(each for each in rule_book().rule_sets if each.id == rule_set)


def source(of: ReviewRecord | None = None, rule_set: str = "2019-hd21") -> RatedReview:
    """Return a record, the school's branch unless given, assessed under a rule set; fails the test when it cannot be.

    A decision in the record is taken as a night takes it: the proposals are decided.
    """
    of = of or school_branch()
    chosen = rule_book().choose(of.year, rule_set).value
    assert chosen is not None
    assessed = assess(of, chosen)
    assert assessed.value is not None, [problem.message for problem in assessed.problems]
    decided = decided_levels(assessed.value, of.decision) if of.decision else None
    return RatedReview("thu.xlsx", "0" * 64, of, chosen, assessed.value, decided=decided)
