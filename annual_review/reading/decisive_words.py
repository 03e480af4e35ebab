"""Words in a remark, or in a column that is not read, that say what a column of the roster has to say: they are asked about.

«Khiển trách (QĐ 12-QĐ/ĐU ngày 4/6/2020)» in «Ghi chú» beside a blank «Kỷ luật trong năm» would print a level the law forbids,
beside the very remark (faults.md, promise 1). What is denied, past, of another year or of a relative stays silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from annual_review.form.level_names import parse_level
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import members as declared
from annual_review.model.members import Member, UnratedKind
from annual_review.model.names import folded
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.rows import Table
from annual_review.workbook.tidy import Cell

_PLAIN = ReadingOptions()


class Topic(StrEnum):
    """What a remark may speak of, each with the column that decides it."""

    DISCIPLINE = "discipline"
    UNRATED = "unrated"
    GONE = "gone"
    ELSEWHERE = "temporary_elsewhere"
    SICK = "sick_months"
    MATERNITY = "maternity"
    ABSENT = "present"


COLUMNS = {
    Topic.DISCIPLINE: declared.DISCIPLINE.heading,
    Topic.UNRATED: declared.UNRATED.heading,
    Topic.GONE: declared.UNRATED.heading,
    Topic.ELSEWHERE: declared.ELSEWHERE.heading,
    Topic.SICK: declared.SICK.heading,
    Topic.MATERNITY: declared.MATERNITY.heading,
    Topic.ABSENT: declared.PRESENT.heading,
}
_ASKED = frozenset({Topic.DISCIPLINE, Topic.UNRATED, Topic.GONE, Topic.ELSEWHERE, Topic.ABSENT})
_DENIED = re.compile(r"\b(?:không|ko|chưa|hết|xóa|xoá|hủy|huỷ|thôi|khỏi|từng|trước đây|nguyên|kiểm tra|theo dõi)\b")
_RELATIVE = re.compile(r"\b(?:mẹ|bố|cha|ba|má|con|vợ|chồng|ông|bà|anh|chị|em|cháu|người nhà|gia đình|thân nhân|tứ thân)\b")
_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?!\d)|[/.-]((?:19|20)\d\d)(?!\d)")
_PATTERNS: tuple[tuple[Topic, str], ...] = (
    (Topic.DISCIPLINE, r"\b(?:khiển trách|cảnh cáo|cách chức|khai trừ)\b|\b(?:bị|xử lý|thi hành|hình thức) k[ỷỉ] luật\b"),
    (Topic.ELSEWHERE, r"\bsinh hoạt (?:đảng )?tạm thời\b|\btạm thời (?:sinh hoạt|chuyển)\b"),
    (Topic.UNRATED, r"\bmiễn (?:công tác|sinh hoạt|sh\b)|\bđình chỉ (?:sinh hoạt|sh\b|đảng viên)|\bđình chỉ$"),
    (Topic.GONE, r"\b(?:từ trần|qua đời|đã mất|mất ngày|hy sinh|xóa tên|xoá tên|ra khỏi đảng)\b|^(?:đã )?chuyển đi\b"),
    (Topic.GONE, r"\bchuyển (?:sinh hoạt|sh)(?: đảng)?(?: chính thức)?(?:$|[\s,;.(]+(?:đi|sang|ra|ngày|từ ngày|tháng|\d))"),
    (Topic.SICK, r"\bốm\b.{0,20}?\b\d+(?:[.,]\d)?\s*tháng\b|\b(?:nghỉ )?ốm dài (?:ngày|hạn)\b"),
    (Topic.MATERNITY, r"\bthai sản\b|\bnghỉ (?:sinh|đẻ)\b"),
    (Topic.ABSENT, r"^(?:vắng|xin vắng)\b|\bvắng (?:mặt|họp|có lý do|không lý do|có phép|không phép)\b"),
)
_OF_THE_YEAR = frozenset({Topic.DISCIPLINE, Topic.SICK, Topic.MATERNITY, Topic.ABSENT})  # an exemption lasts
_OF_ANYBODY = frozenset({Topic.DISCIPLINE, Topic.GONE, Topic.SICK, Topic.MATERNITY})  # a relative's too
_OTHER_MEETINGS = re.compile(r"\d+ (?:buổi|lần|kỳ|cuộc)|trong năm")
_OVER = ("không", "đã hết", "hết hiệu lực")  # behind a discipline: there is none any more


def topic_of(text: str, year: int | None) -> Topic | None:
    """Return what ``text`` says of a member in the review ``year`` that a column decides, None for nothing."""
    plain = folded(text)
    years = {int(found) for pair in _YEAR.findall(plain) for found in pair if found}
    is_past = year is not None and bool(years) and year not in years
    for topic, pattern in _PATTERNS:
        match = re.search(pattern, plain)
        if match is None or (is_past and topic in _OF_THE_YEAR):
            continue
        if not _is_denied(topic, plain[: match.start()], plain[match.end() :]):
            return topic
    return None


def _is_denied(topic: Topic, before: str, after: str) -> bool:
    """Whether the clause around a topic says that it is not, no longer, or somebody else's."""
    clause = re.split(r"[,;.:()]", before)[-1]
    if _DENIED.search(clause):
        return True
    if topic in _OF_ANYBODY and _RELATIVE.search(clause):
        return True
    if topic is Topic.ABSENT:
        return _OTHER_MEETINGS.search(after) is not None
    if topic is Topic.DISCIPLINE:
        return after.lstrip(" :").startswith(_OVER)
    return topic is Topic.UNRATED and re.search(r"(?:cấp|chi) [ủu][ỷy]", after) is not None


def is_decided(topic: Topic, member: Member) -> bool:
    """Return whether the roster's own column already says of ``member`` what a remark speaks of."""
    match topic:
        case Topic.DISCIPLINE:
            return bool(member.discipline)
        case Topic.UNRATED | Topic.GONE:
            return member.unrated is not None
        case Topic.ELSEWHERE:
            return member.temporary_elsewhere
        case Topic.SICK:
            return member.sick_months > 0
        case Topic.MATERNITY:
            return member.maternity
        case Topic.ABSENT:
            return not member.present or member.unrated in {UnratedKind.ABSENT, UnratedKind.EXEMPT, UnratedKind.SUSPENDED}


def undecided(member: Member, cell: Cell, year: int | None, *, sheet_column: str, said: str = "") -> Problem | None:
    """Return the question what a remark on ``member`` means, None where the roster decides it or the remark says nothing.

    ``sheet_column`` is the heading of the column the remark stands in, ``said`` what it says without the member's name.
    """
    topic = topic_of(said or cell.text, year) if cell.text else None
    if topic is None or is_decided(topic, member):
        return None
    entry = member_problems.REMARK_DECIDES if topic in _ASKED else member_problems.REMARK_BEARS
    places = [cell.place, *(place for place in (member.places.get(topic.value),) if place is not None)]
    return entry.at(*_once(places), name=member.name, column=sheet_column, value=cell.text[:80], decides=COLUMNS[topic])


def undecided_on_ballot(members: Iterable[Member], cell: Cell, year: int | None, *, ballot: str) -> Problem | None:
    """Return the question whom and what a remark beside a single ballot means, None where the roster has such a one.

    Whoever is named in it is asked about as beside his own name.
    """
    people = tuple(members)
    for member in people:
        if folded(member.name) in folded(cell.text):
            said = re.sub(re.escape(folded(member.name)), "", folded(cell.text))
            return undecided(member, cell, year, sheet_column=declared.NOTE.heading, said=said)
    topic = topic_of(cell.text, year) if cell.text else None
    if topic not in _ASKED or any(is_decided(topic, member) for member in people):
        return None
    values = {"value": cell.text[:80], "decides": COLUMNS[topic]}
    return ballot_problems.BALLOT_REMARK.at(cell.place, column=declared.NOTE.heading, ballot=ballot, **values)


def _once(places: list[Place]) -> list[Place]:
    return list(dict.fromkeys(places))


def check_remarks(table: Table, members: Iterable[Member], year: int | None, found: Collector) -> None:
    """Ask about remarks of the roster that say what another column decides, and about columns not read that do."""
    by_row = {member.place().row: member for member in members}
    unread = {column: table.heading.labels[column][-1] for column in table.heading.unknown}
    places = {problem.place for problem in found.problems if problem.entry is sheet_problems.NEAR_COLUMN}
    asked = {column for column in unread if table.heading.cells[column].place in places}  # by its heading, already
    for row in table.rows:
        member = by_row.get(row.number)
        if member is None:
            continue
        problem = undecided(member, row.cell("note"), year, sheet_column=declared.NOTE.heading) if row.has("note") else None
        found.add(*((problem,) if problem else ()))
        for column, heading in unread.items():
            cell = table.sheet.cell(row.number, column)
            decides = _column_for(cell.text, year, member) if cell.text and column not in asked else None
            if decides is not None:
                asked.add(column)
                place = table.heading.cells[column].place
                values = {"found": heading[:80], "value": cell.text[:80], "name": member.name, "column": decides}
                found.add(member_problems.UNREAD_DECIDES.at(place, cell.place, **values))
    noted = {table.heading.cells[column].place for column in asked}
    found.withdraw(sheet_problems.UNKNOWN_COLUMN, noted)  # it is asked about: a note that it is not read says less


def _column_for(text: str, year: int | None, member: Member) -> str | None:
    """Return the heading of the column that a value of a column not read belongs to, None for none or where it is there."""
    if parse_level(text, _PLAIN) is not None:
        return None if member.proposal is not None else declared.PROPOSAL.heading
    topic = topic_of(text, year)
    return None if topic is None or is_decided(topic, member) else COLUMNS[topic]
