"""One cell, one value or one problem."""

# ruff: noqa: DTZ001 - Excel knows no time zones; a full Vietnamese sentence stands on one line

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_review.form import cells
from annual_review.form.births import birth
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import achievements, info, members
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Place, Read
from annual_review.workbook.engine import CellValue, Trouble
from annual_review.workbook.tidy import Cell, tidy_text
from tests.small_branch.reading import messages_of
from tests.small_branch.workbook import BALLOTS, sheets_with

T = TypeVar("T")
AT = Place("Phiếu đảng viên", 9, 3)
PLAIN = ReadingOptions()


def cell(value: CellValue, trouble: Trouble | None = None, *, percent: bool = False) -> Cell:
    return Cell(value, AT, trouble, percent)


def sentence(read: Read[T]) -> str:
    assert read.value is None
    return " ".join(problem.message for problem in read.problems)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (18, 18),
        (0, 0),
        (5.0, 5),
        ("05", 5),
        ("5.0", 5),
        ("5,0", 5),
        ("２２", 22),
        ("+3", 3),
        ("", None),
        ("-", None),
        ("/", None),
        ("–", None),
    ],
)
def test_a_count_is_read(value: CellValue, number: int | None) -> None:
    assert cells.count(cell(value), PLAIN) == Read(number)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("5 phiếu", "Ô ghi «5 phiếu»; cần một số nguyên từ 0 trở lên."),
        ("x", "Ô ghi «x»; cần một số nguyên từ 0 trở lên."),
        (True, "Ô ghi «TRUE»; cần một số nguyên từ 0 trở lên."),
        (time(5), "Ô ghi «05:00»; cần một số nguyên từ 0 trở lên."),
        ("1.000", "Ô ghi «1.000»; cần một số nguyên từ 0 trở lên."),
        (10**9, "Ô ghi «1000000000»; cần một số nguyên từ 0 trở lên."),
        (float("nan"), "Ô ghi «nan»; cần một số nguyên từ 0 trở lên."),
        (-1, "Ô ghi số âm «-1»; cần một số nguyên từ 0 trở lên."),
        ("−2", "Ô ghi số âm «−2»; cần một số nguyên từ 0 trở lên."),
        (2.5, "Ô ghi số lẻ «2,5»; cần một số nguyên từ 0 trở lên."),
        ("2,5", "Ô ghi số lẻ «2,5»; cần một số nguyên từ 0 trở lên."),
        (
            datetime(2022, 1, 22),
            "Ô cần một con số nhưng đang là ngày 22/01/2022: Excel đã tự đổi điều vừa gõ (như «22/22») thành ngày.",
        ),
        ("22/22", "Ô ghi «22/22»; cần riêng một con số, không ghi kèm tổng số."),
        ("95%", "Ô ghi tỷ lệ «95%»; cần số phiếu, không phải tỷ lệ phần trăm."),
    ],
)
def test_what_is_no_count_is_told(value: CellValue, said: str) -> None:
    assert sentence(cells.count(cell(value), PLAIN)) == said


def test_a_count_shown_as_a_percentage_is_told() -> None:
    assert (
        sentence(cells.count(cell(1, percent=True), PLAIN)) == "Ô ghi tỷ lệ «100%»; cần số phiếu, không phải tỷ lệ phần trăm."
    )


PARSERS = (
    cells.count, cells.text, cells.paragraphs, cells.number, cells.day, cells.clock, cells.level, cells.tick, cells.year,
    achievements.quantity, achievements.award_level, info.people, info.person, info.base, birth, members.STANDING.parser,
)  # fmt: skip


@pytest.mark.parametrize("parser", PARSERS)
def test_an_error_value_is_told_by_every_parser(parser: cells.Parser[object]) -> None:
    assert sentence(parser(cell("#DIV/0!", Trouble.ERROR_VALUE), PLAIN)) == "Ô báo lỗi «#DIV/0!» thay cho giá trị."


def test_a_formula_without_a_value_is_told() -> None:
    said = "Ô chứa công thức chưa được tính nên không có giá trị."
    assert sentence(cells.count(cell("", Trouble.UNCALCULATED), PLAIN)) == said


VALUES = st.one_of(
    st.text(max_size=40).map(tidy_text),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["{{7*7}}", "=1+1", "1/2/2020", "50%", "99999999999999999999", "²", "①", "๕"]),
)


@given(VALUES, st.booleans())
def test_no_content_of_a_cell_raises(value: CellValue, percent: bool) -> None:
    for parser in PARSERS:
        parser(cell(value, percent=percent), PLAIN)


@pytest.mark.parametrize(
    "value",
    [
        "03/12/2020",
        "3.12.2020",
        "3-12-2020",
        "ngày 3 tháng 12 năm 2020",
        "2020-12-03",
        datetime(2020, 12, 3),
        date(2020, 12, 3),
    ],
)
def test_a_date_is_read_day_first(value: CellValue) -> None:
    assert cells.day(cell(value), PLAIN) == Read(date(2020, 12, 3))


@pytest.mark.parametrize("value", ["12/31/2020", "30/02/2020", "03/12/20", "12-2020", 44168, "3/12"])
def test_what_is_no_date_is_told(value: CellValue) -> None:
    assert sentence(cells.day(cell(value), PLAIN)) == f"Ô ghi «{value}»; cần một ngày viết theo thứ tự ngày/tháng/năm."


@pytest.mark.parametrize("value", ["14:30", "14h30", "14 giờ 30 phút", "14 giờ 30", "14g30", "14:30:00", time(14, 30)])
def test_a_time_is_read(value: CellValue) -> None:
    assert cells.clock(cell(value), PLAIN) == Read(time(14, 30))


@pytest.mark.parametrize("value", ["chiều", "25:00", "14:75", 14])
def test_what_is_no_time_is_told(value: CellValue) -> None:
    assert sentence(cells.clock(cell(value), PLAIN)) == f"Ô ghi «{value}»; cần giờ và phút."


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("htxsnv", RatingLevel.EXCELLENT),
        ("Hoàn thành xuất sắc nhiệm vụ", RatingLevel.EXCELLENT),
        ("HT. Tốt", RatingLevel.GOOD),
        ("HTTTNV", RatingLevel.GOOD),
        ("Hoàn thành nhiệm vụ", RatingLevel.SATISFACTORY),
        ("không hoàn thành", RatingLevel.UNSATISFACTORY),
    ],
)
def test_a_level_is_read_by_its_aliases(value: str, level: RatingLevel) -> None:
    assert cells.level(cell(value), PLAIN) == Read(level)


@pytest.mark.parametrize("value", ["Mức 1", "1", "A", "D", "Loại B", "Trung bình", "Đạt", 2])
def test_an_ambiguous_level_is_refused(value: CellValue) -> None:
    assert (
        sentence(cells.level(cell(value), PLAIN)) == f"Ô ghi «{value}»; cách ghi này mỗi nơi hiểu một khác nên không dùng được."
    )


def test_an_unknown_level_is_told() -> None:
    assert sentence(cells.level(cell("Gương mẫu"), PLAIN)) == "Ô ghi «Gương mẫu», không phải mức xếp loại nào."


def test_a_declared_scale_makes_marks_clear() -> None:
    options = ReadingOptions({"Mức 1": RatingLevel.UNSATISFACTORY, "4": RatingLevel.EXCELLENT})
    assert cells.level(cell("mức 1"), options) == Read(RatingLevel.UNSATISFACTORY)
    assert cells.level(cell(4), options) == Read(RatingLevel.EXCELLENT)


@pytest.mark.parametrize(
    ("value", "ticked"), [("x", True), ("X", True), ("✓", True), (1, True), (True, True), ("", False), ("-", False), (0, False)]
)
def test_a_tick_is_read(value: CellValue, ticked: bool) -> None:
    assert cells.tick(cell(value), PLAIN) == Read(ticked)


def test_what_is_no_tick_is_told() -> None:
    assert sentence(cells.tick(cell("?"), PLAIN)) == "Ô ghi «?»; cần «x» hoặc để trống."


@pytest.mark.parametrize("value", ["NA", "Null", "None", "True", "nan", "=1+1", "{{ 7*7 }}", "A & B <C>"])
def test_text_stays_as_it_is(value: str) -> None:
    assert cells.text(cell(value), PLAIN) == Read(value)


@pytest.mark.parametrize(
    ("value", "months"), [(3, Fraction(3)), ("3,5", Fraction(7, 2)), ("2 tháng", Fraction(2)), (0.5, Fraction(1, 2))]
)
def test_months_are_exact(value: CellValue, months: Fraction) -> None:
    assert cells.number(cell(value), PLAIN) == Read(months)


def test_what_is_no_number_is_told() -> None:
    assert sentence(cells.number(cell("nhiều"), PLAIN)) == "Ô ghi «nhiều»; cần một con số từ 0 trở lên."


@pytest.mark.parametrize("value", [2020, "Năm 2020", "2020", "２０２０"])
def test_a_year_is_read(value: CellValue) -> None:
    assert cells.year(cell(value), PLAIN) == Read(2020)


def test_what_is_no_year_is_told() -> None:
    assert sentence(cells.year(cell(20), PLAIN)) == "Ô ghi «20»; cần một năm có bốn chữ số."


@pytest.mark.parametrize(
    ("value", "percent", "number", "unit"),
    [
        ("06", False, 6, ""),
        ("6 đ/c", False, 6, "đ/c"),
        ("100%", False, 100, "%"),
        (1, True, 100, "%"),
        (0.975, True, Fraction(195, 2), "%"),
    ],
)
def test_a_quantity_is_read(value: CellValue, percent: bool, number: Fraction, unit: str) -> None:
    assert achievements.quantity(cell(value, percent=percent), PLAIN) == Read(achievements.Quantity(Fraction(number), unit))


def test_more_than_all_is_told() -> None:
    assert sentence(achievements.quantity(cell("120%"), PLAIN)) == "Ô ghi 120%, quá 100%."


def test_a_person_comes_with_posts() -> None:
    read = info.person(cell("Đ/c Nguyễn Thị Hằng Nga – Bí thư Chi bộ - Hiệu trưởng"), PLAIN)
    assert read.value is not None
    assert (read.value.name, read.value.posts) == ("Nguyễn Thị Hằng Nga", ("Bí thư Chi bộ", "Hiệu trưởng"))


def test_a_hyphen_inside_a_name_does_not_part_it() -> None:
    read = info.person(cell("K'Brếh-Đăm, Phó bí thư"), PLAIN)
    assert read.value is not None
    assert (read.value.name, read.value.posts) == ("K'Brếh-Đăm", ("Phó bí thư",))


@pytest.mark.parametrize(("value", "words"), [(1985, "1985"), ("05/1985", "05/1985"), ("12/5/1985", "12/05/1985")])
def test_a_birth_date_may_be_a_year_only(value: CellValue, words: str) -> None:
    read = birth(cell(value), PLAIN)
    assert read.value is not None
    assert read.value.text == words


@pytest.mark.parametrize("typed", ["٣", "३"])
def test_digits_of_other_scripts_are_no_count(typed: str) -> None:
    ballots = BALLOTS.replace("| 2 | Trần Thị Bé | 1 |", f"| 2 | Trần Thị Bé | {typed} |")
    assert messages_of(sheets_with(ballots=ballots)) == [
        f"error Phiếu đảng viên!C3: Ô ghi «{typed}»; cần một số nguyên từ 0 trở lên."
    ]
