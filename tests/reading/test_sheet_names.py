"""Sheets under other names: told by year, by what they hold and by what they speak of; other people's notes stay silent."""

from __future__ import annotations

import pytest

from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, BRANCH_BALLOT, INFO, MEMBERS, sheets_with

ACHIEVEMENTS = "| Nội dung | Nhóm | Số lượng |\n| Danh hiệu lao động tiên tiến | Cá nhân | 3 |"
REMARKS = "| Người phát biểu | Nội dung |\n| Trần Thị Bé | Nhất trí |"


def of_sheet(name: str, sheets: dict[str, str]) -> list[str]:
    """What is told of one sheet."""
    return [each for each in messages_of(sheets) if each.split(" ", 1)[1].startswith((f"{name}:", f"{name}!"))]


def beside(name: str, table: str) -> dict[str, str]:
    return {**{key: str(value) for key, value in sheets_with().items()}, name: table}


def renamed(old: str, new: str) -> dict[str, str]:
    return {(new if name == old else name): str(table) for name, table in sheets_with().items()}


@pytest.mark.parametrize("name", ["Thành tích 2020", "Thành tích năm 2020", "Tổng hợp thành tích (2020)", "THÀNH TÍCH_2020"])
def test_a_sheet_named_with_the_year_of_the_review_is_that_sheet(name: str) -> None:
    sheets = beside(name, ACHIEVEMENTS)
    assert messages_of(sheets) == []
    assert [each.text for each in record_of(sheets).achievements] == ["Danh hiệu lao động tiên tiến"]


@pytest.mark.parametrize("name", ["Đảng viên 2020", "Phiếu đảng viên năm 2020", "Thông tin 2020", "Phiếu chi bộ (2020)"])
def test_so_is_every_other(name: str) -> None:
    old = next(each for each in sheets_with() if name.startswith(f"{each} "))
    assert messages_of(renamed(old, name)) == []


def test_a_sheet_named_with_another_year_is_asked_about() -> None:
    told = "Tên trang «Thành tích 2019» ghi năm 2019, nhưng bảng tính là của năm đánh giá 2020."
    assert messages_of(beside("Thành tích 2019", ACHIEVEMENTS)) == [f"error Thành tích 2019: {told}"]


def test_beside_the_sheet_itself_last_years_is_a_note_and_this_years_a_question() -> None:
    both = {**beside("Thành tích", ACHIEVEMENTS), "Thành tích 2019": ACHIEVEMENTS}
    assert messages_of(both) == ["note Thành tích 2019: Trang «Thành tích 2019» không nằm trong mẫu nên không được đọc."]
    both = {**beside("Thành tích", ACHIEVEMENTS), "Thành tích 2020": ACHIEVEMENTS}
    twice = "Có hai trang cùng là «Thành tích»: «Thành tích» và «Thành tích 2020»."
    assert f"error Thành tích 2020: {twice}" in messages_of(both)


@pytest.mark.parametrize("sheet", ["Thông tin", "Đảng viên", "Phiếu đảng viên", "Phiếu chi bộ"])
@pytest.mark.parametrize("name", ["Sheet2", "Trang_tính4", "Bảng A"])
def test_a_sheet_is_known_by_its_table_where_that_one_is_missing(sheet: str, name: str) -> None:
    told = f"error {name}: Trang «{name}» có bảng giống trang «{sheet}», mà bảng tính chưa có trang «{sheet}»."
    assert messages_of(renamed(sheet, name)) == [told]  # and all that is in it is read


@pytest.mark.parametrize(("name", "table"), [("Thành tích", ACHIEVEMENTS), ("Ý kiến", REMARKS)])
def test_so_is_an_optional_one(name: str, table: str) -> None:
    told = f"error Sheet1: Trang «Sheet1» có bảng giống trang «{name}», mà bảng tính chưa có trang «{name}»."
    assert messages_of(beside("Sheet1", table)) == [told]


def test_a_near_name_is_read_too_for_the_mistakes_in_it() -> None:
    sheets = renamed("Đảng viên", "Đảng vên")
    sheets["Đảng vên"] = sheets["Đảng vên"].replace("12/05/1975", "năm Mão")
    found = messages_of(sheets)
    assert [each.split(":")[0] for each in found] == ["error Đảng vên", "error Đảng vên!C2"]


def test_another_branch_in_the_same_file_is_one_sentence() -> None:
    second = {
        "Thông tin CB2": INFO,
        "Đảng viên CB2": MEMBERS,
        "Phiếu đảng viên CB2": BALLOTS,
        "Phiếu chi bộ CB2": BRANCH_BALLOT,
    }
    sheets = {**{key: str(value) for key, value in sheets_with().items()}, **second}
    told = "Trang «Thông tin CB2» có các mục của một cuộc họp khác; mỗi bảng tính chỉ dùng cho một chi bộ, một cuộc họp."
    assert messages_of(sheets) == [f"error Thông tin CB2: {told}"]


@pytest.mark.parametrize("name", ["Phiếu ĐV nhập lại", "Kiểm phiếu lần hai", "Sheet5"])
def test_a_second_entry_under_another_name_is_never_dropped(name: str) -> None:
    (told,) = messages_of(beside(name, BALLOTS))
    assert told.startswith(f"error {name}: Trang «{name}» cũng có phiếu như trang «Phiếu đảng viên» nhưng tên không theo mẫu;")


def test_single_ballots_are_known_by_their_marks() -> None:
    marks = "\n".join(f"| {number} | HTXSNV | HTTNV | HTTNV |" for number in range(1, 6))
    (told,) = messages_of(beside("Nhập liệu", f"| Phiếu số | Trần Thị Bé | Lê Văn Cường | Phạm Thị Dung |\n{marks}"))
    assert told.startswith("error Nhập liệu: Trang «Nhập liệu» cũng có phiếu")


def test_a_second_roster_is_a_warning() -> None:
    told = "Trang «Nháp» có bảng giống trang «Đảng viên» nhưng không được đọc; chỉ trang «Đảng viên» được tính."
    assert messages_of(beside("Nháp", MEMBERS)) == [f"warning Nháp: {told}"]


@pytest.mark.parametrize(
    ("name", "table", "topic"),
    [
        ("Kỷ luật", "| Họ và tên | Hình thức |\n| Trần Thị Bé | Cảnh cáo |", "kỷ luật"),
        ("Danh sách vắng", "| Họ và tên |\n| Trần Thị Bé |", "người có mặt, vắng mặt"),
        ("Sheet1", "| Họ và tên | Điểm danh |\n| Trần Thị Bé | V |", "người có mặt, vắng mặt"),
        ("Sheet1", "| Đảng viên được miễn sinh hoạt |\n| Trần Thị Bé |", "miễn sinh hoạt, đình chỉ sinh hoạt"),
        ("Nghỉ ốm", "| Trần Thị Bé | 4 tháng |", "nghỉ ốm, thai sản"),
    ],
)
def test_a_sheet_that_speaks_of_what_decides_is_a_warning(name: str, table: str, topic: str) -> None:
    assert messages_of(beside(name, table)) == [
        f"warning {name}: Trang «{name}» ghi về {topic} nhưng không nằm trong mẫu nên không được đọc."
    ]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Nháp", "| Việc cần làm | Ngày |\n| Photo tài liệu | 02/12/2020 |"),
        ("Danh bạ", "| Họ và tên | Điện thoại |\n| Trần Thị Bé | 0912345678 |"),
        ("Biểu đồ", "| HTXSNV | HTTNV |\n| 4 | 18 |"),
        ("Thống kê", "| Mức | Số lượng |\n| HTXSNV | 4 |\n| HTTNV | 18 |\n| HTNV | 0 |\n| KHTNV | 0 |"),
        ("Ghi chú họp", "| Trong năm không có đồng chí nào bị kỷ luật, chi bộ sinh hoạt đều, không ai nghỉ ốm dài ngày. |"),
        ("Lịch công tác", "| Nội dung | Người làm |\n| Họp chi bộ | Trần Thị Bé |"),
        ("Sheet3", ""),
    ],
)
def test_other_sheets_stay_a_note(name: str, table: str) -> None:
    assert of_sheet(name, beside(name, table)) == [f"note {name}: Trang «{name}» không nằm trong mẫu nên không được đọc."]
