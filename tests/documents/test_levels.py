"""Levels in words: totals, reasons, what differs from the vote, the ratio, the branch's own (documents.md §2.0, §2.4)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.documents import levels, parts, ratio, wording
from annual_review.documents.branch import minutes, rating_list, report, submission
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import CapBase, CapClaim, CapOutcome
from annual_review.model.members import Points
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision, OverCap
from tests.documents.changed import two_excellent
from tests.small_branch.reckoned import source
from tests.small_branch.record import branch_ballot, school_branch, tally, with_ballot, with_member

OWN = "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên"


def ratio_of(made: RatedReview) -> str:
    names = parts.LevelNames(made.rule_set)
    names.explain_all()
    return ratio.ratio_sentence(made, names)


def test_the_levels_are_told_with_count_share_and_names() -> None:
    told = report.build(source())
    assert [(level.short, level.count, level.counted, level.share) for level in told.totals] == [
        ("HTXSNV", "1", "01 đồng chí", "16,67%"),
        ("HTTNV", "5", "05 đồng chí", "83,33%"),
        ("HTNV", "0", "không có", "0%"),
        ("KHTNV", "0", "không có", "0%"),
    ]
    assert told.excellent == "“Hoàn thành xuất sắc nhiệm vụ”: Nguyễn Thị An."
    assert minutes.build(source()).totals == "HTXSNV: 01 đồng chí; HTTNV: 05 đồng chí; HTNV: không có; KHTNV: không có"


@pytest.mark.parametrize(
    ("level", "changes", "expected"),
    [
        (RatingLevel.SATISFACTORY, {"reason": "Nghỉ ốm 4 tháng."}, "nghỉ ốm 4 tháng"),
        (RatingLevel.SATISFACTORY, {}, "……"),
        (RatingLevel.UNSATISFACTORY, {"discipline": "Khiển trách"}, "khiển trách"),
        (RatingLevel.UNSATISFACTORY, {"discipline": "Khiển trách", "reason": "Vi phạm"}, "vi phạm"),
    ],
)
def test_lower_levels_are_told_with_their_reason(level: RatingLevel, changes: dict[str, str], expected: str) -> None:
    votes = [0, 0, 0, 0]
    votes[3 - level.rank] = 6
    of = with_member(school_branch(), 6, **changes)
    of = with_ballot(of, tallies=(*(tally(n, 0, 6) for n in range(1, 6)), tally(6, *votes)))
    made = source(replace(of, branch_ballot=branch_ballot(0, 6), request_reason="Lý do"))
    line = levels.reasoned_line(made, level, parts.LevelNames(made.rule_set))
    assert line.endswith(f": đồng chí Vũ Văn Phong, lý do: {expected}.")
    assert rating_list.build(made).rows[5].note == ("" if expected == "……" else wording.initial(expected))


def test_a_proposal_that_differs_is_what_the_meeting_agreed_with_the_typed_reason() -> None:
    of = with_member(school_branch(), 1, proposal=RatingLevel.GOOD, reason="Nghỉ ốm 4 tháng")
    made = source(of)
    assert minutes.build(made).agreed == (
        (
            "Hội nghị thống nhất đề xuất đồng chí Nguyễn Thị An mức “Hoàn thành tốt nhiệm vụ” (HTTNV) (theo phiếu là “Hoàn "
            "thành xuất sắc nhiệm vụ”, 05/06 phiếu), lý do: nghỉ ốm 4 tháng."
        ),
    )
    assert report.build(made).agreed[0].startswith("Chi bộ thống nhất đề xuất đồng chí Nguyễn Thị An mức “Hoàn thành tốt")
    assert rating_list.build(made).rows[0].note == "Nghỉ ốm 4 tháng"


def test_a_member_without_a_majority_is_told_as_such() -> None:
    of = with_ballot(school_branch(), tallies=(tally(1, 3, 3), *(tally(n, 0, 6) for n in range(2, 7))))
    made = source(with_member(of, 1, proposal=RatingLevel.GOOD))
    assert "(không có mức nào được quá nửa tổng số đảng viên chính thức được triệu tập)." in minutes.build(made).agreed[0]


def test_votes_decide_where_the_cell_says_so_and_the_paper_tells_it_once() -> None:
    made = source(two_excellent(over_cap=OverCap.BY_VOTES))
    told = report.build(made)
    assert told.agreed == (
        (
            "02 đồng chí được quá nửa số phiếu “Hoàn thành xuất sắc nhiệm vụ”; chi bộ thống nhất lấy theo số phiếu từ cao "
            "xuống, đề xuất 01 đồng chí. Đề xuất “Hoàn thành tốt nhiệm vụ”: đồng chí Trần Văn Bình (04/06 phiếu)."
        ),
    )
    assert "cao xuống" not in told.ratio
    row = rating_list.build(made).rows[1]
    assert row.proposed == "HTTNV"
    assert row.note == "04/06 phiếu “Hoàn thành xuất sắc nhiệm vụ”; lấy theo số phiếu từ cao xuống"


def test_votes_decide_by_the_wards_rule_where_it_set_one() -> None:
    made = source(two_excellent(over_cap=OverCap.BY_VOTES))
    citation = replace(made.assessment.cap.citation, reference=OWN, own=True)
    cap = replace(made.assessment.cap, answer_citation=citation)
    (line,) = report.build(replace(made, assessment=replace(made.assessment, cap=cap))).agreed
    assert f"; theo {OWN}, lấy theo số phiếu từ cao xuống, đề xuất 01 đồng chí." in line


def test_the_ratio_is_claimed_where_it_is_true_by_the_text() -> None:
    made = source()
    assert ratio_of(made) == (
        "Số đảng viên được đề xuất xếp loại “Hoàn thành xuất sắc nhiệm vụ” là 01 đồng chí, bằng 20% số đảng viên được đề xuất "
        "xếp loại “Hoàn thành tốt nhiệm vụ” (01/05), không vượt quá 20%."
    )
    assert ratio.half_line(made).endswith("là 01 đồng chí, bằng 20% số “Hoàn thành tốt nhiệm vụ”.")


def test_over_the_limit_the_facts_stand_with_the_request_and_no_claim() -> None:
    made = source(two_excellent(over_cap=OverCap.LEAVE))
    sentence = ratio_of(made)
    assert "bằng 33,33% số đảng viên được đề xuất xếp loại “Hoàn thành tốt nhiệm vụ” trở lên (02/06), bằng 50% số" in sentence
    assert sentence.endswith("Đề nghị Đảng ủy phường Giang Biên xem xét, quyết định.")
    assert "không vượt" not in sentence
    assert ratio.half_line(made).endswith("; đề nghị Đảng ủy phường Giang Biên xem xét, quyết định.")


def test_from_2025_on_the_secretary_stands_apart_and_the_ward_decides() -> None:
    made = source(replace(two_excellent(over_cap=OverCap.LEAVE), year=2025), "2025-hd43")
    assert ratio_of(made) == (
        "Số đảng viên được đề xuất xếp loại “Hoàn thành xuất sắc nhiệm vụ” là 02 đồng chí, bằng 50% số đảng viên được đề xuất "
        "xếp loại “Hoàn thành tốt nhiệm vụ” (02/04); không tính bí thư chi bộ là 01 đồng chí, bằng 25% (01/04). Theo điểm 1.5 "
        "khoản 1 Điều 11 Quy định số 366-QĐ/TW, tỷ lệ tối đa là 20% theo đối tượng có vị trí, vai trò, chức năng, nhiệm vụ "
        "tương đồng, do cấp có thẩm quyền xem xét, quyết định; đề nghị Đảng ủy phường Giang Biên xem xét."
    )
    others = with_ballot(made.record, tallies=(tally(1, 0, 6), tally(2, 6), tally(3, 6), *(tally(n, 0, 6) for n in (4, 5, 6))))
    assert "không tính bí thư" not in ratio_of(source(others, "2025-hd43"))


def test_nobody_excellent_and_nobody_good_are_said_in_words() -> None:
    nobody = source(with_ballot(school_branch(), tallies=tuple(tally(n, 0, 6) for n in range(1, 7))))
    assert ratio_of(nobody) == "Không có đồng chí nào được đề xuất xếp loại “Hoàn thành xuất sắc nhiệm vụ”."
    assert ratio.half_line(nobody) == ""
    all_best = with_ballot(school_branch(), tallies=tuple(tally(n, 6) for n in range(1, 7)))
    made = source(replace(all_best, over_cap=OverCap.LEAVE))
    assert ratio_of(made).endswith(
        "là 06 đồng chí; không có đồng chí nào được đề xuất xếp loại “Hoàn thành tốt nhiệm vụ”. "
        "Đề nghị Đảng ủy phường Giang Biên xem xét, quyết định."
    )
    assert ", bằng" not in ratio.half_line(made)


@pytest.mark.parametrize(
    ("base", "words"),
    [
        (CapBase.GOOD_ONLY, "số đảng viên được đề xuất xếp loại “Hoàn thành tốt nhiệm vụ”"),
        (CapBase.GOOD_OR_BETTER, "số đảng viên được đề xuất xếp loại “Hoàn thành tốt nhiệm vụ” trở lên"),
        (CapBase.RATED, "số đảng viên được đánh giá, xếp loại"),
        (CapBase.ALL_MEMBERS, "tổng số đảng viên của chi bộ"),
    ],
)
def test_a_claim_names_its_base_and_the_wards_ground(base: CapBase, words: str) -> None:
    made = source()
    citation = replace(made.assessment.cap.citation, reference=OWN, own=True)
    claim = CapClaim(base, 6, citation)
    held = ratio_of(replace(made, assessment=replace(made.assessment, cap=replace(made.assessment.cap, claim=claim))))
    assert held.endswith(f"bằng 16,67% {words} (01/06), không vượt quá 20% theo {OWN}.")


def test_a_wards_higher_percentage_stands_with_its_decision_and_ground() -> None:
    made = source()
    cap = made.assessment.cap
    cap = replace(
        cap, percent=Fraction(25), citation=replace(cap.citation, reference=OWN, own=True), grounds="Thành tích nổi trội."
    )
    assert ratio_of(replace(made, assessment=replace(made.assessment, cap=cap))).endswith(
        f"không vượt quá 25% theo {OWN} (thành tích nổi trội)."
    )


def test_the_regulations_own_words_stand_only_where_they_were_seen() -> None:
    facts = two_excellent(over_cap=OverCap.LEAVE)
    assert "Theo điểm a, tiểu mục 2.3 Hướng dẫn số 21-HD/BTCTW, tỷ lệ tối đa là 20%" in ratio_of(source(facts))
    assert "tỷ lệ tối đa" not in ratio_of(source(replace(facts, year=2018), "2018-hd16"))


def test_a_ratio_kept_over_a_base_that_may_not_be_named_is_told_as_facts() -> None:
    made = source()
    cap = replace(made.assessment.cap, claim=None, outcome=CapOutcome.WITHIN)
    sentence = ratio_of(replace(made, assessment=replace(made.assessment, cap=cap)))
    assert "(01/06), bằng 20%" in sentence
    assert "không vượt" not in sentence
    assert "Đề nghị" not in sentence


@pytest.mark.parametrize(
    ("points", "expected", "total"),
    [
        (
            Points(Fraction(29), Fraction(68)),
            "nhóm tiêu chí chung 29/30 điểm; nhóm tiêu chí về kết quả thực hiện nhiệm vụ 68/70 điểm; tổng 97/100 điểm",
            "97/100 điểm",
        ),
        (Points(total=Fraction(179, 2)), "tổng 89,5/100 điểm", "89,5/100 điểm"),
        (Points(common=Fraction(29)), "nhóm tiêu chí chung 29/30 điểm", ""),
        (None, "", ""),
    ],
)
def test_points_are_told_from_2025_on(points: Points | None, expected: str, total: str) -> None:
    made = source(replace(school_branch(), year=2025), "2025-hd43")
    assert (levels.points_text(points, made), levels.total_points_text(points, made)) == (expected, total)
    assert levels.points_text(points, source()) == levels.total_points_text(points, source()) == ""


def self_points(*points: Points | None) -> rating_list.RatingListFields:
    of = replace(school_branch(), year=2025)
    for number, each in enumerate(points, 1):
        of = with_member(of, number, self_points=each)
    return rating_list.build(source(of, "2025-hd43"))


@pytest.mark.parametrize(
    ("points", "heading", "first"),
    [
        ((Points(total=Fraction(90)),), "Tổng", ("……", "……", "90")),
        ((Points(Fraction(28), Fraction(62)),), "/100", ("28", "62", "90")),
        ((Points(total=Fraction(90)), Points(Fraction(28), Fraction(62))), "/100", ("……", "……", "90")),
        ((), "/100", ("……", "……", "……")),
    ],
)
def test_a_total_alone_is_headed_as_such(points: tuple[Points, ...], heading: str, first: tuple[str, str, str]) -> None:
    told = self_points(*points)
    cells = told.rows[0].self_points
    assert (told.self_total, (cells.common, cells.results, cells.total)) == (heading, first)


def test_the_list_goes_with_the_submission_and_after_the_decision_with_that() -> None:
    told = rating_list.build(source())
    assert (told.goes_with, told.decided, told.head.number) == (
        "(Kèm theo Tờ trình số       -TTr/CB, ngày 04/12/2020)",
        False,
        "",
    )
    assert {row.decided for row in told.rows} == {""}
    decided = rating_list.build(source(replace(school_branch(), decision=Decision("12", school_branch().meeting.held_on))))
    assert decided.goes_with == "(Theo Quyết định số 12-QĐ/ĐU, ngày 03/12/2020 của Đảng ủy phường Giang Biên)"
    assert [row.decided for row in decided.rows] == [row.proposed for row in decided.rows]


def test_a_requirement_that_is_not_met_shows_its_figure_and_the_typed_reason() -> None:
    tallies = (*(tally(n, 0, 6) for n in range(1, 5)), *(tally(n, 0, 0, 6) for n in (5, 6)))
    of = replace(with_ballot(school_branch(), tallies=tallies), request_reason="Đề nghị xem xét; GV nghỉ ốm")
    made = source(with_member(with_member(of, 5, reason="Nghỉ ốm"), 6, reason="Nghỉ ốm"))
    told = report.build(made)
    assert told.requirements[1].endswith(": 04/06 đồng chí, đạt 66,67% (yêu cầu: ít nhất 80%).")
    assert told.request_reason == "Lý do đề nghị: đề nghị xem xét; giáo viên nghỉ ốm."
    assert submission.build(made).points[0].endswith(f"). {told.request_reason}")
    assert levels.request_reason(source()) == ""


def test_the_submission_asks_for_the_branch_its_members_and_what_else_was_typed() -> None:
    assert submission.build(source()).points == (
        "Chi bộ: “Hoàn thành xuất sắc nhiệm vụ” (06/06 phiếu, đạt 100% số đảng viên chính thức được triệu tập).",
        (
            "Đảng viên: “Hoàn thành xuất sắc nhiệm vụ” (HTXSNV): 01 đồng chí; “Hoàn thành tốt nhiệm vụ” (HTTNV): 05 đồng chí; "
            "“Hoàn thành nhiệm vụ” (HTNV): không có; “Không hoàn thành nhiệm vụ” (KHTNV): không có (có danh sách kèm theo). Số "
            "“Hoàn thành xuất sắc nhiệm vụ” là 01 đồng chí, bằng 20% số “Hoàn thành tốt nhiệm vụ”."
        ),
    )
    open_level = replace(school_branch(), branch_ballot=None, branch_self_rating=RatingLevel.GOOD)
    assert submission.build(source(open_level)).points[0] == "Chi bộ: “Hoàn thành tốt nhiệm vụ”."
    without = replace(school_branch(), branch_ballot=None)
    assert len(submission.build(source(without)).points) == 1
