"""The papers of a ward's decision, letter for letter, and every sentence of them in the list (docs/spec/wording.md)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annual_review.documents.case import WardReview
from annual_review.documents.kind import kinds_for
from annual_review.documents.kinds import KINDS
from annual_review.night.dossier import ComposeTask, RunContext, compose
from annual_review.rendering.docx.store import load_templates
from tests.conftest import Golden
from tests.documents.ward_cases2 import decided_otherwise, on_earlier_papers, record, ward
from tests.sample.paper_text import paper_text
from tests.scenarios.test_scenarios import HERE
from tests.scenarios.test_wording_list import COMMON, entries, sentences
from tests.small_branch.reckoned import rule_book

CODES = ("ward-rating-list", "ward-decision", "ward-minutes", "ward-reminders")
WARDS = {
    "ward-decision-2020": ward(1, 2020),
    "ward-decision-2023": ward(5, 2023, record(5, 2023, decided=True)),
    "ward-decision-2026": on_earlier_papers(ward(5, 2026, record(5, 2026))),
    "ward-decision-2026-decided": decided_otherwise(ward(5, 2026, record(5, 2026, decided=True, standing=False))),
}
"""Without the ward's workbook; decided as proposed; before the decision, one branch on earlier papers; decided otherwise."""
PAPERS = [Path(kind.file_name).stem for kind in KINDS if kind.code in CODES]


@pytest.mark.parametrize("scenario", WARDS)
def test_the_papers_read_like_this(scenario: str, golden: Golden, tmp_path: Path, repository: Path) -> None:
    store = load_templates(repository / "templates", KINDS).value
    assert store is not None
    case = WARDS[scenario]
    kinds = tuple(kind for kind in KINDS if kind.code in CODES)
    composed = compose(RunContext(rule_book(), store, kinds=kinds), ComposeTask(case))
    assert composed.bug is None
    assert [paper.kind for paper in composed.papers] == [kind.code for kind in kinds_for(case, kinds)]
    expected = HERE / scenario / "expected"
    for paper in composed.papers:
        file = tmp_path / paper.file
        file.write_bytes(paper.data)
        golden(expected / f"{file.stem}.txt", paper_text(file))
    assert sorted(file.stem for file in expected.glob("[0-9]*.txt")) == sorted(
        Path(paper.file).stem for paper in composed.papers
    )


def test_they_show_every_paper_of_the_decision() -> None:
    assert {kind.scope for kind in KINDS if kind.code in CODES} == {WardReview}
    assert {file.stem for scenario in WARDS for file in (HERE / scenario / "expected").glob("[0-9]*.txt")} == set(PAPERS)


def printed(paper: str) -> Iterator[str]:
    """Every paragraph and heading of a table of a paper; rows of figures are left out."""
    for scenario in WARDS:
        yield from sentences(HERE / scenario / "expected" / f"{paper}.txt")


@pytest.mark.parametrize("paper", PAPERS)
def test_every_sentence_printed_is_listed(paper: str) -> None:
    listed = [each for each in entries(ward=True) if each.paper in {paper, COMMON}]
    assert [line for line in dict.fromkeys(printed(paper)) if not any(each.matches(line) for each in listed)] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_sentence_listed_is_printed(paper: str) -> None:
    lines = set(printed(paper))
    wanted = [each for each in entries(ward=True) if each.paper == paper and "not reached" not in each.when]
    assert wanted
    assert [each.words for each in wanted if not any(each.matches(line) for line in lines)] == []


def test_what_stands_in_every_paper_is_printed_somewhere() -> None:
    lines = {line for paper in PAPERS for line in printed(paper)}
    common = [each for each in entries(ward=True) if each.paper == COMMON]
    assert [each.words for each in common if not any(map(each.matches, lines))] == []


def test_no_sentence_stands_twice_in_a_paper() -> None:
    told = [(each.paper, each.words) for each in entries(ward=True)]
    assert sorted(each for each in set(told) if told.count(each) > 1) == []
