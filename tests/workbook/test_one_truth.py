"""One truth per workbook: the parts are those Excel opens, the values those the file holds, or the workbook is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from annual_review.reading.record import read_record
from annual_review.workbook.compare import Stored, StoredValue, differing
from annual_review.workbook.engine import open_workbook
from tests.messages import placed_messages
from tests.small_branch.workbook import build, sheets_with

CLEAN = build(sheets_with())
Change = Callable[[dict[str, bytes]], None]


def day(year: int, month: int, number: int, hours: float = 0) -> datetime:
    """A day as Excel has it: with an hour, without a zone."""
    return datetime.combine(date(year, month, number), time()) + timedelta(hours=hours)


def changed(change: Change, data: bytes = CLEAN) -> bytes:
    """A workbook with its parts changed; the order of the parts stays."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def messages(data: bytes) -> list[str]:
    return placed_messages(read_record(data, file="a.xlsx").problems)


def member_of(parts: dict[str, bytes], sheet: str) -> str:
    """The part of a sheet: they are numbered in the workbook's order."""
    names = re.findall(r'<sheet [^>]*name="([^"]+)"', parts["xl/workbook.xml"].decode())
    return f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"


def rename(old: str, new: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        parts[new] = parts.pop(old)

    return change


def in_part(sheet: str, pattern: str, replacement: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        member = member_of(parts, sheet)
        text, count = re.subn(pattern, replacement, parts[member].decode(), count=1)
        assert count == 1, parts[member][:800]
        parts[member] = text.encode()

    return change


def test_the_clean_workbook_is_read() -> None:
    assert messages(CLEAN) == []
    assert messages(changed(lambda _: None)) == []


@pytest.mark.parametrize(
    "change",
    [
        rename("xl/worksheets/sheet3.xml", "xl/worksheets/Sheet3.XML"),
        rename("xl/worksheets/sheet3.xml", "XL/worksheets/sheet3.xml"),
        rename("xl/worksheets/sheet3.xml", "xl\\worksheets\\sheet3.xml"),
        rename("xl/styles.xml", "xl/Styles.xml"),
    ],
)
def test_a_part_under_another_case_or_with_backslashes_is_the_same_part(change: Change) -> None:
    assert messages(changed(change)) == []
    without_value = in_part("Phiếu đảng viên", r'<c r="C3"([^>]*)><v>1</v></c>', r'<c r="C3"\1><f>1+0</f></c>')

    def both(parts: dict[str, bytes]) -> None:
        without_value(parts)
        change(parts)

    assert "error Phiếu đảng viên!C3: Ô chứa công thức chưa được tính nên không có giá trị." in messages(changed(both))


@pytest.mark.parametrize(
    "target",
    [
        "/xl/worksheets/sheet3.xml",
        "worksheets\\sheet3.xml",
        "WORKSHEETS/sheet3.xml",
        "../xl/worksheets/sheet3.xml",
        "worksheets/%73heet3.xml",
    ],
)
def test_a_target_is_followed_as_it_is_meant(target: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        rels = parts["xl/_rels/workbook.xml.rels"].decode()
        parts["xl/_rels/workbook.xml.rels"] = re.sub(r'"[^"]*sheet3\.xml"', lambda _: f'"{target}"', rels).encode()

    assert messages(changed(change)) == []


def test_the_root_relationship_says_which_part_is_the_workbook() -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["xl/other.xml"] = parts["xl/workbook.xml"].replace("Phiếu đảng viên".encode(), "Phiếu đảng viênn".encode())
        parts["xl/_rels/other.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"xl/other.xml")

    assert any("«Phiếu đảng viênn»" in each for each in messages(changed(change)))


def in_relationships(pattern: bytes, replacement: bytes, member: str = "xl/_rels/workbook.xml.rels") -> Change:
    def change(parts: dict[str, bytes]) -> None:
        parts[member], count = re.subn(pattern, replacement, parts[member])
        assert count == 1

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(in_relationships(rb"sheet3\.xml", b"sheet2.xml"), id="two sheets, one part"),
        pytest.param(in_relationships(rb"sheet3\.xml", b"sheet9.xml"), id="no such part"),
        pytest.param(in_relationships(rb'(Target="[^"]*sheet3\.xml")', rb'\1 TargetMode="External"'), id="a part outside"),
        pytest.param(in_relationships(rb"xl/workbook\.xml", b"xl/none.xml", "_rels/.rels"), id="no such workbook"),
    ],
)
def test_parts_that_are_not_clear_are_refused(change: Change) -> None:
    (told,) = messages(changed(change))
    assert told.startswith("error : Các thành phần bên trong tệp không chỉ rõ")


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C3"><v>1</v><v>4</v></c>',
        '<c r="C3" t="inlineStr"><v>4</v><is><t>1</t></is></c>',
        '<c r="C3"><v>1<!-- 4 -->2</v></c>',
        '<c r="C3" t="s"><v>99999</v></c>',
        '<c r="C3"><v>1_0</v></c>',
        '<c r="C3"><v>0x4</v></c>',
        '<c r="C3" t="b"><v>4</v></c>',
        '<c r="C3"><v>nan</v></c>',
        '<c r="C3"><v>1e400</v></c>',
    ],
)
def test_a_value_that_each_reader_takes_otherwise_is_never_counted(cell: str) -> None:
    found = messages(changed(in_part("Phiếu đảng viên", r'<c r="C3"[^>]*><v>1</v></c>', cell)))
    assert any(each.startswith("error") for each in found), found


@pytest.mark.parametrize("value", ["&#49;", "&#x31;", "<![CDATA[1]]>", "1.0", "1E0", "10e-1", "1<!-- x -->", "<!-- x -->1"])
def test_one_is_one_however_it_is_written_or_is_refused(value: str) -> None:
    data = changed(in_part("Phiếu đảng viên", r'(<c r="C3"[^>]*>)<v>1</v></c>', rf"\1<v>{value}</v></c>"))
    read = read_record(data, file="a.xlsx")
    if read.value is None:
        assert placed_messages(read.problems)[0].startswith("error Phiếu đảng viên!C3: Ô này ghi trong tệp theo cách")
    else:
        assert read.value.ballot is not None
        assert read.value.ballot.tallies[1].votes.excellent == 1


def test_a_number_below_nought_under_a_format_of_days_is_told_as_that_number() -> None:
    def negative(book: Workbook) -> None:
        book["Đảng viên"]["C3"].value = -5
        book["Đảng viên"]["C3"].number_format = "dd/mm/yyyy"

    assert [each for each in messages(build(sheets_with(), negative)) if "C3" in each] == [
        "error Đảng viên!C3: Ô ghi «-5»; cần một ngày viết theo thứ tự ngày/tháng/năm."
    ]


@pytest.mark.parametrize("is_1904", [False, True])
def test_days_and_hours_agree_with_their_numbers(is_1904: bool) -> None:
    book = Workbook()
    if is_1904:
        book.epoch = day(1904, 1, 1)
    sheet = book.active
    assert sheet is not None
    values: list[date | time | timedelta] = [
        date(2020, 12, 3),
        day(2020, 12, 3, 14.5),
        time(14, 0),
        timedelta(hours=30),
        date(1975, 5, 12),
    ]
    for row, value in enumerate(values, 1):
        sheet.cell(row, 1).value = value
    stream = io.BytesIO()
    book.save(stream)
    assert open_workbook(stream.getvalue(), "a.xlsx", lambda _: True).problems == ()


@pytest.mark.parametrize(
    ("stored", "given", "agree"),
    [
        (StoredValue(Stored.NUMBER, "1"), 1, True),
        (StoredValue(Stored.NUMBER, "1"), 1.0, True),
        (StoredValue(Stored.NUMBER, "1"), True, False),
        (StoredValue(Stored.NUMBER, "1"), "1", False),
        (StoredValue(Stored.NUMBER, "1"), None, False),
        (StoredValue(Stored.NUMBER, "1"), 2, False),
        (StoredValue(Stored.NUMBER, "9"), day(1900, 1, 9), True),
        (StoredValue(Stored.NUMBER, "61"), day(1900, 3, 1), True),
        (StoredValue(Stored.NUMBER, "62"), day(1900, 3, 1), False),
        (StoredValue(Stored.NUMBER, "0.5"), time(12), True),
        (StoredValue(Stored.NUMBER, "1.25"), timedelta(hours=30), True),
        (StoredValue(Stored.NUMBER, "43000"), date(2017, 9, 22), True),
        (StoredValue(Stored.NUMBER, "x"), "x", False),
        (StoredValue(Stored.TEXT, "a\r\nb"), "a\nb", True),
        (StoredValue(Stored.TEXT, "a_x000D_b"), "a\rb", True),
        (StoredValue(Stored.TEXT, "a"), "b", False),
        (StoredValue(Stored.TEXT, "1"), 1, False),
        (StoredValue(Stored.BOOL, "1"), True, True),
        (StoredValue(Stored.BOOL, "0"), False, True),
        (StoredValue(Stored.BOOL, "1"), 1, False),
        (StoredValue(Stored.DAY, "2020-12-03"), day(2020, 12, 3), True),
        (StoredValue(Stored.DAY, "2020-12-03T14:00:00"), day(2020, 12, 3, 14), True),
        (StoredValue(Stored.DAY, "2020-12-03"), date(2020, 12, 3), True),
        (StoredValue(Stored.DAY, "2020-12-03"), "2020-12-03", True),
        (StoredValue(Stored.DAY, "2020-12-03"), day(2020, 12, 4), False),
        (StoredValue(Stored.NUMBER, "1", twice=True), 1, False),
    ],
)
def test_the_engine_and_the_file_agree_or_not(stored: StoredValue, given: object, *, agree: bool) -> None:
    assert list(differing({(1, 1): stored}, {(1, 1): given})) == ([] if agree else [(1, 1)])


def test_a_value_the_file_does_not_have_is_a_difference_and_blanks_are_none() -> None:
    assert list(differing({}, {(1, 1): "a", (2, 1): " \n", (3, 1): None})) == [(1, 1)]


def test_the_sample_is_read_as_before() -> None:
    sample = next(Path("input").glob("*.xlsx"))
    assert read_record(sample.read_bytes(), file=sample.name).value is not None
