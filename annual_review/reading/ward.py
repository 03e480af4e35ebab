"""The sheets of the ward's own workbook made a ``WardRecord``, every mistake named where it stands (workbook.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import info as shared
from annual_review.form.sheets import members as roster
from annual_review.form.sheets import ward_branches, ward_info, ward_members
from annual_review.model.emails import address_of
from annual_review.model.names import name_key, nearest
from annual_review.model.partial import ReadWorkbook, WhoseReview
from annual_review.model.ratings import LevelCounts
from annual_review.model.ward import ChangedMember, OnBehalf, WardListBranch, WardNarrative, WardNumbers, WardRecord
from annual_review.model.wards import locality_of
from annual_review.problems import has_errors, question
from annual_review.problems.catalogue import ward as ward_problems
from annual_review.problems.collector import Collector
from annual_review.reading.items import ItemReader, read_decision
from annual_review.reading.rows import Row
from annual_review.reading.sheet_names import DeclaredSheets
from annual_review.reading.sheets.ward_values import read_values
from annual_review.reading.table import read_table
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.workbook.tidy import Sheet


def read_ward(sheets: DeclaredSheets, found: Collector, options: ReadingOptions) -> ReadWorkbook:
    """Return what the ward's workbook tells; no ward beside an error. ``found`` holds the problems of finding the sheets."""
    return _Reader(sheets, found, options).read()


@dataclass(frozen=True, slots=True)
class _Information:
    """What sheet «Đảng bộ» tells; ``record`` has no branches, members and values yet."""

    record: WardRecord
    year: int | None
    ward: str


class _Reader:
    def __init__(self, sheets: DeclaredSheets, found: Collector, options: ReadingOptions) -> None:
        self._sheets = sheets
        self._found = found
        self._options = options

    def read(self) -> ReadWorkbook:
        info = self._info()
        year = info.year if info else None
        if year is not None:
            self._sheets.check_years(year, self._found)
        branches = self._branches()
        changed = self._changed(branches)
        law = shipped_rule_sets().of_review(year)
        sheet = self._filled("ward_values")
        values = read_values(sheet, law, self._found, self._options) if sheet else ()
        whose = WhoseReview(info.ward if info else "", "", "", year)
        if info is None or has_errors(self._found.problems):
            return ReadWorkbook(None, tuple(self._found.problems), whose)
        self._check_decision(info.record, branches, changed)
        record = replace(info.record, branches=branches, changed=changed, values=values)
        return ReadWorkbook(None, tuple(self._found.problems), whose, ward=record)

    def _filled(self, key: str) -> Sheet | None:
        sheet = self._sheets.by_key.get(key)
        return sheet if sheet is not None and sheet.cells else None

    def _info(self) -> _Information | None:
        sheet = self._sheets.by_key.get("ward_info")
        if sheet is None:
            return None
        reader = ItemReader(sheet, ward_info.SPEC, self._found, self._options)
        reader.gather()
        year, ward = reader.one(shared.YEAR), reader.one(ward_info.WARD) or ""
        record = WardRecord(
            year=year or 0,
            ward=ward,
            branches=(),
            superior=reader.one(ward_info.SUPERIOR) or "",
            locality=reader.one(shared.LOCALITY) or locality_of(ward),
            bases=reader.all(shared.BASES),
            signer=reader.one(ward_info.SIGNER),
            on_behalf=reader.one(ward_info.ON_BEHALF) or OnBehalf.COMMITTEE,
            deadline=reader.one(ward_info.DEADLINE),
            met_on=reader.one(ward_info.MET_ON),
            numbers=WardNumbers(
                report=reader.one(ward_info.REPORT_NUMBER) or "",
                minutes=reader.one(ward_info.MINUTES_NUMBER) or "",
                reminder=reader.one(ward_info.REMINDER_NUMBER) or "",
                report_date=reader.one(ward_info.REPORT_DATE),
            ),
            decision=read_decision(reader, self._found),
            narrative=WardNarrative(
                *map(reader.flat, (ward_info.STRENGTHS, ward_info.WEAKNESSES, ward_info.CAUSES, ward_info.REQUESTS))
            ),
            places=reader.places,
        )
        return _Information(record, year, ward)

    def _branches(self) -> tuple[WardListBranch, ...]:
        sheet = self._sheets.by_key.get("ward_branches")
        table = read_table(sheet, ward_branches.SPEC, self._found) if sheet is not None else None
        if table is None:
            return ()
        read = tuple(branch for row in table.rows if (branch := self._branch(row)))
        self._check_listed_twice(read)
        return read

    def _branch(self, row: Row) -> WardListBranch | None:
        texts = {
            column.key: row.read(column, self._found, self._options) or ""
            for column in (
                ward_branches.CODE,
                ward_branches.NAME,
                ward_branches.HEAD,
                ward_branches.KIND,
                ward_branches.EMAIL,
                ward_branches.REASON,
            )
        }
        votes = [row.read(column, self._found, self._options) for column in ward_branches.VOTES]
        members = row.read(ward_branches.MEMBERS, self._found, self._options)
        decided = row.read(ward_branches.DECIDED, self._found, self._options)
        places = {key: row.cell(key).place for key in ("code", "name", "email", "decided")}
        if not texts["name"]:
            self._found.add(ward_problems.NO_NAME.at(places["name"], column=ward_branches.NAME.heading))
            return None
        email = address_of(texts["email"])
        if texts["email"] and not email:
            self._found.add(ward_problems.NOT_AN_ADDRESS.at(places["email"], value=texts["email"]))
        counted = LevelCounts(*(count or 0 for count in votes)) if any(count is not None for count in votes) else None
        return WardListBranch(
            name=texts["name"],
            code=texts["code"],
            head=texts["head"],
            kind=texts["kind"],
            members=members,
            email=email,
            votes=counted,
            decided=decided,
            reason=texts["reason"],
            places=places,
        )

    def _check_listed_twice(self, branches: Sequence[WardListBranch]) -> None:
        for field, what in (("code", "mã"), ("name", "tên")):
            seen: dict[str, WardListBranch] = {}
            for each in branches:
                typed = each.code if field == "code" else each.name
                if not typed or (field == "name" and each.code):  # of one name under two codes, the codes decide
                    continue
                first = seen.setdefault(name_key(typed), each)
                if first is not each:
                    places = (each.places[field], first.places[field])
                    self._found.add(ward_problems.BRANCH_TWICE.at(*places, name=each.name, what=what))

    def _changed(self, branches: Sequence[WardListBranch]) -> tuple[ChangedMember, ...]:
        sheet = self._filled("ward_members")
        table = read_table(sheet, ward_members.SPEC, self._found) if sheet else None
        if table is None:
            return ()
        known = {name_key(name) for branch in branches for name in (branch.code, branch.name) if name}
        read = tuple(each for row in table.rows if (each := self._changed_member(row, known, branches)))
        seen: dict[tuple[str, str, str], ChangedMember] = {}
        for each in read:
            first = seen.setdefault((name_key(each.branch), name_key(each.name), each.born), each)
            if first is not each:
                places = (each.places["name"], first.places["name"])
                self._found.add(ward_problems.MEMBER_TWICE.at(*places, name=each.name, branch=each.branch))
        return read

    def _changed_member(self, row: Row, known: set[str], branches: Sequence[WardListBranch]) -> ChangedMember | None:
        branch = row.read(ward_members.BRANCH, self._found, self._options)
        name = row.read(ward_members.NAME, self._found, self._options)
        born = row.read(roster.BORN, self._found, self._options)
        decided = row.read(ward_members.DECIDED, self._found, self._options)
        reason = row.read(ward_members.REASON, self._found, self._options) or ""
        places = {key: row.cell(key).place for key in ("branch", "name", "decided")}
        for column, value in ((ward_members.BRANCH, branch), (ward_members.NAME, name), (ward_members.DECIDED, decided)):
            if value is None and row.cell(column.key).blank:
                self._found.add(ward_problems.NO_NAME.at(row.cell(column.key).place, column=column.heading))
        if branch and branches and name_key(branch) not in known:
            hint = question(nearest(branch, (each for one in branches for each in (one.name, one.code) if each)))
            self._found.add(ward_problems.UNKNOWN_BRANCH.at(places["branch"], value=branch, hint=hint))
        if not (branch and name and decided):
            return None
        return ChangedMember(branch, name, decided, born.text if born else "", reason, places)

    def _check_decision(self, record: WardRecord, branches: Sequence[WardListBranch], changed: Sequence[ChangedMember]) -> None:
        if record.decision is not None:
            return
        places = [each.places["decided"] for each in branches if each.decided is not None]
        places += [each.places["decided"] for each in changed]
        if places:
            self._found.add(ward_problems.DECIDED_BEFORE.at(places[0]))
