"""Which groups of a ward are over the limit on «hoàn thành xuất sắc», and what its decision would have to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annual_review.documents.case import WardReview
from annual_review.documents.ward import counts
from annual_review.model.assessment import CapAssessment, CapBase, CapOutcome

_WHOLE = 100  # percent


@dataclass(frozen=True, slots=True)
class OverQuota:
    """A group with more at the best level than the limit: counts; ``names`` in order of the share of votes.

    ``to_change`` is the least number of them that would have to be rated one level lower for the group to keep the limit.
    """

    group: str
    excellent: int
    limit: int
    to_change: int
    names: tuple[str, ...]


def over_quota(review: WardReview) -> tuple[OverQuota, ...]:
    """Return the groups over their limit; none where the branches follow different rules (product.md §5.5)."""
    return tuple(_over_quota(review))


def _over_quota(review: WardReview) -> Iterator[OverQuota]:
    figures = review.figures
    caps = {
        counts.BRANCHES_GROUP: figures.branch_cap,
        counts.HEADS_GROUP: figures.head_cap,
        counts.OTHERS_GROUP: figures.cap,
        counts.MEMBERS_GROUP: figures.cap,
    }
    for group in counts.groups(review):
        cap = caps[group.name]
        if cap is not None and cap.outcome is CapOutcome.EXCEEDED:
            names = (f"{each.name} ({each.branch})" if each.branch else each.name for each in group.excellent)
            yield OverQuota(group.name, cap.excellent, cap.applied.limit, least_to_change(cap), tuple(names))


def least_to_change(cap: CapAssessment) -> int:
    """Return how many at the best level would have to be one level lower for the cap to be kept: a count from 0 on.

    Of a base that counts the level below alone, each one moved down makes the base larger too.
    """
    if cap.applied.base is not CapBase.GOOD_ONLY:
        return max(0, cap.excellent - cap.applied.limit)
    changed = 0
    while (cap.excellent - changed) * _WHOLE > cap.percent * (cap.applied.base_count + changed):
        changed += 1
    return changed
