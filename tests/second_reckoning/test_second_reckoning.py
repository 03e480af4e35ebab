"""The program against the second reckoning, on workbooks of every layout and regime: not one difference."""

from __future__ import annotations

import os
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from annual_review.model.assessment import Assessment, CapBase
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.reading.record import read_record
from annual_review.rules.assess import assess
from annual_review.rules.rulebook import RuleBook
from annual_review.sample.branch import make_branch
from annual_review.sample.plan import YEARS, Layout, Plan, random_plan
from annual_review.sample.units import random_ward, ward_units
from annual_review.sample.workbook import book_bytes, lay_book
from tests.second_reckoning.reckon import LAWS, Result, reckon, ward
from tests.small_branch.reckoned import rule_book
from tests.small_branch.workbook import BALLOTS, BRANCH_BALLOT, MEMBERS, Sheets, build, sheets_with
from tests.wards import ward_of

CELLS = 1000
SIZES = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20)
_BORN = re.compile(r" \(\d\d/\d\d/\d{4}\)$")  # what the program puts behind a homonym where only the birthday tells two apart
LEVELS = tuple(RatingLevel)
BASES = {
    "good": CapBase.GOOD_ONLY,
    "good or better": CapBase.GOOD_OR_BETTER,
    "rated": CapBase.RATED,
    "members": CapBase.ALL_MEMBERS,
}


def plan_of(number: int, rng: Random) -> Plan:
    """The plan of one cell; the years take turns, so that every regime has its share."""
    return random_plan(rng, year=YEARS[number % len(YEARS)], size=rng.choice(SIZES))


def sampled(number: int) -> bytes:
    """The workbook of one cell."""
    rng = Random(number)
    plan = plan_of(number, rng)
    return book_bytes(lay_book(rng, make_branch(rng, plan, random_ward(rng), ward_units(rng, 1)[0])))


def place_of(level: RatingLevel | None) -> int | None:
    return None if level is None else LEVELS.index(level)


def of_program(record: ReviewRecord, found: Assessment) -> dict[str, object]:
    """The program's result in the words of the second reckoning."""
    assert record.ballot is not None
    counts = record.ballot.counts
    return {
        "year": record.year,
        "names": [_BORN.sub("", each.name) for each in record.members],
        "counts": tuple(each.value for each in (counts.issued, counts.collected, counts.valid, counts.invalid)),
        "present": found.figures.present,
        "rated": [each.member.number - 1 for each in found.members],
        "votes": [list(each.tally.votes.by_level.values()) for each in found.members],
        "agree": [each.tally.approval.agree if each.tally.approval else None for each in found.members],
        "voted": [place_of(each.voted) for each in found.members],
        "final": [place_of(each.proposed) for each in found.members],
        "shares": [[share.value for share in each.shares.values()] for each in found.members],
        "totals": list(found.totals.by_level.values()),
        "total shares": [share.value for share in found.total_shares.values()],
        "bases": {base: line.base_count for base, code in BASES.items() for line in found.cap.lines if line.base is code},
        "limits": {base: line.limit for base, code in BASES.items() for line in found.cap.lines if line.base is code},
        "limit": found.cap.applied.limit,
        "excellent": found.cap.excellent,
        "outcome": found.cap.outcome.value,
        "cell votes": list(found.branch.votes.by_level.values()) if found.branch else None,
        "cell level": place_of(found.branch.level) if found.branch else None,
        "asked": [each.met for each in found.branch.requirements] if found.branch else [],
    }


def of_second(found: Result) -> dict[str, object]:
    rated = [found.people[who] for who in found.rated]
    return {
        "year": found.year,
        "names": [each.name for each in found.people],
        "counts": found.counts,
        "present": sum(each.present for each in found.people),
        "rated": found.rated,
        "votes": [each.votes for each in rated],
        "agree": [each.agree for each in rated],
        "voted": [each.voted for each in rated],
        "final": [each.final for each in rated],
        "shares": list(found.shares.values()),
        "totals": found.totals,
        "total shares": found.total_shares,
        "bases": found.bases,
        "limits": found.limits,
        "limit": found.limit,
        "excellent": found.excellent,
        "outcome": found.outcome,
        "cell votes": found.branch_votes,
        "cell level": found.branch_level,
        "asked": found.asked_and_met,
    }


@dataclass(frozen=True)
class Said:
    """What the two say differently of a workbook (nothing when they agree), and what the cell was like."""

    differences: dict[str, object]
    outcome: str = ""
    facts: frozenset[str] = frozenset()


def compared(data: bytes, book: RuleBook) -> Said:
    read = read_record(data, file="a.xlsx")
    if read.value is None:
        return Said({"unread": [problem.message for problem in read.problems]})
    chosen = book.choose(read.value.year, read.value.rule_set).value
    assert chosen is not None
    assessed = assess(read.value, chosen)
    try:
        second = reckon(data)
    except ValueError as refused:
        return Said({} if assessed.value is None else {"refused": str(refused)}, "refused")
    if assessed.value is None:
        return Said({"refused by the program": [problem.message for problem in assessed.problems]})
    one, two = of_program(read.value, assessed.value), of_second(second)
    differing: dict[str, object] = {key: (one[key], two[key]) for key in two if one[key] != two[key]}
    return Said(differing, second.outcome, _facts(second))


def _facts(found: Result) -> frozenset[str]:
    """What makes a cell worth the comparison."""
    rated = [found.people[who] for who in found.rated]
    told = {
        "unrated": len(rated) < len(found.people),
        "proposal": any(each.proposal is not None for each in rated),
        "ceiling": any(each.voted is not None and each.before_cap > each.voted and each.proposal is None for each in rated),
        "two steps": any(each.agree is not None for each in rated),
        "requirement not met": not all(found.asked_and_met),
        "invalid ballots": found.counts[3] > 0,
    }
    return frozenset(fact for fact, is_so in told.items() if is_so)


def compared_part(numbers: range) -> dict[int, Said]:
    book = rule_book()
    return {number: compared(sampled(number), book) for number in numbers}


def test_both_agree_on_a_thousand_cells() -> None:
    cores = os.cpu_count() or 1
    found: dict[int, Said] = {}
    with ProcessPoolExecutor(cores) as pool:
        for part in pool.map(compared_part, [range(first, CELLS, 4 * cores) for first in range(4 * cores)]):
            found |= part
    assert {number: said.differences for number, said in found.items() if said.differences} == {}
    assert len(found) == CELLS
    outcomes = Counter(said.outcome for said in found.values())
    assert outcomes["within"] > 100
    assert outcomes["limited"] > 100
    facts = Counter(fact for said in found.values() for fact in said.facts)
    assert (
        min(facts[fact] for fact in ("unrated", "proposal", "ceiling", "two steps", "requirement not met", "invalid ballots"))
        > 20
    )


def test_the_thousand_cells_are_of_every_layout_and_regime() -> None:
    plans = [plan_of(number, Random(number)) for number in range(CELLS)]
    seen = Counter((max(first for first in LAWS if first <= plan.year), plan.layout) for plan in plans)
    assert all(seen[first, layout] > 10 for first in LAWS for layout in Layout)
    assert {plan.heading_rows for plan in plans} == {1, 2, 3}


@pytest.mark.parametrize("year", [2018, 2020, 2023, 2025])
def test_both_agree_on_the_cells_of_a_ward_together(year: int) -> None:
    books = [sampled(number) for number in range(YEARS.index(year), 12 * len(YEARS), len(YEARS))]
    law = rule_book().choose(year).value
    assert law is not None
    assessed = []
    for data in books:
        record = read_record(data, file="a.xlsx").value
        assert record is not None
        found = assess(record, law).value
        assert found is not None
        assessed.append(found)
    together, second = ward_of(assessed), ward([reckon(data) for data in books])
    assert together.cap is not None
    assert together.branch_cap is not None
    assert list(together.totals.by_level.values()) == second.totals
    assert (together.cap.applied.limit, together.cap.excellent) == (second.limit, second.excellent)
    assert list(together.branch_levels.by_level.values()) == second.cells
    assert (together.branch_cap.applied.limit, together.branch_cap.excellent) == (second.branch_limit, second.cells[0])


TIED = """
| Họ và tên | HTXSNV | HTTNV | HTNV | KHTNV |
| Nguyễn Thị Hằng Nga | 4 | 1 | 0 | 0 |
| Trần Thị Bé | 4 | 1 | 0 | 0 |
| Lê Văn Cường | 0 | 5 | 0 | 0 |
| Phạm Thị Dung | 0 | 4 | 1 | 0 |
| Hoàng Văn Em | 0 | 3 | 2 | 0 |
"""
UNDECIDED = BALLOTS.replace("| 1 | 4 | 0 | 0 |\n| 3", "| 2 | 2 | 1 | 0 |\n| 3")
EXPLICIT = MEMBERS.replace("Có mặt |", "Có mặt | Chi bộ đề xuất |").replace(" x |", " x | HTXSNV |")
DISCIPLINED = EXPLICIT.replace("Chi bộ đề xuất |", "Chi bộ đề xuất | Kỷ luật |").replace(
    "HTXSNV |\n| 2", "HTXSNV | Cảnh cáo |\n| 2"
)

STEP_ONE = """
| Họ và tên | HTTNV | HTNV | KHTNV |
| Nguyễn Thị Hằng Nga | 5 | 0 | 0 |
| Trần Thị Bé | 5 | 0 | 0 |
| Lê Văn Cường | 5 | 0 | 0 |
| Phạm Thị Dung | 4 | 1 | 0 |
| Hoàng Văn Em | 3 | 2 | 0 |
"""
STEP_TWO = """
| Số phiếu phát ra | 5 | | |
| Số phiếu thu về | 4 | | |
| Số phiếu hợp lệ | 3 | | |
| Số phiếu không hợp lệ | 1 | | |
| STT | Họ và tên | Đồng ý | Không đồng ý |
| 1 | Nguyễn Thị Hằng Nga | 2 | 1 |
| 2 | Trần Thị Bé | 1 | 2 |
"""


@pytest.mark.parametrize(
    ("sheets", "outcome"),
    [
        (sheets_with(), "within"),
        ({**sheets_with(ballots=STEP_ONE), "Phiếu bình chọn": STEP_TWO}, "within"),
        (sheets_with(ballots=TIED), "refused"),
        (sheets_with(ballots=UNDECIDED), "refused"),
        (sheets_with(members=EXPLICIT), "exceeded"),
        (sheets_with(members=DISCIPLINED), "refused"),
    ],
    ids=[
        "clean",
        "second step with its own ballots",
        "tie",
        "no majority",
        "explicit proposals alone",
        "proposal above a ceiling",
    ],
)
def test_both_agree_on_cells_no_sample_has(sheets: Sheets, outcome: str) -> None:
    said = compared(build(sheets), rule_book())
    assert said.differences == {}
    assert said.outcome == outcome


def test_one_vote_in_another_column_is_seen() -> None:
    right, wrong = (
        build(sheets_with()),
        build(sheets_with(branch_ballot=BRANCH_BALLOT.replace("HTXSNV | 5", "HTXSNV | 4").replace("HTTNV | 0", "HTTNV | 1"))),
    )
    assert of_second(reckon(right))["cell votes"] == [5, 0, 0, 0]
    assert of_second(reckon(right)) != of_second(reckon(wrong))


def test_the_second_reckoning_knows_nothing_of_the_program() -> None:
    folder = Path(__file__).parent
    assert [
        file.name for file in (folder / "grid.py", folder / "reckon.py") if "annual_review" in file.read_text("utf-8")
    ] == []
