"""Whose remark it is: the minutes print those of the higher committee apart."""

from __future__ import annotations

import re

import pytest

from annual_review.documents.branch import minutes
from annual_review.documents.case import RatedReview
from annual_review.reading.speakers import is_guest
from annual_review.rules.assess import assess
from annual_review.rules.rulebook import load_rule_sets
from tests.small_branch.reading import record_of
from tests.small_branch.workbook import INFO, MEMBERS, sheets_with

MEMBER_NAMES = ("Nguyễn Thị Hằng Nga", "Hoàng Văn Em", "Lê Văn Cường", "Phạm Thị Dung (A)")
GUEST = "Trần Thị Hoàng Lâm"


def speakers(guest: str, speaker: str) -> tuple[list[str], list[str]]:
    """The speakers whom the minutes print among the branch's members, and among the guests."""
    info = INFO.replace(f"| {GUEST} – Đảng ủy viên phường – Hiệu trưởng trường mầm non |", f"| {guest} – Đảng ủy viên phường |")
    members = MEMBERS.replace("Lê Văn Cường", "Lê Văn Hòa")
    sheets = sheets_with(
        info=info.replace("Lê Văn Cường", "Lê Văn Hòa"),
        members=members,
        ballots=None,
        branch_ballot=None,
    )
    ballots = sheets_with()["Phiếu đảng viên"]
    assert isinstance(ballots, str)
    sheets["Phiếu đảng viên"] = ballots.replace("Lê Văn Cường", "Lê Văn Hòa")
    sheets["Ý kiến"] = f"| STT | Người phát biểu | Nội dung |\n| 1 | {speaker} | Nhất trí với báo cáo |"
    record = record_of(sheets)
    rules = load_rule_sets().value
    assert rules is not None
    rule_set = rules.choose(record.year).value
    assert rule_set is not None
    assessment = assess(record, rule_set).value
    assert assessment is not None
    printed = minutes.build(RatedReview("a.xlsx", "", record, rule_set, assessment))
    return [each.speaker for each in printed.remarks], [each.speaker for each in printed.guest_remarks]


@pytest.mark.parametrize(
    ("guest", "speaker"),
    [("Hoàng Văn", "Hoàng Văn Em"), ("Trần Thị Bé Ba", "Trần Thị Bé"), ("Trần Văn Bé", "Bé"), ("Hoàng Văn", "Hoàng Văn Minh")],
)
def test_a_member_whose_name_holds_a_guests_speaks_for_the_branch(guest: str, speaker: str) -> None:
    assert speakers(guest, speaker) == ([f"Đồng chí {speaker}"], [])


@pytest.mark.parametrize(
    ("guest", "speaker"),
    [
        (GUEST, "Đồng chí Trần Thị Hoàng Lâm"),
        (GUEST, "Đ/c Hoàng Lâm"),
        (GUEST, "đ/c Lâm – Đảng ủy viên"),
        (GUEST, "Đồng chí TRẦN THỊ HOÀNG LÂM (Đảng ủy)"),
        ("Lê Hoà", "Đồng chí Lê Hòa"),
        ("Lê Hòa", "Đồng chí Lê Hoà"),
    ],
)
def test_a_guest_speaks_for_the_higher_committee_however_the_name_is_written(guest: str, speaker: str) -> None:
    assert speakers(guest, speaker) == ([], [re.sub("^[đĐ]/c", "Đồng chí", speaker)])  # abbreviations are spelt out


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Bà Trần Thị Hoàng Lâm", True),
        ("Đại biểu cấp trên: Hoàng Lâm", True),
        ("Đại diện Đảng ủy phường Trần Thị Hoàng Lâm", True),
        ("Trần Thị Hoàng Lâm Đảng ủy viên phường", True),
        ("trần thị hoàng lâm", True),
        ("Đ/c Trần Thị Hoàng Lâm, đ/c Hoàng Văn Em", True),
        ("Đ/c Lê Trần Thị Hoàng Lâm", False),
        ("Đ/c Hằng Nga", False),
        ("Đ/c Dung", False),
        ("Trần Lâm", False),
        ("Các đồng chí trong chi bộ", False),
        ("", False),
    ],
)
def test_names_in_a_text_are_told_from_what_stands_beside_them(speaker: str, *, expected: bool) -> None:
    assert is_guest(speaker, [GUEST], MEMBER_NAMES) is expected


def test_the_end_of_two_guests_names_means_neither() -> None:
    assert not is_guest("Đ/c Lâm", [GUEST, "Vũ Văn Lâm"], MEMBER_NAMES)


def test_the_letter_eth_of_old_fonts_is_the_vietnamese_one() -> None:
    assert is_guest("Ðỗ Văn Ðức", ["Đỗ Văn Đức"], MEMBER_NAMES)
