"""Earlier workbooks of a cell reach its papers, decide what is due, and a refused one shows as a year without figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from annual_review.model.history import Person, YearResult
from annual_review.model.ratings import RatingLevel
from annual_review.night.earlier import earlier_digest
from annual_review.telling.outcome import Night
from tests.sample.paper_text import paper_text
from tests.small_branch.night import House, statuses, with_papers, workbook

WARD, CELL = "dang-bo-phuong-giang-bien", "chi-bo-truong-tieu-hoc-do-thi-viet-hung"


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "input").mkdir()
    return House(tmp_path)


def year(of: int, cells: Mapping[str, str | int] | None = None, **items: str) -> bytes:
    named = {"ward": "Đảng bộ cấp trên", "cell": "Chi bộ", "code": "Mã chi bộ"}
    return workbook(
        {"Năm đánh giá": of, "Ngày họp": f"03/12/{of}", **{named[key]: value for key, value in items.items()}}, cells
    )


def years_told(house: House, of: int, ward: str = WARD, cell: str = CELL) -> list[str]:
    """The rows of the years in the reconciliation paper, names left out."""
    text = paper_text(house.output / str(of) / ward / cell / "noi-bo/08-doi-chieu-so-lieu.docx")
    rows = [line.split(" | ") for line in text.splitlines() if line[:3] in {"201", "202"} and " | " in line]
    return [" ".join(row[:3]) for row in rows]


def why(night: Night, file: str) -> str:
    return with_papers(night, file).reason


def test_a_single_year_tells_no_others(house: House) -> None:
    house.put("2020.xlsx", year(2020))
    house.night()
    assert years_told(house, 2020) == []


def test_the_years_before_stand_in_the_reconciliation_and_later_ones_do_not(house: House) -> None:
    for each in (2019, 2020, 2021):
        house.put(f"{each}.xlsx", year(each))
    house.night()
    assert years_told(house, 2020) == ["2019 HTXSNV 4", "2020 HTXSNV 4"]
    assert years_told(house, 2019) == []


def test_five_years_running_are_marked(house: House) -> None:
    for each in range(2018, 2023):
        house.put(f"{each}.xlsx", year(each))
    house.night()
    text = paper_text(house.output / "2022" / WARD / CELL / "noi-bo/08-doi-chieu-so-lieu.docx")
    name = "“Hoàn thành xuất sắc nhiệm vụ”"
    assert f"- Chi bộ Trường Tiểu học Đô Thị Việt Hưng: 5 năm liền (2018–2022) ở mức {name}." in text
    assert text.count("5 năm liền (2018–2022)") == 5


def test_a_refused_year_and_a_missing_year_have_no_figures(house: House) -> None:
    house.put("2018.xlsx", year(2018))
    house.put("2020.xlsx", year(2020, {"Phiếu đảng viên!C4": 30}))
    house.put("2021.xlsx", year(2021))
    assert statuses(house.night())["2020.xlsx"] == "refused"
    unknown = "chưa có số liệu chưa có số liệu"
    assert years_told(house, 2021) == ["2018 HTXSNV 4", f"2019 {unknown}", f"2020 {unknown}", "2021 HTXSNV 4"]


def test_an_earlier_year_that_can_no_longer_be_read_is_known_by_its_papers(house: House) -> None:
    house.put("2019.xlsx", year(2019))
    house.put("2020.xlsx", year(2020))
    house.night()
    house.put("2019.xlsx", b"khong phai bang tinh")
    assert why(house.night(), "2020.xlsx") == "kết quả các năm trước đã thay đổi"
    assert years_told(house, 2020) == ["2019 chưa có số liệu chưa có số liệu", "2020 HTXSNV 4"]


def test_an_earlier_workbook_makes_the_papers_due_again_once(house: House) -> None:
    house.put("2020.xlsx", year(2020))
    house.night()
    house.put("2019.xlsx", year(2019))
    night = house.night()
    assert statuses(night) == {"2019.xlsx": "made", "2020.xlsx": "made"}
    assert why(night, "2020.xlsx") == "kết quả các năm trước đã thay đổi"
    assert statuses(house.night()) == {"2019.xlsx": "unchanged", "2020.xlsx": "unchanged"}


def test_a_run_of_some_files_only_knows_the_years_the_whole_run_knew(house: House) -> None:
    house.put("2019.xlsx", year(2019))
    house.put("2020.xlsx", year(2020))
    house.night()
    assert statuses(house.night(only="2020*")) == {"2020.xlsx": "unchanged"}
    house.night(only="2020*", force=True)
    assert years_told(house, 2020) == ["2019 HTXSNV 4", "2020 HTXSNV 4"]


def test_a_cell_renamed_is_known_by_its_code_and_one_without_a_code_by_its_name(house: House) -> None:
    house.put("2018.xlsx", year(2018, code=""))
    house.put("2019.xlsx", year(2019, cell="Chi bộ Tiểu học Việt Hưng"))
    house.put("2020.xlsx", year(2020))
    house.night()
    assert years_told(house, 2020) == ["2018 HTXSNV 4", "2019 HTXSNV 4", "2020 HTXSNV 4"]


def test_a_cell_of_a_merged_ward_is_known_by_code_and_name_together(house: House) -> None:
    house.put("2019.xlsx", year(2019, ward="Đảng bộ phường Việt Hưng"))
    house.put("2020.xlsx", year(2020))
    house.put("khac.xlsx", year(2018, ward="Đảng bộ phường Việt Hưng", cell="Chi bộ khác"))
    house.night()
    assert years_told(house, 2020) == ["2019 HTXSNV 4", "2020 HTXSNV 4"]


def test_cells_of_one_name_with_different_codes_are_different(house: House) -> None:
    house.put("2019.xlsx", year(2019, code="GB-08"))
    house.put("2020.xlsx", year(2020))
    house.night()
    assert years_told(house, 2020) == []


def test_the_digest_of_earlier_years_changes_with_what_they_tell() -> None:
    one = YearResult(2019, True, RatingLevel.GOOD, (Person("A"),))
    digests = {earlier_digest(years) for years in ((), (one,), (YearResult(2019, known=False),), (one, YearResult(2018)))}
    assert len(digests) == 4
    assert earlier_digest(()) == ""
