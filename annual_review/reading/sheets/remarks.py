"""Sheet «Ý kiến»: who said what in the discussion."""

from __future__ import annotations

from annual_review.model.record import Remark
from annual_review.problems.catalogue import sheets as sheet_entries
from annual_review.reading import cells
from annual_review.reading.collector import Collector
from annual_review.reading.columns import Column, SheetSpec
from annual_review.reading.options import ReadingOptions
from annual_review.reading.sheets import members as roster
from annual_review.reading.table import read_table
from annual_review.reading.tidy import Sheet

SPEAKER = Column("speaker", "Người phát biểu", cells.text, ("Họ và tên", "Họ tên", "Người phát biểu ý kiến", "Đồng chí"))
TEXT = Column("text", "Nội dung", cells.prose, ("Ý kiến", "Nội dung phát biểu", "Nội dung ý kiến"), required=True)
SPEC = SheetSpec(
    "remarks", "Ý kiến", ("Ý kiến phát biểu", "Phát biểu", "Ý kiến thảo luận"), (roster.NUMBER, SPEAKER, TEXT), (("text",),)
)


def read_remarks(sheet: Sheet, found: Collector, options: ReadingOptions) -> tuple[Remark, ...]:
    """Return the contributions in the sheet's order; problems go to ``found``."""
    table = read_table(sheet, SPEC, found)
    remarks: list[Remark] = []
    for row in table.rows if table else ():
        speaker, text = row.read(SPEAKER, found, options) or "", row.read(TEXT, found, options)
        if text:
            remarks.append(Remark(speaker, text))
        elif cells.is_dash(row.cell("text")):
            found.add(sheet_entries.REQUIRED_CELL.at(row.cell("text").place, column=TEXT.heading, whose=""))
    return tuple(remarks)
