"""Who writes a self-review, and on which form (regulations.md §6.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annual_review.model.members import Membership, ReviewForm, UnratedKind
from annual_review.model.record import ReviewRecord
from annual_review.rules.self_review import form_problems, self_reviews
from tests.small_branch.reckoned import rules
from tests.small_branch.record import school_branch, small_branch, with_member


def forms(rule_set: str, record: ReviewRecord | None = None) -> list[str]:
    return [each.form for each in self_reviews(record or small_branch(), rules(rule_set))]


@pytest.mark.parametrize(
    ("rule_set", "expected", "title"),
    [
        ("2018-hd16", ["02"] * 5, "Mẫu 02"),
        ("2019-hd21", ["02"] * 5, "Mẫu 02-HD KĐ.ĐG 2019"),
        ("2023-hd25", ["02B", "02B", "02A", "02A", "02A"], "Mẫu 02B-HD KĐ.ĐG 2023"),
        ("2025-hd43", ["2A", "2A", "2B", "2B", "2B"], "Mẫu 2A-HD KĐ.ĐG 2025"),
    ],
)
def test_the_post_decides_between_the_forms_of_the_year(rule_set: str, expected: list[str], title: str) -> None:
    assert forms(rule_set) == expected
    assert rules(rule_set).self_review.title(expected[0]) == title


@pytest.mark.parametrize(
    ("rule_set", "letter", "expected"),
    [
        ("2025-hd43", ReviewForm.A, ("2A", True)),
        ("2025-hd43", ReviewForm.C, ("2C", False)),
        ("2023-hd25", ReviewForm.A, ("02A", False)),
        ("2023-hd25", ReviewForm.B, ("02B", True)),
    ],
)
def test_the_column_decides_where_it_is_filled(rule_set: str, letter: ReviewForm, expected: tuple[str, bool]) -> None:
    found = self_reviews(with_member(small_branch(), 3, review_form=letter), rules(rule_set))[2]
    assert (found.form, found.leading, found.by_post) == (*expected, False)


def test_the_one_form_for_all_has_a_part_for_leaders() -> None:
    assert [each.leading for each in self_reviews(small_branch(), rules("2019-hd21"))] == [True, True, False, False, False]


def test_the_secretary_whom_only_the_chair_names_is_a_leader() -> None:
    record = with_member(school_branch(), 1, leads=False)
    assert forms("2025-hd43", record)[0] == "2A"


@pytest.mark.parametrize("kind", [UnratedKind.EXEMPT, UnratedKind.SUSPENDED])
@pytest.mark.parametrize("rule_set", ["2018-hd16", "2019-hd21", "2023-hd25", "2025-hd43"])
def test_nobody_exempt_or_suspended_writes_one(rule_set: str, kind: UnratedKind) -> None:
    assert len(forms(rule_set, with_member(small_branch(), 5, unrated=kind))) == 4


@pytest.mark.parametrize("kind", [UnratedKind.ABSENT, UnratedKind.OTHER])
def test_whoever_is_reviewed_later_writes_one(kind: UnratedKind) -> None:
    assert len(forms("2025-hd43", with_member(small_branch(), 5, unrated=kind))) == 5


@pytest.mark.parametrize(("rule_set", "expected"), [("2018-hd16", 4), ("2019-hd21", 5), ("2023-hd25", 4), ("2025-hd43", 4)])
def test_under_six_months_only_2019_to_2022(rule_set: str, expected: int) -> None:
    assert len(forms(rule_set, with_member(small_branch(), 5, unrated=UnratedKind.UNDER_SIX_MONTHS))) == expected


def test_nobody_is_too_new_for_a_meeting_without_a_day() -> None:
    new = with_member(small_branch(), 5, standing=Membership.PROBATIONARY, admitted=date(2020, 9, 2))
    undated = replace(new, meeting=replace(new.meeting, held_on=date(2020, 12, 31), is_dated=False))
    assert (len(forms("2025-hd43", new)), len(forms("2025-hd43", undated))) == (4, 5)


def test_the_board_says_how_many_forms_a_post_decided() -> None:
    record = with_member(small_branch(), 5, review_form=ReviewForm.C)
    (told,) = form_problems(record, rules("2025-hd43"))
    assert told.severity == "note"
    assert told.message == (
        "Bản kiểm điểm cá nhân dùng mẫu theo «Chức vụ Đảng» khi cột «Mẫu kiểm điểm» để trống "
        "(mẫu 2A: 2 đảng viên, mẫu 2B: 2 đảng viên)."
    )


def test_where_all_forms_are_typed_or_there_is_but_one_nothing_is_told() -> None:
    record = small_branch()
    for number in range(1, 6):
        record = with_member(record, number, review_form=ReviewForm.C)
    assert form_problems(record, rules("2025-hd43")) == ()
    assert form_problems(small_branch(), rules("2019-hd21")) == ()


@pytest.mark.parametrize(("rule_set", "form"), [("2019-hd21", "02"), ("2023-hd25", "02A")])
def test_a_form_the_law_has_not_is_told_and_that_of_the_post_taken(rule_set: str, form: str) -> None:
    record = with_member(small_branch(), 5, review_form=ReviewForm.C)
    assert forms(rule_set, record)[4] == form
    told = form_problems(record, rules(rule_set))[0].message
    assert told == (
        f"«Hoàng Văn Em»: cột «Mẫu kiểm điểm» ghi mẫu C, quy định «{rule_set}» không có mẫu ấy "
        f"nên bản kiểm điểm lấy mẫu {form}."
    )
