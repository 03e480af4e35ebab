"""What a night made of each workbook, and the night as a whole: what report, board, console and log all tell from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from annual_review.disk.inbox import Ignored
from annual_review.disk.outbox import Document
from annual_review.disk.state import BranchKey
from annual_review.exit_code import ExitCode
from annual_review.problems import Problem, Severity
from annual_review.telling.expected import MissingBranches
from annual_review.telling.figures import Json
from annual_review.workers.bug import Bug


class Status(StrEnum):
    """What became of a workbook (product.md §4)."""

    MADE = "made"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    WAITING = "waiting"
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One workbook's night. ``key``, ``rule_set`` and ``figures`` are there once it could be read and reckoned;
    ``folder`` is where its papers stand, relative to ``output/``; ``why`` says why papers were made (for ``-v``);
    ``annotated`` is the annotated copy of a refused workbook and ``package`` the hand-over package, relative to
    ``output/``; ``withheld`` marks a waiting one whose papers could not be written."""

    file: str
    sha256: str
    status: Status
    problems: tuple[Problem, ...] = ()
    key: BranchKey | None = None
    rule_set: str = ""
    figures: Mapping[str, Json] | None = None
    documents: tuple[Document, ...] = ()
    folder: str = ""
    why: str = ""
    bug: Bug | None = None
    annotated: str = ""
    package: str = ""
    withheld: bool = False

    @property
    def is_copy(self) -> bool:
        """Whether the papers are made from another workbook of the same bytes, and not from this one."""
        return self.status in {Status.MADE, Status.UNCHANGED} and self.figures is None

    def of(self, severity: Severity) -> tuple[Problem, ...]:
        """Return its problems of one severity."""
        return tuple(problem for problem in self.problems if problem.severity is severity)


@dataclass(frozen=True, slots=True)
class WardOutcome:
    """All branches of a ward made on this night or standing from an earlier one, together."""

    ward: str
    year: int
    branches: int
    figures: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Night:
    """A whole run. ``orphans`` are problems of folders whose workbook is gone; ``missing`` tells of the expected branches, if
    the configuration lists any; ``only`` is the pattern it was narrowed to, if any; times are of the zone +07:00."""

    id: str
    version: str
    started: datetime
    finished: datetime
    outcomes: tuple[Outcome, ...]
    ignored: tuple[Ignored, ...] = ()
    wards: tuple[WardOutcome, ...] = ()
    orphans: tuple[Problem, ...] = ()
    missing: tuple[MissingBranches, ...] = ()
    dry: bool = False
    only: str = ""

    @property
    def exit_code(self) -> ExitCode:
        """Papers that could not be written outweigh a bug of ours, and that workbooks to mend; waiting workbooks and
        warnings are no failure."""
        if any(outcome.withheld for outcome in self.outcomes):
            return ExitCode.OUTPUT
        found = {outcome.status for outcome in self.outcomes}
        if Status.BUG in found:
            return ExitCode.BUG
        return ExitCode.TO_MEND if Status.REFUSED in found else ExitCode.DONE

    def of(self, status: Status) -> tuple[Outcome, ...]:
        """Return the outcomes of one status, in the order of the files."""
        return tuple(outcome for outcome in self.outcomes if outcome.status is status)
