"""What a site may declare about how its workbooks are to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annual_review.model.ratings import RatingLevel


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """``level_scale`` says what «Mức 1», «1» or «A» mean at this site; without it such marks are refused as ambiguous
    (documents.md §4.3: scales that run in opposite directions are in use).
    """

    level_scale: Mapping[str, RatingLevel] = field(default_factory=dict, hash=False)
