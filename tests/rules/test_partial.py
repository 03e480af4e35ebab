"""A review with gaps: every check whose operands were read, and nothing that only follows from a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annual_review.model.assessment import Denominator
from annual_review.model.ballots import Ballot
from annual_review.model.members import UnratedKind
from annual_review.model.partial import BRANCH_VOTES, CHOICES, CONVOKED, PRESENT, YEAR, Gaps, PartialRecord, operand
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.rules.assess import assess, check_partial
from annual_review.rules.ruleset import RuleSet
from tests.small_branch.reckoned import rules
from tests.small_branch.record import branch_ballot, counts, good_branch, tally, with_counts, with_member, with_tally

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel


def codes(found: ReviewRecord, rule_set: RuleSet | None = None, **gaps: frozenset[str] | frozenset[int]) -> list[str]:
    hidden = Gaps(**gaps)  # type: ignore[arg-type]  # which of the three sets it is, the caller says
    return [each.code for each in check_partial(PartialRecord(found, hidden), rule_set or rules())]


def hidden(*operands: str) -> frozenset[str]:
    return frozenset(operands)


def voting(of: Denominator) -> RuleSet:
    return replace(rules(), vote=replace(rules().vote, of=of))


def over_the_cap() -> ReviewRecord:
    found = good_branch(10)
    for number in (1, 2, 3):
        found = with_tally(found, tally(number, 10, 0, 0, 0))
    return found


def test_a_sound_review_has_nothing_to_tell() -> None:
    assert codes(good_branch(5)) == []


def test_without_votes_there_is_nothing_to_check() -> None:
    assert check_partial(PartialRecord(replace(good_branch(5), ballot=None), Gaps()), rules()) == ()


def test_without_the_year_there_is_no_law_but_sums_must_agree() -> None:
    found = with_counts(with_tally(good_branch(10), tally(1, 5, 5, 0, 0)), counts(10, issued=9))
    assert codes(found, operands=hidden(YEAR)) == ["DC-01"]
    assert codes(found) == ["DC-01", "KQ-01"]


def test_votes_on_whoever_is_not_rated_were_reported_and_are_left_out() -> None:
    found = with_member(with_tally(good_branch(5), tally(2, 0, 3, 2, 0)), 2, unrated=UnratedKind.EXEMPT)
    assert codes(found) == []
    assert codes(found, tallies=frozenset({3})) == []


def test_the_level_of_the_branch_needs_its_votes_its_words_and_the_whole() -> None:
    found = replace(good_branch(4), branch_ballot=branch_ballot(2, 2, 0, 0))
    assert codes(found) == ["KQ-08"]
    for gap in (BRANCH_VOTES, CHOICES, CONVOKED):
        assert codes(found, operands=hidden(gap)) == []
    assert codes(found, operands=hidden(PRESENT)) == ["KQ-08"]


def test_a_wrong_count_of_the_members_ballot_leaves_the_branch_its_level() -> None:
    of_branch = replace(good_branch(4), branch_ballot=branch_ballot(2, 2, 0, 0, own=counts(4)))
    assert codes(with_counts(of_branch, counts(4, issued=4, collected=4, invalid=1))) == ["DC-02", "KQ-08"]
    wrong = replace(of_branch, branch_ballot=branch_ballot(2, 2, 0, 0, own=counts(4, issued=4, collected=4, invalid=1)))
    assert codes(wrong) == ["DC-02"]


def test_who_is_the_head_is_not_asked_while_the_roster_is_not_known() -> None:
    without_head = replace(rules(), cap=replace(rules().cap, exclude_head=True))
    assert codes(good_branch(5), without_head) == ["KQ-17"]
    assert codes(good_branch(5), without_head, operands=hidden(CONVOKED)) == []


def test_a_proposal_a_rule_forbids_is_told_once_with_or_without_votes() -> None:
    found = with_member(good_branch(5), 2, discipline="Khiển trách", proposal=GOOD)
    assert codes(found) == ["KQ-02"]
    assert codes(found, tallies=frozenset({2})) == ["KQ-02"]
    assert codes(found, operands=hidden(CONVOKED)) == ["KQ-02"]


def test_a_proposal_is_left_alone_where_the_row_of_its_member_has_a_gap() -> None:
    found = with_member(good_branch(5), 2, discipline="Khiển trách", proposal=GOOD)
    assert codes(found, members=frozenset({2})) == []
    assert codes(found, members=frozenset({2}), tallies=frozenset({2})) == []


def test_a_proposal_a_rule_allows_is_left_alone() -> None:
    found = with_member(good_branch(5), 2, discipline="Khiển trách", proposal=UNSATISFACTORY)
    assert codes(found, tallies=frozenset({2})) == []


@pytest.mark.parametrize("changes", [{"proposal": None}, {"unrated": UnratedKind.EXEMPT}])
def test_only_a_proposal_for_whoever_is_rated_is_held_against_the_rules(changes: dict[str, object]) -> None:
    found = with_member(good_branch(5), 2, **{"discipline": "Khiển trách", "proposal": GOOD, **changes})
    assert codes(found, tallies=frozenset({2})) == []


@pytest.mark.parametrize(
    ("of", "gap"),
    [
        (Denominator.OFFICIAL_CONVOKED, CONVOKED),
        (Denominator.PRESENT, PRESENT),
        (Denominator.PRESENT, CONVOKED),
        (Denominator.VALID, operand(Ballot.MEMBERS, "valid")),
    ],
)
def test_no_level_is_missed_where_its_whole_is_not_known(of: Denominator, gap: str) -> None:
    found = with_tally(good_branch(10), tally(1, 5, 5, 0, 0))
    assert codes(found, voting(of)) == ["KQ-01"]
    assert codes(found, voting(of), operands=hidden(gap)) == []
    assert codes(found, voting(of), operands=hidden(BRANCH_VOTES)) == ["KQ-01"]


def test_the_cap_needs_every_member_and_the_answer_of_the_branch() -> None:
    assert codes(over_the_cap()) == ["KQ-24"]
    for gap in (CHOICES, CONVOKED):
        assert codes(over_the_cap(), operands=hidden(gap)) == []
    unrated = with_member(over_the_cap(), 10, unrated=UnratedKind.EXEMPT)
    assert codes(unrated) == ["KQ-24"]
    assert codes(unrated, members=frozenset({10})) == []
    assert codes(unrated, tallies=frozenset({10})) == []


def test_a_level_from_a_wrong_count_is_not_a_mistake_more() -> None:
    wrong = with_tally(good_branch(10), tally(1, 5, 5, 2, 0))
    assert codes(wrong) == ["DC-04"]
    assert [each.code for each in assess(wrong, rules()).problems] == ["DC-04"]
