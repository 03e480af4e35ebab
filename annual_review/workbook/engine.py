"""The door to pandas and the Excel engines: raw cells of the sheets that matter, with their places."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

import pandas as pd

from annual_review.problems import Place, Problem, Read
from annual_review.problems.catalogue import files as file_problems
from annual_review.workbook.facts import MAX_FILLED, FactsDraft, SheetFacts
from annual_review.workbook.ods import scan_ods
from annual_review.workbook.ooxml import scan_ooxml
from annual_review.workbook.sniff import FileKind, Sniffed, sniff
from annual_review.workbook.xls import scan_xls
from annual_review.workbook.xlsb import scan_xlsb

_MAX_FILLED_OF_OTHERS = 20_000  # filled cells of a sheet nobody asked for that are looked at

CellValue = str | int | float | bool | datetime | date | time | timedelta


class Trouble(StrEnum):
    """Why a cell has no usable value."""

    ERROR_VALUE = "error value"
    UNCALCULATED = "formula without a stored value"


@dataclass(frozen=True, slots=True)
class RawCell:
    """A filled cell as the engine gives it. ``font`` is its legacy font, ``percent`` says it shows a percentage; ``runs``
    are (font, text) of text set in several fonts, one of them legacy."""

    value: CellValue
    trouble: Trouble | None = None
    percent: bool = False
    font: str = ""
    runs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The filled cells of one sheet by (row, column), 1-based as in Excel, with what is merged and hidden."""

    facts: SheetFacts
    cells: Mapping[tuple[int, int], RawCell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """The sheets that were wanted, and the names of all sheets, in the workbook's order.

    ``others`` are further sheets that are of use when they are small enough to be looked at.
    """

    sheets: tuple[RawSheet, ...]
    names: tuple[str, ...]
    others: tuple[RawSheet, ...] = ()


def _none(_: str) -> bool:
    return False


def open_workbook(  # noqa: PLR0911 - one return a reason to stop
    data: bytes, file: str, wanted: Callable[[str], bool], others: Callable[[str], bool] = _none
) -> Read[RawWorkbook]:
    """Return the raw cells of the sheets whose name is ``wanted``; without a value when the file cannot be read.

    Of the ``others`` those are read too that are small; what is too large or broken in one of them is none of the reader's.
    Never raises for any bytes; time and memory are bounded by the limits of workbook.md.
    """
    sniffed = sniff(data, file)
    if isinstance(sniffed, Problem):
        return Read(None, (sniffed,))
    drafts = _scan(sniffed, data, wanted)
    if isinstance(drafts, Problem):
        return Read(None, (drafts,))
    refused = tuple(draft.problem for draft in drafts if draft.problem)
    if refused:
        return Read(None, refused)
    if sum(draft.filled for draft in drafts) > MAX_FILLED:
        widest = max(drafts, key=lambda draft: draft.filled)
        return Read(None, (file_problems.TOO_WIDE.at(Place(widest.name)),))
    if not drafts:
        return Read(None, (file_problems.NO_SHEETS.at(),))
    grids = _read_grids(data, [draft.name for draft in drafts if wanted(draft.name)])
    if isinstance(grids, Problem):
        return Read(None, (grids,))
    sheets = tuple(_raw_sheet(draft.done(), grids[draft.name]) for draft in drafts if draft.name in grids)
    names = tuple(draft.name for draft in drafts)
    further = [name for name in names if others(name) and not wanted(name)]
    return Read(RawWorkbook(sheets, names, _small_sheets(sniffed, data, further) if further else ()))


def _small_sheets(sniffed: Sniffed, data: bytes, names: Collection[str]) -> tuple[RawSheet, ...]:
    """Return those of the sheets that can be read at little cost."""
    drafts = _scan(sniffed, data, lambda name: name in names)
    if isinstance(drafts, Problem):
        return ()
    sound = [draft for draft in drafts if draft.name in names and not draft.problem]
    small = [draft for draft in sound if draft.filled <= _MAX_FILLED_OF_OTHERS]
    grids = _read_grids(data, [draft.name for draft in small])
    if isinstance(grids, Problem):
        return ()
    return tuple(_raw_sheet(each.done(), grids[each.name]) for each in small if each.name in grids)


def _scan(sniffed: Sniffed, data: bytes, wanted: Callable[[str], bool]) -> list[FactsDraft] | Problem:
    try:
        match sniffed.kind:
            case FileKind.XLS:
                return scan_xls(data, wanted)
            case FileKind.XLSX:
                return scan_ooxml(sniffed.opened, wanted)
            case FileKind.XLSB:
                return scan_xlsb(sniffed.opened, wanted)
            case FileKind.ODS:
                return scan_ods(sniffed.opened, wanted)
            case _:
                assert_never(sniffed.kind)
    except Exception:  # noqa: BLE001 - whatever a broken part makes a scanner raise, the file is what is broken (architecture.md §5)
        return file_problems.UNREADABLE.at()


def _read_grids(data: bytes, names: list[str]) -> dict[str, list[list[object]]] | Problem:
    """Return, by sheet, the rows of cell values from A1 on. No type, heading or missing value is guessed."""
    if not names:  # pandas raises for no sheet at all, and the file is not broken
        return {}
    try:
        with pd.ExcelFile(io.BytesIO(data), engine="calamine") as book:
            present = [name for name in names if name in book.sheet_names]
            frames = pd.read_excel(book, sheet_name=present, header=None, dtype=object, keep_default_na=False, na_filter=False)
            return {str(name): frame.to_numpy(dtype=object).tolist() for name, frame in frames.items()}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - calamine's PanicException derives from BaseException (architecture.md §5)
        return file_problems.UNREADABLE.at()


def _raw_sheet(facts: SheetFacts, grid: list[list[object]]) -> RawSheet:
    cells: dict[tuple[int, int], RawCell] = {}
    for row, values in enumerate(grid, 1):
        for column, value in enumerate(values, 1):
            if value != "" and value is not None:
                spot = (row, column)
                font, runs = facts.fonts.get(spot, ""), facts.runs.get(spot, ())
                cells[spot] = RawCell(_plain(value), percent=spot in facts.percents, font=font, runs=runs)
    for spot, text in facts.errors.items():
        cells[spot] = RawCell(text, Trouble.ERROR_VALUE)
    for spot in facts.uncalculated:
        cells[spot] = RawCell("", Trouble.UNCALCULATED)
    return RawSheet(facts, MappingProxyType(cells))


def _plain(value: object) -> CellValue:
    if isinstance(value, str | bool | int | float | datetime | date | time | timedelta):
        return value
    return str(value)
