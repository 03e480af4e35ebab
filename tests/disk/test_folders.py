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


def test_a_ward_spelt_differently_has_one_folder_by_its_commonest_spelling() -> None:
    wanted = {
        "a.xlsx": key("Chi bộ 1", ward="Phường X"),
        "b.xlsx": key("Chi bộ 2", ward="Đảng ủy phường X"),
        "c.xlsx": key("Chi bộ 3", ward="Đảng ủy phường X"),
        "d.xlsx": key("Chi bộ 1", ward="Đảng bộ xã X"),
    }
    assert allot(wanted, {}) == {
        "a.xlsx": "2020/dang-uy-phuong-x/chi-bo-1",
        "b.xlsx": "2020/dang-uy-phuong-x/chi-bo-2",
        "c.xlsx": "2020/dang-uy-phuong-x/chi-bo-3",
        "d.xlsx": "2020/dang-bo-xa-x/chi-bo-1",
    }


def test_a_ward_keeps_its_folder_when_it_is_spelt_otherwise() -> None:
    states = {"2020/dang-bo-phuong-x/chi-bo-1": state(key("Chi bộ 1"), "a.xlsx")}
    assert allot({"a.xlsx": key("Chi bộ 1", ward="P. X")}, states) == {"a.xlsx": "2020/dang-bo-phuong-x/chi-bo-1"}


def test_the_folders_earlier_versions_made_for_two_spellings_become_one() -> None:
    one, two, three = (key(f"Chi bộ {number}", ward=ward) for number, ward in enumerate((WARD, WARD, "Phường X"), 1))
    states = {
        "2020/dang-bo-phuong-x/chi-bo-1": state(one, "a.xlsx"),
        "2020/dang-bo-phuong-x/chi-bo-2": state(two, "b.xlsx"),
        "2020/phuong-x/chi-bo-3": state(three, "c.xlsx"),
    }
    assert set(allot({"a.xlsx": one, "b.xlsx": two, "c.xlsx": three}, states).values()) == {
        "2020/dang-bo-phuong-x/chi-bo-1",
        "2020/dang-bo-phuong-x/chi-bo-2",
        "2020/dang-bo-phuong-x/chi-bo-3",
    }
