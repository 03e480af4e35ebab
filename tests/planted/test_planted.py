"""500 made-up workbooks with one planted mistake each: the report names sheet and cell of every one."""

from __future__ import annotations

import pytest

from annual_review.problems.catalogue import all_entries
from annual_review.sample.mistakes import MISTAKES, Mistake
from annual_review.sample.ward import make_book, plant
from annual_review.sample.workbook import book_bytes
from tests.messages import placed_messages
from tests.planted.judging import judge, names, random_branch, source

WORKBOOKS = 500
SHARE = [WORKBOOKS // len(MISTAKES) + (index < WORKBOOKS % len(MISTAKES)) for index in range(len(MISTAKES))]

# Errors of the file, or of reading, that no made-up workbook can have, and where each is shown instead.
SHOWN_ELSEWHERE = {
    "DV-14": "tests/reading: words that name no known discipline",
    "DV-30": "tests/reading: a remark that says what a column decides",
    "DV-32": "tests/reading: a column not read that does",
    "DONG-08": "tests/reading: another table below the first",
    "PHIEU-32": "tests/reading: a remark beside a single ballot that says what a column decides",
    "PHIEU-31": "tests/reading: a level in a column of the ballot sheet that is not read",
    "DV-33": "tests/reading: both columns of a pair",
    "O-19": "tests/reading: «nt» for the row above",
    "CHU-06": "tests/workbook: letters lost",
    "CHU-07": "tests/workbook: UTF-8 opened as a Western code page",
    "DV-17": "tests/reading: too new by the mark, not by the date",
    "TTIN-15": "tests/reading: a decision older than the meeting",
    "TTIN-16": "tests/reading: a committee larger than the cell",
    "TRANG-08": "tests/reading: a sheet copied beside its original",
    "TRANG-09": "tests/reading: a sheet named with another year",
    "TRANG-10": "tests/reading: a sheet known by its table",
    "TRANG-11": "tests/reading: another branch in the same file",
    "TRANG-12": "tests/reading: a second entry under another name",
    "O-17": "tests/reading: months off sick in words",
    "CHU-04": "tests/reading: text that may be of either encoding",
    "DONG-06": "tests/reading: a roster of more than 2,000",
    "O-18": "tests/reading: a text too long for its cell",
    "COT-08": "tests/reading: names in two columns under one heading",
    "PHIEU-30": "tests/reading: sums typed beside single ballots",
    "PHIEU-16": "tests/reading: ballots without a member",
    "TTIN-06": "tests/reading: a sheet without items",
    "PHIEU-22": "tests/reading: votes on the cell without votes on members",
    "DV-24": "tests/reading: marks of a register with nobody ticked",
    "DV-25": "tests/reading: «Có mặt» and «Vắng» contradict each other",
    "DV-29": "tests/reading: somebody absent with a part in the meeting",
    "DC-16": "tests/clerks, tests/rules: more ballots than official members convoked",
    "KQ-11": "tests/rules: absent and in no ballot",
    "KQ-16": "tests/rules: a voted level that the law forbids",
    "KQ-18": "tests/rules: a requirement on the level of the cell",
    "KQ-24": "tests/clerks, tests/rules: over the cap without an answer",
    "KQ-25": "tests/clerks, tests/rules: over the cap, proposals missing",
}


@pytest.mark.parametrize(("mistake", "share"), list(zip(MISTAKES, SHARE, strict=True)), ids=[each.kind for each in MISTAKES])
def test_a_planted_mistake_is_named_where_it_is(mistake: Mistake, share: int) -> None:
    for number in range(share):
        rng = source(f"planted {mistake.kind} {number}")
        found = plant(rng, mistake, *random_branch(rng))
        assert found, "no workbook tried has a place for it"
        _, book, planted = found
        judged = judge(book_bytes(book))
        assert names(judged, planted), f"{planted.place} {planted.codes}: {placed_messages(judged.errors)}"


def test_without_the_mistake_the_same_workbook_has_no_error() -> None:
    for mistake in MISTAKES[::4]:
        rng = source(f"clean {mistake.kind}")
        plan, ward, unit = random_branch(rng)
        _, book = make_book(rng, mistake.needs(plan), ward, unit)
        assert placed_messages(judge(book_bytes(book)).errors) == [], mistake.kind


def test_there_are_500_of_them() -> None:
    assert sum(SHARE) == WORKBOOKS


def test_no_two_kinds_share_a_name() -> None:
    assert len({each.kind for each in MISTAKES}) == len(MISTAKES)


def test_every_error_a_sheet_can_have_is_planted_or_shown_elsewhere() -> None:
    planted: set[str] = set()
    for mistake in MISTAKES:
        rng = source(f"kinds {mistake.kind}")
        found = plant(rng, mistake, *random_branch(rng))
        planted |= set(found[2].codes) if found else set()
    of_sheets = ("TTIN-", "DV-", "PHIEU-", "O-", "CHU-", "TRANG-", "COT-", "DONG-", "DC-", "KQ-", "TTICH-")
    errors = {code for code, entry in all_entries().items() if entry.severity == "error" and code.startswith(of_sheets)}
    assert errors - planted == set(SHOWN_ELSEWHERE)
