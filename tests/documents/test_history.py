"""The reconciliation paper tells the years before, and prints a ward's own reference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annual_review.documents import parts, ratio
from annual_review.documents.branch import reconciliation
from annual_review.documents.branch.reconciliation import YearRow
from annual_review.documents.case import RatedReview
from annual_review.model.history import Person, YearResult
from annual_review.model.ratings import RatingLevel
from annual_review.rules.assess import assess
from annual_review.rules.rulebook import load_rule_sets
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch

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
        "Chi bộ Trường Tiểu học Hoa Sen: 5 năm liền (2016–2020) ở mức “Hoàn thành xuất sắc nhiệm vụ”.",
        "Đồng chí Nguyễn Thị An: 5 năm liền (2016–2020) ở mức “Hoàn thành xuất sắc nhiệm vụ”.",
    )


def test_a_member_may_have_five_years_without_the_cell() -> None:
    years = (*(good_year(year) for year in range(2016, 2019)), replace(good_year(2019), branch_level=RatingLevel.GOOD))
    assert reconciliation.build(with_years(*years)).running == (
        "Đồng chí Nguyễn Thị An: 5 năm liền (2016–2020) ở mức “Hoàn thành xuất sắc nhiệm vụ”.",
    )


def ratio_of(made: RatedReview) -> str:
    return ratio.ratio_sentence(made, parts.LevelNames(made.rule_set))


def test_a_wards_own_percentage_is_printed_with_its_reference(tmp_path: Path) -> None:
    made = under_override(tmp_path, "[cap]\npercent = 17\n")
    told = reconciliation.build(made)
    assert told.override == PLAN
    assert told.cap_rule.startswith(f"17% ({PLAN}); tính trên số đảng viên từ HTTNV trở lên (")
    assert ratio_of(made).endswith(f"(01/05). Theo {PLAN}, tỷ lệ tối đa là 17%.")


def test_a_wards_own_base_is_printed_with_its_reference_beside_the_article(tmp_path: Path) -> None:
    made = under_override(tmp_path, '[cap]\nbase = "rated"\n')
    law = "điểm a, tiểu mục 2.3 Hướng dẫn số 21-HD/BTCTW, ngày 18/10/2019"
    assert reconciliation.build(made).cap_rule.startswith(
        f"20% ({law}); tính trên số đảng viên được đánh giá, xếp loại ({PLAN})"
    )


def test_without_an_override_no_reference_of_a_ward_is_printed() -> None:
    assert reconciliation.build(source()).override == ""


def test_a_value_the_ward_set_is_no_longer_to_be_confirmed(tmp_path: Path) -> None:
    made = under_override(tmp_path, '[share]\ntotals = "members"\n')
    assert not any("Tỷ lệ xếp loại tính trên" in line for line in reconciliation.build(made).unconfirmed)
    assert any("Tỷ lệ xếp loại tính trên" in line for line in reconciliation.build(source()).unconfirmed)
