"""Gathers problems while values go on."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from annual_review.problems import Entry, Place, Problem, Read, loses_record

T = TypeVar("T")


class Collector:
    """Takes the value out of each ``Read`` and keeps its problems, in the order they were met."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, *problems: Problem) -> None:
        """Keep problems."""
        self.problems += problems

    def take(self, read: Read[T]) -> T | None:
        """Keep the problems of ``read``; return its value."""
        self.problems += read.problems
        return read.value

    def withdraw(self, entry: Entry, places: Collection[Place]) -> None:
        """Leave out what was kept of an entry at some places: more is known of them by now."""
        self.problems[:] = [each for each in self.problems if each.entry is not entry or each.place not in places]

    def mark(self) -> int:
        """Return where the problems kept so far end, for ``lost_since``."""
        return len(self.problems)

    def lost_since(self, mark: int) -> bool:
        """Return whether a value could not be read since ``mark``: an error came that leaves part of the record unknown."""
        return loses_record(self.problems[mark:])

    def done(self, value: T | None) -> Read[T]:
        """Return ``value`` with all that was gathered."""
        return Read(value, tuple(self.problems))
