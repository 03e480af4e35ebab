"""Sheet «Chi bộ» of the ward's own workbook declared: the branches that must hand in, and what the ward gave them."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.sheets import members as roster

CODE = Column("code", "Mã chi bộ", cells.text, ("Mã", "Mã số", "Mã số chi bộ"))
NAME = Column("name", "Tên chi bộ", cells.text, ("Chi bộ", "Tên", "Chi bộ trực thuộc"), required=True)
HEAD = Column("head", "Bí thư", cells.text, ("Bí thư chi bộ", "Họ và tên bí thư"))
KIND = Column(
    "kind",
    "Loại hình",
    cells.text,
    ("Loại hình chi bộ", "Loại chi bộ"),
    choices=("Tổ dân phố", "Trường học", "Cơ quan", "Doanh nghiệp", "Lực lượng vũ trang"),
)
MEMBERS = Column("members", "Số đảng viên", cells.count, ("Tổng số đảng viên", "Số lượng đảng viên"))
EMAIL = Column("email", "Email", cells.text, ("Thư điện tử", "E-mail", "Địa chỉ email"))
VOTES = tuple(
    Column(f"votes_{level}", f"Số phiếu {short}", cells.count, (f"Phiếu {short}", short, name, f"Số phiếu {name}"))
    for level, short, name in (
        ("excellent", "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"),
        ("good", "HTTNV", "Hoàn thành tốt nhiệm vụ"),
        ("satisfactory", "HTNV", "Hoàn thành nhiệm vụ"),
        ("unsatisfactory", "KHTNV", "Không hoàn thành nhiệm vụ"),
    )
)
DECIDED = Column(
    "decided",
    "Đảng ủy xếp loại",
    cells.level,
    ("Đảng ủy quyết định", "Cấp trên xếp loại", "Xếp loại", "Mức xếp loại"),
    note="Để trống là theo mức chi bộ đề xuất",
    choices=("HTXSNV", "HTTNV", "HTNV", "KHTNV"),
)
REASON = Column("reason", "Lý do", cells.text, ("Lý do xếp loại",))
SPEC = SheetSpec(
    "ward_branches",
    "Chi bộ",
    ("Danh sách chi bộ", "Các chi bộ", "Chi bộ trực thuộc"),
    (roster.NUMBER, CODE, NAME, HEAD, KIND, MEMBERS, EMAIL, *VOTES, DECIDED, REASON, roster.NOTE),
    (("name",),),
    required=True,
    note="Mỗi chi bộ một dòng: các chi bộ phải nộp hồ sơ",
)
