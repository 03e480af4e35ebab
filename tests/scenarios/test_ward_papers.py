"""The ward's report and its table, letter for letter, and every sentence of the report in the list (docs/spec/wording.md)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from annual_review.documents.kinds import KINDS
from annual_review.night.dossier import ComposeTask, RunContext, compose
from annual_review.rendering.docx.store import load_templates
from tests.conftest import Golden
from tests.documents.ward_cases import decided_otherwise, ward, ward_workbook
from tests.sample.paper_text import paper_text
from tests.scenarios.test_scenarios import HERE
from tests.scenarios.test_wording_list import COMMON, entries, sentences
from tests.small_branch.reckoned import rule_book

REPORT, TABLE = "01-bao-cao-tong-hop", "06-bang-tong-hop"
WARDS = {
    "ward-report-2020": ward(1, 2020),
    "ward-report-2023": ward(12, 2023, ward_workbook(2023)),
    "ward-report-2026": ward(5, 2026, ward_workbook()),
    "ward-report-2026-decided": decided_otherwise(
        ward(5, 2026, ward_workbook(decided=True, standing_committee=True)),
    ),
}
"""Without the ward's workbook; all members one group; by groups before the decision; decided otherwise than proposed."""


def table_text(data: bytes) -> str:
    """The sheets of a table, formulas with their results: ``=SUBTOTAL(109,C4:C8) → 105``."""
    formulas, values = load_workbook(io.BytesIO(data)), load_workbook(io.BytesIO(data), data_only=True)
    lines = []
    for sheet in formulas:
        lines.append(f"# {sheet.title}")
        for row in sheet.iter_rows():
            cells = (_told(cell.value, values[sheet.title][cell.coordinate].value) for cell in row)
            lines.append(" | ".join(cells).rstrip(" |"))
    return "".join(f"{line}\n" for line in lines)


def _told(content: object, result: object) -> str:
    shown = f"{result:.6g}" if isinstance(result, float) else "" if result is None else str(result)
    return f"{content} → {shown}" if content != result else shown


@pytest.mark.parametrize("scenario", WARDS)
def test_the_papers_read_like_this(scenario: str, golden: Golden, tmp_path: Path, repository: Path) -> None:
    store = load_templates(repository / "templates", KINDS).value
    assert store is not None
    kinds = tuple(kind for kind in KINDS if kind.code in {"ward-report", "ward-table"})
    composed = compose(RunContext(rule_book(), store, kinds=kinds), ComposeTask(WARDS[scenario]))
    assert composed.bug is None
    report, table = composed.papers
    assert [report.file, table.file] == [f"{REPORT}.docx", f"{TABLE}.xlsx"]
    file = tmp_path / report.file
    file.write_bytes(report.data)
    golden(HERE / scenario / "expected" / f"{REPORT}.txt", paper_text(file))
    golden(HERE / scenario / "tables" / f"{TABLE}.txt", table_text(table.data))


def printed() -> Iterator[str]:
    """Every paragraph and heading of a table of the report; rows of figures are left out."""
    for scenario in WARDS:
        yield from sentences(HERE / scenario / "expected" / f"{REPORT}.txt")


def test_every_sentence_printed_is_listed() -> None:
    listed = [each for each in entries(ward=True) if each.paper in {REPORT, COMMON}]
    assert [line for line in dict.fromkeys(printed()) if not any(each.matches(line) for each in listed)] == []


def test_every_sentence_listed_is_printed() -> None:
    lines = set(printed())
    wanted = [each for each in entries(ward=True) if each.paper == REPORT and "not reached" not in each.when]
    assert wanted
    assert [each.words for each in wanted if not any(each.matches(line) for line in lines)] == []
