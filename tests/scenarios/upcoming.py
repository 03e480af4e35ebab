"""The workbooks of three branches before their meeting: roster and information, no votes yet.

Each is the workbook of a scenario as it looked some weeks earlier: sheets, items and columns that only the meeting tells are
taken out. Of 2020 the meeting is not even dated, and a heading alone tells of the second of two steps; of 2026 the draft of
the report is typed too.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.small_branch.workbook import Rows, Sheets, Value

UPCOMING = {
    "2019-hd21-truoc-hop": "2019-hd21",
    "2023-hd25-truoc-hop": "2023-hd25",
    "2026-hd43-truoc-hop": "2026-hd43-giu-nguyen",
}
"""The scenarios before a meeting, each with the scenario after it."""
_UNDATED = "2019-hd21-truoc-hop"
_OF_THE_MEETING = (
    *(
        "Giờ kết thúc",
        "Thư ký",
        "Người trình bày báo cáo",
        "Đại biểu cấp trên",
        "Tổ trưởng kiểm phiếu",
        "Thành viên kiểm phiếu",
    ),
    *(
        "Khi vượt tỷ lệ HTXSNV",
        "Lý do đề nghị",
        "Số phiếu phát ra",
        "Số phiếu thu về",
        "Số phiếu hợp lệ",
        "Số phiếu không hợp lệ",
    ),
    *("Kết luận", "Đề xuất, kiến nghị", "Số báo cáo", "Số tờ trình", "Số quyết định", "Ngày quyết định"),
)
_OF_THE_DAY = ("Ngày họp", "Giờ bắt đầu", "Địa điểm", "Chủ trì", "Ưu điểm", "Chi bộ tự xếp loại")
_OF_THE_VOTE = ("Có mặt", "Lý do vắng", "Chi bộ đề xuất", "Lý do")
_SECOND_STEP = "Phiếu bình chọn"
_ABSENT_LATER = "Vắng, đánh giá sau"


def before_the_meeting(scenario: str, after: Mapping[str, str | Rows]) -> Sheets:
    """Return the sheets of ``scenario`` (a key of ``UPCOMING``), made of those its branch has ``after`` the meeting."""
    gone = (*_OF_THE_MEETING, *(_OF_THE_DAY if scenario == _UNDATED else ()))
    info = [row for row in _rows(after["Thông tin"]) if row[0] not in gone]
    roster = _rows(after["Đảng viên"])
    kept = [at for at, heading in enumerate(roster[0]) if heading not in _OF_THE_VOTE]
    members = [[None if row[at] == _ABSENT_LATER else row[at] for at in kept] for row in roster]
    steps = {_SECOND_STEP: _rows(after[_SECOND_STEP])[:1]} if _SECOND_STEP in after else {}
    return {"Thông tin": info, "Đảng viên": members, **steps}


def _rows(sheet: str | Rows) -> list[list[Value]]:
    if not isinstance(sheet, str):
        return [list(row) for row in sheet]
    lines = [line.strip() for line in sheet.splitlines() if line.startswith("|")]
    return [[cell.strip() or None for cell in line[1:-1].split("|")] for line in lines]
