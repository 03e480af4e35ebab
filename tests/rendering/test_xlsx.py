"""A table for Excel: values by their types, the origin, the same bytes, valid to the Open XML SDK and to LibreOffice."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from annual_review.documents.table import ColumnKind, Table, TableColumn
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
    with pytest.raises(TypeError, match="filled from Table"):
        fill_table(object(), "", ORIGIN)
    with pytest.raises(TypeError, match="the date of its paper"):
        fill_table(TABLE, "", replace(ORIGIN, document_date=None))
    with pytest.raises(ValueError, match="zip"):
        fill_table(replace(TABLE, rows=(("a",),)), "", ORIGIN)


@pytest.mark.skipif(not find_validator(), reason="needs the Open XML SDK validator")
@pytest.mark.parametrize("table", [TABLE, replace(TABLE, rows=())], ids=["rows", "empty"])
def test_the_open_xml_sdk_has_no_complaint(table: Table, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(fill_table(table, "Bảng tổng hợp", ORIGIN))
    assert sdk_errors(find_validator() or "", file) == []


@needs_office
def test_libreoffice_reads_the_same_values(tmp_path: Path) -> None:
    data = through_office(fill_table(TABLE, "Bảng tổng hợp", ORIGIN), tmp_path)
    assert rows(data)[3][:2] == ("=1+1", 22)
