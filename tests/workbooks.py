"""Workbooks for tests, built from Markdown tables or rows of Python values.

``build({"Thông tin": INFO, …})`` gives the bytes of an .xlsx; ``seed()`` the sheets of a clean workbook to change.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | bool | dt.date | dt.time | None
Rows = Sequence[Sequence[Value]]
Sheets = dict[str, "str | Rows"]

INFO = """
| Mục | Nội dung |
| Năm đánh giá | 2020 |
| Đảng bộ cấp trên | Đảng bộ phường Giang Biên |
| Chi bộ | Chi bộ Trường Tiểu học Đô Thị Việt Hưng |
| Mã chi bộ | GB-07 |
| Căn cứ | Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên |
| Ngày họp | 03/12/2020 |
| Giờ bắt đầu | 14:00 |
| Giờ kết thúc | 16:30 |
| Địa điểm | Phòng hội đồng |
| Chủ trì | Nguyễn Thị Hằng Nga – Bí thư Chi bộ |
| Thư ký | Trần Thị Bé |
| Đại biểu cấp trên | Trần Thị Hoàng Lâm – Đảng ủy viên phường – Hiệu trưởng trường mầm non |
| Tổ trưởng kiểm phiếu | Lê Văn Cường |
| Thành viên kiểm phiếu | Phạm Thị Dung |
| Số chi ủy viên | 3 |
| Số phiếu phát ra | 5 |
| Số phiếu thu về | 5 |
| Số phiếu hợp lệ | 5 |
| Số phiếu không hợp lệ | 0 |
| Chi bộ tự xếp loại | Hoàn thành xuất sắc nhiệm vụ |
"""
MEMBERS = """
| STT | Họ và tên | Ngày sinh | Chức vụ Đảng | Diện | Có mặt |
| 1 | Nguyễn Thị Hằng Nga | 12/05/1975 | Bí thư | Chính thức | x |
| 2 | Trần Thị Bé | 01/02/1980 | Phó bí thư | Chính thức | x |
| 3 | Lê Văn Cường | 03/04/1981 | | Chính thức | x |
| 4 | Phạm Thị Dung | 05/06/1982 | | Chính thức | x |
| 5 | Hoàng Văn Em | 07/08/1990 | | Dự bị | x |
"""
BALLOTS = """
| STT | Họ và tên | HTXSNV | HTTNV | HTNV | KHTNV |
| 1 | Nguyễn Thị Hằng Nga | 4 | 1 | 0 | 0 |
| 2 | Trần Thị Bé | 1 | 4 | 0 | 0 |
| 3 | Lê Văn Cường | 0 | 5 | 0 | 0 |
| 4 | Phạm Thị Dung | 0 | 4 | 1 | 0 |
| 5 | Hoàng Văn Em | 0 | 3 | 2 | 0 |
"""
BRANCH_BALLOT = """
| Mức xếp loại | Số phiếu |
| HTXSNV | 5 |
| HTTNV | 0 |
| HTNV | 0 |
| KHTNV | 0 |
"""


def seed(**changed: str | Rows | None) -> Sheets:
    """Return the sheets of a clean workbook of five members; keywords ``info, members, ballots, cell_ballot`` replace
    a sheet, None leaves it out."""
    names = {"info": "Thông tin", "members": "Đảng viên", "ballots": "Phiếu đảng viên", "branch_ballot": "Phiếu chi bộ"}
    tables: dict[str, str | Rows | None] = {
        "info": INFO,
        "members": MEMBERS,
        "ballots": BALLOTS,
        "branch_ballot": BRANCH_BALLOT,
    }
    tables.update(changed)
    return {names[key]: table for key, table in tables.items() if table is not None}


def from_markdown(table: str) -> list[list[Value]]:
    """Return the rows of a Markdown table; whole numbers become numbers, a line of dashes is left out."""
    lines = [line.strip() for line in table.strip().splitlines()]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [[_value(cell) for cell in row] for row in rows if not all(set(cell) <= set("-: ") and cell for cell in row)]


def _value(text: str) -> Value:
    return int(text) if text.isascii() and text.isdigit() and (text == "0" or text[0] != "0") else text or None


def build(sheets: Mapping[str, str | Rows], touch: Callable[[Workbook], None] | None = None) -> bytes:
    """Return the bytes of an .xlsx with these sheets; ``touch`` may change the openpyxl workbook before it is saved."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, table in sheets.items():
        fill(workbook.create_sheet(name), from_markdown(table) if isinstance(table, str) else table)
    if touch:
        touch(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def fill(sheet: Worksheet, rows: Iterable[Sequence[Value]]) -> None:
    """Write rows from A1 on; text that starts with ``=`` stays a formula, as Excel would have it."""
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
