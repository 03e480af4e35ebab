"""Báo cáo kiểm điểm tập thể (documents.md §2.14): typed text in its place, the rest dotted; a draft before the vote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from annual_review.documents import wording
from annual_review.documents.branch import collective_review, report, submission
from annual_review.documents.branch.collective_review import LevelMarks
from annual_review.documents.case import Review
from annual_review.model.members import Points
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Narrative, ReviewRecord
from tests.small_branch.reckoned import rules, source
from tests.small_branch.record import school_branch

DOTS = (wording.BLANK_LINE,) * 2
NO_MARK = LevelMarks("", "", "", "")


def upcoming(rule_set: str = "2019-hd21", **changes: object) -> Review:
    """Return the school's branch before its meeting, with fields of its record changed."""
    record = replace(school_branch(), ballot=None, branch_ballot=None, **changes)  # type: ignore[arg-type]  # names checked by replace itself
    return Review("thu.xlsx", "0" * 64, record, rules(rule_set))


def of_2025(**changes: object) -> Review:
    return upcoming("2025-hd43", year=2025, **changes)


@pytest.mark.parametrize("typed", ["strengths", "weaknesses", "causes", "directions"])
def test_the_report_is_begun_with_the_first_paragraph_typed(typed: str) -> None:
    assert collective_review.wanted(upcoming(narrative=Narrative(**{typed: ("Đoàn kết",)})))


def test_what_the_meeting_says_begins_no_report() -> None:
    assert not collective_review.wanted(upcoming(narrative=Narrative(conclusions=("Phát huy",), requests=("Đề nghị",))))


def test_before_the_vote_it_is_a_draft_with_its_day_to_be_written() -> None:
    fields = collective_review.build(upcoming())
    assert fields.draft
    assert (fields.head.number, fields.head.place_date) == ("Số       -BC/CB", "Giang Biên, ngày      tháng      năm")


def test_after_it_the_report_bears_the_day_of_the_papers() -> None:
    fields = collective_review.build(source())
    assert not fields.draft
    assert fields.head.place_date == "Giang Biên, ngày 04 tháng 12 năm 2020"
    assert (fields.signature.office, fields.signature.name) == ("BÍ THƯ", "Nguyễn Thị An")


def test_typed_paragraphs_stand_behind_a_dash_in_full_words() -> None:
    fields = collective_review.build(upcoming(narrative=Narrative(strengths=("- GV đoàn kết", "Đ/c An gương mẫu."))))
    assert fields.strengths == ("- giáo viên đoàn kết.", "- Đồng chí An gương mẫu.")
    assert (fields.weaknesses, fields.causes, fields.directions) == (DOTS, DOTS, DOTS)


def test_achievements_alone_need_no_dotted_lines_beside_them() -> None:
    only = Narrative(weaknesses=("Còn chậm",))
    assert collective_review.build(upcoming(narrative=only)).strengths == ()
    assert collective_review.build(upcoming(narrative=only, achievements=())).strengths == DOTS


@pytest.mark.parametrize(("size", "expected"), [(3, True), (None, True), (0, False)])
def test_a_branch_that_says_it_has_no_committee_reviews_itself_alone(size: int | None, expected: bool) -> None:
    assert collective_review.build(upcoming(committee_size=size)).committee is expected


def test_until_2024_there_is_no_part_on_points_and_level() -> None:
    fields = collective_review.build(upcoming(points=Points(Fraction(29), Fraction(68))))
    assert (fields.with_rating, fields.common, fields.results, fields.total) == (False, "", "", "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (Points(Fraction(29), Fraction(133, 2)), ("29/30", "66,5/70", "95,5/100")),
        (Points(total=Fraction(97)), ("……/30", "……/70", "97/100")),
        (None, ("……/30", "……/70", "……/100")),
    ],
)
def test_points_stand_over_their_most(typed: Points | None, expected: tuple[str, ...]) -> None:
    fields = collective_review.build(of_2025(points=typed))
    assert (fields.common, fields.results, fields.total) == expected


def test_the_typed_level_is_ticked_before_the_vote() -> None:
    assert collective_review.build(of_2025(branch_self_rating=RatingLevel.GOOD)).mark == LevelMarks("", "X", "", "")
    assert collective_review.build(of_2025()).mark == NO_MARK


def test_after_the_vote_its_level_is() -> None:
    assert collective_review.build(source()).mark == LevelMarks("X", "", "", "")
    without = replace(school_branch(), branch_ballot=None)
    assert collective_review.build(source(without)).mark == NO_MARK


def test_before_a_dated_meeting_nothing_is_taken_for_the_day() -> None:
    held = school_branch().meeting
    undated = upcoming(meeting=replace(held, held_on=date(2020, 12, 31), is_dated=False), document_date=date(2020, 12, 31))
    assert "31" not in collective_review.build(undated).head.place_date


@pytest.mark.parametrize("made", [True, False])
def test_the_other_papers_name_it_only_where_it_is_made(made: bool) -> None:
    of: ReviewRecord = school_branch() if made else replace(school_branch(), narrative=Narrative())
    told, sent = report.build(source(of)), submission.build(source(of))
    assert told.with_collective_review is made
    for enclosures in (told.enclosures, sent.enclosures):
        assert ("báo cáo kiểm điểm tập thể" in enclosures) is made
