"""Sheet «Phiếu đảng viên» declared ballot by ballot: one row per ballot, one column per member."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.sheets import members as roster

_NUMBER = Column("number", "Phiếu số", cells.text, ("Số hiệu phiếu", "Mã phiếu", "Số phiếu", "Phiếu"))
ROWS_SPEC = SheetSpec(
    "ballot_rows",
    "Phiếu đảng viên",
    (),
    (_NUMBER, roster.NOTE),
    (("number",),),
    ignored=("STT", "TT", "Cộng", "Tổng"),
    note="Mỗi phiếu một dòng, mỗi đảng viên một cột, trong ô ghi mức xếp loại",
)
