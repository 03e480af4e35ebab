"""What bears on a member's level: discipline, sickness, employee rating, the branch's level, points; and mere remarks."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from annual_review.model.assessment import Action, Reason
from annual_review.model.members import Member, Points
from annual_review.model.ratings import RatingLevel
from annual_review.problems import vietnamese
from annual_review.rules.ruleset import CeilingKind, CeilingRule, RemarkKind, RemarkRule, RuleSet

_FIELDS = {
    CeilingKind.DISCIPLINED: "discipline",
    CeilingKind.SICK: "sick_months",
    CeilingKind.EMPLOYEE_RATING: "employee_rating",
    CeilingKind.HEAD_NOT_ABOVE_BRANCH: "party_post",
    CeilingKind.POINTS: "points",
}
_REMARK_FIELDS = {
    RemarkKind.SICK: "sick_months",
    RemarkKind.MATERNITY: "maternity",
    RemarkKind.TEMPORARY_ELSEWHERE: "temporary_elsewhere",
    RemarkKind.SUSPENDED_FROM_COMMITTEE: "suspended_from_committee",
}


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The best level one rule leaves a member, with the reason and what it makes the program do.

    ``field`` is the field of the member that brings it about; ``unless_reason`` as in ``CeilingRule``.
    """

    limit: RatingLevel
    reason: Reason
    action: Action
    field: str
    unless_reason: bool

    def is_below(self, level: RatingLevel) -> bool:
        """Return whether ``level`` is above this ceiling."""
        return self.limit.rank < level.rank


@dataclass(frozen=True, slots=True)
class Noted:
    """A remark on a member: a note for the clerk, or a warning where the law is disputed."""

    reason: Reason
    action: Action
    field: str


def ceilings_of(member: Member, rule_set: RuleSet, branch_level: RatingLevel | None) -> tuple[Ceiling, ...]:
    """Return every ceiling of ``member``, in the order of the rule set; ``branch_level`` is None while it is not known.

    A rule that asks by points does so for points the branch agreed on; a member's own are warned about.
    """
    found: list[Ceiling] = []
    for rule in rule_set.ceilings:
        limit = _limit(rule, member, branch_level)
        if limit is not None:
            only_self = rule.kind is CeilingKind.POINTS and total_points(member.points) is None
            action = Action.WARN if only_self and rule.action is Action.ASK else rule.action
            field = "self_points" if only_self else _FIELDS[rule.kind]
            found.append(Ceiling(limit, _reason(rule, limit, member, rule_set), action, field, rule.unless_reason))
    return tuple(found)


def remarks_of(member: Member, rule_set: RuleSet) -> tuple[Noted, ...]:
    """Return what the rule set wants looked at for ``member``, in its order."""
    return tuple(
        Noted(Reason(rule.sentence, rule.citation), rule.action, _REMARK_FIELDS[rule.kind])
        for rule in rule_set.remarks
        if _touches(rule, member)
    )


def total_points(points: Points | None) -> Fraction | None:
    """Return the points of 100: the typed total, else the sum of both parts; None where either is missing."""
    if points is None:
        return None
    if points.total is not None:
        return points.total
    return None if points.common is None or points.results is None else points.common + points.results


def _touches(rule: RemarkRule, member: Member) -> bool:
    match rule.kind:
        case RemarkKind.SICK:
            return member.sick_months >= rule.from_months
        case RemarkKind.MATERNITY:
            return member.maternity
        case RemarkKind.TEMPORARY_ELSEWHERE:
            return member.temporary_elsewhere
        case RemarkKind.SUSPENDED_FROM_COMMITTEE:
            return member.suspended_from_committee
        case _:
            assert_never(rule.kind)


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
    points = _points(member)
    if points is None:
        return None
    reached = [int(bound) for bound in rule.limits if int(bound) <= points]
    return rule.limits[str(max(reached))] if reached else None


def _points(member: Member) -> Fraction | None:
    """The points that count: those the branch agreed on, else the member's own."""
    agreed = total_points(member.points)
    return total_points(member.self_points) if agreed is None else agreed


def _reason(rule: CeilingRule, limit: RatingLevel, member: Member, rule_set: RuleSet) -> Reason:
    values = {"level": rule_set.levels[limit].short}
    if member.employee_rating:
        values["employee"] = rule_set.levels[member.employee_rating].short
    points = _points(member)
    if points is not None:
        values["points"] = vietnamese.decimal(points, 2)
    return Reason(rule.sentence.format_map(values), rule.citation)
