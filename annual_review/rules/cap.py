"""The cap on «hoàn thành xuất sắc»: bases, rounding, who keeps it by votes, ties (product.md §5.5, regulations.md §2)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from annual_review.model.assessment import CapAssessment, CapBase, CapLine, CapOutcome
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.ruleset import CapRule, CapUnit, Rounding


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rated member as the cap sees it: the level before the cap, whether the clerk typed it, the votes for excellent."""

    number: int
    level: RatingLevel
    explicit: bool
    votes: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Members with equal ``votes`` across the limit: ``room`` of them could keep excellent, nobody may choose which."""

    members: tuple[int, ...]
    votes: int
    limit: int
    room: int


@dataclass(frozen=True, slots=True)
class Capped:
    """The cap applied to a branch: the members it has ``lowered`` to good, and the proof."""

    lowered: frozenset[int]
    assessment: CapAssessment


def limit_of(percent: Fraction, base_count: int, rounding: Rounding) -> int:
    """Return ``percent`` (0..100) of ``base_count`` members as a whole number of members."""
    exact = percent * base_count / 100
    match rounding:
        case Rounding.FLOOR:
            return math.floor(exact)
        case Rounding.HALF_UP:
            return math.floor(exact + Fraction(1, 2))
        case _:
            assert_never(rounding)


def base_counts(levels: LevelCounts, members: int) -> dict[CapBase, int]:
    """Return how many members each base counts, of those rated ``levels`` and ``members`` on the roster."""
    return {
        CapBase.GOOD_ONLY: levels.good,
        CapBase.GOOD_OR_BETTER: levels.at_least(RatingLevel.GOOD),
        CapBase.RATED: levels.total,
        CapBase.ALL_MEMBERS: members,
    }


def most_excellent(percent: Fraction, base: CapBase, counts: Mapping[CapBase, int], rounding: Rounding) -> int:
    """Return how many members may be excellent at most; ``counts`` are those of every base.

    ``good_only`` is self-referential, for whoever becomes excellent leaves the base: the most is the largest number that
    still holds on the counts it leads to. So on every base it stays the same when the cap moves members to good.
    """
    if base is not CapBase.GOOD_ONLY:
        return limit_of(percent, counts[base], rounding)
    both = counts[CapBase.GOOD_OR_BETTER]
    return next(most for most in range(both, -1, -1) if most <= limit_of(percent, both - most, rounding))


def cap_lines(percent: Fraction, rounding: Rounding, counts: Mapping[CapBase, int], excellent: int) -> tuple[CapLine, ...]:
    """Return the cap on every base for ``excellent`` members, by the final ``counts`` of the bases."""
    limits = {base: most_excellent(percent, base, counts, rounding) for base in CapBase}
    return tuple(CapLine(base, counts[base], limit, kept=excellent <= limit) for base, limit in limits.items())


def apply_cap(rule: CapRule, candidates: Sequence[Candidate], members: int) -> Capped | Tie:
    """Return the cap applied to the ``candidates`` it counts, of ``members`` on the roster, or the tie it must not break.

    Explicit proposals count first and stand. Of the others voted excellent as many keep it as there is room, by votes.
    Over the base organisation nobody is lowered here: only the ward sees all its branches.
    """
    levels = LevelCounts.counting(each.level for each in candidates)
    voted = sorted((each for each in candidates if _may_be_lowered(each)), key=lambda each: -each.votes)
    limit = most_excellent(rule.applied_percent, rule.base, base_counts(levels, members), rule.rounding)
    room = max(0, limit - (levels.excellent - len(voted)))
    if rule.unit is CapUnit.BASE_ORG or room >= len(voted):
        return Capped(frozenset(), _assessment(rule, levels, members, CapOutcome.WITHIN))
    if room and voted[room - 1].votes == voted[room].votes:
        return _tie(voted, room, limit)
    lowered = frozenset(each.number for each in voted[room:])
    return Capped(lowered, _assessment(rule, _moved(levels, len(lowered)), members, CapOutcome.LIMITED))


def _may_be_lowered(candidate: Candidate) -> bool:
    return candidate.level is RatingLevel.EXCELLENT and not candidate.explicit


def _moved(levels: LevelCounts, lowered: int) -> LevelCounts:
    return LevelCounts(levels.excellent - lowered, levels.good + lowered, levels.satisfactory, levels.unsatisfactory)


def _tie(voted: Sequence[Candidate], room: int, limit: int) -> Tie:
    votes = voted[room].votes
    above = sum(each.votes > votes for each in voted)
    return Tie(tuple(sorted(each.number for each in voted if each.votes == votes)), votes, limit, room - above)


def _assessment(rule: CapRule, final: LevelCounts, members: int, outcome: CapOutcome) -> CapAssessment:
    lines = cap_lines(rule.applied_percent, rule.rounding, base_counts(final, members), final.excellent)
    applied = next(line for line in lines if line.base is rule.base)
    return CapAssessment(
        percent=rule.applied_percent,
        rounding=rule.rounding.value,
        unit=rule.unit.value,
        applied=applied,
        lines=lines,
        excellent=final.excellent,
        outcome=outcome if applied.kept else CapOutcome.EXCEEDED,
        citation=rule.citation,
        grounds=rule.grounds,
    )
