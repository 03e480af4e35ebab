"""The ward's own workbook read: what it tells, and every mistake at its cell."""

from __future__ import annotations

from datetime import date

import pytest

from annual_review.model.meeting import Person
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import Decision
from annual_review.model.ward import OnBehalf, OwnValue
from tests.small_branch.workbook import build
from tests.small_ward.workbook import (
    BRANCHES,
    CHANGED,
    INFO,
    VALUES,
    messages_of,
    read_ward_workbook,
    ward_record,
    ward_workbook,
)

DECIDED = f"{INFO}| Số quyết định | 61-QĐ/ĐU |\n| Ngày quyết định | 28/12/2020 |\n"


def test_it_tells_the_ward_its_branches_and_its_decision() -> None:
    found = ward_record(ward_workbook(Đảng_bộ=DECIDED))
    assert (found.year, found.ward, found.superior, found.locality) == (
        2020,
        "Đảng bộ phường Giang Biên",
        "Đảng bộ quận Long Biên",
        "Giang Biên",
    )
    assert (found.signer, found.on_behalf) == (Person("Đỗ Quang Thịnh", ("Bí thư Đảng ủy",)), OnBehalf.STANDING_COMMITTEE)
    assert (found.deadline, found.decision) == (date(2020, 12, 15), Decision("61-QĐ/ĐU", date(2020, 12, 28)))
    assert [(each.code, each.name, each.members) for each in found.branches] == [
        ("GB-07", "Chi bộ Trường Tiểu học Hoa Sen", 5),
        ("GB-08", "Chi bộ 1", 12),
        ("", "Chi bộ 2", 9),
    ]
    (changed,) = found.changed
    assert (changed.branch, changed.name, changed.decided) == ("GB-07", "Trần Thị Bé", RatingLevel.SATISFACTORY)
    assert found.values == (OwnValue("rounding", "", "điểm 3 Kế hoạch số 10-KH/ĐU", confirmed=True),)
    assert messages_of(ward_workbook(Đảng_bộ=DECIDED)) == []


def test_votes_of_the_committee_are_counted_and_a_blank_is_none() -> None:
    sheet = """
| Tên chi bộ | Số phiếu HTXSNV | Số phiếu HTTNV | Số phiếu HTNV | Số phiếu KHTNV |
| Chi bộ 1 | 12 | 3 | | |
| Chi bộ 2 | | | | |
"""
    found = ward_record(ward_workbook(Chi_bộ=sheet, Đảng_viên_khác_đề_xuất=CHANGED.splitlines()[1]))
    assert [each.votes for each in found.branches] == [LevelCounts(12, 3, 0, 0), None]


def test_without_a_decision_the_levels_wait() -> None:
    (told,) = messages_of(ward_workbook())
    assert told.startswith("warning Đảng viên khác đề xuất!E2: Đã ghi mức đảng ủy xếp loại mà chưa có «Số quyết định»")


def test_every_mistake_is_told_in_one_night() -> None:
    found = messages_of(
        ward_workbook(
            Đảng_bộ=DECIDED.replace("| 2020 |", "| chiều |", 1),
            Chi_bộ=BRANCHES.replace("GB-08", "GB-07").replace("hoasen@example.com", "hoa sen"),
            Đảng_viên_khác_đề_xuất=f"{CHANGED}| 2 | GB-99 | Lê Văn A | | HTNV | |\n| 3 | GB-07 | Trần Thị Bé | | tốt lắm | |\n",
            Quy_định=f"{VALUES}| Cách tròn | | Làm tròn xuống | a | |\n",
        )
    )
    assert [each.partition(":")[0] for each in found] == [
        "error Đảng bộ!B2",
        "warning Chi bộ!G2",
        "error Chi bộ!B3",
        "error Đảng viên khác đề xuất!B3",
        "error Đảng viên khác đề xuất!E4",
        "error Quy định!A3",
    ]
    assert read_ward_workbook(ward_workbook(Đảng_bộ="")).ward is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Tỷ lệ HTXSNV tối đa (%) | | 25 | KH 10 | |", "error Quy định!C2: Tỷ lệ HTXSNV 25% cao hơn mức tối đa 20%"),
        ("Tỷ lệ HTXSNV tối đa (%) | | hai mươi | KH 10 | |", "error Quy định!C2: Giá trị «hai mươi»"),
        ("Tỷ lệ HTXSNV tối đa (%) | | 0 | KH 10 | |", "error Quy định!C2: Giá trị «0»"),
        ("Cách làm tròn | | Làm tròn xuốn | KH 10 | |", "error Quy định!C2: Giá trị «Làm tròn xuốn»"),
        ("Cách làm tròn | | Làm tròn xuống | | |", "error Quy định!D2: Nội dung «Cách làm tròn» được xác nhận"),
        ("Cách làm tròn | | | | x |", "error Quy định!D2: Nội dung «Cách làm tròn» được xác nhận"),
        ("Cách làm tròn | | | KH 10 | |", "warning Quy định!E2: Nội dung «Cách làm tròn» có căn cứ"),
        ("Làm tròn | | x | KH 10 | |", "error Quy định!A2: «Làm tròn» không phải"),
        ("Tin bài nêu số đảng viên HTXSNV, HTTNV | | có lẽ | | |", "error Quy định!C2: Giá trị «có lẽ»"),
        ("Cách làm tròn | | Làm tròn xuống | KH 10 | có thể |", "error Quy định!E2"),
    ],
)
def test_a_value_that_cannot_be_meant_is_asked_for(row: str, told: str) -> None:
    sheet = f"{VALUES.splitlines()[1]}\n| {row}\n"
    found = messages_of(ward_workbook(Đảng_bộ=DECIDED, Quy_định=sheet))
    assert any(each.startswith(told) for each in found), found


def test_a_value_of_other_years_is_told_and_not_used() -> None:
    row = "| Chi bộ HTTNV: đảng viên từ HTTNV trở lên (%) | | 75 | KH 10 | |"
    sheet = f"{VALUES.splitlines()[1]}\n{row}\n"
    assert [each.typed for each in ward_record(ward_workbook(Đảng_bộ=DECIDED, Quy_định=sheet)).values] == ["75"]
    of_2026 = DECIDED.replace("2020", "2026")
    found = messages_of(ward_workbook(Đảng_bộ=of_2026, Quy_định=sheet))
    assert [each for each in found if each.startswith("warning Quy định!C2: Nội dung «Chi bộ HTTNV")] == found
    assert ward_record(ward_workbook(Đảng_bộ=of_2026, Quy_định=sheet)).values == ()


def test_choices_about_papers_need_no_basis() -> None:
    sheet = f"{VALUES.splitlines()[1]}\n| Nơi nhận tờ trình, báo cáo | | ban thường vụ đảng ủy | | |\n"
    assert ward_record(ward_workbook(Đảng_bộ=DECIDED, Quy_định=sheet)).values == (
        OwnValue("addressee", "Ban Thường vụ Đảng ủy"),
    )


_CHANGED, _VALUES = "Đảng_viên_khác_đề_xuất", "Quy_định"


@pytest.mark.parametrize(
    ("sheet", "row", "told"),
    [
        ("Chi_bộ", "4 | GB-10 | | | | 3 | | | |", "error Chi bộ!C5: Dòng này có số liệu mà để trống"),
        ("Chi_bộ", "4 | | chi bộ  2 | | | | | | |", "error Chi bộ!C5: «chi bộ 2» trùng tên"),
        (_CHANGED, "2 | GB-07 | | | HTNV | |", "error Đảng viên khác đề xuất!C3: Dòng này"),
        (_CHANGED, "2 | GB-07 | Trần Thị Bé | | HTTNV | |", "error Đảng viên khác đề xuất!C3: «Trần Thị Bé»"),
        (_VALUES, "Cách làm tròn | | Làm tròn xuống | KH | |", "error Quy định!C3: Nội dung «Cách làm tròn» có ở hai"),
    ],
)
def test_a_row_that_is_half_or_twice_there_is_told(sheet: str, row: str, told: str) -> None:
    tables = {"Chi_bộ": BRANCHES, _CHANGED: CHANGED, _VALUES: VALUES}
    found = messages_of(ward_workbook(Đảng_bộ=DECIDED, **{sheet: f"{tables[sheet]}| {row}\n"}))
    assert any(each.startswith(told) for each in found), found


def test_a_misspelt_first_sheet_is_asked_about() -> None:
    found = messages_of(build({"Đảng bộộ": INFO, "Chi bộ": BRANCHES}))
    assert [each for each in found if each.startswith("error Đảng bộộ")], found


def test_sheets_that_are_none_of_it_are_noted() -> None:
    (told,) = messages_of(ward_workbook(Đảng_bộ=DECIDED, Nháp="\n| a | b |\n| 1 | 2 |\n"))
    assert told.startswith("note Nháp")
