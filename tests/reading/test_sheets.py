"""What each sheet tells, and what is wrong on it, one mistake a test."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from annual_review.form.sheets.members import unrated_kind
from annual_review.model.achievements import AchievementGroup, AwardLevel
from annual_review.model.members import UnratedKind
from annual_review.model.record import Decision
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import INFO, MEMBERS, sheets_with


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("| Thư ký | Trần Thị Bé |", "", "error Thông tin: Trang «Thông tin» thiếu mục «Thư ký»."),
        ("| Thư ký | Trần Thị Bé |", "| Thư ký | |", "error Thông tin!B12: Mục «Thư ký» để trống."),
        ("| Thư ký | Trần Thị Bé |", "| Thư ký | - |", "error Thông tin!B12: Mục «Thư ký» để trống."),
        ("| Thư ký |", "| Thư kí |", "error Thông tin!A12: Không nhận ra mục «Thư kí»; có phải «Thư ký»?"),
        ("| Địa điểm | Phòng hội đồng |", "| Năm đánh giá | 2021 |", "error Thông tin!B10: Mục «Năm đánh giá» được ghi 2 lần; mục này chỉ ghi một lần."),
        ("| Địa điểm |", "| Món ăn |", "warning Thông tin!A10: Mục «Món ăn» không nằm trong mẫu nên không được đọc."),
        ("10-KH/ĐU", "10/KH-ĐU", "note Thông tin!B6: Số hiệu «10/KH-ĐU» được viết lại theo thể thức văn bản của Đảng thành «10-KH/ĐU»."),
        (
            "03/12/2020",
            "12/03/2020",
            "error Thông tin!B7: Ngày họp 12/03/2020 không nằm trong thời gian kiểm điểm năm 2020 (từ 01/10/2020 đến 31/03/2021).",
        ),
        ("03/12/2020", "03/12/2019", "error Thông tin!B7: Ngày họp 03/12/2019 không nằm trong thời gian kiểm điểm năm 2020 (từ 01/10/2020 đến 31/03/2021)."),
        ("03/12/2020", "12/31/2020", "error Thông tin!B7: Ô ghi «12/31/2020»; cần một ngày viết theo thứ tự ngày/tháng/năm."),
        ("16:30", "13:30", "error Thông tin!B9: Giờ kết thúc 13:30 không sau giờ bắt đầu 14:00."),
        ("| Địa điểm | Phòng hội đồng |", "| Ngày văn bản | 01/12/2020 |", "warning Thông tin!B10: Ngày văn bản 01/12/2020 trước ngày họp 03/12/2020."),
        ("| Địa điểm | Phòng hội đồng |", "| Số quyết định | 5 |", "error Thông tin!B10: Có «Số quyết định» nhưng không có «Ngày quyết định»."),
        ("| Địa điểm | Phòng hội đồng |", "| Số đảng viên dự họp | 4 |", "error Thông tin!B10: «Số đảng viên dự họp» ghi 4, nhưng trang «Đảng viên» có 5 người có mặt."),
        ("Hằng Nga – Bí", "Hằng Ngà – Bí", "warning Thông tin!B11: «Nguyễn Thị Hằng Ngà» (Chủ trì) không có trong trang «Đảng viên»; có phải «Nguyễn Thị Hằng Nga»?"),
        ("| Số phiếu phát ra | 5 |", "| Số phiếu phát ra | 5 phiếu |", "error Thông tin!B17: Ô ghi «5 phiếu»; cần một số nguyên từ 0 trở lên."),
    ],
)  # fmt: skip
def test_what_is_wrong_on_the_information_sheet_is_told(before: str, after: str, problem: str) -> None:
    assert problem in messages_of(sheets_with(info=INFO.replace(before, after)))


def test_an_information_sheet_without_items_is_told() -> None:
    assert "error Thông tin: Trang «Thông tin» không có mục nào nhận ra được." in messages_of(sheets_with(info="| a | b |"))


def test_items_that_repeat_are_kept_in_their_order() -> None:
    more = "| Ưu điểm | Một |\n| | Hai |\n| 2. Ưu điểm | Ba |\n| Thành viên kiểm phiếu | A; B |\n| Số quyết định | 12-QĐ/ĐU |\n| Ngày quyết định | 20/12/2020 |"
    record = record_of(sheets_with(info=INFO + more))
    assert record.narrative.strengths == ("Một", "Hai", "Ba")
    assert [person.name for person in record.meeting.tellers] == ["Phạm Thị Dung", "A", "B"]
    assert record.decision == Decision("12-QĐ/ĐU", date(2020, 12, 20))


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("07/08/1990 | | Chính thức |", "07/08/1990 | | Dự bj |", "error Đảng viên!E6: Ô ghi «Dự bj», không có trong các lựa chọn. Có phải «Dự bị»?"),
        ("07/08/1990 | | Chính thức |", "07/08/1990 | | |", "error Đảng viên!E6: Ô «Diện» để trống (dòng của Hoàng Văn Em)."),
        ("| Hoàng Văn Em |", "| |", "error Đảng viên!B6: Dòng có nội dung nhưng ô họ tên để trống."),
        ("| Hoàng Văn Em |", "| 12 |", "error Đảng viên!B6: Ô họ tên ghi «12», không phải họ tên người."),
        ("| Phó bí thư |", "| Bí thư chi bộ |", "error Đảng viên!D3: Có 2 người ghi chức vụ Đảng là «Bí thư»."),
        ("| Phạm Thị Dung | 05/06/1982", "| Lê Văn Cường | ", "error Đảng viên!B5: Có hai người cùng tên «Lê Văn Cường» mà không có gì để phân biệt."),
        ("| Phạm Thị Dung | 05/06/1982", "| Lê Văn Cường | 03/04/1981", "error Đảng viên!B5: «Lê Văn Cường» được ghi hai lần với cùng ngày sinh hoặc cùng dấu phân biệt."),
        ("05/06/1982", "31/02/1982", "error Đảng viên!C5: Ô ghi «31/02/1982»; cần một ngày viết theo thứ tự ngày/tháng/năm."),
        ("07/08/1990 | | Chính thức | x |", "07/08/1990 | | Chính thức | ? |", "error Đảng viên!F6: Ô ghi «?»; cần «x» hoặc để trống."),
    ],
)  # fmt: skip
def test_what_is_wrong_on_the_roster_is_told(before: str, after: str, problem: str) -> None:
    assert problem in messages_of(sheets_with(members=MEMBERS.replace(before, after)))


def roster(heading: str, last: str) -> str:
    lines = MEMBERS.strip().splitlines()
    return "\n".join([f"{lines[0]} {heading} |", *lines[1:5], f"{lines[5]} {last} |"])


@pytest.mark.parametrize(
    ("heading", "value", "problem"),
    [
        ("Lý do vắng", "ốm", "error Đảng viên!G6: «Hoàng Văn Em» có lý do vắng «ốm» nhưng lại được tính là có mặt."),
        ("Không đánh giá", "x", "error Đảng viên!G6: Cột «Không đánh giá» của «Hoàng Văn Em» ghi «x», không nói rõ lý do."),
        ("Không đánh giá", "Đi xa", "warning Đảng viên!G6: «Hoàng Văn Em» không được đánh giá với lý do «Đi xa», không thuộc các lý do thường gặp."),
        ("Không đánh giá", "Dưới 6 tháng", "error Phiếu đảng viên!B6: «Hoàng Văn Em» có phiếu, nhưng trang «Đảng viên» ghi không đánh giá («Dưới 6 tháng»)."),
        ("Ngày vào Đảng", "01/01/1980", "error Đảng viên!G6: «Hoàng Văn Em» có ngày vào Đảng 01/01/1980 không sau ngày sinh 07/08/1990."),
        ("Nghỉ ốm (tháng)", "30", "error Đảng viên!G6: «Hoàng Văn Em» ghi nghỉ ốm 30 tháng, quá 12 tháng của năm."),
        ("Chi bộ đề xuất", "Mức 1", "error Đảng viên!G6: Ô ghi «Mức 1»; cách ghi này mỗi nơi hiểu một khác nên không dùng được."),
        ("Điểm", "95", "note Đảng viên!G6: Hoàng Văn Em: đã ghi điểm, nhưng quy định của năm này không chấm điểm nên không dùng."),
    ],
)  # fmt: skip
def test_what_contradicts_itself_on_the_roster_is_told(heading: str, value: str, problem: str) -> None:
    assert problem in messages_of(sheets_with(members=roster(heading, value)))


def test_a_proposal_for_somebody_unrated_is_told() -> None:
    problem = (
        "error Đảng viên!H6: «Hoàng Văn Em» được ghi là không đánh giá («Miễn sinh hoạt») nhưng lại có mức «Chi bộ đề xuất»."
    )
    assert problem in messages_of(sheets_with(members=roster("Không đánh giá | Chi bộ đề xuất", "Miễn sinh hoạt | HTTNV")))


def test_homonyms_are_told_apart_by_birth() -> None:
    members = MEMBERS.replace("Phạm Thị Dung", "Lê Văn Cường")
    sheets = sheets_with(members=members)
    sheets["Phiếu đảng viên"] = (
        str(sheets["Phiếu đảng viên"])
        .replace("Phạm Thị Dung", "Lê Văn Cường (1982)")
        .replace("| Lê Văn Cường |", "| Lê Văn Cường (1981) |")
    )
    assert [member.name for member in record_of(sheets).members[2:4]] == [
        "Lê Văn Cường (03/04/1981)",
        "Lê Văn Cường (05/06/1982)",
    ]


def test_a_homonym_on_the_ballot_needs_more_than_its_name() -> None:
    sheets = sheets_with(members=MEMBERS.replace("Phạm Thị Dung", "Lê Văn Cường"))
    sheets["Phiếu đảng viên"] = re.sub(r"\| \d \|", "| |", str(sheets["Phiếu đảng viên"]), count=0).replace(
        "Phạm Thị Dung", "Lê Văn Cường"
    )
    problem = "error Phiếu đảng viên!B4: Có nhiều người tên «Lê Văn Cường»; không rõ dòng này là của ai."
    assert problem in messages_of(sheets)


def test_a_row_number_tells_no_homonyms_apart() -> None:
    sheets = sheets_with(members=MEMBERS.replace("Phạm Thị Dung", "Lê Văn Cường"))
    sheets["Phiếu đảng viên"] = str(sheets["Phiếu đảng viên"]).replace("Phạm Thị Dung", "Lê Văn Cường")
    assert {"error Phiếu đảng viên!B4", "error Phiếu đảng viên!B5"} <= {
        each.partition(": Có nhiều người tên «Lê Văn Cường»; không rõ dòng này là của ai.")[0] for each in messages_of(sheets)
    }


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Miễn sinh hoạt", UnratedKind.EXEMPT),
        ("Được miễn công tác và sinh hoạt đảng", UnratedKind.EXEMPT),
        ("Đình chỉ sinh hoạt", UnratedKind.SUSPENDED),
        ("Kết nạp dưới 06 tháng", UnratedKind.UNDER_SIX_MONTHS),
        ("Vắng, đánh giá sau", UnratedKind.ABSENT),
        ("Đi nước ngoài", UnratedKind.OTHER),
    ],
)
def test_why_somebody_is_not_rated_is_understood(words: str, kind: UnratedKind) -> None:
    assert unrated_kind(words) is kind


ACHIEVEMENTS = """
| STT | Nội dung | Nhóm | Cấp | Số lượng | Đơn vị tính | Mức giải |
| 1 | Đơn vị Xuất sắc | Tập thể | cấp Thành phố | | | |
| 2 | CSTĐCS | Cá nhân | | 06 | đ/c | |
| 3 | GV đạt GVG | Đại trà | Trường | 100% | | A |
"""


def test_achievements_are_read() -> None:
    first, second, third = record_of({**sheets_with(), "Thành tích": ACHIEVEMENTS}).achievements
    assert (first.group, first.level, first.level_text) == (AchievementGroup.COLLECTIVE, AwardLevel.CITY, "Thành phố")
    assert (second.quantity, second.unit) == (Fraction(6), "đ/c")
    assert (third.quantity, third.unit, third.prize, third.place.address) == (Fraction(100), "%", "A", "B4")


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("| Đại trà |", "| Đại trè |", "error Thành tích!C4: Ô ghi «Đại trè», không có trong các lựa chọn. Có phải «Đại trà»?"),
        ("| Đại trà |", "| |", "error Thành tích!C4: Ô «Nhóm» để trống."),
        ("| GV đạt GVG |", "| |", "error Thành tích!B4: Ô «Nội dung» để trống."),
        ("| 06 |", "| 6 giải |", "error Thành tích!E3: Số lượng ghi kèm đơn vị «giải», nhưng cột «Đơn vị tính» ghi «đ/c»."),
        ("| 06 |", "| nhiều |", "error Thành tích!E3: Ô ghi «nhiều»; cần một con số từ 0 trở lên."),
        ("| 100% |", "| 120% |", "error Thành tích!E4: Ô ghi 120%, quá 100%."),
    ],
)
def test_what_is_wrong_with_achievements_is_told(before: str, after: str, problem: str) -> None:
    assert problem in messages_of({**sheets_with(), "Thành tích": ACHIEVEMENTS.replace(before, after)})


def test_remarks_and_photographs_are_read() -> None:
    record = record_of(
        {
            **sheets_with(),
            "Ý kiến": "| Người phát biểu | Nội dung |\n| A | Nhất trí |",
            "Ảnh": "| Tệp | Chú thích |\n| anh\\a.jpg | Họp |",
        }
    )
    assert (record.remarks[0].speaker, record.remarks[0].text) == ("A", "Nhất trí")
    assert (record.photos[0].file, record.photos[0].caption) == ("anh/a.jpg", "Họp")


@pytest.mark.parametrize("path", ["../a.jpg", "/etc/passwd", "C:\\a.jpg", "http://a/b.jpg", "~/a.jpg"])
def test_a_photograph_outside_the_folder_is_refused(path: str) -> None:
    problem = f"error Ảnh!A2: Tên tệp ảnh «{path}» trỏ ra ngoài thư mục của bảng tính."
    assert problem in messages_of({**sheets_with(), "Ảnh": f"| Tệp |\n| {path} |"})


def test_blank_cells_of_the_small_sheets_are_told() -> None:
    sheets = {**sheets_with(), "Ý kiến": "| Người phát biểu | Nội dung |\n| A | |", "Ảnh": "| Tệp | Chú thích |\n| | Họp |"}
    assert messages_of(sheets) == ["error Ý kiến!B2: Ô «Nội dung» để trống.", "error Ảnh!A2: Ô «Tệp» để trống."]


def test_a_chair_called_secretary_is_the_head_where_the_roster_names_none() -> None:
    record = record_of(sheets_with(members=MEMBERS.replace("| Bí thư |", "| |")))
    assert [member.name for member in record.members if member.is_head] == ["Nguyễn Thị Hằng Nga"]
    other = INFO.replace("Nguyễn Thị Hằng Nga – Bí thư Chi bộ", "Trần Thị Bé – Phó Bí thư")
    assert not any(m.is_head for m in record_of(sheets_with(info=other, members=MEMBERS.replace("| Bí thư |", "| |"))).members)
