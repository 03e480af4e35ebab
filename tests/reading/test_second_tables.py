"""A second table below the first on one sheet: read where it goes on under the same headings, else told in one sentence."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import pytest

from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, MEMBERS, sheets_with

HEADING, *PEOPLE = MEMBERS.strip().split("\n")
AGAIN = "note Đảng viên!A{row}: Dòng tiêu đề lặp lại giữa bảng đã được bỏ qua."


def below(table: str, *rows: str, gap: int = 2) -> str:
    """A table, blank rows, and further rows."""
    return "\n".join([table.strip(), *["| |"] * gap, *rows])


def told(sheet: str, row: int, headings: str) -> str:
    where = f"error {sheet}!A{row}: Từ dòng {row} là một bảng khác (tiêu đề {headings})"
    return f"{where} nằm dưới bảng của trang này nên không được đọc."


@pytest.mark.parametrize("title", [(), ("| TỔ 2 |",)])
def test_a_roster_that_goes_on_under_the_same_headings_is_read(title: tuple[str, ...]) -> None:
    sheets = sheets_with(members=below("\n".join([HEADING, *PEOPLE[:3]]), *title, HEADING, *PEOPLE[3:]))
    assert messages_of(sheets) == [AGAIN.format(row=7 + len(title))]
    assert [each.name for each in record_of(sheets).members] == [each.name for each in record_of(sheets_with()).members]


@pytest.mark.parametrize(
    ("rows", "row", "headings"),
    [
        (("| STT | Nội dung | Nhóm | Cấp |", "| 1 | Giáo viên giỏi | Cá nhân | Thành phố |"), 9, "«STT», «Nội dung», «Nhóm»"),
        (("| Nội dung | Nhóm | Cấp |", "| Giáo viên giỏi | Cá nhân | Thành phố |"), 9, "«Nội dung», «Nhóm», «Cấp»"),
        (("| STT | Họ và tên | Chức vụ | Điện thoại |", "| 1 | Trần Thị Bé | Ủy viên | 0912 |"), 9, "«STT», «Họ và tên», «Chức vụ»"),
        (("| THÀNH TÍCH NĂM 2020 |", "| TT | Danh hiệu | Cấp |", "| 1 | Lao động tiên tiến | Quận |"), 10, "«TT», «Danh hiệu», «Cấp»"),
        (("| STT | Diện | Họ và tên |", "| 6 | Chính thức | Đỗ Văn Giang |"), 9, "«STT», «Diện», «Họ và tên»"),
    ],
)  # fmt: skip
def test_another_table_below_the_roster_is_told_in_one_sentence(rows: tuple[str, ...], row: int, headings: str) -> None:
    assert messages_of(sheets_with(members=below(MEMBERS, *rows))) == [told("Đảng viên", row, headings)]


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_another_table_below_the_ballots_is_told_in_one_sentence(gap: int) -> None:
    rows = ("| STT | Mức xếp loại | Số phiếu |", "| 1 | HTXSNV | 5 |", "| 2 | HTTNV | 0 |")
    table = below(BALLOTS, *rows, gap=gap)
    assert messages_of(sheets_with(ballots=table)) == [told("Phiếu đảng viên", 7 + gap, "«STT», «Mức xếp loại», «Số phiếu»")]


def test_another_table_below_signatures_is_told_and_they_are_none_of_it() -> None:
    rows = ("| | TỔ KIỂM PHIẾU |", "| | |", "| STT | Danh hiệu | Cấp |", "| 1 | Lao động tiên tiến | Quận |")
    assert messages_of(sheets_with(ballots=below(BALLOTS, *rows))) == [told("Phiếu đảng viên", 11, "«STT», «Danh hiệu», «Cấp»")]
