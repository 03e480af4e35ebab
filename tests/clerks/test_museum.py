"""Every workbook of the museum gets the report that lies beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.clerks.museum import exhibits, report, workbook
from tests.conftest import Golden
from tests.planted.judging import Judged, judge
from tests.small_branch.workbook import MEMBERS, build, sheets_with


@cache
def clean() -> Judged:
    """What is found in the workbook that all exhibits are changed from."""
    return judge(build(sheets_with()))


@pytest.mark.parametrize("exhibit", exhibits(), ids=lambda path: path.name)
def test_an_exhibit_gets_its_report(exhibit: Path, golden: Golden) -> None:
    told = report(judge(workbook(exhibit)).problems, usual=clean().problems)
    assert told, "nothing is told of it"
    golden(exhibit / "report.txt", told)


def test_the_clean_workbook_has_no_error() -> None:
    assert clean().errors == ()


def test_there_is_an_exhibit_of_most_kinds_of_mistakes() -> None:
    assert len(exhibits()) >= 60


def test_counts_that_both_ballots_share_are_told_once() -> None:
    roster = MEMBERS.replace("07/08/1990 | | Chính thức", "07/08/1990 | | Dự bị")
    told = [problem.code for problem in judge(build(sheets_with(members=roster))).problems]
    assert told.count("DC-16") == 1
