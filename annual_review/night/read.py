"""Second step of a night: every workbook read and assessed, copies set aside; nothing decided about papers yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annual_review.disk.inbox import Candidate, Workbook, read_inbox
from annual_review.disk.state import BranchKey, WardKey, key_of
from annual_review.documents.case import Review
from annual_review.model.figures import BranchFigures
from annual_review.model.ward import OwnValue, WardRecord
from annual_review.night import dossier
from annual_review.night.dossier import AssessTask, RunContext, Told
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
    read_problems: tuple[Problem, ...] = ()  # of ``problems`` those of reading alone

    @property
    def file(self) -> str:
        """The workbook, relative to ``input/``."""
        return self.candidate.file


@dataclass(frozen=True, slots=True)
class WardWorkbook:
    """A ward's own workbook without an error."""

    candidate: Candidate
    sha256: str
    record: WardRecord
    problems: tuple[Problem, ...]

    @property
    def file(self) -> str:
        """The workbook, relative to ``input/``."""
        return self.candidate.file

    @property
    def key(self) -> WardKey:
        """Which ward and year it is of."""
        return WardKey(self.record.year, self.record.ward)


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
    wards: tuple[WardWorkbook, ...] = ()
    told: Mapping[str, Told] = field(default_factory=dict)  # by file, of the refused what they tell before any law
    candidates: Mapping[str, Candidate] = field(default_factory=dict)  # all of them by file


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
    wards: list[WardWorkbook] = []
    told: dict[str, Told] = {}
    reviews = ReviewCache()
    photos: dict[str, tuple[str, ...]] = {}
    job = Job(dossier.read, dossier.lost_reading)
    for done, reading in enumerate(executor.run(job, tasks), 1):
        watch(reading.file, done, len(candidates))
        if reading.photos is not None:
            photos[reading.file] = reading.photos
        result = _judged(by_file[reading.file], reading)
        if isinstance(result, WardWorkbook):
            wards.append(result)
        elif isinstance(result, Accepted):
            accepted.append(result)
            reviews.put(_review(reading))
        else:
            closed.append(result)
            told |= {reading.file: reading.told} if reading.told is not None else {}
    accepted.sort(key=lambda each: each.file)
    wards.sort(key=lambda each: each.file)
    closed = [*unread, *closed]
    return ReadWorkbooks(tuple(accepted), tuple(closed), tuple(copies), reviews, photos, tuple(wards), told, by_file)


def assess_under(
    executor: Executor[RunContext], found: ReadWorkbooks, values: Mapping[tuple[int, str], tuple[OwnValue, ...]]
) -> ReadWorkbooks:
    """Return ``found`` with the workbooks of the wards in ``values`` assessed under those; by year and ward's identity.

    Whatever law refused may stand under the ward's own, and the other way round.
    """
    tasks = tuple(_under(found, values))
    if not tasks:
        return found
    accepted = {each.file: each for each in found.accepted}
    closed = {each.file: each for each in found.closed}
    told = dict(found.told)
    for reading in executor.run(Job(dossier.assess_again, dossier.lost_assessment), iter(tasks)):
        result = _judged(found.candidates[reading.file], reading)
        accepted.pop(reading.file, None)
        closed.pop(reading.file, None)
        told.pop(reading.file, None)
        if isinstance(result, Accepted):
            accepted[reading.file] = result
            found.reviews.put(_review(reading))
        elif not isinstance(result, WardWorkbook):
            closed[reading.file] = result
            told |= {reading.file: reading.told} if reading.told is not None else {}
    in_order = tuple(accepted[file] for file in sorted(accepted))
    return replace(found, accepted=in_order, closed=tuple(closed.values()), told=told)


def _under(found: ReadWorkbooks, values: Mapping[tuple[int, str], tuple[OwnValue, ...]]) -> Iterator[AssessTask]:
    for each in found.accepted:
        own = values.get((each.key.year, each.key.ward_identity))
        if own is not None:
            record = found.reviews.get(each.file).record
            yield AssessTask(each.file, each.sha256, Told(record, each.read_problems), own)
    for outcome in found.closed:
        told = found.told.get(outcome.file)
        key = outcome.key or (key_of(told.whose) if told else None)
        own = values.get((key.year, key.ward_identity)) if key is not None else None
        if told is not None and own is not None:
            yield AssessTask(outcome.file, outcome.sha256, told, own)


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


def _judged(candidate: Candidate, reading: dossier.Reading) -> Accepted | WardWorkbook | Outcome:
    problems = (*reading.problems, *((night_problems.OPEN_IN_EXCEL.at(),) if candidate.open_in_excel else ()))
    if reading.bug is not None:
        return BugMet(file=reading.file, sha256=reading.sha256, problems=problems, key=reading.key, bug=reading.bug)
    if reading.ward is not None:
        return WardWorkbook(candidate, reading.sha256, reading.ward, problems)
    if reading.case is None or reading.key is None:
        return Refused(file=reading.file, sha256=reading.sha256, problems=problems, key=reading.key, whose=reading.whose)
    rule_set = reading.case.rule_set.id
    return Accepted(
        candidate,
        reading.sha256,
        reading.key,
        rule_set,
        problems,
        reading.templates,
        reading.figures,
        reading.told.problems if reading.told else (),
    )


def _review(reading: dossier.Reading) -> Review:
    if reading.case is None:
        raise TypeError("an accepted workbook has a review")
    return reading.case
