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
    SHARE = "share"  # 0..1, shown as a percentage
    DAY = "day"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its heading, its width in characters, the kind of its values."""

    heading: str
    width: int
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A paper with one table. Every row has a value for every column; None leaves its cell empty."""

    title: str
    sheet: str  # name of the sheet, at most 31 characters
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableValue, ...], ...]
