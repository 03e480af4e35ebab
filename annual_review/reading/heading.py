"""The heading rows of a table, wherever they stand: one to three rows, more where merged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from annual_review.form.cells import shown
from annual_review.form.columns import SheetSpec
from annual_review.form.level_names import is_ambiguous_level
from annual_review.model.names import bare_key, nearest
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Place, Problem, Read
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.problems.collector import Collector
from annual_review.reading.share_labels import share_of
from annual_review.reading.years import is_of_other_year
from annual_review.workbook.tidy import Cell, Sheet

_SEARCHED_ROWS = 200  # rows with content that are looked at for a heading
_MAX_HEIGHT = 3
_MAX_MERGED_HEIGHT = 5  # where the anchors are merged down over all of it
_MAX_COVERED = 200_000  # cells under merged ranges that are looked at: bounds time on hostile sheets
_NEAR_CHECKED = 300  # unknown headings compared for near misses
_NEUTRAL = frozenset({"sl", "soluong", "sophieu", "phieu"})  # under a heading that says what is counted
_NUMBERING = re.compile(r"\(?\d{1,2}\)?|\([\d=+()/x ]+\)")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the heading stands, the labels over each column from top to bottom, and which declared column each is.

    ``name_columns`` are all columns under one merged «Họ và tên»; ``labels`` and ``cells`` are by column number.
    ``shares`` tells of which declared column a column holds the typed shares; ``other_years`` are the columns whose
    heading names another year than ``year``, that of the review.
    """

    first_row: int
    last_row: int
    columns: Mapping[str, int]
    name_columns: tuple[int, ...]
    labels: Mapping[int, tuple[str, ...]]
    cells: Mapping[int, Cell]
    unknown: tuple[int, ...]
    shares: Mapping[int, str] = field(default_factory=dict)
    other_years: tuple[int, ...] = ()
    year: int | None = None


class _Finder:
    def __init__(self, sheet: Sheet, spec: SheetSpec, year: int | None) -> None:
        self._sheet = sheet
        self._spec = spec
        self._year = year
        self._anchors = {key for group in spec.anchors for key in group}
        self._covering: dict[tuple[int, int], tuple[int, int]] = {}
        self._merged_columns: dict[int, list[int]] = {}
        for top, left, bottom, right in sheet.facts.merged:
            if bottom - top >= 5 or right - left >= 2000 or len(self._covering) > _MAX_COVERED:
                continue
            for row in range(top, bottom + 1):
                self._covering.update({(row, column): (top, left) for column in range(left, right + 1)})
                self._merged_columns.setdefault(row, []).extend(range(left, right + 1))

    def _label(self, row: int, column: int) -> str:
        cell = self._sheet.cell(*self._covering.get((row, column), (row, column)))
        return "" if cell.trouble else shown(cell).replace("\n", " ")

    def _columns(self, row: int) -> list[int]:
        own = [cell.place.column for cell in self._sheet.rows.get(row, ())]
        merged = [
            column for column in self._merged_columns.get(row, ()) if not self._sheet.cell(*self._covering[row, column]).blank
        ]
        return sorted({*own, *merged})

    def find(self) -> Heading | None:
        """Return the first heading; a later one where the first is but a title («THÀNH TÍCH») or half of one."""
        first: Heading | None = None
        for row in sorted(self._sheet.rows)[:_SEARCHED_ROWS]:
            if first and row <= first.last_row:
                continue
            found = {self._spec.column_of(self._label(row, column)) for column in self._columns(row)}
            if not any(found.issuperset(group) for group in self._spec.anchors):
                continue
            heading = self._heading(row)
            if first is None:
                first = heading
            elif self._worth(heading) > self._worth(first):
                return heading
            if self._worth(first)[0] == 0 and len(first.columns) > 1:
                return first
        return first

    def _worth(self, heading: Heading) -> tuple[int, int]:
        """Return how many required columns a heading lacks, as a negative number, and how many columns it has."""
        missing = (each for each in self._spec.columns if each.required and each.key not in {*heading.columns, *self._anchors})
        return -sum(1 for _ in missing), len(heading.columns)

    def _heading(self, first: int) -> Heading:
        last = first
        while self._continues(first, last + 1):
            last += 1
        labels = {column: self._parts(first, last, column) for row in range(first, last + 1) for column in self._columns(row)}
        cells = {column: self._bottom_cell(first, last, column) for column in labels}
        columns: dict[str, int] = {}
        names: list[int] = []
        unknown: list[int] = []
        others: list[int] = []
        shares = {column: said for column, parts in labels.items() if (said := self._share_of(parts)) is not None}
        for column, parts in sorted(labels.items()):
            found = self._resolve(parts)
            if found == "name" and "name" in columns and self._same_merge(first, columns["name"], column):
                names.append(column)
            elif column in shares:
                continue
            elif self._is_of_other_year(parts, found):
                others.append(column)
            elif found and found not in columns:
                columns[found] = column
                names += [column] if found == "name" else []
            elif parts and not (not found and self._spec.is_ignored(parts[-1])):
                unknown.append(column)
        last = self._skip_numbering(last, columns)
        share_columns = self._shares_of_columns(shares, columns, sorted(labels))
        return Heading(
            first, last, columns, tuple(names), labels, cells, tuple(unknown), share_columns, tuple(others), self._year
        )

    def _share_of(self, parts: tuple[str, ...]) -> str | None:
        """Return the votes column whose shares stand under these labels, «» when they do not say, None for no shares."""
        shared = share_of(parts) if self._spec.shared else None
        if shared is None:
            return None
        return next((key for each in shared if (key := self._spec.column_of(each)) in self._spec.shared), "")

    def _shares_of_columns(self, shares: Mapping[int, str], columns: Mapping[str, int], labelled: list[int]) -> dict[int, str]:
        """Return which column each share belongs to; bare «%» to the votes left of it.

        A lone one behind all of them belongs to none.
        """
        share_columns = {column: key for column, key in shares.items() if key}
        votes = {at: key for key, at in columns.items() if key in self._spec.shared and key != "blank"}
        bare = {
            column: max((each for each in labelled if each < column), default=0) for column, key in shares.items() if not key
        }
        paired = set(bare.values()) == set(votes)
        share_columns |= {at: votes[left] for at, left in bare.items() if left in votes and (paired or at < max(votes))}
        return share_columns

    def _is_of_other_year(self, parts: tuple[str, ...], found: str | None) -> bool:
        """Whether a column that would be read, or would have to be asked for, is by its labels one of another year."""
        if found in self._anchors or not any(is_of_other_year(part, self._year) for part in parts):
            return False
        return bool(found or self._spec.decisive_column(parts[-1]))

    def _continues(self, first: int, row: int) -> bool:
        """Whether ``row`` is a further heading row: the anchors are merged down over it, or it holds headings only."""
        cells = self._sheet.rows.get(row, ())
        anchors = [column for column in self._columns(first) if self._is_anchor(self._label(first, column))]
        merged = bool(cells) and all(self._covering.get((row, column), (row, 0))[0] < row for column in anchors)
        height = row - first + 1
        if anchors and merged and height <= _MAX_MERGED_HEIGHT:
            return True
        return height <= _MAX_HEIGHT and self._holds_headings(first, row)

    def _holds_headings(self, first: int, row: int) -> bool:
        known = False
        for cell in self._sheet.rows.get(row, ()):
            label = self._label(row, cell.place.column)
            parts = self._parts(first, row, cell.place.column)
            share = bool(self._spec.shared) and share_of((label,)) is not None
            if not (share or self._resolve(parts) or self._spec.is_ignored(label) or bare_key(label) in _NEUTRAL):
                return False
            known = known or len(parts) > 1 or self._resolve((label,)) is not None
        return known

    def _is_anchor(self, label: str) -> bool:
        found = self._spec.column_of(label)
        return any(found in group for group in self._spec.anchors)

    def _parts(self, first: int, last: int, column: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(label for row in range(first, last + 1) if (label := self._label(row, column))))

    def _bottom_cell(self, first: int, last: int, column: int) -> Cell:
        for row in range(last, first - 1, -1):
            if self._label(row, column):
                return self._sheet.cell(*self._covering.get((row, column), (row, column)))
        return self._sheet.cell(first, column)

    def _resolve(self, parts: tuple[str, ...]) -> str | None:
        if not parts:
            return None
        if self._spec.is_ignored(parts[-1]):  # first: «HTXSNV» over «%» is the share, though it joins to «HTXSNV %»
            return None
        if found := self._spec.column_of(" ".join(parts)):
            return found
        if found := self._spec.column_of(parts[-1]):
            return found
        return self._resolve(parts[:-1]) if bare_key(parts[-1]) in _NEUTRAL else None

    def _same_merge(self, row: int, one: int, two: int) -> bool:
        top = self._covering.get((row, one))
        return top is not None and top == self._covering.get((row, two))

    def _skip_numbering(self, last: int, columns: Mapping[str, int]) -> int:
        """Return the row of column numbers «(1) (2) (3)» when one follows the heading, else ``last``."""
        anchors = [columns[key] for group in self._spec.anchors for key in group if key in columns]
        below = self._sheet.rows.get(last + 1, ())
        numbers = [cell for cell in below if _NUMBERING.fullmatch(shown(cell))]
        at_anchor = any(cell.place.column in anchors for cell in numbers)
        counting = [int(found[0]) for cell in numbers if (found := re.search(r"\d+", shown(cell)))]
        ascending = all(one < other for one, other in pairwise(counting))  # votes «5 0 0 0» number no columns
        return last + 1 if len(numbers) >= 3 and at_anchor and ascending and len(numbers) == len(below) else last


def find_heading(sheet: Sheet, spec: SheetSpec, *, year: int | None = None) -> Heading | None:
    """Return the heading of the table of ``spec`` on ``sheet``, None when there is none. ``year`` is that of the review."""
    return _Finder(sheet, spec, year).find()


@dataclass(frozen=True, slots=True)
class HeadingCheck:
    """What is to be known of a heading: whether it is ``complete``, that is has every required column.

    ``nearly`` are the declared columns some heading is nearly called like; ``unclear_levels`` says that a heading is a
    mark that may mean more than one level («Mức 1»).
    """

    complete: bool
    nearly: frozenset[str] = frozenset()
    unclear_levels: bool = False


def check_heading(heading: Heading, spec: SheetSpec, optional: frozenset[str] = frozenset()) -> Read[HeadingCheck]:
    """Return what is to be known of a heading, with what is wrong in it; ``optional`` are columns that may be left out."""
    found = Collector()
    nearly: set[str] = set()
    unclear_levels = False
    for column in heading.other_years:
        place, label = heading.cells[column].place, " ".join(heading.labels[column])
        found.add(
            sheet_problems.OTHER_YEAR.at(
                place, found=label[:80], year=f"năm {heading.year}" if heading.year else "năm đánh giá"
            )
        )
    for order, column in enumerate(heading.unknown):
        label = heading.labels[column][-1]
        place = heading.cells[column].place
        resolved = spec.column_of(" ".join(heading.labels[column])) or spec.column_of(label)
        if resolved:
            found.add(_twice(heading, spec, resolved, place))
            continue
        missing = [each for each in spec.columns if each.key not in heading.columns]
        if _is_unclear_level(label) and (levels := {each.key for each in missing} & set(RatingLevel)):
            nearly |= levels
            unclear_levels = True
            found.add(text_problems.AMBIGUOUS_LEVEL.at(place, value=label))
            continue
        worth = len(label) <= 80 and order < _NEAR_CHECKED
        near = nearest(label, (name for each in missing for name in each.headings)) if worth else None
        if spec.is_other(label):
            near = None
        elif not near and (decisive := spec.decisive_column(label)):
            near = spec.column(decisive).heading
        if near:
            nearly.add(spec.column_of(near) or "")
            found.add(sheet_problems.NEAR_COLUMN.at(place, found=label, column=near))
        else:
            found.add(sheet_problems.UNKNOWN_COLUMN.at(place, found=label[:80]))
    complete = True
    for each in spec.columns:
        lacking = each.required and each.key not in heading.columns and each.key not in optional
        if lacking and not spec.has_instead(each.key, heading.columns):
            complete = False
            if each.key not in nearly:
                found.add(
                    sheet_problems.MISSING_COLUMN.at(Place(_sheet_name(heading), heading.first_row, 1), column=each.heading)
                )
    return found.done(HeadingCheck(complete, frozenset(nearly), unclear_levels))


def _is_unclear_level(label: str) -> bool:
    """Whether a heading is a mark such as «Mức 1»; a bare number is a ballot's or a column's."""
    return is_ambiguous_level(label) and not bare_key(label).isdigit()


def _twice(heading: Heading, spec: SheetSpec, column: str, second: Place) -> Problem:
    first = heading.cells[heading.columns[column]].place
    return sheet_problems.SAME_COLUMN_TWICE.at(
        second, column=spec.column(column).heading, first=first.address, second=second.address
    )


def _sheet_name(heading: Heading) -> str:
    return next(iter(heading.cells.values())).place.sheet
