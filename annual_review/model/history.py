"""What a review leaves to the years after it: the branch's own level and who was excellent, for «5 năm liền»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from annual_review.model.ratings import RatingLevel


@dataclass(frozen=True, slots=True)
class Person:
    """A member as two years tell of one: the name as written, and the birthday where the roster has it."""

    name: str
    born: date | None = None


@dataclass(frozen=True, slots=True)
class PersonLevel:
    """The level the ward decided for a member."""

    person: Person
    level: RatingLevel


@dataclass(frozen=True, slots=True)
class YearResult:
    """The result of one branch in one year, as its workbook gives it.

    ``known`` is False for a year without figures: its workbook was refused, or there is none. ``branch_level`` is None
    where there was no ballot on the branch; ``decision`` is the number of the ward's decision, empty before there is one.
    ``branch_level`` and ``excellent`` are as proposed; ``decided`` are the members' levels by the decision, empty without one.
    """

    year: int
    known: bool = True
    branch_level: RatingLevel | None = None
    excellent: tuple[Person, ...] = ()
    decision: str = ""
    decided: tuple[PersonLevel, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The last years of a branch, this year last. ``branch_running`` says that the branch was excellent in all five of them,
    ``members_running`` names the members who were (all as proposed)."""

    years: tuple[YearResult, ...]
    branch_running: bool = False
    members_running: tuple[str, ...] = ()
