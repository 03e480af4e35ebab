"""The workbook of a fictitious branch: its pages, and their bytes as .xlsx, the same for the same book."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from annual_review import zips
from annual_review.form.sheets.ballots import SECOND_ENTRY
from annual_review.sample.ballot_page import lay_approvals, lay_ballots, lay_branch_ballot
from annual_review.sample.book import Book, Page, by_key
from annual_review.sample.branch import SampleBranch
from annual_review.sample.info_page import lay_info
from annual_review.sample.other_pages import lay_achievements, lay_remarks
from annual_review.sample.roster_page import lay_roster
from annual_review.sample.table import Typist

_BOLD = Font(bold=True)
_LONG = 40  # characters; only longer text is wrapped, for every cell with a look of its own takes time
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_STAMP = zips.Stamp((2020, 1, 1, 0, 0, 0))  # one and the same for every workbook: the bytes depend on the seed alone
_CORE = "docProps/core.xml"
_SAVED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


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
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for page in book.pages:
        _fill(workbook.create_sheet(page.name), page)
    stream = io.BytesIO()
    workbook.save(stream)
    return _dated(stream.getvalue())


def _fill(sheet: Worksheet, page: Page) -> None:
    sheet.title = page.name  # create_sheet numbers a name that is there already; a clerk's mistake may need both
    for spot, value in page.cells.items():
        cell = sheet.cell(*spot)
        cell.value = value
        if spot in page.bold:
            cell.font, cell.alignment = _BOLD, _CENTRED
        elif len(str(value)) > _LONG:
            cell.alignment = _WRAPPED
        if spot in page.percents:
            cell.number_format = "0.00%"
        elif isinstance(value, date | datetime):
            cell.number_format = "DD/MM/YYYY"
        elif isinstance(value, time):
            cell.number_format = "HH:MM"
    for top, left, bottom, right in page.merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row in page.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for column, width in page.widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    for column in page.hidden_columns:
        sheet.column_dimensions[get_column_letter(column)].hidden = True


def _dated(data: bytes) -> bytes:
    """Return the package with every date in it fixed."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[_CORE] = _SAVED.sub(rb"\g<1>2020-01-01T00:00:00Z", parts[_CORE])
    return zips.fixed(parts.items(), _STAMP)
