"""The sheet «Thông tin» of the blank workbook: items in their order, sections, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.form.columns import Item
from annual_review.form.sheets import info
from annual_review.handout import blank_words as words
from annual_review.handout import form_style as style
from annual_review.handout.blank_validation import Choices, number_format, validation

_WIDTHS = (30.0, 72.0, 58.0)
_HEADING_ROW = 3
_LEVELS = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
_NEEDED = PatternFill("solid", bgColor="FFF9DB")


def write_info(
    sheet: Worksheet, given: Mapping[str, str | int], rule_sets: tuple[str, ...], offered: Choices
) -> dict[str, int]:
    """Write the sheet with what is ``given`` by item key; return the first row of each item."""
    count = style.set_widths(sheet, _WIDTHS)
    style.unlock_columns(sheet, count)
    for row, text, font in (
        (1, words.INFO_TITLE, style.text_font(bold=True, size=14)),
        (2, words.INFO_HINT, style.text_font(italic=True)),
    ):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=count)
        style.put(style.cell_at(sheet, row, 1), text, font=font, horizontal="center" if row == 1 else "left", boxed=False)
        style.fit_height(sheet, row, (sum(_WIDTHS),), (text,))
    for column, heading in enumerate(("Mục", "Nội dung", "Ghi chú"), 1):
        style.put(style.cell_at(sheet, _HEADING_ROW, column), heading, font=style.text_font(bold=True), horizontal="center")
        style.cell_at(sheet, _HEADING_ROW, column).fill = style.HEADING_FILL
    rows = _write_items(sheet, given, {info.SELF_RATING.key: _LEVELS, info.RULE_SET.key: rule_sets}, offered)
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    style.print_setup(sheet, _HEADING_ROW, landscape=True)
    style.protect(sheet)
    return rows


def _lines() -> Iterator[tuple[str, Item[object] | None]]:
    """Yield each line of the form: the title of a section without an item, or an item, as often as it is prepared."""
    for item in info.ITEMS:
        if item.key in words.INFO_SECTIONS:
            yield words.INFO_SECTIONS[item.key], None
        for _ in range(words.INFO_LINES.get(item.key, 1)):
            yield item.heading + (words.STAR if item.required else ""), item


def _write_items(
    sheet: Worksheet, given: Mapping[str, str | int], choices: Mapping[str, tuple[str, ...]], offered: Choices
) -> dict[str, int]:
    rows: dict[str, int] = {}
    for row, (label, item) in enumerate(_lines(), _HEADING_ROW + 1):
        if item is None:
            _write_section(sheet, row, label)
            continue
        first = rows.setdefault(item.key, row) == row
        remark = _remark(item) if first else ""
        content = style.cell_at(sheet, row, 2)
        style.put(style.cell_at(sheet, row, 1), label, font=style.text_font(bold=item.required))
        style.put(content, given.get(item.key) if first else None, font=style.text_font())
        style.put(style.cell_at(sheet, row, 3), remark or None, font=style.text_font(italic=True, color=style.GREY, size=11))
        content.protection = style.UNLOCKED
        content.number_format = number_format(item.parser)
        rule = validation(item.parser, item.heading, remark, choices.get(item.key, item.choices), offered)
        if rule:
            rule.add(content.coordinate)
            sheet.add_data_validation(rule)
        if item.required:
            sheet.conditional_formatting.add(content.coordinate, style.when(f'TRIM($B${row})=""', _NEEDED))
        style.fit_height(sheet, row, _WIDTHS, (label, given.get(item.key), remark))
    return rows


def _write_section(sheet: Worksheet, row: int, title: str) -> None:
    for column in (1, 2, 3):
        style.put(style.cell_at(sheet, row, column), title if column == 1 else None, font=style.text_font(bold=True))
        style.cell_at(sheet, row, column).fill = style.TITLE_FILL
    style.cell_at(sheet, row, 1).alignment = Alignment(
        vertical="center"
    )  # not merged: it runs on over the empty cell beside it
    sheet.row_dimensions[row].height = style.LINE_HEIGHT + 6


def _remark(item: Item[object]) -> str:
    told = [words.INFO_REMARKS.get(item.key, item.note), f"Ví dụ: {item.example}" if item.example else ""]
    return ". ".join(each for each in told if each)
