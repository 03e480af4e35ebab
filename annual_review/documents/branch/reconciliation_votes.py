"""The votes over every whole and the cap over every base and rounding, side by side (documents.md §2.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annual_review.documents import parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import CapLine, Denominator, Share
from annual_review.model.ballots import BallotCounts
from annual_review.model.ratings import RatingLevel
from annual_review.rules import words
from annual_review.rules.cap import cap_lines
from annual_review.rules.ruleset import Rounding
from annual_review.rules.shares import WholeSource, votes_for

WHOLES = (
    Denominator.OFFICIAL_CONVOKED,
    Denominator.CONVOKED,
    Denominator.PRESENT,
    Denominator.ISSUED,
    Denominator.COLLECTED,
    Denominator.VALID,
)
SHORT_NAMES = {
    Denominator.OFFICIAL_CONVOKED: "Chính thức được triệu tập",
    Denominator.CONVOKED: "Được triệu tập",
    Denominator.PRESENT: "Có mặt",
    Denominator.ISSUED: "Phát ra",
    Denominator.COLLECTED: "Thu về",
    Denominator.VALID: "Hợp lệ",
}
HOLDS, BROKEN = "✓", "✗"


@dataclass(frozen=True, slots=True)
class ByWhole:
    """One text for each whole a vote may be a share of: the head of its column, or a percentage."""

    official_convoked: str
    convoked: str
    present: str
    issued: str
    collected: str
    valid: str


@dataclass(frozen=True, slots=True)
class WholeVotes:
    """The votes for one level over every whole."""

    number: str
    name: str
    level: str
    votes: str
    over: ByWhole


@dataclass(frozen=True, slots=True)
class CapRow:
    """The cap on one base: whom it counts, the share put forward, and both roundings with their limit and ✓ or ✗."""

    base: str
    base_count: str
    proposed: str
    share: str
    floor_limit: str
    floor_result: str
    half_up_limit: str
    half_up_result: str
    applied: str


def whole_heads(source: RatedReview) -> ByWhole:
    """Return the heads of the columns, each whole with its number in the members' ballot."""
    ballot = source.record.ballot
    counts = ballot.counts if ballot is not None else None
    return ByWhole(*(f"{SHORT_NAMES[base]} ({number})" for base, number in zip(WHOLES, _wholes(source, counts), strict=True)))


def whole_votes(source: RatedReview) -> tuple[WholeVotes, ...]:
    """Return the branch, then every member, with the votes for the level put forward over all wholes."""
    return tuple(_rows(source))


def _rows(source: RatedReview) -> Iterator[WholeVotes]:
    branch, ballot = source.assessment.branch, source.record.branch_ballot
    if branch is not None and branch.votes is not None and ballot is not None:
        votes = branch.votes.of(branch.level)
        yield _row(source, "", source.record.branch, branch.level, votes, _wholes(source, ballot.counts))
    counts = source.record.ballot
    if counts is None:
        return
    for number, each in enumerate(source.assessment.members, 1):
        second = each.proposed is RatingLevel.EXCELLENT and each.tally.approval is not None
        wholes = _wholes(source, counts.approval_counts if second else counts.counts)
        yield _row(source, str(number), each.member.name, each.proposed, votes_for(each.tally, each.proposed), wholes)


def _row(  # noqa: PLR0913, PLR0917 - the cells of the row it makes
    source: RatedReview, number: str, name: str, level: RatingLevel, votes: int, wholes: Sequence[int]
) -> WholeVotes:
    shares = (Share(votes, whole, base) for base, whole in zip(WHOLES, wholes, strict=True))
    over = ByWhole(*(parts.share_text(source, each) for each in shares))
    return WholeVotes(number, name, parts.short_level(source, level), str(votes), over)


def _wholes(source: RatedReview, counts: BallotCounts | None) -> tuple[int, ...]:
    wholes = WholeSource(source.assessment.figures, source.rule_set.vote.excused_absent)
    return tuple(wholes.whole(base, counts) for base in WHOLES) if counts is not None else (0,) * len(WHOLES)


def cap_rows(source: RatedReview) -> tuple[CapRow, ...]:
    """Return the cap on all four bases for the whole branch, then without the secretary where the branch names one."""
    cap = source.assessment.cap
    with_all = _cap_rows(source, cap.lines, "", cap.excellent)
    heads = sum(each.member.is_head and each.proposed is RatingLevel.EXCELLENT for each in source.assessment.members)
    others = source.assessment.totals.excellent - heads
    return (*with_all, *_cap_rows(source, cap.without_head, ", không tính bí thư chi bộ", others))


def _cap_rows(source: RatedReview, lines: Sequence[CapLine], apart: str, excellent: int) -> Iterator[CapRow]:
    cap, rule = source.assessment.cap, source.rule_set.cap
    counts = {line.base: line.base_count for line in lines}
    if not counts:
        return
    floor, half_up = (cap_lines(cap.percent, rounding, counts, excellent) for rounding in (Rounding.FLOOR, Rounding.HALF_UP))
    for low, high in zip(floor, half_up, strict=True):
        is_applied = not apart and low.base is rule.base
        yield CapRow(
            base=wording.initial(words.CAP_BASES[low.base] + apart),
            base_count=str(low.base_count),
            proposed=str(excellent),
            share=parts.share_text(source, Share(excellent, low.base_count, Denominator.RATED)),
            floor_limit=str(low.limit),
            floor_result=HOLDS if low.kept else BROKEN,
            half_up_limit=str(high.limit),
            half_up_result=HOLDS if high.kept else BROKEN,
            applied="đang áp dụng" if is_applied else "",
        )
