"""A workbook as it is being made up: cells by place, with marks that remember what stands where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from annual_review.problems import Place

Value = str | int | float | date | datetime | time
Spot = tuple[int, int]
Mark = tuple[str, str]


@dataclass(slots=True)
class Page:
    """One sheet. ``key`` is that of its declaration in ``reading.layout`` («» for any other); spots are (row, column) from 1.

    ``marks`` say what stands where: ``("7", "good")`` is the good votes of member 7, ``("heading", "good")`` their
    heading and ``("below", "good")`` its last row, ``("count", "issued")`` the number of ballots issued,
    ``("item", "chair")`` the content of an item and ``("label", "chair")`` its name.
    """

    key: str
    name: str
    cells: dict[Spot, Value] = field(default_factory=dict)
    marks: dict[Mark, Spot] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percents: set[Spot] = field(default_factory=set)
    bold: set[Spot] = field(default_factory=set)
    widths: dict[int, float] = field(default_factory=dict)
    first_row: int = 1

    @property
    def last_row(self) -> int:
        """The last row anything stands in, 0 on an empty sheet."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """The last column anything stands in, 0 on an empty sheet."""
        return max((column for _, column in self.cells), default=0)

    def put(self, spot: Spot, value: Value, mark: Mark | None = None) -> None:
        """Write ``value``; an empty text leaves the cell empty but for its mark."""
        if value == "":
            self.cells.pop(spot, None)
        else:
            self.cells[spot] = value
        if mark:
            self.marks[mark] = spot

    def has(self, who: str, what: str) -> bool:
        """Return whether something is marked so."""
        return (who, what) in self.marks

    def spot(self, who: str, what: str) -> Spot:
        """Return where it stands; raises KeyError when nothing is marked so."""
        return self.marks[who, what]

    def value(self, who: str, what: str) -> Value:
        """Return what stands there, an empty text for an empty cell."""
        return self.cells.get(self.spot(who, what), "")

    def number(self, who: str, what: str) -> int:
        """Return the whole number that stands there, 0 for anything else."""
        found = self.value(who, what)
        return found if isinstance(found, int) else 0

    def place(self, spot: Spot) -> Place:
        """Return the spot as a place of a problem."""
        return Place(self.name, *spot)

    def people(self, what: str) -> tuple[str, ...]:
        """Return the members («7») for whom ``what`` is marked on this sheet, in its order."""
        found = [(spot, who) for (who, each), spot in self.marks.items() if each == what and who.isdigit()]
        return tuple(who for _, who in sorted(found))

    def moved(self, rows: Callable[[int], int | None], columns: Callable[[int], int | None]) -> None:
        """Move every row and column to where the functions say, None drops it. Merges go with their top left cell."""

        def to(spot: Spot) -> Spot | None:
            row, column = rows(spot[0]), columns(spot[1])
            return None if row is None or column is None else (row, column)

        self.cells = {new: value for spot, value in self.cells.items() if (new := to(spot))}
        self.marks = {mark: new for mark, spot in self.marks.items() if (new := to(spot))}
        self.percents = {new for spot in self.percents if (new := to(spot))}
        self.bold = {new for spot in self.bold if (new := to(spot))}
        self.hidden_rows = {at for row in self.hidden_rows if (at := rows(row))}
        self.hidden_columns = {at for column in self.hidden_columns if (at := columns(column))}
        self.widths = {at: width for column, width in self.widths.items() if (at := columns(column))}
        self.first_row = rows(self.first_row) or self.first_row
        merges = [(to((top, left)), bottom - top, right - left) for top, left, bottom, right in self.merged]
        self.merged = [(*new, new[0] + height, new[1] + width) for new, height, width in merges if new]

    def insert_rows(self, before: int, count: int = 1) -> None:
        """Push everything from row ``before`` on down by ``count`` rows."""
        self.moved(lambda row: row + count if row >= before else row, lambda column: column)

    def delete_row(self, deleted: int) -> None:
        """Take a row out; what is below moves up."""
        self.moved(lambda row: None if row == deleted else row - (row > deleted), lambda column: column)

    def delete_column(self, deleted: int) -> None:
        """Take a column out; what is to its right moves left."""
        self.moved(lambda row: row, lambda column: None if column == deleted else column - (column > deleted))

    def copy(self, *, key: str | None = None, name: str | None = None) -> Page:
        """Return a page that may be changed without changing this one, under another key or name if one is given."""
        return replace(
            self,
            key=self.key if key is None else key,
            name=self.name if name is None else name,
            cells=dict(self.cells),
            marks=dict(self.marks),
            merged=list(self.merged),
            hidden_rows=set(self.hidden_rows),
            hidden_columns=set(self.hidden_columns),
            percents=set(self.percents),
            bold=set(self.bold),
            widths=dict(self.widths),
        )


@dataclass(slots=True)
class Book:
    """A workbook: its pages in order."""

    pages: list[Page]

    def page(self, key: str) -> Page | None:
        """Return the page of this declaration, None when there is none."""
        return next((page for page in self.pages if page.key == key), None)

    def has(self, key: str) -> bool:
        """Return whether there is a page of this declaration."""
        return self.page(key) is not None

    def sheet(self, key: str) -> Page:
        """Return the page of this declaration; raises KeyError when there is none."""
        found = self.page(key)
        if found is None:
            raise KeyError(key)
        return found

    def copy(self) -> Book:
        """Return a book that may be changed without changing this one."""
        return Book([page.copy() for page in self.pages])


def by_key(pages: Mapping[str, Page | None]) -> Book:
    """Return a book of the pages that are there."""
    return Book([page for page in pages.values() if page is not None])
