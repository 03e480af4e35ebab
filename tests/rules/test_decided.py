"""The levels the ward decided: the branch's proposals, but for those it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision
from annual_review.problems import Severity
from annual_review.rules.decided import decided_levels, decision_without_ward
from tests.small_branch.layout import item_place
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch

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


def test_a_decision_in_the_branchs_own_workbook_alone_is_told_at_its_cell() -> None:
    place = item_place("decision_number")
    (problem,) = decision_without_ward(replace(school_branch(), decision=DECISION, places={"decision_number": place}))
    assert (problem.code, problem.severity, problem.place) == ("TTIN-19", Severity.WARNING, place)
    assert problem.message == (
        "Số quyết định đã ghi nhưng không có tệp của đảng bộ: mức đảng ủy xếp loại trên thông báo và danh sách lấy theo mức "
        "chi bộ đề xuất."
    )


def test_without_a_decision_there_is_nothing_to_tell() -> None:
    assert decision_without_ward(school_branch()) == ()
