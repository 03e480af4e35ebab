"""What the tests of this room ask of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from openpyxl import Workbook

from annual_review.model.record import ReviewRecord
from annual_review.reading.record import ReadingOptions, read_record
from tests.workbooks import Rows, build

Touch = Callable[[Workbook], None]
DEFAULTS = ReadingOptions()


def said(sheets: Mapping[str, str | Rows], touch: Touch | None = None, options: ReadingOptions = DEFAULTS) -> list[str]:
    """Return every problem of a workbook as «severity Sheet!A1: sentence»."""
    read = read_record(build(sheets, touch), file="a.xlsx", options=options)
    return [f"{problem.severity} {problem.place}: {problem.message}" for problem in read.problems]


def record_of(sheets: Mapping[str, str | Rows], touch: Touch | None = None, options: ReadingOptions = DEFAULTS) -> ReviewRecord:
    """Return the record of a workbook that must have one."""
    read = read_record(build(sheets, touch), file="a.xlsx", options=options)
    assert read.value is not None, [f"{problem.place}: {problem.message}" for problem in read.problems]
    return read.value
