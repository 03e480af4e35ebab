"""The figures of a branch: what report, board, state file and ward are made of."""

from dataclasses import replace

import pytest

from annual_review.problems import Read
from annual_review.problems.catalogue import rules as rule_problems
from annual_review.rules import rulebook
from annual_review.rules.figures import branch_figures
from annual_review.rules.rulebook import shipped_rule_sets
from tests.small_branch.reckoned import source


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


def test_a_broken_rule_set_of_the_program_is_a_broken_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = rule_problems.MISSING_KEY.at(file="2019-hd21.toml", key="cap")
    monkeypatch.setattr(rulebook, "load_rule_sets", lambda: Read(None, (problem,)))
    shipped_rule_sets.cache_clear()
    with pytest.raises(ValueError, match=r"2019-hd21\.toml"):
        shipped_rule_sets()
    monkeypatch.undo()
    assert shipped_rule_sets().rule_sets
