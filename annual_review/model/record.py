"""The record of one branch's review: all a workbook tells, read and agreed, before anything is reckoned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from annual_review.model.achievements import Achievement
from annual_review.model.ballots import BranchBallot, MemberBallot
from annual_review.model.meeting import Meeting, Person
from annual_review.model.members import Member, Points
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Place


@dataclass(frozen=True, slots=True)
class Remark:
    """One contribution to the discussion (sheet «Ý kiến»).

    ``speaker`` is as the clerk wrote it, empty where the sheet names nobody; ``from_guest`` says that it is one of the
    meeting's guests of the higher committee.
    """

    speaker: str
    text: str
    from_guest: bool = False
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph the workbook names (sheet «Ảnh»): a file beside the workbook or in a folder named like it."""

    file: str
    caption: str = ""
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Narrative:
    """The clerk's own paragraphs for the papers, one string per paragraph."""

    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    conclusions: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperNumbers:
    """Registry numbers of the papers as typed, empty where the office will write them in by hand."""

    minutes: str = ""
    tally_minutes: str = ""
    report: str = ""
    submission: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The ward's decision, once there is one: its number and date."""

    number: str
    signed_on: date


class OverCap(StrEnum):
    """What the branch wants done when more are voted excellent than the cap allows (regulations.md §11.2)."""

    BY_VOTES = "by_votes"  # Lấy theo số phiếu từ cao xuống
    PROPOSALS = "proposals"  # Chi bộ đề xuất từng đồng chí
    LEAVE = "leave"  # Giữ nguyên, đề nghị đảng ủy xem xét


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """Everything one workbook says about one branch's review of one year.

    ``parent`` is the organisation above (Đảng bộ phường …), ``branch`` the branch's full name (Chi bộ …), ``code`` its code
    or empty. ``presenter`` read the draft report. ``over_cap`` is the item «Khi vượt tỷ lệ HTXSNV», None when the branch
    says nothing; ``request_reason`` is «Lý do đề nghị» for a level whose requirement is not met; ``points`` are the branch's
    own, from 2025 on. ``bases`` are the documents the review rests on, with Party numbers normalised (10-KH/ĐU). ``ballot``
    is None as long as the workbook holds no votes; ``two_step`` says that they are cast in two steps, also before there are
    any. ``rule_set`` is the id the clerk chose, empty for the choice by year.
    ``places`` tells, by field name, where a value was read; it does not take part in comparison.
    """

    year: int
    parent: str
    branch: str
    meeting: Meeting
    members: tuple[Member, ...]
    document_date: date
    ballot: MemberBallot | None = None
    branch_ballot: BranchBallot | None = None
    two_step: bool = False
    code: str = ""
    locality: str = ""
    bases: tuple[str, ...] = ()
    committee_size: int | None = None
    branch_self_rating: RatingLevel | None = None
    presenter: Person | None = None
    over_cap: OverCap | None = None
    request_reason: str = ""
    points: Points | None = None
    wants_reward: bool = False
    achievements: tuple[Achievement, ...] = ()
    remarks: tuple[Remark, ...] = ()
    photos: tuple[Photo, ...] = ()
    narrative: Narrative = Narrative()
    numbers: PaperNumbers = PaperNumbers()
    decision: Decision | None = None
    rule_set: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def member(self, number: int) -> Member:
        """Return the member with this number on the roster; raises IndexError for a number that is not there."""
        if not 1 <= number <= len(self.members):
            raise IndexError(f"no member number {number}")
        return self.members[number - 1]

    def place(self, of: str) -> Place:
        """Return the cell the field ``of`` was read from, an open place when it has none."""
        return self.places.get(of) or Place()
