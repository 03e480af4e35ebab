"""Who was convoked and who came, whatever the roster says of a member (regulations.md §3.2)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annual_review.model.assessment import MemberFigures, Reason, UnratedMember
from annual_review.model.members import Member, Membership, UnratedKind
from annual_review.rules.attendance import is_convoked, member_figures
from tests.small_branch.reckoned import rules
from tests.small_branch.record import member


def roster(**changes: object) -> tuple[Member, ...]:
    """Five members, the fifth with fields changed."""
    changed = replace(member(5), **changes)  # type: ignore[arg-type]  # field names checked by replace itself
    return (*(member(number) for number in range(1, 5)), changed)


def figures(members: tuple[Member, ...]) -> MemberFigures:
    rule_set = {each.kind: each for each in rules("2025-hd43").unrated}
    unrated = [
        UnratedMember(each, Reason(rule.words, rule.citation), rule.group, each.unrated)
        for each in members
        if each.unrated is not None and (rule := rule_set[each.unrated])
    ]
    return member_figures(members, unrated)


@pytest.mark.parametrize(
    ("changes", "convoked", "present", "counted"),
    [
        ({}, 5, 5, {}),
        ({"present": False, "absence_reason": "Nghỉ ốm"}, 5, 4, {"excused": 1, "official_excused": 1}),
        ({"present": False, "absence_reason": "Không phép"}, 5, 4, {"unexcused": 1}),
        ({"present": False}, 5, 4, {"unexplained": 1}),
        ({"present": False, "unrated": UnratedKind.ABSENT}, 5, 4, {"unexplained": 1, "unrated": 1}),
        ({"present": False, "unrated": UnratedKind.EXEMPT}, 4, 4, {"exempt_absent": 1, "not_subject": 1}),
        ({"unrated": UnratedKind.EXEMPT}, 5, 5, {"not_subject": 1}),
        ({"present": False, "unrated": UnratedKind.SUSPENDED}, 4, 4, {"suspended": 1, "not_subject": 1}),
        ({"unrated": UnratedKind.SUSPENDED}, 4, 4, {"suspended": 1, "not_subject": 1}),
        ({"present": False, "temporary_elsewhere": True}, 4, 4, {"elsewhere": 1}),
        ({"unrated": UnratedKind.UNDER_SIX_MONTHS}, 5, 5, {"not_subject": 1}),
        ({"unrated": UnratedKind.OTHER}, 5, 5, {"unrated": 1}),
        (
            {"present": False, "unrated": UnratedKind.SUSPENDED, "temporary_elsewhere": True},
            4,
            4,
            {"suspended": 1, "not_subject": 1},
        ),
    ],
)
def test_everybody_is_counted_once(changes: dict[str, object], convoked: int, present: int, counted: dict[str, int]) -> None:
    members = roster(**changes)
    found = figures(members)
    assert (found.total, found.convoked, found.official_convoked, found.present) == (5, convoked, convoked, present)
    assert found.absent == convoked - present
    assert found.rated + found.not_subject + found.unrated == 5
    others = ("excused", "unexcused", "unexplained", "official_excused", "exempt_absent", "suspended", "elsewhere")
    told = {name: getattr(found, name) for name in (*others, "not_subject", "unrated") if getattr(found, name)}
    assert told == counted
    assert is_convoked(members[4]) is (convoked == 5)
    assert convoked + found.exempt_absent + found.suspended + found.elsewhere == 5


def test_probationary_members_are_convoked_and_are_no_official_ones() -> None:
    found = figures(roster(standing=Membership.PROBATIONARY, present=False, absence_reason="Nghỉ ốm"))
    assert (found.official, found.probationary, found.convoked, found.official_convoked) == (4, 1, 5, 4)
    assert (found.official_present, found.excused, found.official_excused) == (4, 1, 0)
