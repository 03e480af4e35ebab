"""Sheet «Thành tích» declared: what the branch and its people achieved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from annual_review.form import cells
from annual_review.form.choices import choice
from annual_review.form.columns import Column, SheetSpec
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import members as roster
from annual_review.model.achievements import AchievementGroup, AwardLevel
from annual_review.model.names import nearest
from annual_review.problems import Read
from annual_review.problems.catalogue import achievements as achievement_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.workbook.tidy import Cell, narrow

GROUPS: Mapping[str, AchievementGroup] = {
    "Tập thể": AchievementGroup.COLLECTIVE,
    "TT": AchievementGroup.COLLECTIVE,
    "Cá nhân": AchievementGroup.INDIVIDUAL,
    "CN": AchievementGroup.INDIVIDUAL,
    "Học sinh": AchievementGroup.PUPIL,
    "HS": AchievementGroup.PUPIL,
    "Mũi nhọn": AchievementGroup.PUPIL,
    "Học sinh mũi nhọn": AchievementGroup.PUPIL,
    "Đại trà": AchievementGroup.GENERAL,
    "Chất lượng đại trà": AchievementGroup.GENERAL,
}
AWARD_LEVELS: Mapping[str, AwardLevel] = {
    "Quốc tế": AwardLevel.INTERNATIONAL,
    "Quốc gia": AwardLevel.NATIONAL,
    "Toàn quốc": AwardLevel.NATIONAL,
    "Trung ương": AwardLevel.CENTRAL,
    "TW": AwardLevel.CENTRAL,
    "Bộ": AwardLevel.CENTRAL,
    "Thành phố": AwardLevel.CITY,
    "TP": AwardLevel.CITY,
    "Tỉnh": AwardLevel.CITY,
    "Quận": AwardLevel.DISTRICT,
    "Huyện": AwardLevel.DISTRICT,
    "Thị xã": AwardLevel.DISTRICT,
    "Phường": AwardLevel.WARD,
    "Xã": AwardLevel.WARD,
    "Thị trấn": AwardLevel.WARD,
    "Đặc khu": AwardLevel.WARD,
    "Trường": AwardLevel.SCHOOL,
    "Cơ sở": AwardLevel.SCHOOL,
    "Cơ quan": AwardLevel.SCHOOL,
    "Tổ dân phố": AwardLevel.SCHOOL,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what; ``unit`` is empty when the cell names none."""

    number: Fraction
    unit: str = ""


def group(cell: Cell, options: ReadingOptions) -> Read[AchievementGroup]:
    """Return the group of an achievement: a school's, or the branch's own as typed; a near miss is asked about."""
    read = _GROUP(cell, options)
    shown_text = cells.shown(cell)
    if read.value is not None or not read.problems or cell.trouble or nearest(shown_text, GROUPS):
        return read
    return Read(AchievementGroup(shown_text, shown_text))


_GROUP = choice(GROUPS)


@dataclass(frozen=True, slots=True)
class TypedLevel:
    """The level of an award: ``level`` None for one of the branch's own, ``text`` as typed without «cấp» in front."""

    level: AwardLevel | None
    text: str


def award_level(cell: Cell, options: ReadingOptions) -> Read[TypedLevel]:
    """Return the level of an award; one that is not known is kept as typed, with a note."""
    bare = re.sub(r"^cấp\s+", "", cell.text, flags=re.IGNORECASE) if cell.text else cell.value
    read = _AWARD_LEVEL(Cell(bare, cell.place, cell.trouble, cell.percent), options)
    text = cells.shown(Cell(bare, cell.place))
    if read.value is not None:
        return Read(TypedLevel(read.value, text))
    if cell.trouble or not read.problems:
        return Read(None, read.problems)
    return Read(TypedLevel(None, text), (achievement_problems.OTHER_LEVEL.at(cell.place, level=text),))


_AWARD_LEVEL = choice(AWARD_LEVELS)


def quantity(cell: Cell, options: ReadingOptions) -> Read[Quantity]:
    """Return a quantity: «06», «6 đ/c», «100%»; a percentage counts in hundredths. None for an empty cell or a dash."""
    if problem := cells.trouble_of(cell):
        return Read(None, (problem,))
    if cell.percent and isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and abs(cell.value) < 1e9:
        return _percentage(cell, Fraction(repr(cell.value)) * 100)
    if isinstance(cell.value, str) and not cells.is_dash(cell):
        plain = narrow(cell.text)
        match = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,4}))? ?(%|[^\W\d_][^\d]{0,20})?", plain)
        if not match:
            return Read(None, (text_problems.NOT_A_NUMBER.at(cell.place, value=cells.shown(cell)),))
        number = Fraction(f"{match[1]}.{match[2] or 0}")
        return _percentage(cell, number) if match[3] == "%" else Read(Quantity(number, (match[3] or "").strip()))
    read = cells.number(cell, options)
    return Read(None if read.value is None else Quantity(read.value), read.problems)


def _percentage(cell: Cell, number: Fraction) -> Read[Quantity]:
    if not 0 <= number <= 100:
        return Read(None, (achievement_problems.PERCENT_OVER.at(cell.place, value=cells.shown(cell).rstrip("%")),))
    return Read(Quantity(number, "%"))


TEXT = Column(
    "text", "Nội dung", cells.prose, ("Nội dung/danh hiệu", "Danh hiệu", "Thành tích", "Nội dung thành tích"), required=True
)
GROUP = Column(
    "group",
    "Nhóm",
    group,
    ("Loại", "Nhóm thành tích"),
    required=True,
    choices=("Tập thể", "Cá nhân", "Học sinh", "Đại trà"),
)
LEVEL = Column(
    "level",
    "Cấp",
    award_level,
    ("Cấp khen", "Cấp công nhận", "Cấp khen thưởng"),
    choices=("Quốc tế", "Quốc gia", "Trung ương", "Thành phố", "Quận", "Phường", "Trường"),
)
QUANTITY = Column("quantity", "Số lượng", quantity, ("SL",))
UNIT = Column("unit", "Đơn vị tính", cells.text, ("ĐVT", "Đơn vị"), choices=("đ/c", "giải", "%"))
RECIPIENT = Column("recipient", "Đối tượng", cells.text, ("Họ tên hoặc đơn vị", "Họ tên/đơn vị", "Người đạt"))
FORM = Column("form", "Hình thức", cells.text, ("Hình thức khen thưởng", "Hình thức khen"))
PRIZE = Column("prize", "Mức giải", cells.text, ("Giải", "Mức"))
DECISION = Column("decision", "Số quyết định", cells.text, ("Số quyết định, ngày", "Quyết định"))
SCHOOL_YEAR = Column("school_year", "Năm học", cells.text, ("Năm",))
SPEC = SheetSpec(
    "achievements",
    "Thành tích",
    ("Thành tích năm", "Tổng hợp thành tích", "Khen thưởng"),
    (roster.NUMBER, TEXT, GROUP, LEVEL, QUANTITY, UNIT, RECIPIENT, FORM, PRIZE, DECISION, SCHOOL_YEAR, roster.NOTE),
    (("text",),),
)
