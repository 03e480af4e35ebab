"""The facts of a binary .xlsb, from parts written record by record."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from annual_review.reading.record import read_record
from annual_review.workbook.engine import open_workbook
from annual_review.workbook.facts import FactsDraft
from annual_review.workbook.xlsb import records, scan_xlsb

RELATIONS = b'<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'


def record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(content)]) + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int, *, hidden: bool = False) -> bytes:
    return record(0, struct.pack("<IIHBBB", number - 1, 0, 300, 0, 0x10 if hidden else 0, 0))


def text_cell(column: int, text: str) -> bytes:
    return record(6, struct.pack("<II", column - 1, 0) + wide(text))


def number_cell(column: int, value: float) -> bytes:
    return record(5, struct.pack("<IId", column - 1, 0, value))


def workbook(sheet: bytes, *, state: int = 0) -> bytes:
    stream = io.BytesIO()
    bundle = record(143) + record(156, struct.pack("<II", state, 1) + wide("rId1") + wide("Đảng viên")) + record(144)
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", record(131) + bundle + record(132))
        archive.writestr("xl/_rels/workbook.bin.rels", RELATIONS)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return stream.getvalue()


def facts(sheet: bytes) -> FactsDraft:
    with zipfile.ZipFile(io.BytesIO(workbook(record(145) + sheet))) as archive:
        return scan_xlsb(archive, lambda _: True).drafts[0]


def test_cells_errors_merges_and_what_is_hidden_are_found() -> None:
    error = record(3, struct.pack("<IIB", 2, 0, 7))
    merge = record(176, struct.pack("<IIII", 3, 4, 0, 1))
    column = record(60, struct.pack("<IIIIH", 1, 1, 0, 0, 1))
    draft = facts(
        column + row(2) + text_cell(1, "a") + number_cell(2, 5) + error + row(3, hidden=True) + text_cell(1, "b") + merge
    )
    assert draft.errors == {(2, 3): "#DIV/0!"}
    assert draft.merged == [(4, 1, 5, 2)]
    assert (draft.hidden_rows, draft.hidden_columns, draft.filled) == ({3}, {2}, 4)


@pytest.mark.parametrize("sheet", [row(3) + row(3), row(2) + text_cell(2, "a") + text_cell(1, "b")])
def test_rows_and_cells_out_of_order_are_refused(sheet: bytes) -> None:
    draft = facts(sheet)
    assert draft.problem is not None
    assert draft.problem.code == "TEP-16"


def test_a_stray_cell_is_refused() -> None:
    draft = facts(row(1_048_576) + number_cell(16_384, 1))
    assert draft.problem is not None
    assert draft.problem.code == "TEP-14"


def test_a_part_that_ends_within_a_record_is_refused() -> None:
    with pytest.raises(IndexError):
        list(records(b"\x05\x20ab"))
    read = open_workbook(workbook(b"\x05\x20ab"), "a.xlsb", lambda _: True)
    assert [problem.code for problem in read.problems] == ["TEP-12"]


def test_the_sheets_of_a_binary_workbook_are_read() -> None:
    sheet = record(129) + record(148, struct.pack("<IIII", 0, 0, 0, 1)) + record(145)
    sheet += row(1) + text_cell(1, "STT") + text_cell(2, "Họ và tên") + record(146) + record(130)
    read = read_record(workbook(sheet), file="a.xlsb")
    assert [problem.message for problem in read.problems] == [
        "Bảng tính không có trang «Thông tin».",
        "Bảng thiếu cột «Diện».",
        "Bảng không có dòng nào.",
    ]
