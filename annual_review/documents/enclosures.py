"""What goes with a paper to the ward: the papers that were really made (documents.md §2.4, §2.8)."""

from __future__ import annotations

from annual_review.documents.branch import collective_review
from annual_review.documents.case import RatedReview


def enclosures(source: RatedReview, *others: str) -> str:
    """Return «Hồ sơ gửi kèm» in one line: minutes, tally minutes, ``others``, then what else this review has."""
    found = ["biên bản họp chi bộ", "biên bản kiểm phiếu", *others]
    if collective_review.wanted(source):
        found.append("báo cáo kiểm điểm tập thể")
    found.append("danh sách đề xuất xếp loại đảng viên")
    if source.assessment.unrated:
        found.append("danh sách đảng viên không thuộc đối tượng và chưa kiểm điểm, đánh giá, xếp loại")
    if source.record.achievements:
        found.append("tổng hợp thành tích")
    return "; ".join(found)
