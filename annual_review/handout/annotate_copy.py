"""The clerk's workbook copied for annotation: as a whole where it can be, else its values; and what was lost on the way."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.handout.annotate_style import cell_at, put, text_font
from annual_review.problems import Problem, column_letters
from annual_review.problems.catalogue import annotated as annotated_problems
from annual_review.workbook.engine import CellValue, RawCell, RawSheet, RawWorkbook, Trouble, open_workbook
from annual_review.workbook.formulas import StoredValue, stored_values
from annual_review.workbook.sniff import FileKind, Sniffed, sniff

_MAX_XML = 4 << 20  # bytes of parts openpyxl builds trees of: about 5 s on an office machine
_MAX_CELLS = 50_000  # written one by one: 2,000 members with 25 columns
_SHAPE_PARTS = re.compile(r"xl/(?:charts|ctrlProps|activeX|embeddings|slicers|diagrams|threadedComments)/")
_SHAPES = re.compile(rb"<(?:\w+:)?(?:sp|grpSp|cxnSp|graphicFrame)[ >]")
_NEW_RULES = re.compile(rb"<x14:(?:dataValidation|conditionalFormatting)[ >]")
_BAD_TITLE = re.compile(r"[\\*?:/\[\]]")
_UNPRINTABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_CALCULATED = "(công thức chưa tính)"  # refused by every parser of figures: never taken for a blank or a zero


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy to be annotated. ``sheets`` are its worksheets by the name the clerk's file gives them; ``stored`` the
    results of its formulas by sheet and address; ``losses`` say what it cannot carry."""

    book: Workbook
    sheets: Mapping[str, Worksheet]
    stored: Mapping[str, Mapping[str, StoredValue]] = field(default_factory=dict)
    losses: tuple[Problem, ...] = ()


def printable(text: str) -> str:
    """Return ``text`` without what a workbook cannot hold."""
    return _UNPRINTABLE.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))


def copy_of_file(data: bytes, file: str) -> Copy | None:
    """Return the workbook with all that openpyxl carries; None for other formats than .xlsx and .xlsm, and for huge ones.

    May raise whatever openpyxl raises on strange files.
    """
    sniffed = sniff(data, file)
    if not isinstance(sniffed, Sniffed) or sniffed.kind is not FileKind.XLSX:
        return None
    archive = sniffed.opened
    xml = (info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels", ".vml")))
    if sum(xml) > _MAX_XML:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it drops; ``_losses`` says it to the clerk
        book = load_workbook(io.BytesIO(data), rich_text=True)
    if not book.worksheets:
        return None
    stored = stored_values(archive)
    return Copy(book, {sheet.title: sheet for sheet in book.worksheets}, stored, _losses(archive, has_formulas=bool(stored)))


def _losses(archive: zipfile.ZipFile, *, has_formulas: bool) -> tuple[Problem, ...]:
    names = archive.namelist()
    drawings = [name for name in names if name.startswith("xl/drawings/drawing")]
    sheets = [name for name in names if name.startswith("xl/worksheets/sheet")]
    shapes = any(_SHAPE_PARTS.match(name) for name in names) or any(_SHAPES.search(archive.read(name)) for name in drawings)
    found = (
        (annotated_problems.MACROS, "xl/vbaProject.bin" in names),
        (annotated_problems.SHAPES, shapes),
        (annotated_problems.NEW_RULES, any(_NEW_RULES.search(archive.read(name)) for name in sheets)),
        (annotated_problems.FORMULAS, has_formulas),
    )
    return tuple(entry.at() for entry, lost in found if lost)


def copy_of_values(data: bytes, file: str) -> Copy | None:
    """Return a new workbook with the values of the clerk's own, of any format that is read; None when it cannot be."""
    raw = open_workbook(data, file, lambda _: True).value
    if raw is None or sum(len(sheet.cells) for sheet in raw.sheets) > _MAX_CELLS:
        return None
    book = Workbook()
    book.remove(book.worksheets[0])
    return Copy(book, _write_sheets(book, raw), losses=(annotated_problems.VALUES_ONLY.at(),))


def _write_sheets(book: Workbook, raw: RawWorkbook) -> dict[str, Worksheet]:
    sheets: dict[str, Worksheet] = {}
    for each in raw.sheets:
        title = _BAD_TITLE.sub("_", printable(each.facts.name))[:31] or "_"
        sheet = book.create_sheet(title)
        sheet.sheet_state = "hidden" if each.facts.hidden else "visible"
        _write_values(sheet, each)
        sheets[each.facts.name] = sheet
    return sheets


def _write_values(sheet: Worksheet, raw: RawSheet) -> None:
    longest: dict[int, int] = {}
    for (row, column), cell in raw.cells.items():
        target = cell_at(sheet, row, column)
        put(target, _written(cell.value, cell.trouble), font=Font(name=cell.font) if cell.font else text_font())
        if cell.trouble is Trouble.ERROR_VALUE:
            target.data_type = "e"
        elif cell.percent:
            target.number_format = "0.00%"
        elif not isinstance(cell.value, str | bool | int | float):
            target.number_format = _shown_as(cell)
        longest[column] = max(longest.get(column, 0), len(str(cell.value)))
    for column, length in longest.items():
        sheet.column_dimensions[column_letters(column)].width = min(max(length + 2, 8), 50)
    for row in raw.facts.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    filled = set(raw.cells)
    for top, left, bottom, right in raw.facts.merged:
        inside = {spot for spot in filled if top <= spot[0] <= bottom and left <= spot[1] <= right}
        if inside <= {(top, left)}:  # merging would drop what stands in the other cells
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _written(value: CellValue, trouble: Trouble | None) -> CellValue:
    if trouble is Trouble.UNCALCULATED:
        return _NOT_CALCULATED
    return printable(value)[:32_767] if isinstance(value, str) else value


def _shown_as(cell: RawCell) -> str:
    return "hh:mm" if not hasattr(cell.value, "year") else "dd/mm/yyyy"
