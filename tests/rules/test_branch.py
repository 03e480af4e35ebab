"""The cell's own level: its ballot, its own word, and what the level asks of the members."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from annual_review.model.assessment import Citation, Denominator, Share
from annual_review.model.members import Member, Points
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import Severity
from annual_review.rules.assess import assess
from annual_review.rules.branch import missing_head
from annual_review.rules.requirements import requirements_of
from tests.small_branch.reckoned import rules
from tests.small_branch.record import branch_ballot, branch_of, good_branch, member, tally

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel


def test_the_ballot_gives_the_level_and_its_shares() -> None:
    found = assess(replace(good_branch(5), branch_ballot=branch_ballot(3, 2, 0, 0)), rules()).value
    assert found is not None
    assert found.branch is not None
    assert (found.branch.voted, found.branch.level, found.branch.reasons) == (EXCELLENT, EXCELLENT, ())
    assert found.branch.shares[EXCELLENT] == Share(3, 5, Denominator.OFFICIAL_CONVOKED)


def test_without_a_ballot_the_cells_own_word_is_its_level() -> None:
    found = assess(replace(good_branch(5), branch_self_rating=GOOD), rules()).value
    assert found is not None
    assert found.branch is not None
    assert (found.branch.level, found.branch.voted, found.branch.votes) == (GOOD, None, None)
    silent = assess(good_branch(5), rules()).value
    assert silent is not None
    assert silent.branch is None


def headed(size: int) -> tuple[Member, ...]:
    """A roster whose first member is the secretary."""
    return (replace(member(1), is_head=True), *(member(number) for number in range(2, size + 1)))


def test_a_roster_without_a_secretary_is_told_where_the_cell_is_not_excellent() -> None:
    read = assess(replace(good_branch(5), branch_ballot=branch_ballot(0, 5, 0, 0)), rules())
    said = read.problems[0]
    assert (said.code, said.severity) == ("KQ-17", Severity.WARNING)
    assert said.message == (
        "Danh sách đảng viên không ghi ai là Bí thư chi bộ nên chưa đối chiếu được mức của người đứng đầu với mức của chi bộ."
    )
    assert said.remedy == "Ghi «Bí thư» ở cột «Chức vụ Đảng» của người đứng đầu."
    assert str(said.place) == "Đảng viên!J2"


def test_a_rule_that_leaves_out_the_head_asks_who_that_is() -> None:
    without_head = replace(rules(), cap=replace(rules().cap, exclude_head=True))
    assert [each.code for each in missing_head(good_branch(5), without_head, None)] == ["KQ-17"]
    assert missing_head(good_branch(5), rules(), None) == ()
    assert missing_head(replace(good_branch(5), members=headed(5)), without_head, None) == ()
    assert missing_head(replace(good_branch(5), members=()), without_head, None) == ()


def test_the_word_of_the_cell_counts_where_no_level_has_more_than_half() -> None:
    read = assess(
        replace(good_branch(4), branch_ballot=branch_ballot(2, 2, 0, 0), branch_self_rating=GOOD, members=headed(4)), rules()
    )
    assert read.value is not None
    assert read.value.branch is not None
    assert (read.value.branch.voted, read.value.branch.level) == (None, GOOD)
    assert [reason.text for reason in read.value.branch.reasons] == [
        "Không mức nào đạt quá nửa tổng số đảng viên chính thức được triệu tập; chi bộ tự xếp loại HTTNV."
    ]
    assert read.value.branch.reasons[0].citation == Citation("mục «Chi bộ tự xếp loại»", confirmed=True)
    assert [each.code for each in read.problems] == ["KQ-07"]


def test_no_level_and_no_word_of_the_cell() -> None:
    read = assess(replace(good_branch(4), branch_ballot=branch_ballot(2, 2, 0, 0)), rules())
    assert read.value is None
    assert [each.severity for each in read.problems] == [Severity.ERROR]
    assert read.problems[0].message == (
        "Phiếu chi bộ: không mức nào đạt quá nửa tổng số đảng viên chính thức được triệu tập (HTXSNV 2, HTTNV 2, HTNV 0, "
        "KHTNV 0 trên 4 đảng viên chính thức được triệu tập) và mục «Chi bộ tự xếp loại» để trống."
    )
    assert read.problems[0].remedy == (
        "Đối chiếu lại số phiếu; nếu đúng, chi bộ thảo luận rồi ghi mức thống nhất vào mục «Chi bộ tự xếp loại»."
    )
    assert [str(place) for place in read.problems[0].places] == ["Thông tin!B30", "Phiếu chi bộ!B2:B5"]


def test_a_word_of_the_cell_that_differs_from_its_ballot() -> None:
    read = assess(replace(good_branch(5), branch_ballot=branch_ballot(0, 5, 0, 0), branch_self_rating=EXCELLENT), rules())
    said = read.problems[0]
    assert said.severity is Severity.WARNING
    assert said.message == ("Chi bộ tự xếp loại HTXSNV, khác mức theo phiếu của chi bộ là HTTNV; văn bản lấy mức theo phiếu.")
    assert said.remedy == "Kiểm tra lại mục «Chi bộ tự xếp loại» và kết quả phiếu chi bộ."
    assert read.value is not None
    assert read.value.branch is not None
    assert read.value.branch.level is GOOD


def test_the_same_word_as_the_ballot_is_no_problem() -> None:
    read = assess(
        replace(good_branch(5), branch_ballot=branch_ballot(0, 5, 0, 0), branch_self_rating=GOOD, members=headed(5)), rules()
    )
    assert [each.code for each in read.problems] == ["KQ-07"]


def cell_of(*levels: RatingLevel) -> ReviewRecord:
    size = len(levels)
    rows = [tally(at, *(size * (level is each) for each in RatingLevel)) for at, level in enumerate(levels, start=1)]
    return replace(branch_of(rows), branch_ballot=branch_ballot(size, 0, 0, 0))


def codes(found: ReviewRecord, rule_set: str = "2019-hd21") -> list[str]:
    said = assess(found, rules(rule_set)).problems
    return [each.code for each in said if each.severity is not Severity.NOTE and each.code not in {"KQ-17", "KQ-21", "KQ-22"}]


def test_an_excellent_cell_needs_everybody_satisfactory_and_four_fifths_good() -> None:
    found = cell_of(*[GOOD] * 4, SATISFACTORY)
    read = assess(found, rules())
    assert read.value is not None
    assert read.value.branch is not None
    assert [(each.needed, each.share.value if each.share else None, each.met) for each in read.value.branch.requirements] == [
        (Fraction(1), Fraction(1), True),
        (Fraction(4, 5), Fraction(4, 5), True),
    ]
    assert codes(found) == []


def test_a_requirement_that_is_not_met_is_asked() -> None:
    read = assess(cell_of(*[GOOD] * 4, UNSATISFACTORY), rules())
    said = next(each for each in read.problems if each.code == "KQ-18")
    assert read.value is None
    assert said.severity is Severity.ERROR
    assert said.message == (
        "Chi bộ xếp loại HTXSNV nhưng chưa đủ yêu cầu của mức này. "
        "Chi bộ HTXSNV phải có 100% số đảng viên được xếp loại đạt từ HTNV trở lên (thực tế 4/5)."
    )
    assert "«Lý do đề nghị»" in said.remedy
    assert "Hướng dẫn số 21-HD/BTCTW, tiêu chuẩn tổ chức đảng hoàn thành xuất sắc nhiệm vụ" in said.remedy


def test_with_the_reason_typed_the_papers_are_made_with_a_warning() -> None:
    found = replace(cell_of(*[GOOD] * 4, UNSATISFACTORY), request_reason="Đồng chí mới chuyển đến")
    read = assess(found, rules())
    assert read.value is not None
    assert codes(found) == ["KQ-06"]


def test_every_requirement_that_fails_is_told() -> None:
    assert codes(cell_of(GOOD, GOOD, GOOD, UNSATISFACTORY)) == ["KQ-18", "KQ-18"]


def test_with_nobody_rated_a_requirement_is_not_met() -> None:
    nobody = replace(branch_of([], []), branch_self_rating=EXCELLENT, request_reason="Chưa có đảng viên")
    read = assess(nobody, rules())
    assert read.value is not None
    assert read.value.branch is not None
    assert [each.met for each in read.value.branch.requirements] == [False, False]


def test_recalled_numbers_only_warn() -> None:
    lower = replace(cell_of(GOOD, SATISFACTORY, SATISFACTORY), branch_ballot=branch_ballot(0, 3))
    assert codes(lower) == ["KQ-06"]


@pytest.mark.parametrize(("points", "expected"), [("89", ["KQ-18"]), ("90", []), (None, ["KQ-23"])])
def test_the_points_of_an_excellent_cell_from_2025_on(points: str | None, expected: list[str]) -> None:
    own = None if points is None else Points(total=Fraction(points))
    assert codes(replace(cell_of(*[GOOD] * 5), points=own), "2025-hd43") == expected


@pytest.mark.parametrize(("rule_set", "expected"), [("2023-hd25", ["KQ-06"]), ("2025-hd43", ["KQ-18", "KQ-23"])])
def test_nobody_who_leads_an_excellent_cell_is_disciplined(rule_set: str, expected: list[str]) -> None:
    found = cell_of(*[GOOD] * 4, UNSATISFACTORY)
    leader = replace(found.members[4], leads=True, discipline="Khiển trách")
    found = replace(found, members=(*found.members[:4], leader))
    assert codes(found, rule_set) == expected


def test_who_is_disciplined_and_leads_is_named_in_the_requirement() -> None:
    def said(*members: Member) -> list[str]:
        found = replace(good_branch(5), branch_self_rating=EXCELLENT)
        found = replace(found, members=(*members, *found.members[len(members) :]))
        totals = LevelCounts(0, 5)
        made = requirements_of(rules("2023-hd25").branch_requirements, EXCELLENT, totals, found)
        return [f"{each.met} {each.text.rpartition('thực tế')[2]}" for each in made]

    leader = replace(member(1), leads=True, discipline="Khiển trách")
    assert said(leader, replace(leader, number=2, name="Trần Thị B")) == ["False : Nguyễn Văn A, Trần Thị B)."]
    assert said(leader, replace(member(2), discipline="Khiển trách")) == ["False : Nguyễn Văn A)."]
    assert said(replace(member(1), discipline="Khiển trách"), replace(member(2), leads=True)) == ["True : không có)."]


def test_the_points_of_the_cell_are_told_with_two_decimals() -> None:
    found = replace(good_branch(5), points=Points(total=Fraction("88.345")))
    texts = [each.text for each in requirements_of(rules("2025-hd43").branch_requirements, EXCELLENT, LevelCounts(0, 5), found)]
    assert texts[-1] == "Chi bộ HTXSNV phải đạt từ 90 điểm trở lên (thực tế 88,35 điểm)."
