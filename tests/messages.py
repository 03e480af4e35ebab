"""The sentences of problems, as the assertions of the tests compare them."""

from __future__ import annotations

from collections.abc import Iterable

from annual_review.problems import Problem


def messages(problems: Iterable[Problem]) -> list[str]:
    """Return the sentence of each problem."""
    return [problem.message for problem in problems]


def placed_messages(problems: Iterable[Problem]) -> list[str]:
    """Return each problem as «severity Sheet!A1: sentence»."""
    return [f"{problem.severity} {problem.place}: {problem.message}" for problem in problems]
