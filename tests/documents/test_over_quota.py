"""The groups of a ward over the limit: who they are, and the least its decision would have to change."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.documents.ward.over_quota import least_to_change, over_quota
from annual_review.model.assessment import CapAssessment, CapBase
from annual_review.model.ratings import LevelCounts
from annual_review.rules.cap import base_counts, cap_lines
from annual_review.rules.ruleset import Rounding
from tests.documents.ward_cases import ward
from tests.small_branch.reckoned import source


def cap(base: CapBase, excellent: int, good: int) -> CapAssessment:
    levels = LevelCounts(excellent, good, 0, 0)
    lines = cap_lines(Fraction(20), Rounding.FLOOR, base_counts(levels, levels.total), excellent)
    applied = next(line for line in lines if line.base is base and line.limit is not None)
    return replace(source().assessment.cap, percent=Fraction(20), lines=lines, applied=applied, excellent=excellent)


@pytest.mark.parametrize(
    ("base", "excellent", "good", "least"),
    [
        (CapBase.GOOD_ONLY, 3, 15, 0),
        (CapBase.GOOD_ONLY, 4, 15, 1),  # 3 of 16 keep 20 %
        (CapBase.GOOD_ONLY, 10, 10, 7),  # 3 of 17
        (CapBase.GOOD_ONLY, 2, 0, 2),
        (CapBase.GOOD_OR_BETTER, 5, 15, 1),  # 4 of 20
        (CapBase.GOOD_OR_BETTER, 4, 16, 0),
    ],
)
def test_the_least_that_has_to_change(base: CapBase, excellent: int, good: int, least: int) -> None:
    assert least_to_change(cap(base, excellent, good)) == least


def test_the_groups_over_the_limit_are_named_with_their_people_in_order_of_votes() -> None:
    review = ward(5, 2026)
    found = over_quota(review)
    exceeded = [cap_ for cap_ in (review.figures.branch_cap, review.figures.head_cap, review.figures.cap) if cap_]
    assert len(found) == sum(each.outcome == "exceeded" for each in exceeded)
    for each in found:
        assert len(each.names) == each.excellent
        assert 0 < each.to_change <= each.excellent
