import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_review.disk.names import SLUG_LENGTH, holdable, slug
from annual_review.model.names import folded, legible


@pytest.mark.parametrize("text", ["CON", "nul", "Com1", "Đảng ủy", "…", ""])
def test_a_reserved_or_empty_name_gets_a_hash(text: str) -> None:
    assert slug(text) not in {"con", "nul", "com1", "dang-uy", ""}


def test_vietnamese_names_become_ascii_lower_case_and_hyphens() -> None:
    assert slug("Chi bộ Trường Tiểu học Đô Thị Việt Hưng") == "chi-bo-truong-tieu-hoc-do-thi-viet-hung"
    assert slug("Đảng bộ phường Giang Biên") == "dang-bo-phuong-giang-bien"
    assert slug("Xã Ea H'Leo") == "xa-ea-h-leo"
    assert slug("Chi bộ Ðông Anh") == "chi-bo-dong-anh"
    assert slug(unicodedata.normalize("NFD", "Chi bộ Ấp 3")) == "chi-bo-ap-3"


def test_long_names_that_differ_at_their_end_stay_apart() -> None:
    one, other = slug("Chi bộ " + "rất dài " * 20 + "1"), slug("Chi bộ " + "rất dài " * 20 + "2")
    assert one != other
    assert max(len(one), len(other)) <= SLUG_LENGTH


@given(st.text())
def test_every_text_has_a_slug_every_computer_can_hold(text: str) -> None:
    made = slug(text)
    assert 1 <= len(made) <= SLUG_LENGTH
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-")
    assert not made.endswith("-")


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_every_name_can_be_shown(name: str) -> None:
    shown = legible(name)
    assert shown.encode("utf-8") or not name
    assert all(unicodedata.category(letter) not in {"Cc", "Cf", "Cs"} for letter in shown)


def test_hidden_letters_are_shown_escaped() -> None:
    assert legible("a\u202egpj.xlsx") == "a\\u202egpj.xlsx"
    assert legible("hai\ndòng\t.xlsx") == "hai\\ndòng\\t.xlsx"
    assert legible("b\udce1ng.xlsx") == "b\\xe1ng.xlsx"
    assert legible(unicodedata.normalize("NFD", "Chi bộ.xlsx")) == "Chi bộ.xlsx"


def test_a_key_ignores_case_spaces_and_composition() -> None:
    assert folded(" CHI  BỘ 1 ") == folded(unicodedata.normalize("NFD", "Chi bộ 1"))
    assert folded("Ðông") == folded("Đông")
    assert folded("Chi bộ Bác") != folded("Chi bộ Bắc")


@pytest.mark.parametrize("name", ["Chi bộ Hoa.xlsx", "a.b.c.xlsx", "Con đường.xlsx", "x;y %20 'z'.xls", "# 1.ods"])
def test_a_name_every_computer_holds_stays(name: str) -> None:
    assert holdable(name) == name


@pytest.mark.parametrize(
    "name", ["aux.xlsx", "COM1.a.xlsx", "dot..xlsx", "blank .xlsx", "a|b.xlsx", "a\\b.xlsx", "L" * 251 + ".xls"]
)
def test_a_name_some_computer_cannot_hold_is_changed_and_marked(name: str) -> None:
    held = holdable(name)
    assert held != name
    assert held.endswith(name[-4:])
    assert holdable(held) == held


@pytest.mark.parametrize("name", ["0. ", '0."', "a.b c", "a.x?"])
def test_what_is_no_suffix_is_part_of_the_name(name: str) -> None:
    held = holdable(name)
    assert not set(held) & set('<>:"|?*\\')
    assert held[-1] not in " ."


@given(st.text(st.characters(exclude_characters="/", exclude_categories=("Cs", "Cc")), min_size=1))
def test_every_name_becomes_one_every_computer_holds(name: str) -> None:
    held = holdable(name)
    assert 1 <= len(held.encode()) <= 200
    assert not set(held) & set('<>:"|?*\\')
    assert held[-1] not in " ."
