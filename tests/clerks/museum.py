"""The museum's shelves: each folder holds a workbook some clerk might have sent, as Markdown, and the report it gets.

``workbook.md`` begins with a line that says what is wrong, then has the sheets that differ from the clean workbook of
``tests.small_branch``; a sheet without a table is one that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from annual_review.problems import Problem, Severity, grouped
from tests.small_branch.workbook import build, sheets_with

SHELVES = Path(__file__).parent / "shelves"
_WORDS = {Severity.ERROR: "LỖI", Severity.WARNING: "CẢNH BÁO", Severity.NOTE: "GHI CHÚ"}


def exhibits() -> list[Path]:
    """The folders of the museum."""
    return sorted(path for path in SHELVES.iterdir() if path.is_dir())


def workbook(exhibit: Path) -> bytes:
    """The bytes of an exhibit's workbook."""
    sheets = sheets_with()
    parts = re.split(r"^## (.+)$", (exhibit / "workbook.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    for name, table in zip(parts[1::2], parts[2::2], strict=True):
        if "|" in table:
            sheets[name] = "\n".join(line for line in table.splitlines() if line.startswith("|"))
        else:
            del sheets[name]
    return build(sheets)


def report(problems: Iterable[Problem], usual: Iterable[Problem] = ()) -> str:
    """What the clerk is told, as text: one paragraph for each problem, gravest first, without those that are ``usual``."""
    known = {problem.message for problem in grouped(usual)}
    told = [problem for problem in grouped(problems) if problem.message not in known]
    told.sort(key=lambda problem: tuple(Severity).index(problem.severity))
    heads = (f"{_WORDS[problem.severity]} {problem.code} {str(problem.place) or 'cả tệp'}" for problem in told)
    return "".join(f"{head}\n  {each.message}\n  → {each.remedy}\n" for head, each in zip(heads, told, strict=True))
