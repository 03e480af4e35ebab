"""Where in a workbook something stands: a sheet, and in it a cell or a range."""

from __future__ import annotations

from dataclasses import dataclass


def column_letters(column: int) -> str:
    """Return the letters of a 1-based column number: 1 → ``A``, 27 → ``AA``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a workbook; every part may be left open.

    ``sheet`` is the sheet's name as the clerk wrote it (empty: the file as a whole); ``row`` and ``column`` are
    1-based (0: the sheet as a whole); ``last_row`` and ``last_column`` close a range (0: a single cell).
    """

    sheet: str = ""
    row: int = 0
    column: int = 0
    last_row: int = 0
    last_column: int = 0

    @property
    def address(self) -> str:
        """The A1 address, ``C9`` or ``C9:E9``; empty for a whole sheet or file."""
        if not (self.row and self.column):
            return ""
        first = f"{column_letters(self.column)}{self.row}"
        if not (self.last_row or self.last_column):
            return first
        return f"{first}:{column_letters(self.last_column or self.column)}{self.last_row or self.row}"

    def __str__(self) -> str:
        """``Phiếu đảng viên!C9``, ``Phiếu đảng viên`` or an empty string."""
        return f"{self.sheet}!{self.address}" if self.address else self.sheet


WHOLE_FILE = Place()
