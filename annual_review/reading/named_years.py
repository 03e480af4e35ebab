"""Bases and paragraphs that name another year than the one under review: last year's workbook used again (product.md §5.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annual_review.form.columns import Item
from annual_review.form.sheets import info as declared
from annual_review.model.names import folded
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.collector import Collector
from annual_review.workbook.tidy import Cell

_Y = r"(?:19|20)\d\d(?!\d)"
_AHEAD = 1  # years after the review that its papers speak of: what is to be done next

# What names a year rightly and is taken out before anything is looked for.
_DATES = re.compile(
    rf"(?:ngày\s*\d{{1,2}}[\s,]*)?tháng\s*\d{{1,2}}(?:\s*năm\s*|\s*[/.-]\s*){_Y}"  # ngày 03 tháng 12 năm 2019, tháng 3/2019
    rf"|\d{{1,2}}\s*[/.-]\s*(?:\d{{1,2}}\s*[/.-]\s*)?{_Y}"  # 16/11/2019, 11/2019
    rf"|\d[\d.]*/{_Y}(?:/[\w-]+)*"  # 90/2020/NĐ-CP
    rf"|quý\s*(?:[1-4]|iv|i{{1,3}})\s*(?:năm\s*|[/-]\s*){_Y}"
)
_SCHOOL_YEAR = re.compile(rf"năm học\s*({_Y})\s*[-–—/]\s*({_Y})")
_SPANS = re.compile(
    rf"(?:nhiệm kỳ|giai đoạn|khóa|khoá)?\s*{_Y}\s*(?:[-–—/]|đến(?: hết)?(?: năm)?)\s*{_Y}"
    rf"|(?:từ|kể từ|đến|tới|sau|trước|cuối|đầu|giữa|hết|tầm nhìn)\s+(?:hết\s+|cuối\s+|đầu\s+)?(?:năm\s+)?{_Y}"
    rf"|(?:các|những|hai|ba|bốn|năm|\d+)\s+năm(?:\s+(?:liền|liên tục))?\s*[:(]?\s*{_Y}(?:\s*(?:,|và)\s*(?:năm\s+)?{_Y})*"
)
# Laws are called by their year; people, units and titles have one of their own.
_OF_ITS_OWN = re.compile(
    r"(?:(?:luật|hiến pháp|pháp lệnh|điều lệ|đại hội|thông tư|nghị định|quy định|chỉ thị)(?:\s+(?!trong\b)[^\s,;:.()]+){0,4}?"
    r"|(?:thành lập|sinh|kết nạp|vào đảng|nghỉ hưu|tuyển dụng|tái lập|sáp nhập|hợp nhất|khánh thành|công nhận|đạt chuẩn)"
    rf"(?:\s+(?!trong\b)[^\s,;:.()]+){{0,2}}?)\s+(?:vào\s+)?năm\s+{_Y}"
)
# A sentence that looks back on purpose.
_LOOKS_BACK = re.compile(
    r"so với|cùng kỳ|khắc phục|chỉ ra|tồn đọng|liền kề|tiếp nối|phát huy kết quả|chuyển tiếp|chưa hoàn thành từ"
    rf"|\b(?:tăng|giảm)\b(?! cường)|\bhơn(?:\s+\S+){{0,3}}\s+{_Y}"
)
_NAMED = re.compile(rf"(?:năm|kiểm điểm|đánh giá|xếp loại|tổng kết|chất lượng)\s+({_Y})(?!\s*[-–—/]\s*\d)")
_REVIEWED = re.compile(rf"(?:kiểm điểm|đánh giá|xếp loại|tổng kết|kết quả)[^.;\n]*?(?:năm\s+)?({_Y})")
_PLANNED = re.compile(rf"(?:phương hướng|nhiệm vụ|kế hoạch|chương trình)[^.;\n]*?năm\s+({_Y})")
_PLAN = re.compile(r"^[\s\-–+•*]*(?:\d+[.)]\s*)?(?:căn cứ\s+)?(?:thực hiện\s+)?kế hoạch\b")
_DAY_OF_PAPER = re.compile(rf"\d{{1,2}}\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*({_Y})|tháng\s*\d{{1,2}}\s*năm\s*({_Y})")


def check_named_years(
    cells: Mapping[str, Sequence[Cell]], narrative: Iterable[Item[object]], year: int, found: Collector
) -> None:
    """Warn of documents and paragraphs of the items that name another year than ``year``, at their cells.

    ``cells`` are the cells of the sheet by the key of their item. A plan of another year is told only where no plan is of
    the year under review: older plans may stand beside it.
    """
    bases = [cell for cell in cells.get(declared.BASES.key, ()) if not cell.trouble]
    plan_there = any(has_plan_of(cell.text, year) for cell in bases)
    for item in (declared.BASES, *narrative):
        for cell in cells.get(item.key, ()):
            if cell.trouble:
                continue
            other = other_year(cell.text, year, plans_ahead=item is declared.DIRECTIONS)
            if item is declared.BASES and other is None and not plan_there:
                other = year_of_plan(cell.text, year)
            if other is not None:
                found.add(info_problems.OTHER_YEAR.at(cell.place, item=item.heading, found=other, year=year))


def other_year(text: str, year: int, *, plans_ahead: bool = False) -> int | None:
    """Return another year a paragraph speaks of although ``year`` is under review, None for none.

    An earlier year is one unless its sentence looks back on purpose («so với năm 2019», «khắc phục hạn chế năm 2019») or the
    paragraph names the year under review too. The next year is none, and with ``plans_ahead`` no later one is. Days of
    meetings and documents, terms, spans, school years that touch ``year``, and years that laws and people have of their own
    are none.
    """
    return next((found for line in text.split("\n") if (found := _of_paragraph(line, year, plans_ahead)) is not None), None)


def _of_paragraph(paragraph: str, year: int, plans_ahead: bool) -> int | None:  # noqa: FBT001 - handed on as it came
    sentences = [_bare(each) for each in re.split(r";|\.(?=\s|$)", folded(paragraph))]
    speaking = [each for each in sentences if not _LOOKS_BACK.search(each)]
    slipped = next((found for each in speaking if (found := _one_year_behind(each, year)) is not None), None)
    if slipped is not None:
        return slipped
    if any(int(match[1]) == year for each in sentences for match in _NAMED.finditer(each)):
        return None
    named = [int(match[1]) for each in speaking for match in _NAMED.finditer(each)]
    return next((each for each in named if each < year or (each > year + _AHEAD and not plans_ahead)), None)


def _bare(sentence: str) -> str:
    """Return a sentence without what names a year rightly; a school year is left as the year it ends in, «năm 2019»."""
    plain = _SCHOOL_YEAR.sub(lambda pair: f"năm {pair[2]}", sentence)
    for pattern in (_DATES, _OF_ITS_OWN, _SPANS):
        plain = pattern.sub(" ", plain)
    return plain


def _one_year_behind(sentence: str, year: int) -> int | None:
    """Return the year before where a sentence reviews it and plans the one under review: every year of it is one behind."""
    reviewed, planned = _REVIEWED.search(sentence), _PLANNED.search(sentence)
    if reviewed and planned and reviewed.start() < planned.start():
        pair = int(reviewed[1]), int(planned[1])
        return pair[0] if pair == (year - 1, year) else None
    return None


def has_plan_of(text: str, year: int) -> bool:
    """Return whether a base is a plan of the review of ``year``: dated in that year or in the next, or not dated at all."""
    return any(not days or {year, year + _AHEAD} & days for days in _plans(text))


def year_of_plan(text: str, year: int) -> int | None:
    """Return the year of a plan that is dated neither in ``year`` nor in the next; None for any other base."""
    return next((min(days) for days in _plans(text) if days and not {year, year + _AHEAD} & days), None)


def _plans(text: str) -> Iterator[frozenset[int]]:
    """Yield the years of the days of every plan among the documents of a cell."""
    for line in re.split(r"[\n;]", text):
        plain = folded(line)
        if _PLAN.match(plain):
            yield frozenset(int(one or other) for one, other in _DAY_OF_PAPER.findall(plain))
