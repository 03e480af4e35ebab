"""The log of each run under ``output/nhat-ky/``: what was done and where bugs came up, never a member's name or a ballot."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from annual_review.disk.disk import write_whole
from annual_review.disk.papers import Document
from annual_review.problems import Problem
from annual_review.telling.outcome import BeforeMeeting, BugMet, Made, Night, Outcome, Unchanged, WardOutcome
from annual_review.workers.bug import Bug

FOLDER = "nhat-ky"
LOG_NAME = "nhat-ky.txt"
RUNS_KEPT = 60
_RUN = re.compile(r"\d{8}-\d{6}(-\d+)?")


def free_run_id(output: Path, wanted: str) -> str:
    """Return ``wanted``, with a number behind it when a run of that second has a log already."""
    taken = {folder.name for folder in (output / FOLDER).glob(f"{wanted}*")}
    numbered = (f"{wanted}-{count}" for count in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


def write_journal(output: Path, night: Night, kept: int = RUNS_KEPT) -> None:
    """Write the log of ``night``; clear away the oldest ones beyond ``kept``. Raises OSError when the disk refuses."""
    text = "\n".join(_lines(night)) + "\n"
    write_whole(output / FOLDER / night.id / LOG_NAME, text.encode("utf-8", "backslashreplace"))
    runs = sorted(folder for folder in (output / FOLDER).iterdir() if folder.is_dir() and _RUN.fullmatch(folder.name))
    others = [run for run in runs if run.name != night.id]
    for old in others[: max(0, len(others) + 1 - kept)]:
        shutil.rmtree(old, ignore_errors=True)


def _lines(night: Night) -> Iterator[str]:
    yield f"run {night.id} version {night.version}"
    yield f"started {night.started.isoformat()} finished {night.finished.isoformat()} exit {int(night.exit_code)}"
    for ignored in night.ignored:
        yield f"ignored {ignored.file}: {ignored.why.code}"
    for outcome in night.outcomes:
        yield from _outcome(outcome)
    for ward in night.wards:
        yield from _ward(ward)
    for orphan in night.orphans:
        yield f"orphan {dict(orphan.values)['folder']}"


def _outcome(outcome: Outcome) -> Iterator[str]:
    reason = f" ({outcome.reason})" if isinstance(outcome, Made | Unchanged | BeforeMeeting) and outcome.reason else ""
    yield f"{outcome.status.value} {outcome.file} sha256 {outcome.sha256 or '-'}{reason}"
    yield from _problems(outcome.problems)
    if isinstance(outcome, Made | Unchanged | BeforeMeeting):
        yield from _documents(outcome.documents)
    if isinstance(outcome, BugMet):
        yield from _bug(outcome.bug)


def _ward(ward: WardOutcome) -> Iterator[str]:
    """Yield the lines of a ward whose own papers were made or met a bug; nothing of one that was only added up."""
    if ward.documents or ward.problems or ward.bug:
        yield f"ward {ward.ward} {ward.year}"
        yield from _problems(ward.problems)
        yield from _documents(ward.documents)
    if ward.bug:
        yield from _bug(ward.bug)


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        yield f"  {problem.severity.value} {problem.code} {_cells(problem)}".rstrip()


def _documents(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        yield f"  {document.status.value} {document.file} sha256 {document.sha256}"


def _bug(bug: Bug) -> Iterator[str]:
    yield f"  bug {bug.what}"
    yield from (f"    {frame}" for frame in bug.frames)


def _cells(problem: Problem) -> str:
    """The places without what stands there: a sentence may quote a name, an address cannot."""
    return " ".join(str(place) for place in problem.cells if place.sheet)
