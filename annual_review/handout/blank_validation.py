"""What the cells of the blank workbook accept, offer and say, from the parsers that will read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.form import cells
from annual_review.form.cells import Parser

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
    """The hidden sheet that holds what the drop-downs offer: a choice may contain a comma, a list in the rule cannot."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._ranges: dict[tuple[str, ...], str] = {}

    def range_of(self, choices: Sequence[str]) -> str:
        """Return the range the choices stand in, as a formula; equal choices stand there once."""
        wanted = tuple(choices)
        if wanted not in self._ranges:
            column = len(self._ranges) + 1
            for row, choice in enumerate(wanted, 1):
                self._sheet.cell(row, column, choice)
            letter = get_column_letter(column)
            self._ranges[wanted] = f"'{self._sheet.title}'!${letter}$1:${letter}${len(wanted)}"
        return self._ranges[wanted]


def number_format(parser: Parser[object]) -> str:
    """Return the number format of cells that ``parser`` will read."""
    if parser is cells.day:
        return "dd/mm/yyyy"
    if parser is cells.clock:
        return "hh:mm"
    if parser is cells.count or parser is cells.year:
        return "0"
    return "General" if parser is cells.number else _TEXT_FORMAT


def validation(
    parser: Parser[object], title: str, prompt: str, choices: Sequence[str], offered: Choices
) -> DataValidation | None:
    """Return what a cell read by ``parser`` accepts, with its messages; None when there is nothing to say."""
    if choices:
        rule = DataValidation(type="list", formula1=offered.range_of(choices), allow_blank=True)
        closed = parser is not cells.text  # else the choices are only the usual words
        return _told(rule, title, prompt or "Chọn trong danh sách.", f"Chọn một trong: {'; '.join(choices)}." if closed else "")
    for known, kind, least, most, usual, error in _LIMITS:
        if parser is known:
            rule = DataValidation(type=kind, operator="between", formula1=least, formula2=most, allow_blank=True)
            said = f"{prompt or usual}{_LOOK_AGAIN if kind == 'date' else ''}"
            return _told(rule, title, said, error)
    return _told(DataValidation(type=None), title, prompt, "") if prompt else None


def _told(rule: DataValidation, title: str, prompt: str, error: str) -> DataValidation:
    rule.promptTitle = title[:_TITLE_LIMIT]
    rule.prompt = prompt[:_TEXT_LIMIT]
    rule.showInputMessage = True
    rule.showErrorMessage = bool(error)
    if error:
        rule.errorStyle = "stop"
        rule.errorTitle = "Giá trị chưa đúng"
        rule.error = error[:_TEXT_LIMIT]
    return rule
