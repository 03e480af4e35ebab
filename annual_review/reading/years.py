"""Headings and paragraphs that speak of another year than the one under review."""

from __future__ import annotations

import re

from annual_review.model.names import folded

_EARLIER = re.compile(r"\bnăm (?:học )?(?:trước|ngoái|cũ|liền kề|trước liền kề|liền trước|trước đó)\b")
_DAY = re.compile(r"(?:ngày\s*\d{1,2}\s*)?tháng\s*\d{1,2}\s*năm\s*\d{4}")
_SCHOOL_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d/.–-])(?:19|20)\d\d(?![\d/.–-])")  # «NĐ 90/2020/NĐ-CP» and «03/12/2020» name no year of review

_NAMED_YEAR = re.compile(r"((?:\S+ ){0,4})năm ((?:19|20)\d\d)(?!\d|\s*[-–/]\s*\d)")
_BESIDE = re.compile(r"so với|\btừ\b|\bđến\b|\bsau\b|\btrước\b|\bcuối\b|\bđầu\b|\bgiữa\b|\bkỳ\b|nhiệm kỳ|giai đoạn|khóa|các\b")
_ANY_DAY = re.compile(r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|tháng\s*\d{1,2}\s*năm\s*)((?:19|20)\d\d)")


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


def other_year(text: str, year: int) -> int | None:
    """Return an earlier year a paragraph speaks of although ``year`` is under review, None for none (product.md §5.9).

    «năm 2019» is one unless the paragraph names ``year`` too, sets the two side by side («so với năm 2019») or speaks of a
    span («nhiệm kỳ 2015–2020», «năm học 2019-2020»); days of documents are none.
    """
    plain = _SCHOOL_YEAR.sub(" ", _DAY.sub(" ", folded(text)))
    named = {int(found) for found in _YEAR.findall(plain)}
    if year in named:
        return None
    earlier = (int(match[2]) for match in _NAMED_YEAR.finditer(plain) if not _BESIDE.search(match[1]))
    return next((found for found in earlier if found < year), None)


def other_year_of_base(text: str, year: int) -> int | None:
    """Return the year of a plan that is not of the review of ``year``, or a year its words name; None for none.

    Regulations and guidance are of earlier years; a plan is of the year of the review or of the months after it.
    """
    plain = folded(text)
    days = [int(found) for found in _ANY_DAY.findall(plain)]
    if plain.startswith("kế hoạch") and days and not {year, year + 1} & set(days):
        return days[0]
    return other_year(text, year)
