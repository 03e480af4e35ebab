"""The columns of sheet «Đảng viên» with points, from the review of 2025 on: those the branch agreed on and the member's own."""

from __future__ import annotations

from annual_review.form import cells
from annual_review.form.columns import Column

POINTS_COMMON = Column(
    "points.common",
    "Điểm tiêu chí chung",
    cells.number,
    (
        "Nhóm tiêu chí chung",
        "Điểm nhóm tiêu chí chung",
        "Tiêu chí chung",
        "Điểm chi bộ thống nhất /30",
        "Điểm chi bộ thống nhất: tiêu chí chung",
    ),
)
POINTS_RESULTS = Column(
    "points.results",
    "Điểm kết quả nhiệm vụ",
    cells.number,
    (
        "Điểm kết quả thực hiện nhiệm vụ",
        "Kết quả thực hiện nhiệm vụ",
        "Nhóm tiêu chí về kết quả thực hiện nhiệm vụ",
        "Điểm chi bộ thống nhất /70",
        "Điểm chi bộ thống nhất: kết quả",
    ),
)
POINTS_TOTAL = Column(
    "points.total",
    "Tổng điểm",
    cells.number,
    ("Điểm", "Điểm tổng", "Số điểm", "Điểm chi bộ thống nhất", "Điểm chi bộ thống nhất /100", "Điểm chi bộ thống nhất: tổng"),
)
SELF_COMMON = Column(
    "self_points.common", "Điểm tự chấm: tiêu chí chung", cells.number, ("Điểm tự chấm /30", "Tự chấm tiêu chí chung")
)
SELF_RESULTS = Column(
    "self_points.results",
    "Điểm tự chấm: kết quả",
    cells.number,
    ("Điểm tự chấm: kết quả nhiệm vụ", "Điểm tự chấm /70", "Tự chấm kết quả nhiệm vụ"),
)
SELF_TOTAL = Column(
    "self_points.total",
    "Điểm tự chấm",
    cells.number,
    ("Điểm tự chấm: tổng", "Tổng điểm tự chấm", "Điểm tự chấm /100", "Tự chấm điểm"),
)
POINTS = (POINTS_COMMON, POINTS_RESULTS, POINTS_TOTAL)
SELF_POINTS = (SELF_COMMON, SELF_RESULTS, SELF_TOTAL)
