"""How the sheet «Phiếu đảng viên» is laid out: totals, or ballot by ballot in either direction; its heading for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from annual_review.form import cells, level_names
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets.ballot_rows import ROWS_SPEC
from annual_review.form.sheets.ballots import LEVEL_COLUMNS, spec_for
from annual_review.model.names import bare_key
from annual_review.reading.heading import Heading, find_heading
from annual_review.workbook.tidy import Cell, Sheet

_BALLOT_HEADING = re.compile(r"(?:(?:la)?phieu(?:so|thu)?|so|p)?0*(\d{1,5})")


def layout_of(sheet: Sheet, options: ReadingOptions) -> str:
    """Return ``totals``, ``rows`` (one row per ballot) or ``columns`` (one column per ballot), by headings and marks."""
    heading = column_heading(sheet, options)
    if heading is not None:
        single = bool(ballot_columns(heading))
        if {column.key for column in LEVEL_COLUMNS.values()} & set(heading.columns):
            return "columns" if single and _is_marked(sheet, heading, options) else "totals"
        if single:
            return "columns"
    return "rows" if find_heading(sheet, ROWS_SPEC) else "totals"


def _is_marked(sheet: Sheet, heading: Heading, options: ReadingOptions) -> bool:
    """Whether levels stand under the numbers of ballots: the level columns behind them only sum up."""
    columns = ballot_columns(heading)
    marks = (cell for row, cells_ in sheet.rows.items() if row > heading.last_row for cell in cells_)
    return any(cell.place.column in columns and level_names.parse_level(cells.shown(cell), options) for cell in marks)


def ballot_columns(heading: Heading) -> dict[int, str]:
    """Return the number of the ballot in each column that holds one."""
    found: dict[int, str] = {}
    for column in heading.unknown:
        labels = heading.labels[column]
        match = next(
            (hit for label in (" ".join(labels), labels[-1]) if (hit := _BALLOT_HEADING.fullmatch(bare_key(label)))), None
        )
        if match:
            found[column] = match[1]
    return found


def column_heading(sheet: Sheet, options: ReadingOptions) -> Heading | None:
    """Return the heading of a table with one row per member; numbers of ballots may stand a row below an unmerged title."""
    heading = find_heading(sheet, spec_for(options))
    if heading is None or ballot_columns(heading):
        return heading
    return _with_row_below(sheet, heading, lambda cell: bool(_BALLOT_HEADING.fullmatch(bare_key(cells.shown(cell)))))


def row_heading(sheet: Sheet, knows: Callable[[str], bool]) -> Heading | None:
    """Return the heading of a table with one row per ballot; names (``knows``) may stand a row below an unmerged title."""
    heading = find_heading(sheet, ROWS_SPEC)
    if heading is None or any(knows(heading.labels[column][-1]) for column in heading.unknown):
        return heading
    return _with_row_below(sheet, heading, lambda cell: knows(cell.text))


def _with_row_below(sheet: Sheet, heading: Heading, belongs: Callable[[Cell], bool]) -> Heading:
    """Return the heading with the row below it when that says nothing of the columns already told and all else ``belongs``."""
    row = heading.last_row + 1
    below = sheet.rows.get(row, ())
    at = {cell.place.column for cell in below}
    if len(below) < 2 or at & set(heading.columns.values()) or not all(belongs(cell) for cell in below):
        return heading
    labels = {
        **heading.labels,
        **{each.place.column: (*heading.labels.get(each.place.column, ()), cells.shown(each)) for each in below},
    }
    own = {**heading.cells, **{cell.place.column: cell for cell in below}}
    return replace(heading, last_row=row, labels=labels, cells=own, unknown=tuple(sorted({*at})))
