"""What papers say after the ward's decision: its name, the level it gave a member, and a head that is not older than it."""

from __future__ import annotations

from dataclasses import replace

from annual_review.documents import parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import MemberAssessment
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.wards import ward_unit

_BLANK_DAY = f"ngày {wording.BLANK} tháng {wording.BLANK} năm {wording.BLANK}"


def letterhead(source: RatedReview, number: str) -> parts.Letterhead:
    """Return the head of a paper made again after the decision (documents.md §2.0.10).

    Its day is left to be written by hand where the branch's papers are dated before the decision that it names.
    """
    record = source.record
    head = parts.letterhead(source, number)
    if source.decided is None or record.document_date >= source.decided.decision.signed_on:
        return head
    return replace(head, place_date=head.place_date.replace(wording.long_date(record.document_date), _BLANK_DAY))


def decision_words(source: RatedReview) -> str:
    """Return ``Quyết định số 52-QĐ/ĐU, ngày 26/12/2025 của Đảng ủy phường …``, of a review that is decided."""
    return f"Quyết định {decision_number(source)} của {parts.committee_above(source)}"


def decision_number(source: RatedReview) -> str:
    """Return number and day of the decision, ``số 52-QĐ/ĐU, ngày 26/12/2025``; empty before it."""
    if source.decided is None:
        return ""
    decision = source.decided.decision
    number = wording.lowered(wording.paper_number(decision.number, "QĐ/ĐU"))
    return f"{number}, ngày {wording.short_date(decision.signed_on)}"


def recognition(source: RatedReview) -> str:
    """Return the decision with what it is about: «… về việc công nhận kết quả đánh giá, xếp loại chất lượng chi bộ, …»."""
    about = f"về việc công nhận kết quả đánh giá, xếp loại chất lượng chi bộ, đảng viên năm {source.record.year}"
    return f"{decision_words(source)} {about}"


def standing_level(source: RatedReview, each: MemberAssessment) -> RatingLevel:
    """Return the decided level of a member, before the decision the proposed one."""
    return source.decided.members[each.member.number] if source.decided else each.proposed


def ward_committee(source: RatedReview) -> str:
    """Return «Đảng ủy phường Giang Biên» itself, whichever of its bodies papers are addressed to."""
    return f"Đảng ủy {ward_unit(source.record.parent)}"


def totals_line(source: RatedReview) -> str:
    """Return how many members stand at each level: ``HTXSNV: 04 đồng chí; HTTNV: 18 đồng chí; …; KHTNV: không có``."""
    counts = LevelCounts.counting(standing_level(source, each) for each in source.assessment.members)
    return "; ".join(
        f"{parts.short_level(source, level)}: {wording.counted(count)}" for level, count in counts.by_level.items()
    )
