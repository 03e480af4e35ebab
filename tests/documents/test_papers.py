"""What each paper says about a small cell, and what it says when something in the cell is otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from annual_review.documents import ballot_counts, gathering, parts, profiles, results
from annual_review.documents.branch import (
    achievements,
    minutes,
    news,
    rating_list,
    reconciliation,
    report,
    submission,
    tally_minutes,
    unrated_list,
)
from annual_review.documents.case import Picture, RatedReview
from annual_review.documents.kinds import KINDS
from annual_review.model.achievements import Achievement, AchievementGroup
from annual_review.model.assessment import CapBase, CapOutcome
from annual_review.model.ballots import MemberBallot
from annual_review.model.checks import Check, Relation, Side
from annual_review.model.meeting import Person
from annual_review.model.members import Membership, UnratedKind
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import PaperNumbers, Remark
from annual_review.problems import Place
from tests.small_branch.reckoned import source
from tests.small_branch.record import branch_ballot, counts, school_branch, school_members, tally


def with_chair(*posts: str, name: str = "Nguyễn Thị An") -> RatedReview:
    of = school_branch()
    return source(replace(of, meeting=replace(of.meeting, chair=Person(name, posts))))


def with_achievements(*found: Achievement) -> RatedReview:
    return source(replace(school_branch(), achievements=found))


def test_the_letterhead_is_in_capitals_with_place_and_date_of_the_document() -> None:
    head = report.build(source()).head
    assert head.parent == "ĐẢNG BỘ PHƯỜNG GIANG BIÊN"
    assert head.body == "CHI BỘ TRƯỜNG TIỂU HỌC HOA SEN"
    assert head.number == "Số 05-BC/CB"
    assert head.place_date == "Giang Biên, ngày 04 tháng 12 năm 2020"


def test_a_long_place_name_leaves_the_date_a_line_of_its_own() -> None:
    head = report.build(source(replace(school_branch(), locality="Thành phố Hồ Chí Minh"))).head
    assert head.place_date == "Thành phố Hồ Chí Minh, \nngày 04 tháng 12 năm 2020"


def test_a_number_not_given_is_left_to_be_written_by_hand() -> None:
    assert minutes.build(source()).head.number == "Số       -BB/CB"
    assert submission.build(source()).head.number == "Số       -TTr/CB"


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        (("Bí thư Chi bộ",), ("BÍ THƯ", "Nguyễn Thị An")),
        (("Phó Bí thư Chi bộ",), ("PHÓ BÍ THƯ", "Nguyễn Thị An")),
        (("Chi ủy viên",), ("BÍ THƯ", "Nguyễn Thị An")),
    ],
)
def test_the_secretary_or_the_deputy_in_the_chair_signs_for_the_cell(posts: tuple[str, ...], expected: tuple[str, str]) -> None:
    signature = parts.signer(with_chair(*posts))
    assert (signature.office, signature.name) == expected


def test_with_another_in_the_chair_the_secretary_of_the_roster_signs() -> None:
    made = with_chair("Chi ủy viên", name="Lê Thị Cúc")
    assert parts.signer(made).name == "Nguyễn Thị An"
    assert parts.office_of_chair(made) == ""


def test_without_a_secretary_the_name_is_left_to_be_written_by_hand() -> None:
    made = with_chair("Chi ủy viên")
    roster = tuple(replace(member, is_head=False) for member in made.record.members)
    assert parts.signer(replace(made, record=replace(made.record, members=roster))).name == ""


def test_the_secretary_of_the_youth_union_in_the_chair_does_not_sign_for_the_cell() -> None:
    assert parts.signer(with_chair("Bí thư Đoàn Thanh niên", name="Lê Thị Cúc")).name == "Nguyễn Thị An"


def test_both_minutes_bear_the_day_of_the_meeting() -> None:
    for head in (minutes.build(source()).head, tally_minutes.build(source()).head):
        assert head.place_date == "Giang Biên, ngày 03 tháng 12 năm 2020"


def test_a_two_step_ballot_says_how_excellent_is_given() -> None:
    ballot = MemberBallot(counts(6), tuple(tally(n, 0, 6, 0, 0) for n in range(1, 7)), two_step=True)
    assert minutes.build(source(replace(school_branch(), ballot=ballot))).vote_rule.endswith(
        "Mức HTXSNV cần đạt HTTNV ở bước xếp loại và có số phiếu «Đồng ý» quá nửa số phiếu hợp lệ ở bước bình chọn."
    )


def test_the_clerks_remark_on_a_member_stands_under_the_table() -> None:
    roster = (replace(school_members()[0], note="Nghỉ thai sản từ tháng 3"), *school_members()[1:])
    told = rating_list.build(source(replace(school_branch(), members=roster)))
    assert (told.rows[0].note, told.notes) == ("(1)", ("(1) Nghỉ thai sản từ tháng 3.",))


def test_those_present_are_parted_where_some_are_probationary() -> None:
    roster = (*school_members()[:5], replace(school_members()[5], standing=Membership.PROBATIONARY))
    assert gathering.attendance(source(replace(school_branch(), members=roster))).present_split == " (chính thức 05, dự bị 01)"
    assert gathering.attendance(source()).present_split == ""


def test_a_cell_without_a_committee_leads_itself() -> None:
    assert gathering.attendance(source()).leaders == "chi ủy"
    assert gathering.attendance(source(replace(school_branch(), committee_size=None))).leaders == "chi bộ"


def test_the_minutes_are_cited_with_their_number_once_they_have_one() -> None:
    assert submission.build(source()).minutes_number == ""
    numbered = replace(school_branch(), numbers=PaperNumbers(minutes="12"))
    assert submission.build(source(numbered)).minutes_number == "số 12-BB/CB, "


def test_the_article_claims_the_percentage_only_where_it_holds() -> None:
    assert news.build(source()).cap_kept
    nobody = MemberBallot(counts(6), tuple(tally(n, 0, 6, 0, 0) for n in range(1, 7)))
    assert not news.build(source(replace(school_branch(), ballot=nobody))).cap_kept


def test_the_article_names_the_base_its_rule_has() -> None:
    told = news.build(source())
    assert (told.cap_base, told.cap_apart) == ("số đảng viên hoàn thành tốt nhiệm vụ trở lên", "")
    of_2025 = replace(school_branch(), year=2025)
    head_only = replace(of_2025, ballot=MemberBallot(counts(6), (tally(1, 6), *(tally(n, 0, 6) for n in range(2, 7)))))
    told = news.build(source(head_only, "2025-hd43"))
    assert (told.cap_base, told.cap_apart) == ("số đảng viên hoàn thành tốt nhiệm vụ", " (không tính người đứng đầu)")
    assert told.cap_kept


def test_the_article_claims_no_percentage_that_only_rounding_keeps() -> None:
    one = MemberBallot(counts(6), (tally(1, 0, 6), tally(2, 6), *(tally(n, 0, 6) for n in range(3, 7))))
    found = source(replace(school_branch(), year=2025, ballot=one), "2025-hd43")
    assert (found.assessment.cap.excellent, found.assessment.cap.applied.base_count) == (1, 4)  # 0,8 rounded up
    assert found.assessment.cap.outcome is CapOutcome.WITHIN
    assert not news.build(found).cap_kept


def test_the_article_keeps_a_lower_level_and_a_divided_vote_to_the_cell() -> None:
    divided = replace(school_branch(), branch_ballot=branch_ballot(4, 2))
    told = news.build(source(divided))
    assert (told.cell_level, told.cell_votes) == ("hoàn thành xuất sắc nhiệm vụ", "")
    lower = replace(school_branch(), branch_ballot=branch_ballot(0, 0, 6))
    assert news.build(source(lower)).cell_level == ""


def test_the_article_names_only_the_groups_that_achieved_something() -> None:
    assert news.build(source()).achievers == " của tập thể"
    both = with_achievements(*(Achievement("A", group) for group in (AchievementGroup.COLLECTIVE, AchievementGroup.INDIVIDUAL)))
    assert news.build(both).achievers == " của tập thể và các cá nhân"
    assert news.build(with_achievements()).achievers == ""


def test_the_paper_goes_to_the_committee_of_the_organisation_above() -> None:
    assert report.build(source()).committee_above == "Đảng ủy phường Giang Biên"


def test_the_minutes_tell_attendance_with_ratio_and_share() -> None:
    told = minutes.build(source()).attendance
    assert (told.total, told.present, told.absent) == ("06 đồng chí", "06 đồng chí", "0 đồng chí")
    assert (told.ratio, told.share, told.committee) == ("06/06", "100%", "03 đồng chí")


def test_the_absent_are_named_with_their_reason() -> None:
    roster = list(school_members())
    roster[4] = replace(roster[4], present=False, absence_reason="Nghỉ ốm", unrated=UnratedKind.ABSENT)
    roster[5] = replace(roster[5], present=False, unrated=UnratedKind.ABSENT)
    of = school_branch()
    ballot = MemberBallot(counts(4), (tally(1, 3, 1, 0, 0), *(tally(n, 0, 4, 0, 0) for n in (2, 3, 4))))
    made = source(replace(of, members=tuple(roster), ballot=ballot, branch_ballot=None, committee_size=None))
    told = minutes.build(made)
    assert told.attendance.absentees == ("Đồng chí Hoàng Thị Én: nghỉ ốm.", "Đồng chí Vũ Văn Phong: không ghi lý do.")
    assert told.attendance.committee == ""
    assert [row.name for row in told.unrated] == ["Hoàng Thị Én", "Vũ Văn Phong"]
    assert told.unrated_count == "02 đồng chí"
    assert (told.has_cell_ballot, told.cell_result, told.cell_votes) == (False, "", ())
    assert report.build(made).requirements == ()
    assert unrated_list.wanted(made)
    assert unrated_list.build(made).count == "02 đồng chí"
    assert news.build(made).cell_level == ""


def unrated_rows(kind: UnratedKind, *, present: bool = True, text: str = "") -> tuple[str, str, str]:
    roster = list(school_members())
    changes = {"present": present, "unrated": kind, "unrated_text": text}
    roster[5] = replace(roster[5], **changes)  # type: ignore[arg-type]  # field names checked by replace itself
    ballot = MemberBallot(counts(5), tuple(tally(n, 0, 5, 0, 0) for n in range(1, 6)))
    made = source(replace(school_branch(), members=tuple(roster), ballot=ballot, branch_ballot=None))
    row = unrated_list.build(made).rows[0]
    return row.not_reviewed, row.not_rated, row.reason.partition(" (")[0]


def test_the_list_marks_who_was_not_reviewed_and_not_rated() -> None:
    assert unrated_rows(UnratedKind.EXEMPT) == ("X", "X", "Được miễn công tác và sinh hoạt đảng")
    assert unrated_rows(UnratedKind.ABSENT, present=False)[:2] == ("X", "X")


def test_a_new_member_is_reviewed_but_not_rated_unless_absent() -> None:
    assert unrated_rows(UnratedKind.UNDER_SIX_MONTHS)[:2] == ("", "X")
    assert unrated_rows(UnratedKind.UNDER_SIX_MONTHS, present=False)[:2] == ("X", "X")


def test_whether_a_member_with_a_reason_of_his_own_was_reviewed_is_left_to_the_cell() -> None:
    assert unrated_rows(UnratedKind.OTHER, text="Mới chuyển đến") == ("……", "X", "Mới chuyển đến")
    assert unrated_rows(UnratedKind.OTHER, text="Đi nước ngoài", present=False)[:2] == ("X", "X")


def test_everybody_rated_needs_no_list_of_the_unrated() -> None:
    assert not unrated_list.wanted(source())


def test_an_unrated_member_shows_when_he_was_admitted() -> None:
    roster = list(school_members())
    roster[5] = replace(roster[5], unrated=UnratedKind.UNDER_SIX_MONTHS, admitted=date(2020, 9, 2))
    of = school_branch()
    ballot = MemberBallot(counts(6), (tally(1, 5, 1, 0, 0), *(tally(n, 1, 5, 0, 0) for n in range(2, 6))))
    made = unrated_list.build(source(replace(of, members=tuple(roster), ballot=ballot)))
    assert made.rows[0].admitted == "02/9/2020"
    assert made.rows[0].reason.startswith("Kết nạp chưa đủ 6 tháng")


def test_what_the_guest_said_stands_apart_from_the_discussion() -> None:
    told = minutes.build(source())
    assert [(each.speaker, each.text) for each in told.remarks] == [("Đồng chí Vũ Văn Phong", "Nhất trí với dự thảo.")]
    assert [(each.speaker, each.text) for each in told.guest_remarks] == [("Đồng chí Đỗ Thị Giang", "Biểu dương chi bộ.")]


def test_a_speaker_already_called_comrade_is_not_called_so_twice() -> None:
    told = minutes.build(source(replace(school_branch(), remarks=(Remark("Đ/c Phong", "Nhất trí."),))))
    assert told.remarks[0].speaker == "Đ/c Phong"


def test_a_remark_nobody_is_named_for_is_told_all_the_same() -> None:
    told = minutes.build(source(replace(school_branch(), remarks=(Remark("", "- Nhất trí"),))))
    assert [(each.speaker, each.text) for each in told.remarks] == [("Ý kiến khác", "Nhất trí.")]


def test_stops_and_bullets_a_clerk_types_are_not_doubled() -> None:
    of = school_branch()
    guests = (Person("Đỗ Thị Giang", ("Đảng ủy viên phường.",)),)
    roster = list(school_members())
    roster[5] = replace(roster[5], present=False, absence_reason="Đi công tác.", unrated=UnratedKind.ABSENT)
    ballot = MemberBallot(counts(5), tuple(tally(n, 0, 5, 0, 0) for n in range(1, 6)))
    changed = replace(
        of,
        bases=("- Căn cứ Kế hoạch số 10-KH/ĐU;", "Hướng dẫn số 05-HD/ĐU."),
        meeting=replace(of.meeting, guests=guests, venue="Phòng hội đồng;"),
        members=tuple(roster),
        ballot=ballot,
        branch_ballot=None,
        achievements=(Achievement("- Bằng khen;", AchievementGroup.INDIVIDUAL, quantity=Fraction(2), unit="đ/c"),),
        narrative=replace(of.narrative, requests=("- Đề nghị khen thưởng",)),
    )
    told = minutes.build(source(changed))
    assert told.bases == ("Kế hoạch số 10-KH/ĐU.", "Hướng dẫn số 05-HD/ĐU.")
    assert told.meeting.guests == ("Đồng chí Đỗ Thị Giang – Đảng ủy viên phường",)
    assert (told.meeting.venue, told.meeting.venue_line) == ("Phòng hội đồng", "Phòng hội đồng.")
    assert told.attendance.absentees == ("Đồng chí Vũ Văn Phong: đi công tác.",)
    assert told.achievements[0].lines == ("Bằng khen: 02 đ/c.",)
    submitted = submission.build(source(changed))
    assert submitted.bases == ("Kế hoạch số 10-KH/ĐU", "Hướng dẫn số 05-HD/ĐU")
    assert submitted.requests == ("Đề nghị khen thưởng.",)
    assert news.build(source(changed)).bases == "Kế hoạch số 10-KH/ĐU và Hướng dẫn số 05-HD/ĐU"


def test_the_tellers_are_named_with_their_part() -> None:
    told = minutes.build(source()).meeting
    assert told.tellers == ("Đồng chí Trần Văn Bình – Tổ trưởng", "Đồng chí Phạm Văn Dũng – Thành viên")
    assert told.teller_count == "02 đồng chí"


def test_what_the_workbook_leaves_open_is_printed_as_blanks() -> None:
    of = school_branch()
    made = source(replace(of, meeting=replace(of.meeting, began=None, ended=None, venue="")))
    told = minutes.build(made).meeting
    assert told.began == "…… giờ …… phút"
    assert told.venue.startswith("………")
    assert report.build(made).weaknesses[0].startswith("………")


def test_votes_and_shares_of_every_member_stand_in_the_tally_minutes() -> None:
    told = tally_minutes.build(source())
    first = told.rows[0]
    assert (first.number, first.name, first.posts) == ("1", "Nguyễn Thị An", "Bí thư; Hiệu trưởng")
    assert (first.excellent.votes, first.excellent.share) == ("5", "83,33%")
    assert (told.rows[1].good.votes, told.rows[1].good.share) == ("5", "83,33%")
    assert told.vote_base == "số phiếu hợp lệ"
    assert (told.ballot.issued, told.ballot.invalid) == ("06 phiếu", "0 phiếu")
    assert told.vote_rule.startswith("quá nửa số phiếu hợp lệ (")
    assert "cần xác nhận" in told.vote_rule
    assert told.chair_office == "BÍ THƯ"


def test_the_second_step_is_shown_with_its_own_ballots() -> None:
    tallies = (tally(1, 0, 6, 0, 0, approval=(2, 1)), *(tally(n, 0, 6, 0, 0) for n in range(2, 7)))
    ballot = MemberBallot(counts(6), tallies, two_step=True, second_step=counts(3))
    told = minutes.build(source(replace(school_branch(), ballot=ballot)))
    assert told.has_second_ballot
    assert (told.ballot.valid, told.second_ballot.valid) == ("06 phiếu", "03 phiếu")
    assert (told.rows[0].agree.share, told.rows[0].disagree.share) == ("66,67%", "33,33%")
    assert told.rows[0].proposed == "HTXSNV"


def test_a_two_step_ballot_shows_the_second_step_and_no_votes_for_excellent_in_the_first() -> None:
    tallies = (
        tally(1, 0, 6, 0, 0, approval=(5, 1)),
        *(tally(n, 0, 6, 0, 0) for n in range(2, 7)),
    )
    told = tally_minutes.build(source(replace(school_branch(), ballot=MemberBallot(counts(6), tallies, two_step=True))))
    assert told.two_step
    assert told.rows[0].excellent == results.VoteCell("–", "")
    assert told.rows[0].agree == results.VoteCell("5", "83,33%")
    assert told.rows[0].disagree == results.VoteCell("1", "16,67%")
    assert told.rows[1].agree == results.VoteCell("", "")
    assert {row.excellent for row in told.rows} == {results.VoteCell("–", "")}


def test_the_levels_are_told_with_count_share_and_names() -> None:
    totals = report.build(source()).totals
    assert [(level.short, level.count, level.padded, level.share) for level in totals] == [
        ("HTXSNV", "1", "01", "16,67%"),
        ("HTTNV", "5", "05", "83,33%"),
        ("HTNV", "0", "0", "0%"),
        ("KHTNV", "0", "0", "0%"),
    ]
    assert totals[0].names == "Nguyễn Thị An"


def test_the_cell_is_told_with_its_votes() -> None:
    assert report.build(source()).cell_result == "Hoàn thành xuất sắc nhiệm vụ, với 06/06 phiếu hợp lệ, đạt 100%"


def test_a_requirement_on_the_cell_says_whether_it_is_met() -> None:
    lines = report.build(source()).requirements
    assert all(", bảo đảm yêu cầu (" in line for line in lines)
    made = source()
    assert made.assessment.branch is not None
    unmet = replace(made.assessment.branch.requirements[0], met=False)
    cell = replace(made.assessment.branch, requirements=(unmet,))
    changed = replace(made, assessment=replace(made.assessment, branch=cell))
    assert "chưa bảo đảm yêu cầu" in results.requirement_lines(changed)[0]


def test_the_cap_is_told_with_base_rounding_unit_and_article() -> None:
    assert report.build(source()).cap == (
        "Số đảng viên được đề xuất mức «Hoàn thành xuất sắc nhiệm vụ» là 01 đồng chí; 20% của 06 đồng chí xếp loại "
        "«Hoàn thành tốt nhiệm vụ» trở lên là 1,2, làm tròn xuống thành 01 đồng chí: không vượt tỷ lệ quy định "
        "(tính trong chi bộ; điểm 2.3(a) Hướng dẫn số 21-HD/BTCTW, ngày 18/10/2019; cơ sở tính, cách làm tròn, phạm vi tính: "
        "cần xác nhận)."
    )


def test_a_cap_that_leaves_out_the_head_says_so() -> None:
    made = source()
    rules = replace(made.rule_set, cap=replace(made.rule_set.cap, exclude_head=True))
    said = results.cap_sentence(replace(made, rule_set=rules))
    assert "là 01 đồng chí (không tính người đứng đầu); 20% của 06 đồng chí xếp loại" in said
    assert "trở lên, không tính người đứng đầu là 1,2" in said


def test_a_cap_that_bends_its_own_base_tells_the_most_that_still_holds() -> None:
    made = source()
    applied = replace(made.assessment.cap.applied, base=CapBase.GOOD_ONLY, base_count=18, limit=3)
    cap = replace(made.assessment.cap, applied=applied, rounding="half_up")
    said = results.cap_sentence(replace(made, assessment=replace(made.assessment, cap=cap)))
    assert "20% của 18 đồng chí xếp loại «Hoàn thành tốt nhiệm vụ» là 3,6, làm tròn từ 0,5 lên 1 thành 04 đồng chí" in said
    assert "; tối đa 03 đồng chí để còn bảo đảm tỷ lệ này: không vượt" in said


@pytest.mark.parametrize(
    ("base", "told"),
    [
        (CapBase.GOOD_ONLY, "đồng chí xếp loại «Hoàn thành tốt nhiệm vụ» là"),
        (CapBase.GOOD_OR_BETTER, "đồng chí xếp loại «Hoàn thành tốt nhiệm vụ» trở lên là"),
        (CapBase.RATED, "đồng chí được đánh giá, xếp loại là"),
        (CapBase.ALL_MEMBERS, "đồng chí của chi bộ là"),
    ],
)
def test_the_cap_says_of_whom_it_is_a_percentage(base: CapBase, told: str) -> None:
    made = source()
    cap = replace(made.assessment.cap, applied=replace(made.assessment.cap.applied, base=base))
    assert told in results.cap_sentence(replace(made, assessment=replace(made.assessment, cap=cap)))


def test_a_cap_confirmed_in_every_value_needs_no_mark() -> None:
    made = source()
    confirmed = {name: replace(each, confirmed=True) for name, each in made.rule_set.cap.citations.items()}
    rules = replace(made.rule_set, cap=replace(made.rule_set.cap, citations=confirmed))
    assert "cần xác nhận" not in results.cap_sentence(replace(made, rule_set=rules))


def test_a_cap_exceeded_asks_the_ward_to_decide_and_states_the_grounds() -> None:
    made = source()
    cap = replace(made.assessment.cap, outcome=CapOutcome.EXCEEDED, excellent=2, grounds="Kế hoạch 12-KH/ĐU")
    changed = replace(made, assessment=replace(made.assessment, cap=cap))
    sentence = results.cap_sentence(changed)
    assert "là 02 đồng chí; 20% của 06 đồng chí" in sentence
    assert "thành 01 đồng chí: vượt tỷ lệ quy định (" in sentence
    assert sentence.endswith("đề nghị cấp có thẩm quyền xem xét, quyết định. Căn cứ áp dụng tỷ lệ này: Kế hoạch 12-KH/ĐU.")


def limited() -> RatedReview:
    """Two voted excellent where one is allowed: the program proposes good for the one with fewer votes."""
    ballot = MemberBallot(counts(6), (tally(1, 5, 1, 0, 0), tally(2, 4, 2, 0, 0), *(tally(n, 1, 5, 0, 0) for n in range(3, 7))))
    return source(replace(school_branch(), ballot=ballot))


def test_a_reason_stands_once_under_the_list_and_is_marked_in_the_row() -> None:
    told = rating_list.build(limited())
    assert told.rows[1].note == "(1)"
    assert (told.rows[1].voted, told.rows[1].proposed) == ("HTXSNV", "HTTNV")
    assert told.notes[0].startswith("(1) Được 4/6 phiếu HTXSNV")
    assert len(told.notes) == 1
    assert report.build(limited()).notes[0].startswith("Đồng chí Trần Văn Bình: được 4/6 phiếu")


def test_the_list_goes_with_the_report() -> None:
    told = rating_list.build(source())
    assert (told.report_number, told.report_date) == ("số 05-BC/CB", "04/12/2020")
    assert told.head.number == ""


def test_achievements_stand_by_group_with_totals_per_level_and_unit() -> None:
    told = achievements.build(source())
    assert [(row.is_group, row.number, row.text) for row in told.rows] == [
        (True, "I", "Tập thể"),
        (False, "1", "Đơn vị Xuất sắc cấp Thành phố"),
        (True, "II", "Học sinh"),
        (False, "1", "06 giải Quốc tế"),
    ]
    assert told.totals[0].city == "1"
    assert told.totals[-1].group == "Cộng"
    assert told.totals[-1].total == "2"
    assert told.totals[-1].quantities == "6 giải"
    assert told.count == "02"


def test_a_cell_without_achievements_gets_no_summary_of_them() -> None:
    assert not achievements.wanted(with_achievements())
    assert achievements.wanted(source())


@pytest.mark.parametrize(
    ("quantity", "unit", "text", "expected"),
    [
        (Fraction(6), "giải", "Cờ thi đua", "Cờ thi đua: 06 giải"),
        (Fraction(100), "%", "Giáo viên giỏi", "Giáo viên giỏi: 100%"),
        (Fraction(25, 2), "%", "Học sinh giỏi", "Học sinh giỏi: 12,5%"),
        (Fraction(6), "đ/c", "CSTĐCS", "CSTĐCS: 06 đ/c"),
        (Fraction(6), "đ/c", "6 đ/c đạt CSTĐCS", "6 đ/c đạt CSTĐCS"),
        (None, "", "Chất lượng đại trà", "Chất lượng đại trà"),
    ],
)
def test_a_quantity_stands_behind_the_text_unless_it_begins_with_one(
    quantity: Fraction | None, unit: str, text: str, expected: str
) -> None:
    made = Achievement(text, AchievementGroup.COLLECTIVE, quantity=quantity, unit=unit)
    assert gathering.achievement_text(made) == expected


def test_a_cell_without_a_committee_tells_none() -> None:
    assert gathering.attendance(source(replace(school_branch(), committee_size=0))).committee == ""


def test_nominees_are_numbered_among_themselves() -> None:
    ballot = MemberBallot(
        counts(6),
        tuple(tally(n, 0, 6, 0, 0, approval=(3, 3) if n in {2, 5} else None) for n in range(1, 7)),
        two_step=True,
    )
    rows = minutes.build(source(replace(school_branch(), ballot=ballot))).rows
    assert [row.nominee for row in rows] == ["", "1", "", "", "2", ""]


def test_every_check_is_printed_with_both_numbers_and_their_cells() -> None:
    told = reconciliation.build(source())
    issued = next(row for row in told.checks if row.left == "Số phiếu phát ra" and row.relation == "=")
    assert (issued.left_number, issued.right_number, issued.result) == ("6", "6", "✓")
    assert issued.left_cells == "Thông tin!B20"
    assert told.all_hold
    assert told.check_count == f"{len(told.checks):02d}"


def test_a_check_that_fails_is_printed_as_it_stands() -> None:
    made = source()
    cells = tuple(Place("Phiếu", row, 3) for row in range(2, 9))
    broken = (
        Check("A", Side("x", 5, cells), Relation.EQUAL, Side("y", 6)),
        Check("B", Side("x", 7), Relation.AT_MOST, Side("y", 6)),
    )
    told = reconciliation.build(replace(made, assessment=replace(made.assessment, checks=broken)))
    assert [(row.relation, row.result) for row in told.checks] == [("≠", "✗"), (">", "✗")]
    assert told.checks[0].left_cells == "Phiếu!C2 … C8 (7 ô)"
    assert not told.all_hold
    assert told.broken_count == "02"


def test_the_cap_stands_on_all_four_bases_side_by_side() -> None:
    rows = reconciliation.build(source()).cap_rows
    assert [(row.base_count, row.limit, row.result) for row in rows] == [
        ("5", "1", "✓"),
        ("6", "1", "✓"),
        ("6", "1", "✓"),
        ("6", "1", "✓"),
    ]
    assert [row.applied for row in rows] == ["", "đang áp dụng", "", ""]


def test_what_nobody_has_confirmed_is_listed() -> None:
    told = reconciliation.build(source())
    assert told.unconfirmed[0] == "Mức theo phiếu là mức đạt quá nửa số phiếu hợp lệ (nguyên tắc quá nửa, Điều 9 Điều lệ Đảng)."
    assert "Tỷ lệ phiếu tính trên số phiếu hợp lệ (theo thông lệ)." in told.unconfirmed
    assert told.rule_set.endswith("; mã 2019-hd21")


def test_the_article_publishes_counts_and_no_name_of_a_member() -> None:
    told = news.build(source())
    assert told.results == "01 đồng chí hoàn thành xuất sắc nhiệm vụ và 05 đồng chí hoàn thành tốt nhiệm vụ"
    assert (told.cell_level, told.cell_votes) == ("hoàn thành xuất sắc nhiệm vụ", "6/6")
    assert "Trần Văn Bình" not in repr(replace(told, meeting=replace(told.meeting, tellers=(), head_teller_name="")))
    assert told.conclusion == "Tiếp tục phát huy."
    assert told.more_conclusions == ("Giữ vững kết quả.",)
    assert told.chair_post == "Bí thư Chi bộ"
    assert told.vote_words == "quá nửa số phiếu hợp lệ"


def test_the_article_names_the_unit_and_the_period_of_the_achievements() -> None:
    assert news.build(source()).unit == "Trường Tiểu học Hoa Sen"
    assert news.unit_of("Tổ đảng số 5") == "Tổ đảng số 5"
    assert news.build(source()).achievement_period == "năm 2020"
    one = Achievement("A", AchievementGroup.COLLECTIVE, school_year="2019-2020")
    assert news.achievement_period(with_achievements(one, one)) == "năm học 2019-2020"


def test_the_article_ends_with_the_photographs_two_in_a_row_and_the_odd_one_alone() -> None:
    pictures = tuple(Picture(b"", 75, 50, caption) for caption in ("Toàn cảnh", "Hòm phiếu", "Kiểm phiếu"))
    told = news.build(replace(source(), pictures=pictures))
    assert [(row.left.caption, row.right.caption) for row in told.picture_rows] == [("Toàn cảnh", "Hòm phiếu")]
    assert [(each.image, each.caption) for each in told.last_picture] == [(pictures[2], "Kiểm phiếu")]
    without = news.build(source())
    assert (without.picture_rows, without.last_picture) == ((), ())


def test_a_cell_without_votes_has_empty_ballot_lines() -> None:
    made = source()
    without = replace(made, record=replace(made.record, ballot=None, branch_ballot=None))
    assert ballot_counts.member_ballot_lines(without) == ballot_counts.BallotLines("", "", "", "")
    assert ballot_counts.second_ballot_lines(without) == ballot_counts.BallotLines("", "", "", "")
    assert not ballot_counts.has_second_ballot(without)
    assert ballot_counts.branch_ballot_lines(without) == ballot_counts.BallotLines("", "", "", "")
    assert not results.two_step(without)


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 5, 26), "hd36-2018"), (date(2026, 5, 27), "hd05-2026"), (date(2016, 1, 1), "hd36-2018")]
)
def test_the_layout_follows_the_date_of_the_document(day: date, expected: str) -> None:
    assert profiles.profile_for(day) == expected


def test_kinds_have_their_own_codes_numbers_and_files() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)
    assert [kind.number for kind in KINDS] == sorted({kind.number for kind in KINDS})
    assert KINDS[0].file_name == "01-bien-ban-hop.docx"
    assert KINDS[0].wanted(source())


def test_a_level_not_given_is_printed_empty() -> None:
    assert parts.short_level(source(), None) == ""
    assert parts.short_level(source(), RatingLevel.GOOD) == "HTTNV"
