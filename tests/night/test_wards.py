from dataclasses import replace

from annual_review.disk.state import BranchKey
from annual_review.night.wards import ward_outcomes
from tests.small_branch.reckoned import source

WARD = "Đảng bộ phường X"


def test_wards_and_years_are_kept_apart_and_ordered() -> None:
    cells = [
        ("c", BranchKey(2021, WARD, "Chi bộ 1")),
        ("b", BranchKey(2020, "Đảng bộ  phường x", "Chi bộ 2")),
        ("a", BranchKey(2020, WARD, "Chi bộ 1")),
    ]
    wards = ward_outcomes(cells, lambda _: source().assessment)
    assert [(ward.year, ward.ward, ward.branches) for ward in wards] == [(2020, WARD, 2), (2021, WARD, 1)]


def test_cells_of_different_rule_sets_have_no_common_cap() -> None:
    other = replace(source().assessment, rule_set="2023-hd25")
    cells = [("a", BranchKey(2020, WARD, "Chi bộ 1")), ("b", BranchKey(2020, WARD, "Chi bộ 2"))]
    (ward,) = ward_outcomes(cells, lambda file: other if file == "a" else source().assessment)
    assert set(ward.figures) == {"members", "totals", "cell_totals"}
