"""Dates and numbers that are well written and cannot be true beside the day of the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from annual_review.model.members import Member, Membership, UnratedKind
from annual_review.problems import vietnamese
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.collector import Collector
from annual_review.reading.sheets.info import Info

_ADULT = 18
_PROBATION = 1  # years from admission to full membership
_NEW = 6  # months within which a member is not rated yet


def check_plausible(members: tuple[Member, ...], info: Info, found: Collector) -> None:
    """Tell ages, admissions, a decision and a committee that do not go with the meeting and the roster."""
    if members and info.committee_size is not None and info.committee_size > len(members):
        place = info.places["committee_size"]
        found.add(info_problems.COMMITTEE_TOO_LARGE.at(place, typed=info.committee_size, roster=len(members)))
    held = info.held_on
    if held is None:
        return
    if info.decision and info.decision.signed_on < held:
        place = info.places["decision_date"]
        found.add(info_problems.DECISION_BEFORE_MEETING.at(place, decision=_said(info.decision.signed_on), meeting=_said(held)))
    _check_dates(members, held, found)


def _check_dates(members: Iterable[Member], held: date, found: Collector) -> None:
    meeting = _said(held)
    for member in members:
        if member.born and _later(member.born, years=_ADULT) > held:
            found.add(
                member_problems.BORN_LATE.at(member.place("born"), name=member.name, born=_said(member.born), meeting=meeting)
            )
        if member.admitted is None:
            continue
        admitted, place = _said(member.admitted), member.place("admitted")
        if member.standing is Membership.OFFICIAL and _later(member.admitted, years=_PROBATION) > held:
            when = "sau" if member.admitted > held else "chưa đủ một năm trước"
            found.add(member_problems.ADMITTED_LATE.at(place, name=member.name, admitted=admitted, when=when, meeting=meeting))
        if member.unrated is UnratedKind.UNDER_SIX_MONTHS and _later(member.admitted, months=_NEW) < held:
            said = {"name": member.name, "reason": member.unrated_text, "admitted": admitted, "meeting": meeting}
            found.add(member_problems.NOT_UNDER_SIX_MONTHS.at(member.place("unrated"), place, **said))


def _later(day: date, *, years: int = 0, months: int = 0) -> date:
    """Return the same day ``years`` and ``months`` later; the first of the month after for a day its month has not."""
    whole = day.month - 1 + months
    year, month = day.year + years + whole // 12, whole % 12 + 1
    try:
        return date(year, month, day.day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)


def _said(day: date) -> str:
    return vietnamese.day(day)
