"""Tờ trình đề nghị công nhận: the branch asks the ward committee to recognise its ratings (documents.md §2.8)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import parts, results, wording
from annual_review.documents.case import RatedReview
from annual_review.rules import words


@dataclass(frozen=True, slots=True)
class SubmissionFields:
    """What the template of the submission may use."""

    head: parts.Letterhead
    year: str
    cell: str
    committee_above: str
    guidance: str
    bases: tuple[str, ...]
    meeting_date: str
    has_cell_ballot: bool
    cell_result: str
    rated: str
    total_base: str
    minutes_number: str
    totals: tuple[results.LevelRow, ...]
    cap: str
    vote_rule: str
    requests: tuple[str, ...]
    signature: parts.Signature


def build(source: RatedReview) -> SubmissionFields:
    """Return the fields of the submission."""
    record, assessment = source.record, source.assessment
    typed = record.numbers.minutes
    minutes_number = f"{wording.lowered(wording.paper_number(typed, 'BB/CB'))}, " if typed else ""
    return SubmissionFields(
        head=parts.letterhead(source, wording.paper_number(record.numbers.submission, "TTr/CB")),
        year=str(record.year),
        cell=record.branch,
        committee_above=parts.committee_above(source),
        guidance=source.rule_set.guidance,
        bases=tuple(wording.basis(base) for base in record.bases),
        meeting_date=wording.short_date(record.meeting.held_on),
        has_cell_ballot=record.branch_ballot is not None,
        cell_result=results.branch_sentence(source),
        rated=wording.comrades(assessment.figures.rated),
        total_base=words.DENOMINATORS[source.rule_set.share.totals],
        minutes_number=minutes_number,
        totals=results.level_rows(source, assessment.totals, assessment.total_shares),
        cap=results.cap_sentence(source),
        vote_rule=results.vote_rule(source),
        requests=tuple(wording.sentence(wording.item(text)) for text in record.narrative.requests),
        signature=parts.signer(source),
    )
