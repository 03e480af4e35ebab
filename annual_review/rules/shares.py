"""Shares of votes and of members over the denominator a rule set names (product.md §5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from annual_review.model.assessment import Denominator, MemberFigures, Share
from annual_review.model.ballots import BallotCounts, MemberBallot, SubjectTally
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.ruleset import ExcusedAbsent

BALLOT_BASES = frozenset({Denominator.ISSUED, Denominator.COLLECTED, Denominator.VALID})


@dataclass(frozen=True, slots=True)
class Wholes:
    """What the votes on members are parts of: in the ballot on the levels, and in the second step where there is one."""

    levels: int
    approvals: int

    def of(self, tally: SubjectTally, level: RatingLevel) -> int:
        """Return the whole of the votes for ``level``: those for excellent may be of the second step (see ``votes_for``)."""
        return self.approvals if level is RatingLevel.EXCELLENT and tally.approval is not None else self.levels


@dataclass(frozen=True, slots=True)
class WholeSource:
    """Where wholes come from: the head counts of the roster, and whether official members absent with a reason count."""

    figures: MemberFigures
    excused_absent: ExcusedAbsent = ExcusedAbsent.COUNT

    def whole(self, base: Denominator, counts: BallotCounts | None = None) -> int:
        """Return the whole that ``base`` names: members of the branch, or ballots of the ballot ``counts``.

        Raises ValueError for a base of ballots without ``counts``: a bug of ours.
        """
        figures = self.figures
        match base:
            case Denominator.OFFICIAL_CONVOKED:
                left_out = figures.official_excused if self.excused_absent is ExcusedAbsent.LEAVE_OUT else 0
                return figures.official_convoked - left_out
            case Denominator.CONVOKED:
                return figures.convoked
            case Denominator.MEMBERS:
                return figures.total
            case Denominator.PRESENT:
                return figures.present
            case Denominator.RATED:
                return figures.rated
            case Denominator.ISSUED | Denominator.COLLECTED | Denominator.VALID:
                if counts is None:
                    raise ValueError(f"no ballot for {base}")
                return _ballots(base, counts)
            case _:
                assert_never(base)

    def wholes(self, base: Denominator, ballot: MemberBallot) -> Wholes:
        """Return the wholes that ``base`` names in ``ballot``."""
        return Wholes(self.whole(base, ballot.counts), self.whole(base, ballot.approval_counts))


def _ballots(base: Literal[Denominator.ISSUED, Denominator.COLLECTED, Denominator.VALID], counts: BallotCounts) -> int:
    match base:
        case Denominator.ISSUED:
            return counts.issued.value
        case Denominator.COLLECTED:
            return counts.collected.value
        case Denominator.VALID:
            return counts.valid.value
        case _:
            assert_never(base)


def level_shares(counts: LevelCounts, whole: int, base: Denominator) -> dict[RatingLevel, Share]:
    """Return the share of each level's count in ``whole``, best level first."""
    return {level: Share(count, whole, base) for level, count in counts.by_level.items()}


def tally_shares(tally: SubjectTally, wholes: Wholes, base: Denominator) -> Mapping[RatingLevel, Share]:
    """Return the vote shares of one member; in a two-step ballot that of excellent is the share of «Đồng ý»."""
    return {level: Share(votes_for(tally, level), wholes.of(tally, level), base) for level in RatingLevel}


def votes_for(tally: SubjectTally, level: RatingLevel) -> int:
    """Return the ballots for ``level``; in a two-step ballot those for excellent are the «Đồng ý»."""
    if level is RatingLevel.EXCELLENT and tally.approval is not None:
        return tally.approval.agree
    return tally.votes.of(level)
