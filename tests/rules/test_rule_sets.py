"""The rule sets that ship: what each regime says, and what of it is confirmed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annual_review.model.assessment import Action, CapBase, Citation, Denominator
from annual_review.model.members import UnratedGroup, UnratedKind
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import OverCap
from annual_review.rules.ruleset import CapUnit, Rounding, RuleSet, VoteMethod
from tests.small_branch.reckoned import rule_book, rules

IDS = ("2018-hd16", "2019-hd21", "2023-hd25", "2025-hd43")


def citations(found: RuleSet) -> list[Citation]:
    rows = [each.citation for each in found.ceilings]
    rows += [each.citation for each in found.branch_requirements]
    rows += [each.citation for each in found.unrated]
    values = (*found.share.citations.values(), *found.vote.citations.values(), *found.cap.citations.values())
    return [found.citation, found.level_citation, found.self_review.citation, *values, *rows]


def test_four_regimes_in_the_order_of_their_years() -> None:
    assert [(each.id, each.first_year, each.last_year) for each in rule_book().rule_sets] == [
        ("2018-hd16", 2018, 2018),
        ("2019-hd21", 2019, 2022),
        ("2023-hd25", 2023, 2024),
        ("2025-hd43", 2025, None),
    ]


@pytest.mark.parametrize("rule_set", IDS)
def test_every_value_has_a_reference(rule_set: str) -> None:
    assert all(each.reference for each in citations(rules(rule_set)))


@pytest.mark.parametrize("rule_set", IDS)
def test_common_ground_of_every_regime(rule_set: str) -> None:
    found = rules(rule_set)
    assert [(each.name, each.short) for each in found.levels.values()] == [
        ("Hoàn thành xuất sắc nhiệm vụ", "HTXSNV"),
        ("Hoàn thành tốt nhiệm vụ", "HTTNV"),
        ("Hoàn thành nhiệm vụ", "HTNV"),
        ("Không hoàn thành nhiệm vụ", "KHTNV"),
    ]
    assert list(found.levels) == list(RatingLevel)
    whole = Denominator.OFFICIAL_CONVOKED
    assert (found.share.votes, found.share.totals, found.share.decimals) == (whole, Denominator.RATED, 2)
    assert (found.vote.method, found.vote.of) == (VoteMethod.MAJORITY, whole)
    assert found.vote.words == "quá nửa tổng số đảng viên chính thức được triệu tập"
    assert found.vote.citation == Citation("khoản 5 Điều 9 Điều lệ Đảng", confirmed=True)
    assert not found.vote.probationary_vote
    assert (found.membership.months_before_rating, found.membership.probation_months) == (6, 12)
    assert (found.membership.adult_age, found.meeting.first_month, found.meeting.months_of_next_year) == (18, 10, 3)
    assert found.cap.percent == 20
    assert {each.kind for each in found.unrated} == set(UnratedKind)
    assert len(found.digest) == 64
    assert found.override == ""


@pytest.mark.parametrize(
    ("rule_set", "base", "text_base", "ward_unit", "exception", "silent"),
    [
        ("2018-hd16", CapBase.GOOD_OR_BETTER, None, CapUnit.BASE_ORG, None, None),
        ("2019-hd21", CapBase.GOOD_OR_BETTER, CapBase.GOOD_ONLY, CapUnit.BASE_ORG, None, None),
        ("2023-hd25", CapBase.GOOD_OR_BETTER, CapBase.GOOD_ONLY, CapUnit.BASE_ORG, None, None),
        ("2025-hd43", CapBase.GOOD_ONLY, CapBase.GOOD_ONLY, CapUnit.POSITION_GROUP, Fraction(25), OverCap.LEAVE),
    ],
)
def test_the_cap_of_each_regime(
    rule_set: str,
    base: CapBase,
    text_base: CapBase | None,
    ward_unit: CapUnit,
    exception: Fraction | None,
    silent: OverCap | None,
) -> None:
    cap = rules(rule_set).cap
    assert (cap.base, cap.text_base, cap.ward_unit, cap.exception_percent) == (base, text_base, ward_unit, exception)
    assert (cap.rounding, cap.unit, cap.exclude_head, cap.when_exceeded) == (Rounding.FLOOR, CapUnit.CELL, False, silent)
    assert cap.applied_percent == 20


CONFIRMED = {
    "2018-hd16": set(),
    "2019-hd21": {"percent", "text_base", "rounding", "ward_unit"},
    "2023-hd25": set(),
    "2025-hd43": {"percent", "exception_percent", "text_base", "when_exceeded", "base", "rounding", "ward_unit"},
}


@pytest.mark.parametrize("rule_set", IDS)
def test_what_is_found_of_the_cap_is_confirmed_and_the_rest_is_not(rule_set: str) -> None:
    assert {key for key, each in rules(rule_set).cap.citations.items() if each.confirmed} == CONFIRMED[rule_set]


ASK, WARN, REMARK = Action
BEARING = {
    "2018-hd16": [("disciplined", WARN), ("employee_rating", ASK), ("head_not_above_cell", WARN)],
    "2019-hd21": [("disciplined", ASK), ("sick", ASK), ("employee_rating", ASK), ("head_not_above_cell", WARN)],
    "2023-hd25": [("disciplined", ASK), ("employee_rating", WARN), ("head_not_above_cell", WARN)],
    "2025-hd43": [("disciplined", WARN), ("employee_rating", WARN), ("head_not_above_cell", WARN), ("points", ASK)],
}
REMARKS = {
    "2018-hd16": [],
    "2019-hd21": [("maternity", REMARK), ("temporary_elsewhere", REMARK)],
    "2023-hd25": [("suspended_from_committee", WARN)],
    "2025-hd43": [("sick", REMARK), ("maternity", REMARK), ("temporary_elsewhere", REMARK)],
}
SICK_MONTHS = {"2019-hd21", "2025-hd43"}
UNLESS_REASON = {"2023-hd25": ["disciplined"]}


@pytest.mark.parametrize("rule_set", IDS)
def test_what_bears_on_a_level_asks_only_where_it_is_confirmed(rule_set: str) -> None:
    found = rules(rule_set)
    assert [(each.kind.value, each.action) for each in found.ceilings] == BEARING[rule_set]
    assert [(each.kind.value, each.action) for each in found.remarks] == REMARKS[rule_set]
    months = [(each.kind.value, each.from_months) for each in found.ceilings]
    months += [(each.kind.value, each.from_months) for each in found.remarks]
    assert [each for each in months if each[1]] == ([("sick", Fraction(3))] if rule_set in SICK_MONTHS else [])
    assert [each.kind.value for each in found.ceilings if each.unless_reason] == UNLESS_REASON.get(rule_set, [])
    asking = [each.citation for each in found.ceilings if each.action is ASK]
    asking += [each.citation for each in found.branch_requirements if each.action is ASK]
    assert all(each.confirmed for each in asking)


def test_from_2023_on_the_regulation_says_who_is_not_subject() -> None:
    assert [rules(each).unrated_citation for each in IDS] == [
        None,
        None,
        Citation("khoản 2 Điều 5 Quy định số 124-QĐ/TW", confirmed=True),
        Citation("điểm 2.1 khoản 2 Điều 5 Quy định số 366-QĐ/TW", confirmed=True),
    ]


@pytest.mark.parametrize("rule_set", IDS)
def test_the_two_groups_without_a_level(rule_set: str) -> None:
    groups = {each.kind: each.group for each in rules(rule_set).unrated}
    first = {UnratedKind.EXEMPT, UnratedKind.SUSPENDED, UnratedKind.UNDER_SIX_MONTHS}
    assert {kind for kind, group in groups.items() if group is UnratedGroup.NOT_SUBJECT} == first
    reviewed = [each.kind for each in rules(rule_set).unrated if each.reviewed]
    assert reviewed == ([UnratedKind.UNDER_SIX_MONTHS] if rule_set == "2019-hd21" else [])


def test_the_requirements_of_2019_on_the_levels_of_its_members() -> None:
    found = rules("2019-hd21")
    assert [(each.level, each.at_least, each.share, each.citation.confirmed) for each in found.branch_requirements] == [
        (RatingLevel.EXCELLENT, RatingLevel.SATISFACTORY, Fraction(1), True),
        (RatingLevel.EXCELLENT, RatingLevel.GOOD, Fraction(4, 5), True),
        (RatingLevel.GOOD, RatingLevel.SATISFACTORY, Fraction(1), False),
        (RatingLevel.GOOD, RatingLevel.GOOD, Fraction(7, 10), False),
        (RatingLevel.SATISFACTORY, RatingLevel.SATISFACTORY, Fraction(7, 10), False),
    ]


@pytest.mark.parametrize(
    ("rule_set", "expected"),
    [
        ("2018-hd16", []),
        ("2023-hd25", [("committee", "excellent", WARN)]),
        (
            "2025-hd43",
            [
                ("committee", "excellent", ASK),
                ("committee", "good", WARN),
                ("committee", "satisfactory", WARN),
                ("points", "excellent", ASK),
                ("points", "good", ASK),
                ("points", "satisfactory", ASK),
            ],
        ),
    ],
)
def test_requirements_of_the_other_regimes(rule_set: str, expected: list[tuple[str, str, Action]]) -> None:
    found = rules(rule_set).branch_requirements
    assert [(each.kind.value, each.level.value, each.action) for each in found] == expected


def test_points_begin_with_the_review_of_2025() -> None:
    assert [rules(each).scores_members for each in IDS] == [False, False, False, True]
    points = rules("2025-hd43").points
    assert points is not None
    assert (points.common, points.results, points.total) == (30, 70, 100)
    assert [each.points for each in rules("2025-hd43").branch_requirements if each.points] == [90, 70, 50]
