"""Sheet «Ý kiến» declared: who said what in the discussion."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.sheets import members as roster

SPEAKER = Column("speaker", "Người phát biểu", cells.text, ("Họ và tên", "Họ tên", "Người phát biểu ý kiến", "Đồng chí"))
TEXT = Column("text", "Nội dung", cells.prose, ("Ý kiến", "Nội dung phát biểu", "Nội dung ý kiến"), required=True)
SPEC = SheetSpec(
    "remarks", "Ý kiến", ("Ý kiến phát biểu", "Phát biểu", "Ý kiến thảo luận"), (roster.NUMBER, SPEAKER, TEXT), (("text",),)
)
