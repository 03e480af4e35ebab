"""Facts of the sheets of an old binary .xls that the fast engine does not hand on."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import xlrd

from annual_review.problems.catalogue import files as file_problems
from annual_review.workbook.compare import Stored, StoredValue
from annual_review.workbook.facts import FactsDraft, is_legacy_font
from annual_review.workbook.xls_stream import clean_xls

_STORED = {
    xlrd.XL_CELL_TEXT: Stored.TEXT,
    xlrd.XL_CELL_NUMBER: Stored.NUMBER,
    xlrd.XL_CELL_DATE: Stored.NUMBER,
    xlrd.XL_CELL_BOOLEAN: Stored.BOOL,
}


@dataclass(frozen=True, slots=True)
class ScannedXls:
    """The facts of every sheet, and the file without what is no cell."""

    drafts: list[FactsDraft]
    data: bytes


def scan_xls(data: bytes, wanted: Callable[[str], bool]) -> ScannedXls:
    """Return the facts of every sheet; the cells only of the sheets whose name is wanted.

    The format always stores a formula's last value, so that none is ever uncalculated. Raises ValueError for a file
    that xlrd cannot take apart.
    """
    clean = clean_xls(data)
    if clean is None:
        draft = FactsDraft("")
        draft.refuse(file_problems.ENCRYPTED.at())
        return ScannedXls([draft], b"")
    drafts = _drafts(clean.data, wanted)
    for draft, pictures in zip(drafts, clean.pictures, strict=True):
        draft.pictures = pictures
    return ScannedXls(drafts, clean.data)


def _drafts(data: bytes, wanted: Callable[[str], bool]) -> list[FactsDraft]:
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        raise ValueError(str(error)) from error
    return [_sheet(book, index, wanted) for index in range(book.nsheets)]


def _sheet(book: xlrd.Book, index: int, wanted: Callable[[str], bool]) -> FactsDraft:
    name = str(book.sheet_names()[index])
    draft = FactsDraft(name, date_1904=book.datemode == 1)
    if not wanted(name):
        return draft
    sheet = book.sheet_by_index(index)
    draft.hidden = bool(sheet.visibility)
    draft.hidden_rows = {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden}
    draft.hidden_columns = {column + 1 for column, info in sheet.colinfo_map.items() if info.hidden}
    draft.merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            _cell(book, sheet, draft, (row, column))
        if draft.problem:
            break
    return draft


def _cell(book: xlrd.Book, sheet: xlrd.sheet.Sheet, draft: FactsDraft, at: tuple[int, int]) -> None:
    kind = sheet.cell_type(*at)
    if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return
    spot = (at[0] + 1, at[1] + 1)
    draft.fill(*spot)
    style = book.xf_list[sheet.cell_xf_index(*at)]
    if kind == xlrd.XL_CELL_ERROR:
        draft.errors[spot] = xlrd.error_text_from_code.get(sheet.cell_value(*at), "#?")
    elif kind == xlrd.XL_CELL_NUMBER and "%" in book.format_map[style.format_key].format_str:
        draft.percents.add(spot)
    if kind in _STORED:
        value = sheet.cell_value(*at)
        draft.stored[spot] = StoredValue(_STORED[kind], value if isinstance(value, str) else repr(value))
    if kind == xlrd.XL_CELL_TEXT:
        font = book.font_list[style.font_index].name
        if is_legacy_font(font):
            draft.fonts[spot] = font
