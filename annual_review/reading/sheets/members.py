"""Sheet «Đảng viên»: the roster, one row per member."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from annual_review.model.members import Member, Standing, UnratedKind
from annual_review.problems import Place, Read
from annual_review.problems.catalogue import members as entries
from annual_review.problems.catalogue import sheets as sheet_entries
from annual_review.problems.catalogue import text as text_entries
from annual_review.reading import cells
from annual_review.reading.collector import Collector
from annual_review.reading.columns import Column, SheetSpec
from annual_review.reading.nearest import bare_key, name_key
from annual_review.reading.options import ReadingOptions
from annual_review.reading.people import split_mark
from annual_review.reading.table import Row, Table, read_table
from annual_review.reading.tidy import Cell, Sheet

MAX_MEMBERS = 2_000

STANDINGS: Mapping[str, Standing] = {
    "Chính thức": Standing.OFFICIAL,
    "CT": Standing.OFFICIAL,
    "ĐVCT": Standing.OFFICIAL,
    "Đảng viên chính thức": Standing.OFFICIAL,
    "Dự bị": Standing.PROBATIONARY,
    "DB": Standing.PROBATIONARY,
    "ĐVDB": Standing.PROBATIONARY,
    "Đảng viên dự bị": Standing.PROBATIONARY,
}
_UNRATED = (
    (re.compile("dinhchi"), UnratedKind.SUSPENDED),
    (re.compile("mien"), UnratedKind.EXEMPT),
    (re.compile("(?:duoi|chuadu|chuadenn?)(?:06|6|sau)thang|ketnapchuadu"), UnratedKind.UNDER_SIX_MONTHS),
    (re.compile("^vang|danhgiasau|chuakiemdiem"), UnratedKind.ABSENT),
)
_NO_REASON = frozenset({"x", "co", "khong", "v", "1", "0", "true", "false"})
LEVEL_CHOICES = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date as far as the sheet tells it: the day, or only the words («1985», «05/1985»)."""

    day: date | None
    text: str


def birth(cell: Cell, options: ReadingOptions) -> Read[Birth]:
    """Return a birth date; a year, or month and year, alone is understood too."""
    said = cells.shown(cell)
    if not cell.trouble and re.fullmatch(r"(?:(?:0?[1-9]|1[0-2])[/.-])?(?:19|20)\d\d", said):
        return Read(Birth(None, said))
    read = cells.day(cell, options)
    return Read(Birth(read.value, f"{read.value:%d/%m/%Y}") if read.value else None, read.problems)


NUMBER = Column("number", "STT", cells.text, ("TT", "Số TT", "Số thứ tự"))
NAME = Column(
    "name",
    "Họ và tên",
    cells.text,
    ("Họ tên", "Họ và tên đảng viên", "Họ tên đảng viên", "Họ và tên cán bộ", "Đảng viên"),
    required=True,
)
FAMILY = Column("family", "Họ đệm", cells.text, ("Họ và tên đệm", "Họ và đệm", "Họ tên đệm", "Họ, đệm", "Họ"))
GIVEN = Column("given", "Tên", cells.text)
BORN = Column("born", "Ngày sinh", birth, ("Ngày, tháng, năm sinh", "Năm sinh", "Ngày tháng năm sinh", "Sinh ngày"))
GENDER = Column("gender", "Giới tính", cells.text, ("Nam/Nữ",), choices=("Nam", "Nữ"))
PARTY_POST = Column(
    "party_post", "Chức vụ Đảng", cells.text, ("Chức vụ trong Đảng", "Chức vụ", "Chức vụ đảng, chính quyền, đoàn thể")
)
OFFICE = Column(
    "office",
    "Chức vụ chính quyền, đoàn thể",
    cells.text,
    ("Chức vụ chính quyền", "Chức vụ chuyên môn", "Chức vụ, đơn vị công tác", "Chức vụ CQ, ĐT", "Công việc"),
)
STANDING = Column(
    "standing",
    "Diện",
    cells.choice(STANDINGS),
    ("Diện đảng viên", "Chính thức / Dự bị", "Chính thức/dự bị", "ĐV chính thức/dự bị", "Loại đảng viên"),
    required=True,
    choices=("Chính thức", "Dự bị"),
)
ADMITTED = Column("admitted", "Ngày vào Đảng", cells.day, ("Ngày kết nạp", "Vào Đảng", "Ngày vào ĐCSVN"))
PRESENT = Column(
    "present", "Có mặt", cells.tick, ("Dự họp", "Tham dự"), choices=("x",), note="x là có mặt; không có cột này là có mặt đủ"
)
ABSENCE = Column("absence_reason", "Lý do vắng", cells.text, ("Lý do vắng mặt", "Lý do"))
UNRATED = Column(
    "unrated",
    "Không đánh giá",
    cells.text,
    ("Không đánh giá, xếp loại", "Chưa đánh giá", "Chưa đánh giá, xếp loại", "Lý do không đánh giá"),
    choices=("Miễn sinh hoạt", "Đình chỉ sinh hoạt", "Dưới 6 tháng", "Vắng, đánh giá sau"),
)
DISCIPLINE = Column("discipline", "Kỷ luật trong năm", cells.text, ("Kỷ luật", "Hình thức kỷ luật"))
SICK = Column("sick_months", "Nghỉ ốm (tháng)", cells.number, ("Nghỉ ốm", "Số tháng nghỉ ốm"))
EMPLOYEE = Column(
    "employee_rating",
    "Xếp loại viên chức",
    cells.level,
    (
        "Xếp loại công chức, viên chức",
        "Xếp loại CC, VC",
        "Xếp loại công chức",
        "Xếp loại chuyên môn",
        "Xếp loại cán bộ, công chức, viên chức",
    ),
    choices=LEVEL_CHOICES,
)
SELF_RATING = Column(
    "self_rating",
    "Tự xếp loại",
    cells.level,
    ("Đảng viên tự đánh giá, xếp loại", "Tự đánh giá", "Tự đánh giá, xếp loại", "Cá nhân tự xếp loại"),
    choices=LEVEL_CHOICES,
)
PROPOSAL = Column(
    "proposal",
    "Chi bộ đề xuất",
    cells.level,
    ("Đề xuất", "Chi bộ đề nghị", "Đề nghị xếp loại", "Chi bộ đề xuất xếp loại", "Mức đề xuất"),
    choices=LEVEL_CHOICES,
)
POINTS = Column("points", "Điểm", cells.number, ("Tổng điểm", "Điểm tổng", "Số điểm"))
NOTE = Column("note", "Ghi chú", cells.text, ("GC",))

SPEC = SheetSpec(
    "members",
    "Đảng viên",
    ("Danh sách đảng viên", "DS đảng viên", "Danh sách", "DSĐV"),
    (
        NUMBER,
        NAME,
        FAMILY,
        GIVEN,
        BORN,
        GENDER,
        PARTY_POST,
        OFFICE,
        STANDING,
        ADMITTED,
        PRESENT,
        ABSENCE,
        UNRATED,
        DISCIPLINE,
        SICK,
        EMPLOYEE,
        SELF_RATING,
        PROPOSAL,
        POINTS,
        NOTE,
    ),
    (("name",), ("family", "given")),
    required=True,
)


@dataclass(frozen=True, slots=True)
class Roster:
    """The members, whether the column «Có mặt» is there but wholly blank (and where), and whether all rows were read."""

    members: tuple[Member, ...]
    presence_blank: Place | None
    complete: bool


def read_name(row: Row) -> Read[str]:
    """Return a person's name, from one column or from several side by side; None when it is blank."""
    found = Collector()
    columns = row.heading.name_columns or tuple(row.heading.columns[key] for key in ("family", "given") if row.has(key))
    parts: list[str] = []
    for column in columns:
        cell = row.sheet.cell(row.number, column)
        if problem := cells.trouble_of(cell):
            found.add(problem)
        elif isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
            found.add(entries.NOT_A_NAME.at(cell.place, value=cells.shown(cell)))
        elif not cells.is_dash(cell):
            parts.append(cells.shown(cell).replace("\n", " "))
    name = re.sub(r"\s+", " ", " ".join(parts)).strip()
    if name and not any(ch.isalpha() for ch in name):
        found.add(entries.NOT_A_NAME.at(name_place(row), value=name))
    return found.done(None if found.problems else name or None)


def name_place(row: Row) -> Place:
    """Return the cell a row's name stands in (the first of two)."""
    columns = row.heading.name_columns or (row.heading.columns.get("family") or row.heading.columns.get("given") or 1,)
    return row.sheet.place(row.number, columns[0])


def read_members(sheet: Sheet, found: Collector, options: ReadingOptions) -> Roster | None:
    """Return the roster; None when the table cannot be told. Problems go to ``found``."""
    table = read_table(sheet, SPEC, found, frozenset({"name"}))
    if table is None:
        return None
    if not table.rows:
        found.add(sheet_entries.NO_ROWS.at(sheet.place(table.heading.last_row, 1)))
        return Roster((), None, complete=False)
    if len(table.rows) > MAX_MEMBERS:
        found.add(sheet_entries.TOO_MANY_MEMBERS.at(sheet.place(), count=len(table.rows), limit=MAX_MEMBERS))
        return None
    presence_blank = _presence_blank(table)
    members = [
        member for row in table.rows if (member := _member(row, found, options, open_presence=presence_blank is not None))
    ]
    numbered = tuple(replace(member, number=number) for number, member in enumerate(members, 1))
    _check_heads(numbered, found)
    return Roster(_told_apart(numbered, found), presence_blank, complete=len(members) == len(table.rows))


def _presence_blank(table: Table) -> Place | None:
    column = table.heading.columns.get("present")
    if column is None or any(not row.cell("present").blank for row in table.rows):
        return None
    return table.sheet.place(table.heading.last_row, column)


def _member(row: Row, found: Collector, options: ReadingOptions, *, open_presence: bool) -> Member | None:
    name_read = read_name(row)
    name = found.take(name_read)
    if name is None and not name_read.problems:
        found.add(entries.NAMELESS.at(name_place(row)))
    standing = row.read(STANDING, found, options)
    if row.has("standing") and cells.is_dash(row.cell("standing")):
        whose = f" (dòng của {name})" if name else ""
        found.add(sheet_entries.REQUIRED_CELL.at(row.cell("standing").place, column=STANDING.heading, whose=whose))
    born = row.read(BORN, found, options)
    admitted = row.read(ADMITTED, found, options)
    ticked = row.read(PRESENT, found, options)
    party_post = row.read(PARTY_POST, found, options) or ""
    unrated_text = row.read(UNRATED, found, options) or ""
    reason = row.read(ABSENCE, found, options) or ""
    member = Member(
        number=1,
        name=name or "",
        standing=standing or Standing.OFFICIAL,
        born=born.day if born else None,
        birth_text=born.text if born else "",
        gender=row.read(GENDER, found, options) or "",
        party_post=party_post,
        office=row.read(OFFICE, found, options) or "",
        admitted=admitted,
        present=open_presence or not row.has("present") or bool(ticked),
        absence_reason=reason,
        unrated=unrated_kind(unrated_text) if unrated_text else None,
        unrated_text=unrated_text,
        discipline=_discipline(row.read(DISCIPLINE, found, options) or ""),
        sick_months=row.read(SICK, found, options) or Fraction(0),
        employee_rating=row.read(EMPLOYEE, found, options),
        self_rating=row.read(SELF_RATING, found, options),
        proposal=row.read(PROPOSAL, found, options),
        points=row.read(POINTS, found, options),
        is_head=is_head(party_post),
        note=row.read(NOTE, found, options) or "",
        places={column.key: row.cell(column.key).place for column in SPEC.columns if row.has(column.key)}
        | {"name": name_place(row)},
    )
    if name is None:
        return None
    _check_member(member, found)
    return member


def _discipline(said: str) -> str:
    return "" if bare_key(said) in {"khong", "khongco", "0"} else said


def _check_member(member: Member, found: Collector) -> None:
    name = member.name
    if member.absence_reason and member.present:
        found.add(entries.PRESENT_WITH_REASON.at(member.place("absence_reason"), name=name, reason=member.absence_reason))
    if member.unrated_text:
        place = member.place("unrated")
        if bare_key(member.unrated_text) in _NO_REASON:
            found.add(entries.UNRATED_WITHOUT_REASON.at(place, name=name, value=member.unrated_text))
        elif member.unrated is UnratedKind.OTHER:
            found.add(entries.OTHER_UNRATED_REASON.at(place, name=name, value=member.unrated_text))
        if member.proposal:
            found.add(entries.PROPOSAL_FOR_UNRATED.at(member.place("proposal"), place, name=name, reason=member.unrated_text))
    if member.born and member.admitted and member.admitted <= member.born:
        said = {"admitted": f"{member.admitted:%d/%m/%Y}", "born": f"{member.born:%d/%m/%Y}"}
        found.add(entries.ADMITTED_AFTER.at(member.place("admitted"), member.place("born"), name=name, **said))
    if member.sick_months > 12:
        found.add(entries.MONTHS_OVER_YEAR.at(member.place("sick_months"), name=name, value=f"{float(member.sick_months):g}"))
    if member.points is not None and member.points > 100:
        found.add(text_entries.NOT_A_NUMBER.at(member.place("points"), value=f"{float(member.points):g}"))


def unrated_kind(said: str) -> UnratedKind:
    """Return why a member is not rated, by the clerk's words."""
    wanted = bare_key(said)
    return next((kind for pattern, kind in _UNRATED if pattern.search(wanted)), UnratedKind.OTHER)


def is_head(party_post: str) -> bool:
    """Return whether a Party post makes its holder the head of the cell: «Bí thư», «Bí thư chi bộ», never «Phó bí thư»."""
    posts = re.split(r"[,;/\n]|\s[-–—]\s", party_post)
    return any(bare_key(post) in {"bithu", "bithuchibo", "bithucb"} for post in posts)


def _check_heads(members: tuple[Member, ...], found: Collector) -> None:
    heads = [member for member in members if member.is_head]
    if len(heads) > 1:
        found.add(entries.SEVERAL_HEADS.at(heads[1].place("party_post"), heads[0].place("party_post"), count=len(heads)))


def _told_apart(members: tuple[Member, ...], found: Collector) -> tuple[Member, ...]:
    """Return the members with homonyms told apart: by the clerk's mark, or by the birth date put in brackets."""
    by_name: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_name[name_key(member.name)].append(member)
    renamed: dict[int, Member] = {}
    for same in by_name.values():
        if len(same) < 2:
            continue
        births = [member.birth_text for member in same]
        if "" in births:
            found.add(entries.HOMONYMS.at(same[1].place(), same[0].place(), name=same[0].name))
        elif len(set(births)) < len(births) or split_mark(same[0].name)[1]:
            found.add(entries.TWICE.at(same[1].place(), same[0].place(), name=same[0].name))
        else:
            renamed.update({each.number: replace(each, name=f"{each.name} ({each.birth_text})") for each in same})
    return tuple(renamed.get(member.number, member) for member in members)
