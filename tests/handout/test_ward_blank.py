"""The ward's blank workbook: what is known stands in it, and it reads back without a word."""

from __future__ import annotations

import pytest

from annual_review.form.paper_choices import CHOICES
from annual_review.handout.ward_blank import ListedBranch, WardForm, write_ward_blank
from annual_review.model.ward import OwnValue
from annual_review.reading.record import read_workbook
from annual_review.rules.own_values import ROWS
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.workbook.stamp import BLANK, made_as
from tests.handout.filling import opened, sheet_of


def form(year: int = 2026, **known: object) -> WardForm:
    return WardForm(year, shipped_rule_sets().of_review(year), **known)  # type: ignore[arg-type]  # - fields of the form


@pytest.mark.parametrize("year", [2018, 2020, 2023, 2026])
def test_it_reads_back_as_it_was_written(year: int) -> None:
    branches = (ListedBranch("Chi bộ 1", "GB-01"), ListedBranch("Chi bộ 2"))
    values = (OwnValue("rounding", "Làm tròn xuống", "KH 10"), OwnValue("formulae", "Không"))
    data = write_ward_blank(form(year, ward="Đảng bộ phường Giang Biên", branches=branches, values=values))
    read = read_workbook(data, file="dang-bo.xlsx")
    assert read.problems == ()
    assert read.ward is not None
    assert [(each.name, each.code) for each in read.ward.branches] == [("Chi bộ 1", "GB-01"), ("Chi bộ 2", "")]
    assert read.ward.values == values
    assert (read.ward.year, made_as(data)) == (year, BLANK)


def test_it_shows_the_value_in_force_of_every_row_of_its_year() -> None:
    for year in (2020, 2026):
        law = shipped_rule_sets().of_review(year)
        sheet = sheet_of(opened(write_ward_blank(form(year))), "Quy định")
        shown = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(5, sheet.max_row + 1)}
        expected = {row.label: row.in_force(law) for row in ROWS if row.in_force(law)}
        assert shown == expected | {choice.label: choice.default for choice in CHOICES}


def test_equal_forms_give_equal_bytes() -> None:
    assert write_ward_blank(form()) == write_ward_blank(form())


def test_no_text_becomes_a_formula() -> None:
    sheet = sheet_of(opened(write_ward_blank(form(ward="=1+1", branches=(ListedBranch("=2+2"),)))), "Chi bộ")
    assert sheet["C5"].data_type == "s"
