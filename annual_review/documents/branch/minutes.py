"""Biên bản họp chi bộ: the minutes of the review meeting (documents.md §2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import ballot_counts, gathering, parts, results, wording
from annual_review.documents.case import RatedReview
from annual_review.rules import words


@dataclass(frozen=True, slots=True)
class MinutesFields:
    """What the template of the minutes may use."""

    head: parts.Letterhead
    year: str
    cell: str
    meeting: gathering.MeetingFacts
    attendance: gathering.Attendance
    bases: tuple[str, ...]
    achievements: tuple[gathering.AchievementBlock, ...]
    remarks: tuple[gathering.RemarkLine, ...]
    guest_remarks: tuple[gathering.RemarkLine, ...]
    has_cell_ballot: bool
    cell_ballot: ballot_counts.BallotLines
    cell_votes: tuple[results.LevelRow, ...]
    cell_result: str
    ballot: ballot_counts.BallotLines
    vote_base: str
    rows: tuple[results.MemberRow, ...]
    two_step: bool
    has_second_ballot: bool
    second_ballot: ballot_counts.BallotLines
    conclusions: tuple[str, ...]
    rated: str
    total_base: str
    totals: tuple[results.LevelRow, ...]
    unrated: tuple[results.UnratedRow, ...]
    unrated_count: str
    cap: str
    vote_rule: str
    notes: tuple[str, ...]


def build(source: RatedReview) -> MinutesFields:
    """Return the fields of the minutes."""
    record, assessment = source.record, source.assessment
    remarks, guest_remarks = gathering.remark_lines(source)
    notes = parts.Notes()
    rows = results.member_rows(source, notes)
    return MinutesFields(
        head=parts.letterhead(source, wording.paper_number(record.numbers.minutes, "BB/CB"), on=source.record.meeting.held_on),
        year=str(record.year),
        cell=record.branch,
        meeting=gathering.meeting_facts(source),
        attendance=gathering.attendance(source),
        bases=tuple(f"{wording.basis(base)}." for base in record.bases),
        achievements=gathering.achievement_blocks(source),
        remarks=remarks,
        guest_remarks=guest_remarks,
        has_cell_ballot=record.branch_ballot is not None,
        cell_ballot=ballot_counts.branch_ballot_lines(source),
        cell_votes=results.branch_vote_rows(source),
        cell_result=results.branch_sentence(source),
        ballot=ballot_counts.member_ballot_lines(source),
        vote_base=results.vote_base(source),
        rows=rows,
        two_step=results.two_step(source),
        has_second_ballot=ballot_counts.has_second_ballot(source),
        second_ballot=ballot_counts.second_ballot_lines(source),
        conclusions=parts.paragraphs_or_blank(record.narrative.conclusions),
        rated=wording.comrades(assessment.figures.rated),
        total_base=words.DENOMINATORS[source.rule_set.share.totals],
        totals=results.level_rows(source, assessment.totals, assessment.total_shares),
        unrated=results.unrated_rows(source),
        unrated_count=wording.comrades(assessment.figures.unrated),
        cap=results.cap_sentence(source),
        vote_rule=results.vote_rule(source),
        notes=notes.lines,
    )
