"""Bản kiểm điểm cá nhân (documents.md §2.13): heads from the roster, dots for the rest, before the vote alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from annual_review.documents import wording
from annual_review.documents.before import self_review
from annual_review.documents.before.self_review import Reviewer
from annual_review.documents.case import Review
from annual_review.model.members import UnratedKind
from annual_review.model.record import ReviewRecord
from tests.small_branch.reckoned import rules, source
from tests.small_branch.record import school_branch, with_member


def upcoming(rule_set: str = "2025-hd43", of: ReviewRecord | None = None) -> Review:
    record = replace(of or school_branch(), ballot=None, branch_ballot=None)
    return Review("thu.xlsx", "0" * 64, record, rules(rule_set))


def test_each_form_is_wanted_in_its_years_before_the_vote() -> None:
    assert self_review.with_points(upcoming())
    assert not self_review.without_points(upcoming())
    assert self_review.without_points(upcoming("2019-hd21"))
    assert not self_review.with_points(upcoming("2019-hd21"))


def test_after_the_vote_nobody_needs_them() -> None:
    assert not self_review.without_points(source())


def test_where_nobody_reviews_himself_there_is_no_file() -> None:
    exempt = replace(
        school_branch(), members=tuple(replace(each, unrated=UnratedKind.EXEMPT) for each in school_branch().members)
    )
    assert not self_review.with_points(upcoming(of=exempt))


def test_the_head_is_filled_from_the_roster() -> None:
    record = with_member(school_branch(), 1, born=date(1975, 5, 12), office="GV, Hiệu trưởng")
    first, second, *_ = self_review.build(upcoming(of=record)).people
    assert first == Reviewer(
        form="Mẫu 2A-HD KĐ.ĐG 2025",
        leading=True,
        name="Nguyễn Thị An",
        born="12/5/1975",
        party_post="Bí thư",
        office="giáo viên, Hiệu trưởng",
    )
    assert (second.form, second.leading) == ("Mẫu 2B-HD KĐ.ĐG 2025", False)
    assert (second.born, second.party_post, second.office) == (wording.LONG_BLANK,) * 3


def test_a_year_of_birth_alone_is_printed_as_typed() -> None:
    record = with_member(school_branch(), 2, birth_text="1980")
    assert self_review.build(upcoming(of=record)).people[1].born == "1980"


def test_place_and_day_are_left_to_be_written() -> None:
    head = self_review.build(upcoming()).head
    assert (head.number, head.place_date) == ("", "……, ngày …… tháng …… năm ……")


def test_the_branch_is_named_without_the_word_before_it() -> None:
    assert self_review.build(upcoming()).branch == "Trường Tiểu học Hoa Sen"
    other = replace(school_branch(), branch="Tổ dân phố số 4")
    assert self_review.build(upcoming(of=other)).branch == "Tổ dân phố số 4"


def test_the_most_points_are_those_of_the_rule_set() -> None:
    fields = self_review.build(upcoming())
    assert (fields.common, fields.results, fields.total) == ("30", "70", "100")
    fields = self_review.build(upcoming("2019-hd21"))
    assert (fields.common, fields.results, fields.total) == ("", "", "")
