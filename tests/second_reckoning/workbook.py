"""The plain branch of the second reckoning as the sheets a clerk would hand in."""

from __future__ import annotations

from fractions import Fraction

from tests.second_reckoning.branch import Branch, Person
from tests.small_branch.workbook import Sheets, Value

LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
KINDS = {
    "exempt": "Miễn sinh hoạt",
    "suspended": "Đình chỉ sinh hoạt",
    "under_six_months": "Dưới 6 tháng",
    "absent": "Vắng, đánh giá sau",
    "other": "Chờ xác minh",
}
ANSWERS = {
    "by_votes": "Lấy theo số phiếu từ cao xuống",
    "proposals": "Chi bộ đề xuất từng đồng chí",
    "leave": "Giữ nguyên, đề nghị đảng ủy xem xét",
}
_ROSTER = (
    *("STT", "Họ và tên", "Chức vụ Đảng", "Diện", "Ngày vào Đảng", "Có mặt", "Lý do vắng", "Không đánh giá"),
    *("Sinh hoạt tạm thời nơi khác", "Đình chỉ sinh hoạt cấp ủy", "Kỷ luật trong năm", "Nghỉ ốm (tháng)", "Thai sản"),
    *("Xếp loại viên chức", "Chi bộ đề xuất", "Lý do"),
    *("Điểm tiêu chí chung", "Điểm kết quả nhiệm vụ", "Điểm tự chấm: tiêu chí chung", "Điểm tự chấm: kết quả"),
)


def sheets_of(branch: Branch) -> Sheets:
    """Return the sheets of the branch; chair, secretary and teller are members who came."""
    rated = [(at, each) for at, each in enumerate(branch.people, start=1) if each.votes is not None]
    first = 1 if branch.two_step else 0
    votes: list[list[Value]] = [["STT", "Họ và tên", *LEVELS[first:], "Không ghi"]]
    votes += [[at, each.name, *(each.votes or [])[first:], each.blank] for at, each in rated]
    nominees = [(at, each) for at, each in rated if each.agree is not None]
    approvals: list[list[Value]] = [["STT", "Họ và tên", "Đồng ý", "Không đồng ý"]]
    approvals += [[at, each.name, each.agree, branch.counts[2] - (each.agree or 0)] for at, each in nominees]
    own: list[list[Value]] = [["Mức xếp loại", "Số phiếu"]]
    own += [[level, count] for level, count in zip(LEVELS, branch.own_votes, strict=True)]
    sheets: Sheets = {
        "Thông tin": _info(branch),
        "Đảng viên": [list(_ROSTER), *(_row(at, each) for at, each in enumerate(branch.people, start=1))],
        "Phiếu đảng viên": votes,
        "Phiếu chi bộ": own,
    }
    return {**sheets, "Phiếu bình chọn": approvals} if branch.two_step else sheets


def _info(branch: Branch) -> list[list[Value]]:
    came = [each.name for each in branch.people if each.present and not each.unrated and not each.elsewhere]
    labels = ("Số phiếu phát ra", "Số phiếu thu về", "Số phiếu hợp lệ", "Số phiếu không hợp lệ")
    items: list[tuple[str, Value]] = [
        *(("Mục", "Nội dung"), ("Năm đánh giá", branch.year), ("Đảng bộ cấp trên", "Đảng bộ phường X")),
        *(("Chi bộ", "Chi bộ Y"), ("Ngày họp", f"{branch.held:%d/%m/%Y}"), ("Chủ trì", came[0])),
        *(("Thư ký", came[-1]), ("Tổ trưởng kiểm phiếu", came[-1])),
        *zip(labels, branch.counts, strict=True),
        ("Khi vượt tỷ lệ HTXSNV", ANSWERS[branch.over_cap] if branch.over_cap else None),
        ("Lý do đề nghị", branch.request_reason or None),
        ("Chi bộ tự xếp loại", None if branch.own_level is None else LEVELS[branch.own_level]),
        *zip(("Điểm tiêu chí chung", "Điểm kết quả nhiệm vụ"), _points(branch.points), strict=True),
    ]
    return [list(item) for item in items]


def _points(points: tuple[Fraction, Fraction] | None) -> tuple[Value, Value]:
    return (None, None) if points is None else (int(points[0]), int(points[1]))


def _row(number: int, person: Person) -> list[Value]:
    told: list[Value] = [
        *(number, person.name, "Bí thư" if person.head else "Chi ủy viên" if person.leads else ""),
        *("Chính thức" if person.official else "Dự bị", f"{person.admitted:%d/%m/%Y}" if person.admitted else ""),
        *("x" if person.present else "", person.absence, KINDS.get(person.unrated, "")),
        *("x" if person.elsewhere else "", "x" if person.off_committee else "", person.discipline),
        *(int(person.sick) or "", "x" if person.maternity else ""),
        *("" if each is None else LEVELS[each] for each in (person.employee, person.proposal)),
        *(person.reason, *_points(person.points), *_points(person.own_points)),
    ]
    return [None if each == "" else each for each in told]
