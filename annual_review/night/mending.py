"""``output/can-sua/``: the annotated copy of every refused workbook, taken away once its workbook is clean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annual_review.disk import disk
from annual_review.disk.inbox import SIZE_LIMIT, Candidate
from annual_review.disk.names import holdable, short_hash
from annual_review.model.names import folded
from annual_review.night.dossier import RunContext
from annual_review.problems import Problem
from annual_review.problems.catalogue import annotated as annotated_problems
from annual_review.telling.outcome import BugMet, Outcome, Refused, Status, Waiting
from annual_review.workbook.stamp import ANNOTATED, is_untouched, made_as
from annual_review.workers.bug import Bug
from annual_review.workers.executor import Executor, Job

FOLDER = "can-sua"
SECONDS = 20  # for one copy: a clerk's workbook takes less than one
_SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class MendTask:
    """A refused workbook to be annotated: its path relative to ``input/``, its bytes and what is wrong with it."""

    file: str
    data: bytes
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """The annotated copy of a workbook; None when making it took its worker along. ``is_list`` says it is but the list."""

    file: str
    data: bytes | None
    is_list: bool = False


def copy_names(files: Iterable[str]) -> dict[str, str]:
    """Return where the copy of each workbook goes, relative to ``output/``: ``can-sua/a.xlsx``, ``can-sua/b.xls.xlsx``.

    Every computer can hold the names, and no two are alike, also where capital letters do not count.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for file in sorted(set(files)):
        parts = [holdable(part) for part in file.split("/")]
        plain = "/".join((FOLDER, *parts))
        name = plain if plain.lower().endswith(_SUFFIX) else f"{plain}{_SUFFIX}"
        if folded(name) in taken:
            name = f"{name[: -len(_SUFFIX)]}-{short_hash(file)}{_SUFFIX}"
        taken.add(folded(name))
        names[file] = name
    return names


def work(context: RunContext, task: MendTask) -> Mended:
    """Return the annotated copy; the same task gives the same bytes."""
    # openpyxl and pandas take long to import: only the process that annotates pays for them
    from annual_review.handout.annotate import annotate  # noqa: PLC0415

    del context
    return Mended(task.file, annotate(task.data, task.file, task.problems).value)


def lost(task: MendTask, bug: Bug) -> Mended:
    """Return that there is no copy: the list on the board must do."""
    del bug
    return Mended(task.file, None)


def mend(
    executor: Executor[RunContext],
    output: Path,
    outcomes: Sequence[Outcome],
    candidates: Sequence[Candidate],
    inbox: Iterable[str],
) -> tuple[Outcome, ...]:
    """Return ``outcomes`` with the copies of those refused written and named, and the copies of the others taken away.

    ``candidates`` are the workbooks looked at, ``inbox`` all that lie there: a copy whose workbook is gone goes too. A
    copy that somebody edited is never touched, and that is said. Raises Halt 5 when the disk refuses.
    """
    paths = {candidate.file: candidate.path for candidate in candidates}
    refused = {outcome.file: outcome for outcome in outcomes if isinstance(outcome, Refused)}
    lying = set(inbox)
    names = copy_names(lying | {outcome.file for outcome in outcomes})
    try:
        copies = {
            made.file: _warnings(made, _placed(output, names[made.file], made.data))
            for made in _made(executor, refused, paths)
            if made.data is not None
        }
        unclear = {names[file] for file in lying - {outcome.file for outcome in outcomes}}
        waiting = {names[outcome.file] for outcome in outcomes if isinstance(outcome, Waiting | BugMet)}
        edited = _clear_away(output, {names[file] for file in refused} | unclear | waiting)
    except OSError as error:
        raise disk.output_halt(output, error) from error
    return tuple(_with_copy(outcome, names[outcome.file], copies, edited) for outcome in outcomes)


def _made(executor: Executor[RunContext], refused: Mapping[str, Refused], paths: Mapping[str, Path]) -> Iterator[Mended]:
    """Yield the copies; of a workbook that takes too long to annotate, or ends the worker, one with the list only.

    Judging a workbook looks at its cells, annotating it saves all of it again: drawings, styles, merged columns.
    """
    job = Job(work, lost, seconds=SECONDS)
    left: list[str] = []
    for made in executor.run(job, _tasks(refused.values(), paths)):
        if made.data is None:
            left.append(made.file)
        else:
            yield made
    lists = (MendTask(file, b"", refused[file].problems) for file in left)
    yield from (replace(made, is_list=True) for made in executor.run(job, lists))


def _warnings(made: Mended, placed: Problem | None) -> tuple[Problem, ...]:
    listed = (annotated_problems.LIST_ONLY_IN_TIME.at(seconds=SECONDS),) if made.is_list else ()
    return (*listed, *((placed,) if placed else ()))


def _tasks(refused: Iterable[Refused], paths: Mapping[str, Path]) -> Iterator[MendTask]:
    """Yield the refused workbooks as they were read; one that has changed since is left for the next run."""
    for outcome in refused:
        data = _bytes_of(paths.get(outcome.file))
        if not data or not outcome.sha256 or disk.sha256_of(data) == outcome.sha256:
            yield MendTask(outcome.file, data, outcome.problems)


def _bytes_of(file: Path | None) -> bytes:
    """Return the bytes of a workbook; none for one too large or not to be opened: its copy has the list only."""
    try:
        return file.read_bytes() if file is not None and file.stat().st_size <= SIZE_LIMIT else b""
    except OSError:
        return b""


def _placed(output: Path, name: str, data: bytes) -> Problem | None:
    """Put a copy in place; return a warning instead when somebody has edited the one that is there, or holds it."""
    target = output / name
    try:
        if target.exists() and not _is_ours(target):
            return annotated_problems.COPY_EDITED.at(copy=name)
        disk.write_whole(target, data)
    except OSError as error:
        if not disk.is_local(error):
            raise
        return annotated_problems.COPY_HELD.at(copy=name, cause=disk.cause(error))
    return None


def _is_ours(file: Path) -> bool:
    """Return whether a file is an annotated copy just as we wrote it."""
    try:
        data = file.read_bytes()
    except OSError:
        return False
    return made_as(data) == ANNOTATED and is_untouched(data)


def _clear_away(output: Path, kept: set[str]) -> set[str]:
    """Remove the copies that are needed no more, and empty folders; return those that somebody edited, which stay."""
    folder = output / FOLDER
    edited: set[str] = set()
    for file in sorted(folder.rglob("*"), reverse=True):  # what is in a folder before the folder
        name = file.relative_to(output).as_posix()
        if file.is_dir():
            _remove_empty(file)
        elif (name not in kept and _is_ours(file)) or file.name.endswith(disk.TEMPORARY_SUFFIX):
            disk.remove_quietly(file)
        elif name not in kept:
            edited.add(name)
    _remove_empty(folder)
    return edited


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # not empty, or not there


def _with_copy(outcome: Outcome, name: str, copies: Mapping[str, tuple[Problem, ...]], edited: set[str]) -> Outcome:
    if isinstance(outcome, Refused) and outcome.file in copies:
        warnings = copies[outcome.file]
        # of a copy that could not be replaced, an earlier night's lies there
        held = any(each.entry is annotated_problems.COPY_HELD for each in warnings)
        return replace(outcome, annotated="" if held else name, problems=(*outcome.problems, *warnings))
    if name in edited and outcome.status in {Status.MADE, Status.UNCHANGED}:
        return replace(outcome, problems=(*outcome.problems, annotated_problems.COPY_LEFT.at(copy=name)))
    return outcome
