"""Sheet «Phiếu bình chọn» declared: the second step of a two-step ballot."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.sheets import members as roster
from annual_review.form.sheets.ballots import SHARES

AGREE = Column("agree", "Đồng ý", cells.count, ("Tán thành", "Số phiếu đồng ý"), required=True)
DISAGREE = Column("disagree", "Không đồng ý", cells.count, ("Không tán thành", "Số phiếu không đồng ý"), required=True)
SPEC = SheetSpec(
    "approvals",
    "Phiếu bình chọn",
    ("Bình chọn", "Phiếu bình chọn HTXSNV", "Phiếu bình chọn xuất sắc"),
    (roster.NUMBER, roster.NAME, roster.FAMILY, roster.GIVEN, roster.BORN, AGREE, DISAGREE, roster.NOTE),
    (("name",), ("family", "given")),
    ignored=SHARES,
    shared=("agree", "disagree"),
    note="Chỉ dùng khi bỏ phiếu hai bước",
)
