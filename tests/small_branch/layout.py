"""Where everything stands in the whole workbook of the small branch: sheets, headings, and the cell of each value.

The whole workbook has every item and every column, filled in or not, so that a value's cell does not depend on the others.
"""

from __future__ import annotations

from collections.abc import Mapping

from annual_review.model.ratings import RatingLevel
from annual_review.problems import Place

INFO, MEMBERS, BALLOTS, BRANCH_BALLOT = "Thông tin", "Đảng viên", "Phiếu đảng viên", "Phiếu chi bộ"
APPROVALS, ACHIEVEMENTS, REMARKS, PHOTOS = "Phiếu bình chọn", "Thành tích", "Ý kiến", "Ảnh"

ITEMS: Mapping[str, str] = {
    "year": "Năm đánh giá",
    "parent": "Đảng bộ cấp trên",
    "branch": "Chi bộ",
    "code": "Mã chi bộ",
    "locality": "Địa danh",
    "bases": "Căn cứ",
    "held_on": "Ngày họp",
    "document_date": "Ngày văn bản",
    "began": "Giờ bắt đầu",
    "ended": "Giờ kết thúc",
    "venue": "Địa điểm",
    "chair": "Chủ trì",
    "secretary": "Thư ký",
    "guests": "Đại biểu cấp trên",
    "head_teller": "Tổ trưởng kiểm phiếu",
    "tellers": "Thành viên kiểm phiếu",
    "committee_size": "Số chi ủy viên",
    "rule_set": "Quy định áp dụng",
    "issued": "Số phiếu phát ra",
    "collected": "Số phiếu thu về",
    "valid": "Số phiếu hợp lệ",
    "invalid": "Số phiếu không hợp lệ",
    "strengths": "Ưu điểm",
    "weaknesses": "Hạn chế",
    "causes": "Nguyên nhân",
    "directions": "Phương hướng",
    "conclusions": "Kết luận",
    "requests": "Đề xuất, kiến nghị",
    "branch_self_rating": "Chi bộ tự xếp loại",
    "minutes_number": "Số biên bản",
    "tally_number": "Số biên bản kiểm phiếu",
    "report_number": "Số báo cáo",
    "submission_number": "Số tờ trình",
    "decision_number": "Số quyết định",
    "decision_date": "Ngày quyết định",
}
COUNTS = ("issued", "collected", "valid", "invalid")
NUMBER, NAME = "STT", "Họ và tên"
ROSTER: Mapping[str, str] = {
    "number": NUMBER,
    "name": NAME,
    "present": "Có mặt",
    "unrated": "Không đánh giá",
    "admitted": "Ngày vào Đảng",
    "discipline": "Kỷ luật trong năm",
    "proposal": "Chi bộ đề xuất",
    "born": "Ngày sinh",
    "gender": "Giới tính",
    "party_post": "Chức vụ Đảng",
    "office": "Chức vụ chính quyền, đoàn thể",
    "standing": "Diện",
    "absence_reason": "Lý do vắng",
    "sick_months": "Nghỉ ốm (tháng)",
    "employee_rating": "Xếp loại viên chức",
    "self_rating": "Tự xếp loại",
    "points.total": "Điểm",
    "note": "Ghi chú",
}
_FIRST_OF_SHORT = ("number", "name", "born", "gender", "party_post", "office", "standing", "admitted", "present")
SHORT_ROSTER = (*_FIRST_OF_SHORT, *(key for key in ROSTER if key not in _FIRST_OF_SHORT))
"""The order of the columns in a short workbook: that of the lists clerks keep."""
LEVELS: Mapping[str, str] = {
    RatingLevel.EXCELLENT.value: "HTXSNV",
    RatingLevel.GOOD.value: "HTTNV",
    RatingLevel.SATISFACTORY.value: "HTNV",
    RatingLevel.UNSATISFACTORY.value: "KHTNV",
}
VOTES: Mapping[str, str] = {"number": NUMBER, "name": NAME, **LEVELS, "blank": "Không ghi"}
SECOND_STEP: Mapping[str, str] = {"number": NUMBER, "name": NAME, "agree": "Đồng ý", "disagree": "Không đồng ý"}
OWN_VOTES: Mapping[str, str] = {"level": "Mức xếp loại", "votes": "Số phiếu"}
AWARDS: Mapping[str, str] = {
    "number": NUMBER,
    "text": "Nội dung",
    "group": "Nhóm",
    "level": "Cấp",
    "quantity": "Số lượng",
    "unit": "Đơn vị tính",
    "recipient": "Đối tượng",
    "form": "Hình thức",
    "prize": "Mức giải",
    "decision": "Số quyết định",
    "school_year": "Năm học",
    "note": "Ghi chú",
}
SAID: Mapping[str, str] = {"number": NUMBER, "speaker": "Người phát biểu", "text": "Nội dung"}
PICTURES: Mapping[str, str] = {"number": NUMBER, "file": "Tệp", "caption": "Chú thích"}


def item_place(item: str) -> Place:
    """Return the cell with the content of an item of «Thông tin»."""
    return Place(INFO, 2 + tuple(ITEMS).index(item), 2)


def count_place(sheet: str, count: str) -> Place:
    """Return the cell of a count of ballots: an item of «Thông tin», or below the four levels of «Phiếu chi bộ».

    Below the second step of the members' ballot the row depends on how many were nominated: only the sheet is known.
    """
    if sheet == INFO:
        return item_place(count)
    return Place(sheet, 2 + len(LEVELS) + COUNTS.index(count), 2) if sheet == BRANCH_BALLOT else Place(sheet)


def row_places(sheet: str, columns: Mapping[str, str], number: int) -> dict[str, Place]:
    """Return the cells, by column, of the row that has the member with this number on the roster."""
    keys = tuple(columns)
    return {key: Place(sheet, number + 1, 1 + keys.index(key)) for key in keys if key != "number"}


def level_places() -> dict[str, Place]:
    """Return the cells with the votes of each level on the branch itself."""
    return {level: Place(BRANCH_BALLOT, row, 2) for row, level in enumerate(LEVELS, start=2)}
