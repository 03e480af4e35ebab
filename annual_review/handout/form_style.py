"""How the workbooks we write look: fonts, fills, borders, print set-up, as official papers have them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, time, timedelta

from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

CellValue = str | float | date | time | timedelta

FONT = "Times New Roman"
SIZE = 12  # points
LINE_HEIGHT = 16.0  # points a line of that size takes
_LAST_COLUMN = 16_384
_THIN = Side(style="thin", color="808080")
BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
HEADING_FILL = PatternFill("solid", fgColor="FDE9D9")
TITLE_FILL = PatternFill("solid", fgColor="F2F2F2")
GREY = "808080"
UNLOCKED = Protection(locked=False)
LOCKED = Protection(locked=True)


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


def when(formula: str, fill: PatternFill) -> Rule:
    """Return the rule that fills cells for which ``formula`` holds."""
    return Rule(type="expression", formula=[formula], dxf=DifferentialStyle(fill=fill))


def put(cell: Cell, value: CellValue | None, *, font: Font, horizontal: str = "left", boxed: bool = True) -> None:
    """Write a value of ours; text is always text, also when it begins with «=»."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font = font
    cell.alignment = aligned(horizontal)
    if boxed:
        cell.border = BORDER


def set_widths(sheet: Worksheet, widths: Iterable[float]) -> int:
    """Set the widths of the columns from A on, in characters; return how many there are."""
    listed = tuple(widths)
    for column, width in enumerate(listed, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    return len(listed)


def fit_height(
    sheet: Worksheet, row: int, widths: Iterable[float], texts: Iterable[object], *, least: float = LINE_HEIGHT
) -> None:
    """Make a row as high as its longest wrapped text: not every program does that on opening."""
    lines = (
        sum(max(1, math.ceil(1.1 * len(line) / width)) for line in str(text or "").split("\n"))
        for width, text in zip(widths, texts, strict=True)
    )
    sheet.row_dimensions[row].height = max(least, LINE_HEIGHT * max(lines, default=1)) + 4


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
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="Trang &P/&N"))


def protect(sheet: Worksheet) -> None:
    """Lock what is not unlocked, without a password; rows and columns may still be added, removed, sized and sorted."""
    guard = sheet.protection
    guard.sheet = True
    guard.formatCells = guard.formatColumns = guard.formatRows = False
    guard.insertRows = guard.deleteRows = guard.insertHyperlinks = False
    guard.sort = guard.autoFilter = False


def unlock_columns(sheet: Worksheet, count: int) -> None:
    """Unlock all cells that are not written, so that rows can be added below and removed; ``count`` columns have a width."""
    for column in range(1, count + 1):
        sheet.column_dimensions[get_column_letter(column)].protection = UNLOCKED
    letter = get_column_letter(count + 1)
    rest = ColumnDimension(sheet, index=letter, min=count + 1, max=_LAST_COLUMN, width=9)
    rest.protection = UNLOCKED
    sheet.column_dimensions[letter] = rest
