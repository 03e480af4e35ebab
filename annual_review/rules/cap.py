"""The cap on «hoàn thành xuất sắc»: bases, rounding, the branch's answer when it is passed (regulations.md §2, §11.2)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from annual_review.model.assessment import CapAssessment, CapBase, CapClaim, CapLine, CapOutcome, Citation
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import OverCap
from annual_review.rules.ruleset import CapRule, CapUnit, Rounding

TYPED_ANSWER = Citation("mục «Khi vượt tỷ lệ HTXSNV»", confirmed=True)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rated member as the cap sees it: the level before the cap, whether the clerk typed it, the votes for excellent."""

    number: int
    level: RatingLevel
    explicit: bool
    votes: int
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Members with equal ``votes`` across the limit: ``room`` of them could keep excellent, nobody may choose which."""

    members: tuple[int, ...]
    votes: int
    limit: int
    room: int


@dataclass(frozen=True, slots=True)
class Unanswered:
    """More than ``limit`` are voted excellent and the branch does not say what to do.

    ``members`` are those without a «Chi bộ đề xuất», in the order of their votes; ``excellent`` counts all; ``room`` is what
    is left beside the explicit proposals. ``one_by_one``: the branch wants to propose each one and has not yet.
    """

    members: tuple[int, ...]
    excellent: int
    limit: int
    room: int
    one_by_one: bool = False


@dataclass(frozen=True, slots=True)
class Capped:
    """The cap reckoned for a branch; ``moved`` are proposed good by «lấy theo số phiếu từ cao xuống»."""

    moved: frozenset[int]
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
    still holds on the counts it leads to. So on every base it stays the same when members move between excellent and good.
    """
    if base is not CapBase.GOOD_ONLY:
        return limit_of(percent, counts[base], rounding)
    both = counts[CapBase.GOOD_OR_BETTER]
    return next(most for most in range(both, -1, -1) if most <= limit_of(percent, both - most, rounding))


def cap_lines(percent: Fraction, rounding: Rounding, counts: Mapping[CapBase, int], excellent: int) -> tuple[CapLine, ...]:
    """Return the cap on every base for ``excellent`` members, by the final ``counts`` of the bases."""
    limits = {base: most_excellent(percent, base, counts, rounding) for base in CapBase}
    return tuple(CapLine(base, counts[base], limit, kept=excellent <= limit) for base, limit in limits.items())


def apply_cap(
    rule: CapRule, candidates: Sequence[Candidate], members: int, answer: OverCap | None
) -> Capped | Tie | Unanswered:
    """Return the cap over the rated ``candidates`` of a branch with ``members`` on the roster, or what must be asked.

    ``answer`` is what the branch typed, else the rule's own is taken. Nobody's level changes but by «lấy theo số phiếu từ
    cao xuống»: explicit proposals count first and stand, the room left goes to the others by their votes.
    """
    counted = [each for each in candidates if not (rule.exclude_head and each.is_head)]
    counted_members = members - (len(candidates) - len(counted))
    levels = LevelCounts.counting(each.level for each in counted)
    limit = most_excellent(rule.applied_percent, rule.base, base_counts(levels, counted_members), rule.rounding)
    reckoned = _Reckoned(rule, tuple(candidates), members, levels.excellent)
    if levels.excellent <= limit:
        return Capped(frozenset(), reckoned.assessment(frozenset()))
    voted = sorted((each for each in counted if _is_voted(each)), key=lambda each: (-each.votes, each.number))
    room = max(0, limit - (levels.excellent - len(voted)))
    numbers = tuple(each.number for each in voted)
    citation = TYPED_ANSWER if answer is not None else rule.citations.get("when_exceeded", rule.citation)
    match answer or rule.when_exceeded or _silent(rule, voted):
        case OverCap.BY_VOTES:
            if room and voted[room - 1].votes == voted[room].votes:
                return _tie(voted, room, limit)
            moved = frozenset(numbers[room:])
            return Capped(moved, reckoned.assessment(moved, OverCap.BY_VOTES, citation))
        case OverCap.PROPOSALS if voted:
            return Unanswered(numbers, levels.excellent, limit, room, one_by_one=True)
        case OverCap.PROPOSALS | OverCap.LEAVE as taken:
            return Capped(frozenset(), reckoned.assessment(frozenset(), taken, citation))
        case None:
            return Unanswered(numbers, levels.excellent, limit, room)
        case other:
            assert_never(other)


def claim_of(rule: CapRule, counts: Mapping[CapBase, int], excellent: int) -> CapClaim | None:
    """Return a base over which «không vượt quá» is true without rounding and may be printed, None without one.

    That is the base of the regulation's own words where they were seen, else one the ward has confirmed with its own
    reference. A ward that rounds half up claims nothing.
    """
    percent = rule.citation
    if rule.rounding is not Rounding.FLOOR or not percent.confirmed:
        return None
    own = rule.citations["base"]
    claims: list[tuple[CapBase, Citation]] = []
    if rule.text_base is not None and rule.citations["text_base"].confirmed:
        claims.append((rule.text_base, rule.citations["text_base"]))
    if own.own and own.confirmed:
        claims.append((rule.base, own))
    return next(
        (
            CapClaim(base, counts[base], citation)
            for base, citation in claims
            if excellent <= rule.applied_percent * counts[base] / 100
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class _Reckoned:
    """What the final cap is made of, whoever moves."""

    rule: CapRule
    candidates: tuple[Candidate, ...]
    members: int
    voted: int

    def assessment(
        self, moved: frozenset[int], answer: OverCap | None = None, citation: Citation | None = None
    ) -> CapAssessment:
        rule = self.rule
        counted = self._levels(moved, (each for each in self.candidates if not (rule.exclude_head and each.is_head)))
        heads = [each for each in self.candidates if each.is_head]
        left = self.members - (len(heads) if rule.exclude_head else 0)
        counts = base_counts(counted, left)
        lines = cap_lines(rule.applied_percent, rule.rounding, counts, counted.excellent)
        applied = next(line for line in lines if line.base is rule.base)
        outcome = CapOutcome.EXCEEDED if not applied.kept else CapOutcome.LIMITED if moved else CapOutcome.WITHIN
        return CapAssessment(
            percent=rule.applied_percent,
            rounding=rule.rounding.value,
            unit=rule.unit.value,
            ward_unit=rule.ward_unit.value,
            applied=applied,
            lines=lines,
            excellent=counted.excellent,
            outcome=outcome,
            citation=rule.citation,
            grounds=rule.grounds,
            voted=self.voted,
            without_head=self._without(heads, moved),
            answer=answer,
            answer_citation=citation,
            claim=claim_of(rule, counts, counted.excellent),
        )

    def _without(self, heads: Sequence[Candidate], moved: frozenset[int]) -> tuple[CapLine, ...]:
        if not heads:
            return ()
        others = self._levels(moved, (each for each in self.candidates if not each.is_head))
        counts = base_counts(others, self.members - len(heads))
        return cap_lines(self.rule.applied_percent, self.rule.rounding, counts, others.excellent)

    @staticmethod
    def _levels(moved: frozenset[int], candidates: Iterable[Candidate]) -> LevelCounts:
        return LevelCounts.counting(RatingLevel.GOOD if each.number in moved else each.level for each in candidates)


def _silent(rule: CapRule, voted: Sequence[Candidate]) -> OverCap | None:
    """What holds when nobody says anything: proposals for all are an answer; beyond the branch itself the ward decides."""
    if not voted:
        return OverCap.PROPOSALS
    return None if rule.unit is CapUnit.CELL else OverCap.LEAVE


def _is_voted(candidate: Candidate) -> bool:
    return candidate.level is RatingLevel.EXCELLENT and not candidate.explicit


def _tie(voted: Sequence[Candidate], room: int, limit: int) -> Tie:
    votes = voted[room].votes
    above = sum(each.votes > votes for each in voted)
    return Tie(tuple(each.number for each in voted if each.votes == votes), votes, limit, room - above)
