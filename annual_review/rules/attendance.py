"""Who was convoked and who came: the head counts of a review (regulations.md §3.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from annual_review.model.assessment import MemberFigures, UnratedMember
from annual_review.model.members import Attendance, Member, Membership, UnratedGroup, UnratedKind


def member_figures(members: Iterable[Member], unrated: Iterable[UnratedMember]) -> MemberFigures:
    """Return the head counts of ``members``, of whom ``unrated`` have no level.

    Not convoked is who is suspended from Party activities, exempt and absent, or on temporary activity elsewhere; an exempt
    member who comes counts as convoked and present. Probationary members are convoked too, and have no vote.
    """
    members = tuple(members)
    groups = Counter(each.group for each in unrated)
    suspended = [each for each in members if each.unrated is UnratedKind.SUSPENDED]
    exempt = [each for each in members if each.unrated is UnratedKind.EXEMPT and not each.present]
    left_out = {each.number for each in (*suspended, *exempt)}
    elsewhere = [each for each in members if each.temporary_elsewhere and each.number not in left_out]
    left_out.update(each.number for each in elsewhere)
    convoked = [each for each in members if each.number not in left_out]
    came = Counter(each.attendance for each in convoked)
    official = [each for each in convoked if each.standing is Membership.OFFICIAL]
    officials_came = Counter(each.attendance for each in official)
    total = len(members)
    all_official = sum(each.standing is Membership.OFFICIAL for each in members)
    return MemberFigures(
        total=total,
        official=all_official,
        probationary=total - all_official,
        convoked=len(convoked),
        official_convoked=len(official),
        present=came[Attendance.PRESENT],
        absent=len(convoked) - came[Attendance.PRESENT],
        rated=total - sum(groups.values()),
        unrated=groups[UnratedGroup.OWED],
        not_subject=groups[UnratedGroup.NOT_SUBJECT],
        official_present=officials_came[Attendance.PRESENT],
        exempt_absent=len(exempt),
        suspended=len(suspended),
        elsewhere=len(elsewhere),
        excused=came[Attendance.EXCUSED],
        unexcused=came[Attendance.UNEXCUSED],
        unexplained=came[Attendance.UNEXPLAINED],
        official_excused=officials_came[Attendance.EXCUSED],
    )


def is_convoked(member: Member) -> bool:
    """Return whether the presence of ``member`` is due, as in ``member_figures``."""
    if member.unrated is UnratedKind.SUSPENDED or member.temporary_elsewhere:
        return False
    return member.present or member.unrated is not UnratedKind.EXEMPT


def official_to_convoke(members: Iterable[Member]) -> int:
    """Return how many of ``members`` will be convoked and may vote, while nobody knows who comes to the meeting."""
    official = (each for each in members if each.standing is Membership.OFFICIAL)
    return sum(is_convoked(replace(each, present=False)) for each in official)
