"""What a night made of each workbook and each ward: small frozen values that report, board, console and log print from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, TypeAlias

from annual_review.disk.inbox import Ignored
from annual_review.disk.papers import Document
from annual_review.disk.state import BranchKey
from annual_review.documents.ward.over_quota import OverQuota
from annual_review.exit_code import ExitCode
from annual_review.model.assessment import WardFigures
from annual_review.model.figures import BranchFigures
from annual_review.model.partial import NOT_KNOWN, WhoseReview
from annual_review.problems import Problem, Severity
from annual_review.telling.expected import MissingBranches
from annual_review.telling.mail import Reminder
from annual_review.workers.bug import Bug


class Status(StrEnum):
    """What became of a workbook (product.md §4)."""

    MADE = "made"
    UNCHANGED = "unchanged"
    BEFORE_MEETING = "before_meeting"
    REFUSED = "refused"
    WAITING = "waiting"
    BUG = "bug"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What all outcomes have."""

    file: str  # the workbook, relative to ``input/``
    sha256: str  # of its bytes; empty when they were not read
    problems: tuple[Problem, ...] = ()
    key: BranchKey | None = None  # None: it could not be read whose it is

    @property
    def title(self) -> str:
        """The branch's name where it is known, else the workbook."""
        return self.key.branch if self.key else self.file

    def of(self, severity: Severity) -> tuple[Problem, ...]:
        """Return its problems of one severity."""
        return tuple(problem for problem in self.problems if problem.severity is severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Accepted(_Outcome):
    """What the outcomes of a workbook with papers have."""

    key: BranchKey
    rule_set: str  # id
    folder: str  # of its papers, relative to ``output/``
    documents: tuple[Document, ...] = ()
    reason: str = ""  # why papers were made or not, in Vietnamese, for ``-v``
    package: str = ""  # hand-over package, relative to ``output/``


@dataclass(frozen=True, slots=True, kw_only=True)
class Made(_Accepted):
    """Papers were made, or would be in a dry run."""

    status: ClassVar[Status] = Status.MADE
    figures: BranchFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged(_Accepted):
    """The papers of an earlier night are right as they lie there."""

    status: ClassVar[Status] = Status.UNCHANGED
    figures: BranchFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeMeeting(_Accepted):
    """Roster and information are there and no votes yet: no mistake."""

    status: ClassVar[Status] = Status.BEFORE_MEETING


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(_Outcome):
    """The workbook has an error; nothing was made of it."""

    status: ClassVar[Status] = Status.REFUSED
    folder: str = ""  # of the papers an earlier night made, relative to ``output/``; empty without any
    whose: WhoseReview = NOT_KNOWN  # whose it is, as far as that could be read
    annotated: str = ""  # its annotated copy, relative to ``output/``; empty without one

    @property
    def title(self) -> str:
        """The branch's name as far as it could be read, else the workbook."""
        return self.key.branch if self.key else self.whose.branch or self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting(_Outcome):
    """The workbook is still being copied, or its papers could not be written; the next run takes it."""

    status: ClassVar[Status] = Status.WAITING
    folder: str = ""
    withheld: bool = False  # its papers could not be written


@dataclass(frozen=True, slots=True, kw_only=True)
class BugMet(_Outcome):
    """A bug of ours came up in the workbook."""

    status: ClassVar[Status] = Status.BUG
    folder: str = ""
    bug: Bug


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied(_Outcome):
    """The workbook has the same bytes as ``original``, from which the papers are made; the two share their status."""

    rule_set: str  # id
    original: str  # relative to ``input/``
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class WardRead(_Outcome):
    """A ward's own workbook without an error; its papers are told with the ward. ``status``: whether any was written."""

    ward: str
    year: int
    rule_set: str  # id of the one of its year
    status: Status = Status.UNCHANGED

    @property
    def title(self) -> str:
        """The ward's name."""
        return self.ward


WithPapers: TypeAlias = Made | Unchanged  # of a branch that has voted
Outcome: TypeAlias = Made | Unchanged | BeforeMeeting | Refused | Waiting | BugMet | Copied | WardRead


@dataclass(frozen=True, slots=True)
class WardOutcome:
    """All branches of a ward whose papers stand, made on this night or an earlier one, together."""

    ward: str
    year: int
    branches: int  # how many are added up
    figures: WardFigures | None  # None beside a bug of ours
    older: tuple[str, ...] = ()  # branches that count with papers of an earlier night: their workbook made none tonight
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    bug: Bug | None = None
    withheld: bool = False  # its papers could not be written
    missing: tuple[str, ...] = ()  # branches its own workbook lists that have handed in nothing
    reminders: tuple[Reminder, ...] = ()  # of branches whose address it knows
    over_quota: tuple[OverQuota, ...] = ()  # groups with more at the best level than the limit


@dataclass(frozen=True, slots=True)
class Night:
    """A whole run; times are of the zone +07:00."""

    id: str
    version: str
    started: datetime
    finished: datetime
    outcomes: tuple[Outcome, ...]
    ignored: tuple[Ignored, ...] = ()
    wards: tuple[WardOutcome, ...] = ()
    orphans: tuple[Problem, ...] = ()  # one for each folder whose workbook is gone
    missing: tuple[MissingBranches, ...] = field(default=())  # of the expected branches, if the configuration lists any
    taken_away: tuple[BranchKey, ...] = ()  # branches with papers of an earlier night whose workbook is gone
    dry: bool = False
    only: str = ""  # the pattern it was narrowed to, if any

    @property
    def exit_code(self) -> ExitCode:
        """Papers that could not be written outweigh a bug of ours, and that workbooks to mend; waiting workbooks and
        warnings are no failure."""
        if self.withheld:
            return ExitCode.OUTPUT
        statuses = {outcome.status for outcome in self.outcomes}
        if Status.BUG in statuses or any(ward.bug for ward in self.wards):
            return ExitCode.BUG
        return ExitCode.TO_MEND if Status.REFUSED in statuses else ExitCode.DONE

    @property
    def withheld(self) -> int:
        """How many dossiers could not be written."""
        outcomes = sum(isinstance(outcome, Waiting) and outcome.withheld for outcome in self.outcomes)
        return outcomes + sum(ward.withheld for ward in self.wards)

    def of(self, status: Status) -> tuple[Outcome, ...]:
        """Return the outcomes of one status, in the order of the files."""
        return tuple(outcome for outcome in self.outcomes if outcome.status is status)
