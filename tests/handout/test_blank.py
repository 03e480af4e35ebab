"""The blank workbook: every declared sheet, what its cells accept, and that it reads once it is filled in."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.form.sheets import info
from annual_review.handout.blank import BlankForm, carried_over, write_blank
from annual_review.model.members import Membership
from annual_review.model.ratings import LevelCounts
from annual_review.reading.record import read_record
from annual_review.workbook.stamp import BLANK, is_untouched, made_as
from tests.handout.filling import (
    NAMES,
    cell_of,
    fill_items,
    fill_rows,
    filled,
    find,
    needs_office,
    opened,
    sheet_of,
    stored,
    through_office,
)
from tests.rendering.sdk import find_validator, sdk_errors

needs_validator = pytest.mark.skipif(not find_validator(), reason="needs the Open XML SDK validator")
FORM = BlankForm(
    year=2020,
    parent="Đảng bộ phường Giang Biên",
    branch="Chi bộ Trường Tiểu học Đô Thị Việt Hưng",
    members=12,
    rule_sets=("2018-hd16", "2019-hd21"),
)


@pytest.fixture(scope="module")
def blank() -> bytes:
    return write_blank(FORM)


def rule_at(sheet: Worksheet, address: str) -> tuple[str | None, str | None, str | None]:
    """The kind, prompt and error of what a cell accepts."""
    rules = [rule for rule in sheet.data_validations.dataValidation if address in rule.sqref]
    assert len(rules) <= 1
    return (rules[0].type, rules[0].prompt, rules[0].error) if rules else (None, None, None)


def offered_at(blank: bytes, name: str, heading: str) -> list[object]:
    book = opened(blank)
    sheet = sheet_of(book, name)
    address = f"{find(sheet, heading).column_letter}5"
    (rule,) = [rule for rule in sheet.data_validations.dataValidation if address in rule.sqref]
    title, cells = str(rule.formula1).split("!")
    return [row[0].value for row in book[title.strip("'")][cells.replace("$", "")]]


def test_the_sheets_stand_in_the_order_of_the_guide(blank: bytes) -> None:
    assert opened(blank).sheetnames == [
        "Thông tin",
        "Đảng viên",
        "Phiếu đảng viên",
        "Phiếu chi bộ",
        "Thành tích",
        "Ý kiến",
        "Ảnh",
        "Hướng dẫn",
        "_AnnualReviewLists",
    ]


def test_equal_forms_give_equal_bytes(blank: bytes) -> None:
    assert write_blank(replace(FORM)) == blank


def test_the_workbook_says_what_it_is_and_that_nobody_touched_it(blank: bytes) -> None:
    assert (made_as(blank), is_untouched(blank)) == (BLANK, True)


def test_a_saved_workbook_still_says_what_it_is_but_not_that_it_is_untouched(blank: bytes) -> None:
    touched = filled(blank)
    assert (made_as(touched), is_untouched(touched)) == (BLANK, False)


def test_a_file_of_somebody_else_has_no_stamp() -> None:
    assert (made_as(b"no zip"), is_untouched(b"no zip")) == ("", False)


def test_every_item_stands_once_in_its_order(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Thông tin")
    labels = [str(sheet.cell(row, 1).value).removesuffix(" ★") for row in range(4, sheet.max_row + 1)]
    assert [each for each in dict.fromkeys(labels) if ". " not in each] == [item.heading for item in info.ITEMS]


def test_required_items_carry_a_star(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Thông tin")
    starred = [cell.value for (cell,) in sheet.iter_rows(max_col=1) if str(cell.value).endswith(" ★")]
    assert starred == [f"{item.heading} ★" for item in info.ITEMS if item.required]


def test_cell_parent_and_year_are_filled_in(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Thông tin")
    given = [sheet.cell(find(sheet, name).row, 2).value for name in ("Năm đánh giá", "Đảng bộ cấp trên", "Chi bộ")]
    assert given == [2020, "Đảng bộ phường Giang Biên", "Chi bộ Trường Tiểu học Đô Thị Việt Hưng"]


def test_text_that_looks_like_a_formula_is_text() -> None:
    sheet = sheet_of(opened(write_blank(replace(FORM, branch="=1+1"))), "Thông tin")
    cell = cell_of(sheet, f"B{find(sheet, 'Chi bộ').row}")
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("text", ["<r>Chi bộ</r>", "http://xa.vn", "_x0041_", "{=1}", "#N/A", "Chi bộ " + "rất dài " * 5000])
def test_any_text_of_the_form_stays_text(text: str) -> None:
    sheet = sheet_of(opened(write_blank(replace(FORM, branch=text))), "Thông tin")
    cell = cell_of(sheet, f"B{find(sheet, 'Chi bộ').row}")
    assert (cell.value, cell.data_type, cell.hyperlink) == (text[:32_767], "s", None)


def test_as_many_rows_are_numbered_as_members_are_asked_for(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Đảng viên")
    assert [sheet.cell(row, 1).value for row in range(5, 18)] == [*range(1, 13), None]


@pytest.mark.parametrize(("year", "shown"), [(2018, False), (2022, False), (2023, True), (2025, True), (None, True)])
def test_the_form_of_the_self_review_is_asked_where_there_are_several(year: int | None, shown: bool) -> None:
    roster = sheet_of(opened(write_blank(replace(FORM, year=year))), "Đảng viên")
    assert ("Mẫu kiểm điểm" in {cell.value for cell in roster[4]}) is shown


def test_the_points_of_2025_do_not_puzzle_a_clerk_of_2020(blank: bytes) -> None:
    headings = {cell.value for cell in sheet_of(opened(blank), "Đảng viên")[4]}
    assert not [each for each in headings if "điểm" in str(each).casefold()]
    later = {cell.value for cell in sheet_of(opened(write_blank(replace(FORM, year=2026))), "Đảng viên")[4]}
    assert later > headings
    assert {"Điểm tiêu chí chung", "Điểm kết quả nhiệm vụ"} <= later, later


def texts_of(data: bytes) -> list[str]:
    """Return every text of a workbook and of the messages and lists of its cells."""
    book = opened(data)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    return [*cells, *(str(text) for rule in rules for text in (rule.prompt, rule.error) if text)]


@pytest.mark.parametrize(("year", "offered"), [(2020, True), (2024, True), (2025, False), (2026, False)])
def test_no_district_is_offered_once_there_are_none(year: int, *, offered: bool) -> None:
    texts = " ".join(texts_of(write_blank(replace(FORM, year=year))))
    assert ("Quận" in texts) is offered
    assert "Huyện" not in texts
    assert "Phường" in texts


def test_the_examples_are_of_the_year_of_the_form() -> None:
    texts = texts_of(write_blank(replace(FORM, year=2026, rule_sets=())))
    shown = [text for text in texts if "Ví dụ" in text]
    assert any("ngày 16/11/2026" in text for text in shown)
    assert any("2025-hd43" in text for text in shown)
    assert not [text for text in shown if "2020" in text]
    assert "2025-2026" in texts


@pytest.mark.parametrize(
    ("sheet", "heading", "choices"),
    [
        ("Đảng viên", "Giới tính", ["Nam", "Nữ"]),
        ("Đảng viên", "Diện", ["Chính thức", "Dự bị"]),
        ("Đảng viên", "Có mặt", ["x"]),
        ("Đảng viên", "Không đánh giá", ["Miễn sinh hoạt", "Đình chỉ sinh hoạt", "Dưới 6 tháng", "Vắng, đánh giá sau"]),
        ("Đảng viên", "Chi bộ đề xuất", ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]),
        ("Thành tích", "Nhóm", ["Tập thể", "Cá nhân", "Học sinh", "Đại trà"]),
        ("Thành tích", "Cấp", ["Quốc tế", "Quốc gia", "Trung ương", "Thành phố", "Quận", "Phường", "Trường"]),
        ("Phiếu đảng viên", "Họ và tên", [None] * 12),
    ],
)
def test_a_closed_vocabulary_is_offered(blank: bytes, sheet: str, heading: str, choices: list[object]) -> None:
    assert offered_at(blank, sheet, heading) == choices


def test_a_closed_vocabulary_refuses_other_words(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Đảng viên")
    address = f"{find(sheet, 'Diện').column_letter}5"
    assert rule_at(sheet, address) == ("list", "Chính thức hoặc Dự bị.", "Chọn một trong: Chính thức; Dự bị.")


def test_a_reason_may_be_put_in_other_words(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Đảng viên")
    assert rule_at(sheet, f"{find(sheet, 'Không đánh giá').column_letter}5")[2] is None


def test_a_count_accepts_whole_numbers_only(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Phiếu đảng viên")
    assert rule_at(sheet, f"{find(sheet, 'HTXSNV').column_letter}5") == (
        "whole",
        "Số phiếu ghi mức này trong các phiếu hợp lệ. Không có phiếu nào thì ghi 0.",
        "Cần một số nguyên từ 0 trở lên, không kèm chữ.",
    )


def test_a_date_accepts_dates_only_and_asks_to_look_again(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Thông tin")
    assert rule_at(sheet, f"B{find(sheet, 'Ngày họp').row}") == (
        "date",
        "Ngày/tháng/năm. Ví dụ: 03/12/2020 Ghi xong, xem lại ô có hiện đúng ngày rồi tháng không.",
        "Cần một ngày theo thứ tự ngày/tháng/năm, ví dụ 03/12/2020.",
    )


def test_the_rule_sets_of_the_program_are_offered(blank: bytes) -> None:
    book = opened(blank)
    sheet = sheet_of(book, "Thông tin")
    assert rule_at(sheet, f"B{find(sheet, 'Quy định áp dụng').row}")[0] == "list"
    assert ["2018-hd16", "2019-hd21"] in [[cell.value for cell in column[:2]] for column in book["_AnnualReviewLists"].columns]


@pytest.mark.parametrize("name", ["Đảng viên", "Phiếu đảng viên", "Phiếu chi bộ", "Thành tích", "Ý kiến", "Ảnh"])
def test_headings_are_frozen_locked_and_printed_on_every_page(blank: bytes, name: str) -> None:
    sheet = sheet_of(opened(blank), name)
    assert str(sheet.freeze_panes).endswith("5")
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert (cell_of(sheet, "B4").protection.locked, cell_of(sheet, "B3").protection.locked) == (True, True)
    assert (sheet.print_title_rows, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == ("$4:$4", 9, 1)


def test_rows_may_be_added_and_removed_in_spite_of_the_protection(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Đảng viên")
    assert (sheet.protection.insertRows, sheet.protection.deleteRows) == (False, False)
    unlocked = [cell.protection.locked for cell in sheet[5]]
    assert not any(unlocked)
    assert not sheet.column_dimensions["B"].protection.locked


def test_a_whole_row_is_unlocked_else_excel_deletes_none(blank: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(blank)) as archive:
        part = archive.read("xl/worksheets/sheet2.xml")
    last = re.findall(rb'<col min="(\d+)" max="(\d+)"', part)[-1]
    columns = sheet_of(opened(blank), "Đảng viên").column_dimensions
    assert last == (b"22", b"16384")
    assert not columns["V"].protection.locked


def test_rows_too_full_of_votes_and_required_items_left_empty_change_colour(blank: bytes) -> None:
    book = opened(blank)
    votes, items = (sheet_of(book, name).conditional_formatting for name in ("Phiếu đảng viên", "Thông tin"))
    valid = f"'Thông tin'!$B${find(sheet_of(book, 'Thông tin'), 'Số phiếu hợp lệ').row}"
    rules = [(str(each.sqref), rule.formula, rule.dxf.fill.bgColor.rgb) for each in votes for rule in each.rules]
    assert rules == [("C5:G16", [f"AND(ISNUMBER({valid}),SUM($C5:$G5)>{valid})"], "FFFFD98A")]
    assert len(list(items)) == sum(item.required for item in info.ITEMS)


def test_the_lists_behind_the_drop_downs_cannot_be_shown_by_a_menu(blank: bytes) -> None:
    book = opened(blank)
    assert [sheet.sheet_state for sheet in book.worksheets] == [*["visible"] * 8, "veryHidden"]


def test_level_names_of_the_cell_ballot_are_locked_and_its_figures_are_not(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Phiếu chi bộ")
    assert (cell_of(sheet, "B5").protection.locked, cell_of(sheet, "C5").protection.locked) == (True, False)


def test_the_example_stands_above_the_heading_where_nothing_is_data(blank: bytes) -> None:
    sheet = sheet_of(opened(blank), "Đảng viên")
    assert (cell_of(sheet, "A3").value, cell_of(sheet, "B3").value) == ("Ví dụ", "Nguyễn Thị Hà (1985)")
    assert cell_of(sheet, "B3").font.italic


def test_an_empty_blank_asks_for_what_is_required_and_nothing_else(blank: bytes) -> None:
    assert [problem.message for problem in read_record(blank, file="a.xlsx").problems] == [
        "Bảng không có dòng nào.",
    ]


def test_a_filled_blank_reads_without_problems(blank: bytes) -> None:
    read = read_record(filled(blank), file="a.xlsx")
    assert read.problems == ()
    assert read.value is not None
    assert [member.name for member in read.value.members] == list(NAMES)


@needs_office
def test_a_blank_filled_and_saved_by_libreoffice_reads_without_problems(blank: bytes, tmp_path: Path) -> None:
    saved = through_office(filled(blank), tmp_path)
    read = read_record(saved, file="a.xlsx")
    assert read.problems == ()
    assert read.value is not None
    assert read.value.meeting.held_on == date(2020, 12, 3)
    assert read.value.ballot is not None
    assert [tally.votes for tally in read.value.ballot.tallies] == [LevelCounts(1, 2)] * 3
    assert read.value.bases == ("Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên",)
    assert made_as(saved) == BLANK


@needs_office
def test_libreoffice_opens_a_blank_as_it_is(blank: bytes, tmp_path: Path) -> None:
    saved = through_office(blank, tmp_path)
    before, after = opened(blank), opened(saved)
    assert after.sheetnames == before.sheetnames
    assert made_as(saved) == BLANK
    for name in before.sheetnames[:-1]:
        one, two = sheet_of(before, name), sheet_of(after, name)
        assert [[cell.value for cell in row] for row in two.iter_rows(max_row=one.max_row, max_col=one.max_column)] == [
            [cell.value for cell in row] for row in one.iter_rows()
        ]
        assert (two.protection.sheet, two.print_title_rows) == (True, one.print_title_rows)
    sheet = sheet_of(after, "Đảng viên")
    assert rule_at(sheet, f"{find(sheet, 'Diện').column_letter}5")[:2] == ("list", "Chính thức hoặc Dự bị.")


@needs_office
def test_libreoffice_prints_a_blank(blank: bytes, tmp_path: Path) -> None:
    assert through_office(blank, tmp_path, "pdf").startswith(b"%PDF")


@needs_validator
def test_a_blank_is_valid_to_the_open_xml_sdk(blank: bytes, tmp_path: Path) -> None:
    (tmp_path / "bang.xlsx").write_bytes(blank)
    assert sdk_errors(str(find_validator()), tmp_path / "bang.xlsx") == []


def test_a_repeated_item_may_go_on_in_a_row_without_a_name(blank: bytes) -> None:
    book = opened(filled(blank))
    sheet = sheet_of(book, "Thông tin")
    row = find(sheet, "Ưu điểm").row
    for number, said in enumerate(("Một", "Hai", "Ba", "Bốn")):
        if number == 3:
            sheet.insert_rows(row + 3)
        sheet.cell(row + number, 2).value = said
    read = read_record(stored(book), file="a.xlsx")
    assert read.value is not None
    assert read.value.narrative.strengths == ("Một", "Hai", "Ba", "Bốn")


def last_year() -> bytes:
    """A workbook of 2020 whose second member was probationary and whose first two bear the same name."""
    book = opened(filled(write_blank(replace(FORM, code="GB-07", locality="Giang Biên"))))
    roster = sheet_of(book, "Đảng viên")
    headings = ("Họ và tên", "Ngày sinh", "Chức vụ chính quyền, đoàn thể", "Diện", "Ngày vào Đảng", "Kỷ luật trong năm")
    rows = [
        (NAMES[0], "20/11/1975", "Hiệu trưởng", "Chính thức", date(2001, 5, 19), "Không"),
        (NAMES[1], "1985", "Giáo viên", "Dự bị", date(2020, 1, 9), "Khiển trách"),
    ]
    fill_rows(roster, headings, rows)
    return stored(book)


def test_the_cell_and_its_roster_go_over_to_the_next_year() -> None:
    form = carried_over(last_year(), "nam-2020.xlsx", BlankForm(members=2))
    assert form.value is not None
    book = opened(write_blank(form.value))
    sheet = sheet_of(book, "Thông tin")
    names = ("Năm đánh giá", "Đảng bộ cấp trên", "Chi bộ", "Mã chi bộ", "Địa danh")
    assert [sheet.cell(find(sheet, name).row, 2).value for name in names] == [
        2021,
        "Đảng bộ phường Giang Biên",
        "Chi bộ Trường Tiểu học Đô Thị Việt Hưng",
        "GB-07",
        "Giang Biên",
    ]
    roster = sheet_of(book, "Đảng viên")
    assert [cell.value for cell in roster[6] if cell.value is not None] == [
        2,
        "Trần Thị Bình",
        "1985",
        "Giáo viên",
        "Dự bị",
        "09/01/2020",
        "Năm trước là đảng viên dự bị: xem lại cột «Diện»",
    ]
    assert [roster.cell(row, 1).value for row in (5, 12, 13)] == [1, 8, None]
    votes = sheet_of(book, "Phiếu đảng viên")
    assert [votes.cell(row, 2).value for row in range(5, 9)] == [*NAMES, None]


def test_what_the_form_already_says_stands_before_last_year() -> None:
    form = carried_over(last_year(), "nam-2020.xlsx", BlankForm(year=2023, branch="Chi bộ 9")).value
    assert form is not None
    assert (form.year, form.branch, form.parent) == (2023, "Chi bộ 9", "Đảng bộ phường Giang Biên")


def test_nothing_of_last_year_s_votes_goes_over() -> None:
    form = carried_over(last_year(), "nam-2020.xlsx", BlankForm()).value
    assert form is not None
    book = opened(write_blank(form))
    fill_items(sheet_of(book, "Thông tin"), {"Ngày họp": date(2021, 12, 3), "Chủ trì": "A B", "Thư ký": "C D"})
    fill_items(sheet_of(book, "Thông tin"), {"Tổ trưởng kiểm phiếu": "E G"})
    record = read_record(stored(book), file="a.xlsx").value
    assert record is not None
    assert (record.ballot, record.achievements, record.remarks) == (None, (), ())
    second = record.members[1]
    assert (second.name, second.standing, second.discipline, second.self_rating) == (
        "Trần Thị Bình",
        Membership.PROBATIONARY,
        "",
        None,
    )


def test_a_workbook_that_cannot_be_read_carries_nothing_over() -> None:
    read = carried_over(b"", "a.xlsx", BlankForm())
    assert read.value is None
    assert [problem.message for problem in read.problems] == ["Tệp rỗng, không có dữ liệu nào (0 byte)."]


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_may_be_given(cell: str, parent: str) -> None:
    data = write_blank(BlankForm(branch=cell, parent=parent, members=1))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    assert opened(data).sheetnames[0] == "Thông tin"
