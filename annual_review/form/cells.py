"""One cell's value as a count, date, time, text, level, tick or choice, or the problem it has."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import isfinite
from typing import TypeVar

from annual_review.form.level_names import is_ambiguous_level, parse_level
from annual_review.form.options import ReadingOptions
from annual_review.model.names import folded
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Entry, Place, Problem, Read, vietnamese
from annual_review.problems.catalogue import text as text_problems
from annual_review.workbook.engine import Trouble
from annual_review.workbook.tidy import Cell, narrow

T = TypeVar("T")
Parser = Callable[[Cell, ReadingOptions], Read[T]]
_DASHES = frozenset({"-", "–", "—", "/", "\\", "_", "."})
_DITTO = re.compile(r"[-–\s]*(?:n\.?\s?t\.?|như trên|như dòng trên)[-–\s.]*|[\s\"“”„〃″'’‘]+|/{2,}", re.IGNORECASE)
_NONE = frozenset({"không", "không có", "ko"})
_NO_VOTES = frozenset({"-", "–", "/"})  # programs put «–» for a typed «-»; «.» or «_» may be a slip for a figure
TICKS = frozenset({"x", "✓", "✔", "√", "v", "1", "có", "☒", "☑", "true"})
NO_TICKS = frozenset({"", "0", "không", "☐", "false", "vắng"})
_DAY_NOUGHT = "00/01/1900"
_COUNT_LIMIT = 1_000_000
MAX_NAME = 120  # characters of a person's name, with mark
MAX_SHORT = 1_000  # characters of posts, reasons, numbers of papers
MAX_PROSE = 32_767  # characters of a contribution or a paragraph: Excel itself takes no more into a cell
_DMY = re.compile(r"(?:ngày )?(\d{1,2}) ?(?:[./-]|tháng) ?(\d{1,2}) ?(?:[./-]|năm) ?(\d{4})", re.IGNORECASE)
_FULL_DMY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_TIME = re.compile(r"(\d{1,2}) ?(?:giờ|h|:|g|\.) ?(?:(\d{1,2}) ?(?:phút|p|')?)?(?: ?: ?00)?", re.IGNORECASE)


def trouble_of(cell: Cell) -> Problem | None:
    """Return the problem of a cell that has no usable value at all, None for any other."""
    match cell.trouble:
        case Trouble.ERROR_VALUE:
            return text_problems.ERROR_VALUE.at(cell.place, value=str(cell.value))
        case Trouble.UNCALCULATED:
            return text_problems.FORMULA_WITHOUT_VALUE.at(cell.place)
        case None:
            return None


def shown(cell: Cell) -> str:
    """Return the cell's value as a clerk sees it in Excel, at most 80 characters of it."""
    value = cell.value
    if isinstance(value, bool):
        text = "TRUE" if value else "FALSE"
    elif isinstance(value, float):
        scaled, sign = (value * 100, "%") if cell.percent else (value, "")
        text = vietnamese.as_in_excel(scaled) + sign
    elif isinstance(value, int):
        text = f"{value * 100}%" if cell.percent else str(value)[:40]
    elif isinstance(value, datetime):
        text = vietnamese.day(value) + (f" {vietnamese.clock(value.time())}" if value.time() != time() else "")
    elif isinstance(value, date):
        text = vietnamese.day(value)
    elif isinstance(value, time):
        text = vietnamese.clock(value)
    else:
        text = str(value)
    return text if len(text) <= 80 else text[:79] + "…"


def too_long(place: Place, length: int, limit: int) -> Problem:
    """Return the problem of a text of ``length`` characters where ``limit`` are allowed."""
    return text_problems.TOO_LONG.at(place, count=vietnamese.grouped(length), limit=vietnamese.grouped(limit))


def text(cell: Cell, options: ReadingOptions) -> Read[str]:
    """Return the cell's text on one line, None for an empty cell or a dash. Numbers and dates come as they are shown."""
    if not cell.trouble and len(cell.text) > MAX_SHORT:
        return Read(None, (too_long(cell.place, len(cell.text), MAX_SHORT),))
    return prose(cell, options)


def prose(cell: Cell, options: ReadingOptions) -> Read[str]:
    """Return the cell's text as ``text`` does, for cells in which clerks write whole paragraphs."""
    del options
    if problem := trouble_of(cell):
        return Read(None, (problem,))
    if len(cell.text) > MAX_PROSE:
        return Read(None, (too_long(cell.place, len(cell.text), MAX_PROSE),))
    if is_dash(cell):
        return Read(None)
    if is_ditto(cell):
        return Read(None, (text_problems.DITTO.at(cell.place, value=cell.text),))
    return Read((cell.text if isinstance(cell.value, str) else shown(cell)) or None)


def paragraphs(cell: Cell, options: ReadingOptions) -> Read[tuple[str, ...]]:
    """Return the cell's text with each of its lines as a paragraph, None for an empty cell."""
    if isinstance(cell.value, str) and not cell.trouble and len(cell.value) <= MAX_PROSE:
        lines = tuple(line.strip() for line in cell.value.split("\n"))
        return Read(tuple(line for line in lines if line) or None)
    read = prose(cell, options)
    return Read((read.value,) if read.value else None, read.problems)


def is_dash(cell: Cell) -> bool:
    """Return whether the cell is empty or holds only a dash or stroke, as clerks write for nothing."""
    return cell.blank or cell.text in _DASHES


def is_ditto(cell: Cell) -> bool:
    """Return whether the cell says «the same as above» as on paper lists: «nt», «-nt-», «"», «như trên»."""
    return bool(cell.text) and _DITTO.fullmatch(cell.text) is not None


def count(cell: Cell, options: ReadingOptions) -> Read[int]:
    """Return a whole number from 0 on, None for an empty cell, «-» or «/»; no other sign is taken for nothing."""
    del options
    if problem := trouble_of(cell):
        return Read(None, (problem,))
    if cell.blank or cell.text in _NO_VOTES:
        return Read(None)
    value = cell.value
    if value == time() and not cell.percent:  # nought in a cell of dates, which Excel shows as a day
        return Read(None, (text_problems.COUNT_IS_DATE.at(cell.place, value=_DAY_NOUGHT),))
    if isinstance(value, date | bool | time | timedelta) or cell.percent:
        entry = text_problems.COUNT_IS_DATE if isinstance(value, date) else text_problems.NOT_A_COUNT
        entry = text_problems.COUNT_IS_PERCENT if cell.percent else entry
        return Read(None, (entry.at(cell.place, value=shown(cell)),))
    if isinstance(value, str):
        return _count_from_text(cell)
    return _whole(cell, as_in_excel(value) if isinstance(value, int) or isfinite(value) else None)


def as_in_excel(value: float) -> Fraction:
    """Return a number to the 15 digits that Excel shows and reckons with: 9.000000000000002 is 9."""
    return Fraction(f"{value:.15g}") if isinstance(value, float) else Fraction(value)


def _count_from_text(cell: Cell) -> Read[int]:
    plain = narrow(cell.text).strip()
    shown_text = shown(cell)
    if re.fullmatch(r"[0-9]{1,6} ?/ ?[0-9]{1,6}", plain):
        return Read(None, (text_problems.COUNT_IS_FRACTION.at(cell.place, value=shown_text),))
    if re.fullmatch(r"[0-9.,]+ ?%", plain):
        return Read(None, (text_problems.COUNT_IS_PERCENT.at(cell.place, value=shown_text),))
    match = re.fullmatch(r"([+-]?[0-9]{1,15})(?:[.,]([0-9]{1,15}))?", plain)
    if not match or (match[2] and len(match[2]) == 3):  # «1.000» may be a thousand or one
        return Read(None, (text_problems.NOT_A_COUNT.at(cell.place, value=shown_text),))
    return _whole(cell, Fraction(f"{match[1]}.{match[2] or 0}"))


def _whole(cell: Cell, number: Fraction | None) -> Read[int]:
    shown_text = shown(cell)
    if number is None or number > _COUNT_LIMIT:
        return Read(None, (text_problems.NOT_A_COUNT.at(cell.place, value=shown_text),))
    if number < 0:
        return Read(None, (text_problems.NEGATIVE_COUNT.at(cell.place, value=shown_text),))
    if number.denominator != 1:
        return Read(None, (text_problems.FRACTIONAL_COUNT.at(cell.place, value=shown_text),))
    return Read(int(number))


def number(cell: Cell, options: ReadingOptions) -> Read[Fraction]:
    """Return an exact number from 0 on (months, points), None for an empty cell or a dash; a comma is a decimal comma."""
    del options
    return _number(cell, text_problems.NOT_A_NUMBER)


def months(cell: Cell, options: ReadingOptions) -> Read[Fraction]:
    """Return a number of months, None for an empty cell or a dash; weeks, days and spans are asked, never guessed."""
    del options
    words = isinstance(cell.value, date) or bool(
        re.search(r"\d\D*[^\W_]", cell.text) and not re.fullmatch(r"[-+]?\d+", cell.text)
    )
    return _number(cell, text_problems.NOT_MONTHS if words else text_problems.NOT_A_NUMBER)


def _number(cell: Cell, wrong: Entry) -> Read[Fraction]:
    if problem := trouble_of(cell):
        return Read(None, (problem,))
    if is_dash(cell):
        return Read(None)
    value = cell.value
    if isinstance(value, str):
        plain = narrow(cell.text)
        if folded(plain) in _NONE:
            return Read(None)
        if match := re.fullmatch(r"([0-9]{1,6})(?:[.,]([0-9]{1,6}))? ?(?:tháng|điểm)?", plain, re.IGNORECASE):
            return Read(Fraction(f"{match[1]}.{match[2] or 0}"))
    elif isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _COUNT_LIMIT and not cell.percent:
        return Read(as_in_excel(value))
    return Read(None, (wrong.at(cell.place, value=shown(cell)),))


def day(cell: Cell, options: ReadingOptions) -> Read[date]:
    """Return a date read as day/month/year, never month first, None for an empty cell."""
    del options
    if problem := trouble_of(cell):
        return Read(None, (problem,))
    if is_dash(cell):
        return Read(None)
    found = parse_day(cell.text) if isinstance(cell.value, str) else _real_day(cell)
    if found is None or not 1900 <= found.year <= 2200:
        return Read(None, (text_problems.NOT_A_DATE.at(cell.place, value=shown(cell)),))
    return Read(found)


def _real_day(cell: Cell) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    return cell.value if isinstance(cell.value, date) else None


def parse_day(text: str) -> date | None:
    """Return the date a text says as day/month/year (or year-month-day with dashes), None when it says none."""
    plain = narrow(text)
    match = _DMY.fullmatch(plain) or _FULL_DMY.fullmatch(plain)
    iso = None if match else _ISO.fullmatch(plain)
    if not match and not iso:
        return None
    numbers = (match[3], match[2], match[1]) if match else iso.groups() if iso else ()
    try:
        return date(*(int(each) for each in numbers))
    except ValueError:
        return None


def clock(cell: Cell, options: ReadingOptions) -> Read[time]:
    """Return a time of day, None for an empty cell."""
    del options
    if problem := trouble_of(cell):
        return Read(None, (problem,))
    if is_dash(cell):
        return Read(None)
    value = cell.value
    found: time | None = None
    if isinstance(value, time):
        found = value.replace(microsecond=0)
    elif isinstance(value, datetime) and value.year < 1905:  # a time of day without a date: Excel's day zero
        found = value.time().replace(microsecond=0)
    elif isinstance(value, str):
        match = _TIME.fullmatch(narrow(cell.text))
        if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
            found = time(int(match[1]), int(match[2] or 0))
    if found is None:
        return Read(None, (text_problems.NOT_A_TIME.at(cell.place, value=shown(cell)),))
    return Read(found)


def level(cell: Cell, options: ReadingOptions) -> Read[RatingLevel]:
    """Return a rating level, None for an empty cell or a dash."""
    if problem := trouble_of(cell):
        return Read(None, (problem,))
    if is_dash(cell):
        return Read(None)
    shown_text = shown(cell)
    found = parse_level(shown_text, options)
    if found:
        return Read(found)
    entry = text_problems.AMBIGUOUS_LEVEL if is_ambiguous_level(shown_text) else text_problems.UNKNOWN_LEVEL
    return Read(None, (entry.at(cell.place, value=shown_text),))


def tick(cell: Cell, options: ReadingOptions) -> Read[bool]:
    """Return whether the cell is ticked: an empty cell is not."""
    del options
    if problem := trouble_of(cell):
        return Read(None, (problem,))
    shown_text = shown(cell).casefold().strip()
    if shown_text in TICKS:
        return Read(value=True)
    if shown_text in NO_TICKS or is_dash(cell):
        return Read(value=False)
    return Read(None, (text_problems.NOT_A_TICK.at(cell.place, value=shown(cell)),))


def year(cell: Cell, options: ReadingOptions) -> Read[int]:
    """Return a year of four digits, None for an empty cell."""
    del options
    if problem := trouble_of(cell):
        return Read(None, (problem,))
    if cell.blank:
        return Read(None)
    match = re.fullmatch(r"(?:năm )?((?:19|20|21)[0-9]{2})(?:[.,]0)?", narrow(shown(cell)), re.IGNORECASE)
    if not match:
        return Read(None, (text_problems.NOT_A_YEAR.at(cell.place, value=shown(cell)),))
    return Read(int(match[1]))
