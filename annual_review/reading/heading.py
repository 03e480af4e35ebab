"""The heading rows of a table, wherever they stand: one to three rows, merged or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from annual_review.model.ratings import RatingLevel
from annual_review.problems import Place, Problem, Read
from annual_review.problems.catalogue import sheets as entries
from annual_review.problems.catalogue import text as text_entries
from annual_review.reading.cells import shown
from annual_review.reading.collector import Collector
from annual_review.reading.columns import SheetSpec
from annual_review.reading.level_names import is_ambiguous_level
from annual_review.reading.nearest import bare_key, nearest
from annual_review.reading.tidy import Cell, Sheet

_SEARCHED_ROWS = 200  # rows with content that are looked at for a heading
_MAX_HEIGHT = 3
_MAX_COVERED = 200_000  # cells under merged ranges that are looked at: bounds time on hostile sheets
_NEAR_CHECKED = 300  # unknown headings compared for near misses
_NEUTRAL = frozenset({"sl", "soluong", "sophieu", "phieu"})  # under a heading that says what is counted
_NUMBERING = re.compile(r"\(?\d{1,2}\)?|\([\d=+()/x ]+\)")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the heading stands, the labels over each column from top to bottom, and which declared column each is.

    ``name_columns`` are all columns under one merged «Họ và tên»; ``labels`` and ``cells`` are by column number.
    """

    first_row: int
    last_row: int
    columns: Mapping[str, int]
    name_columns: tuple[int, ...]
    labels: Mapping[int, tuple[str, ...]]
    cells: Mapping[int, Cell]
    unknown: tuple[int, ...]


class _Finder:
    def __init__(self, sheet: Sheet, spec: SheetSpec) -> None:
        self._sheet = sheet
        self._spec = spec
        self._covering: dict[tuple[int, int], tuple[int, int]] = {}
        self._merged_columns: dict[int, list[int]] = {}
        for top, left, bottom, right in sheet.facts.merged:
            if bottom - top >= 5 or right - left >= 2000 or len(self._covering) > _MAX_COVERED:
                continue
            for row in range(top, bottom + 1):
                self._covering.update({(row, column): (top, left) for column in range(left, right + 1)})
                self._merged_columns.setdefault(row, []).extend(range(left, right + 1))

    def _label(self, row: int, column: int) -> str:
        cell = self._sheet.cell(*self._covering.get((row, column), (row, column)))
        return "" if cell.trouble else shown(cell).replace("\n", " ")

    def _columns(self, row: int) -> list[int]:
        own = [cell.place.column for cell in self._sheet.rows.get(row, ())]
        merged = [
            column for column in self._merged_columns.get(row, ()) if not self._sheet.cell(*self._covering[row, column]).blank
        ]
        return sorted({*own, *merged})

    def find(self) -> Heading | None:
        for row in sorted(self._sheet.rows)[:_SEARCHED_ROWS]:
            found = {self._spec.column_of(self._label(row, column)) for column in self._columns(row)}
            if any(found.issuperset(group) for group in self._spec.anchors):
                return self._heading(row)
        return None

    def _heading(self, first: int) -> Heading:
        last = first
        while last - first + 1 < _MAX_HEIGHT and self._continues(first, last + 1):
            last += 1
        labels = {column: self._parts(first, last, column) for row in range(first, last + 1) for column in self._columns(row)}
        cells = {column: self._bottom_cell(first, last, column) for column in labels}
        columns: dict[str, int] = {}
        names: list[int] = []
        unknown: list[int] = []
        for column, parts in sorted(labels.items()):
            found = self._resolve(parts)
            if found == "name" and "name" in columns and self._same_merge(first, columns["name"], column):
                names.append(column)
            elif found and found not in columns:
                columns[found] = column
                names += [column] if found == "name" else []
            elif parts and not (not found and self._spec.is_ignored(parts[-1])):
                unknown.append(column)
        return Heading(first, self._skip_numbering(last, columns), columns, tuple(names), labels, cells, tuple(unknown))

    def _continues(self, first: int, row: int) -> bool:
        """Whether ``row`` is a further heading row: the anchors are merged down over it, or it holds headings only."""
        cells = self._sheet.rows.get(row, ())
        anchors = [column for column in self._columns(first) if self._is_anchor(self._label(first, column))]
        if anchors and cells and all(self._covering.get((row, column), (row, 0))[0] < row for column in anchors):
            return True
        known = False
        for cell in cells:
            label = self._label(row, cell.place.column)
            parts = self._parts(first, row, cell.place.column)
            if not (self._resolve(parts) or self._spec.is_ignored(label) or bare_key(label) in _NEUTRAL):
                return False
            known = known or len(parts) > 1 or self._resolve((label,)) is not None
        return known

    def _is_anchor(self, label: str) -> bool:
        found = self._spec.column_of(label)
        return any(found in group for group in self._spec.anchors)

    def _parts(self, first: int, last: int, column: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(label for row in range(first, last + 1) if (label := self._label(row, column))))

    def _bottom_cell(self, first: int, last: int, column: int) -> Cell:
        for row in range(last, first - 1, -1):
            if self._label(row, column):
                return self._sheet.cell(*self._covering.get((row, column), (row, column)))
        return self._sheet.cell(first, column)

    def _resolve(self, parts: tuple[str, ...]) -> str | None:
        if not parts:
            return None
        if self._spec.is_ignored(parts[-1]):  # first: «HTXSNV» over «%» is the share, though it joins to «HTXSNV %»
            return None
        if found := self._spec.column_of(" ".join(parts)):
            return found
        if found := self._spec.column_of(parts[-1]):
            return found
        return self._resolve(parts[:-1]) if bare_key(parts[-1]) in _NEUTRAL else None

    def _same_merge(self, row: int, one: int, two: int) -> bool:
        top = self._covering.get((row, one))
        return top is not None and top == self._covering.get((row, two))

    def _skip_numbering(self, last: int, columns: Mapping[str, int]) -> int:
        """Return the row of column numbers «(1) (2) (3)» when one follows the heading, else ``last``."""
        anchors = [columns[key] for group in self._spec.anchors for key in group if key in columns]
        below = self._sheet.rows.get(last + 1, ())
        numbers = [cell for cell in below if _NUMBERING.fullmatch(shown(cell))]
        at_anchor = any(cell.place.column in anchors for cell in numbers)
        return last + 1 if len(numbers) >= 3 and at_anchor and len(numbers) == len(below) else last


def find_heading(sheet: Sheet, spec: SheetSpec) -> Heading | None:
    """Return the heading of the table of ``spec`` on ``sheet``, None when there is none."""
    return _Finder(sheet, spec).find()


def check_heading(heading: Heading, spec: SheetSpec, optional: frozenset[str] = frozenset()) -> Read[bool]:
    """Return whether all required columns are there (less the ``optional`` ones), with what is wrong in the heading."""
    found = Collector()
    nearly: set[str] = set()
    for order, column in enumerate(heading.unknown):
        label = heading.labels[column][-1]
        place = heading.cells[column].place
        resolved = spec.column_of(" ".join(heading.labels[column])) or spec.column_of(label)
        if resolved:
            found.add(_twice(heading, spec, resolved, place))
            continue
        missing = [each for each in spec.columns if each.key not in heading.columns]
        if _is_unclear_level(label) and (levels := {each.key for each in missing} & set(RatingLevel)):
            nearly |= levels
            found.add(text_entries.AMBIGUOUS_LEVEL.at(place, value=label))
            continue
        worth = len(label) <= 80 and order < _NEAR_CHECKED
        near = nearest(label, (name for each in missing for name in each.headings)) if worth else None
        if not near and (decisive := spec.decisive_column(label)):
            near = spec.column(decisive).heading
        if near:
            nearly.add(spec.column_of(near) or "")
            found.add(entries.NEAR_COLUMN.at(place, found=label, column=near))
        else:
            found.add(entries.UNKNOWN_COLUMN.at(place, found=label[:80]))
    complete = True
    for each in spec.columns:
        if each.required and each.key not in heading.columns and each.key not in optional:
            complete = False
            if each.key not in nearly:
                found.add(entries.MISSING_COLUMN.at(Place(_sheet_name(heading), heading.first_row, 1), column=each.heading))
    return found.done(complete)


def _is_unclear_level(label: str) -> bool:
    """Whether a heading is a mark such as «Mức 1»; a bare number is a ballot's or a column's."""
    return is_ambiguous_level(label) and not bare_key(label).isdigit()


def _twice(heading: Heading, spec: SheetSpec, column: str, second: Place) -> Problem:
    first = heading.cells[heading.columns[column]].place
    return entries.SAME_COLUMN_TWICE.at(second, column=spec.column(column).heading, first=first.address, second=second.address)


def _sheet_name(heading: Heading) -> str:
    return next(iter(heading.cells.values())).place.sheet
