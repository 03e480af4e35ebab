"""The situations of tests/situations: votes in; level, exact share, reason with its article, cap and problems out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TypedDict, cast

import pytest

from annual_review.model.assessment import MemberAssessment
from annual_review.model.members import Member, Points
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import OverCap, ReviewRecord
from annual_review.problems import Severity
from annual_review.problems.catalogue.reckoning import NO_BRANCH_POINTS, NO_HEAD, NO_POINTS
from annual_review.rules.assess import assess
from tests.small_branch.reckoned import rules
from tests.small_branch.record import branch_ballot, branch_of, counts, member, tally

NOT_TOLD_APART = (NO_HEAD, NO_POINTS, NO_BRANCH_POINTS)  # most situations need no head of the cell and no points
FOLDER = Path(__file__).parent.parent / "situations"


class Someone(TypedDict, total=False):
    votes: list[int]
    approval: list[int]
    proposal: str
    reason: str
    discipline: str
    sick_months: str
    employee: str
    points: str
    self_points: str
    head: bool
    leads: bool
    share: str
    voted: str
    proposed: str
    reasons: list[str]
    citation: str


class Situation(TypedDict, total=False):
    name: str
    size: int
    ballots: int
    two_step: bool
    cell: list[int]
    cell_points: str
    over_cap: str
    request_reason: str
    member: list[Someone]
    refused: bool
    problems: list[str]
    cap: dict[str, object]
    totals: list[int]
    unconfirmed: list[str]


@dataclass(frozen=True)
class Case:
    rule_set: str
    situation: Situation


def cases() -> Iterator[object]:
    for file in sorted(FOLDER.glob("*.toml")):
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        for situation in found["situation"]:
            unknown = set(situation) - set(Situation.__annotations__)
            unknown |= {key for each in situation["member"] for key in set(each) - set(Someone.__annotations__)}
            assert not unknown, f"{file.name}: {unknown}"
            case = Case(found["rule_set"], cast("Situation", situation))
            yield pytest.param(case, id=f"{found['rule_set']}: {situation['name']}")


def the_member(number: int, said: Someone) -> Member:
    level = said.get("employee")
    proposal = said.get("proposal")
    return replace(
        member(number),
        proposal=RatingLevel(proposal) if proposal else None,
        reason=said.get("reason", ""),
        discipline=said.get("discipline", ""),
        sick_months=Fraction(said.get("sick_months", "0")),
        employee_rating=RatingLevel(level) if level else None,
        points=Points(total=Fraction(said["points"])) if "points" in said else None,
        self_points=Points(total=Fraction(said["self_points"])) if "self_points" in said else None,
        is_head=said.get("head", False),
        leads=said.get("leads", False),
    )


def the_record(situation: Situation) -> ReviewRecord:
    ballots, said = situation["ballots"], situation["member"]
    others = range(len(said) + 1, situation["size"] + 1)
    tallies = [tally(number, *each["votes"], approval=approval(each)) for number, each in enumerate(said, start=1)]
    tallies += [tally(number, 0, ballots, 0, 0) for number in others]
    members = [the_member(number, each) for number, each in enumerate(said, start=1)] + [member(each) for each in others]
    found = branch_of(tallies, members, ballot_counts=counts(ballots), two_step=situation.get("two_step", False))
    return replace(
        found,
        branch_ballot=branch_ballot(*situation["cell"]) if "cell" in situation else None,
        points=Points(total=Fraction(situation["cell_points"])) if "cell_points" in situation else None,
        over_cap=OverCap(situation["over_cap"]) if "over_cap" in situation else None,
        request_reason=situation.get("request_reason", ""),
    )


def approval(said: Someone) -> tuple[int, int] | None:
    return (said["approval"][0], said["approval"][1]) if "approval" in said else None


@pytest.mark.parametrize("case", list(cases()))
def test_situation(case: Case) -> None:
    situation = case.situation
    read = assess(the_record(situation), rules(case.rule_set))
    looked_at = [each for each in read.problems if each.entry not in NOT_TOLD_APART]
    told = sorted({each.code for each in looked_at if each.severity is not Severity.NOTE})
    assert told == situation.get("problems", []), [each.message for each in read.problems]
    assert (read.value is None) is situation.get("refused", False)
    if read.value is None:
        return
    for said, found in zip(situation["member"], read.value.members, strict=False):
        check_member(said, found)
    cap = read.value.cap
    reckoned = {
        "base_count": cap.applied.base_count,
        "limit": cap.applied.limit,
        "excellent": cap.excellent,
        "outcome": cap.outcome.value,
    }
    assert situation.get("cap", reckoned) == reckoned
    assert LevelCounts(*situation.get("totals", read.value.totals.by_level.values())) == read.value.totals
    assert set(situation.get("unconfirmed", [])) <= {each.text for each in read.value.unconfirmed}


def check_member(said: Someone, found: MemberAssessment) -> None:
    if "voted" in said:
        assert found.voted == said["voted"]
    if "proposed" in said:
        assert found.proposed == said["proposed"]
    if "share" in said:
        assert found.voted is not None
        assert found.shares[found.voted].value == Fraction(said["share"])
    if "reasons" in said:
        assert [reason.text for reason in found.reasons] == said["reasons"]
    if "citation" in said:
        assert [reason.citation.reference for reason in found.reasons] == [said["citation"]]
