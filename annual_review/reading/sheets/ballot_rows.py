"""Sheet «Phiếu đảng viên» ballot by ballot: one row (or one column) per ballot, a level code per member."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from annual_review.model.ballots import BallotLayout, SubjectTally
from annual_review.model.members import Member
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.problems import Place
from annual_review.problems.catalogue import ballots as entries
from annual_review.problems.catalogue import sheets as sheet_entries
from annual_review.problems.catalogue import text as text_entries
from annual_review.reading import cells, level_names
from annual_review.reading.collector import Collector
from annual_review.reading.columns import Column, SheetSpec
from annual_review.reading.heading import Heading, find_heading
from annual_review.reading.nearest import bare_key
from annual_review.reading.options import ReadingOptions
from annual_review.reading.people import Directory
from annual_review.reading.sheets import members as roster
from annual_review.reading.sheets.ballots import (
    LEVEL_COLUMNS,
    SPEC,
    BallotDraft,
    find_member,
    once,
    spec_for,
)
from annual_review.reading.sheets.counts import count_key, counts_in
from annual_review.reading.splitting import Row, Table, is_total_label, split_rows
from annual_review.reading.table import report_layout
from annual_review.reading.tidy import Cell, Sheet

_NUMBER = Column("number", "Phiếu số", cells.text, ("Số hiệu phiếu", "Mã phiếu", "Số phiếu", "Phiếu"))
ROWS_SPEC = SheetSpec(
    "ballot_rows",
    "Phiếu đảng viên",
    (),
    (_NUMBER, roster.NOTE),
    (("number",),),
    ignored=("STT", "TT", "Cộng", "Tổng"),
    note="Mỗi phiếu một dòng, mỗi đảng viên một cột, trong ô ghi mức xếp loại",
)
_BALLOT_HEADING = re.compile(r"(?:phieuso|phieu|so)?0*(\d{1,5})")
_BALLOT_NUMBER = re.compile(r"(?:phiếu\s*)?(?:số\s*)?0*(\d{1,5})(?:[.,]0)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Ballot:
    """One ballot: its number as typed, and the cell of each member's mark by roster number."""

    number: str
    place: Place
    marks: Mapping[int, Cell]


def layout_of(sheet: Sheet, options: ReadingOptions) -> str:
    """Return ``totals``, ``rows`` (one row per ballot) or ``columns`` (one column per ballot), by the headings."""
    heading = find_heading(sheet, spec_for(options))
    if heading is not None:
        levels = {column.key for column in LEVEL_COLUMNS.values()}
        return "columns" if not levels & set(heading.columns) and _ballot_columns(heading) else "totals"
    return "rows" if find_heading(sheet, ROWS_SPEC) else "totals"


def _ballot_columns(heading: Heading) -> dict[int, str]:
    """Return the number of the ballot in each column that holds one."""
    found: dict[int, str] = {}
    for column in heading.unknown:
        match = _BALLOT_HEADING.fullmatch(bare_key(" ".join(heading.labels[column])))
        if match:
            found[column] = match[1]
    return found


def read_ballots(
    sheet: Sheet, directory: Directory, found: Collector, options: ReadingOptions, *, collected: int | None
) -> BallotDraft:
    """Return the ballot counted from its single ballots, in either direction; not readable when it names no member.

    ``collected`` is the count typed elsewhere: rows numbered in advance beyond it are no ballots.
    """
    return _Reader(sheet, directory, found, options, collected).draft()


class _Reader:
    def __init__(
        self, sheet: Sheet, directory: Directory, found: Collector, options: ReadingOptions, collected: int | None
    ) -> None:
        self._sheet = sheet
        self._directory = directory
        self._found = found
        self._options = options
        self._collected = collected
        self._subjects: dict[int, tuple[Member, Place]] = {}
        self._outside: list[int] = []

    def draft(self) -> BallotDraft:
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
                self._found.add(entries.BLANK_BALLOT.at(ballot.place, ballot=ballot.number))
        entered = {
            (f"Phiếu số {ballot.number}", self._subjects[number][0].name): (cells.shown(cell), cell.place)
            for ballot in ballots
            for number, cell in ballot.marks.items()
        }
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
            listed=frozenset(self._subjects),
        )

    def _by_row(self) -> list[_Ballot] | None:
        heading = find_heading(self._sheet, ROWS_SPEC)
        if heading is None:
            return None
        columns = self._member_columns(heading)
        if not columns:
            self._found.add(entries.NO_MEMBERS_ON_BALLOT.at(self._sheet.place(heading.first_row, 1)))
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
            place = self._sheet.place(row, number_column)
            if match:
                ballots.append(_Ballot(match[1], place, marks))
            else:
                self._found.add(entries.BALLOT_WITHOUT_NUMBER.at(place))
        report_layout(Table(self._sheet, heading, tuple(rows), (), tuple(self._outside)), self._found)
        self._check_sums(heading, columns, ballots)
        return ballots

    def _check_sums(self, heading: Heading, columns: Mapping[int, int], ballots: list[_Ballot]) -> None:
        """Tell every figure in a row of totals that is not the number of readable marks in its column."""
        for row in (each for each in self._outside if each > heading.last_row):
            if not is_total_label(self._sheet.cell(row, heading.columns["number"]).text):
                continue
            for column, number in columns.items():
                cell = self._sheet.cell(row, column)
                typed = self._found.take(cells.count(cell, self._options))
                marks = (cells.shown(ballot.marks[number]) for ballot in ballots)
                counted = sum(level_names.parse_level(mark, self._options) is not None for mark in marks)
                if typed is not None and typed != counted:
                    name = self._subjects[number][0].name
                    self._found.add(
                        sheet_entries.TOTAL_DIFFERS.at(cell.place, typed=cells.shown(cell), column=name, sum=counted)
                    )

    def _is_outside(self, row: int, marks: Mapping[int, Cell]) -> bool:
        if any(count_key(cell.text) for cell in self._sheet.rows[row]):
            return True
        return not any(level_names.parse_level(cells.shown(cell), self._options) for cell in marks.values())

    def _member_columns(self, heading: Heading) -> dict[int, int]:
        """Return the roster number of the member each column is for."""
        listed: dict[int, Place] = {}
        columns: dict[int, int] = {}
        for column in heading.unknown:
            label, place = heading.labels[column][-1], heading.cells[column].place
            member = self._found.take(self._directory.find(re.sub(r"^\d{1,3}[.)]\s*", "", label), place))
            if member and once(member, place, listed, self._found):
                columns[column] = member.number
                self._subjects[member.number] = (member, place)
        return columns

    def _by_column(self) -> list[_Ballot] | None:
        heading = find_heading(self._sheet, SPEC)
        if heading is None:
            return None
        numbers = _ballot_columns(heading)
        for column in heading.unknown:
            if column not in numbers:
                self._found.add(
                    sheet_entries.UNKNOWN_COLUMN.at(heading.cells[column].place, found=heading.labels[column][-1][:80])
                )
        table = split_rows(self._sheet, heading, SPEC)
        report_layout(table, self._found)
        self._outside = list(table.outside)
        rows: dict[int, int] = {}
        listed: dict[int, Place] = {}
        for row in table.rows:
            member = find_member(row, self._directory, self._found)
            place = roster.name_place(row)
            if member and once(member, place, listed, self._found):
                rows[member.number] = row.number
                self._subjects[member.number] = (member, place)
        return [
            _Ballot(number, heading.cells[column].place, {each: self._sheet.cell(row, column) for each, row in rows.items()})
            for column, number in numbers.items()
        ]

    def _once(self, ballots: list[_Ballot]) -> list[_Ballot]:
        kept: dict[str, _Ballot] = {}
        for ballot in ballots:
            if ballot.number in kept:
                self._found.add(entries.BALLOT_TWICE.at(ballot.place, kept[ballot.number].place, ballot=ballot.number))
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
            self._found.add(entries.EMPTY_BALLOT_ROWS.at(blank[0].place, count=len(blank)))
        return filled

    def _read_marks(self, ballot: _Ballot) -> tuple[dict[int, RatingLevel], set[int]]:
        """Return the level each member has on this ballot, and the members whose mark cannot be read."""
        levels: dict[int, RatingLevel] = {}
        spoiled: set[int] = set()
        for number, cell in ballot.marks.items():
            member = self._subjects[number][0]
            said = cells.shown(cell)
            if problem := cells.trouble_of(cell):
                self._found.add(problem)
            elif cells.is_dash(cell):
                continue
            elif member.unrated is not None:
                self._found.add(
                    entries.VOTES_FOR_UNRATED.at(
                        cell.place, member.place("unrated"), name=member.name, reason=member.unrated_text
                    )
                )
            elif level := level_names.parse_level(said, self._options):
                levels[number] = level
            elif level_names.is_ambiguous_level(said):
                self._found.add(text_entries.AMBIGUOUS_LEVEL.at(cell.place, value=said))
            else:
                spoiled.add(number)
                self._found.add(entries.SPOILED_MARK.at(cell.place, ballot=ballot.number, value=said, name=member.name))
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
