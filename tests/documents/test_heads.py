"""Head, addressee and signature of the papers of a branch (documents.md §1.2–1.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annual_review.documents import parts, profiles
from annual_review.documents.branch import minutes, report, submission, tally_minutes
from annual_review.documents.case import WardReview
from annual_review.documents.kinds import KINDS
from annual_review.documents.settings import Addressee, PaperSettings
from annual_review.model.ratings import RatingLevel
from tests.documents.changed import with_chair
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch


def test_the_letterhead_is_in_capitals_with_place_and_date_of_the_document() -> None:
    head = report.build(source()).head
    assert head.parent == "ĐẢNG BỘ PHƯỜNG GIANG BIÊN"
    assert head.body == "CHI BỘ TRƯỜNG TIỂU HỌC HOA SEN"
    assert head.number == "Số 05-BC/CB"
    assert head.place_date == "Giang Biên, ngày 04 tháng 12 năm 2020"


def test_a_long_place_name_leaves_the_date_a_line_of_its_own() -> None:
    head = report.build(source(replace(school_branch(), locality="Thành phố Hồ Chí Minh"))).head
    assert head.place_date == "Thành phố Hồ Chí Minh, \nngày 04 tháng 12 năm 2020"


def test_a_number_not_given_is_left_to_be_written_by_hand() -> None:
    assert minutes.build(source()).head.number == "Số       -BB/CB"
    assert submission.build(source()).head.number == "Số       -TTr/CB"


def test_both_minutes_bear_the_day_of_the_meeting_until_hd_05() -> None:
    for build in (minutes.build, tally_minutes.build):
        assert build(source()).head.place_date == "Giang Biên, ngày 03 tháng 12 năm 2020"
        of_2026 = replace(school_branch(), document_date=date(2026, 12, 4))
        assert build(replace(source(), record=of_2026)).head.place_date == ""


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        (("Bí thư Chi bộ",), ("BÍ THƯ", "Nguyễn Thị An")),
        (("Phó Bí thư Chi bộ",), ("PHÓ BÍ THƯ", "Nguyễn Thị An")),
        (("Chi ủy viên",), ("BÍ THƯ", "Nguyễn Thị An")),
        (("Bí thư Đoàn Thanh niên",), ("BÍ THƯ", "Nguyễn Thị An")),
    ],
)
def test_the_secretary_or_the_deputy_in_the_chair_signs_for_the_cell(posts: tuple[str, ...], expected: tuple[str, str]) -> None:
    signature = parts.signer(with_chair(*posts))
    assert (signature.office, signature.name) == expected


@pytest.mark.parametrize("post", ["Chi ủy viên", "Bí thư Đoàn Thanh niên", "Bí thư chi đoàn"])
def test_with_another_in_the_chair_the_secretary_of_the_roster_signs(post: str) -> None:
    made = with_chair(post, name="Lê Thị Cúc")
    assert parts.signer(made).name == "Nguyễn Thị An"
    assert parts.office_of_chair(made) == ""


def test_without_a_secretary_the_name_is_left_to_be_written_by_hand() -> None:
    made = with_chair("Chi ủy viên")
    roster = tuple(replace(member, is_head=False) for member in made.record.members)
    assert parts.signer(replace(made, record=replace(made.record, members=roster))).name == ""


@pytest.mark.parametrize(
    ("addressee", "expected"),
    [
        (Addressee.COMMITTEE, "Đảng ủy phường Giang Biên"),
        (Addressee.STANDING_COMMITTEE, "Ban Thường vụ Đảng ủy phường Giang Biên"),
    ],
)
def test_papers_go_to_the_committee_or_its_standing_committee(addressee: Addressee, expected: str) -> None:
    made = replace(source(), settings=PaperSettings(addressee=addressee))
    assert submission.build(made).committee_above == report.build(made).committee_above == expected


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 5, 26), "hd36-2018"), (date(2026, 5, 27), "hd05-2026"), (date(2016, 1, 1), "hd36-2018")]
)
def test_the_layout_follows_the_date_of_the_document(day: date, expected: str) -> None:
    assert profiles.profile_for(day) == expected


def test_every_case_gets_its_minutes_under_a_vietnamese_name() -> None:
    for of_ward in (False, True):
        numbers = [kind.number for kind in KINDS if (kind.scope is WardReview) is of_ward]
        assert numbers == sorted(numbers)
    assert KINDS[0].file_name == "01-bien-ban-hop.docx"
    assert KINDS[0].wanted(source())


def test_a_level_not_given_is_printed_empty() -> None:
    assert parts.short_level(source(), None) == ""
    assert parts.short_level(source(), RatingLevel.GOOD) == "HTTNV"


def test_an_abbreviation_is_explained_where_a_level_is_named_first() -> None:
    names = parts.LevelNames(source().rule_set)
    told = [names.name(RatingLevel.GOOD), names.name(RatingLevel.GOOD)]
    assert told == ["“Hoàn thành tốt nhiệm vụ” (HTTNV)", "“Hoàn thành tốt nhiệm vụ”"]
    names.explain_all()
    assert names.name(RatingLevel.EXCELLENT) == "“Hoàn thành xuất sắc nhiệm vụ”"
