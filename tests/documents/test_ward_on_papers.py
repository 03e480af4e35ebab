"""The organisation above on a branch's papers, however it is typed (documents.md §1.4, product.md §5.10)."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from annual_review.documents.parts import committee_above, organisation_above
from tests.small_branch.reckoned import source


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("Đảng bộ phường Giang Biên", "phường Giang Biên"),
        ("Đảng ủy phường Giang Biên", "phường Giang Biên"),
        ("Đảng uỷ  Phường Giang Biên", "phường Giang Biên"),
        ("PHƯỜNG GIANG BIÊN", "phường Giang Biên"),
        ("Ban Chấp hành Đảng bộ phường Giang Biên", "phường Giang Biên"),
        (unicodedata.normalize("NFD", "Đảng ủy xã Phù Đổng"), "xã Phù Đổng"),
        ("Đặc khu Phú Quốc", "đặc khu Phú Quốc"),
        ("Đảng bộ Trường Đại học Cần Thơ", "Trường Đại học Cần Thơ"),
    ],
)
def test_line_1_is_the_organisation_and_the_addressee_its_committee(typed: str, unit: str) -> None:
    assert organisation_above(typed) == f"Đảng bộ {unit}"
    review = source()
    assert committee_above(replace(review, record=replace(review.record, parent=typed))) == f"Đảng ủy {unit}"
