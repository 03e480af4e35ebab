"""Sheet «Thành tích»: what the cell and its people achieved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from annual_review.model.achievements import Achievement, AchievementGroup, AwardLevel
from annual_review.problems import Read
from annual_review.problems.catalogue import achievements as entries
from annual_review.problems.catalogue import sheets as sheet_entries
from annual_review.problems.catalogue import text as text_entries
from annual_review.reading import cells
from annual_review.reading.collector import Collector
from annual_review.reading.columns import Column, SheetSpec
from annual_review.reading.nearest import bare_key
from annual_review.reading.options import ReadingOptions
from annual_review.reading.sheets import members as roster
from annual_review.reading.splitting import Row, Table
from annual_review.reading.table import read_table
from annual_review.reading.tidy import Cell, Sheet, narrow

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
    "Trường": AwardLevel.SCHOOL,
    "Cơ sở": AwardLevel.SCHOOL,
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what; ``unit`` is empty when the cell names none."""

    number: Fraction
    unit: str = ""


def award_level(cell: Cell, options: ReadingOptions) -> Read[AwardLevel]:
    """Return the level of an award; «cấp» in front does not matter."""
    said = re.sub(r"^cấp\s+", "", cell.text, flags=re.IGNORECASE) if cell.text else cell.value
    return _AWARD_LEVEL(Cell(said, cell.place, cell.trouble, cell.percent), options)


_AWARD_LEVEL = cells.choice(AWARD_LEVELS)


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
            return Read(None, (text_entries.NOT_A_NUMBER.at(cell.place, value=cells.shown(cell)),))
        number = Fraction(f"{match[1]}.{match[2] or 0}")
        return _percentage(cell, number) if match[3] == "%" else Read(Quantity(number, (match[3] or "").strip()))
    read = cells.number(cell, options)
    return Read(None if read.value is None else Quantity(read.value), read.problems)


def _percentage(cell: Cell, number: Fraction) -> Read[Quantity]:
    if not 0 <= number <= 100:
        return Read(None, (entries.PERCENT_OVER.at(cell.place, value=cells.shown(cell).rstrip("%")),))
    return Read(Quantity(number, "%"))


TEXT = Column(
    "text", "Nội dung", cells.prose, ("Nội dung/danh hiệu", "Danh hiệu", "Thành tích", "Nội dung thành tích"), required=True
)
GROUP = Column(
    "group",
    "Nhóm",
    cells.choice(GROUPS),
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


def read_achievements(sheet: Sheet, found: Collector, options: ReadingOptions) -> tuple[Achievement, ...]:
    """Return the achievements in the sheet's order; problems go to ``found``."""
    table = read_table(sheet, SPEC, found)
    if table is None:
        return ()
    read = [(row.number, _achievement(row, found, options)) for row in table.rows]
    rows = {number: achievement for number, achievement in read if achievement is not None}
    _check_totals(table, rows, options, found)
    return tuple(rows.values())


def _check_totals(table: Table, rows: Mapping[int, Achievement], options: ReadingOptions, found: Collector) -> None:
    """Tell every row of totals that is the sum, or the number, neither of all rows nor of those since the total before."""
    since = 0
    for total in table.totals:
        cell = total.cell("quantity")
        typed = quantity(cell, options).value
        above = [each for number, each in rows.items() if number < total.number]
        part = [each for number, each in rows.items() if since < number < total.number]
        told = {count for some in (above, part, [*rows.values()]) for count in (_sum(some), Fraction(len(some)))}
        if typed is not None and len(rows) == len(table.rows) and typed.number not in told:
            said = {"sum": cells.decimal(_sum(above)), "count": str(len(above))}
            found.add(entries.TOTAL_DIFFERS.at(cell.place, typed=cells.shown(cell), **said))
        since = total.number


def _sum(achievements: Iterable[Achievement]) -> Fraction:
    """Return the sum of quantities; a row without one counts once, a percentage not at all."""
    return sum(
        (Fraction(1) if each.quantity is None else each.quantity for each in achievements if each.unit != "%"), Fraction(0)
    )


def _achievement(row: Row, found: Collector, options: ReadingOptions) -> Achievement | None:
    text = row.read(TEXT, found, options)
    group = row.read(GROUP, found, options)
    level = row.read(LEVEL, found, options)
    amount = row.read(QUANTITY, found, options)
    unit = row.read(UNIT, found, options) or ""
    for column in (TEXT, GROUP):
        if cells.is_dash(row.cell(column.key)):
            found.add(sheet_entries.REQUIRED_CELL.at(row.cell(column.key).place, column=column.heading, whose=""))
    if amount and amount.unit and unit and bare_key(amount.unit) != bare_key(unit):
        found.add(entries.UNITS_DIFFER.at(row.cell("quantity").place, typed=amount.unit, unit=unit))
    elif amount and not amount.unit and _is_percent(unit):
        _check_percent(row.cell("quantity"), amount.number, found)
    columns = (RECIPIENT, FORM, PRIZE, DECISION, SCHOOL_YEAR, roster.NOTE)
    rest = {column.key: row.read(column, found, options) or "" for column in columns}
    if text is None or group is None:
        return None
    level_text = cells.shown(row.cell("level")) if level else ""
    return Achievement(
        text,
        group,
        level,
        level_text,
        quantity=amount.number if amount else None,
        unit="%" if _is_percent(unit) else unit or (amount.unit if amount else ""),
        place=row.cell("text").place,
        **rest,
    )


def _is_percent(unit: str) -> bool:
    return unit.strip() == "%" or bare_key(unit) in {"phantram", "tyle"}


def _check_percent(cell: Cell, number: Fraction, found: Collector) -> None:
    """Tell a number beside the unit «%» that is over 100, or so small that it may be a share of one («0,95»)."""
    if number > 100:
        found.add(entries.PERCENT_OVER.at(cell.place, value=cells.shown(cell)))
    elif 0 < number <= 1:
        found.add(entries.PERCENT_TINY.at(cell.place, value=cells.shown(cell), share=cells.decimal(number * 100)))
