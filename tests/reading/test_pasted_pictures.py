"""A picture pasted into the sheet «Ảnh» is in no cell: it is said, never lost in silence."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook
from openpyxl.drawing.image import Image as PastedImage
from PIL import Image

from tests.small_branch.reading import messages_of
from tests.small_branch.workbook import Touch, sheets_with

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
