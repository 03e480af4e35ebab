"""Fills a blank workbook as a clerk would: by the words in the headings, never by position."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.handout.blank_words import STAR
from annual_review.model.achievements import Achievement, AchievementGroup, AwardLevel
from annual_review.model.ballots import MemberBallot
from annual_review.model.meeting import Meeting, Person
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Remark, ReviewRecord
from tests.small_branch.layout import INFO, NUMBER
from tests.small_branch.record import branch_ballot, counts, member, small_branch, tally
from tests.small_branch.workbook import Value, from_markdown, short_tables

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (soffice)")

NAMES = ("Nguyễn Thị Hằng Nga", "Trần Thị Bình", "Lê Văn Chung")


def filled_record() -> ReviewRecord:
    """Return what ``filled`` writes: the small branch with three members, all present, all voted good by two of three."""
    found = small_branch()
    head, *others = (replace(member(number, name), self_rating=RatingLevel.GOOD) for number, name in enumerate(NAMES, start=1))
    meeting = Meeting(
        found.meeting.held_on,
        chair=Person(NAMES[0], ("Bí thư Chi bộ",)),
        secretary=Person(NAMES[1], ("Chi ủy viên",)),
        head_teller=Person(NAMES[2], ("Đảng viên",)),
        began=found.meeting.began,
    )
    return replace(
        found,
        code="",
        committee_size=None,
        meeting=meeting,
        members=(replace(head, party_post="Bí thư", is_head=True, leads=True), *others),
        ballot=MemberBallot(counts(3), tuple(tally(number, 1, 2) for number in (1, 2, 3))),
        branch_ballot=branch_ballot(0, 3),
        branch_self_rating=RatingLevel.GOOD,
        achievements=(Achievement("Giấy khen", AchievementGroup.COLLECTIVE, AwardLevel.DISTRICT, "Quận", Fraction(1)),),
        remarks=(Remark("Lê Văn Chung", "Nhất trí"),),
    )


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def stored(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def cell_of(sheet: Worksheet, address: str) -> Cell:
    cell = sheet[address]
    assert isinstance(cell, Cell)
    return cell


def find(sheet: Worksheet, text: str) -> Cell:
    """The first cell with this text, the star of a required one aside."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.removesuffix(STAR) == text and isinstance(cell, Cell):
                return cell
    raise LookupError(text)


def fill_items(sheet: Worksheet, items: Mapping[str, Value]) -> None:
    for name, value in items.items():
        sheet.cell(find(sheet, name).row, 2).value = value


def fill_rows(sheet: Worksheet, headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    columns = [find(sheet, heading) for heading in headings]
    for number, row in enumerate(rows, columns[0].row + 1):
        for column, value in zip(columns, row, strict=True):
            sheet.cell(number, column.column).value = value


def filled(data: bytes) -> bytes:
    """Return a blank workbook with ``filled_record`` in it; day and hour of the meeting as Excel has them."""
    book = opened(data)
    record = filled_record()
    tables = {name: from_markdown(table) for name, table in short_tables(record).items()}
    items = {str(label): content for label, content in tables.pop(INFO)[1:]}
    fill_items(sheet_of(book, INFO), {**items, "Ngày họp": record.meeting.held_on, "Giờ bắt đầu": record.meeting.began})
    for name, (headings, *rows) in tables.items():
        typed = [number for number, heading in enumerate(headings) if heading != NUMBER]
        fill_rows(
            sheet_of(book, name), [str(headings[each]) for each in typed], [[row[each] for each in typed] for row in rows]
        )
    return stored(book)


def through_office(data: bytes, folder: Path, suffix: str = "xlsx") -> bytes:
    """The workbook as LibreOffice opens, recalculates and saves it."""
    source = folder / "vao" / "bang.xlsx"
    source.parent.mkdir()
    source.write_bytes(data)
    profile = (folder / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix, "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    return (folder / f"bang.{suffix}").read_bytes()
