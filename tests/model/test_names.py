"""Names and labels folded for comparison: what stays apart, what does not, and «Đ» however it is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from annual_review.disk.names import slug
from annual_review.disk.state import BranchKey
from annual_review.form.layout import SHEETS, sheet_of
from annual_review.form.level_names import parse_level
from annual_review.form.options import ReadingOptions
from annual_review.model.names import bare_key, folded, key, name_key, nearest, unaccented
from annual_review.model.ratings import RatingLevel
from annual_review.reading.share_labels import is_of_other_base
from annual_review.telling.expected import ExpectedBranches, missing_branches

ETH = str.maketrans("Đđ", "\u00d0\u00f0")
FOLDS: tuple[Callable[[str], str], ...] = (folded, unaccented, key, bare_key, name_key, slug)


def fold_id(fold: Callable[[str], str]) -> str:
    return fold.__name__


@pytest.mark.parametrize("fold", FOLDS, ids=fold_id)
@pytest.mark.parametrize("text", ["Đặng Đình Độ", "đ) Đảng viên", "CHI BỘ ĐÔNG ANH"])
def test_the_eth_is_the_letter_it_stands_for(fold: Callable[[str], str], text: str) -> None:
    assert fold(text.translate(ETH)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@pytest.mark.parametrize(
    ("fold", "expected"),
    [
        (folded, "1. đồng  chí hòa (tổ 1)"),
        (unaccented, "1. dong  chi hoa (to 1)"),
        (key, "dongchihoato1"),
        (bare_key, "1dongchihoato1"),
        (slug, "1-dong-chi-hoa-to-1"),
    ],
    ids=["folded", "unaccented", "key", "bare_key", "slug"],
)
def test_how_much_is_folded(fold: Callable[[str], str], expected: str) -> None:
    expected = " ".join(expected.split()) if fold is folded else expected
    assert fold("1. Đồng  chí HÒA (tổ 1)") == expected


def test_the_tone_may_move_but_not_go() -> None:
    assert name_key("Hoà") == name_key("Hòa")
    assert name_key("Hà") != name_key("Hạ")
    assert folded("Hoà") != folded("Hòa")


def test_a_compatible_capital_is_small_in_a_folder_name() -> None:
    assert slug("Tổ № 5") == "to-no-5"


def test_near_misses_are_found_through_the_eth() -> None:
    assert nearest("Ðảng vien1", ["Đảng viên", "Thành tích"]) == "Đảng viên"


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.key)
def test_a_sheet_and_its_headings_are_known_with_the_eth(spec: object) -> None:
    found = next(each for each in SHEETS if each is spec)
    assert [sheet_of(name.translate(ETH)) for name in found.names] == [sheet_of(name) for name in found.names]
    assert [found.column_of(heading.translate(ETH)) for heading in found.headings()] == [
        found.column_of(heading) for heading in found.headings()
    ]


def test_words_of_a_heading_are_found_with_the_eth() -> None:
    members = sheet_of("Đảng viên")
    assert members is not None
    for heading in ("Cột đề xuất của chi bộ", "Lý do không được đánh giá"):
        assert members.decisive_column(heading.translate(ETH)) == members.decisive_column(heading) is not None
    assert is_of_other_base(["Tỷ lệ trên tổng số Đảng viên".translate(ETH)])


def test_a_mark_of_the_configuration_is_understood_with_the_eth() -> None:
    options = ReadingOptions(level_scale={"Đạt".translate(ETH): RatingLevel.GOOD})
    assert parse_level("Đạt", options) is parse_level("ðạt", options) is RatingLevel.GOOD


def test_a_branch_listed_with_the_eth_is_not_missing() -> None:
    listed = ExpectedBranches("Đảng bộ xã Đông Dư".translate(ETH), 2020, ("Chi bộ Đìa".translate(ETH), "ĐD-01".translate(ETH)))
    there = [BranchKey(2020, "Đảng bộ xã Đông Dư", "Chi bộ Đìa"), BranchKey(2020, "Đảng bộ xã Đông Dư", "Chi bộ 1", "đd-01")]
    (missing,) = missing_branches([listed], there)
    assert missing.branches == ()
