"""Text made clean; legacy text converted only when font or letters say so."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from annual_review.model.names import key, name_key, nearest
from annual_review.problems.did_you_mean import distance
from annual_review.workbook.legacy_text import _TCVN3_FROM, Legacy, encoding_of_font, encoding_of_text, to_unicode
from annual_review.workbook.tidy import tidy_text, ungarbled
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import MEMBERS, sheets_with

TCVN3 = "NguyÔn ThÞ H»ng Nga - BÝ th\u00ad chi bé; §¶ng ñy ph\u00adêng Giang Biªn; Hoµn thµnh xuÊt s¾c nhiÖm vô"
UNICODE = "Nguyễn Thị Hằng Nga - Bí thư chi bộ; Đảng ủy phường Giang Biên; Hoàn thành xuất sắc nhiệm vụ"


def test_tcvn3_is_converted() -> None:
    assert encoding_of_text(TCVN3) is Legacy.TCVN3
    assert to_unicode(TCVN3, Legacy.TCVN3) == UNICODE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ñaûng uûy phöôøng Giang Bieân", "Đảng ủy phường Giang Biên"),
        ("Nguyeãn Vaên An", "Nguyễn Văn An"),
        ("Phaïm Thò Hoàng", "Phạm Thị Hồng"),
    ],
)
def test_vni_is_converted(before: str, after: str) -> None:
    assert encoding_of_text(before) is Legacy.VNI
    assert to_unicode(before, Legacy.VNI) == after


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv")
def test_the_tcvn3_table_is_that_of_iconv() -> None:
    run = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=_TCVN3_FROM.encode("latin-1"), capture_output=True, check=True
    )
    assert to_unicode(_TCVN3_FROM, Legacy.TCVN3) == tidy_text(run.stdout.decode())


@pytest.mark.parametrize(
    "text", ["Hoà", "Tú", "Thuý Hà", "Lê Quý Đôn", "Müller", "Zoë", "«Hoàn»", "Nguyên", "LÊ THANH HÀ", "Đảng ủy", "100 m²"]
)
def test_unicode_text_is_left_alone(text: str) -> None:
    assert encoding_of_text(text) is None


def test_fonts_tell_the_encoding() -> None:
    assert encoding_of_font(".VnTimeH") is Legacy.TCVN3
    assert encoding_of_font("VNI-Times") is Legacy.VNI
    assert encoding_of_font("Times New Roman") is None


def test_capital_fonts_give_capitals() -> None:
    assert to_unicode("NguyÔn", Legacy.TCVN3, font=".VnTimeH") == "NGUYỄN"


def test_converted_cells_are_listed() -> None:
    def legacy(workbook: Workbook) -> None:
        workbook["Đảng viên"]["D4"] = "Tæ tr­ëng"
        workbook["Đảng viên"]["D4"].font = Font(name=".VnTime")

    assert messages_of(sheets_with(), legacy) == [
        "warning Đảng viên!D4: Chữ gõ theo bảng mã cũ TCVN3 đã được đổi sang Unicode: «Tæ trëng» thành «Tổ trưởng»."
    ]


def test_a_doubtful_neighbour_of_legacy_text_is_kept_with_a_warning() -> None:
    problems = messages_of(sheets_with(members=MEMBERS.replace("Bí thư", "ThÞ tr­ëng").replace("Phó bí thư", "Tó")))
    assert (
        "warning Đảng viên!D3: Ô ghi «Tó», cùng cột với các ô gõ theo bảng mã cũ TCVN3; chữ trong ô này được giữ nguyên."
        in problems
    )


def test_control_characters_are_removed_with_a_note() -> None:
    def control(workbook: Workbook) -> None:
        workbook["Đảng viên"]["D4"] = "Chi_x0007_ủy viên"

    assert messages_of(sheets_with(), control) == [
        "note Đảng viên!D4: Ô có ký tự điều khiển không in được; đã bỏ đi, còn «Chiủy viên»."
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [("  Trần\u00a0\u200b  Thị ", "Trần Thị"), ("Trần", "Trần"), ("Ðặng", "Đặng"), ("a \n\n b", "a\nb"), ("\ufeffA", "A")],
)
def test_text_is_tidied(before: str, after: str) -> None:
    assert tidy_text(before) == after


@given(st.text())
def test_tidy_text_is_stable(text: str) -> None:
    assert tidy_text(tidy_text(text)) == tidy_text(text)


def test_names_differ_by_accents_but_not_by_tone_place() -> None:
    assert name_key("Hoà  THUÝ") == name_key("Hòa Thúy")
    assert name_key("Hà") != name_key("Hạ")


def test_keys_forget_case_accents_and_numbering() -> None:
    assert key("1. ĐẢNG VIÊN") == key("Đang  vien:") == "dangvien"


def test_the_nearest_is_offered_only_when_near() -> None:
    assert nearest("Thàn tích", ["Thành tích", "Ảnh"]) == "Thành tích"
    assert nearest("Nháp", ["Thành tích", "Ảnh"]) is None
    assert distance("ab", "ba", 2) == 1


def test_names_that_look_like_missing_values_are_names() -> None:
    for name in ("NA", "Null", "None", "True", "{{ b }}", "A & B <C>"):
        record = record_of(
            {
                key_: table.replace("Lê Văn Cường", name) if isinstance(table, str) else table
                for key_, table in sheets_with().items()
            }
        )
        assert record.members[2].name == name


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "text", ["Nguyễn Văn A", "Đảng bộ phường Giang Biên", "Ðặng Thị Hà", "Lê Đức Ý", "Hoàn thành tốt nhiệm vụ"]
)
def test_utf8_opened_as_a_western_code_page_is_recognised(text: str, encoding: str) -> None:
    garbled = text.encode().decode(encoding, "replace" if encoding == "cp1252" else "strict")
    if "\ufffd" in garbled:
        garbled = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    assert ungarbled(garbled) == text


@pytest.mark.parametrize(
    "text", ["Nguyễn Văn A", "Hà", "Lê Văn Hoàng", "Trần Thị Bé", "ô tô", "A & B", "café", "Ý kiến", "£5", "Ä‘"[:1]]
)
def test_text_typed_in_unicode_is_not(text: str) -> None:
    assert ungarbled(text) == ""
