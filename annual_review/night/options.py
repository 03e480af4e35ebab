"""A night run as it was asked for: command line and configuration joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from annual_review.disk.inbox import SETTLING_SECONDS
from annual_review.documents.kind import KindOfPaper
from annual_review.documents.kinds import KINDS
from annual_review.documents.settings import PaperSettings
from annual_review.form.options import ReadingOptions
from annual_review.night.setup import Folders
from annual_review.telling.expected import ExpectedBranches
from annual_review.telling.journal import RUNS_KEPT
from annual_review.workers.limits import Limits


@dataclass(frozen=True, slots=True)
class Options:
    """A run as it was asked for."""

    folders: Folders
    only: str = ""  # a pattern for file names
    force: bool = False  # make papers anew even where nothing changed
    dry: bool = False  # write nothing
    jobs: int = 1  # worker processes
    files: tuple[Path, ...] = ()  # workbooks to look at instead of the whole inbox (``check``)
    limits: Limits | None = None  # of each workbook; None with one job: no workers, no limits
    override: Path | None = None  # the ward's own rule file
    reading: ReadingOptions = field(default_factory=ReadingOptions)  # how this site reads
    expected: tuple[ExpectedBranches, ...] = ()  # the branches it waits for
    stable_seconds: float = SETTLING_SECONDS  # how long a file must lie still
    logs_kept: int = RUNS_KEPT  # logs of runs
    kinds: tuple[KindOfPaper, ...] = KINDS  # the papers that are made
    papers: PaperSettings = field(default_factory=PaperSettings)  # what the ward chose about their wording
