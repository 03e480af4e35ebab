"""The papers of branches under every regulation, letter for letter: what a ward office would read."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from annual_review.documents.case import WardReview
from annual_review.documents.kinds import KINDS
from annual_review.night.night import run_night
from annual_review.night.options import Options
from annual_review.night.setup import Folders
from annual_review.problems import Severity
from annual_review.telling.outcome import BeforeMeeting, Made, Night
from tests.conftest import Golden
from tests.sample.paper_text import paper_text
from tests.scenarios.residential import ANSWERS, residential_branch
from tests.scenarios.upcoming import UPCOMING, before_the_meeting
from tests.small_branch.night import outcome
from tests.small_branch.workbook import Rows, build

HERE = Path(__file__).parent
TOLD = ("2018-hd16", "2019-hd21", "2021-hd21", "2022-hd21", "2023-hd25", "2024-hd25", "2025-hd43")
"""The scenarios told as Markdown, named by the rule set, and the year where the set's first scenario is of another."""
RESIDENTIAL = tuple(f"2026-hd43-{answer}" for answer in ANSWERS)
SCENARIOS = (*TOLD, *RESIDENTIAL, *UPCOMING)
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=7)))
LONG_AGO = 1_600_000_000.0


def sheets_of(text: str) -> dict[str, str]:
    """The sheets of a workbook told as Markdown: a heading «## Đảng viên», then its table."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def sheets_after(scenario: str) -> Mapping[str, str | Rows]:
    """Return the sheets of the workbook of a scenario after the meeting, by their names."""
    if scenario in RESIDENTIAL:
        return residential_branch(scenario.removeprefix("2026-hd43-"))
    return sheets_of((HERE / scenario / "workbook.md").read_text(encoding="utf-8"))


def workbooks(scenario: str) -> dict[str, bytes]:
    """Return the workbooks of a scenario by file name; «workbook» is the one its papers are made of."""
    if scenario in UPCOMING:
        return {"workbook": build(before_the_meeting(scenario, sheets_after(UPCOMING[scenario])))}
    if scenario in RESIDENTIAL:
        return {"workbook": build(sheets_after(scenario))}
    return {told.stem: build(sheets_of(told.read_text(encoding="utf-8"))) for told in sorted((HERE / scenario).glob("*.md"))}


class Reviewed:
    """The night of one scenario: its papers as text by name, and what was said of its workbook."""

    def __init__(self, scenario: str, root: Path, repository: Path) -> None:
        inbox = root / "input"
        inbox.mkdir()
        for name, data in workbooks(scenario).items():
            file = inbox / f"{name}.xlsx"
            file.write_bytes(data)
            os.utime(file, (LONG_AGO, LONG_AGO))
        folders = Folders(inbox, root / "output", repository / "templates")
        self.night: Night = run_night(Options(folders), now=lambda: NOW)
        found = outcome(self.night, "workbook.xlsx")
        assert isinstance(found, Made | BeforeMeeting)
        self.outcome = found
        papers = sorted((root / "output" / self.outcome.folder).rglob("*.docx"))
        self.papers = {file.stem: _without_hash(paper_text(file)) for file in papers}

    def said(self) -> str:
        lines = [f"{each.severity.value} {each.code} {each.place}: {each.message}\n" for each in self.outcome.problems]
        return "".join(lines)


def _without_hash(text: str) -> str:
    return re.sub(r"(SHA-256: )[0-9a-f]{64}", r"\1…", text)  # the zip of a workbook carries the time it was made


@pytest.fixture(scope="module", params=SCENARIOS)
def reviewed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, repository: Path
) -> tuple[str, Reviewed]:
    return request.param, Reviewed(request.param, tmp_path_factory.mktemp(request.param), repository)


def test_the_papers_read_like_this(reviewed: tuple[str, Reviewed], golden: Golden) -> None:
    scenario, found = reviewed
    assert [each.message for each in found.outcome.of(Severity.ERROR)] == []
    expected = HERE / scenario / "expected"
    for name, text in found.papers.items():
        golden(expected / f"{name}.txt", text)
    golden(expected / "said.txt", found.said())
    assert sorted(file.stem for file in expected.glob("[0-9]*.txt")) == sorted(found.papers)


def test_the_rule_set_is_that_of_the_year(reviewed: tuple[str, Reviewed]) -> None:
    scenario, found = reviewed
    assert found.outcome.rule_set.partition("-")[2] == scenario.split("-")[1]


def test_the_scenarios_together_show_every_paper_of_a_cell() -> None:
    shown = {file.stem for scenario in SCENARIOS for file in (HERE / scenario / "expected").glob("[0-9]*.txt")}
    assert {Path(kind.file_name).stem for kind in KINDS if kind.scope is not WardReview} <= shown
