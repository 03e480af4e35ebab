"""The notices to members: when, to whom, and nothing but the decided level."""

from __future__ import annotations

from dataclasses import fields, replace

from annual_review.documents.branch import notices
from annual_review.documents.branch.notices import Notice
from annual_review.model.ratings import RatingLevel
from tests.documents.decided_branch import decided
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch


def test_they_are_wanted_only_after_the_decision() -> None:
    assert (notices.wanted(source()), notices.wanted(decided())) == (False, True)


def test_every_rated_member_has_a_page_with_the_decided_level() -> None:
    told = notices.build(decided(m2=RatingLevel.SATISFACTORY)).notices
    assert told[:3] == (
        Notice("đồng chí Nguyễn Thị An, Bí thư, Hiệu trưởng", "Hoàn thành xuất sắc nhiệm vụ"),
        Notice("đồng chí Trần Văn Bình", "Hoàn thành nhiệm vụ"),
        Notice("đồng chí Lê Thị Cúc", "Hoàn thành tốt nhiệm vụ"),
    )
    assert len(told) == 6


def test_a_page_holds_no_votes_no_points_and_no_other_member() -> None:
    assert [each.name for each in fields(Notice)] == ["comrade", "level"]


def test_opinions_go_to_the_committee_of_the_branch_where_it_has_one_and_to_the_ward() -> None:
    told = notices.build(decided())
    assert (told.leaders, told.committee) == ("chi ủy", "Đảng ủy phường Giang Biên")
    assert notices.build(decided(replace(school_branch(), committee_size=0))).leaders == "chi bộ"


def test_number_and_day_are_left_to_be_written() -> None:
    told = notices.build(decided())
    assert (told.head.number, told.head.place_date) == ("Số       -TB/CB", "Giang Biên, ngày …… tháng …… năm ……")
    assert told.meeting_date == "03/12/2020"
    assert told.decision.startswith("Quyết định số 12-QĐ/ĐU, ngày 28/12/2020 của Đảng ủy phường Giang Biên về việc")
