"""The list of sentences (docs/spec/wording.md) against the papers of every scenario, in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.scenarios.test_scenarios import HERE, SCENARIOS

LIST = HERE.parents[1] / "docs" / "spec" / "wording.md"
COMMON = "Every paper"
WARD_PART = "# Papers of the ward"
_ROW_OF_FIGURES = re.compile(r"(\d+|[IVX]+|) \| (?!T/M)")
_ENTRY = re.compile(r"\| «(?P<words>.*)» \| (?P<when>.*) \|")


@dataclass(frozen=True)
class Entry:
    """A sentence of a paper, with … for what varies, and when it appears."""

    paper: str
    words: str
    when: str

    def matches(self, line: str) -> bool:
        return bool(_pattern(self.words).fullmatch(line.strip()))


@cache
def _pattern(words: str) -> re.Pattern[str]:
    if words in {"……", "- ……"}:
        return re.compile(re.escape(words) + "…*")
    parts = re.split("…+", words.replace("\\|", "|"))
    return re.compile(".*".join(re.escape(part) for part in parts))


@cache
def entries(*, ward: bool = False) -> tuple[Entry, ...]:
    """Return the list for the papers of a branch, or that for those of a ward, which stands behind it."""
    branch_part, _, ward_part = LIST.read_text(encoding="utf-8").partition(f"\n{WARD_PART}\n")
    paper, found = "", []
    for line in (ward_part if ward else branch_part).splitlines():
        if line.startswith("## "):
            paper = line.removeprefix("## ")
        elif told := _ENTRY.fullmatch(line):
            found.append(Entry(paper, told["words"], told["when"]))
    return tuple(found)


def papers(*, ward: bool = False) -> list[str]:
    return [paper for paper in dict.fromkeys(each.paper for each in entries(ward=ward)) if paper != COMMON]


def printed(paper: str) -> Iterator[tuple[str, str]]:
    """Every paragraph and heading of a table of a paper, with its scenario; rows of figures are left out."""
    for scenario in SCENARIOS:
        yield from ((scenario, line) for line in sentences(HERE / scenario / "expected" / f"{paper}.txt"))


def sentences(file: Path) -> list[str]:
    """Return every paragraph and heading of a table of a golden text; none where a scenario has no such paper."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [line for line in lines if line.strip() and not _ROW_OF_FIGURES.match(line)]


@pytest.mark.parametrize("paper", papers())
def test_every_sentence_printed_is_listed(paper: str) -> None:
    listed = [each for each in entries() if each.paper in {paper, COMMON}]
    unlisted = [(scenario, line) for scenario, line in printed(paper) if not any(each.matches(line) for each in listed)]
    assert unlisted == []


@pytest.mark.parametrize("paper", papers())
def test_every_sentence_listed_is_printed(paper: str) -> None:
    lines = {line for _, line in printed(paper)}
    wanted = [each for each in entries() if each.paper == paper and "not reached" not in each.when]
    assert [each.words for each in wanted if not any(each.matches(line) for line in lines)] == []


def test_what_stands_in_every_paper_is_printed_somewhere() -> None:
    lines = {line for paper in papers() for _, line in printed(paper)}
    assert [each.words for each in entries() if each.paper == COMMON and not any(map(each.matches, lines))] == []


def test_no_sentence_stands_twice_in_a_paper() -> None:
    told = [(each.paper, each.words) for each in entries()]
    assert sorted(each for each in set(told) if told.count(each) > 1) == []


def test_every_paper_of_the_scenarios_has_its_list() -> None:
    made = {Path(file).stem for scenario in SCENARIOS for file in (HERE / scenario / "expected").glob("[0-9]*.txt")}
    assert made - set(papers()) == {"08-doi-chieu-so-lieu"}  # a working paper nobody signs
