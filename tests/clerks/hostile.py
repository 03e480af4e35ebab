"""Files that are no workbook, or one that would harm: each made by a few lines."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.small_branch.workbook import build, sheets_with

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROSTER = "xl/worksheets/sheet2.xml"


def _parts() -> dict[str, bytes]:
    """The parts of the clean workbook."""
    with zipfile.ZipFile(io.BytesIO(build(sheets_with()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = _parts()
    parts[name] = change(parts[name])
    return _zipped(parts)


def _sheet_of(rows: bytes, dimension: bytes = b"A1:A1") -> bytes:
    return b'<worksheet xmlns="%s"><dimension ref="%s"/><sheetData>%s</sheetData></worksheet>' % (
        _MAIN.encode(),
        dimension,
        rows,
    )


def truncated() -> bytes:
    whole = build(sheets_with())
    return whole[: len(whole) * 2 // 3]


def encrypted() -> bytes:
    """The head of what Excel writes for a file with a password: an OLE file with a stream «EncryptedPackage»."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    names = "Root Entry", "EncryptionInfo", "EncryptedPackage"
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return head.ljust(512, b"\0") + directory.ljust(2048, b"\0")


def encrypted_zip() -> bytes:
    """A zip file with a password: the flag of encryption in every header."""
    data = bytearray(build(sheets_with()))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def zip_bomb() -> bytes:
    """A megabyte that unpacks to a gibibyte, in a sheet."""
    parts = _parts()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if name != _ROSTER:
                archive.writestr(name, data)
        with archive.open(_ROSTER, "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(b" " * (1 << 20))
    return stream.getvalue()


def lying_zip_bomb() -> bytes:
    """Half a gibibyte and more whose directory says it were a hundred bytes."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(600)) + packer.flush()
    name = _ROSTER.encode()
    stream = io.BytesIO(_zipped({key: data for key, data in _parts().items() if key != _ROSTER}))
    stream.seek(0, io.SEEK_END)
    whole = bytearray(stream.getvalue())
    end = whole.rfind(b"PK\x05\x06")
    count, size, offset = struct.unpack("<HII", whole[end + 10 : end + 20])
    directory = whole[offset : offset + size]
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), 100, len(name), 0)
    local = b"PK\x03\x04" + common + name + packed
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name
    tail = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count + 1, count + 1, size + len(entry), offset + len(local), 0)
    return bytes(whole[:offset]) + local + bytes(directory) + entry + tail


def _declaring(entities: str, used: str) -> bytes:
    """The clean workbook with entities declared in a sheet, and one of them used for a name."""
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>&{used};</t></is></c></row>'.encode()
    head = f'<?xml version="1.0"?><!DOCTYPE worksheet [{entities}]>'.encode()
    return _changed(_ROSTER, lambda _: head + _sheet_of(rows))


def entity_bomb() -> bytes:
    """A billion laughs."""
    laughs = "".join(f'<!ENTITY a{each} "{f"&a{each - 1};" * 10}">' for each in range(1, 10))
    return _declaring(f'<!ENTITY a0 "ha">{laughs}', "a9")


def external_entity() -> bytes:
    return _declaring('<!ENTITY f SYSTEM "file:///etc/hostname">', "f")


def path_traversal() -> bytes:
    return _zipped({**_parts(), "../../outside.xml": b"<a/>"})


def million_rows() -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(1, 1_000_001))
    return _changed(_ROSTER, lambda _: _sheet_of(rows))


def stray_cell() -> bytes:
    """One cell in the last corner of the sheet: the fast engine would reserve room for all before it."""
    return _changed(_ROSTER, lambda _: _sheet_of(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def row_twice() -> bytes:
    row = b'<row r="3"><c r="A3"><v>%d</v></c></row>'
    return _changed(_ROSTER, lambda _: _sheet_of(row % 1 + row % 2))


def no_sheets() -> bytes:
    return _changed("xl/workbook.xml", lambda _: f'<workbook xmlns="{_MAIN}"><sheets/></workbook>'.encode())


def broken_sheet() -> bytes:
    return _changed(_ROSTER, lambda data: data[: len(data) // 2])


def word_document() -> bytes:
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return _zipped({"[Content_Types].xml": b'<Types><Override ContentType="%s"/></Types>' % kind, "word/document.xml": b"<w/>"})


def lock_file() -> bytes:
    user = "Nguyễn Thị Hà".encode("cp1258", "replace")
    return bytes([len(user)]) + user.ljust(54) + user.decode("cp1258").encode("utf-16-le").ljust(110, b"\0")


def many_sheets() -> bytes:
    """A thousand sheets nobody asked for, before ours."""
    return build({**{f"Nháp {number}": (("a", 1),) for number in range(1000)}, **sheets_with()})


# What is wrong, how it is made, under which file name it comes, and the codes that may tell it («» is read as it is).
HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "a.xlsx", "TEP-01"),
    "truncated": (truncated, "a.xlsx", "TEP-02"),
    "encrypted": (encrypted, "a.xlsx", "TEP-03"),
    "encrypted zip": (encrypted_zip, "a.xlsx", "TEP-03"),
    "not downloaded": (lambda: bytes(20_000), "a.xlsx", "TEP-04"),
    "lock file": (lock_file, "~$a.xlsx", "TEP-05"),
    "lock file renamed": (lock_file, "a.xlsx", "TEP-05"),
    "html": ("<html><table><tr><td>Họ và tên</td></tr></table></html>".encode, "a.xls", "TEP-06"),
    "csv": ("STT,Họ và tên\r\n1,Trần Thị Bé\r\n".encode, "a.xlsx", "TEP-06"),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a.xlsx", "TEP-06"),
    "word": (word_document, "a.xlsx", "TEP-06"),
    "other zip": (lambda: _zipped({"anh.txt": b"a"}), "a.xlsx", "TEP-08"),
    "too big": (lambda: b"PK\x03\x04" + bytes(65 << 20), "a.xlsx", "TEP-09"),
    "zip bomb": (zip_bomb, "a.xlsx", "TEP-10"),
    "lying zip bomb": (lying_zip_bomb, "a.xlsx", "TEP-02 TEP-10"),
    "entity bomb": (entity_bomb, "a.xlsx", "TEP-11"),
    "external entity": (external_entity, "a.xlsx", "TEP-11"),
    "path traversal": (path_traversal, "a.xlsx", "TEP-11"),
    "noise": (lambda: bytes(range(1, 256)) * 40, "a.xlsx", "TEP-07"),
    "no sheets": (no_sheets, "a.xlsx", "TEP-13"),
    "broken sheet": (broken_sheet, "a.xlsx", "TEP-12"),
    "million rows": (million_rows, "a.xlsx", "TEP-14"),
    "stray cell": (stray_cell, "a.xlsx", "TEP-14 TEP-15"),
    "row twice": (row_twice, "a.xlsx", "TEP-16"),
    "lying dimension": (
        lambda: _changed(_ROSTER, lambda data: data.replace(b'<dimension ref="A1:F6"', b'<dimension ref="A1"')),
        "a.xlsx",
        "",
    ),
    "many sheets": (many_sheets, "a.xlsx", ""),
}
