"""What the branch and its people achieved in the year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from annual_review.problems import Place


@dataclass(frozen=True, slots=True)
class AchievementGroup:
    """Whose achievement: a school's four groups, or one of the branch's own, kept as typed (workbook.md, «Thành tích»).

    ``code`` is what ``report.json`` calls the group, for one of the branch's own the typed name itself.
    """

    code: str
    name: str

    COLLECTIVE: ClassVar[AchievementGroup]
    INDIVIDUAL: ClassVar[AchievementGroup]
    PUPIL: ClassVar[AchievementGroup]
    GENERAL: ClassVar[AchievementGroup]


AchievementGroup.COLLECTIVE = AchievementGroup("collective", "Tập thể")
AchievementGroup.INDIVIDUAL = AchievementGroup("individual", "Cá nhân")
AchievementGroup.PUPIL = AchievementGroup("pupil", "Học sinh")
AchievementGroup.GENERAL = AchievementGroup("general", "Đại trà")
KNOWN_GROUPS = (
    AchievementGroup.COLLECTIVE,
    AchievementGroup.INDIVIDUAL,
    AchievementGroup.PUPIL,
    AchievementGroup.GENERAL,
)


class AwardLevel(StrEnum):
    """Level of an award, highest first: Quốc tế, Quốc gia, Trung ương, Thành phố, Quận (to 2024), Phường, Trường."""

    INTERNATIONAL = "international"
    NATIONAL = "national"
    CENTRAL = "central"
    CITY = "city"
    DISTRICT = "district"
    WARD = "ward"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Achievement:
    """One row of the achievement sheet. ``quantity`` counts in ``unit`` (đ/c, giải, or % when it is a percentage).

    ``level`` is None where the sheet has none, or one of its own that stands in ``level_text`` as typed.
    """

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


def groups_of(achievements: Iterable[Achievement]) -> tuple[AchievementGroup, ...]:
    """Return the groups there are: a school's in their order, then the others in the order they first appear."""
    there = dict.fromkeys(each.group for each in achievements)
    known = [group for group in KNOWN_GROUPS if group in there]
    return (*known, *(group for group in there if group not in known))
