"""The examples of the blank workbook, moved to the year it is made for: a clerk of 2026 is shown no date of 2020."""

from __future__ import annotations

import re

from annual_review.form.columns import Item
from annual_review.form.sheets import info
from annual_review.rules.rulebook import shipped_rule_sets

_DECLARED_FOR = 2020  # the year the examples of the form are of
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def moved(example: str, year: int | None) -> str:
    """Return an example with every year in it as far from ``year`` as it is from 2020; as it is without a year."""
    if year is None:
        return example
    return _YEAR.sub(lambda found: str(int(found[0]) + year - _DECLARED_FOR), example)


def example_of(item: Item[object], year: int | None) -> str:
    """Return the example of an item of «Thông tin» for a review of ``year``."""
    if item.key == info.RULE_SET.key and year is not None:
        return shipped_rule_sets().of_review(year).id
    return moved(item.example, year)
