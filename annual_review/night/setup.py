"""What must be right before a night starts: folders apart from each other, rule sets, templates (exit code 2 otherwise)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations
from pathlib import Path

from annual_review.documents.kind import KindOfPaper
from annual_review.documents.kinds import KINDS
from annual_review.documents.settings import PaperSettings
from annual_review.exit_code import ExitCode, Halt
from annual_review.form.options import ReadingOptions
from annual_review.model.names import legible
from annual_review.night.dossier import RunContext
from annual_review.problems import has_errors
from annual_review.problems.catalogue import night as night_problems
from annual_review.rendering.docx.store import load_templates
from annual_review.rules.rulebook import load_rule_sets


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a run reads, writes and finds its forms."""

    input: Path
    output: Path
    templates: Path


def shipped_templates() -> Path:
    """Return the folder of the forms that came with the program.

    In a checkout it lies at the top, beside ``generate.py``; in an installed package inside ``annual_review``.
    """
    package = Path(str(files("annual_review")))
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def check_folders(folders: Folders, *, needs_input: bool = True) -> None:
    """Halt 2 when there is no input folder or no templates, or when one of the three folders lies in another."""
    if needs_input and not folders.input.is_dir():
        raise Halt(ExitCode.WRONG_SETUP, night_problems.NO_INPUT.at(folder=legible(str(folders.input))))
    if not folders.templates.is_dir():
        raise Halt(ExitCode.WRONG_SETUP, night_problems.NO_TEMPLATES.at(folder=legible(str(folders.templates))))
    for one, other in combinations((folders.input, folders.output, folders.templates), 2):
        if _overlap(_real(one), _real(other)):
            raise Halt(ExitCode.WRONG_SETUP, night_problems.OVERLAP.at(one=legible(str(one)), other=legible(str(other))))


def _real(folder: Path) -> Path:
    return Path(os.path.normcase(os.path.realpath(folder)))


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def open_context(
    templates: Path,
    override: Path | None = None,
    reading: ReadingOptions | None = None,
    kinds: tuple[KindOfPaper, ...] = KINDS,
    papers: PaperSettings | None = None,
) -> RunContext:
    """Return rule sets (with the ward's own file ``override``) and templates of ``kinds``, all checked, and how to work.

    Halt 2 with every problem of them when any is wrong.
    """
    rule_book = load_rule_sets(override)
    store = load_templates(templates, kinds, shipped=shipped_templates())
    problems = (*rule_book.problems, *store.problems)
    if has_errors(problems):
        raise Halt(ExitCode.WRONG_SETUP, *problems)
    if rule_book.value is None or store.value is None:
        raise Halt(ExitCode.WRONG_SETUP, night_problems.NO_RULE_SETS.at())
    return RunContext(rule_book.value, store.value, reading or ReadingOptions(), kinds, papers or PaperSettings())
