"""Sheets «Phiếu đảng viên» as totals and «Phiếu đảng viên (lần 2)» declared: the votes of each level for each member."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from annual_review.form import cells
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import members as roster
from annual_review.model.ratings import RatingLevel

LEVEL_COLUMNS: Mapping[RatingLevel, Column[int]] = {
    RatingLevel.EXCELLENT: Column(
        "excellent",
        "HTXSNV",
        cells.count,
        (
            "HTXS",
            "Số phiếu HTXSNV",
            "HT Xuất sắc",
            "HT Xuất sắc NV",
            "HT Xuất sắc nhiệm vụ",
            "Hoàn thành xuất sắc",
            "Hoàn thành xuất sắc NV",
            "Hoàn thành XS",
            "Hoàn thành XS NV",
            "Hoàn thành XSNV",
            "Hoàn thành xuất sắc nhiệm vụ",
            "Xuất sắc",
        ),
        required=True,
    ),
    RatingLevel.GOOD: Column(
        "good",
        "HTTNV",
        cells.count,
        (
            "HTT",
            "HTTTNV",
            "Số phiếu HTTNV",
            "HT Tốt",
            "HT Tốt NV",
            "HT Tốt nhiệm vụ",
            "Hoàn thành tốt",
            "Hoàn thành tốt NV",
            "Hoàn thành tốt nhiệm vụ",
            "Tốt",
        ),
        required=True,
    ),
    RatingLevel.SATISFACTORY: Column(
        "satisfactory",
        "HTNV",
        cells.count,
        ("HT", "Số phiếu HTNV", "HT Nhiệm vụ", "Hoàn thành", "Hoàn thành NV", "Hoàn thành nhiệm vụ"),
        required=True,
    ),
    RatingLevel.UNSATISFACTORY: Column(
        "unsatisfactory",
        "KHTNV",
        cells.count,
        (
            "KHT",
            "Số phiếu KHTNV",
            "Không HT",
            "Không HTNV",
            "Không HT nhiệm vụ",
            "Không hoàn thành",
            "Không hoàn thành NV",
            "Không hoàn thành nhiệm vụ",
        ),
        required=True,
    ),
}
BLANK = Column("blank", "Không ghi", cells.count, ("Phiếu trắng", "Để trống", "Không ý kiến", "Chưa đánh giá, xếp loại"))
SUMS = ("Cộng", "Tổng", "Tổng số", "Tổng số phiếu", "Tổng cộng", "Cộng phiếu", "Tổng phiếu")  # headings of typed sums
SHARES = ("%", "Tỷ lệ", "Tỷ lệ %", "Tỉ lệ", "Tỉ lệ (%)", "Tỷ lệ phần trăm")
_KNOWN = (
    *SHARES,
    *SUMS,
    "Chức vụ",
    "Chức vụ, đơn vị",
    "Chức vụ Đảng",
    "Chức vụ, đơn vị công tác",
)
SPEC = SheetSpec(
    "ballots",
    "Phiếu đảng viên",
    (
        "Phiếu ĐV",
        "Kết quả kiểm phiếu",
        "Kiểm phiếu đảng viên",
        "Kết quả kiểm phiếu đảng viên",
        "Phiếu đảng viên (lần 1)",
        "Phiếu xếp loại đảng viên",
    ),
    (roster.NUMBER, roster.NAME, roster.FAMILY, roster.GIVEN, roster.BORN, *LEVEL_COLUMNS.values(), BLANK, roster.NOTE),
    (("name",), ("family", "given")),
    required=False,
    ignored=_KNOWN,
    shared=(*(column.key for column in LEVEL_COLUMNS.values()), BLANK.key),
)
SECOND_ENTRY = SheetSpec(
    "second_entry",
    "Phiếu đảng viên (lần 2)",
    ("Phiếu đảng viên lần 2", "Phiếu ĐV (lần 2)", "Phiếu đảng viên - lần 2", "Phiếu đảng viên nhập lần 2"),
    SPEC.columns,
    SPEC.anchors,
    ignored=_KNOWN,
    shared=SPEC.shared,
    note="Người thứ hai nhập lại từ phiếu giấy; phải khớp từng ô",
)


def spec_for(options: ReadingOptions) -> SheetSpec:
    """Return the declaration of the sheet with the site's own marks («Mức 1») as further headings of the levels."""
    if not options.level_scale:
        return SPEC
    marks = {
        column.key: tuple(mark for mark, each in options.level_scale.items() if each == level)
        for level, column in LEVEL_COLUMNS.items()
    }
    columns = tuple(replace(column, aliases=(*column.aliases, *marks.get(column.key, ()))) for column in SPEC.columns)
    return replace(SPEC, columns=columns)
