"""Sheet «Thành tích»: what the cell and its people achieved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import members as roster
from annual_review.form.sheets.achievements import (
    DECISION,
    FORM,
    GROUP,
    LEVEL,
    PRIZE,
    QUANTITY,
    RECIPIENT,
    SCHOOL_YEAR,
    SPEC,
    TEXT,
    UNIT,
    quantity,
)
from annual_review.model.achievements import Achievement, AwardLevel
from annual_review.model.names import bare_key
from annual_review.problems import vietnamese
from annual_review.problems.catalogue import achievements as achievement_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.rows import Row, Table
from annual_review.reading.table import read_table
from annual_review.workbook.tidy import Cell, Sheet

FIRST_YEAR_WITHOUT_DISTRICTS = 2025  # districts were abolished on 1/7/2025 (regulations.md §11.5)


def read_achievements(
    sheet: Sheet, found: Collector, options: ReadingOptions, *, year: int | None = None
) -> tuple[Achievement, ...]:
    """Return the achievements in the sheet's order; problems go to ``found``. ``year`` is that of the review, if known."""
    table = read_table(sheet, SPEC, found)
    if table is None:
        return ()
    has_no_districts = year is not None and year >= FIRST_YEAR_WITHOUT_DISTRICTS
    read = [(row.number, _achievement(row, table, found, options, has_no_districts=has_no_districts)) for row in table.rows]
    rows = {number: achievement for number, achievement in read if achievement is not None}
    _check_twice(rows.values(), found)
    _check_totals(table, rows, options, found)
    return tuple(rows.values())


def _check_twice(achievements: Iterable[Achievement], found: Collector) -> None:
    """Warn of every row that says just what an earlier one says: it would be counted twice."""
    seen: dict[Achievement, Achievement] = {}
    for each in achievements:
        first = seen.setdefault(replace(each, note=""), each)
        if first is not each:
            found.add(achievement_problems.TWICE.at(each.place, first.place, text=each.text[:80], where=str(first.place)))


def _check_totals(table: Table, rows: Mapping[int, Achievement], options: ReadingOptions, found: Collector) -> None:
    """Tell every row of totals that is the sum, or the number, neither of all rows nor of those since the total before."""
    since = 0
    for total in table.totals:
        cell = total.cell("quantity")
        typed = quantity(cell, options).value
        above = [each for number, each in rows.items() if number < total.number]
        part = [each for number, each in rows.items() if since < number < total.number]
        sums = {count for some in (above, part, [*rows.values()]) for count in (_sum(some), Fraction(len(some)))}
        if typed is not None and len(rows) == len(table.rows) and typed.number not in sums:
            expected = {"sum": vietnamese.decimal(_sum(above)), "count": str(len(above))}
            found.add(achievement_problems.TOTAL_DIFFERS.at(cell.place, typed=cells.shown(cell), **expected))
        since = total.number


def _sum(achievements: Iterable[Achievement]) -> Fraction:
    """Return the sum of quantities; a row without one counts once, a percentage not at all."""
    return sum(
        (Fraction(1) if each.quantity is None else each.quantity for each in achievements if each.unit != "%"), Fraction(0)
    )


def _achievement(
    row: Row, table: Table, found: Collector, options: ReadingOptions, *, has_no_districts: bool
) -> Achievement | None:
    text = row.read(TEXT, found, options)
    group = row.read(GROUP, found, options)
    level = row.read(LEVEL, found, options)
    if level and level.level is AwardLevel.DISTRICT and has_no_districts:
        found.add(achievement_problems.DISTRICT_LEVEL.at(row.cell("level").place, level=level.text))
    amount = row.read(QUANTITY, found, options)
    unit = row.read(UNIT, found, options) or ""
    for column in (TEXT, GROUP):
        if cells.is_dash(row.cell(column.key)) and not table.is_merged(row.cell(column.key).place):
            found.add(sheet_problems.REQUIRED_CELL.at(row.cell(column.key).place, column=column.heading, whose=""))
    if amount and amount.unit and unit and bare_key(amount.unit) != bare_key(unit):
        found.add(achievement_problems.UNITS_DIFFER.at(row.cell("quantity").place, typed=amount.unit, unit=unit))
    elif amount and not amount.unit and _is_percent(unit):
        _check_percent(row.cell("quantity"), amount.number, found)
    columns = (RECIPIENT, FORM, PRIZE, DECISION, SCHOOL_YEAR, roster.NOTE)
    rest = {column.key: row.read(column, found, options) or "" for column in columns}
    if text is None or group is None:
        return None
    return Achievement(
        text,
        group,
        level.level if level else None,
        level.text if level else "",
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
        found.add(achievement_problems.PERCENT_OVER.at(cell.place, value=cells.shown(cell)))
    elif 0 < number <= 1:
        found.add(
            achievement_problems.PERCENT_TINY.at(cell.place, value=cells.shown(cell), share=vietnamese.decimal(number * 100))
        )
