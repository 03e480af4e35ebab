"""Which branches of a ward stand, must mend or have handed in nothing (documents.md §2.18, §2.23)."""

from __future__ import annotations

from annual_review.documents.case import WardBranch, WardReview
from annual_review.model.names import name_key
from annual_review.model.ward import BranchToMend


def any_stands(review: WardReview) -> bool:
    """Say whether a branch of the ward stands; without one there is nothing to add up."""
    return bool(review.branches)


def mistakes_of(review: WardReview, branch: WardBranch) -> int:
    """Return how many mistakes the newest workbook of a branch that stands has; 0 where it was not refused."""
    return sum(len(each.mistakes) for each in review.to_mend if _is_same(each, branch))


def only_refused(review: WardReview) -> tuple[BranchToMend, ...]:
    """Return the branches to mend of which nothing stands, not even papers of an earlier night."""
    return tuple(each for each in review.to_mend if not any(_is_same(each, branch) for branch in review.branches))


def known_branches(review: WardReview) -> int | None:
    """Return how many branches the ward has; None where its workbook does not list them: nothing else tells."""
    if review.workbook is None or not review.workbook.branches:
        return None
    return len(review.branches) + len(only_refused(review)) + len(review.missing)


def _is_same(one: BranchToMend, other: WardBranch) -> bool:
    """By their codes where both have one, else by their names."""
    if one.code and other.code:
        return name_key(one.code) == name_key(other.code)
    return name_key(one.name) == name_key(other.name)
