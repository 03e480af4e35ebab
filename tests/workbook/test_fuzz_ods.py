"""Spreadsheets of OpenDocument changed inside: the cells are those another reader finds, or the workbook is refused."""

# ruff: noqa: E501 - a change of XML stands on one line

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

from annual_review.sample.ward import seeded
from tests.workbook.fuzzing import packed, sample_book, tried
from tests.workbook.open_document import as_open_document, read_open_document

FILES = Path(__file__).parent / "files"
Parts = list[tuple[str, bytes]]
Change = Callable[[Parts, Random], Parts]


@lru_cache(maxsize=8)
def base(number: int) -> bytes:
    """A spreadsheet as LibreOffice saves it, and some of our own making."""
    return (FILES / "five-members.ods").read_bytes() if number == 0 else as_open_document(sample_book(number))


def in_content(pattern: str, replacement: str, *, every: bool = False) -> Change:
    """Changes what a pattern finds in the content: one spot by chance, or every one."""

    def change(parts: Parts, rng: Random) -> Parts:
        text = dict(parts)["content.xml"].decode()
        found = list(re.finditer(pattern, text, re.DOTALL))
        if found and every:
            text = re.sub(pattern, replacement, text, flags=re.DOTALL)
        elif found:
            one = rng.choice(found)
            text = text[: one.start()] + one.expand(replacement) + text[one.end() :]
        return with_part(parts, "content.xml", text.encode())

    return change


def with_part(parts: Parts, name: str, content: bytes) -> Parts:
    return [(each, content if each == name else old) for each, old in parts]


def renamed(old: str, new: str) -> Change:
    return lambda parts, _: [(new if name == old else name, content) for name, content in parts]


def further(name: str, pattern: bytes, replacement: bytes, *, first: bool = False) -> Change:
    """Adds a part that is the content with something changed."""

    def change(parts: Parts, _: Random) -> Parts:
        part = (name, re.sub(pattern, replacement, dict(parts)["content.xml"]))
        return [part, *parts] if first else [*parts, part]

    return change


def recoded(encoding: str) -> Change:
    def change(parts: Parts, _: Random) -> Parts:
        text = re.sub(r"<\?xml[^>]*\?>", f'<?xml version="1.0" encoding="{encoding}"?>', dict(parts)["content.xml"].decode())
        return with_part(parts, "content.xml", text.encode(encoding, "xmlcharrefreplace"))

    return change


def prefixed(old: str, new: str) -> Change:
    """The same names in the same namespace under another prefix."""

    def change(parts: Parts, _: Random) -> Parts:
        text = dict(parts)["content.xml"].decode().replace(f"xmlns:{old}=", f"xmlns:{new}=")
        return with_part(parts, "content.xml", re.sub(rf"(?<=[</ ]){old}:", f"{new}:", text).encode())

    return change


def without(name: str) -> Change:
    return lambda parts, _: [(each, content) for each, content in parts if each != name]


NUMBER = r'office:value-type="float" office:value="(\d+)"([^>]*)><text:p>(\d+)</text:p>'
TEXT = r'<table:table-cell([^>]*office:value-type="string"[^>]*)><text:p>([^<]+)</text:p></table:table-cell>'
ROW = r"(<table:table-row[^>]*>(?:(?!</table:table-row>).)*office:value-type(?:(?!</table:table-row>).)*</table:table-row>)"
CELL = r'(<table:table-cell[^>]*office:value-type="[^>]*>(?:(?!</table:table-cell>).)*</table:table-cell>)'


def number(kind: str, shown: str = r"<text:p>\3</text:p>") -> Change:
    """A number becomes a cell of other attributes."""
    return in_content(NUMBER, kind + r"\2>" + shown)


def value(text: str) -> Change:
    return number(f'office:value-type="float" office:value="{text}"')


def text(inside: str) -> Change:
    """A text becomes another content: its attributes are \\1, the text is \\2."""
    return in_content(TEXT, rf"<table:table-cell\1>{inside}</table:table-cell>")


DRAWING = "<draw:frame><svg:title>7</svg:title><draw:text-box><text:p>7</text:p></draw:text-box></draw:frame>"
CHANGES: dict[str, Change] = {
    # What a number is written as.
    "shown otherwise": number(r'office:value-type="float" office:value="\1"', "<text:p>9999</text:p>"),
    "shown nothing": number(r'office:value-type="float" office:value="\1"', ""),
    "shown by another language": number(r'office:value-type="float" office:value="\1"', "<text:p>1.234,5</text:p>"),
    "character reference": value(r"&#5\1;"),
    "reference to a digit": in_content(r'office:value="(\d)"', r'office:value="&#x3\1;"'),
    "blanks around": value(r" \1 "),
    "line end in a value": value("\\1\n"),
    "exponent": value(r"\1E0"),
    "decimal": value(r"\1.0"),
    "half": value(r"\1.5"),
    "comma": value(r"\1,0"),
    "plus": value(r"+\1"),
    "minus": value(r"-\1"),
    "underscore": value(r"\1_0"),
    "noughts in front": value(r"00\1"),
    "hexadecimal": value(r"0x\1"),
    "full width": value("１２"),
    "no number": value(r"\1a"),
    "not a number": value("NaN"),
    "endless": value("INF"),
    "too large": value("1e400"),
    "empty value": value(""),
    "no value": number('office:value-type="float"'),
    "no type": number(r'office:value="\1"'),
    "type after value": number(r'office:value="\1" office:value-type="float"'),
    "unknown type": number(r'office:value-type="zz" office:value="\1"'),
    "type in capitals": number(r'office:value-type="Float" office:value="\1"'),
    "void": number(r'office:value-type="void" office:value="\1"'),
    "percentage": number(r'office:value-type="percentage" office:value="\1"'),
    "currency": number(r'office:value-type="currency" office:currency="VND" office:value="\1"'),
    "text of a number": number('office:value-type="string"'),
    "text with a value": number(r'office:value-type="string" office:value="\1"'),
    "value of another kind": number(r'office:value-type="float" office:value="\1" office:string-value="9"'),
    "another kind before": number(r'office:string-value="9" office:value-type="float" office:value="\1"'),
    "day beside a number": number(r'office:value-type="float" office:date-value="2020-12-03" office:value="\1"'),
    "truth beside a number": number(r'office:value-type="float" office:boolean-value="true" office:value="\1"'),
    "foreign value": number(r'office:value-type="float" office:value="\1" svg:value="9"'),
    "foreign type": number(r'office:value-type="float" office:value="\1" svg:value-type="string"'),
    "boolean": number('office:value-type="boolean" office:boolean-value="true"'),
    "boolean in capitals": number('office:value-type="boolean" office:boolean-value="TRUE"'),
    "boolean one": number('office:value-type="boolean" office:boolean-value="1"'),
    "boolean without value": number('office:value-type="boolean"'),
    "formula": number(r'table:formula="of:=1+1" office:value-type="float" office:value="\1"'),
    "formula without value": number('table:formula="of:=1+1"', ""),
    "formula with type only": number('table:formula="of:=1+1" office:value-type="float"', ""),
    "error": number('table:formula="of:=1/0" office:value-type="string" office:string-value=""', "<text:p>#DIV/0!</text:p>"),
    "error of old files": number('table:formula="of:=1/0" office:value-type="float" office:value="0"', "<text:p>Err:502</text:p>"),
    # Days and hours.
    "day": number('office:value-type="date" office:date-value="2020-12-03"'),
    "day with hour": number('office:value-type="date" office:date-value="2020-12-03T14:30:00"'),
    "day with fraction": number('office:value-type="date" office:date-value="2020-12-03T14:30:00.500000000"'),
    "day with zone": number('office:value-type="date" office:date-value="2020-12-03T14:30:00Z"'),
    "day that is none": number('office:value-type="date" office:date-value="2020-02-30"'),
    "day the other way": number('office:value-type="date" office:date-value="03/12/2020"'),
    "day without dashes": number('office:value-type="date" office:date-value="20201203"'),
    "day and more": number('office:value-type="date" office:date-value="2020-12-03xyz"'),
    "short day": number('office:value-type="date" office:date-value="2020-1-3"'),
    "month": number('office:value-type="date" office:date-value="2020-12"'),
    "early day": number('office:value-type="date" office:date-value="1899-12-30"'),
    "blank day": number('office:value-type="date" office:date-value=""'),
    "day as a value": number('office:value-type="date" office:value="44168"'),
    "day shown otherwise": number('office:value-type="date" office:date-value="2020-12-03"', "<text:p>12/03/20</text:p>"),
    "hour": number('office:value-type="time" office:time-value="PT14H30M00S"'),
    "hours of days": number('office:value-type="time" office:time-value="PT30H00M00S"'),
    "days of hours": number('office:value-type="time" office:time-value="P1DT2H"'),
    "hours below nought": number('office:value-type="time" office:time-value="-PT5H0M0S"'),
    "minutes": number('office:value-type="time" office:time-value="PT90M"'),
    "hours with comma": number('office:value-type="time" office:time-value="PT14H30M00,5S"'),
    "hour as people write it": number('office:value-type="time" office:time-value="14:30:00"'),
    "null date": in_content(r"<office:spreadsheet>", '<office:spreadsheet><table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'),
    # What a text is made of.
    "CDATA": text(r"<text:p><![CDATA[\2]]></text:p>"),
    "half in CDATA": text(r"<text:p>1<![CDATA[\2]]></text:p>"),
    "comment inside": text(r"<text:p>1<!-- 2 -->\2</text:p>"),
    "instruction inside": text(r"<text:p>1<?x y?>\2</text:p>"),
    "reference inside": text(r"<text:p>&#49;\2&amp;&lt;</text:p>"),
    "two paragraphs": text(r"<text:p>\2</text:p><text:p>9</text:p>"),
    "blank paragraph": text(r"<text:p/><text:p>\2</text:p>"),
    "paragraph of a heading": text(r"<text:h>\2</text:h>"),
    "spans": text(r'<text:p><text:span text:style-name="T1">1</text:span>\2<text:span>3</text:span></text:p>'),
    "link": text(r'<text:p><text:a xlink:href="http://x/">\2</text:a>1</text:p>'),
    "blanks": text(r'<text:p>1<text:s text:c="3"/>\2<text:s/>2</text:p>'),
    "no blanks": text(r'<text:p>1<text:s text:c="0"/>\2</text:p>'),
    "a tab": text(r"<text:p>1<text:tab/>\2</text:p>"),
    "a line": text(r"<text:p>1<text:line-break/>\2</text:p>"),
    "ruby": text(r"<text:p><text:ruby><text:ruby-base>\2</text:ruby-base><text:ruby-text>zz</text:ruby-text></text:ruby></text:p>"),
    "foot note": text(r"<text:p>\2<text:note><text:note-body><text:p>9</text:p></text:note-body></text:note></text:p>"),
    "comment of a reader": text(r"<office:annotation><text:p>9</text:p></office:annotation><text:p>\2</text:p>"),
    "comment behind": text(r"<text:p>\2</text:p><office:annotation><text:p>9</text:p></office:annotation>"),
    "drawing in the cell": text(rf"{DRAWING}<text:p>\2</text:p>"),
    "drawing behind": text(rf"<text:p>\2</text:p>{DRAWING}"),
    "picture in the cell": text(r'<text:p>\2</text:p><draw:frame><draw:image xlink:href="a.png"><text:p>7</text:p></draw:image></draw:frame>'),
    "shape in the cell": text(r"<draw:custom-shape><text:p>7</text:p></draw:custom-shape><text:p>\2</text:p>"),
    "table in the cell": text(r'<text:p>\2</text:p><table:table table:is-sub-table="true"><table:table-row><table:table-cell office:value-type="string"><text:p>7</text:p></table:table-cell></table:table-row></table:table>'),
    "text outside the paragraph": text(r"7<text:p>\2</text:p>"),
    "unknown element": text(r"<text:p>\2</text:p><svg:zz>7</svg:zz>"),
    "unknown around": text(r"<svg:zz><text:p>\2</text:p></svg:zz>"),
    "string value": in_content(TEXT, r'<table:table-cell\1 office:string-value="9"><text:p>\2</text:p></table:table-cell>'),
    "the same string value": in_content(TEXT, r'<table:table-cell\1 office:string-value="\2"><text:p>\2</text:p></table:table-cell>'),
    "empty string value": in_content(TEXT, r'<table:table-cell\1 office:string-value=""><text:p>\2</text:p></table:table-cell>'),
    "string value alone": in_content(TEXT, r'<table:table-cell\1 office:string-value="\2"/>'),
    "string value, blank inside": in_content(TEXT, r'<table:table-cell\1 office:string-value="\2"><text:p/></table:table-cell>'),
    # Rows and cells.
    "repeated cell": in_content(r"<table:table-cell (office:value-type)", r'<table:table-cell table:number-columns-repeated="3" \1'),
    "cell repeated nought times": in_content(r"<table:table-cell (office:value-type)", r'<table:table-cell table:number-columns-repeated="0" \1'),
    "cell repeated below nought": in_content(r"<table:table-cell (office:value-type)", r'<table:table-cell table:number-columns-repeated="-1" \1'),
    "cell repeated badly": in_content(r"<table:table-cell (office:value-type)", r'<table:table-cell table:number-columns-repeated="2x" \1'),
    "cell repeated with blanks": in_content(r"<table:table-cell (office:value-type)", r'<table:table-cell table:number-columns-repeated=" 2 " \1'),
    "foreign repeat": in_content(r"<table:table-cell (office:value-type)", r'<table:table-cell svg:number-columns-repeated="2" \1'),
    "blank cells before": in_content(r"(<table:table-cell office:value-type)", r'<table:table-cell table:number-columns-repeated="2"/>\1'),
    "blank covered cells before": in_content(r"(<table:table-cell office:value-type)", r'<table:covered-table-cell table:number-columns-repeated="2"/>\1'),
    "a filled covered cell": in_content(CELL, r'<table:covered-table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:covered-table-cell>\1'),
    "a cell twice": in_content(CELL, r"\1\1"),
    "a cell less": in_content(CELL, ""),
    "a cell in a cell": in_content(CELL, r"<table:table-cell>\1</table:table-cell>"),
    "repeated row": in_content(r"<table:table-row( [^>]*)?>(?=(?:(?!</table:table-row>).)*office:value-type)", r'<table:table-row table:number-rows-repeated="3">'),
    "row repeated nought times": in_content(r"<table:table-row( [^>]*)?>(?=(?:(?!</table:table-row>).)*office:value-type)", r'<table:table-row table:number-rows-repeated="0">'),
    "row repeated badly": in_content(r"<table:table-row( [^>]*)?>(?=(?:(?!</table:table-row>).)*office:value-type)", r'<table:table-row table:number-rows-repeated="x">'),
    "a row twice": in_content(ROW, r"\1\1"),
    "a row less": in_content(ROW, ""),
    "rows before": in_content(ROW, r'<table:table-row table:number-rows-repeated="4"><table:table-cell table:number-columns-repeated="9"/></table:table-row>\1'),
    "an empty row before": in_content(ROW, r"<table:table-row/>\1"),
    "hidden row": in_content(r"<table:table-row", r'<table:table-row table:visibility="collapse"'),
    "filtered row": in_content(r"<table:table-row", r'<table:table-row table:visibility="filter"'),
    "heading rows": in_content(ROW, r"<table:table-header-rows>\1</table:table-header-rows>"),
    "group of rows": in_content(ROW, r"<table:table-row-group>\1</table:table-row-group>"),
    "groups in groups": in_content(ROW, r"<table:table-row-group><table:table-row-group>\1</table:table-row-group></table:table-row-group>"),
    "rows of their own": in_content(ROW, r"<table:table-rows>\1</table:table-rows>"),
    "soft break": in_content(ROW, r"<text:soft-page-break/>\1"),
    "unknown around a row": in_content(ROW, r"<svg:zz>\1</svg:zz>"),
    "foreign row": in_content(ROW, r"<svg:table-row/>\1"),
    "foreign cell": in_content(CELL, r"<svg:table-cell/>\1"),
    "a row in a row": in_content(ROW, r"<table:table-row>\1</table:table-row>"),
    "a cell outside rows": in_content(ROW, r'<table:table-cell office:value-type="float" office:value="7"/>\1'),
    "shapes before the rows": in_content(r"(<table:table [^>]*>)", rf"\1<table:shapes>{DRAWING}</table:shapes>"),
    "pretty printed": in_content("><(?!/text)", ">\n  <", every=True),
    "comments between": in_content("><table:table-cell", "><!-- x --><table:table-cell", every=True),
    # Tables.
    "a table twice": in_content(r"(<table:table .*?</table:table>)", r"\1\1"),
    "an empty table of the same name": in_content(r'(<table:table table:name=("[^"]*").*?</table:table>)', r"\1<table:table table:name=\2/>"),
    "an empty table of the name before": in_content(r'(<table:table table:name=("[^"]*").*?</table:table>)', r"<table:table table:name=\2/>\1"),
    "a table without a name": in_content(r'<table:table table:name="[^"]*"', "<table:table"),
    "a name by another space": in_content(r'<table:table table:name="([^"]*)"', r'<table:table svg:name="x" table:name="\1"'),
    "a table of changes": in_content("<office:spreadsheet>", '<office:spreadsheet><table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell office:value-type="float" office:value="7"/></table:previous></table:cell-content-change></table:tracked-changes>'),
    "a linked table": in_content("</office:spreadsheet>", '<table:dde-links><table:dde-link><office:dde-source/><table:table table:name="Đảng viên"><table:table-row><table:table-cell office:value-type="float" office:value="7"/></table:table-row></table:table></table:dde-link></table:dde-links></office:spreadsheet>'),
    "a table outside": in_content("</office:spreadsheet>", '</office:spreadsheet><table:table table:name="Đảng viên"><table:table-row/></table:table>'),
    "a second body": in_content(r"(<office:body>.*</office:body>)", r"\1\1"),
    "hidden table": in_content(r"<table:table ", r'<table:table table:display="false" '),
    # Names of namespaces and parts.
    "table by another prefix": prefixed("table", "t"),
    "office by another prefix": prefixed("office", "o"),
    "text by another prefix": prefixed("text", "x"),
    "prefix for another space": in_content(r'xmlns:table="[^"]*"', 'xmlns:table="urn:zz"'),
    "text of another space": in_content(r'xmlns:text="[^"]*"', 'xmlns:text="urn:zz"'),
    "UTF-16": recoded("utf-16"),
    "UTF-8 with mark": recoded("utf-8-sig"),
    "Latin": recoded("iso-8859-1"),
    "ASCII": recoded("us-ascii"),
    "Western": recoded("windows-1252"),
    "content in capitals": renamed("content.xml", "Content.xml"),
    "content and capitals": further("CONTENT.XML", rb'office:value="\d+"', b'office:value="7"'),
    "content twice": further("content.xml", rb'office:value="\d+"', b'office:value="7"'),
    "content in a folder": further("a/content.xml", rb'office:value="\d+"', b'office:value="7"', first=True),
    "content by a slash": further("./content.xml", rb'office:value="\d+"', b'office:value="7"'),
    "no kind": without("mimetype"),
    "no manifest": without("META-INF/manifest.xml"),
    "kind with a line end": lambda parts, _: with_part(parts, "mimetype", dict(parts)["mimetype"] + b"\r\n"),
    "kind of a template": lambda parts, _: with_part(parts, "mimetype", b"application/vnd.oasis.opendocument.spreadsheet-template"),
    "another kind": lambda parts, _: with_part(parts, "mimetype", b"application/vnd.oasis.opendocument.text"),
    "manifest of another part": lambda parts, _: [(name, content.replace(b'"content.xml"', b'"other.xml"') if name.startswith("META") else content) for name, content in parts],
    "a workbook of Excel beside": lambda parts, _: [*parts, ("xl/workbook.xml", b"<workbook/>")],
    "content cut short": lambda parts, rng: with_part(parts, "content.xml", dict(parts)["content.xml"][: -rng.randrange(1, 4000)]),
    "a byte of the content": lambda parts, rng: with_part(parts, "content.xml", other_byte(dict(parts)["content.xml"], rng)),
}  # fmt: skip


def other_byte(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    changed[rng.randrange(len(data) // 4, len(data))] = rng.choice(b"0123456789 <>\"'=/ab")
    return bytes(changed)


def changed(data: bytes, change: Change, rng: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    return packed(change(parts, rng))


def files(times: int) -> Iterator[tuple[str, bytes]]:
    for name, change in CHANGES.items():
        for turn in range(times):
            yield name, changed(base(turn % 4), change, seeded(f"{name} {turn}"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_no_silent_difference() -> None:
    fared, wrong = tried(files(2), read_open_document)
    assert wrong == []
    assert fared.total() >= 300
    assert min(fared["read"], fared["refused"]) > 60


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_no_silent_difference_in_a_thousand_spreadsheets() -> None:
    fared, wrong = tried(files(8), read_open_document)
    assert wrong == []
    assert fared.total() >= 1000
