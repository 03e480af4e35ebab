"""Mistakes of figures that contradict each other, and of votes that leave a question open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.problems.catalogue import reconciliation as reconciliation_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.sample.book import Book, Page
from annual_review.sample.mistakes.planting import (
    Mistake,
    Planted,
    count_page,
    filled,
    needs_situations,
    needs_totals,
    overwrite,
    pick,
)
from annual_review.sample.plan import Homonyms, Layout, Plan

_LEVELS = ("excellent", "good", "satisfactory", "unsatisfactory")


def _with_total(plan: Plan) -> Plan:
    return replace(needs_totals(plan), totals=True)


def _two_step(plan: Plan) -> Plan:
    return replace(needs_totals(plan), two_step=True, size=max(plan.size, 10))


def _branch_ballot(plan: Plan) -> Plan:
    return replace(needs_totals(plan), branch_ballot=True)


def _large(plan: Plan) -> Plan:
    """A branch in which three may tie for excellent: nobody may be proposed, nobody has a ceiling."""
    return replace(
        needs_totals(plan), size=max(plan.size, 12), year=2020, situations=False, proposals=False, homonyms=Homonyms.NONE
    )


def _proposing(plan: Plan) -> Plan:
    return replace(needs_situations(needs_totals(plan)), proposals=True, year=2020)


def _valid(book: Book) -> int:
    page = count_page(book)
    return page.number("count", "valid") if page else 0


def _collected(book: Book, rng: Random) -> Planted | None:
    page = count_page(book)
    if page is None:
        return None
    more = page.number("count", "issued") + rng.randint(1, 3)
    added = more - page.number("count", "collected")
    page.put(page.spot("count", "invalid"), page.number("count", "invalid") + added)
    return overwrite(page, page.spot("count", "collected"), more, reconciliation_problems.COLLECTED_MORE_THAN_ISSUED)


def _valid_and_invalid(book: Book, rng: Random) -> Planted | None:
    page = count_page(book)
    if page is None:
        return None
    return overwrite(
        page,
        page.spot("count", "invalid"),
        page.number("count", "invalid") + rng.randint(1, 3),
        reconciliation_problems.VALID_PLUS_INVALID,
    )


def _issued(book: Book, rng: Random) -> Planted | None:
    page = count_page(book)
    present = book.sheet("info").number("item", "present")
    return (
        overwrite(
            page, page.spot("count", "issued"), present + rng.randint(1, 3), reconciliation_problems.ISSUED_MORE_THAN_PRESENT
        )
        if page
        else None
    )


def _too_many_votes(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    who, level = rng.choice(page.people("good")), rng.choice(_LEVELS)
    votes = sum(page.number(who, each) for each in _LEVELS)
    return overwrite(
        page,
        page.spot(who, level),
        page.number(who, level) + _valid(book) - votes + 1,
        reconciliation_problems.MORE_VOTES_THAN_VALID,
    )


def _too_many_marks(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    who = pick(rng, page.people("blank"))
    return (
        overwrite(page, page.spot(who, "blank"), _valid(book), reconciliation_problems.MORE_MARKS_THAN_VALID) if who else None
    )


def _total_row(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("ballots")
    level = rng.choice(_LEVELS)
    return overwrite(
        page, page.spot("total", level), page.number("total", level) + rng.choice((1, 2, 10)), sheet_problems.TOTAL_DIFFERS
    )


def _against_total(book: Book, rng: Random) -> Planted | None:
    """One vote slips from a level to the next: the member still adds up, the total row tells."""
    page = book.sheet("ballots")
    who = rng.choice([who for who in page.people("good") if page.number(who, "good")])
    page.put(page.spot(who, "good"), page.number(who, "good") - 1)
    page.put(page.spot(who, "unsatisfactory"), page.number(who, "unsatisfactory") + 1)
    return Planted(page.place(page.spot("total", "good")), (sheet_problems.TOTAL_DIFFERS,))


def _approvals(book: Book, rng: Random) -> Planted | None:
    page = book.page("approvals")
    who = pick(rng, page.people("disagree")) if page else None
    if page is None or who is None:
        return None
    over = _valid(book) - page.number(who, "agree") + rng.randint(1, 2)
    return overwrite(page, page.spot(who, "disagree"), over, reconciliation_problems.MORE_APPROVALS_THAN_VALID)


def _branch_votes(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("branch_ballot")
    level = rng.choice(_LEVELS)
    more = page.number("votes", level) + _valid(book) + 1
    spot = page.spot("votes", level)
    entries = (reconciliation_problems.MORE_CELL_VOTES_THAN_VALID, reconciliation_problems.MORE_CELL_VOTES_THAN_VOTERS)
    return overwrite(page, spot, more, *entries)


def _branch_no_level(book: Book, _: Random) -> Planted | None:
    page, info, valid = book.sheet("branch_ballot"), book.sheet("info"), _valid(book)
    info.put(info.spot("item", "branch_self_rating"), "")
    _spread(page, "votes", valid, by_level=True)
    return Planted(page.place(page.spot("votes", "excellent")), (reckoning_problems.BRANCH_NO_LEVEL,))


def _spread(page: Page, who: str, valid: int, *, by_level: bool = False) -> None:
    """Spread the votes so that no level has a majority."""
    half = valid // 2
    for level, votes in zip(_LEVELS, (half, half, valid - 2 * half, 0), strict=True):
        page.put(page.spot("votes", level) if by_level else page.spot(who, level), votes)


def _no_level(book: Book, rng: Random) -> Planted | None:
    page, roster = book.sheet("ballots"), book.sheet("members")
    open_ = [who for who in page.people("good") if not roster.has(who, "proposal") or roster.value(who, "proposal") == ""]
    who = pick(rng, open_) if _valid(book) >= 2 else None
    if who is None:
        return None
    _spread(page, who, _valid(book))
    if page.has(who, "blank"):
        page.put(page.spot(who, "blank"), 0)
    return Planted(page.place(page.spot(who, "good")), (reckoning_problems.NO_LEVEL,))


def _above_ceiling(book: Book, rng: Random) -> Planted | None:
    roster = book.sheet("members")
    held = [who for what in ("discipline", "sick_months") for who in filled(roster, what) if roster.has(who, "proposal")]
    who = pick(rng, held)
    return (
        overwrite(roster, roster.spot(who, "proposal"), rng.choice(("HTXSNV", "HTTNV")), reckoning_problems.ABOVE_CEILING)
        if who
        else None
    )


def _tie(book: Book, _: Random) -> Planted | None:
    """All but one of the members get the same votes for excellent, more of them than the cap has room for."""
    page, roster, valid = book.sheet("ballots"), book.sheet("members"), _valid(book)
    for who in page.people("good"):
        if roster.has(who, "employee_rating"):
            roster.put(roster.spot(who, "employee_rating"), "HTXSNV")
        for level, votes in zip((*_LEVELS, "blank"), (valid - 1, 1, 0, 0, 0), strict=True):
            if page.has(who, level):
                page.put(page.spot(who, level), votes)
    branch_page = book.page("branch_ballot")
    if branch_page:
        for level, votes in zip(_LEVELS, (valid, 0, 0, 0), strict=True):
            branch_page.put(branch_page.spot("votes", level), votes)
        book.sheet("info").put(book.sheet("info").spot("item", "branch_self_rating"), "HTXSNV")
    first = roster.people("name")[0]
    return Planted(
        roster.place(roster.spot(first, "proposal" if roster.has(first, "proposal") else "name")), (reckoning_problems.TIE,)
    )


def _new_with_votes(book: Book, rng: Random) -> Planted | None:
    """A probationary member with votes was admitted a month before the meeting, by the roster: told at the ballot's row."""
    page, roster = book.sheet("ballots"), book.sheet("members")
    fresh = [who for who in page.people("name") if roster.has(who, "admitted") and roster.value(who, "standing") == "Dự bị"]
    who = pick(rng, fresh)
    if who is None:
        return None
    year = book.sheet("info").number("item", "year")
    roster.put(roster.spot(who, "admitted"), date(year, 11, rng.randint(1, 28)))
    return Planted(roster.place(roster.spot(who, "admitted")), (reckoning_problems.NEW_WITH_VOTES,))


def _any_layout(plan: Plan) -> Plan:
    return replace(plan, double_entry=False)


def _totals_layout(plan: Plan) -> Plan:
    return replace(plan, layout=Layout.TOTALS, double_entry=False)


MISTAKES = (
    Mistake("thu-ve-qua", "Thu về nhiều phiếu hơn phát ra", _collected, _totals_layout),
    Mistake("hop-le-lech", "Hợp lệ cộng không hợp lệ khác số thu về", _valid_and_invalid, _totals_layout),
    Mistake("phat-ra-qua", "Phát ra nhiều phiếu hơn số người có mặt", _issued, _any_layout),
    Mistake("tong-muc-qua", "Cộng các mức của một người quá số phiếu hợp lệ", _too_many_votes, needs_totals),
    Mistake(
        "khong-ghi-qua", "Các mức cộng không ghi quá số phiếu hợp lệ", _too_many_marks, lambda plan: replace(_with_total(plan))
    ),
    Mistake("dong-tong-sai", "Dòng tổng cộng sai", _total_row, _with_total),
    Mistake("lech-dong-tong", "Một phiếu ghi nhầm mức, lệch dòng tổng", _against_total, _with_total),
    Mistake("binh-chon-qua", "Đồng ý cộng không đồng ý quá số phiếu hợp lệ", _approvals, _two_step),
    Mistake("phieu-chi-bo-qua", "Cộng các mức của chi bộ quá số phiếu hợp lệ", _branch_votes, _branch_ballot),
    Mistake("chi-bo-khong-qua-nua", "Phiếu chi bộ không mức nào quá nửa", _branch_no_level, _branch_ballot),
    Mistake("khong-qua-nua", "Một người không mức nào quá nửa, chưa đề xuất", _no_level, needs_totals),
    Mistake("tren-tran", "Đề xuất cao hơn mức trần", _above_ceiling, _proposing),
    Mistake("bang-phieu", "Nhiều người bằng phiếu ở giới hạn 20%", _tie, _large),
    Mistake(
        "moi-ket-nap-co-phieu",
        "Mới kết nạp dưới 6 tháng mà có phiếu",
        _new_with_votes,
        lambda plan: replace(needs_situations(plan), double_entry=False),
    ),
)
