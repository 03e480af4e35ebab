"""A mistake of ours met in one workbook, told without a word of what the workbook holds."""

from __future__ import annotations

import traceback
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bug:
    """The kind of exception and where it came up. Never its message: that may hold a member's name."""

    what: str
    frames: tuple[str, ...]


def bug_of(error: BaseException) -> Bug:
    """Return what may be told of ``error``, innermost frame last."""
    frames = traceback.extract_tb(error.__traceback__)
    return Bug(type(error).__name__, tuple(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames))
