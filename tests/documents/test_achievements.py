"""Achievements by group, with their quantities added up (documents.md §2.7)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annual_review.documents import gathering
from annual_review.documents.branch import achievements
from annual_review.model.achievements import Achievement, AchievementGroup, AwardLevel
from tests.documents.changed import with_achievements
from tests.small_branch.reckoned import source

PEOPLE = AchievementGroup("Nhân dân", "Nhân dân")


def award(quantity: int | None, unit: str, level: AwardLevel | None = AwardLevel.CITY, text: str = "Thành phố") -> Achievement:
    number = None if quantity is None else Fraction(quantity)
    return Achievement("Giải", AchievementGroup.PUPIL, level, text if level else "", number, unit)


def test_achievements_stand_by_group() -> None:
    told = achievements.build(source())
    assert [(row.is_group, row.number, row.text) for row in told.rows] == [
        (True, "I", "Tập thể"),
        (False, "1", "Đơn vị Xuất sắc cấp Thành phố"),
        (True, "II", "Học sinh"),
        (False, "1", "06 giải Quốc tế"),
    ]
    assert told.whose == "tập thể, học sinh"


def test_quantities_are_added_up_by_unit_and_level_and_the_others_counted() -> None:
    told = achievements.build(
        with_achievements(award(6, "giải"), award(8, "giải"), award(2, "đ/c"), award(None, ""), award(100, "%"), award(3, ""))
    )
    assert [(each.by_level, each.total) for each in told.totals] == [
        ("Thành phố 14", "14 giải"),
        ("Thành phố 02", "02 đồng chí"),
        ("Thành phố 03", "03 nội dung"),
    ]


def test_levels_stand_from_the_highest_and_those_of_the_cells_own_behind() -> None:
    found = (
        award(1, "giải", None),
        award(2, "giải", None),
        award(4, "giải", AwardLevel.INTERNATIONAL, "Quốc tế"),
        award(1, "giải"),
    )
    own = Achievement("A", AchievementGroup.PUPIL, None, "cụm trường", Fraction(5), "giải")
    (total,) = achievements.build(with_achievements(*found, own)).totals
    assert (total.by_level, total.total) == ("Quốc tế 04, Thành phố 01, Cụm trường 05, không ghi cấp 03", "13 giải")


@pytest.mark.parametrize(
    ("groups", "whose"),
    [
        ((AchievementGroup.GENERAL,), "chi bộ"),
        ((AchievementGroup.INDIVIDUAL, PEOPLE), "cá nhân, nhân dân"),
        ((AchievementGroup.COLLECTIVE, AchievementGroup.GENERAL), "tập thể"),
    ],
)
def test_the_title_names_the_groups_as_the_table_does(groups: tuple[AchievementGroup, ...], whose: str) -> None:
    assert achievements.build(with_achievements(*(Achievement("A", group) for group in groups))).whose == whose


def test_groups_beyond_ten_are_numbered_all_the_same() -> None:
    groups = (Achievement("A", AchievementGroup(f"Nhóm {number}", f"Nhóm {number}")) for number in range(11))
    numbers = [row.number for row in achievements.build(with_achievements(*groups)).rows if row.is_group]
    assert numbers[-2:] == ["X", "11"]


def test_a_cell_without_achievements_gets_no_summary_of_them() -> None:
    assert not achievements.wanted(with_achievements())
    assert achievements.wanted(source())


@pytest.mark.parametrize(
    ("quantity", "unit", "text", "expected"),
    [
        (Fraction(6), "giải", "Cờ thi đua", "Cờ thi đua: 06 giải"),
        (Fraction(100), "%", "Giáo viên giỏi", "Giáo viên giỏi: 100%"),
        (Fraction(25, 2), "%", "Học sinh giỏi", "Học sinh giỏi: 12,5%"),
        (Fraction(6), "đ/c", "CSTĐCS", "CSTĐCS: 06 đ/c"),
        (Fraction(6), "đ/c", "6 đ/c đạt CSTĐCS", "6 đ/c đạt CSTĐCS"),
        (None, "", "Chất lượng đại trà", "Chất lượng đại trà"),
    ],
)
def test_a_quantity_stands_behind_the_text_unless_it_begins_with_one(
    quantity: Fraction | None, unit: str, text: str, expected: str
) -> None:
    made = Achievement(text, AchievementGroup.COLLECTIVE, quantity=quantity, unit=unit)
    assert gathering.achievement_text(made) == expected
