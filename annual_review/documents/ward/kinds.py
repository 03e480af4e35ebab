"""The papers of a ward, in their order: part of THE list (``documents.kinds``)."""

from __future__ import annotations

from annual_review.documents.case import WardReview
from annual_review.documents.kind import Form, Kind, KindOfPaper, single
from annual_review.documents.table import Tables
from annual_review.documents.ward import decision, minutes, rating_list, recognised, reminders, report, standing, table

WARD_KINDS: tuple[KindOfPaper, ...] = (
    Kind(
        "ward-report",
        1,
        "bao-cao-tong-hop",
        "Báo cáo tổng hợp của đảng bộ",
        WardReview,
        report.WardReportFields,
        single(report.build),
        standing.any_stands,
    ),
    Kind(
        "ward-rating-list",
        2,
        "danh-sach-xep-loai",
        "Danh sách xếp loại chất lượng chi bộ, đảng viên",
        WardReview,
        rating_list.WardRatingListFields,
        single(rating_list.build),
        recognised.wanted,
        variant="-dang-uy",
    ),
    Kind(
        "ward-decision",
        3,
        "quyet-dinh",
        "Quyết định công nhận kết quả đánh giá, xếp loại",
        WardReview,
        decision.WardDecisionFields,
        single(decision.build),
        recognised.wanted,
    ),
    Kind(
        "ward-minutes",
        4,
        "bien-ban-hop",
        "Biên bản họp xét, công nhận kết quả đánh giá, xếp loại",
        WardReview,
        minutes.WardMinutesFields,
        single(minutes.build),
        recognised.wanted,
        variant="-dang-uy",
    ),
    Kind(
        "ward-reminders",
        5,
        "cong-van-don-doc",
        "Công văn đôn đốc nộp hồ sơ",
        WardReview,
        reminders.WardRemindersFields,
        single(reminders.build),
        reminders.wanted,
    ),
    Kind(
        "ward-table",
        6,
        "bang-tong-hop",
        "Bảng tổng hợp của đảng bộ",
        WardReview,
        Tables,
        single(table.build),
        standing.any_stands,
        form=Form.XLSX,
    ),
)
