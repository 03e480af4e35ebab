"""The cells a ward expects workbooks of, and which of them have handed in none yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annual_review.disk.state import CellKey
from annual_review.model.names import name_key


@dataclass(frozen=True, slots=True)
class ExpectedCells:
    """The cells of one ward and year, each by its code or its name, as the configuration lists them."""

    ward: str
    year: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingCells:
    """The expected cells of one ward and year of which there is neither a workbook nor a paper, out of ``expected``."""

    ward: str
    year: int
    cells: tuple[str, ...]
    expected: int


def missing_cells(expected: Sequence[ExpectedCells], present: Iterable[CellKey]) -> tuple[MissingCells, ...]:
    """Return every list of ``expected`` with the cells that are not among ``present``; complete lists too, with none."""
    there = {(key.year, name_key(key.ward), name_key(name)) for key in present for name in (key.code, key.cell) if name}
    return tuple(
        MissingCells(
            each.ward,
            each.year,
            tuple(cell for cell in each.cells if (each.year, name_key(each.ward), name_key(cell)) not in there),
            len(each.cells),
        )
        for each in expected
    )
