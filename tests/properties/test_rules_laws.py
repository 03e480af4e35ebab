"""Laws of the reckoning that hold for any ballot under any regime (architecture.md §6)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from annual_review.model.assessment import Assessment, CapBase, CapOutcome
from annual_review.model.ballots import SubjectTally
from annual_review.model.members import Member, Points
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import OverCap, ReviewRecord
from annual_review.problems import has_errors
from annual_review.rules.assess import assess
from annual_review.rules.cap import base_counts, limit_of, most_excellent
from annual_review.rules.levels import level_of
from annual_review.rules.ruleset import CapUnit, Rounding, RuleSet, VoteMethod
from tests.small_branch.reckoned import rule_book
from tests.small_branch.record import branch_of, counts, member, tally
from tests.wards import ward_of

MAYBE_LEVEL = st.sampled_from([None, *RatingLevel])


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    found = draw(st.sampled_from(rule_book().rule_sets))
    method = draw(st.sampled_from(VoteMethod))
    cap = replace(
        found.cap,
        base=draw(st.sampled_from(CapBase)),
        rounding=draw(st.sampled_from(Rounding)),
        percent=draw(st.sampled_from([Fraction(20), Fraction(25), Fraction("12.5")])),
        exclude_head=draw(st.booleans()),
    )
    return replace(found, vote=replace(found.vote, method=method), cap=cap)


PROFILES: list[dict[str, object]] = [
    *[{} for _ in range(8)],
    {"proposal": RatingLevel.EXCELLENT},
    {"proposal": RatingLevel.GOOD},
    {"proposal": RatingLevel.UNSATISFACTORY},
    {"discipline": "Khiển trách"},
    {"discipline": "Khiển trách", "proposal": RatingLevel.UNSATISFACTORY},
    {"employee_rating": RatingLevel.GOOD},
    {"employee_rating": RatingLevel.SATISFACTORY, "sick_months": Fraction(1)},
    {"sick_months": Fraction(3)},
    {"points": Points(total=Fraction(95))},
    {"points": Points(total=Fraction("69.5"))},
    {"present": False},
]


@st.composite
def tallies(draw: st.DrawFn, number: int, ballots: int) -> SubjectTally:
    """Most votes for one level, the rest for another or left blank: a record of pure chance is nearly always refused."""
    most, rest = draw(st.sampled_from(RatingLevel)), draw(MAYBE_LEVEL)
    count = draw(st.integers((ballots + 1) // 2, ballots))
    others = 0 if rest is most else ballots - count
    return tally(number, *(count * (each is most) + others * (each is rest) for each in RatingLevel))


@st.composite
def records(draw: st.DrawFn) -> ReviewRecord:
    size = draw(st.integers(3, 10))
    profiles = draw(st.lists(st.sampled_from(PROFILES), min_size=size, max_size=size))
    roster = [member_with(number, profile) for number, profile in enumerate(profiles, start=1)]
    present = sum(each.present for each in roster)
    ballots = draw(st.integers(present // 2, present))
    rows = [draw(tallies(number, ballots)) for number in range(1, size + 1)]
    found = branch_of(rows, roster, ballot_counts=counts(ballots))
    return replace(found, branch_self_rating=draw(MAYBE_LEVEL), over_cap=draw(st.sampled_from([None, *OverCap])))


def member_with(number: int, profile: dict[str, object]) -> Member:
    return replace(member(number), is_head=number == 1, **profile)  # type: ignore[arg-type]  # field names checked by replace itself


def assessed(found: ReviewRecord, rule_set: RuleSet) -> Assessment | None:
    read = assess(found, rule_set)
    assert (read.value is None) is has_errors(read.problems)
    return read.value


@given(records(), rule_sets())
def test_everybody_rated_has_one_level_and_every_total_adds_up(found: ReviewRecord, rule_set: RuleSet) -> None:
    result = assessed(found, rule_set)
    if result is not None:
        assert result.totals.total == len(result.members) == result.figures.rated
        figures = result.figures
        assert figures.rated + figures.not_subject + figures.unrated == figures.total


@given(records(), rule_sets())
def test_the_program_never_changes_a_level(found: ReviewRecord, rule_set: RuleSet) -> None:
    """A level is the ballot's or the branch's own; only its answer «by votes» makes an excellent one good (product.md §5)."""
    result = assessed(found, rule_set)
    for each in result.members if result else ():
        if each.by_votes:
            assert found.over_cap is OverCap.BY_VOTES
            assert (each.voted, each.explicit, each.proposed) == (RatingLevel.EXCELLENT, False, RatingLevel.GOOD)
        else:
            assert each.proposed is (each.member.proposal or each.voted)


@given(records(), rule_sets())
def test_over_the_limit_the_branch_or_the_law_has_answered(found: ReviewRecord, rule_set: RuleSet) -> None:
    result = assessed(found, rule_set)
    if result is None or result.cap.applied.kept:
        return
    assert result.cap.outcome is CapOutcome.EXCEEDED
    counted = [each for each in result.members if not (rule_set.cap.exclude_head and each.member.is_head)]
    left = result.cap.answer is OverCap.LEAVE
    assert left or all(each.explicit for each in counted if each.proposed is RatingLevel.EXCELLENT)


@given(records(), rule_sets())
def test_by_votes_moves_nobody_it_need_not_move(found: ReviewRecord, rule_set: RuleSet) -> None:
    result = assessed(found, rule_set)
    if result is not None and result.cap.outcome is CapOutcome.LIMITED:
        assert result.cap.excellent == result.cap.applied.limit


@given(records(), rule_sets(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(found: ReviewRecord, rule_set: RuleSet, chance: Random) -> None:
    assert found.ballot is not None
    shuffled = list(found.ballot.tallies)
    chance.shuffle(shuffled)
    one = assess(found, rule_set)
    other = assess(replace(found, ballot=replace(found.ballot, tallies=tuple(shuffled))), rule_set)
    assert one == other


@given(records(), rule_sets(), st.data())
def test_one_more_excellent_vote_never_lowers_a_rating(found: ReviewRecord, rule_set: RuleSet, data: st.DataObject) -> None:
    assert found.ballot is not None
    number = data.draw(st.integers(1, len(found.members)))
    votes = found.ballot.tallies[number - 1].votes
    elsewhere = [each for each in RatingLevel if votes.of(each) and each is not RatingLevel.EXCELLENT]
    assume(elsewhere)
    taken = data.draw(st.sampled_from(elsewhere))
    moved = LevelCounts(*(votes.of(each) + (each is RatingLevel.EXCELLENT) - (each is taken) for each in RatingLevel))
    rows = tuple(replace(each, votes=moved) if each.member == number else each for each in found.ballot.tallies)
    before = assessed(found, rule_set)
    after = assessed(replace(found, ballot=replace(found.ballot, tallies=rows)), rule_set)
    if before is not None and after is not None:
        assert after.members[number - 1].proposed.rank >= before.members[number - 1].proposed.rank


@given(records(), rule_sets())
def test_whoever_is_not_where_the_vote_put_him_has_a_reason(found: ReviewRecord, rule_set: RuleSet) -> None:
    result = assessed(found, rule_set)
    for each in result.members if result else ():
        assert each.proposed is each.voted or each.reasons
        assert all(reason.text and reason.citation.reference for reason in each.reasons)


@given(st.lists(records(), max_size=4), rule_sets())
def test_the_ward_is_the_sum_of_its_cells(cells: list[ReviewRecord], rule_set: RuleSet) -> None:
    results = [each for each in (assessed(cell, rule_set) for cell in cells) if each is not None]
    ward = ward_of(results)
    assert ward.totals.total == sum(each.figures.rated for each in results) == ward.members.rated
    assert all(check.holds for check in ward.checks)


@given(st.integers(0, 60), st.fractions(0, 100, max_denominator=8), st.sampled_from(Rounding))
def test_the_self_referential_base_is_solved_on_the_final_counts(both: int, percent: Fraction, rounding: Rounding) -> None:
    def holds(excellent: int) -> bool:
        return excellent <= limit_of(percent, both - excellent, rounding)

    every = base_counts(LevelCounts(both), both)
    most = most_excellent(percent, CapBase.GOOD_ONLY, every, rounding)
    assert [number for number in range(both + 1) if holds(number)] == list(range(most + 1))


@given(st.integers(1, 40), st.data())
def test_a_majority_is_a_plurality_and_a_cumulative_majority_is_never_below_it(whole: int, data: st.DataObject) -> None:
    votes = data.draw(tallies(1, whole)).votes
    majority = level_of(votes, whole, VoteMethod.MAJORITY)
    if majority is not None:
        assert level_of(votes, whole, VoteMethod.PLURALITY) is majority
        cumulative = level_of(votes, whole, VoteMethod.CUMULATIVE_MAJORITY)
        assert cumulative is not None
        assert cumulative.rank >= majority.rank


@given(records(), rule_sets())
def test_over_the_base_organisation_silence_moves_nobody(found: ReviewRecord, rule_set: RuleSet) -> None:
    cap = replace(rule_set.cap, unit=CapUnit.BASE_ORG, when_exceeded=None)
    result = assessed(replace(found, over_cap=None), replace(rule_set, cap=cap))
    assert result is None or result.cap.outcome is not CapOutcome.LIMITED
