"""The totals that must agree: each check with both sides, each failure with its sentence and its cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annual_review.model.ballots import Ballot, BallotCounts, Figure
from annual_review.model.checks import Relation
from annual_review.model.members import Member, Membership
from annual_review.model.partial import Gaps, PartialRecord, operand
from annual_review.model.record import OverCap, ReviewRecord
from annual_review.problems import Place, Problem, Severity
from annual_review.rules import words
from annual_review.rules.assess import assess, check_partial
from annual_review.rules.places import row_places
from tests.small_branch.reckoned import rules
from tests.small_branch.record import (
    branch_ballot,
    branch_of,
    counts,
    good_branch,
    member,
    tally,
    with_counts,
    with_member,
    with_tally,
)


def problems(found: ReviewRecord) -> list[Problem]:
    return [each for each in assess(found, rules()).problems if each.severity is not Severity.NOTE]


def only(found: ReviewRecord) -> Problem:
    said = problems(found)
    assert [each.code for each in said] == [said[0].code]
    return said[0]


def refused(found: ReviewRecord) -> Problem:
    assert assess(found, rules()).value is None
    return only(found)


def test_a_sound_record_has_no_problem() -> None:
    assert problems(good_branch(5)) == []


def test_more_collected_than_issued() -> None:
    said = refused(with_counts(good_branch(5), counts(5, issued=4)))
    assert said.message == "Phiếu đảng viên: thu về 5 phiếu, nhiều hơn 4 phiếu phát ra."
    assert said.remedy == (
        "Kiểm tra lại biên bản kiểm phiếu: số phiếu phát ra phải bằng số phiếu thu về cộng số phiếu không thu về."
    )
    assert [str(place) for place in said.places] == ["Thông tin!B21", "Thông tin!B20"]


def test_ballots_that_did_not_come_back_are_no_problem() -> None:
    found = with_counts(branch_of([tally(number, 0, 4, 0, 0) for number in range(1, 6)]), counts(4, issued=5))
    assert problems(found) == []


def test_valid_and_invalid_are_not_what_was_collected() -> None:
    said = refused(with_counts(good_branch(5), counts(5, issued=5, collected=5, invalid=1)))
    assert said.message == "Phiếu đảng viên: thu về 5 phiếu, nhưng hợp lệ 5 cộng không hợp lệ 1 là 6 phiếu."
    assert said.remedy == (
        "Kiểm tra lại ba số này trong biên bản kiểm phiếu; số phiếu thu về phải bằng số hợp lệ cộng số không hợp lệ."
    )
    assert [str(place) for place in said.places] == ["Thông tin!B22", "Thông tin!B23", "Thông tin!B21"]


def test_a_figure_the_program_worked_out_has_no_cell_to_show() -> None:
    found = BallotCounts(Figure(5), Figure(5), Figure(5), Figure(1, derived=True))
    assert refused(with_counts(good_branch(5), found)).places == (Place(),)


def test_more_issued_than_present() -> None:
    said = refused(with_counts(good_branch(5), counts(5, issued=6)))
    assert said.message == "Phiếu đảng viên: phát ra 6 phiếu, nhiều hơn 5 đảng viên có mặt."
    assert said.remedy == "Kiểm tra lại số phiếu phát ra và cột «Có mặt» của danh sách đảng viên."
    assert [str(place) for place in said.places] == ["Thông tin!B20", "Đảng viên!C2:C6"]


def test_more_votes_than_valid_ballots() -> None:
    said = refused(with_tally(good_branch(5), tally(2, 1, 5, 0, 0)))
    assert said.message == "Đồng chí Trần Thị B: cộng các mức được 6 phiếu, nhiều hơn 5 phiếu hợp lệ."
    assert said.remedy == "Kiểm tra lại số phiếu từng mức của đồng chí này và số phiếu hợp lệ."
    assert [str(place) for place in said.places] == ["Phiếu đảng viên!C3:F3", "Thông tin!B22"]


def test_fewer_votes_than_valid_ballots() -> None:
    said = only(with_tally(good_branch(5), tally(2, 0, 4, 0, 0)))
    assert said.severity is Severity.WARNING
    assert said.message == "Đồng chí Trần Thị B: cộng các mức được 4 phiếu, ít hơn 5 phiếu hợp lệ."
    assert said.remedy == "Nếu có phiếu không ghi đồng chí này thì số liệu đúng; nếu không, kiểm tra lại số phiếu từng mức."


def test_votes_and_blanks_are_more_than_valid_ballots() -> None:
    said = refused(with_tally(good_branch(5), tally(2, 0, 5, 0, 0, blank=1)))
    assert said.message == "Đồng chí Trần Thị B: các mức 5 phiếu cộng không ghi 1 phiếu là 6, nhiều hơn 5 phiếu hợp lệ."
    assert said.remedy == "Kiểm tra lại số phiếu từng mức và số phiếu không ghi của đồng chí này."
    assert [str(place) for place in said.places] == ["Phiếu đảng viên!C3:G3", "Thông tin!B22"]


def test_too_many_votes_are_said_once_though_there_are_blanks() -> None:
    assert refused(with_tally(good_branch(5), tally(2, 0, 6, 0, 0, blank=1))).code == "DC-04"


@pytest.mark.parametrize(("blank", "spoiled"), [(1, 0), (0, 1)])
def test_fewer_votes_explained_by_blanks_or_spoilt_ballots_are_not_told(blank: int, spoiled: int) -> None:
    assert problems(with_tally(good_branch(5), tally(2, 0, 4, 0, 0, blank=blank, spoiled=spoiled))) == []
    assert [each.code for each in problems(with_tally(good_branch(5), tally(2, 0, 3, 0, 0, blank=blank, spoiled=spoiled)))] == [
        "DC-05"
    ]


def test_blank_and_spoilt_ballots_count_together() -> None:
    found = with_tally(good_branch(5), tally(2, 0, 3, 0, 0, blank=1, spoiled=1))
    assert problems(found) == []
    assert checks_of(found, "Phiếu của đồng chí Trần Thị B") == [(3, "≤", 5, True), (5, "=", 5, True)]


def test_too_many_marks_leave_no_level_to_be_missed() -> None:
    assert [each.code for each in problems(with_tally(good_branch(5), tally(2, 2, 2, 1, 0, blank=1)))] == ["DC-15"]


def checks_of(found: ReviewRecord, title: str) -> list[tuple[int, str, int, bool]]:
    made = assess(found, rules()).value
    assert made is not None
    return [
        (each.left.number, each.relation.value, each.right.number, each.holds)
        for each in made.checks
        if each.title.partition(":")[0] == title
    ]


def test_votes_and_counted_blanks_make_up_the_valid_ballots() -> None:
    found = with_tally(good_branch(5), tally(2, 0, 4, 0, 0, blank=1))
    assert checks_of(found, "Phiếu của đồng chí Trần Thị B") == [(4, "≤", 5, True), (5, "=", 5, True)]


def test_votes_and_blanks_that_are_still_too_few_stand_in_the_paper() -> None:
    found = with_tally(good_branch(5), tally(2, 0, 3, 0, 0, blank=1))
    assert checks_of(found, "Phiếu của đồng chí Trần Thị B") == [(3, "≤", 5, True), (4, "=", 5, False)]
    assert [each.code for each in problems(found)] == ["DC-05"]


def test_fewer_votes_without_blanks_stand_in_the_paper() -> None:
    found = with_tally(good_branch(5), tally(2, 0, 4, 0, 0))
    assert checks_of(found, "Phiếu của đồng chí Trần Thị B") == [(4, "=", 5, False)]


def probationary_branch() -> ReviewRecord:
    return with_member(good_branch(5), 5, standing=Membership.PROBATIONARY)


def test_more_ballots_than_official_members_convoked() -> None:
    said = refused(probationary_branch())
    assert (said.code, said.severity) == ("DC-16", Severity.ERROR)
    assert said.message == "Phiếu đảng viên: phát ra 5 phiếu, nhiều hơn 4 đảng viên chính thức được triệu tập."


def test_more_ballots_than_official_members_present() -> None:
    found = branch_of([tally(number, 0, 5, 0, 0) for number in range(1, 7)], ballot_counts=counts(5))
    found = with_member(with_member(found, 6, standing=Membership.PROBATIONARY), 5, present=False, absence_reason="Ốm")
    said = next(each for each in problems(found) if each.code == "DC-09")
    assert said.severity is Severity.WARNING
    assert said.message == "Phiếu đảng viên: phát ra 5 phiếu, nhiều hơn 4 đảng viên chính thức có mặt."


def test_probationary_members_vote_where_the_rule_set_says_so() -> None:
    found = rules()
    voting = replace(found, vote=replace(found.vote, probationary_vote=True))
    assert [each.code for each in assess(probationary_branch(), voting).problems] == ["KQ-07"]


def two_step(*tallies: int, agree: int, disagree: int) -> ReviewRecord:
    rows = [tally(number, 0, 5, 0, 0) for number in range(1, 6)]
    rows[1] = tally(2, *tallies, approval=(agree, disagree))
    return branch_of(rows, two_step=True)


def with_second_step(found: ReviewRecord, own: BallotCounts) -> ReviewRecord:
    assert found.ballot is not None
    return replace(found, ballot=replace(found.ballot, second_step=own))


def test_the_second_step_is_held_against_its_own_ballots() -> None:
    assert problems(with_second_step(two_step(0, 5, 0, 0, agree=3, disagree=1), counts(4, issued=5))) == []


def test_the_counts_of_the_second_step_must_add_up_too() -> None:
    said = refused(with_second_step(two_step(0, 5, 0, 0, agree=3, disagree=1), counts(4, issued=5, collected=5)))
    assert said.message == "Phiếu bình chọn: thu về 5 phiếu, nhưng hợp lệ 4 cộng không hợp lệ 0 là 4 phiếu."


def test_no_two_checks_are_called_alike() -> None:
    cell = with_second_step(two_step(0, 4, 0, 0, agree=3, disagree=1), counts(4, issued=5))
    cell = with_tally(cell, tally(1, 0, 4, 0, 0, blank=1, approval=(4, 0)))
    made = assess(replace(cell, branch_ballot=branch_ballot(0, 5, 0, 0), over_cap=OverCap.LEAVE), rules()).value
    assert made is not None
    titles = [each.title for each in made.checks]
    assert len(set(titles)) == len(titles)


def test_more_approvals_than_valid_ballots() -> None:
    said = refused(two_step(0, 5, 0, 0, agree=4, disagree=2))
    assert said.message == "Đồng chí Trần Thị B: «Đồng ý» cộng «Không đồng ý» được 6 phiếu, nhiều hơn 5 phiếu hợp lệ."
    assert said.remedy == "Kiểm tra lại hai số này của đồng chí và số phiếu hợp lệ."
    assert [str(place) for place in said.places] == ["Phiếu bình chọn!C3:D3", "Thông tin!B22"]


def test_fewer_approvals_than_valid_ballots() -> None:
    said = only(two_step(0, 5, 0, 0, agree=3, disagree=1))
    assert said.severity is Severity.WARNING
    assert said.message == "Đồng chí Trần Thị B: «Đồng ý» cộng «Không đồng ý» được 4 phiếu, ít hơn 5 phiếu hợp lệ."
    assert said.remedy == "Nếu có phiếu không ghi đồng chí này thì số liệu đúng; nếu không, kiểm tra lại hai số này."


def test_excellent_votes_in_the_first_of_two_steps_are_a_bug_of_ours() -> None:
    with pytest.raises(ValueError, match=r"reported by nobody: .'Phiếu của đồng chí Trần Thị B: bước một'"):
        assess(two_step(1, 4, 0, 0, agree=3, disagree=2), rules())


def test_the_first_of_two_steps_is_a_check_with_both_sides() -> None:
    found = assess(two_step(0, 5, 0, 0, agree=3, disagree=2), rules()).value
    assert found is not None
    step = next(each for each in found.checks if each.title == "Phiếu của đồng chí Trần Thị B: bước một")
    sides = (step.left.words, step.left.number, step.relation, step.right.words, step.right.number)
    assert sides == ("Số phiếu HTXSNV ở bước một", 0, Relation.EQUAL, "Không có", 0)
    assert [str(place) for place in step.left.places] == ["Phiếu đảng viên!C3"]


def test_more_votes_on_the_cell_than_valid_ballots() -> None:
    said = refused(replace(good_branch(5), branch_ballot=branch_ballot(0, 6, 0, 0, valid=5)))
    assert said.message == "Phiếu chi bộ: cộng các mức được 6 phiếu, nhiều hơn 5 phiếu hợp lệ."
    assert said.remedy == "Kiểm tra lại số phiếu từng mức và số phiếu hợp lệ."
    assert [str(place) for place in said.places] == ["Phiếu chi bộ!B2:B5", "Thông tin!B22"]


def test_fewer_votes_on_the_cell_than_valid_ballots() -> None:
    said = only(replace(good_branch(5), branch_ballot=branch_ballot(0, 4, 0, 0, valid=5), members=headed(5)))
    assert said.severity is Severity.WARNING
    assert said.message == "Phiếu chi bộ: cộng các mức được 4 phiếu, ít hơn 5 phiếu hợp lệ."
    assert said.remedy == "Nếu có phiếu không ghi mức nào thì số liệu đúng; nếu không, kiểm tra lại số phiếu từng mức."


def test_the_cell_ballot_is_held_against_those_present_too() -> None:
    said = refused(replace(good_branch(5), branch_ballot=branch_ballot(0, 6, 0, 0, own=counts(6))))
    assert said.message == "Phiếu chi bộ: phát ra 6 phiếu, nhiều hơn 5 đảng viên có mặt."


def test_counts_the_cell_ballot_shares_with_the_meeting_are_told_of_the_meeting_only() -> None:
    wrong = counts(5, issued=6)
    derived = (replace(each, derived=True) for each in (wrong.issued, wrong.collected, wrong.valid, wrong.invalid))
    shared = replace(with_counts(good_branch(5), wrong), branch_ballot=branch_ballot(5, own=BallotCounts(*derived)))
    assert refused(shared).message == "Phiếu đảng viên: phát ra 6 phiếu, nhiều hơn 5 đảng viên có mặt."


def test_one_count_of_its_own_makes_the_cell_ballot_answer_for_its_counts() -> None:
    of_meeting = (Figure(number, derived=True) for number in (5, 5, 0))
    own = BallotCounts(Figure(6, Place("Phiếu chi bộ", 7, 2)), *of_meeting)
    said = refused(replace(good_branch(5), branch_ballot=branch_ballot(5, own=own)))
    assert said.message == "Phiếu chi bộ: phát ra 6 phiếu, nhiều hơn 5 đảng viên có mặt."


def test_a_check_is_left_out_where_a_count_it_needs_is_not_known() -> None:
    few = replace(with_second_step(two_step(0, 4, 0, 0, agree=3, disagree=1), counts(5)), members=headed(5))
    few = replace(with_tally(few, tally(3, 0, 3, 0, 0, blank=3)), branch_ballot=branch_ballot(0, 4, 0, 0, valid=5))

    def codes(*unknown: str) -> list[str]:
        return [each.code for each in check_partial(PartialRecord(few, Gaps(frozenset(unknown))), rules())]

    assert codes() == ["DC-05", "DC-11", "DC-05", "DC-15", "DC-14"]
    assert codes(operand(Ballot.MEMBERS, "valid")) == ["DC-11", "DC-14"]
    assert codes(operand(Ballot.APPROVALS, "valid")) == ["DC-05", "DC-05", "DC-15", "DC-14"]
    assert codes(operand(Ballot.BRANCH, "valid")) == ["DC-05", "DC-11", "DC-05", "DC-15"]


def headed(size: int) -> tuple[Member, ...]:
    """A roster whose first member is the secretary."""
    return (replace(member(1), is_head=True), *(member(number) for number in range(2, size + 1)))


def test_all_mistakes_are_told_at_once() -> None:
    found = with_tally(with_tally(good_branch(6), tally(2, 1, 6, 0, 0)), tally(3, 3, 3, 0, 0))
    assert [each.code for each in problems(replace(found, branch_ballot=branch_ballot(0, 7, 0, 0, valid=6)))] == [
        "DC-04",
        "DC-13",
        "KQ-01",
    ]


def test_checks_are_kept_with_both_sides_and_their_cells() -> None:
    found = assess(replace(good_branch(5), branch_ballot=branch_ballot(5, 0, 0, 0)), rules()).value
    assert found is not None
    assert all(check.holds for check in found.checks)
    told = [(each.left.words, each.left.number, each.relation, each.right.words, each.right.number) for each in found.checks]
    assert told == [
        (words.CONVOKED_AND_OTHERS, 5, Relation.EQUAL, "Tổng số đảng viên", 5),
        ("Có mặt + vắng mặt", 5, Relation.EQUAL, "Số đảng viên được triệu tập", 5),
        (words.RATED_AND_UNRATED, 5, Relation.EQUAL, "Tổng số đảng viên", 5),
        ("Số đảng viên có trong kết quả kiểm phiếu", 5, Relation.EQUAL, "Số đảng viên được đánh giá, xếp loại", 5),
        ("Số phiếu phát ra", 5, Relation.EQUAL, "Số phiếu thu về + số phiếu không thu về", 5),
        ("Số phiếu thu về", 5, Relation.EQUAL, "Số phiếu hợp lệ + số phiếu không hợp lệ", 5),
        ("Số phiếu phát ra", 5, Relation.AT_MOST, "Số đảng viên có mặt", 5),
        ("Số phiếu phát ra", 5, Relation.AT_MOST, "Số đảng viên chính thức được triệu tập", 5),
        *[("Cộng số phiếu các mức", 5, Relation.EQUAL, "Số phiếu hợp lệ", 5)] * 5,
        ("Số phiếu phát ra", 5, Relation.EQUAL, "Số phiếu thu về + số phiếu không thu về", 5),
        ("Số phiếu thu về", 5, Relation.EQUAL, "Số phiếu hợp lệ + số phiếu không hợp lệ", 5),
        ("Số phiếu phát ra", 5, Relation.AT_MOST, "Số đảng viên có mặt", 5),
        ("Số phiếu phát ra", 5, Relation.AT_MOST, "Số đảng viên chính thức được triệu tập", 5),
        ("Cộng số phiếu các mức", 5, Relation.EQUAL, "Số phiếu hợp lệ", 5),
        ("Tổng số đảng viên ở bốn mức", 5, Relation.EQUAL, "Số đảng viên được đánh giá, xếp loại", 5),
    ]
    assert [each.title for each in found.checks][4:9] == [
        "Phiếu đảng viên: phát ra và thu về",
        "Phiếu đảng viên: thu về và phân loại",
        "Phiếu đảng viên: phát ra và số có mặt",
        "Phiếu đảng viên: phát ra và số chính thức được triệu tập",
        "Phiếu của đồng chí Nguyễn Văn A",
    ]
    votes = next(each for each in found.checks if each.title == "Phiếu của đồng chí Trần Thị B")
    assert [str(place) for place in votes.left.places] == ["Phiếu đảng viên!C3:F3"]
    assert [str(place) for place in votes.right.places] == ["Thông tin!B22"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"a": Place("S", 2, 3)}, ["S!C2"]),
        ({"a": Place("S", 2, 3), "b": Place("S", 2, 5)}, ["S!C2:E2"]),
        ({"a": Place("S", 2, 3), "b": Place("S", 4, 3)}, ["S!C2:C4"]),
        ({"a": Place("S", 2, 3), "b": Place("S", 4, 5)}, ["S!C2", "S!E4"]),
        ({"a": Place("S", 2, 3), "b": Place("T", 2, 4)}, ["S!C2", "T!D2"]),
        ({"a": Place()}, []),
        ({}, []),
    ],
)
def test_cells_of_one_row_or_column_are_one_range(cells: dict[str, Place], said: list[str]) -> None:
    assert [str(place) for place in row_places(cells, "a", "b")] == said


def counted(*votes: int) -> ReviewRecord:
    """A ballot on the cell of which the votes alone are known, beside five valid ballots on the members."""
    known = Figure(sum(votes), derived=True)
    return replace(
        good_branch(5), branch_ballot=branch_ballot(*votes, own=BallotCounts(known, known, known, Figure(0, derived=True)))
    )


def test_votes_on_the_cell_alone_may_be_as_many_as_have_a_vote() -> None:
    assert problems(counted(4, 0, 0, 0)) == []
    said = refused(counted(6, 0, 0, 0))
    assert (said.code, said.message) == ("DC-18", "Phiếu chi bộ: cộng các mức được 6 phiếu, nhiều hơn 5 đảng viên có mặt.")
    assert [str(place) for place in said.places] == ["Phiếu chi bộ!B2:B5"]


def test_they_are_held_against_the_official_members_convoked_too() -> None:
    rows = [tally(number, 0, 5) for number in range(1, 8)]
    found = branch_of(rows, ballot_counts=counts(5))
    for number in (6, 7):
        found = with_member(found, number, standing=Membership.PROBATIONARY)
    found = replace(found, branch_ballot=counted(0, 6, 0, 0).branch_ballot)
    (said,) = [each for each in problems(found) if each.code == "DC-18"]
    assert said.message == "Phiếu chi bộ: cộng các mức được 6 phiếu, nhiều hơn 5 đảng viên chính thức được triệu tập."
    voting = replace(rules(), vote=replace(rules().vote, probationary_vote=True))
    assert [each.code for each in assess(found, voting).problems if each.code == "DC-18"] == []


def sides_of(found: ReviewRecord) -> dict[str, tuple[str, str]]:
    """The words on both sides of each check, by its title."""
    made = assess(found, rules()).value
    assert made is not None
    return {each.title: (each.left.words, each.right.words) for each in made.checks}


def test_each_check_is_named_for_what_it_compares() -> None:
    probationary = branch_of([tally(number, 0, 5) for number in range(1, 7)], ballot_counts=counts(5))
    probationary = with_member(probationary, 6, standing=Membership.PROBATIONARY)
    assert sides_of(probationary)["Phiếu đảng viên: phát ra và số chính thức có mặt"] == (
        "Số phiếu phát ra",
        "Số đảng viên chính thức có mặt",
    )
    blank = sides_of(with_tally(good_branch(5), tally(2, 0, 4, 0, 0, blank=1)))
    assert blank["Phiếu của đồng chí Trần Thị B: kể cả không ghi"] == ("Cộng số phiếu các mức + không ghi", "Số phiếu hợp lệ")
    steps = sides_of(with_second_step(two_step(0, 5, 0, 0, agree=3, disagree=1), counts(4, issued=5)))
    assert steps["Phiếu của đồng chí Trần Thị B: bình chọn"] == ("Đồng ý + không đồng ý", "Số phiếu hợp lệ")
    assert steps["Phiếu bình chọn: phát ra và thu về"] == ("Số phiếu phát ra", "Số phiếu thu về + số phiếu không thu về")
    alone = sides_of(counted(4, 0, 0, 0))
    assert alone["Phiếu chi bộ: số phiếu các mức và số có mặt"] == ("Cộng số phiếu các mức", "Số đảng viên có mặt")
    assert alone["Phiếu chi bộ: số phiếu các mức và số chính thức được triệu tập"] == (
        "Cộng số phiếu các mức",
        "Số đảng viên chính thức được triệu tập",
    )
    shared = sides_of(replace(good_branch(5), branch_ballot=branch_ballot(5)))
    assert shared["Phiếu chi bộ: số phiếu các mức"] == ("Cộng số phiếu các mức", "Số phiếu hợp lệ")
    roster = "Tổng số đảng viên"
    convoked = "Được triệu tập + miễn sinh hoạt, đình chỉ, sinh hoạt tạm thời nơi khác"
    rated = "Được đánh giá, xếp loại + không thuộc đối tượng + chưa đánh giá, xếp loại"
    assert (shared[roster], shared[rated]) == ((convoked, roster), (rated, roster))
    assert shared["Số đảng viên được đánh giá, xếp loại"] == (
        "Tổng số đảng viên ở bốn mức",
        "Số đảng viên được đánh giá, xếp loại",
    )
