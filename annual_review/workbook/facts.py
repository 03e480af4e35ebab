"""What the file itself says about a sheet and its cells that the fast engine does not hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annual_review.problems import Place, Problem, vietnamese
from annual_review.problems.catalogue import files as file_problems
from annual_review.workbook.compare import StoredValue

MAX_ROWS = 20_000
MAX_AREA = 4_000_000  # cells of the rectangle the engine allocates: about 130 MB, well inside the memory limit
MAX_MERGED = 20_000
MAX_ELEMENTS = 1_000_000  # rows, cells and their parts in all sheets read, blank ones too: two to four seconds of scanning
MAX_FILLED = 200_000  # filled cells over all sheets read: bounds time and memory of the grid

Spot = tuple[int, int]
Runs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Facts of one sheet; rows and columns are 1-based.

    ``errors`` maps cells with an error value to its text, ``uncalculated`` are formulas without a stored value,
    ``percents`` numbers shown as a percentage, ``fonts`` the legacy font of a cell's text where it has one,
    ``runs`` (font, text) of the runs of a cell's text where they have several fonts, one of them legacy.
    ``pictures`` is how many pictures lie on the sheet, in no cell.
    ``merged`` are ranges as (first row, first column, last row, last column).
    """

    name: str
    hidden: bool = False
    errors: Mapping[Spot, str] = field(default_factory=dict)
    uncalculated: frozenset[Spot] = frozenset()
    percents: frozenset[Spot] = frozenset()
    fonts: Mapping[Spot, str] = field(default_factory=dict)
    runs: Mapping[Spot, Runs] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    pictures: int = 0


@dataclass(slots=True)
class FactsDraft:
    """Facts of a sheet while its file is being scanned; ``problem`` is set as soon as the sheet must be refused.

    ``stored`` is what its cells hold by the file's own word, for the engine's word to be compared with.
    """

    name: str
    hidden: bool = False
    errors: dict[Spot, str] = field(default_factory=dict)
    uncalculated: set[Spot] = field(default_factory=set)
    percents: set[Spot] = field(default_factory=set)
    fonts: dict[Spot, str] = field(default_factory=dict)
    runs: dict[Spot, Runs] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    stored: dict[Spot, StoredValue] = field(default_factory=dict)
    date_1904: bool = False
    pictures: int = 0
    filled: int = 0
    elements: int = 0
    last_row: int = 0
    last_column: int = 0
    problem: Problem | None = None

    def fill(self, row: int, column: int, *, count: int = 1) -> None:
        """Note ``count`` filled cells whose last one stands at ``row`` and ``column``, within the limits."""
        self.filled += count
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
        if self.last_row > MAX_ROWS:
            self.refuse(file_problems.TOO_MANY_ROWS.at(Place(self.name, MAX_ROWS + 1, 1), limit=vietnamese.grouped(MAX_ROWS)))
        elif self.last_row * self.last_column > MAX_AREA or self.filled > MAX_FILLED:
            self.refuse(file_problems.TOO_WIDE.at(Place(self.name, row, column)))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a merged range, within the limits."""
        self.merged.append((top, left, bottom, right))
        if len(self.merged) > MAX_MERGED:
            self.refuse(file_problems.TOO_WIDE.at(Place(self.name, top, left)))

    def pass_element(self) -> None:
        """Note one more row or cell, blank or not, within the limits."""
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            self.refuse(file_problems.TOO_WIDE.at(Place(self.name)))

    def refuse(self, problem: Problem) -> None:
        """Refuse the sheet; the first reason stands."""
        self.problem = self.problem or problem

    def disordered(self, row: int) -> None:
        """Refuse the sheet because rows or cells near ``row`` do not follow each other."""
        self.refuse(file_problems.DISORDERED.at(Place(self.name), row=row))

    def done(self) -> SheetFacts:
        """Return the facts as found."""
        return SheetFacts(
            self.name,
            self.hidden,
            self.errors,
            frozenset(self.uncalculated),
            frozenset(self.percents),
            self.fonts,
            self.runs,
            tuple(self.merged),
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            self.pictures,
        )


def is_legacy_font(name: str) -> bool:
    """Return whether a font of this name shows TCVN3 (``.Vn…``) or VNI (``VNI-…``) text (documents.md §4.4)."""
    return name.startswith(".Vn") or name.upper().startswith("VNI-")
