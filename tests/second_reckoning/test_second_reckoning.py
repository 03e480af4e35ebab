"""The program against a second reckoning that was written from the regulations alone: 2,000 branches, no difference."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from annual_review.model.assessment import Action, Assessment, CapAssessment, CapLine, CapOutcome, Share
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Problem, Read, Severity, has_errors
from annual_review.reading.record import read_record
from annual_review.rules.assess import assess
from tests.second_reckoning.branch import Branch
from tests.second_reckoning.law import LAWS, law_of
from tests.second_reckoning.make import YEARS, make
from tests.second_reckoning.reckon import Result, limit_of, reckon
from tests.second_reckoning.record import LEVELS, record_of
from tests.second_reckoning.workbook import sheets_of
from tests.small_branch.reckoned import rule_book
from tests.small_branch.workbook import build
from tests.wards import ward_of

BRANCHES = 2000
WORKBOOKS = 90
NAME = re.compile(r"Đảng viên (\d\d)")


def level(of: RatingLevel | None) -> int | None:
    return None if of is None else LEVELS.index(of)


def shares(of: Mapping[RatingLevel, Share]) -> list[object]:
    return [share.value for share in of.values()]


def named(problems: Iterable[Problem], severity: Severity) -> set[int]:
    """The members, by place on the roster, that problems of this weight name."""
    told = " ".join(each.message for each in problems if each.severity is severity)
    return {int(number) - 1 for number in NAME.findall(told)}


def lines(of: Iterable[CapLine]) -> dict[str, tuple[int, int]]:
    return {each.base.value: (each.base_count, each.limit) for each in of}


def of_program(found: Assessment, branch: Branch) -> dict[str, object]:
    """The program's result in the words of the second reckoning."""
    rated = {each.member.number - 1: each for each in found.members}
    groups: dict[str, list[int]] = {"not_subject": [], "owed": []}
    for each in found.unrated:
        groups[each.group.value].append(each.member.number - 1)
    cap = found.cap
    noted = {who: sum(each.action is Action.REMARK for each in one.bearings) for who, one in rated.items()}
    return {
        "groups": (groups["not_subject"], groups["owed"]),
        "rated": list(rated),
        "shares": {who: shares(each.shares) for who, each in rated.items()},
        "voted": {who: level(each.voted) for who, each in rated.items()},
        "final": {who: level(each.proposed) for who, each in rated.items()},
        "warned": {
            (who, level(bearing.limit))
            for who, each in rated.items()
            for bearing in each.bearings
            if bearing.action is not Action.REMARK and bearing.above
        },
        "noted": {who: count for who, count in noted.items() if count},
        "totals": list(found.totals.by_level.values()),
        "total shares": shares(found.total_shares),
        "lines": {each.base.value: (each.base_count, each.limit, each.kept) for each in cap.lines},
        "without head": lines(cap.without_head) if branch.people[0].votes is not None else {},
        "excellent": (cap.voted, cap.excellent),
        "outcome": cap.outcome.value,
        "answer": cap.answer.value if cap.answer else None,
        "claimed": cap.claim is not None and cap.excellent > 0,
        "own level": level(found.branch.level) if found.branch else None,
        "own shares": shares(found.branch.shares) if found.branch else [],
        "unmet": sorted(
            {each.kind.value for each in found.branch.requirements if each.action is Action.ASK and not each.met}
            if found.branch
            else ()
        ),
    }


def of_second(found: Result) -> dict[str, object]:
    return {
        "groups": found.groups,
        "rated": found.rated,
        "shares": found.shares,
        "voted": found.voted,
        "final": found.final,
        "warned": found.warned,
        "noted": found.noted,
        "totals": found.totals,
        "total shares": found.total_shares,
        "lines": found.lines,
        "without head": found.without_head,
        "excellent": (found.first_excellent, found.excellent),
        "outcome": found.outcome,
        "answer": found.answer,
        "claimed": found.claimed and found.excellent > 0,
        "own level": found.own_level,
        "own shares": found.own_shares,
        "unmet": sorted(set(found.unmet)),
    }


@dataclass
class Said:
    """What the two say differently of a branch (nothing when they agree), and what the branch was like."""

    differences: dict[str, object]
    facts: set[str] = field(default_factory=set)


def assessed_from_workbook(branch: Branch) -> Read[Assessment]:
    """What the program makes of the branch's workbook, with the problems of reading it."""
    read = read_record(build(sheets_of(branch)), file="a.xlsx")
    chosen = rule_book().choose(branch.year).value
    if read.value is None:
        return Read(None, read.problems)
    assert chosen is not None
    found = assess(read.value, chosen)
    value = None if has_errors(read.problems) else found.value
    return Read(value, (*read.problems, *found.problems))


def assessed_from_record(branch: Branch) -> Read[Assessment]:
    """What the rules make of the branch's record."""
    chosen = rule_book().choose(branch.year).value
    assert chosen is not None
    return assess(record_of(branch), chosen)


def compared(branch: Branch, program: Callable[[Branch], Read[Assessment]] = assessed_from_record) -> Said:
    """Return what program and second reckoning say differently of a branch."""
    second, assessed = reckon(branch), program(branch)
    facts = {f"asked: {kind}" for kind, _ in second.errors}
    if second.errors:
        theirs = named(assessed.problems, Severity.ERROR)
        ours = {who for _, who in second.errors if who >= 0}
        if assessed.value is not None:
            return Said({"made though asked": second.errors}, facts)
        unlike: dict[str, object] = (
            {} if theirs == ours else {"named": ([each.message for each in assessed.problems], second.errors)}
        )
        return Said(unlike, facts)
    if assessed.value is None:
        told = [each.message for each in assessed.problems if each.severity is Severity.ERROR]
        return Said({"refused by the program": told}, facts)
    one, two = of_program(assessed.value, branch), of_second(second)
    differing: dict[str, object] = {key: (one[key], two[key]) for key in two if one[key] != two[key]}
    for key, count in second.heads.items():
        if getattr(assessed.value.figures, key) != count:
            differing[key] = (getattr(assessed.value.figures, key), count)
    silent = {who for who, _ in second.warned} - named(assessed.problems, Severity.WARNING)
    if silent:
        differing["warned of nobody"] = silent
    return Said(differing, facts | _facts(branch, second))


def _facts(branch: Branch, found: Result) -> set[str]:
    """What makes a branch worth the comparison."""
    whole = found.heads["official_convoked"]
    told = {
        found.outcome: True,
        f"over the limit, {found.answer}": found.answer is not None,
        "two groups": all(found.groups),
        "exempt who came": any(each.unrated == "exempt" and each.present for each in branch.people),
        "exactly half": any(each.votes and 2 * max(each.votes) == whole for each in branch.people),
        "proposal": any(each.proposal is not None for each in branch.people),
        "two steps": branch.two_step,
        "warned": bool(found.warned),
        "claimed": found.claimed and found.excellent > 0,
        "not claimed": not found.claimed,
        "requirement not met, with its reason": bool(found.unmet),
        "invalid ballots": branch.counts[3] > 0,
    }
    return {fact for fact, is_so in told.items() if is_so}


@cache
def all_of_them() -> dict[int, Said]:
    return {number: compared(make(number)) for number in range(BRANCHES)}


def test_both_agree_on_two_thousand_branches() -> None:
    assert {number: said.differences for number, said in all_of_them().items() if said.differences} == {}


def test_both_agree_on_the_workbooks_of_some_of_them() -> None:
    differing = {number: compared(make(number), assessed_from_workbook).differences for number in range(WORKBOOKS)}
    assert {number: found for number, found in differing.items() if found} == {}


def test_both_ask_of_whoever_is_on_no_ballot_and_of_votes_that_do_not_add_up() -> None:
    good = [number for number in range(WORKBOOKS) if not reckon(make(number)).errors]
    for number in good:
        for change in ("left out", "one vote more"):
            branch = make(number)
            last = next(each for each in reversed(branch.people) if each.votes is not None)
            assert last.votes is not None
            last.votes = None if change == "left out" else [*last.votes[:1], last.votes[1] + 1, *last.votes[2:]]
            assert compared(branch, assessed_from_workbook).differences == {}, (number, change)


@pytest.mark.parametrize("year", [2018, 2020, 2023, 2025])
def test_both_agree_on_the_branches_of_a_ward_together(year: int) -> None:
    """product.md §4, regulations.md §11.2: until 2024 all members; from 2025 heads, other members and branches apart."""
    made = [make(number) for number in range(BRANCHES)]
    branches = [each for each in made if each.year == year and not reckon(each).errors][:25]
    assessed = [assessed_from_record(each).value for each in branches]
    together, found = ward_of([each for each in assessed if each]), [reckon(each) for each in branches]
    final = {(at, who): each for at, one in enumerate(found) for who, each in one.final.items()}
    everybody = list(final.values())
    assert list(together.totals.by_level.values()) == [everybody.count(place) for place in range(4)]
    if year < 2025:
        assert together.head_cap is None
        assert capped(together.cap) == expected(year, everybody)
        return
    assert capped(together.cap) == expected(year, [each for (_, who), each in final.items() if who > 0])
    assert capped(together.head_cap) == expected(year, [each for (_, who), each in final.items() if who == 0])
    assert capped(together.branch_cap) == expected(year, [one.own_level for one in found if one.own_level is not None])


def capped(cap: CapAssessment | None) -> tuple[int, int, bool]:
    """How many are excellent, how many may be, and whether that is exceeded: as the program says it."""
    assert cap is not None
    return cap.excellent, cap.applied.limit, cap.outcome is CapOutcome.EXCEEDED


def expected(year: int, levels: list[int]) -> tuple[int, int, bool]:
    """The same of a group with these levels, reckoned a second time."""
    best, better = levels.count(0), levels.count(0) + levels.count(1)
    limit = limit_of(law_of(year).base, better, len(levels), len(levels))
    return best, limit, best > limit


ASKED = ("undecided", "ceiling", "cap", "no proposal", "tie", "requirement", "own level", "issued")
SEEN = (
    *(f"asked: {kind}" for kind in ASKED),
    *("within", "limited", "exceeded", "two groups", "exempt who came", "exactly half", "proposal", "two steps", "warned"),
    *("claimed", "not claimed", "requirement not met, with its reason", "invalid ballots"),
    *(f"over the limit, {answer}" for answer in ("by_votes", "proposals", "leave")),
)


@pytest.mark.parametrize("fact", SEEN)
def test_what_is_rare_in_a_ward_is_not_rare_among_them(fact: str) -> None:
    assert Counter(each for said in all_of_them().values() for each in said.facts)[fact] >= 10


def test_the_branches_are_of_every_year_and_size() -> None:
    made = [make(number) for number in range(BRANCHES)]
    assert {each.year for each in made} == set(YEARS)
    assert set(LAWS) <= set(YEARS)
    assert {3, 31} <= {len(each.people) for each in made}


@pytest.mark.parametrize(
    ("better", "good_only", "good_or_better"),
    [(3, 0, 0), (5, 0, 1), (8, 1, 1), (10, 1, 2), (12, 2, 2), (15, 2, 3), (18, 3, 3), (22, 3, 4), (25, 4, 5), (40, 6, 8)],
)
def test_the_limits_are_those_of_the_test_vectors(better: int, good_only: int, good_or_better: int) -> None:
    """regulations.md §2.6."""
    assert limit_of("good_only", better, better, better) == good_only
    assert limit_of("good_or_better", better, better, better) == good_or_better


def test_one_vote_more_is_seen() -> None:
    branch = next(make(number) for number in range(BRANCHES) if not reckon(make(number)).errors and make(number).year == 2020)
    before = of_second(reckon(branch))
    branch.own_votes[0], branch.own_votes[1] = branch.own_votes[1], branch.own_votes[0]
    assert of_second(reckon(branch)) != before


def test_the_second_reckoning_knows_nothing_of_the_program() -> None:
    own = ("branch.py", "law.py", "make.py", "reckon.py")
    folder = Path(__file__).parent
    assert [name for name in own if "annual_review" in (folder / name).read_text("utf-8")] == []
