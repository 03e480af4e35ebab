"""A sheet of items, one a line («Mục», «Nội dung»), read: what each says and where, what is missing, what stands beside."""

from __future__ import annotations

import re
from typing import TypeVar

from annual_review.form import cells
from annual_review.form.columns import Item, SheetSpec
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import info as declared
from annual_review.model.ballots import Figure
from annual_review.model.names import bare_key, key, nearest
from annual_review.model.record import Decision
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.heading import find_heading
from annual_review.reading.row_words import is_signature
from annual_review.reading.sheets.info_outside import Columns, report_outside
from annual_review.reading.table import report_merged
from annual_review.workbook.tidy import Cell, Sheet

T = TypeVar("T")
_LONGEST_NAME = 60  # of an item; longer is a sentence


class ItemReader:
    """Reads the items of one sheet; problems go to ``found``.

    ``places`` tells the cell of every item that has content, ``unread`` the items whose content could not be read,
    ``nearly`` those whose name is nearly that of a line here, which was reported; ``missed`` are the problems of missing
    items that are known only afterwards.
    """

    def __init__(self, sheet: Sheet, spec: SheetSpec, found: Collector, options: ReadingOptions) -> None:
        self._sheet = sheet
        self._spec = spec
        self._by_key = {key(name): item for item in spec.items for name in item.headings}
        self._found = found
        self._options = options
        self.nearly: set[str] = set()
        self.cells: dict[str, list[Cell]] = {}
        self.places: dict[str, Place] = {}
        self.unread: set[str] = set()
        self.missed: list[Problem] = []

    def gather(self) -> None:
        """Find the content cell of every item."""
        columns = self._columns()
        if columns is None:
            self._found.add(info_problems.NO_ITEMS.at(self._sheet.place()))
            return
        current: Item[object] | None = None
        rows: dict[int, Item[object]] = {}
        for row in self._sheet.rows:
            if row < columns.first:
                continue
            label = self._sheet.cell(row, columns.item)
            content = self._sheet.cell(row, columns.content)
            if self._is_signed(row, label, content):
                self._found.add(sheet_problems.ROWS_NOT_READ.at(content.place, value=cells.shown(content)))
                break
            if label.text:
                current = self._item(label, content)
            if current and not (content.blank and not label.text):
                rows[row] = current
                self.cells.setdefault(current.key, []).append(content)
        self._check_rows(set(rows))
        report_outside(self._sheet, columns, rows, self._by_key, self._found)

    def _is_signed(self, row: int, label: Cell, content: Cell) -> bool:
        """Whether the signatures begin here: below a blank row, no item any more, and somebody who signs."""
        if row - 1 in self._sheet.rows or not is_signature(content.text):
            return False
        return key(content.text) in self._by_key or not (label.text or self._has_items_below(row, label.place.column))

    def _has_items_below(self, row: int, column: int) -> bool:
        return any(later > row and key(self._sheet.cell(later, column).text) in self._by_key for later in self._sheet.rows)

    def _columns(self) -> Columns | None:
        """Return the columns of items and contents and the first row of items, by heading or by where items stand."""
        heading = find_heading(self._sheet, self._spec)
        if heading:
            return Columns(heading.columns["item"], heading.columns["content"], heading.last_row + 1, heading)
        known = [cell.place for cells_ in self._sheet.rows.values() for cell in cells_ if key(cell.text) in self._by_key]
        if not known:
            return None
        columns = [place.column for place in known]
        column = max(set(columns), key=columns.count)
        return Columns(column, column + 1, min(place.row for place in known))

    def _item(self, label: Cell, content: Cell) -> Item[object] | None:
        bare_label = re.sub(r"\s*\([^)]*\)\s*[:*★]*$", "", label.text)
        for form in (label.text, bare_label):
            if found := self._by_key.get(key(form)) or self._by_key.get(bare_key(form)):
                return found
        if content.blank:
            return None  # a line that parts the sheet, not an item
        near = (
            nearest(bare_label, (name for item in self._spec.items for name in item.headings))
            if len(bare_label) <= 60
            else None
        )
        if near:
            self.nearly.add(self._by_key[key(near)].key)
            self._found.add(info_problems.NEAR_ITEM.at(label.place, found=label.text, item=near))
        else:
            self._found.add(info_problems.UNKNOWN_ITEM.at(label.place, found=label.text[:80]))
        return None

    def _check_rows(self, rows: set[int]) -> None:
        facts = self._sheet.facts
        report_merged(self._sheet, rows, 0, self._found)
        hidden = sorted(rows & facts.hidden_rows)
        if hidden:
            place = self._sheet.place(hidden[0], 1)
            self._found.add(sheet_problems.HIDDEN_ROWS.at(place, rows=", ".join(map(str, hidden))))

    def one(self, item: Item[T]) -> T | None:
        """Return the value of an item that may stand once."""
        given = self.cells.get(item.key, [])
        filled = [cell for cell in given if not cell.blank]
        if len(filled) > 1:
            places = [cell.place for cell in filled]
            self._found.add(
                info_problems.REPEATED_ITEM.at(places[1], places[0], *places[2:], item=item.heading, count=len(filled))
            )
        if not filled:
            if item.required and given:
                self._miss(item, info_problems.EMPTY_ITEM.at(given[0].place, item=item.heading))
            elif item.required and self.cells and item.key not in self.nearly:
                self._miss(item, info_problems.MISSING_ITEM.at(self._sheet.place(), item=item.heading))
            return None
        self.places[item.key] = filled[0].place
        read = item.parser(filled[0], self._options)
        value = self._found.take(read)
        self.unread.update({item.key} if read.failed else ())
        if value is None and item.required and cells.is_dash(filled[0]):
            self._miss(item, info_problems.EMPTY_ITEM.at(filled[0].place, item=item.heading))
        return value

    def _miss(self, item: Item[T], problem: Problem) -> None:
        """Report a required item that is missing; one that is known only after the meeting is kept for then."""
        if item.afterwards:
            self.missed.append(problem)
        else:
            self._found.add(problem)

    def all(self, item: Item[T]) -> tuple[T, ...]:
        """Return the values of an item that may stand several times."""
        filled = [cell for cell in self.cells.get(item.key, []) if not cell.blank]
        if filled:
            self.places[item.key] = filled[0].place
        values = (self._found.take(item.parser(cell, self._options)) for cell in filled)
        return tuple(value for value in values if value is not None)

    def flat(self, item: Item[tuple[T, ...]]) -> tuple[T, ...]:
        """Return the values of an item whose cells may hold several each."""
        return tuple(value for values in self.all(item) for value in values)

    def figure(self, item: Item[int]) -> Figure | None:
        """Return a count with its cell."""
        value = self.one(item)
        return None if value is None else Figure(value, self.places[item.key])

    def figures(self, items: tuple[Item[int], ...]) -> dict[str, Figure]:
        """Return the counts that were given, by item key."""
        return {item.key: figure for item in items if (figure := self.figure(item)) is not None}


def read_decision(reader: ItemReader, found: Collector) -> Decision | None:
    """Return the ward's decision; one without its number or its day is reported."""
    number, signed_on = reader.one(declared.DECISION_NUMBER), reader.one(declared.DECISION_DATE)
    if number and signed_on:
        return Decision(number, signed_on)
    given = {key_ for key_ in ("decision_number", "decision_date") if key_ in reader.places}
    if len(given) == 1:
        present, missing = (
            (declared.DECISION_NUMBER, declared.DECISION_DATE) if number else (declared.DECISION_DATE, declared.DECISION_NUMBER)
        )
        found.add(info_problems.HALF_DECISION.at(reader.places[present.key], present=present.heading, missing=missing.heading))
    return None
