"""The cell's own level: its ballot, its own word, and what the level asks of the members."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from annual_review.model.assessment import Denominator, Share
from annual_review.model.members import Member
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import Severity
from annual_review.rules.assess import assess
from tests.small_branch.reckoned import rules
from tests.small_branch.record import branch_ballot, branch_of, good_branch, member, tally

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = RatingLevel


def test_the_ballot_gives_the_level_and_its_shares() -> None:
    found = assess(replace(good_branch(5), branch_ballot=branch_ballot(3, 2, 0, 0)), rules()).value
    assert found is not None
    assert found.branch is not None
    assert (found.branch.voted, found.branch.level, found.branch.reasons) == (EXCELLENT, EXCELLENT, ())
    assert found.branch.shares[EXCELLENT] == Share(3, 5, Denominator.VALID)


def test_no_ballot_on_the_cell_is_no_level() -> None:
    found = assess(replace(good_branch(5), branch_self_rating=GOOD), rules()).value
    assert found is not None
    assert found.branch is None


def headed(size: int) -> tuple[Member, ...]:
    """A roster whose first member is the secretary."""
    return (replace(member(1), is_head=True), *(member(number) for number in range(2, size + 1)))


def test_a_roster_without_a_secretary_is_told_where_the_cell_is_not_excellent() -> None:
    read = assess(replace(good_branch(5), branch_ballot=branch_ballot(0, 5, 0, 0)), rules())
    said = read.problems[0]
    assert (said.code, said.severity) == ("KQ-17", Severity.WARNING)
    assert said.message == (
        "Danh sách đảng viên không ghi ai là Bí thư chi bộ nên chưa áp dụng được quy định riêng đối với người đứng đầu."
    )
    assert said.remedy == "Ghi «Bí thư» ở cột «Chức vụ Đảng» của người đứng đầu."
    assert said.place.sheet == "Đảng viên"


def test_the_word_of_the_cell_counts_where_no_level_has_more_than_half() -> None:
    read = assess(
        replace(good_branch(4), branch_ballot=branch_ballot(2, 2, 0, 0), branch_self_rating=GOOD, members=headed(4)), rules()
    )
    assert read.value is not None
    assert read.value.branch is not None
    assert (read.value.branch.voted, read.value.branch.level) == (None, GOOD)
    assert [reason.text for reason in read.value.branch.reasons] == [
        "Không mức nào đạt quá nửa số phiếu hợp lệ; chi bộ đề xuất HTTNV."
    ]
    assert [each.code for each in read.problems] == ["KQ-07"]


def test_no_level_and_no_word_of_the_cell() -> None:
    read = assess(replace(good_branch(4), branch_ballot=branch_ballot(2, 2, 0, 0)), rules())
    assert read.value is None
    assert [each.severity for each in read.problems] == [Severity.ERROR]
    assert read.problems[0].message == (
        "Phiếu chi bộ: không mức nào đạt quá nửa số phiếu hợp lệ (HTXSNV 2, HTTNV 2, HTNV 0, KHTNV 0 trên 4 phiếu)"
        " và mục «Chi bộ tự xếp loại» để trống."
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


def test_an_excellent_cell_needs_everybody_satisfactory_and_four_fifths_good() -> None:
    read = assess(cell_of(*[GOOD] * 4, SATISFACTORY), rules())
    assert read.value is not None
    assert read.value.branch is not None
    assert [(each.needed, each.share.value, each.met) for each in read.value.branch.requirements] == [
        (Fraction(1), Fraction(1), True),
        (Fraction(4, 5), Fraction(4, 5), True),
    ]
    assert [each.code for each in read.problems] == ["KQ-07"]


def test_a_requirement_that_is_not_met() -> None:
    read = assess(cell_of(*[GOOD] * 4, UNSATISFACTORY), rules())
    said = read.problems[0]
    assert said.severity is Severity.WARNING
    assert said.message == (
        "Chi bộ xếp loại HTXSNV nhưng chưa đạt yêu cầu. "
        "Chi bộ HTXSNV phải có 100% số đảng viên được xếp loại đạt từ HTNV trở lên (thực tế 4/5)."
    )
    assert said.remedy == (
        "Chi bộ xem lại mức tự xếp loại của chi bộ. Căn cứ: "
        "Hướng dẫn số 21-HD/BTCTW, tiêu chuẩn tổ chức đảng hoàn thành xuất sắc nhiệm vụ."
    )
    assert [each.code for each in read.problems] == ["KQ-06", "KQ-07"]


def test_both_requirements_can_fail() -> None:
    read = assess(cell_of(GOOD, GOOD, GOOD, UNSATISFACTORY), rules())
    assert [each.code for each in read.problems] == ["KQ-06", "KQ-06", "KQ-07"]


def test_with_nobody_rated_a_requirement_is_not_met() -> None:
    read = assess(replace(branch_of([], []), branch_ballot=branch_ballot(0, 0, 0, 0), branch_self_rating=EXCELLENT), rules())
    assert read.value is not None
    assert read.value.branch is not None
    assert [each.met for each in read.value.branch.requirements] == [False, False]
