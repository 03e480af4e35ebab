"""The four rating levels and counts over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class RatingLevel(StrEnum):
    """A quality level of a member or a branch: HTXSNV, HTTNV, HTNV, KHTNV (regulations.md §0)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    SATISFACTORY = "satisfactory"
    UNSATISFACTORY = "unsatisfactory"

    @property
    def rank(self) -> int:
        """3 for the best level, 0 for the worst."""
        return 3 - tuple(RatingLevel).index(self)


@dataclass(frozen=True, slots=True)
class LevelCounts:
    """A count, of ballots or of members, for each level."""

    excellent: int = 0
    good: int = 0
    satisfactory: int = 0
    unsatisfactory: int = 0

    @classmethod
    def counting(cls, levels: Iterable[RatingLevel]) -> LevelCounts:
        """Return how often each level occurs in ``levels``."""
        counts = Counter(levels)
        return cls(*(counts[level] for level in RatingLevel))

    def of(self, level: RatingLevel) -> int:
        """Return the count of ``level``."""
        return self.by_level[level]

    @property
    def by_level(self) -> dict[RatingLevel, int]:
        """The counts, best level first."""
        return {
            RatingLevel.EXCELLENT: self.excellent,
            RatingLevel.GOOD: self.good,
            RatingLevel.SATISFACTORY: self.satisfactory,
            RatingLevel.UNSATISFACTORY: self.unsatisfactory,
        }

    @property
    def total(self) -> int:
        """The sum over the four levels."""
        return sum(self.by_level.values())

    def at_least(self, level: RatingLevel) -> int:
        """Return the sum over ``level`` and the better ones."""
        return sum(count for each, count in self.by_level.items() if each.rank >= level.rank)

    def minus(self, part: LevelCounts) -> LevelCounts:
        """Return these counts without those of ``part``, which are among them."""
        return LevelCounts(
            *(mine - theirs for mine, theirs in zip(self.by_level.values(), part.by_level.values(), strict=True))
        )

    def __add__(self, other: LevelCounts) -> LevelCounts:
        return LevelCounts(
            *(mine + theirs for mine, theirs in zip(self.by_level.values(), other.by_level.values(), strict=True))
        )
