"""One workbook's bytes made what it tells: a branch's ``ReviewRecord`` or the ward's own ``WardRecord``."""

from __future__ import annotations

from annual_review.form.layout import SHEETS, WARD_SHEETS, is_own_sheet, is_ward_workbook, sheet_of
from annual_review.form.options import ReadingOptions
from annual_review.model.partial import ReadWorkbook
from annual_review.model.record import ReviewRecord
from annual_review.problems import Read
from annual_review.problems.catalogue import files as file_problems
from annual_review.problems.collector import Collector
from annual_review.reading.branch import read_branch
from annual_review.reading.sheet_names import declared_sheets
from annual_review.reading.ward import read_ward
from annual_review.workbook.engine import open_workbook
from annual_review.workbook.stamp import ANNOTATED, made_as

__all__ = ["ReadingOptions", "read_record"]

_DEFAULTS = ReadingOptions()


def read_record(data: bytes, *, file: str, options: ReadingOptions = _DEFAULTS) -> Read[ReviewRecord]:
    """Return the record that the bytes of a branch's workbook tell, with every problem of its reading.

    >>> from pathlib import Path
    >>> file = next(Path("input").glob("*.xlsx"))
    >>> read = read_record(file.read_bytes(), file=file.name)
    >>> read.value.year, len(read.value.members), [problem.code for problem in read.problems if problem.severity == "error"]
    (2020, 22, [])
    >>> [problem.code for problem in read_record(b"no workbook", file="a.xlsx").problems]
    ['TEP-06']
    """
    read = read_workbook(data, file=file, options=options)
    return Read(read.record, read.problems)


def read_workbook(data: bytes, *, file: str, options: ReadingOptions = _DEFAULTS) -> ReadWorkbook:
    """Return what a workbook's bytes tell, with every problem of the workbook in one go.

    ``file`` is the workbook's path, used to recognise lock files only. Never raises for any bytes.
    """
    opened = open_workbook(data, file, _is_declared, lambda name: not is_own_sheet(name))
    found = Collector()
    workbook = found.take(opened)
    if (workbook is None or all(map(is_own_sheet, workbook.names))) and made_as(data) == ANNOTATED:
        return ReadWorkbook(None, (file_problems.OUR_LIST.at(),))
    if workbook is None:
        return ReadWorkbook(None, tuple(found.problems))
    if is_ward_workbook(workbook.names):
        return read_ward(declared_sheets(workbook, found, WARD_SHEETS), found, options)
    return read_branch(declared_sheets(workbook, found, SHEETS), found, options)


def _is_declared(sheet: str) -> bool:
    return sheet_of(sheet) is not None or sheet_of(sheet, WARD_SHEETS) is not None
