"""The cap: the test vectors of the regulations, who keeps excellent, ties, the head, the four bases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.model.assessment import CapBase, CapOutcome, Citation
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import OverCap
from annual_review.rules.cap import (
    TYPED_ANSWER,
    Candidate,
    Capped,
    Tie,
    Unanswered,
    apply_cap,
    base_counts,
    claim_of,
    limit_of,
    most_excellent,
)
from annual_review.rules.ruleset import CapRule, CapUnit, Rounding
from tests.small_branch.reckoned import rules

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel
LAW, WARD = Citation("Điều 11", confirmed=True), Citation("Kế hoạch số 10-KH/ĐU", confirmed=True, own=True)

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


def by_votes(rule: CapRule, candidates: Sequence[Candidate], members: int) -> Capped | Tie | Unanswered:
    """The cap where the branch takes its candidates by their votes."""
    return apply_cap(rule, candidates, members, OverCap.BY_VOTES)


def capped(found: Capped | Tie | Unanswered) -> Capped:
    assert isinstance(found, Capped)
    return found


@pytest.mark.parametrize(("both", "percent", "base", "rounding", "most"), vectors())
def test_test_vectors_of_the_regulations(both: int, percent: int, base: CapBase, rounding: Rounding, most: int) -> None:
    candidates = voted(*range(both + 10, 10, -1))
    found = capped(by_votes(rule(percent=Fraction(percent), base=base, rounding=rounding), candidates, both))
    assert found.assessment.excellent == most
    assert found.assessment.applied.limit == most
    assert found.moved == frozenset(range(most + 1, both + 1))


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


def test_within_the_limit_nobody_moves() -> None:
    candidates = [*voted(20, 19), *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(3, 11))]
    found = capped(by_votes(rule(), candidates, 10))
    assert found.moved == frozenset()
    assert found.assessment.outcome is CapOutcome.WITHIN


def test_over_the_limit_the_most_votes_keep_it() -> None:
    candidates = [*voted(12, 22, 18), *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(4, 11))]
    found = capped(by_votes(rule(), candidates, 10))
    assert found.moved == {1}
    assert found.assessment.outcome is CapOutcome.LIMITED
    assert found.assessment.applied.base_count == 10


def test_a_tie_across_the_limit_is_not_broken() -> None:
    candidates = [*voted(22, 18, 18, 12), *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(5, 11))]
    assert by_votes(rule(), candidates, 10) == Tie((2, 3), votes=18, limit=2, room=1)


def test_a_tie_below_the_limit_does_not_matter() -> None:
    candidates = [*voted(22, 20, 18, 18), *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(5, 11))]
    assert capped(by_votes(rule(), candidates, 10)).moved == {3, 4}


def test_where_there_is_no_room_equal_votes_are_no_tie() -> None:
    assert capped(by_votes(rule(), voted(18, 18, 18, 18), 4)).moved == {1, 2, 3, 4}


def test_explicit_proposals_count_first_and_the_rest_share_the_room() -> None:
    candidates = [
        Candidate(1, EXCELLENT, explicit=True, votes=1),
        *voted(0, 22, 18)[1:],
        *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(4, 11)),
    ]
    found = capped(by_votes(rule(), candidates, 10))
    assert found.moved == {3}
    assert found.assessment.excellent == 2


def test_explicit_proposals_over_the_limit_stand_and_are_told() -> None:
    candidates = [
        *(Candidate(number, EXCELLENT, explicit=True, votes=1) for number in (1, 2, 3)),
        Candidate(4, EXCELLENT, explicit=False, votes=22),
        *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(5, 11)),
    ]
    found = capped(by_votes(rule(), candidates, 10))
    assert found.moved == {4}
    assert found.assessment.outcome is CapOutcome.EXCEEDED
    assert found.assessment.excellent == 3


def test_an_explicit_good_is_out_of_the_count() -> None:
    candidates = [*voted(22), *(Candidate(number, GOOD, explicit=True, votes=22) for number in range(2, 6))]
    assert capped(by_votes(rule(), candidates, 5)).assessment.outcome is CapOutcome.WITHIN


EXPLICIT_AND_VOTED = [
    Candidate(1, EXCELLENT, explicit=True, votes=1),
    *voted(0, 22, 18)[1:],
    *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(4, 11)),
]
ALL_EXPLICIT = [
    *(Candidate(number, EXCELLENT, explicit=True, votes=20 - number) for number in (1, 2, 3)),
    *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(4, 11)),
]


def test_without_an_answer_the_cell_is_asked_with_the_room_that_is_left() -> None:
    assert apply_cap(rule(), voted(12, 22, 18), 3, None) == Unanswered((2, 3, 1), excellent=3, limit=0, room=0)
    assert apply_cap(rule(), EXPLICIT_AND_VOTED, 10, None) == Unanswered((2, 3), excellent=3, limit=2, room=1)


def test_one_by_one_asks_until_everybody_voted_has_a_proposal() -> None:
    asked = apply_cap(rule(), EXPLICIT_AND_VOTED, 10, OverCap.PROPOSALS)
    assert asked == Unanswered((2, 3), excellent=3, limit=2, room=1, one_by_one=True)
    found = capped(apply_cap(rule(), ALL_EXPLICIT, 10, OverCap.PROPOSALS))
    assert (found.moved, found.assessment.outcome) == (frozenset(), CapOutcome.EXCEEDED)
    assert found.assessment.answer is OverCap.PROPOSALS


def test_a_proposal_for_everybody_is_an_answer() -> None:
    found = capped(apply_cap(rule(), ALL_EXPLICIT, 10, None))
    assert (found.moved, found.assessment.answer) == (frozenset(), OverCap.PROPOSALS)


@pytest.mark.parametrize("answer", [OverCap.BY_VOTES, OverCap.PROPOSALS, OverCap.LEAVE])
def test_the_wards_rule_answers_where_the_cell_does_not(answer: OverCap) -> None:
    cited = {**rule().citations, "when_exceeded": WARD}
    own = rule(when_exceeded=answer, citations=cited)
    found = apply_cap(own, EXPLICIT_AND_VOTED, 10, None)
    if answer is OverCap.PROPOSALS:
        assert isinstance(found, Unanswered)
    else:
        assert (capped(found).assessment.answer, capped(found).assessment.answer_citation) == (answer, WARD)
    typed = capped(apply_cap(own, EXPLICIT_AND_VOTED, 10, OverCap.LEAVE)).assessment
    assert (typed.answer, typed.answer_citation) == (OverCap.LEAVE, TYPED_ANSWER)
    assert Citation("mục «Khi vượt tỷ lệ HTXSNV»", confirmed=True) == TYPED_ANSWER


def test_left_as_voted_nobody_moves() -> None:
    found = capped(apply_cap(rule(), voted(22, 18, 18, 12), 4, OverCap.LEAVE))
    assert (found.moved, found.assessment.outcome, found.assessment.excellent) == (frozenset(), CapOutcome.EXCEEDED, 4)


def test_within_the_limit_no_answer_is_taken() -> None:
    one = [*voted(22), *(Candidate(number, GOOD, explicit=False, votes=0) for number in range(2, 7))]
    found = capped(apply_cap(rule(), one, 6, OverCap.BY_VOTES)).assessment
    assert (found.answer, found.answer_citation, found.outcome) == (None, None, CapOutcome.WITHIN)


def test_over_the_base_organisation_the_ward_decides() -> None:
    found = capped(apply_cap(rule(unit=CapUnit.BASE_ORG, when_exceeded=None), voted(22, 18, 18, 12), 4, None))
    assert (found.moved, found.assessment.outcome) == (frozenset(), CapOutcome.EXCEEDED)
    assert found.assessment.answer is OverCap.LEAVE


def test_a_head_left_out_is_in_no_number() -> None:
    head = Candidate(1, EXCELLENT, explicit=False, votes=22, is_head=True)
    others = [Candidate(number, GOOD, explicit=False, votes=0) for number in range(2, 7)]
    found = capped(by_votes(rule(exclude_head=True), [head, *others], 6)).assessment
    assert (found.excellent, found.applied.base_count) == (0, 5)
    assert [line.base_count for line in found.without_head] == [5, 5, 5, 5]
    with_head = capped(by_votes(rule(), [head, *others], 6)).assessment
    assert (with_head.excellent, with_head.applied.base_count) == (1, 6)


COUNTS = base_counts(LevelCounts(4, 18, 0, 0), 22)


@pytest.mark.parametrize(
    ("changes", "citations", "excellent", "claimed"),
    [
        ({}, {}, 3, CapBase.GOOD_ONLY),  # 3 of 18
        ({}, {}, 4, None),  # 4 of 18, though 4 of 22 would be kept: that base is nobody's word
        ({}, {"base": WARD}, 4, CapBase.GOOD_OR_BETTER),
        ({}, {"base": replace(WARD, confirmed=False)}, 4, None),
        ({}, {"base": WARD}, 5, None),
        ({"rounding": Rounding.HALF_UP}, {"base": WARD}, 3, None),
        ({"citation": replace(LAW, confirmed=False)}, {"base": WARD}, 3, None),
        ({}, {"text_base": replace(LAW, confirmed=False)}, 3, None),
        ({"text_base": None}, {}, 3, None),
        ({"text_base": None}, {"base": LAW}, 3, None),  # the law has a base in the rule set, the ward has not
    ],
)
def test_a_claim_needs_a_base_that_may_be_named(
    changes: dict[str, object], citations: dict[str, Citation], excellent: int, claimed: CapBase | None
) -> None:
    own = rule(**{"citation": LAW, "text_base": CapBase.GOOD_ONLY, **changes})
    own = replace(own, citations={**own.citations, "text_base": LAW, **citations})
    claim = claim_of(own, COUNTS, excellent)
    assert (claim.base if claim else None) is claimed


def test_a_claim_is_true_without_rounding() -> None:
    own = replace(rule(citation=LAW, text_base=CapBase.RATED), citations={**rule().citations, "text_base": LAW})
    assert claim_of(own, base_counts(LevelCounts(20, 79), 99), 20) is None
    claim = claim_of(own, base_counts(LevelCounts(20, 80), 100), 20)
    assert claim is not None
    assert claim.base_count == 100


def test_a_head_left_out_counts_neither_for_the_limit_nor_against_it() -> None:
    head = Candidate(1, EXCELLENT, explicit=False, votes=22, is_head=True)
    others = [*voted(0, 20, 19)[1:], *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(4, 11))]
    own = rule(exclude_head=True, base=CapBase.ALL_MEMBERS)
    assert apply_cap(own, [head, *others], 10, None) == Unanswered((2, 3), excellent=2, limit=1, room=1)
    found = capped(by_votes(own, [head, *others], 10)).assessment
    assert (found.applied.base_count, found.voted, found.excellent) == (9, 2, 1)
    assert capped(by_votes(replace(own, exclude_head=False), [head, *others], 10)).assessment.applied.base_count == 10


def test_proposals_over_the_limit_leave_no_room() -> None:
    candidates = [
        *ALL_EXPLICIT,
        Candidate(11, EXCELLENT, explicit=False, votes=9),
        Candidate(12, EXCELLENT, explicit=False, votes=9),
    ]
    assert apply_cap(rule(), candidates, 12, None) == Unanswered((11, 12), excellent=5, limit=2, room=0)
    assert capped(by_votes(rule(), candidates, 12)).moved == {11, 12}


def test_every_base_is_reckoned_side_by_side() -> None:
    candidates = [
        *voted(22, 21, 20, 19),
        *(Candidate(number, GOOD, explicit=False, votes=3) for number in range(5, 21)),
        Candidate(21, SATISFACTORY, explicit=False, votes=0),
        Candidate(22, UNSATISFACTORY, explicit=False, votes=0),
    ]
    lines = capped(by_votes(rule(), candidates, 25)).assessment.lines
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
