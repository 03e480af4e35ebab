"""The level a ballot gives: three methods and the two-step ballot."""

from __future__ import annotations

import pytest

from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.levels import level_of, member_level
from annual_review.rules.ruleset import VoteMethod
from annual_review.rules.shares import Wholes
from tests.small_branch.record import tally

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel


@pytest.mark.parametrize(
    ("votes", "whole", "level"),
    [
        ((12, 10, 0, 0), 22, EXCELLENT),
        ((11, 11, 0, 0), 22, None),
        ((11, 10, 1, 0), 22, None),
        ((0, 12, 10, 0), 22, GOOD),
        ((0, 0, 0, 1), 1, UNSATISFACTORY),
        ((0, 0, 0, 0), 0, None),
    ],
)
def test_majority_is_more_than_half(votes: tuple[int, ...], whole: int, level: RatingLevel | None) -> None:
    assert level_of(LevelCounts(*votes), whole, VoteMethod.MAJORITY) is level


@pytest.mark.parametrize(
    ("votes", "level"),
    [((9, 8, 5, 0), EXCELLENT), ((9, 9, 4, 0), None), ((0, 0, 0, 0), None), ((1, 2, 8, 3), SATISFACTORY)],
)
def test_plurality_is_the_most_votes_alone(votes: tuple[int, ...], level: RatingLevel | None) -> None:
    assert level_of(LevelCounts(*votes), 22, VoteMethod.PLURALITY) is level


@pytest.mark.parametrize(
    ("votes", "level"),
    [((9, 9, 4, 0), GOOD), ((12, 0, 0, 10), EXCELLENT), ((5, 5, 5, 7), SATISFACTORY), ((0, 0, 0, 0), None)],
)
def test_cumulative_majority_counts_the_better_levels_too(votes: tuple[int, ...], level: RatingLevel | None) -> None:
    assert level_of(LevelCounts(*votes), 22, VoteMethod.CUMULATIVE_MAJORITY) is level


@pytest.mark.parametrize(
    ("votes", "approval", "level"),
    [
        ((0, 20, 2, 0), (12, 10), EXCELLENT),
        ((0, 20, 2, 0), (11, 11), GOOD),
        ((0, 20, 2, 0), None, GOOD),
        ((0, 5, 17, 0), (22, 0), SATISFACTORY),
        ((0, 11, 11, 0), (22, 0), None),
    ],
)
def test_two_step_needs_good_first_and_then_more_than_half_agreeing(
    votes: tuple[int, ...], approval: tuple[int, int] | None, level: RatingLevel | None
) -> None:
    assert member_level(tally(1, *votes, approval=approval), Wholes(22, 22), VoteMethod.MAJORITY) is level


@pytest.mark.parametrize(("valid", "level"), [(9, EXCELLENT), (10, GOOD)])
def test_the_second_step_is_measured_on_its_own_ballots(valid: int, level: RatingLevel) -> None:
    voted = tally(1, 0, 8, 2, 0, approval=(5, 4))
    assert member_level(voted, Wholes(levels=10, approvals=valid), VoteMethod.MAJORITY) is level
