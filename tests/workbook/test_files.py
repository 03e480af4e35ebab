"""Files that are no workbook, or a dangerous one, are each refused with the one sentence that says which."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from annual_review.reading.record import read_record
from annual_review.workbook.facts import MAX_ELEMENTS, MAX_MERGED, FactsDraft
from annual_review.workbook.ods import scan_ods
from annual_review.workbook.ooxml import scan_ooxml
from annual_review.workbook.package import find_parts
from annual_review.workbook.xls import scan_xls
from tests.small_branch.reading import messages_of
from tests.small_branch.workbook import build, sheets_with

FILES = Path(__file__).parent / "files"
CLEAN = build(sheets_with())
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def refusal(data: bytes, file: str = "a.xlsx") -> str:
    read = read_record(data, file=file)
    assert read.value is None
    assert len(read.problems) == 1
    return read.problems[0].message


def zipped(*members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp rỗng, không có dữ liệu nào (0 byte)."),
        (CLEAN[:4000], "Tệp chưa chép xong hoặc bị hỏng: phần cuối của tệp bị thiếu."),
        (b"PK\x03\x04", "Tệp chưa chép xong hoặc bị hỏng: phần cuối của tệp bị thiếu."),
        (bytes(4096), "Tệp chưa được tải về máy từ thư mục đám mây: nội dung mới chỉ là chỗ giữ trống."),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(10), "Tệp được đặt mật khẩu nên không mở được."),
        (OLE + "WordDocument".encode("utf-16-le") + bytes(10), "Tệp không phải bảng tính mà là văn bản Word (.doc), dù tên tệp có thể ghi khác."),
        (OLE + "PowerPoint Document".encode("utf-16-le") + bytes(9), "Tệp không phải bảng tính mà là bài trình chiếu PowerPoint, dù tên tệp có thể ghi khác."),
        (OLE, "Bảng tính bị hỏng, không đọc được nội dung bên trong."),
        (OLE + "Workbook".encode("utf-16-le") + bytes(10), "Bảng tính bị hỏng, không đọc được nội dung bên trong."),
        (OLE[:100], "Tệp chưa chép xong hoặc bị hỏng: phần cuối của tệp bị thiếu."),
        (b"<!DOCTYPE html><html><table>", "Tệp không phải bảng tính mà là trang web (HTML), dù tên tệp có thể ghi khác."),
        ("STT,Họ và tên\n1,Trần".encode(), "Tệp không phải bảng tính mà là tệp văn bản phân cách (CSV), dù tên tệp có thể ghi khác."),
        ("STT\tHọ".encode("utf-16"), "Tệp không phải bảng tính mà là tệp văn bản phân cách (CSV), dù tên tệp có thể ghi khác."),
        (b"xin chao", "Tệp không phải bảng tính mà là tệp văn bản thường, dù tên tệp có thể ghi khác."),
        (b"<?xml version='1.0'?><a/>", "Tệp không phải bảng tính mà là tệp XML, dù tên tệp có thể ghi khác."),
        (b"%PDF-1.7", "Tệp không phải bảng tính mà là tài liệu PDF, dù tên tệp có thể ghi khác."),
        (bytes(range(256)), "Tệp không phải bảng tính Excel và cũng không nhận ra là loại gì."),
        (zipped(("a.txt", b"a")), "Tệp là gói nén nhưng bên trong không có bảng tính nào."),
        (zipped(("[Content_Types].xml", b"wordprocessingml")), "Tệp không phải bảng tính mà là văn bản Word (.docx), dù tên tệp có thể ghi khác."),
        (zipped(("[Content_Types].xml", b"presentationml")), "Tệp không phải bảng tính mà là bài trình chiếu PowerPoint, dù tên tệp có thể ghi khác."),
        (zipped(("xl/../../evil", b"a")), "Tệp bị từ chối vì cấu trúc không an toàn: có thành phần trỏ ra ngoài tệp."),
        (zipped(("xl/workbook.xml", b"<a/>"), ("XL/workbook.xml", b"<a/>")), "Tệp bị từ chối vì cấu trúc không an toàn: có hai thành phần trùng tên."),
        (zipped(("xl/workbook.xml", b"<!DOCTYPE a []><a/>")), "Tệp bị từ chối vì cấu trúc không an toàn: có khai báo thực thể (DTD)."),
        (zipped(("xl/workbook.xml", b"<a/>")), "Bảng tính không có trang tính nào đọc được."),
        (zipped(("xl/workbook.xml", b"<a>")), "Bảng tính bị hỏng, không đọc được nội dung bên trong."),
        (zipped(("xl/workbook.xml", b" " * (40 << 20))), "Tệp bị từ chối vì khi giải nén sẽ phình ra quá lớn (tỷ lệ nén quá 100 lần)."),
        (bytes((65 << 20) - 7), "Tệp quá lớn: 65 MiB, giới hạn là 64 MiB."),
        (
            zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"x"), ("META-INF/manifest.xml", b"encryption-data")),
            "Tệp được đặt mật khẩu nên không mở được.",
        ),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_with_its_reason(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


def test_a_lock_file_is_told_by_its_name_or_by_its_content() -> None:
    sentence = "Đây là tệp khóa tạm do Excel hoặc LibreOffice tạo ra khi đang mở bảng tính, không phải bảng tính."
    owner = b"\x03Lan" + b" " * 51 + bytes(110)
    assert refusal(owner) == sentence
    assert refusal(b",lan,pc,1.1.2020;", "input/.~lock.a.xlsx#") == sentence


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(zipped(("xl/workbook.xml", b" " * (1 << 20))))
    at = bomb.rfind(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refusal(bytes(bomb)).startswith("Tệp chưa chép xong hoặc bị hỏng")


def test_more_than_the_limit_unpacked_is_refused() -> None:
    bomb = bytearray(zipped(("xl/workbook.xml", b"a" * 1000)))
    at = bomb.rfind(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = (600 << 20).to_bytes(4, "little")
    assert refusal(bytes(bomb)) == "Tệp bị từ chối vì khi giải nén sẽ phình ra quá lớn (quá 512 MiB)."


def test_overlapping_members_are_refused() -> None:
    data = bytearray(zipped(("xl/workbook.xml", b"<a/>"), ("b.xml", b"<a/>"), compression=zipfile.ZIP_STORED))
    at = data.rfind(b"PK\x01\x02")
    data[at + 42 : at + 46] = (3).to_bytes(4, "little")
    assert refusal(bytes(data)) == "Tệp bị từ chối vì cấu trúc không an toàn: các thành phần nén chồng lên nhau."


@pytest.mark.parametrize("name", ["five-members.xls", "five-members.ods"])
def test_other_formats_give_the_same_record_whatever_their_name(name: str) -> None:
    read = read_record((FILES / name).read_bytes(), file="a.xlsx")
    assert read == read_record(CLEAN, file="a.xlsx")


def test_a_stray_cell_at_the_far_corner_is_refused_at_its_sheet() -> None:
    def stray(workbook: Workbook) -> None:
        workbook["Đảng viên"]["XFD1048576"] = 1

    assert messages_of(sheets_with(), stray) == ["error Đảng viên!A20001: Trang có dữ liệu ở dòng quá 20.000."]


def test_cells_too_far_apart_are_refused() -> None:
    def stray(workbook: Workbook) -> None:
        workbook["Đảng viên"]["XFD9000"] = 1

    assert messages_of(sheets_with(), stray) == [
        "error Đảng viên!XFD9000: Trang có quá nhiều ô hoặc có dữ liệu nằm quá xa bảng."
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [(b'<row r="3"', b'<row r="2"'), (b'<c r="B3"', b'<c r="A3"'), (b'<row r="3"', b'<row r="9"')],
)
def test_rows_or_cells_out_of_order_are_refused(before: bytes, after: bytes) -> None:
    data = rewritten("xl/worksheets/sheet2.xml", lambda part: part.replace(before, after))
    assert "sai thứ tự hay trùng số" in refusal(data)


def test_a_broken_sheet_is_refused() -> None:
    assert (
        refusal(rewritten("xl/worksheets/sheet1.xml", lambda part: part[:500]))
        == "Bảng tính bị hỏng, không đọc được nội dung bên trong."
    )


def test_the_dimension_tag_is_not_trusted() -> None:
    data = rewritten("xl/worksheets/sheet2.xml", lambda part: part.replace(b'ref="A1:F6"', b'ref="A1"'))
    assert data != CLEAN
    assert read_record(data, file="a").value == read_record(CLEAN, file="a").value


def test_bytes_changed_at_random_never_raise() -> None:
    dice = random.Random(7)
    for source in (CLEAN, (FILES / "five-members.xls").read_bytes(), (FILES / "five-members.ods").read_bytes()):
        for _ in range(25):
            data = bytearray(source)
            for _ in range(dice.choice((1, 4, 40))):
                data[dice.randrange(len(data))] = dice.randrange(256)
            read_record(bytes(data), file="a.xlsx")


def rewritten(member: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(CLEAN)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == member else content)
    return stream.getvalue()


def ods(table: str, styles: str = "") -> bytes:
    spaces = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    content = f"<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    return zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.encode()))


def ods_cell(text: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def test_facts_of_an_open_document_are_found() -> None:
    styles = '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>'
    broken = ods_cell("#DIV/0!", 'table:formula="of:=1/0" office:value-type="string"')
    half = ods_cell("50%", 'office:value-type="percentage" office:value="0.5"')
    wide = ods_cell("gộp", 'office:value-type="string" table:number-columns-spanned="2"')
    table = (
        '<table:table table:name="T" table:style-name="ta1">'
        f"<table:table-row>{ods_cell('a')}{broken}</table:table-row>"
        f'<table:table-row table:visibility="collapse"><table:table-cell table:formula="of:=1+1"/>'
        f"{half}</table:table-row>"
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        f"<table:table-row>{wide}"
        "<office:annotation><text:p>lời</text:p></office:annotation></table:table-row>"
        "</table:table>"
    )
    with zipfile.ZipFile(io.BytesIO(ods(table, styles))) as archive:
        (draft,) = scan_ods(archive, lambda _: True).drafts
    assert (draft.hidden, draft.hidden_rows, draft.merged) == (True, {2}, [(6, 1, 6, 2)])
    assert (draft.errors, draft.uncalculated, draft.percents) == ({(1, 2): "#DIV/0!"}, {(2, 1)}, {(2, 2)})


def test_a_repeated_row_that_is_filled_counts_in_full() -> None:
    table = f'<table:table table:name="Đảng viên"><table:table-row table:number-rows-repeated="1000000">{ods_cell("a")}</table:table-row></table:table>'
    assert refusal(ods(table)) == "Trang có dữ liệu ở dòng quá 20.000."


def test_an_encrypted_xls_is_told() -> None:
    assert [draft.problem and draft.problem.code for draft in scan_xls(encrypted_xls(), lambda _: True).drafts] == ["TEP-03"]


def encrypted_xls() -> bytes:
    """Return a bare BIFF8 stream with a FILEPASS record right behind its BOF."""
    begin = b"\x09\x08\x10\x00" + b"\x00\x06\x05\x00" + bytes(12)
    return begin + b"\x2f\x00\x06\x00" + bytes(6) + b"\x0a\x00\x00\x00"


def test_legacy_fonts_inside_rich_text_are_found() -> None:
    shared = '<sst><si><r><rPr><rFont val=".VnTime"/></rPr><t>Tæ tr\u00adëng</t></r></si></sst>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(CLEAN)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "xl/worksheets/sheet2.xml":
                content = b'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><rPr><rFont val="VNI-Times"/></rPr><t>a</t></r></is></c></row></sheetData></worksheet>'
            new.writestr(info.filename, content)
        new.writestr("xl/sharedStrings.xml", shared.encode())
    with zipfile.ZipFile(stream) as archive:
        parts = replace(find_parts(archive), strings="xl/sharedStrings.xml")
        drafts = scan_ooxml(archive, parts, lambda name: name == "Đảng viên")
    assert drafts[1].fonts == {(1, 1): ".VnTime", (1, 2): "VNI-Times"}


def test_too_many_blank_elements_and_merges_are_refused() -> None:
    draft = FactsDraft("T", elements=MAX_ELEMENTS)
    draft.pass_element()
    assert draft.problem is not None
    other = FactsDraft("T", merged=[(1, 1, 1, 2)] * MAX_MERGED)
    other.merge(1, 1, 1, 2)
    assert other.problem is not None


def test_too_many_filled_cells_over_all_sheets_are_refused() -> None:
    rows = "".join(f'<row r="{row}">' + "".join(f"<c><v>{row}</v></c>" for _ in range(15)) + "</row>" for row in range(1, 8001))
    part = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(CLEAN)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, part if info.filename.endswith(("sheet2.xml", "sheet3.xml")) else old.read(info))
    assert refusal(stream.getvalue()) == "Trang có quá nhiều ô hoặc có dữ liệu nằm quá xa bảng."


def test_a_workbook_without_any_known_sheet_is_not_called_broken() -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "Chi tiêu"
    stream = io.BytesIO()
    book.save(stream)
    assert [each.message for each in read_record(stream.getvalue(), file="a.xlsx").problems if each.code == "TRANG-01"] == [
        "Bảng tính không có trang «Thông tin».",
        "Bảng tính không có trang «Đảng viên».",
    ]
