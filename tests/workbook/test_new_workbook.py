"""A workbook written from scratch: values by their types, text never anything else, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.workbook.new_workbook import CellValue, Look, NewWorkbook
from annual_review.workbook.stamp import packed

DAY = date(2020, 1, 1)


def parts_of(*values: CellValue | None, look: Look | None = None) -> dict[str, bytes]:
    """A workbook with the values below each other in column A."""
    book = NewWorkbook(DAY, title="Bảng", properties={"Tên": "Đặng"})
    sheet = book.add_sheet("Trang một")
    for row, value in enumerate(values, 1):
        book.put(sheet, row, 1, value, look or Look())
    return book.parts()


def sheet_of(parts: dict[str, bytes]) -> Worksheet:
    sheet = load_workbook(io.BytesIO(packed(parts))).active
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "{=SUM(A1:A2)}",
        "@SUM(1)",
        "+84 24 3873",
        "http://xa.vn/tin",
        "mailto:a@xa.vn",
        "internal:'Trang'!A1",
        "external:c:\\a.xlsx",
        "0042",
        "1,5",
        "#N/A",
        "TRUE",
        "NA",
        "_x0041_",
        "<r>đậm</r>",
        "<r></r>",
        "<r><t>a</t></r>",
        "<b> & \"q\" 'r' ]]>",
        " hai đầu ",
        "hai\ndòng",
        "Đặng Ngọc Ẩn",
        "🇻🇳",
    ],
)
def test_text_is_text(text: str) -> None:
    parts = parts_of(text)
    cell = sheet_of(parts).cell(1, 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert not [name for name in parts if "hyperlink" in parts[name].decode("utf-8", "replace")]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=60))
def test_any_text_comes_back(text: str) -> None:
    assert sheet_of(parts_of(text)).cell(1, 1).value == text


def test_text_longer_than_excel_takes_is_cut() -> None:
    assert sheet_of(parts_of("ạ" * 40_000)).cell(1, 1).value == "ạ" * 32_767


@pytest.mark.parametrize(
    ("value", "shown_as", "back"),
    [
        (18, "General", 18),
        (0.5, "0.00%", 0.5),
        (True, "General", True),
        (date(2020, 12, 3), "dd/mm/yyyy", datetime(2020, 12, 3)),  # noqa: DTZ001 - a workbook knows no time zone
        (time(14, 30), "hh:mm", time(14, 30)),
        (None, "@", None),
        ("", "@", None),
    ],
)
def test_a_value_is_written_by_its_type(value: CellValue | None, shown_as: str, back: object) -> None:
    cell = sheet_of(parts_of(value, look=Look(number_format=shown_as))).cell(1, 1)
    assert (cell.value, cell.number_format) == (back, shown_as)


def test_a_look_reaches_the_cell() -> None:
    look = Look("Times New Roman", 14, bold=True, color="C00000", wrap=True, border="808080", fill="FDE9D9", locked=False)
    cell = sheet_of(parts_of("chữ", look=look)).cell(1, 1)
    assert (cell.font.name, cell.font.size, cell.font.bold, cell.font.italic) == ("Times New Roman", 14, True, False)
    assert (cell.font.color.rgb, cell.fill.fgColor.rgb, cell.border.left.color.rgb) == ("FFC00000", "FFFDE9D9", "FF808080")
    assert (cell.alignment.wrap_text, cell.protection.locked) == (True, False)


def test_equal_workbooks_are_equal_to_the_byte() -> None:
    one, two = (parts_of("a", 1, DAY) for _ in range(2))
    assert list(one.items()) == list(two.items())
    assert one["docProps/core.xml"].count(b"2020-01-01T00:00:00Z") == 2


def test_title_and_properties_are_kept() -> None:
    book = load_workbook(io.BytesIO(packed(parts_of())))
    assert (book.properties.title, book.properties.creator) == ("Bảng", None)
    assert re.search('name="Tên".*>Đặng<', parts_of()["docProps/custom.xml"].decode())


def test_a_look_may_hold_for_all_columns_without_the_sheet_becoming_as_wide() -> None:
    book = NewWorkbook(DAY)
    for name in ("có", "không"):
        sheet = book.add_sheet(name)
        sheet.set_column(0, 1, 20)
        if name == "có":
            book.set_columns_from(sheet, 3, Look(locked=False))
        book.put(sheet, 2, 1, "chữ", Look())
    parts = book.parts()
    widest, plain = (parts[f"xl/worksheets/sheet{number}.xml"].decode() for number in (1, 2))
    assert re.findall(r'<col min="(\d+)" max="(\d+)"', widest) == [("1", "2"), ("3", "16384")]
    assert re.findall(r'<col min="(\d+)" max="(\d+)"', plain) == [("1", "2")]
    assert '<dimension ref="A2:C2"/>' in widest


def test_the_parts_make_a_package() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(parts_of("a")))) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert archive.testzip() is None
