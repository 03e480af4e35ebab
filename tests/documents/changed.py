"""The school's branch with something changed, assessed: what the tests of papers are made of."""

from __future__ import annotations

from dataclasses import replace

from annual_review.documents.case import RatedReview
from annual_review.model.achievements import Achievement
from annual_review.model.ballots import MemberBallot, SubjectTally
from annual_review.model.meeting import Person
from annual_review.model.members import Member
from annual_review.model.record import ReviewRecord
from tests.small_branch.reckoned import source
from tests.small_branch.record import counts, school_branch, school_members, tally


def with_chair(*posts: str, name: str = "Nguyễn Thị An") -> RatedReview:
    """Return the branch with this comrade in the chair."""
    of = school_branch()
    return source(replace(of, meeting=replace(of.meeting, chair=Person(name, posts))))


def with_achievements(*found: Achievement) -> RatedReview:
    """Return the branch with these achievements alone."""
    return source(replace(school_branch(), achievements=found))


def with_sixth(**changes: object) -> ReviewRecord:
    """Return the branch with fields of the sixth member changed, and a ballot of the five others on one another."""
    roster = list(school_members())
    roster[5] = replace(roster[5], **changes)  # type: ignore[arg-type]  # field names checked by replace itself
    return voted(tuple(roster), *(tally(number, 0, 5, 0, 0) for number in range(1, 6)), valid=5)


def voted(roster: tuple[Member, ...], *tallies: SubjectTally, valid: int = 6) -> ReviewRecord:
    """Return the branch with this roster and these votes, without a ballot on the branch itself."""
    ballot = MemberBallot(counts(valid), tallies)
    return replace(school_branch(), members=roster, ballot=ballot, branch_ballot=None)


def two_excellent(**changes: object) -> ReviewRecord:
    """Return the branch where two are voted excellent and one may be: five and four of six votes."""
    votes = (tally(1, 5, 1, 0, 0), tally(2, 4, 2, 0, 0), *(tally(number, 1, 5, 0, 0) for number in range(3, 7)))
    changed = replace(school_branch(), ballot=MemberBallot(counts(6), votes))
    return replace(changed, **changes)  # type: ignore[arg-type]  # field names checked by replace itself
