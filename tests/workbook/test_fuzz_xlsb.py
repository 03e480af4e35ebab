"""Binary .xlsb workbooks changed inside: the cells are those another reader finds, or the workbook is refused."""

# ruff: noqa: E501 - a change of records stands on one line

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from functools import lru_cache
from random import Random

import pytest

from annual_review.sample.ward import seeded
from tests.workbook.binary_parts import (
    BLANK,
    BOOL,
    CELLS,
    ERROR,
    F_BOOL,
    F_ERROR,
    F_NUMBER,
    F_TEXT,
    ISST,
    REAL,
    RICH,
    RK,
    ROW,
    TEXT,
    Parts,
    Record,
    as_binary_parts,
    as_binary_workbook,
    joined,
    read_binary_workbook,
    record,
    records,
    wide,
)
from tests.workbook.fuzzing import sample_book, serials, tried

Change = Callable[[Parts, Random], None]
BOOK, STRINGS, STYLES, RELATIONS = "xl/workbook.bin", "xl/sharedStrings.bin", "xl/styles.bin", "xl/_rels/workbook.bin.rels"


@lru_cache(maxsize=8)
def base(number: int) -> Parts:
    return as_binary_parts(sample_book(number))


def in_sheet(change: Callable[[list[Record], Random], None]) -> Change:
    """Changes the records of one sheet."""

    def made(parts: Parts, rng: Random) -> None:
        name = rng.choice(sorted(name for name in parts if name.startswith("xl/worksheets/")))
        found = list(records(parts[name]))
        change(found, rng)
        parts[name] = joined(found)

    return made


def cell(make: Callable[[bytes], list[Record]], kinds: frozenset[int] = CELLS) -> Change:
    """Puts other records in the place of one cell; they are made of its column and its look."""

    def change(found: list[Record], rng: Random) -> None:
        at = rng.choice([at for at, each in enumerate(found) if each[0] in kinds] or [0])
        found[at : at + 1] = make(found[at][1][:8]) if found[at][0] in kinds else [found[at]]

    return in_sheet(change)


def number(make: Callable[[bytes], list[Record]]) -> Change:
    return cell(make, frozenset({RK}))


def text(make: Callable[[bytes], list[Record]]) -> Change:
    return cell(make, frozenset({ISST}))


def kept(change: Callable[[Record, Random], list[Record]]) -> Change:
    """Puts records in the place of one cell, made of the whole of it."""

    def made(found: list[Record], rng: Random) -> None:
        at = rng.choice([at for at, each in enumerate(found) if each[0] in CELLS])
        found[at : at + 1] = change(found[at], rng)

    return in_sheet(made)


def beside(kind: int, *more: Record, before: bool = True) -> Change:
    """Puts further records before or behind the first of a kind."""

    def change(found: list[Record], _: Random) -> None:
        at = next(at for at, each in enumerate(found) if each[0] == kind) + (not before)
        found[at:at] = list(more)

    return in_sheet(change)


def swapped(found: list[Record], rng: Random) -> None:
    spots = [at for at, each in enumerate(found) if each[0] in CELLS and found[at + 1][0] in CELLS]
    at = rng.choice(spots)
    found[at], found[at + 1] = found[at + 1], found[at]


def row(change: Callable[[int], int]) -> Change:
    def made(found: list[Record], rng: Random) -> None:
        at = rng.choice([at for at, each in enumerate(found) if each[0] == ROW][1:] or [0])
        if found[at][0] == ROW:
            (old,) = struct.unpack_from("<I", found[at][1])
            found[at] = (ROW, struct.pack("<I", change(old) & 0xFFFFFFFF) + found[at][1][4:])

    return in_sheet(made)


def in_part(name: str, change: Callable[[list[Record], Random], list[Record]]) -> Change:
    def made(parts: Parts, rng: Random) -> None:
        parts[name] = joined(change(list(records(parts[name])), rng))

    return made


def bundle(change: Callable[[bytes], bytes], *, every: bool = False) -> Change:
    """Changes what the workbook says of one sheet, or of every one."""

    def made(found: list[Record], rng: Random) -> list[Record]:
        spots = [at for at, each in enumerate(found) if each[0] == 156]
        for at in spots if every else [rng.choice(spots)]:
            found[at] = (156, change(found[at][1]))
        return found

    return in_part(BOOK, made)


def named(content: bytes, name: str) -> bytes:
    (length,) = struct.unpack_from("<I", content, 8)
    return content[: 12 + 2 * length] + wide(name)


def in_xml(name: str, pattern: str, replacement: str) -> Change:
    def made(parts: Parts, _: Random) -> None:
        parts[name] = re.sub(pattern, replacement, parts[name].decode()).encode()

    return made


def renamed(old: str, new: str) -> Change:
    def made(parts: Parts, _: Random) -> None:
        for name in [each for each in parts if re.search(old, each)]:
            parts[re.sub(old, new, name)] = parts.pop(name)

    return made


def other_byte(name: str) -> Change:
    def made(parts: Parts, rng: Random) -> None:
        part = rng.choice(sorted(each for each in parts if re.search(name, each)))
        data = bytearray(parts[part])
        data[rng.randrange(len(data))] = rng.randrange(256)
        parts[part] = bytes(data)

    return made


def without(name: str) -> Change:
    def made(parts: Parts, _: Random) -> None:
        del parts[name]

    return made


def cut(name: str) -> Change:
    def made(parts: Parts, rng: Random) -> None:
        parts[name] = parts[name][: rng.randrange(len(parts[name]))]

    return made


def long_size(parts: Parts, rng: Random) -> None:
    """One length written in more bytes than it needs."""
    name = rng.choice(sorted(name for name in parts if name.startswith("xl/worksheets/")))
    pieces = [record(*each) for each in records(parts[name])]
    at = rng.choice([at for at, piece in enumerate(pieces) if piece[0] in {RK, ISST}])
    pieces[at] = pieces[at][:1] + bytes([pieces[at][1] | 0x80, 0]) + pieces[at][2:]
    parts[name] = b"".join(pieces)


def fewer_strings(found: list[Record], rng: Random) -> list[Record]:
    at = rng.choice([at for at, each in enumerate(found) if each[0] == 19])
    return found[:at] + found[at + 1 :]


def strings_elsewhere(parts: Parts, rng: Random) -> None:
    in_xml(RELATIONS, r"sharedStrings\.bin", "other.bin")(parts, rng)
    parts["xl/other.bin"] = parts.pop(STRINGS)


def book_elsewhere(parts: Parts, rng: Random) -> None:
    """The root says another part is the workbook: it has the first sheet only."""
    in_xml("_rels/.rels", "workbook", "other")(parts, rng)
    found = list(records(parts[BOOK]))
    sheets = [each for each in found if each[0] == 156]
    parts["xl/other.bin"] = joined(each for each in found if each not in sheets[1:])
    parts["xl/_rels/other.bin.rels"] = parts[RELATIONS]


def double(value: float) -> bytes:
    return struct.pack("<d", value)


FORMULA = b"\0\0" + struct.pack("<I", 3) + b"\x1e\1\0" + bytes(4)
SEVEN = struct.pack("<I", 7 << 2 | 2)
CHANGES: dict[str, Change] = {
    # Numbers.
    "whole": number(lambda head: [(RK, head + SEVEN)]),
    "hundredths": number(lambda head: [(RK, head + struct.pack("<I", 700 << 2 | 3))]),
    "below nought": number(lambda head: [(RK, head + struct.pack("<i", -7 << 2 | 2))]),
    "double of an RK": number(lambda head: [(RK, head + double(7.5)[4:])]),
    "hundredths of a double": number(lambda head: [(RK, head + struct.pack("<I", struct.unpack("<I", double(750)[4:])[0] | 1))]),
    "real": number(lambda head: [(REAL, head + double(7.25))]),
    "no number": number(lambda head: [(REAL, head + double(float("nan")))]),
    "endless": number(lambda head: [(REAL, head + double(float("inf")))]),
    "tiny": number(lambda head: [(REAL, head + struct.pack("<Q", 1))]),
    "number cut short": number(lambda head: [(REAL, head + b"\0\0\0\0")]),
    "number and more": number(lambda head: [(REAL, head + double(7) + b"\1\2\3")]),
    "RK cut short": number(lambda head: [(RK, head)]),
    "cell cut short": number(lambda head: [(RK, head[:4])]),
    "truth": number(lambda head: [(BOOL, head + b"\1")]),
    "truth of five": number(lambda head: [(BOOL, head + b"\5")]),
    "error": number(lambda head: [(ERROR, head + b"\7")]),
    "unknown error": number(lambda head: [(ERROR, head + b"\x63")]),
    "blank": number(lambda head: [(BLANK, head)]),
    "a day": number(lambda head: [(REAL, head[:4] + struct.pack("<I", 1) + double(44168))]),
    "an unknown look": number(lambda head: [(REAL, head[:4] + struct.pack("<I", 9999) + double(44168))]),
    # Short records, whose column is the one right of the last.
    "short number": cell(lambda head: [(RK, head + SEVEN), (13, head[4:] + SEVEN)]),
    "short real": cell(lambda head: [(RK, head + SEVEN), (16, head[4:] + double(7.5))]),
    "short text": cell(lambda head: [(RK, head + SEVEN), (17, head[4:] + wide("Ất"))]),
    "short shared text": cell(lambda head: [(RK, head + SEVEN), (18, head[4:] + struct.pack("<I", 0))]),
    "short truth": cell(lambda head: [(RK, head + SEVEN), (15, head[4:] + b"\1")]),
    "short error": cell(lambda head: [(RK, head + SEVEN), (14, head[4:] + b"\7")]),
    "short blank": cell(lambda head: [(RK, head + SEVEN), (12, head[4:])]),
    "a short number alone": beside(146, (13, bytes(4) + SEVEN)),
    # Texts.
    "another string": text(lambda head: [(ISST, head + struct.pack("<I", 0))]),
    "string beyond": text(lambda head: [(ISST, head + struct.pack("<I", 99999))]),
    "string of the last number": text(lambda head: [(ISST, head + b"\xff\xff\xff\xff")]),
    "text": text(lambda head: [(TEXT, head + wide("Trần Văn Ất"))]),
    "text longer than its record": text(lambda head: [(TEXT, head + struct.pack("<I", 90) + "Ất".encode("utf-16-le"))]),
    "text and more": text(lambda head: [(TEXT, head + wide("Ất") + b"zz")]),
    "rich text": text(lambda head: [(RICH, head + b"\0" + wide("Ất"))]),
    "rich text of runs": text(lambda head: [(RICH, head + b"\1" + wide("Ất") + struct.pack("<IHH", 1, 0, 0))]),
    "empty text": text(lambda head: [(TEXT, head + wide(""))]),
    "letter nought": text(lambda head: [(TEXT, head + wide("A\0B"))]),
    "half a letter": text(lambda head: [(TEXT, head + struct.pack("<I", 2) + b"\x3d\xd8A\0")]),
    "number as text": number(lambda head: [(TEXT, head + wide("12"))]),
    # Formulas.
    "formula": number(lambda head: [(F_NUMBER, head + double(7) + FORMULA)]),
    "formula of a text": number(lambda head: [(F_TEXT, head + wide("Ất") + FORMULA)]),
    "formula of an empty text": number(lambda head: [(F_TEXT, head + wide("") + FORMULA)]),
    "formula of a truth": number(lambda head: [(F_BOOL, head + b"\1" + FORMULA)]),
    "formula of an error": number(lambda head: [(F_ERROR, head + b"\7" + FORMULA)]),
    "formula cut short": number(lambda head: [(F_NUMBER, head + double(7))]),
    "formula of a broken text": number(lambda head: [(F_TEXT, head + struct.pack("<I", 90) + FORMULA)]),
    "shared formula": number(lambda head: [(F_NUMBER, head + double(7) + FORMULA), (427, bytes(24))]),
    # Where cells stand.
    "a cell twice": kept(lambda old, _: [old, old]),
    "a cell twice, another value": kept(lambda old, _: [old, (RK, old[1][:8] + SEVEN)]),
    "a cell less": kept(lambda old, _: []),
    "two cells swapped": in_sheet(swapped),
    "a column further": kept(lambda old, _: [(old[0], struct.pack("<I", struct.unpack_from("<I", old[1])[0] + 1) + old[1][4:])]),
    "a column back": kept(lambda old, _: [(old[0], struct.pack("<I", max(struct.unpack_from("<I", old[1])[0] - 1, 0)) + old[1][4:])]),
    "beyond the last column": kept(lambda old, _: [(old[0], struct.pack("<I", 20_000) + old[1][4:])]),
    "a column of four bytes": kept(lambda old, _: [(old[0], b"\xff\xff\xff\xff" + old[1][4:])]),
    "a row further": row(lambda old: old + 1),
    "a row back": row(lambda old: old - 1),
    "rows far below": row(lambda old: old + 900),
    "a row beyond all": row(lambda _: 0x7FFFFFFF),
    "a row cut short": kept(lambda old, _: [(ROW, b"\1"), old]),
    "a row twice": kept(lambda old, _: [(ROW, bytes(17)), old]),
    "unknown record between": kept(lambda old, _: [(0x3F00, b"abc"), old]),
    "a length of more bytes": long_size,
    "the data end before": kept(lambda old, _: [(146, b""), old]),
    "the data begin again": kept(lambda old, _: [(145, b""), old]),
    "the sheet ends before": kept(lambda old, _: [(130, b""), old]),
    "another sheet inside": kept(lambda old, _: [(129, b""), old]),
    "cells behind the data": beside(146, (RK, bytes(8) + SEVEN), before=False),
    "cells before the data": beside(145, (ROW, bytes(17)), (RK, bytes(8) + SEVEN)),
    "no beginning of the data": in_sheet(lambda found, _: found.remove((145, b""))),
    "no end of the data": in_sheet(lambda found, _: found.remove((146, b""))),
    "another size told": in_sheet(lambda found, _: found.__setitem__(1, (148, struct.pack("<4I", 0, 1, 0, 1)))),
    "a size beyond all": in_sheet(lambda found, _: found.__setitem__(1, (148, struct.pack("<4I", 0, 0xFFFFFFF, 0, 0xFFFFFFF)))),
    "a size the other way": in_sheet(lambda found, _: found.__setitem__(1, (148, struct.pack("<4I", 9, 1, 9, 1)))),
    "no size": in_sheet(lambda found, _: found.pop(1) and None),
    "merged": beside(130, (177, struct.pack("<I", 1)), (176, struct.pack("<4I", 1, 2, 1, 2)), (178, b"")),
    "merged, cut short": beside(130, (176, b"\1\2")),
    "a hidden column": beside(145, (390, b""), (60, struct.pack("<IIIIH", 1, 1, 0, 0, 1)), (391, b"")),
    # The workbook.
    "days since 1904": in_part(BOOK, lambda found, _: [(kind, b"\1" + content[1:]) if kind == 153 else (kind, content) for kind, content in found]),
    "two sheets of one name": bundle(lambda content: named(content, "Đảng viên"), every=True),
    "a sheet renamed": bundle(lambda content: named(content, "Trang khác")),
    "a name longer than its record": bundle(lambda content: content[:-2]),
    "hidden": bundle(lambda content: b"\1" + content[1:]),
    "hidden well": bundle(lambda content: b"\2" + content[1:]),
    "another part": bundle(lambda content: content[:8] + wide("rId1") + content[20:]),
    "no such part": bundle(lambda content: content[:8] + wide("rId99")[:12] + content[20:]),
    "one sheet less": in_part(BOOK, lambda found, rng: [each for at, each in enumerate(found) if at != 3]),
    "the book ends before": in_part(BOOK, lambda found, _: [*found[:4], (132, b""), *found[4:]]),
    "sheets outside the list": in_part(BOOK, lambda found, _: [*found[:2], (144, b""), *found[2:]]),
    "parts swapped": in_xml(RELATIONS, r"sheet1\.bin(.*)sheet2\.bin", r"sheet2.bin\1sheet1.bin"),
    "one part for two": in_xml(RELATIONS, r"sheet2\.bin", "sheet1.bin"),
    "target from the root": in_xml(RELATIONS, 'Target="', 'Target="/xl/'),
    "target with dots": in_xml(RELATIONS, 'Target="', 'Target="../xl/'),
    "target in capitals": in_xml(RELATIONS, "worksheets/", "WORKSHEETS/"),
    "target with a backslash": in_xml(RELATIONS, "worksheets/", r"worksheets\\"),
    "no such target": in_xml(RELATIONS, r"sheet2\.bin", "sheet99.bin"),
    "a sheet of charts": in_xml(RELATIONS, r"worksheet(\" Target=\"worksheets/sheet2)", r"chartsheet\1"),
    "part in capitals": renamed(r"worksheets/sheet(\d)", r"worksheets/SHEET\1"),
    "folder in capitals": renamed(r"^xl/worksheets", "XL/Worksheets"),
    "strings in capitals": renamed("sharedStrings", "SharedStrings"),
    "strings elsewhere": strings_elsewhere,
    "two tables of strings": lambda parts, _: parts.update({"xl/other.bin": joined([(159, struct.pack("<II", 1, 1)), (19, b"\0" + wide("zz")), (160, b"")])}) or in_xml(RELATIONS, r"sharedStrings\.bin", "other.bin")(parts, _),
    "the book elsewhere": book_elsewhere,
    "a book of Excel beside": lambda parts, _: parts.update({"xl/workbook.xml": b"<workbook/>"}),
    # The shared strings and the looks.
    "strings counted wrong": in_part(STRINGS, lambda found, _: [(159, struct.pack("<II", 3, 3)), *found[1:]]),
    "strings counted beyond": in_part(STRINGS, lambda found, _: [(159, struct.pack("<II", 0xFFFFFFF0, 0xFFFFFFF0)), *found[1:]]),
    "a string less": in_part(STRINGS, fewer_strings),
    "a string of runs": in_part(STRINGS, lambda found, _: [found[0], (19, b"\1" + found[1][1][1:] + struct.pack("<IHH", 1, 0, 0)), *found[2:]]),
    "a spoken string": in_part(STRINGS, lambda found, _: [found[0], (19, b"\2" + found[1][1][1:] + wide("zz") + struct.pack("<I", 0)), *found[2:]]),
    "a string cut short": in_part(STRINGS, lambda found, _: [found[0], (19, b"\0" + struct.pack("<I", 999)), *found[2:]]),
    "unknown among strings": in_part(STRINGS, lambda found, _: [found[0], (0x3F00, b"abc"), *found[1:]]),
    "strings behind the end": in_part(STRINGS, lambda found, _: [*found[:9], (160, b""), *found[9:]]),
    "no strings": without(STRINGS),
    "no looks": without(STYLES),
    "looks of days": in_part(STYLES, lambda found, _: [(kind, content[:2] + b"\x0e\0" + content[4:]) if kind == 47 else (kind, content) for kind, content in found]),
    "looks counted beyond": in_part(STYLES, lambda found, _: [(kind, b"\xf0\xff\xff\xff") if kind == 617 else (kind, content) for kind, content in found]),
    "a byte of a sheet": other_byte("worksheets"),
    "a byte of the book": other_byte(r"workbook\.bin$"),
    "a byte of the strings": other_byte("sharedStrings"),
    "a byte of the looks": other_byte("styles"),
    "book cut short": cut(BOOK),
    "strings cut short": cut(STRINGS),
    "looks cut short": cut(STYLES),
    "sheet cut short": cut("xl/worksheets/sheet1.bin"),
}  # fmt: skip


def files(times: int) -> Iterator[tuple[str, bytes]]:
    for name, change in CHANGES.items():
        for turn in range(times * 5 if name.startswith("a byte") else times):
            parts = dict(base(turn % 4))
            change(parts, seeded(f"{name} {turn}"))
            yield name, as_binary_workbook(parts)


def test_no_silent_difference() -> None:
    fared, wrong = tried(files(3), read_binary_workbook, serials)
    assert wrong == []
    assert fared.total() >= 300
    assert min(fared["read"], fared["refused"]) > 60


@pytest.mark.long
def test_no_silent_difference_in_a_thousand_binary_workbooks() -> None:
    fared, wrong = tried(files(8), read_binary_workbook, serials)
    assert wrong == []
    assert fared.total() >= 1000
