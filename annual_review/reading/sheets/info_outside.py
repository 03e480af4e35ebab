"""What stands on sheet «Thông tin» outside its two columns: told, for it is not read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from annual_review.form import cells
from annual_review.form.columns import Item
from annual_review.model.names import key
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.heading import Heading
from annual_review.workbook.tidy import Cell, Sheet

_PEOPLE = frozenset({"guests", "tellers"})
_NAME_WORDS = 6
_POSTS = re.compile(r"\s+[-–—]\s+|[,;(]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the items and their contents stand, from row ``first`` on; ``heading`` is None where the table has none."""

    item: int
    content: int
    first: int
    heading: Heading | None = None

    def remark(self) -> int:
        """Return the column of remarks: the one called so, else the third (workbook.md)."""
        return (self.heading.columns.get("remark") if self.heading else None) or self.content + 1


def report_outside(
    sheet: Sheet, columns: Columns, items: Mapping[int, Item[object]], known: Mapping[str, Item[object]], found: Collector
) -> None:
    """Tell unknown columns, items beside the table, further values of an item, and values under no heading.

    ``items`` are the items by the row they were found in, ``known`` all items by the key of their names.
    """
    heading = columns.heading
    labelled = frozenset(heading.labels if heading else ())
    if heading:
        for column in heading.unknown:
            found.add(sheet_problems.UNKNOWN_COLUMN.at(heading.cells[column].place, found=heading.labels[column][-1][:80]))
    reported: set[int] = set()
    for row, item in items.items():
        cells_ = sheet.rows.get(row, ())
        for cell, following in zip(cells_, (*cells_[1:], None), strict=True):
            column = cell.place.column
            if column in {columns.item, columns.content} or column in labelled or (column < columns.item and not cell.text):
                continue
            if _is_item(cell, following, known) or (item.repeats and _is_further(cell, columns, item)):
                found.add(info_problems.OUTSIDE_COLUMNS.at(cell.place, value=cells.shown(cell)))
            elif column > columns.content and column != columns.remark() and column not in reported:
                reported.add(column)
                found.add(sheet_problems.VALUES_WITHOUT_HEADING.at(cell.place, value=cells.shown(cell)))


def _is_item(cell: Cell, following: Cell | None, known: Mapping[str, Item[object]]) -> bool:
    """Whether a cell begins an item of its own: a known name with something behind it."""
    return following is not None and following.place.column == cell.place.column + 1 and key(cell.text) in known


def _is_further(cell: Cell, columns: Columns, item: Item[object]) -> bool:
    """Whether a cell may be one more value of an item that may have several, typed to the right of the first.

    What stands in the column of remarks is one of people only where it looks like a name.
    """
    if cell.place.column <= columns.content:
        return False
    return cell.place.column != columns.remark() or (item.key in _PEOPLE and _is_name(cell.text))


def _is_name(text: str) -> bool:
    words = _POSTS.split(text)[0].split()
    return 2 <= len(words) <= _NAME_WORDS and all(word.isalpha() and word[0].isupper() for word in words)
