"""What the cells of the blank workbook accept, offer and say, from the parsers that will read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from annual_review.form import cells
from annual_review.form.cells import Parser
from annual_review.form.layout import LISTS_SHEET
from annual_review.handout.blank_sheet import Rule
from annual_review.problems import column_letters
from annual_review.workbook.new_workbook import Look, NewWorkbook

_TITLE_LIMIT = 32  # characters Excel takes
_TEXT_LIMIT = 255
_LOOK_AGAIN = " Ghi xong, xem lại ô có hiện đúng ngày rồi tháng không."
_TEXT_FORMAT = "@"  # what is typed stays as typed: leading zeros, «1985», a date as day/month/year

# Parser, kind of rule, least and most (days as Excel's serial numbers, 01/01/1900 to 31/12/2200), usual prompt, error.
_Limit = tuple[object, Literal["whole", "decimal", "date", "time"], str, str, str, str]
_LIMITS: tuple[_Limit, ...] = (
    (
        cells.count,
        "whole",
        "0",
        "1000000",
        "Số nguyên từ 0 trở lên, chỉ ghi con số.",
        "Cần một số nguyên từ 0 trở lên, không kèm chữ.",
    ),
    (cells.year, "whole", "2000", "2100", "Bốn chữ số, ví dụ 2020.", "Cần một năm gồm bốn chữ số, ví dụ 2020."),
    (cells.number, "decimal", "0", "1000000", "Một số từ 0 trở lên.", "Cần một số từ 0 trở lên, không kèm chữ."),
    (
        cells.day,
        "date",
        "1",
        "109938",
        "Ngày/tháng/năm, ví dụ 03/12/2020.",
        "Cần một ngày theo thứ tự ngày/tháng/năm, ví dụ 03/12/2020.",
    ),
    (cells.clock, "time", "0", "0.999988425925926", "Giờ:phút, ví dụ 14:00.", "Cần giờ và phút, ví dụ 14:00."),
)


class Choices:
    """What the drop-downs offer, kept on a hidden sheet: a choice may contain a comma, a list in the rule cannot."""

    def __init__(self) -> None:
        self._ranges: dict[tuple[str, ...], str] = {}

    def range_of(self, choices: Sequence[str]) -> str:
        """Return the range the choices stand in, as a formula; equal choices stand there once."""
        wanted = tuple(choices)
        if wanted not in self._ranges:
            letters = column_letters(len(self._ranges) + 1)
            self._ranges[wanted] = range_formula(LISTS_SHEET, letters, 1, len(wanted))
        return self._ranges[wanted]

    def write(self, book: NewWorkbook) -> None:
        """Add the sheet with all choices asked for so far; nobody can show it by way of the menus."""
        sheet = book.add_sheet(LISTS_SHEET)
        for column, choices in enumerate(self._ranges, 1):
            for row, choice in enumerate(choices, 1):
                book.put(sheet, row, column, choice, Look())
        sheet.very_hidden()


def range_formula(sheet: str, letters: str, first: int, last: int) -> str:
    """Return the cells of one column, from row ``first`` to ``last``, as a formula of another sheet."""
    return f"='{sheet}'!${letters}${first}:${letters}${last}"


def number_format(parser: Parser[object]) -> str:
    """Return the number format of cells that ``parser`` will read."""
    if parser is cells.day:
        return "dd/mm/yyyy"
    if parser is cells.clock:
        return "hh:mm"
    if parser is cells.count or parser is cells.year:
        return "0"
    return "General" if parser is cells.number else _TEXT_FORMAT


def validation(parser: Parser[object], title: str, prompt: str, choices: Sequence[str], offered: Choices) -> Rule | None:
    """Return what a cell read by ``parser`` accepts, with its messages; None when there is nothing to say."""
    if choices:
        closed = parser is not cells.text  # else the choices are only the usual words
        error = f"Chọn một trong: {'; '.join(choices)}." if closed else ""
        return list_rule(offered.range_of(choices), title, prompt or "Chọn trong danh sách.", error)
    for known, kind, least, most, usual, error in _LIMITS:
        if parser is known:
            prompt = f"{prompt or usual}{_LOOK_AGAIN if kind == 'date' else ''}"
            limits = {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}
            return limits | _messages(title, prompt, error)
    return {"validate": "any", **_messages(title, prompt, "")} if prompt else None


def list_rule(source: str, title: str, prompt: str, error: str = "") -> Rule:
    """Return a drop-down of the cells of ``source``; without an ``error`` other words are accepted too."""
    return {"validate": "list", "source": source, **_messages(title, prompt, error)}


def _messages(title: str, prompt: str, error: str) -> dict[str, str | bool]:
    messages: dict[str, str | bool] = {
        "input_title": title[:_TITLE_LIMIT],
        "input_message": prompt[:_TEXT_LIMIT],
        "show_error": bool(error),
    }
    if error:
        messages |= {"error_title": "Giá trị chưa đúng", "error_message": error[:_TEXT_LIMIT]}
    return messages
