"""The values a record and an assessment are made of: their few methods."""

from __future__ import annotations

import pytest

from annual_review.model.assessment import Denominator, Share
from annual_review.model.checks import Check, Relation, Side
from annual_review.model.members import Member, Membership
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.problems import Place
from tests.small_branch.record import good_branch


def test_levels_rank_from_best_to_worst() -> None:
    assert [level.rank for level in RatingLevel] == [3, 2, 1, 0]


def test_counts_over_the_levels() -> None:
    found = LevelCounts.counting([RatingLevel.GOOD, RatingLevel.EXCELLENT, RatingLevel.GOOD])
    assert found == LevelCounts(excellent=1, good=2)
    assert (found.of(RatingLevel.GOOD), found.total, found.at_least(RatingLevel.GOOD)) == (2, 3, 3)
    assert found + LevelCounts(0, 1, 1, 1) == LevelCounts(1, 3, 1, 1)


def test_a_share_of_nothing_has_no_value() -> None:
    assert Share(0, 0, Denominator.VALID).value is None


def test_a_member_knows_the_cell_of_a_field_or_of_the_name() -> None:
    name, post = Place("Đảng viên", 2, 2), Place("Đảng viên", 2, 5)
    found = Member(1, "Trần Thị B", Membership.OFFICIAL, places={"name": name, "party_post": post})
    assert (found.place("party_post"), found.place("office"), found.place()) == (post, name, name)
    assert Member(1, "Trần Thị B", Membership.OFFICIAL).place("office") == Place()


def test_a_record_finds_members_by_number() -> None:
    found = good_branch(2)
    assert found.member(2).name == "Trần Thị B"
    for number in (0, 3):
        with pytest.raises(IndexError, match=f"no member number {number}"):
            found.member(number)


def test_a_record_knows_the_cell_of_a_field() -> None:
    found = good_branch(2)
    assert str(found.place("branch_self_rating")) == "Thông tin!B30"
    assert found.place("venue") == Place()


@pytest.mark.parametrize(
    ("left", "relation", "right", "holds"),
    [
        (2, Relation.EQUAL, 2, True),
        (2, Relation.EQUAL, 3, False),
        (2, Relation.AT_MOST, 3, True),
        (4, Relation.AT_MOST, 3, False),
    ],
)
def test_a_check_holds_by_its_relation(left: int, relation: Relation, right: int, holds: bool) -> None:
    assert Check("", Side("", left), relation, Side("", right)).holds is holds
