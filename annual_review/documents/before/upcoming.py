"""The meeting to come as the papers before it tell it: dots for what nobody has typed yet (documents.md §2.11–2.12)."""

from __future__ import annotations

from annual_review.documents import wording
from annual_review.documents.case import RatedReview, Review


def is_upcoming(source: Review) -> bool:
    """Say whether the branch has not voted yet, and needs the papers for its meeting."""
    return not isinstance(source, RatedReview)


def day(source: Review) -> str:
    """Return ``ngày 03 tháng 12 năm 2020``, the day of the meeting; dots in it while it is not typed."""
    meeting = source.record.meeting
    return wording.long_date(meeting.held_on) if meeting.is_dated else wording.BLANK_DAY
