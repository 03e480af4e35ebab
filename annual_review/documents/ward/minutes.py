"""Biên bản họp: the ward's committee considers what the branches propose; votes left blank or as typed (documents.md §2.21)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from annual_review.documents import wording
from annual_review.documents.case import WardBranch, WardReview
from annual_review.documents.parts import Letterhead
from annual_review.documents.profiles import HD05_2026, profile_for
from annual_review.documents.ward import parts, recognised, to_consider
from annual_review.documents.ward.decision import meeting_of
from annual_review.model.ratings import LevelCounts

LINES = 3  # of dots for what is written by hand


@dataclass(frozen=True, slots=True)
class VoteCells:
    """Votes of the ward's committee for each level; empty to be written by hand."""

    excellent: str
    good: str
    satisfactory: str
    unsatisfactory: str


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One branch: its proposal, the committee's votes, the level decided (empty before the decision)."""

    number: str
    name: str
    proposed: str
    votes: VoteCells
    decided: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member whose level is to be considered; a row with ``group`` alone says why those behind it are."""

    group: str
    number: str
    name: str
    branch: str
    proposed: str
    decided: str


@dataclass(frozen=True, slots=True)
class WardMinutesFields:
    """What the template of the ward's minutes may use."""

    head: Letterhead
    year: str
    meeting: str
    body: str
    held_on: str
    branch_count: str
    branches: tuple[BranchRow, ...]
    branch_remarks: tuple[str, ...]
    rated: str
    member_totals: str
    members: tuple[MemberRow, ...]
    blank_lines: tuple[str, ...]


def build(review: WardReview) -> WardMinutesFields:
    """Return the fields of the minutes."""
    workbook = review.workbook
    met_on = workbook.met_on if workbook else None
    order = recognised.in_order(review)
    totals = review.figures.totals
    undated = f"ngày {wording.BLANK} tháng {wording.BLANK} năm {wording.BLANK}"
    return WardMinutesFields(
        head=_head(review),
        year=str(review.year),
        meeting=meeting_of(review).removeprefix("hội nghị "),
        body=parts.acting_body(review),
        held_on=wording.long_date(met_on) if met_on else undated,
        branch_count=f"{wording.padded(len(review.branches))} chi bộ",
        branches=tuple(_branch(review, number, branch) for number, branch in enumerate(order, 1)),
        branch_remarks=to_consider.branch_remarks(review),
        rated=wording.counted(totals.total),
        member_totals=recognised.totals_in_full(review, totals, "đồng chí"),
        members=tuple(_members(review)),
        blank_lines=(wording.BLANK_LINE,) * LINES,
    )


def _head(review: WardReview) -> Letterhead:
    """Return the head of the day of the meeting, by HD 05 without place and date (documents.md §1.5)."""
    numbers, met_on = (review.workbook.numbers.minutes, review.workbook.met_on) if review.workbook else ("", None)
    head = parts.letterhead(review, wording.paper_number(numbers, "BB/ĐU"), met_on)
    return replace(head, place_date="") if profile_for(review.document_date) == HD05_2026 else head


def _branch(review: WardReview, number: int, branch: WardBranch) -> BranchRow:
    listed = recognised.listed_as(review, branch)
    return BranchRow(
        number=str(number),
        name=branch.name,
        proposed=parts.level_text(review, recognised.proposed_level(branch)) or wording.BLANK,
        votes=_votes(listed.votes if listed is not None else None),
        decided=parts.level_text(review, recognised.decided_level(review, branch)),
    )


def _votes(counts: LevelCounts | None) -> VoteCells:
    return VoteCells("", "", "", "") if counts is None else VoteCells(*map(str, counts.by_level.values()))


def _members(review: WardReview) -> Iterator[MemberRow]:
    numbers = itertools.count(1)
    for group in to_consider.member_groups(review):
        yield MemberRow(group.reason, "", "", "", "", "")
        for branch, rating in group.members:
            yield MemberRow(
                group="",
                number=str(next(numbers)),
                name=rating.name,
                branch=branch.name,
                proposed=parts.level_text(review, rating.proposed),
                decided=parts.level_text(review, parts.final_level(review, rating)),
            )
