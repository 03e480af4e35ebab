"""Phiếu biểu quyết: the ballots on members and branch, and the second one of two steps (documents.md §2.11).

One master of each, to be copied. No name of a voter and no number stand on it: the ballot is secret.
"""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import levels, parts, wording
from annual_review.documents.before import upcoming
from annual_review.documents.case import Review
from annual_review.model.assessment import CapBase
from annual_review.model.members import Member, Points
from annual_review.model.ratings import RatingLevel
from annual_review.rules.cap import limit_of
from annual_review.rules.ceilings import total_points
from annual_review.rules.eligibility import to_be_rated
from annual_review.rules.ruleset import CapUnit

LEAST_ROWS = 20  # of the second ballot, to be filled by hand: a page
MEMBERS_A_ROW = 4  # or a quarter of the members where that is more


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A member voted on; ``self_rating`` and ``points`` are dots where nobody typed them."""

    number: str
    name: str
    posts: str
    self_rating: str
    points: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level the branch may be given."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class BallotsFields:
    """What the templates of the ballots may use.

    ``total`` heads the column of points (from 2025 on): those the branch agreed on where it has any, else everybody's own.
    ``abbreviated``: levels stand in the table by their abbreviations. ``nominees`` number the empty rows of the second
    ballot, ``most`` is how many of them may be proposed. ``branch_points`` is empty where branches are given none.
    """

    head: parts.Letterhead
    year: str
    meeting_day: str
    two_step: bool
    rows: tuple[BallotRow, ...]
    total: str
    abbreviated: bool
    branch_rating: str
    branch_points: str
    branch_rows: tuple[LevelRow, ...]
    nominees: tuple[str, ...]
    most: str


def with_points(source: Review) -> bool:
    """Say whether the branch is to vote on members who have points: the members' ballot lies on its side (from 2025 on)."""
    return upcoming.is_upcoming(source) and source.rule_set.scores_members


def without_points(source: Review) -> bool:
    """Say whether the branch is to vote on members without points (to 2024)."""
    return upcoming.is_upcoming(source) and not source.rule_set.scores_members


def build(source: Review) -> BallotsFields:
    """Return the fields of the ballots."""
    record, rule_set = source.record, source.rule_set
    members = to_be_rated(record, rule_set.membership)
    agreed = any(total_points(each.points) is not None for each in members)
    own = not agreed and any(total_points(each.self_points) is not None for each in members)
    nominees = min(len(members), max(LEAST_ROWS, len(members) // MEMBERS_A_ROW))
    return BallotsFields(
        head=parts.letterhead_to_date(source),
        year=str(record.year),
        meeting_day=upcoming.day(source),
        two_step=record.two_step,
        rows=tuple(_row(source, number, each, own=own) for number, each in enumerate(members, 1)),
        total="Tổng điểm tự chấm" if own else "Tổng điểm",
        abbreviated=any(each.self_rating is not None for each in members),
        branch_rating=_branch_rating(source),
        branch_points=_branch_points(source),
        branch_rows=tuple(LevelRow(str(at), rule_set.levels[each].name) for at, each in enumerate(RatingLevel, 1)),
        nominees=tuple(str(at) for at in range(1, nominees + 1)),
        most=_most_excellent(source),
    )


def _row(source: Review, number: int, member: Member, *, own: bool) -> BallotRow:
    return BallotRow(
        number=str(number),
        name=member.name,
        posts=wording.posts_of(member),
        self_rating=parts.short_level(source, member.self_rating) or wording.BLANK,
        points=_total(member.self_points if own else member.points),
    )


def _total(points: Points | None) -> str:
    total = total_points(points)
    return wording.BLANK if total is None else levels.number(total)


def _branch_rating(source: Review) -> str:
    rating = source.record.branch_self_rating
    return wording.LONG_BLANK if rating is None else parts.LevelNames(source.rule_set).name(rating)


def _branch_points(source: Review) -> str:
    """Return ``92/100``, dots for points nobody typed; empty to 2024."""
    rule = source.rule_set.points
    return "" if rule is None else f"{_total(source.record.points)}/{rule.total}"


def _most_excellent(source: Review) -> str:
    """Return how many members the branch may propose excellent, dots unless that is known before the vote and confirmed.

    Every base but «all members» depends on the vote itself, or on who comes to it.
    """
    rule, members = source.rule_set.cap, len(source.record.members)
    grounds = (rule.citation, *(rule.citations.get(name) for name in ("base", "rounding", "unit")))
    confirmed = all(each is not None and each.confirmed for each in grounds)
    known = rule.base is CapBase.ALL_MEMBERS and rule.unit is CapUnit.CELL and not rule.exclude_head
    return wording.padded(limit_of(rule.applied_percent, members, rule.rounding)) if known and confirmed else wording.BLANK
