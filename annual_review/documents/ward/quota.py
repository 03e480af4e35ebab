"""How the percentage of excellent ones is worded: heads of columns and numbers (documents.md §2.18, Phụ lục 2)."""

from __future__ import annotations

from fractions import Fraction

from annual_review.documents import wording
from annual_review.documents.case import WardReview
from annual_review.documents.levels import number
from annual_review.documents.ward import counts
from annual_review.documents.ward.parts import level_text
from annual_review.model.ratings import RatingLevel


def percent_heading(review: WardReview) -> str:
    """Return «20% của HTTNV», without a number where the branches go by different percentages."""
    good, percent = level_text(review, RatingLevel.GOOD), counts.groups(review)[0].percent
    return f"Tỷ lệ của {good}" if percent is None else f"{number(percent)}% của {good}"


def exact(value: Fraction | None) -> str:
    """Return a number of people that need not be whole: ``3,6``; a dash where it is not known."""
    return wording.NOTHING_TO_SHARE if value is None else number(value)


def signed(value: Fraction | None) -> str:
    """Return ``+1,4`` over the percentage, ``−0,6`` under it, ``0`` on it."""
    if not value:
        return exact(value)
    return f"+{number(value)}" if value > 0 else f"−{number(-value)}"
