"""Tables for Excel from their fields: real numbers, dates and percentages, filters, a frozen heading, totals that reckon.

No text becomes a formula; the only formulas are those of the row of totals, each with its result beside it.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from annual_review import zips
from annual_review.documents.table import ColumnKind, Table, TableColumn, Tables, TableValue
from annual_review.rendering.docx.origin import CORE_PART, CUSTOM_PART, Origin, core_properties, custom_properties
from annual_review.workbook.new_workbook import CellValue, Look, NewWorkbook

_TITLE_ROW, _HEADING_ROW = 1, 3
_FONT = "Times New Roman"
_TITLE = Look(font=_FONT, size=14, bold=True)
_LINE = "808080"
_TEXT = Look(font=_FONT, vertical="vcenter", wrap=True, border=_LINE)
_MIDDLE = replace(_TEXT, horizontal="center")
_HEADING = replace(_MIDDLE, bold=True)
_LOOKS = {
    ColumnKind.TEXT: _TEXT,
    ColumnKind.COUNT: replace(_MIDDLE, number_format="#,##0"),
    ColumnKind.NUMBER: _MIDDLE,
    ColumnKind.DIFFERENCE: replace(_MIDDLE, number_format="+0.00;-0.00;0"),
    ColumnKind.SHARE: replace(_MIDDLE, number_format="0.00%"),
    ColumnKind.DAY: replace(_MIDDLE, number_format="dd/mm/yyyy"),
}
_LINE_HEIGHT = 15  # points, of a line of 11
_LETTERS = 1.1  # of Times New Roman in the width of a figure of Excel's own font, which columns are measured in
_A4 = 9  # paper size of ECMA-376 part 1, 18.3.1.63


def fill_table(table: object, title: str, origin: Origin) -> bytes:
    """Return the .xlsx of a ``Table`` or ``Tables`` that carries ``origin``; the same arguments give the same bytes.

    Raises TypeError for other fields, and ValueError for a row with more or fewer values than columns: bugs of ours.
    """
    if not isinstance(table, Table | Tables):
        raise TypeError(f"a table for Excel is filled from Table or Tables, not {type(table).__name__}")
    if origin.document_date is None:
        raise TypeError("a table for Excel carries the date of its paper")
    workbook = NewWorkbook(origin.document_date, title=title, properties={"Workbook": origin.workbook or "-"})
    for each in table.sheets if isinstance(table, Tables) else (table,):
        _add_sheet(workbook, each)
    parts = workbook.parts() | {CUSTOM_PART: custom_properties(origin), CORE_PART: core_properties(title, origin)}
    return zips.fixed(parts.items())


def _add_sheet(workbook: NewWorkbook, table: Table) -> None:
    sheet = workbook.add_sheet(table.sheet)
    for number, column in enumerate(table.columns, 1):
        sheet.set_column(number - 1, number - 1, column.width)
    workbook.put(sheet, _TITLE_ROW, 1, table.title, _TITLE)
    _add_table(workbook, sheet, table)
    sheet.set_row(_HEADING_ROW - 1, _LINE_HEIGHT * _lines(table, tuple(f"{each.heading} (%)" for each in table.columns)))
    for number, row in enumerate(table.rows, _HEADING_ROW + 1):
        sheet.set_row(number - 1, _LINE_HEIGHT * _lines(table, row))
        for (place, column), value in zip(enumerate(table.columns, 1), row, strict=True):
            workbook.put(sheet, number, place, _stored(value), _LOOKS[column.kind])
    _put_totals(workbook, sheet, table)
    _set_up_print(workbook, sheet)


def _lines(table: Table, row: tuple[TableValue, ...]) -> int:
    """Return how many lines the longest text of a row takes: not every program makes rows as high as their text wants."""
    pairs = zip(table.columns, row, strict=True)
    return max((1, *(ceil(len(value) / column.width / _LETTERS) for column, value in pairs if isinstance(value, str))))


def _add_table(workbook: NewWorkbook, sheet: Worksheet, table: Table) -> None:
    """Make headings, rows and totals an Excel Table; one without rows keeps an empty row, as Excel wants it."""
    columns = []
    for at in range(len(table.columns)):
        header = {"header": _unique(table.columns, at), "header_format": workbook.format_of(_HEADING)}
        formula, label = _total_formula(table, at), at == _labelled(table)
        total = {"total_string": table.totals} if label else {"total_function": formula} if formula else {}
        columns.append(header | (total if table.totals else {}))
    sheet.add_table(
        _HEADING_ROW - 1,
        0,
        _totals_row(table) - (1 if table.totals else 2),
        len(table.columns) - 1,
        {"columns": columns, "style": "Table Style Light 15", "total_row": bool(table.totals)},
    )
    sheet.freeze_panes(_HEADING_ROW, 0)


def _totals_row(table: Table) -> int:
    """Return the number of the row below the last, which holds the totals where there are any."""
    return _HEADING_ROW + max(1, len(table.rows)) + 1


def _labelled(table: Table) -> int:
    """Return the column, from 0, that the word before the totals stands in."""
    return next(at for at, column in enumerate(table.columns) if column.kind is ColumnKind.TEXT)


def _total_formula(table: Table, at: int) -> str:
    """Return the formula of a column's total, empty where it has none: what the filters hide is not in it."""
    column, row = table.columns[at], _totals_row(table) - 1
    if column.sums:
        return f"SUBTOTAL(109,{xl_range(_HEADING_ROW, at, row - 1, at)})"
    if column.ratio is None:
        return ""
    part, whole = (xl_rowcol_to_cell(row, each) for each in column.ratio)
    return f'IF({whole}=0,"",{part}/{whole})'


def _total_value(table: Table, at: int) -> float | None:
    """Return the result of a column's total with all rows shown; None where there is nothing to divide by."""
    ratio = table.columns[at].ratio
    if ratio is None:
        total = _sum(table, at)
        return total.numerator if total.denominator == 1 else float(total)
    part, whole = (_sum(table, each) for each in ratio)
    return float(part / whole) if whole else None


def _sum(table: Table, at: int) -> Fraction:
    return sum((Fraction(value) for row in table.rows if isinstance(value := row[at], int | Fraction)), Fraction())


def _put_totals(workbook: NewWorkbook, sheet: Worksheet, table: Table) -> None:
    if not table.totals:
        return
    for at, column in enumerate(table.columns):
        look, place = replace(_LOOKS[column.kind], bold=True), (_totals_row(table), at + 1)
        if formula := _total_formula(table, at):
            workbook.put_formula(sheet, place, formula, _total_value(table, at), look)
        else:
            workbook.put(sheet, *place, table.totals if at == _labelled(table) else None, look)


def _unique(columns: tuple[TableColumn, ...], at: int) -> str:
    """Return the heading of a column, with its number where an earlier one has the same: Excel refuses two alike."""
    heading = columns[at].heading
    earlier = {column.heading.casefold() for column in columns[:at]}
    return f"{heading} ({at + 1})" if heading.casefold() in earlier else heading


def _stored(value: TableValue) -> CellValue | None:
    """Return a value as Excel stores it: a share as the nearest double, the only numbers Excel has."""
    return float(value) if isinstance(value, Fraction) else value


def _set_up_print(workbook: NewWorkbook, sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(_HEADING_ROW - 1)
    sheet.set_footer("&CTrang &P/&N")
    workbook.print_page_wide(sheet)
