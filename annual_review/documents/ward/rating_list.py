"""Danh sách xếp loại: the ward's branches and all their rated members, in two lists in one file (documents.md §2.19)."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annual_review.documents import wording
from annual_review.documents.case import WardBranch, WardReview
from annual_review.documents.parts import Letterhead
from annual_review.documents.ward import parts, recognised


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One branch: what it proposes (empty in the copy attached to the decision) and what the ward decided (empty before)."""

    number: str
    name: str
    proposed: str
    decided: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One rated member, as ``BranchRow``."""

    number: str
    name: str
    born: str
    branch: str
    posts: str
    proposed: str
    decided: str


@dataclass(frozen=True, slots=True)
class WardRatingListFields:
    """What the template of the ward's rating lists may use.

    ``older`` names, before the decision, the branches whose levels are those of papers of an earlier night.
    """

    head: Letterhead
    year: str
    goes_with: str
    decided: bool
    branches: tuple[BranchRow, ...]
    branch_totals: str
    members: tuple[MemberRow, ...]
    member_totals: str
    older: str
    signature: parts.WardSignature


def build(review: WardReview) -> WardRatingListFields:
    """Return the fields of both lists."""
    decision = review.workbook.decision if review.workbook else None
    decided = parts.decided(review)
    order = recognised.in_order(review)
    older = [branch.name for branch in order if branch.older and not decided]
    return WardRatingListFields(
        head=parts.letterhead(review, "", decision.signed_on if decision else None),
        year=str(review.year),
        goes_with=f"(Kèm theo {parts.decision_text(review)})",
        decided=decided,
        branches=tuple(_branch(review, number, branch) for number, branch in enumerate(order, 1)),
        branch_totals=recognised.totals_line(review, recognised.branch_levels(review), "chi bộ"),
        members=tuple(_members(review, order)),
        member_totals=recognised.totals_line(review, recognised.member_levels(review), "đồng chí"),
        older="; ".join(older),
        signature=parts.signature(review),
    )


def _branch(review: WardReview, number: int, branch: WardBranch) -> BranchRow:
    decided = parts.decided(review)
    return BranchRow(
        number=str(number),
        name=branch.name,
        proposed="" if decided else parts.level_text(review, recognised.proposed_level(branch)) or wording.BLANK,
        decided=parts.level_text(review, recognised.decided_level(review, branch)) or (wording.BLANK if decided else ""),
    )


def _members(review: WardReview, order: Iterable[WardBranch]) -> Iterator[MemberRow]:
    numbers = itertools.count(1)
    for branch in order:
        for rating in branch.figures.ratings:
            yield MemberRow(
                number=str(next(numbers)),
                name=rating.name,
                born=wording.short_date(rating.born) if rating.born else rating.birth_text,
                branch=branch.name,
                posts=wording.posts_of(rating),
                proposed="" if parts.decided(review) else parts.level_text(review, rating.proposed),
                decided=parts.level_text(review, parts.final_level(review, rating)),
            )
