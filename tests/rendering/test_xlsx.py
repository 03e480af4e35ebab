"""A table for Excel: values by their types, the origin, the same bytes, valid to the Open XML SDK and to LibreOffice."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from annual_review.documents.table import ColumnKind, Table, TableColumn, Tables
from annual_review.rendering.docx.origin import Origin, read_origin
from annual_review.rendering.xlsx import fill_table
from tests.handout.filling import needs_office, through_office
from tests.rendering.sdk import find_validator, sdk_errors

ORIGIN = Origin("", "", "2019-hd21", "", "1.0.0", "Đảng bộ phường X", date(2020, 12, 3))
TABLE = Table(
    "TỔNG HỢP",
    "Tổng hợp",
    (
        TableColumn("Chi bộ", 40),
        TableColumn("Đảng viên", 12, ColumnKind.COUNT),
        TableColumn("Tỷ lệ", 12, ColumnKind.SHARE),
        TableColumn("Ngày họp", 12, ColumnKind.DAY),
        TableColumn("Tỷ lệ", 12, ColumnKind.SHARE),
    ),
    (
        ("=1+1", 22, Fraction(4, 22), date(2020, 12, 3), None),
        ("Chi bộ «Hoa Sen» & <B>", 0, Fraction(0), None, Fraction(1)),
    ),
)

TOTALS = Table(
    "CÓ DÒNG TỔNG",
    "Có tổng",
    (
        TableColumn("STT", 5, ColumnKind.COUNT),
        TableColumn("Chi bộ", 40),
        TableColumn("HTXSNV", 12, ColumnKind.COUNT, sums=True),
        TableColumn("Đã xếp loại", 12, ColumnKind.COUNT, sums=True),
        TableColumn("HTXSNV (%)", 12, ColumnKind.SHARE, ratio=(2, 3)),
        TableColumn("Điểm", 12, ColumnKind.NUMBER, sums=True),
        TableColumn("Chênh", 12, ColumnKind.DIFFERENCE),
    ),
    (
        (1, "@SUM(A1)", 2, 3, Fraction(2, 3), Fraction(181, 2), Fraction(-7, 5)),
        (2, "+84 Chi bộ", 1, 7, Fraction(1, 7), None, Fraction(7, 5)),
    ),
    "Tổng cộng",
)
SEVERAL = Tables((TABLE, TOTALS))


def rows(data: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(data))["Tổng hợp"].iter_rows(values_only=True))


def test_values_keep_their_types_and_text_is_no_formula() -> None:
    found = rows(fill_table(TABLE, "Bảng tổng hợp", ORIGIN))
    assert found[0][0] == "TỔNG HỢP"
    assert found[2] == ("Chi bộ", "Đảng viên", "Tỷ lệ", "Ngày họp", "Tỷ lệ (5)")
    assert found[3] == ("=1+1", 22, pytest.approx(4 / 22), datetime(2020, 12, 3), None)  # noqa: DTZ001 - as Excel keeps days
    assert found[4] == ("Chi bộ «Hoa Sen» & <B>", 0, 0, None, 1)
    sheet = load_workbook(io.BytesIO(fill_table(TABLE, "", ORIGIN)))["Tổng hợp"]
    assert sheet["A4"].data_type == "s"
    assert (sheet["C4"].number_format, sheet["D4"].number_format, sheet.freeze_panes) == ("0.00%", "dd/mm/yyyy", "A4")
    assert list(sheet.tables) == ["Table1"]


def test_the_same_table_gives_the_same_bytes_and_carries_its_origin() -> None:
    data = fill_table(TABLE, "Bảng tổng hợp", ORIGIN)
    assert data == fill_table(TABLE, "Bảng tổng hợp", ORIGIN)
    assert read_origin(data) == ORIGIN


def test_a_table_without_rows_is_a_table_all_the_same() -> None:
    assert rows(fill_table(replace(TABLE, rows=()), "", ORIGIN))[2][0] == "Chi bộ"


def test_other_fields_and_uneven_rows_are_bugs_of_ours() -> None:
    with pytest.raises(TypeError, match="filled from Table or Tables, not object"):
        fill_table(object(), "", ORIGIN)
    with pytest.raises(TypeError, match="the date of its paper"):
        fill_table(TABLE, "", replace(ORIGIN, document_date=None))
    with pytest.raises(ValueError, match="zip"):
        fill_table(replace(TABLE, rows=(("a",),)), "", ORIGIN)


@pytest.mark.skipif(not find_validator(), reason="needs the Open XML SDK validator")
@pytest.mark.parametrize(
    "table",
    [TABLE, replace(TABLE, rows=()), SEVERAL, replace(TOTALS, rows=())],
    ids=["rows", "empty", "several sheets", "totals of nothing"],
)
def test_the_open_xml_sdk_has_no_complaint(table: Table | Tables, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(fill_table(table, "Bảng tổng hợp", ORIGIN))
    assert sdk_errors(find_validator() or "", file) == []


def total_row(data: bytes, *, results: bool) -> list[object]:
    return [cell.value for cell in load_workbook(io.BytesIO(data), data_only=results)["Có tổng"][6]]


def test_totals_are_formulas_with_their_results_beside_them() -> None:
    data = fill_table(SEVERAL, "Bảng tổng hợp", ORIGIN)
    assert total_row(data, results=False) == [
        None,
        "Tổng cộng",
        "=SUBTOTAL(109,C4:C5)",
        "=SUBTOTAL(109,D4:D5)",
        '=IF(D6=0,"",C6/D6)',
        "=SUBTOTAL(109,F4:F5)",
        None,
    ]
    assert total_row(data, results=True) == [None, "Tổng cộng", 3, 10, pytest.approx(0.3), 90.5, None]


def test_the_share_of_nothing_is_empty() -> None:
    data = fill_table(
        replace(TOTALS, rows=((1, "Chi bộ", 0, 0, None, None, None), (2, "B", 0, 0, None, None, None))), "", ORIGIN
    )
    assert total_row(data, results=True)[2:6] == [0, 0, None, 0]


def test_every_sheet_is_a_table_with_filters_a_frozen_heading_and_a_page_on_its_side() -> None:
    book = load_workbook(io.BytesIO(fill_table(SEVERAL, "Bảng tổng hợp", ORIGIN)))
    assert book.sheetnames == ["Tổng hợp", "Có tổng"]
    for sheet, place in zip(book, ("A3:E5", "A3:G6"), strict=True):
        (table,) = sheet.tables.values()
        assert table.ref == place
        assert table.autoFilter is not None
        assert sheet.freeze_panes == "A4"
        assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$3:$3")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    (totals,) = book["Có tổng"].tables.values()
    assert (totals.totalsRowCount, totals.autoFilter and totals.autoFilter.ref) == (1, "A3:G5")


def test_only_totals_are_formulas() -> None:
    sheet = load_workbook(io.BytesIO(fill_table(SEVERAL, "", ORIGIN)))["Có tổng"]
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"} == {"C6", "D6", "E6", "F6"}
    assert [sheet[place].data_type for place in ("B4", "B5")] == ["s", "s"]
    assert [sheet[place].number_format for place in ("F4", "G4", "E6")] == ["General", "+0.00;-0.00;0", "0.00%"]


def test_a_row_is_as_high_as_its_longest_text() -> None:
    long = replace(TABLE, rows=(("Chi bộ " * 20, 1, None, None, None), ("B", 1, None, None, None)))
    sheet = load_workbook(io.BytesIO(fill_table(long, "", ORIGIN)))["Tổng hợp"]
    assert (sheet.row_dimensions[4].height, sheet.row_dimensions[5].height) == (60, None)  # None: the usual 15


def test_several_sheets_give_the_same_bytes() -> None:
    assert fill_table(SEVERAL, "t", ORIGIN) == fill_table(SEVERAL, "t", ORIGIN)


@needs_office
def test_libreoffice_reckons_the_totals_as_they_are_stored(tmp_path: Path) -> None:
    data = through_office(fill_table(SEVERAL, "Bảng tổng hợp", ORIGIN), tmp_path)
    assert total_row(data, results=True) == [None, "Tổng cộng", 3, 10, pytest.approx(0.3), 90.5, None]


@needs_office
def test_libreoffice_reads_the_same_values(tmp_path: Path) -> None:
    data = through_office(fill_table(TABLE, "Bảng tổng hợp", ORIGIN), tmp_path)
    assert rows(data)[3][:2] == ("=1+1", 22)
