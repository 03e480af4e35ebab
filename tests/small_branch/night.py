"""The workbook of the large branch, with some of its cells changed, as a file in the input folder of a night."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from openpyxl import Workbook

from annual_review.disk.names import WARD_FOLDER
from annual_review.night.night import run_night
from annual_review.night.options import Options
from annual_review.night.setup import Folders
from annual_review.telling.outcome import Made, Night, Outcome, Refused, Unchanged
from tests.small_branch.layout import INFO
from tests.small_branch.record import large_branch
from tests.small_branch.workbook import Value, build, from_markdown, whole_tables

REPOSITORY = Path(__file__).resolve().parents[2]
LONG_AGO = 1_600_000_000.0
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=7)))
BRANCH_FOLDER = "2020/dang-bo-phuong-giang-bien/chi-bo-truong-tieu-hoc-do-thi-viet-hung"


def workbook(info: Mapping[str, Value] | None = None, cells: Mapping[str, Value] | None = None) -> bytes:
    """Return the whole workbook of ``large_branch`` with items of «Thông tin» changed, and cells such as
    ``Phiếu đảng viên!C4``."""
    changed = info or {}
    tables = {name: from_markdown(table) for name, table in whole_tables(large_branch()).items()}
    tables[INFO] = [[label, changed.get(str(label), content)] for label, content in tables[INFO]]

    def change_cells(book: Workbook) -> None:
        for place, value in (cells or {}).items():
            name, _, address = place.partition("!")
            book[name][address] = value

    return build(tables, change_cells)


def other_branch(number: int) -> bytes:
    """Return the workbook of another branch of the ward."""
    return workbook({"Chi bộ": f"Chi bộ {number}", "Mã chi bộ": f"GB-9{number}"})


def wrong_count() -> bytes:
    """Return the workbook with a word in a cell for votes."""
    return workbook(cells={"Phiếu đảng viên!C4": "5 phiếu"})


@dataclass(frozen=True)
class House:
    """An input and an output folder of a test, with the shipped templates."""

    root: Path
    templates: Path = REPOSITORY / "templates"

    @property
    def folders(self) -> Folders:
        return Folders(self.root / "input", self.root / "output", self.templates)

    @property
    def output(self) -> Path:
        return self.root / "output"

    def put(self, name: str, data: bytes) -> Path:
        """Put a file into the inbox that has lain there for long."""
        file = self.root / "input" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        os.utime(file, (LONG_AGO, LONG_AGO))
        return file

    def night(
        self, *, force: bool = False, dry: bool = False, only: str = "", jobs: int = 1, files: tuple[Path, ...] = ()
    ) -> Night:
        """Run a night."""
        options = Options(self.folders, only=only, force=force, dry=dry, jobs=jobs, files=files)
        return run_night(options, now=lambda: NOW)

    def made(self) -> dict[str, bytes]:
        """Everything in the output that does not tell of the run itself."""
        files = (file for file in self.output.rglob("*") if file.is_file())
        named = {file.relative_to(self.output).as_posix(): file.read_bytes() for file in files}
        return {name: data for name, data in named.items() if name[:4] == "2020"}

    def made_of_branches(self) -> dict[str, bytes]:
        """The same without the ward's own papers."""
        return {name: data for name, data in self.made().items() if f"/{WARD_FOLDER}/" not in name}


def statuses(night: Night) -> dict[str, str]:
    return {outcome.file: outcome.status.value for outcome in night.outcomes}


def codes(outcome: Outcome) -> set[str]:
    return {problem.code for problem in outcome.problems}


def outcome(night: Night, file: str) -> Outcome:
    return next(each for each in night.outcomes if each.file == file)


def with_papers(night: Night, file: str = "") -> Made | Unchanged:
    """The outcome of a workbook with papers: of ``file``, without it of the first workbook."""
    found = outcome(night, file) if file else night.outcomes[0]
    assert isinstance(found, Made | Unchanged)
    return found


def refused(night: Night, file: str = "") -> Refused:
    """The outcome of a refused workbook: of ``file``, without it of the first workbook."""
    found = outcome(night, file) if file else night.outcomes[0]
    assert isinstance(found, Refused)
    return found
