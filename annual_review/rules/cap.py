"""The cap on «hoàn thành xuất sắc»: bases, rounding, who keeps it by votes, ties (product.md §5.5, regulations.md §2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
    """The cap applied to a cell: members ``lowered`` to good, how many may be excellent (``most``), and the proof."""

    lowered: frozenset[int]
    most: int
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


def base_count(base: CapBase, levels: LevelCounts, members: int) -> int:
    """Return how many members ``base`` counts, of those rated ``levels`` and ``members`` on the roster."""
    match base:
        case CapBase.GOOD_ONLY:
            return levels.good
        case CapBase.GOOD_OR_BETTER:
            return levels.at_least(RatingLevel.GOOD)
        case CapBase.RATED:
            return levels.total
        case CapBase.ALL_MEMBERS:
            return members
        case _:
            assert_never(base)


def cap_lines(rule: CapRule, levels: LevelCounts, members: int) -> tuple[CapLine, ...]:
    """Return the cap on every base with the final counts ``levels``."""
    counts = ((base, base_count(base, levels, members)) for base in CapBase)
    limits = ((base, count, limit_of(rule.applied_percent, count, rule.rounding)) for base, count in counts)
    return tuple(CapLine(base, count, limit, kept=levels.excellent <= limit) for base, count, limit in limits)


def apply_cap(rule: CapRule, candidates: Sequence[Candidate], members: int) -> Capped | Tie:
    """Return the cap applied to the ``candidates`` it counts, of ``members`` on the roster, or the tie it must not break.

    Explicit proposals count first and stand. Of the others voted excellent as many keep it as fit, by votes; the number
    that fits is tested on the counts it leads to. Over the base organisation nobody is lowered here: the ward sees all.
    """
    levels = LevelCounts.counting(each.level for each in candidates)
    voted = sorted((each for each in candidates if _may_be_lowered(each)), key=lambda each: -each.votes)
    room = len(voted) if rule.unit is CapUnit.BASE_ORG else _room(rule, levels, len(voted), members)
    most = levels.excellent - len(voted) + room
    if 0 < room < len(voted) and voted[room - 1].votes == voted[room].votes:
        return _tie(voted, room, most)
    final = _moved(levels, len(voted) - room)
    return Capped(frozenset(each.number for each in voted[room:]), most, _assessment(rule, final, members, len(voted) - room))


def _may_be_lowered(candidate: Candidate) -> bool:
    return candidate.level is RatingLevel.EXCELLENT and not candidate.explicit


def _room(rule: CapRule, levels: LevelCounts, voted: int, members: int) -> int:
    """The most of ``voted`` that can stay excellent: the counts are those after the others have become good."""
    for room in range(voted, 0, -1):
        final = _moved(levels, voted - room)
        if final.excellent <= limit_of(rule.applied_percent, base_count(rule.base, final, members), rule.rounding):
            return room
    return 0


def _moved(levels: LevelCounts, lowered: int) -> LevelCounts:
    return LevelCounts(levels.excellent - lowered, levels.good + lowered, levels.satisfactory, levels.unsatisfactory)


def _tie(voted: Sequence[Candidate], room: int, most: int) -> Tie:
    votes = voted[room].votes
    above = sum(each.votes > votes for each in voted)
    return Tie(tuple(sorted(each.number for each in voted if each.votes == votes)), votes, most, room - above)


def _assessment(rule: CapRule, final: LevelCounts, members: int, lowered: int) -> CapAssessment:
    lines = cap_lines(rule, final, members)
    applied = next(line for line in lines if line.base is rule.base)
    limited = CapOutcome.LIMITED if lowered else CapOutcome.WITHIN
    return CapAssessment(
        percent=rule.applied_percent,
        rounding=rule.rounding.value,
        unit=rule.unit.value,
        applied=applied,
        lines=lines,
        excellent=final.excellent,
        outcome=limited if applied.kept else CapOutcome.EXCEEDED,
        citation=rule.citation,
        grounds=rule.grounds,
    )
