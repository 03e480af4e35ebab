"""The cap: the test vectors of the regulations, who keeps excellent, ties, the head, the four bases."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.model.assessment import CapBase, CapOutcome
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.cap import Candidate, Capped, Tie, apply_cap, base_counts, limit_of, most_excellent
from annual_review.rules.ruleset import CapRule, CapUnit, Rounding
from tests.small_branch.reckoned import rules

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel

# regulations.md §2.6: G, then 20 % and 25 %, each T floor, T half-up, G floor, G half-up.
VECTORS = """
3 0 0 0 1 0 1 0 1
5 0 1 1 1 1 1 1 1
8 1 1 1 2 1 2 2 2
10 1 2 2 2 2 2 2 3
12 2 2 2 2 2 2 3 3
15 2 2 3 3 3 3 3 4
18 3 3 3 4 3 4 4 5
20 3 3 4 4 4 4 5 5
22 3 4 4 4 4 4 5 6
23 3 4 4 5 4 5 5 6
25 4 4 5 5 5 5 6 6
30 5 5 6 6 6 6 7 8
40 6 7 8 8 8 8 10 10
"""
COLUMNS = [
    (percent, base, rounding)
    for percent in (20, 25)
    for base in (CapBase.GOOD_ONLY, CapBase.GOOD_OR_BETTER)
    for rounding in (Rounding.FLOOR, Rounding.HALF_UP)
]


def vectors() -> list[tuple[int, int, CapBase, Rounding, int]]:
    rows = [[int(number) for number in line.split()] for line in VECTORS.split("\n") if line]
    return [(row[0], *column, most) for row in rows for column, most in zip(COLUMNS, row[1:], strict=True)]


def rule(**changes: object) -> CapRule:
    return replace(rules().cap, **changes)  # type: ignore[arg-type]  # field names checked by replace itself


def voted(*votes: int) -> list[Candidate]:
    return [Candidate(number, EXCELLENT, explicit=False, votes=each) for number, each in enumerate(votes, start=1)]


def capped(found: Capped | Tie) -> Capped:
    assert isinstance(found, Capped)
    return found


@pytest.mark.parametrize(("both", "percent", "base", "rounding", "most"), vectors())
def test_test_vectors_of_the_regulations(both: int, percent: int, base: CapBase, rounding: Rounding, most: int) -> None:
    candidates = voted(*range(both + 10, 10, -1))
    found = capped(apply_cap(rule(percent=Fraction(percent), base=base, rounding=rounding), candidates, both))
    assert found.assessment.excellent == most
    assert found.assessment.applied.limit == most
    assert found.lowered == frozenset(range(most + 1, both + 1))


@pytest.mark.parametrize(
    ("base_count", "rounding", "limit"),
    [(22, Rounding.FLOOR, 4), (22, Rounding.HALF_UP, 4), (23, Rounding.HALF_UP, 5), (0, Rounding.HALF_UP, 0)],
)
def test_limit_rounds_to_whole_members(base_count: int, rounding: Rounding, limit: int) -> None:
    assert limit_of(Fraction(20), base_count, rounding) == limit


def test_half_rounds_up_exactly() -> None:
    assert limit_of(Fraction(25), 2, Rounding.HALF_UP) == 1
    assert limit_of(Fraction("24.999999999999"), 2, Rounding.HALF_UP) == 0


def test_four_bases_count_who_they_say() -> None:
    assert base_counts(LevelCounts(4, 15, 2, 1), 25) == {
        CapBase.GOOD_ONLY: 15,
        CapBase.GOOD_OR_BETTER: 19,
        CapBase.RATED: 22,
        CapBase.ALL_MEMBERS: 25,
    }


def test_self_referential_base_holds_on_the_final_counts() -> None:
    counts = base_counts(LevelCounts(21, 0, 0, 0), 21)
    most = most_excellent(Fraction(20), CapBase.GOOD_ONLY, counts, Rounding.HALF_UP)
    assert most == 3  # with 4 excellent 17 stay good, and 20 % of 17 rounds to 3


def test_within_the_limit_nobody_is_lowered() -> None:
    candidates = [*voted(20, 19), *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(3, 11))]
    found = capped(apply_cap(rule(), candidates, 10))
    assert found.lowered == frozenset()
    assert found.assessment.outcome is CapOutcome.WITHIN


def test_over_the_limit_the_most_votes_keep_it() -> None:
    candidates = [*voted(12, 22, 18), *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(4, 11))]
    found = capped(apply_cap(rule(), candidates, 10))
    assert found.lowered == {1}
    assert found.assessment.outcome is CapOutcome.LIMITED
    assert found.assessment.applied.base_count == 10


def test_a_tie_across_the_limit_is_not_broken() -> None:
    candidates = [*voted(22, 18, 18, 12), *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(5, 11))]
    assert apply_cap(rule(), candidates, 10) == Tie((2, 3), votes=18, limit=2, room=1)


def test_a_tie_below_the_limit_does_not_matter() -> None:
    candidates = [*voted(22, 20, 18, 18), *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(5, 11))]
    assert capped(apply_cap(rule(), candidates, 10)).lowered == {3, 4}


def test_where_there_is_no_room_equal_votes_are_no_tie() -> None:
    assert capped(apply_cap(rule(), voted(18, 18, 18, 18), 4)).lowered == {1, 2, 3, 4}


def test_explicit_proposals_count_first_and_the_rest_share_the_room() -> None:
    candidates = [
        Candidate(1, EXCELLENT, explicit=True, votes=1),
        *voted(0, 22, 18)[1:],
        *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(4, 11)),
    ]
    found = capped(apply_cap(rule(), candidates, 10))
    assert found.lowered == {3}
    assert found.assessment.excellent == 2


def test_explicit_proposals_over_the_limit_stand_and_are_told() -> None:
    candidates = [
        *(Candidate(number, EXCELLENT, explicit=True, votes=1) for number in (1, 2, 3)),
        Candidate(4, EXCELLENT, explicit=False, votes=22),
        *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(5, 11)),
    ]
    found = capped(apply_cap(rule(), candidates, 10))
    assert found.lowered == {4}
    assert found.assessment.outcome is CapOutcome.EXCEEDED
    assert found.assessment.excellent == 3


def test_an_explicit_good_is_out_of_the_count() -> None:
    candidates = [*voted(22), *(Candidate(number, GOOD, explicit=True, votes=22) for number in range(2, 6))]
    assert capped(apply_cap(rule(), candidates, 5)).assessment.outcome is CapOutcome.WITHIN


def test_over_the_base_organisation_the_cell_lowers_nobody() -> None:
    found = capped(apply_cap(rule(unit=CapUnit.BASE_ORG), voted(22, 18, 18, 12), 4))
    assert found.lowered == frozenset()
    assert found.assessment.outcome is CapOutcome.EXCEEDED


def test_every_base_is_reckoned_side_by_side() -> None:
    candidates = [
        *voted(22, 21, 20, 19),
        *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(5, 21)),
        Candidate(21, SATISFACTORY, explicit=False, votes=0),
        Candidate(22, UNSATISFACTORY, explicit=False, votes=0),
    ]
    lines = capped(apply_cap(rule(), candidates, 25)).assessment.lines
    assert [(line.base, line.base_count, line.limit, line.kept) for line in lines] == [
        (CapBase.GOOD_ONLY, 16, 3, False),
        (CapBase.GOOD_OR_BETTER, 20, 4, True),
        (CapBase.RATED, 22, 4, True),
        (CapBase.ALL_MEMBERS, 25, 5, True),
    ]


def test_higher_percentage_needs_stated_grounds() -> None:
    higher = rule(exception_percent=Fraction(25))
    assert higher.applied_percent == 20
    assert replace(higher, grounds="Quyết định số 5-QĐ/ĐU").applied_percent == 25
    assert rule(grounds="Quyết định số 5-QĐ/ĐU").applied_percent == 20
