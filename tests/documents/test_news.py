"""The article: what the one of the project's start tells, and nothing it keeps to the cell (documents.md §2.10)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annual_review.documents.branch import news
from annual_review.documents.case import Picture
from annual_review.documents.settings import PaperSettings
from annual_review.model.achievements import Achievement, AchievementGroup
from annual_review.model.meeting import Person
from annual_review.model.record import OverCap
from tests.documents.changed import two_excellent, with_achievements
from tests.small_branch.reckoned import source
from tests.small_branch.record import branch_ballot, school_branch

LEAD = "Năm 2020, dưới sự lãnh đạo, chỉ đạo của chi bộ, Trường Tiểu học Hoa Sen đạt được nhiều kết quả."


def test_the_article_names_nobody_but_the_chair_and_the_guests_and_no_counts() -> None:
    told = news.build(source())
    assert told.counts == ""
    assert told.levels == (
        "đảng viên hoàn thành xuất sắc nhiệm vụ, đảng viên hoàn thành tốt nhiệm vụ, đảng viên hoàn thành nhiệm vụ"
    )
    assert (told.cell_level, told.unanimous, told.cap_percent) == ("hoàn thành xuất sắc nhiệm vụ", True, "20%")
    assert "Trần Văn Bình" not in repr(told)
    assert (told.conclusion, told.more_conclusions) == ("Tiếp tục phát huy.", ("Giữ vững kết quả.",))
    assert told.chair == "Bí thư Chi bộ"
    assert told.guests == "đồng chí Đỗ Thị Giang – Đảng ủy viên phường"


def test_a_ward_may_have_the_counts_in_it_but_never_the_lower_levels() -> None:
    counted = replace(source(), settings=PaperSettings(news_counts=True))
    assert news.build(counted).counts == ("01 đồng chí hoàn thành xuất sắc nhiệm vụ và 05 đồng chí hoàn thành tốt nhiệm vụ")


def test_the_percentage_is_claimed_only_where_it_holds_without_rounding() -> None:
    assert news.build(source(two_excellent(over_cap=OverCap.LEAVE))).cap_percent == ""


def test_a_lower_level_and_a_divided_vote_stay_with_the_cell() -> None:
    told = news.build(source(replace(school_branch(), branch_ballot=branch_ballot(4, 2))))
    assert (told.cell_level, told.unanimous) == ("hoàn thành xuất sắc nhiệm vụ", False)
    assert news.build(source(replace(school_branch(), branch_ballot=branch_ballot(0, 0, 6)))).cell_level == ""
    without = news.build(source(replace(school_branch(), branch_ballot=None)))
    assert (without.cell_level, without.unanimous) == ("", False)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ((AchievementGroup.COLLECTIVE,), " của tập thể"),
        ((AchievementGroup.COLLECTIVE, AchievementGroup.INDIVIDUAL), " của tập thể và các cá nhân"),
        ((AchievementGroup.PUPIL,), ""),
        ((), ""),
    ],
)
def test_the_article_names_only_the_groups_that_achieved_something(groups: tuple[AchievementGroup, ...], expected: str) -> None:
    assert news.build(with_achievements(*(Achievement("A", group) for group in groups))).achievers == expected


def test_the_article_names_the_unit_and_the_period_of_the_achievements() -> None:
    assert news.unit_of("Chi bộ Trường Tiểu học Hoa Sen") == "Trường Tiểu học Hoa Sen"
    assert news.unit_of("Tổ đảng số 5") == "Tổ đảng số 5"
    assert news.build(source()).achievement_period == "năm 2020"
    one = Achievement("A", AchievementGroup.COLLECTIVE, school_year="2019-2020")
    assert news.achievement_period(with_achievements(one, one)) == "năm học 2019-2020"


@pytest.mark.parametrize(
    ("typed", "lead", "rest"),
    [
        (("Năm 2020, nhà trường tiến bộ", "Đoàn kết"), "Năm 2020, nhà trường tiến bộ.", ("Đoàn kết.",)),
        (("Đoàn kết",), LEAD, ("Đoàn kết.",)),
    ],
)  # fmt: skip
def test_the_clerks_own_sentence_leads_to_the_achievements(typed: tuple[str, ...], lead: str, rest: tuple[str, ...]) -> None:
    of = school_branch()
    told = news.build(source(replace(of, narrative=replace(of.narrative, strengths=typed))))
    assert (told.lead, told.strengths) == (lead, rest)


def test_without_achievements_nothing_is_led_to() -> None:
    assert news.build(with_achievements()).lead == ""


def test_who_presented_the_report_is_told_only_when_typed() -> None:
    assert news.build(source()).presenter == ""
    presenter = Person("Nguyễn Thị An", ("Bí thư Chi bộ",))
    assert (
        news.build(source(replace(school_branch(), presenter=presenter))).presenter == "Đồng chí Nguyễn Thị An – Bí thư Chi bộ"
    )


def test_the_article_ends_with_the_photographs_two_in_a_row_and_the_odd_one_alone() -> None:
    pictures = tuple(Picture(b"", 75, 50, caption) for caption in ("Toàn cảnh", "Hòm phiếu", "Kiểm phiếu"))
    told = news.build(replace(source(), pictures=pictures))
    assert [(row.left.caption, row.right.caption) for row in told.picture_rows] == [("Toàn cảnh", "Hòm phiếu")]
    assert [(each.image, each.caption) for each in told.last_picture] == [(pictures[2], "Kiểm phiếu")]
    without = news.build(source())
    assert (without.picture_rows, without.last_picture) == ((), ())
