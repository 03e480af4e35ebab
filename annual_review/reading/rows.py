"""A table as it was found on its sheet: its heading, its rows with their true numbers, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from annual_review.form.columns import Column
from annual_review.form.options import ReadingOptions
from annual_review.problems import Place, Read
from annual_review.problems.collector import Collector
from annual_review.reading.heading import Heading
from annual_review.workbook.tidy import Cell, Sheet

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One data row. ``number`` is its row in Excel."""

    number: int
    sheet: Sheet
    heading: Heading

    def cell(self, column: str) -> Cell:
        """Return the cell of a declared column; an open, empty one when the sheet has no such column."""
        at = self.heading.columns.get(column)
        return self.sheet.cell(self.number, at) if at else Cell("", self.sheet.place(self.number, 1))

    def has(self, column: str) -> bool:
        """Return whether the sheet has this column."""
        return column in self.heading.columns

    def parse(self, column: Column[T], options: ReadingOptions) -> Read[T]:
        """Return the parsed value of a column with its problems; neither where the sheet has no such column."""
        return column.parser(self.cell(column.key), options) if self.has(column.key) else Read(None)

    def read(self, column: Column[T], found: Collector, options: ReadingOptions) -> T | None:
        """Return the parsed value of a column, None for blank or wrong; its problems go to ``found``."""
        return found.take(self.parse(column, options))


@dataclass(frozen=True, slots=True)
class Table:
    """A table as found: its heading, its data rows, its total rows, and the rows above and below that belong to neither.

    ``complete`` says whether every required column is there; ``repeated`` are headings said again, ``skipped`` the rows
    that hold nothing of the table: groups, numbers written in advance, values beside it; ``further`` are the rows of
    another table below, its heading first. ``merged`` are the merged ranges
    among its rows, which were reported: their covered cells are empty because of that. ``halved`` says that a column
    without a heading may hold half of each name; ``nearly`` and ``unclear_levels`` are those of ``HeadingCheck``.
    """

    sheet: Sheet
    heading: Heading
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    outside: tuple[int, ...]
    complete: bool = True
    repeated: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    further: tuple[int, ...] = ()
    merged: tuple[Place, ...] = ()
    halved: bool = False
    nearly: frozenset[str] = frozenset()
    unclear_levels: bool = False

    def is_merged(self, place: Place) -> bool:
        """Return whether a cell lies in one of the ``merged`` ranges."""
        return any(
            merge.row <= place.row <= merge.last_row and merge.column <= place.column <= merge.last_column
            for merge in self.merged
        )
