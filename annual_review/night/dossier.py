"""One workbook through all rooms, as pure tasks: bytes to an assessed review, a review to its papers, a ward to its figures.

Between them the night decides which papers are still right and need no making. No task ever raises: whatever goes wrong
in a room, also a panic of a compiled library, is that workbook's own ``Bug`` and costs no other anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import assert_never

from annual_review import __version__
from annual_review.disk.papers import Paper
from annual_review.disk.state import BranchKey, PhotoState
from annual_review.documents.case import Case, RatedReview, Review, WardReview
from annual_review.documents.kind import Form, KindOfPaper, kinds_for
from annual_review.documents.kinds import KINDS
from annual_review.documents.profiles import profile_for
from annual_review.documents.settings import PaperSettings
from annual_review.documents.wording import short_date
from annual_review.form.options import ReadingOptions
from annual_review.model.assessment import WardFigures
from annual_review.model.figures import BranchFigures
from annual_review.model.partial import NOT_KNOWN, YEAR, Gaps, PartialRecord, WhoseReview
from annual_review.model.photos import PhotoFile, unreadable
from annual_review.model.record import Photo, ReviewRecord
from annual_review.problems import Problem, Read, grouped, has_errors
from annual_review.problems.catalogue import night as night_problems
from annual_review.rendering.docx.origin import Origin
from annual_review.rendering.docx.store import TemplateStore
from annual_review.rendering.photos import develop
from annual_review.rendering.xlsx import fill_table
from annual_review.rules.assess import assess, check_partial
from annual_review.rules.decided import decided_levels
from annual_review.rules.figures import branch_figures
from annual_review.rules.rulebook import RuleBook
from annual_review.rules.self_review import form_problems
from annual_review.rules.ward import ward_figures
from annual_review.workers.bug import Bug, bug_of

_UNCHOSEN = PaperSettings()


@dataclass(frozen=True, slots=True)
class RunContext:
    """What every workbook is worked with."""

    rule_book: RuleBook
    templates: TemplateStore
    reading: ReadingOptions = field(default_factory=ReadingOptions)  # how this site reads
    kinds: tuple[KindOfPaper, ...] = KINDS
    papers: PaperSettings = field(default_factory=PaperSettings)  # what the ward chose about their wording

    @property
    def settings(self) -> str:
        """What of the configuration bears on papers, as text: equal text gives equal papers. The rule sets have hashes."""
        levels = [f"{mark}={level.value}" for mark, level in sorted(self.reading.level_scale.items())]
        chosen = [f"{name}={value}" for name, value in asdict(self.papers).items() if value != getattr(_UNCHOSEN, name)]
        return ", ".join((*levels, *chosen))


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A workbook to read."""

    file: str  # relative to ``input/``
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook read and assessed."""

    file: str
    sha256: str
    problems: tuple[Problem, ...]
    key: BranchKey | None = None  # whose it is; None beside a mistake that leaves part of the record unknown
    case: Review | None = None  # None when the gate is shut: an error, or a bug of ours
    figures: BranchFigures | None = None  # of a review with its vote
    templates: tuple[tuple[str, str], ...] = ()  # each wanted kind of paper with the hash of its template
    bug: Bug | None = None
    whose: WhoseReview = NOT_KNOWN  # the same as far as it could be read
    photos: tuple[str, ...] | None = None  # the pictures it names; None when it could not be read so far


@dataclass(frozen=True, slots=True)
class ComposeTask:
    """A case whose papers are to be made."""

    case: Case
    photos: tuple[PhotoFile, ...] = ()  # as they lie on the disk


@dataclass(frozen=True, slots=True)
class Composed:
    """The papers of one case."""

    papers: tuple[Paper, ...] = ()
    photos: tuple[PhotoState, ...] = ()  # how its photographs fared
    problems: tuple[Problem, ...] = ()  # what is wrong with those
    bug: Bug | None = None


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The figures of a ward; None beside a bug of ours."""

    figures: WardFigures | None
    bug: Bug | None = None


def read(context: RunContext, task: ReadTask) -> Reading:
    """Return the workbook read and assessed, with every problem on the way; the gate of product.md §1 is here."""
    try:
        return _read(context, task)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of a Rust library is no Exception (architecture.md §5)
        return lost_reading(task, bug_of(error))


def _read(context: RunContext, task: ReadTask) -> Reading:
    # pandas takes as long to import as all the rest: only the process that reads workbooks pays for it
    from annual_review.reading.record import read_workbook  # noqa: PLC0415

    read_ = read_workbook(task.data, file=task.file, options=context.reading)
    whose = read_.whose
    if read_.record is None:
        problems = (*read_.problems, *(check_partial_record(context.rule_book, read_.partial) if read_.partial else ()))
        photos = tuple(photo.file for photo in read_.partial.record.photos) if read_.partial else None
        return Reading(task.file, task.sha256, grouped(problems), photos=photos, whose=whose)
    record = read_.record
    key = BranchKey(record.year, record.parent, record.branch, record.code)
    photos = tuple(photo.file for photo in record.photos)
    assessed = assess_record(context.rule_book, task.file, task.sha256, record)
    problems = grouped((*read_.problems, *assessed.problems, *_layout_problems(context, record)))
    if assessed.value is None or has_errors(problems):
        return Reading(task.file, task.sha256, problems, key, photos=photos, whose=whose)
    case = replace(assessed.value, settings=context.papers)
    figures = None
    if isinstance(case, RatedReview):
        figures = branch_figures(record, case.assessment, case.rule_set.share.decimals)
    return Reading(task.file, task.sha256, problems, key, case, figures, templates_of(context, case), photos=photos)


def assess_record(book: RuleBook, file: str, sha256: str, record: ReviewRecord) -> Read[Review]:
    """Return the review of a record under the rule set of its year: rated when there is a vote; None beside an error."""
    chosen = book.choose(record.year, record.rule_set, record.place("rule_set" if record.rule_set else "year"))
    if chosen.value is None:
        lawless = PartialRecord(record, Gaps(frozenset({YEAR})))
        return Read(None, (*chosen.problems, *check_partial(lawless, book.of_review(record.year))))
    assessed = assess(record, chosen.value)
    problems = (*chosen.problems, *assessed.problems)
    if assessed.value is not None:
        decided = decided_levels(assessed.value, record.decision) if record.decision else None
        return Read(RatedReview(file, sha256, record, chosen.value, assessed.value, decided=decided), problems)
    if has_errors(problems):
        return Read(None, problems)
    return Read(Review(file, sha256, record, chosen.value), (*problems, *form_problems(record, chosen.value)))


def check_partial_record(book: RuleBook, partial: PartialRecord) -> tuple[Problem, ...]:
    """Return what the rule set of the year finds in a record with gaps; of an unknown year only what any rule set finds."""
    record, gaps = partial.record, partial.gaps
    if gaps.hide(YEAR):
        return check_partial(partial, book.of_review(None))
    chosen = book.choose(record.year, record.rule_set, record.place("rule_set" if record.rule_set else "year"))
    if chosen.value is None:
        partial = replace(partial, gaps=replace(gaps, operands=gaps.operands | {YEAR}))
    return (*chosen.problems, *check_partial(partial, chosen.value or book.of_review(record.year)))


def _layout_problems(context: RunContext, record: ReviewRecord) -> tuple[Problem, ...]:
    profile = profile_for(record.document_date)
    if profile in context.templates.profiles:
        return ()
    day = short_date(record.document_date)
    return (night_problems.NO_LAYOUT.at(record.place("document_date"), day=day, profile=profile),)


def lost_reading(task: ReadTask, bug: Bug) -> Reading:
    """Return the outcome of a workbook in which a bug of ours came up."""
    return Reading(task.file, task.sha256, (bug.problem,), bug=bug)


def compose(context: RunContext, task: ComposeTask) -> Composed:
    """Return the papers of a case as bytes: the same case and photographs give the same bytes."""
    try:
        return _compose(context, task)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - as in ``read``
        return lost_papers(task, bug_of(error))


def _compose(context: RunContext, task: ComposeTask) -> Composed:
    pictures = develop(task.photos)
    case = task.case
    if isinstance(case, RatedReview):
        case = replace(case, pictures=pictures.value or ())
    papers = tuple(paper for kind in kinds_for(case, context.kinds) for paper in _papers(context, kind, case))
    broken = {problem.place for problem in pictures.problems}
    photos = tuple(PhotoState(each.photo.file, each.sha256, each.photo.place not in broken) for each in task.photos)
    return Composed(papers, photos, pictures.problems)


def _papers(context: RunContext, kind: KindOfPaper, case: Case) -> Iterator[Paper]:
    profile, origin = profile_for(_document_date(case)), _origin(case)
    for draft in kind.build(case):
        match kind.form:
            case Form.DOCX:
                data = context.templates.fill(profile, kind.template, draft.fields, origin)
            case Form.XLSX:
                data = fill_table(draft.fields, kind.title, origin)
            case _:
                assert_never(kind.form)
        yield Paper(kind.code, kind.named(draft.suffix), data, kind.former if not draft.suffix else "")


def _document_date(case: Case) -> date:
    return case.document_date if isinstance(case, WardReview) else case.record.document_date


def _origin(case: Case) -> Origin:
    if isinstance(case, WardReview):
        rule_sets = sorted({each.figures.rule_set for each in case.branches})
        return Origin("", "", ", ".join(rule_sets), "", __version__, case.ward, case.document_date)
    record = case.record
    return Origin(case.file, case.sha256, case.rule_set.id, "", __version__, record.branch, record.document_date)


def lost_papers(task: ComposeTask, bug: Bug) -> Composed:
    """Return the outcome of a case whose papers could not be made for a bug of ours."""
    del task
    return Composed(problems=(bug.problem,), bug=bug)


def inspect_photos(context: RunContext, task: tuple[PhotoFile, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with photographs, without making a paper (for ``check`` and ``--dry-run``)."""
    del context
    return develop(task).problems


def lost_photos(task: tuple[PhotoFile, ...], bug: Bug) -> tuple[Problem, ...]:
    """Return that the photographs took the process with them that looked at them."""
    del task
    return (bug.problem,)


def roll_up(context: RunContext, task: tuple[BranchFigures, ...]) -> RolledUp:
    """Return the figures of the ward whose branches have these: summed, and counted one by one against the sums."""
    # pandas takes as long to import as all the rest: a worker has it already
    from annual_review.night.roll_up import count_ward  # noqa: PLC0415

    del context
    try:
        return RolledUp(ward_figures(task, count_ward(task)))
    except Exception as error:  # noqa: BLE001 - as in ``read``, but no hostile bytes come here
        return lost_ward(task, bug_of(error))


def lost_ward(task: tuple[BranchFigures, ...], bug: Bug) -> RolledUp:
    """Return the outcome of a ward that could not be added up for a bug of ours."""
    del task
    return RolledUp(None, bug)


def remembered(photos: tuple[PhotoState, ...], named: tuple[Photo, ...]) -> tuple[Problem, ...]:
    """Return the problems of photographs that could not be opened when the unchanged papers were made."""
    broken = {photo.file for photo in photos if not photo.usable}
    return tuple(unreadable(photo) for photo in named if photo.file in broken)


def templates_of(context: RunContext, case: Case) -> tuple[tuple[str, str], ...]:
    """Return each wanted kind of paper with the hash of the template it is poured into; a table for Excel has none."""
    profile = profile_for(_document_date(case))
    return tuple(
        (kind.code, context.templates.template_hash(profile, kind.template) if kind.form is Form.DOCX else "")
        for kind in kinds_for(case, context.kinds)
    )
