"""The letters of reminder: to whom, for what, and without a date (documents.md §2.22)."""

from __future__ import annotations

from dataclasses import replace

from annual_review.documents.ward import reminders
from tests.documents.ward_cases2 import MISSING, TO_MEND, record, ward

REVIEW = ward(1, 2026, record(1, 2026))


def test_a_branch_that_handed_in_nothing_and_one_that_must_mend_get_a_letter_each() -> None:
    missing, to_mend = reminders.build(REVIEW).letters
    assert (missing.branch, missing.mistakes) == ("Chi bộ Trạm Y tế", ())
    assert missing.found == "Đảng ủy phường Việt Hưng chưa nhận được hồ sơ của chi bộ."
    assert to_mend.branch == "Chi bộ Trường Mầm non Hoa Sữa"
    assert to_mend.found == "hồ sơ của chi bộ còn 02 nội dung cần hoàn thiện:"
    assert to_mend.mistakes == (
        "Trang “Phiếu đảng viên”, ô C9: số phiếu “5 phiếu” không phải là số.",
        "Trang “Thông tin”, ô B14: thiếu “Ngày họp”.",
    )


def test_they_name_plan_term_and_number_and_bear_no_date() -> None:
    fields = reminders.build(REVIEW)
    assert fields.plan == "Kế hoạch số 45-KH/ĐU, ngày 12/11/2026 của Đảng ủy phường Việt Hưng"
    assert fields.request == "Đề nghị chi bộ hoàn thiện, gửi về Văn phòng Đảng ủy trước ngày 20/12/2026."
    assert fields.head.number == "Số 31-CV/ĐU"
    assert fields.head.place_date == "Việt Hưng, ngày …… tháng …… năm ……"


def test_of_several_plans_it_is_the_wards_own_which_stands_last() -> None:
    typed = ("Kế hoạch số 9-KH/TU, ngày 01/11/2026 của Thành ủy", "Căn cứ Kế hoạch số 45-KH/ĐU;", "Công văn số 3-CV/ĐU")
    fields = reminders.build(replace(REVIEW, workbook=replace(record(1, 2026), bases=typed)))
    assert fields.plan == "Kế hoạch số 45-KH/ĐU"


def test_what_the_ward_did_not_type_is_dotted() -> None:
    fields = reminders.build(replace(REVIEW, workbook=replace(record(1, 2026), bases=(), deadline=None)))
    assert fields.plan == "……"
    assert fields.request.endswith("trước ngày …….")
    fields = reminders.build(replace(REVIEW, workbook=None))
    assert (fields.plan, fields.head.number) == ("……", "Số       -CV/ĐU")


def test_at_most_ten_mistakes_are_listed_and_the_others_counted() -> None:
    many = replace(TO_MEND, name="", mistakes=tuple(f"Ô A{number}: sai" for number in range(1, 15)))
    (letter,) = reminders.build(replace(REVIEW, missing=(), to_mend=(many,))).letters
    assert letter.branch == "Chi bộ ……"
    assert letter.found == "hồ sơ của chi bộ còn 14 nội dung cần hoàn thiện:"
    assert letter.mistakes[-2:] == ("Ô A10: sai.", "Và 04 nội dung khác.")
    assert len(letter.mistakes) == 11


def test_they_are_wanted_while_a_branch_is_missing_or_must_mend() -> None:
    assert reminders.wanted(replace(REVIEW, to_mend=()))
    assert reminders.wanted(replace(REVIEW, missing=()))
    assert not reminders.wanted(replace(REVIEW, missing=(), to_mend=()))
    assert MISSING in REVIEW.missing
