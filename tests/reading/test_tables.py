"""Sheets and tables found wherever and however they stand; what is wrong with them told."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from annual_review.form.layout import OTHER_LAYOUTS, SHEETS, sheet_of
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.reading.record import ReadingOptions
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, BRANCH_BALLOT, INFO, MEMBERS, Touch, sheets_with

BANNER = """
| ĐẢNG BỘ PHƯỜNG GIANG BIÊN | | | | |
| CHI BỘ TRƯỜNG | | | | |
| | | | | |
| KẾT QUẢ KIỂM PHIẾU | | | | |
| STT | Họ và tên | Số phiếu | | | | | | | |
| | | HTXSNV | | HTTNV | | HTNV | | KHTNV | |
| | | SL | % | SL | % | SL | % | SL | % |
| (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) |
| I | Chi ủy | | | | | | | | |
| 1 | Nguyễn Thị Hằng Nga | 4 | 80% | 1 | | 0 | | 0 | |
| 2 | Trần Thị Bé | 1 | | 4 | | 0 | | 0 | |
| Đảng viên | | | | | | | | | |
| 3 | Lê Văn Cường | 0 | | 5 | | 0 | | 0 | |
| | | | | | | | | | |
| 4 | PHẠM  THỊ DUNG | 0 | | 4 | | 1 | | 0 | |
| 5 | Hoàng Văn Em | 0 | | 3 | | 2 | | 0 | |
| | Tổng cộng | 5 | | 17 | | 3 | | 0 | |
| | Số phiếu phát ra: 5 phiếu | | | | | | | | |
| | Số phiếu thu về | 5 | | | | | | | |
| | | | | Hà Nội, ngày 03 tháng 12 năm 2020 | | | | | |
| | TỔ TRƯỞNG | | | | | | | | |
| | Lê Văn Cường | | | | | | | | |
"""


def merged(*ranges: str, sheet: str = "Phiếu đảng viên") -> Touch:
    def touch(workbook: Workbook) -> None:
        for each in ranges:
            workbook[sheet].merge_cells(each)

    return touch


def test_a_table_under_a_banner_with_merged_headings_groups_totals_and_signatures_reads_the_same() -> None:
    touch = merged("A1:E1", "A4:J4", "A5:A7", "B5:B7", "C5:J5", "C6:D6", "E6:F6", "G6:H6", "I6:J6", "A12:J12")
    assert messages_of(sheets_with(ballots=BANNER), touch) == []
    assert record_of(sheets_with(ballots=BANNER), touch) == record_of(sheets_with())


@pytest.mark.parametrize("form", ["NFD", "NFC"])
def test_case_accents_and_unicode_form_of_names_do_not_matter(form: str) -> None:
    def twist(text: str) -> str:
        return unicodedata.normalize(form, text)  # type: ignore[arg-type]  # one of the two forms above

    twisted = {twist(f" 1. {name.upper()} "): twist(table) for name, table in sheets_with().items() if isinstance(table, str)}
    assert messages_of(twisted) == []
    assert record_of(twisted) == record_of(sheets_with())


def test_columns_may_stand_in_any_order() -> None:
    swapped = "\n".join(
        "| " + " | ".join(reversed(line.strip("| ").split(" | "))) + " |" for line in BALLOTS.strip().splitlines()
    )
    assert record_of(sheets_with(ballots=swapped)) == record_of(sheets_with())


def test_the_order_of_ballot_rows_does_not_matter() -> None:
    lines = BALLOTS.strip().splitlines()
    tallies = record_of(sheets_with(ballots="\n".join([lines[0], *reversed(lines[1:])]))).ballot
    expected = record_of(sheets_with()).ballot
    assert tallies is not None
    assert expected is not None
    assert sorted(tallies.tallies, key=lambda tally: tally.member) == list(expected.tallies)


def test_a_name_may_stand_in_two_columns() -> None:
    table = MEMBERS.replace("| Họ và tên |", "| Họ đệm | Tên |")
    for name in ("Nguyễn Thị Hằng Nga", "Trần Thị Bé", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Em"):
        family, _, given = name.rpartition(" ")
        table = table.replace(f"| {name} |", f"| {family} | {given} |")
    assert record_of(sheets_with(members=table)) == record_of(sheets_with())


def test_a_name_may_stand_in_two_columns_under_one_merged_heading() -> None:
    table = BALLOTS.replace("| Họ và tên |", "| Họ và tên | |").replace(" Nga |", " | Nga |").replace(" Bé |", " | Bé |")
    table = table.replace(" Cường |", " | Cường |").replace(" Dung |", " | Dung |").replace(" Em |", " | Em |")
    assert record_of(sheets_with(ballots=table), merged("B1:C1")) == record_of(sheets_with())


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"members": None}, "error Đảng viên: Bảng tính không có trang «Đảng viên»."),
        ({"info": None}, "error Thông tin: Bảng tính không có trang «Thông tin»."),
        ({"members": MEMBERS.replace("| Diện |", "| |")}, "error Đảng viên!A1: Bảng thiếu cột «Diện»."),
        ({"members": MEMBERS.replace("| Diện |", "| Diệnn |")}, "error Đảng viên!E1: Không nhận ra cột «Diệnn»; có phải «Diện»?"),
        ({"members": MEMBERS.replace("| Có mặt |", "| Điện thoại |")}, "note Đảng viên!F1: Cột «Điện thoại» không nằm trong mẫu nên không được đọc."),
        ({"members": "| a | b |"}, "error Đảng viên!A1: Không tìm thấy dòng tiêu đề của bảng: cần một dòng có cột «Họ và tên»."),
        ({"members": MEMBERS.strip().splitlines()[0]}, "error Đảng viên!A1: Bảng không có dòng nào."),
        ({"ballots": BALLOTS.replace("| HTNV |", "| HTTNV |")}, "error Phiếu đảng viên!E1: Cột «HTTNV» có hai lần, ở D1 và E1."),
        ({"ballots": BALLOTS.replace("| 4 | 1 | 0 | 0 |", "| 4 | 1 | 0 | 0 | 7 |")}, "note Phiếu đảng viên!G2: Ô ghi «7» nhưng cột này không có tiêu đề nên không được đọc."),
        ({"ballots": BALLOTS + "| | Tổng cộng | 5 | 17 | 4 | 0 |"}, "error Phiếu đảng viên!E7: Dòng tổng ghi 4 ở cột «HTNV», nhưng cộng các dòng trên được 3."),
        ({"branch_ballot": BRANCH_BALLOT + "| Tổng số | 6 |"}, "error Phiếu chi bộ!B6: Dòng tổng ghi 6 ở cột «Số phiếu», nhưng cộng các dòng trên được 5."),
        ({"ballots": BALLOTS + "| | | | | | |\n| | Vũ Văn Ký | | | | |"}, "note Phiếu đảng viên!B8: Phần dưới bảng được coi là phần ký, không đọc: «Vũ Văn Ký»."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_told(changed: dict[str, str | None], problem: str) -> None:
    assert problem in messages_of(sheets_with(**changed))


def test_subtotals_of_groups_are_understood() -> None:
    lines = BALLOTS.strip().splitlines()
    table = "\n".join(
        [
            *lines[:3],
            "| | Cộng | 5 | 5 | 0 | 0 |",
            *lines[3:],
            "| | Cộng | 0 | 12 | 3 | 0 |",
            "| | Tổng cộng | 5 | 17 | 3 | 0 |",
        ]
    )
    assert messages_of(sheets_with(ballots=table)) == []


def test_rows_numbered_in_advance_are_passed_over() -> None:
    assert messages_of(sheets_with(members=MEMBERS + "| 6 | | | | | |\n| 7 | | | | | |")) == []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Thàn tích", "error Thàn tích: Không nhận ra trang «Thàn tích»; có phải «Thành tích»?"),
        ("Nháp", "note Nháp: Trang «Nháp» không nằm trong mẫu nên không được đọc."),
        (
            "Danh sách đảng viên",
            "error Danh sách đảng viên: Có hai trang cùng là «Đảng viên»: «Đảng viên» và «Danh sách đảng viên».",
        ),
    ],
)
def test_a_further_sheet_is_told(name: str, problem: str) -> None:
    assert messages_of({**sheets_with(), name: "| a |"}) == [problem]


def test_our_own_list_of_mistakes_is_passed_over() -> None:
    assert messages_of({"LỖI CẦN SỬA": "| a |", **sheets_with()}) == []


def test_hidden_sheets_rows_and_columns_are_read_with_a_note() -> None:
    def hide(workbook: Workbook) -> None:
        workbook["Đảng viên"].sheet_state = "hidden"
        workbook["Phiếu đảng viên"].row_dimensions[5].hidden = True
        workbook["Phiếu đảng viên"].column_dimensions["D"].hidden = True
        workbook["Thông tin"].row_dimensions[2].hidden = True

    assert messages_of(sheets_with(), hide) == [
        "note Đảng viên: Trang đang bị ẩn nhưng vẫn được đọc.",
        "note Thông tin!A2: Các dòng đang bị ẩn vẫn được đọc: 2.",
        "note Phiếu đảng viên!A5: Các dòng đang bị ẩn vẫn được đọc: 5.",
        "note Phiếu đảng viên!D1: Các cột đang bị ẩn vẫn được đọc: D.",
    ]


@pytest.mark.parametrize(("sheet", "area"), [("Phiếu đảng viên", "C3:D3"), ("Đảng viên", "E2:E4"), ("Thông tin", "B3:C3")])
def test_merged_data_cells_are_told_at_their_range(sheet: str, area: str) -> None:
    assert f"error {sheet}!{area}: Các ô trong bảng bị gộp nên không rõ giá trị thuộc ô nào." in messages_of(
        sheets_with(), merged(area, sheet=sheet)
    )


def test_formulas_without_value_errors_and_dates_are_told_at_their_cells() -> None:
    def spoil(workbook: Workbook) -> None:
        sheet = workbook["Phiếu đảng viên"]
        sheet["C2"], sheet["D2"], sheet["E2"] = "=2+2", "#DIV/0!", date(2022, 1, 22)
        sheet["C3"].number_format = "0%"

    assert messages_of(sheets_with(), spoil) == [
        "error Phiếu đảng viên!C2: Ô chứa công thức chưa được tính nên không có giá trị.",
        "error Phiếu đảng viên!D2: Ô báo lỗi «#DIV/0!» thay cho giá trị.",
        "error Phiếu đảng viên!E2: Ô cần một con số nhưng đang là ngày 22/01/2022: Excel đã tự đổi điều vừa gõ (như «22/22») thành ngày.",
        "error Phiếu đảng viên!C3: Ô ghi tỷ lệ «100%»; cần số phiếu, không phải tỷ lệ phần trăm.",
    ]


def test_dates_of_a_1904_workbook_are_right() -> None:
    def apple(workbook: Workbook) -> None:
        workbook.epoch = CALENDAR_MAC_1904
        workbook["Thông tin"]["B7"] = date(2020, 12, 3)

    assert record_of(sheets_with(), apple).meeting.held_on == date(2020, 12, 3)


def test_a_declared_scale_is_understood_in_headings_too() -> None:
    scale = dict(zip(("Mức 4", "Mức 3", "Mức 2", "Mức 1"), RatingLevel, strict=True))
    table = BALLOTS.replace("HTXSNV", "Mức 4").replace("HTTNV", "Mức 3").replace("KHTNV", "Mức 1").replace("HTNV", "Mức 2")
    ballot = record_of(sheets_with(ballots=table), options=ReadingOptions(scale)).ballot
    assert ballot is not None
    assert ballot.tallies[0].votes == LevelCounts(4, 1, 0, 0)
    assert messages_of(sheets_with(ballots=table))[:4] == [
        f"error Phiếu đảng viên!{place}1: Ô ghi «{mark}»; cách ghi này mỗi nơi hiểu một khác nên không dùng được."
        for place, mark in zip("CDEF", scale, strict=True)
    ]


def test_every_sheet_is_declared_once() -> None:
    assert [sheet_of(name) for spec in SHEETS for name in spec.names] == [spec for spec in SHEETS for _ in spec.names]
    for spec in (*SHEETS, *OTHER_LAYOUTS):
        for column in spec.columns:
            assert [spec.column_of(heading) for heading in column.headings] == [column.key] * len(column.headings)


def test_the_items_are_found_without_a_heading_and_below_a_title() -> None:
    lines = INFO.strip().splitlines()[1:]
    assert record_of(sheets_with(info="\n".join(["| THÔNG TIN CUỘC HỌP | |", *lines]))).year == 2020


def test_posts_in_a_roster_without_numbers_are_no_signatures() -> None:
    table = "\n".join(line.partition("|")[2].partition("|")[2] for line in MEMBERS.strip().splitlines())
    assert [each.name for each in record_of(sheets_with(members=table)).members] == [
        each.name for each in record_of(sheets_with()).members
    ]


def test_votes_and_shares_under_one_merged_level_are_told_apart() -> None:
    rows = [line.strip("| ").split(" | ") for line in BALLOTS.strip().splitlines()[1:]]
    split = "\n".join(f"| {row[1]} | " + " | ".join(f"{votes} | 20%" for votes in row[2:6]) + " |" for row in rows)
    heading = "| Họ và tên | HTXSNV | | HTTNV | | HTNV | | KHTNV | |\n| | SL | % | SL | % | SL | % | SL | % |\n"
    touch = merged("A1:A2", "B1:C1", "D1:E1", "F1:G1", "H1:I1")
    assert record_of(sheets_with(ballots=heading + split), touch) == record_of(sheets_with())
