"""Who is rated and who is not: the roster against the tallies, with the reason of everyone left out (product.md §5.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from annual_review.model.assessment import Reason, UnratedMember
from annual_review.model.ballots import SubjectTally
from annual_review.model.members import Member, Membership, UnratedKind
from annual_review.model.record import ReviewRecord
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.rules.calendar import months_after
from annual_review.rules.ruleset import RuleSet

MONTHS_BEFORE_RATING = 6  # «kết nạp chưa đủ 6 tháng», the kind ``under_six_months`` of every rule set


@dataclass(frozen=True, slots=True)
class Eligibility:
    """The members with a tally, the members not rated, and what is wrong between roster and tallies."""

    rated: tuple[tuple[Member, SubjectTally], ...]
    unrated: tuple[UnratedMember, ...]
    problems: tuple[Problem, ...]


def eligibility(record: ReviewRecord, tallies: Sequence[SubjectTally], rule_set: RuleSet) -> Eligibility:
    """Return who of the roster is rated by ``tallies`` and who is not, in the order of the roster.

    Raises IndexError for a tally of nobody on the roster: reading lets none through.
    """
    by_member: defaultdict[int, list[SubjectTally]] = defaultdict(list)
    for tally in tallies:
        by_member[record.member(tally.member).number].append(tally)
    rated: list[tuple[Member, SubjectTally]] = []
    unrated: list[UnratedMember] = []
    problems: list[Problem] = []
    for member in record.members:
        own = by_member[member.number]
        problems.extend(_tally_problems(member, own, record))
        kind = _unrated_kind(member, own, record)
        if kind is not None:
            unrated.append(_unrated(member, kind, rule_set))
        elif own:
            rated.append((member, own[0]))
    return Eligibility(tuple(rated), tuple(unrated), tuple(problems))


def unrated_without_votes(member: Member, held_on: date | None) -> UnratedKind | None:
    """Return why a member nobody voted on is not rated: what the clerk says, else too new or absent; None for no reason.

    ``held_on`` is the day of the meeting, None when it is not known.
    """
    if member.unrated is not None:
        return member.unrated
    if held_on is not None and _is_new(member, held_on):
        return UnratedKind.UNDER_SIX_MONTHS
    return None if member.present else UnratedKind.ABSENT


def _unrated_kind(member: Member, own: Sequence[SubjectTally], record: ReviewRecord) -> UnratedKind | None:
    kind = unrated_without_votes(member, record.meeting.held_on)
    return None if own and kind is UnratedKind.ABSENT and member.unrated is None else kind


def _is_new(member: Member, held_on: date) -> bool:
    """Whether a probationary member was admitted less than six months before the meeting.

    An official member never is: the date in his row is then that of another step, or a slip the roster shows anyway.
    """
    if member.standing is not Membership.PROBATIONARY or member.admitted is None:
        return False
    return months_after(member.admitted, MONTHS_BEFORE_RATING) > held_on


def _tally_problems(member: Member, own: Sequence[SubjectTally], record: ReviewRecord) -> list[Problem]:
    rows = [row_of(tally.places) for tally in own]
    if len(own) > 1:
        return [reckoning_problems.VOTES_TWICE.at(*rows[::-1], name=member.name)]
    if own:
        return _voted_problems(member, rows[0], record)
    if member.unrated is not None:
        return []
    if _is_new(member, record.meeting.held_on):
        return [reckoning_problems.NEW_NOT_RATED.at(member.place("admitted"), name=member.name)]
    if not member.present:
        return [reckoning_problems.ABSENT_NOT_RATED.at(member.place("present"), name=member.name)]
    return [reckoning_problems.RATED_WITHOUT_VOTES.at(member.place(), name=member.name)]


def _voted_problems(member: Member, row: Place, record: ReviewRecord) -> list[Problem]:
    if member.unrated is not None:
        reason = member.unrated_text or member.unrated.value
        return [reckoning_problems.UNRATED_WITH_VOTES.at(row, member.place("unrated"), name=member.name, reason=reason)]
    if _is_new(member, record.meeting.held_on):
        return [reckoning_problems.NEW_WITH_VOTES.at(row, member.place("admitted"), name=member.name)]
    if not member.present:
        return [reckoning_problems.ABSENT_WITH_VOTES.at(member.place("present"), row, name=member.name)]
    return []


def row_of(places: Mapping[str, Place]) -> Place:
    """Return the cell of the name in a tally row, else its first cell, else an open place."""
    return places.get("name") or next(iter(places.values()), Place())


def _unrated(member: Member, kind: UnratedKind, rule_set: RuleSet) -> UnratedMember:
    """Return ``member`` with the reason of ``kind``; of a reason in the clerk's own words only absence tells of the review."""
    rule = next(each for each in rule_set.unrated if each.kind is kind)
    other = kind is UnratedKind.OTHER
    reason = Reason(member.unrated_text if other and member.unrated_text else rule.sentence, rule.citation)
    if other and member.present:
        return UnratedMember(member, reason)
    return UnratedMember(member, reason, reviewed=rule.reviewed and member.present)
