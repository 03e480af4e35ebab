"""What errors on the roster leave unknown: who is convoked, who came, and of whom something that bears on the level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annual_review.form.sheets import member_pairs, member_points
from annual_review.form.sheets import members as declared
from annual_review.model.members import Member, UnratedKind
from annual_review.model.partial import CONVOKED, PRESENT, Gaps
from annual_review.problems import Problem, loses_record
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.reading.rows import Table

UNREAD_ROSTER = Gaps(frozenset({PRESENT, CONVOKED}))
_TELL_WHO_CAME = frozenset(column.key for column in (declared.PRESENT, declared.ABSENT, declared.ABSENCE))
_BIRTHS = (declared.BORN, *member_pairs.BIRTHS)
_TELL_NOTHING_OF_IT = frozenset(
    column.key
    for column in (
        *_BIRTHS,
        declared.GENDER,
        declared.PARTY_POST,
        declared.OFFICE,
        declared.ADMITTED,
        declared.DISCIPLINE,
        declared.SICK,
        declared.MATERNITY,
        declared.EMPLOYEE,
        declared.SELF_RATING,
        declared.PROPOSAL,
        declared.REASON,
        declared.OUT_OF_COMMITTEE,
        *member_points.POINTS,
        *member_points.SELF_POINTS,
    )
)
_BEAR_ON_NO_LEVEL = _TELL_WHO_CAME.union(
    column.key for column in (*_BIRTHS, declared.GENDER, declared.OFFICE, declared.SELF_RATING)
)


def roster_gaps(table: Table, members: Sequence[Member], problems: Iterable[Problem]) -> Gaps:
    """Return what ``problems`` of the roster ``table`` leave unknown of who is convoked and came, and of whose facts."""
    operands: set[str] = set()
    doubtful: set[int] = set()
    by_row = {member.place().row: member for member in members}
    rows = {row.number for row in table.rows}
    if rows - by_row.keys():  # a row whose name could not be read is a member nobody knows anything of
        operands |= UNREAD_ROSTER.operands
    keys = {at: key for key, at in table.heading.columns.items()} | dict.fromkeys(table.heading.name_columns, "name")
    for problem in problems:
        if not loses_record((problem,)):
            continue
        for place in problem.places:
            touched = [row for row in rows if place.row <= row <= (place.last_row or place.row)]
            columns = {keys.get(at, "name") for at in range(place.column, (place.last_column or place.column) + 1)}
            if place.row <= table.heading.last_row:
                columns = {_nearly_column(problem)}
                touched = [*rows]
            if not touched:  # rows below that are not read, a head count that is another
                operands |= UNREAD_ROSTER.operands
            for member in (by_row[row] for row in touched if row in by_row):
                operands.update(_of_attendance(columns, member))
                doubtful |= set() if columns <= _BEAR_ON_NO_LEVEL else {member.number}
    return Gaps(frozenset(operands), frozenset(doubtful))


def _of_attendance(columns: Iterable[str], member: Member) -> Iterator[str]:
    for column in columns:
        if column in _TELL_NOTHING_OF_IT:
            continue
        yield PRESENT
        if column not in _TELL_WHO_CAME or member.unrated is UnratedKind.EXEMPT:  # an exempt member who came is convoked
            yield CONVOKED


def _nearly_column(problem: Problem) -> str:
    """Return which column of the roster a problem of its heading is about; the name stands for any."""
    if problem.code != sheet_problems.NEAR_COLUMN.code:
        return "name"
    return declared.SPEC.column_of(dict(problem.values)["column"]) or "name"
