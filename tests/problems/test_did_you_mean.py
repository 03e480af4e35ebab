"""One algorithm finds what was meant, one place asks for it."""

import pytest

from annual_review.model.names import key
from annual_review.problems.did_you_mean import did_you_mean, distance, nearest, question


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("", "", 0),
        ("ab", "ba", 1),
        ("abc", "ab", 1),
        ("ab", "abc", 1),
        ("abc", "axc", 1),
        ("abcd", "badc", 2),
        ("abc", "xyz", 3),
    ],
)
def test_a_slip_is_a_letter_more_less_other_or_swapped(one: str, two: str, expected: int) -> None:
    assert distance(one, two, 2) == expected == distance(two, one, 2)


def test_what_is_too_far_is_not_measured_to_its_end() -> None:
    assert distance("abcdef", "uvwxyz", 1) == 2
    assert distance("a", "abcdef", 2) == 3


@pytest.mark.parametrize(
    ("word", "offered"),
    [
        ("capp", "cap"),
        ("Cap", "cap"),
        ("cp", ""),
        ("guidence", "guidance"),
        ("giudence", "guidance"),
        ("gudance", "guidance"),
        ("gudence", ""),
        ("guessing", ""),
        ("", ""),
    ],
)
def test_a_word_of_a_vocabulary_is_offered_when_near(word: str, offered: str) -> None:
    assert did_you_mean(word, ["share", "cap", "guidance"]) == question(offered)


def test_the_nearest_of_several_and_the_first_of_equals() -> None:
    assert did_you_mean("2019-hd12", ["2018-hd16", "2019-hd21"]) == " Có phải «2019-hd21»?"
    assert nearest("note", ["vote", "nota"]) == "vote"


def test_what_clerks_type_is_near_from_four_letters_on() -> None:
    assert nearest("Ảnh1", ["Ảnh"], key) is None
    assert nearest("Diệnn", ["Diện"], key) == "Diện"
    assert nearest("★", ["%"], key) is None


def test_a_paragraph_is_near_to_nothing() -> None:
    assert nearest("Thành tích " * 1000, ["Thành tích"], key) is None


def test_the_question_is_asked_only_with_a_name() -> None:
    assert question("Trần Thị B") == " Có phải «Trần Thị B»?"
    assert question(None) == question("") == ""
