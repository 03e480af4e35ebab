"""Ceilings: what each regime lets lower a member's level."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.model.members import Member
from annual_review.model.ratings import RatingLevel
from annual_review.rules.ceilings import Ceiling, ceilings_of, lowered
from tests.small_branch.reckoned import rules
from tests.small_branch.record import member

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel


def only(found: Member, rule_set: str = "2019-hd21", branch_level: RatingLevel | None = None) -> Ceiling:
    ceilings = ceilings_of(found, rules(rule_set), branch_level)
    assert len(ceilings) == 1
    return ceilings[0]


def test_nothing_known_is_no_ceiling() -> None:
    assert ceilings_of(member(1), rules(), EXCELLENT) == ()


@pytest.mark.parametrize("rule_set", ["2018-hd16", "2019-hd21", "2023-hd25", "2025-hd43"])
def test_disciplined_is_unsatisfactory_in_every_regime(rule_set: str) -> None:
    found = only(replace(member(1), discipline="Khiển trách"), rule_set)
    assert (found.limit, found.binding) == (UNSATISFACTORY, True)
    assert found.reason.text == "Bị thi hành kỷ luật trong năm nên xếp loại KHTNV."


def test_sick_three_months_is_at_most_satisfactory() -> None:
    found = only(replace(member(1), sick_months=Fraction(3)))
    assert found.limit is SATISFACTORY
    assert found.reason.text == "Nghỉ ốm cộng dồn từ 3 tháng trở lên trong năm nên xếp loại không quá HTNV."
    assert found.reason.citation.confirmed


def test_sick_less_than_three_months_is_no_ceiling() -> None:
    assert ceilings_of(replace(member(1), sick_months=Fraction("2.9")), rules(), None) == ()


@pytest.mark.parametrize(
    ("employee", "limits"),
    [(EXCELLENT, []), (GOOD, [GOOD]), (SATISFACTORY, [GOOD, SATISFACTORY]), (UNSATISFACTORY, [UNSATISFACTORY])],
)
def test_employee_rating_from_2019(employee: RatingLevel, limits: list[RatingLevel]) -> None:
    found = ceilings_of(replace(member(1), employee_rating=employee), rules(), None)
    assert [each.limit for each in found] == limits


@pytest.mark.parametrize("employee", [GOOD, SATISFACTORY, UNSATISFACTORY])
def test_employee_rating_of_2018_only_holds_back_excellent(employee: RatingLevel) -> None:
    assert only(replace(member(1), employee_rating=employee), "2018-hd16").limit is GOOD


@pytest.mark.parametrize("rule_set", ["2023-hd25", "2025-hd43"])
def test_employee_rating_later_only_warns(rule_set: str) -> None:
    found = only(replace(member(1), employee_rating=GOOD), rule_set)
    assert not found.binding
    assert lowered(EXCELLENT, (found,)) is EXCELLENT


def test_head_is_not_above_the_cell() -> None:
    found = only(replace(member(1), is_head=True), branch_level=GOOD)
    assert found.limit is GOOD
    assert found.reason.text == "Người đứng đầu xếp loại không cao hơn mức HTTNV của chi bộ."


def test_head_of_a_cell_without_a_level_has_no_ceiling() -> None:
    assert ceilings_of(replace(member(1), is_head=True), rules(), None) == ()


@pytest.mark.parametrize(
    ("points", "limit"),
    [
        ("100", EXCELLENT),
        ("90", EXCELLENT),
        ("89.99", GOOD),
        ("70", GOOD),
        ("69.5", SATISFACTORY),
        ("50", SATISFACTORY),
        ("49.99", UNSATISFACTORY),
        ("0", UNSATISFACTORY),
    ],
)
def test_points_of_2025(points: str, limit: RatingLevel) -> None:
    assert only(replace(member(1), points=Fraction(points)), "2025-hd43").limit is limit


def test_points_below_every_bound_are_no_ceiling() -> None:
    found = rules("2025-hd43")
    points = next(each for each in found.ceilings if each.kind == "points")
    some = replace(found, ceilings=(replace(points, limits={"90": EXCELLENT, "70": GOOD}),))
    assert ceilings_of(replace(member(1), points=Fraction(60)), some, None) == ()


def test_points_mean_nothing_before_2025() -> None:
    assert ceilings_of(replace(member(1), points=Fraction(40)), rules(), None) == ()


def test_the_lowest_ceiling_binds() -> None:
    found = replace(member(1), sick_months=Fraction(5), discipline="Cảnh cáo", employee_rating=GOOD)
    assert lowered(EXCELLENT, ceilings_of(found, rules(), None)) is UNSATISFACTORY


def test_a_ceiling_never_raises() -> None:
    assert lowered(UNSATISFACTORY, ceilings_of(replace(member(1), employee_rating=GOOD), rules(), None)) is UNSATISFACTORY
