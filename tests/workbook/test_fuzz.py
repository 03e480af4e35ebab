"""Workbooks changed inside, as no program writes them: the cells are those openpyxl reads, or the workbook is refused.

Where two readers take a file for different things, a silent choice would count other votes than Excel shows.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from openpyxl import load_workbook

from annual_review.sample.ward import seeded
from tests.workbook.fuzzing import Given, differences, ours, packed, sample_book

Parts = dict[str, bytes]
Change = Callable[[Parts, Random], None]


def sheet_part(parts: Parts, rng: Random) -> str:
    return rng.choice(sorted(name for name in parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)))


def in_sheet(pattern: str, replacement: str, *, every: bool = False) -> Change:
    def change(parts: Parts, rng: Random) -> None:
        member = sheet_part(parts, rng)
        text = parts[member].decode()
        found = list(re.finditer(pattern, text))
        if found and every:
            text = re.sub(pattern, replacement, text)
        elif found:
            one = rng.choice(found)
            text = text[: one.start()] + one.expand(replacement) + text[one.end() :]
        parts[member] = text.encode()

    return change


def renamed(old: str, new: str) -> Change:
    def change(parts: Parts, _: Random) -> None:
        for name in [each for each in parts if re.search(old, each)]:
            parts[re.sub(old, new, name)] = parts.pop(name)

    return change


def in_part(name: str, pattern: bytes, replacement: bytes) -> Change:
    def change(parts: Parts, _: Random) -> None:
        if name in parts:
            parts[name] = re.sub(pattern, replacement, parts[name])

    return change


def recoded(encoding: str) -> Change:
    def change(parts: Parts, rng: Random) -> None:
        member = sheet_part(parts, rng)
        text = re.sub(r"<\?xml[^>]*\?>", f'<?xml version="1.0" encoding="{encoding}"?>', parts[member].decode())
        parts[member] = text.encode(encoding)

    return change


NUMBER = r"<v>(\d+)</v></c>"
CELL = r'<c r="([A-Z]+\d+)"([^>]*)>'
CHANGES: dict[str, Change] = {
    "character reference": in_sheet(NUMBER, r"<v>&#5\g<1>;</v></c>"),
    "character references of digits": in_sheet(r"<v>(\d)</v></c>", r"<v>&#x3\1;</v></c>"),
    "CDATA": in_sheet(NUMBER, r"<v><![CDATA[\1]]></v></c>"),
    "half in CDATA": in_sheet(NUMBER, r"<v>1<![CDATA[\1]]></v></c>"),
    "comment inside": in_sheet(NUMBER, r"<v>1<!-- 2 -->\1</v></c>"),
    "instruction inside": in_sheet(NUMBER, r"<v>1<?x y?>\1</v></c>"),
    "two values": in_sheet(NUMBER, r"<v>\1</v><v>9</v></c>"),
    "two values, the other order": in_sheet(NUMBER, r"<v>9</v><v>\1</v></c>"),
    "text beside a value": in_sheet(NUMBER, r"<v>\1</v><is><t>9</t></is></c>"),
    "blanks around": in_sheet(NUMBER, r"<v> \1 </v></c>"),
    "line ends around": in_sheet(NUMBER, "<v>\n\\1\n</v></c>"),
    "exponent": in_sheet(NUMBER, r"<v>\1E0</v></c>"),
    "decimal": in_sheet(NUMBER, r"<v>\1.0</v></c>"),
    "plus": in_sheet(NUMBER, r"<v>+\1</v></c>"),
    "underscore": in_sheet(NUMBER, r"<v>\1_0</v></c>"),
    "noughts in front": in_sheet(NUMBER, r"<v>00\1</v></c>"),
    "hexadecimal": in_sheet(NUMBER, r"<v>0x\1</v></c>"),
    "no number": in_sheet(NUMBER, r"<v>\1a</v></c>"),
    "empty value": in_sheet(NUMBER, "<v/></c>"),
    "formula without value": in_sheet(NUMBER, "<f>1+1</f></c>"),
    "formula beside": in_sheet(NUMBER, r"<f>1+1</f><v>\1</v></c>"),
    "boolean": in_sheet(r'<c r="([A-Z]+\d+)"[^>]*><v>[01]</v></c>', r'<c r="\1" t="b"><v>1</v></c>'),
    "text of a number": in_sheet(CELL + NUMBER, r'<c r="\1" t="str"><v>\3</v></c>'),
    "another string": in_sheet(CELL + NUMBER, r'<c r="\1" t="s"><v>0</v></c>'),
    "string beyond": in_sheet(CELL + NUMBER, r'<c r="\1" t="s"><v>99999</v></c>'),
    "error": in_sheet(CELL + NUMBER, r'<c r="\1" t="e"><v>#N/A</v></c>'),
    "ISO day": in_sheet(CELL + NUMBER, r'<c r="\1" t="d"><v>2020-12-03</v></c>'),
    "unknown type": in_sheet(CELL + NUMBER, r'<c r="\1" t="zz"><v>\3</v></c>'),
    "cells without address": in_sheet(r'<c r="[A-Z]+\d+"', "<c", every=True),
    "a cell without address": in_sheet(r'<c r="[A-Z]+\d+"', "<c"),
    "rows without number": in_sheet(r'<row r="\d+"', "<row", every=True),
    "a row twice": in_sheet(r'(<row r="\d+".*?</row>)', r"\1\1"),
    "a cell twice": in_sheet(r'(<c r="[A-Z]+\d+"[^>]*>.*?</c>)', r"\1\1"),
    "an unknown element": in_sheet(NUMBER, r"<v>\1</v><zz>7</zz></c>"),
    "an element around": in_sheet(r"<v>(\d+)</v>", r"<zz><v>\1</v></zz>"),
    "a value outside": in_sheet("</row>", "<v>7</v></row>"),
    "pretty printed": in_sheet("><", ">\n  <", every=True),
    "small letters": in_sheet(r'<c r="([A-Z])(\d+)"', r'<c r="$\1$\2"'),
    "UTF-16": recoded("utf-16"),
    "UTF-8 with mark": recoded("utf-8-sig"),
    "part in capitals": renamed(r"worksheets/sheet(\d)", r"worksheets/SHEET\1"),
    "folder in capitals": renamed(r"^xl/worksheets", "XL/Worksheets"),
    "backslashes": renamed(r"xl/worksheets/", r"xl\\\\worksheets\\\\"),
    "strings in capitals": renamed(r"xl/sharedStrings", "xl/SharedStrings"),
    "target from the root": in_part("xl/_rels/workbook.xml.rels", rb'Target="(?!/)', b'Target="/xl/'),
    "target with dots": in_part("xl/_rels/workbook.xml.rels", rb'Target="/xl/', b'Target="../xl/'),
    "no styles": in_part("xl/_rels/workbook.xml.rels", rb"<Relationship [^>]*styles[^>]*/>", b""),
    "1904": in_part("xl/workbook.xml", rb"<workbookPr[^>]*/>", b'<workbookPr date1904="1"/>'),
    "spoken runs": in_part("xl/sharedStrings.xml", rb"</t></si>", b'</t><rPh sb="0" eb="1"><t>zz</t></rPh></si>'),
    "sheets swapped": in_part("xl/_rels/workbook.xml.rels", rb"sheet1\.xml(.*)sheet2\.xml", rb"sheet2.xml\1sheet1.xml"),
    "a sheet of charts": in_part("xl/_rels/workbook.xml.rels", rb'worksheet("[^>]*sheet2\.xml)', rb"chartsheet\1"),
    "one part for two": in_part("xl/_rels/workbook.xml.rels", rb"sheet2\.xml", b"sheet1.xml"),
}


def changed(data: bytes, change: Change, rng: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts, rng)
    return packed(parts.items())


def theirs(data: bytes) -> Given | None:
    """The cells of openpyxl; None where it does not open the workbook."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # noqa: BLE001 - whatever it raises, it does not open it
        return None
    return {
        (sheet.title, cell.row, cell.column): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def silent_differences(data: bytes) -> list[str]:
    mine, other = ours(data), theirs(data)
    if mine is None or other is None or {name for name, *_ in mine} - {name for name, *_ in other}:
        return []  # refused, or openpyxl leaves out a sheet whose part has a name in capitals, which Excel opens
    return differences(mine, other)


def fuzz(times: int) -> tuple[Counter[str], list[str]]:
    """Try every change ``times`` times; return how the workbooks fared, and every silent difference."""
    fared: Counter[str] = Counter()
    wrong: list[str] = []
    for name, change in CHANGES.items():
        for number in range(times):
            rng = seeded(f"{name} {number}")
            data = changed(sample_book(number % 4), change, rng)
            found = silent_differences(data)
            fared["refused" if ours(data) is None else "read"] += 1
            wrong += [f"{name}: {each}" for each in found[:3]]
    return fared, wrong


def test_no_silent_difference() -> None:
    fared, wrong = fuzz(3)
    assert wrong == []
    assert min(fared["read"], fared["refused"]) > 20


@pytest.mark.long
def test_no_silent_difference_in_a_thousand_workbooks() -> None:
    fared, wrong = fuzz(20)
    assert wrong == []
    assert fared.total() >= 1000
