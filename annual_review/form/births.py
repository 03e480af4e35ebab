"""A birth date, or a day of another kind of which clerks often know the year alone, or month and year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.problems import Read, vietnamese
from annual_review.workbook.tidy import Cell


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date as far as the sheet tells it: the day, or only the words («1985», «05/1985»)."""

    day: date | None
    text: str


def birth(cell: Cell, options: ReadingOptions) -> Read[Birth]:
    """Return a birth date; a year, or month and year, alone is understood too."""
    shown_text = cells.shown(cell)
    if not cell.trouble and re.fullmatch(r"(?:(?:0?[1-9]|1[0-2])[/.-])?(?:19|20)\d\d", shown_text):
        return Read(Birth(None, shown_text))
    read = cells.day(cell, options)
    return Read(Birth(read.value, vietnamese.day(read.value)) if read.value else None, read.problems)
