"""Hands a refused workbook back: a copy of the clerk's own with every mistake marked where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from openpyxl import Workbook

from annual_review.form.layout import is_own_sheet, sheet_of
from annual_review.handout.annotate_copy import Copy, copy_of_file, copy_of_values
from annual_review.handout.annotate_index import write_index
from annual_review.handout.annotate_marks import mark_cells, remember_fills, unmark
from annual_review.problems import Problem, Read, Severity
from annual_review.problems.catalogue import annotated as annotated_problems
from annual_review.workbook.engine import RawCell, open_workbook
from annual_review.workbook.formulas import with_stored_values
from annual_review.workbook.stamp import ANNOTATED, saved, stamp

_MOST_LISTED = 2_000
_WEIGHT = tuple(Severity)

_Cells = dict[tuple[str, int, int], RawCell]


def annotate(data: bytes, file: str, problems: Sequence[Problem]) -> Read[bytes]:
    """Return an .xlsx with the sheet «LỖI CẦN SỬA» first and the cells of ``problems`` marked; ``data`` is not changed.

    The copy reads as the clerk's file does and can be mended and handed in as it is. Marks of an earlier copy are
    replaced. Where the file cannot be copied as a whole its values are; where it cannot be opened, the copy has the
    first sheet only. ``problems`` of the result are notes on what the copy cannot carry. Raises nothing for any bytes.
    """
    numbered, more = _numbered(problems)
    made = _whole(data, file, numbered, more) or _made(copy_of_values, data, file, numbered, more)
    return made or _finished(_bare(), file, numbered, more)


def _numbered(problems: Sequence[Problem]) -> tuple[list[tuple[int, Problem]], tuple[Problem, ...]]:
    """Return the problems one by one, errors first, numbered; and a note when there are too many to list."""
    single = [replace(each, also=()) for problem in problems for each in (problem, *problem.also)]
    ordered = sorted(dict.fromkeys(single), key=lambda problem: _WEIGHT.index(problem.severity))
    rest = len(ordered) - _MOST_LISTED
    more = (annotated_problems.MORE.at(count=rest),) if rest > 0 else ()
    return list(enumerate(ordered[:_MOST_LISTED], 1)), more


def _bare() -> Copy:
    book = Workbook()
    book.remove(book.worksheets[0])
    return Copy(book, {}, losses=(annotated_problems.NO_SHEETS.at(),))


_Numbered = list[tuple[int, Problem]]


def _made(
    copy: Callable[[bytes, str], Copy | None], data: bytes, file: str, numbered: _Numbered, more: tuple[Problem, ...]
) -> Read[bytes] | None:
    """Return the annotated copy that starts from ``copy``; None when the clerk's file does not allow it."""
    try:
        started = copy(data, file)
        return _finished(started, file, numbered, more) if started else None
    except Exception:  # noqa: BLE001 - openpyxl raises anything on files that people really send (architecture.md §5)
        return None


def _whole(data: bytes, file: str, numbered: _Numbered, more: tuple[Problem, ...]) -> Read[bytes] | None:
    """Return the annotated copy of the whole file; None when it would not read as the clerk's file does."""
    made = _made(copy_of_file, data, file, numbered, more)
    if made is None or made.value is None:
        return None
    before, after = _cells(data, file), _cells(made.value, "copy.xlsx")
    return made if before is not None and before == after else None


def _cells(data: bytes, file: str) -> _Cells | None:
    """Return all the reader sees of a workbook, None when it refuses it."""
    raw = open_workbook(data, file, lambda name: sheet_of(name) is not None).value
    if raw is None:
        return None
    return {(sheet.facts.name, *spot): cell for sheet in raw.sheets for spot, cell in sheet.cells.items()}


def _finished(copy: Copy, file: str, numbered: _Numbered, more: tuple[Problem, ...]) -> Read[bytes]:
    unmark(copy.book)
    sheets = {name: sheet for name, sheet in copy.sheets.items() if sheet in copy.book.worksheets}
    shown = [
        name
        for name in dict.fromkeys(problem.place.sheet for _, problem in numbered)
        if name in sheets and sheets[name].sheet_state != "visible" and not is_own_sheet(name)
    ]
    for name in shown:
        sheets[name].sheet_state = "visible"
    filled = mark_cells(sheets, numbered)
    unhidden = (annotated_problems.SHEETS_SHOWN.at(sheets=", ".join(f"«{name}»" for name in shown)),) if shown else ()
    losses = (*more, *copy.losses, *unhidden)
    write_index(copy.book, file, numbered, sheets, losses)
    remember_fills(copy.book, filled)
    stamp(copy.book, ANNOTATED)
    return Read(saved(copy.book, lambda workbook: with_stored_values(workbook, copy.stored)), losses)
