"""What a ward recognises: branches in the order it lists them, their levels and their members' (documents.md §2.19–2.20)."""

from __future__ import annotations

from annual_review.documents import wording
from annual_review.documents.case import WardBranch, WardReview
from annual_review.documents.ward import parts
from annual_review.model.names import folded, name_key
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.ward import WardListBranch


def wanted(review: WardReview) -> bool:
    """Say whether there is anything to recognise: a branch stands (documents.md §2.1)."""
    return bool(review.branches)


def in_order(review: WardReview) -> tuple[WardBranch, ...]:
    """Return the branches: first those the ward lists, in its order, then the others as they stand."""
    listed = review.workbook.branches if review.workbook else ()

    def place(branch: WardBranch) -> int:
        found = listed_as(review, branch)
        return len(listed) if found is None else listed.index(found)

    return tuple(sorted(review.branches, key=place))


def listed_as(review: WardReview, branch: WardBranch) -> WardListBranch | None:
    """Return the branch as the ward's workbook lists it, by its code or else its name; None where it does not."""
    listed = review.workbook.branches if review.workbook else ()
    by_code = (each for each in listed if branch.code and folded(each.code) == folded(branch.code))
    by_name = (each for each in listed if name_key(each.name) == name_key(branch.name))
    return next(by_code, None) or next(by_name, None)


def proposed_level(branch: WardBranch) -> RatingLevel | None:
    """Return the level the branch puts forward for itself, None where it has none."""
    rating = branch.figures.branch_rating
    return rating.level if rating is not None else None


def decided_level(review: WardReview, branch: WardBranch) -> RatingLevel | None:
    """Return the level the ward recognised of a branch, None while it has not decided.

    Of a branch without a level of its own it is that of the ward's list.
    """
    own = parts.final_branch_level(review, branch)
    found = listed_as(review, branch)
    return own or (found.decided if found is not None and parts.decided(review) else None)


def branch_levels(review: WardReview) -> LevelCounts:
    """Return the branches at each level: as decided, before the decision as they propose."""
    levels = (decided_level(review, branch) or proposed_level(branch) for branch in review.branches)
    return LevelCounts.counting(level for level in levels if level is not None)


def member_levels(review: WardReview) -> LevelCounts:
    """Return the members at each level: as decided, before the decision as their branches propose."""
    ratings = (rating for branch in review.branches for rating in branch.figures.ratings)
    return LevelCounts.counting(parts.final_level(review, rating) or rating.proposed for rating in ratings)


def totals_line(review: WardReview, counts: LevelCounts, unit: str) -> str:
    """Return ``HTXSNV: 04 đồng chí; HTTNV: 18 đồng chí; HTNV: không có; KHTNV: không có``; ``unit`` is what is counted."""
    return "; ".join(f"{parts.level_text(review, level)}: {_counted(count, unit)}" for level, count in counts.by_level.items())


def totals_in_full(review: WardReview, counts: LevelCounts, unit: str) -> str:
    """Return the same with the levels by their names in quotation marks."""
    return "; ".join(
        f"{wording.quoted(parts.level_name(review, level))}: {_counted(count, unit)}"
        for level, count in counts.by_level.items()
    )


def _counted(count: int, unit: str) -> str:
    return f"{wording.padded(count)} {unit}" if count else wording.NONE
