"""The night run, read top to bottom: survey the inbox, settle folders, make what is due, place it, tell the clerk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from fnmatch import fnmatchcase
from pathlib import Path

from annual_review import __version__
from annual_review.disk import disk, outbox
from annual_review.disk.folders import allot
from annual_review.disk.inbox import Candidate, Inbox, list_inbox
from annual_review.disk.lock import only_run
from annual_review.disk.names import folded
from annual_review.disk.photos import without_named
from annual_review.disk.state import BranchState, read_states
from annual_review.exit_code import ExitCode, Halt
from annual_review.model.names import legible
from annual_review.night.dossier import RunContext
from annual_review.night.duplicates import Told, same_branch
from annual_review.night.earlier import tell_earlier_years, unselected_years
from annual_review.night.handover import hand_over
from annual_review.night.make import Making, Options
from annual_review.night.mending import mend
from annual_review.night.read import Survey, Watch, copy_outcomes, refuse, survey, told_of
from annual_review.night.setup import check_folders, open_context
from annual_review.night.wards import ward_outcomes
from annual_review.problems import Problem
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.board import BOARD_NAME, board_bytes
from annual_review.telling.expected import MissingBranches, missing_branches
from annual_review.telling.journal import free_run_id, write_journal
from annual_review.telling.outcome import Night, Outcome, Status
from annual_review.telling.report import REPORT_NAME, report_bytes
from annual_review.workers.processes import Pool

HANOI = timezone(timedelta(hours=7))


def _quiet(file: str, done: int, total: int) -> None:
    del file, done, total


def run_night(options: Options, *, now: Callable[[], datetime], watch: Watch = _quiet) -> Night:
    """Return the night: every workbook of the inbox read, its papers made and placed, report and board written.

    ``now`` gives the time of the zone +07:00; it dates the run, never a paper. Raises Halt when the run cannot start
    (2), another one is under way (4), or the output cannot be written (5).
    """
    check_folders(options.folders, needs_input=not options.files)
    context = open_context(options.folders.templates, options.override, options.reading)
    with Pool(context, options.jobs, options.limits) as pool:
        return (_run if options.dry else _run_and_tell)(options, pool, now, watch)


def _run_and_tell(options: Options, pool: Pool[RunContext], now: Callable[[], datetime], watch: Watch) -> Night:
    output = options.folders.output
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk.output_halt(output, error) from error
    with only_run(output):
        _recover(output)
        night = _run(options, pool, now, watch)
        if night.outcomes or not options.only:  # a pattern that fits nothing must not empty the board of an earlier run
            _tell(output, night, options.logs_kept)
    return night


def _recover(output: Path) -> None:
    try:
        outbox.recover(output)
    except OSError as error:
        raise disk.output_halt(output, error) from error


def _tell(output: Path, night: Night, logs_kept: int) -> None:
    """Write report, board and log: each, even though another cannot be written. Raises Halt 5 in the end for the first."""
    writes: tuple[Callable[[], object], ...] = (
        lambda: disk.write_whole(output / BOARD_NAME, board_bytes(night)),
        lambda: disk.write_whole(output / REPORT_NAME, report_bytes(night)),
        lambda: write_journal(output, night, logs_kept),
    )
    refused: list[OSError] = []
    for write in writes:
        try:
            write()
        except OSError as error:
            refused.append(error)
    if refused:
        raise disk.output_halt(output, refused[0]) from refused[0]


def _run(options: Options, pool: Pool[RunContext], now: Callable[[], datetime], watch: Watch) -> Night:
    started = now()
    inbox = _inbox(options)
    selected = [each for each in inbox.candidates if _matches(each, options.only)]
    found = survey(pool, selected, now=started.timestamp(), settling=options.stable_seconds, watch=watch)
    states = read_states(options.folders.output)
    _refuse_replacing(found, inbox, selected, states)
    others = unselected_years(found, inbox.candidates, selected, states)
    tell_earlier_years(found, survey(pool, others, now=started.timestamp(), watch=_quiet), states)
    folders = allot({each.candidate.file: each.key for each in found.ready}, states)
    making = Making(options, pool, found)
    outcomes, due = making.settle(folders, states)
    outcomes += list(making.look_only(due) if options.dry else making.make(due))
    outcomes += [_with_earlier_papers(outcome, states) for outcome in found.settled]
    branches = [(each.file, each.key) for each in outcomes if each.figures is not None and each.key is not None]
    outcomes += list(copy_outcomes(found, outcomes))
    if not options.dry:
        outcomes = hand_over(options.folders.output, outcomes, states)
        outcomes = mend(pool, options.folders.output, outcomes, selected, [each.file for each in inbox.candidates])
    return Night(
        id=free_run_id(options.folders.output, started.strftime("%Y%m%d-%H%M%S")),
        version=__version__,
        started=started,
        finished=now(),
        outcomes=tuple(sorted(outcomes, key=lambda outcome: outcome.file)),
        ignored=without_named(inbox, found.photos),
        wards=ward_outcomes(branches, lambda file: found.sources.get(file).assessment),
        orphans=_orphans(inbox, outcomes, states, folders) if not options.files else (),
        missing=_missing(options, outcomes, states),
        dry=options.dry,
        only=options.only,
    )


def _inbox(options: Options) -> Inbox:
    if not options.files:
        return list_inbox(options.folders.input)
    for file in options.files:
        if not file.is_file():
            raise Halt(ExitCode.WRONG_SETUP, night_problems.NO_SUCH_FILE.at(file=legible(str(file))))
    return Inbox(tuple(Candidate(file, legible(str(file))) for file in dict.fromkeys(options.files)), ())


def _matches(candidate: Candidate, only: str) -> bool:
    pattern, file = folded(only), folded(candidate.file)
    return not only or fnmatchcase(file, pattern) or fnmatchcase(file.rpartition("/")[2], pattern)


def _refuse_replacing(found: Survey, inbox: Inbox, selected: Sequence[Candidate], states: Mapping[str, BranchState]) -> None:
    """With ``--only``: refuse a workbook whose branch another one has papers for, which lies there but was not selected."""
    others = {each.file for each in inbox.candidates} - {each.file for each in selected}
    standing = [Told(state.file, state.ingredients.workbook, state.key) for state in states.values() if state.file in others]
    if not standing:
        return
    told = told_of(found.ready)
    hashes = {each.sha256 for each in told}
    refuse(found, same_branch([*told, *(each for each in standing if each.sha256 not in hashes)]))


def _with_earlier_papers(outcome: Outcome, states: Mapping[str, BranchState]) -> Outcome:
    """Say of a workbook that made no papers tonight that those of an earlier night still stand."""
    folders = [folder for folder, state in states.items() if state.file == outcome.file]
    warnings = tuple(night_problems.EARLIER_PAPERS.at(folder=folder) for folder in folders)
    return replace(outcome, problems=(*outcome.problems, *warnings), folder=folders[0] if folders else "")


def _missing(options: Options, outcomes: Sequence[Outcome], states: Mapping[str, BranchState]) -> tuple[MissingBranches, ...]:
    """Return the expected branches that have handed in nothing; a run narrowed to some files cannot know."""
    if options.files or options.only:
        return ()
    present = [each.key for each in outcomes if each.key is not None]
    return missing_branches(options.expected, [*present, *(state.key for state in states.values())])


def _orphans(
    inbox: Inbox, outcomes: Sequence[Outcome], states: Mapping[str, BranchState], folders: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Return a warning for every folder whose workbook is gone or tells of another branch now."""
    present = {each.file for each in inbox.candidates}
    moved = {outcome.file for outcome in outcomes if outcome.status in {Status.MADE, Status.UNCHANGED}}
    in_use = set(folders.values())
    return tuple(
        night_problems.ORPHANED.at(folder=folder, file=state.file)
        for folder, state in states.items()
        if folder not in in_use and (state.file not in present or state.file in moved)
    )
