"""Headings that speak of another year than the one under review."""

from __future__ import annotations

import re

from annual_review.model.names import folded

_EARLIER = re.compile(r"\bnăm (?:học )?(?:trước|ngoái|cũ|liền kề|trước liền kề|liền trước|trước đó)\b")
_DAY = re.compile(r"(?:ngày\s*\d{1,2}\s*)?tháng\s*\d{1,2}\s*năm\s*\d{4}")
_SCHOOL_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d/.–-])(?:19|20)\d\d(?![\d/.–-])")  # «NĐ 90/2020/NĐ-CP» and «03/12/2020» name no year of review


def is_of_other_year(label: str, year: int | None) -> bool:
    """Return whether a heading names another year than ``year`` and not ``year`` itself: «Xếp loại năm 2019», «năm trước».

    A school year that touches ``year`` («2019-2020») is not another one; with no ``year`` only words tell.
    """
    text = folded(label)
    if _EARLIER.search(text):
        return True
    text = _DAY.sub(" ", text)
    spans = [int(end) for pair in _SCHOOL_YEAR.findall(text) for end in pair]
    named = {*spans, *(int(found) for found in _YEAR.findall(_SCHOOL_YEAR.sub(" ", text)))}
    return bool(named) and year is not None and year not in named
