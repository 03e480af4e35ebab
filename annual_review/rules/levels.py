"""The level a ballot gives, by the method of the rule set (product.md §5.2)."""

from __future__ import annotations

from typing import assert_never

from annual_review.model.ballots import SubjectTally
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.ruleset import VoteMethod
from annual_review.rules.shares import Wholes


def level_of(votes: LevelCounts, whole: int, method: VoteMethod) -> RatingLevel | None:
    """Return the level ``votes`` give, None when the method leaves it open; ``whole`` is what the threshold is half of."""
    match method:
        case VoteMethod.MAJORITY:
            return next((level for level, count in votes.by_level.items() if _is_majority(count, whole)), None)
        case VoteMethod.PLURALITY:
            return _most_votes(votes)
        case VoteMethod.CUMULATIVE_MAJORITY:
            return next((level for level in RatingLevel if _is_majority(votes.at_least(level), whole)), None)
        case _:
            assert_never(method)


def member_level(tally: SubjectTally, wholes: Wholes, method: VoteMethod) -> RatingLevel | None:
    """Return the voted level of a member; a two-step ballot gives excellent to «good» with a majority of «Đồng ý»."""
    level = level_of(tally.votes, wholes.levels, method)
    if level is RatingLevel.GOOD and tally.approval is not None and _is_majority(tally.approval.agree, wholes.approvals):
        return RatingLevel.EXCELLENT
    return level


def _is_majority(count: int, whole: int) -> bool:
    return 2 * count > whole


def _most_votes(votes: LevelCounts) -> RatingLevel | None:
    most = max(votes.by_level.values())
    leading = [level for level, count in votes.by_level.items() if count == most]
    return leading.pop() if len(leading) == 1 else None
