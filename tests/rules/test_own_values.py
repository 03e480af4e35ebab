"""The values a ward sets or confirms: each row of «Quy định» changes its value of the rule set, under the ward's reference."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annual_review.model.assessment import Action, CapBase, Citation, Denominator
from annual_review.model.record import OverCap
from annual_review.model.ward import OwnValue
from annual_review.rules.own_values import ROW_BY_KEY, ROWS, most_percent, with_own_values
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.rules.ruleset import CapUnit, CeilingKind, ExcusedAbsent, Rounding, RuleSet, VoteMethod
from annual_review.rules.words import threshold

REFERENCE = "điểm 3 Kế hoạch số 10-KH/ĐU, ngày 16/11/2020"
OWN = Citation(REFERENCE, confirmed=True, own=True)


def law(year: int) -> RuleSet:
    return shipped_rule_sets().of_review(year)


def changed(year: int, key: str, typed: str = "") -> RuleSet:
    return with_own_values(law(year), [OwnValue(key, typed, REFERENCE, confirmed=not typed)])


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("percent", "15", lambda found: (found.cap.percent, found.cap.citation) == (Fraction(15), OWN)),
        ("base", "Tổng số đảng viên", lambda found: found.cap.base is CapBase.ALL_MEMBERS),
        ("rounding", "Từ 0,5 làm tròn lên", lambda found: found.cap.rounding is Rounding.HALF_UP),
        ("unit", "Từng chi bộ", lambda found: found.cap.unit is CapUnit.CELL),
        ("unit", "Toàn đảng bộ", lambda found: (found.cap.unit, found.cap.ward_unit) == (CapUnit.BASE_ORG, CapUnit.BASE_ORG)),
        ("head_apart", "Có", lambda found: found.cap.exclude_head is True),
        (
            "when_exceeded",
            "Lấy theo số phiếu từ cao xuống",
            lambda found: found.cap.when_exceeded is OverCap.BY_VOTES and found.cap.citations["when_exceeded"] == OWN,
        ),
        (
            "whole",
            "Số phiếu hợp lệ",
            lambda found: (
                (found.share.votes, found.vote.of, found.vote.words)
                == (Denominator.VALID, Denominator.VALID, "quá nửa số phiếu hợp lệ")
            ),
        ),
        (
            "method",
            "Nhiều phiếu nhất",
            lambda found: (found.vote.method, found.vote.words) == (VoteMethod.PLURALITY, "nhiều phiếu nhất"),
        ),
        ("excused", "Không tính", lambda found: found.vote.excused_absent is ExcusedAbsent.LEAVE_OUT),
    ],
)
def test_a_typed_value_takes_the_place_of_the_regulation_s(key: str, typed: str, value: object) -> None:
    assert callable(value)
    assert value(changed(2020, key, typed))


@pytest.mark.parametrize("year", [2018, 2020, 2023, 2026])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_a_confirmed_value_stays_and_is_the_ward_s_word(row: object, year: int) -> None:
    known = ROW_BY_KEY[getattr(row, "key", "")]
    before = law(year)
    found = changed(year, known.key)
    if known.in_force(before):
        assert known.in_force(found) == known.in_force(before)
        assert found.override == REFERENCE
    assert found.digest != before.digest


def test_a_percentage_above_the_regulation_s_stands_on_the_ward_s_grounds() -> None:
    assert most_percent(law(2026)) == 25
    found = changed(2026, "percent", "25").cap
    assert (found.applied_percent, found.percent, found.grounds, found.citation) == (Fraction(25), Fraction(20), REFERENCE, OWN)
    assert most_percent(law(2020)) == 20


def test_a_requirement_once_confirmed_binds_and_says_its_own_number() -> None:
    before = next(each for each in law(2020).branch_requirements if each.share == Fraction(7, 10))
    assert before.action is Action.WARN
    for typed, percent in (("", "70%"), ("75", "75%")):
        found = changed(2020, "good_good", typed).branch_requirements
        (ours,) = (each for each in found if each.citation == OWN)
        assert (ours.action, ours.level, ours.share) == (Action.ASK, before.level, Fraction(percent.strip("%")) / 100)
        assert percent in ours.sentence


@pytest.mark.parametrize("typed", ["Bắt buộc", ""])
def test_a_ceiling_binds_when_the_ward_says_so(typed: str) -> None:
    found = changed(2026, "disciplined", typed).ceilings
    (ours,) = (each for each in found if each.kind is CeilingKind.DISCIPLINED)
    assert (ours.action, ours.citation) == (Action.ASK if typed else Action.WARN, OWN)
    assert [each.citation for each in found if each.kind is not CeilingKind.DISCIPLINED].count(OWN) == 0


def test_choices_about_papers_change_no_law() -> None:
    assert with_own_values(law(2026), [OwnValue("formulae", "Không")]) is law(2026)


@pytest.mark.parametrize(
    ("method", "of", "words"),
    [
        (VoteMethod.MAJORITY, Denominator.CONVOKED, "quá nửa tổng số đảng viên được triệu tập"),
        (VoteMethod.MAJORITY, Denominator.PRESENT, "quá nửa số đảng viên có mặt"),
        (VoteMethod.PLURALITY, Denominator.VALID, "nhiều phiếu nhất"),
        (VoteMethod.CUMULATIVE_MAJORITY, Denominator.ISSUED, "quá nửa số phiếu phát ra, cộng dồn từ mức cao xuống"),
    ],
)
def test_the_threshold_is_worded_from_its_method_and_whole(method: VoteMethod, of: Denominator, words: str) -> None:
    assert threshold(method, of) == words
