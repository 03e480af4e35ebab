"""The plain branch of the second reckoning as the record the program would have read from its workbook."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from annual_review.model.ballots import Approval, BallotCounts, BranchBallot, Figure, MemberBallot, SubjectTally
from annual_review.model.meeting import Person as Named
from annual_review.model.members import Member, Membership, Points, UnratedKind
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import OverCap, ReviewRecord
from tests.second_reckoning.branch import Branch, Person
from tests.small_branch.record import small_branch

LEVELS = tuple(RatingLevel)


def record_of(branch: Branch) -> ReviewRecord:
    """Return the record of the branch; chair, secretary and teller are members who came."""
    found = small_branch()
    came = [each.name for each in branch.people if each.present and not each.unrated and not each.elsewhere]
    first, second = Named(came[0]), Named(came[-1])
    issued, collected, valid, invalid = (Figure(count) for count in branch.counts)
    counts = BallotCounts(issued, collected, valid, invalid)
    derived = BallotCounts(*(replace(each, derived=True) for each in (issued, collected, valid, invalid)))
    tallies = tuple(_tally(at, each) for at, each in enumerate(branch.people, start=1) if each.votes is not None)
    return replace(
        found,
        year=branch.year,
        bases=(),
        meeting=replace(
            found.meeting, held_on=branch.held, chair=first, secretary=second, head_teller=second, tellers=(), guests=()
        ),
        document_date=branch.held,
        members=tuple(_member(at, each) for at, each in enumerate(branch.people, start=1)),
        ballot=MemberBallot(counts, tallies, two_step=branch.two_step),
        branch_ballot=BranchBallot(derived, LevelCounts(*branch.own_votes)),
        branch_self_rating=None if branch.own_level is None else LEVELS[branch.own_level],
        committee_size=None,
        points=_points(branch.points),
        over_cap=OverCap(branch.over_cap) if branch.over_cap else None,
        request_reason=branch.request_reason,
    )


def _tally(number: int, person: Person) -> SubjectTally:
    assert person.votes is not None
    second = None
    if person.agree is not None:
        second = Approval(person.agree, sum(person.votes) + person.blank - person.agree)
    return SubjectTally(number, LevelCounts(*person.votes), person.blank, 0, second)


def _points(points: tuple[Fraction, Fraction] | None) -> Points | None:
    return None if points is None else Points(points[0], points[1], points[0] + points[1])


def _member(number: int, person: Person) -> Member:
    return Member(
        number,
        person.name,
        Membership.OFFICIAL if person.official else Membership.PROBATIONARY,
        party_post="Bí thư" if person.head else "Chi ủy viên" if person.leads else "",
        admitted=person.admitted,
        present=person.present,
        absence_reason=person.absence,
        unrated=UnratedKind(person.unrated) if person.unrated else None,
        unrated_text="Chờ xác minh" if person.unrated == "other" else "",
        discipline=person.discipline,
        sick_months=person.sick,
        employee_rating=None if person.employee is None else LEVELS[person.employee],
        proposal=None if person.proposal is None else LEVELS[person.proposal],
        reason=person.reason,
        points=_points(person.points),
        self_points=_points(person.own_points),
        temporary_elsewhere=person.elsewhere,
        suspended_from_committee=person.off_committee,
        maternity=person.maternity,
        is_head=person.head,
        leads=person.leads,
    )
