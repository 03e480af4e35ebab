"""The invitation with the programme of the meeting (documents.md §2.12)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annual_review.documents.before import invitation
from annual_review.documents.before.invitation import InvitationFields
from annual_review.model.assessment import Citation
from annual_review.model.meeting import Person
from annual_review.rules.ruleset import RuleSet
from tests.documents.upcoming import upcoming
from tests.small_branch.reckoned import rules, source
from tests.small_branch.record import school_branch

NOBODY = Person("")


def built(**meeting: object) -> InvitationFields:
    of = school_branch()
    changed = replace(of.meeting, **meeting)  # type: ignore[arg-type]  # field names checked by replace itself
    return invitation.build(upcoming(replace(of, meeting=changed)))


def test_hour_day_and_place_stand_in_it() -> None:
    told = built()
    assert (told.began, told.meeting_day, told.venue) == ("14 giờ 00 phút", "ngày 03 tháng 12 năm 2020", "Phòng hội đồng")
    assert (told.cell, told.year) == ("Chi bộ Trường Tiểu học Hoa Sen", "2020")


def test_what_nobody_typed_is_dots() -> None:
    told = built(began=None, venue="", is_dated=False)
    assert (told.began, told.meeting_day) == ("…… giờ …… phút", "ngày …… tháng …… năm ……")
    assert told.venue == "…" * 12


def test_its_own_day_is_written_by_hand() -> None:
    """It goes out before the meeting, whose papers bear «Ngày văn bản»."""
    assert (built().head.place_date, built().head.number) == ("Giang Biên, ngày      tháng      năm", "")


def test_the_programme_names_who_is_known() -> None:
    told = built()
    assert (told.presenter, told.guests, told.chair) == ("", "Đồng chí Đỗ Thị Giang", "Đồng chí Nguyễn Thị An")
    two = (Person("Đỗ Thị Giang"), Person("Lê Văn Hùng", ("Phó Bí thư",)))
    assert built(guests=two).guests == "Đồng chí Đỗ Thị Giang; Đồng chí Lê Văn Hùng"
    assert (built(guests=()).guests, built(chair=NOBODY).chair) == ("", "")
    presented = upcoming(replace(school_branch(), presenter=Person("Trần Văn Bình", ("Phó Bí thư",))))
    assert invitation.build(presented).presenter == "Đồng chí Trần Văn Bình"


def test_the_secretary_signs_also_when_nobody_is_in_the_chair_yet() -> None:
    assert (built(chair=NOBODY).signature.office, built(chair=NOBODY).signature.name) == ("BÍ THƯ", "Nguyễn Thị An")
    assert built(chair=Person("Trần Văn Bình", ("Phó Bí thư",))).signature.office == "PHÓ BÍ THƯ"


def with_days(days: int | None, *, confirmed: bool) -> RuleSet:
    rule_set = rules()
    citations = {"draft_days": Citation("tiểu mục 2.1", confirmed=confirmed)} if days else {}
    return replace(rule_set, meeting=replace(rule_set.meeting, draft_days=days, citations=citations))


@pytest.mark.parametrize(
    ("rule_set", "days"),
    [
        (rules("2025-hd43"), "03"),
        (rules("2023-hd25"), ""),
        (with_days(5, confirmed=True), "05"),
        (with_days(5, confirmed=False), ""),
        (with_days(None, confirmed=True), ""),
    ],
)
def test_the_draft_comes_days_ahead_where_the_law_says_so(rule_set: RuleSet, days: str) -> None:
    assert invitation.build(replace(upcoming(), rule_set=rule_set)).draft_days == days


def test_it_is_wanted_before_the_vote_only() -> None:
    assert invitation.wanted(upcoming())
    assert not invitation.wanted(source())
