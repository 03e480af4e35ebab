"""A ward's members counted one by one as a pandas table, against which the sums of its branches are checked."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from annual_review.model.figures import BranchFigures
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.ward import WardCounts

_LEVELS = [level.value for level in RatingLevel]


def members_table(branches: Sequence[BranchFigures]) -> pd.DataFrame:
    """Return one row per member of the ward: ``branch`` (its position from 0), ``is_head``, ``level`` (empty: not rated)."""
    rows: list[tuple[int, bool, str]] = []
    for position, figures in enumerate(branches):
        rows += [(position, each.is_head, each.proposed.value) for each in figures.ratings]
        rows += [(position, each.is_head, "") for each in figures.unrated]
    return pd.DataFrame(rows, columns=["branch", "is_head", "level"]).astype({"is_head": bool, "level": object})


def count_ward(branches: Sequence[BranchFigures]) -> WardCounts:
    """Return the ward's members by level, its unrated, its heads by level, and its branches by their own level: counts."""
    members = members_table(branches)
    heads = members[members["is_head"]]
    own = pd.Series([each.branch_rating.level.value if each.branch_rating else "" for each in branches], dtype=object)
    return WardCounts(
        levels=_by_level(members["level"]),
        unrated=int((members["level"] == "").sum()),
        heads=_by_level(heads["level"]),
        unrated_heads=int((heads["level"] == "").sum()),
        branches=_by_level(own),
    )


def _by_level(levels: pd.Series[str]) -> LevelCounts:
    counts = levels.value_counts().reindex(_LEVELS, fill_value=0)
    return LevelCounts(*(int(counts[level]) for level in _LEVELS))
