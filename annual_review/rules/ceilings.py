"""What holds a member's level below the vote: discipline, sickness, employee rating, the branch's level, points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from annual_review.model.assessment import Reason
from annual_review.model.members import Member
from annual_review.model.ratings import RatingLevel
from annual_review.rules.ruleset import CeilingKind, CeilingRule, RuleSet

_FIELDS = {
    CeilingKind.DISCIPLINED: "discipline",
    CeilingKind.SICK: "sick_months",
    CeilingKind.EMPLOYEE_RATING: "employee_rating",
    CeilingKind.HEAD_NOT_ABOVE_BRANCH: "party_post",
    CeilingKind.POINTS: "points",
}


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The best level one rule leaves a member, with the reason; ``binding`` as in ``CeilingRule``.

    ``field`` is the field of the member that brings it about.
    """

    limit: RatingLevel
    reason: Reason
    binding: bool
    field: str

    def is_below(self, level: RatingLevel) -> bool:
        """Return whether ``level`` is above this ceiling."""
        return self.limit.rank < level.rank


def ceilings_of(member: Member, rule_set: RuleSet, branch_level: RatingLevel | None) -> tuple[Ceiling, ...]:
    """Return every ceiling of ``member``, in the order of the rule set; ``branch_level`` is None while it is not known."""
    found: list[Ceiling] = []
    for rule in rule_set.ceilings:
        limit = _limit(rule, member, branch_level)
        if limit is not None:
            found.append(Ceiling(limit, _reason(rule, limit, member, rule_set), rule.binding, _FIELDS[rule.kind]))
    return tuple(found)


def lowered(level: RatingLevel, ceilings: tuple[Ceiling, ...]) -> RatingLevel:
    """Return ``level``, or the lowest of the binding ``ceilings`` below it."""
    return min((level, *(each.limit for each in ceilings if each.binding)), key=lambda each: each.rank)


def _limit(rule: CeilingRule, member: Member, branch_level: RatingLevel | None) -> RatingLevel | None:
    match rule.kind:
        case CeilingKind.DISCIPLINED:
            return rule.limits["any"] if member.discipline else None
        case CeilingKind.SICK:
            return rule.limits["any"] if member.sick_months >= rule.from_months else None
        case CeilingKind.EMPLOYEE_RATING:
            return rule.limits.get(member.employee_rating) if member.employee_rating else None
        case CeilingKind.HEAD_NOT_ABOVE_BRANCH:
            return rule.limits.get(branch_level) if member.is_head and branch_level else None
        case CeilingKind.POINTS:
            return _points_limit(rule, member)
        case _:
            assert_never(rule.kind)


def _points_limit(rule: CeilingRule, member: Member) -> RatingLevel | None:
    if member.points is None:
        return None
    reached = [int(bound) for bound in rule.limits if int(bound) <= member.points]
    return rule.limits[str(max(reached))] if reached else None


def _reason(rule: CeilingRule, limit: RatingLevel, member: Member, rule_set: RuleSet) -> Reason:
    values = {"level": rule_set.levels[limit].short}
    if member.employee_rating:
        values["employee"] = rule_set.levels[member.employee_rating].short
    return Reason(rule.sentence.format_map(values), rule.citation)
