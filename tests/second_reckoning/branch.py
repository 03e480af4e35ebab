"""A branch told plainly, for the second reckoning: no type of the program, no rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass
class Person:
    """One member. ``unrated`` is one of exempt, suspended, under_six_months, absent, other, or empty.

    ``votes`` are those of the four levels, None for whoever is on no ballot; ``agree`` are the votes of a second step.
    """

    name: str
    official: bool = True
    present: bool = True
    absence: str = ""
    unrated: str = ""
    elsewhere: bool = False
    discipline: str = ""
    sick: Fraction = Fraction(0)
    maternity: bool = False
    employee: int | None = None
    off_committee: bool = False
    head: bool = False
    leads: bool = False
    points: tuple[Fraction, Fraction] | None = None
    own_points: tuple[Fraction, Fraction] | None = None
    proposal: int | None = None
    reason: str = ""
    admitted: date | None = None
    votes: list[int] | None = None
    blank: int = 0
    agree: int | None = None


@dataclass
class Branch:
    """One branch: its members, ballots as (issued, collected, valid, invalid), and what it says for itself."""

    year: int
    held: date
    people: list[Person] = field(default_factory=list)
    two_step: bool = False
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    own_votes: list[int] = field(default_factory=list)
    own_level: int | None = None  # «Chi bộ tự xếp loại»
    points: tuple[Fraction, Fraction] | None = None
    over_cap: str | None = None  # by_votes, proposals, leave
    request_reason: str = ""
