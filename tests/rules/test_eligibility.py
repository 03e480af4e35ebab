"""Who is rated and who is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annual_review.model.ballots import MemberBallot, SubjectTally
from annual_review.model.members import Membership, UnratedKind
from annual_review.model.ratings import LevelCounts
from annual_review.model.record import ReviewRecord
from annual_review.problems import Place, Problem, Severity
from annual_review.rules.assess import assess
from annual_review.rules.calendar import current_review, months_after, years_after
from annual_review.rules.eligibility import Eligibility, eligibility, row_of, unrated_without_votes
from tests.small_branch.reckoned import rules
from tests.small_branch.record import counts, good_branch, tally, with_counts, with_member, with_tally, without_tally


def problems(found: ReviewRecord) -> list[Problem]:
    return [each for each in assess(found, rules()).problems if each.severity is not Severity.NOTE]


def codes(found: ReviewRecord) -> list[str]:
    """The problems but that there are more ballots than official members."""
    return [each.code for each in problems(found) if each.code not in {"DC-09", "DC-16"}]


def only(found: ReviewRecord) -> Problem:
    said = problems(found)
    assert len(said) == 1
    return said[0]


def four_of_five(number: int = 2) -> ReviewRecord:
    """Five members, four ballots: member ``number`` is not voted on."""
    found = good_branch(5)
    for each in range(1, 6):
        found = with_tally(found, tally(each, 0, 4, 0, 0))
    return without_tally(with_counts(found, counts(4)), number)


def unrated_of(found: ReviewRecord, rule_set: str = "2019-hd21") -> list[tuple[str, str]]:
    read = assess(found, rules(rule_set))
    assert read.value is not None
    return [(each.member.name, each.reason.text) for each in read.value.unrated]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (UnratedKind.EXEMPT, "được miễn công tác và sinh hoạt đảng"),
        (UnratedKind.SUSPENDED, "bị đình chỉ sinh hoạt đảng"),
        (UnratedKind.UNDER_SIX_MONTHS, "mới kết nạp chưa đủ 6 tháng; có kiểm điểm, không đánh giá, xếp loại"),
        (UnratedKind.ABSENT, "vắng mặt tại hội nghị, kiểm điểm, đánh giá, xếp loại sau"),
        (UnratedKind.OTHER, "chưa kiểm điểm, đánh giá, xếp loại"),
    ],
)
def test_a_member_not_rated_is_listed_with_the_reason(kind: UnratedKind, reason: str) -> None:
    found = with_member(four_of_five(), 2, unrated=kind, present=kind not in {UnratedKind.EXEMPT, UnratedKind.SUSPENDED})
    assert problems(found) == []
    assert unrated_of(found) == [("Trần Thị B", reason)]


def test_another_reason_is_told_in_the_words_of_the_clerk() -> None:
    found = with_member(four_of_five(), 2, unrated=UnratedKind.OTHER, unrated_text="Đang đi học nước ngoài")
    assert unrated_of(found) == [("Trần Thị B", "Đang đi học nước ngoài")]


def test_a_member_not_rated_is_in_no_denominator() -> None:
    read = assess(with_member(four_of_five(), 2, unrated=UnratedKind.EXEMPT, present=False), rules())
    assert read.value is not None
    figures = read.value.figures
    assert (figures.rated, figures.not_subject, figures.unrated, read.value.totals.total) == (4, 1, 0, 4)
    assert (figures.convoked, figures.absent, read.value.vote_whole) == (4, 0, 4)
    assert {share.whole for share in read.value.total_shares.values()} == {4}


def test_what_reading_must_have_refused_is_a_bug_of_ours() -> None:
    with pytest.raises(ValueError, match="member 2 is to be rated and has no votes"):
        assess(four_of_five(), rules())
    with pytest.raises(ValueError, match="member 2 is not rated and has votes"):
        assess(with_member(good_branch(5), 2, unrated=UnratedKind.EXEMPT), rules())
    found = good_branch(5)
    assert found.ballot is not None
    tallies = (*found.ballot.tallies, SubjectTally(2, LevelCounts(0, 5, 0, 0)))
    with pytest.raises(ValueError, match="member 2 has two tallies"):
        assess(replace(found, ballot=replace(found.ballot, tallies=tallies)), rules())


def test_votes_on_nobody_of_the_roster_are_a_bug_of_ours() -> None:
    found = good_branch(5)
    with pytest.raises(IndexError, match="no member number 6"):
        assess(replace(found, ballot=with_tally_of_nobody(found)), rules())


def with_tally_of_nobody(found: ReviewRecord) -> MemberBallot:
    assert found.ballot is not None
    return replace(found.ballot, tallies=(*found.ballot.tallies, tally(6, 0, 5, 0, 0)))


def test_an_absent_member_without_votes_is_asked_about() -> None:
    said = only(with_member(four_of_five(), 2, present=False))
    assert (said.code, said.severity) == ("KQ-11", Severity.ERROR)
    assert said.message == "Đồng chí Trần Thị B vắng mặt và không có trong kết quả kiểm phiếu."
    assert "«Vắng, đánh giá sau»" in said.remedy
    assert str(said.place) == "Đảng viên!C3"


def test_who_lives_elsewhere_for_a_time_is_rated_without_a_word() -> None:
    found = with_member(with_counts(good_branch(5), counts(4)), 2, present=False, temporary_elsewhere=True)
    for number in range(1, 6):
        found = with_tally(found, tally(number, 0, 4, 0, 0))
    assert problems(found) == []
    assert unrated_of(found) == []


def test_an_absent_member_with_votes_is_rated_and_told() -> None:
    found = with_member(with_counts(good_branch(5), counts(4)), 2, present=False)
    for number in range(1, 6):
        found = with_tally(found, tally(number, 0, 4, 0, 0))
    said = only(found)
    assert said.severity is Severity.WARNING
    assert said.message == "Đồng chí Trần Thị B vắng mặt tại hội nghị nhưng vẫn có trong kết quả kiểm phiếu."
    assert said.remedy == (
        "Nếu chi bộ đã đánh giá, xếp loại đồng chí này thì không cần sửa; "
        "nếu không, ghi «Vắng, đánh giá sau» và xóa dòng phiếu."
    )
    assert [str(place) for place in said.places] == ["Đảng viên!C3", "Phiếu đảng viên!B3"]
    assert unrated_of(found) == []


def new(found: ReviewRecord, admitted: date = date(2020, 6, 4)) -> ReviewRecord:
    return with_member(found, 2, standing=Membership.PROBATIONARY, admitted=admitted)


def test_a_new_member_without_votes_is_listed_and_told() -> None:
    said = only(new(four_of_five()))
    assert said.severity is Severity.WARNING
    assert said.message == (
        "Đồng chí Trần Thị B kết nạp chưa đủ 6 tháng đến ngày họp; không thuộc đối tượng đánh giá, xếp loại."
    )
    assert said.remedy == "Ghi «Dưới 6 tháng» vào cột «Không đánh giá», hoặc sửa «Ngày vào Đảng» nếu ghi nhầm."
    assert str(said.place) == "Đảng viên!E3"
    assert unrated_of(new(four_of_five())) == [
        ("Trần Thị B", "mới kết nạp chưa đủ 6 tháng; có kiểm điểm, không đánh giá, xếp loại")
    ]


def test_a_new_member_with_votes() -> None:
    said = next(each for each in problems(new(good_branch(5))) if each.code == "KQ-13")
    assert said.severity is Severity.ERROR
    assert said.message == ("Đồng chí Trần Thị B kết nạp chưa đủ 6 tháng đến ngày họp nhưng vẫn có trong kết quả kiểm phiếu.")
    assert said.remedy == (
        "Xóa dòng kết quả phiếu và ghi «Dưới 6 tháng» vào cột «Không đánh giá», hoặc sửa «Ngày vào Đảng» nếu ghi nhầm."
    )
    assert [str(place) for place in said.places] == ["Phiếu đảng viên!B3", "Đảng viên!E3"]


def test_six_months_to_the_day_are_enough() -> None:
    assert codes(new(good_branch(5), date(2020, 6, 3))) == []


def test_an_official_member_is_never_new() -> None:
    assert problems(with_member(good_branch(5), 2, admitted=date(2020, 10, 1))) == []


def test_a_member_whose_date_is_blank_is_never_new() -> None:
    assert codes(with_member(good_branch(5), 2, standing=Membership.PROBATIONARY)) == []


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2020, 6, 3), date(2020, 12, 3)),
        (date(2020, 8, 31), date(2021, 2, 28)),
        (date(2019, 8, 30), date(2020, 2, 29)),
        (date(2020, 12, 1), date(2021, 6, 1)),
        (date(2020, 2, 29), date(2020, 8, 29)),
        (date(2020, 4, 30), date(2020, 10, 30)),
    ],
)
def test_months_end_on_the_last_day_there_is(day: date, after: date) -> None:
    assert months_after(day, 6) == after


def test_a_year_after_the_29th_of_february_ends_on_the_28th() -> None:
    assert years_after(date(2000, 2, 29), 18) == date(2018, 2, 28)
    assert years_after(date(2000, 2, 29), 20) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2026, 1, 1), 2025),
        (date(2026, 3, 31), 2025),
        (date(2026, 4, 1), 2026),
        (date(2026, 12, 31), 2026),
    ],
)
def test_until_the_end_of_march_the_review_is_that_of_the_year_before(today: date, year: int) -> None:
    assert current_review(today) == year


def listed(found: ReviewRecord, rule_set: str = "2019-hd21", unknown: frozenset[int] = frozenset()) -> Eligibility:
    assert found.ballot is not None
    return eligibility(found, found.ballot.tallies, rules(rule_set), unknown)


def numbers(found: Eligibility) -> tuple[list[int], list[int]]:
    return [member.number for member, _ in found.rated], [each.member.number for each in found.unrated]


def test_whose_votes_could_not_be_read_is_in_neither_list_unless_the_clerk_says_that_he_is_not_rated() -> None:
    assert numbers(listed(four_of_five(), unknown=frozenset({2}))) == ([1, 3, 4, 5], [])
    said = with_member(four_of_five(), 2, unrated=UnratedKind.EXEMPT)
    assert numbers(listed(said, unknown=frozenset({2}))) == ([1, 3, 4, 5], [2])


def test_a_new_member_with_votes_is_not_rated_and_an_absent_one_is() -> None:
    assert numbers(listed(new(good_branch(5)))) == ([1, 3, 4, 5], [2])
    assert numbers(listed(with_member(good_branch(5), 2, present=False))) == ([1, 2, 3, 4, 5], [])


def test_nobody_is_new_while_the_day_of_the_meeting_is_not_known() -> None:
    someone = new(good_branch(5)).members[1]
    assert unrated_without_votes(someone, date(2020, 12, 3), rules().membership) is UnratedKind.UNDER_SIX_MONTHS
    assert unrated_without_votes(someone, None, rules().membership) is None


def test_only_another_reason_is_told_in_the_words_of_the_clerk() -> None:
    found = with_member(four_of_five(), 2, unrated=UnratedKind.EXEMPT, unrated_text="Đang đi học nước ngoài")
    assert unrated_of(found) == [("Trần Thị B", "được miễn công tác và sinh hoạt đảng")]


@pytest.mark.parametrize(
    ("kind", "present", "reviewed"),
    [
        (UnratedKind.UNDER_SIX_MONTHS, True, True),
        (UnratedKind.UNDER_SIX_MONTHS, False, False),
        (UnratedKind.EXEMPT, True, False),
        (UnratedKind.ABSENT, False, False),
        (UnratedKind.OTHER, False, False),
        (UnratedKind.OTHER, True, None),
    ],
)
def test_who_took_part_in_the_review_without_a_level(*, kind: UnratedKind, present: bool, reviewed: bool | None) -> None:
    (found,) = listed(with_member(four_of_five(), 2, unrated=kind, present=present)).unrated
    assert found.reviewed is reviewed


def test_a_tally_row_is_shown_at_its_name_else_at_its_first_cell() -> None:
    first, name = Place("Phiếu đảng viên", 3, 3), Place("Phiếu đảng viên", 3, 2)
    assert row_of({"excellent": first, "name": name}) == name
    assert row_of({"excellent": first, "good": name}) == first
    assert row_of({}) == Place()
