"""How numbers, dates and names are written: the examples of documents.md §3."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_review.documents import wording
from annual_review.model.assessment import Denominator, Share
from annual_review.model.meeting import Person
from annual_review.model.members import Member, Membership


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "expected"),
    [
        (21, 22, 2, "95,45%"),
        (21, 22, 1, "95,5%"),
        (4, 22, 2, "18,18%"),
        (4, 22, 1, "18,2%"),
        (3, 7, 2, "42,86%"),
        (1, 16, 1, "6,3%"),
        (1, 8, 2, "12,5%"),
        (22, 22, 2, "100%"),
        (0, 22, 2, "0%"),
        (1, 3, 0, "33%"),
        (0, 0, 2, "–"),
    ],
)
def test_it_prints_a_share_half_up_with_a_decimal_comma(part: int, whole: int, decimals: int, expected: str) -> None:
    assert wording.percent(Share(part, whole, Denominator.VALID), decimals) == expected


@given(st.integers(0, 400), st.integers(1, 400), st.integers(0, 3))
def test_a_printed_percentage_is_within_half_a_unit_of_the_share(part: int, whole: int, decimals: int) -> None:
    printed = wording.percent(Share(part, whole, Denominator.VALID), decimals)
    value = Fraction(printed.removesuffix("%").replace(".", "").replace(",", "."))
    assert abs(value - Fraction(100 * part, whole)) <= Fraction(1, 2 * 10**decimals)


def test_a_negative_number_rounds_away_from_zero() -> None:
    assert wording.decimal_comma(Fraction(-5, 4), 1) == "-1,3"
    assert wording.decimal_comma(Fraction(-1, 1000), 2) == "0"


@pytest.mark.parametrize(("count", "expected"), [(0, "0"), (2, "02"), (9, "09"), (10, "10"), (1234567, "1.234.567")])
def test_prose_pads_counts_below_ten(count: int, expected: str) -> None:
    assert wording.padded(count) == expected


def test_what_is_not_known_leaves_room_to_write() -> None:
    assert wording.LONG_BLANK == "………………………………"
    assert wording.BLANK_LINE == "………………………………………………………………………………"


def test_it_counts_people_and_ballots() -> None:
    assert wording.comrades(2) == "02 đồng chí"
    assert wording.ballots(22) == "22 phiếu"


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2020, 12, 3), "ngày 03 tháng 12 năm 2020", "03/12/2020"),
        (date(2018, 2, 20), "ngày 20 tháng 02 năm 2018", "20/02/2018"),
        (date(2026, 3, 10), "ngày 10 tháng 3 năm 2026", "10/3/2026"),
        (date(2026, 5, 27), "ngày 27 tháng 5 năm 2026", "27/5/2026"),
        (date(2026, 9, 5), "ngày 05 tháng 9 năm 2026", "05/9/2026"),
    ],
)
def test_it_pads_days_below_ten_and_months_one_and_two(day: date, long: str, short: str) -> None:
    assert wording.long_date(day) == long
    assert wording.short_date(day) == short


def test_a_time_not_known_is_left_to_be_filled_by_hand() -> None:
    assert wording.clock(time(14, 0)) == "14 giờ 00 phút"
    assert wording.clock(time(8, 5)) == "08 giờ 05 phút"
    assert wording.clock(None) == "…… giờ …… phút"


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["A"], "A"), (["A", "B"], "A và B"), (["A", "B", "C"], "A, B và C")]
)
def test_it_lists_with_and_before_the_last(items: list[str], expected: str) -> None:
    assert wording.listed(items) == expected


def test_it_names_a_comrade_with_all_posts() -> None:
    assert wording.comrade(Person("Trần Thị B")) == "đồng chí Trần Thị B"
    person = Person("Trần Thị Hoàng Lâm", ("Đảng ủy viên phường", "Hiệu trưởng"))
    assert wording.comrade(person) == "đồng chí Trần Thị Hoàng Lâm, Đảng ủy viên phường, Hiệu trưởng"
    assert wording.comrade(person, " – ") == "đồng chí Trần Thị Hoàng Lâm – Đảng ủy viên phường – Hiệu trưởng"


def test_it_changes_the_case_of_the_first_letter_only() -> None:
    assert wording.initial("đồng chí Ân") == "Đồng chí Ân"
    assert wording.lowered("Hoàn thành tốt nhiệm vụ") == "hoàn thành tốt nhiệm vụ"
    assert wording.lowered("CSTĐCS") == "CSTĐCS"


def test_it_closes_a_sentence_once() -> None:
    assert wording.sentence(" Đạt chuẩn ") == "Đạt chuẩn."
    assert wording.sentence("Đạt chuẩn.") == "Đạt chuẩn."
    assert wording.sentence("") == ""
    assert [wording.sentence(f"Đạt{stop}") for stop in ".!?…:;,"] == ["Đạt.", "Đạt!", "Đạt?", "Đạt…", "Đạt:", "Đạt;", "Đạt,."]


def test_a_stop_is_left_to_the_paper_unless_there_is_nothing_else() -> None:
    assert [wording.unstopped(f"Đạt{stop}") for stop in (".", ",", ";", " ", ". ;", "!")] == [*["Đạt"] * 5, "Đạt!"]
    assert wording.unstopped("...") == "..."


def test_what_a_clerk_types_gets_the_marks_of_print() -> None:
    assert wording.printed("«Dạy tốt» đạt 95 %, 5 % và 3%") == "“Dạy tốt” đạt 95%, 5% và 3%"
    assert wording.quoted("Đồng ý") == "“Đồng ý”"


@pytest.mark.parametrize(
    ("typed", "formal"),
    [
        ("GVG", "giáo viên giỏi"),
        ("03 GV, 2 HSG và 5 HS", "03 giáo viên, 2 học sinh giỏi và 5 học sinh"),
        ("CSTĐCS; LĐLĐ; TDTT; CMHS", "Chiến sĩ thi đua cơ sở; Liên đoàn Lao động; thể dục thể thao; cha mẹ học sinh"),
        ("THGVG và HSGX", "THGVG và HSGX"),
        ("trường TH Hoa Sen, Trường MN Đô Thị", "trường Tiểu học Hoa Sen, Trường Mầm non Đô Thị"),
        ("trường TH hoa sen", "trường TH hoa sen"),
        ("Đ/c An và Đ/c Bình", "Đồng chí An và đồng chí Bình"),
        ("đ/c An, đ.c Bình, ĐC Cúc", "đồng chí An, đồng chí Bình, đồng chí Cúc"),
        ("«GV» đạt 5 %", "“giáo viên” đạt 5%"),
    ],
)
def test_abbreviations_are_spelt_out(typed: str, formal: str) -> None:
    assert wording.spelt_out(typed) == formal


def test_it_joins_the_posts_of_a_member() -> None:
    member = Member(1, "Trần Thị B", Membership.OFFICIAL, party_post="Bí thư", office="Hiệu trưởng")
    assert wording.posts_of(member) == "Bí thư; Hiệu trưởng"
    assert wording.posts_of(replace(member, party_post="")) == "Hiệu trưởng"
    assert wording.posts_of(replace(member, party_post="Đảng viên")) == "Hiệu trưởng"
    assert wording.posts_of(replace(member, party_post="ĐẢNG VIÊN", office="")) == ""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "Số       -BC/CB"),
        ("05-BC/CB", "Số 05-BC/CB"),
        ("Số: 05-BC/CB", "Số 05-BC/CB"),
        ("5", "Số 05-BC/CB"),
        (" số 5 ", "Số 05-BC/CB"),
        (" 05-BC/CB ", "Số 05-BC/CB"),
        ("  ", "Số       -BC/CB"),
        ("12", "Số 12-BC/CB"),
        ("²", "Số ²"),
    ],
)
def test_it_writes_a_registry_number_or_leaves_it_to_be_written_by_hand(typed: str, expected: str) -> None:
    assert wording.paper_number(typed, "BC/CB") == expected


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("- Giải Nhất", "Giải Nhất"),
        ("+Giải Nhất", "Giải Nhất"),
        ("• «A»", "«A»"),
        ("-5 độ", "-5 độ"),
        ("- ", "- "),
        ("A - B", "A - B"),
    ],
)
def test_a_bullet_typed_before_a_line_is_left_out(typed: str, item: str) -> None:
    assert wording.item(typed) == item


@pytest.mark.parametrize(
    ("typed", "basis"),
    [
        ("Căn cứ vào Kế hoạch số 1;", "Kế hoạch số 1"),
        ("căn cứ: Kế hoạch số 1", "Kế hoạch số 1"),
        ("Căn cứ", "Căn cứ"),
        ("...", "..."),
    ],
)
def test_a_basis_is_named_without_the_words_papers_put_around_it(typed: str, basis: str) -> None:
    assert wording.basis(typed) == basis
