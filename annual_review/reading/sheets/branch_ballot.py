"""Sheet «Phiếu chi bộ»: the ballot on the cell's own level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets.ballots import LEVEL_COLUMNS
from annual_review.form.sheets.branch_ballot import ACROSS, LEVEL, SHORT_NAMES, SPEC, VOTES
from annual_review.model.ballots import Figure
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.problems import Place
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.heading import Heading, find_heading
from annual_review.reading.row_words import is_count_label
from annual_review.reading.rows import Table
from annual_review.reading.share_labels import share_of
from annual_review.reading.sheets.ballot_totals import taken_for_zero
from annual_review.reading.sheets.counts import counts_in
from annual_review.reading.table import check_totals, read_table
from annual_review.reading.typed_figures import TypedShare, shares_of
from annual_review.workbook.tidy import Cell, Sheet


@dataclass(frozen=True, slots=True)
class BranchBallotDraft:
    """The ballot on the branch as the sheet tells it; ``votes`` is None when none was typed or no table was found.

    ``unread`` are the counts that stand there and cannot be read; ``unsure`` says that an error leaves the votes unknown.
    """

    votes: LevelCounts | None
    counts: Mapping[str, Figure] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    voted: bool = False
    shares: tuple[TypedShare, ...] = ()
    unread: frozenset[str] = frozenset()
    unsure: bool = False


def read_branch_ballot(sheet: Sheet, found: Collector, options: ReadingOptions) -> BranchBallotDraft:
    """Return the cell's ballot; problems go to ``found``."""
    unread: set[str] = set()
    mark = found.mark()
    if find_heading(sheet, SPEC) is None and (across := find_heading(sheet, ACROSS)) is not None:
        return _read_across(sheet, across, found, options)
    table = read_table(sheet, SPEC, found)
    if table is None:
        return BranchBallotDraft(None, unsure=True)
    is_lost = found.lost_since(mark)
    counts = counts_in((table.sheet.rows[number] for number in table.outside), found, options, unread)
    mark = found.mark()
    voted = any(not cells.is_dash(row.cell("votes")) for row in table.rows)
    if not voted:
        return BranchBallotDraft(None, counts, unread=frozenset(unread), unsure=is_lost)
    rows = _votes(table, found, options)
    headings = {"votes": VOTES.heading}
    totals_agree = check_totals(table, headings, rows.sums, found)
    if rows.levels_clear and totals_agree:  # else the level not found may be the one that is wrong there
        _check_levels(rows, table, found)
    votes = LevelCounts(*(rows.by_level.get(level, 0) for level in RatingLevel))
    names = {row.number: cells.shown(row.cell("level")) for row in table.rows}
    shares = (share for row in table.rows for share in shares_of(row, rows.sums[row.number], headings, names[row.number]))
    unsure = is_lost or not rows.levels_clear or found.lost_since(mark)
    return BranchBallotDraft(
        votes, counts, rows.places, voted=True, shares=tuple(shares), unread=frozenset(unread), unsure=unsure
    )


def _read_across(sheet: Sheet, heading: Heading, found: Collector, options: ReadingOptions) -> BranchBallotDraft:
    """Return the ballot whose levels stand side by side over one row of votes; shares below it are not read."""
    unread: set[str] = set()
    mark = found.mark()
    lines = {row: cells_ for row, cells_ in sheet.rows.items() if not heading.first_row <= row <= heading.last_row}
    counts = counts_in(
        (line for line in lines.values() if any(is_count_label(cell.text) for cell in line)), found, options, unread
    )
    rows = [row for row, line in lines.items() if row > heading.last_row and _holds_votes(sheet, row, line, heading)]
    if not rows and _is_taken_for_numbering(sheet, heading):
        rows = [heading.last_row]
    if not rows:
        return BranchBallotDraft(None, counts, unread=frozenset(unread))
    columns = {level: heading.columns[column.key] for level, column in LEVEL_COLUMNS.items()}
    for row in rows[1:]:
        place = sheet.place(row, min(columns.values()))
        found.add(ballot_problems.LEVEL_TWICE.at(place, level=SHORT_NAMES[RatingLevel.EXCELLENT]))
    votes: dict[RatingLevel, int] = {}
    for level, column in columns.items():
        cell = sheet.cell(rows[0], column)
        read = cells.count(cell, options)
        votes[level] = found.take(read) or 0
        if read.value is None and not read.problems:
            found.add(taken_for_zero(cell, VOTES.heading, SHORT_NAMES[level]))
    places = {level.value: sheet.place(rows[0], column) for level, column in columns.items()}
    ordered = LevelCounts(*(votes[level] for level in RatingLevel))
    return BranchBallotDraft(ordered, counts, places, voted=True, unread=frozenset(unread), unsure=found.lost_since(mark))


def _is_taken_for_numbering(sheet: Sheet, heading: Heading) -> bool:
    """Whether the last row of the heading holds but numbers, «5 0 0 0»: votes, where no other row has any."""
    under = [sheet.cell(heading.last_row, heading.columns[column.key]) for column in LEVEL_COLUMNS.values()]
    return all(isinstance(cell.value, int | float) for cell in under)


def _holds_votes(sheet: Sheet, row: int, line: tuple[Cell, ...], heading: Heading) -> bool:
    """Whether a row has votes under the levels: not the counts of ballots, and not the shares below."""
    if any(is_count_label(cell.text) or share_of((cell.text,)) is not None for cell in line if cell.text):
        return False
    under = [sheet.cell(row, heading.columns[column.key]) for column in LEVEL_COLUMNS.values()]
    return any(not cells.is_dash(cell) for cell in under) and not any(cell.percent for cell in under)


def _check_levels(rows: _Rows, table: Table, found: Collector) -> None:
    """Report every level without a row."""
    place = table.heading.cells[table.heading.columns["level"]].place
    found.add(
        *(ballot_problems.LEVEL_MISSING.at(place, level=SHORT_NAMES[each]) for each in RatingLevel if each not in rows.by_level)
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The votes of the table's rows by level, the cell of each, and the votes by row number for the totals.

    ``levels_clear`` says that every row named a level of its own.
    """

    by_level: Mapping[RatingLevel, int]
    places: Mapping[str, Place]
    sums: Mapping[int, Mapping[str, int]]
    levels_clear: bool


def _votes(table: Table, found: Collector, options: ReadingOptions) -> _Rows:
    by_level: dict[RatingLevel, int] = {}
    clear = True
    places: dict[str, Place] = {}
    sums: dict[int, dict[str, int]] = {}
    for row in table.rows:
        level = row.read(LEVEL, found, options)
        count = row.read(VOTES, found, options)
        cell = row.cell("votes")
        sums[row.number] = {"votes": count or 0}
        clear = clear and level is not None and level not in by_level
        if level is None:
            if cells.is_dash(row.cell("level")) and not table.is_merged(row.cell("level").place):
                found.add(sheet_problems.REQUIRED_CELL.at(row.cell("level").place, column=LEVEL.heading, whose=""))
            continue
        if level in by_level:
            found.add(ballot_problems.LEVEL_TWICE.at(row.cell("level").place, level=SHORT_NAMES[level]))
            continue
        by_level[level] = count or 0
        places[level.value] = cell.place
        if cell.blank or (count is None and cells.is_dash(cell) and not cells.count(cell, options).problems):
            found.add(taken_for_zero(cell, VOTES.heading, SHORT_NAMES[level]))
    return _Rows(by_level, places, sums, clear)
