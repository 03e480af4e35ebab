"""The ratio of «hoàn thành xuất sắc»: one sentence in the report, half a line in the submission (documents.md §2.0).

«không vượt quá» stands only where it is true without rounding over a base that may be named (``CapClaim``); elsewhere the
papers print facts, and the request where the limit is passed.
"""

from __future__ import annotations

from annual_review.documents import parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import CapBase, CapOutcome, Denominator, Share
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.ruleset import CapUnit

_PROPOSED = "số đảng viên được đề xuất xếp loại"


def ratio_sentence(source: RatedReview, names: parts.LevelNames) -> str:
    """Return the sentence of the report on how many are proposed excellent, and of whom that is a share.

    That votes decided stands right before it (``levels.differing_lines``).
    """
    totals, cap = source.assessment.totals, source.assessment.cap
    best = names.name(RatingLevel.EXCELLENT)
    if not totals.excellent:
        return f"Không có đồng chí nào được đề xuất xếp loại {best}."
    counted = wording.comrades(totals.excellent)
    subject = f"Số đảng viên được đề xuất xếp loại {best} là {counted}"
    if cap.claim is not None and not source.rule_set.cap.exclude_head:
        claim = cap.claim
        base = _base_words(claim.base, names)
        ground = _ground(source) or (f" theo {claim.citation.reference}" if claim.citation.own else "")
        held = f"bằng {_ratio(totals.excellent, claim.base_count, source)} {base} ({_pair(totals.excellent, claim.base_count)})"
        return f"{subject}, {held}, không vượt quá {_percent(source)}{ground}."
    good = names.name(RatingLevel.GOOD)
    if not totals.good:
        return f"{subject}; không có đồng chí nào được đề xuất xếp loại {good}. {_request(source)}"
    if source.rule_set.cap.ward_unit is CapUnit.POSITION_GROUP and _text_is_confirmed(source):
        return f"{subject}{_by_groups(source, good)}"
    later = names.name(RatingLevel.GOOD)
    both = totals.at_least(RatingLevel.GOOD)
    facts = (
        f", bằng {_ratio(totals.excellent, both, source)} {_PROPOSED} {good} trở lên ({_pair(totals.excellent, both)}), "
        f"bằng {_ratio(totals.excellent, totals.good, source)} {_PROPOSED} {later} ({_pair(totals.excellent, totals.good)})."
    )
    exceeded = cap.outcome is CapOutcome.EXCEEDED
    rest = (_text_sentence(source, later), _request(source) if exceeded else "")
    return " ".join((subject + facts, *(each for each in rest if each)))


def half_line(source: RatedReview) -> str:
    """Return the submission's half a line: ``04 đồng chí “Hoàn thành xuất sắc nhiệm vụ” bằng 22,22% số …``; empty for none.

    Over the limit the request stands with it.
    """
    totals, cap = source.assessment.totals, source.assessment.cap
    if not totals.excellent:
        return ""
    good = wording.quoted(parts.level_name(source, RatingLevel.GOOD))
    best = wording.quoted(parts.level_name(source, RatingLevel.EXCELLENT))
    line = f"Số {best} là {wording.comrades(totals.excellent)}"
    if totals.good:
        line += f", bằng {_ratio(totals.excellent, totals.good, source)} số {good}"
    by_groups = source.rule_set.cap.ward_unit is CapUnit.POSITION_GROUP and _text_is_confirmed(source)
    asked = cap.outcome is CapOutcome.EXCEEDED or (by_groups and cap.claim is None)
    return f"{line}; {wording.lowered(_request(source))}" if asked else f"{line}."


def _by_groups(source: RatedReview, good: str) -> str:
    """The facts from 2025 on, with and without the secretary, and that the competent level decides by groups."""
    totals = source.assessment.totals
    facts = (
        f", bằng {_ratio(totals.excellent, totals.good, source)} {_PROPOSED} {good} ({_pair(totals.excellent, totals.good)})"
    )
    heads = LevelCounts.counting(each.proposed for each in source.assessment.members if each.member.is_head)
    others = totals.minus(heads)
    if heads.excellent and others.good:
        facts += (
            f"; không tính bí thư chi bộ là {wording.comrades(others.excellent)}, bằng "
            f"{_ratio(others.excellent, others.good, source)} ({_pair(others.excellent, others.good)})"
        )
    return (
        f"{facts}. Theo {parts.undated(source.assessment.cap.citation)}, tỷ lệ tối đa là {_percent(source)} theo đối tượng có "
        "vị trí, vai trò, chức năng, nhiệm vụ tương đồng, do cấp có thẩm quyền xem xét, quyết định; đề nghị "
        f"{parts.committee_above(source)} xem xét."
    )


def _text_sentence(source: RatedReview, good: str) -> str:
    """What the regulation itself says, where its words were seen: base and unit (2019–2022); of a ward's own its number."""
    cap = source.assessment.cap
    if cap.citation.own:
        return f"Theo {cap.citation.reference}, tỷ lệ tối đa là {_percent(source)}."
    if not _text_is_confirmed(source) or source.rule_set.cap.ward_unit is not CapUnit.BASE_ORG:
        return ""
    return (
        f"Theo {parts.undated(cap.citation)}, tỷ lệ tối đa là {_percent(source)} số đảng viên được xếp loại {good}, "
        "tính trong từng tổ chức cơ sở đảng."
    )


def _text_is_confirmed(source: RatedReview) -> bool:
    rule = source.rule_set.cap
    text = rule.citations.get("text_base")
    return rule.citation.confirmed and text is not None and text.confirmed and rule.text_base is CapBase.GOOD_ONLY


def _request(source: RatedReview) -> str:
    return f"Đề nghị {parts.committee_above(source)} xem xét, quyết định."


def _ground(source: RatedReview) -> str:
    """The ward's decision on a percentage of its own, empty for the regulation's."""
    citation = source.assessment.cap.citation
    grounds = source.assessment.cap.grounds
    why = f" ({wording.lowered(wording.unstopped(grounds))})" if grounds else ""
    return f" theo {citation.reference}{why}" if citation.own else ""


def _percent(source: RatedReview) -> str:
    return wording.percent_of(source.assessment.cap.percent / 100, 2)


def _ratio(part: int, whole: int, source: RatedReview) -> str:
    return parts.share_text(source, Share(part, whole, Denominator.RATED))


def _pair(part: int, whole: int) -> str:
    return f"{wording.padded(part)}/{wording.padded(whole)}"


def _base_words(base: CapBase, names: parts.LevelNames) -> str:
    good = names.name(RatingLevel.GOOD)
    return {
        CapBase.GOOD_ONLY: f"{_PROPOSED} {good}",
        CapBase.GOOD_OR_BETTER: f"{_PROPOSED} {good} trở lên",
        CapBase.RATED: "số đảng viên được đánh giá, xếp loại",
        CapBase.ALL_MEMBERS: "tổng số đảng viên của chi bộ",
    }[base]
