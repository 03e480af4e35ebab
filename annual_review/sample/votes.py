"""Votes that a branch could have cast and that leave no question open: a majority or a proposal, and no tie at the cap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.sample.people import EXEMPT, SUSPENDED, SampleMember
from annual_review.sample.plan import Plan

_LEVELS = tuple(RatingLevel)
_BEST_BRANCH = 0.55  # how likely a branch is excellent
_SHARES_ASKED = (2019, 2022)  # reviews that ask shares of an excellent branch
_GOOD_FOR_EXCELLENT, _GOOD_FOR_GOOD = Fraction(80, 100), Fraction(70, 100)  # of the members, those HTTNV or better
FIRST_YEAR_WITH_POINTS = 2025
POINTS = {
    RatingLevel.EXCELLENT: (29, 67),
    RatingLevel.GOOD: (26, 58),
    RatingLevel.SATISFACTORY: (20, 42),
    RatingLevel.UNSATISFACTORY: (12, 28),
}
_REASONS = {
    RatingLevel.SATISFACTORY: ("Có nhiệm vụ hoàn thành chậm tiến độ", "Thời gian tham gia công tác trong năm chưa nhiều"),
    RatingLevel.UNSATISFACTORY: ("Nhiều nhiệm vụ được giao chưa hoàn thành",),
}


@dataclass(frozen=True, slots=True)
class SampleCounts:
    """Ballots issued, collected, valid and invalid."""

    issued: int
    collected: int
    valid: int
    invalid: int


@dataclass(frozen=True, slots=True)
class SampleTally:
    """The votes on one subject by level, best first, ballots that left it empty, and the second step where there is one."""

    votes: tuple[int, int, int, int]
    blank: int = 0
    agree: int | None = None


@dataclass(frozen=True, slots=True)
class Voting:
    """All votes of a meeting. ``tallies`` are by member number; ``branch`` is the ballot on the branch's own level."""

    counts: SampleCounts
    tallies: Mapping[int, SampleTally]
    branch: SampleTally
    branch_level: RatingLevel


def make_counts(rng: Random, members: Sequence[SampleMember], *, spoil: bool) -> SampleCounts:
    """Return the counts of a ballot among the official members present; ``spoil`` may lose or spoil a ballot."""
    issued = sum(each.present and not each.probationary for each in members)
    loses = spoil and issued >= 8
    collected = issued - (1 if loses and rng.random() < 0.2 else 0)
    invalid = 1 if loses and rng.random() < 0.2 else 0
    return SampleCounts(issued, collected, collected - invalid, invalid)


def official_convoked(members: Sequence[SampleMember]) -> int:
    """Return how many official members are convoked: the whole of every majority (regulations.md §3.2)."""
    return sum(not each.probationary and each.unrated not in {EXEMPT, SUSPENDED} for each in members)


def cast_votes(
    rng: Random, plan: Plan, members: tuple[SampleMember, ...], counts: SampleCounts, *, employed: bool
) -> tuple[Voting, tuple[SampleMember, ...]]:
    """Return the votes on everybody to be rated, and the members with what the votes call for: proposals, reasons, points."""
    rated = [each for each in members if not each.unrated]
    needed = official_convoked(members) // 2 + 1
    branch_level = RatingLevel.EXCELLENT if rng.random() < _BEST_BRANCH else RatingLevel.GOOD
    may_be_best = [each for each in rated if branch_level is RatingLevel.EXCELLENT or not each.is_head]
    excellent = _excellent_votes(rng, may_be_best, counts.valid, needed)
    tallies: dict[int, SampleTally] = {}
    levels: dict[int, RatingLevel] = {}
    changed = {each.number: each for each in members}
    for member in rated:
        if member.number in excellent:
            tallies[member.number] = _for_excellent(rng, excellent[member.number], counts.valid, needed, plan)
            levels[member.number] = RatingLevel.EXCELLENT
        elif plan.proposals and member.is_plain and _is_open(counts.valid) and rng.random() < 0.1:
            tallies[member.number] = _undecided(counts.valid, plan)
            levels[member.number] = RatingLevel.GOOD
            changed[member.number] = replace(member, proposal=RatingLevel.GOOD)
        else:
            levels[member.number] = _level(rng, member)
            tallies[member.number] = _for_level(rng, levels[member.number], counts.valid, needed, plan)
    allowed = _best_allowed(plan.year, levels.values())
    if allowed.rank < branch_level.rank:
        branch_level = allowed
        head = next((each for each in rated if each.is_head and levels[each.number].rank > allowed.rank), None)
        if head is not None:
            levels[head.number] = allowed
            tallies[head.number] = _for_level(rng, allowed, counts.valid, needed, plan)
    branch = _filled_in(_for_level(rng, branch_level, counts.valid, needed, replace(plan, two_step=False)), branch_level)
    shown = tuple(_with_facts(rng, plan, each, levels.get(each.number), employed=employed) for each in changed.values())
    return Voting(counts, tallies, branch, branch_level), shown


def _best_allowed(year: int, levels: Iterable[RatingLevel]) -> RatingLevel:
    """Return the best level that the members' levels let the branch have: asked from 2019 to 2022 only (regulations.md §5)."""
    counts = LevelCounts.counting(levels)
    if not _SHARES_ASKED[0] <= year <= _SHARES_ASKED[1]:
        return RatingLevel.EXCELLENT
    good = Fraction(counts.at_least(RatingLevel.GOOD), counts.total) if counts.total else Fraction(1)
    if counts.unsatisfactory or good < _GOOD_FOR_GOOD:
        return RatingLevel.SATISFACTORY
    return RatingLevel.EXCELLENT if good >= _GOOD_FOR_EXCELLENT else RatingLevel.GOOD


def _with_facts(rng: Random, plan: Plan, member: SampleMember, level: RatingLevel | None, *, employed: bool) -> SampleMember:
    """Return a rated member with the ratings, the reason and the points that go with ``level``."""
    if level is None:
        return member
    return replace(
        member,
        self_rating=level if level in {RatingLevel.EXCELLENT, RatingLevel.GOOD} else RatingLevel.GOOD,
        employee_rating=level if employed and not member.discipline else None,
        reason=rng.choice(_REASONS[level]) if level in _REASONS and not member.discipline else "",
        points=POINTS[level] if plan.year >= FIRST_YEAR_WITH_POINTS else None,
    )


def _excellent_votes(rng: Random, rated: Sequence[SampleMember], valid: int, needed: int) -> dict[int, int]:
    """Return the votes for excellent of whoever gets a majority of them, no two equal where the cap may come between."""
    promising = [each.number for each in rated if not (each.discipline or each.sick_months)]
    wanted = min(rng.randint(0, max(1, round(len(rated) * 0.3))), len(promising), max(0, valid - needed + 1))
    chosen = promising[:1] + rng.sample(promising[1:], wanted - 1) if wanted else []
    return dict(zip(chosen, rng.sample(range(needed, valid + 1), len(chosen)), strict=True))


def _for_excellent(rng: Random, votes: int, valid: int, needed: int, plan: Plan) -> SampleTally:
    if plan.two_step:
        return replace(_for_level(rng, RatingLevel.GOOD, valid, needed, plan), agree=votes)
    return SampleTally((votes, valid - votes, 0, 0))


def _level(rng: Random, member: SampleMember) -> RatingLevel:
    if member.discipline:
        return RatingLevel.UNSATISFACTORY
    if member.sick_months:
        return RatingLevel.SATISFACTORY
    return rng.choices((RatingLevel.GOOD, RatingLevel.SATISFACTORY), weights=(9, 1))[0]


def _for_level(rng: Random, level: RatingLevel, valid: int, needed: int, plan: Plan) -> SampleTally:
    """Return votes with a majority for ``level``, the rest for its neighbours, now and then one ballot left empty."""
    for_it = rng.randint(min(max(needed, valid * 2 // 3), valid), valid)
    blank = 1 if valid - for_it and rng.random() < 0.15 else 0
    rest = valid - for_it - blank
    first = 1 if plan.two_step else 0
    place = _LEVELS.index(level)
    above, below = max(place - 1, first), min(place + 1, 3)
    votes = [0, 0, 0, 0]
    votes[place] += for_it
    up = rng.randint(0, rest)
    votes[above] += up
    votes[below] += rest - up
    return SampleTally((votes[0], votes[1], votes[2], votes[3]), blank)


def _filled_in(tally: SampleTally, level: RatingLevel) -> SampleTally:
    """Return votes in which the ballots left empty went to ``level``: the sheet of the branch's ballot has no row for them."""
    votes = [*tally.votes]
    votes[_LEVELS.index(level)] += tally.blank
    return SampleTally((votes[0], votes[1], votes[2], votes[3]))


def _is_open(valid: int) -> bool:
    return valid >= 4


def _undecided(valid: int, plan: Plan) -> SampleTally:
    """Return votes without a majority for any level."""
    half = valid // 2
    odd = valid - 2 * half
    return SampleTally((0, half, half, odd)) if plan.two_step else SampleTally((half, half, odd, 0))
