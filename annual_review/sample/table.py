"""Laying a table on a page as clerks do: banner, heading of one to three rows with merged cells, groups, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from annual_review.form.columns import Column, SheetSpec
from annual_review.model.ratings import RatingLevel
from annual_review.sample.book import Page, Value
from annual_review.sample.branch import SampleBranch

SHORT = dict(zip(RatingLevel, ("HTXSNV", "HTTNV", "HTNV", "KHTNV"), strict=True))
FULL = dict(
    zip(
        RatingLevel,
        ("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ"),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Field:
    """One column to be laid: its key, its headings from top to bottom, its width in characters."""

    key: str
    labels: tuple[str, ...]
    width: float = 12


class Typist:
    """Types in the words of one clerk: the same heading, level or date comes out the same way all over the workbook."""

    def __init__(self, rng: Random, branch: SampleBranch) -> None:
        self.rng = rng
        self.branch = branch

    def heading(self, column: Column[object]) -> str:
        """Return the official heading, or one of its aliases when this clerk has headings of her own."""
        return self.rng.choice(column.headings) if self.branch.plan.aliases else column.heading

    def sheet(self, spec: SheetSpec) -> str:
        """Return the official name of a sheet, or an alias."""
        return self.rng.choice(spec.names) if self.branch.plan.aliases else spec.name

    def level(self, level: RatingLevel | None) -> str:
        """Return a level as this clerk writes it, nothing for none."""
        return "" if level is None else (FULL if self.branch.plan.full_levels else SHORT)[level]

    def day(self, day: date) -> Value:
        """Return a date as a real one, or as text."""
        return f"{day:%d/%m/%Y}" if self.branch.plan.text_dates else day


def lay_banner(page: Page, typist: Typist, title: str, width: int) -> int:
    """Write the rows above a table when the clerk has a banner; return the first row of the table."""
    if not typist.branch.plan.banner:
        return 1
    right = max(3, width // 2 + 1)
    page.put((1, 1), typist.branch.ward.parent.upper())
    page.put((1, right), "ĐẢNG CỘNG SẢN VIỆT NAM")
    page.put((2, 1), typist.branch.unit.name.upper())
    page.put((4, 1), f"{title} NĂM {typist.branch.plan.year}")
    page.merged.append((4, 1, 4, max(2, width)))
    page.bold |= {(1, 1), (1, right), (2, 1), (4, 1)}
    return 6


def lay_heading(page: Page, top: int, fields: Sequence[Field]) -> int:
    """Write the heading rows, merged where they span; return the first row below them."""
    height = max(len(each.labels) for each in fields)
    for level in range(height):
        column = 1
        while column <= len(fields):
            last = _run(fields, level, column)
            _lay_label(page, top, fields[column - 1 : last], level, (column, last, height))
            column = last + 1
    for column, each in enumerate(fields, 1):
        page.widths[column] = each.width
    page.first_row = top
    return top + height


def _run(fields: Sequence[Field], level: int, column: int) -> int:
    """Return the last column under the same label at ``level`` as ``column``."""
    wanted = fields[column - 1].labels[: level + 1]
    last = column
    while len(wanted) > level and last < len(fields) and fields[last].labels[: level + 1] == wanted:
        last += 1
    return last


def _lay_label(page: Page, top: int, fields: Sequence[Field], level: int, span: tuple[int, int, int]) -> None:
    first, last, height = span
    labels = fields[0].labels
    if level >= len(labels):
        return
    is_leaf = level == len(labels) - 1
    bottom = height - 1 if is_leaf else level
    page.put((top + level, first), labels[level])
    page.bold.add((top + level, first))
    if is_leaf:
        for each in fields:
            page.marks.setdefault(("heading", each.key), (top + level, first))
            page.marks.setdefault(("below", each.key), (top + height - 1, first))
    if bottom > level or last > first:
        page.merged.append((top + level, first, top + bottom, last))


def lay_group(page: Page, row: int, group: tuple[str, str], *, numbered: bool, width: int) -> None:
    """Write a row that only parts the table: «I | Chi ủy», or one merged cell."""
    number, words = group
    if numbered:
        page.put((row, 1), number)
        page.put((row, 2), words)
    else:
        page.put((row, 1), words)
        page.merged.append((row, 1, row, max(2, width)))
    page.bold |= {(row, 1), (row, 2)}


def lay_signatures(page: Page, typist: Typist, row: int, left: str, right: str) -> None:
    """Write who signs below the table when the clerk does so."""
    if not typist.branch.plan.signatures:
        return
    head, keeper, _ = typist.branch.officers
    for column, post, signer in ((2, left, head), (4, right, keeper)):
        page.put((row, column), post)
        page.put((row + 1, column), "(Ký, ghi rõ họ tên)")
        page.put((row + 4, column), signer.name.full)


def name_fields(typist: Typist, column: Column[object], family: Column[object], given: Column[object]) -> list[Field]:
    """Return the field of the name, or its two fields when the clerk writes names in two columns."""
    plan = typist.branch.plan
    if not plan.split_names:
        return [Field("name", (typist.heading(column),), 28)]
    if plan.heading_rows > 1:  # one merged heading over both columns
        return [Field("name", (column.heading,), 20), Field("given", (column.heading,), 8)]
    return [Field("name", (family.heading,), 20), Field("given", (given.heading,), 8)]


def put_name(page: Page, row: int, columns: dict[str, int], who: str, name: str) -> None:
    """Write a name into its one or two columns."""
    mark = (who, "name")
    if "given" not in columns:
        page.put((row, columns["name"]), name, mark)
        return
    bare, bracket, rest = name.partition(" (")
    family, _, given = bare.rpartition(" ")
    page.put((row, columns["name"]), family, mark)
    page.put((row, columns["given"]), f"{given}{bracket}{rest}", (who, "given"))


def columns_of(fields: Sequence[Field]) -> dict[str, int]:
    """Return the number of each field's column."""
    return {each.key: column for column, each in enumerate(fields, 1)}
