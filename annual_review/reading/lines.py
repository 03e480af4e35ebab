"""One row below a heading, with what is known of its table, before it is told what the row is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from annual_review.form.cells import is_dash, shown
from annual_review.form.columns import SheetSpec
from annual_review.model.names import bare_key
from annual_review.reading.heading import Heading
from annual_review.reading.row_words import is_signature
from annual_review.workbook.tidy import Cell, Sheet

_ROMAN = re.compile(r"(?:[IVX]{1,6}|[A-ZĐ])\s*[.)\-:]?")
_NUMBER = re.compile(r"\d{1,5}[.)]?")


class Ending(IntEnum):
    """What the rows above say of the end of the table: nothing, a total closed it, signatures stand below it."""

    NONE = 0
    TOTAL = 1
    SIGNATURE = 2


class Facts:
    """What is known of a table before its rows are told apart.

    ``anchors`` are the columns that say what a row is about; ``required`` the other columns its declaration demands, as
    far as the sheet has them; ``numbered`` the rows with a number of their own; ``labels`` the keys of the headings by
    column; ``wide`` the cells at which a merged range over several columns begins.
    """

    def __init__(self, sheet: Sheet, heading: Heading, spec: SheetSpec) -> None:
        anchors = {key for group in spec.anchors for key in group}
        self.sheet = sheet
        self.heading = heading
        self.anchors = _anchor_columns(heading, spec)
        self.counts_votes = bool(spec.shared)
        self.lists_people = "name" in anchors
        self.demands_more = any(each.required and each.key not in anchors for each in spec.columns)
        self.required = tuple(
            at for each in spec.columns if each.required and (at := heading.columns.get(each.key)) and at not in self.anchors
        )
        self.number_column = heading.columns.get("number", 0)
        self.below = tuple(row for row in sheet.rows if row > heading.last_row)
        self.numbered = tuple(row for row in self.below if Line(self, row).is_numbered)
        self.labels = {column: frozenset(map(bare_key, parts)) for column, parts in heading.labels.items()}
        self.wide = {
            (row, left)
            for top, left, bottom, right in sheet.facts.merged
            if right > left
            for row in range(top, min(bottom, top + 3) + 1)
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One row below the heading as the predicates see it: its number in Excel and how the table ended above it, if it did."""

    facts: Facts
    row: int
    end: Ending = Ending.NONE

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells of the row that hold something."""
        return self.facts.sheet.rows.get(self.row, ())

    @property
    def is_numbered(self) -> bool:
        """Whether the column of numbers holds one."""
        return bool(self.facts.number_column) and bool(_NUMBER.fullmatch(shown(self._number)))

    @property
    def _number(self) -> Cell:
        return self.facts.sheet.cell(self.row, self.facts.number_column or 1)

    @property
    def known(self) -> list[Cell]:
        """The cells under a heading, the number left out."""
        facts = self.facts
        return [
            cell
            for cell in self.cells
            if cell.place.column in facts.heading.labels and cell.place.column != facts.number_column
        ]

    @property
    def values(self) -> list[Cell]:
        """The cells under a heading that say more than what the row is about."""
        return [cell for cell in self.known if cell.place.column not in self.facts.anchors and not is_dash(cell)]

    @property
    def names(self) -> list[str]:
        """The texts that say what the row is about."""
        return [cell.text for cell in self.cells if cell.place.column in self.facts.anchors and cell.text]

    @property
    def leads(self) -> list[str]:
        """The texts up to the last column that says what the row is about."""
        last = max(self.facts.anchors, default=1)
        return [cell.text for cell in self.cells if cell.place.column <= last]

    @property
    def is_filled(self) -> bool:
        """Whether every required column but those that name the row is filled, and by nothing that signs."""
        cells = [self.facts.sheet.cell(self.row, column) for column in self.facts.required]
        return bool(cells) and all(not is_dash(cell) and not is_signature(cell.text) for cell in cells)

    @property
    def is_roman(self) -> bool:
        """Whether the column of numbers holds «I.» or «A»."""
        return bool(self.facts.number_column) and bool(_ROMAN.fullmatch(shown(self._number)))

    @property
    def has_no_number_text(self) -> bool:
        """Whether the column of numbers, the first where there is none, holds no text."""
        return not self._number.text


def _anchor_columns(heading: Heading, spec: SheetSpec) -> tuple[int, ...]:
    """The columns that say what a row is about: the name, the text, the level."""
    keys = dict.fromkeys(key for group in spec.anchors for key in group)
    return tuple(dict.fromkeys((*(heading.columns[key] for key in keys if key in heading.columns), *heading.name_columns)))
