"""``generate.py`` and ``check``: defaults, configuration and flags joined, the night run, its outcome told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from annual_review.exit_code import ExitCode, Halt
from annual_review.form.options import ReadingOptions
from annual_review.model.names import legible
from annual_review.night.config import CONFIG_NAME, Settings, default_settings, load_settings
from annual_review.night.night import HANOI, run_night
from annual_review.night.options import Options
from annual_review.night.setup import Folders
from annual_review.problems.catalogue import config as config_problems
from annual_review.telling.board import BOARD_NAME
from annual_review.telling.console import Console, write_bytes
from annual_review.telling.report import report_bytes
from annual_review.telling.summary import setup_lines, summary


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks; None where it says nothing and the configuration or the default holds."""

    home: Path
    config: Path | None = None
    input: Path | None = None
    output: Path | None = None
    templates: Path | None = None
    only: str = ""
    force: bool = False
    dry: bool = False
    jobs: int | None = None
    files: tuple[Path, ...] = ()
    json: bool = False


def run(wanted: Wanted, console: Console) -> ExitCode:
    """Run the night and tell it on ``console``; return how it ended."""
    try:
        options = _options(wanted, settings(wanted))
        night = run_night(options, now=lambda: datetime.now(HANOI), watch=console.progress)
    except Halt as halt:
        _print_problems(halt, console)
        return halt.code
    if wanted.json:
        write_bytes(report_bytes(night))
    else:
        writes_board = not options.dry and (
            night.outcomes or not options.only
        )  # a narrowed run that fits nothing writes no board
        board = str(options.folders.output / BOARD_NAME) if writes_board else ""
        console.result(summary(night, console, board=board))
    return night.exit_code


def settings(wanted: Wanted) -> Settings:
    """Return the defaults with the configuration in their place; Halt 2 with every problem of the configuration."""
    defaults = default_settings(wanted.home)
    file = wanted.config or wanted.home / CONFIG_NAME
    if not file.exists():
        if wanted.config is None:
            return defaults
        raise Halt(ExitCode.WRONG_SETUP, config_problems.NO_SUCH_CONFIG.at(file=legible(str(file))))
    read = load_settings(file, defaults)
    if read.value is None:
        raise Halt(ExitCode.WRONG_SETUP, *read.problems)
    return read.value


def chosen_folders(wanted: Wanted, console: Console) -> Folders | None:
    """Return the folders of the configuration or the command line; None, and the reason told, when those are wrong."""
    try:
        return _folders(wanted, settings(wanted))
    except Halt as halt:
        _print_problems(halt, console)
        return None


def _folders(wanted: Wanted, found: Settings) -> Folders:
    """Return the folders: what the command line says counts more than the configuration."""
    folders = found.folders
    return Folders(
        input=wanted.input or folders.input,
        output=wanted.output or folders.output,
        templates=wanted.templates or folders.templates,
    )


def _print_problems(halt: Halt, console: Console) -> None:
    for line in setup_lines(halt.problems):
        console.message(line)


def _options(wanted: Wanted, found: Settings) -> Options:
    """Return the options of the night: what the command line says counts more than the configuration."""
    return Options(
        folders=_folders(wanted, found),
        only=wanted.only,
        force=wanted.force,
        dry=wanted.dry,
        jobs=wanted.jobs or found.jobs,
        files=wanted.files,
        limits=found.limits,
        override=found.override,
        reading=ReadingOptions(found.level_scale),
        expected=found.expected,
        stable_seconds=found.stable_seconds,
        logs_kept=found.logs_kept,
        papers=found.papers,
    )
