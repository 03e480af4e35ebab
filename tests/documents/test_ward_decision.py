"""The ward's decision: a draft until it is numbered, its bases, what it recognises (documents.md §2.20)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annual_review.documents.ward import decision
from tests.documents.ward_cases2 import branch, decided_otherwise, record, ward


def test_it_is_a_draft_until_number_and_date_are_typed() -> None:
    fields = decision.build(ward(5, 2026, record(5, 2026)))
    assert (fields.draft, fields.head.number) == (True, "Số       -QĐ/ĐU")
    fields = decision.build(ward(5, 2026, record(5, 2026, decided=True)))
    assert (fields.draft, fields.head.number) == (False, "Số 61-QĐ/ĐU")
    assert fields.head.place_date == "Việt Hưng, ngày 28 tháng 12 năm 2026"


def test_it_rests_on_charter_regulation_guidance_and_what_the_ward_typed_each_once() -> None:
    typed = (
        "Căn cứ Kế hoạch số 45-KH/ĐU, ngày 12/11/2026 của Đảng ủy phường Việt Hưng.",
        "Quy định 366-QĐ/TW ngày 30/8/2025",
        "Hướng dẫn số 12-HD/TU, ngày 01/11/2026 của Thành ủy Hà Nội",
    )
    fields = decision.build(ward(1, 2026, replace(record(1, 2026), bases=typed)))
    assert fields.bases == (
        "Điều lệ Đảng",
        (
            "Quy định số 366-QĐ/TW, ngày 30/8/2025 của Bộ Chính trị; Hướng dẫn số 43-HD/BTCTW, ngày 31/10/2025 của Ban Tổ chức "
            "Trung ương"
        ),
        "Hướng dẫn số 12-HD/TU, ngày 01/11/2026 của Thành ủy Hà Nội",
        "Kế hoạch số 45-KH/ĐU, ngày 12/11/2026 của Đảng ủy phường Việt Hưng",
    )


def test_without_the_wards_workbook_plan_day_and_names_are_dotted() -> None:
    fields = decision.build(ward(1, 2020))
    assert fields.bases[1].startswith("Quy định số 132-QĐ/TW")
    assert fields.bases[2:] == ("……",)
    assert fields.meeting == "hội nghị Đảng ủy ngày ……"
    assert fields.body == "ĐẢNG ỦY PHƯỜNG VIỆT HƯNG"
    assert fields.committee_above == "……"
    assert (fields.signature.behalf, fields.signature.name) == ("T/M ĐẢNG ỦY", "")


def test_the_standing_committee_decides_where_the_ward_says_so() -> None:
    fields = decision.build(ward(1, 2026, record(1, 2026)))
    assert fields.meeting == "hội nghị Ban Thường vụ Đảng ủy ngày 26/12/2026"
    assert fields.body == "BAN THƯỜNG VỤ ĐẢNG ỦY PHƯỜNG VIỆT HƯNG"
    assert fields.committee_above == "Thành ủy"
    assert decision.build(ward(1, 2026, record(1, 2026, standing=False))).body == "ĐẢNG ỦY PHƯỜNG VIỆT HƯNG"


def test_it_counts_branches_and_members_at_each_level_zero_in_words() -> None:
    fields = decision.build(decided_otherwise(ward(5, 2026, record(5, 2026, decided=True))))
    assert fields.recognised == (
        "05 chi bộ và 35 đảng viên (có danh sách kèm theo); trong đó: "
        "chi bộ “Hoàn thành xuất sắc nhiệm vụ” (HTXSNV): 03, “Hoàn thành tốt nhiệm vụ” (HTTNV): 02, "
        "“Hoàn thành nhiệm vụ” (HTNV): không có, “Không hoàn thành nhiệm vụ” (KHTNV): không có; "
        "đảng viên “Hoàn thành xuất sắc nhiệm vụ”: 09, “Hoàn thành tốt nhiệm vụ”: 25, "
        "“Hoàn thành nhiệm vụ”: 01, “Không hoàn thành nhiệm vụ”: không có"
    )


def test_the_draft_counts_the_proposals() -> None:
    assert "chi bộ “Hoàn thành xuất sắc nhiệm vụ” (HTXSNV): 04" in decision.build(ward(5)).recognised


def test_where_no_branch_has_a_level_it_is_of_members_only() -> None:
    review = ward(1)
    bare = replace(branch(1, 2026), figures=replace(branch(1, 2026).figures, branch_rating=None))
    told = decision.build(replace(review, branches=(bare,))).recognised
    assert told.startswith(
        "06 đảng viên (có danh sách kèm theo); trong đó: đảng viên “Hoàn thành xuất sắc nhiệm vụ” (HTXSNV): 02"
    )


def test_where_nobody_has_a_level_it_is_dotted() -> None:
    assert decision.build(ward(0, 2026, record(0, 2026))).recognised == "…… (có danh sách kèm theo); trong đó: ……"


def test_members_still_to_be_rated_are_spoken_of_only_where_there_are_any() -> None:
    assert [decision.build(ward(size)).owed for size in (2, 3)] == [False, True]


@pytest.mark.parametrize(
    ("year", "bound"),
    [
        (2023, "Văn phòng Đảng ủy, các chi bộ và đảng viên có tên trong danh sách"),
        (2025, "Văn phòng Đảng ủy, Ban Xây dựng Đảng, các chi bộ và đảng viên có tên trong danh sách"),
    ],
)
def test_who_carries_it_out_follows_the_year(year: int, bound: str) -> None:
    assert decision.build(ward(1, year)).bound == bound
