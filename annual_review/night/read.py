"""Second step of a night: every workbook read and assessed, copies set aside; nothing decided about papers yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from annual_review.disk.inbox import Candidate, Workbook, read_inbox
from annual_review.disk.state import BranchKey
from annual_review.documents.case import Review
from annual_review.model.figures import BranchFigures
from annual_review.night import dossier
from annual_review.night.dossier import RunContext
from annual_review.night.review_cache import ReviewCache
from annual_review.problems import Problem
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.outcome import BugMet, Outcome, Refused, Waiting
from annual_review.workers.executor import Executor, Job

Watch = Callable[[str, int, int], None]  # called with a file, how many are done, how many there are


@dataclass(frozen=True, slots=True)
class Accepted:
    """A workbook without an error, whose papers can be made; its review lies in the cache."""

    candidate: Candidate
    sha256: str
    key: BranchKey
    rule_set: str  # id
    problems: tuple[Problem, ...]
    templates: tuple[tuple[str, str], ...]  # each wanted kind of paper with the hash of its template
    figures: BranchFigures | None = None  # None before the meeting

    @property
    def file(self) -> str:
        """The workbook, relative to ``input/``."""
        return self.candidate.file


@dataclass(frozen=True, slots=True)
class Copy:
    """A workbook with the same bytes as another one, which is the one that is worked on."""

    file: str
    sha256: str
    original: str


@dataclass(frozen=True, slots=True)
class ReadWorkbooks:
    """What came of the workbooks of one night."""

    accepted: tuple[Accepted, ...]  # by file
    closed: tuple[Outcome, ...]  # those of which no papers are made: refused, waiting, a bug
    copies: tuple[Copy, ...]
    reviews: ReviewCache  # of the accepted, by file
    photos: dict[str, tuple[str, ...]]  # the pictures each workbook names, as far as it could be read


def read_workbooks(
    executor: Executor[RunContext], candidates: Sequence[Candidate], *, now: float, settling: float, watch: Watch
) -> ReadWorkbooks:
    """Return all ``candidates`` read and assessed; the bytes of few workbooks are in memory at a time.

    ``now`` is the time in seconds since 1970; a workbook written to within ``settling`` seconds before it waits.
    """
    by_file = {candidate.file: candidate for candidate in candidates}
    plain_first = sorted(candidates, key=lambda each: (len(each.file), each.file))  # «a.xlsx» before «a - Copy.xlsx»
    unread: list[Outcome] = []
    copies: list[Copy] = []
    tasks = _tasks(read_inbox(plain_first, now=now, settling=settling), unread, copies)
    accepted: list[Accepted] = []
    closed: list[Outcome] = []
    reviews = ReviewCache()
    photos: dict[str, tuple[str, ...]] = {}
    job = Job(dossier.read, dossier.lost_reading)
    for done, reading in enumerate(executor.run(job, tasks), 1):
        watch(reading.file, done, len(candidates))
        if reading.photos is not None:
            photos[reading.file] = reading.photos
        result = _judged(by_file[reading.file], reading)
        if isinstance(result, Accepted):
            accepted.append(result)
            reviews.put(_review(reading))
        else:
            closed.append(result)
    accepted.sort(key=lambda each: each.file)
    return ReadWorkbooks(tuple(accepted), (*unread, *closed), tuple(copies), reviews, photos)


def _tasks(workbooks: Iterable[Workbook], unread: list[Outcome], copies: list[Copy]) -> Iterator[dossier.ReadTask]:
    """Yield the workbooks that are to be read; those that could not be taken go to ``unread``, copies to ``copies``."""
    first: dict[str, str] = {}
    for book in workbooks:
        if book.problem is not None:
            problems = (book.problem,)
            closed = Waiting if book.waits else Refused
            unread.append(closed(file=book.file, sha256=book.sha256, problems=problems))
        elif book.sha256 in first:
            copies.append(Copy(book.file, book.sha256, first[book.sha256]))
        else:
            first[book.sha256] = book.file
            yield dossier.ReadTask(book.file, book.data, book.sha256)


def _judged(candidate: Candidate, reading: dossier.Reading) -> Accepted | Outcome:
    problems = (*reading.problems, *((night_problems.OPEN_IN_EXCEL.at(),) if candidate.open_in_excel else ()))
    if reading.bug is not None:
        return BugMet(file=reading.file, sha256=reading.sha256, problems=problems, key=reading.key, bug=reading.bug)
    if reading.case is None or reading.key is None:
        return Refused(file=reading.file, sha256=reading.sha256, problems=problems, key=reading.key, whose=reading.whose)
    rule_set = reading.case.rule_set.id
    return Accepted(candidate, reading.sha256, reading.key, rule_set, problems, reading.templates, reading.figures)


def _review(reading: dossier.Reading) -> Review:
    if reading.case is None:
        raise TypeError("an accepted workbook has a review")
    return reading.case
