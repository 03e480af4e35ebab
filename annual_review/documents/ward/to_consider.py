"""What the ward's committee is to consider before it recognises levels, and why (documents.md §2.21)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from annual_review.documents import wording
from annual_review.documents.case import WardBranch, WardReview
from annual_review.documents.ward import parts, recognised
from annual_review.model.assessment import CapAssessment, CapBase, CapOutcome, Denominator, Share
from annual_review.model.figures import MemberRating
from annual_review.model.ratings import RatingLevel

_WHOLES: Mapping[CapBase, str] = {
    CapBase.GOOD_ONLY: "được đề xuất {good}",
    CapBase.GOOD_OR_BETTER: "được đề xuất {good} trở lên",
    CapBase.RATED: "được đánh giá, xếp loại",
    CapBase.ALL_MEMBERS: "của đảng bộ",
}
DIFFERS = "Mức chi bộ đề xuất khác kết quả bỏ phiếu của chi bộ"


@dataclass(frozen=True, slots=True)
class Group:
    """Members to be considered for one reason, each with the branch."""

    reason: str
    members: tuple[tuple[WardBranch, MemberRating], ...]


def member_groups(review: WardReview) -> tuple[Group, ...]:
    """Return the members to be considered, each once: of groups over the limit, then those proposed another than voted."""
    figures = review.figures
    apart = figures.head_cap is not None
    heads = _group_over(review, figures.head_cap, "bí thư chi bộ", lambda each: each.is_head)
    others = _group_over(
        review, figures.cap, "đảng viên khác" if apart else "đảng viên", lambda each: not (apart and each.is_head)
    )
    told = {id(each) for group in (*heads, *others) for _, each in group.members}
    differing = _chosen(review, lambda each: each.voted is not each.proposed and id(each) not in told)
    return (*heads, *others, *((Group(DIFFERS, differing),) if differing else ()))


def _group_over(
    review: WardReview, cap: CapAssessment | None, who: str, among: Callable[[MemberRating], bool]
) -> tuple[Group, ...]:
    """Return those of a group proposed at the best level, no group within the limit."""
    if not _exceeded(cap):
        return ()
    best = _chosen(review, lambda each: each.proposed is RatingLevel.EXCELLENT and among(each))
    return (Group(_over(review, cap, who, "đồng chí"), best),)


def _exceeded(cap: CapAssessment | None) -> TypeGuard[CapAssessment]:
    return cap is not None and cap.outcome is CapOutcome.EXCEEDED


def branch_remarks(review: WardReview) -> tuple[str, ...]:
    """Return what is to be considered of branches: too many at the best level, a level asked for with «Lý do đề nghị»."""
    return tuple(_branch_remarks(review))


def _branch_remarks(review: WardReview) -> Iterator[str]:
    cap = review.figures.branch_cap
    if _exceeded(cap):
        yield f"{_over(review, cap, 'chi bộ', 'chi bộ')}."
    for branch in recognised.in_order(review):
        if branch.figures.request_reason:
            reason = wording.lowered(wording.unstopped(wording.spelt_out(branch.figures.request_reason)))
            yield f"{branch.name}, lý do đề nghị: {reason}."


def _chosen(review: WardReview, wanted: Callable[[MemberRating], bool]) -> tuple[tuple[WardBranch, MemberRating], ...]:
    return tuple(
        (branch, rating) for branch in recognised.in_order(review) for rating in branch.figures.ratings if wanted(rating)
    )


def _over(review: WardReview, cap: CapAssessment, who: str, unit: str) -> str:
    """Return how many of a group are proposed at the best level, and of how many, as facts (documents.md §2.0)."""
    best, good = (wording.quoted(parts.level_name(review, level)) for level in (RatingLevel.EXCELLENT, RatingLevel.GOOD))
    told = f"{wording.initial(who)} được đề xuất {best}: {wording.padded(cap.excellent)} {unit}"
    whole = _WHOLES[cap.applied.base].format(good=good)
    count = cap.applied.base_count
    if not count:
        return f"{told}; không có {who} {whole}"
    share = wording.percent(Share(cap.excellent, count, Denominator.RATED), parts.rules_of(review).share.decimals)
    return f"{told}, bằng {share} số {who} {whole} ({wording.padded(cap.excellent)}/{wording.padded(count)})"
