"""The whole reckoning of one cell: proposals, ceilings, the cap and its ties, notes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.model.assessment import Assessment, CapOutcome, Denominator, MemberAssessment, MemberFigures, Share
from annual_review.model.members import Membership
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import Problem, Severity
from annual_review.rules.assess import assess
from annual_review.rules.ruleset import CapUnit, RuleSet
from tests.small_branch.reckoned import rules
from tests.small_branch.record import branch_ballot, branch_of, counts, good_branch, tally, with_member, with_tally

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
    found = assessed(with_member(cell(6, 4, 0, 0), 10, standing=Membership.PROBATIONARY))
    assert found.rule_set == "2019-hd21"
    assert found.figures == MemberFigures(total=10, official=9, probationary=1, present=10, absent=0, rated=10, unrated=0)
    assert found.members[0].shares[EXCELLENT] == Share(6, 10, Denominator.VALID)
    assert found.members[0].shares[GOOD].value == Fraction(2, 5)
    assert found.totals == LevelCounts(1, 9, 0, 0)
    assert found.total_shares[GOOD] == Share(9, 10, Denominator.RATED)
    assert found.vote_rule.text == "quá nửa số phiếu hợp lệ"
    assert not found.vote_rule.citation.confirmed


@pytest.mark.parametrize(
    ("base", "whole"),
    [
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


def test_a_majority_needs_no_reason() -> None:
    found = first(cell(6, 4, 0, 0))
    assert (found.voted, found.proposed, found.explicit, found.reasons) == (EXCELLENT, EXCELLENT, False, ())


def test_no_majority_and_no_proposal() -> None:
    read = assess(cell(5, 5, 0, 0), rules())
    assert read.value is None
    assert len(read.problems) == 1
    assert read.problems[0].severity is Severity.ERROR
    assert read.problems[0].message == (
        "Đồng chí Nguyễn Văn A: không mức nào đạt quá nửa số phiếu hợp lệ (HTXSNV 5, HTTNV 5, HTNV 0, KHTNV 0 trên 10 phiếu)"
        " và chi bộ chưa đề xuất mức xếp loại."
    )
    assert read.problems[0].remedy == (
        "Đối chiếu lại số phiếu; nếu đúng, chi bộ thảo luận rồi ghi mức thống nhất vào cột «Chi bộ đề xuất»."
    )
    assert [str(place) for place in read.problems[0].places] == ["Đảng viên!G2", "Phiếu đảng viên!C2:F2"]


def test_no_majority_and_a_proposal() -> None:
    found = with_member(cell(5, 5, 0, 0), 1, proposal=GOOD)
    assert problems(found) == []
    member = first(found)
    assert (member.voted, member.proposed, member.explicit) == (None, GOOD, True)
    assert texts(member) == ["Không mức nào đạt quá nửa số phiếu hợp lệ; chi bộ đề xuất HTTNV."]


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
    assert texts(first(found)) == ["Mức theo phiếu là HTXSNV với 6/10 phiếu; chi bộ đề xuất HTTNV."]


def test_a_ceiling_lowers_the_vote_with_its_reason() -> None:
    found = first(with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách"))
    assert (found.voted, found.proposed, found.explicit) == (EXCELLENT, UNSATISFACTORY, False)
    assert texts(found) == ["Bị thi hành kỷ luật trong năm nên xếp loại KHTNV."]


def test_only_the_lowest_ceiling_is_a_reason() -> None:
    found = first(with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách", sick_months=Fraction(4)))
    assert texts(found) == ["Bị thi hành kỷ luật trong năm nên xếp loại KHTNV."]


def test_a_ceiling_above_the_vote_is_no_reason() -> None:
    assert texts(first(with_member(cell(0, 4, 6, 0), 1, sick_months=Fraction(4)))) == []


def test_a_proposal_above_a_ceiling() -> None:
    read = assess(with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách", proposal=GOOD), rules())
    assert read.value is None
    assert read.problems[0].severity is Severity.ERROR
    assert read.problems[0].message == (
        "Đồng chí Nguyễn Văn A: chi bộ đề xuất HTTNV, cao hơn mức trần KHTNV. Bị thi hành kỷ luật trong năm nên xếp loại KHTNV."
    )
    assert read.problems[0].remedy == (
        "Sửa mức ở cột «Chi bộ đề xuất» không cao hơn mức trần, hoặc sửa thông tin ghi nhầm. "
        "Căn cứ: Hướng dẫn số 21-HD/BTCTW, tiêu chí đảng viên không hoàn thành nhiệm vụ."
    )
    assert str(read.problems[0].place) == "Đảng viên!G2"


def test_a_proposal_at_the_ceiling_is_told_and_the_ceiling_is_its_reason() -> None:
    found = with_member(cell(6, 4, 0, 0), 1, discipline="Khiển trách", proposal=UNSATISFACTORY)
    assert [each.code for each in problems(found)] == ["KQ-04"]
    assert texts(first(found)) == ["Bị thi hành kỷ luật trong năm nên xếp loại KHTNV."]


def test_a_ceiling_that_is_not_sure_only_warns() -> None:
    found = with_member(cell(6, 4, 0, 0), 1, employee_rating=GOOD)
    said = problems(found, rules("2023-hd25"))
    assert [each.severity for each in said] == [Severity.WARNING]
    assert said[0].message == (
        "Đồng chí Nguyễn Văn A được đề xuất HTXSNV, cần xem lại. "
        "Xếp loại công chức, viên chức là HTTNV nên xếp loại đảng viên không quá HTTNV."
    )
    assert said[0].remedy == (
        "Chương trình không tự hạ mức vì quy định cần xác nhận "
        "(Hướng dẫn số 25-HD/BTCTW, tiêu chí xếp loại đảng viên là công chức, viên chức); "
        "nếu phải hạ, ghi mức vào cột «Chi bộ đề xuất»."
    )
    assert first(found, rules("2023-hd25")).proposed is EXCELLENT


def test_head_is_held_to_the_level_of_the_cell() -> None:
    found = with_member(replace(cell(6, 4, 0, 0), branch_ballot=branch_ballot(0, 10, 0, 0)), 1, is_head=True)
    assert first(found).proposed is GOOD


def test_head_is_held_to_what_the_cell_calls_itself_where_there_is_no_ballot() -> None:
    found = with_member(replace(cell(6, 4, 0, 0), branch_self_rating=SATISFACTORY), 1, is_head=True)
    assert first(found).proposed is SATISFACTORY


def over_the_limit(*votes: int) -> ReviewRecord:
    """Ten members and ten ballots: room for two excellent; as many have excellent votes as are given."""
    found = good_branch(10)
    for number, each in enumerate(votes, start=1):
        found = with_tally(found, tally(number, each, 10 - each, 0, 0))
    return found


def test_the_cap_lowers_who_has_the_fewest_votes() -> None:
    found = over_the_limit(10, 7, 9)
    result = assessed(found)
    assert [each.proposed for each in result.members[:3]] == [EXCELLENT, GOOD, EXCELLENT]
    assert texts(result.members[1]) == ["Được 7/10 phiếu HTXSNV nhưng số đồng chí HTXSNV tối đa là 2; chi bộ đề xuất HTTNV."]
    assert result.cap.outcome is CapOutcome.LIMITED
    said = problems(found)
    assert [each.severity for each in said] == [Severity.NOTE]
    assert said[0].message == (
        "Có 3 đồng chí đủ phiếu HTXSNV, nhiều hơn số tối đa là 2; theo số phiếu, đề xuất HTTNV: Trần Thị B."
    )
    assert said[0].remedy == "Nếu chi bộ quyết định khác, ghi mức vào cột «Chi bộ đề xuất»."
    assert str(said[0].place) == "Đảng viên!G3"


def test_a_tie_across_the_limit_names_everybody() -> None:
    read = assess(over_the_limit(10, 8, 8), rules())
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
    found = with_member(with_member(over_the_limit(10, 8, 8), 2, proposal=EXCELLENT), 3, proposal=GOOD)
    result = assessed(found)
    assert [each.proposed for each in result.members[:3]] == [EXCELLENT, EXCELLENT, GOOD]
    assert result.cap.outcome is CapOutcome.WITHIN


def test_proposals_over_the_limit_are_a_warning() -> None:
    found = over_the_limit(10, 9, 8)
    for number in (1, 2, 3):
        found = with_member(found, number, proposal=EXCELLENT)
    said = problems(found)
    assert [each.severity for each in said] == [Severity.WARNING]
    assert said[0].message == "Có 3 đồng chí được đề xuất HTXSNV, nhiều hơn số tối đa là 2."
    assert said[0].remedy == "Các mức đã đề xuất được giữ nguyên trong văn bản; đảng ủy cấp trên xem xét, quyết định."
    assert [str(place) for place in said[0].places] == ["Đảng viên!G2", "Đảng viên!G3", "Đảng viên!G4"]
    assert assessed(found).cap.outcome is CapOutcome.EXCEEDED


def test_over_the_base_organisation_the_cell_only_warns() -> None:
    changed = replace(rules(), cap=replace(rules().cap, unit=CapUnit.BASE_ORG))
    found = assessed(over_the_limit(10, 9, 8), changed)
    assert found.totals.excellent == 3
    assert [each.code for each in problems(over_the_limit(10, 9, 8), changed)] == ["KQ-05"]


def test_the_head_is_out_of_the_count_from_2025() -> None:
    found = with_member(over_the_limit(10, 9, 8), 1, is_head=True)
    result = assessed(found, rules("2025-hd43"))
    assert result.cap.excellent == 1
    assert result.cap.applied.limit == 1  # nine others: one excellent leaves eight good, 20 % of them is 1,6
    assert [each.proposed for each in result.members[:3]] == [EXCELLENT, EXCELLENT, GOOD]


def test_a_member_lowered_by_a_ceiling_leaves_the_cap_alone() -> None:
    found = with_member(over_the_limit(10, 9, 8), 1, employee_rating=GOOD)
    result = assessed(found)
    assert [each.proposed for each in result.members[:3]] == [GOOD, EXCELLENT, EXCELLENT]
    assert result.cap.outcome is CapOutcome.WITHIN


def test_what_is_not_confirmed_is_told_in_one_note() -> None:
    said = assess(good_branch(5), rules()).problems
    assert len(said) == 1
    assert said[0].severity is Severity.NOTE
    assert said[0].message == (
        "Bộ quy định «2019-hd21» có nội dung chưa đối chiếu với văn bản gốc, cần xác nhận: "
        "mức theo phiếu là mức đạt quá nửa số phiếu hợp lệ; đảng viên dự bị không bỏ phiếu; "
        "tỷ lệ phiếu tính trên số phiếu hợp lệ; tỷ lệ xếp loại tính trên số đảng viên được đánh giá, xếp loại; "
        "tỷ lệ khống chế HTXSNV tính trên số đảng viên từ HTTNV trở lên; số HTXSNV tối đa làm tròn xuống; "
        "tỷ lệ khống chế HTXSNV tính theo từng chi bộ; người đứng đầu tính vào tỷ lệ khống chế HTXSNV."
    )
    assert said[0].remedy == (
        "Đối chiếu với văn bản và kế hoạch của đảng ủy; nếu khác, ghi giá trị đúng vào tệp quy định riêng."
    )


def test_a_rule_not_confirmed_is_told_once_however_many_it_touches() -> None:
    found = cell(6, 4, 0, 0)
    for number in (1, 2, 3):
        found = with_member(found, number, employee_rating=SATISFACTORY, standing=Membership.OFFICIAL)
    texts_of = [reason.text for reason in assessed(found).unconfirmed]
    assert sum("viên chức" in text for text in texts_of) == 1


def test_each_rule_of_one_passage_needs_confirming_for_itself() -> None:
    found = replace(good_branch(5), branch_ballot=branch_ballot(0, 5, 0, 0))
    assert [reason.text for reason in assessed(found).unconfirmed][-2:] == [
        "Chi bộ HTTNV phải có 100% số đảng viên được xếp loại đạt từ HTNV trở lên (thực tế 5/5).",
        "Chi bộ HTTNV phải có ít nhất 70% số đảng viên được xếp loại đạt từ HTTNV trở lên (thực tế 5/5).",
    ]


def test_proposals_that_differ_need_confirming_where_the_form_was_not_seen() -> None:
    found = with_member(cell(6, 4, 0, 0), 1, proposal=GOOD)
    told = [reason.text for reason in assessed(found, rules("2023-hd25")).unconfirmed]
    assert told[-1] == "mức do chi bộ đề xuất được giữ khi khác kết quả phiếu"


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


def test_who_the_cap_has_lowered_below_a_rule_that_only_warns_is_not_told() -> None:
    lowered, kept = over_the_limit(10, 7, 9), over_the_limit(10, 7, 9)
    assert codes(with_member(lowered, 2, employee_rating=GOOD)) == []
    assert codes(with_member(kept, 1, employee_rating=GOOD)) == ["KQ-10"]


def test_rules_that_only_warn_are_told_beside_a_tie_too() -> None:
    assert codes(with_member(over_the_limit(10, 8, 8), 1, employee_rating=GOOD)) == ["KQ-10", "KQ-03"]


def test_rules_that_only_warn_are_told_beside_an_error_of_another_member() -> None:
    found = with_tally(with_member(over_the_limit(10), 1, employee_rating=GOOD), tally(2, 5, 5, 0, 0))
    assert codes(found) == ["KQ-01", "KQ-10"]


def test_a_tie_of_the_second_step_speaks_of_its_votes() -> None:
    rows = [tally(number, 0, 5, 0, 0, approval=(4, 1) if number < 3 else None) for number in range(1, 6)]
    (said,) = assess(branch_of(rows, two_step=True), rules()).problems
    assert said.message == (
        "Đồng chí Nguyễn Văn A, đồng chí Trần Thị B cùng được 4 phiếu «Đồng ý», "
        "nhưng số HTXSNV tối đa là 1, chỉ còn 1 cho các đồng chí này."
    )
