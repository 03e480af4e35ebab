"""How a run ends, as the number the scheduler sees (product.md §2)."""

from __future__ import annotations

from enum import IntEnum

from annual_review.problems import Problem


class ExitCode(IntEnum):
    """The exit codes of product.md §2."""

    DONE = 0
    TO_MEND = 1
    WRONG_SETUP = 2
    BUG = 3
    LOCKED = 4
    OUTPUT = 5
    INTERRUPTED = 130


class Halt(Exception):  # noqa: N818 - not an error of ours: the installation or the disk forbids to go on
    """The run cannot start or go on; ``problems`` say why in Vietnamese. Caught once, by ``cli``."""

    def __init__(self, code: ExitCode, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.code = code
        self.problems = problems
