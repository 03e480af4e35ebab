"""Who came, by the columns «Có mặt», «Vắng» and «Lý do vắng» of the roster, marked as in a class register too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import members as declared
from annual_review.model.members import Attendance, Member, UnratedKind
from annual_review.model.names import folded
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.problems.collector import Collector
from annual_review.reading.rows import Row, Table
from annual_review.rules.attendance import is_convoked
from annual_review.workbook.tidy import Cell

_CAME = cells.TICKS - {"v"}
_ABSENT = frozenset({"v", "vắng", "vắng mặt"})
_EXCUSED = frozenset({"p", "cp", "vp", "phép", "có phép", "vắng p", "vắng có phép", "vắng (p)"})
_UNEXCUSED = frozenset({"k", "kp", "vk", "vkp", "không phép", "vắng kp", "vắng không phép", "vắng (kp)"})
_REASONS = {True: "có phép", False: "không phép"}


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether a member came, and why not as far as the row tells; ``ticked``: somebody marked him as present."""

    present: bool
    reason: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceColumns:
    """How a roster tells who came.

    ``open`` says that «Có mặt» is there and wholly blank: before the meeting nobody is absent. ``register`` says that marks
    of a class register (V, P, KP) mean absent, for those present are ticked. ``reason`` is the column of the reasons.
    """

    open: bool
    register: bool
    reason: str


def attendance_columns(table: Table, found: Collector) -> AttendanceColumns:
    """Return how ``table`` tells who came; marks of a register with nobody ticked are asked about at the first one."""
    columns = table.heading.columns
    marks = {_mark(row.cell("present")): row.cell("present") for row in reversed(table.rows)} if "present" in columns else {}
    ticked = bool(marks.keys() & _CAME)
    unclear = marks.keys() & (_ABSENT | _EXCUSED | _UNEXCUSED) - {"vắng", "vắng mặt"}
    if unclear and not ticked:
        cell = next(cell for mark, cell in reversed(list(marks.items())) if mark in unclear)
        found.add(member_problems.V_MARK.at(cell.place, value=cells.shown(cell)))
    is_blank = "present" in columns and set(marks) <= {""}
    return AttendanceColumns(is_blank, register=ticked, reason=_reason_column(columns))


def _reason_column(columns: Mapping[str, int]) -> str:
    """The column of reasons of absence: its own, or a «Lý do» that stands right behind the attendance."""
    if "absence_reason" in columns or "reason" not in columns:
        return "absence_reason"
    before = {columns[name] + 1 for name in ("present", "absent") if name in columns}
    return "reason" if columns["reason"] in before else "absence_reason"


def read_presence(row: Row, of: AttendanceColumns, name: str, found: Collector, options: ReadingOptions) -> Presence:
    """Return whether the member of ``row`` came; without a column for it everybody did (workbook.md)."""
    read = [
        _presence(row.cell(column), inverse=column == "absent", register=of.register, found=found)
        for column in ("present", "absent")
        if row.has(column) and not (column == "present" and of.open)
    ]
    if len({each.present for each in read}) > 1:
        found.add(member_problems.PRESENT_AND_ABSENT.at(row.cell("absent").place, row.cell("present").place, name=name))
    presence = read[0] if read else Presence(present=True)
    typed = row.read(declared.ABSENCE if of.reason == "absence_reason" else declared.REASON, found, options) or ""
    return Presence(presence.present, typed or presence.reason, presence.ticked)


def is_understood(row: Row) -> bool:
    """Return whether both cells that tell if the member of ``row`` came can be read; an empty one can."""
    known = _CAME | _ABSENT | _EXCUSED | _UNEXCUSED | cells.NO_TICKS
    came = (row.cell("present"), row.cell("absent"))
    return all(not cell.trouble and (_mark(cell) in known or cells.is_dash(cell)) for cell in came)


def check_attendance(member: Member, presence: Presence, found: Collector) -> None:
    """Report what in a member's attendance does not go with the rest of the row."""
    out = _out_of_the_convoked(member)
    if presence.ticked and out:
        found.add(member_problems.PRESENT_THOUGH_OUT.at(member.place("present"), name=member.name, why=out))
    if is_convoked(member) and member.attendance is Attendance.UNEXPLAINED:
        found.add(member_problems.NO_ABSENCE_REASON.at(member.place("absence_reason"), name=member.name))


def report_taken_as_present(members: Iterable[Member], found: Collector) -> None:
    """Report the exempt members of a roster without a column of attendance: they count as having come to the meeting."""
    for member in members:
        if member.unrated is UnratedKind.EXEMPT:
            found.add(member_problems.EXEMPT_BY_DEFAULT.at(member.place("unrated"), name=member.name))


def _out_of_the_convoked(member: Member) -> str:
    if member.unrated is UnratedKind.SUSPENDED:
        return "bị đình chỉ sinh hoạt đảng"
    return "sinh hoạt đảng tạm thời ở nơi khác" if member.temporary_elsewhere else ""


def _presence(cell: Cell, *, inverse: bool, register: bool, found: Collector) -> Presence:
    if problem := cells.trouble_of(cell):
        found.add(problem)
        return Presence(present=True)
    mark = _mark(cell)
    for marks, excused in ((_EXCUSED, True), (_UNEXCUSED, False)):
        if mark in marks and (inverse or register):
            return Presence(present=False, reason=_REASONS[excused])
    if mark in _ABSENT and (inverse or register or mark != "v"):
        return Presence(present=False)
    if mark in _CAME:
        return Presence(present=not inverse, ticked=not inverse)
    if mark in cells.NO_TICKS or cells.is_dash(cell):
        return Presence(present=inverse)
    if mark not in _ABSENT | _EXCUSED | _UNEXCUSED:  # those are asked about once for the whole column
        found.add(text_problems.NOT_A_TICK.at(cell.place, value=cells.shown(cell)))
    return Presence(present=True)


def _mark(cell: Cell) -> str:
    return folded(cells.shown(cell)).strip(" .") if not cell.trouble else "?"
