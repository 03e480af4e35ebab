"""The figures of a branch: what report, board, state file and ward are made of."""

from dataclasses import replace
from datetime import date

import pytest

from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision
from annual_review.problems import Read
from annual_review.problems.catalogue import rules as rule_problems
from annual_review.rules import rulebook
from annual_review.rules.decided import decided_levels
from annual_review.rules.figures import branch_figures
from annual_review.rules.rulebook import shipped_rule_sets
from tests.small_branch.reckoned import source
from tests.small_branch.record import good_branch


def test_the_figures_are_those_of_record_and_assessment() -> None:
    review = source()
    found = branch_figures(review.record, review.assessment, 2)
    assert found.ballots is not None
    assert review.record.ballot is not None
    assert found.ballots.valid == review.record.ballot.counts.valid.value
    assert [each.name for each in found.ratings] == [each.member.name for each in review.assessment.members]
    assert (found.totals, found.members, found.cap) == (
        review.assessment.totals,
        review.assessment.figures,
        review.assessment.cap,
    )
    assert found.document_date == review.record.document_date


def test_without_a_ballot_on_the_members_there_are_no_counts_of_one() -> None:
    review = source()
    assert branch_figures(replace(review.record, ballot=None), review.assessment, 2).ballots is None


def test_before_the_decision_no_level_is_decided() -> None:
    review = source()
    found = branch_figures(review.record, review.assessment, 2)
    assert {each.decided for each in found.ratings} == {None}
    assert found.branch_rating is not None
    assert found.branch_rating.decided is None


def test_after_it_the_figures_hold_what_the_ward_decided() -> None:
    review = source()
    decision = Decision("12-QĐ/ĐU", date(2020, 12, 28))
    decided = decided_levels(review.assessment, decision, {2: RatingLevel.SATISFACTORY}, RatingLevel.GOOD)
    found = branch_figures(review.record, review.assessment, 2, decided)
    assert [each.decided for each in found.ratings[:3]] == [RatingLevel.EXCELLENT, RatingLevel.SATISFACTORY, RatingLevel.GOOD]
    assert found.branch_rating is not None
    assert found.branch_rating.decided is RatingLevel.GOOD


def test_a_branch_without_a_level_of_its_own_has_none_decided() -> None:
    review = source(good_branch(3))
    assert branch_figures(review.record, review.assessment, 2).branch_rating is None


def test_a_broken_rule_set_of_the_program_is_a_broken_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = rule_problems.MISSING_KEY.at(file="2019-hd21.toml", key="cap")
    monkeypatch.setattr(rulebook, "load_rule_sets", lambda: Read(None, (problem,)))
    shipped_rule_sets.cache_clear()
    with pytest.raises(ValueError, match=r"2019-hd21\.toml"):
        shipped_rule_sets()
    monkeypatch.undo()
    assert shipped_rule_sets().rule_sets
