"""The columns of sheet «Đảng viên»: what they are called and how their cells are read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annual_review.form import cells
from annual_review.form.births import birth
from annual_review.form.choices import choice
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.sheets.member_pairs import BIRTHS, STANDINGS_APART
from annual_review.form.sheets.member_points import POINTS, SELF_POINTS
from annual_review.form.sheets.member_review import REVIEW_FORM
from annual_review.model.members import Membership, UnratedKind
from annual_review.model.names import bare_key

MAX_MEMBERS = 2_000
STANDINGS: Mapping[str, Membership] = {
    "Chính thức": Membership.OFFICIAL,
    "CT": Membership.OFFICIAL,
    "ĐVCT": Membership.OFFICIAL,
    "ĐV chính thức": Membership.OFFICIAL,
    "ĐV CT": Membership.OFFICIAL,
    "Đảng viên chính thức": Membership.OFFICIAL,
    "Dự bị": Membership.PROBATIONARY,
    "DB": Membership.PROBATIONARY,
    "ĐVDB": Membership.PROBATIONARY,
    "ĐV dự bị": Membership.PROBATIONARY,
    "ĐV DB": Membership.PROBATIONARY,
    "Đảng viên dự bị": Membership.PROBATIONARY,
}
_UNRATED = (
    (re.compile("dinhchi(?!.*capuy|.*chiuy)"), UnratedKind.SUSPENDED),
    (re.compile("mien"), UnratedKind.EXEMPT),
    (re.compile("(?:duoi|chuadu|chuadenn?)(?:06|6|sau)thang|ketnapchuadu"), UnratedKind.UNDER_SIX_MONTHS),
    (re.compile("^vang|danhgiasau|chuakiemdiem"), UnratedKind.ABSENT),
)
LEVEL_CHOICES = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")


NUMBER = Column("number", "STT", cells.text, ("TT", "Số TT", "Số thứ tự"))
NAME = Column(
    "name",
    "Họ và tên",
    cells.text,
    ("Họ tên", "Họ và tên đảng viên", "Họ tên đảng viên", "Họ và tên cán bộ", "Đảng viên"),
    required=True,
)
FAMILY = Column("family", "Họ đệm", cells.text, ("Họ và tên đệm", "Họ và đệm", "Họ tên đệm", "Họ, đệm", "Họ"))
GIVEN = Column("given", "Tên", cells.text)
BORN = Column("born", "Ngày sinh", birth, ("Ngày, tháng, năm sinh", "Năm sinh", "Ngày tháng năm sinh", "Sinh ngày"))
GENDER = Column("gender", "Giới tính", cells.text, ("Nam/Nữ",), choices=("Nam", "Nữ"))
PARTY_POST = Column(
    "party_post", "Chức vụ Đảng", cells.text, ("Chức vụ trong Đảng", "Chức vụ", "Chức vụ đảng, chính quyền, đoàn thể")
)
OFFICE = Column(
    "office",
    "Chức vụ chính quyền, đoàn thể",
    cells.text,
    ("Chức vụ chính quyền", "Chức vụ chuyên môn", "Chức vụ, đơn vị công tác", "Chức vụ CQ, ĐT", "Công việc"),
)
STANDING = Column(
    "standing",
    "Diện",
    choice(STANDINGS),
    ("Diện đảng viên", "Chính thức / Dự bị", "Chính thức/dự bị", "ĐV chính thức/dự bị", "Loại đảng viên"),
    required=True,
    choices=("Chính thức", "Dự bị"),
)
ADMITTED = Column("admitted", "Ngày vào Đảng", birth, ("Ngày kết nạp", "Vào Đảng", "Ngày vào ĐCSVN"))
PRESENT = Column(
    "present",
    "Có mặt",
    cells.text,
    ("Dự họp", "Tham dự", "Điểm danh"),
    choices=("x",),
    note="x là có mặt; không có cột này là có mặt đủ",
)
ABSENT = Column("absent", "Vắng", cells.text, ("Vắng mặt",), note="x là vắng mặt; thay cho cột «Có mặt»")
ABSENCE = Column("absence_reason", "Lý do vắng", cells.text, ("Lý do vắng mặt",))
UNRATED = Column(
    "unrated",
    "Không đánh giá",
    cells.text,
    (
        "Không đánh giá, xếp loại",
        "Chưa đánh giá",
        "Chưa đánh giá, xếp loại",
        "Lý do không đánh giá",
        "Không xếp loại",
        "Lý do không xếp loại",
    ),
    choices=("Miễn sinh hoạt", "Đình chỉ sinh hoạt", "Dưới 6 tháng", "Vắng, đánh giá sau"),
)
EXEMPT = Column(
    "exempt",
    "Miễn sinh hoạt",
    cells.tick,
    ("Miễn sinh hoạt đảng", "Miễn công tác và sinh hoạt đảng", "Được miễn sinh hoạt"),
    choices=("x",),
)
ELSEWHERE = Column(
    "temporary_elsewhere",
    "Sinh hoạt tạm thời nơi khác",
    cells.tick,
    ("Sinh hoạt tạm thời", "Sinh hoạt đảng tạm thời", "Sinh hoạt đảng tạm thời nơi khác"),
    choices=("x",),
)
OUT_OF_COMMITTEE = Column(
    "suspended_from_committee",
    "Đình chỉ sinh hoạt cấp ủy",
    cells.tick,
    ("Đình chỉ sinh hoạt chi ủy", "Đình chỉ cấp ủy"),
    choices=("x",),
)
MATERNITY = Column("maternity", "Thai sản", cells.text, ("Nghỉ thai sản",), choices=("x",))
DISCIPLINE = Column(
    "discipline",
    "Kỷ luật trong năm",
    cells.text,
    (
        "Kỷ luật",
        "Hình thức kỷ luật",
        "Bị kỷ luật",
        "Kỷ luật Đảng",
        "Hình thức xử lý kỷ luật",
        "Xử lý kỷ luật",
    ),
)
SICK = Column(
    "sick_months", "Nghỉ ốm (tháng)", cells.months, ("Nghỉ ốm", "Số tháng nghỉ ốm", "Thời gian nghỉ ốm", "Ốm", "Số tháng ốm")
)
EMPLOYEE = Column(
    "employee_rating",
    "Xếp loại viên chức",
    cells.level,
    (
        "Xếp loại công chức, viên chức",
        "Xếp loại CC, VC",
        "Xếp loại CBCCVC",
        "Xếp loại CB, CC, VC",
        "Xếp loại công chức",
        "Xếp loại chuyên môn",
        "Xếp loại cán bộ, công chức, viên chức",
        "Viên chức xếp loại",
        "Viên chức",
        "Công chức xếp loại",
        "Xếp loại VC",
        "Đánh giá viên chức",
        "Đánh giá, xếp loại viên chức",
    ),
    choices=LEVEL_CHOICES,
)
SELF_RATING = Column(
    "self_rating",
    "Tự xếp loại",
    cells.level,
    ("Đảng viên tự đánh giá, xếp loại", "Tự đánh giá", "Tự đánh giá, xếp loại", "Cá nhân tự xếp loại"),
    choices=LEVEL_CHOICES,
)
PROPOSAL = Column(
    "proposal",
    "Chi bộ đề xuất",
    cells.level,
    (
        "Đề xuất",
        "Chi bộ đề nghị",
        "Đề nghị xếp loại",
        "Chi bộ đề xuất xếp loại",
        "Mức đề xuất",
        "Chi bộ đề xuất mức xếp loại",
        "Chi bộ đánh giá, xếp loại",
        "Chi bộ xếp loại",
        "Đề xuất của chi bộ",
        "Đề xuất xếp loại",
        "CB đề xuất",
        "Xếp loại",
        "Mức xếp loại",
        "Kết quả",
        "Kết quả xếp loại",
        "Chi bộ kết luận",
        "Kết luận của chi bộ",
        "Kết luận",
    ),
    choices=LEVEL_CHOICES,
)
REASON = Column(
    "reason",
    "Lý do",
    cells.text,
    ("Lý do đề nghị", "Lý do đề xuất", "Lý do xếp loại"),
    note="In trên văn bản khi xếp HTNV, KHTNV hoặc khi mức đề xuất khác kết quả phiếu",
)
NOTE = Column("note", "Ghi chú", cells.prose, ("GC",))
SPEC = SheetSpec(
    "members",
    "Đảng viên",
    ("Danh sách đảng viên", "DS đảng viên", "Danh sách", "DSĐV"),
    (
        NUMBER,
        NAME,
        FAMILY,
        GIVEN,
        BORN,
        *BIRTHS,
        GENDER,
        PARTY_POST,
        OFFICE,
        STANDING,
        *STANDINGS_APART,
        ADMITTED,
        PRESENT,
        ABSENT,
        ABSENCE,
        UNRATED,
        EXEMPT,
        ELSEWHERE,
        OUT_OF_COMMITTEE,
        DISCIPLINE,
        SICK,
        MATERNITY,
        EMPLOYEE,
        *POINTS,
        *SELF_POINTS,
        REVIEW_FORM,
        SELF_RATING,
        PROPOSAL,
        REASON,
        NOTE,
    ),
    (("name",), ("family", "given")),
    required=True,
    instead=(("standing", ("official", "probationary")),),
    decisive=(
        (r"không (?:được )?(?:đánh giá|xếp loại)|\bmiễn\b(?!.*phí)|đình chỉ", "unrated"),
        (r"(?:viên|công) chức|chuyên môn(?=.*xếp loại)", "employee_rating"),
        (r"tự (?:đánh giá|xếp loại|nhận)", "self_rating"),
        (r"xếp loại|đề xuất|kết luận|\bmức\b(?! (?:lương|đóng|thu|sống|độ|sinh))", "proposal"),
        (r"k[ỷỉ] luật|hình thức xử lý|vi phạm", "discipline"),
        (r"\bốm\b", "sick_months"),
        (r"thai sản", "maternity"),
        (r"lý do vắng", "absence_reason"),
        (r"có mặt|điểm danh", "present"),
        (r"\bvắng\b", "absent"),
        (r"\bdiện\b", "standing"),
    ),
    others=(
        "Năm vào Đảng",
        "Năm kết nạp",
        "Ngày vào Đoàn",
        "Ngày vào ngành",
        "Năm vào ngành",
        "Ngày chính thức",
        "Xếp loại thi đua",
    ),
)


def is_committee_only(text: str) -> bool:
    """Return whether the words of «Không đánh giá» mean a suspension from committee work only: such a member is rated."""
    wanted = bare_key(text)
    return "dinhchi" in wanted and ("capuy" in wanted or "chiuy" in wanted)


def unrated_kind(text: str) -> UnratedKind:
    """Return why a member is not rated, by the clerk's words."""
    wanted = bare_key(text)
    return next((kind for pattern, kind in _UNRATED if pattern.search(wanted)), UnratedKind.OTHER)
