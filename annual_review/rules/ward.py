"""The ward's figures: the totals of its branches added up, and the cap over all of them (product.md §5.5, §5.8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annual_review.model.assessment import (
    Assessment,
    CapAssessment,
    CapBase,
    CapOutcome,
    Check,
    Denominator,
    MemberFigures,
    Relation,
    Side,
    WardFigures,
)
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules import words
from annual_review.rules.cap import base_counts, cap_lines
from annual_review.rules.ruleset import CapUnit, Rounding
from annual_review.rules.shares import level_shares


def pool(assessments: Sequence[Assessment]) -> WardFigures:
    """Return the figures of a ward whose branches are ``assessments``; nobody's level changes: the ward decides.

    The cap is pooled only where all branches follow the same rule set.
    """
    members = _members(each.figures for each in assessments)
    totals = sum((each.totals for each in assessments), LevelCounts())
    base = _totals_base(assessments)
    whole = members.total if base is Denominator.MEMBERS else members.rated
    branches = LevelCounts.counting(each.branch.level for each in assessments if each.branch)
    one_rule = len({(each.rule_set, _terms(each.cap)) for each in assessments}) == 1
    return WardFigures(
        branches=len(assessments),
        members=members,
        totals=totals,
        total_shares=level_shares(totals, whole, base),
        branch_levels=branches,
        cap=_pooled_cap(assessments) if one_rule else None,
        head_cap=_head_cap(assessments) if one_rule else None,
        branch_cap=_branch_cap(assessments[0].cap, branches) if one_rule and branches.total else None,
        checks=_checks(assessments, members, totals),
    )


def _members(figures: Iterable[MemberFigures]) -> MemberFigures:
    columns = [
        (each.total, each.official, each.probationary, each.present, each.absent, each.rated, each.unrated) for each in figures
    ]
    return MemberFigures(*(sum(column) for column in zip(*columns, strict=True))) if columns else MemberFigures(*[0] * 7)


def _totals_base(assessments: Sequence[Assessment]) -> Denominator:
    bases = {share.base for each in assessments for share in each.total_shares.values()}
    return bases.pop() if len(bases) == 1 else Denominator.RATED


def _terms(cap: CapAssessment) -> tuple[object, ...]:
    """What must be the same in two branches for their caps to be added: a ward's own values may differ from year to year."""
    return (cap.percent, cap.rounding, cap.unit, cap.applied.base, cap.grounds)


def _pooled_cap(assessments: Sequence[Assessment]) -> CapAssessment:
    counts = {base: sum(_count(each.cap, base) for each in assessments) for base in CapBase}
    return _reckoned(assessments[0].cap, counts, sum(each.cap.excellent for each in assessments))


def _count(cap: CapAssessment, base: CapBase) -> int:
    return next(line.base_count for line in cap.lines if line.base is base)


def _head_cap(assessments: Sequence[Assessment]) -> CapAssessment | None:
    """The heads are one group of like posts; elsewhere they are counted with all the others."""
    like = assessments[0].cap
    if like.unit != CapUnit.POSITION_GROUP.value:
        return None
    levels = LevelCounts.counting(each.proposed for one in assessments for each in one.members if each.member.is_head)
    unrated = sum(each.member.is_head for one in assessments for each in one.unrated)
    return _reckoned(like, base_counts(levels, levels.total + unrated), levels.excellent)


def _branch_cap(like: CapAssessment, levels: LevelCounts) -> CapAssessment:
    """The cap on branches follows that on members; no text was seen that says so for every regime: to be confirmed."""
    found = _reckoned(like, base_counts(levels, levels.total), levels.excellent)
    return replace(found, citation=replace(like.citation, confirmed=False))


def _reckoned(like: CapAssessment, counts: dict[CapBase, int], excellent: int) -> CapAssessment:
    lines = cap_lines(like.percent, Rounding(like.rounding), counts, excellent)
    applied = next(line for line in lines if line.base is like.applied.base)
    outcome = CapOutcome.WITHIN if applied.kept else CapOutcome.EXCEEDED
    return replace(like, lines=lines, applied=applied, excellent=excellent, outcome=outcome)


def _checks(assessments: Sequence[Assessment], members: MemberFigures, totals: LevelCounts) -> tuple[Check, ...]:
    """The ward's totals against its members one by one, for every level and for those not rated."""
    levels = [each.proposed for one in assessments for each in one.members]
    rated = Check(words.RATED, Side(words.CELLS_TOTAL, members.rated), Relation.EQUAL, Side(words.ONE_BY_ONE, len(levels)))
    unrated = sum(len(each.unrated) for each in assessments)
    left_out = Check(words.UNRATED, Side(words.CELLS_TOTAL, members.unrated), Relation.EQUAL, Side(words.ONE_BY_ONE, unrated))
    by_level = tuple(
        Check(
            words.LEVELS[level],
            Side(words.CELLS_TOTAL, totals.of(level)),
            Relation.EQUAL,
            Side(words.ONE_BY_ONE, levels.count(level)),
        )
        for level in RatingLevel
    )
    return (rated, left_out, *by_level)
