"""Cells of a sheet as openpyxl gives them, with merged areas filled in, and words compared without accents or case."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

LEVEL_WORDS = (
    (
        *("htxsnv", "sophieuhtxsnv", "htxs", "htxuatsac", "htxuatsacnv", "htxuatsacnhiemvu"),
        *("hoanthanhxuatsac", "hoanthanhxuatsacnv", "hoanthanhxuatsacnhiemvu", "xuatsac"),
    ),
    (
        *("httnv", "sophieuhttnv", "htt", "htttnv", "httot", "httotnv", "httotnhiemvu"),
        *("hoanthanhtot", "hoanthanhtotnv", "hoanthanhtotnhiemvu", "tot"),
    ),
    ("htnv", "sophieuhtnv", "ht", "htnhiemvu", "hoanthanh", "hoanthanhnv", "hoanthanhnhiemvu"),
    (
        *("khtnv", "sophieukhtnv", "kht", "khonght", "khonghtnv", "khonghtnhiemvu"),
        *("khonghoanthanh", "khonghoanthanhnv", "khonghoanthanhnhiemvu"),
    ),
)


def plain(value: object) -> str:
    """«1. Họ và tên» → «hovaten»: letters and digits only, no accents, no numbering in front."""
    text = unicodedata.normalize("NFD", str(value if value is not None else "").casefold()).replace("đ", "d")
    letters = "".join(each for each in text if each.isalnum())
    rest = letters.lstrip("0123456789")
    return rest if rest and text.lstrip()[:1].isdigit() and "." in text[:4] else letters


def level_number(value: object) -> int | None:
    """0 for «hoàn thành xuất sắc» to 3 for «không hoàn thành», None for anything else."""
    word = plain(value)
    return next((place for place, words in enumerate(LEVEL_WORDS) if word in words), None)


def is_count(value: object) -> bool:
    """Whether a cell holds a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def filled(sheet: Worksheet) -> list[list[object]]:
    """The values of a sheet by row; every cell of a merged area has the value of its first."""
    rows: list[list[object]] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for area in sheet.merged_cells.ranges:
        value = rows[area.min_row - 1][area.min_col - 1]
        for row in range(area.min_row - 1, min(area.max_row, len(rows))):
            for column in range(area.min_col - 1, min(area.max_col, len(rows[row]))):
                rows[row][column] = value
    return rows


class Table:
    """A table found on a sheet by one of its headings: where each column of the heading stands, and the rows below.

    A column is known by its lowest heading, joined to the one above it («Chức vụ» over «Đảng») or by that one alone
    over «SL». Columns of percentages are left out.
    """

    def __init__(self, sheet: Worksheet, *anchors: str) -> None:
        rows = filled(sheet)
        spot = next(((at, c) for at, row in enumerate(rows) for c, each in enumerate(row) if plain(each) in anchors), None)
        if spot is None:
            raise LookupError(f"no heading {anchors} on {sheet.title}")
        top, column = spot
        area = next((a for a in sheet.merged_cells.ranges if (a.min_row, a.min_col) == (top + 1, column + 1)), None)
        bottom = area.max_row - 1 if area else top
        self.above = rows[:top]
        self.below = rows[bottom + 1 :]
        width = max(len(row) for row in rows)
        self._labels = [_labels([rows[row][c] for row in range(top, bottom + 1)]) for c in range(width)]
        self.headings = [rows[bottom][c] for c in range(width)]

    def columns(self, *names: str) -> list[int]:
        """The columns whose heading is one of ``names``, from left to right."""
        return [column for column, labels in enumerate(self._labels) if labels & set(names)]

    def column(self, *names: str) -> int | None:
        """The first column of one of these headings, None without any."""
        return next(iter(self.columns(*names)), None)


def _labels(cells: Sequence[object]) -> set[str]:
    told = list(dict.fromkeys(plain(each) for each in cells if each is not None))
    raw = [str(each) for each in cells if each is not None]
    if not told or any("%" in each or "tyle" in plain(each) for each in raw):
        return set()
    if told[-1] == "sl" and len(told) > 1:
        return {told[-2]}
    return {told[-1], "".join(told[-2:])}
