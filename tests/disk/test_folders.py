from annual_review.disk.folders import allot
from annual_review.disk.names import short_hash
from annual_review.disk.state import BranchKey, BranchState, Ingredients

WARD = "Đảng bộ phường X"
INGREDIENTS = Ingredients("", "", "", ())


def key(cell: str, code: str = "", ward: str = WARD, year: int = 2020) -> BranchKey:
    return BranchKey(year, ward, cell, code)


def state(of: BranchKey, file: str) -> BranchState:
    return BranchState(key=of, file=file, ingredients=INGREDIENTS, papers=())


def test_a_cell_gets_year_ward_and_name() -> None:
    assert allot({"a.xlsx": key("Chi bộ Đô Thị")}, {}) == {"a.xlsx": "2020/dang-bo-phuong-x/chi-bo-do-thi"}


def test_two_cells_of_one_slug_never_share_a_folder() -> None:
    folders = allot({"a.xlsx": key("Chi bộ Bắc"), "b.xlsx": key("Chi bộ Bác")}, {})
    assert folders == {
        "b.xlsx": "2020/dang-bo-phuong-x/chi-bo-bac",
        "a.xlsx": f"2020/dang-bo-phuong-x/chi-bo-bac-{short_hash(key('Chi bộ Bắc').identity)}",
    }


def test_two_wards_of_one_slug_never_share_a_folder() -> None:
    folders = allot({"a.xlsx": key("Chi bộ 1"), "b.xlsx": key("Chi bộ 1", ward="Đảng bộ phường Ⅹ")}, {})
    assert len(set(folders.values())) == 2


def test_the_same_cell_in_two_years_has_two_folders() -> None:
    folders = allot({"a.xlsx": key("Chi bộ 1"), "b.xlsx": key("Chi bộ 1", year=2021)}, {})
    assert folders == {"a.xlsx": "2020/dang-bo-phuong-x/chi-bo-1", "b.xlsx": "2021/dang-bo-phuong-x/chi-bo-1"}


def test_a_cell_keeps_the_folder_it_has() -> None:
    standing = {"2020/dang-bo-phuong-x/chi-bo-bac": state(key("Chi bộ Bắc"), "a.xlsx")}
    folders = allot({"a.xlsx": key("Chi bộ Bắc"), "b.xlsx": key("Chi bộ Bác")}, standing)
    assert folders["a.xlsx"] == "2020/dang-bo-phuong-x/chi-bo-bac"
    assert folders["b.xlsx"] == f"2020/dang-bo-phuong-x/chi-bo-bac-{short_hash(key('Chi bộ Bác').identity)}"


def test_a_folder_of_a_workbook_that_is_not_here_tonight_is_not_taken() -> None:
    standing = {"2020/dang-bo-phuong-x/chi-bo-bac": state(key("Chi bộ Bắc"), "khac.xlsx")}
    folders = allot({"b.xlsx": key("Chi bộ Bác")}, standing)
    assert folders["b.xlsx"] != "2020/dang-bo-phuong-x/chi-bo-bac"


def test_a_mended_name_of_the_same_slug_stays_in_its_folder() -> None:
    standing = {"2020/dang-bo-phuong-x/chi-bo-truong": state(key("Chi bộ Trương"), "a.xlsx")}
    folders = allot({"a.xlsx": key("Chi bộ Trường")}, standing)
    assert folders["a.xlsx"] == "2020/dang-bo-phuong-x/chi-bo-truong"
