"""What a kind of paper must keep, for every scope: a ward's own papers are made, told and left alone like a branch's."""

from __future__ import annotations

import inspect
import json
import typing
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from annual_review.documents.case import RatedReview, Review, WardReview
from annual_review.documents.kind import Draft, Form, Kind, KindOfPaper, kinds_for, single
from annual_review.documents.kinds import KINDS
from annual_review.documents.profiles import PROFILES
from annual_review.documents.table import ColumnKind, Table, TableColumn
from annual_review.model.assessment import Citation
from annual_review.night.night import run_night
from annual_review.night.options import Options
from annual_review.rendering.docx.text import read_text
from annual_review.rules.ruleset import PointsRule
from annual_review.telling.outcome import Night
from annual_review.telling.report import report_schema
from tests.rendering.forms import Fields, form
from tests.small_branch.night import NOW, House, other_branch, wrong_count
from tests.small_branch.reckoned import source

WARD_FOLDER = "2020/dang-bo-phuong-giang-bien/dang-uy"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_case_and_fields_of_a_kind_are_those_of_its_builder(kind: KindOfPaper) -> None:
    builder = getattr(kind.build, "build", kind.build)
    hints = typing.get_type_hints(builder)
    (case,) = (hints[name] for name in inspect.signature(builder).parameters)
    assert case is kind.scope
    assert hints["return"] is kind.fields
    if kind.wanted.__module__ != Kind.__module__:
        assert list(typing.get_type_hints(kind.wanted).values()) == [kind.scope, bool]


def test_codes_numbers_and_file_names_are_given_once() -> None:
    """A kind with several templates (a list with points and without) keeps one code, number and file name."""
    papers = {(kind.scope, kind.number, kind.code, kind.file_name) for kind in KINDS}
    for names in zip(*((paper[:2], *paper[2:]) for paper in papers), strict=True):
        assert len(set(names)) == len(papers)
    assert len({kind.template for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("points", [False, True])
def test_of_the_kinds_of_one_file_name_a_case_gets_one(points: bool) -> None:
    rule_set = replace(source().rule_set, points=PointsRule(30, 70, Citation("", confirmed=True)) if points else None)
    case = replace(source(), rule_set=rule_set)
    names = [kind.file_name for kind in kinds_for(case, KINDS)]
    assert sorted(set(names)) == sorted(names)
    assert "04-danh-sach-xep-loai.docx" in names


def of_ward(case: WardReview) -> Fields:
    return Fields(f"{case.ward}: {case.figures.members.total} đảng viên, {len(case.branches)} chi bộ")


def of_members(case: RatedReview) -> Iterable[Draft[Fields]]:
    return [Draft(Fields(each.member.name), f"-{each.member.number:02d}") for each in case.assessment.members[:2]]


def before(case: Review) -> Fields:
    return Fields(case.record.branch)


WARD_PAPER = Kind("minutes", 1, "bien-ban-hop", "Báo cáo tổng hợp", WardReview, Fields, single(of_ward))
NOTICES = Kind("report", 3, "bao-cao", "Thông báo", RatedReview, Fields, of_members)
BALLOTS = Kind("news", 9, "tin-bai", "Phiếu", Review, Fields, single(before))


def test_a_case_gets_the_kinds_of_its_scope() -> None:
    review = source()
    kinds = (WARD_PAPER, NOTICES, BALLOTS)
    assert [kind.code for kind in kinds_for(review, kinds)] == ["report", "news"]
    assert [kind.code for kind in kinds_for(Review(review.file, "", review.record, review.rule_set), kinds)] == ["news"]


@pytest.fixture
def house(tmp_path: Path) -> House:
    for profile in PROFILES:
        templates = tmp_path / "mau" / profile
        templates.mkdir(parents=True)
        for kind in (WARD_PAPER, NOTICES):
            (templates / kind.template).write_bytes(form())
    house = House(tmp_path, tmp_path / "mau")
    for number in (1, 2):
        house.put(f"{number}.xlsx", other_branch(number))
    return house


def night(house: House, *, only: str = "", force: bool = False) -> Night:
    options = Options(house.folders, only=only, force=force, kinds=(WARD_PAPER, NOTICES))
    return run_night(options, now=lambda: NOW)


def statuses(found: Night) -> list[str]:
    return [document.status.value for document in found.wards[0].documents]


def test_one_draft_a_member_makes_one_paper_each(house: House) -> None:
    night(house)
    folder = house.output / "2020/dang-bo-phuong-giang-bien/chi-bo-1"
    assert sorted(file.name for file in folder.glob("*.docx")) == ["03-bao-cao-01.docx", "03-bao-cao-02.docx"]


def test_a_ward_gets_its_own_papers_and_they_are_told(house: House) -> None:
    found = night(house)
    paper = house.output / WARD_FOLDER / "01-bien-ban-hop.docx"
    assert "Đảng bộ phường Giang Biên: 44 đảng viên, 2 chi bộ" in read_text(paper.read_bytes())
    assert statuses(found) == ["written"]
    report = json.loads((house.output / "report.json").read_bytes())
    assert report["wards"][0]["documents"][0]["file"] == f"{WARD_FOLDER}/01-bien-ban-hop.docx"
    assert list(Draft202012Validator(report_schema()).iter_errors(report)) == []
    assert f'href="{WARD_FOLDER}/01-bien-ban-hop.docx"' in (house.output / "index.html").read_text(encoding="utf-8")


def test_the_papers_of_a_ward_change_only_when_an_ingredient_changed(house: House) -> None:
    night(house)
    assert statuses(night(house)) == ["unchanged"]
    assert statuses(night(house, only="1.xlsx")) == ["unchanged"]
    house.put("3.xlsx", other_branch(3))
    assert statuses(night(house)) == ["written"]
    assert statuses(night(house, force=True)) == ["unchanged"]  # made anew, the same bytes


def test_a_ward_with_a_workbook_that_turned_bad_is_worded_with_its_earlier_figures(house: House) -> None:
    night(house)
    house.put("1.xlsx", wrong_count())
    found = night(house)
    assert found.wards[0].older == ("Chi bộ 1",)
    assert "44 đảng viên, 2 chi bộ" in read_text((house.output / WARD_FOLDER / "01-bien-ban-hop.docx").read_bytes())


def test_a_ward_paper_edited_by_hand_is_kept_with_the_new_text_beside(house: House) -> None:
    night(house)
    paper = house.output / WARD_FOLDER / "01-bien-ban-hop.docx"
    paper.write_bytes(b"sua tay")
    house.put("3.xlsx", other_branch(3))
    found = night(house)
    assert statuses(found) == ["kept"]
    assert paper.read_bytes() == b"sua tay"
    assert paper.with_name("01-bien-ban-hop (ban moi).docx").exists()
    assert [each.code for each in found.wards[0].problems] == ["DEM-11"]


def test_a_bug_in_a_ward_paper_costs_no_branch(house: House) -> None:
    def broken(case: WardReview) -> Iterable[Draft[Fields]]:
        raise KeyError(case.ward)

    options = Options(house.folders, kinds=(Kind("minutes", 1, "bien-ban-hop", "Báo cáo", WardReview, Fields, broken), NOTICES))
    found = run_night(options, now=lambda: NOW)
    assert [each.status.value for each in found.outcomes] == ["made", "made"]
    assert (found.exit_code, found.wards[0].documents) == (3, ())
    assert "gặp lỗi" in (house.output / "index.html").read_text(encoding="utf-8")


def table_of(case: WardReview) -> Table:
    columns = (TableColumn("Chi bộ", 30), TableColumn("Đảng viên", 10, ColumnKind.COUNT))
    return Table(case.ward, "Tổng hợp", columns, tuple((each.name, each.figures.members.total) for each in case.branches))


def test_a_table_for_excel_needs_no_form(house: House) -> None:
    kinds = (
        Kind("ward-table", 5, "bang-tong-hop", "Bảng tổng hợp", WardReview, Table, single(table_of), form=Form.XLSX),
        NOTICES,
    )
    options = Options(house.folders, kinds=kinds)
    assert statuses(run_night(options, now=lambda: NOW)) == ["written"]
    paper = house.output / WARD_FOLDER / "05-bang-tong-hop.xlsx"
    rows = list(load_workbook(paper)["Tổng hợp"].iter_rows(min_row=3, values_only=True))
    assert rows == [("Chi bộ", "Đảng viên"), ("Chi bộ 1", 22), ("Chi bộ 2", 22)]
    assert statuses(run_night(options, now=lambda: NOW)) == ["unchanged"]
