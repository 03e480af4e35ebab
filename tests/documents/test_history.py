"""The reconciliation paper tells the years before, and prints a ward's own reference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annual_review.documents import results
from annual_review.documents.branch import reconciliation
from annual_review.documents.branch.reconciliation import YearRow
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import CapBase
from annual_review.model.history import Person, YearResult
from annual_review.model.ratings import RatingLevel
from annual_review.rules.assess import assess
from annual_review.rules.rulebook import load_rule_sets
from tests.small_branch.reckoned import source
from tests.small_branch.record import branch_ballot, school_branch

PLAN = "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên"


def with_years(*years: YearResult) -> RatedReview:
    return replace(source(), earlier=years)


def good_year(year: int) -> YearResult:
    return YearResult(year, branch_level=RatingLevel.EXCELLENT, excellent=(Person("Nguyễn Thị An"),), decision="12-QĐ/ĐU")


def under_override(folder: Path, text: str) -> RatedReview:
    file = folder / "phuong.toml"
    file.write_text(f'rule_set = "2019-hd21"\nreference = "{PLAN}"\n{text}', encoding="utf-8")
    book = load_rule_sets(file)
    assert book.value is not None, [problem.message for problem in book.problems]
    rules = book.value.choose(2020).value
    assert rules is not None
    assessed = assess(school_branch(), rules).value
    assert assessed is not None
    return RatedReview("thu.xlsx", "0" * 64, school_branch(), rules, assessed)


def test_without_earlier_workbooks_the_paper_has_no_years() -> None:
    told = reconciliation.build(source())
    assert (told.years, told.running) == ((), ())


def test_earlier_years_stand_above_this_one_and_a_refused_one_has_no_figures() -> None:
    told = reconciliation.build(with_years(YearResult(2019, known=False), good_year(2018)))
    assert told.years == (
        YearRow("2018", "HTXSNV", "1", "Nguyễn Thị An", "12-QĐ/ĐU"),
        YearRow("2019", "chưa có số liệu", "chưa có số liệu", "", ""),
        YearRow("2020", "HTXSNV", "1", "Nguyễn Thị An", ""),
    )
    assert told.running == ()


def test_a_year_without_a_ballot_on_the_cell_shows_a_dash() -> None:
    assert reconciliation.build(with_years(YearResult(2019))).years[0] == YearRow("2019", "–", "0", "", "")


def test_five_years_running_are_told_of_cell_and_members() -> None:
    told = reconciliation.build(with_years(*(good_year(year) for year in range(2016, 2020))))
    assert told.running == (
        "Chi bộ Trường Tiểu học Hoa Sen: 5 năm liền (2016–2020) ở mức «Hoàn thành xuất sắc nhiệm vụ».",
        "Đồng chí Nguyễn Thị An: 5 năm liền (2016–2020) ở mức «Hoàn thành xuất sắc nhiệm vụ».",
    )


def test_a_member_may_have_five_years_without_the_cell() -> None:
    years = (*(good_year(year) for year in range(2016, 2019)), replace(good_year(2019), branch_level=RatingLevel.GOOD))
    assert reconciliation.build(with_years(*years)).running == (
        "Đồng chí Nguyễn Thị An: 5 năm liền (2016–2020) ở mức «Hoàn thành xuất sắc nhiệm vụ».",
    )


def test_a_wards_own_percentage_is_printed_with_its_reference(tmp_path: Path) -> None:
    made = under_override(tmp_path, "[cap]\npercent = 17\n")
    assert "17% của 06" in results.cap_sentence(made)
    assert f"tính trong chi bộ; {PLAN}; cơ sở tính, cách làm tròn, phạm vi tính: cần xác nhận)" in results.cap_sentence(made)
    assert reconciliation.build(made).override == PLAN


def test_a_wards_own_base_is_printed_with_its_reference_beside_the_article(tmp_path: Path) -> None:
    made = under_override(tmp_path, '[cap]\nbase = "rated"\n')
    law = "điểm 2.3(a) Hướng dẫn số 21-HD/BTCTW, ngày 18/10/2019"
    assert results.cap_citation(made) == f"{law}; cơ sở tính: {PLAN}; cách làm tròn, phạm vi tính: cần xác nhận"
    assert PLAN in reconciliation.build(made).cap_rule


def test_without_an_override_no_reference_of_a_ward_is_printed() -> None:
    assert reconciliation.build(source()).override == ""


def test_a_wards_own_denominator_is_printed_with_its_reference(tmp_path: Path) -> None:
    votes, totals = reconciliation.build(under_override(tmp_path, '[share]\ntotals = "members"\n')).bases
    assert votes.citation == "theo thông lệ; cần xác nhận"
    assert (totals.base, totals.citation) == ("tổng số đảng viên", PLAN)


@pytest.mark.parametrize(
    ("base", "said"),
    [
        (CapBase.GOOD_ONLY, "số đảng viên xếp loại «Hoàn thành tốt nhiệm vụ», tính trên số HTTNV sau cùng"),
        (CapBase.RATED, "số đảng viên được đánh giá, xếp loại"),
    ],
)
def test_the_good_members_alone_are_counted_at_last(base: CapBase, said: str) -> None:
    assert results.cap_base(base) == said


def test_the_cap_on_the_good_members_alone_says_so(tmp_path: Path) -> None:
    said = results.cap_sentence(under_override(tmp_path, '[cap]\nbase = "good_only"\n'))
    assert "20% của 05 đồng chí xếp loại «Hoàn thành tốt nhiệm vụ» là 1, làm tròn xuống thành 01 đồng chí: không vượt" in said


def test_a_percentage_nobody_has_confirmed_is_told_with_the_other_values() -> None:
    said = results.cap_citation(source(rule_set="2023-hd25"))
    law = "Điều 12 Quy định số 124-QĐ/TW, ngày 04/10/2023"
    assert said == f"{law}; tỷ lệ, cơ sở tính, cách làm tròn, phạm vi tính: cần xác nhận"


def test_one_reference_for_percentage_and_base_is_told_once(tmp_path: Path) -> None:
    made = under_override(tmp_path, '[cap]\npercent = 15\nbase = "rated"\n')
    assert results.cap_citation(made) == f"{PLAN}; cách làm tròn, phạm vi tính: cần xác nhận"


def test_the_papers_say_why_the_cell_has_a_level_its_ballot_did_not_give() -> None:
    open_ballot = branch_ballot(3, 3)
    made = source(replace(school_branch(), branch_ballot=open_ballot, branch_self_rating=RatingLevel.GOOD))
    why = "không mức nào đạt quá nửa số phiếu hợp lệ; chi bộ đề xuất HTTNV"
    law = "Mẫu 02-HD KĐ.ĐG 2019: «Chi bộ đề xuất xếp loại mức chất lượng»"
    assert results.branch_sentence(made) == f"Hoàn thành tốt nhiệm vụ, với 03/06 phiếu hợp lệ, đạt 50%; {why} ({law})"
    assert reconciliation.build(made).notes[0] == f"Chi bộ Trường Tiểu học Hoa Sen: {why} ({law})."
