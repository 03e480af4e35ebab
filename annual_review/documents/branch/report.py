"""Báo cáo kết quả kiểm điểm, đánh giá, xếp loại: the branch's report to the ward committee (documents.md §2.4)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import bases, gathering, levels, parts, ratio, unrated, votes, wording
from annual_review.documents.branch import collective_review
from annual_review.documents.case import RatedReview
from annual_review.documents.enclosures import enclosures
from annual_review.model.members import UnratedGroup
from annual_review.model.ratings import RatingLevel


@dataclass(frozen=True, slots=True)
class ReportFields:
    """What the template of the report may use."""

    head: parts.Letterhead
    year: str
    cell: str
    committee_above: str
    meeting: gathering.MeetingFacts
    attendance: gathering.Attendance
    bases: tuple[str, ...]
    with_collective_review: bool
    strengths_in_short: str
    has_cell: bool
    cell_level: str
    cell_votes: str
    points: str
    requirements: tuple[str, ...]
    request_reason: str
    members: str
    not_subject: str
    owed: str
    rated: str
    totals: tuple[levels.LevelCount, ...]
    total_rated: str
    excellent: str
    reasoned: tuple[str, ...]
    method: str
    agreed: tuple[str, ...]
    ratio: str
    vote_base: str
    rows: tuple[votes.VoteRow, ...]
    two_step: bool
    second_vote_base: str
    achievements: tuple[gathering.AchievementBlock, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    causes: tuple[str, ...]
    directions: tuple[str, ...]
    requests: tuple[str, ...]
    enclosures: str
    signature: parts.Signature


def build(source: RatedReview) -> ReportFields:
    """Return the fields of the report; levels are named in the order in which the paper mentions them."""
    record, assessment, narrative = source.record, source.assessment, source.record.narrative
    names = parts.LevelNames(source.rule_set)
    cell_level = levels.branch_level(source, names)
    names.explain_all()  # the table of the totals does
    excellent = levels.names_of(source, RatingLevel.EXCELLENT)
    owed = unrated.of_group(source, UnratedGroup.OWED)
    return ReportFields(
        head=parts.letterhead(source, wording.paper_number(record.numbers.report, "BC/CB")),
        year=str(record.year),
        cell=record.branch,
        committee_above=parts.committee_above(source),
        meeting=gathering.meeting_facts(source),
        attendance=gathering.attendance(source),
        bases=bases.listed(bases.bases(source)),
        with_collective_review=collective_review.wanted(source),
        strengths_in_short=" ".join(wording.sentence(wording.spelt_out(each)) for each in narrative.strengths),
        has_cell=assessment.branch is not None,
        cell_level=cell_level,
        cell_votes=levels.branch_votes(source),
        points=levels.points_text(record.points, source),
        requirements=levels.requirement_lines(source),
        request_reason=levels.request_reason(source),
        members=_members(source),
        not_subject=unrated.counted_not_subject(source),
        owed=f"{wording.comrades(len(owed))}: {unrated.named(owed)}" if owed else wording.NONE,
        rated=wording.comrades(assessment.figures.rated),
        totals=levels.level_counts(source),
        total_rated=str(assessment.totals.total),
        excellent=f"{names.name(RatingLevel.EXCELLENT)}: {excellent}." if excellent else "",
        reasoned=tuple(levels.reasoned_line(source, level, names) for level in levels.REASONED),
        method=votes.method_sentence(source, names),
        agreed=levels.differing_lines(source, names, "Chi bộ"),
        ratio=ratio.ratio_sentence(source, names),
        vote_base=votes.vote_base(source),
        rows=votes.vote_rows(source),
        two_step=votes.two_step(source),
        second_vote_base=votes.second_vote_base(source),
        achievements=gathering.achievement_blocks(source),
        strengths=parts.paragraphs_or_blank(narrative.strengths),
        weaknesses=parts.paragraphs_or_blank(narrative.weaknesses),
        causes=parts.paragraphs_or_blank(narrative.causes),
        directions=parts.paragraphs_or_blank(narrative.directions),
        requests=parts.paragraphs_or_blank(narrative.requests),
        enclosures=enclosures(source),
        signature=parts.signer(source),
    )


def _members(source: RatedReview) -> str:
    figures = source.assessment.figures
    if not figures.probationary:
        return f"{wording.comrades(figures.total)} đều là đảng viên chính thức"
    official, probationary = wording.padded(figures.official), wording.padded(figures.probationary)
    return f"{wording.comrades(figures.total)} (chính thức {official}, dự bị {probationary})"
