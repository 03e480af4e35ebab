"""Sheet «Đảng viên khác đề xuất» of the ward's own workbook declared: whose decided level differs from the proposal."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.sheets import members as roster
from annual_review.form.sheets import ward_branches

BRANCH = Column("branch", "Chi bộ", cells.text, ("Tên chi bộ", "Mã chi bộ"), required=True, note="Tên hoặc mã chi bộ")
NAME = Column("name", "Họ và tên", cells.text, ("Họ tên", "Họ và tên đảng viên", "Đảng viên"), required=True)
DECIDED = Column(
    "decided",
    ward_branches.DECIDED.heading,
    cells.level,
    ward_branches.DECIDED.aliases,
    required=True,
    choices=ward_branches.DECIDED.choices,
)
REASON = Column("reason", "Lý do", cells.text, ("Lý do xếp loại",))
SPEC = SheetSpec(
    "ward_members",
    "Đảng viên khác đề xuất",
    ("Đảng viên xếp loại khác đề xuất", "Khác đề xuất"),
    (roster.NUMBER, BRANCH, NAME, roster.BORN, DECIDED, REASON, roster.NOTE),
    (("branch", "name"),),
    note="Chỉ ghi đảng viên được xếp loại khác mức chi bộ đề xuất",
)
