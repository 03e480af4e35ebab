"""Dates the law counts by: months since admission, years since birth."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """Return the day ``months`` months after ``day``, the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(day: date, years: int) -> date:
    """Return the day ``years`` years after ``day``, 28 February where it is 29 February and the year has none."""
    return months_after(day, 12 * years)
