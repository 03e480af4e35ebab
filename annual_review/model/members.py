"""The members on a branch's roster and what bears on their rating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from annual_review.model.ratings import RatingLevel
from annual_review.problems import Place


class Membership(StrEnum):
    """Official (chính thức) or probationary (dự bị)."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"


class UnratedKind(StrEnum):
    """Why a member is not rated (regulations.md §10.3)."""

    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    UNDER_SIX_MONTHS = "under_six_months"
    ABSENT = "absent"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the branch, as the roster tells.

    ``number`` is the position on the roster, from 1; ``name`` is NFC, with the clerk's mark in brackets for a homonym.
    ``unrated`` is None for whoever is to be rated, ``unrated_text`` the clerk's own words. ``is_head`` marks the
    secretary (bí thư) of the branch. ``points`` is the score of 100 from 2025 on, None where the sheet has none.
    ``places`` tells, by field name, the cell a value was read from; it does not take part in comparison.
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
    present: bool = True
    absence_reason: str = ""
    unrated: UnratedKind | None = None
    unrated_text: str = ""
    discipline: str = ""
    sick_months: Fraction = Fraction(0)
    employee_rating: RatingLevel | None = None
    self_rating: RatingLevel | None = None
    proposal: RatingLevel | None = None
    points: Fraction | None = None
    is_head: bool = False
    note: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def place(self, of: str = "name") -> Place:
        """Return the cell the field ``of`` was read from, the name's cell when the field has none of its own."""
        return self.places.get(of) or self.places.get("name") or Place()
