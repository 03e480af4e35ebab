"""Mistakes of who and what stands on the ballot sheets."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from annual_review.problems import Entry, Place
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.sample.book import Book
from annual_review.sample.mistakes.planting import (
    Mistake,
    Needs,
    Plant,
    Planted,
    count_page,
    filled,
    needs_situations,
    needs_totals,
    overwrite,
    pick,
    typed,
)
from annual_review.sample.plan import Homonyms, Layout, Plan

_LEVELS = ("excellent", "good", "satisfactory", "unsatisfactory")


def _named(plan: Plan) -> Plan:
    return replace(needs_totals(plan), homonyms=Homonyms.NONE, split_names=False)


def _with_unrated(plan: Plan) -> Plan:
    return replace(needs_situations(_named(plan)), groups=False, signatures=False, counts_on_ballot=False, numbered=True)


def _with_homonyms(plan: Plan) -> Plan:
    return replace(needs_totals(plan), size=max(plan.size, 8), homonyms=Homonyms.BORN, split_names=False, numbered=False)


def _rows(plan: Plan) -> Plan:
    return replace(plan, layout=Layout.ROWS, two_step=False, double_entry=False, size=min(plan.size, 30))


def _columns(plan: Plan) -> Plan:
    return replace(_rows(plan), layout=Layout.COLUMNS)


def _double(plan: Plan) -> Plan:
    return replace(needs_totals(plan), double_entry=True)


def _two_step(plan: Plan) -> Plan:
    return replace(needs_totals(plan), two_step=True)


def _unknown_name(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    who = rng.choice(page.people("name"))
    return overwrite(
        page, page.spot(who, "name"), rng.choice(("Tôn Nữ Quỳnh Giao", "Âu Dương Khải")), ballot_problems.UNKNOWN_NAME
    )


def _misspelt_name(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    who = rng.choice(page.people("name"))
    name = str(page.value(who, "name"))
    return overwrite(page, page.spot(who, "name"), f"{name}{rng.choice('hgc')}", ballot_problems.UNKNOWN_NAME)


def _unrated_with_votes(book: Book, rng: Random) -> Planted | None:
    page, roster = book.sheet("ballots"), book.sheet("members")
    who = pick(rng, filled(roster, "unrated"))
    if who is None:
        return None
    last = page.people("name")[-1]
    row = page.spot(last, "name")[0]
    page.insert_rows(row + 1)
    for (each, what), spot in list(page.marks.items()):
        if each == last:
            page.put((row + 1, spot[1]), page.cells.get(spot, ""), (who, what))
    page.put(page.spot(who, "number"), len(page.people("name")))
    return overwrite(page, page.spot(who, "name"), roster.value(who, "name"), ballot_problems.VOTES_FOR_UNRATED)


def _row_missing(book: Book, rng: Random) -> Planted | None:
    """A member is not on the ballot: what is wrong is told at the name on the roster."""
    page, roster = book.sheet("ballots"), book.sheet("members")
    present = [who for who in page.people("name") if not roster.has(who, "present") or roster.value(who, "present") == "x"]
    who = pick(rng, present) if len(page.people("name")) > 2 else None
    if who is None:
        return None
    page.delete_row(page.spot(who, "name")[0])
    return Planted(roster.place(roster.spot(who, "name")), (ballot_problems.MISSING_NAME,))


def _name_twice(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    row = rng.choice(page.people("name"))
    first = page.spot(row, "name")[0]
    page.insert_rows(first + 1)
    for (each, _), spot in list(page.marks.items()):
        if each == row:
            page.put((first + 1, spot[1]), page.cells.get(spot, ""))
    return Planted(page.place((first + 1, page.spot(row, "name")[1])), (ballot_problems.NAME_TWICE,))


def _no_votes(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    who = rng.choice(page.people("name"))
    for level in (*_LEVELS, "blank"):
        if page.has(who, level):
            page.put(page.spot(who, level), "")
    return Planted(page.place(page.spot(who, "name")), (ballot_problems.NO_VOTES,))


def _open_homonym(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    marked = [who for who in page.people("name") if "(" in str(page.value(who, "name"))]
    who = pick(rng, marked)
    return (
        overwrite(page, page.spot(who, "name"), str(page.value(who, "name")).split(" (")[0], ballot_problems.HOMONYM_OPEN)
        if who
        else None
    )


def _second_differs(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("second_entry")
    who, level = rng.choice([(who, level) for level in _LEVELS for who in page.people(level) if page.number(who, level)])
    return overwrite(page, page.spot(who, level), page.number(who, level) - 1, ballot_problems.SECOND_ENTRY_DIFFERS)


def _second_lacks(book: Book, rng: Random) -> Planted | None:
    first, page = book.sheet("ballots"), book.sheet("second_entry")
    who = rng.choice(page.people("name"))
    page.delete_row(page.spot(who, "name")[0])
    return Planted(first.place(first.spot(who, "excellent")), (ballot_problems.SECOND_ENTRY_LACKS,))


def _ballot_twice(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    ballots = sorted((spot, what) for (who, what), spot in page.marks.items() if who == "ballot")
    index = rng.randrange(1, len(ballots))
    return overwrite(page, ballots[index][0], page.cells[ballots[index - 1][0]], ballot_problems.BALLOT_TWICE)


def _ballot_unnumbered(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    spot = rng.choice([spot for (who, _), spot in page.marks.items() if who == "ballot"])
    return overwrite(page, spot, "", ballot_problems.BALLOT_WITHOUT_NUMBER)


def _counted_differs(book: Book, rng: Random) -> Planted | None:
    page = count_page(book)
    key = rng.choice(("collected", "valid"))
    return (
        overwrite(page, page.spot("count", key), page.number("count", key) - 1, ballot_problems.COUNTED_DIFFERS)
        if page
        else None
    )


def _ambiguous_mark(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    marks = [spot for (who, what), spot in page.marks.items() if who.isdigit() and what.startswith("mark")]
    return overwrite(page, rng.choice(marks), rng.choice(("A", "2", "Mức 1", "Khá")), text_problems.AMBIGUOUS_LEVEL)


def _excellent_in_first_step(book: Book, rng: Random) -> Planted | None:
    """The clerk types HTXSNV over the column HTTNV of the first step, so that the first step has votes for excellent."""
    page = book.sheet("ballots")
    column = page.last_column + 1
    row = page.spot("heading", "good")[0]
    page.put((row, column), "HTXSNV")
    who = rng.choice(page.people("name"))
    for each in page.people("name"):
        page.put((page.spot(each, "name")[0], column), 0)
    spot = (page.spot(who, "name")[0], column)
    page.put(page.spot(who, "good"), page.number(who, "good") - 1)
    return overwrite(page, spot, 1, ballot_problems.EXCELLENT_IN_FIRST_STEP) if page.number(who, "good") else None


def _without_second_step(book: Book, _: Random) -> Planted | None:
    book.pages.remove(book.sheet("approvals"))
    page = book.sheet("ballots")
    return Planted(page.place((0, 0)), (ballot_problems.NO_SECOND_STEP,))


def _missing_count(book: Book, rng: Random) -> Planted | None:
    page = count_page(book)
    key = rng.choice(("issued", "collected", "valid"))
    if page is None:
        return None
    page.delete_row(page.spot("count", key)[0])
    return Planted(Place(book.sheet("ballots").name), (ballot_problems.MISSING_COUNT,))


def _counts_differ(book: Book, rng: Random) -> Planted | None:
    page, info = book.sheet("ballots"), book.sheet("info")
    key = rng.choice(("issued", "collected", "valid"))
    if not page.has("count", key):
        return None
    row = info.last_row + 1
    info.put((row, 1), {"issued": "Số phiếu phát ra", "collected": "Số phiếu thu về", "valid": "Số phiếu hợp lệ"}[key])
    info.put((row, 2), page.number("count", key) + 1)
    return Planted(page.place(page.spot("count", key)), (ballot_problems.COUNTS_DIFFER,))


def _emptied(book: Book, _: Random) -> Planted | None:
    """Counts are there but no votes at all."""
    info, page = book.sheet("info"), book.sheet("ballots")
    if not info.has("count", "issued"):
        return None
    for (who, what), spot in list(page.marks.items()):
        if (who.isdigit() or who == "total") and what in {*_LEVELS, "blank"}:
            page.put(spot, "")
    return Planted(info.place(info.spot("count", "issued")), (ballot_problems.COUNTS_WITHOUT_VOTES,))


def _level_gone(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("branch_ballot")
    page.delete_row(page.spot("votes", rng.choice(_LEVELS))[0])
    return Planted(Place(page.name), (ballot_problems.LEVEL_MISSING,))


def _level_twice(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("branch_ballot")
    one, two = sorted(rng.sample(_LEVELS, 2), key=_LEVELS.index)
    return overwrite(page, page.spot("level", two), page.value("level", one), ballot_problems.LEVEL_TWICE)


def _ambiguous_branch_level(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("branch_ballot")
    return overwrite(page, page.spot("level", rng.choice(_LEVELS)), rng.choice(("Mức 1", "A")), text_problems.AMBIGUOUS_LEVEL)


def _with_branch_ballot(needs: Needs) -> Needs:
    return lambda plan: replace(needs(plan), branch_ballot=True)


def _approval(values: tuple[str, ...], entry: Entry) -> Plant:
    return typed("approvals", "agree", values, entry)


MISTAKES = (
    Mistake("phieu-ten-la", "Phiếu có tên không ở danh sách", _unknown_name, _named),
    Mistake("phieu-ten-sai", "Tên trên phiếu gõ sai một chữ", _misspelt_name, _named),
    Mistake("phieu-nguoi-khong-danh-gia", "Có phiếu cho người không đánh giá", _unrated_with_votes, _with_unrated),
    Mistake("phieu-thieu-nguoi", "Thiếu một người ở phiếu", _row_missing, _named),
    Mistake("phieu-hai-dong", "Một người có hai dòng phiếu", _name_twice, _named),
    Mistake("phieu-bo-trong", "Một người chưa ghi phiếu nào", _no_votes, needs_totals),
    Mistake("phieu-trung-ten", "Tên trên phiếu là của hai người", _open_homonym, _with_homonyms),
    Mistake("lan-hai-khac", "Hai lần nhập khác nhau một ô", _second_differs, _double),
    Mistake("lan-hai-thieu", "Lần nhập thứ hai thiếu một người", _second_lacks, _double),
    Mistake("phieu-so-trung", "Một số phiếu nhập hai lần", _ballot_twice, _rows),
    Mistake("phieu-so-trung-cot", "Một số phiếu nhập hai lần (mỗi phiếu một cột)", _ballot_twice, _columns),
    Mistake("phieu-khong-so", "Một phiếu không ghi số", _ballot_unnumbered, _rows),
    Mistake("dem-phieu-lech", "Số phiếu ghi khác số phiếu đã nhập", _counted_differs, _rows),
    Mistake("phieu-mo-ho", "Phiếu ghi mức mơ hồ", _ambiguous_mark, _rows),
    Mistake("phieu-mo-ho-cot", "Phiếu ghi mức mơ hồ (mỗi phiếu một cột)", _ambiguous_mark, _columns),
    Mistake(
        "buoc-mot-xuat-sac",
        "Bước một có phiếu HTXSNV",
        _excellent_in_first_step,
        lambda plan: replace(_two_step(plan), heading_rows=1, shares=False, signatures=False, banner=False),
    ),
    Mistake("thieu-buoc-hai", "Bỏ phiếu hai bước mà thiếu trang bình chọn", _without_second_step, _two_step),
    Mistake("binh-chon-chu", "Số phiếu đồng ý ghi kèm chữ", _approval(("5 phiếu", "đủ"), text_problems.NOT_A_COUNT), _two_step),
    Mistake("thieu-so-phieu", "Thiếu số phiếu phát ra, thu về hoặc hợp lệ", _missing_count, needs_totals),
    Mistake(
        "so-phieu-hai-noi", "Số phiếu ghi hai nơi khác nhau", _counts_differ, lambda plan: replace(plan, counts_on_ballot=True)
    ),
    Mistake(
        "chua-co-phieu",
        "Có số phiếu phát ra mà không có phiếu nào",
        _emptied,
        lambda plan: replace(needs_totals(plan), counts_on_ballot=False, branch_ballot=False),
    ),
    Mistake("phieu-chi-bo-thieu-muc", "Phiếu chi bộ thiếu một mức", _level_gone, _with_branch_ballot(needs_totals)),
    Mistake("phieu-chi-bo-hai-muc", "Phiếu chi bộ có một mức hai lần", _level_twice, _with_branch_ballot(needs_totals)),
    Mistake("phieu-chi-bo-mo-ho", "Phiếu chi bộ ghi «Mức 1»", _ambiguous_branch_level, _with_branch_ballot(needs_totals)),
)
