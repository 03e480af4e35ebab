"""Votes that a branch could have cast and that leave no question open: a majority or a proposal, and no tie at the cap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from annual_review.model.ratings import RatingLevel
from annual_review.sample.people import SampleMember
from annual_review.sample.plan import Plan

_LEVELS = tuple(RatingLevel)
_CAP_PERCENT = 20  # of the regulations known; only used to see when equal votes cannot lie across the limit


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


def cast_votes(
    rng: Random, plan: Plan, members: tuple[SampleMember, ...], counts: SampleCounts
) -> tuple[Voting, tuple[SampleMember, ...]]:
    """Return the votes on everybody to be rated, and the members with the proposals that the votes call for."""
    rated = [each for each in members if not each.unrated]
    excellent = _excellent_votes(rng, rated, counts.valid)
    tallies: dict[int, SampleTally] = {}
    changed = {each.number: each for each in members}
    for member in rated:
        if member.number in excellent:
            tallies[member.number] = _for_excellent(rng, excellent[member.number], counts.valid, plan)
        elif plan.proposals and member.is_plain and _is_open(counts.valid) and rng.random() < 0.1:
            tallies[member.number] = _undecided(counts.valid, plan)
            changed[member.number] = replace(member, proposal=RatingLevel.GOOD, employee_rating=None)
        else:
            tallies[member.number] = _for_level(rng, _level(rng, member), counts.valid, plan)
    level = rng.choices(_LEVELS[:3], weights=(5, 4, 1))[0]
    branch = _filled_in(_for_level(rng, level, counts.valid, replace(plan, two_step=False)), level)
    tallies_shown = tuple(
        replace(each, points=_points(plan, each, tallies), self_rating=_self(each, excellent)) for each in changed.values()
    )
    return Voting(counts, tallies, branch, level), tallies_shown


def _excellent_votes(rng: Random, rated: Sequence[SampleMember], valid: int) -> dict[int, int]:
    """Return the votes for excellent of whoever gets a majority of them, no two equal where the cap may come between."""
    promising = [each.number for each in rated if not (each.discipline or each.sick_months)]
    lowest = valid // 2 + 1
    wanted = min(rng.randint(0, max(1, round(len(rated) * 0.3))), len(promising), valid - lowest + 1)
    chosen = promising[:1] + rng.sample(promising[1:], wanted - 1) if wanted else []
    surely_good = sum(
        each.employee_rating in {None, RatingLevel.EXCELLENT, RatingLevel.GOOD} for each in rated if each.is_plain
    )
    if len(chosen) <= surely_good * _CAP_PERCENT // 100 - 1:
        return {number: rng.randint(lowest, valid) for number in chosen}
    return dict(zip(chosen, rng.sample(range(lowest, valid + 1), len(chosen)), strict=True))


def _for_excellent(rng: Random, votes: int, valid: int, plan: Plan) -> SampleTally:
    if plan.two_step:
        return replace(_for_level(rng, RatingLevel.GOOD, valid, plan), agree=votes)
    return SampleTally((votes, valid - votes, 0, 0))


def _level(rng: Random, member: SampleMember) -> RatingLevel:
    if member.discipline:
        return RatingLevel.UNSATISFACTORY
    if member.sick_months:
        return RatingLevel.SATISFACTORY
    return rng.choices((RatingLevel.GOOD, RatingLevel.SATISFACTORY), weights=(9, 1))[0]


def _for_level(rng: Random, level: RatingLevel, valid: int, plan: Plan) -> SampleTally:
    """Return votes with a majority for ``level``, the rest for its neighbours, now and then one ballot left empty."""
    for_it = rng.randint(max(valid // 2 + 1, valid * 2 // 3), valid)
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


def _points(plan: Plan, member: SampleMember, tallies: Mapping[int, SampleTally]) -> int | None:
    """Return points (from 2025 on) that agree with the vote: of 100, for those whose level the vote alone gives."""
    tally = tallies.get(member.number)
    if plan.year < 2025 or tally is None or member.proposal or not member.is_plain:
        return None
    if tally.agree is not None:
        return 95
    return (96, 84, 62, 40)[max(range(4), key=tally.votes.__getitem__)]


def _self(member: SampleMember, excellent: Mapping[int, int]) -> RatingLevel | None:
    if member.unrated:
        return None
    return RatingLevel.EXCELLENT if member.number in excellent else RatingLevel.GOOD
