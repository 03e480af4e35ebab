"""Wards spelt differently are one ward (product.md §5.10): the unit, its key, the commonest spelling."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_review.model.wards import commonest_spelling, locality_of, ward_key, ward_unit

PLACES = ("Giang Biên", "Hòa Bình", "Thụy Khuê", "Ô Chợ Dừa", "Đức Giang", "Yên Sở", "5", "Hà", "Hạ", "Ph", "Mỹ Đình 2")
KINDS = {"phường": ("phường", "Phường", "P.", "p. "), "xã": ("xã", "Xã", "X."), "đặc khu": ("đặc khu", "Đặc khu", "ĐK.")}
BODIES = (
    "", "Đảng bộ ", "Đảng ủy ", "Đảng uỷ ", "ĐẢNG BỘ ", "đảng ủy ", "BCH Đảng bộ ", "Ban Chấp hành Đảng bộ ",
    "Ban Thường vụ Đảng ủy ", "BTV Đảng ủy ", "Ðảng bộ ", "ĐU ",
)  # fmt: skip
UNITS = [(kind, place) for kind in KINDS for place in PLACES]


@st.composite
def spellings(draw: st.DrawFn, unit: tuple[str, str]) -> str:
    kind, place = unit
    text = f"{draw(st.sampled_from(BODIES))}{draw(st.sampled_from(KINDS[kind]))} {place}"
    text = draw(st.sampled_from((text, text.upper(), text.replace("Hòa", "Hoà").replace("Thụy", "Thuỵ"))))
    text = unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD"))), text)
    return draw(st.sampled_from((text, text.replace(" ", "  "), f" {text} ", text.replace(" ", "\N{NO-BREAK SPACE}"))))


@given(st.data())
def test_all_spellings_of_one_ward_are_one_and_two_wards_are_two(data: st.DataObject) -> None:
    one, other = data.draw(st.sampled_from(UNITS)), data.draw(st.sampled_from(UNITS))
    same = ward_key(data.draw(spellings(one))) == ward_key(data.draw(spellings(other)))
    assert same is (one == other)


@given(st.sampled_from(UNITS).flatmap(spellings))
def test_the_unit_of_a_unit_is_itself(text: str) -> None:
    assert ward_unit(ward_unit(text)) == ward_unit(text)
    assert ward_key(ward_unit(text)) == ward_key(text)
    assert ward_unit(text).split(" ")[0] in {"phường", "xã", "đặc"}


@given(st.text(max_size=30))
def test_any_text_has_a_unit_and_a_key(text: str) -> None:
    assert ward_key(text) == ward_key(ward_unit(text))
    assert ward_key(text) or not text.split()


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("Đảng bộ phường Giang Biên", "phường Giang Biên"),
        ("ĐẢNG ỦY PHƯỜNG GIANG BIÊN", "phường Giang Biên"),
        ("Ban Thường vụ Đảng ủy Xã Phù Đổng", "xã Phù Đổng"),
        ("Đặc khu Phú Quốc", "đặc khu Phú Quốc"),
        ("Đảng ủy P. 05", "phường 05"),
        ("Đảng bộ Trường Đại học Cần Thơ", "Trường Đại học Cần Thơ"),
        ("ĐẢNG BỘ TRƯỜNG THCS CHU VĂN AN", "TRƯỜNG THCS CHU VĂN AN"),
        ("Đảng bộ", "Đảng bộ"),
        ("", ""),
    ],
)
def test_the_unit_is_printed_as_typed(typed: str, unit: str) -> None:
    assert ward_unit(typed) == unit


def test_a_number_with_a_nought_is_the_same_number() -> None:
    assert ward_key("Phường 05") == ward_key("Đảng ủy P.5") != ward_key("Phường 50")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Đảng bộ phường Giang Biên", "Giang Biên"),
        ("ĐẢNG ỦY PHƯỜNG GIANG BIÊN", "Giang Biên"),
        ("P. Giang Biên", "Giang Biên"),
        ("Đảng ủy xã Ea H'Leo", "Ea H'Leo"),
        ("Đảng bộ Trường X", ""),
    ],
)
def test_the_locality_comes_from_the_ward(typed: str, place: str) -> None:
    assert locality_of(typed) == place


def test_the_commonest_spelling_is_told_and_of_equals_the_first() -> None:
    assert commonest_spelling(["b", "a", "a"]) == "a"
    assert commonest_spelling(["b", "a", "a", "b"]) == "b"
