"""Mistakes of the sheets «Thành tích», «Ý kiến» and «Ảnh»."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from annual_review.problems import Entry
from annual_review.problems.catalogue import achievements as achievement_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.sample.book import Book, Page, Value
from annual_review.sample.mistakes.planting import Mistake, Plant, Planted, overwrite, pick, typed
from annual_review.sample.plan import Plan


def _with_achievements(plan: Plan) -> Plan:
    return replace(plan, achievements=True)


def _with_remarks(plan: Plan) -> Plan:
    return replace(plan, remarks=True)


def _won(what: str, values: tuple[Value, ...], entry: Entry) -> Plant:
    return typed("achievements", what, values, entry)


def _other_unit(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("achievements")
    who = pick(rng, [who for who in page.people("unit") if page.value(who, "unit") == "đ/c"])
    return overwrite(page, page.spot(who, "quantity"), "3 giải", achievement_problems.UNITS_DIFFER) if who else None


def _photo_outside(book: Book, rng: Random) -> Planted | None:
    page = Page("photos", "Ảnh")
    for column, heading in enumerate(("STT", "Tệp", "Chú thích"), 1):
        page.put((1, column), heading)
    page.put((2, 1), 1)
    page.put((2, 3), "Toàn cảnh hội nghị")
    book.pages.append(page)
    return overwrite(
        page, (2, 2), rng.choice(("C:\\Anh\\hop.jpg", "../khac/hop.jpg", "/anh/hop.jpg")), achievement_problems.PHOTO_PATH
    )


MISTAKES = (
    Mistake("nhom-trong", "Nhóm thành tích để trống", _won("group", ("",), sheet_problems.REQUIRED_CELL), _with_achievements),
    Mistake(
        "so-luong-chu",
        "Số lượng ghi bằng chữ",
        _won("quantity", ("nhiều", "vài"), text_problems.NOT_A_NUMBER),
        _with_achievements,
    ),
    Mistake(
        "ty-le-qua",
        "Tỷ lệ quá 100%",
        _won("quantity", ("120%", "100,5%"), achievement_problems.PERCENT_OVER),
        _with_achievements,
    ),
    Mistake("don-vi-khac", "Số lượng ghi đơn vị khác cột đơn vị", _other_unit, _with_achievements),
    Mistake(
        "noi-dung-trong", "Nội dung thành tích để trống", _won("text", ("",), sheet_problems.REQUIRED_CELL), _with_achievements
    ),
    Mistake(
        "y-kien-trong",
        "Ý kiến không có nội dung",
        typed("remarks", "text", ("", "-"), sheet_problems.REQUIRED_CELL),
        _with_remarks,
    ),
    Mistake("anh-ngoai", "Tệp ảnh ở ngoài thư mục", _photo_outside),
)
