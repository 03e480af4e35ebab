"""Old binary workbooks changed record by record: the cells are those another reader finds, or the workbook is refused."""

# ruff: noqa: E501 - a change of records stands on one line

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

from annual_review.sample.ward import seeded
from tests.workbook.fuzzing import sample_book, serials, tried
from tests.workbook.old_binary import (
    BOF,
    BOOLERR,
    BOUNDSHEET,
    CELLS,
    CONTINUE,
    DATEMODE,
    EOF,
    FORMULA,
    LABEL,
    LABELSST,
    MERGED,
    MULRK,
    NUMBER,
    RK,
    RSTRING,
    SST,
    STRING,
    Parts,
    Record,
    apart,
    as_old_binary,
    container,
    long_string,
    read_old_binary,
    short_string,
    stream_of,
)

MODEL = (Path(__file__).parent / "files" / "five-members.xls").read_bytes()
Change = Callable[[Parts, Random], None]
XF = 0xE0
ARRAY, SHARED_FORMULA, TABLE = 0x221, 0x4BC, 0x236


@lru_cache(maxsize=8)
def base(number: int) -> bytes:
    """A workbook as LibreOffice saves it, and some of our own making."""
    return MODEL if number == 0 else as_old_binary(sample_book(number), MODEL)


def cell(make: Callable[[Record, Random], list[Record]], kinds: frozenset[int] = CELLS) -> Change:
    """Puts other records in the place of one cell."""

    def change(parts: Parts, rng: Random) -> None:
        spots = [(sheet, at) for sheet in parts.sheets for at, record in enumerate(sheet) if record[0] in kinds]
        sheet, at = rng.choice(spots)
        sheet[at : at + 1] = make(sheet[at], rng)

    return change


def number(make: Callable[[bytes], list[Record]]) -> Change:
    """Puts other records in the place of one number; they are made of its row, its column, its look."""
    return cell(lambda record, _: make(record[1][:6]), frozenset({RK, NUMBER}))


def text(make: Callable[[bytes], list[Record]]) -> Change:
    """Puts other records in the place of one text."""
    return cell(lambda record, _: make(record[1][:6]), frozenset({LABELSST}))


def formula(result: bytes, *after: Record) -> Change:
    tail = struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00"
    return number(lambda head: [(FORMULA, head + result + tail), *after])


def words(text: str) -> bytes:
    return long_string(text)


def each_sheet(make: Callable[[list[Record], Random], None]) -> Change:
    def change(parts: Parts, rng: Random) -> None:
        make(rng.choice([sheet for sheet in parts.sheets if any(kind in CELLS for kind, _ in sheet)]), rng)

    return change


def common(kind: int, make: Callable[[bytes, Random], bytes], *, every: bool = False) -> Change:
    """Changes the content of one common record of a kind, or of every one."""

    def change(parts: Parts, rng: Random) -> None:
        spots = [at for at, record in enumerate(parts.common) if record[0] == kind]
        for at in spots if every else [rng.choice(spots)]:
            parts.common[at] = (kind, make(parts.common[at][1], rng))

    return change


def beside(*records: Record, before: int = BOUNDSHEET) -> Change:
    """Puts further records among the common ones."""

    def change(parts: Parts, _: Random) -> None:
        at = next(at for at, record in enumerate(parts.common) if record[0] == before)
        parts.common[at:at] = list(records)

    return change


def shared_cut(where: Callable[[bytes, Random], list[bytes]]) -> Change:
    """The table of shared strings cut into several records."""

    def change(parts: Parts, rng: Random) -> None:
        at = next(at for at, record in enumerate(parts.common) if record[0] == SST)
        rest = [record for record in parts.common[at + 1 :] if record[0] != CONTINUE]
        pieces = where(parts.common[at][1], rng)
        parts.common[at:] = [(SST if not index else CONTINUE, piece) for index, piece in enumerate(pieces)] + rest

    return change


def cut_in_letters(content: bytes, rng: Random) -> list[bytes]:
    """Cut between two letters of a string of wide letters; the byte behind the cut says that they stay wide."""
    at, starts = 8, []
    while at + 3 < len(content):
        length, flags = struct.unpack_from("<HB", content, at)
        size = length * (1 + (flags & 1))
        if flags == 1 and length > 4:
            starts.append(at + 3)
        at += 3 + size + (2 if flags & 8 else 0) + (4 if flags & 4 else 0)
    place = rng.choice(starts) + 4
    return [content[:place], b"\x01" + content[place:]]


def cut_between(content: bytes, rng: Random) -> list[bytes]:
    first, _ = cut_in_letters(content, rng)
    place = len(first) - 7  # before the length and the kind of that string
    return [content[:place], content[place:]]


def cut_anywhere(content: bytes, rng: Random) -> list[bytes]:
    place = rng.randrange(9, len(content))
    return [content[:place], content[place:]]


def cut_narrow(content: bytes, rng: Random) -> list[bytes]:
    """As above, but the byte says that the letters are narrow from there on."""
    first, second = cut_in_letters(content, rng)
    return [first, b"\x00" + second[1:]]


def swapped(sheet: list[Record], rng: Random) -> None:
    spots = [at for at, record in enumerate(sheet[:-1]) if record[0] in CELLS and sheet[at + 1][0] in CELLS]
    at = rng.choice(spots)
    sheet[at], sheet[at + 1] = sheet[at + 1], sheet[at]


def moved(row: int, column: int) -> Change:
    """One number stands elsewhere than its neighbours lead to expect."""

    def make(record: Record, _: Random) -> list[Record]:
        old = struct.unpack_from("<2H", record[1])
        place = struct.pack("<2H", (old[0] + row) & 0xFFFF, (old[1] + column) & 0xFFFF)
        return [(record[0], place + record[1][4:])]

    return cell(make, frozenset({RK, NUMBER, LABELSST}))


def end_within(sheet: list[Record], rng: Random) -> None:
    at = rng.choice([at for at, record in enumerate(sheet) if record[0] in CELLS])
    sheet.insert(at, (EOF, b""))


def chart_within(sheet: list[Record], rng: Random) -> None:
    at = rng.choice([at for at, record in enumerate(sheet) if record[0] in CELLS])
    inner = [(NUMBER, struct.pack("<3Hd", 3, 3, 15, 77)), (LABEL, struct.pack("<3H", 4, 4, 15) + words("77"))]
    sheet[at:at] = [(BOF, struct.pack("<4HII", 0x600, 0x20, 0, 1997, 0, 6)), *inner, (EOF, b"")]


def renamed(content: bytes, rng: Random) -> bytes:
    return content[:6] + short_string("Đảng viên")


ONE = struct.pack("<I", 1 << 2 | 2)
CHANGES: dict[str, Change] = {
    # Numbers.
    "whole of an RK": number(lambda head: [(RK, head + struct.pack("<I", 7 << 2 | 2))]),
    "hundredths of an RK": number(lambda head: [(RK, head + struct.pack("<I", 700 << 2 | 3))]),
    "below nought in an RK": number(lambda head: [(RK, head + struct.pack("<i", -7 << 2 | 2))]),
    "double of an RK": number(lambda head: [(RK, head + struct.pack("<d", 7.5)[4:])]),
    "hundredths of a double": number(lambda head: [(RK, head + bytes([1 | struct.pack("<d", 750)[4]]) + struct.pack("<d", 750)[5:])]),
    "number": number(lambda head: [(NUMBER, head + struct.pack("<d", 7.25))]),
    "no number": number(lambda head: [(NUMBER, head + struct.pack("<d", float("nan")))]),
    "endless": number(lambda head: [(NUMBER, head + struct.pack("<d", float("inf")))]),
    "nought below nought": number(lambda head: [(NUMBER, head + struct.pack("<d", -0.0))]),
    "tiny": number(lambda head: [(NUMBER, head + struct.pack("<Q", 1))]),
    "number cut short": number(lambda head: [(NUMBER, head + b"\0\0\0\0")]),
    "number and more": number(lambda head: [(NUMBER, head + struct.pack("<d", 7) + b"\1\2\3")]),
    "RK cut short": number(lambda head: [(RK, head)]),
    "several RK": number(lambda head: [(MULRK, head[:4] + (head[4:] + ONE) * 2 + struct.pack("<H", head[2] + 1))]),
    "several RK, the end wrong": number(lambda head: [(MULRK, head[:4] + (head[4:] + ONE) * 2 + struct.pack("<H", head[2] + 5))]),
    "several RK, the end before": number(lambda head: [(MULRK, head[:4] + (head[4:] + ONE) * 3 + struct.pack("<H", 0))]),
    "several RK, cut short": number(lambda head: [(MULRK, head[:4] + (head[4:] + ONE) * 2 + b"\0")]),
    "several RK over another": cell(lambda record, _: [(MULRK, record[1][:4] + (b"\x0f\0" + ONE) * 4 + struct.pack("<H", record[1][2] + 3)), record]),
    "truth": number(lambda head: [(BOOLERR, head + b"\1\0")]),
    "truth of five": number(lambda head: [(BOOLERR, head + b"\5\0")]),
    "error": number(lambda head: [(BOOLERR, head + b"\7\1")]),
    "unknown error": number(lambda head: [(BOOLERR, head + b"\x63\1")]),
    "blank": number(lambda head: [(0x201, head)]),
    "several blanks": number(lambda head: [(0xBE, head + head[4:] + struct.pack("<H", head[2] + 1))]),
    # Records of versions before.
    "number of version 2": number(lambda head: [(0x03, head[:4] + b"\0\0\0" + struct.pack("<d", 7))]),
    "whole of version 2": number(lambda head: [(0x02, head[:4] + b"\0\0\0" + b"\7\0")]),
    "text of version 2": number(lambda head: [(0x04, head[:4] + b"\0\0\0" + b"\x017")]),
    "formula of version 3": number(lambda head: [(0x206, head + struct.pack("<d", 7) + bytes(4) + b"\3\0\x1e\1\0")]),
    "formula of version 4": number(lambda head: [(0x406, head + struct.pack("<d", 7) + bytes(4) + b"\3\0\x1e\1\0")]),
    # Texts.
    "another string": text(lambda head: [(LABELSST, head + struct.pack("<I", 0))]),
    "string beyond": text(lambda head: [(LABELSST, head + struct.pack("<I", 99999))]),
    "string cut short": text(lambda head: [(LABELSST, head + b"\0\0")]),
    "label": text(lambda head: [(LABEL, head + words("Trần Văn Ất"))]),
    "narrow label": text(lambda head: [(LABEL, head + struct.pack("<HB", 3, 0) + "Tôn".encode("latin-1"))]),
    "label longer than its record": text(lambda head: [(LABEL, head + struct.pack("<HB", 90, 1) + "Ất".encode("utf-16-le"))]),
    "label and more": text(lambda head: [(LABEL, head + words("Ất") + b"zz")]),
    "label of runs": text(lambda head: [(RSTRING, head + words("Ất") + struct.pack("<3H", 1, 0, 0))]),
    "rich label": text(lambda head: [(LABEL, head + struct.pack("<HBH", 2, 9, 1) + "Ất".encode("utf-16-le") + bytes(4))]),
    "half a letter": text(lambda head: [(LABEL, head + struct.pack("<HB", 2, 1) + b"\x3d\xd8A\0")]),
    "letter nought": text(lambda head: [(LABEL, head + words("A\0B"))]),
    "empty label": text(lambda head: [(LABEL, head + words(""))]),
    "number as text": number(lambda head: [(LABEL, head + words("12"))]),
    # Formulas.
    "formula": formula(struct.pack("<d", 7)),
    "formula of a text": formula(b"\0\0\0\0\0\0\xff\xff", (STRING, words("Ất"))),
    "formula of a text that is none": formula(b"\0\0\0\0\0\0\xff\xff"),
    "formula of a text, others between": formula(b"\0\0\0\0\0\0\xff\xff", (SHARED_FORMULA, bytes(10)), (STRING, words("Ất"))),
    "formula of a text, an array between": formula(b"\0\0\0\0\0\0\xff\xff", (ARRAY, bytes(14)), (STRING, words("Ất"))),
    "formula of a text, a table between": formula(b"\0\0\0\0\0\0\xff\xff", (TABLE, bytes(16)), (STRING, words("Ất"))),
    "formula of a text cut": formula(b"\0\0\0\0\0\0\xff\xff", (STRING, struct.pack("<HB", 4, 1) + "Ất".encode("utf-16-le")), (CONTINUE, b"\1" + "ab".encode("utf-16-le"))),
    "formula of a truth": formula(b"\1\0\1\0\0\0\xff\xff"),
    "formula of an error": formula(b"\2\0\7\0\0\0\xff\xff"),
    "formula of a blank": formula(b"\3\0\0\0\0\0\xff\xff"),
    "formula of an unknown kind": formula(b"\x09\0\7\0\0\0\xff\xff"),
    "a text behind no formula": number(lambda head: [(RK, head + ONE), (STRING, words("Ất"))]),
    "two texts behind a formula": formula(b"\0\0\0\0\0\0\xff\xff", (STRING, words("Ất")), (STRING, words("Bính"))),
    "formula of a number with a text": formula(struct.pack("<d", 7), (STRING, words("Ất"))),
    # Where cells stand.
    "a cell twice": cell(lambda record, _: [record, record]),
    "a cell twice, another value": cell(lambda record, _: [record, (RK, record[1][:6] + struct.pack("<I", 7 << 2 | 2))], CELLS - {MULRK}),
    "a cell twice, another value before": cell(lambda record, _: [(RK, record[1][:6] + struct.pack("<I", 7 << 2 | 2)), record], CELLS - {MULRK}),
    "a blank over a cell": cell(lambda record, _: [record, (0x201, record[1][:6])], CELLS - {MULRK}),
    "a cell less": cell(lambda record, _: []),
    "two cells swapped": each_sheet(swapped),
    "a row further": moved(1, 0),
    "a row back": moved(-1, 0),
    "a column further": moved(0, 1),
    "a column back": moved(0, -1),
    "far below": moved(900, 0),
    "the last row": moved(65000, 0),
    "beyond the last column": moved(0, 400),
    "an unknown look": cell(lambda record, _: [(record[0], record[1][:4] + b"\xff\x7f" + record[1][6:])], CELLS - {MULRK}),
    "unknown record between": cell(lambda record, _: [(0x7777, b"abc"), record]),
    "continued without a cause": cell(lambda record, _: [record, (CONTINUE, b"\1\2\3\4")]),
    "the end within": each_sheet(end_within),
    "a chart within": each_sheet(chart_within),
    "no end": each_sheet(lambda sheet, _: sheet.pop() and None),
    "cells behind the end": each_sheet(lambda sheet, _: sheet.append((NUMBER, struct.pack("<3Hd", 3, 3, 15, 77)))),
    "merged": each_sheet(lambda sheet, _: sheet.insert(-1, (MERGED, struct.pack("<5H", 1, 2, 3, 1, 2)))),
    "merged, cut short": each_sheet(lambda sheet, _: sheet.insert(-1, (MERGED, struct.pack("<3H", 9, 2, 3)))),
    "another size told": each_sheet(lambda sheet, _: sheet.insert(1, (0x200, struct.pack("<IIHHH", 0, 2, 0, 2, 0)))),
    "a hidden row": each_sheet(lambda sheet, _: sheet.insert(1, (0x208, struct.pack("<6HI", 2, 0, 9, 300, 0, 0, 0x120)))),
    # The workbook.
    "days since 1904": common(DATEMODE, lambda _, __: b"\1\0"),
    "numbers as days": common(XF, lambda content, _: content[:2] + b"\x0e\0" + content[4:], every=True),
    "numbers as hours": common(XF, lambda content, _: content[:2] + b"\x14\0" + content[4:], every=True),
    "numbers as shares": common(XF, lambda content, _: content[:2] + b"\x09\0" + content[4:], every=True),
    "numbers as texts": common(XF, lambda content, _: content[:2] + b"\x31\0" + content[4:], every=True),
    "an unknown format": common(XF, lambda content, _: content[:2] + b"\xff\x01" + content[4:], every=True),
    "another code page": common(0x42, lambda _, __: struct.pack("<H", 1258)),
    "an unknown code page": common(0x42, lambda _, __: struct.pack("<H", 9999)),
    "two sheets of one name": common(BOUNDSHEET, renamed, every=True),
    "a sheet renamed": common(BOUNDSHEET, lambda content, rng: content[:6] + short_string("Trang khác")),
    "a narrow name": common(BOUNDSHEET, lambda content, rng: content[:6] + b"\x05\0Trang"),
    "a name too long": common(BOUNDSHEET, lambda content, rng: content[:6] + b"\xff\1" + content[8:]),
    "a name of letters nought": common(BOUNDSHEET, lambda content, rng: content[:6] + short_string("A\0B")),
    "hidden": common(BOUNDSHEET, lambda content, rng: content[:4] + b"\1" + content[5:]),
    "hidden well": common(BOUNDSHEET, lambda content, rng: content[:4] + b"\2" + content[5:]),
    "a sheet of macros": common(BOUNDSHEET, lambda content, rng: content[:5] + b"\1" + content[6:]),
    "a chart": common(BOUNDSHEET, lambda content, rng: content[:5] + b"\2" + content[6:]),
    "a module": common(BOUNDSHEET, lambda content, rng: content[:5] + b"\6" + content[6:]),
    "locked": beside((0x2F, bytes(6)), before=0x42),
    "a version before": common(BOF, lambda content, _: b"\0\5" + content[2:]),
    "an unknown version": common(BOF, lambda content, _: b"\0\7" + content[2:]),
    "the end before": beside((EOF, b"")),
    "unknown among the common": beside((0x7777, b"abc")),
    # The shared strings.
    "strings counted wrong": common(SST, lambda content, _: content[:4] + struct.pack("<I", 3) + content[8:]),
    "strings counted beyond": common(SST, lambda content, _: content[:4] + struct.pack("<I", 5000) + content[8:]),
    "strings cut between": shared_cut(lambda content, rng: [content[:8], content[8:]]),
    "strings cut between two": shared_cut(cut_between),
    "strings cut in letters": shared_cut(cut_in_letters),
    "strings narrow behind the cut": shared_cut(cut_narrow),
    "strings cut anywhere": shared_cut(cut_anywhere),
    "no strings": lambda parts, _: parts.common.__setitem__(slice(None), [each for each in parts.common if each[0] not in {SST, CONTINUE}]),
    "strings twice": beside((SST, struct.pack("<II", 1, 1) + words("zz")), before=SST),
    "strings twice, behind": lambda parts, _: parts.common.insert(-1, (SST, struct.pack("<II", 1, 1) + words("zz"))),
}  # fmt: skip


def other_bytes(data: bytes, rng: Random, begin: int = 0) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3))):
        changed[rng.randrange(begin, len(data))] = rng.randrange(256)
    return bytes(changed)


def pointed(stream: bytes, rng: Random) -> bytes:
    """Two sheets are where one of them is."""
    places = [
        at for at in range(len(stream) - 8) if stream[at : at + 2] == struct.pack("<H", BOUNDSHEET) and stream[at + 3] == 0
    ]
    one, two = rng.sample(places[:4], 2)
    return stream[: one + 4] + stream[two + 4 : two + 8] + stream[one + 8 :]


def files(times: int) -> Iterator[tuple[str, bytes]]:
    for name, change in CHANGES.items():
        for turn in range(times):
            parts = apart(base(turn % 4))
            change(parts, seeded(f"{name} {turn}"))
            yield name, container([("Workbook", parts.stream())])
    for turn in range(times * 12):
        rng = seeded(f"bytes {turn}")
        stream = stream_of(base(turn % 4))
        yield "a byte of the stream", container([("Workbook", other_bytes(stream, rng))])
        yield "a byte of the file", other_bytes(container([("Workbook", stream)]), rng)
        yield (
            "a byte of the directory",
            other_bytes(container([("Workbook", stream)])[: 3 * 512], rng) + container([("Workbook", stream)])[3 * 512 :],
        )
    for turn in range(times):
        rng = seeded(f"streams {turn}")
        stream, other = stream_of(base(turn % 4)), stream_of(base((turn + 1) % 4))
        yield "cut short", container([("Workbook", stream[: rng.randrange(len(stream))])])
        yield "two places in one", container([("Workbook", pointed(stream, rng))])
        yield "another name", container([("WORKBOOK", stream)])
        yield "the name before", container([("Book", stream)])
        yield "both names", container([("Workbook", stream), ("Book", other)])
        yield "both names, the other order", container([("Book", other), ("Workbook", stream)])


def test_no_silent_difference() -> None:
    fared, wrong = tried(files(2), read_old_binary, serials)
    assert wrong == []
    assert fared.total() >= 300
    assert min(fared["read"], fared["refused"]) > 60


@pytest.mark.long
def test_no_silent_difference_in_a_thousand_old_workbooks() -> None:
    fared, wrong = tried(files(8), read_old_binary, serials)
    assert wrong == []
    assert fared.total() >= 1000
