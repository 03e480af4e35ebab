"""A mistake of ours met in one workbook, told without a word of what the workbook holds."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from annual_review.problems import Problem
from annual_review.problems.catalogue import night as night_problems


@dataclass(frozen=True, slots=True)
class Bug:
    """The kind of exception and where it came up. Never its message: that may hold a member's name."""

    what: str
    frames: tuple[str, ...] = ()

    @property
    def problem(self) -> Problem:
        """What the clerk is told of it."""
        if self.what == TOO_LONG.what:
            return night_problems.TOO_LONG.at()
        if self.what == MemoryError.__name__:
            return night_problems.TOO_MUCH_MEMORY.at()
        return night_problems.WORKER_DIED.at() if self.what == DIED.what else night_problems.OUR_BUG.at(what=self.what)


DIED = Bug("WorkerDied")  # a compiled library ended the process that worked on the file
TOO_LONG = Bug("TooLong")  # the file took longer than the limit


def bug_of(error: BaseException) -> Bug:
    """Return what may be told of ``error``, innermost frame last."""
    frames = traceback.extract_tb(error.__traceback__)
    return Bug(type(error).__name__, tuple(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames))
