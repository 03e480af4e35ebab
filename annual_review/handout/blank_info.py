"""The sheet «Thông tin» of the blank workbook: items in their order, sections, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annual_review.form.columns import Item
from annual_review.form.sheets import info
from annual_review.handout import blank_sheet as style
from annual_review.handout import blank_words as words
from annual_review.handout.blank_examples import example_of
from annual_review.handout.blank_sheet import BlankSheet
from annual_review.handout.blank_validation import Choices, number_format, validation
from annual_review.handout.form_style import LINE_HEIGHT, TITLE_COLOR
from annual_review.workbook.new_workbook import NewWorkbook

_WIDTHS = (30.0, 72.0, 58.0)
_HEADING_ROW = 3
_NEEDED = "FFF9DB"
_SECTION = replace(style.BOXED, bold=True, fill=TITLE_COLOR)
_SECTION_NAME = replace(_SECTION, horizontal="", wrap=False)  # not merged: it runs on over the empty cell beside it


def write_info(
    book: NewWorkbook,
    form: words.ItemsForm,
    given: Mapping[str, str | int],
    choices: Mapping[str, tuple[str, ...]],
    offered: Choices,
) -> dict[str, int]:
    """Add the sheet of items ``form`` with what is ``given`` by item key; return the first row of each item.

    ``choices`` are what items offer, by their keys, beside what they are declared with.
    """
    sheet = BlankSheet(book, form.spec.name, _WIDTHS)
    sheet.unlock_what_is_not_written()
    sheet.put_banner(1, form.title, replace(style.TITLE, horizontal="center"))
    sheet.put_banner(2, form.hint, style.HINT)
    for column, heading in enumerate(("Mục", "Nội dung", "Ghi chú"), 1):
        sheet.put(_HEADING_ROW, column, heading, style.HEADING)
    rows = _write_items(sheet, form, given, choices, offered)
    sheet.freeze(_HEADING_ROW + 1, 1)
    sheet.finish(_HEADING_ROW, landscape=True)
    return rows


def _lines(form: words.ItemsForm) -> Iterator[tuple[str, Item[object] | None]]:
    """Yield each line of the form: the title of a section without an item, or an item, as often as it is prepared."""
    for item in form.spec.items:
        if item.key in form.sections:
            yield form.sections[item.key], None
        for _ in range(form.lines.get(item.key, 1)):
            yield item.heading + (words.STAR if item.required else ""), item


def _write_items(
    sheet: BlankSheet,
    form: words.ItemsForm,
    given: Mapping[str, str | int],
    choices: Mapping[str, tuple[str, ...]],
    offered: Choices,
) -> dict[str, int]:
    rows: dict[str, int] = {}
    typed = given.get(info.YEAR.key)
    year = typed if isinstance(typed, int) else None
    for row, (label, item) in enumerate(_lines(form), _HEADING_ROW + 1):
        if item is None:
            _write_section(sheet, row, label)
            continue
        first = rows.setdefault(item.key, row) == row
        remark = _remark(form, item, year) if first else ""
        value = given.get(item.key) if first else None
        sheet.put(row, 1, label, replace(style.BOXED, bold=item.required))
        sheet.put(row, 2, value, replace(style.BOXED, locked=False, number_format=number_format(item.parser)))
        sheet.put(row, 3, remark, style.ASIDE)
        rule = validation(item.parser, item.heading, remark, choices.get(item.key, item.choices), offered)
        if rule:
            sheet.accept(row, row, 2, rule)
        if item.required:
            sheet.color_when((row, 2), (row, 2), f'TRIM($B${row})=""', _NEEDED)
        sheet.fit_height(row, (label, given.get(item.key), remark))
    return rows


def _write_section(sheet: BlankSheet, row: int, title: str) -> None:
    sheet.put(row, 1, title, _SECTION_NAME)
    for column in (2, 3):
        sheet.put(row, column, None, _SECTION)
    sheet.set_height(row, LINE_HEIGHT + 6)


def _remark(form: words.ItemsForm, item: Item[object], year: int | None) -> str:
    example = example_of(item, year)
    remarks = [form.remarks.get(item.key, item.note), f"Ví dụ: {example}" if example else ""]
    return ". ".join(each for each in remarks if each)
