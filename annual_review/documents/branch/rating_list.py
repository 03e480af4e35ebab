"""Danh sách đề xuất xếp loại đảng viên: the branch's proposals, one row per rated member (documents.md §2.5)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import decided, levels, parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import MemberAssessment
from annual_review.model.members import Points
from annual_review.rules.ceilings import total_points


@dataclass(frozen=True, slots=True)
class PointCells:
    """Points of one member in a table: of 30, of 70, of 100."""

    common: str
    results: str
    total: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One rated member; what was not typed is empty, points that were not typed are dots."""

    number: str
    name: str
    born: str
    posts: str
    employee_rating: str
    self_points: PointCells
    points: PointCells
    self_rating: str
    proposed: str
    decided: str
    note: str


@dataclass(frozen=True, slots=True)
class RatingListFields:
    """What the templates of the rating list may use. ``decided``: the ward has decided, and its levels stand in the rows.

    ``self_total`` heads the column with the total of everybody's own points: «/100» beside their parts, «Tổng» alone.
    """

    head: parts.Letterhead
    year: str
    cell: str
    goes_with: str
    decided: bool
    self_total: str
    rows: tuple[RatingRow, ...]
    totals: str
    signature: parts.Signature


def with_points(source: RatedReview) -> bool:
    """Say whether members have points, and the list is the wide one (from the review of 2025 on)."""
    return source.rule_set.scores_members


def without_points(source: RatedReview) -> bool:
    """Say whether the list is the narrow one (reviews to 2024)."""
    return not source.rule_set.scores_members


def build(source: RatedReview) -> RatingListFields:
    """Return the fields of the rating list."""
    record = source.record
    return RatingListFields(
        head=decided.letterhead(source, ""),
        year=str(record.year),
        cell=record.branch,
        goes_with=_goes_with(source),
        decided=source.decided is not None,
        self_total=_self_total(source),
        rows=tuple(_row(source, number, each) for number, each in enumerate(source.assessment.members, 1)),
        totals=_totals(source),
        signature=parts.signer(source),
    )


def _totals(source: RatedReview) -> str:
    """Return how many have each level; after the decision by it too."""
    proposed = levels.totals_line(source)
    return f"{proposed}. Theo quyết định: {decided.totals_line(source)}" if source.decided else proposed


def _goes_with(source: RatedReview) -> str:
    """Return what the list is attached to: the submission, after the decision that."""
    record = source.record
    if source.decided is not None:
        return f"(Theo {decided.decision_words(source)})"
    number = wording.lowered(wording.paper_number(record.numbers.submission, "TTr/CB"))
    return f"(Kèm theo Tờ trình {number}, ngày {wording.short_date(record.document_date)})"


def _self_total(source: RatedReview) -> str:
    own = [member.self_points for member in source.record.members if member.self_points is not None]
    total_alone = bool(own) and all(each.common is None and each.results is None for each in own)
    return "Tổng" if total_alone or source.rule_set.points is None else f"/{source.rule_set.points.total}"


def _row(source: RatedReview, number: int, each: MemberAssessment) -> RatingRow:
    member = each.member
    return RatingRow(
        number=str(number),
        name=member.name,
        born=wording.short_date(member.born) if member.born else member.birth_text,
        posts=wording.posts_of(member),
        employee_rating=parts.short_level(source, member.employee_rating),
        self_points=_cells(member.self_points),
        points=_cells(member.points),
        self_rating=parts.short_level(source, member.self_rating) or wording.BLANK,
        proposed=parts.short_level(source, each.proposed),
        decided=parts.short_level(source, decided.standing_level(source, each)) if source.decided else "",
        note=_note(each),
    )


def _cells(points: Points | None) -> PointCells:
    typed = points or Points()
    values = (typed.common, typed.results, total_points(points))
    return PointCells(*(wording.BLANK if value is None else levels.number(value) for value in values))


def _note(each: MemberAssessment) -> str:
    """Return the remark: why HTNV or KHTNV, why the proposal differs, how votes decided, what the clerk noted."""
    ground = levels.reason_of(each) if each.proposed in levels.REASONED or each.voted is not each.proposed else ""
    if each.by_votes:
        ground = each.reasons[-1].text
    noted = wording.unstopped(wording.spelt_out(each.member.note))
    return "; ".join(part for part in (wording.initial(ground), noted) if part)
