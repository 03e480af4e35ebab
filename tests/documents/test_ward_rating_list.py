"""The ward's rating lists: before the decision with proposals, after it with what was decided (documents.md §2.19)."""

from __future__ import annotations

from dataclasses import replace

from annual_review.documents.ward import rating_list, recognised
from annual_review.model.ratings import LevelCounts, RatingLevel
from tests.documents.ward_cases2 import branch, decided_otherwise, on_earlier_papers, record, ward


def test_before_the_decision_the_last_column_is_blank() -> None:
    fields = rating_list.build(ward(5, 2026, record(5, 2026)))
    assert not fields.decided
    assert fields.goes_with == "(Kèm theo Quyết định số       -QĐ/ĐU, ngày ……)"
    assert [row.proposed for row in fields.branches] == ["HTXSNV", "HTTNV", "HTXSNV", "HTXSNV", "HTXSNV"]
    assert {row.decided for row in fields.branches} | {row.decided for row in fields.members} == {""}
    assert all(row.proposed for row in fields.members)
    assert "……" in fields.head.place_date


def test_after_it_the_proposals_go_and_what_was_decided_stands() -> None:
    fields = rating_list.build(decided_otherwise(ward(5, 2026, record(5, 2026, decided=True))))
    assert fields.decided
    assert fields.goes_with == "(Kèm theo Quyết định số 61-QĐ/ĐU, ngày 28/12/2026)"
    assert {row.proposed for row in fields.branches} | {row.proposed for row in fields.members} == {""}
    assert [row.decided for row in fields.branches] == ["HTXSNV", "HTTNV", "HTXSNV", "HTXSNV", "HTTNV"]
    assert fields.branch_totals == "HTXSNV: 03 chi bộ; HTTNV: 02 chi bộ; HTNV: không có; KHTNV: không có"
    assert fields.member_totals == "HTXSNV: 09 đồng chí; HTTNV: 25 đồng chí; HTNV: 01 đồng chí; KHTNV: không có"
    assert fields.head.place_date == "Việt Hưng, ngày 28 tháng 12 năm 2026"
    assert (fields.signature.behalf, fields.signature.name) == ("T/M BAN THƯỜNG VỤ", "Nguyễn Văn Quyết")


def test_members_are_numbered_through_branch_by_branch_in_the_order_of_the_ward() -> None:
    fields = rating_list.build(ward(5, 2026, record(5, 2026)))
    assert [row.number for row in fields.members] == [str(number) for number in range(1, 36)]
    assert list(dict.fromkeys(row.branch for row in fields.members)) == [branch(at, 2026).name for at in (5, 4, 3, 2, 1)]
    first = fields.members[0]
    assert (first.born, first.posts) == ("02/02/1996", "Bí thư; Hiệu trưởng")
    assert fields.members[3].born == "1968"


def test_whoever_is_not_rated_is_in_neither_list() -> None:
    review = ward(3)
    fields = rating_list.build(review)
    assert review.figures.members.unrated == 1
    assert len(fields.members) == review.figures.members.rated == review.figures.members.total - 1


def test_a_branch_the_ward_does_not_list_stands_behind_the_others() -> None:
    workbook = record(3, 2026)
    review = ward(5, 2026, workbook)
    assert [each.code for each in recognised.in_order(review)] == ["VH-03", "VH-02", "VH-01", "VH-04", "VH-05"]
    assert recognised.in_order(ward(5)) == ward(5).branches


def test_a_branch_is_known_by_its_code_or_else_by_its_name() -> None:
    workbook = record(2, 2026)
    renamed = replace(workbook.branches[0], name="Chi bộ khác", code="vh-02")
    named = replace(workbook.branches[1], code="")
    review = ward(2, 2026, replace(workbook, branches=(renamed, named)))
    assert [recognised.listed_as(review, each) for each in review.branches] == [named, renamed]


def test_a_branch_without_a_level_of_its_own_is_dotted_until_the_ward_gives_it_one() -> None:
    bare = replace(branch(1, 2026), figures=replace(branch(1, 2026).figures, branch_rating=None))
    workbook = record(1, 2026, decided=True)
    decided = replace(ward(1, 2026, workbook), branches=(bare,))
    (row,) = rating_list.build(replace(decided, workbook=record(1, 2026))).branches
    assert (row.proposed, row.decided) == ("……", "")
    (row,) = rating_list.build(decided).branches
    assert (row.proposed, row.decided) == ("", "……")
    own = replace(workbook, branches=(replace(workbook.branches[0], decided=RatingLevel.GOOD),))
    (row,) = rating_list.build(replace(decided, workbook=own)).branches
    assert row.decided == "HTTNV"
    assert recognised.branch_levels(replace(decided, workbook=own)) == LevelCounts(good=1)


def test_a_branch_on_earlier_papers_is_named_until_the_decision() -> None:
    for decided in (False, True):
        review = on_earlier_papers(ward(2, 2026, record(2, 2026, decided=decided)))
        assert rating_list.build(review).older == ("" if decided else review.branches[0].name)
    assert rating_list.build(ward(2)).older == ""


def test_before_the_decision_levels_are_counted_as_the_ward_counts_them() -> None:
    review = ward(30)
    assert recognised.member_levels(review) == review.figures.totals
    assert recognised.branch_levels(review) == review.figures.branch_levels


def test_lists_want_a_branch_that_stands() -> None:
    assert recognised.wanted(ward(1))
    assert not recognised.wanted(ward(0, 2026, record(0, 2026)))
