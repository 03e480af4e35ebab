"""Headings as clerks write them: understood, or asked when they may decide somebody's level."""

from __future__ import annotations

import pytest

from annual_review.form.columns import without_tail
from annual_review.model.ratings import RatingLevel
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, INFO, MEMBERS, sheets_with


def with_column(heading: str, first: str) -> str:
    lines = MEMBERS.strip().splitlines()
    return "\n".join([f"{lines[0]} {heading} |", f"{lines[1]} {first} |", *(f"{line} |" for line in lines[2:])])


@pytest.mark.parametrize(
    "heading",
    [
        "Chi bộ đánh giá, xếp loại (5)",
        "Chi bộ đánh giá, xếp loại",
        "Chi bộ xếp loại",
        "Chi bộ đề xuất mức xếp loại",
        "Chi bộ đề xuất xếp loại",
        "Đề xuất của chi bộ",
        "CB đề xuất",
        "Xếp loại",
        "Mức xếp loại",
        "Kết quả",
        "Kết quả xếp loại năm 2020",
    ],
)
def test_what_the_cell_proposes_has_many_headings(heading: str) -> None:
    assert record_of(sheets_with(members=with_column(heading, "HTNV"))).members[0].proposal is RatingLevel.SATISFACTORY


@pytest.mark.parametrize("heading", ["Kỷ luật năm 2020", "(9) Kỷ luật", "Kỷ luật trong năm 2020 (9)", "Hình thức kỷ luật"])
def test_discipline_has_many_headings(heading: str) -> None:
    assert record_of(sheets_with(members=with_column(heading, "Cảnh cáo"))).members[0].discipline == "Cảnh cáo"


def test_months_off_sick_are_found_under_a_long_heading() -> None:
    assert record_of(sheets_with(members=with_column("Nghỉ ốm trong năm (tháng)", "4"))).members[0].sick_months == 4


@pytest.mark.parametrize("heading", ["Viên chức xếp loại", "Xếp loại viên chức năm 2020"])
def test_the_employee_rating_has_many_headings(heading: str) -> None:
    assert record_of(sheets_with(members=with_column(heading, "HTTNV"))).members[0].employee_rating is RatingLevel.GOOD


def test_two_headings_of_one_column_are_told() -> None:
    members = with_column("Xếp loại", "HTNV").replace("| Có mặt |", "| Kết quả |").replace(" x |", " |")
    assert "error Đảng viên!G1: Cột «Chi bộ đề xuất» có hai lần, ở F1 và G1." in messages_of(sheets_with(members=members))


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Ý kiến đề xuất của tổ", "Chi bộ đề xuất"),
        ("Cấp trên xếp loại quý IV", "Chi bộ đề xuất"),
        ("Tình hình kỷ luật, khiếu nại", "Kỷ luật trong năm"),
        ("Số ngày nghỉ ốm", "Nghỉ ốm (tháng)"),
        ("Trường hợp không đánh giá", "Không đánh giá"),
        ("Thuộc diện nào", "Diện"),
    ],
)
def test_a_heading_with_a_decisive_word_is_asked(heading: str, column: str) -> None:
    problem = f"error Đảng viên!G1: Không nhận ra cột «{heading}»; có phải «{column}»?"
    assert problem in messages_of(sheets_with(members=with_column(heading, "4")))


def test_a_heading_without_one_stays_a_note() -> None:
    problem = "note Đảng viên!G1: Cột «Điện thoại» không nằm trong mẫu nên không được đọc."
    assert messages_of(sheets_with(members=with_column("Điện thoại", "4"))) == [problem]


def test_numbers_in_brackets_before_or_behind_a_heading_or_item_do_not_matter() -> None:
    info = INFO.replace("| Năm đánh giá |", "| (1) Năm đánh giá |")
    ballots = BALLOTS.replace("| STT |", "| (1) STT |").replace("| Họ và tên |", "| Họ và tên (2) |")
    assert messages_of(sheets_with(info=info, ballots=ballots)) == []


def test_ballot_columns_may_say_that_they_count_ballots() -> None:
    ballots = BALLOTS.replace("HTXSNV", "Số phiếu HTXSNV").replace("| HTNV", "| Số phiếu HTNV")
    assert record_of(sheets_with(ballots=ballots)) == record_of(sheets_with())


@pytest.mark.parametrize("sign", [".", "_", "—", "\\"])
def test_only_a_hyphen_or_a_stroke_is_no_votes(sign: str) -> None:
    ballots = BALLOTS.replace("| 4 | 1 | 0 | 0 |", f"| 4 | 1 | {sign} | 0 |")
    assert f"error Phiếu đảng viên!E2: Ô ghi «{sign}»; cần một số nguyên từ 0 trở lên." in messages_of(
        sheets_with(ballots=ballots)
    )


@pytest.mark.parametrize("words", ["2 tuần", "90 ngày", "4-6"])
def test_months_off_sick_in_words_are_asked(words: str) -> None:
    assert messages_of(sheets_with(members=with_column("Nghỉ ốm (tháng)", words))) == [
        f"error Đảng viên!G2: Ô ghi «{words}»; cần số tháng nghỉ ốm trong năm."
    ]


def test_nothing_but_a_tail_stays_a_heading() -> None:
    assert without_tail("trong năm") == "trong năm"
