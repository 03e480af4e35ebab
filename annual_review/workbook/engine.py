"""The door to pandas and the Excel engines: raw cells of the sheets that matter, with their places."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from types import MappingProxyType
from typing import assert_never

import pandas as pd

from annual_review.problems import Place, Problem, Read
from annual_review.problems.catalogue import files as file_problems
from annual_review.workbook.compare import below_nought, differing
from annual_review.workbook.facts import MAX_FILLED, FactsDraft, SheetFacts, Spot
from annual_review.workbook.ods import scan_ods
from annual_review.workbook.ooxml import scan_ooxml
from annual_review.workbook.package import UnclearPackageError, clean_package, find_parts
from annual_review.workbook.sniff import FileKind, Sniffed, sniff
from annual_review.workbook.xls import scan_xls
from annual_review.workbook.xlsb import scan_xlsb

_MOST_DIFFERENCES = 50  # cells that are named; more say no more
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
    scanned = _scan(sniffed, data, wanted)
    if isinstance(scanned, Problem):
        return Read(None, (scanned,))
    drafts = scanned.drafts
    refused = tuple(draft.problem for draft in drafts if draft.problem)
    if refused:
        return Read(None, refused)
    if sum(draft.filled for draft in drafts) > MAX_FILLED:
        widest = max(drafts, key=lambda draft: draft.filled)
        return Read(None, (file_problems.TOO_WIDE.at(Place(widest.name)),))
    if not drafts:
        return Read(None, (file_problems.NO_SHEETS.at(),))
    if len({draft.name for draft in drafts}) < len(drafts):
        return Read(None, (file_problems.UNCLEAR_PARTS.at(),))
    sheets = _read_sheets(scanned, [draft for draft in drafts if wanted(draft.name)])
    if sheets.value is None:
        return Read(None, sheets.problems)
    names = tuple(draft.name for draft in drafts)
    further = [name for name in names if others(name) and not wanted(name)]
    return Read(RawWorkbook(sheets.value, names, _small_sheets(sniffed, data, further) if further else ()))


def _small_sheets(sniffed: Sniffed, data: bytes, names: Collection[str]) -> tuple[RawSheet, ...]:
    """Return those of the sheets that can be read at little cost."""
    scanned = _scan(sniffed, data, lambda name: name in names)
    if isinstance(scanned, Problem):
        return ()
    sound = [draft for draft in scanned.drafts if draft.name in names and not draft.problem]
    return _read_sheets(scanned, [draft for draft in sound if draft.filled <= _MAX_FILLED_OF_OTHERS]).value or ()


@dataclass(frozen=True, slots=True)
class _Scanned:
    """What the file says of its sheets, and the bytes that the engine is to read: for some sheets, by their names."""

    drafts: list[FactsDraft]
    package: Callable[[Iterable[str]], bytes]


def _scan(sniffed: Sniffed, data: bytes, wanted: Callable[[str], bool]) -> _Scanned | Problem:
    try:
        match sniffed.kind:
            case FileKind.XLS:
                old = scan_xls(data, wanted)
                return _Scanned(old.drafts, lambda _: old.data)
            case FileKind.XLSX:
                parts = find_parts(sniffed.opened)
                drafts = scan_ooxml(sniffed.opened, parts, wanted)
                return _Scanned(drafts, lambda names: clean_package(sniffed.opened, parts, names))
            case FileKind.XLSB:
                binary = scan_xlsb(sniffed.opened, wanted)
                return _Scanned(binary.drafts, lambda _: binary.clean.package())
            case FileKind.ODS:
                scanned = scan_ods(sniffed.opened, wanted)
                return _Scanned(scanned.drafts, lambda _: scanned.document.package())
            case _:
                assert_never(sniffed.kind)
    except UnclearPackageError:
        return file_problems.UNCLEAR_PARTS.at()
    except Exception:  # noqa: BLE001 - whatever a broken part makes a scanner raise, the file is what is broken (architecture.md §5)
        return file_problems.UNREADABLE.at()


def _read_sheets(scanned: _Scanned, drafts: Sequence[FactsDraft]) -> Read[tuple[RawSheet, ...]]:
    """Return the sheets of ``drafts`` as the engine reads them; a problem for each cell that the file has otherwise."""
    names = [draft.name for draft in drafts]
    grids = _read_grids(scanned.package(names), names) if names else {}
    if isinstance(grids, Problem):
        return Read(None, (grids,))
    if any(draft.filled and draft.name not in grids for draft in drafts):
        return Read(None, (file_problems.UNCLEAR_PARTS.at(),))  # the engine knows no such sheet: its cells would be lost
    sheets = [(draft, _cells(grids[draft.name])) for draft in drafts if draft.name in grids]
    found = tuple(problem for draft, cells in sheets for problem in _differences(draft, cells))
    if found:
        return Read(None, found)
    return Read(tuple(_raw_sheet(draft.done(), cells) for draft, cells in sheets))


def _differences(draft: FactsDraft, cells: dict[Spot, CellValue]) -> Iterator[Problem]:
    """Yield a problem for each cell the engine reads otherwise; numbers below nought in cells of days are put right."""
    for spot, stored in draft.stored.items():
        if (number := below_nought(stored, cells.get(spot))) is not None:
            cells[spot] = number
    known = draft.errors.keys() | draft.uncalculated
    given = {spot: value for spot, value in cells.items() if spot not in known}
    for row, column in islice(sorted(differing(draft.stored, given, date_1904=draft.date_1904)), _MOST_DIFFERENCES):
        yield file_problems.UNCLEAR_VALUE.at(Place(draft.name, row, column))


def _read_grids(data: bytes, names: list[str]) -> dict[str, list[list[object]]] | Problem:
    """Return, by sheet, the rows of cell values from A1 on. No type, heading or missing value is guessed."""
    try:
        with pd.ExcelFile(io.BytesIO(data), engine="calamine") as book:
            present = [name for name in names if name in book.sheet_names]
            frames = pd.read_excel(book, sheet_name=present, header=None, dtype=object, keep_default_na=False, na_filter=False)
            return {str(name): frame.to_numpy(dtype=object).tolist() for name, frame in frames.items()}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - calamine's PanicException derives from BaseException (architecture.md §5)
        return file_problems.UNREADABLE.at()


def _cells(grid: list[list[object]]) -> dict[Spot, CellValue]:
    return {
        (row, column): _plain(value)
        for row, values in enumerate(grid, 1)
        for column, value in enumerate(values, 1)
        if value != "" and value is not None
    }


def _raw_sheet(facts: SheetFacts, values: Mapping[Spot, CellValue]) -> RawSheet:
    cells: dict[Spot, RawCell] = {}
    for spot, value in values.items():
        font, runs = facts.fonts.get(spot, ""), facts.runs.get(spot, ())
        cells[spot] = RawCell(value, percent=spot in facts.percents, font=font, runs=runs)
    for spot, text in facts.errors.items():
        cells[spot] = RawCell(text, Trouble.ERROR_VALUE)
    for spot in facts.uncalculated:
        cells[spot] = RawCell("", Trouble.UNCALCULATED)
    return RawSheet(facts, MappingProxyType(cells))


def _plain(value: object) -> CellValue:
    if isinstance(value, str | bool | int | float | datetime | date | time | timedelta):
        return value
    return str(value)
