"""The fields of a paper that is a table for Excel: typed values, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

TableValue: TypeAlias = str | int | Fraction | date | None


class ColumnKind(StrEnum):
    """What the values of a column are, which decides how Excel shows them."""

    TEXT = "text"
    COUNT = "count"
    NUMBER = "number"  # with as many decimals as it has
    DIFFERENCE = "difference"  # a number with its sign
    SHARE = "share"  # 0..1, shown as a percentage
    DAY = "day"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its heading, its width in characters, the kind of its values, and its total where the table has totals.

    The total is the sum of a column that ``sums``, or the total of one column divided by that of another, ``ratio`` (both
    counted from 0), empty where there is nothing to divide by.
    """

    heading: str
    width: int
    kind: ColumnKind = ColumnKind.TEXT
    sums: bool = False
    ratio: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with one table. Every row has a value for every column; None leaves its cell empty.

    ``totals`` is the word before the row of totals, in the first column of text; empty: there is none.
    """

    title: str
    sheet: str  # name of the sheet, at most 31 characters
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableValue, ...], ...]
    totals: str = ""


@dataclass(frozen=True, slots=True)
class Tables:
    """A paper of several sheets, each with one table."""

    sheets: tuple[Table, ...]
