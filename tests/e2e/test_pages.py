"""Papers as LibreOffice prints them: no empty page, no signature alone on one, numbers from page two."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from annual_review.documents.kind import kinds_for
from annual_review.documents.kinds import KINDS
from annual_review.documents.profiles import PROFILES
from annual_review.model.ballots import MemberBallot
from annual_review.model.members import Member, Membership
from annual_review.problems import Place
from annual_review.rendering.docx.origin import Origin
from annual_review.rendering.docx.store import load_templates
from tests.e2e.office import needs_office, pages
from tests.small_branch.reckoned import source
from tests.small_branch.record import branch_ballot, counts, school_branch, tally

SIZES = (3, 7, 11, 16, 18, 20, 22, 24, 27, 33, 41)
BLOCK = re.compile("T/M |THƯ KÝ|NGƯỜI GHI BIÊN BẢN|NGƯỜI LẬP BIỂU")


def papers(size: int, profile: str, folder: Path) -> list[Path]:
    """All papers of a cell of ``size`` members in one layout profile."""
    roster = tuple(
        Member(n, f"Nguyễn Thị Số {n}", Membership.OFFICIAL, is_head=n == 1, places={"name": Place("Đảng viên", n + 1, 2)})
        for n in range(1, size + 1)
    )
    ballot = MemberBallot(counts(size), tuple(tally(n, 0, size, 0, 0) for n in range(1, size + 1)))
    cell = branch_ballot(size)
    made = source(replace(school_branch(), members=roster, ballot=ballot, branch_ballot=cell))
    store = load_templates(Path(__file__).resolve().parents[2] / "templates", KINDS).value
    assert store is not None
    origin = Origin("thu.xlsx", "0" * 64, "2019-hd21", "", "0", made.record.branch, made.record.document_date)
    written = []
    for kind in kinds_for(made, KINDS):
        if kind.code != "news":
            (draft,) = kind.build(made)
            file = folder / f"{kind.code}-{profile}-{size}.docx"
            file.write_bytes(store.fill(profile, kind.template, draft.fields, origin))
            written.append(file)
    return written


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """Every paper of cells of many sizes, so that the signatures fall at many heights of the page."""
    folder = tmp_path_factory.mktemp("papers")
    made = [file for number, size in enumerate(SIZES) for file in papers(size, PROFILES[number % 2], folder)]
    return pages(made, folder)


@needs_office
def test_no_page_is_empty(printed: dict[str, list[list[str]]]) -> None:
    assert len(printed) == len(SIZES) * 7
    assert [name for name, paper in printed.items() if any(len(page) < 3 for page in paper)] == []


@needs_office
def test_no_signature_stands_alone_on_a_page(printed: dict[str, list[list[str]]]) -> None:
    for name, paper in printed.items():
        body = paper[-1][1:] if len(paper) > 1 else paper[-1]
        block = next(number for number, line in enumerate(body) if BLOCK.search(line))
        assert block >= 1, f"{name}: nothing but the signatures on the last page"


@needs_office
def test_pages_are_numbered_from_the_second(printed: dict[str, list[list[str]]]) -> None:
    for paper in printed.values():
        assert paper[0][0] != "1"
        assert [page[0] for page in paper[1:]] == [str(number) for number in range(2, len(paper) + 1)]


@needs_office
def test_the_head_of_a_table_stands_on_every_page_the_table_runs_over(printed: dict[str, list[list[str]]]) -> None:
    paper = printed[f"tally-minutes-{PROFILES[0]}-41"]
    with_rows = [page for page in paper if sum("Nguyễn Thị Số" in line for line in page) > 3]
    assert len(with_rows) >= 2
    assert all(any("HTXSNV" in line and "KHTNV" in line for line in page) for page in with_rows)
