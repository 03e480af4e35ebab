"""Sheet «Thông tin» read: the meeting, who led it, what was issued, and the cell's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from annual_review.form import cells
from annual_review.form.columns import Item
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import info as declared
from annual_review.model.ballots import Figure
from annual_review.model.meeting import Person
from annual_review.model.members import Points
from annual_review.model.names import bare_key, key, nearest
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision, Narrative, OverCap, PaperNumbers
from annual_review.model.wards import locality_of
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.heading import find_heading
from annual_review.reading.named_years import check_named_years
from annual_review.reading.points import typed_points
from annual_review.reading.row_words import is_signature
from annual_review.reading.sheets.info_outside import Columns, report_outside
from annual_review.reading.table import report_merged
from annual_review.workbook.tidy import Cell, Sheet

T = TypeVar("T")
NARRATIVE = (
    declared.STRENGTHS,
    declared.WEAKNESSES,
    declared.CAUSES,
    declared.DIRECTIONS,
    declared.CONCLUSIONS,
    declared.REQUESTS,
)
POINTS = (declared.POINTS_COMMON, declared.POINTS_RESULTS, declared.POINTS_TOTAL)


_BY_KEY: Mapping[str, Item[object]] = {key(name): item for item in declared.ITEMS for name in item.headings}


@dataclass(frozen=True, slots=True)
class Info:
    """What the sheet gives; None or empty where it does not.

    ``counts`` are the ballot counts typed here, by item key; ``unread`` are the items whose content could not be read, or
    whose name is nearly that of a line here, which was reported; ``places`` tells the cell of every item that has content;
    ``missed`` are the problems of missing items that only the meeting tells.
    """

    year: int | None
    parent: str
    branch: str
    code: str
    locality: str
    bases: tuple[str, ...]
    held_on: date | None
    began: time | None
    ended: time | None
    venue: str
    chair: Person | None
    secretary: Person | None
    guests: tuple[Person, ...]
    head_teller: Person | None
    tellers: tuple[Person, ...]
    committee_size: int | None
    present: Figure | None
    counts: Mapping[str, Figure]
    self_rating: RatingLevel | None
    presenter: Person | None
    over_cap: OverCap | None
    request_reason: str
    points: Points | None
    wants_reward: bool
    narrative: Narrative
    numbers: PaperNumbers
    document_date: date | None
    decision: Decision | None
    rule_set: str
    places: Mapping[str, Place]
    unread: frozenset[str]
    missed: tuple[Problem, ...]

    def point_place(self, part: str) -> Place:
        """Return the cell of one part of the branch's points."""
        return self.places.get(f"points.{part}") or Place("")


class _Reader:
    def __init__(self, sheet: Sheet, found: Collector, options: ReadingOptions) -> None:
        self._sheet = sheet
        self._found = found
        self._options = options
        self.nearly: set[str] = set()
        self.cells: dict[str, list[Cell]] = {}
        self.places: dict[str, Place] = {}
        self.unread: set[str] = set()
        self.missed: list[Problem] = []

    def gather(self) -> None:
        """Find the content cell of every item."""
        columns = self._columns()
        if columns is None:
            self._found.add(info_problems.NO_ITEMS.at(self._sheet.place()))
            return
        current: Item[object] | None = None
        rows: dict[int, Item[object]] = {}
        for row in self._sheet.rows:
            if row < columns.first:
                continue
            label = self._sheet.cell(row, columns.item)
            content = self._sheet.cell(row, columns.content)
            if self._is_signed(row, label, content):
                self._found.add(sheet_problems.ROWS_NOT_READ.at(content.place, value=cells.shown(content)))
                break
            if label.text:
                current = self._item(label, content)
            if current and not (content.blank and not label.text):
                rows[row] = current
                self.cells.setdefault(current.key, []).append(content)
        self._check_rows(set(rows))
        report_outside(self._sheet, columns, rows, _BY_KEY, self._found)

    def _is_signed(self, row: int, label: Cell, content: Cell) -> bool:
        """Whether the signatures begin here: below a blank row, no item any more, and somebody who signs."""
        if row - 1 in self._sheet.rows or not is_signature(content.text):
            return False
        return key(content.text) in _BY_KEY or not (label.text or self._has_items_below(row, label.place.column))

    def _has_items_below(self, row: int, column: int) -> bool:
        return any(later > row and key(self._sheet.cell(later, column).text) in _BY_KEY for later in self._sheet.rows)

    def _columns(self) -> Columns | None:
        """Return the columns of items and contents and the first row of items, by heading or by where items stand."""
        heading = find_heading(self._sheet, declared.SPEC)
        if heading:
            return Columns(heading.columns["item"], heading.columns["content"], heading.last_row + 1, heading)
        known = [cell.place for cells_ in self._sheet.rows.values() for cell in cells_ if key(cell.text) in _BY_KEY]
        if not known:
            return None
        columns = [place.column for place in known]
        column = max(set(columns), key=columns.count)
        return Columns(column, column + 1, min(place.row for place in known))

    def _item(self, label: Cell, content: Cell) -> Item[object] | None:
        bare_label = re.sub(r"\s*\([^)]*\)\s*[:*★]*$", "", label.text)
        for form in (label.text, bare_label):
            if found := _BY_KEY.get(key(form)) or _BY_KEY.get(bare_key(form)):
                return found
        if content.blank:
            return None  # a line that parts the sheet, not an item
        near = (
            nearest(bare_label, (name for item in declared.ITEMS for name in item.headings)) if len(bare_label) <= 60 else None
        )
        if near:
            self.nearly.add(_BY_KEY[key(near)].key)
            self._found.add(info_problems.NEAR_ITEM.at(label.place, found=label.text, item=near))
        else:
            self._found.add(info_problems.UNKNOWN_ITEM.at(label.place, found=label.text[:80]))
        return None

    def _check_rows(self, rows: set[int]) -> None:
        facts = self._sheet.facts
        report_merged(self._sheet, rows, 0, self._found)
        hidden = sorted(rows & facts.hidden_rows)
        if hidden:
            place = self._sheet.place(hidden[0], 1)
            self._found.add(sheet_problems.HIDDEN_ROWS.at(place, rows=", ".join(map(str, hidden))))

    def one(self, item: Item[T]) -> T | None:
        """Return the value of an item that may stand once."""
        given = self.cells.get(item.key, [])
        filled = [cell for cell in given if not cell.blank]
        if len(filled) > 1:
            places = [cell.place for cell in filled]
            self._found.add(
                info_problems.REPEATED_ITEM.at(places[1], places[0], *places[2:], item=item.heading, count=len(filled))
            )
        if not filled:
            if item.required and given:
                self._miss(item, info_problems.EMPTY_ITEM.at(given[0].place, item=item.heading))
            elif item.required and self.cells and item.key not in self.nearly:
                self._miss(item, info_problems.MISSING_ITEM.at(self._sheet.place(), item=item.heading))
            return None
        self.places[item.key] = filled[0].place
        read = item.parser(filled[0], self._options)
        value = self._found.take(read)
        self.unread.update({item.key} if read.failed else ())
        if value is None and item.required and cells.is_dash(filled[0]):
            self._miss(item, info_problems.EMPTY_ITEM.at(filled[0].place, item=item.heading))
        return value

    def _miss(self, item: Item[T], problem: Problem) -> None:
        """Report a required item that is missing; one that is known only after the meeting is kept for then."""
        if item.afterwards:
            self.missed.append(problem)
        else:
            self._found.add(problem)

    def all(self, item: Item[T]) -> tuple[T, ...]:
        """Return the values of an item that may stand several times."""
        filled = [cell for cell in self.cells.get(item.key, []) if not cell.blank]
        if filled:
            self.places[item.key] = filled[0].place
        values = (self._found.take(item.parser(cell, self._options)) for cell in filled)
        return tuple(value for value in values if value is not None)

    def flat(self, item: Item[tuple[T, ...]]) -> tuple[T, ...]:
        """Return the values of an item whose cells may hold several each."""
        return tuple(value for values in self.all(item) for value in values)

    def figure(self, item: Item[int]) -> Figure | None:
        """Return a count with its cell."""
        value = self.one(item)
        return None if value is None else Figure(value, self.places[item.key])

    def figures(self, items: tuple[Item[int], ...]) -> dict[str, Figure]:
        """Return the counts that were given, by item key."""
        return {item.key: figure for item in items if (figure := self.figure(item)) is not None}


def read_info(sheet: Sheet, found: Collector, options: ReadingOptions) -> Info:
    """Return what the sheet tells; problems, missing items among them, go to ``found``."""
    reader = _Reader(sheet, found, options)
    reader.gather()
    year = reader.one(declared.YEAR)
    if year is not None:
        check_named_years(reader.cells, NARRATIVE, year, found)
    parent = reader.one(declared.PARENT) or ""
    return Info(
        year=year,
        parent=parent,
        branch=reader.one(declared.BRANCH) or "",
        code=reader.one(declared.CODE) or "",
        locality=reader.one(declared.LOCALITY) or locality_of(parent),
        bases=reader.all(declared.BASES),
        held_on=reader.one(declared.HELD_ON),
        began=reader.one(declared.BEGAN),
        ended=reader.one(declared.ENDED),
        venue=reader.one(declared.VENUE) or "",
        chair=reader.one(declared.CHAIR),
        secretary=reader.one(declared.SECRETARY),
        guests=reader.flat(declared.GUESTS),
        head_teller=reader.one(declared.HEAD_TELLER),
        tellers=reader.flat(declared.TELLERS),
        committee_size=reader.one(declared.COMMITTEE_SIZE),
        present=reader.figure(declared.PRESENT),
        counts=reader.figures(declared.COUNTS),
        self_rating=reader.one(declared.SELF_RATING),
        presenter=reader.one(declared.PRESENTER),
        over_cap=reader.one(declared.OVER_CAP),
        request_reason=reader.one(declared.REQUEST_REASON) or "",
        points=typed_points(*(reader.one(item) for item in POINTS)),
        wants_reward=bool(reader.one(declared.WANTS_REWARD)),
        narrative=_narrative(reader),
        numbers=_numbers(reader),
        document_date=reader.one(declared.DOCUMENT_DATE),
        decision=_decision(reader, found),
        rule_set=reader.one(declared.RULE_SET) or "",
        places=reader.places,
        unread=frozenset(reader.unread | reader.nearly),
        missed=tuple(reader.missed),
    )


def _narrative(reader: _Reader) -> Narrative:
    return Narrative(*map(reader.flat, NARRATIVE))


def _numbers(reader: _Reader) -> PaperNumbers:
    return PaperNumbers(
        *(
            reader.one(item) or ""
            for item in (declared.MINUTES_NUMBER, declared.TALLY_NUMBER, declared.REPORT_NUMBER, declared.SUBMISSION_NUMBER)
        )
    )


def _decision(reader: _Reader, found: Collector) -> Decision | None:
    number, signed_on = reader.one(declared.DECISION_NUMBER), reader.one(declared.DECISION_DATE)
    if number and signed_on:
        return Decision(number, signed_on)
    given = {key_ for key_ in ("decision_number", "decision_date") if key_ in reader.places}
    if len(given) == 1:
        present, missing = (
            (declared.DECISION_NUMBER, declared.DECISION_DATE) if number else (declared.DECISION_DATE, declared.DECISION_NUMBER)
        )
        found.add(info_problems.HALF_DECISION.at(reader.places[present.key], present=present.heading, missing=missing.heading))
    return None
