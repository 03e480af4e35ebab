"""Who has a part in the meeting and is marked as absent from it: one of the two is a slip (issue of every signed paper)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annual_review.model.meeting import Person
from annual_review.model.members import Member
from annual_review.model.names import name_key, split_mark
from annual_review.model.record import Remark
from annual_review.problems import Place
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.collector import Collector
from annual_review.reading.sheets.info import Info
from annual_review.reading.speakers import holds_name, is_guest

SPEAKER = "người phát biểu"


def check_roles(members: Iterable[Member], meeting: Info, remarks: Iterable[Remark], found: Collector) -> None:
    """Report every chair, secretary, teller, presenter and speaker whom the roster has as absent, with both cells.

    A guest who bears the name of an absent member is no slip, and nor is a name that two members bear.
    """
    members = tuple(members)
    names = [split_mark(member.name)[0] for member in members]
    keys = [name_key(name) for name in names]
    absent = [
        (name, member)
        for name, key, member in zip(names, keys, members, strict=True)
        if not member.present and keys.count(key) == 1
    ]
    guests = [guest.name for guest in meeting.guests]
    for text, role, place in _parts(meeting, remarks):
        if is_guest(text, guests, ()):
            continue
        for name, member in absent:
            if holds_name(text, name):
                found.add(member_problems.ABSENT_IN_ROLE.at(member.place("present"), place, name=member.name, role=role))


def _parts(meeting: Info, remarks: Iterable[Remark]) -> Iterator[tuple[str, str, Place]]:
    people: tuple[tuple[str, str, tuple[Person | None, ...]], ...] = (
        ("chair", "chủ trì", (meeting.chair,)),
        ("secretary", "thư ký", (meeting.secretary,)),
        ("head_teller", "tổ trưởng kiểm phiếu", (meeting.head_teller,)),
        ("tellers", "thành viên kiểm phiếu", meeting.tellers),
        ("presenter", "người trình bày báo cáo", (meeting.presenter,)),
    )
    for key, role, named in people:
        yield from ((person.name, role, meeting.places[key]) for person in named if person is not None)
    yield from ((remark.speaker, SPEAKER, remark.place) for remark in remarks if remark.speaker)
