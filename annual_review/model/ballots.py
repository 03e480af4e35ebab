"""The secret ballots: what was issued and came back, and the votes on each subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annual_review.model.ratings import LevelCounts
from annual_review.problems import Place


class Ballot(StrEnum):
    """The three ballots of a review: on the members, the second step of two on «hoàn thành xuất sắc», on the branch."""

    MEMBERS = "members"
    APPROVALS = "approvals"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count a clerk typed, with the cell it stands in. ``derived`` marks one the program worked out itself."""

    value: int
    place: Place = field(default=Place(), compare=False)
    derived: bool = False


@dataclass(frozen=True, slots=True)
class BallotCounts:
    """Ballots issued (phát ra), collected (thu về), valid (hợp lệ) and invalid (không hợp lệ)."""

    issued: Figure
    collected: Figure
    valid: Figure
    invalid: Figure


@dataclass(frozen=True, slots=True)
class Approval:
    """The second step of a two-step ballot: Đồng ý / Không đồng ý to «hoàn thành xuất sắc» for one member."""

    agree: int
    disagree: int
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class SubjectTally:
    """The votes on one member; ``member`` is the number on the roster.

    ``blank`` counts ballots that left this row empty (Không ghi), ``spoiled`` those whose mark on it could not be
    read. ``approval`` is there in a two-step ballot only. ``places`` tells the cell of each level's votes and of ``name``.
    """

    member: int
    votes: LevelCounts
    blank: int = 0
    spoiled: int = 0
    approval: Approval | None = None
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


class BallotLayout(StrEnum):
    """How the clerk typed the members' ballot in: totals, or one row (or column) per ballot."""

    TOTALS = "totals"
    BALLOTS = "ballots"


@dataclass(frozen=True, slots=True)
class MemberBallot:
    """The ballot on the members. ``entered_twice`` says that a second entry was made and agrees cell by cell.

    ``second_step`` are the counts of the second step of two, None where they are not told apart from ``counts``.
    """

    counts: BallotCounts
    tallies: tuple[SubjectTally, ...]
    layout: BallotLayout = BallotLayout.TOTALS
    two_step: bool = False
    entered_twice: bool = False
    second_step: BallotCounts | None = None

    @property
    def approval_counts(self) -> BallotCounts:
        """The counts Đồng ý and Không đồng ý are measured on."""
        return self.second_step or self.counts


@dataclass(frozen=True, slots=True)
class BranchBallot:
    """The ballot on the branch's own level. ``places`` tells the cell of each level's votes."""

    counts: BallotCounts
    votes: LevelCounts
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
