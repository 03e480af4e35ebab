"""Mistakes of a votes cell: something else than a whole number from 0 on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from annual_review.problems import Entry
from annual_review.problems.catalogue import text as text_problems
from annual_review.sample.book import Book, Value
from annual_review.sample.mistakes.planting import (
    Mistake,
    Plant,
    Planted,
    count_page,
    level_votes,
    needs_branch_ballot,
    needs_totals,
    overwrite,
    pick,
)


def _votes(values: Sequence[Value], entry: Entry, *, percent: bool = False) -> Plant:
    def plant(book: Book, rng: Random) -> Planted | None:
        page = book.sheet("ballots")
        at = pick(rng, level_votes(page))
        if at is None:
            return None
        if percent:
            page.percents.add(page.spot(*at))
        return overwrite(page, page.spot(*at), rng.choice(values), entry)

    return plant


def _count(values: Sequence[Value], entry: Entry) -> Plant:
    def plant(book: Book, rng: Random) -> Planted | None:
        page = count_page(book)
        key = rng.choice(("issued", "collected", "valid"))
        return overwrite(page, page.spot("count", key), rng.choice(values), entry) if page else None

    return plant


def _branch_votes(values: Sequence[Value], entry: Entry) -> Plant:
    def plant(book: Book, rng: Random) -> Planted | None:
        page = book.page("branch_ballot")
        level = rng.choice(("excellent", "good", "satisfactory", "unsatisfactory"))
        return overwrite(page, page.spot("votes", level), rng.choice(values), entry) if page else None

    return plant


MISTAKES = (
    Mistake(
        "phieu-kem-chu", "Số phiếu ghi kèm chữ", _votes(("5 phiếu", "3p", "khoảng 4"), text_problems.NOT_A_COUNT), needs_totals
    ),
    Mistake(
        "phieu-la-dau", "Số phiếu là dấu x hoặc chữ", _votes(("x", "không", "năm"), text_problems.NOT_A_COUNT), needs_totals
    ),
    Mistake("phieu-am", "Số phiếu âm", _votes((-1, "-2", -3.0), text_problems.NEGATIVE_COUNT), needs_totals),
    Mistake("phieu-le", "Số phiếu là số lẻ", _votes((2.5, "1,5", 0.5), text_problems.FRACTIONAL_COUNT), needs_totals),
    Mistake(
        "phieu-thanh-ngay",
        "Excel đổi «5/12» thành ngày",
        _votes((date(2026, 12, 5), date(2026, 5, 1)), text_problems.COUNT_IS_DATE),
        needs_totals,
    ),
    Mistake(
        "phieu-phan-so",
        "Số phiếu ghi kèm tổng số",
        _votes(("22/22", "5 / 8", "3/10"), text_problems.COUNT_IS_FRACTION),
        needs_totals,
    ),
    Mistake(
        "phieu-ty-le-chu",
        "Ghi tỷ lệ thay cho số phiếu",
        _votes(("81,82%", "50 %"), text_problems.COUNT_IS_PERCENT),
        needs_totals,
    ),
    Mistake(
        "phieu-ty-le",
        "Ô số phiếu định dạng phần trăm",
        _votes((0.5, 0.8182), text_problems.COUNT_IS_PERCENT, percent=True),
        needs_totals,
    ),
    Mistake(
        "phieu-cong-thuc",
        "Công thức chưa tính trong ô số phiếu",
        _votes(("=1+2", "=SUM(A1:A2)"), text_problems.FORMULA_WITHOUT_VALUE),
        needs_totals,
    ),
    Mistake("phieu-loi-o", "Ô số phiếu báo lỗi", _votes(("#DIV/0!", "#REF!", "#N/A"), text_problems.ERROR_VALUE), needs_totals),
    Mistake("phieu-dung-sai", "Số phiếu là đúng/sai", _votes((True, False), text_problems.NOT_A_COUNT), needs_totals),
    Mistake(
        "dem-kem-chu", "Số phiếu phát ra, thu về, hợp lệ ghi kèm chữ", _count(("22 phiếu", "đủ"), text_problems.NOT_A_COUNT)
    ),
    Mistake(
        "dem-phan-so",
        "Số phiếu phát ra, thu về, hợp lệ ghi kèm tổng số",
        _count(("22/22", "9/10"), text_problems.COUNT_IS_FRACTION),
    ),
    Mistake(
        "dem-loi-o", "Ô số phiếu phát ra, thu về, hợp lệ báo lỗi", _count(("#NAME?", "#VALUE!"), text_problems.ERROR_VALUE)
    ),
    Mistake(
        "phieu-chi-bo-kem-chu",
        "Số phiếu chi bộ ghi kèm chữ",
        _branch_votes(("5 phiếu", "tất cả"), text_problems.NOT_A_COUNT),
        needs_branch_ballot,
    ),
    Mistake(
        "phieu-chi-bo-cong-thuc",
        "Công thức chưa tính ở phiếu chi bộ",
        _branch_votes(("=B3+1",), text_problems.FORMULA_WITHOUT_VALUE),
        needs_branch_ballot,
    ),
)
