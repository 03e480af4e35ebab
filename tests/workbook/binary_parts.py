"""The binary .xlsb, record by record: made of an .xlsx, taken apart, read as [MS-XLSB] has it, without our code."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Iterable, Iterator

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.fuzzing import Given, packed

Record = tuple[int, bytes]
Parts = dict[str, bytes]

ROW, BLANK, RK, ERROR, BOOL, REAL, TEXT, ISST = 0, 1, 2, 3, 4, 5, 6, 7
F_TEXT, F_NUMBER, F_BOOL, F_ERROR, RICH = 8, 9, 10, 11, 62
CELLS = frozenset({RK, ERROR, BOOL, REAL, TEXT, ISST, F_TEXT, F_NUMBER, F_BOOL, F_ERROR, RICH})
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.ms-excel."


def record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(content), b""
    while size >= 0x80:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return head + length + bytes([size]) + content


def records(part: bytes) -> Iterator[Record]:
    at = 0
    while at < len(part):
        kind, at = _seven(part, at, 2)
        size, at = _seven(part, at, 4)
        if at + size > len(part):
            raise ValueError("a record beyond its part")
        yield kind, part[at : at + size]
        at += size


def _seven(part: bytes, at: int, most: int) -> tuple[int, int]:
    number = 0
    for shift in range(most):
        number |= (part[at + shift] & 0x7F) << 7 * shift
        if not part[at + shift] & 0x80:
            return number, at + shift + 1
    return number, at + most


def joined(found: Iterable[Record]) -> bytes:
    return b"".join(record(kind, content) for kind, content in found)


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def as_binary_parts(xlsx: bytes) -> Parts:
    """The parts of a binary workbook with the cells of an .xlsx."""
    book = load_workbook(io.BytesIO(xlsx), data_only=True)
    strings: dict[str, int] = {}
    sheets = {f"xl/worksheets/sheet{number}.bin": _sheet(sheet, strings) for number, sheet in enumerate(book.worksheets, 1)}
    bundles = [
        (156, struct.pack("<II", 0, number) + wide(f"rId{number}") + wide(sheet.title))
        for number, sheet in enumerate(book.worksheets, 1)
    ]
    last = len(sheets)
    kinds = [*(("worksheet", name) for name in sheets), ("sharedStrings", "xl/sharedStrings.bin"), ("styles", "xl/styles.bin")]
    shared = [
        (159, struct.pack("<II", len(strings), len(strings))),
        *((19, b"\0" + wide(text)) for text in strings),
        (160, b""),
    ]
    look = struct.pack("<HHHHHBBH", 0xFFFF, 0, 0, 0, 0, 0, 0, 0)
    looks = [(617, struct.pack("<I", 2)), (47, look), (47, look[:2] + b"\x0e\0" + look[4:]), (618, b"")]
    return {
        "[Content_Types].xml": _types(sheets).encode(),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.bin")]).encode(),
        "xl/workbook.bin": joined([(131, b""), (153, bytes(12)), (143, b""), *bundles[:last], (144, b""), (132, b"")]),
        "xl/_rels/workbook.bin.rels": _relations([(kind, name.removeprefix("xl/")) for kind, name in kinds]).encode(),
        **sheets,
        "xl/sharedStrings.bin": joined(shared),
        "xl/styles.bin": joined([(278, b""), *looks, (279, b"")]),
    }


def _sheet(sheet: Worksheet, strings: dict[str, int]) -> bytes:
    found: list[Record] = [(129, b""), (148, struct.pack("<4I", 0, sheet.max_row - 1, 0, sheet.max_column - 1)), (145, b"")]
    for row in sheet.iter_rows():
        found.append((ROW, struct.pack("<IIHBBBI", (row[0].row or 1) - 1, 0, 300, 0, 0, 0, 0)))
        found += [_cell((each.column or 1) - 1, each.value, strings) for each in row if each.value is not None]
    found.append((146, b""))
    ranges = [
        (176, struct.pack("<4I", each.min_row - 1, each.max_row - 1, each.min_col - 1, each.max_col - 1))
        for each in sheet.merged_cells.ranges
    ]
    found += [(177, struct.pack("<I", len(ranges))), *ranges, (178, b"")] if ranges else []
    return joined([*found, (130, b"")])


def _cell(column: int, value: object, strings: dict[str, int]) -> Record:
    head = struct.pack("<II", column, 0)
    if isinstance(value, bool):
        return BOOL, head + bytes([value])
    if isinstance(value, int) and 0 <= value < 1 << 29:
        return RK, head + struct.pack("<I", value << 2 | 2)
    if isinstance(value, int | float):
        return REAL, head + struct.pack("<d", value)
    return ISST, head + struct.pack("<I", strings.setdefault(str(value), len(strings)))


def _types(sheets: Iterable[str]) -> str:
    parts = [("xl/workbook.bin", "sheet.binary.macroEnabled.main"), ("xl/styles.bin", "styles")]
    parts += [("xl/sharedStrings.bin", "sharedStrings"), *((name, "worksheet") for name in sheets)]
    each = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}{kind}"/>' for name, kind in parts)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}content-types">{rels}{each}</Types>'


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{each}</Relationships>'


def as_binary_workbook(parts: Parts) -> bytes:
    return packed(parts.items())


def read_binary_workbook(data: bytes) -> Given | None:
    """The cells of a binary workbook, days as their numbers; None where it cannot be taken apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name.replace("\\", "/").casefold(): archive.read(name) for name in archive.namelist()}
        (book,) = _targets(parts, "").values()
        targets = _targets(parts, book)
        strings = next((_strings(parts[name]) for name in targets.values() if "sharedstrings" in name), [])
        found: dict[tuple[str, int, int], object] = {}
        for kind, content in records(parts[book]):
            if kind == 156:
                relation, after = _wide(content, 8)
                name, _ = _wide(content, after)
                found.update({(name, *spot): value for spot, value in _values(parts[targets[relation]], strings)})
    except (KeyError, IndexError, ValueError, struct.error, zipfile.BadZipFile, OSError, NotImplementedError):
        return None
    return found


def _targets(parts: Parts, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    text = parts[posixpath.join(folder, "_rels", f"{name}.rels").casefold()].decode()
    found = {}
    for attributes in re.findall(r"<Relationship ([^>]*)/>", text):
        identity, target = (re.findall(rf'{key}="([^"]*)"', attributes)[0] for key in ("Id", "Target"))
        found[identity] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").casefold()
    return found


def _strings(part: bytes) -> list[str]:
    return [_wide(content, 1)[0] for kind, content in records(part) if kind == 19]


def _values(part: bytes, strings: list[str]) -> Iterator[tuple[tuple[int, int], object]]:
    row = column = -1
    is_data = False
    for kind, content in records(part):
        is_data = (is_data or kind == 145) and kind != 146
        if not is_data:
            continue
        if kind == ROW:
            (row,) = struct.unpack_from("<I", content)
        elif kind in CELLS or kind == BLANK:
            (column,) = struct.unpack_from("<I", content)
        elif 12 <= kind <= 18:  # a short record: right of the one before
            column += 1
        if kind in CELLS:
            yield (row + 1, column + 1), _value(kind, content, strings)
        elif 13 <= kind <= 18:
            yield (row + 1, column + 1), _value(kind - 11, bytes(4) + content, strings)


def _value(kind: int, content: bytes, strings: list[str]) -> object:
    match kind:
        case 2:
            return _packed(struct.unpack_from("<I", content, 8)[0])
        case 3 | 11:
            return None
        case 4 | 10:
            return bool(content[8])
        case 5 | 9:
            return struct.unpack_from("<d", content, 8)[0]
        case 7:
            return strings[struct.unpack_from("<I", content, 8)[0]]
        case _:
            return _wide(content, 9 if kind == RICH else 8)[0]


def _packed(number: int) -> float:
    whole = struct.unpack("<i", struct.pack("<I", number))[0] >> 2
    value = float(whole) if number & 2 else struct.unpack("<d", bytes(4) + struct.pack("<I", number & ~3))[0]
    return value / 100 if number & 1 else value


def _wide(content: bytes, at: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<I", content, at)
    end = at + 4 + 2 * length
    if end > len(content):
        raise ValueError("a string beyond its record")
    return content[at + 4 : end].decode("utf-16-le"), end
