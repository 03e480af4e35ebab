"""The review meeting: when, where, led by whom, and who counted the ballots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named on the information sheet: ``Name – post – post``."""

    name: str
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting (hội nghị kiểm điểm). ``began``, ``ended`` and ``venue`` may be left blank by the clerk.

    Before it is held nobody may be named in it yet: a name is then empty, and where it is not ``is_dated`` the day is only
    the last of the year under review, which chooses the layout and is printed nowhere.
    """

    held_on: date
    chair: Person
    secretary: Person
    head_teller: Person
    tellers: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    began: time | None = None
    ended: time | None = None
    venue: str = ""
    is_dated: bool = True
