"""The workbook of a residential branch of 31 members, reviewed in December 2026: every case a roster can tell of at once.

Roster: 29 official and 2 probationary members. Convoked 28: without one exempt and absent, one suspended, one temporarily
elsewhere. Rated 26, six of them voted excellent where the cap leaves three over the whole branch.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.small_branch.workbook import Rows, Sheets, Value

ANSWERS = {
    "theo-phieu": "Lấy theo số phiếu từ cao xuống",
    "tung-dong-chi": "Chi bộ đề xuất từng đồng chí",
    "giu-nguyen": "Giữ nguyên, đề nghị đảng ủy xem xét",
    "khong-ghi": "",
}
"""What the branch says when the cap is exceeded, by the last words of the scenario's name."""

_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Bùi", "Đỗ")
_GIVEN = (
    *("Văn Ân", "Thị Bưởi", "Đình Cẩn", "Thị Diệp", "Văn Đoàn", "Thị Gấm", "Văn Hợi", "Thị Khuê", "Quang Lộc", "Thị Mận"),
    *("Văn Nghị", "Thị Oanh", "Xuân Phú", "Thị Quế", "Văn Rạng", "Thị Sáu", "Văn Tiệp", "Thị Uyển", "Văn Vượng", "Thị Xoan"),
    *(
        "Văn Yên",
        "Thị Ái",
        "Văn Bảo",
        "Thị Chanh",
        "Văn Duệ",
        "Thị Êm",
        "Văn Giáp",
        "Thị Hợp",
        "Văn Kiểm",
        "Thị Lụa",
        "Văn Mão",
    ),
)
NAMES = tuple(f"{_FAMILIES[at % len(_FAMILIES)]} {given}" for at, given in enumerate(_GIVEN))

_ROSTER = (
    *("STT", "Họ và tên", "Ngày sinh", "Chức vụ Đảng", "Chức vụ chính quyền, đoàn thể", "Diện", "Ngày vào Đảng", "Có mặt"),
    *("Lý do vắng", "Không đánh giá", "Sinh hoạt tạm thời nơi khác", "Kỷ luật trong năm", "Nghỉ ốm (tháng)"),
    *("Điểm tự chấm: tiêu chí chung", "Điểm tự chấm: kết quả", "Điểm tiêu chí chung", "Điểm kết quả nhiệm vụ"),
    *("Tự xếp loại", "Chi bộ đề xuất", "Lý do"),
)


@dataclass(frozen=True)
class _Member:
    """What one row of the roster tells; ``votes`` are those of the four levels, None for whoever is on no ballot."""

    votes: tuple[int, int, int, int] | None = (0, 23, 0, 0)
    points: tuple[str, str] = ("27", "55")
    post: str = ""
    official: bool = True
    present: bool = True
    absence: str = ""
    unrated: str = ""
    elsewhere: str = ""
    discipline: str = ""
    sick: str = ""
    reason: str = ""
    rated_self: str = "HTTNV"
    proposal: str = ""


def _members(answer: str) -> tuple[_Member, ...]:
    excellent = [(23, 0, 0, 0), (21, 2, 0, 0), (20, 3, 0, 0), (17, 6, 0, 0), (16, 7, 0, 0), (15, 8, 0, 0)]
    posts = ("Bí thư", "Phó Bí thư", "Chi ủy viên", "", "", "")
    each = answer == "tung-dong-chi"
    best = (
        _Member(
            votes,
            ("29", "65"),
            post,
            rated_self="HTXSNV",
            proposal=("HTXSNV" if at < 4 else "HTTNV") if each else "",
            reason="Kết quả công việc chưa nổi trội" if each and at >= 4 else "",
        )
        for at, (votes, post) in enumerate(zip(excellent, posts, strict=True))
    )
    return (
        *best,
        *(_Member() for _ in range(7, 20)),
        _Member((0, 0, 22, 1), ("24", "36"), reason="Chưa hoàn thành đúng hạn việc được giao", rated_self="HTNV"),
        _Member((0, 2, 20, 1), ("23", "34"), sick="5", reason="Nghỉ ốm 05 tháng trong năm", rated_self="HTNV"),
        _Member(
            (0, 0, 3, 20), ("15", "30"), discipline="Khiển trách theo Quyết định số 12-QĐ/ĐU, ngày 20/8/2026", rated_self="HTNV"
        ),
        _Member(present=False, absence="không có lý do"),
        _Member(present=False, absence="Đi công tác"),
        _Member(present=False, elsewhere="x"),
        _Member((0, 22, 1, 0), official=False),
        _Member(None, unrated="Miễn sinh hoạt", rated_self=""),
        _Member(None, present=False, unrated="Miễn sinh hoạt", rated_self=""),
        _Member(None, present=False, unrated="Đình chỉ sinh hoạt", rated_self=""),
        _Member(None, official=False, unrated="Dưới 6 tháng", rated_self=""),
        _Member(None, present=False, absence="Đang điều trị ở bệnh viện", unrated="Vắng, đánh giá sau", rated_self=""),
    )


def _row(number: int, member: _Member) -> list[Value]:
    rated = member.votes is not None
    common, results = member.points if rated else ("", "")
    joined = "15/8/2026" if member.unrated == "Dưới 6 tháng" else f"03/02/{1975 + number}" if member.official else "03/02/2026"
    cells: list[Value] = [
        *(number, NAMES[number - 1], f"12/5/{1945 + number}", member.post, "Cán bộ hưu trí"),
        *("Chính thức" if member.official else "Dự bị", joined, "x" if member.present else "", member.absence),
        *(member.unrated, member.elsewhere, member.discipline, member.sick),
        *(common, results, common, results, member.rated_self, member.proposal, member.reason),
    ]
    return [cell or None for cell in cells]


def _info(answer: str) -> Rows:
    head = f"{NAMES[0]} – Bí thư Chi bộ"
    items: list[tuple[str, Value]] = [
        *(("Mục", "Nội dung"), ("Năm đánh giá", 2026), ("Đảng bộ cấp trên", "Đảng bộ phường Việt Hưng")),
        *(("Chi bộ", "Chi bộ Tổ dân phố số 12"), ("Mã chi bộ", "VH-12"), ("Địa danh", "Việt Hưng")),
        ("Căn cứ", "Kế hoạch số 45-KH/ĐU, ngày 12/11/2026 của Đảng ủy phường Việt Hưng"),
        *(("Ngày họp", "10/12/2026"), ("Giờ bắt đầu", "8:00"), ("Giờ kết thúc", "11:15")),
        *(("Địa điểm", "Nhà văn hóa tổ dân phố số 12"), ("Chủ trì", head), ("Thư ký", NAMES[1])),
        *(("Người trình bày báo cáo", head), ("Đại biểu cấp trên", "Đinh Thị Ngân – Đảng ủy viên phường")),
        *(("Tổ trưởng kiểm phiếu", NAMES[6]), ("Thành viên kiểm phiếu", NAMES[7]), ("Thành viên kiểm phiếu", NAMES[8])),
        *(("Số chi ủy viên", 3), ("Số phiếu phát ra", 23), ("Số phiếu thu về", 23), ("Số phiếu hợp lệ", 23)),
        *(("Số phiếu không hợp lệ", 0), ("Chi bộ tự xếp loại", "Hoàn thành xuất sắc nhiệm vụ")),
        *(("Điểm tiêu chí chung", "29"), ("Điểm kết quả nhiệm vụ", "63")),
        ("Ưu điểm", "Chi bộ lãnh đạo nhân dân thực hiện tốt các phong trào thi đua"),
        ("Hạn chế", "Việc phát triển đảng viên mới còn chậm"),
        ("Nguyên nhân", "Nguồn quần chúng ưu tú tại tổ dân phố ít"),
        ("Phương hướng", "Năm 2027 giới thiệu ít nhất 01 quần chúng ưu tú học lớp cảm tình Đảng"),
        ("Kết luận", "Chi bộ tiếp tục phát huy kết quả, khắc phục hạn chế đã nêu"),
        ("Đề xuất, kiến nghị", "Đề nghị Đảng ủy phường hỗ trợ sửa chữa nhà văn hóa tổ dân phố"),
        *(("Số báo cáo", "14-BC/CB"), ("Số tờ trình", "05-TTr/CB")),
    ]
    if ANSWERS[answer]:
        items.append(("Khi vượt tỷ lệ HTXSNV", ANSWERS[answer]))
    if answer == "theo-phieu":
        items.append(("Đề nghị khen thưởng", "x"))
    if answer == "giu-nguyen":
        items += [("Số quyết định", "61-QĐ/ĐU"), ("Ngày quyết định", "28/12/2026")]
    return [list(item) for item in items]


def residential_branch(answer: str) -> Sheets:
    """Return the sheets of the branch that gives this answer (a key of ``ANSWERS``) to an exceeded cap."""
    members = list(enumerate(_members(answer), start=1))
    votes: list[list[Value]] = [[number, NAMES[number - 1], *each.votes] for number, each in members if each.votes]
    return {
        "Thông tin": _info(answer),
        "Đảng viên": [list(_ROSTER), *(_row(number, member) for number, member in members)],
        "Phiếu đảng viên": [
            ["STT", "Họ và tên", "HTXSNV", "HTTNV", "HTNV", "KHTNV"],
            *votes,
        ],
        "Phiếu chi bộ": [["Mức xếp loại", "Số phiếu"], ["HTXSNV", 22], ["HTTNV", 1], ["HTNV", 0], ["KHTNV", 0]],
        "Thành tích": [
            ["STT", "Nội dung", "Nhóm", "Cấp", "Số lượng", "Đơn vị tính"],
            [1, "Tổ dân phố văn hóa", "Tập thể", "Phường", None, None],
            [2, "Giấy khen của Chủ tịch Ủy ban nhân dân phường", "Cá nhân", "Phường", 3, "đồng chí"],
            [3, "Gia đình văn hóa tiêu biểu", "Nhân dân", "Phường", 12, "hộ"],
            [4, "Gia đình hiếu học tiêu biểu", "Nhân dân", "Thành phố", 2, "hộ"],
        ],
        "Ý kiến": [
            ["STT", "Người phát biểu", "Nội dung"],
            [1, NAMES[9], "Nhất trí với dự thảo báo cáo, đề nghị quan tâm các hộ khó khăn"],
            [2, "Đinh Thị Ngân", "Ghi nhận kết quả của chi bộ trong năm"],
        ],
    }
