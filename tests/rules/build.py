"""Small records for the tests of the reckoning, with the cells a clerk's workbook would have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from annual_review.model.ballots import (
    Approval,
    BallotCounts,
    BranchBallot,
    Figure,
    MemberBallot,
    SubjectTally,
)
from annual_review.model.meeting import Meeting, Person
from annual_review.model.members import Member, Membership
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import Place
from annual_review.rules.rulebook import RuleBook, load_rule_sets
from annual_review.rules.ruleset import RuleSet

NAMES = ("Nguyễn Văn A", "Trần Thị B", "Lê Văn C", "Phạm Thị D", "Hoàng Văn Đ", "Vũ Thị E", "Bùi Văn G", "Đỗ Thị H")
INFO, ROSTER, VOTES, APPROVALS, CELL = "Thông tin", "Đảng viên", "Phiếu đảng viên", "Phiếu bình chọn", "Phiếu chi bộ"
ROSTER_COLUMNS = ("name", "present", "unrated", "admitted", "discipline", "proposal")
VOTE_COLUMNS = ("name", *RatingLevel, "blank")


@cache
def rule_book() -> RuleBook:
    read = load_rule_sets()
    assert read.value is not None, [problem.message for problem in read.problems]
    return read.value


def rules(rule_set: str = "2019-hd21") -> RuleSet:
    return next(each for each in rule_book().rule_sets if each.id == rule_set)


def name_of(number: int) -> str:
    return NAMES[number - 1] if number <= len(NAMES) else f"Đảng viên {number}"


def member(number: int) -> Member:
    places = {key: Place(ROSTER, number + 1, column) for column, key in enumerate(ROSTER_COLUMNS, start=2)}
    return Member(number, name_of(number), Membership.OFFICIAL, places=places)


def tally(number: int, *votes: int, blank: int = 0, spoiled: int = 0, approval: tuple[int, int] | None = None) -> SubjectTally:
    places = {str(key): Place(VOTES, number + 1, column) for column, key in enumerate(VOTE_COLUMNS, start=2)}
    approved = None
    if approval is not None:
        cells = {"agree": Place(APPROVALS, number + 1, 3), "disagree": Place(APPROVALS, number + 1, 4)}
        approved = Approval(*approval, places=cells)
    return SubjectTally(number, LevelCounts(*votes), blank, spoiled, approved, places)


def counts(valid: int, *, issued: int | None = None, collected: int | None = None, invalid: int = 0) -> BallotCounts:
    came_back = valid + invalid if collected is None else collected
    given = came_back if issued is None else issued
    numbers = (given, came_back, valid, invalid)
    return BallotCounts(*(Figure(number, Place(INFO, row, 2)) for row, number in enumerate(numbers, start=20)))


def branch_ballot(*votes: int, valid: int | None = None) -> BranchBallot:
    levels = LevelCounts(*votes)
    places = {str(level): Place(CELL, row, 2) for row, level in enumerate(RatingLevel, start=2)}
    return BranchBallot(counts(levels.total if valid is None else valid), levels, places)


def record(
    tallies: Sequence[SubjectTally],
    members: Sequence[Member] | None = None,
    *,
    ballot_counts: BallotCounts | None = None,
    two_step: bool = False,
) -> ReviewRecord:
    """A cell of as many members as there are tallies, where the first tally tells how many ballots are valid."""
    roster = tuple(members) if members is not None else tuple(member(number) for number in range(1, len(tallies) + 1))
    valid = tallies[0].votes.total + tallies[0].blank if tallies else 0
    ballot = MemberBallot(ballot_counts or counts(valid), tuple(tallies), two_step=two_step)
    somebody = Person("Nguyễn Văn A")
    held_on = date(2020, 12, 3)
    meeting = Meeting(held_on, somebody, somebody, somebody)
    places = {"branch_self_rating": Place(INFO, 30, 2)}
    return ReviewRecord(2020, "Đảng bộ phường X", "Chi bộ Y", meeting, roster, held_on, ballot, places=places)


def good_cell(size: int) -> ReviewRecord:
    """A cell of ``size`` members all voted good by everybody."""
    return record([tally(number, 0, size, 0, 0) for number in range(1, size + 1)])


def with_member(found: ReviewRecord, number: int, **changes: object) -> ReviewRecord:
    changed = tuple(replace(each, **changes) if each.number == number else each for each in found.members)  # type: ignore[arg-type]  # field names checked by replace itself
    return replace(found, members=changed)


def with_tally(found: ReviewRecord, changed: SubjectTally) -> ReviewRecord:
    assert found.ballot is not None
    tallies = tuple(changed if each.member == changed.member else each for each in found.ballot.tallies)
    return replace(found, ballot=replace(found.ballot, tallies=tallies))


def without_tally(found: ReviewRecord, number: int) -> ReviewRecord:
    assert found.ballot is not None
    tallies = tuple(each for each in found.ballot.tallies if each.member != number)
    return replace(found, ballot=replace(found.ballot, tallies=tallies))


def with_counts(found: ReviewRecord, changed: BallotCounts) -> ReviewRecord:
    assert found.ballot is not None
    return replace(found, ballot=replace(found.ballot, counts=changed))
