"""Mistakes of the sheet «Đảng viên»."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from annual_review.problems import Entry
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.sample.book import Book, Page, Value
from annual_review.sample.mistakes.planting import Mistake, Plant, Planted, filled, needs_situations, overwrite, pick, typed
from annual_review.sample.plan import Homonyms, Plan


def _plain(plan: Plan) -> Plan:
    return replace(plan, homonyms=Homonyms.NONE, split_names=False)


def _with_presence(plan: Plan) -> Plan:
    return replace(needs_situations(plan), presence=True)


def _with_homonyms(plan: Plan) -> Plan:
    return replace(plan, size=max(plan.size, 8), homonyms=Homonyms.BORN, split_names=False)


def _name(value: Value, entry: Entry) -> Plant:
    return typed("members", "name", (value,), entry)


def _same_name(book: Book, rng: Random) -> Planted | None:
    """A second row for somebody, with nothing that tells the two apart."""
    page = book.sheet("members")
    if filled(page, "born"):
        return None
    one, two = rng.sample(page.people("name"), 2)
    first, second = sorted((page.spot(one, "name"), page.spot(two, "name")))
    return overwrite(page, second, page.cells[first], member_problems.HOMONYMS)


def _same_birth(book: Book, _: Random) -> Planted | None:
    """Two of one name who were told apart by their birth dates get the same."""
    page = book.sheet("members")
    *_others, one, two = page.people("born")
    page.put(page.spot(two, "born"), page.value(one, "born"))
    return Planted(page.place(page.spot(two, "name")), (member_problems.TWICE,))


def _committee_suspension(book: Book, rng: Random) -> Planted | None:
    """Somebody suspended from the committee alone, put among those who are not rated."""
    page = book.sheet("members")
    rated = [who for who in page.people("unrated") if page.value(who, "unrated") == ""]
    who = pick(rng, rated)
    if who is None:
        return None
    return overwrite(page, page.spot(who, "unrated"), "Đình chỉ sinh hoạt cấp ủy", member_problems.COMMITTEE_ONLY)


def _present_with_reason(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("members")
    absent = [who for who in page.people("present") if page.value(who, "present") == "" and page.has(who, "absence_reason")]
    who = pick(rng, absent)
    if who is None:
        return None
    page.put(page.spot(who, "present"), "x")
    info = book.sheet("info")
    info.put(info.spot("item", "present"), info.number("item", "present") + 1)
    return Planted(page.place(page.spot(who, "absence_reason")), (member_problems.PRESENT_WITH_REASON,))


def _nobody_present(book: Book, _: Random) -> Planted | None:
    page = book.sheet("members")
    if not page.has("heading", "present") or filled(page, "absence_reason"):
        return None
    for who in page.people("present"):
        page.put(page.spot(who, "present"), "")
    return Planted(page.place(page.spot("below", "present")), (member_problems.NOBODY_PRESENT,))


def _no_reason(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("members")
    who = pick(rng, filled(page, "unrated"))
    return (
        overwrite(page, page.spot(who, "unrated"), rng.choice(("x", "có", "1")), member_problems.UNRATED_WITHOUT_REASON)
        if who
        else None
    )


def _admitted_before_birth(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("members")
    born = [who for who in filled(page, "born") if page.has(who, "admitted")]
    who = pick(rng, born)
    return overwrite(page, page.spot(who, "admitted"), date(1930, 2, 3), member_problems.ADMITTED_AFTER) if who else None


def _proposed_unrated(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("members")
    who = pick(rng, filled(page, "unrated"))
    if who is None or not page.has(who, "proposal"):
        return None
    return overwrite(page, page.spot(who, "proposal"), "HTTNV", member_problems.PROPOSAL_FOR_UNRATED)


def _two_heads(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("members")
    heads = {who for who in page.people("party_post") if page.value(who, "party_post") == "Bí thư"}
    who = pick(rng, [who for who in page.people("party_post") if who not in heads])
    return (
        overwrite(page, page.spot(who, "party_post"), rng.choice(("Bí thư", "Bí thư chi bộ")), member_problems.SEVERAL_HEADS)
        if who
        else None
    )


def _merged(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("members")
    one = pick(rng, page.people("standing")[:-1])
    if one is None or f"{int(one) + 1}" not in page.people("standing"):
        return None
    top, column = page.spot(one, "standing")
    if page.spot(f"{int(one) + 1}", "standing") != (top + 1, column):
        return None
    page.put((top + 1, column), "")
    page.merged.append((top, column, top + 1, column))
    return Planted(page.place((top, column)), (sheet_problems.MERGED_CELLS,))


def _cell(what: str, values: tuple[Value, ...], entry: Entry) -> Plant:
    return typed("members", what, values, entry)


def _unread_level(page: Page, rng: Random, value: str, entry: Entry) -> Planted | None:
    column = pick(rng, [what for what in ("employee_rating", "self_rating", "proposal") if page.has("heading", what)])
    rated = [who for who in page.people("name") if column and page.has(who, column)]
    who = pick(rng, rated)
    return overwrite(page, page.spot(who, column), value, entry) if who and column else None


def _ambiguous_level(book: Book, rng: Random) -> Planted | None:
    return _unread_level(
        book.sheet("members"), rng, rng.choice(("Mức 2", "B", "Loại 1", "Khá", "3")), text_problems.AMBIGUOUS_LEVEL
    )


def _unknown_level(book: Book, rng: Random) -> Planted | None:
    return _unread_level(book.sheet("members"), rng, rng.choice(("Tiên tiến", "HTSX", "Giỏi")), text_problems.UNKNOWN_LEVEL)


MISTAKES = (
    Mistake("ten-trong", "Ô họ tên để trống", _name("", member_problems.NAMELESS), _plain),
    Mistake("ten-la-so", "Ô họ tên là con số", _name(12, member_problems.NOT_A_NAME), _plain),
    Mistake("ten-la-dau", "Ô họ tên chỉ có dấu", _name("???", member_problems.NOT_A_NAME), _plain),
    Mistake("ten-cong-thuc", "Ô họ tên là công thức chưa tính", _name("=B2", text_problems.FORMULA_WITHOUT_VALUE), _plain),
    Mistake("trung-ten", "Hai người cùng tên, không có gì phân biệt", _same_name, _plain),
    Mistake("trung-ten-ngay-sinh", "Hai người cùng tên, cùng ngày sinh", _same_birth, _with_homonyms),
    Mistake("dien-trong", "Ô «Diện» để trống", _cell("standing", ("", "-"), sheet_problems.REQUIRED_CELL)),
    Mistake(
        "dien-la",
        "Ô «Diện» ghi điều không có",
        _cell("standing", ("Chinh thuc1", "Quần chúng", "?"), text_problems.UNKNOWN_CHOICE),
    ),
    Mistake(
        "ngay-sinh-sai",
        "Ngày sinh không đúng ngày/tháng/năm",
        _cell("born", ("12/31/1980", "31/02/1975", "nhớ sau"), text_problems.NOT_A_DATE),
    ),
    Mistake(
        "vao-dang-sai",
        "Ngày vào Đảng không đúng ngày/tháng/năm",
        _cell("admitted", ("2/19/2003", "03/02", "chưa nhớ"), text_problems.NOT_A_DATE),
    ),
    Mistake("vao-dang-truoc-sinh", "Vào Đảng trước ngày sinh", _admitted_before_birth, needs_situations),
    Mistake(
        "co-mat-la",
        "Ô «Có mặt» ghi điều không rõ",
        _cell("present", ("?", "muộn", "nửa buổi"), text_problems.NOT_A_TICK),
        _with_presence,
    ),
    Mistake("co-mat-ma-ly-do", "Có mặt mà lại có lý do vắng", _present_with_reason, _with_presence),
    Mistake(
        "khong-ai-co-mat",
        "Cột «Có mặt» để trống cả",
        _nobody_present,
        lambda plan: replace(plan, presence=True, situations=False),
    ),
    Mistake("khong-danh-gia-x", "«Không đánh giá» chỉ đánh dấu x", _no_reason, needs_situations),
    Mistake(
        "de-xuat-nguoi-khong-danh-gia",
        "Đề xuất mức cho người không đánh giá",
        _proposed_unrated,
        lambda plan: replace(needs_situations(plan), proposals=True),
    ),
    Mistake("hai-bi-thu", "Hai người ghi là Bí thư", _two_heads),
    Mistake(
        "nghi-om-chu",
        "Nghỉ ốm ghi bằng chữ",
        _cell("sick_months", ("nhiều", "ba", "-3"), text_problems.NOT_A_NUMBER),
        needs_situations,
    ),
    Mistake(
        "nghi-om-qua-nam",
        "Nghỉ ốm quá 12 tháng",
        _cell("sick_months", (13, 30), member_problems.MONTHS_OVER_YEAR),
        needs_situations,
    ),
    Mistake(
        "diem-qua",
        "Điểm một nhóm quá mức tối đa",
        _cell("points.results", (71, 850), member_problems.POINTS_OVER),
        lambda plan: replace(plan, year=2025),
    ),
    Mistake(
        "dinh-chi-cap-uy",
        "«Đình chỉ sinh hoạt cấp ủy» ghi ở cột «Không đánh giá»",
        _committee_suspension,
        needs_situations,
    ),
    Mistake("muc-mo-ho", "Mức xếp loại ghi «Mức 2», «Khá»", _ambiguous_level),
    Mistake("muc-la", "Mức xếp loại không có", _unknown_level),
    Mistake("o-gop", "Hai ô của bảng bị gộp", _merged),
)
