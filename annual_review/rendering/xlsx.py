"""A table for Excel from its fields: real numbers, dates and percentages, filters, a frozen heading, never a formula."""

from __future__ import annotations

from fractions import Fraction

from xlsxwriter.worksheet import Worksheet

from annual_review import zips
from annual_review.documents.table import ColumnKind, Table, TableColumn, TableValue
from annual_review.rendering.docx.origin import CORE_PART, CUSTOM_PART, Origin, core_properties, custom_properties
from annual_review.workbook.new_workbook import CellValue, Look, NewWorkbook

_TITLE_ROW, _HEADING_ROW = 1, 3
_FONT = "Times New Roman"
_TITLE = Look(font=_FONT, size=14, bold=True)
_HEADING = Look(font=_FONT, bold=True, horizontal="center", vertical="vcenter", wrap=True)
_LOOKS = {
    ColumnKind.TEXT: Look(font=_FONT, vertical="vcenter", wrap=True),
    ColumnKind.COUNT: Look(font=_FONT, vertical="vcenter", number_format="#,##0"),
    ColumnKind.SHARE: Look(font=_FONT, vertical="vcenter", number_format="0.00%"),
    ColumnKind.DAY: Look(font=_FONT, vertical="vcenter", number_format="dd/mm/yyyy"),
}
_A4 = 9  # paper size of ECMA-376 part 1, 18.3.1.63


def fill_table(table: object, title: str, origin: Origin) -> bytes:
    """Return the .xlsx of a ``Table`` that carries ``origin``; the same arguments give the same bytes.

    Raises TypeError for other fields, and ValueError for a row with more or fewer values than columns: bugs of ours.
    """
    if not isinstance(table, Table):
        raise TypeError(f"a table for Excel is filled from Table, not {type(table).__name__}")
    if origin.document_date is None:
        raise TypeError("a table for Excel carries the date of its paper")
    workbook = NewWorkbook(origin.document_date, title=title, properties={"Workbook": origin.workbook or "-"})
    sheet = workbook.add_sheet(table.sheet)
    for number, column in enumerate(table.columns, 1):
        sheet.set_column(number - 1, number - 1, column.width)
    workbook.put(sheet, _TITLE_ROW, 1, table.title, _TITLE)
    _add_table(workbook, sheet, table)
    for number, row in enumerate(table.rows, _HEADING_ROW + 1):
        for (place, column), value in zip(enumerate(table.columns, 1), row, strict=True):
            workbook.put(sheet, number, place, _stored(value), _LOOKS[column.kind])
    _set_up_print(workbook, sheet)
    parts = workbook.parts() | {CUSTOM_PART: custom_properties(origin), CORE_PART: core_properties(title, origin)}
    return zips.fixed(parts.items())


def _add_table(workbook: NewWorkbook, sheet: Worksheet, table: Table) -> None:
    """Make headings and rows an Excel Table; one without rows keeps an empty row, as Excel wants it."""
    last_row = _HEADING_ROW + max(1, len(table.rows))
    headings = [
        {"header": _unique(table.columns, at), "header_format": workbook.format_of(_HEADING)}
        for at in range(len(table.columns))
    ]
    sheet.add_table(
        _HEADING_ROW - 1, 0, last_row - 1, len(table.columns) - 1, {"columns": headings, "style": "Table Style Light 15"}
    )
    sheet.freeze_panes(_HEADING_ROW, 0)


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
    sheet.repeat_rows(_HEADING_ROW - 1)
    sheet.set_footer("&CTrang &P/&N")
    workbook.print_page_wide(sheet)
