"""``generate.py lint``: the templates against the fields they may use, before anybody waits for a night."""

from __future__ import annotations

from pathlib import Path

from annual_review.documents.kinds import KINDS
from annual_review.exit_code import ExitCode
from annual_review.model.names import legible
from annual_review.night.setup import shipped_templates
from annual_review.problems import SEVERITY_WORDS, Problem, Severity
from annual_review.rendering.docx.store import lint_templates, profile_folders
from annual_review.telling.console import Console
from annual_review.telling.summary import setup_lines


def lint(templates: Path, console: Console) -> ExitCode:
    """Print everything that is wrong with the templates, errors first; exit code 2 when a night could not start."""
    problems = lint_templates(templates, KINDS, shipped=shipped_templates())
    found = {severity: tuple(each for each in problems if each.severity is severity) for severity in Severity}
    for severity in Severity:
        for problem in found[severity]:
            _print_problems(problem, console)
    profiles = ", ".join(folder.name for folder in profile_folders(templates))
    counts = ", ".join(f"{len(found[severity])} {SEVERITY_WORDS[severity].lower()}" for severity in Severity)
    console.result(
        [f"Đã kiểm tra mẫu văn bản trong «{legible(str(templates))}» ({profiles or 'không có bộ mẫu nào'}): {counts}."]
    )
    return ExitCode.WRONG_SETUP if found[Severity.ERROR] else ExitCode.DONE


def _print_problems(problem: Problem, console: Console) -> None:
    """Print one problem: what stops a night goes where messages go, and is said also with ``-q``."""
    first, *rest = setup_lines((problem,))
    lines = [f"{SEVERITY_WORDS[problem.severity]} {problem.code}: {first}", *rest]
    if problem.severity is Severity.ERROR:
        for line in lines:
            console.message(line)
    else:
        console.result(lines)
