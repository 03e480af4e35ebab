"""The ward's report: what was done, results before and after the decision, groups, chart, annexes (documents.md §2.18)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from annual_review.documents.case import WardReview
from annual_review.documents.settings import PaperSettings
from annual_review.documents.ward import annexes, counts, quota, report, table
from annual_review.documents.ward.unsatisfactory import reasons_of_unsatisfactory
from annual_review.model.figures import BranchFigures, MemberRating
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.ward import BranchToMend
from tests.documents.ward_cases import decided_otherwise, standing, ward, ward_workbook


def changed(review: WardReview, change: Callable[[BranchFigures], BranchFigures]) -> WardReview:
    """The ward with the figures of every branch changed."""
    return replace(review, branches=tuple(replace(each, figures=change(each.figures)) for each in review.branches))


def all_rated(review: WardReview, level: RatingLevel, reason: str = "") -> WardReview:
    """The ward with every member proposed ``level`` for ``reason``."""

    def change(figures: BranchFigures) -> BranchFigures:
        ratings: tuple[MemberRating, ...] = tuple(replace(each, proposed=level, reason=reason) for each in figures.ratings)
        return replace(figures, ratings=ratings)

    return changed(review, change)


# I


def test_what_was_done_with_the_wards_workbook() -> None:
    fields = report.build(ward(5, 2026, ward_workbook()))
    assert fields.leading == (
        "Đảng ủy phường Giang Biên đã ban hành Kế hoạch số 15-KH/ĐU, ngày 05/11/2026; 05/08 chi bộ trực thuộc đã tổ chức hội "
        "nghị kiểm điểm, đánh giá, xếp loại từ ngày 25/11/2026 đến ngày 29/11/2026; 02 chi bộ có đảng ủy viên dự, chỉ đạo."
    )
    assert fields.not_in == (
        "Chi bộ chưa nộp hồ sơ: Chi bộ Chợ Giang Biên; Chi bộ Tổ dân phố số 99.",
        "Chi bộ đang hoàn thiện hồ sơ: Chi bộ Trường Mầm non Hoa Sữa.",
    )


def test_what_was_done_without_it_has_dots() -> None:
    fields = report.build(ward(1, 2020))
    assert fields.leading == (
        "Đảng ủy phường Giang Biên đã ban hành Kế hoạch số ……; 01/…… chi bộ trực thuộc đã tổ chức hội nghị kiểm điểm, đánh "
        "giá, xếp loại ngày 25/11/2020."
    )
    assert fields.not_in == ()


def test_a_refused_branch_whose_name_cannot_be_read_is_dots() -> None:
    nameless = replace(ward(1), to_mend=(BranchToMend("", "", "a.xlsx", ("Thiếu tên chi bộ.",)),))
    assert report.build(nameless).not_in == ("Chi bộ đang hoàn thiện hồ sơ: …….",)
    (*_, state) = table.build(nameless).sheets
    assert state.rows[-1] == ("……", "", "Đã nộp", None, "Phải sửa, chưa có văn bản", 1)


def test_days_nobody_knows_are_dots() -> None:
    undated = changed(ward(2), lambda figures: replace(figures, held_on=None))
    assert "xếp loại từ ngày …… đến ngày ……;" in report.build(undated).leading


@pytest.mark.parametrize(
    ("bases", "told"),
    [
        (("Căn cứ Kế hoạch số 15/KH-ĐU ngày 05/11/2026;",), "Kế hoạch số 15/KH-ĐU ngày 05/11/2026"),
        (
            ("Kế hoạch số 15-KH/ĐU, ngày 05/11/2026 của Ban Thường vụ Đảng ủy phường Giang Biên",),
            "Kế hoạch số 15-KH/ĐU, ngày 05/11/2026",
        ),
        (("Kế hoạch số 30-KH/TU, ngày 01/10/2026 của Thành ủy Hà Nội", "Quy định số 366-QĐ/TW"), "Kế hoạch số ……"),
        (("Kế hoạch số 15-KH/ĐU", "Kế hoạch số 16-KH/ĐU"), "Kế hoạch số 15-KH/ĐU và Kế hoạch số 16-KH/ĐU"),
    ],
)
def test_only_plans_of_its_own_are_issued_by_the_ward(bases: tuple[str, ...], told: str) -> None:
    workbook = replace(ward_workbook(standing_committee=True), bases=bases)
    assert f"đã ban hành {told};" in report.build(ward(1, 2026, workbook)).leading


# II


def test_before_the_decision_results_are_proposals() -> None:
    fields = report.build(ward(30, 2026, ward_workbook()))
    assert fields.basis == "Số liệu dưới đây là kết quả chi bộ đề xuất, của 30 chi bộ."
    assert fields.branches == (
        "Tổng số chi bộ: 33; đã tự xếp loại: 29; trong đó: “Hoàn thành xuất sắc nhiệm vụ” (HTXSNV): 10 chi bộ, bằng 62,5% số "
        "chi bộ “Hoàn thành tốt nhiệm vụ” (HTTNV) (10/16); “Hoàn thành tốt nhiệm vụ”: 16 chi bộ; “Hoàn thành nhiệm vụ” (HTNV): "
        "03 chi bộ; “Không hoàn thành nhiệm vụ” (KHTNV): không có."
    )


def test_after_the_decision_they_are_what_it_says() -> None:
    before, after = ward(30, 2026, ward_workbook()), decided_otherwise(ward(30, 2026, ward_workbook(decided=True)))
    fields = report.build(after)
    assert fields.basis == (
        "Số liệu dưới đây của 30 chi bộ, theo Quyết định số 112-QĐ/ĐU, ngày 18/12/2026 của Đảng ủy phường Giang Biên."
    )
    assert "đã xếp loại: 29; trong đó: “Hoàn thành xuất sắc nhiệm vụ” (HTXSNV): 09 chi bộ" in fields.branches
    assert fields.levels.series[0].values[0] == report.build(before).levels.series[0].values[0] - 1


def test_members_by_kind_and_level() -> None:
    assert report.build(ward(5, 2026)).members == (
        "a) Tổng số đảng viên đến thời điểm đánh giá: 105 đồng chí (chính thức 103, dự bị 02).",
        (
            "b) Không thuộc đối tượng: 08 đồng chí (được miễn công tác và sinh hoạt đảng: 04; bị đình chỉ sinh hoạt đảng: 01; "
            "mới kết nạp chưa đủ 6 tháng: 03)."
        ),
        "c) Chưa kiểm điểm, đánh giá, xếp loại: 02 đồng chí.",
        (
            "d) Đã đánh giá, xếp loại: 95 đồng chí; trong đó: “Hoàn thành xuất sắc nhiệm vụ”: 17 đồng chí (17,89%); “Hoàn "
            "thành tốt nhiệm vụ”: 69 đồng chí (72,63%); “Hoàn thành nhiệm vụ”: 08 đồng chí (8,42%); “Không hoàn thành "
            "nhiệm vụ”: 01 đồng chí (1,05%), lý do: bị kỷ luật 01."
        ),
    )


def test_nobody_is_said_in_words() -> None:
    fields = report.build(ward(1, 2020))
    assert fields.members[0].endswith("05 đồng chí, đều là đảng viên chính thức.")
    assert fields.members[1:3] == ("b) Không thuộc đối tượng: không có.", "c) Chưa kiểm điểm, đánh giá, xếp loại: không có.")
    assert "“Hoàn thành nhiệm vụ”: không có; “Không hoàn thành nhiệm vụ”: không có." in fields.members[3]


def test_a_ward_where_nobody_is_rated_yet() -> None:
    def unrated(figures: BranchFigures) -> BranchFigures:
        members = replace(figures.members, rated=0, unrated=figures.members.rated)
        return replace(figures, ratings=(), members=members, branch_rating=None)

    fields = report.build(changed(ward(1, 2026), unrated))
    assert fields.members[3] == "d) Đã đánh giá, xếp loại: không có."
    assert fields.branches == "Tổng số chi bộ: ……; đã tự xếp loại: không có."
    assert fields.by_group.endswith("bí thư chi bộ không có; đảng viên khác không có; chi bộ không có.")
    assert (fields.total.excellent.share, fields.total.ratio) == ("–", "–")


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", "suy thoái ……; không hoàn thành trên 50% nhiệm vụ ……; bị kỷ luật ……; khác ……"),
        ("Suy thoái, bị kỷ luật", "suy thoái ……; không hoàn thành trên 50% nhiệm vụ ……; bị kỷ luật ……; khác ……"),
        ("Có biểu hiện suy thoái về đạo đức", "suy thoái 05"),
        ("chỉ hoàn thành dưới 50% nhiệm vụ", "không hoàn thành trên 50% nhiệm vụ 05"),
        ("Bị Kỷ luật khiển trách", "bị kỷ luật 05"),
        ("bỏ sinh hoạt nhiều lần", "khác 05"),
    ],
)
def test_why_tasks_were_not_fulfilled(reason: str, told: str) -> None:
    assert reasons_of_unsatisfactory(all_rated(ward(1), RatingLevel.UNSATISFACTORY, reason)) == told


def test_where_everybody_fulfils_tasks_no_reason_is_asked() -> None:
    assert reasons_of_unsatisfactory(all_rated(ward(1), RatingLevel.GOOD)) == ""


def test_groups_of_like_positions_from_2025_on_all_members_before() -> None:
    assert report.build(ward(5, 2026)).by_group == (
        "Số “Hoàn thành xuất sắc nhiệm vụ” trên số “Hoàn thành tốt nhiệm vụ”: bí thư chi bộ 01/04 (25%); đảng viên khác 16/65 "
        "(24,62%); chi bộ 02/03 (66,67%)."
    )
    assert report.build(ward(12, 2023)).by_group.endswith(": đảng viên toàn đảng bộ 39/153 (25,49%).")


def test_a_group_with_nobody_good() -> None:
    found = report.build(all_rated(ward(1, 2023), RatingLevel.EXCELLENT)).by_group
    assert found.endswith("đảng viên toàn đảng bộ 05, không có “Hoàn thành tốt nhiệm vụ”.")


def test_the_chart_shows_the_members_at_each_level() -> None:
    chart = report.build(ward(5, 2026)).levels
    assert chart.categories == (
        "Hoàn thành xuất sắc nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ",
        "Hoàn thành nhiệm vụ",
        "Không hoàn thành nhiệm vụ",
    )
    assert [(each.name, each.values) for each in chart.series] == [("Số đảng viên", (17, 69, 8, 1))]


# III, IV


def test_narrative_is_typed_or_dots() -> None:
    typed, dotted = report.build(ward(1, 2026, ward_workbook())), report.build(ward(1, 2026))
    assert typed.strengths == ("Các chi bộ tổ chức kiểm điểm đúng tiến độ, đúng quy trình.",)
    assert [len(each) for each in (dotted.strengths, dotted.weaknesses, dotted.causes, dotted.requests)] == [3, 3, 3, 3]
    assert (typed.above, dotted.above) == ("Thành ủy", "……")


# annexes


def test_the_annexes_go_with_the_report() -> None:
    assert report.build(ward(1, 2026, ward_workbook())).goes_with == (
        "(Kèm theo Báo cáo số 31-BC/ĐU, ngày 20/12/2026 của Đảng ủy phường Giang Biên)"
    )
    assert report.build(ward(1, 2026)).goes_with == "(Kèm theo Báo cáo số       -BC/ĐU, ngày …… của Đảng ủy phường Giang Biên)"


@pytest.mark.parametrize("size", [1, 5, 30])
def test_every_row_adds_up_and_so_does_the_total(size: int) -> None:
    lines = counts.branch_lines(ward(size))
    for heads in (*(each.heads for each in lines), counts.together(lines)):
        assert heads.total == heads.official + heads.probationary
        assert heads.total == heads.not_subject + heads.owed + heads.rated
        assert heads.levels.total == heads.rated
    assert counts.together(lines).levels == ward(size).figures.totals


def test_the_row_of_a_branch() -> None:
    row = report.build(ward(5, 2026)).rows[4]
    assert (row.number, row.name, row.total, row.official, row.probationary) == ("5", "Chi bộ Công an phường", "37", "36", "1")
    assert (row.exempt, row.suspended, row.under_six_months, row.owed, row.rated) == ("1", "1", "1", "1", "33")
    assert (row.excellent, row.ratio) == (annexes.LevelCell("6", "18,18"), "25")
    assert (row.own, row.points, row.decided, row.note) == ("HTTNV", "", "", "Số liệu của bản nộp trước")


def test_the_level_of_the_ward_stands_once_it_decided() -> None:
    after = decided_otherwise(ward(3, 2026, ward_workbook(decided=True)))
    rows = report.build(after).rows
    assert [(row.own, row.decided, row.points) for row in rows] == [
        ("HTXSNV", "HTTNV", ""),
        ("HTTNV", "HTTNV", "90,5"),
        ("HTTNV", "HTTNV", "91"),
    ]


def test_the_quota_by_groups_is_exact() -> None:
    fields = report.build(ward(5, 2026))
    assert fields.percent_heading == "20% của HTTNV"
    assert fields.groups == (
        annexes.GroupRow("1", "Chi bộ", "3", "0,6", "2", "+1,4"),
        annexes.GroupRow("2", "Bí thư chi bộ", "4", "0,8", "1", "+0,2"),
        annexes.GroupRow("3", "Đảng viên khác", "65", "13", "16", "+3"),
    )
    assert [row.name for row in report.build(ward(5, 2020)).groups] == ["Đảng viên toàn đảng bộ"]


def test_proposals_count_in_the_quota_after_the_decision_too() -> None:
    after = decided_otherwise(ward(5, 2026, ward_workbook(decided=True)))
    assert report.build(after).groups == report.build(ward(5, 2026)).groups


def test_different_percentages_cannot_be_added() -> None:
    review = ward(2, 2026)
    first = review.branches[0]
    raised = replace(first, figures=replace(first.figures, cap=replace(first.figures.cap, percent=Fraction(25))))
    fields = report.build(replace(review, branches=(raised, review.branches[1])))
    assert fields.percent_heading == "Tỷ lệ của HTTNV"
    assert {(row.allowed, row.over) for row in fields.groups} == {("–", "–")}
    assert fields.over == ()


def test_signs() -> None:
    values = (Fraction(7, 5), Fraction(-3, 5), Fraction(0), None)
    assert [quota.signed(each) for each in values] == ["+1,4", "−0,6", "0", "–"]


def test_whoever_is_in_a_group_over_its_percentage_is_named_by_votes() -> None:
    fields = report.build(ward(5, 2026))
    assert [group.title for group in fields.over] == [
        "Chi bộ tự xếp loại “Hoàn thành xuất sắc nhiệm vụ”, theo tỷ lệ phiếu từ cao xuống:",
        "Bí thư chi bộ được đề xuất xếp loại “Hoàn thành xuất sắc nhiệm vụ”, theo tỷ lệ phiếu từ cao xuống:",
        "Đảng viên khác được đề xuất xếp loại “Hoàn thành xuất sắc nhiệm vụ”, theo tỷ lệ phiếu từ cao xuống:",
    ]
    assert [group.heading for group in fields.over] == ["Chi bộ", "Họ và tên", "Họ và tên"]
    shares = [Fraction(*map(int, row.votes.split("/"))) for row in fields.over[2].rows]
    assert shares == sorted(shares, reverse=True)
    assert len(shares) == 16
    assert {row.branch for row in fields.over[0].rows} == {""}


def test_a_branch_without_a_ballot_stands_last_with_dots() -> None:
    review = ward(5, 2026)
    first = review.branches[0]
    rating = first.figures.branch_rating
    assert rating is not None
    silent = replace(first, figures=replace(first.figures, branch_rating=replace(rating, votes=None, shares={})))
    rows = report.build(replace(review, branches=(silent, *review.branches[1:]))).over[0].rows
    assert [(row.name, row.votes, row.share) for row in rows][-1] == (first.name, "……", "……")


def test_the_ward_can_switch_the_names_off() -> None:
    quiet = replace(ward(5, 2026), settings=PaperSettings(over_limit_names=False))
    assert report.build(quiet).over == ()


def test_a_group_within_its_percentage_is_not_named() -> None:
    assert report.build(all_rated(ward(5, 2020), RatingLevel.GOOD)).over == ()


def test_levels_of_branches_and_heads_are_counted() -> None:
    review = ward(5, 2026)
    assert counts.branch_levels(counts.branch_lines(review)) == LevelCounts(2, 3, 0, 0)
    assert counts.head_levels(review, are_heads=True) == LevelCounts(1, 4, 0, 0)
    assert counts.meeting_days(review) == (date(2026, 11, 25), date(2026, 11, 29))
    assert standing(3, 2026, 12).figures.members.rated == 12
