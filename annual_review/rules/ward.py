"""The ward's figures: the totals of its branches added up, and the cap over all of them (product.md §5.5, §5.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace

from annual_review.model.assessment import (
    CapAssessment,
    CapBase,
    CapOutcome,
    Denominator,
    MemberFigures,
    WardFigures,
)
from annual_review.model.checks import Check, Relation, Side
from annual_review.model.figures import BranchFigures
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules import words
from annual_review.rules.cap import base_counts, cap_lines
from annual_review.rules.ruleset import CapUnit, Rounding
from annual_review.rules.shares import level_shares


@dataclass(frozen=True, slots=True)
class WardCounts:
    """A ward's people and branches counted one by one, apart from the totals its branches print."""

    levels: LevelCounts  # rated members at each proposed level
    unrated: int
    heads: LevelCounts  # secretaries at each proposed level
    unrated_heads: int
    branches: LevelCounts  # branches at each level, those with a ballot on it


def ward_figures(branches: Sequence[BranchFigures], counted: WardCounts) -> WardFigures:
    """Return the figures of a ward with these ``branches``; nobody's level changes: the ward decides.

    The totals are the sums of the branches' own totals; ``counted`` holds the same people one by one, against which the
    totals are checked. The cap is reckoned over the ward only where all branches follow the same rule set.
    """
    members = _members(each.members for each in branches)
    totals = sum((each.totals for each in branches), LevelCounts())
    base = _totals_base(branches)
    whole = members.total if base is Denominator.MEMBERS else members.rated
    one_rule = len({(each.rule_set, _terms(each.cap)) for each in branches}) == 1
    return WardFigures(
        branches=len(branches),
        members=members,
        totals=totals,
        total_shares=level_shares(totals, whole, base),
        branch_levels=counted.branches,
        **(_caps(branches, counted) if one_rule else {}),
        checks=_checks(counted, members, totals),
    )


def _members(figures: Iterable[MemberFigures]) -> MemberFigures:
    sums: Counter[str] = Counter()
    for each in figures:
        sums.update(asdict(each))
    return MemberFigures(**{field.name: sums[field.name] for field in fields(MemberFigures)})


def _totals_base(branches: Sequence[BranchFigures]) -> Denominator:
    bases = {each.total_base for each in branches}
    return bases.pop() if len(bases) == 1 else Denominator.RATED


def _terms(cap: CapAssessment) -> tuple[object, ...]:
    """What must be the same in two branches for their caps to be added: a ward's own values may differ from year to year."""
    return (cap.percent, cap.rounding, cap.ward_unit, cap.applied.base, cap.grounds)


def _caps(branches: Sequence[BranchFigures], counted: WardCounts) -> dict[str, CapAssessment | None]:
    """The caps of a ward: over all members until 2024, from 2025 on by groups of like positions (regulations.md §10.1)."""
    like = branches[0].cap
    left = sum(_count(each.cap, CapBase.ALL_MEMBERS) for each in branches)
    if like.ward_unit != CapUnit.POSITION_GROUP.value:
        return {"cap": _reckoned(like, base_counts(counted.levels, left), counted.levels.excellent)}
    heads, others = counted.heads, counted.levels.minus(counted.heads)
    all_heads = heads.total + counted.unrated_heads
    members = sum(each.members.total for each in branches)
    return {
        "cap": _reckoned(like, base_counts(others, members - all_heads), others.excellent),
        "head_cap": _reckoned(like, base_counts(heads, all_heads), heads.excellent),
        "branch_cap": _branch_cap(like, counted.branches) if counted.branches.total else None,
    }


def _count(cap: CapAssessment, base: CapBase) -> int:
    return next(line.base_count for line in cap.lines if line.base is base)


def _branch_cap(like: CapAssessment, levels: LevelCounts) -> CapAssessment:
    return _reckoned(like, base_counts(levels, levels.total), levels.excellent)


def _reckoned(like: CapAssessment, counts: dict[CapBase, int], excellent: int) -> CapAssessment:
    lines = cap_lines(like.percent, Rounding(like.rounding), counts, excellent)
    applied = next(line for line in lines if line.base is like.applied.base)
    outcome = CapOutcome.WITHIN if applied.kept else CapOutcome.EXCEEDED
    return replace(
        like,
        lines=lines,
        applied=applied,
        excellent=excellent,
        outcome=outcome,
        voted=excellent,
        without_head=(),
        answer=None,
        answer_citation=None,
        claim=None,
    )


def _checks(counted: WardCounts, members: MemberFigures, totals: LevelCounts) -> tuple[Check, ...]:
    """The ward's totals against its members one by one, for every level and for those not rated (product.md §5.8)."""

    def check(title: str, sum_of_branches: int, one_by_one: int) -> Check:
        return Check(title, Side(words.CELLS_TOTAL, sum_of_branches), Relation.EQUAL, Side(words.ONE_BY_ONE, one_by_one))

    return (
        check(words.RATED, members.rated, counted.levels.total),
        check(words.WITHOUT_LEVEL, members.not_subject + members.unrated, counted.unrated),
        *(check(words.LEVELS[level], totals.of(level), counted.levels.of(level)) for level in RatingLevel),
    )
