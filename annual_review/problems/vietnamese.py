"""Numbers, dates and times in messages as Vietnamese writes them; papers build their own forms on the same functions."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction


def decimal(value: Fraction, decimals: int = 2, *, between_thousands: str = "") -> str:
    """Return ``value`` rounded half up (away from zero) to ``decimals`` places: decimal comma, trailing zeros trimmed.

    A message shows no sign between thousands, for it stands beside what a cell shows; papers put a dot there.
    """
    scale = 10**decimals
    units, rest = divmod(abs(value.numerator) * scale, value.denominator)
    if rest * 2 >= value.denominator:
        units += 1
    whole, part = divmod(units, scale)
    sign = "-" if value < 0 and units else ""
    digits = f"{part:0{decimals}d}".rstrip("0") if decimals else ""
    return f"{sign}{grouped(whole, between_thousands)}{',' + digits if digits else ''}"


def grouped(count: int, between_thousands: str = ".") -> str:
    """Return a count with a dot between thousands: ``1.234``."""
    return f"{count:,}".replace(",", between_thousands)


def as_in_excel(number: float) -> str:
    """Return a number as a wide cell of Excel shows it, unrounded up to ten digits, with a decimal comma."""
    return f"{number:.10g}".replace(".", ",")


def lowered(text: str) -> str:
    """Return ``text`` with its first letter in lower case, an abbreviation (CSTĐCS) as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def day(value: date) -> str:
    """Return a date for a message or a cell: ``03/12/2020``."""
    return f"{value:%d/%m/%Y}"


def clock(value: time) -> str:
    """Return a time of day for a message or a cell: ``14:30``."""
    return f"{value:%H:%M}"
