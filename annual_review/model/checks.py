"""The reconciliations of a review: two numbers that must agree, kept whether they do or not (product.md §5.8)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from annual_review.problems import Place, Severity


class Relation(StrEnum):
    """How the two sides of a check must stand to each other."""

    EQUAL = "="
    AT_MOST = "≤"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a check: its words («Số phiếu thu về»), its number and the cells the number comes from."""

    words: str
    number: int
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One reconciliation of product.md §5.8, kept whether it holds or not, with both sides and their cells."""

    title: str
    left: Side
    relation: Relation
    right: Side
    severity: Severity = Severity.ERROR

    @property
    def holds(self) -> bool:
        """Whether the two numbers stand as they must."""
        match self.relation:
            case Relation.EQUAL:
                return self.left.number == self.right.number
            case Relation.AT_MOST:
                return self.left.number <= self.right.number
            case _:
                assert_never(self.relation)
