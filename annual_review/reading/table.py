"""The rows of a table with their true numbers: data told from group, total and signature rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from annual_review.problems import Place, column_letters
from annual_review.problems.catalogue import sheets as entries
from annual_review.reading.cells import count, is_dash, shown
from annual_review.reading.collector import Collector
from annual_review.reading.columns import Column, SheetSpec
from annual_review.reading.heading import Heading, check_heading, find_heading
from annual_review.reading.nearest import bare_key
from annual_review.reading.options import ReadingOptions
from annual_review.reading.tidy import Cell, Sheet

T = TypeVar("T")
_PLAIN = ReadingOptions()

_ROMAN = re.compile(r"(?:[IVX]{1,6}|[A-ZĐ])\s*[.)\-:]?")
_TOTAL = re.compile(
    r"(?:tổng|cộng|tong|cong)(?:\s*[:.]|\s+(?:cộng|cong|số|so|chung|phiếu|phieu|toàn|tổ|nhóm|chi)\b|\s*$)", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"(?:t/m|tm\.|k/t|kt\.|người lập|lập biểu|thư ký|chủ trì|"
    r"chủ tọa|tổ trưởng|thành viên|bí thư|phó bí thư|xác nhận|\(ký|ký tên|ký,"
    r"|ghi chú|lưu ý|nơi nhận|.{0,40}ngày .{0,8}tháng .{0,8}năm)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:tổ|nhóm|khối|chi ủy|ban chi ủy|cấp ủy|bộ phận|tập thể|cá nhân|học sinh|đại trà|đảng viên|công đoàn)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,5}[.)]?")


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

    def read(self, column: Column[T], found: Collector, options: ReadingOptions) -> T | None:
        """Return the parsed value of a column, None for blank or wrong; its problems go to ``found``."""
        return found.take(column.parser(self.cell(column.key), options)) if self.has(column.key) else None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as found: its heading, its data rows, its total rows, and the rows above and below that belong to neither.

    ``complete`` says whether every required column is there.
    """

    sheet: Sheet
    heading: Heading
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]
    outside: tuple[int, ...]
    complete: bool = True
    repeated: tuple[int, ...] = ()


def read_table(sheet: Sheet, spec: SheetSpec, found: Collector, optional: frozenset[str] = frozenset()) -> Table | None:
    """Return the table of ``spec`` on ``sheet``; None when it has no heading, which is told."""
    heading = find_heading(sheet, spec)
    if heading is None:
        wanted = ", ".join(f"«{spec.column(key).heading}»" for key in spec.anchors[0])
        first = min(sheet.cells, default=(0, 0))
        found.add(entries.NO_HEADING.at(sheet.place(*first), columns=wanted))
        return None
    complete = found.take(check_heading(heading, spec, optional))
    table = split_rows(sheet, heading, anchor_columns(heading, spec))
    report_layout(table, found)
    return table if complete else replace(table, complete=False)


def anchor_columns(heading: Heading, spec: SheetSpec) -> tuple[int, ...]:
    """Return the columns that say what a row is about: the name, the text, the level."""
    keys = dict.fromkeys(key for group in spec.anchors for key in group)
    return tuple(dict.fromkeys((*(heading.columns[key] for key in keys if key in heading.columns), *heading.name_columns)))


def split_rows(sheet: Sheet, heading: Heading, anchors: tuple[int, ...]) -> Table:
    """Tell data rows from all others below the heading."""
    return _Splitter(sheet, heading, anchors).split()


class _Splitter:
    def __init__(self, sheet: Sheet, heading: Heading, anchors: tuple[int, ...]) -> None:
        self._sheet = sheet
        self._heading = heading
        self._anchors = anchors
        self._number = heading.columns.get("number", 0)
        self._below = [row for row in sheet.rows if row > heading.last_row]
        self._numbered = any(self._is_numbered(row) for row in self._below)
        self._wide = {
            (row, left)
            for top, left, bottom, right in sheet.facts.merged
            if right > left
            for row in range(top, min(bottom, top + 3) + 1)
        }

    def split(self) -> Table:
        rows: list[Row] = []
        totals: list[Row] = []
        outside = [row for row in self._sheet.rows if row < self._heading.first_row]
        tail = signed = False
        repeated = [row for row in self._below if self._is_heading_again(row)]
        for row in self._below:
            if row in repeated:
                continue
            if self._is_total(row):
                totals.append(Row(row, self._sheet, self._heading))
                tail = True
            elif self._tells_counts(row):
                outside.append(row)
            elif self._only_numbered(row) or self._is_group(row):
                continue
            elif self._is_signature(row, after=row - 1):
                tail = signed = True
                outside.append(row)
            elif tail and not self._is_complete(row, signed=signed):
                outside.append(row)
            else:
                tail = signed = False
                rows.append(Row(row, self._sheet, self._heading))
        return Table(self._sheet, self._heading, tuple(rows), tuple(totals), tuple(outside), repeated=tuple(repeated))

    def _is_heading_again(self, row: int) -> bool:
        """Whether a row only says the heading again, as on a new page."""
        labels = {column: {bare_key(label) for label in said} for column, said in self._heading.labels.items()}
        cells = self._cells(row)
        return len(cells) > 1 and all(
            bool(cell.text) and bare_key(cell.text) in labels.get(cell.place.column, set()) for cell in cells
        )

    def _cells(self, row: int) -> tuple[Cell, ...]:
        return self._sheet.rows.get(row, ())

    def _is_numbered(self, row: int) -> bool:
        return bool(self._number) and bool(_NUMBER.fullmatch(shown(self._sheet.cell(row, self._number))))

    def _known(self, row: int) -> list[Cell]:
        columns = {*self._heading.labels}
        return [cell for cell in self._cells(row) if cell.place.column in columns and cell.place.column != self._number]

    def _only_numbered(self, row: int) -> bool:
        """Whether nothing but a number was typed: a row prepared in advance, or notes beside the table."""
        return not self._known(row) and (self._is_numbered(row) or not self._sheet.cell(row, self._number or 1).text)

    def _is_total(self, row: int) -> bool:
        first = max(self._anchors, default=1)
        leads = [cell.text for cell in self._cells(row) if cell.place.column <= first]
        return not self._is_numbered(row) and any(_TOTAL.match(lead) for lead in leads)

    def _tells_counts(self, row: int) -> bool:
        return not self._is_numbered(row) and any(is_count_label(cell.text) for cell in self._cells(row))

    def _values(self, row: int) -> list[Cell]:
        return [cell for cell in self._known(row) if cell.place.column not in self._anchors and not is_dash(cell)]

    def _is_group(self, row: int) -> bool:
        if self._is_numbered(row) or self._values(row):
            return False
        if self._number and _ROMAN.fullmatch(shown(self._sheet.cell(row, self._number))):
            return True
        cells = self._cells(row)
        if len(cells) != 1 or not cells[0].text:
            return False
        cell = cells[0]
        return (
            (row, cell.place.column) in self._wide
            or cell.place.column not in self._anchors
            or (self._numbered and bool(_GROUP.match(cell.text)))
        ) and not _SIGNATURE.match(cell.text)

    def _is_signature(self, row: int, *, after: int) -> bool:
        if self._is_numbered(row):
            return False
        if self._is_told(row):
            return False
        texts = [cell.text for cell in self._cells(row)]
        if any(_SIGNATURE.match(text) for text in texts) and not any(_is_number(cell) for cell in self._known(row)):
            return True
        lone = len(texts) == 1 and self._numbered and after not in self._sheet.rows
        return lone and not any(self._is_numbered(later) for later in self._below if later > row)

    def _is_told(self, row: int) -> bool:
        """Whether an unnumbered row names somebody and says more: «Bí thư» in its column of posts signs nothing."""
        names = [cell.text for cell in self._cells(row) if cell.place.column in self._anchors and cell.text]
        told = [cell for cell in self._values(row) if not _SIGNATURE.match(cell.text)]
        return bool(names and told) and not any(_SIGNATURE.match(name) for name in names)

    def _is_complete(self, row: int, *, signed: bool) -> bool:
        """Whether a row after a total or a signature is still one of the table: named, and numbered or with figures.

        Below a signature («signed») stand the signers' names, in whatever columns: without a number they are no row.
        """
        named = any(not self._sheet.cell(row, column).blank for column in self._anchors)
        counted = any(_is_number(cell) for cell in self._known(row))
        return named and (self._is_numbered(row) or counted or (not self._number and not signed and bool(self._values(row))))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | float)


def report_layout(table: Table, found: Collector) -> None:
    """Tell merged data cells, hidden rows and columns, values without a heading, and the rows taken for signatures."""
    data = {row.number for row in table.rows}
    report_merged(table.sheet, data, table.heading.last_row, found)
    hidden = sorted(data & table.sheet.facts.hidden_rows)
    if hidden:
        found.add(entries.HIDDEN_ROWS.at(table.sheet.place(hidden[0], 1), rows=", ".join(map(str, hidden))))
    columns = sorted(set(table.heading.columns.values()) & table.sheet.facts.hidden_columns)
    if columns:
        letters = ", ".join(column_letters(column) for column in columns)
        found.add(entries.HIDDEN_COLUMNS.at(table.sheet.place(table.heading.last_row, columns[0]), columns=letters))
    for number in table.repeated:
        found.add(entries.HEADING_AGAIN.at(table.sheet.rows[number][0].place))
    told: set[int] = set()
    for row in table.rows:
        for cell in table.sheet.rows.get(row.number, ()):
            if cell.place.column not in table.heading.labels and cell.place.column not in told:
                told.add(cell.place.column)
                found.add(entries.VALUES_WITHOUT_HEADING.at(cell.place, value=shown(cell)))
    report_tail(table, found)


def report_merged(sheet: Sheet, data: set[int], last_heading_row: int, found: Collector) -> None:
    """Tell every merged range below the heading that touches one of the ``data`` rows."""
    ordered = sorted(data)
    for top, left, bottom, right in sheet.facts.merged:
        at = bisect_left(ordered, top)
        if top > last_heading_row and at < len(ordered) and ordered[at] <= bottom:
            found.add(entries.MERGED_CELLS.at(Place(sheet.name, top, left, bottom, right)))


def report_tail(table: Table, found: Collector) -> None:
    """Tell the rows below the table that are taken for signatures and are none by their words, down to the first that is."""
    for number in table.outside:
        cells = table.sheet.rows[number]
        if number <= table.heading.last_row or any(is_count_label(cell.text) or is_total_label(cell.text) for cell in cells):
            continue
        if any(_SIGNATURE.match(cell.text) for cell in cells):
            return
        found.add(entries.ROWS_NOT_READ.at(cells[0].place, value=shown(cells[0])))


_COUNT_LABEL = re.compile(r"(?:tong)?(?:so)?(?:luong)?(?:phieu)?(?:phatra|thuve|hople|khonghople)")


def is_count_label(text: str) -> bool:
    """Return whether a text names a count of ballots («Số phiếu phát ra»)."""
    return bool(_COUNT_LABEL.match(bare_key(text)))


def is_total_label(text: str) -> bool:
    """Return whether a text begins a row of totals («Tổng cộng»)."""
    return bool(_TOTAL.match(text))


def check_totals(table: Table, columns: Mapping[str, str], sums: Mapping[int, Mapping[str, int]], found: Collector) -> None:
    """Tell every total cell that is not the sum above it.

    ``columns`` gives the heading of each summed column, ``sums`` the parsed values by row. A total may add up all rows
    so far or only those since the total before (a subtotal).
    """
    since = 0
    for total in table.totals:
        for column, name in columns.items():
            cell = total.cell(column)
            plain = isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and not cell.trouble
            typed = cell.value if plain else found.take(count(cell, _PLAIN))
            if typed is None:
                continue
            grand = sum(values.get(column, 0) for row, values in sums.items() if row < total.number)
            part = sum(values.get(column, 0) for row, values in sums.items() if since < row < total.number)
            everything = sum(values.get(column, 0) for values in sums.values())
            if typed not in {grand, part, everything}:
                found.add(entries.TOTAL_DIFFERS.at(cell.place, typed=shown(cell), column=name, sum=grand))
        since = total.number
