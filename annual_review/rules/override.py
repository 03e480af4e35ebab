"""A ward's own values: a partial rule file merged into the rule set it names, under the ward's own reference.

rule_set = "2019-hd21"
reference = "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên"
[cap]
base = "good_only"                              # under the reference above
percent = { value = 15, reference = "điểm 3 Kế hoạch số 10-KH/ĐU" }
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annual_review.problems import Problem, Read
from annual_review.problems.catalogue import rules as rule_problems
from annual_review.rules.rule_file import rule_section
from annual_review.strict_toml import Table, exact

CITED_TABLES = ("share", "vote", "cap")
ARRAYS: Mapping[str, tuple[str, ...]] = {
    "ceiling": ("kind",),
    "cell_requirement": ("kind", "level"),
    "remark": ("kind",),
    "unrated": ("kind",),
}


@dataclass(frozen=True, slots=True)
class Override:
    """A ward's own file: the id of the rule set it changes, the ward's ``reference``, and the changed tables."""

    file: str
    rule_set: str
    reference: str
    tables: Table


def parse_override(file: str, table: Table) -> Read[Override]:
    """Return the override of the parsed TOML ``table`` of ``file``, None beside the problems when it has any.

    ``rule_set`` and ``reference`` are required; ``[share] [vote] [cap]`` hold single values, ``[[ceiling]]``,
    ``[[cell_requirement]]`` and ``[[unrated]]`` replace the rule set's entries of the same kind or level.
    """
    problems: list[Problem] = []
    top = rule_section(file, table, problems)
    found = Override(file, top.text("rule_set"), top.text("reference"), table)
    for key in CITED_TABLES:
        if top.has(key):
            top.inner(key)
    vote = _table(table, "vote")
    if vote.keys() & {"method", "of"} and "words" not in vote:
        problems.append(rule_problems.MISSING_KEY.at(file=file, key="vote.words"))  # or papers would say the old threshold
    for key in ARRAYS:
        top.rows(key)
    top.close()
    return Read(None if problems else found, tuple(problems))


def merged(base: Table, override: Override) -> dict[str, object]:
    """Return the raw table of a rule set with the ward's values in place of its own, each under the ward's reference."""
    table = dict(base)
    for key in CITED_TABLES:
        table[key] = {**_table(base, key), **_cited(_table(override.tables, key), override.reference)}
    for key, names in ARRAYS.items():
        own = [_row(row, override.reference) for row in _rows(override.tables, key)]
        replaced = {_identity(row, names) for row in own}
        kept = [row for row in _rows(base, key) if _identity(row, names) not in replaced]
        table[key] = [*kept, *own]
    return table


def raised_percent(base: Table, override: Override) -> tuple[Problem, ...]:
    """Return the problems of an override that raises the cap: a ward may be stricter, never looser than the regulation.

    Where the regulation knows a higher percentage, stating its grounds is the way to it.
    """
    problems: list[Problem] = []
    for key in ("percent", "exception_percent"):
        given = _cap_value(override.tables, key)
        own = exact(given)
        most = exact(_cap_value(base, key)) or exact(_cap_value(base, "percent"))
        if own is not None and most is not None and own > most:
            problems.append(rule_problems.HIGHER_PERCENT.at(file=override.file, percent=str(given), most=str(most)))
    return tuple(problems)


def _table(table: Table, key: str) -> dict[str, object]:
    found = table.get(key)
    return dict(found) if isinstance(found, dict) else {}


def _rows(table: Table, key: str) -> list[object]:
    found = table.get(key)
    return list(found) if isinstance(found, list) else []


def _cited(values: dict[str, object], reference: str) -> dict[str, object]:
    return {key: _cited_value(value, reference) for key, value in values.items()}


def _cited_value(value: object, reference: str) -> dict[str, object]:
    """A ward stands for its own values: they are confirmed by its reference unless it says otherwise."""
    given = value if isinstance(value, dict) else {"value": value}
    return {"reference": reference, "confirmed": True, **given, "own": True}


def _row(row: object, reference: str) -> object:
    return {"reference": reference, "confirmed": True, **row, "own": True} if isinstance(row, dict) else row


def _identity(row: object, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(row.get(name) for name in names) if isinstance(row, dict) else ()


def _cap_value(table: Table, key: str) -> object:
    value = _table(table, "cap").get(key)
    return value.get("value") if isinstance(value, dict) else value
