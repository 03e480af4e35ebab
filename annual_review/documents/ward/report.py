"""Báo cáo tổng hợp of a ward: the results of all branches, its levels as a chart, two annexes (documents.md §2.18)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annual_review.documents import parts, wording
from annual_review.documents.case import WardReview
from annual_review.documents.chart import Chart, ChartSeries
from annual_review.documents.ward import counts, standing
from annual_review.documents.ward import parts as ward_parts
from annual_review.documents.ward.annexes import BranchRow, GroupRow, OverGroup, branch_rows, group_rows, over_groups, total_row
from annual_review.documents.ward.quota import percent_heading
from annual_review.documents.ward.unsatisfactory import reasons_of_unsatisfactory
from annual_review.model.ratings import LevelCounts, RatingLevel

# The ward's own plan by its number, «15-KH/ĐU» or «15/KH-ĐU»; those of committees above are not its to issue.
_OWN_PLAN = re.compile(r"^kế hoạch\b.*\bKH\s*[-/]\s*(?:ĐU|BTV)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WardReportFields:
    """What the template of the ward's report may use; ``levels`` is the chart of that name.

    ``members`` are the paragraphs a) to d); ``over`` the groups beyond their percentage, empty where the ward switches their
    names off.
    """

    head: parts.Letterhead
    year: str
    leading: str
    not_in: tuple[str, ...]
    basis: str
    branches: str
    members: tuple[str, ...]
    by_group: str
    levels: Chart
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    causes: tuple[str, ...]
    requests: tuple[str, ...]
    above: str
    signature: ward_parts.WardSignature
    goes_with: str
    rows: tuple[BranchRow, ...]
    total: BranchRow
    percent_heading: str
    groups: tuple[GroupRow, ...]
    over: tuple[OverGroup, ...]


def build(review: WardReview) -> WardReportFields:
    """Return the fields of the report."""
    workbook = review.workbook
    number = wording.paper_number(workbook.numbers.report if workbook else "", "BC/ĐU")
    day = workbook.numbers.report_date if workbook else None
    lines = counts.branch_lines(review)
    heads, names = counts.together(lines), parts.LevelNames(ward_parts.rules_of(review))
    narrative = workbook.narrative if workbook else None
    return WardReportFields(
        head=ward_parts.letterhead(review, number, day),
        year=str(review.year),
        leading=_leading(review),
        not_in=tuple(_not_in(review)),
        basis=_basis(review),
        branches=_branches(review, names, counts.branch_levels(lines)),
        members=tuple(_members(review, names, heads)),
        by_group=_by_group(review, names, lines),
        levels=_chart(review, heads.levels),
        strengths=parts.paragraphs_or_blank(narrative.strengths if narrative else ()),
        weaknesses=parts.paragraphs_or_blank(narrative.weaknesses if narrative else ()),
        causes=parts.paragraphs_or_blank(narrative.causes if narrative else ()),
        requests=parts.paragraphs_or_blank(narrative.requests if narrative else ()),
        above=ward_parts.committee_above(review),
        signature=ward_parts.signature(review),
        goes_with=_goes_with(review, number),
        rows=branch_rows(review, lines),
        total=total_row(review, heads),
        percent_heading=percent_heading(review),
        groups=group_rows(review),
        over=over_groups(review),
    )


def _goes_with(review: WardReview, number: str) -> str:
    day = review.workbook.numbers.report_date if review.workbook else None
    dated = wording.BLANK if day is None else wording.short_date(day)
    return f"(Kèm theo Báo cáo {wording.lowered(number)}, ngày {dated} của {ward_parts.acting_body(review)})"


def _leading(review: WardReview) -> str:
    """Return what the ward issued, how many branches met, when, and at how many of them its members were."""
    known, stand = standing.known_branches(review), len(review.branches)
    of = wording.BLANK if known is None else wording.padded(known)
    told = [
        f"{ward_parts.committee(review)} đã ban hành {_plans(review)}",
        f"{wording.padded(stand)}/{of} chi bộ trực thuộc đã tổ chức hội nghị kiểm điểm, đánh giá, xếp loại {_days(review)}",
    ]
    if visited := sum(each.figures.guests > 0 for each in review.branches):
        told.append(f"{wording.padded(visited)} chi bộ có đảng ủy viên dự, chỉ đạo")
    return f"{'; '.join(told)}."


def _plans(review: WardReview) -> str:
    """Return the ward's own plans as typed, without the name of the committee that is told before them; dots for none."""
    typed = (wording.basis(base) for base in (review.workbook.bases if review.workbook else ()))
    bodies = (ward_parts.acting_body(review), ward_parts.committee(review))
    found = []
    for text in typed:
        if _OWN_PLAN.match(text):
            for body in bodies:
                text = text.removesuffix(f" của {body}")  # noqa: PLW2901 - cut step by step
            found.append(text)
    return wording.listed(found) or f"Kế hoạch số {wording.BLANK}"


def _days(review: WardReview) -> str:
    days = counts.meeting_days(review)
    if days is None:
        return f"từ ngày {wording.BLANK} đến ngày {wording.BLANK}"
    first, last = map(wording.short_date, days)
    return f"ngày {first}" if first == last else f"từ ngày {first} đến ngày {last}"


def _not_in(review: WardReview) -> Iterator[str]:
    """Yield the branches that handed in nothing, and those whose papers are still to be mended."""
    if review.missing:
        yield f"Chi bộ chưa nộp hồ sơ: {'; '.join(each.name for each in review.missing)}."
    if refused := standing.only_refused(review):
        yield f"Chi bộ đang hoàn thiện hồ sơ: {'; '.join(each.name or wording.BLANK for each in refused)}."


def _basis(review: WardReview) -> str:
    """Return what the figures are: proposals of the branches, or what the ward decided."""
    of = f"của {wording.padded(len(review.branches))} chi bộ"
    if ward_parts.decided(review):
        decision = ward_parts.decision_text(review)
        return f"Số liệu dưới đây {of}, theo {decision} của {ward_parts.acting_body(review)}."
    return f"Số liệu dưới đây là kết quả chi bộ đề xuất, {of}."


def _branches(review: WardReview, names: parts.LevelNames, levels: LevelCounts) -> str:
    """Return the branches at each level, those excellent beside those good."""
    known = standing.known_branches(review)
    rated = "đã xếp loại" if ward_parts.decided(review) else "đã tự xếp loại"
    start = f"Tổng số chi bộ: {wording.BLANK if known is None else wording.padded(known)}; {rated}: "
    if not levels.total:
        return f"{start}{wording.NONE}."
    told = []
    for level, count in levels.by_level.items():
        text = f"{names.name(level)}: {f'{wording.padded(count)} chi bộ' if count else wording.NONE}"
        if level is RatingLevel.EXCELLENT and count and levels.good:
            share = wording.percent(counts.of_good(levels), _decimals(review))
            ratio = f"{wording.padded(count)}/{wording.padded(levels.good)}"
            text += f", bằng {share} số chi bộ {names.name(RatingLevel.GOOD)} ({ratio})"
        told.append(text)
    return f"{start}{wording.padded(levels.total)}; trong đó: {'; '.join(told)}."


def _members(review: WardReview, names: parts.LevelNames, heads: counts.Heads) -> Iterator[str]:
    """Yield the members' lines a) to d); the reasons of those at the lowest level behind the last."""
    if heads.probationary:
        told = f" (chính thức {wording.padded(heads.official)}, dự bị {wording.padded(heads.probationary)})"
    else:
        told = ", đều là đảng viên chính thức"
    yield f"a) Tổng số đảng viên đến thời điểm đánh giá: {wording.comrades(heads.total)}{told}."
    yield f"b) Không thuộc đối tượng: {_not_subject(heads)}."
    yield f"c) Chưa kiểm điểm, đánh giá, xếp loại: {wording.counted(heads.owed)}."
    if not heads.rated:
        yield f"d) Đã đánh giá, xếp loại: {wording.NONE}."
        return
    levels = []
    for level, count in heads.levels.by_level.items():
        share = wording.percent(counts.rated_share(count, heads), _decimals(review))
        levels.append(f"{names.name(level)}: {wording.counted(count)}{f' ({share})' if count else ''}")
    reasons = reasons_of_unsatisfactory(review)
    yield (
        f"d) Đã đánh giá, xếp loại: {wording.comrades(heads.rated)}; trong đó: {'; '.join(levels)}"
        f"{f', lý do: {reasons}' if reasons else ''}."
    )


def _not_subject(heads: counts.Heads) -> str:
    if not heads.not_subject:
        return wording.NONE
    found = (
        ("được miễn công tác và sinh hoạt đảng", heads.exempt),
        ("bị đình chỉ sinh hoạt đảng", heads.suspended),
        ("mới kết nạp chưa đủ 6 tháng", heads.under_six_months),
    )
    kinds = "; ".join(f"{what}: {wording.padded(count)}" for what, count in found if count)
    return f"{wording.comrades(heads.not_subject)} ({kinds})"


def _by_group(review: WardReview, names: parts.LevelNames, lines: tuple[counts.BranchLine, ...]) -> str:
    """Return those excellent beside those good in each group of like positions; until 2024 of all members together."""
    if not counts.by_position(review):
        found = [(counts.MEMBERS_GROUP, counts.together(lines).levels)]
    else:
        found = [
            (counts.HEADS_GROUP, counts.head_levels(review, are_heads=True)),
            (counts.OTHERS_GROUP, counts.head_levels(review, are_heads=False)),
            (counts.BRANCHES_GROUP, counts.branch_levels(lines)),
        ]
    told = "; ".join(f"{wording.lowered(name)} {_ratio(review, levels, names)}" for name, levels in found)
    best, good = names.name(RatingLevel.EXCELLENT), names.name(RatingLevel.GOOD)
    return f"Số {best} trên số {good}: {told}."


def _ratio(review: WardReview, levels: LevelCounts, names: parts.LevelNames) -> str:
    if not levels.good:
        none = f"{wording.NONE} {names.name(RatingLevel.GOOD)}"
        return f"{wording.padded(levels.excellent)}, {none}" if levels.excellent else wording.NONE
    share = wording.percent(counts.of_good(levels), _decimals(review))
    return f"{wording.padded(levels.excellent)}/{wording.padded(levels.good)} ({share})"


def _chart(review: WardReview, levels: LevelCounts) -> Chart:
    names = tuple(ward_parts.level_name(review, level) for level in RatingLevel)
    return Chart(names, (ChartSeries("Số đảng viên", tuple(levels.by_level.values())),))


def _decimals(review: WardReview) -> int:
    return ward_parts.rules_of(review).share.decimals
