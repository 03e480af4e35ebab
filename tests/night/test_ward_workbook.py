"""A night with the ward's own workbook: whom it waits for, what it decides, which values it sets; and nights without it."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from annual_review.rendering.docx.text import read_text
from annual_review.telling.outcome import Night
from annual_review.telling.report import report_schema
from tests.small_branch.night import (
    BRANCH_FOLDER,
    House,
    codes,
    outcome,
    refused,
    statuses,
    with_papers,
    workbook,
)
from tests.small_ward.workbook import INFO, ward_workbook

BRANCH = "Chi bộ Trường Tiểu học Đô thị Việt Hưng"
LIST = f"""
| STT | Mã chi bộ | Tên chi bộ | Email | Đảng ủy xếp loại |
| 1 | GB-07 | {BRANCH} | | |
| 2 | GB-91 | Chi bộ 1 | chibo1@example.com | |
| 3 | | Chi bộ 3 | | |
"""
LOWERED = LIST.replace("chibo1@example.com | |", "chibo1@example.com | HTTNV |")
DECIDED = f"{INFO}| Số quyết định | 61-QĐ/ĐU |\n| Ngày quyết định | 28/12/2020 |\n"
NOBODY = "\n| Chi bộ | Họ và tên | Đảng ủy xếp loại |\n"
NOTHING = "\n| Nội dung | Giá trị của đảng bộ | Căn cứ | Xác nhận |\n"


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    undecided = {"Số quyết định": None, "Ngày quyết định": None}
    house.put("a.xlsx", workbook(undecided))
    house.put("b.xlsx", workbook(undecided | {"Chi bộ": "Chi bộ 1", "Mã chi bộ": "GB-91"}))
    return house


def of_ward(*, info: str = INFO, branches: str = LIST, changed: str = NOBODY, values: str = NOTHING) -> bytes:
    return ward_workbook(Đảng_bộ=info, Chi_bộ=branches, Đảng_viên_khác_đề_xuất=changed, Quy_định=values)


def report(house: House) -> dict[str, object]:
    found: dict[str, object] = json.loads((house.output / "report.json").read_bytes())
    Draft202012Validator(report_schema()).validate(found)
    return found


def first_member(night: Night) -> str:
    return with_papers(night, "a.xlsx").figures.ratings[0].name


def test_it_is_no_branch_and_no_mistake(house: House) -> None:
    house.put("dang-bo.xlsx", of_ward())
    night = house.night()
    assert statuses(night) == {"a.xlsx": "made", "b.xlsx": "made", "dang-bo.xlsx": "made"}
    assert statuses(house.night()) == {"a.xlsx": "unchanged", "b.xlsx": "unchanged", "dang-bo.xlsx": "unchanged"}
    assert night.exit_code == 0
    assert outcome(night, "dang-bo.xlsx").problems == ()
    report(house)


def test_the_branches_it_lists_and_nobody_handed_in_are_missing(house: House) -> None:
    house.put("dang-bo.xlsx", of_ward())
    night = house.night()
    (missing,) = night.missing
    assert (missing.ward, missing.year, missing.branches, missing.expected) == (
        "Đảng bộ phường Giang Biên",
        2020,
        ("Chi bộ 3",),
        3,
    )
    wards = report(house)["wards"]
    assert isinstance(wards, list)
    assert wards[0]["not_handed_in"] == ["Chi bộ 3"]


def test_a_ward_of_which_no_branch_stands_is_told_all_the_same(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.put("dang-bo.xlsx", of_ward())
    night = house.night()
    assert [(ward.branches, len(ward.missing)) for ward in night.wards] == [(0, 3)]
    report(house)


def test_its_spelling_of_the_ward_is_printed(house: House) -> None:
    house.put("dang-bo.xlsx", of_ward(info=INFO.replace("Đảng bộ phường Giang Biên", "Đảng bộ Phường GIANG BIÊN")))
    night = house.night()
    assert [ward.ward for ward in night.wards] == ["Đảng bộ Phường GIANG BIÊN"]


def test_two_for_one_ward_and_year_are_both_refused_and_the_branches_made(house: House) -> None:
    house.put("dang-bo.xlsx", of_ward())
    house.put("x/dang-bo.xlsx", of_ward(branches=LIST.replace("Chi bộ 3", "Chi bộ 4")))
    night = house.night()
    assert [outcome(night, file).status.value for file in ("a.xlsx", "dang-bo.xlsx", "x/dang-bo.xlsx")] == [
        "made",
        "refused",
        "refused",
    ]
    for file in ("dang-bo.xlsx", "x/dang-bo.xlsx"):
        assert "«dang-bo.xlsx», «x/dang-bo.xlsx»" in refused(night, file).problems[0].message
    assert night.exit_code == 1
    assert night.missing == ()


def test_one_of_another_year_is_no_second_one(house: House) -> None:
    house.put("dang-bo.xlsx", of_ward())
    house.put("nam-2021.xlsx", of_ward(info=INFO.replace("| 2020 |", "| 2021 |", 1)))
    assert house.night().exit_code == 0


def test_a_decision_gives_every_level_but_those_it_names(house: House) -> None:
    name = first_member(house.night())
    changed = f"{NOBODY}| GB-07 | {name} | HTNV |\n"
    house.put("dang-bo.xlsx", of_ward(info=DECIDED, branches=LOWERED, changed=changed))
    night = house.night()
    figures = with_papers(night, "a.xlsx").figures
    assert [each.decided for each in figures.ratings] == ["satisfactory", *(each.proposed for each in figures.ratings[1:])]
    rating = with_papers(night, "b.xlsx").figures.branch_rating
    assert rating is not None
    assert (rating.level, rating.decided) == ("excellent", "good")
    assert codes(outcome(night, "dang-bo.xlsx")) == set()


def test_a_decision_reaches_the_rating_list_and_leaves_the_minutes_alone(house: House) -> None:
    house.night()
    minutes = house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx"
    before = minutes.read_bytes()
    house.put("dang-bo.xlsx", of_ward(info=DECIDED))
    assert statuses(house.night())["a.xlsx"] == "made"
    assert minutes.read_bytes() == before
    assert statuses(house.night())["a.xlsx"] == "unchanged"


def test_levels_without_a_number_and_day_decide_nothing(house: House) -> None:
    house.put("dang-bo.xlsx", of_ward(branches=LOWERED))
    night = house.night()
    assert all(each.decided is None for each in with_papers(night, "b.xlsx").figures.ratings)
    assert codes(outcome(night, "dang-bo.xlsx")) == {"DU-14"}


def test_somebody_it_misnames_is_asked_for_and_nothing_is_decided(house: House) -> None:
    name = first_member(house.night())
    changed = f"{NOBODY}| GB-07 | {name}n | HTNV |\n| GB-07 | Không Có Ai | HTNV |\n"
    house.put("dang-bo.xlsx", of_ward(info=DECIDED, changed=changed))
    night = house.night()
    found = refused(night, "dang-bo.xlsx")
    assert [each.code for each in found.problems if each.severity == "error"] == ["DU-15", "DU-15"]
    assert f"Có phải «{name}»?" in found.problems[0].message
    assert all(each.decided is None for each in with_papers(night, "a.xlsx").figures.ratings)
    assert night.exit_code == 1
    assert (house.output / "can-sua" / "dang-bo.xlsx").is_file()


def test_a_branch_it_does_not_list_is_told(house: House) -> None:
    house.put("dang-bo.xlsx", of_ward(branches=LIST.replace("| 2 | GB-91 | Chi bộ 1 |", "| 2 | GB-92 | Chi bộ 2 |")))
    found = outcome(house.night(), "dang-bo.xlsx")
    assert "DU-18" in codes(found)
    assert "«Chi bộ 1»" in " ".join(each.message for each in found.problems)


def test_a_value_it_sets_holds_for_its_branches_under_its_own_reference(house: House) -> None:
    values = f"{NOTHING}| Tỷ lệ HTXSNV tối đa (%) | 19 | điểm 2 Kế hoạch số 10-KH/ĐU | |\n"
    house.put("dang-bo.xlsx", of_ward(values=values))
    night = house.night()
    assert with_papers(night, "a.xlsx").figures.cap.percent == 19


def test_a_value_it_confirms_is_no_longer_to_be_confirmed(house: House) -> None:
    house.night()
    text = read_text((house.output / BRANCH_FOLDER / "noi-bo/08-doi-chieu-so-lieu.docx").read_bytes())
    house.put("dang-bo.xlsx", of_ward(values=f"{NOTHING}| Cơ sở tính tỷ lệ HTXSNV | | Kế hoạch số 10-KH/ĐU | x |\n"))
    house.night()
    after = read_text((house.output / BRANCH_FOLDER / "noi-bo/08-doi-chieu-so-lieu.docx").read_bytes())
    assert "tỷ lệ khống chế htxsnv tính trên" in text.lower().split("nội dung cần xác nhận")[1]
    assert "tỷ lệ khống chế htxsnv tính trên" not in after.lower().split("nội dung cần xác nhận")[1]


def test_what_it_said_holds_on_a_run_that_does_not_look_at_it(house: House) -> None:
    house.put("dang-bo.xlsx", of_ward(info=DECIDED))
    house.night()
    night = house.night(only="a.xlsx")
    assert statuses(night) == {"a.xlsx": "unchanged"}
    assert all(each.decided is not None for each in with_papers(night, "a.xlsx").figures.ratings)


def test_what_it_said_holds_while_it_has_an_error_and_no_longer_when_it_is_gone(house: House) -> None:
    file = house.put("dang-bo.xlsx", of_ward(info=DECIDED))
    house.night()
    house.put("dang-bo.xlsx", of_ward(info=DECIDED.replace("| 2020 |", "| chiều |", 1)))
    night = house.night()
    assert statuses(night) == {"a.xlsx": "unchanged", "b.xlsx": "unchanged", "dang-bo.xlsx": "refused"}
    assert "DU-19" in codes(outcome(night, "dang-bo.xlsx"))
    file.unlink()
    night = house.night()
    assert all(each.decided is None for each in with_papers(night, "a.xlsx").figures.ratings)


def test_its_workbook_is_no_branch_of_an_expected_list(house: House) -> None:
    """A branch's workbook with a sheet of the ward's is nobody's."""
    house.put("c.xlsx", ward_workbook(Thông_tin="\n| Mục | Nội dung |\n| Năm đánh giá | 2020 |\n"))
    assert codes(refused(house.night(), "c.xlsx")) >= {"DU-01"}


def drafts(house: House) -> dict[str, EmailMessage]:
    found = {file.name: message_from_bytes(file.read_bytes(), policy=default) for file in house.output.glob("thu-nhac/*")}
    assert all(isinstance(each, EmailMessage) for each in found.values())
    return {name: each for name, each in found.items() if isinstance(each, EmailMessage)}


def test_a_branch_that_must_mend_or_has_handed_in_nothing_gets_a_draft_mail(house: House) -> None:
    addressed = LIST.replace("| 3 | | Chi bộ 3 | | |", "| 3 | | Chi bộ 3 | chibo3@example.com | |")
    house.put("dang-bo.xlsx", of_ward(branches=addressed))
    house.put("b.xlsx", workbook({"Chi bộ": "Chi bộ 1", "Mã chi bộ": "GB-91"}, {"Phiếu đảng viên!C4": "5 phiếu"}))
    house.night()
    found = drafts(house)
    assert sorted(found) == ["chi-bo-1.eml", "chi-bo-3.eml"]
    assert {name: str(each["To"]) for name, each in found.items()} == {
        "chi-bo-1.eml": "chibo1@example.com",
        "chi-bo-3.eml": "chibo3@example.com",
    }
    assert [each["X-Unsent"] for each in found.values()] == ["1", "1"]
    (copy,) = found["chi-bo-1.eml"].iter_attachments()
    assert copy.get_content() == (house.output / "can-sua" / "b.xlsx").read_bytes()
    assert not [*found["chi-bo-3.eml"].iter_attachments()]


def test_a_draft_goes_when_it_is_needed_no_more_and_stays_when_somebody_changed_it(house: House) -> None:
    house.put("dang-bo.xlsx", of_ward())
    (house.folders.input / "b.xlsx").unlink()
    house.night()
    file = house.output / "thu-nhac" / "chi-bo-1.eml"
    first = file.read_bytes()
    house.night()
    assert file.read_bytes() == first
    house.night(only="a.xlsx")
    assert file.read_bytes() == first
    edited = first.replace(b"X-Unsent: 1", b"X-Unsent: 1\r\nX-Priority: 1")
    file.write_bytes(edited)
    house.night()
    assert file.read_bytes() == edited
    file.write_bytes(first)
    undecided = {"Số quyết định": None, "Ngày quyết định": None}
    house.put("b.xlsx", workbook(undecided | {"Chi bộ": "Chi bộ 1", "Mã chi bộ": "GB-91"}))
    house.night()
    assert not file.exists()
