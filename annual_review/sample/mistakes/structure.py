"""Mistakes of sheets and headings."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from annual_review.problems import Place
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.sample.book import Book
from annual_review.sample.mistakes.planting import Mistake, Planted, needs_totals, overwrite, pick
from annual_review.sample.plan import Plan


def _no_sheet(book: Book, rng: Random) -> Planted | None:
    key = rng.choice(("info", "members"))
    book.pages.remove(book.sheet(key))
    return Planted(Place({"info": "Thông tin", "members": "Đảng viên"}[key]), (sheet_problems.MISSING_SHEET,))


def _near_sheet(book: Book, rng: Random) -> Planted | None:
    page = book.sheet(rng.choice(("members", "ballots")))
    page.name = {"members": "Đảng viênn", "ballots": "Phiêu đảng vin"}[page.key]
    return Planted(Place(page.name), (sheet_problems.NEAR_SHEET,))


def _sheet_twice(book: Book, rng: Random) -> Planted | None:
    page = book.sheet(rng.choice(("members", "ballots", "info")))
    names = {
        "members": ("Đảng viên", "Danh sách đảng viên"),
        "ballots": ("Phiếu đảng viên", "Phiếu ĐV"),
        "info": ("Thông tin", "Thông tin chung"),
    }
    page.name, second = names[page.key]
    book.pages.append(page.copy(key="", name=second))
    return Planted(Place(second), (sheet_problems.SAME_SHEET_TWICE,))


def _no_ballot_sheet(book: Book, _: Random) -> Planted | None:
    page, info = book.sheet("ballots"), book.sheet("info")
    if not info.has("count", "issued"):
        return None
    book.pages.remove(page)
    return Planted(info.place(info.spot("count", "issued")), (ballot_problems.COUNTS_WITHOUT_VOTES,))


def _no_heading(book: Book, _: Random) -> Planted | None:
    page = book.sheet("members")
    for row in range(page.first_row, min(page.spot(who, "name")[0] for who in page.people("name"))):
        for column in range(1, page.last_column + 1):
            page.put((row, column), "")
    page.merged.clear()
    return Planted(
        Place(page.name), (sheet_problems.NO_HEADING, sheet_problems.MISSING_COLUMN)
    )  # a group row «Đảng viên» reads like a heading


def _no_column(book: Book, rng: Random) -> Planted | None:
    """A required column is gone: told in the row of the heading, on its sheet."""
    key, what = rng.choice(
        (("members", "standing"), ("ballots", "good"), ("ballots", "satisfactory"), ("branch_ballot", "votes"))
    )
    page = book.page(key)
    if page is None or not page.has("heading", what):
        return None
    page.delete_column(page.spot("heading", what)[1])
    return Planted(Place(page.name), (sheet_problems.MISSING_COLUMN, sheet_problems.NO_HEADING))


def _near_column(book: Book, rng: Random) -> Planted | None:
    key, what, wrong = rng.choice(
        (
            ("members", "standing", "Diện đảng viêm"),
            ("ballots", "excellent", "HTXNV"),
            ("ballots", "unsatisfactory", "KHTMV"),
            ("achievements", "group", "Nhóm thành tính"),
        )
    )
    page = book.page(key)
    return (
        overwrite(page, page.spot("heading", what), wrong, sheet_problems.NEAR_COLUMN)
        if page and page.has("heading", what)
        else None
    )


def _column_twice(book: Book, rng: Random) -> Planted | None:
    key, what, heading = rng.choice(
        (("members", "standing", "Diện"), ("ballots", "good", "HTTNV"), ("ballots", "excellent", "HTXSNV"))
    )
    page = book.sheet(key)
    column = page.last_column + 1
    if page.spot("heading", what)[0] != page.first_row:
        return None
    for who in page.people(what):
        page.put((page.spot(who, what)[0], column), page.value(who, what))
    return overwrite(page, (page.first_row, column), heading, sheet_problems.SAME_COLUMN_TWICE)


def _no_rows(book: Book, _: Random) -> Planted | None:
    page = book.sheet("members")
    first = min(page.spot(who, "name")[0] for who in page.people("name"))
    page.moved(lambda row: row if row < first else None, lambda column: column)
    return Planted(Place(page.name), (sheet_problems.NO_ROWS,))


def _merged_votes(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    who = pick(rng, page.people("excellent"))
    if who is None or page.spot(who, "good")[1] != page.spot(who, "excellent")[1] + 1:
        return None
    row, column = page.spot(who, "excellent")
    page.put((row, column + 1), "")
    page.merged.append((row, column, row, column + 1))
    return Planted(page.place((row, column)), (sheet_problems.MERGED_CELLS,))


def _simple(plan: Plan) -> Plan:
    return replace(needs_totals(plan), heading_rows=1, shares=False, signatures=False, banner=False, groups=False)


MISTAKES = (
    Mistake("thieu-trang", "Thiếu trang Thông tin hoặc Đảng viên", _no_sheet),
    Mistake("trang-sai-ten", "Tên trang gõ sai", _near_sheet),
    Mistake("trang-hai-lan", "Hai trang cùng loại", _sheet_twice),
    Mistake(
        "thieu-trang-phieu",
        "Có số phiếu mà thiếu trang phiếu",
        _no_ballot_sheet,
        lambda plan: replace(needs_totals(plan), counts_on_ballot=False),
    ),
    Mistake("khong-tieu-de", "Bảng không có tiêu đề", _no_heading),
    Mistake("thieu-cot", "Thiếu một cột bắt buộc", _no_column, _simple),
    Mistake("cot-sai-ten", "Tiêu đề cột gõ sai", _near_column, _simple),
    Mistake("cot-hai-lan", "Một cột có hai lần", _column_twice, _simple),
    Mistake("khong-dong-nao", "Danh sách không có ai", _no_rows),
    Mistake("o-phieu-gop", "Hai ô số phiếu bị gộp", _merged_votes, _simple),
)
