"""What a remark or an unread column says of what decides a level or a count is asked about, and nothing else is."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import pytest

from annual_review.reading.decisive_words import Topic, topic_of
from tests.reading.test_ballots import ROWS, columns_of
from tests.small_branch.reading import messages_of
from tests.small_branch.workbook import BALLOTS, MEMBERS, sheets_with


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Khiển trách (QĐ 12-QĐ/ĐU ngày 4/6/2020)", Topic.DISCIPLINE),
        ("Kỷ luật khiển trách tháng 6", Topic.DISCIPLINE),
        ("bị kỉ luật", Topic.DISCIPLINE),
        ("Cảnh cáo", Topic.DISCIPLINE),
        ("Đ/c nghỉ hưu; bị khai trừ tháng 11", Topic.DISCIPLINE),
        ("Đang bị đình chỉ sinh hoạt", Topic.UNRATED),
        ("Được miễn công tác và sinh hoạt đảng", Topic.UNRATED),
        ("Miễn SH", Topic.UNRATED),
        ("Từ trần ngày 5/9", Topic.GONE),
        ("đã mất", Topic.GONE),
        ("Chuyển sinh hoạt đảng đi từ 01/10/2020", Topic.GONE),
        ("Đã chuyển sinh hoạt", Topic.GONE),
        ("Chuyển đi", Topic.GONE),
        ("Xóa tên trong danh sách", Topic.GONE),
        ("Sinh hoạt tạm thời ở Hà Nam", Topic.ELSEWHERE),
        ("Nghỉ ốm 4 tháng", Topic.SICK),
        ("ốm dài ngày", Topic.SICK),
        ("Nghỉ thai sản từ tháng 3", Topic.MATERNITY),
        ("Vắng có lý do", Topic.ABSENT),
        ("Xin vắng mặt", Topic.ABSENT),
        ("Đã được miễn sinh hoạt từ 2016", Topic.UNRATED),
    ],
)
def test_a_remark_speaks_of_what_a_column_decides(text: str, topic: Topic) -> None:
    assert topic_of(text, 2020) is topic


@pytest.mark.parametrize(
    "text",
    [
        "Đảng viên tiêu biểu",
        "Đã nghỉ công tác",
        "Nghỉ hưu",
        "Không bị kỷ luật",
        "chưa bị khiển trách",
        "Khiển trách năm 2018",
        "Cảnh cáo: đã hết hiệu lực",
        "Phụ trách công tác kỷ luật, trật tự",
        "Ủy viên ban kiểm tra, giám sát, kỷ luật",
        "Mẹ mất tháng 3",
        "Bố từ trần",
        "Con ốm 2 tháng",
        "Vợ nghỉ thai sản",
        "Bị ốm 2 ngày",
        "Chuyển sinh hoạt về chi bộ từ tháng 2",
        "Chuyển đến từ chi bộ 3",
        "Đình chỉ sinh hoạt cấp ủy",
        "Không vắng buổi nào",
        "Nguyên Bí thư",
        "Nộp đảng phí đủ",
        "Học lớp trung cấp",
        "Miễn học phí",
        "Vắng 01 buổi sinh hoạt trong năm",
        "Con bị cảnh cáo",
        "Nghỉ ốm 4 tháng năm 2018",
    ],
)
def test_other_remarks_say_nothing(text: str) -> None:
    assert topic_of(text, 2020) is None


def with_column(heading: str, *values: str) -> list[str]:
    """What is told of the roster with one more column."""
    lines = MEMBERS.strip().split("\n")
    cells = [heading, *values, *[""] * 9]
    return messages_of(sheets_with(members="\n".join(f"{line} {cell} |" for line, cell in zip(lines, cells, strict=False))))


def test_a_remark_beside_a_blank_column_is_asked_about() -> None:
    told = "«Ghi chú» của «Trần Thị Bé» ghi «Khiển trách tháng 6», nhưng cột «Kỷ luật trong năm» không ghi gì về việc này."
    assert with_column("Ghi chú", "", "Khiển trách tháng 6") == [f"error Đảng viên!G3: {told}"]


def test_sickness_in_a_remark_is_a_warning() -> None:
    told = "«Ghi chú» của «Trần Thị Bé» ghi «Nghỉ ốm 4 tháng», nhưng cột «Nghỉ ốm (tháng)» để trống."
    assert with_column("Ghi chú", "", "Nghỉ ốm 4 tháng") == [f"warning Đảng viên!G3: {told}"]


def test_a_remark_that_says_the_same_as_the_column_is_silent() -> None:
    lines = MEMBERS.strip().split("\n")
    more = ["| Kỷ luật | Ghi chú |", "| | |", "| Khiển trách | Khiển trách tháng 6 |", *["| | |"] * 3]
    both = "\n".join(line.rstrip("|") + extra for line, extra in zip(lines, more, strict=True))
    assert [each for each in messages_of(sheets_with(members=both)) if "Ghi chú" in each] == []


@pytest.mark.parametrize(
    ("heading", "value", "column"),
    [
        ("Trạng thái hoạt động", "Miễn sinh hoạt Đảng", "Không đánh giá"),
        ("Tình hình", "Cảnh cáo", "Kỷ luật trong năm"),
        ("KL", "Khiển trách", "Kỷ luật trong năm"),
        ("Thông tin thêm", "Vắng có lý do", "Có mặt"),
        ("BCH", "HTXSNV", "Chi bộ đề xuất"),
    ],
)
def test_a_column_not_read_is_judged_by_its_values(heading: str, value: str, column: str) -> None:
    told = (
        f"Cột «{heading}» không nằm trong mẫu nên không được đọc, mà có ô ghi «{value}» (Trần Thị Bé); có phải cột «{column}»?"
    )
    assert [each for each in with_column(heading, "", value) if "G1" in each] == [f"error Đảng viên!G1: {told}"]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Hình thức xử lý", "Kỷ luật trong năm"),
        ("Vi phạm", "Kỷ luật trong năm"),
        ("Điểm danh buổi họp", "Có mặt"),
        ("Số buổi vắng", "Vắng"),
        ("Miễn, giảm", "Không đánh giá"),
        ("Đang đình chỉ", "Không đánh giá"),
        ("Có ốm không", "Nghỉ ốm (tháng)"),
        ("Mức kết luận của chi ủy", "Chi bộ đề xuất"),
    ],
)
def test_a_heading_that_speaks_of_what_decides_is_asked_about(heading: str, column: str) -> None:
    assert f"error Đảng viên!G1: Không nhận ra cột «{heading}»; có phải «{column}»?" in with_column(heading)


def test_a_column_asked_about_by_its_heading_is_asked_about_once() -> None:
    found = with_column("Hình thức xử lý", "", "Khiển trách")
    told = "error Đảng viên!G1: Không nhận ra cột «Hình thức xử lý»; có phải «Kỷ luật trong năm»?"
    assert [each for each in found if "G1" in each] == [told]


@pytest.mark.parametrize(
    "heading",
    [
        "Số thẻ",
        "Trình độ",
        "Điện thoại",
        "Quê quán",
        "Dân tộc",
        "Ghi chú khác",
        "Mức đóng đảng phí",
        "Miễn đảng phí",
        "Mức lương",
        "Số buổi tham dự",
    ],
)
def test_other_columns_stay_a_note(heading: str) -> None:
    told = f"note Đảng viên!G1: Cột «{heading}» không nằm trong mẫu nên không được đọc."
    assert with_column(heading, "12 C", "Đại học") == [told]


def test_a_remark_on_the_ballot_sheet_is_asked_about_too() -> None:
    lines = BALLOTS.strip().split("\n")
    more = ["Ghi chú", "", "Kỷ luật khiển trách tháng 6", "", "", ""]
    ballots = "\n".join(f"{line} {cell} |" for line, cell in zip(lines, more, strict=True))
    told = (
        "«Ghi chú» của «Trần Thị Bé» ghi «Kỷ luật khiển trách tháng 6», nhưng cột «Kỷ luật trong năm» không ghi gì về việc này."
    )
    assert messages_of(sheets_with(ballots=ballots)) == [f"error Phiếu đảng viên!G3: {told}"]


STEP_ONE = """
| STT | Họ và tên | HTTNV | HTNV | KHTNV |
| 1 | Nguyễn Thị Hằng Nga | 5 | 0 | 0 |
| 2 | Trần Thị Bé | 5 | 0 | 0 |
| 3 | Lê Văn Cường | 5 | 0 | 0 |
| 4 | Phạm Thị Dung | 5 | 0 | 0 |
| 5 | Hoàng Văn Em | 4 | 1 | 0 |
"""


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        (
            "Bị kỷ luật khiển trách",
            "«Ghi chú» của «Trần Thị Bé» ghi «Bị kỷ luật khiển trách», nhưng cột «Kỷ luật trong năm» không ghi gì về việc này.",
        ),
        ("Vắng có lý do", "«Ghi chú» của «Trần Thị Bé» ghi «Vắng có lý do», nhưng cột «Có mặt» không ghi gì về việc này."),
        ("Đảng viên tiêu biểu", None),
    ],
)
def test_a_remark_in_the_second_step_is_asked_about(remark: str, told: str | None) -> None:
    step = f"| STT | Họ và tên | Đồng ý | Không đồng ý | Ghi chú |\n| 1 | Trần Thị Bé | 4 | 1 | {remark} |"
    found = messages_of({**sheets_with(ballots=STEP_ONE), "Phiếu bình chọn": step})
    assert [each for each in found if "Ghi chú" in each] == ([f"error Phiếu bình chọn!E2: {told}"] if told else [])


def test_a_remark_beside_a_member_of_single_ballots_is_asked_about() -> None:
    table = [[*row, "Ghi chú" if not at else "Bị khiển trách" if at == 2 else ""] for at, row in enumerate(columns_of(ROWS))]
    told = "«Ghi chú» của «Trần Thị Bé» ghi «Bị khiển trách», nhưng cột «Kỷ luật trong năm» không ghi gì về việc này."
    assert messages_of({**sheets_with(), "Phiếu đảng viên": table}) == [f"error Phiếu đảng viên!H3: {told}"]


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        (
            "Hoàng Văn Em bị khiển trách",
            "«Ghi chú» của «Hoàng Văn Em» ghi «Hoàng Văn Em bị khiển trách», nhưng cột «Kỷ luật trong năm» không ghi gì về việc này.",
        ),
        (
            "Vắng có lý do",
            "«Ghi chú» của phiếu số 2 ghi «Vắng có lý do», nhưng ở trang «Đảng viên» cột «Có mặt» không ghi ai như vậy.",
        ),
        ("Phiếu gấp đôi", None),
    ],
)
def test_a_remark_beside_a_single_ballot_is_asked_about(remark: str, told: str | None) -> None:
    lines = ROWS.strip().split("\n")
    more = ["Ghi chú", "", remark, "", "", ""]
    table = "\n".join(f"{line} {cell} |" for line, cell in zip(lines, more, strict=True))
    assert messages_of(sheets_with(ballots=table)) == ([f"error Phiếu đảng viên!G3: {told}"] if told else [])
