"""Writes the sample workbook with its pictures into ``input/``: ``python -m tests.sample.make_sample [FOLDER]``.

The same facts give the same bytes on one machine: the time stamps inside the file are fixed.
"""

from __future__ import annotations

import math
import re
import sys
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from annual_review import zips
from tests.sample import facts, pictures
from tests.sample.awards import ACHIEVEMENTS, AWARD_LEVELS, GROUPS, SCHOOL_YEAR
from tests.sample.roster import ROSTER

Value = str | int | date | time | None

FONT = "Times New Roman"
LINE_HEIGHT = 16  # points, of 12 point text
THIN = Side(style="thin", color="808080")
BORDER = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEADING_FILL = PatternFill("solid", fgColor="FDE9D9")
MADE_ON = datetime(2020, 12, 3, 17, 0)  # noqa: DTZ001 - a workbook's properties carry no time zone
STAMP = zips.Stamp((2020, 12, 3, 17, 0, 0), system=0)
CORE = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: heading, width in characters, whether its cells stand in the middle, allowed values."""

    heading: str
    width: float
    centred: bool = False
    choices: Sequence[str] = ()


def _number(width: float = 6) -> Column:
    return Column("STT", width, centred=True)


def _fit_heights(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Make every row as high as its longest wrapped text: not every program does that on opening."""
    for row in sheet.iter_rows():
        lines = [math.ceil(1.05 * len(str(cell.value or "")) / width) for cell, width in zip(row, widths, strict=True)]
        sheet.row_dimensions[row[0].row or 1].height = LINE_HEIGHT * max(1, *lines) + 4


def _table(sheet: Worksheet, columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, landscape: bool = False) -> None:
    """Write ``rows`` under bold, frozen, bordered headings, ready to print on A4."""
    sheet.append([column.heading for column in columns])
    for row in rows:
        sheet.append(list(row))
    for index, column in enumerate(columns, start=1):
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = column.width
        if column.choices:
            allowed = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            allowed.add(f"{letter}2:{letter}{sheet.max_row}")
            sheet.add_data_validation(allowed)
        for (cell,) in sheet.iter_rows(min_col=index, max_col=index):
            cell.font = Font(name=FONT, size=12, bold=cell.row == 1)
            cell.border = BORDER
            middle = column.centred or cell.row == 1
            cell.alignment = Alignment(horizontal="center" if middle else "left", vertical="center", wrap_text=True)
            if cell.row == 1:
                cell.fill = HEADING_FILL
            elif isinstance(cell.value, date):
                cell.number_format = "DD/MM/YYYY"
            elif isinstance(cell.value, time):
                cell.number_format = "HH:MM"
    _fit_heights(sheet, [column.width for column in columns])
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _information(sheet: Worksheet) -> None:
    _table(sheet, (Column("Mục", 26), Column("Nội dung", 78), Column("Ghi chú", 48)), facts.INFORMATION)
    for (item,) in sheet.iter_rows(min_row=2, max_col=1):
        item.font = Font(name=FONT, size=12, bold=True)
    for (remark,) in sheet.iter_rows(min_row=2, min_col=3, max_col=3):
        remark.font = Font(name=FONT, size=11, italic=True)


def _roster(sheet: Worksheet) -> None:
    columns = (
        _number(),
        Column("Họ và tên", 27),
        Column("Ngày sinh", 13, centred=True),
        Column("Giới tính", 9, centred=True, choices=(facts.WOMAN, facts.MAN)),
        Column("Chức vụ Đảng", 15),
        Column("Chức vụ chính quyền, đoàn thể", 24),
        Column("Diện", 13, centred=True, choices=("Chính thức", "Dự bị")),
        Column("Ngày vào Đảng", 13, centred=True),
        Column("Có mặt", 8, centred=True, choices=("x",)),
        Column("Lý do vắng", 14),
        Column("Không đánh giá", 16),
        Column("Kỷ luật trong năm", 14),
        Column("Nghỉ ốm (tháng)", 10, centred=True),
        Column("Xếp loại viên chức", 12, centred=True, choices=facts.SHORT_LEVELS),
        Column("Tự xếp loại", 12, centred=True, choices=facts.SHORT_LEVELS),
        Column("Chi bộ đề xuất", 12, centred=True, choices=facts.SHORT_LEVELS),
        Column("Ghi chú", 14),
    )
    rows: list[Sequence[Value]] = []
    for number, member in enumerate(ROSTER, start=1):
        level = facts.SHORT_LEVELS[0 if member.rated_excellent else 1]
        rows.append(
            (
                number,
                member.name,
                member.born,
                member.gender,
                member.party_post,
                member.office or None,
                "Chính thức",
                member.admitted,
                "x",
                None,
                None,
                None,
                None,
                level,
                level,
                None,
                None,
            )
        )
    _table(sheet, columns, rows, landscape=True)
    sheet.freeze_panes = "C2"


def _member_ballots(sheet: Worksheet) -> None:
    columns = (
        _number(),
        Column("Họ và tên", 30),
        *(Column(level, 11, centred=True) for level in facts.SHORT_LEVELS),
        Column("Không ghi", 11, centred=True),
        Column("Ghi chú", 18),
    )
    rows: list[Sequence[Value]] = [
        (number, member.name, *member.votes, 0, 0, None) for number, member in enumerate(ROSTER, start=1)
    ]
    sums = [sum(member.votes[level] for member in ROSTER) for level in range(3)]
    _table(sheet, columns, [*rows, (None, "Tổng cộng", *sums, 0, 0, None)])
    for cell in sheet[sheet.max_row]:
        cell.font = Font(name=FONT, size=12, bold=True)


def _branch_ballot(sheet: Worksheet) -> None:
    counts = (("Phát ra", 22), ("Thu về", 22), ("Hợp lệ", 22), ("Không hợp lệ", 0))
    levels = zip(facts.LEVELS, (22, 0, 0, 0), strict=True)
    _table(sheet, (Column("Mức xếp loại", 40), Column("Số phiếu", 12, centred=True)), (*counts, *levels))


def _achievements(sheet: Worksheet) -> None:
    columns = (
        _number(),
        Column("Nội dung", 60),
        Column("Nhóm", 12, centred=True, choices=GROUPS),
        Column("Cấp", 13, centred=True, choices=AWARD_LEVELS),
        Column("Số lượng", 10, centred=True),
        Column("Đơn vị tính", 9, centred=True),
        Column("Đối tượng", 24),
        Column("Hình thức", 13),
        Column("Mức giải", 10),
        Column("Số quyết định", 16),
        Column("Năm học", 12, centred=True),
        Column("Ghi chú", 14),
    )
    rows = [
        (
            number,
            a.text,
            a.group,
            a.level or None,
            a.quantity,
            a.unit or None,
            a.recipient or None,
            a.form or None,
            a.prize or None,
            None,
            SCHOOL_YEAR,
            None,
        )
        for number, a in enumerate(ACHIEVEMENTS, start=1)
    ]
    _table(sheet, columns, rows, landscape=True)


def workbook() -> Workbook:
    """Return the sample workbook, unsaved."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Thông tin"
    _information(first)
    _roster(book.create_sheet("Đảng viên"))
    _member_ballots(book.create_sheet("Phiếu đảng viên"))
    _branch_ballot(book.create_sheet("Phiếu chi bộ"))
    _achievements(book.create_sheet("Thành tích"))
    remarks = [(number, *remark) for number, remark in enumerate(facts.REMARKS, start=1)]
    _table(book.create_sheet("Ý kiến"), (_number(), Column("Người phát biểu", 28), Column("Nội dung", 90)), remarks)
    _table(book.create_sheet("Ảnh"), (Column("Tệp", 30), Column("Chú thích", 70)), facts.PHOTOS)
    book.properties.creator = "annual-review"
    book.properties.title = "Bảng tính mẫu: kiểm điểm, đánh giá, xếp loại năm 2020"
    book.properties.created = MADE_ON
    return book


def workbook_bytes() -> bytes:
    """Return the sample workbook as a file with fixed time stamps."""
    saved = BytesIO()
    workbook().save(saved)
    with zipfile.ZipFile(saved) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    moment = f"{MADE_ON.isoformat()}Z".encode()  # openpyxl stamps that of saving
    parts[CORE] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment, parts[CORE])
    return zips.fixed(parts.items(), STAMP)


def write(folder: Path) -> None:
    """Write the workbook into ``folder`` with its pictures beside it, in a folder named like it."""
    file = folder / facts.FILE_NAME
    album = file.with_suffix("")
    album.mkdir(parents=True, exist_ok=True)
    file.write_bytes(workbook_bytes())
    for (name, _), picture in zip(facts.PHOTOS, (pictures.meeting_room(), pictures.ballot_box()), strict=True):
        picture.save(album / name, optimize=True)


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "input"))
