"""The ballots in words and tables: counts, votes, shares of every member and of the branch (documents.md §2.2–2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annual_review.documents import parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import Denominator, MemberAssessment, Share
from annual_review.model.ballots import BallotCounts
from annual_review.model.ratings import RatingLevel
from annual_review.rules import words
from annual_review.rules.ruleset import VoteMethod

COUNTED_WHOLES = frozenset({Denominator.OFFICIAL_CONVOKED, Denominator.CONVOKED})  # named with their number


@dataclass(frozen=True, slots=True)
class BallotLines:
    """Ballots issued, collected, valid and invalid, as counts with their unit; no invalid ballot is said in words."""

    issued: str
    collected: str
    valid: str
    invalid: str


@dataclass(frozen=True, slots=True)
class VoteCell:
    """Votes for one level and their share."""

    votes: str
    share: str


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One rated member in a table: votes and shares per level, the second step's votes, the level put forward.

    ``nominee`` is the number among those voted on in the second step, empty for the others. ``excellent`` are the votes of
    the members' ballot (none in two steps), ``first`` those that count for excellent: «Đồng ý» in two steps.
    """

    number: str
    nominee: str
    name: str
    posts: str
    excellent: VoteCell
    first: VoteCell
    good: VoteCell
    satisfactory: VoteCell
    unsatisfactory: VoteCell
    blank: str
    agree: VoteCell
    disagree: VoteCell
    proposed: str


@dataclass(frozen=True, slots=True)
class LevelVotes:
    """The votes on the branch for one level."""

    name: str
    votes: str
    share: str


NO_LINES = BallotLines("", "", "", "")


def ballot_lines(counts: BallotCounts) -> BallotLines:
    """Return the four counts of a ballot in words."""
    issued, collected, valid = (wording.ballots(each.value) for each in (counts.issued, counts.collected, counts.valid))
    return BallotLines(
        issued, collected, valid, wording.ballots(counts.invalid.value) if counts.invalid.value else wording.NONE
    )


def member_ballot_lines(source: RatedReview) -> BallotLines:
    """Return the counts of the members' ballot; empty lines when there are no votes."""
    return ballot_lines(source.record.ballot.counts) if source.record.ballot else NO_LINES


def second_ballot_lines(source: RatedReview) -> BallotLines:
    """Return the counts of the second step; empty lines where they are not told apart."""
    ballot = source.record.ballot
    return ballot_lines(ballot.second_step) if ballot is not None and ballot.second_step is not None else NO_LINES


def branch_ballot_lines(source: RatedReview) -> BallotLines:
    """Return the counts of the ballot on the branch; empty lines when the workbook has none.

    Dots stand for what nobody typed where it had other ballots than the members' (workbook.md, «Phiếu chi bộ»).
    """
    own, members = source.record.branch_ballot, source.record.ballot
    if own is None:
        return NO_LINES
    lines, counts = ballot_lines(own.counts), own.counts
    typed = not all(each.derived for each in (counts.issued, counts.collected, counts.valid, counts.invalid))
    if typed or (members is not None and counts.valid.value == members.counts.valid.value):
        return lines
    return replace(lines, issued=wording.BLANK, collected=wording.BLANK, invalid=wording.BLANK)


def has_second_ballot(source: RatedReview) -> bool:
    """Return whether the second step of two has counts of its own."""
    return source.record.ballot is not None and source.record.ballot.second_step is not None


def two_step(source: RatedReview) -> bool:
    """Return whether the members' ballot was held in two steps."""
    return source.record.ballot is not None and source.record.ballot.two_step


def vote_rows(source: RatedReview) -> tuple[VoteRow, ...]:
    """Return the rated members in the order of the roster."""
    members = source.assessment.members
    nominees = [each.member.number for each in members if each.tally.approval is not None]
    return tuple(_vote_row(source, number, each, nominees) for number, each in enumerate(members, 1))


def _vote_row(source: RatedReview, number: int, each: MemberAssessment, nominees: Sequence[int]) -> VoteRow:
    in_two_steps = two_step(source)  # the first step asks about the other levels only
    cells = {
        level: VoteCell(str(votes), parts.share_text(source, each.shares[level]))
        for level, votes in each.tally.votes.by_level.items()
        if not (in_two_steps and level is RatingLevel.EXCELLENT)
    }
    none = VoteCell(wording.NOTHING_TO_SHARE, "")
    agree = _approval(source, each, "agree")
    excellent = cells.pop(RatingLevel.EXCELLENT, none)
    return VoteRow(
        number=str(number),
        nominee=str(nominees.index(each.member.number) + 1) if each.member.number in nominees else "",
        name=each.member.name,
        posts=wording.posts_of(each.member),
        excellent=excellent,
        first=(agree if agree.votes else none) if in_two_steps else excellent,
        **{level.value: cell for level, cell in cells.items()},
        blank=str(each.tally.blank + each.tally.spoiled),
        agree=agree,
        disagree=_approval(source, each, "disagree"),
        proposed=parts.short_level(source, each.proposed),
    )


def _approval(source: RatedReview, each: MemberAssessment, which: str) -> VoteCell:
    approval = each.tally.approval
    if approval is None:
        return VoteCell("", "")
    votes = approval.agree if which == "agree" else approval.disagree
    whole = each.shares[RatingLevel.EXCELLENT]
    return VoteCell(str(votes), parts.share_text(source, Share(votes, whole.whole, whole.base)))


def branch_vote_rows(source: RatedReview) -> tuple[LevelVotes, ...]:
    """Return the votes on the branch's own level; no rows when it has no ballot."""
    branch = source.assessment.branch
    if branch is None or branch.votes is None:
        return ()
    return tuple(
        LevelVotes(parts.level_name(source, level), str(votes), parts.share_text(source, branch.shares[level]))
        for level, votes in branch.votes.by_level.items()
    )


def whole_words(share: Share) -> str:
    """Return what a share is a share of, for the head of a table: «22 đảng viên chính thức được triệu tập»."""
    name = words.DENOMINATORS[share.base]
    return f"{wording.padded(share.whole)} {name.removeprefix('số ')}" if share.base in COUNTED_WHOLES else name


def vote_base(source: RatedReview) -> str:
    """Return the whole of the shares of the members' ballot, empty without a member rated."""
    members = source.assessment.members
    return whole_words(members[0].shares[RatingLevel.GOOD]) if members else ""


def second_vote_base(source: RatedReview) -> str:
    """Return the whole of the shares of «Đồng ý», empty without anybody voted on in the second step."""
    shares = (each.shares[RatingLevel.EXCELLENT] for each in source.assessment.members if each.tally.approval is not None)
    return next(map(whole_words, shares), "")


def branch_vote_base(source: RatedReview) -> str:
    """Return the whole of the shares of the ballot on the branch, empty without one."""
    branch = source.assessment.branch
    return whole_words(branch.shares[branch.level]) if branch is not None and branch.votes is not None else ""


def votes_text(share: Share) -> str:
    """Return votes as ``13/22 phiếu``, both numbers padded alike."""
    return f"{wording.padded(share.part)}/{wording.padded(share.whole)} phiếu"


def method_sentence(source: RatedReview, names: parts.LevelNames) -> str:
    """Return how the ballot gives a level, with the article where it is confirmed: once, in the report (documents.md §2.0)."""
    rule, assessment = source.rule_set.vote, source.assessment
    whole = assessment.vote_whole
    if rule.method is VoteMethod.PLURALITY:
        sentence = f"Mức đề xuất là mức được {rule.words}"
    else:
        least = f"từ {wording.padded(whole // 2 + 1)}/{wording.padded(whole)} phiếu trở lên"
        article = f", theo {rule.citation.reference}" if rule.citation.confirmed else ""
        sentence = f"Mức đề xuất là mức được {rule.words} tán thành ({least}){article}"
    if two_step(source):
        good, best = names.name(RatingLevel.GOOD), names.name(RatingLevel.EXCELLENT)
        sentence += f"; mức {best} cần đạt mức {good} ở lần bỏ phiếu thứ nhất và được {rule.words} đồng ý ở lần thứ hai"
    if any(each.voted is not each.proposed for each in assessment.members):
        sentence += ", trừ trường hợp chi bộ thống nhất đề xuất mức khác"
    return f"{sentence}."
