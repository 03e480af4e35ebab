"""A table found on its sheet, with true row numbers; what is odd about its rows reported, its totals checked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from annual_review.form.cells import count, shown
from annual_review.form.columns import SheetSpec
from annual_review.form.options import ReadingOptions
from annual_review.model.names import bare_key
from annual_review.problems import Place, column_letters
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.heading import HeadingCheck, check_heading, find_heading
from annual_review.reading.row_kinds import split_rows
from annual_review.reading.row_words import LONGEST_SIGNATURE, is_count_label, is_signature, is_total_label
from annual_review.reading.rows import Table
from annual_review.workbook.tidy import Sheet

_PLAIN = ReadingOptions()
_GIVEN_WORDS = 2  # of a given name written in a column of its own
_NO_NAMES = frozenset({"nam", "nu", "x", "v", "co", "khong", "vang", "chinhthuc", "dubi", "ct", "db"})  # «Nam» alone tells none


def read_table(
    sheet: Sheet, spec: SheetSpec, found: Collector, optional: frozenset[str] = frozenset(), *, year: int | None = None
) -> Table | None:
    """Return the table of ``spec`` on ``sheet``; None without a heading, which is reported. ``year`` is that of the review."""
    heading = find_heading(sheet, spec, year=year)
    if heading is None:
        wanted = ", ".join(f"«{spec.column(key).heading}»" for key in spec.anchors[0])
        first = min(sheet.cells, default=(0, 0))
        found.add(sheet_problems.NO_HEADING.at(sheet.place(*first), columns=wanted))
        return None
    checked = found.take(check_heading(heading, spec, optional)) or HeadingCheck(complete=False)
    table = report_layout(split_rows(sheet, heading, spec), found)
    return replace(table, complete=checked.complete, nearly=checked.nearly, unclear_levels=checked.unclear_levels)


def report_layout(table: Table, found: Collector) -> Table:
    """Report merged data cells, hidden rows and columns, values without a heading, and the rows taken for signatures.

    Returns the table with the merged ranges, and whether its names may be but half of them.
    """
    data = {row.number for row in table.rows}
    merged = report_merged(table.sheet, data, table.heading.last_row, found)
    hidden = sorted(data & table.sheet.facts.hidden_rows)
    if hidden:
        found.add(sheet_problems.HIDDEN_ROWS.at(table.sheet.place(hidden[0], 1), rows=", ".join(map(str, hidden))))
    columns = sorted(set(table.heading.columns.values()) & table.sheet.facts.hidden_columns)
    if columns:
        letters = ", ".join(column_letters(column) for column in columns)
        found.add(sheet_problems.HIDDEN_COLUMNS.at(table.sheet.place(table.heading.last_row, columns[0]), columns=letters))
    if table.further:
        cells = table.sheet.rows[table.further[0]]
        headings = ", ".join(f"«{cell.text[:40]}»" for cell in cells[:3])
        found.add(sheet_problems.SECOND_TABLE.at(cells[0].place, row=table.further[0], headings=headings))
    for number in table.repeated:
        found.add(sheet_problems.HEADING_AGAIN.at(table.sheet.rows[number][0].place))
    halves = report_values_without_heading(table, found)
    report_tail(table, found)
    return replace(table, merged=merged, halved=halves is not None)


def report_values_without_heading(table: Table, found: Collector) -> int | None:
    """Report the first value of every column beside the table; one that may well hold half of the names must be asked.

    Returns the number of that column, None without one.
    """
    halves = _name_halves(table, found)
    reported = {halves}
    rows = sorted({*(row.number for row in table.rows), *(row.number for row in table.totals), *table.skipped})
    for number in rows:
        for cell in table.sheet.rows.get(number, ()):
            if cell.place.column not in table.heading.labels and cell.place.column not in reported:
                reported.add(cell.place.column)
                found.add(sheet_problems.VALUES_WITHOUT_HEADING.at(cell.place, value=shown(cell)))
    return halves


def _name_halves(table: Table, found: Collector) -> int | None:
    """Report a column without a heading right of «Họ và tên» with a word or two in most rows; return its number."""
    column = table.heading.columns.get("name", 0) + 1
    if column == 1 or column in table.heading.labels or len(table.heading.name_columns) > 1:
        return None
    beside = [cell for row in table.rows if (cell := table.sheet.cell(row.number, column)).text]
    words = [cell for cell in beside if len(cell.text.split()) <= _GIVEN_WORDS and cell.text.replace(" ", "").isalpha()]
    distinct = {bare_key(cell.text) for cell in words}
    if distinct <= _NO_NAMES or 2 * len(words) <= len(table.rows) or 2 * len(distinct) <= len(words):
        return None
    found.add(sheet_problems.NAME_WITHOUT_HEADING.at(words[0].place, value=shown(words[0])))
    return column


def report_merged(sheet: Sheet, data: set[int], last_heading_row: int, found: Collector) -> tuple[Place, ...]:
    """Report every merged range that reaches one of the ``data`` rows below the heading; return them."""
    ordered = sorted(data)
    merged: list[Place] = []
    for top, left, bottom, right in sorted(sheet.facts.merged):
        at = bisect_left(ordered, max(top, last_heading_row + 1))
        if at < len(ordered) and ordered[at] <= bottom:
            merged.append(Place(sheet.name, top, left, bottom, right))
    found.add(*(sheet_problems.MERGED_CELLS.at(place) for place in merged))
    return tuple(merged)


def report_tail(table: Table, found: Collector) -> None:
    """Report the rows below the table that are taken for signatures and are none by their words.

    Below the first that is one only what is too long for a name or a post.
    """
    signed = False
    for number in table.outside:
        cells = table.sheet.rows[number]
        if number <= table.heading.last_row or any(is_count_label(cell.text) or is_total_label(cell.text) for cell in cells):
            continue
        signed = signed or any(is_signature(cell.text) for cell in cells)
        if signed and all(len(cell.text) <= LONGEST_SIGNATURE for cell in cells):
            continue
        found.add(sheet_problems.ROWS_NOT_READ.at(cells[0].place, value=shown(cells[0])))


def check_totals(table: Table, columns: Mapping[str, str], sums: Mapping[int, Mapping[str, int]], found: Collector) -> bool:
    """Report every total cell that is not the sum above it; return whether there is none.

    ``columns`` gives the heading of each summed column, ``sums`` the parsed values by row. A total may add up all rows
    so far or only those since the total before (a subtotal).
    """
    since = 0
    agree = True
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
                agree = False
                found.add(sheet_problems.TOTAL_DIFFERS.at(cell.place, typed=shown(cell), column=name, sum=grand))
        since = total.number
    return agree
