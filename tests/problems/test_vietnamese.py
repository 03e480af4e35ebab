"""Numbers, dates and times in messages."""

from datetime import date, time
from fractions import Fraction

import pytest

from annual_review.problems import vietnamese


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Fraction(25, 2), 2, "12,5"),
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(1, 8), 2, "0,13"),
        (Fraction(3), 2, "3"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(123456, 100), 2, "1234,56"),
        (Fraction(-1, 8), 2, "-0,13"),
        (Fraction(-1, 1000), 2, "0"),
    ],
)
def test_a_number_has_a_decimal_comma_and_no_needless_zero(value: Fraction, decimals: int, expected: str) -> None:
    assert vietnamese.decimal(value, decimals) == expected


def test_thousands_are_parted_where_asked() -> None:
    assert vietnamese.decimal(Fraction(2469, 2), 1, between_thousands=".") == "1.234,5"
    assert vietnamese.grouped(1_048_576) == "1.048.576"


def test_a_number_as_excel_shows_it() -> None:
    assert [vietnamese.as_in_excel(number) for number in (12.5, 3.0, 0.1 + 0.2, 1e12)] == ["12,5", "3", "0,3", "1e+12"]


def test_days_and_hours() -> None:
    assert vietnamese.day(date(2020, 12, 3)) == "03/12/2020"
    assert vietnamese.clock(time(7, 5)) == "07:05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chi bộ", "chi bộ"),
        ("Ý kiến", "ý kiến"),
        ("CSTĐCS", "CSTĐCS"),
        ("UBnd phường", "UBnd phường"),
        ("A", "a"),
        ("", ""),
    ],
)
def test_the_first_letter_is_lowered_but_not_that_of_an_abbreviation(text: str, expected: str) -> None:
    assert vietnamese.lowered(text) == expected
