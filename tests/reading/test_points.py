"""Points as clerks type them: within their most, a total that is their sum, only where the year has points (workbook.md)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annual_review.model.members import Points
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import INFO, MEMBERS, sheets_with

OF_2025 = INFO.replace("| Năm đánh giá | 2020 |", "| Năm đánh giá | 2025 |").replace("/2020 |", "/2025 |")
HEADINGS = "Điểm tiêu chí chung | Điểm kết quả nhiệm vụ | Điểm"


def typed(common: int | str | None = None, results: int | str | None = None, total: int | str | None = None) -> Points:
    return Points(*(None if each is None else Fraction(each) for each in (common, results, total)))


def points_of(cells: str, info: str = OF_2025) -> dict[str, str]:
    head, *rows = MEMBERS.strip().splitlines()
    typed = [f"{head} {HEADINGS} |", *(f"{row} {cells if '| 5 |' in row else '| |'} |" for row in rows)]
    return {**sheets_with(info=info, members="\n".join(typed))}  # type: ignore[dict-item]  # texts of sheets


def told(cells: str) -> list[str]:
    return [each for each in messages_of(points_of(cells)) if "Hoàng Văn Em" in each and "điểm" in each.casefold()]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("29 | 68 | 97", typed(29, 68, 97)),
        ("29 | 68 |", typed(29, 68)),
        ("| | 97", typed(total=97)),
        ("29,5 | 68 | 97,5", typed("29.5", 68, "97.5")),
        ("| |", None),
    ],
)
def test_they_are_read_as_typed(cells: str, expected: Points | None) -> None:
    assert record_of(points_of(cells)).members[4].points == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("29 | 68 | 97", []),
        ("31 | 68 | 99", ["error Đảng viên!G6: Hoàng Văn Em: điểm 31 vượt mức tối đa 30."]),
        ("29 | 71 | 100", ["error Đảng viên!H6: Hoàng Văn Em: điểm 71 vượt mức tối đa 70."]),
        ("29 | 68 | 96", ["error Đảng viên!I6: Hoàng Văn Em: tổng điểm ghi 96, nhưng cộng hai nhóm tiêu chí được 97."]),
    ],
)
def test_what_cannot_be_is_told_at_its_cell(cells: str, expected: list[str]) -> None:
    assert told(cells) == expected


def test_one_part_alone_is_told() -> None:
    (line,) = told("29 | |")
    assert line.startswith("warning Đảng viên!G6: Hoàng Văn Em")


def test_before_2025_they_are_not_used() -> None:
    lines = messages_of(points_of("29 | 68 | 97", INFO))
    assert any(line.startswith("note Đảng viên!G6: Hoàng Văn Em: đã ghi điểm, nhưng quy định của năm này") for line in lines)
