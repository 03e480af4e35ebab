"""Sheet «Ảnh» declared: photographs beside the workbook, with captions."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.sheets import members as roster

FILE = Column(
    "file", "Tệp", cells.text, ("Tên tệp", "Tệp ảnh", "File", "Ảnh"), required=True, note="Tệp ảnh đặt cạnh bảng tính"
)
CAPTION = Column("caption", "Chú thích", cells.text, ("Chú thích ảnh", "Nội dung"))
SPEC = SheetSpec("photos", "Ảnh", ("Hình ảnh", "Ảnh minh họa"), (roster.NUMBER, FILE, CAPTION), (("file",),))
