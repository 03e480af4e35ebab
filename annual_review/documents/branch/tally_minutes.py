"""Biên bản kiểm phiếu: the tally minutes of all ballots, counts and shares only (documents.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import gathering, parts, votes, wording
from annual_review.documents.case import RatedReview


@dataclass(frozen=True, slots=True)
class TallyMinutesFields:
    """What the template of the tally minutes may use."""

    head: parts.Letterhead
    year: str
    cell: str
    committee_above: str
    meeting: gathering.MeetingFacts
    attendance: gathering.Attendance
    tellers: tuple[str, ...]
    has_cell_ballot: bool
    cell_ballot: votes.BallotLines
    cell_rows: tuple[votes.LevelVotes, ...]
    cell_vote_base: str
    ballot: votes.BallotLines
    vote_base: str
    rows: tuple[votes.VoteRow, ...]
    two_step: bool
    has_second_ballot: bool
    second_ballot: votes.BallotLines
    second_vote_base: str
    shares: bool
    formulae: bool
    chair_office: str


def build(source: RatedReview) -> TallyMinutesFields:
    """Return the fields of the tally minutes: votes and shares only, the branch's proposals stand in the rating list."""
    meeting = source.record.meeting
    number = wording.paper_number(source.record.numbers.tally_minutes, "BB/CB")
    return TallyMinutesFields(
        head=parts.minutes_letterhead(source, number),
        year=str(source.record.year),
        cell=source.record.branch,
        committee_above=parts.committee_above(source),
        meeting=gathering.meeting_facts(source),
        attendance=gathering.attendance(source),
        tellers=(
            f"{wording.initial(wording.comrade(meeting.head_teller))}, Tổ trưởng",
            *(f"{wording.initial(wording.comrade(person))}, Thành viên" for person in meeting.tellers),
        ),
        has_cell_ballot=source.record.branch_ballot is not None,
        cell_ballot=votes.branch_ballot_lines(source),
        cell_rows=votes.branch_vote_rows(source),
        cell_vote_base=votes.branch_vote_base(source),
        ballot=votes.member_ballot_lines(source),
        vote_base=votes.vote_base(source),
        rows=votes.vote_rows(source),
        two_step=votes.two_step(source),
        has_second_ballot=votes.has_second_ballot(source),
        second_ballot=votes.second_ballot_lines(source),
        second_vote_base=votes.second_vote_base(source),
        shares=source.settings.tally_shares,
        formulae=source.settings.formulae,
        chair_office=parts.office_of_chair(source),
    )
