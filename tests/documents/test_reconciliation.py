"""The working paper nobody signs: every check, every whole, every base, and what is to be confirmed (documents.md §2.9)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from annual_review.documents.branch import reconciliation
from annual_review.documents.case import RatedReview
from annual_review.model.ballots import MemberBallot
from annual_review.model.checks import Check, Relation, Side
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import OverCap
from annual_review.problems import Place
from tests.documents.changed import two_excellent
from tests.small_branch.reckoned import source
from tests.small_branch.record import branch_ballot, counts, school_branch, tally, with_member


def with_checks(*checks: Check) -> RatedReview:
    made = source()
    return replace(made, assessment=replace(made.assessment, checks=checks))


def test_every_check_is_printed_with_both_numbers_and_their_cells() -> None:
    told = reconciliation.build(source())
    issued = next(row for row in told.checks if row.left == "Số phiếu phát ra" and row.relation == "=")
    assert (issued.left_number, issued.right_number, issued.result) == ("6", "6", "✓")
    assert issued.left_cells == "Thông tin!B20"
    assert told.all_hold
    assert told.check_count == f"{len(told.checks):02d}"


def test_a_check_that_fails_is_printed_as_it_stands() -> None:
    cells = tuple(Place("Phiếu", row, 3) for row in range(2, 9))
    told = reconciliation.build(
        with_checks(
            Check("A", Side("x", 5, cells), Relation.EQUAL, Side("y", 6)),
            Check("B", Side("x", 7), Relation.AT_MOST, Side("y", 6)),
        )
    )
    assert [(row.relation, row.result) for row in told.checks] == [("≠", "✗"), (">", "✗")]
    assert told.checks[0].left_cells == "Phiếu!C2 … C8 (7 ô)"
    assert (told.all_hold, told.broken_count) == (False, "02")


def test_the_votes_stand_over_every_whole() -> None:
    told = reconciliation.build(source())
    assert told.wholes.official_convoked == "Chính thức được triệu tập (6)"
    branch, first, *_ = told.votes
    assert (branch.number, branch.level, branch.votes, branch.over.valid) == ("", "HTXSNV", "6", "100%")
    assert (first.number, first.level, first.votes, first.over.official_convoked) == ("1", "HTXSNV", "5", "83,33%")


def test_in_two_steps_the_votes_are_those_of_the_step_that_gave_the_level() -> None:
    tallies = (tally(1, 0, 6, approval=(5, 1)), *(tally(n, 0, 6) for n in range(2, 7)))
    made = source(replace(school_branch(), ballot=MemberBallot(counts(6), tallies, two_step=True)))
    assert [row.votes for row in reconciliation.build(made).votes][1:3] == ["5", "6"]


def test_without_ballots_there_are_no_votes_over_wholes() -> None:
    made = source(replace(school_branch(), branch_ballot=None))
    assert reconciliation.build(made).votes[0].number == "1"
    without = reconciliation.build(replace(made, record=replace(made.record, ballot=None)))
    assert without.votes == ()
    assert without.wholes.valid == "Hợp lệ (0)"


def test_the_cap_stands_on_all_bases_with_and_without_the_secretary() -> None:
    rows = reconciliation.build(source()).cap_rows
    assert [(row.base_count, row.proposed, row.floor_limit, row.floor_result, row.applied) for row in rows] == [
        ("5", "1", "1", "✓", ""),
        ("6", "1", "1", "✓", "đang áp dụng"),
        ("6", "1", "1", "✓", ""),
        ("6", "1", "1", "✓", ""),
        ("5", "0", "0", "✓", ""),
        ("5", "0", "1", "✓", ""),
        ("5", "0", "1", "✓", ""),
        ("5", "0", "1", "✓", ""),
    ]
    nobody = replace(school_branch(), members=tuple(replace(each, is_head=False) for each in school_branch().members))
    assert len(reconciliation.build(source(nobody)).cap_rows) == 4


def test_a_ground_of_a_higher_percentage_stands_with_it() -> None:
    made = source()
    cap = replace(made.assessment.cap, percent=Fraction(25), grounds="Thành tích nổi trội.")
    told = reconciliation.build(replace(made, assessment=replace(made.assessment, cap=cap)))
    assert ", vì thành tích nổi trội; tính trên" in told.cap_rule


def test_requirements_say_whether_they_are_met_and_what_follows() -> None:
    told = reconciliation.build(source(replace(school_branch(), request_reason="Đề nghị xem xét")))
    assert [line[0] for line in told.requirements] == ["✓", "✓", "L"]
    assert told.requirements[-1] == "Lý do đề nghị chi bộ ghi: Đề nghị xem xét."
    of_2025 = source(replace(school_branch(), year=2025), "2025-hd43")
    lines = reconciliation.build(of_2025).requirements
    assert any("bị kỷ luật (thực tế: không có) (" in line for line in lines)


def test_levels_that_differ_from_the_votes_stand_with_their_reasons() -> None:
    divided = replace(school_branch(), branch_ballot=branch_ballot(3, 3), branch_self_rating=RatingLevel.GOOD)
    told = reconciliation.build(source(with_member(divided, 1, proposal=RatingLevel.GOOD, reason="Nghỉ ốm"))).reasons
    assert told[0].startswith("Chi bộ Trường Tiểu học Hoa Sen: Không mức nào đạt quá nửa")
    assert told[1].startswith("Đồng chí Nguyễn Thị An: ")
    assert reconciliation.build(source(two_excellent(over_cap=OverCap.BY_VOTES))).reasons


def test_what_nobody_has_confirmed_is_listed_with_what_it_rests_on() -> None:
    told = reconciliation.build(source())
    assert "Tỷ lệ xếp loại tính trên số đảng viên được đánh giá, xếp loại (theo thông lệ)." in told.unconfirmed
    assert told.rule_set.endswith("; mã 2019-hd21")
