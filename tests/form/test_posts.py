"""Who heads and who leads a branch is known by the post, however the clerk words it."""

from __future__ import annotations

import pytest

from annual_review.form.posts import is_head, leads

HEADS = [
    "Bí thư",
    "Bí thư Chi bộ",
    "BT",
    "BTCB",
    "Bí thư chi ủy",
    "Quyền Bí thư",
    "Phụ trách chi bộ",
    "Phó bí thư phụ trách chi bộ",
    "Đảng ủy viên, Bí thư chi bộ",
    "Đảng ủy viên\nBí thư chi bộ",
    "Bí thư kiêm Trưởng ban công tác mặt trận",
    "Bí thư Chi bộ kiêm nhiệm Tổ trưởng tổ dân phố",
    "Bí thư (từ 5/2025)",
    "Đ/c Bí thư",
    "Đồng chí Bí thư chi bộ",
    "Bí thư và Hiệu trưởng",
    "Bí thư – Hiệu trưởng",
    "BI\u0301 THU\u031b",
]
DEPUTIES_AND_COMMITTEE = [
    "Phó bí thư",
    "Phó Bí thư chi bộ",
    "Phó bí thư thường trực",
    "Phó bí thư kiêm chi ủy viên",
    "Chi ủy viên",
    "Chi uỷ viên (Tổ trưởng tổ đảng)",
    "Cấp ủy viên + Kế toán",
]
OTHERS = ["", "Đảng viên", "Bí thư Chi đoàn", "Bí thư Đoàn kiêm Tổ trưởng", "Nguyên Bí thư", "Kiêm", "Bí thư thứ hai của đoàn"]


@pytest.mark.parametrize("post", HEADS)
def test_a_secretary_heads_and_leads_the_branch(post: str) -> None:
    assert (is_head(post), leads(post)) == (True, True)


@pytest.mark.parametrize("post", DEPUTIES_AND_COMMITTEE)
def test_deputies_and_the_committee_lead_without_heading(post: str) -> None:
    assert (is_head(post), leads(post)) == (False, True)


@pytest.mark.parametrize("post", OTHERS)
def test_other_posts_neither_head_nor_lead(post: str) -> None:
    assert (is_head(post), leads(post)) == (False, False)
