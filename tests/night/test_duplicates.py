from dataclasses import replace

import pytest

from annual_review.disk.state import BranchKey
from annual_review.model.figures import BranchFigures
from annual_review.night.duplicates import Claim, same_branch, same_people
from annual_review.rules.figures import branch_figures
from tests.small_branch.reckoned import source
from tests.small_branch.record import school_branch as record


def claim(file: str, cell: str, code: str = "", ward: str = "Đảng bộ phường X", year: int = 2020) -> Claim:
    return Claim(file, file, BranchKey(year, ward, cell, code))


def test_one_workbook_a_cell_is_no_problem() -> None:
    assert same_branch([claim("a", "Chi bộ 1"), claim("b", "Chi bộ 2")]) == {}


def test_two_workbooks_of_one_cell_name_both_files() -> None:
    found = same_branch([claim("b.xlsx", "CHI BỘ 1"), claim("a.xlsx", "Chi bộ 1")])
    assert {file: problem.message for file, problem in found.items()} == {
        "a.xlsx": "«Chi bộ 1» năm 2020 có ở nhiều tệp với nội dung khác nhau: «a.xlsx», «b.xlsx»; chưa làm hồ sơ từ tệp nào.",
        "b.xlsx": "«CHI BỘ 1» năm 2020 có ở nhiều tệp với nội dung khác nhau: «a.xlsx», «b.xlsx»; chưa làm hồ sơ từ tệp nào.",
    }
    assert found["a.xlsx"].remedy == (
        "Giữ lại tệp đúng, chuyển các tệp kia đi nơi khác. Nếu là hai chi bộ khác nhau thì sửa tên hoặc mã chi bộ."
    )


MINE = branch_figures(record(), source().assessment, 2)


@pytest.mark.parametrize(
    ("theirs", "differs"),
    [
        (replace(MINE, members=replace(MINE.members, total=21)), "số đảng viên"),
        (replace(MINE, ballots=None, ratings=()), "số phiếu, phiếu và mức đề xuất của đảng viên"),
        (replace(MINE, branch_rating=None, achievements={}), "phiếu chi bộ, số thành tích"),
        (MINE, "phần chữ, còn số liệu như nhau"),
    ],
)
def test_the_sentence_says_what_differs(theirs: BranchFigures, differs: str) -> None:
    found = same_branch([replace(claim("a", "Chi bộ 1"), figures=MINE), replace(claim("b", "Chi bộ 1"), figures=theirs)])
    assert f"«a», «b», khác nhau ở {differs}; chưa làm" in found["a"].message


def test_nothing_is_said_of_differences_that_cannot_be_known() -> None:
    found = same_branch([replace(claim("a", "Chi bộ 1"), figures=MINE), claim("b", "Chi bộ 1")])
    assert "«a», «b»; chưa làm" in found["a"].message


def test_one_code_is_one_cell_whatever_its_name() -> None:
    found = same_branch([claim("a", "Chi bộ 1", "X-1"), claim("b", "Chi bộ số 1", "x-1")])
    assert set(found) == {"a", "b"}
    assert found["a"].message.startswith("«Chi bộ 1» (mã X-1) năm 2020 có ở nhiều tệp")


def test_two_codes_are_two_cells_of_one_name() -> None:
    assert same_branch([claim("a", "Chi bộ Trường", "X-1"), claim("b", "Chi bộ Trường", "X-2")]) == {}


def test_a_workbook_without_a_code_meets_every_cell_of_its_name() -> None:
    found = same_branch([claim("a", "Chi bộ 1", "X-1"), claim("b", "Chi bộ 1"), claim("c", "Chi bộ 1", "X-2")])
    assert set(found) == {"a", "b", "c"}


def test_other_years_and_wards_are_other_cells() -> None:
    cells = [claim("a", "Chi bộ 1"), claim("b", "Chi bộ 1", year=2021), claim("c", "Chi bộ 1", ward="Đảng bộ xã X")]
    assert same_branch(cells) == {}


@pytest.mark.parametrize("ward", ["Phường X", "Đảng ủy phường X", "ĐẢNG UỶ PHƯỜNG X", "P. X", "Đảng bộ  phường x"])
def test_one_branch_is_found_twice_however_its_ward_is_spelt(ward: str) -> None:
    assert set(same_branch([claim("a", "Chi bộ 1"), claim("b", "Chi bộ 1", ward=ward)])) == {"a", "b"}
    assert set(same_branch([claim("a", "Chi bộ 1", "X-1"), claim("b", "Chi bộ một", "X-1", ward=ward)])) == {"a", "b"}


def test_a_ward_and_a_commune_of_one_name_are_two() -> None:
    assert same_branch([claim("a", "Chi bộ 1"), claim("b", "Chi bộ 1", ward="Đảng bộ xã X")]) == {}


def with_people(file: str, branch: str, *names: str, code: str = "", ward: str = "phường A") -> Claim:
    ratings = tuple(replace(MINE.ratings[0], name=name) for name in names)
    return replace(claim(file, branch, code, ward=ward), figures=replace(MINE, ratings=ratings, unrated=()))


PEOPLE = ("Trần Thị B", "Lê Văn C", "Phạm Thị D", "Hoàng Văn E", "Vũ Thị G")


def test_one_branch_under_two_names_is_told_by_its_people() -> None:
    found = same_people([with_people("a.xlsx", "Chi bộ 1", *PEOPLE), with_people("b.xlsx", "Chi bộ số 01", *PEOPLE[:4])])
    assert [each.message for each in found["a.xlsx"]] == [
        "Danh sách đảng viên gần như trùng với bảng tính «b.xlsx» của «Chi bộ số 01»; có thể là hai bảng tính của một chi bộ."
    ]
    assert [each.severity for each in found["b.xlsx"]] == ["warning"]


def test_so_is_one_under_two_codes() -> None:
    first, second = (
        with_people(file, "Chi bộ 1", *PEOPLE, code=code) for file, code in (("a.xlsx", "GB-1"), ("b.xlsx", "GB-01"))
    )
    assert "(mã GB-01)" in same_people([first, second])["a.xlsx"][0].message


def test_few_common_names_other_wards_and_no_figures_say_nothing() -> None:
    mine = with_people("a.xlsx", "Chi bộ 1", *PEOPLE)
    assert same_people([mine, with_people("b.xlsx", "Chi bộ 2", *PEOPLE[:2], "Ngô Văn H", "Đỗ Thị K", "Bùi Văn L")]) == {}
    assert same_people([mine, with_people("b.xlsx", "Chi bộ 2", *PEOPLE, ward="phường B")]) == {}
    assert same_people([mine, with_people("b.xlsx", "Chi bộ 2", *PEOPLE[:2])]) == {}
    assert same_people([mine, claim("b.xlsx", "Chi bộ 2")]) == {}
