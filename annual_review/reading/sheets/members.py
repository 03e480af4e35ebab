"""Sheet «Đảng viên» read: the roster, one row per member."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.form.posts import is_head, leads
from annual_review.form.sheets import member_points, member_review
from annual_review.form.sheets import members as declared
from annual_review.model.members import Member, Membership, UnratedKind
from annual_review.model.names import bare_key, name_key, split_mark
from annual_review.model.partial import NO_GAPS, Gaps
from annual_review.problems import Place, vietnamese
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.problems.collector import Collector
from annual_review.reading.decisive_words import check_remarks
from annual_review.reading.people_rows import name_place, read_name
from annual_review.reading.points import typed_points
from annual_review.reading.roster_gaps import UNREAD_ROSTER, roster_gaps
from annual_review.reading.rows import Row, Table
from annual_review.reading.sheets.attendance import (
    AttendanceColumns,
    attendance_columns,
    check_attendance,
    is_understood,
    read_presence,
)
from annual_review.reading.sheets.discipline import discipline
from annual_review.reading.sheets.paired_columns import column_with, read_birth, read_standing
from annual_review.reading.table import read_table
from annual_review.workbook.tidy import Sheet

_HEAD_COUNT = re.compile(
    r"\(?(?:tổng (?:số|cộng)|cộng|(?:ấn định )?danh sách (?:này |trên )?(?:có|gồm))\s*:?\s*"
    r"([0-9]{1,4})\s*(?:đảng viên|đồng chí|đ/c|người|đv)\b(?!\s+(?:là )?(?:nữ|nam|dự bị|chính thức|có mặt|vắng|được|miễn|đủ))",
    re.IGNORECASE,
)  # «Tổng số: 22 đảng viên»
_NO_REASON = frozenset({"x", "co", "khong", "v", "1", "0", "true", "false"})


@dataclass(frozen=True, slots=True)
class Roster:
    """The members, whether the column «Có mặt» is there but wholly blank (and where), and whether all rows were read.

    ``unread`` counts the rows whose name could not be; ``halved`` says that the names may be but half of them; ``alike``
    are the numbers of those whom nothing on the roster tells apart. All three were reported. ``gaps`` are what errors on
    the roster leave unknown.
    """

    members: tuple[Member, ...]
    presence_blank: Place | None
    complete: bool
    unread: int = 0
    halved: bool = False
    alike: frozenset[int] = frozenset()
    tells_attendance: bool = True  # it has a column for it
    gaps: Gaps = NO_GAPS


def read_members(sheet: Sheet, found: Collector, options: ReadingOptions, *, year: int | None = None) -> Roster | None:
    """Return the roster; None when the table cannot be told. ``year`` is that of the review. Problems go to ``found``."""
    mark = found.mark()
    table = read_table(sheet, declared.SPEC, found, frozenset({"name"}), year=year)
    if table is None:
        return None
    if not table.rows:
        found.add(sheet_problems.NO_ROWS.at(sheet.place(table.heading.last_row, 1)))
        return Roster((), None, complete=False, gaps=UNREAD_ROSTER)
    if len(table.rows) > declared.MAX_MEMBERS:
        found.add(sheet_problems.TOO_MANY_MEMBERS.at(sheet.place(), count=len(table.rows), limit=declared.MAX_MEMBERS))
        return None
    attendance = attendance_columns(table, found)
    presence_blank = table.sheet.place(table.heading.last_row, table.heading.columns["present"]) if attendance.open else None
    members = [
        member for row in table.rows if (member := _member(row, table, found, options, year=year, attendance=attendance))
    ]
    numbered = tuple(replace(member, number=number) for number, member in enumerate(members, 1))
    _check_heads(numbered, found)
    check_remarks(table, numbered, year, found)
    _check_head_count(table, found)
    ticked = all(is_understood(row) for row in table.rows)
    unread = len(table.rows) - len(members) + len(table.further)
    renamed, alike = _indistinguishable(numbered, found)
    complete = ticked and not unread
    gaps = roster_gaps(table, renamed, found.problems[mark:])
    columns = table.heading.columns
    return Roster(
        renamed,
        presence_blank,
        complete=complete,
        unread=unread,
        halved=table.halved,
        alike=alike,
        tells_attendance="present" in columns or "absent" in columns,
        gaps=gaps,
    )


def _check_head_count(table: Table, found: Collector) -> None:
    """Tell a number of members below the table that is neither that of its rows, nor of those since the number before."""
    since = 0
    for number in sorted((*(row.number for row in table.totals), *table.skipped, *table.outside)):
        for cell in table.sheet.rows[number] if number > table.heading.last_row else ():
            counted = _HEAD_COUNT.match(cell.text)
            if not counted:
                continue
            part = sum(since < row.number < number for row in table.rows)
            since = number
            if int(counted[1]) not in {part, len(table.rows)}:
                found.add(member_problems.HEAD_COUNT_DIFFERS.at(cell.place, value=cells.shown(cell), count=len(table.rows)))


def _member(  # noqa: PLR0913 - a row, where it stands, and how to read it
    row: Row, table: Table, found: Collector, options: ReadingOptions, *, year: int | None, attendance: AttendanceColumns
) -> Member | None:
    name_read = read_name(row)
    name = found.take(name_read)
    if name is None and not (name_read.problems or table.is_merged(name_place(row))):
        found.add(member_problems.NAMELESS.at(name_place(row)))
    standing = read_standing(row, name or "", found, options)
    place = row.cell("standing").place
    if row.has("standing") and cells.is_dash(row.cell("standing")) and not table.is_merged(place):
        whose = f" (dòng của {name})" if name else ""
        found.add(sheet_problems.REQUIRED_CELL.at(place, column=declared.STANDING.heading, whose=whose))
    born, gender = read_birth(row, name or "", found, options)
    admitted = row.read(declared.ADMITTED, found, options)
    if admitted and admitted.day is None and standing is Membership.PROBATIONARY:  # six months are counted from the day
        found.add(text_problems.NOT_A_DATE.at(row.cell("admitted").place, value=admitted.text))
    presence = read_presence(row, attendance, name or "", found, options)
    party_post = row.read(declared.PARTY_POST, found, options) or ""
    unrated_text = row.read(declared.UNRATED, found, options) or ""
    exempt = row.read(declared.EXEMPT, found, options)
    unrated = declared.unrated_kind(unrated_text) if unrated_text else UnratedKind.EXEMPT if exempt else None
    maternity = row.read(declared.MATERNITY, found, options) or ""
    member = Member(
        number=1,
        name=name or "",
        standing=standing or Membership.OFFICIAL,
        born=born.day if born else None,
        birth_text=born.text if born else "",
        gender=row.read(declared.GENDER, found, options) or gender,
        party_post=party_post,
        office=row.read(declared.OFFICE, found, options) or "",
        admitted=admitted.day if admitted else None,
        admitted_text=admitted.text if admitted else "",
        present=presence.present,
        absence_reason=presence.reason,
        unrated=unrated,
        unrated_text=unrated_text or (declared.EXEMPT.heading if exempt else ""),
        discipline=_discipline(row, name or "", found, options, year),
        sick_months=row.read(declared.SICK, found, options) or Fraction(0),
        employee_rating=row.read(declared.EMPLOYEE, found, options),
        self_rating=row.read(declared.SELF_RATING, found, options),
        proposal=row.read(declared.PROPOSAL, found, options),
        reason="" if attendance.reason == "reason" else row.read(declared.REASON, found, options) or "",
        points=typed_points(*(row.read(column, found, options) for column in member_points.POINTS)),
        self_points=typed_points(*(row.read(column, found, options) for column in member_points.SELF_POINTS)),
        review_form=row.read(member_review.REVIEW_FORM, found, options),
        temporary_elsewhere=bool(row.read(declared.ELSEWHERE, found, options)),
        suspended_from_committee=bool(row.read(declared.OUT_OF_COMMITTEE, found, options)),
        maternity=bare_key(maternity) not in {"", "khong", "0"},
        is_head=is_head(party_post),
        leads=leads(party_post),
        note=row.read(declared.NOTE, found, options) or "",
        places=_places(row, attendance),
    )
    if name is None:
        return None
    _check_member(member, found)
    check_attendance(member, presence, found)
    return member


def _places(row: Row, attendance: AttendanceColumns) -> dict[str, Place]:
    """The cell of every field of a row; attendance and its reason by whichever column tells them."""
    places = {column.key: row.cell(column.key).place for column in declared.SPEC.columns if row.has(column.key)}
    for field, column in (("present", "absent"), ("unrated", "exempt")):
        if column in places and (field not in places or row.cell(field).blank):
            places[field] = places[column]
    for field, paired in (("born", ("born_male", "born_female")), ("standing", ("official", "probationary"))):
        if field not in places and (of_pair := column_with(row, *paired)):
            places[field] = places[of_pair]
    if attendance.reason == "reason":
        places["absence_reason"] = places.pop("reason")
    return places | {"name": name_place(row)}


def _discipline(row: Row, name: str, found: Collector, options: ReadingOptions, year: int | None) -> str:
    typed = row.read(declared.DISCIPLINE, found, options) or ""
    form = discipline(typed, year)
    if form is None:
        when = f"năm {year}" if year else "năm đánh giá"
        found.add(member_problems.UNCLEAR_DISCIPLINE.at(row.cell("discipline").place, name=name, value=typed, year=when))
    return form or ""


def _check_member(member: Member, found: Collector) -> None:
    name = member.name
    if member.absence_reason and member.present:
        found.add(
            member_problems.PRESENT_WITH_REASON.at(member.place("absence_reason"), name=name, reason=member.absence_reason)
        )
    if member.unrated_text:
        place = member.place("unrated")
        if declared.is_committee_only(member.unrated_text):
            found.add(member_problems.COMMITTEE_ONLY.at(place, name=name, value=member.unrated_text))
        elif bare_key(member.unrated_text) in _NO_REASON:
            found.add(member_problems.UNRATED_WITHOUT_REASON.at(place, name=name, value=member.unrated_text))
        elif member.unrated is UnratedKind.OTHER:
            found.add(member_problems.OTHER_UNRATED_REASON.at(place, name=name, value=member.unrated_text))
        if member.proposal:
            found.add(
                member_problems.PROPOSAL_FOR_UNRATED.at(member.place("proposal"), place, name=name, reason=member.unrated_text)
            )
    if member.born and member.admitted and member.admitted <= member.born:
        days = {"admitted": vietnamese.day(member.admitted), "born": vietnamese.day(member.born)}
        found.add(member_problems.ADMITTED_AFTER.at(member.place("admitted"), member.place("born"), name=name, **days))
    if member.sick_months > 12:
        months = vietnamese.as_in_excel(float(member.sick_months))
        found.add(member_problems.MONTHS_OVER_YEAR.at(member.place("sick_months"), name=name, value=months))


def _check_heads(members: tuple[Member, ...], found: Collector) -> None:
    heads = [member for member in members if member.is_head]
    if len(heads) > 1:
        found.add(
            member_problems.SEVERAL_HEADS.at(heads[1].place("party_post"), heads[0].place("party_post"), count=len(heads))
        )


def _indistinguishable(members: tuple[Member, ...], found: Collector) -> tuple[tuple[Member, ...], frozenset[int]]:
    """Return the members with homonyms told apart, by the clerk's mark or by the birth date put in brackets.

    The numbers are those of the members whom nothing tells apart, which is reported.
    """
    by_name: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_name[name_key(member.name)].append(member)
    renamed: dict[int, Member] = {}
    alike: set[int] = set()
    for same in by_name.values():
        if len(same) < 2:
            continue
        births = [member.birth_text for member in same]
        if "" in births:
            found.add(member_problems.HOMONYMS.at(same[1].place(), same[0].place(), name=same[0].name))
        elif len(set(births)) < len(births) or split_mark(same[0].name)[1]:
            found.add(member_problems.TWICE.at(same[1].place(), same[0].place(), name=same[0].name))
        else:
            renamed.update({each.number: replace(each, name=f"{each.name} ({each.birth_text})") for each in same})
            continue
        alike.update(member.number for member in same)
    return tuple(renamed.get(member.number, member) for member in members), frozenset(alike)
