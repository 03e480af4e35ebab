from annual_review.disk.state import CellKey
from annual_review.telling.expected import ExpectedCells, MissingCells, missing_cells

WARD = "Đảng bộ phường Giang Biên"
EXPECTED = (ExpectedCells(WARD, 2020, ("GB-01", "Chi bộ 2", "Chi bộ 3")),)


def test_a_cell_is_there_by_its_code_or_by_its_name() -> None:
    present = [CellKey(2020, WARD, "Chi bộ 1", "gb-01"), CellKey(2020, "ĐẢNG BỘ PHƯỜNG GIANG BIÊN", "chi  bộ 2", "GB-02")]
    assert missing_cells(EXPECTED, present) == (MissingCells(WARD, 2020, ("Chi bộ 3",), 3),)


def test_another_year_and_another_ward_do_not_count() -> None:
    present = [CellKey(2021, WARD, "Chi bộ 2"), CellKey(2020, "Đảng bộ phường Khác", "Chi bộ 3")]
    assert missing_cells(EXPECTED, present)[0].cells == ("GB-01", "Chi bộ 2", "Chi bộ 3")


def test_a_complete_ward_is_told_as_complete() -> None:
    present = [CellKey(2020, WARD, "Chi bộ 1", "GB-01"), CellKey(2020, WARD, "Chi bộ 2"), CellKey(2020, WARD, "Chi bộ 3")]
    assert missing_cells(EXPECTED, present) == (MissingCells(WARD, 2020, (), 3),)


def test_nobody_expected_is_nobody_missing() -> None:
    assert missing_cells((), [CellKey(2020, WARD, "Chi bộ 2")]) == ()
