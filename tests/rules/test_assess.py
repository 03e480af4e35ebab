"""The whole reckoning of one cell: proposals, ceilings, the cap and its ties, notes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.model.assessment import Assessment, CapBase, CapOutcome, Citation, Denominator, MemberAssessment, Share
from annual_review.model.members import Membership, Points, UnratedKind
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import OverCap, ReviewRecord
from annual_review.problems import Place, Problem, Severity
from annual_review.rules.assess import assess
from annual_review.rules.member import field_place
from annual_review.rules.ruleset import CapUnit, ExcusedAbsent, Rounding, RuleSet
from annual_review.rules.shares import Wholes, WholeSource
from annual_review.rules.unconfirmed import unconfirmed_values
from annual_review.rules.words import vote_line
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
    without_tally,
)

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel


def assessed(found: ReviewRecord, rule_set: RuleSet | None = None) -> Assessment:
    read = assess(found, rule_set or rules())
    assert read.value is not None, [each.message for each in read.problems]
    return read.value


def first(found: ReviewRecord, rule_set: RuleSet | None = None) -> MemberAssessment:
    return assessed(found, rule_set).members[0]


def texts(found: MemberAssessment) -> list[str]:
    return [reason.text for reason in found.reasons]


def problems(found: ReviewRecord, rule_set: RuleSet | None = None) -> list[Problem]:
    return [each for each in assess(found, rule_set or rules()).problems if each.code != "KQ-07"]


def cell(*votes: int) -> ReviewRecord:
    """Ten members and ten ballots; the first member has the votes given, the others are good."""
    return with_tally(good_branch(10), tally(1, *votes))


def test_without_votes_there_is_nothing_to_assess() -> None:
    read = assess(replace(good_branch(3), ballot=None), rules())
    assert (read.value, read.problems) == (None, ())


def test_figures_shares_and_totals() -> None:
    of = branch_of([tally(1, 6, 4), *(tally(number, 0, 10) for number in range(2, 12))])
    found = assessed(with_member(of, 11, standing=Membership.PROBATIONARY))
    assert found.rule_set == "2019-hd21"
    figures = found.figures
    assert (figures.total, figures.official, figures.probationary, figures.rated, figures.unrated) == (11, 10, 1, 11, 0)
    assert (figures.convoked, figures.official_convoked, figures.present, figures.absent) == (11, 10, 11, 0)
    assert found.members[0].shares[EXCELLENT] == Share(6, 10, Denominator.OFFICIAL_CONVOKED)
    assert found.members[0].shares[GOOD].value == Fraction(2, 5)
    assert found.totals == LevelCounts(1, 10, 0, 0)
    assert found.total_shares[GOOD] == Share(10, 11, Denominator.RATED)
    assert found.vote_rule.text == "quá nửa tổng số đảng viên chính thức được triệu tập"
    assert found.vote_rule.citation.confirmed


@pytest.mark.parametrize(
    ("base", "whole"),
    [
        (Denominator.OFFICIAL_CONVOKED, 12),
        (Denominator.CONVOKED, 12),
        (Denominator.PRESENT, 11),
        (Denominator.ISSUED, 11),
        (Denominator.COLLECTED, 10),
        (Denominator.VALID, 9),
        (Denominator.MEMBERS, 12),
        (Denominator.RATED, 12),
    ],
)
def test_shares_over_every_denominator(base: Denominator, whole: int) -> None:
    rows = [tally(number, 0, 9, 0, 0) for number in range(1, 13)]
    found = with_member(branch_of(rows, ballot_counts=counts(9, issued=11, invalid=1)), 12, present=False)
    changed = replace(rules(), share=replace(rules().share, votes=base))
    assert first(found, changed).shares[GOOD] == Share(9, whole, base)


def test_a_whole_of_ballots_needs_a_ballot() -> None:
    figures = assessed(cell(6, 4, 0, 0)).figures
    with pytest.raises(ValueError, match="no ballot for"):
        WholeSource(figures).whole(Denominator.VALID)


@pytest.mark.parametrize(("excused", "whole"), [(ExcusedAbsent.COUNT, 10), (ExcusedAbsent.LEAVE_OUT, 9)])
def test_an_official_member_absent_with_a_reason_counts_as_the_rule_set_says(excused: ExcusedAbsent, whole: int) -> None:
    found = with_member(branch_of([tally(n, 0, 9) for n in range(1, 11)]), 10, present=False, absence_reason="Ốm")
    figures = assessed(found).figures
    assert figures.official_excused == 1
    source = WholeSource(figures, excused)
    assert (source.whole(Denominator.OFFICIAL_CONVOKED), source.whole(Denominator.CONVOKED)) == (whole, 10)


def test_only_votes_for_excellent_of_a_second_step_are_parts_of_its_ballots() -> None:
    wholes, twice, once = Wholes(10, 4), tally(1, 0, 10, approval=(3, 1)), tally(2, 0, 10)
    assert [wholes.of(twice, level) for level in RatingLevel] == [4, 10, 10, 10]
    assert [wholes.of(once, level) for level in RatingLevel] == [10, 10, 10, 10]


@pytest.mark.parametrize(("base", "told"), [(Denominator.VALID, False), (Denominator.OFFICIAL_CONVOKED, True)])
def test_no_level_is_missed_by_a_count_that_is_wrong_where_it_is_the_whole(base: Denominator, *, told: bool) -> None:
    wrong = with_tally(
        branch_of([tally(each, 0, 10) for each in range(1, 11)], ballot_counts=counts(10, issued=12)), tally(1, 5, 5)
    )
    rule_set = replace(rules(), vote=replace(rules().vote, of=base))
    messages = [each.message for each in problems(wrong, rule_set)]
    assert any("phát ra 12 phiếu" in each for each in messages)
    assert any("không mức nào đạt" in each for each in messages) is told


def test_a_majority_needs_no_reason() -> None:
    found = first(cell(6, 4, 0, 0))
    assert (found.voted, found.proposed, found.explicit, found.reasons) == (EXCELLENT, EXCELLENT, False, ())


def test_no_majority_and_no_proposal() -> None:
    read = assess(cell(5, 5, 0, 0), rules())
    assert read.value is None
    assert len(read.problems) == 1
    assert read.problems[0].severity is Severity.ERROR
    assert read.problems[0].message == (
        "Đồng chí Nguyễn Văn A: không mức nào đạt quá nửa tổng số đảng viên chính thức được triệu tập (HTXSNV 5, HTTNV 5, "
        "HTNV 0, KHTNV 0 trên 10 đảng viên chính thức được triệu tập) và chi bộ chưa đề xuất mức xếp loại."
    )
    assert read.problems[0].remedy == (
        "Đối chiếu lại số phiếu; nếu đúng, chi bộ thảo luận rồi ghi mức thống nhất vào cột «Chi bộ đề xuất»."
    )
    assert [str(place) for place in read.problems[0].places] == ["Đảng viên!G2", "Phiếu đảng viên!C2:F2"]


@pytest.mark.parametrize(("base", "whole"), [(Denominator.MEMBERS, "10 đảng viên"), (Denominator.VALID, "10 phiếu hợp lệ")])
def test_the_votes_are_told_over_what_the_threshold_is_half_of(base: Denominator, whole: str) -> None:
    found = replace(rules(), vote=replace(rules().vote, of=base))
    (said,) = [each for each in problems(cell(5, 5, 0, 0), found) if each.code == "KQ-01"]
    assert f"(HTXSNV 5, HTTNV 5, HTNV 0, KHTNV 0 trên {whole})" in said.message


def test_no_majority_and_a_proposal() -> None:
    found = with_member(cell(5, 5, 0, 0), 1, proposal=GOOD)
    assert problems(found) == []
    member = first(found)
    assert (member.voted, member.proposed, member.explicit) == (None, GOOD, True)
    assert texts(member) == ["Không mức nào đạt quá nửa tổng số đảng viên chính thức được triệu tập; chi bộ đề xuất HTTNV."]
    assert member.reasons[0].citation == Citation("cột «Chi bộ đề xuất»", confirmed=True)


def test_a_proposal_that_is_the_vote() -> None:
    found = with_member(cell(6, 4, 0, 0), 1, proposal=EXCELLENT)
    assert problems(found) == []
    assert first(found).explicit
    assert texts(first(found)) == []


def test_a_proposal_that_differs_from_the_vote_stands() -> None:
    found = with_member(cell(6, 4, 0, 0), 1, proposal=GOOD)
    said = problems(found)
    assert [each.severity for each in said] == [Severity.WARNING]
    assert said[0].message == "Đồng chí Nguyễn Văn A: chi bộ đề xuất HTTNV, khác mức theo phiếu là HTXSNV."
    assert said[0].remedy == ("Nếu chi bộ đã thống nhất như vậy thì không cần sửa; nếu ghi nhầm, sửa cột «Chi bộ đề xuất».")
    assert str(said[0].place) == "Đảng viên!G2"
    assert (first(found).voted, first(found).proposed) == (EXCELLENT, GOOD)
    assert texts(first(found)) == ["Theo phiếu là HTXSNV (6/10 phiếu); chi bộ đề xuất HTTNV."]


def test_a_rule_that_asks_refuses_the_level_and_says_what_is_left() -> None:
    read = assess(with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách"), rules())
    assert read.value is None
    said = read.problems[0]
    assert said.severity is Severity.ERROR
    assert said.message == (
        "Đồng chí Nguyễn Văn A: mức theo phiếu là HTXSNV, cao hơn mức KHTNV mà quy định cho phép. "
        "Bị thi hành kỷ luật trong năm: xếp loại KHTNV."
    )
    assert said.remedy == (
        "Chi bộ thảo luận, ghi mức không cao hơn KHTNV vào cột «Chi bộ đề xuất», hoặc sửa thông tin ghi nhầm; "
        "chương trình không tự đổi mức. Căn cứ: Hướng dẫn số 21-HD/BTCTW, tiêu chí đảng viên không hoàn thành nhiệm vụ."
    )


def test_every_rule_that_forbids_the_level_is_told() -> None:
    found = with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách", sick_months=Fraction(4))
    assert [each.code for each in assess(found, rules()).problems if each.severity is Severity.ERROR] == ["KQ-16", "KQ-16"]


def test_a_vote_below_what_a_rule_allows_needs_no_reason_of_it() -> None:
    assert texts(first(with_member(cell(0, 4, 6, 0), 1, sick_months=Fraction(4)))) == []


def test_a_proposal_above_what_a_rule_allows() -> None:
    read = assess(with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách", proposal=GOOD), rules())
    assert read.value is None
    assert read.problems[0].severity is Severity.ERROR
    assert read.problems[0].message == (
        "Đồng chí Nguyễn Văn A: chi bộ đề xuất HTTNV, cao hơn mức KHTNV mà quy định cho phép. "
        "Bị thi hành kỷ luật trong năm: xếp loại KHTNV."
    )
    assert str(read.problems[0].place) == "Đảng viên!G2"


def test_a_proposal_at_what_a_rule_allows_stands_as_the_cells_own() -> None:
    found = with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách", proposal=UNSATISFACTORY)
    assert [each.code for each in problems(found)] == ["KQ-04"]
    assert texts(first(found)) == ["Theo phiếu là HTXSNV (6/10 phiếu); chi bộ đề xuất KHTNV."]


def test_a_reasoned_proposal_stands_where_the_rule_knows_an_exception() -> None:
    of = with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách", proposal=GOOD)
    assert [each.code for each in assess(of, rules("2023-hd25")).problems if each.severity is Severity.ERROR] == ["KQ-02"]
    reasoned = with_member(of, 1, reason="Đã khắc phục xong hậu quả")
    assert [each.code for each in problems(reasoned, rules("2023-hd25"))] == ["KQ-04", "KQ-10"]


def test_a_rule_that_is_not_sure_only_warns() -> None:
    found = with_member(cell(6, 4, 0, 0), 1, employee_rating=GOOD)
    said = problems(found, rules("2023-hd25"))
    assert [each.severity for each in said] == [Severity.WARNING]
    assert said[0].message == (
        "Đồng chí Nguyễn Văn A được đề xuất HTXSNV, cần xem lại. "
        "Xếp loại công chức, viên chức, người lao động là HTTNV: xếp loại đảng viên không quá HTTNV."
    )
    assert "Hướng dẫn số 25-HD/BTCTW" in said[0].remedy
    assert first(found, rules("2023-hd25")).proposed is EXCELLENT


def test_a_head_above_the_cell_is_warned_about_by_ballot_and_by_the_cells_own_word() -> None:
    for changes in ({"branch_ballot": branch_ballot(0, 10, 0, 0)}, {"branch_self_rating": SATISFACTORY}):
        found = with_member(replace(cell(6, 4, 0, 0), **changes), 1, is_head=True)
        assert first(found).proposed is EXCELLENT
        assert "KQ-10" in [each.code for each in problems(found)]


def over_the_limit(*votes: int) -> ReviewRecord:
    """Ten members and ten ballots: room for two excellent; as many have excellent votes as are given."""
    found = good_branch(10)
    for number, each in enumerate(votes, start=1):
        found = with_tally(found, tally(number, each, 10 - each, 0, 0))
    return found


def by_votes(found: ReviewRecord) -> ReviewRecord:
    return replace(found, over_cap=OverCap.BY_VOTES)


def test_by_votes_who_has_the_fewest_is_proposed_good() -> None:
    found = by_votes(over_the_limit(10, 7, 9))
    result = assessed(found)
    assert [each.proposed for each in result.members[:3]] == [EXCELLENT, GOOD, EXCELLENT]
    assert [each.by_votes for each in result.members[:3]] == [False, True, False]
    assert texts(result.members[1]) == ["07/10 phiếu “Hoàn thành xuất sắc nhiệm vụ”; lấy theo số phiếu từ cao xuống"]
    assert result.cap.outcome is CapOutcome.LIMITED
    said = problems(found)
    assert [each.severity for each in said] == [Severity.NOTE]
    assert said[0].message == (
        "Có 3 đồng chí đủ phiếu HTXSNV, nhiều hơn số tối đa là 2; lấy theo số phiếu từ cao xuống, đề xuất HTTNV: Trần Thị B."
    )
    assert str(said[0].place) == "Đảng viên!G3"


def test_without_an_answer_the_cell_is_asked_with_names_votes_limit_and_room() -> None:
    read = assess(over_the_limit(10, 7, 9), rules())
    assert read.value is None
    said = read.problems[0]
    assert (said.code, said.severity) == ("KQ-24", Severity.ERROR)
    assert said.message == (
        "Có 3 đồng chí đạt mức HTXSNV, nhiều hơn số tối đa là 2 (20% số đảng viên từ HTTNV trở lên); còn 2 cho các đồng chí, "
        "theo số phiếu HTXSNV: Nguyễn Văn A (10 phiếu), Lê Văn C (9 phiếu), Trần Thị B (7 phiếu)."
    )
    assert "«Khi vượt tỷ lệ HTXSNV»" in said.remedy


def test_one_by_one_names_who_has_no_proposal_yet() -> None:
    found = with_member(replace(over_the_limit(10, 7, 9), over_cap=OverCap.PROPOSALS), 1, proposal=EXCELLENT)
    read = assess(found, rules())
    assert read.value is None
    assert read.problems[0].code == "KQ-25"
    assert "Lê Văn C (9 phiếu), Trần Thị B (7 phiếu)" in read.problems[0].message


def test_from_2025_on_silence_leaves_the_levels_to_the_ward() -> None:
    found = over_the_limit(10, 7, 9)
    result = assessed(found, rules("2025-hd43"))
    assert [each.proposed for each in result.members[:3]] == [EXCELLENT] * 3
    assert (result.cap.outcome, result.cap.answer) == (CapOutcome.EXCEEDED, OverCap.LEAVE)
    assert "KQ-05" in [each.code for each in problems(found, rules("2025-hd43"))]


def test_a_tie_across_the_limit_names_everybody() -> None:
    read = assess(by_votes(over_the_limit(10, 8, 8)), rules())
    assert read.value is None
    assert read.problems[0].severity is Severity.ERROR
    assert read.problems[0].message == (
        "Đồng chí Trần Thị B, đồng chí Lê Văn C cùng được 8 phiếu HTXSNV, "
        "nhưng số HTXSNV tối đa là 2, chỉ còn 1 cho các đồng chí này."
    )
    assert read.problems[0].remedy == (
        "Chi bộ thảo luận, quyết định rồi ghi mức vào cột «Chi bộ đề xuất» của từng đồng chí; chương trình không tự chọn."
    )
    assert [str(place) for place in read.problems[0].places] == ["Đảng viên!G3", "Đảng viên!G4"]


def test_a_tie_is_settled_by_the_proposals_of_the_cell() -> None:
    found = with_member(with_member(by_votes(over_the_limit(10, 8, 8)), 2, proposal=EXCELLENT), 3, proposal=GOOD)
    result = assessed(found)
    assert [each.proposed for each in result.members[:3]] == [EXCELLENT, EXCELLENT, GOOD]
    assert result.cap.outcome is CapOutcome.WITHIN


def test_proposals_over_the_limit_are_a_warning() -> None:
    found = over_the_limit(10, 9, 8)
    for number in (1, 2, 3):
        found = with_member(found, number, proposal=EXCELLENT)
    said = problems(found)
    assert [each.severity for each in said] == [Severity.WARNING]
    assert said[0].message == "Có 3 đồng chí được đề xuất HTXSNV, nhiều hơn số tối đa là 2 (theo tỷ lệ 20%)."
    assert said[0].remedy == "Các mức được giữ nguyên; văn bản in cả hai tỷ lệ và đề nghị đảng ủy xem xét, quyết định."
    assert [str(place) for place in said[0].places] == ["Đảng viên!G2", "Đảng viên!G3", "Đảng viên!G4"]
    assert assessed(found).cap.outcome is CapOutcome.EXCEEDED


def test_over_the_base_organisation_the_cell_only_warns() -> None:
    changed = replace(rules(), cap=replace(rules().cap, unit=CapUnit.BASE_ORG, when_exceeded=None))
    found = assessed(over_the_limit(10, 9, 8), changed)
    assert found.totals.excellent == 3
    assert [each.code for each in problems(over_the_limit(10, 9, 8), changed)] == ["KQ-05"]


def test_a_member_proposed_lower_leaves_the_cap_alone() -> None:
    found = with_member(over_the_limit(10, 9, 8), 1, employee_rating=GOOD, proposal=GOOD)
    result = assessed(found)
    assert [each.proposed for each in result.members[:3]] == [GOOD, EXCELLENT, EXCELLENT]
    assert result.cap.outcome is CapOutcome.WITHIN


def test_what_is_not_confirmed_is_told_in_one_note() -> None:
    said = assess(good_branch(5), rules()).problems
    assert len(said) == 1
    assert said[0].severity is Severity.NOTE
    assert said[0].message == (
        "Bộ quy định «2019-hd21» có nội dung chưa đối chiếu với văn bản gốc, cần xác nhận: "
        "đảng viên chính thức vắng có lý do tính vào tổng số; "
        "tỷ lệ xếp loại tính trên số đảng viên được đánh giá, xếp loại; "
        "tỷ lệ khống chế HTXSNV tính trên số đảng viên từ HTTNV trở lên; "
        "tỷ lệ khống chế HTXSNV tính theo từng chi bộ; bí thư chi bộ tính vào tỷ lệ khống chế HTXSNV."
    )
    assert said[0].remedy == (
        "Đối chiếu với văn bản và kế hoạch của đảng ủy; nếu khác, ghi giá trị đúng vào tệp quy định riêng."
    )


def test_every_value_nobody_has_confirmed_is_named() -> None:
    found = rules()
    vote = {key: replace(each, confirmed=False) for key, each in found.vote.citations.items()}
    share = {key: replace(each, confirmed=False) for key, each in found.share.citations.items()}
    cap = {key: replace(each, confirmed=False) for key, each in found.cap.citations.items()}
    open_ = replace(
        found,
        vote=replace(found.vote, citation=vote["method"], citations=vote),
        share=replace(found.share, citations=share),
        cap=replace(found.cap, citation=cap["percent"], citations=cap),
    )
    assert unconfirmed(good_branch(5), open_) == [
        "mức theo phiếu là mức đạt quá nửa tổng số đảng viên chính thức được triệu tập",
        "đảng viên dự bị không bỏ phiếu",
        "đảng viên chính thức vắng có lý do tính vào tổng số",
        "tỷ lệ phiếu tính trên số đảng viên chính thức được triệu tập",
        "tỷ lệ xếp loại tính trên số đảng viên được đánh giá, xếp loại",
        "mức tỷ lệ khống chế HTXSNV",
        "tỷ lệ khống chế HTXSNV tính trên số đảng viên từ HTTNV trở lên",
        "số HTXSNV tối đa làm tròn xuống",
        "tỷ lệ khống chế HTXSNV tính theo từng chi bộ",
        "bí thư chi bộ tính vào tỷ lệ khống chế HTXSNV",
    ]
    vote_rule = replace(open_.vote, probationary_vote=True, excused_absent=ExcusedAbsent.LEAVE_OUT)
    for base, counted_of in CAP_WORDS.items():
        for unit, whose in UNIT_WORDS.items():
            cap_rule = replace(open_.cap, exclude_head=True, base=base, unit=unit, rounding=Rounding.HALF_UP)
            named = [each.text for each in unconfirmed_values(replace(open_, vote=vote_rule, cap=cap_rule), ())]
            assert named[1:3] == [
                "đảng viên dự bị có bỏ phiếu",
                "đảng viên chính thức vắng có lý do không tính vào tổng số",
            ]
            assert named[-4:] == [
                f"tỷ lệ khống chế HTXSNV tính trên {counted_of}",
                "số HTXSNV tối đa làm tròn lên khi phần lẻ từ 0,5",
                f"tỷ lệ khống chế HTXSNV tính theo {whose}",
                "bí thư chi bộ không tính vào tỷ lệ khống chế HTXSNV",
            ]


CAP_WORDS = {
    CapBase.GOOD_ONLY: "số đảng viên HTTNV",
    CapBase.GOOD_OR_BETTER: "số đảng viên từ HTTNV trở lên",
    CapBase.RATED: "số đảng viên được đánh giá, xếp loại",
    CapBase.ALL_MEMBERS: "tổng số đảng viên",
}
UNIT_WORDS = {
    CapUnit.CELL: "từng chi bộ",
    CapUnit.BASE_ORG: "toàn đảng bộ cơ sở",
    CapUnit.POSITION_GROUP: "nhóm vị trí tương đồng",
}


@pytest.mark.parametrize(
    ("base", "told"),
    [
        (Denominator.OFFICIAL_CONVOKED, "đảng viên chính thức được triệu tập"),
        (Denominator.CONVOKED, "đảng viên được triệu tập"),
        (Denominator.PRESENT, "đảng viên có mặt"),
        (Denominator.ISSUED, "phiếu phát ra"),
        (Denominator.COLLECTED, "phiếu thu về"),
        (Denominator.VALID, "phiếu hợp lệ"),
        (Denominator.RATED, "đảng viên được đánh giá, xếp loại"),
        (Denominator.MEMBERS, "đảng viên"),
    ],
)
def test_every_whole_of_the_votes_has_its_words(base: Denominator, told: str) -> None:
    assert vote_line(LevelCounts(1, 2, 3, 4), 10, base, rules().levels) == f"HTXSNV 1, HTTNV 2, HTNV 3, KHTNV 4 trên 10 {told}"


def test_a_rule_not_confirmed_is_told_once_however_many_it_touches() -> None:
    found = cell(6, 4, 0, 0)
    for number in (1, 2, 3):
        found = with_member(found, number, employee_rating=SATISFACTORY, standing=Membership.OFFICIAL)
    texts_of = [reason.text for reason in assessed(found, rules("2023-hd25")).unconfirmed]
    assert sum("viên chức" in text for text in texts_of) == 1


def test_each_rule_of_one_passage_needs_confirming_for_itself() -> None:
    found = replace(good_branch(5), branch_ballot=branch_ballot(0, 5, 0, 0))
    assert [reason.text for reason in assessed(found).unconfirmed][-2:] == [
        "Chi bộ HTTNV phải có 100% số đảng viên được xếp loại đạt từ HTNV trở lên (thực tế 5/5).",
        "Chi bộ HTTNV phải có ít nhất 70% số đảng viên được xếp loại đạt từ HTTNV trở lên (thực tế 5/5).",
    ]


def test_with_every_value_confirmed_there_is_no_note() -> None:
    found = rules()
    sure = {key: replace(each, confirmed=True) for key, each in (*found.vote.citations.items(), *found.share.citations.items())}
    cap = {key: replace(each, confirmed=True) for key, each in found.cap.citations.items()}
    confirmed = replace(
        found,
        vote=replace(found.vote, citation=sure["method"], citations=sure, probationary_vote=True),
        share=replace(found.share, citations=sure),
        cap=replace(found.cap, citations=cap),
    )
    read = assess(good_branch(5), confirmed)
    assert read.problems == ()
    assert read.value is not None
    assert read.value.unconfirmed == ()


def codes(found: ReviewRecord) -> list[str]:
    return [each.code for each in assess(found, rules("2023-hd25")).problems if each.severity is not Severity.NOTE]


def test_who_is_proposed_good_by_votes_is_not_told_a_rule_above_that() -> None:
    lowered, kept = by_votes(over_the_limit(10, 7, 9)), by_votes(over_the_limit(10, 7, 9))
    assert codes(with_member(lowered, 2, employee_rating=GOOD)) == []
    assert codes(with_member(kept, 1, employee_rating=GOOD)) == ["KQ-10"]


def test_rules_that_only_warn_are_told_beside_a_tie_too() -> None:
    assert codes(with_member(by_votes(over_the_limit(10, 8, 8)), 1, employee_rating=GOOD)) == ["KQ-10", "KQ-03"]


def test_rules_that_only_warn_are_told_beside_an_error_of_another_member() -> None:
    found = with_tally(with_member(over_the_limit(10), 1, employee_rating=GOOD), tally(2, 5, 5, 0, 0))
    assert codes(found) == ["KQ-01", "KQ-10"]


def test_a_tie_of_the_second_step_speaks_of_its_votes() -> None:
    rows = [tally(number, 0, 5, 0, 0, approval=(4, 1) if number < 3 else None) for number in range(1, 6)]
    (said,) = assess(by_votes(branch_of(rows, two_step=True)), rules()).problems
    assert said.message == (
        "Đồng chí Nguyễn Văn A, đồng chí Trần Thị B cùng được 4 phiếu “Đồng ý”, "
        "nhưng số HTXSNV tối đa là 1, chỉ còn 1 cho các đồng chí này."
    )


def unconfirmed(found: ReviewRecord, rule_set: RuleSet) -> list[str]:
    return [reason.text for reason in assessed(found, rule_set).unconfirmed]


def test_the_rule_behind_a_member_moved_by_votes_is_told_while_it_is_not_confirmed() -> None:
    cap = rules().cap
    for confirmed in (False, True):
        cited = {**cap.citations, "when_exceeded": replace(cap.citation, confirmed=confirmed)}
        own = replace(rules(), cap=replace(cap, when_exceeded=OverCap.BY_VOTES, citations=cited))
        text = "07/10 phiếu “Hoàn thành xuất sắc nhiệm vụ”; lấy theo số phiếu từ cao xuống"
        assert (text in unconfirmed(over_the_limit(10, 7, 9), own)) is not confirmed


def test_a_reason_without_a_level_is_told_while_it_is_not_confirmed() -> None:
    found = with_member(without_tally(good_branch(5), 5), 5, unrated=UnratedKind.ABSENT, present=False)
    found = with_counts(found, counts(5, issued=4, collected=4))
    text = "vắng mặt tại hội nghị, kiểm điểm, đánh giá, xếp loại sau"
    four = replace(found, ballot=good_branch(4).ballot)
    assert text in unconfirmed(four, rules("2025-hd43"))
    assert text not in unconfirmed(good_branch(5), rules("2025-hd43"))


def test_a_rule_not_confirmed_is_told_only_of_whom_it_is_above() -> None:
    text = "Người đứng đầu xếp loại không cao hơn mức HTTNV của chi bộ."
    of = replace(with_member(cell(6, 4, 0, 0), 1, is_head=True), branch_self_rating=GOOD)
    assert text in unconfirmed(of, rules("2025-hd43"))
    assert text not in unconfirmed(with_tally(of, tally(1, 4, 6, 0, 0)), rules("2025-hd43"))


def test_sentences_become_parts_of_the_list_of_what_is_not_confirmed() -> None:
    found = replace(good_branch(5), branch_ballot=branch_ballot(0, 5, 0, 0))
    first, *others = rules().branch_requirements
    abbreviated = replace(others[1], sentence="HTTNV: {count}/{rated}.")
    own = replace(rules(), branch_requirements=(first, others[0], abbreviated, *others[2:]))
    (said,) = [each.message for each in assess(found, own).problems if each.code == "KQ-07"]
    assert said.endswith(
        "tỷ lệ khống chế HTXSNV; HTTNV: 5/5; "
        "chi bộ HTTNV phải có ít nhất 70% số đảng viên được xếp loại đạt từ HTTNV trở lên (thực tế 5/5)."
    )


def test_a_percentage_of_the_cap_is_told_with_two_decimals() -> None:
    own = replace(rules(), cap=replace(rules().cap, percent=Fraction("12.345"), when_exceeded=OverCap.LEAVE))
    found = over_the_limit(10, 7, 9)
    assert [each.message for each in problems(found, own)] == [
        "Có 3 đồng chí được đề xuất HTXSNV, nhiều hơn số tối đa là 1 (theo tỷ lệ 12,35%)."
    ]
    (asked,) = problems(found, replace(own, cap=replace(own.cap, when_exceeded=None)))
    assert "(12,35% số đảng viên từ HTTNV trở lên)" in asked.message


def test_who_is_moved_by_votes_is_named_in_one_list() -> None:
    (said,) = problems(by_votes(over_the_limit(10, 7, 9, 6)))
    assert said.message == (
        "Có 4 đồng chí đủ phiếu HTXSNV, nhiều hơn số tối đa là 2; lấy theo số phiếu từ cao xuống, đề xuất HTTNV: "
        "Trần Thị B, Phạm Thị D."
    )


def test_the_question_on_the_cap_is_asked_at_its_item_and_at_the_proposals() -> None:
    found = over_the_limit(10, 7, 9)
    found = replace(found, places={**found.places, "over_cap": Place("Thông tin", 40, 2)})
    assert [str(place) for place in problems(found)[0].places] == [
        "Thông tin!B40",
        "Đảng viên!G2",
        "Đảng viên!G4",
        "Đảng viên!G3",
    ]


def test_a_reason_typed_without_a_proposal_is_no_exception() -> None:
    found = with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách", reason="Đã khắc phục xong hậu quả")
    assert [each.code for each in problems(found, rules("2023-hd25"))] == ["KQ-16"]


@pytest.mark.parametrize("typed", ["Còn chậm việc", "Còn chậm việc."])
def test_the_typed_reason_of_another_proposal_is_printed(typed: str) -> None:
    found = with_member(cell(6, 4, 0, 0), 1, proposal=GOOD, reason=typed)
    assert texts(first(found)) == ["Theo phiếu là HTXSNV (6/10 phiếu); chi bộ đề xuất HTTNV; lý do: Còn chậm việc."]


def test_a_lower_level_needs_its_reason_or_the_discipline_behind_it() -> None:
    low = with_tally(good_branch(10), tally(1, 0, 0, 10, 0))
    low = with_member(low, 1, places={**low.members[0].places, "reason": Place("Đảng viên", 2, 30)})
    (said,) = problems(low)
    assert (said.code, str(said.place)) == ("KQ-21", "Đảng viên!AD2")
    assert problems(with_member(low, 1, reason="Còn chậm việc")) == []
    assert [each.code for each in problems(with_member(low, 1, discipline="Khiển trách"), rules("2018-hd16"))] == [
        "KQ-10",
        "KQ-21",
    ]
    lowest = with_member(with_tally(low, tally(1, 0, 0, 0, 10)), 1, discipline="Khiển trách")
    assert problems(lowest) == []


def test_from_2025_on_points_that_are_missing_are_told_at_their_cell() -> None:
    points = Points(Fraction(28), Fraction(62))
    scored = replace(good_branch(5), points=points)
    for number in range(1, 6):
        scored = with_member(scored, number, points=points)
    assert problems(scored, rules("2025-hd43")) == []
    assert problems(with_member(scored, 2, points=None), rules()) == []
    for missing in (None, Points(Fraction(28))):
        (said,) = problems(with_member(scored, 2, points=missing), rules("2025-hd43"))
        assert (said.code, said.place) == ("KQ-22", field_place(scored.members[1], "points"))


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (("points.total", "points.results", "points.common", "points", "name"), "points.total"),
        (("points.common", "points.results", "points", "name"), "points.results"),
        (("points.common", "points", "name"), "points.common"),
        (("points", "name"), "points"),
        (("self_points.total", "name"), "name"),
    ],
)
def test_points_are_told_at_their_total_else_at_a_part_else_at_the_name(keys: tuple[str, ...], found: str) -> None:
    places = {key: Place("Đảng viên", 2, column) for column, key in enumerate(keys, start=1)}
    assert field_place(replace(member(1), places=places), "points") == places[found]


@pytest.mark.parametrize(
    ("rule_set", "changes", "code"),
    [("2019-hd21", {"maternity": True}, "KQ-19"), ("2023-hd25", {"suspended_from_committee": True}, "KQ-20")],
)
def test_a_remark_is_a_note_and_what_is_disputed_a_warning(rule_set: str, changes: dict[str, object], code: str) -> None:
    (said,) = problems(with_member(good_branch(5), 1, **changes), rules(rule_set))
    assert said.code == code
    assert said.message.startswith("Đồng chí Nguyễn Văn A")
