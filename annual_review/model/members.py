"""The members on a branch's roster and what bears on their rating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from annual_review.model.names import folded
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Place

# What clerks write in «Lý do vắng» of somebody who gave no reason.
NO_REASONS = frozenset(
    {"không", "không phép", "không lý do", "không có lý do", "vắng không lý do", "vắng không có lý do", "vắng không phép"}
)


class Membership(StrEnum):
    """Official (chính thức) or probationary (dự bị)."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"


class UnratedGroup(StrEnum):
    """The two groups without a level: no subject of the review at all, or still owed one (regulations.md §4.1)."""

    NOT_SUBJECT = "not_subject"
    OWED = "owed"


class UnratedKind(StrEnum):
    """Why a member is not rated (regulations.md §10.3)."""

    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    UNDER_SIX_MONTHS = "under_six_months"
    ABSENT = "absent"
    OTHER = "other"


class ReviewForm(StrEnum):
    """Which of the central forms a self-review is written on, by its letter: Mẫu 2A, 2B, 2C (regulations.md §6.1)."""

    A = "A"
    B = "B"
    C = "C"


class Attendance(StrEnum):
    """Whether a member came to the meeting; of an absent one, whether with a reason (có lý do) as far as the roster says."""

    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    UNEXPLAINED = "unexplained"  # the reason is left blank: neither is a fact


@dataclass(frozen=True, slots=True)
class Points:
    """A score by the two groups of criteria, as typed; None where the sheet has none (Điều 10 QĐ 366, from 2025 on).

    ``common`` is of 30, ``results`` of 70; ``total`` of 100 is their sum, or typed alone.
    """

    common: Fraction | None = None
    results: Fraction | None = None
    total: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the branch, as the roster tells.

    ``admitted`` is None also where only a month or a year is known; ``admitted_text`` and ``birth_text`` say what is.
    ``number`` is the position on the roster, from 1; ``name`` is NFC, with the clerk's mark in brackets for a homonym.
    ``unrated`` is None for whoever is to be rated, ``unrated_text`` the clerk's own words. ``is_head`` marks the
    secretary (bí thư) of the branch, ``leads`` whoever is of its leading collective: the committee (bí thư, phó bí thư,
    chi ủy viên). ``points`` is the score the branch agreed on, ``self_points`` the member's own, None where the sheet has
    none. ``review_form`` is the typed form of the self-review, None for that of the post. ``reason`` is the column
    «Lý do»: why HTNV or KHTNV, or why the proposal differs from the vote.
    ``places`` tells, by field name, the cell a value was read from; it does not take part in comparison. Besides the
    fields those are ``points.common``, ``points.results``, ``points.total`` and the same of ``self_points``.
    """

    number: int
    name: str
    standing: Membership
    born: date | None = None
    birth_text: str = ""
    gender: str = ""
    party_post: str = ""
    office: str = ""
    admitted: date | None = None
    admitted_text: str = ""
    present: bool = True
    absence_reason: str = ""
    unrated: UnratedKind | None = None
    unrated_text: str = ""
    discipline: str = ""
    sick_months: Fraction = Fraction(0)
    employee_rating: RatingLevel | None = None
    self_rating: RatingLevel | None = None
    proposal: RatingLevel | None = None
    reason: str = ""
    points: Points | None = None
    self_points: Points | None = None
    review_form: ReviewForm | None = None
    temporary_elsewhere: bool = False  # sinh hoạt đảng tạm thời ở nơi khác: rated here, not convoked
    suspended_from_committee: bool = False  # đình chỉ sinh hoạt cấp ủy only: rated like the others
    maternity: bool = False
    is_head: bool = False
    leads: bool = False
    note: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    @property
    def attendance(self) -> Attendance:
        """Whether the member came, and of an absent one whether the roster gives a reason (documents.md §2.0)."""
        if self.present:
            return Attendance.PRESENT
        if not self.absence_reason:
            return Attendance.UNEXPLAINED
        unexcused = folded(self.absence_reason).rstrip(" .") in NO_REASONS
        return Attendance.UNEXCUSED if unexcused else Attendance.EXCUSED

    def place(self, of: str = "name") -> Place:
        """Return the cell the field ``of`` was read from, the name's cell when the field has none of its own."""
        return self.places.get(of) or self.places.get("name") or Place()
