"""The usual head of a paper list in two rows: «Năm sinh» over «Nam», «Nữ»; «Đảng viên» over «Chính thức», «Dự bị»."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook

from annual_review.model.members import Membership
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import sheets_with

ROSTER = """
| STT | Họ và tên | Năm sinh | | Chức vụ Đảng | Đảng viên | |
| | | Nam | Nữ | | Chính thức | Dự bị |
| 1 | Nguyễn Thị Hằng Nga | | 12/05/1975 | Bí thư | x | |
| 2 | Trần Thị Bé | | 1980 | Phó bí thư | x | |
| 3 | Lê Văn Cường | 1981 | | | x | |
| 4 | Phạm Thị Dung | | 1982 | | x | |
| 5 | Hoàng Văn Em | 07/08/1990 | | | x | |
"""


def merge(book: Workbook) -> None:
    sheet = book["Đảng viên"]
    for cells in ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:G1"):
        sheet.merge_cells(cells)


def test_both_pairs_are_read() -> None:
    assert messages_of(sheets_with(members=ROSTER), merge) == []
    record = record_of(sheets_with(members=ROSTER), merge)
    assert [(member.gender, member.birth_text) for member in record.members] == [
        ("Nữ", "12/05/1975"),
        ("Nữ", "1980"),
        ("Nam", "1981"),
        ("Nữ", "1982"),
        ("Nam", "07/08/1990"),
    ]
    assert record.members[0].born == date(1975, 5, 12)
    assert {member.standing for member in record.members} == {Membership.OFFICIAL}


@pytest.mark.parametrize("official", ["CT", "Chính thức"])
@pytest.mark.parametrize("probationary", ["DB", "Dự bị"])
def test_so_are_they_with_short_headings(official: str, probationary: str) -> None:
    roster = ROSTER.replace("Chính thức | Dự bị", f"{official} | {probationary}").replace("| | x | |\n", "| | | x |\n", 1)
    record = record_of(sheets_with(members=roster), merge)
    assert record.members[2].standing is Membership.PROBATIONARY


def test_one_row_of_headings_says_the_same() -> None:
    roster = ROSTER.replace("| STT | Họ và tên | Năm sinh | | Chức vụ Đảng | Đảng viên | |\n", "").replace(
        "| | | Nam | Nữ | | Chính thức | Dự bị |",
        "| STT | Họ và tên | Năm sinh nam | Năm sinh nữ | Chức vụ Đảng | Đảng viên chính thức | Đảng viên dự bị |",
    )
    assert messages_of(sheets_with(members=roster)) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("1981 | | | x | |", "1981 | | | x | x |", "G5: Dòng của «Lê Văn Cường» ghi cả hai cột «Chính thức» và «Dự bị»."),
        ("1981 | | | x | |", "1981 | | | | |", "F5: Ô «Chính thức / Dự bị» để trống (dòng của Lê Văn Cường)."),
        ("1981 | | | x | |", "1981 | 1981 | | x | |", "D5: Dòng của «Lê Văn Cường» ghi cả hai cột «Nam» và «Nữ»."),
        ("1981 | | | x | |", "1981 | | | ? | |", "F5: Ô ghi «?»; cần «x» hoặc để trống."),
        ("1981 | | | x | |", "tám mốt | | | x | |", "C5: Ô ghi «tám mốt»; cần một ngày viết theo thứ tự ngày/tháng/năm."),
    ],
)  # fmt: skip
def test_what_is_unclear_in_a_pair_is_asked(before: str, after: str, told: str) -> None:
    assert messages_of(sheets_with(members=ROSTER.replace(before, after)), merge) == [f"error Đảng viên!{told}"]
