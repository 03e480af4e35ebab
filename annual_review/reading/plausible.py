"""Dates and numbers that are well written and cannot be true beside the day of the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from annual_review.model.members import Member, Membership, UnratedKind
from annual_review.problems import vietnamese
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.collector import Collector
from annual_review.reading.sheets.info import Info
from annual_review.rules.calendar import months_after, years_after
from annual_review.rules.ruleset import MeetingRule, MembershipRule


def check_meeting(info: Info, rule: MeetingRule, found: Collector) -> None:
    """Report a meeting that is not held when the year's review is, and hours and papers that do not go with it."""
    held, places = info.held_on, info.places
    if held and info.year:
        first = date(info.year, rule.first_month, 1)
        last = months_after(date(info.year + 1, 1, 1), rule.months_of_next_year) - timedelta(days=1)
        if not first <= held <= last:
            days = {"day": vietnamese.day(held), "first": vietnamese.day(first), "last": vietnamese.day(last)}
            found.add(info_problems.MEETING_OUTSIDE.at(places["held_on"], places["year"], year=info.year, **days))
    if info.began and info.ended and info.ended <= info.began:
        hours = {"began": f"{info.began:%H:%M}", "ended": f"{info.ended:%H:%M}"}
        found.add(info_problems.ENDED_BEFORE.at(places["ended"], places["began"], **hours))
    if held and info.document_date and info.document_date < held:
        days = {"document": vietnamese.day(info.document_date), "meeting": vietnamese.day(held)}
        found.add(info_problems.DOCUMENT_BEFORE_MEETING.at(places["document_date"], **days))


def check_plausible(members: tuple[Member, ...], info: Info, rule: MembershipRule, found: Collector) -> None:
    """Report ages, admissions, a decision and a committee that do not go with the meeting and the roster."""
    if members and info.committee_size is not None and info.committee_size > len(members):
        place = info.places["committee_size"]
        found.add(info_problems.COMMITTEE_TOO_LARGE.at(place, typed=info.committee_size, roster=len(members)))
    held = info.held_on
    if held is None:
        return
    if info.decision and info.decision.signed_on < held:
        days = {"decision": vietnamese.day(info.decision.signed_on), "meeting": vietnamese.day(held)}
        found.add(info_problems.DECISION_BEFORE_MEETING.at(info.places["decision_date"], **days))
    _check_dates(members, held, rule, found)


def _check_dates(members: Iterable[Member], held: date, rule: MembershipRule, found: Collector) -> None:
    meeting = vietnamese.day(held)
    for member in members:
        if member.born and years_after(member.born, rule.adult_age) > held:
            born: dict[str, str | int] = {
                "name": member.name,
                "born": vietnamese.day(member.born),
                "age": rule.adult_age,
                "meeting": meeting,
            }
            found.add(member_problems.BORN_LATE.at(member.place("born"), **born))
        if member.admitted is None:
            continue
        admitted, place = vietnamese.day(member.admitted), member.place("admitted")
        if member.standing is Membership.OFFICIAL and months_after(member.admitted, rule.probation_months) > held:
            when = "sau" if member.admitted > held else f"chưa đủ {_months(rule.probation_months)} trước"
            found.add(member_problems.ADMITTED_LATE.at(place, name=member.name, admitted=admitted, when=when, meeting=meeting))
        new = member.unrated is UnratedKind.UNDER_SIX_MONTHS
        if new and months_after(member.admitted, rule.months_before_rating) < held:
            known: dict[str, str | int] = {"name": member.name, "reason": member.unrated_text, "admitted": admitted}
            problem = member_problems.NOT_UNDER_SIX_MONTHS.at(
                member.place("unrated"), place, months=rule.months_before_rating, meeting=meeting, **known
            )
            found.add(problem)


def _months(number: int) -> str:
    return {3: "ba tháng", 12: "một năm"}.get(number, f"{number} tháng")
