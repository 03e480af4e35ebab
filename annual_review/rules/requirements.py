"""What a rule set asks of the ratings of a branch's members before the branch may have its own level (product.md §5.7)."""

from __future__ import annotations

from collections.abc import Iterable

from annual_review.model.assessment import Denominator, Requirement, Share
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.ruleset import BranchRequirement


def requirements_of(rules: Iterable[BranchRequirement], level: RatingLevel, totals: LevelCounts) -> tuple[Requirement, ...]:
    """Return every requirement on a branch of ``level`` whose rated members have the levels ``totals``.

    Unrated members are in neither number (regulations.md §5); with nobody rated a requirement is not met.
    """
    return tuple(_checked(rule, totals) for rule in rules if rule.level is level)


def _checked(rule: BranchRequirement, totals: LevelCounts) -> Requirement:
    share = Share(totals.at_least(rule.at_least), totals.total, Denominator.RATED)
    text = rule.sentence.format(count=share.part, rated=share.whole)
    met = share.value is not None and share.value >= rule.share
    return Requirement(text, share, rule.share, met, rule.citation)
