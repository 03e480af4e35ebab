"""The branches a ward expects workbooks of, and which of them have handed in none yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annual_review.disk.state import BranchKey
from annual_review.model.names import name_key
from annual_review.model.wards import ward_key


@dataclass(frozen=True, slots=True)
class ExpectedBranches:
    """The branches of one ward and year, each by its code or its name, as the configuration lists them."""

    ward: str
    year: int
    branches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingBranches:
    """The expected branches of one ward and year of which there is neither a workbook nor a paper, out of ``expected``."""

    ward: str
    year: int
    branches: tuple[str, ...]
    expected: int


def missing_branches(expected: Sequence[ExpectedBranches], present: Iterable[BranchKey]) -> tuple[MissingBranches, ...]:
    """Return every list of ``expected`` with the branches that are not among ``present``; complete lists too, with none."""
    there = {(key.year, key.ward_identity, name_key(name)) for key in present for name in (key.code, key.branch) if name}
    return tuple(
        MissingBranches(
            each.ward,
            each.year,
            tuple(branch for branch in each.branches if (each.year, ward_key(each.ward), name_key(branch)) not in there),
            len(each.branches),
        )
        for each in expected
    )
