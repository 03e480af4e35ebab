"""Danh sách đề nghị xếp loại đảng viên: the branch's proposals, one row per rated member (documents.md §2.5)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import parts, results, wording
from annual_review.documents.case import RatedReview
from annual_review.rules import words


@dataclass(frozen=True, slots=True)
class RatingListFields:
    """What the template of the rating list may use."""

    head: parts.Letterhead
    year: str
    cell: str
    report_number: str
    report_date: str
    committee_above: str
    rows: tuple[results.MemberRow, ...]
    rated: str
    total_base: str
    totals: tuple[results.LevelRow, ...]
    cap: str
    vote_rule: str
    notes: tuple[str, ...]
    signature: parts.Signature


def build(source: RatedReview) -> RatingListFields:
    """Return the fields of the rating list."""
    assessment = source.assessment
    notes = parts.Notes()
    rows = results.member_rows(source, notes)
    return RatingListFields(
        head=parts.letterhead(source, ""),
        year=str(source.record.year),
        cell=source.record.branch,
        report_number=wording.lowered(wording.paper_number(source.record.numbers.report, "BC/CB")),
        report_date=wording.short_date(source.record.document_date),
        committee_above=parts.committee_above(source),
        rows=rows,
        rated=wording.comrades(assessment.figures.rated),
        total_base=words.DENOMINATORS[source.rule_set.share.totals],
        totals=results.level_rows(source, assessment.totals, assessment.total_shares),
        cap=results.cap_sentence(source),
        vote_rule=results.vote_rule(source),
        notes=notes.lines,
        signature=parts.signer(source),
    )
