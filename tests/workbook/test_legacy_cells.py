"""Text under old fonts, and old text under new ones: decided by each run's own font and what stands under it."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import Touch, sheets_with

OLD = ".VnTime"


def typed(cells: dict[str, str], font: str = OLD) -> Touch:
    def touch(workbook: Workbook) -> None:
        for address, value in cells.items():
            workbook["Đảng viên"][address] = value
            workbook["Đảng viên"][address].font = Font(name=font)

    return touch


def test_unicode_under_an_old_font_stays_when_its_neighbours_are_unicode() -> None:
    touch = typed({"D4": "Đảng ủy viên", "D5": "Bùi Thanh"})
    assert messages_of(sheets_with(), touch) == [
        "note Đảng viên!D5: Ô ghi «Bùi Thanh» bằng Unicode dưới một phông chữ cũ; chữ được giữ nguyên."
    ]
    assert record_of(sheets_with(), touch).members[3].party_post == "Bùi Thanh"


def test_a_letter_that_tcvn3_has_not_is_unicode() -> None:
    assert messages_of(sheets_with(), typed({"D5": "Hà"})) == [
        "note Đảng viên!D5: Ô ghi «Hà» bằng Unicode dưới một phông chữ cũ; chữ được giữ nguyên."
    ]


def test_text_that_may_be_either_under_an_old_font_takes_the_side_of_its_neighbours() -> None:
    touch = typed({"D4": "Tæ tr\u00adëng", "D5": "Bé"})
    assert record_of(sheets_with(), touch).members[3].party_post == "Bộ"


def test_text_that_may_be_either_under_an_old_font_is_asked() -> None:
    unclear = "error Đảng viên!D5: Ô ghi «Bé», có thể là chữ gõ theo bảng mã cũ TCVN3, cũng có thể là Unicode, nên không chắc là chữ gì."
    assert unclear in messages_of(sheets_with(), typed({"D5": "Bé"}))
    assert unclear in messages_of(sheets_with(), typed({"D3": "Ph¹m", "D4": "Đảng ủy", "D5": "Bé"}))


def test_text_of_both_encodings_in_one_run_is_asked() -> None:
    assert messages_of(sheets_with(), typed({"D5": "NguyÔn ThÞ Hằng"}, "Calibri")) == [
        "error Đảng viên!D5: Ô ghi «NguyÔn ThÞ Hằng», có thể là chữ gõ theo bảng mã cũ TCVN3, cũng có thể là Unicode, nên không chắc là chữ gì."
    ]


def test_each_run_is_converted_by_its_own_font() -> None:
    def touch(workbook: Workbook) -> None:
        old, new = (TextBlock(InlineFont(rFont=name), text) for name, text in ((OLD, "NguyÔn ThÞ "), ("Arial", "Tú Bé")))
        workbook["Đảng viên"]["D5"] = CellRichText(old, new)

    assert messages_of(sheets_with(), touch) == [
        "warning Đảng viên!D5: Chữ gõ theo bảng mã cũ TCVN3 đã được đổi sang Unicode: «NguyÔn ThÞ Tú Bé» thành «Nguyễn Thị Tú Bé»."
    ]


def test_a_run_without_a_font_has_that_of_its_cell() -> None:
    def touch(workbook: Workbook) -> None:
        cell = workbook["Đảng viên"]["D5"]
        cell.value = CellRichText("NguyÔn ThÞ ", TextBlock(InlineFont(rFont="Arial"), "Hằng"))
        cell.font = Font(name=OLD)

    assert record_of(sheets_with(), touch).members[3].party_post == "Nguyễn Thị Hằng"


def test_plain_unicode_headings_beside_old_text_are_not_doubted() -> None:
    problems = messages_of(sheets_with(), typed({"D4": "Ph¹m Thu", "D5": "NguyÔn"}, "Times New Roman"))
    assert problems == [
        "warning Đảng viên!D4: Chữ gõ theo bảng mã cũ TCVN3 đã được đổi sang Unicode: «Ph¹m Thu» thành «Phạm Thu».",
        "warning Đảng viên!D5: Chữ gõ theo bảng mã cũ TCVN3 đã được đổi sang Unicode: «NguyÔn» thành «Nguyễn».",
    ]
