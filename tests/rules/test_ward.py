"""The ward: cells added up, and the cap over all of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from annual_review.model.assessment import Assessment, CapOutcome, Denominator, Share
from annual_review.model.members import UnratedKind
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.rules import words
from annual_review.rules.assess import assess
from annual_review.rules.ruleset import CapUnit, RuleSet
from tests.small_branch.reckoned import rules
from tests.small_branch.record import branch_ballot, good_branch, tally, with_member, with_tally, without_tally
from tests.wards import ward_of

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel


def excellent_branch(size: int, excellent: int) -> ReviewRecord:
    found = good_branch(size)
    for number in range(1, excellent + 1):
        found = with_tally(found, tally(number, size, 0, 0, 0))
    return found


def assessed(found: ReviewRecord, rule_set: RuleSet | None = None) -> Assessment:
    read = assess(found, rule_set or rules())
    assert read.value is not None, [each.message for each in read.problems]
    return read.value


def test_cells_are_added_up() -> None:
    exempt = with_member(without_tally(excellent_branch(6, 1), 6), 6, unrated=UnratedKind.EXEMPT)
    found = ward_of([assessed(excellent_branch(10, 2)), assessed(exempt)])
    assert found.branches == 2
    members = found.members
    assert (members.total, members.official, members.probationary, members.rated) == (16, 16, 0, 15)
    assert (members.convoked, members.present, members.absent) == (16, 16, 0)
    assert (members.not_subject, members.unrated) == (1, 0)
    assert found.totals == LevelCounts(3, 12, 0, 0)
    assert found.total_shares[EXCELLENT] == Share(3, 15, Denominator.RATED)
    assert all(check.holds for check in found.checks)
    assert {(check.left.words, check.right.words) for check in found.checks} == {
        ("Cộng các chi bộ", "Đếm theo danh sách đảng viên")
    }
    assert [(check.title, check.left.number) for check in found.checks] == [
        ("Số đảng viên được đánh giá, xếp loại", 15),
        ("Số đảng viên không thuộc đối tượng và chưa kiểm điểm, đánh giá, xếp loại", 1),
        ("Số đảng viên HTXSNV", 3),
        ("Số đảng viên HTTNV", 12),
        ("Số đảng viên HTNV", 0),
        ("Số đảng viên KHTNV", 0),
    ]


def test_the_cap_is_reckoned_again_over_all_cells() -> None:
    found = ward_of([assessed(excellent_branch(9, 1)), assessed(excellent_branch(9, 1))])
    assert found.cap is not None
    assert (found.cap.applied.base_count, found.cap.applied.limit, found.cap.excellent) == (18, 3, 2)
    assert [(line.base_count, line.limit) for line in found.cap.lines] == [(16, 3), (18, 3), (18, 3), (18, 3)]
    assert found.cap.outcome is CapOutcome.WITHIN
    assert found.head_cap is None


def test_over_the_base_organisation_one_cell_may_make_up_for_another() -> None:
    ward = replace(rules(), cap=replace(rules().cap, unit=CapUnit.BASE_ORG, when_exceeded=None))
    rich, poor = assessed(excellent_branch(10, 3), ward), assessed(excellent_branch(10, 1), ward)
    assert (rich.cap.outcome, poor.cap.outcome) == (CapOutcome.EXCEEDED, CapOutcome.WITHIN)
    both = ward_of([rich, poor])
    assert both.cap is not None
    assert (both.cap.excellent, both.cap.applied.limit, both.cap.outcome) == (4, 4, CapOutcome.WITHIN)
    two_rich = ward_of([rich, rich])
    assert two_rich.cap is not None
    assert two_rich.cap.outcome is CapOutcome.EXCEEDED


def test_heads_are_a_group_of_their_own_where_like_posts_are_counted_together() -> None:
    cells = [assessed(with_member(excellent_branch(10, 1), 1, is_head=True), rules("2025-hd43")) for _ in range(4)]
    without_head = with_member(with_member(without_tally(good_branch(10), 1), 1, is_head=True), 1, unrated=UnratedKind.EXEMPT)
    found = ward_of([*cells, assessed(without_head, rules("2025-hd43"))])
    assert found.head_cap is not None
    assert [line.base_count for line in found.head_cap.lines] == [0, 4, 4, 5]
    assert (found.head_cap.excellent, found.head_cap.outcome) == (4, CapOutcome.EXCEEDED)
    assert found.cap is not None
    assert (found.cap.excellent, found.cap.outcome) == (0, CapOutcome.WITHIN)
    assert [line.base_count for line in found.cap.lines] == [45, 45, 45, 45]


def test_the_cap_on_cells() -> None:
    excellent = replace(good_branch(5), branch_ballot=branch_ballot(5, 0, 0, 0))
    good = replace(good_branch(5), branch_ballot=branch_ballot(0, 5, 0, 0))
    of_2025 = rules("2025-hd43")
    branches = [assessed(each, of_2025) for each in (excellent, *[good] * 5, good_branch(5))]
    found = ward_of(branches)
    assert found.branch_levels == LevelCounts(1, 5, 0, 0)
    assert found.branch_cap is not None
    assert (found.branch_cap.applied.limit, found.branch_cap.excellent, found.branch_cap.outcome) == (1, 1, CapOutcome.WITHIN)
    earlier = ward_of([assessed(excellent), assessed(good)])
    assert (earlier.branch_levels, earlier.branch_cap) == (LevelCounts(1, 1, 0, 0), None)


def test_cells_without_a_ballot_on_themselves_have_no_cap_on_cells() -> None:
    assert ward_of([assessed(good_branch(5), rules("2025-hd43"))]).branch_cap is None


def test_cells_under_different_rule_sets_have_no_cap_together() -> None:
    found = ward_of([assessed(good_branch(5)), assessed(good_branch(5), rules("2018-hd16"))])
    assert (found.cap, found.head_cap, found.branch_cap) == (None, None, None)
    assert found.totals.good == 10


def test_cells_with_different_values_of_one_rule_set_have_no_cap_together() -> None:
    lower = replace(rules(), cap=replace(rules().cap, percent=Fraction(15)))
    found = ward_of([assessed(good_branch(5)), assessed(good_branch(5), lower)])
    assert (found.cap, found.head_cap, found.branch_cap) == (None, None, None)
    assert ward_of([assessed(good_branch(5), lower), assessed(good_branch(5), lower)]).cap is not None


def test_whoever_has_no_level_is_one_number_of_both_groups() -> None:
    found = with_member(without_tally(without_tally(good_branch(6), 6), 5), 6, unrated=UnratedKind.EXEMPT)
    ward = ward_of([assessed(with_member(found, 5, unrated=UnratedKind.OTHER))])
    assert (ward.members.not_subject, ward.members.unrated) == (1, 1)
    assert [(each.left.number, each.right.number) for each in ward.checks if each.title == words.WITHOUT_LEVEL] == [(2, 2)]


def test_shares_over_all_members_where_the_rule_set_says_so() -> None:
    changed = replace(rules(), share=replace(rules().share, totals=Denominator.MEMBERS))
    exempt = with_member(without_tally(good_branch(5), 5), 5, unrated=UnratedKind.EXEMPT)
    assert ward_of([assessed(exempt, changed)]).total_shares[GOOD] == Share(4, 5, Denominator.MEMBERS)
    assert ward_of([assessed(exempt, changed), assessed(good_branch(5))]).total_shares[GOOD] == Share(9, 9, Denominator.RATED)


def test_a_ward_without_cells() -> None:
    found = ward_of([])
    assert (found.branches, found.members.total, found.totals.total, found.cap) == (0, 0, 0, None)
    assert found.total_shares[GOOD].value is None
