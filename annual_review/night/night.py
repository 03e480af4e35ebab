"""The night run, read top to bottom: list, read, settle, make, report; each step a function from values to a new value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from annual_review import __version__
from annual_review.disk import disk, outbox
from annual_review.disk.lock import only_run
from annual_review.disk.papers import DocumentStatus
from annual_review.disk.photos import without_named
from annual_review.disk.state import BranchKey, BranchState, key_of
from annual_review.model.wards import ward_key
from annual_review.night import WORKER_MODULES
from annual_review.night.dossier import RunContext
from annual_review.night.draft_mails import write_drafts
from annual_review.night.earlier import unselected_years
from annual_review.night.handover import hand_over
from annual_review.night.listing import Listed, list_workbooks
from annual_review.night.make import make
from annual_review.night.mending import mend
from annual_review.night.options import Options
from annual_review.night.read import Copy, ReadWorkbooks, WardWorkbook, Watch, read_workbooks
from annual_review.night.settle import Settled, refuse_duplicates, settle
from annual_review.night.setup import check_folders, open_context
from annual_review.night.under_wards import under_wards
from annual_review.night.ward_books import WardIdentity, WardTerms, identity_of
from annual_review.night.wards import Handed, WardsOfNight, make_wards, standing_branches
from annual_review.problems import Problem, has_errors
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.board import BOARD_NAME, board_bytes
from annual_review.telling.expected import MissingBranches, missing_branches
from annual_review.telling.journal import free_run_id, write_journal
from annual_review.telling.outcome import (
    BeforeMeeting,
    BugMet,
    Copied,
    Made,
    Night,
    Outcome,
    Refused,
    Status,
    Unchanged,
    Waiting,
    WardOutcome,
    WardRead,
)
from annual_review.telling.report import REPORT_NAME, report_bytes
from annual_review.workers.executor import Executor
from annual_review.workers.here import Here
from annual_review.workers.limits import Limits
from annual_review.workers.processes import Processes

HANOI = timezone(timedelta(hours=7))


def _quiet(file: str, done: int, total: int) -> None:
    del file, done, total


def run_night(options: Options, *, now: Callable[[], datetime], watch: Watch = _quiet) -> Night:
    """Return the night: every workbook of the inbox read, its papers made and placed, report and board written.

    ``now`` gives the time of the zone +07:00; it dates the run, never a paper. Raises Halt when the run cannot start
    (2), another one is under way (4), or the output cannot be written (5).

    >>> from annual_review.night.setup import Folders
    >>> options = Options(Folders(Path("input"), folder, Path("templates")))  # ``folder`` is an empty one
    >>> night = run_night(options, now=lambda: datetime.now(HANOI))
    >>> night.exit_code, [outcome.status.value for outcome in night.outcomes], len(list(folder.glob("*/*/chi-bo*/**/*.docx")))
    (<ExitCode.DONE: 0>, ['made'], 10)
    """
    check_folders(options.folders, needs_input=not options.files)
    context = open_context(options.folders.templates, options.override, options.reading, options.kinds, options.papers)
    with executor_for(options, context) as executor:
        return (_run if options.dry else _run_and_report)(options, executor, now, watch)


def executor_for(options: Options, context: RunContext) -> Executor[RunContext]:
    """Return what runs the tasks of this night."""
    if options.limits is None and options.jobs <= 1:
        return Here(context)
    return Processes(context, options.jobs, options.limits or Limits(), WORKER_MODULES)


def _run_and_report(options: Options, executor: Executor[RunContext], now: Callable[[], datetime], watch: Watch) -> Night:
    output = options.folders.output
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk.output_halt(output, error) from error
    with only_run(output):
        _recover(output)
        night = _run(options, executor, now, watch)
        if night.outcomes or not options.only:  # a pattern that matches nothing leaves the board of an earlier run alone
            _report(output, night, options.logs_kept)
    return night


def _recover(output: Path) -> None:
    try:
        outbox.recover(output)
    except OSError as error:
        raise disk.output_halt(output, error) from error


def _report(output: Path, night: Night, logs_kept: int) -> None:
    """Write board, report and log: each, even though another cannot be written. Raises Halt 5 in the end for the first."""
    writes: tuple[Callable[[], object], ...] = (
        lambda: disk.write_whole(output / BOARD_NAME, board_bytes(night)),
        lambda: disk.write_whole(output / REPORT_NAME, report_bytes(night)),
        lambda: write_journal(output, night, logs_kept),
    )
    failed: list[OSError] = []
    for write in writes:
        try:
            write()
        except OSError as error:
            failed.append(error)
    if failed:
        raise disk.output_halt(output, failed[0]) from failed[0]


def _run(options: Options, executor: Executor[RunContext], now: Callable[[], datetime], watch: Watch) -> Night:
    started = now()
    listed = list_workbooks(options)
    found = _read(options, executor, listed, started, watch)
    under = under_wards(executor, found, listed)
    found = refuse_duplicates(under.found, listed)
    aside = _earlier_workbooks(options, executor, listed, found, started)
    settled = settle(found, aside, listed.states.branches, under.terms)
    made = make(executor, options, settled, found.reviews, listed.states.branches)
    outcomes = (*made, *(_with_earlier_papers(each, listed.states.branches) for each in settled.closed))
    selected = [each.file for each in listed.selected]
    standing = standing_branches(outcomes, listed.states.branches, listed.lying, selected)
    handed = _handed(options, outcomes, listed.states.branches)
    wards = make_wards(executor, options, WardsOfNight(standing, settled.terms, listed.states.wards, handed))
    outcomes = (*outcomes, *_of_wards(executor, found.wards, wards))
    outcomes = (*outcomes, *_copied(found.copies, outcomes))
    if not options.dry:
        outcomes = hand_over(options.folders.output, outcomes, listed.states.branches)
        outcomes = mend(executor, options.folders.output, outcomes, listed.selected, listed.lying)
        if not handed.narrowed:  # else not every branch was looked at
            write_drafts(options.folders.output, wards, outcomes)
    return Night(
        id=free_run_id(options.folders.output, started.strftime("%Y%m%d-%H%M%S")),
        version=__version__,
        started=started,
        finished=now(),
        outcomes=tuple(sorted(outcomes, key=lambda outcome: outcome.file)),
        ignored=without_named(listed.inbox, found.photos),
        wards=wards,
        orphans=_orphans(listed, outcomes, settled) if not options.files else (),
        missing=_missing(options, handed, wards, settled.terms),
        taken_away=_taken_away(listed, settled) if not options.files else (),
        dry=options.dry,
        only=options.only,
    )


def _read(options: Options, executor: Executor[RunContext], listed: Listed, started: datetime, watch: Watch) -> ReadWorkbooks:
    return read_workbooks(executor, listed.selected, now=started.timestamp(), settling=options.stable_seconds, watch=watch)


def _earlier_workbooks(
    options: Options, executor: Executor[RunContext], listed: Listed, found: ReadWorkbooks, started: datetime
) -> ReadWorkbooks:
    """Read the workbooks that were not selected but are of an earlier year of a branch that was."""
    states = listed.states.branches
    candidates = unselected_years(found.accepted, listed.inbox.candidates, listed.selected, states)
    return read_workbooks(executor, candidates, now=started.timestamp(), settling=options.stable_seconds, watch=_quiet)


def _with_earlier_papers(outcome: Outcome, states: Mapping[str, BranchState]) -> Outcome:
    """Return the outcome of a workbook that made no papers tonight with a warning where those of an earlier night stand."""
    folders = [folder for folder, state in states.items() if state.file == outcome.file]
    if not folders or not isinstance(outcome, Refused | Waiting | BugMet):
        return outcome
    warnings = (night_problems.EARLIER_PAPERS.at(folder=folder) for folder in folders)
    return replace(outcome, problems=(*outcome.problems, *warnings), folder=folders[0])


def _copied(copies: Sequence[Copy], outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Yield the outcome of every copy: that of the workbook it equals, without figures and papers of its own."""
    by_file = {outcome.file: outcome for outcome in outcomes}
    for copy in copies:
        original = by_file[copy.original]
        note = night_problems.SAME_BYTES.at(file=copy.original, other=copy.file)
        problems = original.problems if has_errors(original.problems) else (note,)
        if isinstance(original, Made | Unchanged | BeforeMeeting):
            yield Copied(
                file=copy.file,
                sha256=copy.sha256,
                problems=problems,
                key=original.key,
                rule_set=original.rule_set,
                original=copy.original,
                status=original.status,
            )
        else:
            yield replace(original, file=copy.file, problems=problems)


def _missing(
    options: Options, handed: Handed, wards: Sequence[WardOutcome], terms: Mapping[WardIdentity, WardTerms]
) -> tuple[MissingBranches, ...]:
    """Return the expected branches that have handed in nothing; a run narrowed to some files cannot know.

    A ward's own workbook says which its are; of another ward the configuration may.
    """
    if handed.narrowed:
        return ()
    configured = [each for each in options.expected if (each.year, ward_key(each.ward)) not in terms]
    listed = tuple(
        MissingBranches(ward.ward, ward.year, ward.missing, len(terms[identity].record.branches))
        for ward in wards
        if (identity := (ward.year, ward_key(ward.ward))) in terms
    )
    return (*missing_branches(configured, handed.keys), *listed)


def _handed(options: Options, outcomes: Sequence[Outcome], states: Mapping[str, BranchState]) -> Handed:
    present = [each.key for each in outcomes if each.key is not None]
    present += [key for each in outcomes if isinstance(each, Refused) and (key := key_of(each.whose)) is not None]
    refused = tuple(each for each in outcomes if isinstance(each, Refused))
    narrowed = bool(options.files or options.only)
    return Handed((*present, *(state.key for state in states.values())), refused, narrowed=narrowed)


def _of_wards(
    executor: Executor[RunContext], workbooks: Sequence[WardWorkbook], wards: Sequence[WardOutcome]
) -> Iterator[Outcome]:
    """Yield the outcome of every ward's own workbook: made where any of the ward's papers was written tonight."""
    written = {
        (each.year, ward_key(each.ward))
        for each in wards
        if any(document.status is DocumentStatus.WRITTEN for document in each.documents)
    }
    for each in workbooks:
        law = executor.context.rule_book.of_review(each.record.year)
        yield WardRead(
            file=each.file,
            sha256=each.sha256,
            problems=each.problems,
            ward=each.record.ward,
            year=each.record.year,
            rule_set=law.id,
            status=Status.MADE if identity_of(each.key) in written else Status.UNCHANGED,
        )


def _taken_away(listed: Listed, settled: Settled) -> tuple[BranchKey, ...]:
    """Return the branches with papers of an earlier night whose workbook no longer lies in the inbox."""
    in_use = set(settled.folders.values())
    states = listed.states.branches.items()
    return tuple(state.key for folder, state in states if folder not in in_use and state.file not in listed.lying)


def _orphans(listed: Listed, outcomes: Sequence[Outcome], settled: Settled) -> tuple[Problem, ...]:
    """Return a warning for every folder whose workbook is gone or is of another branch now."""
    with_papers = {outcome.file for outcome in outcomes if isinstance(outcome, Made | Unchanged)}
    in_use = set(settled.folders.values())
    return tuple(
        night_problems.ORPHANED.at(folder=folder, file=state.file)
        for folder, state in listed.states.branches.items()
        if folder not in in_use and (state.file not in listed.lying or state.file in with_papers)
    )
