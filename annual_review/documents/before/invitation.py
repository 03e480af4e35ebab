"""Giấy mời, and on its second page the programme of the meeting (documents.md §2.12)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import parts, wording
from annual_review.documents.before import upcoming
from annual_review.documents.case import Review
from annual_review.model.meeting import Person


@dataclass(frozen=True, slots=True)
class InvitationFields:
    """What the template of the invitation may use; what nobody typed yet is dots, in the programme an empty cell.

    ``draft_days`` are the working days by which the draft comes before the meeting, empty where the law sets none.
    """

    head: parts.Letterhead
    year: str
    cell: str
    began: str
    meeting_day: str
    venue: str
    draft_days: str
    presenter: str
    guests: str
    chair: str
    signature: parts.Signature


def wanted(source: Review) -> bool:
    """Say whether the branch needs the invitation: it has not met yet."""
    return upcoming.is_upcoming(source)


def build(source: Review) -> InvitationFields:
    """Return the fields of invitation and programme."""
    record, meeting = source.record, source.record.meeting
    return InvitationFields(
        head=parts.letterhead_to_date(source),
        year=str(record.year),
        cell=record.branch,
        began=wording.clock(meeting.began),
        meeting_day=upcoming.day(source),
        venue=wording.unstopped(wording.printed(meeting.venue)) or wording.LONG_BLANK,
        draft_days=_draft_days(source),
        presenter=_named(record.presenter),
        guests="; ".join(map(_named, meeting.guests)),
        chair=_named(meeting.chair),
        signature=parts.signer(source),
    )


def _draft_days(source: Review) -> str:
    """Return ``03``, the working days of the rule set where they are confirmed."""
    rule = source.rule_set.meeting
    citation = rule.citations.get("draft_days")
    return wording.padded(rule.draft_days) if rule.draft_days and citation and citation.confirmed else ""


def _named(person: Person | None) -> str:
    return wording.initial(f"đồng chí {person.name}") if person is not None and person.name else ""
