"""Sheet «Ý kiến»: who said what in the discussion."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets.remarks import SPEAKER, SPEC, TEXT
from annual_review.model.record import Remark
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.table import read_table
from annual_review.workbook.tidy import Sheet


def read_remarks(sheet: Sheet, found: Collector, options: ReadingOptions) -> tuple[Remark, ...]:
    """Return the contributions in the sheet's order; problems go to ``found``."""
    table = read_table(sheet, SPEC, found)
    if table is None:
        return ()
    remarks: list[Remark] = []
    for row in table.rows:
        speaker, text = row.read(SPEAKER, found, options) or "", row.read(TEXT, found, options)
        if text:
            remarks.append(Remark(speaker, text, place=row.cell("speaker").place))
        elif cells.is_dash(row.cell("text")) and not table.is_merged(row.cell("text").place):
            found.add(sheet_problems.REQUIRED_CELL.at(row.cell("text").place, column=TEXT.heading, whose=""))
    return tuple(remarks)
