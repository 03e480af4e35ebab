"""Points by the two groups of criteria: parts within their most, a total that is their sum (regulations.md §11.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from annual_review.model.members import Member, Points
from annual_review.problems import Place, vietnamese
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.collector import Collector
from annual_review.rules.ruleset import RuleSet


def typed_points(common: Fraction | None, results: Fraction | None, total: Fraction | None) -> Points | None:
    """Return the points that were typed, None without any."""
    typed = (common, results, total)
    return None if typed == (None, None, None) else Points(*typed)


def check_points(
    points: Points | None, whose: str, places: Callable[[str], Place], rule_set: RuleSet, found: Collector
) -> None:
    """Report points above their most, a total that is not the sum of its parts, one part alone; in a review without points
    that they are not used. ``whose`` is a name or the branch, ``places`` gives the cell of ``common``, ``results``, ``total``.
    """
    if points is None:
        return
    rule = rule_set.points
    parts = {"common": points.common, "results": points.results, "total": points.total}
    typed = {name: value for name, value in parts.items() if value is not None}
    if rule is None:
        found.add(member_problems.POINTS_NOT_USED.at(places(next(iter(typed))), whose=whose))
        return
    most = {"common": rule.common, "results": rule.results, "total": rule.total}
    over = {name: value for name, value in typed.items() if value > most[name]}
    for name, value in over.items():
        shown = vietnamese.decimal(value, 2)
        found.add(member_problems.POINTS_OVER.at(places(name), whose=whose, value=shown, most=most[name]))
    if over:
        return
    if points.common is not None and points.results is not None:
        summed = points.common + points.results
        if points.total is not None and points.total != summed:
            values = {"typed": vietnamese.decimal(points.total, 2), "sum": vietnamese.decimal(summed, 2)}
            found.add(member_problems.POINTS_SUM.at(places("total"), places("common"), whose=whose, **values))
    elif points.total is None:
        found.add(member_problems.POINTS_HALF.at(places(next(iter(typed))), whose=whose))


def check_members_points(members: Iterable[Member], rule_set: RuleSet, found: Collector) -> None:
    """Report what is wrong with the points of every member, those the branch agreed on and the member's own."""
    for member in members:
        for field, points in (("points", member.points), ("self_points", member.self_points)):
            check_points(points, member.name, _placed(member, field), rule_set, found)


def _placed(member: Member, field: str) -> Callable[[str], Place]:
    return lambda part: member.place(f"{field}.{part}")
