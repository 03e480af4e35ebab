"""The result in words: ballots, votes per member, levels, the cap, as several papers print them alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annual_review.documents import parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import CapBase, CapOutcome, MemberAssessment, Share
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules import words
from annual_review.rules.cap import limit_of
from annual_review.rules.ruleset import CapUnit, Rounding

ROUNDING_WORDS = {Rounding.FLOOR: "làm tròn xuống", Rounding.HALF_UP: "làm tròn từ 0,5 lên 1"}
HEAD_OUT = ", không tính người đứng đầu"

MARK = "X"
REVIEW_MARKS = {True: "", False: MARK, None: wording.BLANK}

FINAL_GOOD = "tính trên số HTTNV sau cùng"  # whoever becomes excellent leaves this base
CAP_VALUE_WORDS = {"base": "cơ sở tính", "rounding": "cách làm tròn", "unit": "phạm vi tính"}
UNIT_WORDS = {
    CapUnit.CELL: "tính trong chi bộ",
    CapUnit.BASE_ORG: "tính riêng chi bộ; tỷ lệ được xét trong toàn đảng bộ cơ sở",
    CapUnit.POSITION_GROUP: "tính theo nhóm vị trí tương đồng",
}


@dataclass(frozen=True, slots=True)
class VoteCell:
    """Votes for one level and their share."""

    votes: str
    share: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One rated member in a table: votes and shares per level, the second step's votes, levels by their short names.

    ``nominee`` is the number among those voted on in the second step, empty for the others.
    """

    number: str
    nominee: str
    name: str
    posts: str
    excellent: VoteCell
    good: VoteCell
    satisfactory: VoteCell
    unsatisfactory: VoteCell
    blank: str
    agree: VoteCell
    disagree: VoteCell
    self_rating: str
    employee_rating: str
    voted: str
    proposed: str
    note: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level with its votes or members: ``count`` for a table, ``padded`` for prose, ``names`` of those who have it."""

    name: str
    short: str
    count: str
    padded: str
    share: str
    names: str


@dataclass(frozen=True, slots=True)
class UnratedRow:
    """A member who is not rated, with the reason: in a cell of its own, and as a sentence (``told``).

    ``not_reviewed`` and ``not_rated`` are the marks of the list: X, nothing, or dots where only the branch knows.
    """

    number: str
    name: str
    posts: str
    admitted: str
    not_reviewed: str
    not_rated: str
    reason: str
    told: str


def member_rows(source: RatedReview, notes: parts.Notes) -> tuple[MemberRow, ...]:
    """Return the rated members in the order of the roster; their reasons go into ``notes``."""
    members = source.assessment.members
    nominees = [each.member.number for each in members if each.tally.approval is not None]
    return tuple(_member_row(source, notes, number, each, nominees) for number, each in enumerate(members, 1))


def _member_row(
    source: RatedReview, notes: parts.Notes, number: int, each: MemberAssessment, nominees: Sequence[int]
) -> MemberRow:
    no_excellent = two_step(source)  # the first step asks about the other levels only
    cells = {
        level: VoteCell(str(votes), parts.share_text(source, each.shares[level]))
        for level, votes in each.tally.votes.by_level.items()
        if not (no_excellent and level is RatingLevel.EXCELLENT)
    }
    none = VoteCell(wording.NOTHING_TO_SHARE, "")
    return MemberRow(
        number=str(number),
        nominee=str(nominees.index(each.member.number) + 1) if each.member.number in nominees else "",
        name=each.member.name,
        posts=wording.posts_of(each.member),
        **{level.value: cells.get(level, none) for level in RatingLevel},
        blank=str(each.tally.blank),
        agree=_approval(source, each, "agree"),
        disagree=_approval(source, each, "disagree"),
        self_rating=parts.short_level(source, each.member.self_rating),
        employee_rating=parts.short_level(source, each.member.employee_rating),
        voted=parts.short_level(source, each.voted) or wording.NOTHING_TO_SHARE,
        proposed=parts.short_level(source, each.proposed),
        note=notes.mark(each.reasons, each.member.note),
    )


def _approval(source: RatedReview, each: MemberAssessment, which: str) -> VoteCell:
    approval = each.tally.approval
    if approval is None:
        return VoteCell("", "")
    votes = approval.agree if which == "agree" else approval.disagree
    whole = each.shares[RatingLevel.EXCELLENT]
    return VoteCell(str(votes), parts.share_text(source, Share(votes, whole.whole, whole.base)))


def level_rows(source: RatedReview, counts: LevelCounts, shares: Mapping[RatingLevel, Share]) -> tuple[LevelRow, ...]:
    """Return the four levels with the votes on the branch, or the members, that ``counts`` gives them."""
    members = source.assessment.members
    return tuple(
        LevelRow(
            name=parts.level_name(source, level),
            short=parts.short_level(source, level),
            count=str(count),
            padded=wording.padded(count),
            share=parts.share_text(source, shares[level]),
            names=", ".join(each.member.name for each in members if each.proposed is level),
        )
        for level, count in counts.by_level.items()
    )


def unrated_rows(source: RatedReview) -> tuple[UnratedRow, ...]:
    """Return the members who are not rated, in the order of the roster."""
    return tuple(
        UnratedRow(
            number=str(number),
            name=each.member.name,
            posts=wording.posts_of(each.member),
            admitted=wording.short_date(each.member.admitted) if each.member.admitted else "",
            not_reviewed=REVIEW_MARKS[each.reviewed],
            not_rated=MARK,
            reason=parts.cited(each.reason),
            told=f"Đồng chí {each.member.name}: {wording.lowered(parts.cited(each.reason))}",
        )
        for number, each in enumerate(source.assessment.unrated, 1)
    )


def vote_rule(source: RatedReview) -> str:
    """Return how the ballot gives a level, as every paper with a rating says it; in two steps also how «excellent» is given."""
    vote_rule = parts.cited(source.assessment.vote_rule)
    if not two_step(source):
        return vote_rule
    best, good = (parts.short_level(source, level) for level in (RatingLevel.EXCELLENT, RatingLevel.GOOD))
    whole = words.DENOMINATORS[source.rule_set.vote.of]
    return f"{vote_rule} Mức {best} cần đạt {good} ở bước xếp loại và có số phiếu «Đồng ý» quá nửa {whole} ở bước bình chọn."


def cap_sentence(source: RatedReview) -> str:
    """Return the sentence that holds the members proposed excellent against the cap, with base, rounding and article."""
    cap = source.assessment.cap
    applied = cap.applied
    apart = source.rule_set.cap.exclude_head
    allowed = limit_of(cap.percent, applied.base_count, Rounding(cap.rounding))
    reckoned = (
        f"{wording.percent_of(cap.percent / 100, 2)} của {wording.padded(applied.base_count)} đồng chí "
        f"{wording.CAP_WHOM[applied.base]}{HEAD_OUT if apart else ''} là "
        f"{wording.decimal_comma(cap.percent * applied.base_count / 100, 2)}, "
        f"{ROUNDING_WORDS[Rounding(cap.rounding)]} thành {wording.comrades(allowed)}"
    )
    most = f"; tối đa {wording.comrades(applied.limit)} để còn bảo đảm tỷ lệ này" if applied.limit != allowed else ""
    rule = f"({UNIT_WORDS[CapUnit(cap.unit)]}; {cap_citation(source)})"
    name = parts.level_name(source, RatingLevel.EXCELLENT)
    grounds = f" Căn cứ áp dụng tỷ lệ này: {wording.sentence(cap.grounds)}" if cap.grounds else ""
    held = f"không vượt tỷ lệ quy định {rule}."
    if cap.outcome is CapOutcome.EXCEEDED:
        held = f"vượt tỷ lệ quy định {rule}; đề nghị cấp có thẩm quyền xem xét, quyết định."
    count = f"{wording.comrades(cap.excellent)}{words.HEAD_APART if apart else ''}"
    return f"Số đảng viên được đề xuất mức «{name}» là {count}; {reckoned}{most}: {held}{grounds}"


def cap_base(base: CapBase) -> str:
    """Return whom the cap counts; the good members alone are counted at last, after the cap."""
    base_words = wording.CAP_BASE_WORDS[base]
    return f"{base_words}, {FINAL_GOOD}" if base is CapBase.GOOD_ONLY else base_words


def cap_citation(source: RatedReview) -> str:
    """Return the article of the cap's percentage, then its values that rest on another (a ward's plan) or on none yet."""
    own = source.assessment.cap.citation
    references = [own.reference]
    by_reference: dict[str, list[str]] = {} if own.confirmed else {parts.UNCONFIRMED: ["tỷ lệ"]}
    for name, words_ in CAP_VALUE_WORDS.items():
        found = source.rule_set.cap.citations.get(name, own)
        if not found.confirmed or found.reference != own.reference:
            by_reference.setdefault(found.reference if found.confirmed else parts.UNCONFIRMED, []).append(words_)
    references += [f"{', '.join(values)}: {reference}" for reference, values in by_reference.items()]
    return "; ".join(references)


def vote_base(source: RatedReview) -> str:
    """Return what the vote shares are shares of, for the head of a table: «số phiếu hợp lệ»."""
    return words.DENOMINATORS[source.rule_set.share.votes]


def two_step(source: RatedReview) -> bool:
    """Return whether the members' ballot was held in two steps."""
    return source.record.ballot is not None and source.record.ballot.two_step


def branch_vote_rows(source: RatedReview) -> tuple[LevelRow, ...]:
    """Return the votes on the branch's own level; no rows when it has no ballot."""
    branch = source.assessment.branch
    return level_rows(source, branch.votes, branch.shares) if branch else ()


def branch_sentence(source: RatedReview) -> str:
    """Return the branch's own level with its votes, and why it is that level where the votes left it open.

    Empty when the workbook has no ballot on the branch.
    """
    branch = source.assessment.branch
    if branch is None:
        return ""
    share = branch.shares[branch.level]
    votes = f"{wording.padded(share.part)}/{wording.padded(share.whole)}"
    base = words.DENOMINATORS[share.base]
    level = parts.level_name(source, branch.level)
    sentence = f"{level}, với {votes} {base.removeprefix('số ')}, đạt {parts.share_text(source, share)}"
    return "; ".join((sentence, *(wording.lowered(parts.cited(reason)).rstrip(".") for reason in branch.reasons)))


def requirement_lines(source: RatedReview) -> tuple[str, ...]:
    """Return the requirements on the branch's level, each with its figure and whether it is met."""
    branch = source.assessment.branch
    return tuple(
        f"{each.text.rstrip('.')}, đạt {parts.share_text(source, each.share)}, "
        f"{'bảo đảm' if each.met else 'chưa bảo đảm'} yêu cầu ({parts.citation(each.citation)})."
        for each in (branch.requirements if branch else ())
    )


def reason_lines(source: RatedReview) -> tuple[str, ...]:
    """Return why a member's proposed level differs from the plain vote, one sentence each, with the name in front."""
    return tuple(
        f"Đồng chí {each.member.name}: {wording.lowered(parts.cited(reason))}"
        for each in source.assessment.members
        for reason in each.reasons
    )


def branch_reason_lines(source: RatedReview) -> tuple[str, ...]:
    """Return why the branch's own level is what it is where its ballot left it open, with the branch in front."""
    branch = source.assessment.branch
    return tuple(
        f"{source.record.branch}: {wording.lowered(parts.cited(reason))}" for reason in (branch.reasons if branch else ())
    )
