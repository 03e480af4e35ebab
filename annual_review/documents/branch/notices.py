"""Thông báo kết quả: to every rated member the level the ward decided, one page each in one file (documents.md §2.15)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import decided, gathering, parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.members import Member


@dataclass(frozen=True, slots=True)
class Notice:
    """The page of one member: to whom (name and posts), and the decided level in full. Nobody else's level, no votes."""

    comrade: str
    level: str


@dataclass(frozen=True, slots=True)
class NoticesFields:
    """What the template of the notices may use; head, bases and signature are the same on every page."""

    head: parts.Letterhead
    year: str
    cell: str
    decision: str
    meeting_date: str
    leaders: str
    committee: str
    notices: tuple[Notice, ...]
    signature: parts.Signature


def wanted(source: RatedReview) -> bool:
    """Say whether there is anything to notify: the ward has decided."""
    return source.decided is not None


def build(source: RatedReview) -> NoticesFields:
    """Return the fields of the notices, in the order of the roster."""
    record = source.record
    return NoticesFields(
        head=decided.letterhead(source, wording.paper_number("", "TB/CB")),
        year=str(record.year),
        cell=record.branch,
        decision=decided.recognition(source),
        meeting_date=wording.short_date(record.meeting.held_on),
        leaders=gathering.attendance(source).leaders,
        committee=decided.ward_committee(source),
        notices=tuple(
            Notice(_comrade(each.member), parts.level_name(source, decided.standing_level(source, each)))
            for each in source.assessment.members
        ),
        signature=parts.signer(source),
    )


def _comrade(member: Member) -> str:
    posts = wording.posts_of(member).replace("; ", ", ")
    return f"đồng chí {member.name}, {posts}" if posts else f"đồng chí {member.name}"
