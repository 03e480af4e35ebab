"""A binary .xlsb made of the records that tell of the cells, in their plainest form, and of nothing else.

A sheet's size, a count of strings or of looks is what a reader asks memory for, and may be any number; short records of
cells stand for long ones that some readers pass over.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Record = tuple[int, bytes]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPE = "application/vnd.ms-excel."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(slots=True)
class CleanSheet:
    """The rows and cells of a sheet, by its name."""

    name: str
    records: list[Record] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0


@dataclass(slots=True)
class CleanXlsb:
    """What a clean workbook is made of: its sheets, the shared strings, formats of numbers and looks of cells."""

    sheets: list[CleanSheet] = field(default_factory=list)
    strings: Sequence[str] = ()
    formats: Sequence[bytes] = ()
    looks: Sequence[bytes] = ()
    date_1904: bool = False

    def package(self) -> bytes:
        """Return the workbook as the bytes of an .xlsb."""
        numbered = list(enumerate(self.sheets, 1))
        bundles = [
            (156, struct.pack("<II", 0, each) + wide_string(f"rId{each}") + wide_string(sheet.name)) for each, sheet in numbered
        ]
        book = [(131, b""), (153, bytes([self.date_1904]) + bytes(11)), (143, b""), *bundles, (144, b""), (132, b"")]
        sheets = {f"worksheets/sheet{each}.bin": _sheet(sheet) for each, sheet in numbered}
        strings = [(19, b"\0" + wide_string(each)) for each in self.strings]
        others = {
            "sharedStrings.bin": [(159, struct.pack("<II", len(strings), len(strings))), *strings, (160, b"")],
            "styles.bin": self._styles(),
        }
        targets = [*(("worksheet", name) for name in sheets), *((name.removesuffix(".bin"), name) for name in others)]
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": _types(sheets),
            "_rels/.rels": _relations([("officeDocument", "xl/workbook.bin")]),
            "xl/_rels/workbook.bin.rels": _relations(targets),
            "xl/workbook.bin": _joined(book),
            **{f"xl/{name}": _joined(records) for name, records in (sheets | others).items()},
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return stream.getvalue()

    def _styles(self) -> list[Record]:
        formats = [(44, each) for each in self.formats]
        looks = [(47, each) for each in self.looks]
        found = [(615, struct.pack("<I", len(formats))), *formats, (616, b"")] if formats else []
        return [(278, b""), *found, (617, struct.pack("<I", len(looks))), *looks, (618, b""), (279, b"")]


def _sheet(sheet: CleanSheet) -> list[Record]:
    size = struct.pack("<4I", 0, max(sheet.last_row - 1, 0), 0, max(sheet.last_column - 1, 0))
    return [(129, b""), (148, size), (145, b""), *sheet.records, (146, b""), (130, b"")]


def wide_string(text: str) -> bytes:
    """Return a text as the format keeps it: its length, its letters."""
    letters = text.encode("utf-16-le", "surrogatepass")
    return struct.pack("<I", len(letters) // 2) + letters


def _joined(records: Iterable[Record]) -> bytes:
    return b"".join(piece for kind, content in records for piece in (_seven(kind), _seven(len(content)), content))


def _seven(number: int) -> bytes:
    """Return a number in bytes of seven bits, the lowest first."""
    found = []
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])


def _types(sheets: Iterable[str]) -> str:
    parts = [("workbook.bin", "sheet.binary.macroEnabled.main"), *((name, "worksheet") for name in sheets)]
    parts += [("sharedStrings.bin", "sharedStrings"), ("styles.bin", "styles")]
    each = "".join(f'<Override PartName="/xl/{name}" ContentType="{_TYPE}{kind}"/>' for name, kind in parts)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}content-types">{rels}{each}</Types>'


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}relationships">{each}</Relationships>'
