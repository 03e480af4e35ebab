"""Levels in words: how many have each, who, why; the branch's own with its votes, points and requirements."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from annual_review.documents import parts, votes, wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import MemberAssessment, Share
from annual_review.model.members import Points
from annual_review.model.ratings import RatingLevel
from annual_review.rules import words
from annual_review.rules.ceilings import total_points

REASONED = (RatingLevel.SATISFACTORY, RatingLevel.UNSATISFACTORY)


@dataclass(frozen=True, slots=True)
class LevelCount:
    """One level with its members: ``count`` for a table, ``counted`` for prose."""

    name: str
    short: str
    count: str
    counted: str
    share: str


def level_counts(source: RatedReview) -> tuple[LevelCount, ...]:
    """Return the four levels with the members proposed at each."""
    assessment = source.assessment
    return tuple(
        LevelCount(
            name=parts.level_name(source, level),
            short=parts.short_level(source, level),
            count=str(count),
            counted=wording.counted(count),
            share=parts.share_text(source, assessment.total_shares[level]),
        )
        for level, count in assessment.totals.by_level.items()
    )


def totals_line(source: RatedReview) -> str:
    """Return ``HTXSNV: 04 đồng chí; HTTNV: 18 đồng chí; HTNV: không có; KHTNV: không có``."""
    return "; ".join(f"{each.short}: {each.counted}" for each in level_counts(source))


def totals_sentence(source: RatedReview, names: parts.LevelNames) -> str:
    """Return the four levels in full: ``“Hoàn thành tốt nhiệm vụ”: 18 đồng chí; “Hoàn thành nhiệm vụ”: không có``."""
    by_level = source.assessment.totals.by_level.items()
    return "; ".join(f"{names.name(level)}: {wording.counted(count)}" for level, count in by_level)


def names_of(source: RatedReview, level: RatingLevel) -> str:
    """Return the names of the members proposed at ``level``, empty for nobody."""
    return ", ".join(each.member.name for each in source.assessment.members if each.proposed is level)


def reason_of(each: MemberAssessment) -> str:
    """Return why a member is proposed HTNV or KHTNV: the typed «Lý do», else the discipline of the year; empty for none."""
    typed = each.member.reason or (each.member.discipline if each.proposed is RatingLevel.UNSATISFACTORY else "")
    return wording.lowered(wording.unstopped(wording.spelt_out(typed)))


def reasoned_line(source: RatedReview, level: RatingLevel, names: parts.LevelNames) -> str:
    """Return the members proposed at ``level`` (HTNV or KHTNV) with their reasons, dots where none is typed."""
    members = [each for each in source.assessment.members if each.proposed is level]
    if not members:
        return f"{names.name(level)}: {wording.NONE}."
    told = "; ".join(f"đồng chí {each.member.name}, lý do: {reason_of(each) or wording.BLANK}" for each in members)
    return f"{names.name(level)}: {told}."


def differing_lines(source: RatedReview, names: parts.LevelNames, who: str) -> tuple[str, ...]:
    """Return what the meeting agreed on where a proposal is not the voted level, one sentence each (documents.md §2.2).

    ``who`` agreed: «Hội nghị» in minutes, «Chi bộ» in the report.
    """
    lines = [
        _differing(source, each, names, who)
        for each in source.assessment.members
        if each.voted is not each.proposed and not each.by_votes
    ]
    return (*lines, *_by_votes(source, names, who))


def _differing(source: RatedReview, each: MemberAssessment, names: parts.LevelNames, who: str) -> str:
    proposed = names.name(each.proposed)
    ground = wording.lowered(wording.unstopped(wording.spelt_out(each.member.reason)))
    reason = f", lý do: {ground}" if ground else ""
    if each.voted is None:
        voted = f"không có mức nào được {source.rule_set.vote.words}"
    else:
        voted = f"theo phiếu là {names.name(each.voted)}, {votes.votes_text(each.shares[each.voted])}"
    return f"{who} thống nhất đề xuất đồng chí {each.member.name} mức {proposed} ({voted}){reason}."


def _by_votes(source: RatedReview, names: parts.LevelNames, who: str) -> tuple[str, ...]:
    moved = [each for each in source.assessment.members if each.by_votes]
    if not moved:
        return ()
    told = ", ".join(f"đồng chí {each.member.name} ({votes.votes_text(each.shares[RatingLevel.EXCELLENT])})" for each in moved)
    best, good = names.name(RatingLevel.EXCELLENT), names.name(RatingLevel.GOOD)
    return (f"{by_votes_rule(source, best, who)} Đề xuất {good}: {told}.",)


def by_votes_rule(source: RatedReview, best: str, who: str) -> str:
    """Return that more were voted ``best`` than are proposed, by the branch's rule or the ward's (documents.md §2.0)."""
    assessment = source.assessment
    voted = sum(each.voted is RatingLevel.EXCELLENT for each in assessment.members)
    cap = assessment.cap
    own = cap.answer_citation is not None and cap.answer_citation.own
    agreed = f"theo {cap.answer_citation.reference}," if own and cap.answer_citation else f"{wording.lowered(who)} thống nhất"
    return (
        f"{wording.comrades(voted)} được quá nửa số phiếu {best}; {agreed} lấy theo số phiếu từ cao xuống, "
        f"đề xuất {wording.comrades(assessment.totals.excellent)}."
    )


def branch_level(source: RatedReview, names: parts.LevelNames) -> str:
    """Return the branch's own level, empty when it has none."""
    branch = source.assessment.branch
    return names.name(branch.level) if branch is not None else ""


def branch_votes(source: RatedReview) -> str:
    """Return the votes for the branch's own level: ``22/22 phiếu, đạt 100% số đảng viên chính thức được triệu tập``.

    Empty without a ballot on it.
    """
    branch = source.assessment.branch
    if branch is None or branch.votes is None:
        return ""
    share = branch.shares[branch.level]
    base = words.DENOMINATORS[share.base]
    return f"{votes.votes_text(share)}, đạt {parts.share_text(source, share)} {base}"


def points_text(points: Points | None, source: RatedReview) -> str:
    """Return points as papers say them, «nhóm tiêu chí chung 29/30 điểm; …; tổng 97/100 điểm»; empty without any (2025 on)."""
    rule = source.rule_set.points
    if points is None or rule is None:
        return ""
    total = total_points(points)
    told = (
        ("nhóm tiêu chí chung", points.common, rule.common),
        ("nhóm tiêu chí về kết quả thực hiện nhiệm vụ", points.results, rule.results),
        ("tổng", total, rule.total),
    )
    return "; ".join(f"{name} {number(value)}/{most} điểm" for name, value, most in told if value is not None)


def total_points_text(points: Points | None, source: RatedReview) -> str:
    """Return ``97/100 điểm``, empty without a total."""
    rule, total = source.rule_set.points, total_points(points)
    return "" if rule is None or total is None else f"{number(total)}/{rule.total} điểm"


def number(value: Fraction) -> str:
    """Return points as papers print them: ``29``, ``89,5``."""
    return wording.decimal_comma(value, 2)


def requirement_lines(source: RatedReview) -> tuple[str, ...]:
    """Return the confirmed requirements on the branch's level that are shares of its members, each with its figure.

    documents.md §2.4. Not met: the figure and the typed reason say so, never «chưa bảo đảm».
    """
    branch = source.assessment.branch
    found = branch.requirements if branch is not None else ()
    return tuple(
        _requirement(source, each.at_least, each.share, each.needed)
        for each in found
        if each.citation.confirmed and each.at_least and each.share and each.needed is not None
    )


def _requirement(source: RatedReview, at_least: RatingLevel, share: Share, needed: Fraction) -> str:
    least = wording.percent_of(needed, 2)
    what = least if needed == 1 else f"ít nhất {least}"
    count = f"{wording.padded(share.part)}/{wording.padded(share.whole)} đồng chí"
    level = wording.quoted(parts.level_name(source, at_least))
    return f"Số đảng viên được xếp loại từ {level} trở lên: {count}, đạt {parts.share_text(source, share)} (yêu cầu: {what})."


def request_reason(source: RatedReview) -> str:
    """Return «Lý do đề nghị: …» where a requirement is not met and the branch typed it, else an empty string."""
    branch, typed = source.assessment.branch, source.record.request_reason
    unmet = branch is not None and any(not each.met for each in branch.requirements)
    return f"Lý do đề nghị: {wording.sentence(wording.lowered(wording.spelt_out(typed)))}" if typed and unmet else ""
