import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from annual_review.disk.state import BranchKey, BranchState, Ingredients
from annual_review.night import ward_figures
from annual_review.night.dossier import RunContext
from annual_review.night.options import Options
from annual_review.night.setup import Folders, open_context
from annual_review.night.wards import Handed, StandingBranch, WardsOfNight, make_wards, standing_branches
from annual_review.telling.outcome import WardOutcome
from annual_review.telling.report import report_schema
from annual_review.workers.here import Here
from tests.small_branch.night import REPOSITORY, House, other_branch, outcome, statuses, with_papers, workbook, wrong_count
from tests.small_branch.reckoned import source
from tests.telling.nights import KEY, made
from tests.wards import figures_of

WARD = "Đảng bộ phường X"
FIGURES = figures_of(source().assessment)
INGREDIENTS = Ingredients("w", "r", "p", ())


@pytest.fixture(scope="module")
def context() -> RunContext:
    return open_context(REPOSITORY / "templates")


def added_up(context: RunContext, tmp_path: Path, *branches: StandingBranch) -> tuple[WardOutcome, ...]:
    folders = Folders(tmp_path / "input", tmp_path / "output", REPOSITORY / "templates")
    return make_wards(Here(context), Options(folders), WardsOfNight(branches, {}, {}, Handed((), ())))


def standing(branch: str, ward: str = WARD, year: int = 2020) -> StandingBranch:
    return StandingBranch(BranchKey(year, ward, branch), f"{year}/x/{branch}", FIGURES)


def test_wards_and_years_are_kept_apart_and_ordered(context: RunContext, tmp_path: Path) -> None:
    branches = (standing("c", year=2021), standing("b"), standing("a", "Đảng bộ  phường x"))
    wards = added_up(context, tmp_path, *branches)
    assert [(ward.year, ward.ward, ward.branches) for ward in wards] == [(2020, WARD, 2), (2021, WARD, 1)]


def test_a_ward_spelt_differently_is_added_up_once_by_its_commonest_spelling(context: RunContext, tmp_path: Path) -> None:
    spelt = ("Đảng ủy phường X", "Phường X", "P. X", "Phường X", "Xã X")
    wards = added_up(context, tmp_path, *(standing(f"c{number}", ward) for number, ward in enumerate(spelt)))
    assert {(ward.ward, ward.branches) for ward in wards} == {("Phường X", 4), ("Xã X", 1)}


def test_branches_of_different_rule_sets_have_no_common_cap(context: RunContext, tmp_path: Path) -> None:
    other = replace(standing("b"), figures=replace(FIGURES, rule_set="2023-hd25"))
    (ward,) = added_up(context, tmp_path, standing("a"), other)
    assert ward.figures is not None
    assert (ward.figures.cap, ward.figures.branch_cap, ward.figures.branch_levels.total) == (None, None, 2)


def state(file: str, branch: str = "Chi bộ 9") -> BranchState:
    key = replace(KEY, branch=branch, code="")
    return BranchState(key=key, file=file, ingredients=INGREDIENTS, papers=(), figures=FIGURES)


def test_a_branch_of_a_workbook_that_was_not_selected_counts() -> None:
    found = standing_branches((made(),), {"2020/p/chin": state("chin.xlsx")}, {"thu.xlsx", "chin.xlsx"}, {"thu.xlsx"})
    assert [(each.key.branch, each.older) for each in found] == [(KEY.branch, False), ("Chi bộ 9", False)]


def test_a_branch_of_a_workbook_refused_tonight_counts_with_its_earlier_papers() -> None:
    found = standing_branches((), {"2020/p/chin": state("chin.xlsx")}, {"chin.xlsx"}, {"chin.xlsx"})
    assert [(each.key.branch, each.older) for each in found] == [("Chi bộ 9", True)]


def test_a_branch_whose_workbook_was_taken_away_does_not_count() -> None:
    assert standing_branches((), {"2020/p/chin": state("chin.xlsx")}, {"khac.xlsx"}, {"khac.xlsx"}) == ()


def test_a_branch_whose_workbook_is_of_another_branch_now_does_not_count() -> None:
    found = standing_branches((made(),), {"2020/p/ten-cu": state("thu.xlsx")}, {"thu.xlsx"}, {"thu.xlsx"})
    assert [each.key for each in found] == [KEY]


def test_a_state_without_figures_is_not_added_up() -> None:
    old = replace(state("chin.xlsx"), figures=None)
    assert standing_branches((), {"2020/p/chin": old}, {"chin.xlsx"}, {"chin.xlsx"}) == ()


@pytest.fixture
def ward(tmp_path: Path) -> House:
    house = House(tmp_path)
    for number in (1, 2, 3):
        house.put(f"{number}.xlsx", other_branch(number))
    house.night()
    return house


def test_a_narrowed_run_adds_the_whole_ward_up(ward: House) -> None:
    night = ward.night(only="1.xlsx")
    assert statuses(night) == {"1.xlsx": "unchanged"}
    (found,) = night.wards
    assert found.figures is not None
    assert (found.branches, found.figures.members.total, found.older) == (3, 66, ())


def test_a_ward_spelt_differently_has_one_folder_and_one_sum_in_the_report(ward: House) -> None:
    for number, spelt in ((7, "ĐẢNG UỶ PHƯỜNG GIANG BIÊN"), (8, "Phường  Giang Biên"), (9, "Đảng ủy xã Giang Biên")):
        items = {"Chi bộ": f"Chi bộ {number}", "Mã chi bộ": f"GB-{number}", "Đảng bộ cấp trên": spelt}
        ward.put(f"{number}.xlsx", workbook(items))
    night = ward.night()
    assert [(each.ward, each.branches) for each in night.wards] == [
        ("Đảng bộ phường Giang Biên", 5),
        ("Đảng ủy xã Giang Biên", 1),
    ]
    assert {path.name for path in (ward.output / "2020").iterdir()} == {"dang-bo-phuong-giang-bien", "dang-uy-xa-giang-bien"}
    report = json.loads((ward.output / "report.json").read_bytes())
    assert {each["ward"] for each in report["workbooks"]} == {each["ward"] for each in report["wards"]}


def test_a_workbook_that_turned_bad_stays_in_the_ward_and_is_marked(ward: House) -> None:
    ward.put("1.xlsx", wrong_count())
    night = ward.night()
    (found,) = night.wards
    assert outcome(night, "1.xlsx").status.value == "refused"
    assert (found.branches, found.older) == (3, ("Chi bộ 1",))
    assert "Tính theo hồ sơ của đợt chạy trước: Chi bộ 1." in (ward.output / "index.html").read_text(encoding="utf-8")


def test_a_workbook_taken_away_leaves_the_ward(ward: House) -> None:
    (ward.root / "input" / "1.xlsx").unlink()
    (found,) = ward.night().wards
    assert found.branches == 2


def test_a_dry_run_adds_the_whole_ward_up_too(ward: House) -> None:
    (found,) = ward.night(only="2.xlsx", dry=True).wards
    assert found.branches == 3


def test_the_figures_of_a_night_are_those_of_its_states(ward: House) -> None:
    night = ward.night()
    assert with_papers(night, "1.xlsx").figures == with_papers(ward.night(only="1.xlsx"), "1.xlsx").figures


def test_a_ward_that_cannot_be_added_up_is_a_bug_that_is_told(ward: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise KeyError

    monkeypatch.setattr(ward_figures, "ward_figures", broken)
    night = ward.night()
    (found,) = night.wards
    assert (found.figures, found.branches, night.exit_code) == (None, 3, 3)
    report = json.loads((ward.output / "report.json").read_bytes())
    assert "figures" not in report["wards"][0]
    assert list(Draft202012Validator(report_schema()).iter_errors(report)) == []
    assert "KeyError" in (ward.output / "index.html").read_text(encoding="utf-8")
    (log,) = (ward.output / "nhat-ky" / night.id).glob("*.txt")
    assert "bug KeyError" in log.read_text(encoding="utf-8")
