"""Two different workbooks for one cell and year: neither is preferred, both are refused and both named (faults.md 10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annual_review.batch.state import CellKey
from annual_review.problems import Problem
from annual_review.problems.catalogue import night as said


@dataclass(frozen=True, slots=True)
class Told:
    """What a workbook says it is about: its file, the SHA-256 of its bytes, its cell."""

    file: str
    sha256: str
    key: CellKey


def same_cell(told: Sequence[Told]) -> Mapping[str, Problem]:
    """Return the error of every workbook whose cell and year another one also tells of, by file.

    Two workbooks tell of one cell when ward and year agree and the codes are the same; without a code on both sides
    the name decides.
    """
    problems: dict[str, Problem] = {}
    for group in _groups(told):
        if len(group) > 1:
            files = ", ".join(f"«{each.file}»" for each in group)
            for each in group:
                problems[each.file] = said.SAME_CELL.at(cell=each.key.cell, year=each.key.year, files=files)
    return problems


def _groups(told: Sequence[Told]) -> Iterable[list[Told]]:
    """Group by identity; a name that somewhere comes without a code joins all groups of that name."""
    codeless = {(each.key.year, each.key.ward_identity, each.key.name_identity) for each in told if not each.key.code}
    groups: dict[tuple[int, str, str], list[Told]] = defaultdict(list)
    for each in sorted(told, key=lambda one: one.file):
        by_name = (each.key.year, each.key.ward_identity, each.key.name_identity)
        groups[by_name if by_name in codeless else (each.key.year, each.key.ward_identity, each.key.identity)].append(each)
    return groups.values()
