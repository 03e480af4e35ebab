"""What a rule set asks of a branch before it may put its own level forward (product.md §5.7, regulations.md §10.4)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from annual_review.model.assessment import Denominator, Requirement, RequirementKind, Share
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import vietnamese
from annual_review.rules.ceilings import total_points
from annual_review.rules.ruleset import BranchRequirement


def requirements_of(
    rules: Iterable[BranchRequirement], level: RatingLevel, totals: LevelCounts, record: ReviewRecord
) -> tuple[Requirement, ...]:
    """Return every requirement on the branch of ``record`` at ``level`` whose rated members have the levels ``totals``.

    Unrated members are in neither number (regulations.md §5); with nobody rated a share is not met. Points the branch did
    not give itself are no requirement here (they are warned about as missing), and nobody disciplined is one that is met.
    """
    found = (_checked(rule, totals, record) for rule in rules if rule.level is level)
    return tuple(each for each in found if each is not None)


def _checked(rule: BranchRequirement, totals: LevelCounts, record: ReviewRecord) -> Requirement | None:
    match rule.kind:
        case RequirementKind.MEMBERS:
            return _of_members(rule, totals)
        case RequirementKind.COMMITTEE:
            names = [member.name for member in record.members if member.leads and member.discipline]
            text = rule.sentence.format(names=", ".join(names) or "không có")
            return Requirement(rule.kind, text, not names, rule.action, rule.citation)
        case RequirementKind.POINTS:
            points = total_points(record.points)
            if points is None or rule.points is None:
                return None
            text = rule.sentence.format(points=vietnamese.decimal(points, 2))
            return Requirement(rule.kind, text, points >= rule.points, rule.action, rule.citation)
        case _:
            assert_never(rule.kind)


def _of_members(rule: BranchRequirement, totals: LevelCounts) -> Requirement:
    at_least, needed = rule.at_least or RatingLevel.SATISFACTORY, rule.share or Fraction(0)
    share = Share(totals.at_least(at_least), totals.total, Denominator.RATED)
    text = rule.sentence.format(count=share.part, rated=share.whole)
    met = share.value is not None and share.value >= needed
    return Requirement(rule.kind, text, met, rule.action, rule.citation, share, needed, at_least)
