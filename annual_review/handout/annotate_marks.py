"""Marks on the clerk's cells: colour, comment, the row's left edge; and taking earlier marks away again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Fill, GradientFill, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import fromstring, tostring

from annual_review.form.layout import MARKS_SHEET, MISTAKES_SHEET
from annual_review.handout.annotate_copy import printable
from annual_review.model.names import key
from annual_review.problems import Place, Problem, Severity, column_letters

_MARK = "[LỖI CẦN SỬA]"
_AUTHOR = "Chương trình kiểm tra"
# Odd shades on purpose: a cell that has one of them was filled by us, wherever the clerk has moved it since.
_RED, _AMBER, _EDGE = "FFFF9F9B", "FFFFD98A", "FFFFE3E1"
_FILLS = {color: PatternFill("solid", fgColor=color) for color in (_RED, _AMBER, _EDGE)}
_MAX_AREA = 500  # cells of one range that are coloured
_MAX_TEXT = 2_000  # characters of ours in one comment
_LINE = 45  # characters a line of a comment takes at its width
_WIDTH = 330  # points


@dataclass(slots=True)
class _CellMark:
    color: str
    notes: list[str] = field(default_factory=list)


Spot = tuple[str, int, int]


def mark_cells(sheets: Mapping[str, Worksheet], numbered: Sequence[tuple[int, Problem]]) -> list[tuple[str, str, str]]:
    """Colour and comment the cells of errors and warnings; return sheet, address and former fill of those that had one."""
    marks = _marks(sheets, numbered)
    marks |= _edges(sheets, marks)
    filled: list[tuple[str, str, str]] = []
    for (name, row, column), mark in marks.items():
        cell = _top_left(sheets[name], row, column)
        if cell.fill.fill_type:
            filled.append((sheets[name].title, cell.coordinate, tostring(cell.fill.to_tree()).decode()))
        cell.fill = _FILLS[mark.color]
        if mark.notes:
            _comment(cell, "\n".join(mark.notes))
    return filled


def _marks(sheets: Mapping[str, Worksheet], numbered: Sequence[tuple[int, Problem]]) -> dict[Spot, _CellMark]:
    marks: dict[Spot, _CellMark] = {}
    for number, problem in numbered:
        if problem.severity is Severity.NOTE:
            continue
        color = _RED if problem.severity is Severity.ERROR else _AMBER
        for index, place in enumerate(problem.places):
            if place.sheet not in sheets or not place.address:
                continue
            if index == 0:
                note = f"{number}. {problem.message}\nCách sửa: {problem.remedy}"
            else:
                note = f"{number}. Liên quan đến ô {problem.place}: {problem.message}"
            for spot in _spots(place):
                mark = marks.setdefault(spot, _CellMark(color))
                mark.color = _RED if _RED in {mark.color, color} else _AMBER
                if spot == (place.sheet, place.row, place.column):
                    mark.notes.append(note)
    return marks


def _spots(place: Place) -> Iterator[Spot]:
    last_row, last_column = place.last_row or place.row, place.last_column or place.column
    area = (
        (place.sheet, row, column) for row in range(place.row, last_row + 1) for column in range(place.column, last_column + 1)
    )
    for _, spot in zip(range(_MAX_AREA), area, strict=False):
        yield spot


def _edges(sheets: Mapping[str, Worksheet], marks: Mapping[Spot, _CellMark]) -> dict[Spot, _CellMark]:
    """Return marks for the left edge of every marked row: people miss what is wrong far to the right."""
    edges: dict[Spot, _CellMark] = {}
    for name, row, column in sorted(marks):
        spot = (name, row, _first_visible(sheets[name]))
        if spot not in marks:
            edge = edges.setdefault(spot, _CellMark(_EDGE, ["Dòng này có chỗ cần sửa ở ô:"]))
            edge.notes.append(f"{column_letters(column)}{row}")
    return {spot: _CellMark(mark.color, [f"{mark.notes[0]} {', '.join(mark.notes[1:])}."]) for spot, mark in edges.items()}


def _first_visible(sheet: Worksheet) -> int:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            hidden.update(range(dimension.min or 1, min(dimension.max or 1, 1_000) + 1))
    return next(column for column in range(1, 1_002) if column not in hidden)


def _top_left(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    for merged in sheet.merged_cells.ranges:
        if cell.coordinate in merged:
            first = sheet.cell(merged.min_row, merged.min_col)
            if isinstance(first, Cell):
                return first
    raise LookupError(f"{cell.coordinate} is merged into nothing")


def _comment(cell: Cell, text: str) -> None:
    own = printable(text)
    own = own if len(own) <= _MAX_TEXT else own[: _MAX_TEXT - 1] + "…"
    theirs = cell.comment.text.rstrip() if cell.comment else ""
    text = f"{theirs}\n\n{_MARK}\n{own}" if theirs else f"{_MARK}\n{own}"
    lines = sum(1 + len(line) // _LINE for line in text.split("\n"))
    author = cell.comment.author if cell.comment and cell.comment.author else _AUTHOR
    cell.comment = Comment(text, author, height=min(40 + 18 * lines, 600), width=_WIDTH)


def remember_fills(book: Workbook, filled: Sequence[tuple[str, str, str]]) -> None:
    """Keep former fills on a hidden sheet, so that marking again can put them back."""
    if not filled:
        return
    sheet = book.create_sheet(MARKS_SHEET)
    sheet.sheet_state = "veryHidden"
    for row, values in enumerate(filled, 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column, value)
            cell.data_type = "s"


def unmark(book: Workbook) -> None:
    """Take the marks of an earlier copy away: our sheets, our colours, our part of the comments."""
    former: dict[tuple[str, str], str] = {}
    for sheet in list(book.worksheets):
        if key(sheet.title) == key(MARKS_SHEET):
            rows = sheet.iter_rows(max_col=3, values_only=True)
            former = {(str(name), str(address)): str(fill) for name, address, fill in rows}
        if key(sheet.title) in {key(MARKS_SHEET), key(MISTAKES_SHEET)}:
            book.remove(sheet)
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):  # only those that exist: ``iter_rows`` would make millions on a stray cell
            if isinstance(cell, Cell):
                _unmark_cell(cell, former.get((sheet.title, cell.coordinate), ""))


def _unmark_cell(cell: Cell, former: str) -> None:
    if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in _FILLS:
        cell.fill = _fill_of(former)
    if cell.comment and _MARK in cell.comment.text:
        theirs = cell.comment.text.partition(_MARK)[0].rstrip()
        cell.comment = Comment(theirs, cell.comment.author) if theirs else None


def _fill_of(former: str) -> PatternFill | GradientFill:
    try:
        tree = fromstring(former) if former else None
        return (Fill.from_tree(tree) if tree is not None else None) or PatternFill()  # type: ignore[arg-type]  # stub too narrow
    except Exception:  # noqa: BLE001 - the hidden sheet may have been tampered with: then the cell has no colour
        return PatternFill()
