"""Sums a clerk typed beside single ballots: how many marks, or marks of one level, stand in a row or a column."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annual_review.form import cells, level_names
from annual_review.form.options import ReadingOptions
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Read
from annual_review.reading.row_words import is_total_label
from annual_review.reading.share_labels import share_of
from annual_review.workbook.tidy import Cell

_LEAD = re.compile(
    r"^(?:tổng|cộng|tong|cong)?\s*(?:cộng|cong)?\s*(?:số|so)?\s*(?:phiếu|phieu)?\s*(?:mức|muc)?\s*:?\s*", re.IGNORECASE
)


def summed_level(label: str, options: ReadingOptions) -> RatingLevel | None:
    """Return the level whose marks a label says are counted («Tổng HTXSNV»), None for all of them or for no sum."""
    return None if share_of((label,)) is not None else level_names.parse_level(_LEAD.sub("", label.strip()), options)


def is_sum_label(label: str, options: ReadingOptions) -> bool:
    """Return whether a label stands over or before typed sums of marks."""
    return is_total_label(label) or summed_level(label, options) is not None


def miscounted(cell: Cell, label: str, marks: Iterable[Cell], options: ReadingOptions) -> Read[int]:
    """Return how many of ``marks`` are readable (and of the level ``label`` names) where the cell says another number.

    Without a value where it says the same or nothing.
    """
    typed = cells.count(cell, options)
    wanted = summed_level(label, options)
    levels = [level for mark in marks if (level := level_names.parse_level(cells.shown(mark), options))]
    counted = len(levels) if wanted is None else levels.count(wanted)
    return Read(counted if typed.value is not None and typed.value != counted else None, typed.problems)
