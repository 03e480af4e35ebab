"""A rule file's tables: read strictly, their mistakes worded for whoever keeps the rules, their citation."""

from __future__ import annotations

from annual_review.model.assessment import Citation
from annual_review.problems import Problem
from annual_review.problems.catalogue import rules as rule_problems
from annual_review.strict_toml import Section, Table, Wording

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
    """Return ``reference`` and ``confirmed`` of a table."""
    return Citation(section.text("reference"), confirmed=section.truth("confirmed"))
