"""The annotated copy: every mistake marked in the clerk's own workbook, which can be mended and handed in as it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from PIL import Image as Pillow

from annual_review.handout.annotate import annotate
from annual_review.handout.blank import write_blank
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.catalogue import text as text_problems
from annual_review.reading.record import read_record
from annual_review.workbook.stamp import ANNOTATED, is_untouched, made_as
from tests.handout.filling import cell_of, filled, needs_office, opened, sheet_of, stored, through_office
from tests.handout.test_blank import FORM

BALLOTS = "Phiếu đảng viên"
RED, AMBER, EDGE = "FFFF9F9B", "FFFFD98A", "FFFFE3E1"


@pytest.fixture(scope="module")
def clean() -> bytes:
    return filled(write_blank(FORM))


@pytest.fixture
def book(clean: bytes) -> Workbook:
    return opened(clean)


def marked(book: Workbook) -> Workbook:
    """The annotated copy of a workbook, with the mistakes the reader finds in it."""
    return opened(annotated(stored(book)))


def annotated(data: bytes) -> bytes:
    value = annotate(data, "chi-bo-7.xlsx", read_record(data, file="chi-bo-7.xlsx").problems).value
    assert value is not None
    return value


def notes(data: bytes, problems: Sequence[Problem] = ()) -> list[str]:
    return [problem.code for problem in annotate(data, "a.xlsx", problems).problems]


def comment_at(book: Workbook, address: str, sheet: str = BALLOTS) -> str:
    comment = cell_of(sheet_of(book, sheet), address).comment
    return comment.text if comment else ""


def color_at(book: Workbook, address: str, sheet: str = BALLOTS) -> str:
    return str(cell_of(sheet_of(book, sheet), address).fill.fgColor.rgb)


def listed(book: Workbook) -> list[tuple[object, ...]]:
    """The rows of the first sheet, under its heading."""
    rows = book["LỖI CẦN SỬA"].iter_rows(min_row=5, max_col=6, values_only=True)
    return [row for row in rows if isinstance(row[0], int)]


def test_the_first_sheet_lists_number_weight_place_mistake_and_remedy(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    copy = marked(book)
    assert copy.sheetnames[0] == "LỖI CẦN SỬA"
    assert [cell.value for cell in copy["LỖI CẦN SỬA"][4]] == ["Số thứ tự", "Mức độ", "Trang tính", "Ô", "Điều sai", "Cách sửa"]
    sentence = "Ô ghi «5 phiếu»; cần một số nguyên từ 0 trở lên."
    assert listed(copy) == [(1, "Lỗi", BALLOTS, "C5", sentence, "Xóa chữ, chỉ để lại con số.")]


def test_the_place_is_a_link_to_the_cell(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    link = cell_of(sheet_of(marked(book), "LỖI CẦN SỬA"), "D5").hyperlink
    assert link is not None
    assert link.location == "'Phiếu đảng viên'!C5"


def test_only_the_first_sheet_is_selected(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    copy = marked(book)
    assert copy.active is not None
    assert copy.active.title == "LỖI CẦN SỬA"
    assert [sheet.title for sheet in copy.worksheets if sheet.sheet_view.tabSelected] == ["LỖI CẦN SỬA"]


def test_the_wrong_cell_is_red_and_says_what_is_wrong_and_what_to_do(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    copy = marked(book)
    assert color_at(copy, "C5") == RED
    assert comment_at(copy, "C5") == (
        "[LỖI CẦN SỬA]\n1. Ô ghi «5 phiếu»; cần một số nguyên từ 0 trở lên.\nCách sửa: Xóa chữ, chỉ để lại con số."
    )


def test_the_left_edge_of_the_row_points_to_the_wrong_cells_and_keeps_its_value(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    sheet_of(book, BALLOTS)["E5"] = -1
    copy = marked(book)
    assert (cell_of(sheet_of(copy, BALLOTS), "A5").value, color_at(copy, "A5")) == (1, EDGE)
    assert comment_at(copy, "A5") == "[LỖI CẦN SỬA]\nDòng này có chỗ cần sửa ở ô: C5, E5."


def test_the_left_edge_is_the_first_column_to_be_seen(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    sheet_of(book, BALLOTS).column_dimensions["A"].hidden = True
    copy = marked(book)
    assert (comment_at(copy, "A5"), color_at(copy, "B5")) == ("", EDGE)


def test_a_warning_is_amber_and_stands_behind_the_errors(clean: bytes) -> None:
    warning = sheet_problems.UNKNOWN_COLUMN.at(Place(BALLOTS, 4, 9), found="Z")
    problems = (
        warning,
        ballot_problems.NO_CELL_BALLOT.at(Place(BALLOTS, 5, 2)),
        text_problems.NOT_A_COUNT.at(Place(BALLOTS, 6, 3), value="x"),
    )
    copy = opened(annotate(clean, "a.xlsx", problems).value or b"")
    assert [row[1:4] for row in listed(copy)] == [
        ("Lỗi", BALLOTS, "C6"),
        ("Cảnh báo", BALLOTS, "B5"),
        ("Ghi chú", BALLOTS, "I4"),
    ]
    assert (color_at(copy, "B5"), color_at(copy, "C6"), comment_at(copy, "I4")) == (AMBER, RED, "")


def test_a_cell_with_an_error_and_a_warning_is_red_and_tells_both(clean: bytes) -> None:
    place = Place(BALLOTS, 5, 3)
    problems = (ballot_problems.NO_CELL_BALLOT.at(place), text_problems.NOT_A_COUNT.at(place, value="x"))
    copy = opened(annotate(clean, "a.xlsx", problems).value or b"")
    assert color_at(copy, "C5") == RED
    assert "1. Ô ghi «x»" in comment_at(copy, "C5")
    assert "2. Không có kết quả bỏ phiếu xếp loại chi bộ." in comment_at(copy, "C5")


def test_the_other_side_of_a_contradiction_is_marked_too(clean: bytes) -> None:
    problem = ballot_problems.NO_CELL_BALLOT.at(Place(BALLOTS, 5, 3), Place("Đảng viên", 6, 2))
    copy = opened(annotate(clean, "a.xlsx", [problem]).value or b"")
    assert comment_at(copy, "B6", "Đảng viên") == (
        "[LỖI CẦN SỬA]\n1. Liên quan đến ô Phiếu đảng viên!C5: Không có kết quả bỏ phiếu xếp loại chi bộ."
    )


def test_the_same_mistake_at_many_cells_is_listed_cell_by_cell(clean: bytes) -> None:
    first = text_problems.NOT_A_COUNT.at(Place(BALLOTS, 5, 3), value="x")
    second = text_problems.NOT_A_COUNT.at(Place(BALLOTS, 6, 3), value="y")
    grouped = Problem(first.entry, first.places, first.values, (second,))
    copy = opened(annotate(clean, "a.xlsx", [grouped]).value or b"")
    assert [(row[3], row[4]) for row in listed(copy)] == [
        ("C5", "Ô ghi «x»; cần một số nguyên từ 0 trở lên."),
        ("C6", "Ô ghi «y»; cần một số nguyên từ 0 trở lên."),
    ]


def test_a_merged_range_is_coloured_and_commented_at_its_first_cell(book: Workbook) -> None:
    sheet_of(book, BALLOTS).merge_cells("C5:C6")
    copy = marked(book)
    assert color_at(copy, "C5") == RED
    assert comment_at(copy, "C5").startswith("[LỖI CẦN SỬA]\n1. Các ô trong bảng bị gộp nên không rõ giá trị thuộc ô nào.")


def test_a_clerk_s_own_comment_stays_before_ours(book: Workbook) -> None:
    cell = cell_of(sheet_of(book, BALLOTS), "C5")
    cell.value = "5 phiếu"
    cell.comment = Comment("Hỏi lại chị Hoa", "Lan")
    copy = marked(book)
    assert comment_at(copy, "C5").startswith("Hỏi lại chị Hoa\n\n[LỖI CẦN SỬA]\n1. Ô ghi «5 phiếu»")
    comment = cell_of(sheet_of(copy, BALLOTS), "C5").comment
    assert comment is not None
    assert comment.author == "Lan"


def test_marking_again_replaces_the_marks(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    once = annotated(stored(book))
    assert annotated(once) == once


def test_marking_again_gives_the_same_bytes_however_many_cells_are_merged(book: Workbook) -> None:
    for column in "BCDEFGH":
        sheet_of(book, BALLOTS).merge_cells(f"{column}9:{column}10")
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    once = annotated(stored(book))
    assert [annotated(once) for _ in range(3)] == [once] * 3


def test_what_was_mended_loses_its_marks_and_gets_its_colour_back(book: Workbook) -> None:
    cell = cell_of(sheet_of(book, BALLOTS), "C5")
    cell.value, cell.fill, cell.comment = "5 phiếu", PatternFill("solid", fgColor="FF00FF00"), Comment("của tôi", "Lan")
    sheet_of(book, BALLOTS)["D6"] = "x"
    copy = marked(book)
    sheet_of(copy, BALLOTS)["C5"] = 1
    again = marked(copy)
    assert [row[3] for row in listed(again)] == ["D6"]
    assert (color_at(again, "C5"), comment_at(again, "C5")) == ("FF00FF00", "của tôi")
    assert (cell_of(sheet_of(again, BALLOTS), "A5").fill.fill_type, comment_at(again, "A5")) == (None, "")


def test_a_tampered_memory_of_colours_does_no_harm(book: Workbook) -> None:
    cell = cell_of(sheet_of(book, BALLOTS), "C5")
    cell.value, cell.fill = "5 phiếu", PatternFill("solid", fgColor="FF00FF00")
    copy = marked(book)
    sheet_of(copy, "_AnnualReviewMarks")["C1"] = "<fill"
    sheet_of(copy, BALLOTS)["C5"] = 1
    assert cell_of(sheet_of(marked(copy), BALLOTS), "C5").fill.fill_type is None


def test_the_copy_reads_as_the_clerk_s_own_file(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    sheet_of(book, BALLOTS)["E7"] = -1
    data = stored(book)
    assert read_record(annotated(data), file="a.xlsx") == read_record(data, file="a.xlsx")


def test_the_mended_copy_reads_clean(book: Workbook, clean: bytes) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    copy = marked(book)
    sheet_of(copy, BALLOTS)["C5"] = 1
    read = read_record(stored(copy), file="a.xlsx")
    assert read.problems == ()
    assert read.value == read_record(clean, file="a.xlsx").value


@needs_office
def test_the_copy_mended_and_saved_by_libreoffice_reads_clean(book: Workbook, tmp_path: Path) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    copy = marked(book)
    sheet_of(copy, BALLOTS)["C5"] = 1
    saved = through_office(stored(copy), tmp_path)
    assert read_record(saved, file="a.xlsx").problems == ()
    assert made_as(saved) == ANNOTATED


def test_the_copy_is_stamped_and_knows_when_it_was_touched(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    copy = annotated(stored(book))
    assert (made_as(copy), is_untouched(copy)) == (ANNOTATED, True)
    touched = stored(opened(copy))
    assert (made_as(touched), is_untouched(touched)) == (ANNOTATED, False)


def with_formula(book: Workbook, formula: str, kind: str, value: str) -> bytes:
    """The workbook with a formula in C5 of the ballots and the result Excel stored for it."""
    sheet_of(book, BALLOTS)["C5"] = formula
    source = stored(book)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name)
            for empty in (b"</f><v></v></c>", b"</f><v/></c>", b"</f><v /></c>"):
                data = data.replace(empty, f"</f><v>{value}</v></c>".encode())
            data = data.replace(b'r="C5" s="', f'r="C5" t="{kind}" s="'.encode()) if b"</f>" in data else data
            changed.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(("formula", "kind", "value"), [("=2-1", "n", "1"), ('="1"&""', "str", "1"), ('=""', "str", "")])
def test_a_formula_keeps_its_stored_result(book: Workbook, formula: str, kind: str, value: str) -> None:
    data = with_formula(book, formula, kind, value)
    problems = [text_problems.NOT_A_COUNT.at(Place(BALLOTS, 6, 4), value="x")]
    made = annotate(data, "a.xlsx", problems)
    assert [problem.message for problem in made.problems] == [
        "Bảng tính có công thức; bản sửa lỗi giữ công thức kèm kết quả tính lần trước."
    ]
    assert made.value is not None
    assert cell_of(sheet_of(opened(made.value), BALLOTS), "C5").value == formula
    assert read_record(made.value, file="a.xlsx") == read_record(data, file="a.xlsx")


def test_a_formula_never_calculated_stays_a_mistake_of_the_copy(book: Workbook) -> None:
    sheet_of(book, BALLOTS)["C5"] = "=1+0"
    data = stored(book)
    assert read_record(annotated(data), file="a.xlsx") == read_record(data, file="a.xlsx")


def test_the_problem_s_text_never_becomes_a_formula(clean: bytes) -> None:
    problem = sheet_problems.UNKNOWN_SHEET.at(Place("=1+1"), found="=cmd|' /C calc'!A0")
    copy = opened(annotate(clean, "=1+1.xlsx", [problem]).value or b"")
    assert {cell.data_type for row in sheet_of(copy, "LỖI CẦN SỬA").iter_rows() for cell in row} <= {"s", "n"}


def test_a_hidden_sheet_with_a_mistake_is_shown_and_that_is_said(book: Workbook) -> None:
    sheet_of(book, "Phiếu chi bộ").sheet_state = "hidden"
    sheet_of(book, "Phiếu chi bộ")["C5"] = "x"
    data = stored(book)
    made = annotate(data, "a.xlsx", read_record(data, file="a.xlsx").problems)
    assert [problem.message for problem in made.problems] == [
        "Trong bản sửa lỗi, trang bị ẩn có chỗ cần sửa đã được cho hiện: «Phiếu chi bộ»."
    ]
    assert sheet_of(opened(made.value or b""), "Phiếu chi bộ").sheet_state == "visible"


def test_pictures_and_text_in_two_fonts_stay(book: Workbook) -> None:
    picture = io.BytesIO()
    Pillow.new("RGB", (4, 4), "red").save(picture, "PNG")
    sheet_of(book, "Ảnh").add_image(Image(picture), "E2")
    rich = CellRichText("Nhất ", TextBlock(InlineFont(rFont=".VnTime", b=True), "trÝ"))
    sheet_of(book, "Ý kiến")["C5"] = rich
    data = stored(book)
    made = annotate(data, "a.xlsx", read_record(data, file="a.xlsx").problems)
    assert made.problems == ()
    with zipfile.ZipFile(io.BytesIO(made.value or b"")) as archive:
        assert [name for name in archive.namelist() if name.startswith("xl/media/")] == ["xl/media/image1.png"]
    assert read_record(made.value or b"", file="a.xlsx") == read_record(data, file="a.xlsx")


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "content", "sentence"),
    [
        ("xl/vbaProject.bin", b"\x00", "Bản sửa lỗi không mang theo macro của bảng tính."),
        (
            "xl/drawings/drawing7.xml",
            b"<xdr:wsDr><xdr:sp >",
            "Bản sửa lỗi có thể thiếu hình vẽ, hộp chữ, nút bấm hoặc biểu đồ của bảng tính.",
        ),
        (
            "xl/charts/chart1.xml",
            b"<c/>",
            "Bản sửa lỗi có thể thiếu hình vẽ, hộp chữ, nút bấm hoặc biểu đồ của bảng tính.",
        ),
        (
            "xl/worksheets/sheet77.xml",
            b"<x14:dataValidation >",
            "Bản sửa lỗi có thể thiếu một số danh sách chọn và màu tô theo điều kiện của bảng tính.",
        ),
    ],
)
def test_what_the_copy_cannot_carry_is_said_on_its_first_sheet(clean: bytes, part: str, content: bytes, sentence: str) -> None:
    made = annotate(with_part(clean, part, content), "a.xlsm", [])
    assert [problem.message for problem in made.problems] == [sentence]
    rows = opened(made.value or b"")["LỖI CẦN SỬA"].iter_rows(max_col=1, values_only=True)
    assert any(str(value).startswith(sentence) for (value,) in rows)


@needs_office
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_another_format_comes_back_as_xlsx_with_its_values(book: Workbook, tmp_path: Path, suffix: str) -> None:
    sheet_of(book, BALLOTS)["C5"] = "5 phiếu"
    sheet_of(book, BALLOTS)["H6"] = "=1+1"
    data = through_office(stored(book), tmp_path, suffix)
    before = read_record(data, file=f"a.{suffix}")
    made = annotate(data, f"a.{suffix}", before.problems)
    assert [problem.code for problem in made.problems] == ["SUA-05"]
    assert made.value is not None
    after = read_record(made.value, file="a.xlsx")
    assert [(problem.code, problem.place) for problem in after.problems] == [
        (problem.code, problem.place) for problem in before.problems
    ]
    copy = opened(made.value)
    assert color_at(copy, "C5") == RED
    sheet_of(copy, BALLOTS)["C5"] = 1
    mended = read_record(stored(copy), file="a.xlsx")
    assert mended.problems == ()
    assert mended.value is not None
    assert mended.value.meeting.held_on == date(2020, 12, 3)


def strict(book: Workbook) -> bytes:
    """A workbook openpyxl opens without any sheet: in the namespaces of Strict Open XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(stored(book))) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name)
            for old, new in (
                (
                    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    b"http://purl.oclc.org/ooxml/spreadsheetml/main",
                ),
                (
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            ):
                data = data.replace(old, new)
            changed.writestr(name, data)
    return out.getvalue()


def raw_book() -> Workbook:
    """One sheet with each kind of value, as the reader finds it."""
    book = Workbook()
    sheet = sheet_of(book, book.sheetnames[0])
    sheet.title = "Đảng viên"
    sheet.append(["Họ và tên", "Diện", "Ngày vào Đảng", "Nghỉ ốm (tháng)", "Ghi chú"])
    sheet.append(["NguyÔn V¨n ThÞnh", "Chính thức", date(2001, 5, 19), 0.5, "=1+1"])
    sheet["A2"].font = Font(name=".VnTime")
    sheet["D2"].number_format = "0%"
    sheet["E3"] = "#DIV/0!"
    sheet["E3"].data_type = "e"
    sheet.row_dimensions[3].hidden = True
    sheet.merge_cells("A6:B7")
    sheet["A6"] = "gộp"
    return book


def test_a_file_openpyxl_opens_without_sheets_is_copied_by_its_values() -> None:
    data = strict(raw_book())
    before = read_record(data, file="a.xlsx")
    made = annotate(data, "a.xlsx", before.problems)
    assert [problem.code for problem in made.problems] == ["SUA-05"]
    sheet = sheet_of(opened(made.value or b""), "Đảng viên")
    assert (sheet["E2"].value, sheet["E3"].data_type) == ("(công thức chưa tính)", "e")
    assert (sheet["A2"].font.name, sheet["D2"].number_format, sheet["C2"].number_format) == (".VnTime", "0.00%", "dd/mm/yyyy")
    assert sheet.row_dimensions[3].hidden
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A6:B7"]
    after = read_record(made.value or b"", file="a.xlsx")
    left_out = {"O-01"}  # the formula that was never calculated is a text now, and a note
    assert {problem.code for problem in before.problems} - left_out <= {problem.code for problem in after.problems}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp rỗng, không có dữ liệu nào (0 byte)."),
        (b"PK\x03\x04rubbish", "Tệp chưa chép xong hoặc bị hỏng: phần cuối của tệp bị thiếu."),
        (b"%PDF-1.7", "Tệp không phải bảng tính mà là tài liệu PDF, dù tên tệp có thể ghi khác."),
    ],
)
def test_a_file_that_cannot_be_opened_gets_the_first_sheet_only(data: bytes, sentence: str) -> None:
    problems = read_record(data, file="a.xlsx").problems
    made = annotate(data, "a.xlsx", problems)
    copy = opened(made.value or b"")
    assert copy.sheetnames == ["LỖI CẦN SỬA"]
    assert [row[:5] for row in listed(copy)] == [(1, "Lỗi", "Cả tệp", None, sentence)]
    assert [problem.message for problem in made.problems] == [
        "Bản này chỉ có bảng kê lỗi, không có các trang tính của tệp gốc."
    ]


def test_a_mistake_of_a_whole_sheet_links_to_the_sheet(clean: bytes) -> None:
    problem = sheet_problems.UNKNOWN_SHEET.at(Place("Ảnh"), found="Ảnh")
    copy = opened(annotate(clean, "a.xlsx", [problem]).value or b"")
    cell = cell_of(sheet_of(copy, "LỖI CẦN SỬA"), "D5")
    assert cell.hyperlink is not None
    assert (cell.value, cell.hyperlink.location) == ("Cả trang", "'Ảnh'!A1")


def test_a_place_on_a_sheet_that_is_not_there_has_no_link(clean: bytes) -> None:
    copy = opened(annotate(clean, "a.xlsx", [text_problems.NOT_A_COUNT.at(Place("Không có", 2, 2), value="x")]).value or b"")
    cell = cell_of(sheet_of(copy, "LỖI CẦN SỬA"), "D5")
    assert (cell.value, cell.hyperlink) == ("B2", None)


def test_too_many_mistakes_are_cut_and_that_is_said(clean: bytes) -> None:
    problems = [text_problems.NOT_A_COUNT.at(Place("Ảnh", row, 2), value=str(row)) for row in range(5, 2_010)]
    made = annotate(clean, "a.xlsx", problems)
    assert [problem.message for problem in made.problems] == ["Còn 5 mục nữa không kê hết ở đây."]
    assert len(listed(opened(made.value or b""))) == 2_000


def test_a_huge_workbook_gets_the_first_sheet_only(monkeypatch: pytest.MonkeyPatch, clean: bytes) -> None:
    monkeypatch.setattr("annual_review.handout.annotate_copy._MAX_XML", 10)
    assert notes(clean) == ["SUA-05"]
    monkeypatch.setattr("annual_review.handout.annotate_copy._MAX_CELLS", 10)
    assert notes(clean) == ["SUA-06"]


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200), st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_nothing_raises(junk: bytes, said: str, row: int, column: int) -> None:
    problem = text_problems.NOT_A_COUNT.at(Place(BALLOTS, row, column), value=said)
    for data in (junk, b"PK\x03\x04" + junk, stored(raw_book())):
        made = annotate(data, said, [problem])
        assert made.value is not None
        assert opened(made.value).sheetnames[0] == "LỖI CẦN SỬA"


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_one_flipped_byte_never_raises(clean: bytes, data: st.DataObject) -> None:
    spot = data.draw(st.integers(0, len(clean) - 1))
    broken = clean[:spot] + bytes([clean[spot] ^ data.draw(st.integers(1, 255))]) + clean[spot + 1 :]
    assert annotate(broken, "a.xlsx", read_record(broken, file="a.xlsx").problems).value is not None
