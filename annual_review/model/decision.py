"""What the ward decided on one branch's review: number, date, and every level it recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision


@dataclass(frozen=True, slots=True)
class DecidedLevels:
    """The ward's decision with its levels; it alone makes a level final (product.md §5.11)."""

    decision: Decision
    members: Mapping[int, RatingLevel]  # every rated member by number on the roster
    branch: RatingLevel | None  # None where the branch proposed none
