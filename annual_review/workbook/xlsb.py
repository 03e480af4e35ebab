"""Facts of the sheets of a binary .xlsb that the fast engine does not hand on."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterator, Sequence
from struct import unpack_from

from annual_review.workbook.compare import Stored, StoredValue
from annual_review.workbook.facts import FactsDraft
from annual_review.workbook.xml_scan import elements

# Record types of [MS-XLSB] 2.3.2.
_ROW = 0
_FIRST_VALUE, _LAST_VALUE = 2, 11  # BrtCellRk .. BrtFmlaError; 1 is a blank cell
_ERROR_CELLS = {3, 11}
_INLINE_CELL = 62  # BrtCellRString
_MERGE = 176
_STRING = 19
_SHEET = 156
_COLUMN = 60
_ERROR_TEXTS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (type, content) of the records of a binary part. Raises IndexError when the part ends within one."""
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = 0
        for shift in (0, 7, 14, 21):
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        if at + size > len(data):
            raise IndexError("record beyond the end of its part")
        yield kind, data[at : at + size]
        at += size


def scan_xlsb(archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> list[FactsDraft]:
    """Return the facts of every sheet; the cells only of the sheets whose name is wanted.

    The format always stores a formula's last value. Percent formats and fonts are not told. Raises IndexError, KeyError
    or struct.error (a ValueError to the caller) for a part that is broken.
    """
    targets = {
        attributes.get("Id", ""): posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        for name, attributes in elements(archive, "xl/_rels/workbook.bin.rels")
        if name == "Relationship"
    }
    drafts: list[FactsDraft] = []
    has_strings = "xl/sharedStrings.bin" in archive.namelist()
    strings = _shared_strings(archive.read("xl/sharedStrings.bin")) if has_strings else []
    for kind, content in records(archive.read("xl/workbook.bin")):
        if kind != _SHEET:
            continue
        relation, after = _wide_string(content, 8)
        name, _ = _wide_string(content, after)
        draft = FactsDraft(name, hidden=_number(content, 0) != 0)
        draft.elements = drafts[-1].elements if drafts else 0
        drafts.append(draft)
        if wanted(name) and targets.get(relation) in archive.namelist():
            _scan_sheet(archive.read(targets[relation]), draft, strings)
    return drafts


def _shared_strings(data: bytes) -> list[str]:
    return [_wide_string(content, 1)[0] for kind, content in records(data) if kind == _STRING]


def _scan_sheet(data: bytes, draft: FactsDraft, strings: Sequence[str]) -> None:
    row = 0
    column = 0
    for kind, content in records(data):
        draft.pass_element()
        if kind == _ROW:
            number = _number(content, 0) + 1
            if number <= row:
                draft.disordered(number)
            row, column = number, 0
            if len(content) > 11 and content[11] & 0x10:  # fDyZero: hidden
                draft.hidden_rows.add(row)
        elif _FIRST_VALUE <= kind <= _LAST_VALUE or kind == _INLINE_CELL:
            here = _number(content, 0) + 1
            if here <= column:
                draft.disordered(row)
            column = here
            draft.fill(row, column)
            if kind in _ERROR_CELLS:
                draft.errors[row, column] = _ERROR_TEXTS.get(content[8], "#?")
            elif (stored := _stored(kind, content, strings)) is not None:
                draft.stored[row, column] = stored
        elif kind == _MERGE:
            top, bottom, left, right = (_number(content, at) + 1 for at in (0, 4, 8, 12))
            draft.merge(top, left, bottom, right)
        elif kind == _COLUMN and len(content) > 16 and content[16] & 1:
            first, last = _number(content, 0) + 1, _number(content, 4) + 1
            draft.hidden_columns.update(range(first, min(last, 1000) + 1))
        if draft.problem:
            return


def _stored(kind: int, content: bytes, strings: Sequence[str]) -> StoredValue | None:
    """Return what a record of a cell holds, None for an empty text."""
    match kind:
        case 2:  # BrtCellRk
            return StoredValue(Stored.NUMBER, repr(_rk(_number(content, 8))))
        case 4 | 10:  # BrtCellBool, BrtFmlaBool
            return StoredValue(Stored.BOOL, str(content[8]))
        case 5 | 9:  # BrtCellReal, BrtFmlaNum
            return StoredValue(Stored.NUMBER, repr(unpack_from("<d", content, 8)[0]))
        case 7:  # BrtCellIsst
            text = strings[_number(content, 8)]
        case 6 | 8:  # BrtCellSt, BrtFmlaString
            text = _wide_string(content, 8)[0]
        case _:  # BrtCellRString
            text = _wide_string(content, 9)[0]
    return StoredValue(Stored.TEXT, text) if text.strip() else None


def _rk(packed: int) -> float:
    """Return the number of an RK value ([MS-XLSB] 2.5.122): the upper bits of a double, or a whole number of 30 bits."""
    if packed & 2:
        whole = packed >> 2
        number = float(whole - (1 << 30) if whole & (1 << 29) else whole)
    else:
        number = unpack_from("<d", (packed & 0xFFFFFFFC).to_bytes(8, "little")[:4].rjust(8, b"\0"))[0]
    return number / 100 if packed & 1 else number


def _number(content: bytes, at: int) -> int:
    if at + 4 > len(content):
        raise IndexError("record too short")
    return int(unpack_from("<I", content, at)[0])


def _wide_string(content: bytes, at: int) -> tuple[str, int]:
    """Return the string at ``at`` and the position after it."""
    length = _number(content, at)
    end = at + 4 + 2 * length
    if end > len(content):
        raise IndexError("string beyond its record")
    return content[at + 4 : end].decode("utf-16-le"), end
