"""Sheet «Phiếu đảng viên» ballot by ballot: one row (or one column) per ballot, a level code per member."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annual_review.form import cells, level_names
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets.ballots import SPEC
from annual_review.form.sheets.members import NOTE
from annual_review.model.ballots import BallotLayout, SubjectTally
from annual_review.model.members import Member
from annual_review.model.names import without_comrade
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.problems import Place
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.problems.collector import Collector
from annual_review.reading.decisive_words import undecided, undecided_on_ballot
from annual_review.reading.heading import Heading
from annual_review.reading.people import Directory, NamesOfSheet
from annual_review.reading.people_rows import name_place
from annual_review.reading.row_kinds import split_rows
from annual_review.reading.row_words import is_total_label
from annual_review.reading.rows import Row, Table
from annual_review.reading.sheets.ballot_layout import ballot_columns, column_heading, layout_of, row_heading
from annual_review.reading.sheets.ballot_sums import is_sum_label, miscounted
from annual_review.reading.sheets.ballot_totals import BallotDraft, find_member, votes_for_unrated
from annual_review.reading.sheets.counts import count_key, counts_in
from annual_review.reading.table import report_layout
from annual_review.workbook.tidy import Cell, Sheet

_BALLOT_NUMBER = re.compile(r"(?:(?:lá\s*)?phiếu\s*)?(?:số\s*|thứ\s*|p)?0*(\d{1,5})(?:[.,]0)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Ballot:
    """One ballot: its number as typed, and the cell of each member's mark by roster number."""

    number: str
    place: Place
    marks: Mapping[int, Cell]


def read_ballots(  # noqa: PLR0913 - a sheet, and what the other sheets say of it
    sheet: Sheet,
    directory: Directory,
    found: Collector,
    options: ReadingOptions,
    *,
    collected: int | None,
    year: int | None = None,
) -> BallotDraft:
    """Return the ballot counted from its single ballots, in either direction; not readable when it names no member.

    ``collected`` is the count typed elsewhere: rows numbered in advance beyond it are no ballots. ``year`` is
    that of the review.
    """
    reader = _Reader(sheet, directory, found, options, collected)
    draft = reader.draft()
    reader.ask_about_remarks(year)
    return draft


class _Reader:
    def __init__(
        self, sheet: Sheet, directory: Directory, found: Collector, options: ReadingOptions, collected: int | None
    ) -> None:
        self._sheet = sheet
        self._directory = directory
        self._found = found
        self._options = options
        self._collected = collected
        self._names = NamesOfSheet(directory, found)
        self._subjects: dict[int, tuple[Member, Place]] = {}
        self._left_out = False
        self._outside: list[int] = []
        self._remarks: list[tuple[Member | str, Cell]] = []  # what is said of a member, or beside a ballot by its number

    def draft(self) -> BallotDraft:
        mark = self._found.mark()
        ballots = self._by_column() if layout_of(self._sheet, self._options) == "columns" else self._by_row()
        if ballots is None:
            return BallotDraft(self._sheet.name, BallotLayout.BALLOTS, readable=False)
        unread: set[str] = set()
        counts = counts_in((self._sheet.rows[row] for row in self._outside), self._found, self._options, unread)
        typed = counts["collected"].value if "collected" in counts else self._collected
        ballots = self._without_prepared(self._once(ballots), typed)
        marks = {ballot.number: self._read_marks(ballot) for ballot in ballots}
        voted = any(levels for levels, _ in marks.values())
        valid = [ballot for ballot in ballots if marks[ballot.number][0]]
        for ballot in ballots if voted else ():
            if not marks[ballot.number][0]:
                self._found.add(ballot_problems.BLANK_BALLOT.at(ballot.place, ballot=ballot.number))
        entered = {
            (f"Phiếu số {ballot.number}", self._subjects[number][0].name): (cells.shown(cell), cell.place)
            for ballot in ballots
            for number, cell in ballot.marks.items()
        }
        numbers = [member.number for member, _ in self._subjects.values() if member.unrated is None]
        is_lost = self._left_out or self._found.lost_since(mark)
        return BallotDraft(
            sheet=self._sheet.name,
            layout=BallotLayout.BALLOTS,
            tallies=tuple(
                self._tally(member, place, valid, marks) for member, place in self._subjects.values() if member.unrated is None
            ),
            counts=counts,
            unread=frozenset(unread),
            counted={"collected": len(ballots), "valid": len(valid), "invalid": len(ballots) - len(valid)},
            entered=entered,
            voted=voted,
            named=self._names.named(),
            left_out=self._left_out,
            unsure=frozenset(numbers if is_lost else ()),
        )

    def ask_about_remarks(self, year: int | None) -> None:
        """Ask about remarks that say what a column of the roster decides."""
        for about, cell in self._remarks:
            if isinstance(about, str):
                problem = undecided_on_ballot(self._directory.members, cell, year, ballot=about)
            else:
                problem = undecided(about, cell, year, sheet_column=NOTE.heading)
            self._found.add(*((problem,) if problem else ()))

    def _by_row(self) -> list[_Ballot] | None:
        heading = row_heading(self._sheet, lambda label: self._directory.knows(_without_number(label)))
        if heading is None:
            return None
        columns = self._member_columns(heading)
        if not columns:
            if not self._directory.is_empty:
                self._found.add(ballot_problems.NO_MEMBERS_ON_BALLOT.at(self._sheet.place(heading.first_row, 1)))
            return None
        number_column = heading.columns["number"]
        ballots: list[_Ballot] = []
        rows: list[Row] = []
        for row in self._sheet.rows:
            match = _BALLOT_NUMBER.fullmatch(cells.shown(self._sheet.cell(row, number_column)))
            marks = {number: self._sheet.cell(row, column) for column, number in columns.items()}
            if row <= heading.last_row or (not match and self._is_outside(row, marks)):
                self._outside += [row] if not heading.first_row <= row <= heading.last_row else []
                continue
            rows.append(Row(row, self._sheet, heading))
            self._remarks.append((match[1] if match else "?", rows[-1].cell("note")))
            place = self._sheet.place(row, number_column)
            if match:
                ballots.append(_Ballot(match[1], place, marks))
            else:
                self._left_out = True
                self._found.add(ballot_problems.BALLOT_WITHOUT_NUMBER.at(place))
        report_layout(Table(self._sheet, heading, tuple(rows), (), tuple(self._outside)), self._found)
        self._check_sums(heading, columns, ballots)
        return ballots

    def _check_sums(self, heading: Heading, columns: Mapping[int, int], ballots: list[_Ballot]) -> None:
        """Tell every figure in a row of sums that is not the number of marks in its column."""
        for row in (each for each in self._outside if each > heading.last_row):
            label = self._sheet.cell(row, heading.columns["number"]).text
            if is_sum_label(label, self._options) and not count_key(label):
                for column, number in columns.items():
                    marks = [ballot.marks[number] for ballot in ballots]
                    self._check_sum(self._sheet.cell(row, column), label, self._subjects[number][0].name, marks)

    def _check_sum(self, cell: Cell, label: str, name: str, marks: Iterable[Cell]) -> None:
        counted = self._found.take(miscounted(cell, label, marks, self._options))
        if counted is not None:
            values: dict[str, str | int] = {"typed": cells.shown(cell), "column": label, "counted": counted}
            self._found.add(ballot_problems.MARKS_DIFFER.at(cell.place, name=name, **values))

    def _is_outside(self, row: int, marks: Mapping[int, Cell]) -> bool:
        if any(count_key(cell.text) for cell in self._sheet.rows[row]):
            return True
        return not any(level_names.parse_level(cells.shown(cell), self._options) for cell in marks.values())

    def _member_columns(self, heading: Heading) -> dict[int, int]:
        """Return the roster number of the member each column is for."""
        columns: dict[int, int] = {}
        for column in heading.unknown:
            label, place = heading.labels[column][-1], heading.cells[column].place
            member = self._names.find(_without_number(label), place)
            if member and self._names.is_first(member, place):
                columns[column] = member.number
                self._subjects[member.number] = (member, place)
        return columns

    def _by_column(self) -> list[_Ballot] | None:
        heading = column_heading(self._sheet, self._options)
        if heading is None:
            return None
        numbers = ballot_columns(heading)
        sums = {column: labels[-1] for column, labels in heading.labels.items() if is_sum_label(labels[-1], self._options)}
        for column in heading.unknown:
            if column not in numbers and column not in sums:
                self._found.add(
                    sheet_problems.UNKNOWN_COLUMN.at(heading.cells[column].place, found=heading.labels[column][-1][:80])
                )
        table = report_layout(split_rows(self._sheet, heading, SPEC), self._found)
        self._names = NamesOfSheet(self._directory, self._found, halved=table.halved)
        self._outside = list(table.outside)
        rows: dict[int, int] = {}
        for row in table.rows:
            member = find_member(row, table, self._names, self._found)
            place = name_place(row)
            if member and self._names.is_first(member, place):
                rows[member.number] = row.number
                self._remarks.append((member, row.cell("note")))
                self._subjects[member.number] = (member, place)
        ballots = [
            _Ballot(number, heading.cells[column].place, {each: self._sheet.cell(row, column) for each, row in rows.items()})
            for column, number in numbers.items()
        ]
        self._check_column_sums(table, sums, rows, dict(zip(numbers, ballots, strict=True)))
        return ballots

    def _check_column_sums(
        self, table: Table, sums: Mapping[int, str], rows: Mapping[int, int], ballots: Mapping[int, _Ballot]
    ) -> None:
        """Tell every typed sum of a member's row, and of a ballot's column, that is not the number of its marks."""
        for number, row in rows.items():
            marks = [ballot.marks[number] for ballot in ballots.values()]
            for column, label in sums.items():
                self._check_sum(self._sheet.cell(row, column), label, self._subjects[number][0].name, marks)
        for total in table.totals:
            label = next((cell.text for cell in self._sheet.rows[total.number] if is_total_label(cell.text)), "")
            for column, ballot in ballots.items():
                cell = self._sheet.cell(total.number, column)
                self._check_sum(cell, label, f"Phiếu số {ballot.number}", ballot.marks.values())

    def _once(self, ballots: list[_Ballot]) -> list[_Ballot]:
        kept: dict[str, _Ballot] = {}
        for ballot in ballots:
            if ballot.number in kept:
                self._left_out = True
                self._found.add(ballot_problems.BALLOT_TWICE.at(ballot.place, kept[ballot.number].place, ballot=ballot.number))
            else:
                kept[ballot.number] = ballot
        return list(kept.values())

    def _without_prepared(self, ballots: list[_Ballot], collected: int | None) -> list[_Ballot]:
        """Leave out wholly blank ballots when exactly the others are the ballots collected: numbers written in advance."""
        filled = [ballot for ballot in ballots if not all(cells.is_dash(cell) for cell in ballot.marks.values())]
        blank = [ballot for ballot in ballots if ballot not in filled]
        if not blank or not (collected == len(filled) or not filled):
            return ballots
        if filled:
            self._found.add(ballot_problems.EMPTY_BALLOT_ROWS.at(blank[0].place, count=len(blank)))
        return filled

    def _read_marks(self, ballot: _Ballot) -> tuple[dict[int, RatingLevel], set[int]]:
        """Return the level each member has on this ballot, and the members whose mark cannot be read."""
        levels: dict[int, RatingLevel] = {}
        spoiled: set[int] = set()
        for number, cell in ballot.marks.items():
            member = self._subjects[number][0]
            mark = cells.shown(cell)
            if problem := cells.trouble_of(cell):
                self._found.add(problem)
            elif cells.is_dash(cell):
                continue
            elif member.unrated is not None:
                self._found.add(votes_for_unrated(member, cell.place))
            elif level := level_names.parse_level(mark, self._options):
                levels[number] = level
            elif level_names.is_ambiguous_level(mark):
                self._found.add(text_problems.AMBIGUOUS_LEVEL.at(cell.place, value=mark))
            else:
                spoiled.add(number)
                self._found.add(ballot_problems.SPOILED_MARK.at(cell.place, ballot=ballot.number, value=mark, name=member.name))
        return levels, spoiled

    @staticmethod
    def _tally(
        member: Member, place: Place, valid: list[_Ballot], marks: Mapping[str, tuple[dict[int, RatingLevel], set[int]]]
    ) -> SubjectTally:
        counted = Counter(marks[ballot.number][0].get(member.number) for ballot in valid)
        spoiled = sum(member.number in marks[ballot.number][1] for ballot in valid)
        votes = LevelCounts(*(counted[level] for level in RatingLevel))
        spots = [ballot.marks[member.number].place for ballot in valid]
        span = Place(spots[0].sheet, spots[0].row, spots[0].column, spots[-1].row, spots[-1].column) if spots else place
        places = {level.value: span for level in RatingLevel} | {"name": place}
        return SubjectTally(member.number, votes, blank=counted[None] - spoiled, spoiled=spoiled, places=places)


def _without_number(label: str) -> str:
    """Return a heading that names a member without the number and «Đ/c» in front: «1. Đ/c Trần Thị B»."""
    return without_comrade(re.sub(r"^\d{1,3}[.)]\s*", "", label))
