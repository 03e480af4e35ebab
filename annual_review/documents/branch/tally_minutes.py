"""Biên bản kiểm phiếu: the tally minutes of both ballots (documents.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import ballot_counts, gathering, parts, results, wording
from annual_review.documents.case import RatedReview


@dataclass(frozen=True, slots=True)
class TallyMinutesFields:
    """What the template of the tally minutes may use."""

    head: parts.Letterhead
    year: str
    cell: str
    meeting: gathering.MeetingFacts
    attendance: gathering.Attendance
    has_cell_ballot: bool
    cell_ballot: ballot_counts.BallotLines
    cell_votes: tuple[results.LevelRow, ...]
    ballot: ballot_counts.BallotLines
    vote_base: str
    rows: tuple[results.MemberRow, ...]
    two_step: bool
    has_second_ballot: bool
    second_ballot: ballot_counts.BallotLines
    entered_twice: bool
    vote_rule: str
    chair_office: str


def build(source: RatedReview) -> TallyMinutesFields:
    """Return the fields of the tally minutes: votes and shares only, the branch's proposals stand in the rating list."""
    ballot = source.record.ballot
    number = wording.paper_number(source.record.numbers.tally_minutes, "BB/CB")
    return TallyMinutesFields(
        head=parts.letterhead(source, number, on=source.record.meeting.held_on),
        year=str(source.record.year),
        cell=source.record.branch,
        meeting=gathering.meeting_facts(source),
        attendance=gathering.attendance(source),
        has_cell_ballot=source.record.branch_ballot is not None,
        cell_ballot=ballot_counts.branch_ballot_lines(source),
        cell_votes=results.branch_vote_rows(source),
        ballot=ballot_counts.member_ballot_lines(source),
        vote_base=results.vote_base(source),
        rows=results.member_rows(source, parts.Notes()),
        two_step=results.two_step(source),
        has_second_ballot=ballot_counts.has_second_ballot(source),
        second_ballot=ballot_counts.second_ballot_lines(source),
        entered_twice=ballot is not None and ballot.entered_twice,
        vote_rule=results.vote_rule(source),
        chair_office=parts.office_of_chair(source),
    )
