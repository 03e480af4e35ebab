"""The minutes of the ward's committee: what it considers, votes as typed or blank (documents.md §2.21)."""

from __future__ import annotations

from dataclasses import replace

from annual_review.documents.ward import minutes, to_consider
from annual_review.documents.ward.minutes import VoteCells
from annual_review.model.assessment import CapAssessment, CapBase, CapOutcome
from annual_review.model.ratings import RatingLevel
from tests.documents.ward_cases2 import branch, decided_otherwise, record, ward


def test_votes_of_the_committee_are_those_typed_else_blank() -> None:
    rows = minutes.build(ward(3, 2026, record(3, 2026))).branches
    assert [(row.number, row.proposed, row.decided) for row in rows] == [
        ("1", "HTXSNV", ""),
        ("2", "HTXSNV", ""),
        ("3", "HTXSNV", ""),
    ]
    assert [row.votes for row in rows] == [
        VoteCells("9", "2", "0", "0"),
        VoteCells("", "", "", ""),
        VoteCells("9", "2", "0", "0"),
    ]
    assert {row.votes for row in minutes.build(ward(3)).branches} == {VoteCells("", "", "", "")}


def test_levels_stand_once_they_are_decided() -> None:
    fields = minutes.build(decided_otherwise(ward(3, 2026, record(3, 2026, decided=True))))
    assert [row.decided for row in fields.branches] == ["HTXSNV", "HTXSNV", "HTTNV"]
    assert next(row for row in fields.members if row.name == branch(1, 2026).figures.ratings[0].name).decided == "HTTNV"


def test_the_meeting_is_that_of_the_body_the_ward_names_on_its_day() -> None:
    fields = minutes.build(ward(1, 2025, record(1, 2025)))
    assert (fields.meeting, fields.body) == ("Ban Thường vụ Đảng ủy", "Ban Thường vụ Đảng ủy phường Việt Hưng")
    assert fields.held_on == "ngày 26 tháng 12 năm 2025"
    assert (fields.head.number, fields.head.place_date) == ("Số 12-BB/ĐU", "Việt Hưng, ngày 26 tháng 12 năm 2025")


def test_what_nobody_typed_is_dotted_and_by_hd05_there_is_no_place_and_date() -> None:
    fields = minutes.build(ward(1))
    assert fields.held_on == "ngày …… tháng …… năm ……"
    assert (fields.head.number, fields.head.place_date) == ("Số       -BB/ĐU", "")
    assert fields.meeting == "Đảng ủy"


def test_results_of_all_members_are_told_in_full() -> None:
    fields = minutes.build(ward(3))
    assert (fields.branch_count, fields.rated) == ("03 chi bộ", "21 đồng chí")
    assert fields.member_totals == (
        "“Hoàn thành xuất sắc nhiệm vụ”: 06 đồng chí; “Hoàn thành tốt nhiệm vụ”: 14 đồng chí; "
        "“Hoàn thành nhiệm vụ”: 01 đồng chí; “Không hoàn thành nhiệm vụ”: không có"
    )


def test_from_2025_heads_and_others_over_the_limit_are_two_groups() -> None:
    heads, others, differing = to_consider.member_groups(ward(3))
    assert heads.reason == (
        "Bí thư chi bộ được đề xuất “Hoàn thành xuất sắc nhiệm vụ”: 03 đồng chí; không có bí thư chi bộ được đề xuất “Hoàn "
        "thành tốt nhiệm vụ”"
    )
    assert others.reason == (
        "Đảng viên khác được đề xuất “Hoàn thành xuất sắc nhiệm vụ”: 03 đồng chí, bằng 21,43% số đảng viên khác được đề xuất "
        "“Hoàn thành tốt nhiệm vụ” (03/14)"
    )
    assert all(rating.is_head for _, rating in heads.members)
    assert not any(rating.is_head for _, rating in others.members)
    assert differing.reason == to_consider.DIFFERS
    assert [(each.name, rating.proposed) for each, rating in differing.members] == [
        (branch(3, 2026).name, RatingLevel.SATISFACTORY)
    ]


def test_to_2024_all_members_are_one_group() -> None:
    review = ward(2, 2020)
    (group,) = to_consider.member_groups(review)
    assert group.reason.startswith("Đảng viên được đề xuất “Hoàn thành xuất sắc nhiệm vụ”: 04 đồng chí, bằng ")
    assert len(group.members) == 4


def test_each_whole_of_the_limit_is_named() -> None:
    review = ward(2, 2020)
    cap = review.figures.cap
    assert cap is not None

    def reason(base: CapBase) -> str:
        over: CapAssessment = replace(cap, applied=replace(cap.applied, base=base, base_count=13), outcome=CapOutcome.EXCEEDED)
        return to_consider.member_groups(replace(review, figures=replace(review.figures, cap=over)))[0].reason

    good = "“Hoàn thành tốt nhiệm vụ”"
    assert f"số đảng viên được đề xuất {good} (04/13)" in reason(CapBase.GOOD_ONLY)
    assert f"số đảng viên được đề xuất {good} trở lên (04/13)" in reason(CapBase.GOOD_OR_BETTER)
    assert "số đảng viên được đánh giá, xếp loại (04/13)" in reason(CapBase.RATED)
    assert "số đảng viên của đảng bộ (04/13)" in reason(CapBase.ALL_MEMBERS)


def test_whoever_is_in_two_groups_is_listed_once() -> None:
    review = ward(1)
    first, *others = review.branches[0].figures.ratings
    changed = replace(review.branches[0].figures, ratings=(replace(first, voted=RatingLevel.GOOD), *others))
    groups = to_consider.member_groups(replace(review, branches=(replace(review.branches[0], figures=changed),)))
    names = [rating.name for group in groups for _, rating in group.members]
    assert len(names) == len(set(names)) == 2


def test_within_the_limit_nobody_is_to_be_considered() -> None:
    review = ward(2)
    figures = replace(review.figures, cap=None, head_cap=None, branch_cap=None)
    quiet = replace(review, figures=figures)
    assert to_consider.member_groups(quiet) == ()
    assert minutes.build(quiet).members == ()


def test_groups_stand_in_the_table_over_members_numbered_through() -> None:
    rows = minutes.build(ward(3)).members
    assert [bool(row.group) for row in rows] == [True, False, False, False, True, False, False, False, True, False]
    assert [row.number for row in rows if not row.group] == ["1", "2", "3", "4", "5", "6", "7"]


def test_branches_over_the_limit_and_their_requests_are_told_under_the_table() -> None:
    assert to_consider.branch_remarks(ward(5)) == (
        (
            "Chi bộ được đề xuất “Hoàn thành xuất sắc nhiệm vụ”: 04 chi bộ, bằng 400% số chi bộ được đề xuất “Hoàn thành "
            "tốt nhiệm vụ” (04/01)."
        ),
        f"{branch(2, 2026).name}, lý do đề nghị: chi bộ dẫn đầu phong trào thi đua của phường.",
    )
