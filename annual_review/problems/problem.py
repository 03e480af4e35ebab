"""A person's mistake as a value: an entry of the catalogue, its places and the values that fill its sentence.

A mistake in a workbook is never an exception: it is a ``Problem`` that knows where it stands and what mends it
(product.md §1, promise 2). Exceptions are left for bugs of ours and broken installations.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Generic, TypeVar

from annual_review.problems.place import WHOLE_FILE, Place

T = TypeVar("T")
TELLING = ("name", "item", "column", "value", "found")  # names of values that tell one mistake of a kind from another


class Severity(StrEnum):
    """How much a problem weighs: an error makes no paper, a warning asks to look, a note only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY_WORDS: Mapping[Severity, str] = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Ghi chú"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the catalogue: what can be wrong, said once, with the way out.

    ``sentence`` and ``remedy`` are Vietnamese patterns with ``{name}`` places; ``example`` gives a value for each of
    those names, so that documentation and tests can render the entry. ``elsewhere`` is what is said of each further
    cell of the same mistake, where more than a name tells them apart. ``keeps_record`` marks an error that leaves every
    value of the record known: figures that contradict each other, which ``rules`` can still set side by side.
    """

    code: str
    severity: Severity
    sentence: str
    remedy: str
    example: Mapping[str, str] = field(default_factory=dict, hash=False)
    elsewhere: str = ""
    keeps_record: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The names its sentence and remedy need values for."""
        parsed = string.Formatter().parse(self.sentence + self.remedy)
        return frozenset(name for _, name, _, _ in parsed if name)

    def at(self, *places: Place, **values: str | int) -> Problem:
        """Return the problem of this kind at ``places`` (none: the file as a whole).

        Raises TypeError when ``values`` are not exactly the names of the sentence: a bug of ours.
        """
        if set(values) != self.names:
            raise TypeError(f"{self.code} needs {sorted(self.names)}, got {sorted(values)}")
        filled = tuple((name, str(value)) for name, value in sorted(values.items()))
        return Problem(self, places or (WHOLE_FILE,), filled)


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake of a workbook, placed. ``also`` holds the same mistake at other cells (see ``grouped``)."""

    entry: Entry
    places: tuple[Place, ...]
    values: tuple[tuple[str, str], ...] = ()
    also: tuple[Problem, ...] = ()

    @property
    def code(self) -> str:
        """The code of the catalogue, such as ``PHIEU-03``."""
        return self.entry.code

    @property
    def severity(self) -> Severity:
        """Error, warning or note."""
        return self.entry.severity

    @property
    def place(self) -> Place:
        """The first place: where the clerk should look."""
        return self.places[0]

    @property
    def cells(self) -> tuple[Place, ...]:
        """The place to look at of this problem and of every one grouped with it."""
        return (self.place, *(other.place for other in self.also))

    @property
    def message(self) -> str:
        """The Vietnamese sentence; behind it the other cells of the same mistake, with what tells them apart."""
        sentence = self.entry.sentence.format_map(dict(self.values))
        if not self.also:
            return sentence
        elsewhere = (f"{other.place}{self._whose(other)}" for other in self.also)
        return f"{sentence} Cùng lỗi này ở: {'; '.join(elsewhere) if self.entry.elsewhere else ', '.join(elsewhere)}."

    def _whose(self, other: Problem) -> str:
        """Return what the entry says of other cells, else the first value in which ``other`` differs, in brackets."""
        if self.entry.elsewhere:
            return f" ({self.entry.elsewhere.format_map(dict(other.values)).rstrip('.')})"
        mine, theirs = dict(self.values), dict(other.values)
        differs = next((theirs[key] for key in TELLING if key in theirs and theirs[key] != mine.get(key)), "")
        return f" ({differs})" if differs else ""

    @property
    def remedy(self) -> str:
        """The Vietnamese sentence that says what to do."""
        return self.entry.remedy.format_map(dict(self.values))


def grouped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return ``problems`` with the same mistake at many cells of a sheet as one item that lists its cells.

    The first of a group keeps its sentence; the order is that of the firsts. Equal problems count once. What has no
    cell of its own, or shares a cell with another of its kind, stays an item by itself: nothing said is lost.
    """
    items: list[Problem] = []
    groups: dict[tuple[str, str], int] = {}
    for problem in dict.fromkeys(problems):
        key = (problem.code, problem.place.sheet)
        group = items[groups[key]] if key in groups else None
        if problem.place.address and group is not None and problem.place not in group.cells:
            items[groups[key]] = replace(group, also=(*group.also, problem))
            continue
        if problem.place.address:
            groups.setdefault(key, len(items))
        items.append(problem)
    return tuple(items)


def loses_record(problems: Iterable[Problem]) -> bool:
    """Return whether any of ``problems`` leaves a value of the record unknown."""
    return any(problem.severity is Severity.ERROR and not problem.entry.keeps_record for problem in problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of ``problems`` forbids papers."""
    return any(problem.severity is Severity.ERROR for problem in problems)


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What a step found: its value, None when there is none to go on with, and every problem met on the way."""

    value: T | None
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something stood there and gave no value, which the problems explain; False where nothing stood."""
        return self.value is None and bool(self.problems)
