"""The declared sheets of a workbook by their names: those missing, misspelt, copied, of a year, hidden, there twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annual_review.form.columns import SheetSpec
from annual_review.form.layout import SHEETS, WARD_SHEETS, is_own_sheet, sheet_of
from annual_review.form.sheets import info
from annual_review.model.names import nearest
from annual_review.problems import Place
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.catalogue import ward as ward_problems
from annual_review.problems.collector import Collector
from annual_review.reading.sheet_shapes import shape_of, topic_of
from annual_review.workbook.engine import RawSheet, RawWorkbook
from annual_review.workbook.tidy import Sheet, tidy_sheet

_COPY = re.compile(r"\s*(?:\(\d{1,2}\)|(?<=\s)\d{1,2}|-?\s*(?:copy|bản sao)\s*(?:\(?\d{1,2}\)?)?)\s*$", re.IGNORECASE)
_YEAR = re.compile(r"[\s_.-]*\(?\s*(?:của\s+)?(?:năm\s*)?((?:19|20)\d\d)\s*\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DeclaredSheets:
    """The declared sheets by their key; ``years`` are those in the names of some of them («Thành tích 2020»), by key.

    ``beside`` are sheets with such a name beside the sheet itself: their name, its key and the year.
    """

    by_key: Mapping[str, Sheet]
    years: Mapping[str, int] = field(default_factory=dict)
    beside: tuple[tuple[str, str, int], ...] = ()

    def check_years(self, year: int, found: Collector) -> None:
        """Report every sheet whose name says that it is of another year than that of the review, or a second one of it."""
        for key, named in self.years.items():
            if named != year:
                place = self.by_key[key].place()
                found.add(sheet_problems.SHEET_OF_OTHER_YEAR.at(place, found=place.sheet, named=named, year=year))
        for name, key, named in self.beside:
            if named == year:
                first = self.by_key[key].name
                official = next(spec.name for spec in (*SHEETS, *WARD_SHEETS) if spec.key == key)
                found.add(
                    sheet_problems.SAME_SHEET_TWICE.at(Place(name), Place(first), sheet=official, first=first, second=name)
                )


def declared_sheets(workbook: RawWorkbook, found: Collector, sheets: tuple[SheetSpec, ...] = SHEETS) -> DeclaredSheets:
    """Return the declared ones of ``sheets``; those missing, misspelt, copied, there twice, hidden or unknown are reported.

    A sheet that is asked about is read too, for what is wrong in it to be reported in the same night.
    """
    return _Finder(workbook, found, sheets).sheets()


class _Finder:
    def __init__(self, workbook: RawWorkbook, found: Collector, declared: tuple[SheetSpec, ...]) -> None:
        self._workbook = workbook
        self._declared = declared
        self._found = found
        self._others = {each.facts.name: each for each in workbook.others}
        self._by_key: dict[str, Sheet] = {}
        self._years: dict[str, int] = {}
        self._beside: list[tuple[str, str, int]] = []
        self._asked: set[str] = set()

    def sheets(self) -> DeclaredSheets:
        for each in self._workbook.sheets:
            self._take_declared(each)
        unknown = [name for name in self._workbook.names if self._spec(name) is None and not is_own_sheet(name)]
        for look in (self._take_of_year, self._take_copy, self._take_near):
            unknown = [name for name in unknown if not look(name)]
        self._take_shaped(unknown)
        for spec in self._declared:
            if spec.required and spec.key not in self._by_key and spec.key not in self._asked:
                self._found.add(sheet_problems.MISSING_SHEET.at(Place(spec.name), sheet=spec.name))
        return DeclaredSheets(self._by_key, self._years, tuple(self._beside))

    def _spec(self, name: str) -> SheetSpec | None:
        return sheet_of(name, self._declared)

    def _take_declared(self, raw: RawSheet) -> None:
        name, spec = raw.facts.name, self._spec(raw.facts.name)
        if spec is None:
            return
        if spec.key in self._by_key:
            self._report_twice(spec, name)
            return
        self._take(spec, raw)

    def _report_twice(self, spec: SheetSpec, name: str) -> None:
        first = self._by_key[spec.key].name
        self._found.add(
            sheet_problems.SAME_SHEET_TWICE.at(Place(name), Place(first), sheet=spec.name, first=first, second=name)
        )

    def _take(self, spec: SheetSpec, raw: RawSheet | None) -> None:
        self._asked.add(spec.key)
        sheet = self._found.take(tidy_sheet(raw)) if raw is not None else None
        if sheet is not None:
            self._by_key[spec.key] = sheet
            if sheet.facts.hidden and sheet.cells:
                self._found.add(sheet_problems.HIDDEN_SHEET.at(sheet.place()))

    def _take_of_year(self, name: str) -> bool:
        """Take a sheet named with a year («Thành tích năm 2020») for that sheet, unless that is there too."""
        year = _YEAR.search(name)
        spec = self._spec(_YEAR.sub("", name)) if year else None
        if year is None or spec is None:
            return False
        if spec.key in self._by_key:
            self._beside.append((name, spec.key, int(year[1])))
            self._found.add(sheet_problems.UNKNOWN_SHEET.at(Place(name), found=name))
            return True
        self._take(spec, self._others.get(name))
        if spec.key in self._by_key:
            self._years[spec.key] = int(year[1])
        else:  # too large to be looked at under another name
            self._found.add(sheet_problems.NEAR_SHEET.at(Place(name), found=name, sheet=spec.name))
        return True

    def _take_copy(self, name: str) -> bool:
        original = self._spec(_COPY.sub("", name))
        if original is None or original.key not in self._by_key:
            return False
        first = self._by_key[original.key].name
        self._found.add(sheet_problems.COPIED_SHEET.at(Place(name), Place(first), copy=name, sheet=first))
        return True

    def _take_near(self, name: str) -> bool:
        missing = [spec for spec in self._declared if spec.key not in self._by_key]
        near = nearest(name, (alias for spec in missing for alias in spec.names))
        spec = self._spec(near) if near else None
        if spec is None:
            return False
        self._found.add(sheet_problems.NEAR_SHEET.at(Place(name), found=name, sheet=spec.name))
        self._asked.add(spec.key)
        raw = self._others.get(name)
        if raw is not None and (sheet := tidy_sheet(raw).value) is not None and shape_of(sheet) is spec:
            self._take(spec, raw)
        return True

    def _take_shaped(self, names: Iterable[str]) -> None:
        """Ask about the sheets that hold what one of ours holds, note the others."""
        if self._declared is not SHEETS:
            self._report_beside_ward(names)
            return
        sheets = {name: tidy_sheet(raw).value if (raw := self._others.get(name)) is not None else None for name in names}
        shapes = {name: shape_of(sheet) if sheet is not None else None for name, sheet in sheets.items()}
        branches = [name for name, spec in shapes.items() if spec is info.SPEC and "info" in self._by_key]
        if branches:  # its other sheets are of that branch too: one cause, one sentence
            self._found.add(
                sheet_problems.OTHER_BRANCH.at(*map(Place, branches), Place(self._by_key["info"].name), found=branches[0])
            )
        for name, spec in shapes.items():
            if name in branches or (branches and spec is not None):
                continue
            if spec is None:
                self._report_unknown(name, sheets[name])
            elif spec.key not in self._by_key:
                self._found.add(sheet_problems.SHAPED_SHEET.at(Place(name), found=name, sheet=spec.name))
                self._take(spec, self._others.get(name))
            else:
                self._report_beside(name, spec)

    def _report_beside_ward(self, names: Iterable[str]) -> None:
        """Report the sheets of a ward's workbook that are none of it: those of a branch's make it nobody's."""
        names = tuple(names)
        required = [name for name in names if (spec := sheet_of(name)) is not None and spec.required]
        if required:
            first = next(iter(self._by_key.values())).name if self._by_key else self._declared[0].name
            self._found.add(ward_problems.BOTH_FORMS.at(*map(Place, required), ward=first, branch=required[0]))
        for name in names:
            if name not in required:
                self._found.add(sheet_problems.UNKNOWN_SHEET.at(Place(name), found=name))

    def _report_beside(self, name: str, spec: SheetSpec) -> None:
        """Report a table like that of a sheet that is there: single ballots may be the second entry, which decides."""
        first = self._by_key[spec.key].name
        of_votes = spec.key in {"ballots", "approvals", "branch_ballot"}
        entry = sheet_problems.BALLOTS_BESIDE if of_votes else sheet_problems.SHAPED_BESIDE
        self._found.add(entry.at(Place(name), Place(first), found=name, sheet=first))

    def _report_unknown(self, name: str, sheet: Sheet | None) -> None:
        topic = topic_of(name, sheet) if sheet is None or sheet.cells else None
        if topic is None:
            self._found.add(sheet_problems.UNKNOWN_SHEET.at(Place(name), found=name))
        else:
            what, columns = topic
            self._found.add(sheet_problems.TELLING_SHEET.at(Place(name), found=name, topic=what, columns=columns))
