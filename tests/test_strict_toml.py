"""A table of a TOML file is read strictly whoever words its mistakes."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import pytest

from annual_review.problems import Entry, Problem, Severity
from annual_review.strict_toml import Section, Wording, is_text, is_whole

WORDING = Wording(
    unknown_key=Entry("A-01", Severity.ERROR, "{file} {key} {name} {where} [{known}]{suggestion}", "{known}"),
    missing_key=Entry("A-02", Severity.ERROR, "{file} lacks {key}", ""),
    wrong_value=Entry("A-03", Severity.ERROR, "{key} is {value}, not {expected}{suggestion}", ""),
    table="a table",
    tables="tables [[{key}]]",
    text="text",
    longest_value=12,
)


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def read(table: object, ask: Callable[[Section], object]) -> list[str]:
    """What is said of a table of which ``ask`` wants something."""
    problems: list[Problem] = []
    section = Section("a.toml", table, problems, WORDING)
    ask(section)
    section.close()
    return [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("table", "ask", "sentences"),
    [
        ({"a": "x"}, lambda top: top.text("a"), []),
        ({}, lambda top: top.text("a"), ["a.toml lacks a"]),
        ({"a": " "}, lambda top: top.text("a"), ["a is  , not text"]),
        ({"a": "a very long value"}, lambda top: top.whole("a"), ["a is a very long , not một số nguyên từ 0 trở lên"]),
        ({"a": {"b": 1}}, lambda top: top.text("a"), ["a is 1 mục, not text"]),
        ({"a": [{"b": 1}, {}]}, lambda top: top.text("a"), ["a is 2 mục, not text"]),
        ({"a": [1, "b"]}, lambda top: top.text("a"), ["a is [1, 'b'], not text"]),
        ({"a": "rde"}, lambda top: top.choice("a", Colour), ["a is rde, not một trong: red, green Có phải «red»?"]),
        ({"a": 1}, lambda top: top.choice("a", Colour), ["a is 1, not một trong: red, green"]),
        ({"a": 1}, lambda top: top.inner("a"), ["a is 1, not a table"]),
        ({}, lambda top: top.inner("a"), ["a.toml lacks a"]),
        ({}, lambda top: top.inner("a", optional=True), []),
        ({"a": {}}, lambda top: top.rows("a"), ["a is 0 mục, not tables [[a]]"]),
        ({"a": [1]}, lambda top: top.rows("a"), ["a[1] is 1, not a table"]),
        ({"a": {"b": 1}}, lambda top: top.inner("a").text("b"), ["a.b is 1, not text"]),
        ({"cap": 1}, lambda top: top.has("cup"), ["a.toml cap cap ngoài cùng [cup] Có phải «cup»?"]),
        ({"a": {"x": 1}}, lambda top: top.inner("a").close(), ["a.toml a.x x [a] []"]),
        ({"a\u202eb": 1}, lambda top: None, ["a.toml a\\u202eb a\\u202eb ngoài cùng []"]),
        (3, lambda top: None, [" is 3, not a table"]),
    ],
)
def test_one_mistake_is_one_sentence(table: object, ask: Callable[[Section], object], sentences: list[str]) -> None:
    assert read(table, ask) == sentences


def test_a_value_has_its_own_check() -> None:
    problems: list[Problem] = []
    section = Section("a.toml", {"a": 5, "b": "x"}, problems, WORDING)
    assert section.value("a", is_whole(1, 5), "a number to 5") == 5
    assert section.value("c", is_text, "text", optional=True) is None
    assert problems == []
    assert section.value("b", is_whole(1, 5), "a number to 5") is None
    assert [problem.message for problem in problems] == ["b is x, not a number to 5"]


@pytest.mark.parametrize(
    ("found", "fits"), [(0, False), (1, True), (5, True), (6, False), (True, False), ("1", False), (1.0, False)]
)
def test_a_whole_number_lies_between_its_bounds(found: object, fits: bool) -> None:
    assert is_whole(1, 5)(found) is fits
