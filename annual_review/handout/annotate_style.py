"""How the sheets look that we put into a clerk's own workbook, written with openpyxl."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.handout.form_style import FONT, FOOTER, GREY, HEADING_COLOR, LINE_HEIGHT, SIZE, row_height

if TYPE_CHECKING:  # a night writes no workbook from scratch: it need not wait for XlsxWriter
    from annual_review.workbook.new_workbook import CellValue

_THIN = Side(style="thin", color=GREY)
BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
HEADING_FILL = PatternFill("solid", fgColor=HEADING_COLOR)


def text_font(*, bold: bool = False, italic: bool = False, color: str = "000000", size: float = SIZE) -> Font:
    """Return the one typeface of all our sheets."""
    return Font(name=FONT, size=size, bold=bold, italic=italic, color=color)


def aligned(horizontal: str = "left") -> Alignment:
    """Return wrapped text that stands in the middle of its height."""
    return Alignment(horizontal=horizontal, vertical="center", wrap_text=True)


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell that may be written; raises TypeError inside a merged range, off its first cell: a bug of ours."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{sheet.title} row {row} column {column} is inside a merged range")
    return cell


def put(cell: Cell, value: CellValue | None, *, font: Font, horizontal: str = "left", boxed: bool = True) -> None:
    """Write a value of ours; text is always text, also when it begins with «=»."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font = font
    cell.alignment = aligned(horizontal)
    if boxed:
        cell.border = BORDER


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> None:
    """Set the widths of the columns from A on, in characters."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def fit_height(
    sheet: Worksheet, row: int, widths: Iterable[float], texts: Iterable[object], *, least: float = LINE_HEIGHT
) -> None:
    """Make a row as high as its longest wrapped text: not every program does that on opening."""
    sheet.row_dimensions[row].height = row_height(widths, texts, least=least)


def print_setup(sheet: Worksheet, heading_row: int, *, landscape: bool) -> None:
    """Make the sheet print on A4, as wide as the page, its heading on every page, pages numbered."""
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.page_margins.header = sheet.page_margins.footer = 0.3  # inches; with openpyxl's 0.5 the footer is cut off
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text=FOOTER))
