"""Sheet «Phiếu đảng viên» as totals: one row per member, the votes of each level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annual_review.form import cells
from annual_review.form.level_names import parse_level
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import members as roster
from annual_review.form.sheets.ballots import BLANK, LEVEL_COLUMNS, spec_for
from annual_review.model.ballots import BallotLayout, Figure, SubjectTally
from annual_review.model.members import Member
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.collector import Collector
from annual_review.reading.decisive_words import undecided
from annual_review.reading.people import NOBODY_NAMED, Directory, NamedThere, NamesOfSheet
from annual_review.reading.people_rows import name_place, read_name
from annual_review.reading.rows import Row, Table
from annual_review.reading.sheets.counts import outside_counts
from annual_review.reading.table import check_totals, read_table
from annual_review.reading.typed_figures import TypedShare, TypedSum, shares_of, sums_of
from annual_review.workbook.tidy import Cell, Sheet

Entered = Mapping[tuple[str, str], tuple[str, Place]]


@dataclass(frozen=True, slots=True)
class BallotDraft:
    """The members' ballot as one sheet tells it. ``counts`` are by item key; ``counted`` are those counted ballot by ballot.

    ``entered`` holds each value by (row label, column label) for the comparison with a second entry; ``voted`` says
    whether any vote stands on the sheet. ``named`` is whom the sheet names; ``unread`` are the counts that stand there and
    cannot be read; ``left_out`` says that single ballots were not counted, which was reported; ``readable`` is False when
    the table itself was not found. ``unsure`` are the numbers of members whose votes here are not known, as an error says;
    ``shares`` and ``sums`` are what the clerk worked out beside the votes.
    """

    sheet: str
    layout: BallotLayout
    tallies: tuple[SubjectTally, ...] = ()
    counts: Mapping[str, Figure] = field(default_factory=dict)
    counted: Mapping[str, int] = field(default_factory=dict)
    entered: Entered = field(default_factory=dict)
    voted: bool = False
    named: NamedThere = NOBODY_NAMED
    unread: frozenset[str] = frozenset()
    left_out: bool = False
    readable: bool = True
    unsure: frozenset[int] = frozenset()
    shares: tuple[TypedShare, ...] = ()
    sums: tuple[TypedSum, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What the other sheets say of the ballot: ``two_step`` frees the column HTXSNV, ``year`` is that of the review."""

    two_step: bool
    year: int | None


def read_totals(
    sheet: Sheet, directory: Directory, found: Collector, options: ReadingOptions, expected: Expected
) -> BallotDraft:
    """Return the ballot typed as totals; not readable when its table was not found."""
    mark = found.mark()
    table = read_table(sheet, spec_for(options), found, frozenset({"name", "excellent"}), year=expected.year)
    if table is None or table.unclear_levels:
        return BallotDraft(sheet.name, BallotLayout.TOTALS, readable=False)
    excellent = LEVEL_COLUMNS[RatingLevel.EXCELLENT].key
    if excellent not in table.heading.columns and excellent not in table.nearly and not expected.two_step:
        found.add(ballot_problems.NO_SECOND_STEP.at(sheet.place(table.heading.first_row, 1)))
    is_lost = found.lost_since(mark)
    draft = _Totals(table, directory, found, options, expected.year).draft()
    return replace(draft, unsure=frozenset(each.member for each in draft.tallies)) if is_lost else draft


class _Totals:
    def __init__(self, table: Table, directory: Directory, found: Collector, options: ReadingOptions, year: int | None) -> None:
        self._year = year
        self._table = table
        self._names = NamesOfSheet(directory, found, halved=table.halved)
        self._found = found
        self._options = options
        self._columns = [column for column in (*LEVEL_COLUMNS.values(), BLANK) if column.key in table.heading.columns]
        self._sums: dict[int, dict[str, int]] = {}
        self._entered: dict[tuple[str, str], tuple[str, Place]] = {}
        self._shares: list[TypedShare] = []
        self._typed_sums: list[TypedSum] = []

    def draft(self) -> BallotDraft:
        voted = any(not cells.is_dash(row.cell(column.key)) for row in self._table.rows for column in self._columns)
        tallies: list[SubjectTally] = []
        for row in self._table.rows:
            member = find_member(row, self._table, self._names, self._found)
            tally = self._tally(row, member, voted=voted)
            if member and self._names.is_first(member, name_place(row)) and tally:
                tallies.append(tally)
        headings = {column.key: column.heading for column in self._columns}
        check_totals(self._table, headings, self._sums, self._found)
        unread: set[str] = set()
        return BallotDraft(
            sheet=self._table.sheet.name,
            layout=BallotLayout.TOTALS,
            tallies=tuple(tallies),
            counts=outside_counts(self._table, self._found, self._options, unread),
            unread=frozenset(unread),
            entered=self._entered,
            voted=voted,
            named=self._names.named(),
            shares=tuple(self._shares),
            sums=tuple(self._typed_sums),
        )

    def _tally(self, row: Row, member: Member | None, *, voted: bool) -> SubjectTally | None:
        """Return the row's votes; None when it has none or a wrong one, which is told."""
        parsed = {column.key: row.parse(column, self._options) for column in self._columns}
        given = {key: self._found.take(read) for key, read in parsed.items()}
        wrong = any(read.failed for read in parsed.values())
        self._sums[row.number] = {key: value for key, value in given.items() if value is not None}
        if member is None or wrong:
            return None
        levels = {column.key: given.get(column.key) for column in LEVEL_COLUMNS.values()}
        if row.has("note") and (asked := undecided(member, row.cell("note"), self._year, sheet_column=roster.NOTE.heading)):
            self._found.add(asked)
        if all(value is None for value in given.values()):
            if voted and member.unrated is None and not self._table.is_merged(name_place(row)):
                self._found.add(ballot_problems.NO_VOTES.at(name_place(row), name=member.name))
            return None
        if member.unrated is not None:
            self._found.add(votes_for_unrated(member, name_place(row)))
        for column in self._columns:
            cell = row.cell(column.key)
            self._entered[member.name, column.heading] = (str(given[column.key] or 0), cell.place)
            if given[column.key] is None and column is not BLANK:
                self._found.add(taken_for_zero(cell, column.heading, member.name))
        self._check_levels_beside(row, member, {column.key: given.get(column.key) or 0 for column in LEVEL_COLUMNS.values()})
        places = {column.key: row.cell(column.key).place for column in self._columns} | {"name": name_place(row)}
        votes = LevelCounts(*(levels[level.value] or 0 for level in RatingLevel))
        headings = {column.key: column.heading for column in self._columns}
        counted = {key: given[key] or 0 for key in headings}
        self._shares += shares_of(row, counted, headings, member.name)
        self._typed_sums += sums_of(row, votes.total, given.get("blank") or 0, member.name)
        return SubjectTally(member.number, votes, blank=given.get("blank") or 0, places=places)

    def _check_levels_beside(self, row: Row, member: Member, votes: Mapping[str, int]) -> None:
        """Ask about a level in a column that is not read, where it is neither the one most voted nor the proposal."""
        most = max(votes.values())
        for column in self._table.heading.unknown:
            cell = row.sheet.cell(row.number, column)
            level = parse_level(cell.text, self._options) if cell.text else None
            if level is None or votes[level.value] == most or level is member.proposal:
                continue
            heading = self._table.heading.labels[column][-1][:80]
            self._found.add(ballot_problems.LEVEL_BESIDE.at(cell.place, column=heading, name=member.name, value=cell.text[:40]))


def votes_for_unrated(member: Member, place: Place) -> Problem:
    """Return the problem of votes at ``place`` on a member the roster calls not rated."""
    return ballot_problems.VOTES_FOR_UNRATED.at(place, member.place("unrated"), name=member.name, reason=member.unrated_text)


def taken_for_zero(cell: Cell, column: str, name: str) -> Problem:
    """Return the note that a blank cell, or one with a dash, counts as no votes."""
    if cell.blank:
        return ballot_problems.BLANK_IS_ZERO.at(cell.place, column=column, name=name)
    return ballot_problems.DASH_IS_ZERO.at(cell.place, column=column, name=name, value=cells.shown(cell))


def find_member(row: Row, table: Table, names: NamesOfSheet, found: Collector) -> Member | None:
    """Return the roster member a row of ``table`` names; what stands in the way is reported."""
    read = read_name(row)
    name = found.take(read)
    if name is None:
        if not (read.problems or table.is_merged(name_place(row))):
            found.add(member_problems.NAMELESS.at(name_place(row)))
        return None
    born = cells.shown(row.cell("born")) if row.has("born") else ""
    return names.find(name, name_place(row), born=born)
