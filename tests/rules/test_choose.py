"""The choice of a rule set by review year or by the clerk's word."""

from __future__ import annotations

import pytest

from annual_review.problems import Place, Severity
from annual_review.rules.rulebook import RuleBook
from tests.small_branch.reckoned import rule_book

PLACE = Place("Thông tin", 4, 2)


@pytest.mark.parametrize(
    ("year", "rule_set"),
    [
        (2018, "2018-hd16"),
        (2019, "2019-hd21"),
        (2022, "2019-hd21"),
        (2023, "2023-hd25"),
        (2024, "2023-hd25"),
        (2030, "2025-hd43"),
    ],
)
def test_the_year_chooses(year: int, rule_set: str) -> None:
    read = rule_book().choose(year)
    assert read.value is not None
    assert (read.value.id, read.problems) == (rule_set, ())


def test_no_rule_set_for_the_year() -> None:
    read = rule_book().choose(2012, place=PLACE)
    assert read.value is None
    assert read.problems[0].message == (
        "Không có bộ quy định nào cho năm đánh giá 2012; chương trình có quy định của các năm từ 2018 trở đi."
    )
    assert read.problems[0].remedy == (
        "Kiểm tra lại mục «Năm đánh giá»; nếu đúng năm, ghi mã bộ quy định vào mục «Quy định áp dụng»."
    )
    assert read.problems[0].place == PLACE


def test_years_that_end_are_told_as_a_range() -> None:
    read = RuleBook(rule_book().rule_sets[:2]).choose(2030)
    assert "của các năm 2018–2022." in read.problems[0].message


def test_the_clerk_chooses() -> None:
    read = rule_book().choose(2020, " 2019-HD21 ")
    assert read.value is not None
    assert (read.value.id, read.problems) == ("2019-hd21", ())


def test_the_clerk_chooses_a_rule_set_of_other_years() -> None:
    read = rule_book().choose(2024, "2019-hd21", PLACE)
    assert read.value is not None
    assert read.value.id == "2019-hd21"
    assert [each.severity for each in read.problems] == [Severity.WARNING]
    assert read.problems[0].message == "Quy định áp dụng «2019-hd21» không phải quy định của năm đánh giá 2024."
    assert read.problems[0].remedy == ("Kiểm tra lại mục «Quy định áp dụng»; để trống thì chương trình chọn theo năm đánh giá.")


def test_the_clerk_chooses_what_is_not_there() -> None:
    read = rule_book().choose(2020, "2019-hd12", PLACE)
    assert read.value is None
    assert read.problems[0].message == "Không có bộ quy định «2019-hd12». Có phải «2019-hd21»?"
    assert read.problems[0].remedy == (
        "Ghi một trong các mã: 2018-hd16, 2019-hd21, 2023-hd25, 2025-hd43; "
        "hoặc để trống để chương trình chọn theo năm đánh giá."
    )
    typed = rule_book().choose(2020, "   2019-HD12   ", PLACE)
    assert typed.problems[0].message == "Không có bộ quy định «   2019-HD12   ». Có phải «2019-hd21»?"


def test_a_review_after_the_last_rule_set_is_checked_by_the_last() -> None:
    assert RuleBook(rule_book().rule_sets[:2]).of_review(2030).id == "2019-hd21"
