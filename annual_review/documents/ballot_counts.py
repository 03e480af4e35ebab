"""How many ballots were issued, collected, valid and invalid, as the minutes print them (documents.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import wording
from annual_review.documents.case import RatedReview
from annual_review.model.ballots import BallotCounts


@dataclass(frozen=True, slots=True)
class BallotLines:
    """Ballots issued, collected, valid and invalid, as counts with their unit."""

    issued: str
    collected: str
    valid: str
    invalid: str


def ballot_lines(counts: BallotCounts) -> BallotLines:
    """Return the four counts of a ballot in words."""
    return BallotLines(*(wording.ballots(f.value) for f in (counts.issued, counts.collected, counts.valid, counts.invalid)))


def member_ballot_lines(source: RatedReview) -> BallotLines:
    """Return the counts of the members' ballot; empty lines when there are no votes."""
    return ballot_lines(source.record.ballot.counts) if source.record.ballot else BallotLines("", "", "", "")


def has_second_ballot(source: RatedReview) -> bool:
    """Return whether the second step of two has counts of its own."""
    return source.record.ballot is not None and source.record.ballot.second_step is not None


def second_ballot_lines(source: RatedReview) -> BallotLines:
    """Return the counts of the second step; empty lines when there are no votes."""
    return ballot_lines(source.record.ballot.approval_counts) if source.record.ballot else BallotLines("", "", "", "")


def branch_ballot_lines(source: RatedReview) -> BallotLines:
    """Return the counts of the ballot on the branch; empty lines when the workbook has none."""
    return ballot_lines(source.record.branch_ballot.counts) if source.record.branch_ballot else BallotLines("", "", "", "")
