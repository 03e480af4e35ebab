"""A rule file's tables: read strictly, their mistakes worded for whoever keeps the rules, their citation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from annual_review.model.assessment import Citation
from annual_review.problems import Problem
from annual_review.problems.catalogue import rules as rule_problems
from annual_review.strict_toml import Section, Table, Wording

V = TypeVar("V")
_WORDING = Wording(
    unknown_key=rule_problems.UNKNOWN_KEY,
    missing_key=rule_problems.MISSING_KEY,
    wrong_value=rule_problems.WRONG_VALUE,
    table="một bảng các mục con",
    tables="các bảng [[{key}]]",
    text="một chuỗi chữ không rỗng",
)


def rule_section(file: str, table: Table, problems: list[Problem]) -> Section:
    """Return the outermost table of the rule file ``file``; its mistakes go to ``problems``."""
    return Section(file, table, problems, _WORDING)


def citation_of(section: Section) -> Citation:
    """Return ``reference`` and ``confirmed`` of a table, and whether the value is the ward's ``own``."""
    confirmed, own = section.truth("confirmed"), section.truth("own", default=False)
    return Citation(section.text("reference"), confirmed=confirmed, own=own)


class Cited:
    """Reads the cited values of one table and keeps the citation of each by its key."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.citations: dict[str, Citation] = {}

    def value(self, key: str, read: Callable[[Section], V]) -> V:
        """Return what ``read`` makes of the table ``key``."""
        row = self.section.inner(key)
        found = read(row)
        self.citations[key] = citation_of(row)
        row.close()
        return found
