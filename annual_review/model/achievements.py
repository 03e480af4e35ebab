"""What the branch and its people achieved in the year."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from annual_review.problems import Place


class AchievementGroup(StrEnum):
    """Whose achievement: Tập thể, Cá nhân, Học sinh (mũi nhọn), Đại trà; printed in this order (workbook.md)."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    PUPIL = "pupil"
    GENERAL = "general"


class AwardLevel(StrEnum):
    """Level of an award, highest first: Quốc tế, Quốc gia, Trung ương, Thành phố, Quận, Phường, Trường."""

    INTERNATIONAL = "international"
    NATIONAL = "national"
    CENTRAL = "central"
    CITY = "city"
    DISTRICT = "district"
    WARD = "ward"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Achievement:
    """One row of the achievement sheet. ``quantity`` counts in ``unit`` (đ/c, giải, or % when it is a percentage)."""

    text: str
    group: AchievementGroup
    level: AwardLevel | None = None
    level_text: str = ""
    quantity: Fraction | None = None
    unit: str = ""
    recipient: str = ""
    form: str = ""
    prize: str = ""
    decision: str = ""
    school_year: str = ""
    note: str = ""
    place: Place = field(default=Place(), compare=False)
