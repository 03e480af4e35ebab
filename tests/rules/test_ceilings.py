"""What bears on a member's level in each regime: rules that ask, rules that warn, remarks (regulations.md §10.2)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.model.assessment import Action
from annual_review.model.members import Member, Points
from annual_review.model.ratings import RatingLevel
from annual_review.rules.ceilings import Ceiling, ceilings_of, remarks_of, total_points
from tests.small_branch.reckoned import rules
from tests.small_branch.record import member

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel


def only(found: Member, rule_set: str = "2019-hd21", branch_level: RatingLevel | None = None) -> Ceiling:
    ceilings = ceilings_of(found, rules(rule_set), branch_level)
    assert len(ceilings) == 1
    return ceilings[0]


def test_nothing_known_is_no_ceiling() -> None:
    assert ceilings_of(member(1), rules(), EXCELLENT) == ()


@pytest.mark.parametrize(
    ("rule_set", "action", "exception"),
    [
        ("2018-hd16", Action.WARN, False),
        ("2019-hd21", Action.ASK, False),
        ("2023-hd25", Action.ASK, True),
        ("2025-hd43", Action.WARN, False),
    ],
)
def test_disciplined_is_unsatisfactory_in_every_regime(rule_set: str, action: Action, exception: bool) -> None:
    found = only(replace(member(1), discipline="Khiển trách"), rule_set)
    assert (found.limit, found.action, found.unless_reason, found.field) == (UNSATISFACTORY, action, exception, "discipline")
    whose = "cấp có thẩm quyền xem xét " if rule_set == "2025-hd43" else ""
    assert found.reason.text == f"Bị thi hành kỷ luật trong năm: {whose}xếp loại KHTNV."


def test_sick_three_months_is_at_most_satisfactory() -> None:
    found = only(replace(member(1), sick_months=Fraction(3)))
    assert (found.limit, found.action, found.field) == (SATISFACTORY, Action.ASK, "sick_months")
    assert found.reason.text == "Nghỉ ốm tổng cộng từ 3 tháng trở lên trong năm: xếp loại không quá HTNV."
    assert found.reason.citation.confirmed


def test_sick_less_than_three_months_is_no_ceiling() -> None:
    assert ceilings_of(replace(member(1), sick_months=Fraction("2.9")), rules(), None) == ()


@pytest.mark.parametrize("rule_set", ["2018-hd16", "2023-hd25", "2025-hd43"])
def test_sickness_limits_nothing_in_the_other_regimes(rule_set: str) -> None:
    assert ceilings_of(replace(member(1), sick_months=Fraction(9)), rules(rule_set), None) == ()


@pytest.mark.parametrize(
    ("rule_set", "action"),
    [("2018-hd16", Action.ASK), ("2019-hd21", Action.ASK), ("2023-hd25", Action.WARN), ("2025-hd43", Action.WARN)],
)
def test_the_employee_rating_asks_until_2022_and_warns_from_2023(rule_set: str, action: Action) -> None:
    found = only(replace(member(1), employee_rating=GOOD), rule_set)
    assert (found.limit, found.action, found.field) == (GOOD, action, "employee_rating")
    assert ceilings_of(replace(member(1), employee_rating=EXCELLENT), rules(rule_set), None) == ()


@pytest.mark.parametrize(("employee", "limit"), [(SATISFACTORY, SATISFACTORY), (UNSATISFACTORY, UNSATISFACTORY)])
def test_the_lower_employee_ratings_of_2019_limit_as_far(employee: RatingLevel, limit: RatingLevel) -> None:
    found = ceilings_of(replace(member(1), employee_rating=employee), rules(), None)
    assert min(each.limit.rank for each in found) == limit.rank
    assert only(replace(member(1), employee_rating=employee), "2018-hd16").limit is GOOD


@pytest.mark.parametrize("rule_set", ["2018-hd16", "2019-hd21", "2023-hd25", "2025-hd43"])
def test_a_head_above_the_cell_is_only_warned_about(rule_set: str) -> None:
    found = only(replace(member(1), is_head=True), rule_set, branch_level=GOOD)
    assert (found.limit, found.action, found.field) == (GOOD, Action.WARN, "party_post")
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
    found = only(replace(member(1), points=Points(total=Fraction(points))), "2025-hd43")
    assert (found.limit, found.action, found.field) == (limit, Action.ASK, "points")
    own = only(replace(member(1), self_points=Points(total=Fraction(points))), "2025-hd43")
    assert (own.limit, own.action, own.field) == (limit, Action.WARN, "self_points")


def test_the_points_the_cell_agreed_on_count_before_the_members_own() -> None:
    both = replace(member(1), points=Points(Fraction(28), Fraction(63)), self_points=Points(total=Fraction(60)))
    assert only(both, "2025-hd43").limit is EXCELLENT
    part = replace(both, points=Points(Fraction(28), None))
    assert (only(part, "2025-hd43").limit, only(part, "2025-hd43").field) == (SATISFACTORY, "self_points")


@pytest.mark.parametrize(
    ("points", "total"),
    [
        (None, None),
        (Points(), None),
        (Points(Fraction(28)), None),
        (Points(None, Fraction(62)), None),
        (Points(Fraction(28), Fraction(62)), 90),
        (Points(total=Fraction(91)), 91),
    ],
)
def test_the_total_is_typed_or_the_sum_of_both_parts(points: Points | None, total: int | None) -> None:
    assert total_points(points) == total


def test_points_are_told_with_two_decimals() -> None:
    found = only(replace(member(1), points=Points(total=Fraction("88.345"))), "2025-hd43")
    assert found.reason.text == "Tổng điểm 88,35 chỉ tương ứng mức HTTNV."


def test_only_a_rule_that_asks_is_softened_by_points_nobody_agreed_on() -> None:
    found = rules("2025-hd43")
    points = next(each for each in found.ceilings if each.kind == "points")
    own = replace(found, ceilings=(replace(points, action=Action.REMARK),))
    assert [each.action for each in ceilings_of(replace(member(1), self_points=Points(total=Fraction(60))), own, None)] == [
        Action.REMARK
    ]


def test_points_below_every_bound_are_no_ceiling() -> None:
    found = rules("2025-hd43")
    points = next(each for each in found.ceilings if each.kind == "points")
    some = replace(found, ceilings=(replace(points, limits={"90": EXCELLENT, "70": GOOD}),))
    assert ceilings_of(replace(member(1), points=Points(total=Fraction(60))), some, None) == ()


def test_points_mean_nothing_before_2025() -> None:
    assert ceilings_of(replace(member(1), points=Points(total=Fraction(40))), rules(), None) == ()


@pytest.mark.parametrize(
    ("rule_set", "changes", "fields"),
    [
        ("2019-hd21", {"maternity": True, "temporary_elsewhere": True}, ["maternity", "temporary_elsewhere"]),
        ("2025-hd43", {"sick_months": Fraction(3), "maternity": True}, ["sick_months", "maternity"]),
        ("2025-hd43", {"sick_months": Fraction(2)}, []),
        ("2025-hd43", {"suspended_from_committee": True}, []),
        ("2018-hd16", {"maternity": True, "temporary_elsewhere": True, "suspended_from_committee": True}, []),
    ],
)
def test_remarks_are_no_limits(rule_set: str, changes: dict[str, object], fields: list[str]) -> None:
    changed = replace(member(1), **changes)  # type: ignore[arg-type]  # field names checked by replace itself
    assert sorted(each.field for each in remarks_of(changed, rules(rule_set))) == sorted(fields)
    if rule_set != "2019-hd21":
        assert ceilings_of(changed, rules(rule_set), None) == ()


def test_suspended_from_the_committee_is_disputed_in_2023() -> None:
    (found,) = remarks_of(replace(member(1), suspended_from_committee=True), rules("2023-hd25"))
    assert (found.action, found.field) == (Action.WARN, "suspended_from_committee")
