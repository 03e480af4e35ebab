"""The first half of a night: every workbook read and reckoned, duplicates found, none placed anywhere yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annual_review.disk.inbox import SETTLING_SECONDS, Candidate, Workbook, read_inbox
from annual_review.disk.state import BranchKey
from annual_review.night import dossier
from annual_review.night.duplicates import Told, same_branch
from annual_review.night.review_cache import SourceCache
from annual_review.problems import Problem, has_errors
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.figures import Json
from annual_review.telling.outcome import Outcome, Status
from annual_review.workers.processes import Job, Pool

Watch = Callable[[str, int, int], None]  # called with a file, how many are done, how many there are


@dataclass(frozen=True, slots=True)
class Ready:
    """A workbook without an error, whose papers can be made: its source lies in the cache."""

    candidate: Candidate
    sha256: str
    key: BranchKey
    problems: tuple[Problem, ...]
    figures: Mapping[str, Json]
    templates: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Survey:
    """What came of the workbooks: those ready, those settled already, and copies of others (copy → the one made).

    ``photos`` are the pictures each workbook names, as far as it could be read.
    """

    ready: list[Ready] = field(default_factory=list)
    settled: list[Outcome] = field(default_factory=list)
    copies: dict[str, tuple[str, str]] = field(default_factory=dict)
    sources: SourceCache = field(default_factory=SourceCache)
    photos: dict[str, tuple[str, ...]] = field(default_factory=dict)


def survey(
    pool: Pool[dossier.RunContext],
    candidates: Sequence[Candidate],
    *,
    now: float,
    watch: Watch,
    settling: float = SETTLING_SECONDS,
) -> Survey:
    """Return all ``candidates`` read and reckoned; the bytes of few workbooks are in memory at a time."""
    found = Survey()
    by_file = {candidate.file: candidate for candidate in candidates}
    job = Job(dossier.read, dossier.lost_reading)
    plain_first = sorted(candidates, key=lambda each: (len(each.file), each.file))  # «a.xlsx» before «a - Copy.xlsx»
    tasks = _tasks(read_inbox(plain_first, now=now, settling=settling), found)
    for done, reading in enumerate(pool.run(job, tasks), 1):
        watch(reading.file, done, len(candidates))
        _take(found, by_file[reading.file], reading)
    found.ready.sort(key=lambda each: each.candidate.file)
    _refuse_same_branch(found)
    _tell_copies(found)
    return found


def _tasks(workbooks: Iterable[Workbook], found: Survey) -> Iterator[dossier.ReadTask]:
    """Yield the workbooks that are to be read; settle those that could not be taken, set copies aside."""
    first: dict[str, str] = {}
    for book in workbooks:
        if book.problem is not None:
            status = Status.WAITING if book.waits else Status.REFUSED
            found.settled.append(Outcome(book.file, book.sha256, status, (book.problem,)))
        elif book.sha256 in first:
            found.copies[book.file] = (first[book.sha256], book.sha256)
        else:
            first[book.sha256] = book.file
            yield dossier.ReadTask(book.file, book.data, book.sha256)


def _take(found: Survey, candidate: Candidate, reading: dossier.Reading) -> None:
    problems = (*reading.problems, *((night_problems.OPEN_IN_EXCEL.at(),) if candidate.open_in_excel else ()))
    if reading.photos is not None:
        found.photos[reading.file] = reading.photos
    if reading.source is not None and reading.key is not None:
        found.sources.put(reading.source)
        found.ready.append(Ready(candidate, reading.sha256, reading.key, problems, reading.figures, reading.templates))
        return
    status = Status.BUG if reading.bug else Status.REFUSED
    found.settled.append(Outcome(reading.file, reading.sha256, status, problems, key=reading.key, bug=reading.bug))


def _refuse_same_branch(found: Survey) -> None:
    """Refuse every workbook whose branch and year another workbook, good or bad, tells of too."""
    told = told_of(found.ready)
    told += [Told(each.file, each.sha256, each.key) for each in found.settled if each.key is not None]
    errors = same_branch(told)
    found.settled = [_with(outcome, errors.get(outcome.file)) for outcome in found.settled]
    refuse(found, errors)


def told_of(ready: Iterable[Ready]) -> list[Told]:
    """Return what workbooks without an error say they are about."""
    return [Told(each.candidate.file, each.sha256, each.key, each.figures) for each in ready]


def refuse(found: Survey, errors: Mapping[str, Problem]) -> None:
    """Settle as refused every ready workbook that has one of ``errors``, by file."""
    for each in found.ready:
        if error := errors.get(each.candidate.file):
            refused = Outcome(each.candidate.file, each.sha256, Status.REFUSED, (error, *each.problems), key=each.key)
            found.settled.append(refused)
    found.ready = [each for each in found.ready if each.candidate.file not in errors]


def _with(outcome: Outcome, error: Problem | None) -> Outcome:
    return replace(outcome, problems=(error, *outcome.problems)) if error else outcome


def _tell_copies(found: Survey) -> None:
    """Note on the workbook that is made that others are copies of it."""
    notes: dict[str, list[Problem]] = defaultdict(list)
    for copy, (made, _) in found.copies.items():
        notes[made].append(night_problems.SAME_BYTES.at(file=made, other=copy))
    found.ready = [replace(each, problems=(*each.problems, *notes.get(each.candidate.file, ()))) for each in found.ready]


def copy_outcomes(found: Survey, outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Yield the outcome of every copy: that of the workbook it equals, without figures and papers of its own."""
    by_file = {outcome.file: outcome for outcome in outcomes}
    for copy, (made, _) in found.copies.items():
        original = by_file[made]
        problems = original.problems
        if not has_errors(problems):
            problems = (night_problems.SAME_BYTES.at(file=made, other=copy),)
        yield replace(original, file=copy, problems=problems, figures=None, documents=(), why="")
