"""Who is rated and who is not: the roster against the tallies, with the reason of everyone left out (product.md §5.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annual_review.model.assessment import Reason, UnratedMember
from annual_review.model.ballots import SubjectTally
from annual_review.model.members import Member, Membership, UnratedKind
from annual_review.model.record import ReviewRecord
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.rules.attendance import is_convoked
from annual_review.rules.calendar import months_after
from annual_review.rules.ruleset import MembershipRule, RuleSet


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The members with a tally, the members not rated, and what the clerk should look at in either."""

    rated: tuple[tuple[Member, SubjectTally], ...]
    unrated: tuple[UnratedMember, ...]
    problems: tuple[Problem, ...]


def eligibility(
    record: ReviewRecord, tallies: Sequence[SubjectTally], rule_set: RuleSet, unknown: frozenset[int] = frozenset()
) -> Eligibility:
    """Return who of the roster is rated by ``tallies`` and who is not, in the order of the roster.

    ``unknown`` are the numbers of members whose votes could not be read: they are in neither list unless the clerk says
    that they are not rated.

    That nobody is voted on twice, or though the clerk says that he is not rated, and that nobody is forgotten, is checked
    by ``reading``, which names the cells. Raises IndexError for a tally of nobody on the roster and ValueError for a
    record that breaks one of those three: a bug of ours.
    """
    by_member: dict[int, SubjectTally] = {}
    for tally in tallies:
        if by_member.setdefault(record.member(tally.member).number, tally) is not tally:
            raise ValueError(f"member {tally.member} has two tallies")
    rated: list[tuple[Member, SubjectTally]] = []
    unrated: list[UnratedMember] = []
    problems: list[Problem] = []
    for member in record.members:
        if member.number in unknown and member.unrated is None:
            continue
        own = by_member.get(member.number)
        kind = unrated_without_votes(member, record.meeting.held_on, rule_set.membership)
        if own is not None and member.unrated is not None:
            raise ValueError(f"member {member.number} is not rated and has votes")
        problems.extend(_to_look_at(member, own, kind, rule_set.membership.months_before_rating))
        if kind is None or (kind is UnratedKind.ABSENT and own is not None):
            if own is None:
                raise ValueError(f"member {member.number} is to be rated and has no votes")
            rated.append((member, own))
        else:
            unrated.append(_unrated(member, kind, rule_set))
    return Eligibility(tuple(rated), tuple(unrated), tuple(problems))


def unrated_without_votes(member: Member, held_on: date | None, rule: MembershipRule) -> UnratedKind | None:
    """Return why a member nobody voted on is not rated: what the clerk says, else too new or absent; None for no reason.

    ``held_on`` is the day of the meeting, None when it is not known.
    """
    if member.unrated is not None:
        return member.unrated
    if held_on is not None and _is_new(member, held_on, rule):
        return UnratedKind.UNDER_SIX_MONTHS
    return None if member.present else UnratedKind.ABSENT


def to_be_rated(record: ReviewRecord, rule: MembershipRule) -> tuple[Member, ...]:
    """Return the members on whom a meeting will vote, in the order of the roster, while nobody knows who comes to it.

    Left out is whom the clerk calls not rated, and who will be too new on the day of the meeting.
    """
    held_on = record.meeting.held_on if record.meeting.is_dated else None
    come = (replace(each, present=True) for each in record.members)
    return tuple(each for each in come if unrated_without_votes(each, held_on, rule) is None)


def _is_new(member: Member, held_on: date, rule: MembershipRule) -> bool:
    """Whether a probationary member was admitted less than the months of ``rule`` before the meeting.

    An official member never is: the date in his row is then that of another step, or a slip the roster shows anyway.
    """
    if member.standing is not Membership.PROBATIONARY or member.admitted is None:
        return False
    return months_after(member.admitted, rule.months_before_rating) > held_on


def _to_look_at(member: Member, own: SubjectTally | None, kind: UnratedKind | None, months: int) -> tuple[Problem, ...]:
    """Return what to look at where the roster alone says of ``kind`` that the member is not rated, not the clerk."""
    if member.unrated is not None or kind is None:
        return ()
    new = kind is UnratedKind.UNDER_SIX_MONTHS
    if new and own is None:
        return (reckoning_problems.NEW_NOT_RATED.at(member.place("admitted"), name=member.name, months=months),)
    if own is None:
        return (reckoning_problems.ABSENT_NOT_RATED.at(member.place("present"), name=member.name),)
    row = row_of(own.places)
    if new:
        return (reckoning_problems.NEW_WITH_VOTES.at(row, member.place("admitted"), name=member.name, months=months),)
    if not is_convoked(member):  # the Party life of the time is elsewhere, the level is given here (HD 43, tiểu mục 7.6)
        return ()
    return (reckoning_problems.ABSENT_WITH_VOTES.at(member.place("present"), row, name=member.name),)


def row_of(places: Mapping[str, Place]) -> Place:
    """Return the cell of the name in a tally row, else its first cell, else an open place."""
    return places.get("name") or next(iter(places.values()), Place())


def _unrated(member: Member, kind: UnratedKind, rule_set: RuleSet) -> UnratedMember:
    """Return ``member`` with the reason of ``kind``; of a reason in the clerk's own words only absence tells of the review."""
    rule = next(each for each in rule_set.unrated if each.kind is kind)
    other = kind is UnratedKind.OTHER
    reason = Reason(member.unrated_text if other and member.unrated_text else rule.words, rule.citation)
    if other and member.present:
        return UnratedMember(member, reason, rule.group, kind)
    return UnratedMember(member, reason, rule.group, kind, reviewed=rule.reviewed and member.present)
