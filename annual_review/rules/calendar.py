"""Dates the law counts by: months since admission, years since birth."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

LAST_MONTH_OF_REVIEWS = 3  # a review may be held in the first months of the next year (product.md §5.9)


def months_after(day: date, months: int) -> date:
    """Return the day ``months`` months after ``day``, the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(day: date, years: int) -> date:
    """Return the day ``years`` years after ``day``, 28 February where it is 29 February and the year has none."""
    return months_after(day, 12 * years)


def current_review(today: date) -> int:
    """Return the year whose review is being held or comes next: until 31 March that of the year before."""
    return today.year - 1 if today.month <= LAST_MONTH_OF_REVIEWS else today.year
