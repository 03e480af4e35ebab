"""The rule sets that ship: what each regime says, and what of it is confirmed."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annual_review.model.assessment import CapBase, Citation, Denominator
from annual_review.model.members import UnratedKind
from annual_review.model.ratings import RatingLevel
from annual_review.rules.ruleset import CapUnit, CeilingKind, Rounding, RuleSet, VoteMethod
from tests.small_branch.reckoned import rule_book, rules

IDS = ("2018-hd16", "2019-hd21", "2023-hd25", "2025-hd43")


def citations(found: RuleSet) -> list[Citation]:
    rows = [each.citation for each in found.ceilings]
    rows += [each.citation for each in found.branch_requirements]
    rows += [each.citation for each in found.unrated]
    values = (*found.share.citations.values(), *found.vote.citations.values(), *found.cap.citations.values())
    return [found.citation, found.level_citation, found.proposal.citation, *values, *rows]


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
    assert (found.share.votes, found.share.totals, found.share.decimals) == (Denominator.VALID, Denominator.RATED, 2)
    assert (found.vote.method, found.vote.of) == (VoteMethod.MAJORITY, Denominator.VALID)
    assert found.vote.words == "quá nửa số phiếu hợp lệ"
    assert not found.vote.citation.confirmed
    assert not found.vote.probationary_vote
    assert found.cap.percent == 20
    assert {each.kind for each in found.unrated} == set(UnratedKind)
    assert len(found.digest) == 64
    assert found.override == ""


@pytest.mark.parametrize(
    ("rule_set", "base", "rounding", "unit", "exclude_head", "exception"),
    [
        ("2018-hd16", CapBase.GOOD_OR_BETTER, Rounding.FLOOR, CapUnit.CELL, False, None),
        ("2019-hd21", CapBase.GOOD_OR_BETTER, Rounding.FLOOR, CapUnit.CELL, False, None),
        ("2023-hd25", CapBase.GOOD_OR_BETTER, Rounding.FLOOR, CapUnit.CELL, False, None),
        ("2025-hd43", CapBase.GOOD_ONLY, Rounding.HALF_UP, CapUnit.POSITION_GROUP, True, Fraction(25)),
    ],
)
def test_the_cap_of_each_regime(
    rule_set: str, base: CapBase, rounding: Rounding, unit: CapUnit, exclude_head: bool, exception: Fraction | None
) -> None:
    cap = rules(rule_set).cap
    assert (cap.base, cap.rounding, cap.unit, cap.exclude_head) == (base, rounding, unit, exclude_head)
    assert cap.exception_percent == exception
    assert cap.applied_percent == 20


def test_what_is_found_of_2019_is_confirmed_and_the_rest_is_not() -> None:
    found = rules("2019-hd21")
    assert found.cap.citation == Citation("điểm 2.3(a) Hướng dẫn số 21-HD/BTCTW, ngày 18/10/2019", confirmed=True)
    assert [key for key, each in found.cap.citations.items() if each.confirmed] == ["percent"]
    assert [(each.kind, each.citation.confirmed) for each in found.ceilings] == [
        (CeilingKind.DISCIPLINED, True),
        (CeilingKind.SICK, True),
        (CeilingKind.EMPLOYEE_RATING, True),
        (CeilingKind.EMPLOYEE_RATING, False),
        (CeilingKind.HEAD_NOT_ABOVE_BRANCH, False),
    ]
    assert [(each.level, each.at_least, each.share, each.citation.confirmed) for each in found.branch_requirements] == [
        (RatingLevel.EXCELLENT, RatingLevel.SATISFACTORY, Fraction(1), True),
        (RatingLevel.EXCELLENT, RatingLevel.GOOD, Fraction(4, 5), True),
        (RatingLevel.GOOD, RatingLevel.SATISFACTORY, Fraction(1), False),
        (RatingLevel.GOOD, RatingLevel.GOOD, Fraction(7, 10), False),
        (RatingLevel.SATISFACTORY, RatingLevel.SATISFACTORY, Fraction(7, 10), False),
    ]


@pytest.mark.parametrize("rule_set", ["2018-hd16", "2023-hd25", "2025-hd43"])
def test_the_cap_of_the_other_regimes_is_not_confirmed(rule_set: str) -> None:
    assert not any(each.confirmed for each in rules(rule_set).cap.citations.values())


@pytest.mark.parametrize(
    ("rule_set", "kinds"),
    [
        ("2018-hd16", ["disciplined", "employee_rating", "head_not_above_cell"]),
        ("2023-hd25", ["disciplined", "employee_rating", "head_not_above_cell"]),
        ("2025-hd43", ["disciplined", "employee_rating", "head_not_above_cell", "points"]),
    ],
)
def test_ceilings_of_the_other_regimes(rule_set: str, kinds: list[str]) -> None:
    assert [each.kind.value for each in rules(rule_set).ceilings] == kinds
