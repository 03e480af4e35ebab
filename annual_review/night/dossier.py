"""One workbook through all rooms, as two pure tasks: bytes to a reckoned source, a source to papers.

Between the two the night decides which papers are still right and need no making. Neither task ever raises: whatever
goes wrong in a room, also a panic of a compiled library, is that workbook's own ``Bug`` and costs no other anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annual_review import __version__
from annual_review.disk.outbox import Paper
from annual_review.disk.state import BranchKey, PhotoState
from annual_review.documents.case import Source
from annual_review.documents.kinds import KINDS, Kind
from annual_review.documents.profiles import profile_for
from annual_review.documents.wording import short_date
from annual_review.form.options import ReadingOptions
from annual_review.model.photos import PhotoFile, unreadable
from annual_review.model.record import Photo, ReviewRecord
from annual_review.problems import Problem, Read, grouped, has_errors
from annual_review.problems.catalogue import night as night_problems
from annual_review.rendering.docx.origin import Origin
from annual_review.rendering.docx.store import TemplateStore
from annual_review.rendering.photos import develop
from annual_review.rules.assess import assess
from annual_review.rules.rulebook import RuleBook
from annual_review.telling.figures import Json, branch_figures
from annual_review.workers.bug import Bug, bug_of


@dataclass(frozen=True, slots=True)
class RunContext:
    """What every workbook is worked with: the law, the forms, and how this site reads."""

    rule_book: RuleBook
    templates: TemplateStore
    reading: ReadingOptions = field(default_factory=ReadingOptions)

    @property
    def settings(self) -> str:
        """What of the configuration bears on papers, as text: equal text gives equal papers. The rule sets have hashes."""
        return ", ".join(f"{mark}={level.value}" for mark, level in sorted(self.reading.level_scale.items()))


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A workbook to read: its path relative to ``input/``, its bytes and their SHA-256."""

    file: str
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook read and reckoned. ``source`` is None when the gate is shut: an error, or a bug of ours; ``key`` says
    whose it is as soon as that could be read. With a source come its figures as reported, and each wanted kind of
    paper with the hash of its template. ``photos`` are the pictures it names, None when it could not be read so far."""

    file: str
    sha256: str
    problems: tuple[Problem, ...]
    key: BranchKey | None = None
    source: Source | None = None
    figures: Mapping[str, Json] = field(default_factory=dict)
    templates: tuple[tuple[str, str], ...] = ()
    bug: Bug | None = None
    photos: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ComposeTask:
    """A source whose papers are to be made, with the photographs as they lie on the disk."""

    source: Source
    photos: tuple[PhotoFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """The papers of one branch, how its photographs fared, and what is wrong with those."""

    file: str
    papers: tuple[Paper, ...] = ()
    photos: tuple[PhotoState, ...] = ()
    problems: tuple[Problem, ...] = ()
    bug: Bug | None = None


def read(context: RunContext, task: ReadTask) -> Reading:
    """Return the workbook read and reckoned, with every problem on the way; the gate of product.md §1 is here."""
    try:
        return _read(context, task)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of a Rust library is no Exception (architecture.md §5)
        return lost_reading(task, bug_of(error))


def _read(context: RunContext, task: ReadTask) -> Reading:
    # pandas takes as long to import as all the rest: only the process that reads workbooks pays for it
    from annual_review.reading.record import read_record  # noqa: PLC0415

    read_ = read_record(task.data, file=task.file, options=context.reading)
    if read_.value is None:
        return Reading(task.file, task.sha256, grouped(read_.problems))
    record = read_.value
    key = BranchKey(record.year, record.parent, record.branch, record.code)
    photos = tuple(photo.file for photo in record.photos)
    reckoned = _reckon(context, task, record)
    problems = grouped((*read_.problems, *reckoned.problems))
    source = reckoned.value
    if source is None or has_errors(problems):
        return Reading(task.file, task.sha256, problems, key, photos=photos)
    templates = templates_of(context.templates, source)
    return Reading(task.file, task.sha256, problems, key, source, branch_figures(source), templates, photos=photos)


def _reckon(context: RunContext, task: ReadTask, record: ReviewRecord) -> Read[Source]:
    chosen = context.rule_book.choose(record.year, record.rule_set, record.place("rule_set" if record.rule_set else "year"))
    if chosen.value is None:
        return Read(None, chosen.problems)
    assessed = assess(record, chosen.value)
    problems = (*chosen.problems, *assessed.problems, *_layout_problems(context, record))
    if assessed.value is None:
        return Read(None, problems if has_errors(problems) else (*problems, night_problems.NO_VOTES.at()))
    return Read(Source(task.file, task.sha256, record, assessed.value, chosen.value), problems)


def _layout_problems(context: RunContext, record: ReviewRecord) -> tuple[Problem, ...]:
    profile = profile_for(record.document_date)
    if profile in context.templates.profiles:
        return ()
    day = short_date(record.document_date)
    return (night_problems.NO_LAYOUT.at(record.place("document_date"), day=day, profile=profile),)


def lost_reading(task: ReadTask, bug: Bug) -> Reading:
    """Return the outcome of a workbook in which a bug of ours came up."""
    return Reading(task.file, task.sha256, (bug.problem,), bug=bug)


def wanted_kinds(source: Source) -> tuple[Kind, ...]:
    """Return the papers this branch gets, in their order."""
    return tuple(kind for kind in KINDS if kind.wanted(source))


def compose(context: RunContext, task: ComposeTask) -> Composed:
    """Return the papers of a source as bytes: the same source and photographs give the same bytes."""
    try:
        return _compose(context.templates, task)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - as in ``read``
        return lost_papers(task, bug_of(error))


def _compose(templates: TemplateStore, task: ComposeTask) -> Composed:
    pictures = develop(task.photos)
    source = replace(task.source, pictures=pictures.value or ())
    profile = profile_for(source.record.document_date)
    origin = Origin(
        workbook=source.file,
        workbook_sha256=source.sha256,
        rule_set=source.rule_set.id,
        template_sha256="",
        program_version=__version__,
        branch=source.record.branch,
        document_date=source.record.document_date,
    )
    papers = tuple(
        Paper(kind.code, kind.file_name, templates.fill(profile, kind.code, kind.build(source), origin))
        for kind in wanted_kinds(source)
    )
    broken = {problem.place for problem in pictures.problems}
    photos = tuple(PhotoState(each.photo.file, each.sha256, each.photo.place not in broken) for each in task.photos)
    return Composed(source.file, papers, photos, pictures.problems)


def lost_papers(task: ComposeTask, bug: Bug) -> Composed:
    """Return the outcome of a branch whose papers could not be made for a bug of ours."""
    return Composed(task.source.file, problems=(bug.problem,), bug=bug)


def remembered(photos: tuple[PhotoState, ...], named: tuple[Photo, ...]) -> tuple[Problem, ...]:
    """Return the problems of photographs that could not be opened when the standing papers were made."""
    broken = {photo.file for photo in photos if not photo.usable}
    return tuple(unreadable(photo) for photo in named if photo.file in broken)


def templates_of(templates: TemplateStore, source: Source) -> tuple[tuple[str, str], ...]:
    """Return each wanted kind with the hash of the template its paper is poured into."""
    profile = profile_for(source.record.document_date)
    return tuple((kind.code, templates.template_hash(profile, kind.code)) for kind in wanted_kinds(source))
