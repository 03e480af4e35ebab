"""The ward's table for Excel: typed values in four sheets (documents.md §2.23)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from annual_review.documents.case import WardReview
from annual_review.documents.table import ColumnKind, Table
from annual_review.documents.ward import table
from tests.documents.ward_cases import decided_otherwise, ward, ward_workbook


def sheets(review: WardReview) -> dict[str, Table]:
    return {each.sheet: each for each in table.build(review).sheets}


def headings(found: Table) -> list[str]:
    return [column.heading for column in found.columns]


OPEN = ward(5, 2026, ward_workbook())


def test_there_are_four_sheets_and_every_row_has_a_value_for_every_column() -> None:
    for review in (OPEN, ward(1, 2020), ward(30, 2023)):
        found = sheets(review)
        assert list(found) == ["Tổng hợp", "Đảng viên", "Tỷ lệ", "Tình trạng"]
        assert all(len(row) == len(each.columns) for each in found.values() for row in each.rows)


def test_the_branches_have_the_columns_of_the_first_annex() -> None:
    found = sheets(OPEN)["Tổng hợp"]
    assert headings(found) == [
        *("STT", "Chi bộ", "Tổng số đảng viên", "Chính thức", "Dự bị", "Miễn", "Đình chỉ", "Dưới 6 tháng"),
        *("Chưa KĐ, ĐG, XL", "Đã ĐG, XL", "HTXSNV", "HTXSNV (%)", "HTTNV", "HTTNV (%)", "HTNV", "HTNV (%)"),
        *("KHTNV", "KHTNV (%)", "HTXSNV/HTTNV (%)", "Chi bộ tự xếp loại", "Điểm của chi bộ", "Đảng ủy xếp loại", "Ghi chú"),
    ]
    assert found.rows[4] == (
        *(5, "Chi bộ Công an phường", 37, 36, 1, 1, 1, 1, 1, 33),
        *(6, Fraction(6, 33), 24, Fraction(24, 33), 3, Fraction(3, 33), 0, Fraction(0)),
        *(Fraction(6, 24), "HTTNV", None, "", "Số liệu của bản nộp trước"),
    )
    assert (found.totals, found.title) == ("Tổng cộng", "TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI năm 2026, phường Giang Biên")


def test_totals_are_sums_of_counts_and_ratios_of_them() -> None:
    found = sheets(OPEN)["Tổng hợp"]
    assert {column.heading for column in found.columns if column.sums} >= {"Tổng số đảng viên", "Đã ĐG, XL", "HTXSNV", "KHTNV"}
    ratios = {column.heading: column.ratio for column in found.columns if column.ratio}
    at = headings(found).index
    assert ratios["HTTNV (%)"] == (at("HTTNV"), at("Đã ĐG, XL"))
    assert ratios["HTXSNV/HTTNV (%)"] == (at("HTXSNV"), at("HTTNV"))
    assert [column.kind for column in found.columns if column.ratio] == [ColumnKind.SHARE] * 5


def test_members_have_points_from_2025_on() -> None:
    found = sheets(OPEN)["Đảng viên"]
    assert headings(found) == [
        *("STT", "Họ và tên", "Ngày sinh", "Chi bộ", "Chức vụ", "Điểm", "Chi bộ đề xuất", "Đảng ủy xếp loại")
    ]
    assert len(found.rows) == 95
    assert found.rows[0][2] == date(1957, 2, 4)
    assert found.rows[0][4:] == ("Bí thư; Tổ trưởng tổ dân phố", Fraction(189, 2), "HTXSNV", "")
    assert found.rows[13][2] == "1961"  # only the year is known
    assert "Điểm" not in headings(sheets(ward(1, 2023))["Đảng viên"])
    assert "Điểm của chi bộ" not in headings(sheets(ward(1, 2023))["Tổng hợp"])


def test_the_level_of_the_ward_stands_once_it_decided() -> None:
    found = sheets(decided_otherwise(ward(2, 2026, ward_workbook(decided=True))))
    levels = [row[-2:] for row in found["Đảng viên"].rows]
    assert levels.count(("HTXSNV", "HTTNV")) == 1
    assert found["Tổng hợp"].rows[0][-4:] == ("HTXSNV", None, "HTTNV", None)


def test_percentages_by_groups_are_numbers() -> None:
    found = sheets(OPEN)["Tỷ lệ"]
    assert headings(found)[3] == "20% của HTTNV"
    assert found.rows == (
        (1, "Chi bộ", 3, Fraction(3, 5), 2, Fraction(7, 5)),
        (2, "Bí thư chi bộ", 4, Fraction(4, 5), 1, Fraction(1, 5)),
        (3, "Đảng viên khác", 65, Fraction(13), 16, Fraction(3)),
    )


def test_the_state_of_every_branch_known() -> None:
    rows = sheets(OPEN)["Tình trạng"].rows
    assert rows[0] == ("Chi bộ Trường Tiểu học Đô Thị Việt Hưng", "GB-01", "Đã nộp", date(2026, 11, 25), "Đã có văn bản", 0)
    assert rows[4][2:] == (
        "Đã nộp",
        date(2026, 11, 29),
        "Đang dùng số liệu của bản nộp trước; bản mới phải sửa",
        2,
    )
    assert rows[5:] == (
        ("Chi bộ Trường Mầm non Hoa Sữa", "GB-97", "Đã nộp", None, "Phải sửa, chưa có văn bản", 1),
        ("Chi bộ Chợ Giang Biên", "GB-98", "Chưa nộp", None, "Chưa nộp", None),
        ("Chi bộ Tổ dân phố số 99", "", "Chưa nộp", None, "Chưa nộp", None),
    )
