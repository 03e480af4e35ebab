"""The levels the ward decided: the branch's proposals, but for those it names."""

from __future__ import annotations

from datetime import date

from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision
from annual_review.rules.decided import decided_levels
from tests.small_branch.reckoned import source

DECISION = Decision("61-QĐ/ĐU", date(2020, 12, 28))


def test_without_another_word_the_proposals_are_decided() -> None:
    assessment = source().assessment
    found = decided_levels(assessment, DECISION)
    assert found.members == {each.member.number: each.proposed for each in assessment.members}
    assert assessment.branch is not None
    assert found.branch is assessment.branch.level


def test_the_ward_changes_the_levels_it_names_and_no_other() -> None:
    assessment = source().assessment
    first, *others = assessment.members
    changed = {first.member.number: RatingLevel.SATISFACTORY, 99: RatingLevel.GOOD}
    found = decided_levels(assessment, DECISION, changed, RatingLevel.UNSATISFACTORY)
    expected = {each.member.number: each.proposed for each in others} | {first.member.number: RatingLevel.SATISFACTORY}
    assert (found.members, found.branch) == (expected, RatingLevel.UNSATISFACTORY)
