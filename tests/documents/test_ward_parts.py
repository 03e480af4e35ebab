"""Head, signature and names of a ward's papers, with its workbook and without (documents.md §1.4, §2.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annual_review.documents.case import WardReview
from annual_review.documents.ward import parts, standing
from annual_review.model.meeting import Person
from annual_review.model.ratings import RatingLevel
from annual_review.model.ward import OnBehalf, WardRecord
from tests.documents.ward_cases import MISSING, TO_MEND, decided_otherwise, ward, ward_workbook


def with_workbook(**changes: object) -> WardReview:
    return ward(2, 2026, replace(ward_workbook(), **changes))  # type: ignore[arg-type]  # field names checked by replace itself


def test_the_head_names_the_organisation_above_the_committee_and_the_day() -> None:
    head = parts.letterhead(with_workbook(), "Số 31-BC/ĐU", date(2026, 12, 20))
    assert head.parent.replace("\n", "") == "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI"
    assert head.body.replace("\n", "") == "ĐẢNG ỦY PHƯỜNG GIANG BIÊN"
    assert head.place_date == "Giang Biên, ngày 20 tháng 12 năm 2026"
    assert head.number == "Số 31-BC/ĐU"


def test_what_nobody_typed_is_dots() -> None:
    head = parts.letterhead(ward(1), "", None)
    assert head.parent == "ĐẢNG BỘ ……………………"
    assert head.place_date == "Giang Biên, ngày …… tháng …… năm ……"
    assert parts.letterhead(replace(ward(1), ward="Đảng bộ Trường Đại học Luật"), "", None).place_date.startswith("……, ")


def test_a_long_place_has_the_date_on_a_line_of_its_own() -> None:
    head = parts.letterhead(with_workbook(locality="Thị trấn Trung tâm Phúc Lâm Thượng"), "", date(2026, 12, 20))
    assert head.place_date == "Thị trấn Trung tâm Phúc Lâm Thượng, \nngày 20 tháng 12 năm 2026"


@pytest.mark.parametrize(
    ("typed", "organisation", "committee"),
    [
        ("Đảng bộ thành phố Hà Nội", "Đảng bộ thành phố Hà Nội", "Thành ủy"),
        ("Đảng bộ Thành phố Hà Nội", "Đảng bộ thành phố Hà Nội", "Thành ủy"),
        ("Thành ủy  Hà Nội", "Đảng bộ thành phố Hà Nội", "Thành ủy"),
        ("Ban Thường vụ Thành uỷ Hà Nội", "Đảng bộ thành phố Hà Nội", "Thành ủy"),
        ("Tỉnh ủy Bắc Ninh", "Đảng bộ tỉnh Bắc Ninh", "Tỉnh ủy"),
        ("Quận ủy Long Biên", "Đảng bộ quận Long Biên", "Quận ủy"),
        ("Huyện ủy Gia Lâm", "Đảng bộ huyện Gia Lâm", "Huyện ủy"),
        ("Thị ủy Sơn Tây", "Đảng bộ thị xã Sơn Tây", "Thị ủy"),
        ("Đảng ủy các cơ quan", "Đảng bộ các cơ quan", "……"),
        ("", "", "……"),
    ],
)
def test_the_organisation_above_however_it_is_typed(typed: str, organisation: str, committee: str) -> None:
    review = with_workbook(superior=typed)
    assert (parts.organisation_above(review), parts.committee_above(review)) == (organisation, committee)


@pytest.mark.parametrize(
    ("on_behalf", "signer", "expected"),
    [
        (OnBehalf.COMMITTEE, Person("A", ("Bí thư Đảng ủy",)), ("T/M ĐẢNG ỦY", "BÍ THƯ", "A")),
        (OnBehalf.STANDING_COMMITTEE, Person("A", ("Phó Bí thư Thường trực",)), ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "A")),
        (OnBehalf.COMMITTEE, Person("A", ("Chủ tịch UBND", "Phó bí thư.")), ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ", "A")),
        (OnBehalf.COMMITTEE, Person("A", ("Ủy viên Ban Thường vụ;",)), ("T/M ĐẢNG ỦY", "ỦY VIÊN BAN THƯỜNG VỤ", "A")),
        (OnBehalf.COMMITTEE, Person("A"), ("T/M ĐẢNG ỦY", "BÍ THƯ", "A")),
        (OnBehalf.STANDING_COMMITTEE, None, ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "")),
    ],
)
def test_who_signs(on_behalf: OnBehalf, signer: Person | None, expected: tuple[str, str, str]) -> None:
    assert parts.signature(with_workbook(on_behalf=on_behalf, signer=signer)) == parts.WardSignature(*expected)


def test_without_a_workbook_the_secretary_signs_by_hand() -> None:
    assert parts.signature(ward(1)) == parts.WardSignature("T/M ĐẢNG ỦY", "BÍ THƯ", "")
    assert (parts.committee(ward(1)), parts.acting_body(ward(1))) == ("Đảng ủy phường Giang Biên",) * 2


def test_the_workbook_spells_the_ward() -> None:
    review = with_workbook(ward="Đảng bộ xã Yên Sở", on_behalf=OnBehalf.STANDING_COMMITTEE, locality="")
    assert parts.committee(review) == "Đảng ủy xã Yên Sở"
    assert parts.acting_body(review) == "Ban Thường vụ Đảng ủy xã Yên Sở"
    assert parts.locality(review) == "Yên Sở"
    assert parts.ward_name(with_workbook(ward="")) == "phường Giang Biên"


def test_levels_are_final_once_the_ward_decided() -> None:
    open_, closed = ward(2, 2026, ward_workbook()), decided_otherwise(ward(2, 2026, ward_workbook(decided=True)))
    rating = open_.branches[0].figures.ratings[0]
    assert (parts.decided(ward(1)), parts.decided(open_), parts.decided(closed)) == (False, False, True)
    assert (parts.final_level(open_, rating), parts.final_branch_level(open_, open_.branches[0])) == (None, None)
    finals = [parts.final_level(closed, each) for each in closed.branches[0].figures.ratings]
    assert finals == [each.decided or each.proposed for each in closed.branches[0].figures.ratings]
    assert parts.final_branch_level(closed, closed.branches[0]) is RatingLevel.GOOD
    assert parts.decision_text(open_) == "Quyết định số       -QĐ/ĐU, ngày ……"
    assert parts.decision_text(closed) == "Quyết định số 112-QĐ/ĐU, ngày 18/12/2026"
    assert (parts.level_text(closed, None), parts.level_text(closed, RatingLevel.GOOD)) == ("", "HTTNV")


def test_a_branch_without_a_level_gets_none() -> None:
    review = ward(18, 2026, ward_workbook(decided=True))
    assert parts.final_branch_level(review, review.branches[17]) is None


def test_who_stands_who_must_mend_and_how_many_there_are() -> None:
    review = ward(6, 2026, ward_workbook())
    assert standing.any_stands(review)
    assert not standing.any_stands(replace(review, branches=()))
    assert standing.only_refused(review) == (TO_MEND,)
    assert [standing.mistakes_of(review, each) for each in review.branches] == [0, 0, 0, 0, 2, 0]
    assert standing.known_branches(review) == 6 + 1 + len(MISSING)
    assert standing.known_branches(ward(6)) is None
    assert standing.known_branches(with_workbook(branches=())) is None


def test_a_refused_workbook_without_a_code_is_known_by_its_name() -> None:
    first = ward(1, 2026, ward_workbook()).branches[0]
    refused = replace(TO_MEND, name=first.name.upper(), code="")
    assert standing.only_refused(replace(ward(1), to_mend=(refused,))) == ()


def test_a_record_of_a_ward_needs_no_more_than_its_name_and_year() -> None:
    bare = WardRecord(2026, "Đảng bộ phường Giang Biên", ())
    review = replace(ward(1), workbook=bare)
    assert parts.signature(review).name == ""
    assert not parts.decided(review)
