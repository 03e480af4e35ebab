"""The old binary workbook of Excel, record by record: taken apart, put together, made of an .xlsx, read by its own word.

[MS-XLS] and [MS-CFB] are what it follows; no code of the program and no library has a part in it.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from openpyxl import load_workbook

from tests.workbook.fuzzing import Given

Record = tuple[int, bytes]

BOF, EOF, CONTINUE, BOUNDSHEET, SST, MERGED, DATEMODE = 0x809, 0x0A, 0x3C, 0x85, 0xFC, 0xE5, 0x22
NUMBER, RK, MULRK, LABELSST, LABEL, RSTRING, BOOLERR, FORMULA, STRING = (
    0x203,
    0x27E,
    0xBD,
    0xFD,
    0x204,
    0xD6,
    0x205,
    0x06,
    0x207,
)
CELLS = frozenset({NUMBER, RK, MULRK, LABELSST, LABEL, RSTRING, BOOLERR, FORMULA})
_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def container(streams: Sequence[tuple[str, bytes]]) -> bytes:
    """A compound file of one or two streams; each is padded to the size from which it lies in sectors of its own."""
    padded = [(name, data.ljust(4096, b"\0")) for name, data in streams]
    sectors = [-(-len(data) // _SECTOR) for _, data in padded]
    tables = next(count for count in range(1, 100) if count * 128 >= count + 1 + sum(sectors))
    links: list[int] = [_TABLE] * tables + [_END]
    entries = [_entry("Root Entry", 5, 1, (_FREE, _FREE), (_END, 0))]
    for index, ((name, data), count) in enumerate(zip(padded, sectors, strict=True)):
        begin = len(links)
        links += [*range(begin + 1, begin + count), _END]
        beside = (2 if index == 0 and len(padded) > 1 else _FREE, _FREE)
        entries.append(_entry(name, 2, _FREE, beside, (begin, len(data))))
    links += [_FREE] * (tables * 128 - len(links))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    body = b"".join(data.ljust(count * _SECTOR, b"\0") for (_, data), count in zip(padded, sectors, strict=True))
    return head + struct.pack(f"<{len(links)}I", *links) + b"".join(entries).ljust(_SECTOR, b"\0") + body


def _entry(name: str, kind: int, child: int, beside: tuple[int, int], data: tuple[int, int]) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    head = letters.ljust(64, b"\0") + struct.pack("<HBB3I", len(letters), kind, 1, *beside, child)
    return head.ljust(116, b"\0") + struct.pack("<II", *data) + bytes(4)


def stream_of(data: bytes) -> bytes:
    """The workbook stream of a compound file whose table of sectors is listed in its head."""
    (tables,) = struct.unpack_from("<I", data, 44)
    places = struct.unpack_from(f"<{tables}I", data, 76)
    links = [link for place in places for link in struct.unpack_from("<128I", data, (place + 1) * _SECTOR)]

    def chain(sector: int) -> bytes:
        found: list[bytes] = []
        while sector < _TABLE and len(found) <= len(links):
            found.append(data[(sector + 1) * _SECTOR : (sector + 2) * _SECTOR])
            sector = links[sector]
        return b"".join(found)

    directory = chain(struct.unpack_from("<I", data, 48)[0])
    entries = [directory[at : at + 128] for at in range(0, len(directory), 128)]
    names = {each[: max(struct.unpack_from("<H", each, 64)[0] - 2, 0)].decode("utf-16-le").casefold(): each for each in entries}
    begin, size = struct.unpack_from("<II", names["workbook"], 116)
    return chain(begin)[:size]


def records(stream: bytes) -> Iterator[Record]:
    """The records of a stream, as far as they are whole."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if at + 4 + size > len(stream):
            return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


@dataclass(slots=True)
class Parts:
    """The records of a workbook: the common ones, and those of each sheet in the order they lie in the stream."""

    common: list[Record]
    sheets: list[list[Record]] = field(default_factory=list)

    def stream(self) -> bytes:
        """The stream, every sheet found where the common records say it is."""
        sheets = [packed_records(each) for each in self.sheets]
        at, begins = len(packed_records(self.common)), []
        for each in sheets:
            begins.append(at)
            at += len(each)
        places = iter(begins)
        common = [
            (kind, struct.pack("<I", next(places, 0)) + content[4:]) if kind == BOUNDSHEET else (kind, content)
            for kind, content in self.common
        ]
        return packed_records(common) + b"".join(sheets)


def packed_records(found: Iterable[Record]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in found)


def apart(data: bytes) -> Parts:
    """The records of a compound file whose sheets lie behind each other."""
    groups: list[list[Record]] = [[]]
    depth = 0
    for record in records(stream_of(data)):
        depth += (record[0] == BOF) - (record[0] == EOF)
        groups[-1].append(record)
        if depth == 0:
            groups.append([])
    return Parts(groups[0], [each for each in groups[1:] if each and each[0][0] == BOF])


def as_old_binary(xlsx: bytes, model: bytes) -> bytes:
    """The cells of an .xlsx as an old workbook with the fonts and formats of the ``model``."""
    book = load_workbook(io.BytesIO(xlsx), data_only=True)
    parts = apart(model)
    common = [each for each in parts.common if each[0] not in {BOUNDSHEET, SST, CONTINUE, EOF}]
    strings: dict[str, int] = {}
    sheets: list[list[Record]] = []
    for sheet in book.worksheets:
        common.append((BOUNDSHEET, bytes(6) + short_string(sheet.title)))
        lines = [
            (row, column, value)
            for row, line in enumerate(sheet.iter_rows(values_only=True))
            for column, value in enumerate(line)
        ]
        cells = [_cell(row, column, value, strings) for row, column, value in lines if value is not None]
        ranges = [
            struct.pack("<4H", each.min_row - 1, each.max_row - 1, each.min_col - 1, each.max_col - 1)
            for each in sheet.merged_cells.ranges
        ]
        merged = [(MERGED, struct.pack("<H", len(ranges)) + b"".join(ranges))] if ranges else []
        sheets.append([(BOF, struct.pack("<4HII", 0x600, 0x10, 0, 1997, 0, 6)), *cells, *merged, (EOF, b"")])
    common += [*shared(list(strings)), (EOF, b"")]
    return container([("Workbook", Parts(common, sheets).stream())])


def _cell(row: int, column: int, value: object, strings: dict[str, int]) -> Record:
    head = struct.pack("<3H", row, column, 15)
    if isinstance(value, bool):
        return BOOLERR, head + bytes([value, 0])
    if isinstance(value, int) and 0 <= value < 1 << 29:
        return RK, head + struct.pack("<I", value << 2 | 2)
    if isinstance(value, int | float):
        return NUMBER, head + struct.pack("<d", value)
    return LABELSST, head + struct.pack("<I", strings.setdefault(str(value), len(strings)))


def short_string(text: str) -> bytes:
    """A string with a length of one byte."""
    return bytes([len(text), 1]) + text.encode("utf-16-le")


def long_string(text: str) -> bytes:
    """A string with a length of two bytes."""
    return struct.pack("<HB", len(text.encode("utf-16-le")) // 2, 1) + text.encode("utf-16-le")


def shared(strings: Sequence[str]) -> list[Record]:
    """The records of the shared strings: none is cut, a record ends before it grows too long."""
    pieces = [struct.pack("<II", len(strings), len(strings))]
    for text in strings:
        piece = long_string(text)
        if len(pieces[-1]) + len(piece) > 8000:
            pieces.append(b"")
        pieces[-1] += piece
    return [(SST if number == 0 else CONTINUE, each) for number, each in enumerate(pieces)]


def read_old_binary(data: bytes) -> Given | None:
    """The cells of an old workbook, days as their numbers; None where it cannot be taken apart."""
    try:
        stream = stream_of(data)
        return dict(_cells(stream))
    except (KeyError, IndexError, ValueError, struct.error):
        return None


def _cells(stream: bytes) -> Iterator[tuple[tuple[str, int, int], object]]:
    strings: list[str] = []
    places: list[tuple[str, int]] = []
    common = records(stream)
    depth, pending = 0, list[bytes]()
    for kind, content in common:
        depth += (kind == BOF) - (kind == EOF)
        if kind == BOUNDSHEET and content[5] == 0:
            places.append((_short(content, 6), struct.unpack_from("<I", content)[0]))
        if kind == SST or (kind == CONTINUE and pending):
            pending.append(content)
        elif pending:
            strings, pending = _shared_strings(pending), []
        if depth <= 0:
            break
    for name, place in places:
        for row, column, value in _of_sheet(stream[place:], strings):
            yield (name, row + 1, column + 1), value


def _of_sheet(stream: bytes, strings: Sequence[str]) -> Iterator[tuple[int, int, object]]:
    depth = 0
    awaited: tuple[int, int] | None = None
    for kind, content in records(stream):
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            return
        if depth > 1 or (kind not in CELLS and kind != STRING):
            continue
        if kind == STRING:
            yield from [(*awaited, _long(content, 0))] if awaited else []
            awaited = None
            continue
        row, column = struct.unpack_from("<2H", content)
        is_text = kind == FORMULA and content[12:14] == b"\xff\xff" and content[6] == 0
        awaited = (row, column) if is_text else None
        yield from ((row, column + right, value) for right, value in enumerate(_values(kind, content, strings)))


def _values(kind: int, content: bytes, strings: Sequence[str]) -> list[object]:
    """What a record of cells holds: the value of each; of a formula that gives a text, none."""
    match kind:
        case 0x203:  # NUMBER
            return [struct.unpack_from("<d", content, 6)[0]]
        case 0x27E:  # RK
            return [_packed(struct.unpack_from("<I", content, 6)[0])]
        case 0xBD:  # MULRK
            return [_packed(struct.unpack_from("<I", content, 6 + 6 * at)[0]) for at in range((len(content) - 6) // 6)]
        case 0xFD:  # LABELSST
            return [strings[struct.unpack_from("<I", content, 6)[0]]]
        case 0x204 | 0xD6:  # LABEL, RSTRING
            return [_long(content, 6)]
        case 0x205:  # BOOLERR
            return [None if content[7] else bool(content[6])]
        case _ if content[12:14] != b"\xff\xff":  # FORMULA
            return [struct.unpack_from("<d", content, 6)[0]]
        case _:
            return [bool(content[8])] if content[6] == 1 else []


def _packed(number: int) -> float:
    if number & 2:
        value = float(struct.unpack("<i", struct.pack("<I", number))[0] >> 2)
    else:
        value = struct.unpack("<d", bytes(4) + struct.pack("<I", number & ~3))[0]
    return value / 100 if number & 1 else value


def _short(content: bytes, at: int) -> str:
    return _letters(content, at + 2, content[at], wide=bool(content[at + 1] & 1))


def _long(content: bytes, at: int) -> str:
    length, flags = struct.unpack_from("<HB", content, at)
    skipped = 2 * bool(flags & 8) + 4 * bool(flags & 4)
    return _letters(content, at + 3 + skipped, length, wide=bool(flags & 1))


def _letters(content: bytes, at: int, length: int, *, wide: bool) -> str:
    found = content[at : at + length * (1 + wide)]
    if len(found) < length * (1 + wide):
        raise ValueError("a string beyond its record")
    return found.decode("utf-16-le" if wide else "latin-1", "surrogatepass")


def _shared_strings(pieces: Sequence[bytes]) -> list[str]:
    """The strings of a table that may be cut anywhere between two letters; behind a cut a byte says how wide they are."""
    found: list[str] = []
    (count,) = struct.unpack_from("<I", pieces[0], 4)
    number, at = 0, 8

    def more() -> None:
        nonlocal number, at
        if at >= len(pieces[number]):
            number, at = number + 1, 0

    def skip(size: int) -> None:
        nonlocal at
        while size:
            more()
            step = min(size, len(pieces[number]) - at)
            at, size = at + step, size - step

    for _ in range(count):
        more()
        length, flags = struct.unpack_from("<HB", pieces[number], at)
        at += 3
        runs = struct.unpack_from("<H", pieces[number], at)[0] if flags & 8 else 0
        at += 2 * bool(flags & 8)
        spoken = struct.unpack_from("<I", pieces[number], at)[0] if flags & 4 else 0
        at += 4 * bool(flags & 4)
        text, wide = "", bool(flags & 1)
        while length:
            if at >= len(pieces[number]):
                more()
                wide, at = bool(pieces[number][0] & 1), 1
            step = min(length, (len(pieces[number]) - at) // (1 + wide))
            if not step:
                raise ValueError("a letter cut in two")
            text += _letters(pieces[number], at, step, wide=wide)
            at, length = at + step * (1 + wide), length - step
        skip(4 * runs + spoken)
        found.append(text)
    return found
