"""What the board says of a ward against the caps: members over all its branches, heads, and the branches themselves."""

from __future__ import annotations

from collections.abc import Mapping

from annual_review.documents.wording import decimal_comma
from annual_review.model.assessment import CapAssessment, CapBase, CapOutcome, WardFigures

_DECIMALS = 2  # at most, of the percentage itself

_MEMBERS = {
    CapBase.GOOD_ONLY: "đảng viên HTTNV",
    CapBase.GOOD_OR_BETTER: "đảng viên từ HTTNV trở lên",
    CapBase.RATED: "đảng viên được đánh giá, xếp loại",
    CapBase.ALL_MEMBERS: "đảng viên",
}
_BRANCHES = {
    CapBase.GOOD_ONLY: "chi bộ HTTNV",
    CapBase.GOOD_OR_BETTER: "chi bộ từ HTTNV trở lên",
    CapBase.RATED: "chi bộ được xếp loại",
    CapBase.ALL_MEMBERS: "chi bộ được xếp loại",
}
_HEADS = {base: words.replace("đảng viên", "bí thư chi bộ") for base, words in _MEMBERS.items()}


def ward_cap_lines(figures: WardFigures) -> tuple[str, ...]:
    """Return one Vietnamese sentence for each cap reckoned over the ward, none where its branches follow different rules."""
    kinds = (
        (figures.cap, "Đảng viên không phải bí thư chi bộ" if figures.head_cap else "Đảng viên", _MEMBERS),
        (figures.head_cap, "Bí thư chi bộ", _HEADS),
        (figures.branch_cap, "Chi bộ", _BRANCHES),
    )
    return tuple(_line(f"{title} được đề xuất HTXSNV", cap, bases) for cap, title, bases in kinds if cap is not None)


def _line(title: str, cap: CapAssessment, bases: Mapping[CapBase, str]) -> str:
    exceeded = cap.outcome is CapOutcome.EXCEEDED
    verdict = "vượt giới hạn, đề nghị đảng ủy xem xét: giới hạn" if exceeded else "không vượt giới hạn"
    base = f"{decimal_comma(cap.percent, _DECIMALS)}% của {cap.applied.base_count} {bases[cap.applied.base]}"
    unconfirmed = "" if cap.citation.confirmed else "; tỷ lệ cần xác nhận"
    return f"{title}: {cap.excellent}, {verdict} {cap.applied.limit} tính chung toàn đảng bộ ({base}{unconfirmed})."
