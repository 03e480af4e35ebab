"""The first sheet of an annotated copy, «LỖI CẦN SỬA»: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.form.layout import MISTAKES_SHEET
from annual_review.handout import annotate_style as style
from annual_review.handout.annotate_copy import printable
from annual_review.handout.form_style import FONT, LINE_HEIGHT, SIZE
from annual_review.problems import SEVERITY_WORDS, Problem, Severity

_WIDTHS = (8.0, 13.0, 24.0, 12.0, 68.0, 60.0)
_HEADINGS = ("Số thứ tự", "Mức độ", "Trang tính", "Ô", "Điều sai", "Cách sửa")
_HEADING_ROW = 4
_COLORS = {Severity.ERROR: "FF9F9B", Severity.WARNING: "FFD98A", Severity.NOTE: "F2F2F2"}
_HOW = (
    "Bấm vào ô ở cột «Ô» để tới chỗ sai: ô đỏ là lỗi, ô vàng là cảnh báo, đầu dòng có chỗ sai được tô hồng; đưa chuột vào ô sẽ "
    "thấy lời giải thích. Sửa xong lưu lại rồi chép chính bản này (hoặc tệp gốc đã sửa) vào thư mục nhận bảng tính. "
    "Không phải xóa màu, lời giải thích hay trang này."
)


def write_index(
    book: Workbook,
    file: str,
    numbered: Sequence[tuple[int, Problem]],
    sheets: Mapping[str, Worksheet],
    losses: Sequence[Problem],
) -> None:
    """Put the sheet first in ``book``; links lead to the cells of ``sheets``. What the copy cannot carry stands below."""
    sheet = book.create_sheet(MISTAKES_SHEET, 0)
    style.set_widths(sheet, _WIDTHS)
    _write_banner(sheet, file, [problem for _, problem in numbered])
    for column, heading in enumerate(_HEADINGS, 1):
        cell = style.cell_at(sheet, _HEADING_ROW, column)
        style.put(cell, heading, font=style.text_font(bold=True), horizontal="center")
        cell.fill = style.HEADING_FILL
    row = _HEADING_ROW
    for row, (number, problem) in enumerate(numbered, _HEADING_ROW + 1):
        _write_problem(sheet, row, number, problem, sheets)
    _write_losses(sheet, row + 2, losses)
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    style.print_setup(sheet, _HEADING_ROW, landscape=True)
    for each in book.worksheets:
        each.sheet_view.tabSelected = each is sheet  # two selected sheets would be edited together
    book.active = 0


def _write_banner(sheet: Worksheet, file: str, problems: Sequence[Problem]) -> None:
    counts = ((word, sum(problem.severity is severity for problem in problems)) for severity, word in SEVERITY_WORDS.items())
    counted = ", ".join(f"{count} {word.lower()}" for word, count in counts if count)
    lines = (
        (MISTAKES_SHEET, style.text_font(bold=True, size=16, color="C00000")),
        (f"Bảng tính: {printable(file)}. Có {counted or '0 lỗi'}.", style.text_font(bold=True)),
        (_HOW, style.text_font(italic=True)),
    )
    for row, (text, font) in enumerate(lines, 1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
        style.put(style.cell_at(sheet, row, 1), text, font=font, boxed=False)
        style.fit_height(sheet, row, (sum(_WIDTHS),), (text,), least=26 if row == 1 else LINE_HEIGHT)


def _write_problem(sheet: Worksheet, row: int, number: int, problem: Problem, sheets: Mapping[str, Worksheet]) -> None:
    place = problem.place
    values: tuple[str | int, ...] = (
        number,
        SEVERITY_WORDS[problem.severity],
        place.sheet or "Cả tệp",
        place.address or ("Cả trang" if place.sheet else ""),
        problem.message,
        problem.remedy,
    )
    shown = [printable(value) if isinstance(value, str) else value for value in values]
    for column, value in enumerate(shown, 1):
        centred = column in {1, 2, 4}
        style.put(style.cell_at(sheet, row, column), value, font=style.text_font(), horizontal="center" if centred else "left")
    style.cell_at(sheet, row, 2).fill = PatternFill("solid", fgColor=_COLORS[problem.severity])
    if place.sheet in sheets:
        _link(style.cell_at(sheet, row, 4), sheets[place.sheet].title, place.address or "A1")
    style.fit_height(sheet, row, _WIDTHS, shown)


def _link(cell: Cell, title: str, address: str) -> None:
    quoted = title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{address}", display=str(cell.value))
    cell.font = Font(name=FONT, size=SIZE, color="0563C1", underline="single")


def _write_losses(sheet: Worksheet, row: int, losses: Sequence[Problem]) -> None:
    if not losses:
        return
    style.put(style.cell_at(sheet, row, 1), "Về bản sửa lỗi này", font=style.text_font(bold=True), boxed=False)
    style.cell_at(sheet, row, 1).alignment = Alignment(vertical="center")
    for number, loss in enumerate(losses, row + 1):
        text = f"{loss.message} {loss.remedy}"
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(_WIDTHS))
        style.put(style.cell_at(sheet, number, 1), text, font=style.text_font(), boxed=False)
        style.fit_height(sheet, number, (sum(_WIDTHS),), (text,))
