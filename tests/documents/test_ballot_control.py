"""How many papers of each ballot are printed (documents.md §2.11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from annual_review.documents.before import ballot_control
from annual_review.documents.case import Review
from annual_review.documents.settings import PaperSettings
from annual_review.model.meeting import Person
from annual_review.model.members import Membership, UnratedKind
from tests.documents.upcoming import upcoming
from tests.small_branch.reckoned import source
from tests.small_branch.record import with_member


def printed(case: Review) -> list[tuple[str, str]]:
    return [(row.name, row.printed) for row in ballot_control.build(case).rows]


def test_one_paper_is_printed_for_everybody_who_votes_and_some_in_reserve() -> None:
    case = upcoming()
    assert printed(case) == [("Phiếu đề xuất xếp loại đảng viên", "8"), ("Phiếu đề xuất xếp loại chi bộ", "8")]
    assert ballot_control.build(case).grounds == (
        "Mỗi loại in 06 phiếu cho số đảng viên chính thức được triệu tập và 02 phiếu dự phòng."
    )
    without = replace(case, settings=PaperSettings(reserve_ballots=0))
    assert {number for _, number in printed(without)} == {"6"}
    assert ballot_control.build(without).grounds == "Mỗi loại in 06 phiếu cho số đảng viên chính thức được triệu tập."


def test_two_steps_have_a_third_ballot() -> None:
    case = upcoming(replace(upcoming().record, two_step=True))
    assert printed(case)[2] == ("Phiếu đề xuất đảng viên “Hoàn thành xuất sắc nhiệm vụ”", "8")


@pytest.mark.parametrize(
    ("changes", "voters"),
    [
        ({"standing": Membership.PROBATIONARY}, 5),
        ({"unrated": UnratedKind.EXEMPT}, 5),  # whether he comes is not known yet
        ({"unrated": UnratedKind.SUSPENDED}, 5),
        ({"temporary_elsewhere": True}, 5),
        ({"unrated": UnratedKind.ABSENT}, 6),
        ({"present": False}, 6),
    ],
)
def test_who_votes_is_who_is_official_and_convoked(changes: Mapping[str, object], voters: int) -> None:
    assert {number for _, number in printed(upcoming(with_member(upcoming().record, 2, **changes)))} == {str(voters + 2)}


def test_the_head_of_the_tellers_is_named_when_he_is_known() -> None:
    of = upcoming().record
    assert ballot_control.build(upcoming()).head_teller_name == "Trần Văn Bình"
    nobody = replace(of, meeting=replace(of.meeting, head_teller=Person("")))
    assert ballot_control.build(upcoming(nobody)).head_teller_name == ""


def test_it_is_wanted_before_the_vote_only() -> None:
    assert ballot_control.wanted(upcoming())
    assert not ballot_control.wanted(source())
