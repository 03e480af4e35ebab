"""The records of an old binary .xls that tell of its cells, each of the shape it must have, in a clean file of nothing else.

[MS-XLS] 2.4, [MS-CFB]. A record of another shape makes one reader take a neighbour's bytes for a number and another ask for
a terabyte of memory; a chart inside a sheet keeps numbers in records like those of cells.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xlrd.compdoc import CompDoc

Record = tuple[int, bytes]

_OLE = b"\xd0\xcf\x11\xe0"
_BOF, _EOF, _CONTINUE, _BOUNDSHEET, _SST, _FILEPASS, _OBJ = 0x809, 0x0A, 0x3C, 0x85, 0xFC, 0x2F, 0x5D
_MULRK, _FORMULA, _STRING, _LABELSST = 0xBD, 0x06, 0x207, 0xFD
_VERSION_5, _VERSION_8 = b"\0\5", b"\0\6"
_SIZES = {0x203: 14, 0x27E: 10, _LABELSST: 10, 0x205: 8, 0x201: 6}  # of cells that have always the same
_LONG = {0x204: 8, 0xD6: 8, _FORMULA: 20, _MULRK: 12, 0xBE: 8}  # the least of others
_TEXTS = {0x204, 0xD6}
_OLDER = {0x02, 0x03, 0x04, 0x05, 0x206, 0x406}  # cells of versions before, which this one has not
_COMMON = {_BOF, _EOF, _CONTINUE, _BOUNDSHEET, _SST, 0x42, 0x22, 0x31, 0x41E, 0xE0, 0x293, 0x92}
_OF_SHEET = {_BOF, _EOF, 0x208, 0x7D, 0xE5, _STRING} | _SIZES.keys() | _LONG.keys()
_NOTHING = b"\x03\x00\x1e\x01\x00"  # a formula of three bytes: 1; what counts is its stored value
_WORKSHEET, _PICTURE = 0, 8
_CELLS_BEGIN = b"\x10\0"  # of a first record: a sheet of cells
_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass(frozen=True, slots=True)
class CleanXls:
    """A file with the cells alone, and how many pictures lie on each sheet, in their order."""

    data: bytes
    pictures: tuple[int, ...]


def clean_xls(data: bytes) -> CleanXls | None:
    """Return the file without what is no cell; None for one that is encrypted. Raises ValueError for what is out of shape."""
    stream = _stream(data)
    common = list(_part(stream, 0))
    if any(kind == _FILEPASS for kind, _ in common):
        return None
    if common[0][1][:2] not in {_VERSION_5, _VERSION_8}:
        raise ValueError("no version that is read")
    is_8 = common[0][1][:2] == _VERSION_8
    sheets = [content for kind, content in common if kind == _BOUNDSHEET]
    places = [struct.unpack_from("<I", content)[0] for content in sheets]
    if len(set(places)) < len(places):
        raise ValueError("two sheets in one place")
    others = [place for content, place in zip(sheets, places, strict=True) if content[5] != _WORKSHEET]
    if any(_begin(stream, place) == _CELLS_BEGIN for place in others):
        raise ValueError("cells in what is said to be no sheet of cells")
    _check_strings(common)
    if is_8 and any(_letters(content, 6, 1) > len(content) for content in sheets):
        raise ValueError("a name longer than its record")
    kept = [_kept(_part(stream, place), is_8=is_8) for place in places]
    parts = [packed_records(records) for records, _ in kept]
    pictures = tuple(count for content, (_, count) in zip(sheets, kept, strict=True) if content[5] == _WORKSHEET)
    whole = [record for record in common if record[0] in _COMMON]
    return CleanXls(_container(_placed(whole, parts) + b"".join(parts)), pictures)


def _stream(data: bytes) -> bytes:
    if not data.startswith(_OLE):
        return data
    container = CompDoc(data, logfile=io.StringIO())
    for name in ("Workbook", "Book"):
        memory, begin, size = container.locate_named_stream(name)
        if memory:
            return bytes(memory[begin : begin + size])
    raise ValueError("no workbook in the container")


def _part(stream: bytes, at: int) -> Iterator[Record]:
    """Yield the records from the beginning of a part to its end, without the charts inside it."""
    depth = 0
    while True:
        if at + 4 > len(stream):
            raise ValueError("a part without an end")
        kind, size = struct.unpack_from("<HH", stream, at)
        content = stream[at + 4 : at + 4 + size]
        if len(content) < size or (depth == 0 and kind != _BOF):
            raise ValueError("no beginning of a part, or a record beyond the end")
        depth += kind == _BOF
        if depth == 1:
            yield kind, content
        depth -= kind == _EOF
        if depth == 0:
            return
        at += 4 + size


def _begin(stream: bytes, place: int) -> bytes:
    """Return the kind of a part by the word of its own first record."""
    return stream[place + 6 : place + 8]


def _check_strings(common: Sequence[Record]) -> None:
    """Refuse a table of shared strings that tells of more of them than it has bytes for, and a second one."""
    tables = [at for at, record in enumerate(common) if record[0] == _SST]
    if len(tables) > 1:
        raise ValueError("two tables of shared strings")
    for at in tables:
        size = len(common[at][1])
        for kind, content in common[at + 1 :]:
            if kind != _CONTINUE:
                break
            size += len(content)
        if struct.unpack_from("<I", common[at][1], 4)[0] * 3 > size:
            raise ValueError("more shared strings than there are")


def _kept(records: Iterable[Record], *, is_8: bool) -> tuple[list[Record], int]:
    """Return the records of a sheet that tell of its cells, and how many pictures lie on it."""
    kept: list[Record] = []
    spots: set[tuple[int, int]] = set()
    pictures, before, awaited = 0, 0, False
    for kind, content in records:
        if kind == _CONTINUE and before == _STRING:
            raise ValueError("a text of a formula longer than its record")
        pictures += kind == _OBJ and content[4:6] == bytes([_PICTURE, 0])
        before = kind
        if kind in _OLDER:
            raise ValueError("a cell of another version")
        if kind not in _OF_SHEET or (kind == _STRING and not awaited):
            continue
        if kind in _SIZES or kind in _LONG:
            _take_place(kind, content, spots, is_8=is_8)
            awaited = kind == _FORMULA and content[6] == 0 and content[12:14] == b"\xff\xff"
        elif kind == _STRING:
            awaited = False
        kept.append((kind, content[:20] + _NOTHING if kind == _FORMULA else content))
    return kept, pictures


def _letters(content: bytes, at: int, size: int) -> int:
    """Return where the letters of a text end at the least, whose length of ``size`` bytes stands at a place."""
    length = int.from_bytes(content[at : at + size], "little")
    return at + size + 1 + length * (1 + (content[at + size] & 1))


def _take_place(kind: int, content: bytes, spots: set[tuple[int, int]], *, is_8: bool) -> None:
    """Note where the cells of a record stand. Raises ValueError for one of another shape, or where there is one already."""
    if len(content) != _SIZES.get(kind, len(content)) or len(content) < _LONG.get(kind, 0):
        raise ValueError("a cell of another size")
    if kind in _TEXTS and is_8 and _letters(content, 6, 2) > len(content):
        raise ValueError("a text longer than its record")
    row, first = struct.unpack_from("<HH", content)
    last = first
    if kind in {_MULRK, 0xBE}:
        (last,) = struct.unpack_from("<H", content, len(content) - 2)
        if (len(content) - 6) != (6 if kind == _MULRK else 2) * (last - first + 1):
            raise ValueError("a row of cells of another size")
    taken = {(row, column) for column in range(first, last + 1)}
    if taken & spots or last > 255:
        raise ValueError("two cells in one place, or one beyond the last column")
    spots |= taken


def packed_records(records: Iterable[Record]) -> bytes:
    """Return the bytes of records."""
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in records)


def _placed(common: Sequence[Record], parts: Sequence[bytes]) -> bytes:
    """Return the common records, each sheet said to be where it now is."""
    at, placed, waiting = len(packed_records(common)), [], list(parts)
    for kind, content in common:
        is_sheet = kind == _BOUNDSHEET
        placed.append((kind, struct.pack("<I", at) + content[4:] if is_sheet else content))
        at += len(waiting.pop(0)) if is_sheet else 0
    return packed_records(placed)


def _container(stream: bytes) -> bytes:
    """Return a compound file of the one stream «Workbook»."""
    stream = stream.ljust(4096, b"\0")  # shorter ones lie in another place
    count = -(-len(stream) // _SECTOR)
    tables = -(-(count + 1) // 127)  # a table of 128 sectors counts itself
    if tables > 109:
        raise ValueError("a stream too long for one list of tables")
    links = [*[_TABLE] * tables, _END, *range(tables + 2, tables + 1 + count), _END]
    links += [_FREE] * (tables * 128 - len(links))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, tables + 1, len(stream))
    body = stream.ljust(count * _SECTOR, b"\0")
    return head + struct.pack(f"<{len(links)}I", *links) + entries.ljust(_SECTOR, b"\0") + body


def _entry(name: str, kind: int, child: int, begin: int, size: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    head = letters.ljust(64, b"\0") + struct.pack("<HBB3I", len(letters), kind, 1, _FREE, _FREE, child)
    return head.ljust(116, b"\0") + struct.pack("<II", begin, size) + bytes(4)
