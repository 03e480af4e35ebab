"""What the board says of a ward against the caps: members over all its branches, heads, and the branches themselves."""

from __future__ import annotations

from collections.abc import Mapping

from annual_review.model.assessment import CapBase, CapOutcome
from annual_review.telling.figures import Json

_MEMBERS = {
    CapBase.GOOD_ONLY: "đảng viên HTTNV",
    CapBase.GOOD_OR_BETTER: "đảng viên từ HTTNV trở lên",
    CapBase.RATED: "đảng viên được đánh giá, xếp loại",
    CapBase.ALL_MEMBERS: "đảng viên",
}
_CELLS = {
    CapBase.GOOD_ONLY: "chi bộ HTTNV",
    CapBase.GOOD_OR_BETTER: "chi bộ từ HTTNV trở lên",
    CapBase.RATED: "chi bộ được xếp loại",
    CapBase.ALL_MEMBERS: "chi bộ được xếp loại",
}
_HEADS = {base: words.replace("đảng viên", "bí thư chi bộ") for base, words in _MEMBERS.items()}


def ward_cap_lines(figures: Mapping[str, Json]) -> tuple[str, ...]:
    """Return one Vietnamese sentence for each cap reckoned over the ward, none where its branches follow different rules.

    ``figures`` are those of ``ward.ward_outcomes``.
    """
    kinds = (
        ("cap", "Đảng viên đề xuất HTXSNV", _MEMBERS, ""),
        ("head_cap", "Bí thư chi bộ đề xuất HTXSNV, xét riêng", _HEADS, ""),
        ("cell_cap", "Chi bộ đề xuất HTXSNV", _CELLS, "; tỷ lệ đối với chi bộ cần xác nhận"),
    )
    return tuple(
        _line(title, cap, bases, remark) for key, title, bases, remark in kinds if isinstance(cap := figures.get(key), dict)
    )


def _line(title: str, cap: Mapping[str, Json], bases: Mapping[CapBase, str], remark: str) -> str:
    exceeded = cap["outcome"] == CapOutcome.EXCEEDED.value
    verdict = "vượt giới hạn, đề nghị đảng ủy xem xét: giới hạn" if exceeded else "không vượt giới hạn"
    base = f"{cap['percent']}% của {cap['base_count']} {bases[CapBase(str(cap['base']))]}"
    return f"{title}: {cap['excellent']}, {verdict} {cap['limit']} tính chung toàn đảng bộ ({base}{remark})."
