"""The submission of rewards: who, on what basis, and what is claimed of five years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annual_review.documents.branch import reward_submission
from annual_review.documents.branch.reward_submission import FiveYears
from annual_review.documents.case import RatedReview
from annual_review.model.achievements import Achievement, AchievementGroup
from annual_review.model.history import Person, PersonLevel, YearResult
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord
from tests.documents.changed import with_achievements
from tests.documents.decided_branch import AN, BEST, GOOD, decided, year_of_an
from tests.small_branch.reckoned import source
from tests.small_branch.record import PLAN, good_branch, school_branch, with_member

FOUR = tuple(year_of_an(year) for year in range(2016, 2020))
WARD = "Đảng ủy phường Giang Biên"
NAME = "“Hoàn thành xuất sắc nhiệm vụ”"


def points(review: RatedReview) -> tuple[str, ...]:
    return reward_submission.build(review).points


def held_on(day: date, *bases: str) -> ReviewRecord:
    found = school_branch()
    return replace(found, year=2025, meeting=replace(found.meeting, held_on=day), bases=bases)


@pytest.mark.parametrize("ticked", [True, False])
def test_it_is_wanted_where_the_branch_ticks_it(ticked: bool) -> None:
    assert reward_submission.wanted(source(replace(school_branch(), wants_reward=ticked))) is ticked


def test_before_the_decision_levels_are_proposed() -> None:
    members, branch = points(source())
    assert members == (
        f"Đề nghị {WARD} xét tặng giấy khen cho 01 đảng viên được đề xuất xếp loại {NAME} (HTXSNV) năm 2020 "
        "(có danh sách dưới đây)."
    )
    assert branch == (
        f"Đề nghị {WARD} xét tặng giấy khen cho chi bộ “Trong sạch, vững mạnh” tiêu biểu năm 2020 (chi bộ được đề xuất xếp "
        f"loại {NAME})."
    )


def test_after_the_decision_they_are_those_of_the_ward() -> None:
    assert points(decided()) == (
        f"Đề nghị {WARD} xét tặng giấy khen cho 01 đảng viên {NAME} (HTXSNV) năm 2020 (có danh sách dưới đây).",
        f"Đề nghị {WARD} xét tặng giấy khen cho chi bộ “Trong sạch, vững mạnh” tiêu biểu năm 2020.",
    )
    lowered = decided(m1=GOOD, branch=GOOD)
    assert points(lowered) == ()
    assert reward_submission.build(lowered).rows == ()


def test_a_member_the_ward_raised_is_among_those_to_be_rewarded() -> None:
    told = reward_submission.build(decided(m3=BEST))
    assert [row.name for row in told.rows] == [AN, "Lê Thị Cúc"]


def test_from_2025_on_the_branch_has_the_title_of_its_level() -> None:
    review = source(held_on(date(2025, 12, 3)), "2025-hd43")
    assert points(review)[1] == (
        f"Đề nghị {WARD} xét tặng giấy khen cho chi bộ {NAME} tiêu biểu năm 2025 (chi bộ được đề xuất xếp loại {NAME})."
    )


def test_a_branch_without_a_level_of_its_own_asks_nothing_for_itself() -> None:
    assert points(source(good_branch(3))) == ()


@pytest.mark.parametrize(
    ("day", "cited"),
    [(date(2025, 6, 8), False), (date(2025, 6, 9), True), (date(2026, 5, 18), True), (date(2026, 5, 19), False)],
)
def test_guidance_is_cited_for_meetings_while_it_was_in_force(day: date, cited: bool) -> None:
    made = replace(source(), record=held_on(day, PLAN))
    guidance = ("mục 19 Hướng dẫn số 06-HD/TW, ngày 09/6/2025",) if cited else ()
    assert reward_submission.build(made).bases == (*guidance, PLAN)


def test_guidance_the_clerk_typed_too_stands_once() -> None:
    made = replace(source(), record=held_on(date(2025, 12, 3), "Hướng dẫn số 06-HD/TW ngày 09/6/2025 của Ban Bí thư"))
    assert reward_submission.build(made).bases == ("mục 19 Hướng dẫn số 06-HD/TW, ngày 09/6/2025",)


def test_it_rests_on_the_meeting_and_then_on_the_decision() -> None:
    assert reward_submission.build(source()).last_basis == "kết quả hội nghị chi bộ ngày 03/12/2020"
    assert reward_submission.build(decided()).last_basis.startswith("Quyết định số 12-QĐ/ĐU, ngày 28/12/2020 của")


def test_five_decided_years_running_are_told() -> None:
    made = replace(decided(), earlier=FOUR)
    assert points(made)[2] == f"Đề nghị cấp trên xét khen thưởng 01 đảng viên {NAME} 5 năm liền (2016–2020): đồng chí {AN}."
    told = reward_submission.build(made)
    assert told.years == FiveYears("2016", "2017", "2018", "2019", "2020")
    assert told.rows[0].levels == FiveYears(*(["HTXSNV"] * 5))


def test_several_members_of_five_years_are_named_together() -> None:
    earlier = tuple(replace(each, decided=(*each.decided, PersonLevel(Person("Lê Thị Cúc"), BEST))) for each in FOUR)
    assert points(replace(decided(m3=BEST), earlier=earlier))[2] == (
        f"Đề nghị cấp trên xét khen thưởng 02 đảng viên {NAME} 5 năm liền (2016–2020): các đồng chí {AN} và Lê Thị Cúc."
    )


def test_before_the_decision_the_fifth_year_is_only_proposed() -> None:
    made = replace(source(), earlier=FOUR)
    assert points(made)[2] == (
        f"Đề nghị cấp trên xét khen thưởng 01 đảng viên đã được xếp loại {NAME} 4 năm liền (2016–2019) và được đề xuất xếp "
        f"loại {NAME} năm 2020: đồng chí {AN}."
    )
    assert reward_submission.build(made).years.this == "2020 (đề xuất)"


@pytest.mark.parametrize(
    ("year", "shown"),
    [
        (year_of_an(2018, RatingLevel.GOOD), "HTTNV"),
        (YearResult(2018, known=False), "……"),
        (YearResult(2018, excellent=(year_of_an(2018).decided[0].person,)), "……"),  # proposed, never decided
    ],
)
def test_a_year_that_is_not_known_or_not_excellent_is_no_run(year: YearResult, shown: str) -> None:
    made = replace(decided(), earlier=(*FOUR[:2], year, FOUR[3]))
    assert len(points(made)) == 2
    assert reward_submission.build(made).rows[0].levels == FiveYears("HTXSNV", "HTXSNV", shown, "HTXSNV", "HTXSNV")


def award(text: str, recipient: str = "") -> Achievement:
    return Achievement(text, AchievementGroup.INDIVIDUAL, recipient=recipient)


def test_the_achievements_of_a_member_are_those_typed_with_the_name() -> None:
    made = with_achievements(
        award("Giấy khen của Chủ tịch phường.", AN),
        award("GVG cấp trường", "nguyễn thị an"),
        award("Khác", "Lê Thị Cúc"),
        award("Chung"),
    )
    assert reward_submission.build(made).rows[0].achievements == "Giấy khen của Chủ tịch phường; giáo viên giỏi cấp trường"


def test_without_achievements_or_with_two_of_one_name_there_are_dots() -> None:
    assert reward_submission.build(source()).rows[0].achievements == "……"
    namesake = with_member(replace(school_branch(), achievements=(award("Giấy khen", AN),)), 6, name=AN)
    assert reward_submission.build(source(namesake)).rows[0].achievements == "……"
