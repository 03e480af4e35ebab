"""Who came, however a roster marks it: ticks, «Vắng», the marks of a class register (workbook.md, «Đảng viên»)."""

from __future__ import annotations

import pytest

from annual_review.model.members import Attendance
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import sheets_with

NAMES = ("Nguyễn Thị Hằng Nga", "Trần Thị Bé", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Em")


def roster(heading: str, *cells: str) -> dict[str, object]:
    """The five members with more columns behind the first ones; nobody votes on who is «Vắng, đánh giá sau»."""
    head = f"| STT | Họ và tên | Chức vụ Đảng | Diện | {heading} |"
    posts = ("Bí thư", "Phó bí thư", "", "", "")
    rows = [
        f"| {number} | {name} | {post} | Chính thức | {cell} |"
        for number, (name, post, cell) in enumerate(zip(NAMES, posts, cells, strict=True), 1)
    ]
    return dict(sheets_with(members="\n".join([head, *rows])))


def came(heading: str, *cells: str) -> list[Attendance]:
    return [member.attendance for member in record_of(roster(heading, *cells)).members]  # type: ignore[arg-type]  # texts of sheets


def told(heading: str, *cells: str) -> list[str]:
    return [each for each in messages_of(roster(heading, *cells)) if "Đảng viên!" in each]  # type: ignore[arg-type]  # texts of sheets


P, EX, UN, NO = Attendance.PRESENT, Attendance.EXCUSED, Attendance.UNEXCUSED, Attendance.UNEXPLAINED


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Có mặt", ("x", "x", "x", "x", ""), [P, P, P, P, NO]),
        ("Có mặt | Lý do vắng", ("x |", "x |", "x |", "x |", "| Ốm"), [P, P, P, P, EX]),
        ("Có mặt", ("x", "x", "x", "x", "V"), [P, P, P, P, NO]),
        ("Có mặt", ("x", "x", "x", "x", "P"), [P, P, P, P, EX]),
        ("Có mặt", ("x", "x", "x", "x", "KP"), [P, P, P, P, UN]),
        ("Có mặt", ("x", "x", "x", "x", "vắng có phép"), [P, P, P, P, EX]),
        ("Có mặt", ("x", "x", "x", "x", "vắng"), [P, P, P, P, NO]),
        ("Vắng", ("", "", "", "", "x"), [P, P, P, P, NO]),
        ("Vắng", ("", "", "", "", "P"), [P, P, P, P, EX]),
        ("Vắng", ("", "", "", "", "K"), [P, P, P, P, UN]),
        ("Vắng | Lý do", ("|", "|", "|", "|", "x | Đi công tác"), [P, P, P, P, EX]),
        ("Có mặt | Vắng", ("x |", "x |", "x |", "x |", "| x"), [P, P, P, P, NO]),
        ("Giới tính", ("", "", "", "", ""), [P, P, P, P, P]),  # without a column for it everybody came
    ],
)  # fmt: skip
def test_it_is_read(heading: str, cells: tuple[str, ...], expected: list[Attendance]) -> None:
    assert came(heading, *cells) == expected


def test_a_mark_of_a_register_with_nobody_ticked_is_asked_about_once() -> None:
    assert told("Có mặt", "v", "v", "v", "v", "v") == [
        "error Đảng viên!E2: Cột «Có mặt» chỉ ghi «v», không rõ là có mặt hay vắng."
    ]


def test_a_column_left_blank_beside_votes_is_told() -> None:
    assert told("Có mặt", "", "", "", "", "") == [
        "error Đảng viên!E1: Cột «Có mặt» để trống ở tất cả các dòng nên không ai được tính là có mặt."
    ]


def test_columns_that_contradict_each_other_are_told_at_the_row() -> None:
    assert "error Đảng viên!F6: «Hoàng Văn Em»: cột «Có mặt» và cột «Vắng» trái nhau." in told(
        "Có mặt | Vắng", "x |", "x |", "x |", "x |", "x | x"
    )


def test_a_mark_nobody_knows_is_told_at_its_cell() -> None:
    assert "error Đảng viên!E6: Ô ghi «?»; cần «x» hoặc để trống." in told("Có mặt", "x", "x", "x", "x", "?")


def test_a_blank_reason_is_warned_about_and_a_typed_one_is_not() -> None:
    assert told("Có mặt", "x", "x", "x", "x", "") == ["warning Đảng viên!B6: «Hoàng Văn Em» vắng mặt nhưng không ghi lý do."]
    assert told("Có mặt | Lý do vắng", "x |", "x |", "x |", "x |", "| Ốm") == []


@pytest.mark.parametrize(
    ("heading", "mark", "why"),
    [
        ("Có mặt | Không đánh giá", "x | Đình chỉ sinh hoạt", "bị đình chỉ sinh hoạt đảng"),
        ("Có mặt | Sinh hoạt tạm thời", "x | x", "sinh hoạt đảng tạm thời ở nơi khác"),
    ],
)
def test_who_is_ticked_though_not_convoked_is_told(heading: str, mark: str, why: str) -> None:
    lines = told(heading, "x |", "x |", "x |", "x |", mark)
    assert any(why in line and "Hoàng Văn Em" in line for line in lines)
