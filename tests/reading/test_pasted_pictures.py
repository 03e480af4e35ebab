"""A picture pasted into the sheet «Ảnh» is in no cell: it is said, never lost in silence."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.drawing.image import Image as PastedImage
from PIL import Image

from annual_review.reading.record import read_record
from tests.messages import placed_messages
from tests.small_branch.reading import messages_of
from tests.small_branch.workbook import Touch, build, sheets_with
from tests.workbook.binary_parts import as_binary_parts, as_binary_workbook
from tests.workbook.old_binary import apart, as_old_binary, container
from tests.workbook.open_document import as_open_document, changed_content

TOLD = "warning Ảnh: Trang có 1 ảnh dán thẳng vào trang tính; ảnh dán không đọc được nên tin bài không có ảnh ấy."


def paste(sheet: str) -> Touch:
    def touch(book: Workbook) -> None:
        stream = io.BytesIO()
        Image.new("RGB", (4, 4)).save(stream, "PNG")
        book[sheet].add_image(PastedImage(stream), "D4")

    return touch


@pytest.mark.parametrize("table", ["| Tệp | Chú thích |", "| Tệp | Chú thích |\n| | Quang cảnh hội nghị |"])
def test_a_pasted_picture_is_said_once(table: str) -> None:
    found = messages_of({**sheets_with(), "Ảnh": table}, paste("Ảnh"))
    assert TOLD in found
    assert not [each for each in found if "«Tệp» để trống" in each]


def test_a_logo_on_another_sheet_is_nobodys_business() -> None:
    assert messages_of(sheets_with(), paste("Thông tin")) == []


BOOK = build({**sheets_with(), "Ảnh": "| Tệp | Chú thích |"})
MODEL = Path(__file__).parents[1] / "workbook" / "files" / "five-members.xls"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = '<draw:frame><draw:image xlink:href="Pictures/a.svg"/><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
CHART = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./Replacement"/></draw:frame>'


def of_open_document() -> bytes:
    """A picture in two formats and a chart on the sheet «Ảnh»."""
    begin = '<table:table table:name="Ảnh">'
    return changed_content(as_open_document(BOOK), begin, f"{begin}<table:shapes>{PICTURE}{CHART}</table:shapes>")


def of_old_binary() -> bytes:
    """A picture and a chart on the last sheet."""
    parts = apart(as_old_binary(BOOK, MODEL.read_bytes()))
    objects = [(0x5D, struct.pack("<5H12x2H", 0x15, 0x12, kind, 1, 0, 0, 0)) for kind in (8, 5)]
    parts.sheets[-1][-1:-1] = objects
    return container([("Workbook", parts.stream())])


def of_binary_parts() -> bytes:
    """A picture on the last sheet."""

    def relation(kind: str, target: str) -> bytes:
        return f'<Relationships><Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'.encode()

    parts = as_binary_parts(BOOK)
    last = max(name for name in parts if name.startswith("xl/worksheets/")).rpartition("/")[2]
    parts[f"xl/worksheets/_rels/{last}.rels"] = relation("drawing", "../drawings/drawing1.xml")
    parts["xl/drawings/_rels/drawing1.xml.rels"] = relation("image", "../media/image1.png")
    return as_binary_workbook(parts)


@pytest.mark.parametrize("make", [of_open_document, of_old_binary, of_binary_parts])
def test_a_picture_pasted_into_another_format_is_said_too(make: Callable[[], bytes]) -> None:
    assert placed_messages(read_record(make(), file="a").problems) == [TOLD]


def test_a_chart_beside_the_table_takes_no_part_in_it() -> None:
    inner = [(0x809, struct.pack("<4HII", 0x600, 0x20, 0, 1997, 0, 6)), (0x203, struct.pack("<3Hd", 2, 2, 15, 77)), (0x0A, b"")]
    parts = apart(as_old_binary(BOOK, MODEL.read_bytes()))
    for sheet in parts.sheets:
        sheet[1:1] = inner
    data = container([("Workbook", parts.stream())])
    assert read_record(data, file="a").value == read_record(BOOK, file="a").value
