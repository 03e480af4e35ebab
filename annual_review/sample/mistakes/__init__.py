"""THE list of the kinds of mistakes that can be planted in a workbook, one function each."""

from __future__ import annotations

from annual_review.sample.mistakes import ballots, extras, info, roster, structure, sums, values
from annual_review.sample.mistakes.planting import Mistake, Planted

__all__ = ["MISTAKES", "Mistake", "Planted"]

MISTAKES: tuple[Mistake, ...] = (
    *values.MISTAKES,
    *info.MISTAKES,
    *roster.MISTAKES,
    *ballots.MISTAKES,
    *sums.MISTAKES,
    *structure.MISTAKES,
    *extras.MISTAKES,
)
