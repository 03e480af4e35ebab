"""The ward's own workbook of the ward that ``tests.small_branch`` belongs to, as Markdown tables and as bytes."""

from __future__ import annotations

from annual_review.model.partial import ReadWorkbook
from annual_review.model.ward import WardRecord
from annual_review.reading.record import read_workbook
from tests.small_branch.workbook import Rows, build

INFO = """
| Mục | Nội dung |
| Năm đánh giá | 2020 |
| Đảng bộ | Đảng bộ phường Giang Biên |
| Cấp trên trực tiếp | Đảng bộ quận Long Biên |
| Căn cứ | Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên |
| Người ký | Đỗ Quang Thịnh – Bí thư Đảng ủy |
| Thay mặt | Ban Thường vụ |
| Hạn nộp | 15/12/2020 |
"""
BRANCHES = """
| STT | Mã chi bộ | Tên chi bộ | Bí thư | Loại hình | Số đảng viên | Email | Đảng ủy xếp loại | Lý do |
| 1 | GB-07 | Chi bộ Trường Tiểu học Hoa Sen | Nguyễn Thị Hằng Nga | Trường học | 5 | hoasen@example.com | | |
| 2 | GB-08 | Chi bộ 1 | Lê Văn Một | Tổ dân phố | 12 | | | |
| 3 | | Chi bộ 2 | Lê Văn Hai | Tổ dân phố | 9 | chibo2@example.com | | |
"""
CHANGED = """
| STT | Chi bộ | Họ và tên | Ngày sinh | Đảng ủy xếp loại | Lý do |
| 1 | GB-07 | Trần Thị Bé | | HTNV | Chưa hoàn thành một nhiệm vụ |
"""
VALUES = """
| Nội dung | Giá trị đang dùng | Giá trị của đảng bộ | Căn cứ | Xác nhận |
| Cách làm tròn | Làm tròn xuống | | điểm 3 Kế hoạch số 10-KH/ĐU | x |
"""
SHEETS: dict[str, str | Rows] = {
    "Đảng bộ": INFO,
    "Chi bộ": BRANCHES,
    "Đảng viên khác đề xuất": CHANGED,
    "Quy định": VALUES,
}


def ward_workbook(**changed: str | Rows) -> bytes:
    """Return the bytes of the workbook with some sheets (by name, blanks as underscores) in other words."""
    return build(SHEETS | {name.replace("_", " "): sheet for name, sheet in changed.items()})


def read_ward_workbook(data: bytes) -> ReadWorkbook:
    """Return what the workbook tells."""
    return read_workbook(data, file="dang-bo.xlsx")


def ward_record(data: bytes) -> WardRecord:
    """Return the ward a workbook without an error tells of."""
    read = read_ward_workbook(data)
    assert read.ward is not None, [each.message for each in read.problems]
    return read.ward


def messages_of(data: bytes) -> list[str]:
    """Return every problem: «error Chi bộ!B3: …»."""
    return [f"{each.severity} {each.place}: {each.message}" for each in read_ward_workbook(data).problems]
