"""Fills a blank workbook as a clerk would: by the words in the headings, never by position."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.handout.blank_words import STAR

Value = str | int | date | time

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice (soffice)")

MEETING: Mapping[str, Value] = {
    "Ngày họp": date(2020, 12, 3),
    "Giờ bắt đầu": time(14, 0),
    "Chủ trì": "Nguyễn Thị Hằng Nga – Bí thư Chi bộ",
    "Thư ký": "Trần Thị Bình – Chi ủy viên",
    "Tổ trưởng kiểm phiếu": "Lê Văn Chung – Đảng viên",
    "Số phiếu phát ra": 3,
    "Số phiếu thu về": 3,
    "Số phiếu hợp lệ": 3,
    "Số phiếu không hợp lệ": 0,
    "Chi bộ tự xếp loại": "Hoàn thành tốt nhiệm vụ",
    "Căn cứ": "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên",
}
NAMES = ("Nguyễn Thị Hằng Nga", "Trần Thị Bình", "Lê Văn Chung")


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
    """A blank workbook with a small meeting in it: three members, all present, all voted for."""
    book = opened(data)
    fill_items(sheet_of(book, "Thông tin"), MEETING)
    roster = [(name, "Chính thức", "x", "HTTNV") for name in NAMES]
    fill_rows(sheet_of(book, "Đảng viên"), ("Họ và tên", "Diện", "Có mặt", "Tự xếp loại"), roster)
    sheet_of(book, "Đảng viên").cell(5, find(sheet_of(book, "Đảng viên"), "Chức vụ Đảng").column).value = "Bí thư"
    levels = ("Họ và tên", "HTXSNV", "HTTNV", "HTNV", "KHTNV")
    fill_rows(sheet_of(book, "Phiếu đảng viên"), levels, [(name, 1, 2, 0, 0) for name in NAMES])
    fill_rows(sheet_of(book, "Phiếu chi bộ"), ("Số phiếu",), [(0,), (3,), (0,), (0,)])
    fill_rows(sheet_of(book, "Thành tích"), ("Nội dung", "Nhóm", "Cấp", "Số lượng"), [("Giấy khen", "Tập thể", "Quận", 1)])
    fill_rows(sheet_of(book, "Ý kiến"), ("Người phát biểu", "Nội dung"), [("Lê Văn Chung", "Nhất trí")])
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
