"""The workbook of a fictitious branch: its pages, and their bytes as .xlsx, the same for the same book."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from random import Random

from xlsxwriter.worksheet import Worksheet

from annual_review import zips
from annual_review.form.sheets.ballots import SECOND_ENTRY
from annual_review.sample.ballot_page import lay_approvals, lay_ballots, lay_branch_ballot
from annual_review.sample.book import Book, Page, Spot, Value, by_key
from annual_review.sample.branch import SampleBranch
from annual_review.sample.info_page import lay_info
from annual_review.sample.other_pages import lay_achievements, lay_remarks
from annual_review.sample.roster_page import lay_roster
from annual_review.sample.table import Typist
from annual_review.workbook.new_workbook import Look, NewWorkbook

_LONG = 40  # characters; only longer text is wrapped
_WRITTEN_ON = date(2020, 1, 1)  # one and the same for every workbook: the bytes depend on the seed alone
_STAMP = zips.Stamp((2020, 1, 1, 0, 0, 0))
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#REF!", "#VALUE!")  # as Excel shows the formulas that give them


def lay_book(rng: Random, branch: SampleBranch) -> Book:
    """Return the workbook of ``branch`` as its clerk would type it in."""
    typist = Typist(rng, branch)
    ballots = lay_ballots(typist)
    return by_key(
        {
            "info": lay_info(typist),
            "members": lay_roster(typist),
            "ballots": ballots,
            "approvals": lay_approvals(typist),
            "second_entry": ballots.copy(key="second_entry", name=SECOND_ENTRY.name) if branch.plan.double_entry else None,
            "branch_ballot": lay_branch_ballot(typist),
            "achievements": lay_achievements(typist),
            "remarks": lay_remarks(typist),
        }
    )


def book_bytes(book: Book) -> bytes:
    """Return ``book`` as an .xlsx file."""
    workbook = NewWorkbook(_WRITTEN_ON)
    for page in book.pages:
        _fill(workbook, workbook.add_sheet(page.name), page)
    return zips.fixed(workbook.parts().items(), _STAMP)


def _fill(workbook: NewWorkbook, sheet: Worksheet, page: Page) -> None:
    for column in page.widths.keys() | page.hidden_columns:
        sheet.set_column(column - 1, column - 1, page.widths.get(column), None, {"hidden": column in page.hidden_columns})
    for row in page.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    covered: set[Spot] = set()  # in a merged range only the first cell holds anything
    for top, left, bottom, right in page.merged:
        sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
        covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)} - {(top, left)}
    for spot, value in page.cells.items():
        if spot not in covered:
            _put(workbook, sheet, spot, value, _look(value, is_bold=spot in page.bold, is_percent=spot in page.percents))


def _put(workbook: NewWorkbook, sheet: Worksheet, spot: Spot, value: Value, look: Look) -> None:
    at = (spot[0] - 1, spot[1] - 1)
    if value in _ERRORS:
        sheet.write_formula(*at, f"={value}", workbook.format_of(look), value)
    elif isinstance(value, str) and value.startswith("="):
        sheet.write_formula(*at, value, workbook.format_of(look), "")  # no stored value: nobody has calculated it yet
    else:
        workbook.put(sheet, *spot, value, look)


def _look(value: Value, *, is_bold: bool, is_percent: bool) -> Look:
    if is_percent:
        shown_as = "0.00%"
    elif isinstance(value, date):
        shown_as = "DD/MM/YYYY"
    else:
        shown_as = "HH:MM" if isinstance(value, time) else "General"
    return _looks(shown_as, is_bold=is_bold, is_long=len(str(value)) > _LONG)


@cache
def _looks(shown_as: str, *, is_bold: bool, is_long: bool) -> Look:
    if is_bold:
        return Look(bold=True, horizontal="center", vertical="vcenter", wrap=True, number_format=shown_as)
    return Look(vertical="vcenter", wrap=True, number_format=shown_as) if is_long else Look(number_format=shown_as)
