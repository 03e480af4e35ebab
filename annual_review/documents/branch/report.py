"""Báo cáo kết quả kiểm điểm, đánh giá, xếp loại: the branch's report to the ward committee (documents.md §2.4)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import gathering, parts, results, wording
from annual_review.documents.case import RatedReview
from annual_review.rules import words


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
    has_cell_ballot: bool
    cell_votes: tuple[results.LevelRow, ...]
    cell_result: str
    requirements: tuple[str, ...]
    vote_base: str
    rated: str
    total_base: str
    totals: tuple[results.LevelRow, ...]
    total_rated: str
    unrated: tuple[results.UnratedRow, ...]
    unrated_count: str
    cap: str
    vote_rule: str
    notes: tuple[str, ...]
    achievements: tuple[gathering.AchievementBlock, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    causes: tuple[str, ...]
    directions: tuple[str, ...]
    requests: tuple[str, ...]
    signature: parts.Signature


def build(source: RatedReview) -> ReportFields:
    """Return the fields of the report."""
    record, assessment = source.record, source.assessment
    narrative = record.narrative
    return ReportFields(
        head=parts.letterhead(source, wording.paper_number(record.numbers.report, "BC/CB")),
        year=str(record.year),
        cell=record.branch,
        committee_above=parts.committee_above(source),
        meeting=gathering.meeting_facts(source),
        attendance=gathering.attendance(source),
        bases=tuple(f"{wording.basis(base)}." for base in record.bases),
        has_cell_ballot=record.branch_ballot is not None,
        cell_votes=results.branch_vote_rows(source),
        cell_result=results.branch_sentence(source),
        requirements=results.requirement_lines(source),
        vote_base=results.vote_base(source),
        rated=wording.comrades(assessment.figures.rated),
        total_base=words.DENOMINATORS[source.rule_set.share.totals],
        totals=results.level_rows(source, assessment.totals, assessment.total_shares),
        total_rated=str(assessment.totals.total),
        unrated=results.unrated_rows(source),
        unrated_count=wording.comrades(assessment.figures.unrated),
        cap=results.cap_sentence(source),
        vote_rule=results.vote_rule(source),
        notes=results.reason_lines(source),
        achievements=gathering.achievement_blocks(source),
        strengths=parts.paragraphs_or_blank(narrative.strengths),
        weaknesses=parts.paragraphs_or_blank(narrative.weaknesses),
        causes=parts.paragraphs_or_blank(narrative.causes),
        directions=parts.paragraphs_or_blank(narrative.directions),
        requests=parts.paragraphs_or_blank(narrative.requests),
        signature=parts.signer(source),
    )
