"""Who met and what was said, in the minutes and wherever it is told again (documents.md §2.0, §2.2)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.documents import bases, gathering, unrated
from annual_review.documents.branch import minutes, news, report, submission, tally_minutes, unrated_list
from annual_review.documents.settings import PaperSettings
from annual_review.model.achievements import Achievement, AchievementGroup
from annual_review.model.meeting import Person
from annual_review.model.members import Membership, UnratedGroup, UnratedKind
from annual_review.model.record import Remark
from tests.documents.changed import voted, with_achievements, with_sixth
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch, school_members, tally


def test_nobody_absent_and_nobody_probationary_are_said_in_words() -> None:
    told = minutes.build(source()).attendance
    assert told.members == "06 đồng chí đều là đảng viên chính thức"
    assert (told.convoked, told.present, told.absent) == ("06 đồng chí", "06/06 đồng chí, đạt 100%", "không")


def test_those_convoked_and_present_are_parted_where_some_are_probationary() -> None:
    of = with_sixth(standing=Membership.PROBATIONARY)
    of = voted(of.members, *(tally(number, 0, 5, 0, 0) for number in range(1, 7)), valid=5)
    told = gathering.attendance(source(of))
    assert told.members == "06 đồng chí (chính thức: 05, dự bị: 01)"
    assert told.convoked == "06 đồng chí (chính thức: 05, dự bị: 01)"
    assert told.present == "06/06 đồng chí, đạt 100% (chính thức: 05, dự bị: 01)"


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("Nghỉ ốm.", "01 đồng chí (có lý do: 01; không có lý do: không): đồng chí Vũ Văn Phong, lý do: nghỉ ốm"),
        ("Không phép", "01 đồng chí (có lý do: không; không có lý do: 01): đồng chí Vũ Văn Phong, vắng không có lý do"),
        ("", "01 đồng chí: đồng chí Vũ Văn Phong, lý do: ……"),
    ],
)
def test_the_absent_are_named_with_their_reason(reason: str, expected: str) -> None:
    of = with_sixth(present=False, absence_reason=reason, unrated=UnratedKind.ABSENT)
    assert minutes.build(source(of)).attendance.absent == expected


@pytest.mark.parametrize(
    ("kind", "counted", "reason"),
    [
        (UnratedKind.EXEMPT, "được miễn công tác và sinh hoạt đảng: 01", "được miễn công tác và sinh hoạt đảng"),
        (UnratedKind.SUSPENDED, "bị đình chỉ sinh hoạt đảng: 01", "bị đình chỉ sinh hoạt đảng"),
    ],
)
def test_who_is_exempt_or_suspended_is_not_absent(kind: UnratedKind, counted: str, reason: str) -> None:
    made = source(with_sixth(present=False, unrated=kind))
    told = minutes.build(made)
    assert told.attendance.members == f"06 đồng chí đều là đảng viên chính thức; {counted}"
    assert (told.attendance.convoked, told.attendance.absent) == ("05 đồng chí", "không")
    assert (told.not_subject, told.owed) == (f"đồng chí Vũ Văn Phong, {reason}", "")
    assert report.build(made).not_subject == f"01 đồng chí ({counted})"


def test_whose_reason_is_of_his_own_is_owed_a_level_and_left_to_the_cell() -> None:
    made = source(with_sixth(unrated=UnratedKind.OTHER, unrated_text="Mới chuyển đến"))
    told = minutes.build(made)
    assert (told.not_subject, told.owed) == ("", "đồng chí Vũ Văn Phong, mới chuyển đến")
    (row,) = unrated_list.build(made).owed
    assert (row.not_reviewed, row.not_rated, row.reason) == ("……", "……", "Mới chuyển đến")
    assert report.build(made).owed == "01 đồng chí: đồng chí Vũ Văn Phong, mới chuyển đến"


def test_who_was_absent_is_known_to_be_neither_reviewed_nor_rated() -> None:
    made = source(with_sixth(present=False, absence_reason="Nghỉ ốm", unrated=UnratedKind.ABSENT))
    (row,) = unrated.rows(made, UnratedGroup.OWED)
    assert (row.not_reviewed, row.not_rated) == ("X", "X")
    assert row.reason.endswith(" (lý do vắng: nghỉ ốm)")
    assert unrated_list.wanted(made)
    assert not unrated_list.wanted(source())


@pytest.mark.parametrize(
    ("kinds", "about", "both"),
    [
        ((UnratedKind.EXEMPT,), "không thuộc đối tượng", False),
        ((UnratedKind.OTHER,), "chưa", False),
        ((UnratedKind.EXEMPT, UnratedKind.OTHER), "không thuộc đối tượng và chưa", True),
    ],
)
def test_the_title_of_the_list_names_the_groups_there_are(kinds: tuple[UnratedKind, ...], about: str, both: bool) -> None:
    roster = list(school_members())
    for number, kind in enumerate(kinds, 4):
        roster[number] = replace(roster[number], unrated=kind, unrated_text="Đi nước ngoài")
    rated = [number for number, each in enumerate(roster, 1) if each.unrated is None]
    told = unrated_list.build(source(voted(tuple(roster), *(tally(number, 0, 4, 0, 0) for number in rated), valid=4)))
    assert (told.about, told.both, bool(told.not_subject), bool(told.owed)) == (
        about, both, UnratedKind.EXEMPT in kinds, UnratedKind.OTHER in kinds
    )  # fmt: skip
    assert told.basis == ""  # no article is known of 2019–2022


def test_from_2023_on_the_list_names_the_article_once() -> None:
    of = replace(with_sixth(present=False, unrated=UnratedKind.EXEMPT), year=2025)
    assert unrated_list.build(source(of, "2025-hd43")).basis == "Theo điểm 2.1 khoản 2 Điều 5 Quy định số 366-QĐ/TW."


def test_the_committee_reviews_itself_first_else_secretary_and_deputy() -> None:
    alone = replace(school_branch(), committee_size=None)
    deputy = replace(school_members()[1], party_post="Phó Bí thư", leads=True)
    with_deputy = replace(alone, members=(school_members()[0], deputy, *school_members()[2:]))
    told = [minutes.build(source(of)).first_to_review for of in (school_branch(), alone, with_deputy)]
    assert told == ["Các đồng chí chi ủy viên", "Đồng chí Bí thư", "Các đồng chí Bí thư, Phó Bí thư"]
    assert [gathering.attendance(source(of)).leaders for of in (school_branch(), alone)] == ["chi ủy", "chi bộ"]
    assert gathering.attendance(source(replace(alone, committee_size=0))).committee == ""


def test_the_list_of_events_is_numbered_without_the_parts_that_are_missing() -> None:
    of = replace(school_branch(), achievements=(), branch_ballot=None)
    of = replace(of, meeting=replace(of.meeting, guests=()))
    number = minutes.build(source(of)).number
    assert (number.achievements, number.remarks, number.reviews, number.tellers, number.ballots) == ("", "3", "4", "5", "6")
    assert (number.guest, number.conclusion, number.cell, number.members, number.unrated) == ("", "7", "", "1", "2")
    whole = minutes.build(source()).number
    assert (whole.achievements, whole.guest, whole.conclusion, whole.cell, whole.members) == ("3", "8", "9", "1", "2")


def test_what_the_guest_said_stands_apart_from_the_discussion() -> None:
    told = minutes.build(source())
    assert [(each.speaker, each.text) for each in told.remarks] == [("Đồng chí Vũ Văn Phong", "Nhất trí với dự thảo.")]
    assert [(each.speaker, each.text) for each in told.guest_remarks] == [("Đồng chí Đỗ Thị Giang", "Biểu dương chi bộ.")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Đ/c Phong", "Đồng chí Phong"),
        ("đồng chí Phong", "Đồng chí Phong"),
        ("Vũ Văn Phong", "Đồng chí Vũ Văn Phong"),
        ("", "Ý kiến khác"),
    ],
)
def test_a_speaker_is_called_comrade_once(typed: str, expected: str) -> None:
    told = minutes.build(source(replace(school_branch(), remarks=(Remark(typed, "- Nhất trí"),))))
    assert [(each.speaker, each.text) for each in told.remarks] == [(expected, "Nhất trí.")]


def test_stops_bullets_and_abbreviations_a_clerk_types_are_the_papers_own() -> None:
    of = with_sixth(present=False, absence_reason="Đi công tác.", unrated=UnratedKind.ABSENT)
    changed = replace(
        of,
        bases=("- Căn cứ Kế hoạch số 10-KH/ĐU;", "Hướng dẫn số 05-HD/ĐU."),
        meeting=replace(of.meeting, guests=(Person("Đỗ Thị Giang", ("Đảng ủy viên phường.",)),), venue="Phòng hội đồng;"),
        achievements=(Achievement("- Bằng khen cho GV;", AchievementGroup.INDIVIDUAL, quantity=Fraction(2), unit="đ/c"),),
        narrative=replace(of.narrative, requests=("- Đề nghị khen thưởng", "Đề nghị công nhận mức xếp loại")),
    )
    told = minutes.build(source(changed))
    assert told.bases[2:] == ("Hướng dẫn số 05-HD/ĐU;", "Kế hoạch số 10-KH/ĐU.")
    assert told.meeting.guests == "đồng chí Đỗ Thị Giang, Đảng ủy viên phường"
    assert told.meeting.venue == "Phòng hội đồng"
    assert told.attendance.absent.endswith("đồng chí Vũ Văn Phong, lý do: đi công tác")
    assert told.achievements[0].lines == ("Bằng khen cho giáo viên: 02 đồng chí.",)
    assert submission.build(source(changed)).points[-1] == "Đề nghị khen thưởng."
    assert news.build(source(changed)).bases == "Kế hoạch số 10-KH/ĐU và Hướng dẫn số 05-HD/ĐU"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("Kế hoạch 10/KH-ĐU", "kế hoạch số 10-KH/ĐU"), ["Kế hoạch 10/KH-ĐU"]),
        (("Quy định 132-QĐ/TW",), []),
        (("Hướng dẫn số 5-HD/ĐU", "Điều lệ Đảng"), ["Điều lệ Đảng", "Hướng dẫn số 5-HD/ĐU"]),
        (("Biên bản số 1", "Nghị quyết Đại hội", "Kế hoạch 1"), ["Nghị quyết Đại hội", "Kế hoạch 1", "Biên bản số 1"]),
    ],
)
def test_bases_stand_once_and_in_the_order_of_rank(typed: tuple[str, ...], expected: list[str]) -> None:
    found = bases.bases(source(replace(school_branch(), bases=typed)))
    law = ("Quy định số 132-QĐ/TW, ngày 08/3/2018 của Bộ Chính trị", "Hướng dẫn số 21-HD/BTCTW, ngày 18/10/2019")
    assert [text for text in found if not text.startswith(law)] == expected
    assert found.index(law[0]) == (1 if "Điều lệ Đảng" in typed else 0)


def test_many_achievements_stand_in_the_paper_of_their_own() -> None:
    one = Achievement("A", AchievementGroup.COLLECTIVE)
    told = [minutes.build(with_achievements(*(one,) * number)) for number in (15, 16)]
    assert [(bool(each.achievements), each.achievements_apart) for each in told] == [(True, False), (False, True)]


def test_the_tellers_are_named_with_their_part() -> None:
    told = minutes.build(source()).meeting
    assert told.tellers == "đồng chí Trần Văn Bình (Tổ trưởng); đồng chí Phạm Văn Dũng"
    assert told.teller_count == "02 đồng chí"
    assert tally_minutes.build(source()).tellers == ("Đồng chí Trần Văn Bình, Tổ trưởng", "Đồng chí Phạm Văn Dũng, Thành viên")


def test_what_the_workbook_leaves_open_is_printed_as_blanks() -> None:
    of = school_branch()
    made = source(replace(of, meeting=replace(of.meeting, began=None, ended=None, venue="")))
    told = minutes.build(made).meeting
    assert told.began == "…… giờ …… phút"
    assert told.venue.startswith("………")
    assert report.build(made).weaknesses[0].startswith("………")


def test_the_formulae_of_the_genre_can_be_switched_off() -> None:
    quiet = replace(source(), settings=PaperSettings(formulae=False, tally_shares=False))
    assert (minutes.build(source()).formulae, minutes.build(quiet).formulae) == (True, False)
    assert (tally_minutes.build(source()).shares, tally_minutes.build(quiet).shares) == (True, False)
    assert not news.build(quiet).formulae
