"""Mistakes of the sheet «Thông tin»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from annual_review.form.sheets.info import ITEMS
from annual_review.problems import Entry, Place
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.catalogue import rules as rule_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.sample.book import Book, Value
from annual_review.sample.mistakes.planting import Mistake, Plant, Planted, needs_branch_ballot, overwrite

_REQUIRED = tuple(item.key for item in ITEMS if item.required)
_HEADINGS = {item.key: item.heading for item in ITEMS}


def _item(key: str, values: Sequence[Value], entry: Entry) -> Plant:
    def plant(book: Book, rng: Random) -> Planted | None:
        page = book.sheet("info")
        return overwrite(page, page.spot("item", key), rng.choice(values), entry) if page.has("item", key) else None

    return plant


def _without_item(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("info")
    page.delete_row(page.spot("item", rng.choice(_REQUIRED))[0])
    return Planted(Place(page.name), (info_problems.MISSING_ITEM,))


def _empty_item(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("info")
    return overwrite(page, page.spot("item", rng.choice(_REQUIRED)), "", info_problems.EMPTY_ITEM)


def _repeated_item(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("info")
    key = rng.choice(_REQUIRED)
    row = page.last_row + 1
    page.put((row, 1), _HEADINGS[key])
    return overwrite(page, (row, 2), page.value("item", key), info_problems.REPEATED_ITEM)


def _near_item(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("info")
    key = rng.choice([key for key in _REQUIRED if len(_HEADINGS[key]) >= 8])
    heading = _HEADINGS[key]
    at = rng.randrange(1, len(heading) - 1)
    while not heading[at].isalpha():
        at -= 1
    return overwrite(page, page.spot("label", key), f"{heading[:at]}q{heading[at + 1 :]}", info_problems.NEAR_ITEM)


def _ended_before(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("info")
    return overwrite(page, page.spot("item", "ended"), rng.choice(("07:00", "6 giờ 30 phút")), info_problems.ENDED_BEFORE)


def _half_decision(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("info")
    if page.has("item", "decision_number"):
        return None
    row = page.last_row + 1
    key, value = rng.choice((("decision_number", "45-QĐ/ĐU"), ("decision_date", "20/12/2026")))
    page.put((row, 1), _HEADINGS[key])
    return overwrite(page, (row, 2), value, info_problems.HALF_DECISION)


def _present_differs(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("info")
    spot = page.spot("item", "present")
    return overwrite(page, spot, page.number("item", "present") + rng.choice((-1, 1, 2)), info_problems.PRESENT_DIFFERS)


def _meeting_outside(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("info")
    day = rng.choice(("30/09", "15/06", "02/05"))
    return overwrite(page, page.spot("item", "held_on"), f"{day}/{page.number('item', 'year')}", info_problems.MEETING_OUTSIDE)


def _other_total(book: Book, rng: Random) -> Planted | None:
    """A total of the branch's points that is not the sum of its two groups."""
    page = book.sheet("info")
    if not (page.has("item", "points.common") and page.has("item", "points.results")):
        return None
    total = page.number("item", "points.common") + page.number("item", "points.results")
    row = page.last_row + 1
    page.put((row, 1), _HEADINGS["points.total"])
    return overwrite(page, (row, 2), total - rng.randint(1, 5), member_problems.POINTS_SUM)


def _other_rule_set(book: Book, rng: Random) -> Planted | None:
    page = book.sheet("info")
    row = page.last_row + 1
    page.put((row, 1), _HEADINGS["rule_set"])
    return overwrite(page, (row, 2), rng.choice(("2019-hd12", "HD 21")), rule_problems.UNKNOWN_RULE_SET)


_WRONG_DAYS = ("12/31/2020", "31/11/2020", "ngày 3 tháng 12", "03/12", "29/02/2021", "cuối tháng 12")

MISTAKES = (
    Mistake("thieu-muc", "Thiếu một mục bắt buộc ở trang Thông tin", _without_item),
    Mistake("muc-trong", "Một mục bắt buộc để trống", _empty_item),
    Mistake("muc-hai-lan", "Một mục ghi hai lần", _repeated_item),
    Mistake("muc-sai-ten", "Tên mục gõ sai một chữ", _near_item),
    Mistake("nam-sai", "Năm đánh giá không phải năm", _item("year", ("20", "hai mươi", 202), text_problems.NOT_A_YEAR)),
    Mistake("nam-khong-quy-dinh", "Năm không có quy định nào", _item("year", (2012, 1999), rule_problems.NO_RULE_SET)),
    Mistake("quy-dinh-la", "Quy định áp dụng không có", _other_rule_set),
    Mistake("ngay-hop-sai", "Ngày họp không đúng ngày/tháng/năm", _item("held_on", _WRONG_DAYS, text_problems.NOT_A_DATE)),
    Mistake(
        "ngay-hop-ngoai-dot",
        "Ngày họp trước đợt kiểm điểm cuối năm",
        _meeting_outside,
        lambda plan: replace(plan, decision=False),
    ),
    Mistake("gio-sai", "Giờ bắt đầu không phải giờ", _item("began", ("chiều", "25:00", "8h75"), text_problems.NOT_A_TIME)),
    Mistake("ket-thuc-truoc", "Giờ kết thúc trước giờ bắt đầu", _ended_before),
    Mistake(
        "quyet-dinh-thieu",
        "Có số quyết định mà thiếu ngày, hoặc ngược lại",
        _half_decision,
        lambda plan: replace(plan, decision=False),
    ),
    Mistake("tong-diem-lech", "Tổng điểm của chi bộ khác tổng hai nhóm", _other_total, lambda plan: replace(plan, year=2026)),
    Mistake("du-hop-lech", "Số đảng viên dự họp khác danh sách", _present_differs),
    Mistake(
        "chi-uy-kem-chu",
        "Số chi ủy viên ghi bằng chữ",
        _item("committee_size", ("ba đồng chí", "5đ/c"), text_problems.NOT_A_COUNT),
    ),
    Mistake(
        "tu-xep-loai-mo-ho",
        "Chi bộ tự xếp loại ghi «Mức 1»",
        _item("branch_self_rating", ("Mức 1", "A", "Loại 2"), text_problems.AMBIGUOUS_LEVEL),
        needs_branch_ballot,
    ),
    Mistake(
        "tu-xep-loai-la",
        "Chi bộ tự xếp loại ghi mức không có",
        _item("branch_self_rating", ("Giỏi", "Vững mạnh"), text_problems.UNKNOWN_LEVEL),
        needs_branch_ballot,
    ),
    Mistake("muc-loi-o", "Một mục báo lỗi công thức", _item("venue", ("#REF!", "#N/A"), text_problems.ERROR_VALUE)),
    Mistake("muc-cong-thuc", "Một mục là công thức chưa tính", _item("cell", ("=A1",), text_problems.FORMULA_WITHOUT_VALUE)),
)
