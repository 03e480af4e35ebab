"""Sheet «Quy định» of the ward's own workbook declared: which values of the rule set it confirms or sets."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.columns import Column, SheetSpec

CONTENT = Column("content", "Nội dung", cells.text, ("Mục", "Quy định"), required=True)
IN_FORCE = Column("in_force", "Giá trị đang dùng", cells.text, ("Đang dùng", "Giá trị hiện hành"))
OWN = Column("own", "Giá trị của đảng bộ", cells.text, ("Đảng bộ quy định", "Giá trị riêng"))
REFERENCE = Column(
    "reference", "Căn cứ", cells.text, ("Văn bản căn cứ",), note="Số, ngày, cơ quan ban hành; được in trên văn bản"
)
CONFIRMED = Column(
    "confirmed", "Xác nhận", cells.tick, ("Đã xác nhận",), note="Ghi x khi đã đối chiếu với văn bản", choices=("x",)
)
NOTE = Column("note", "Ghi chú", cells.text, ("GC",))
SPEC = SheetSpec(
    "ward_values",
    "Quy định",
    ("Quy định riêng", "Quy định của đảng bộ"),
    (CONTENT, IN_FORCE, OWN, REFERENCE, CONFIRMED, NOTE),
    (("content", "own"),),
    note="Mỗi dòng một nội dung; chỉ ghi dòng đảng bộ xác nhận hoặc quy định riêng",
)
