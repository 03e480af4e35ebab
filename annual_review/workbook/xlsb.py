"""Facts of the sheets of a binary .xlsb that the fast engine does not hand on."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from struct import pack, unpack_from

from annual_review.workbook.compare import Stored, StoredValue
from annual_review.workbook.facts import FactsDraft
from annual_review.workbook.package import (
    Parts,
    SheetPart,
    UnclearPackageError,
    count_pictures,
    find_book,
    folded_members,
    found_parts,
    member_of,
)
from annual_review.workbook.xlsb_package import CleanSheet, CleanXlsb, wide_string

# Record types of [MS-XLSB] 2.3.2.
_ROW = 0
_BLANK, _ERROR_CELL = 1, 3
_PLAIN = {8: 6, 9: 5, 10: 4, 11: 3, 62: 6}  # formulas by the cells of their values, rich text by text
_FIRST_SHORT, _LAST_SHORT = 12, 18  # BrtShortBlank .. BrtShortIsst: 1 to 7 without a column
_INLINE_CELL = 62  # BrtCellRString
_MERGE = 176
_STRING = 19
_SHEET = 156
_BOOK_PROPERTIES = 153
_LOOKS_OF_COLUMN = 60
_BEGIN_DATA, _END_DATA = 145, 146
_BEGIN_SHEETS, _END_SHEETS = 143, 144
_BOOK_MARKS = (131, _BEGIN_SHEETS, _END_SHEETS, 132)
_SHEET_MARKS = (129, _BEGIN_DATA, _END_DATA, 130)
_STRING_MARKS = (159, 160)
_FORMAT, _LOOK, _BEGIN_LOOKS, _END_LOOKS = 44, 47, 617, 618
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


@dataclass(frozen=True, slots=True)
class ScannedXlsb:
    """The facts of every sheet, and the workbook without what is no cell."""

    drafts: list[FactsDraft]
    clean: CleanXlsb


def _ordered(data: bytes, marks: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part. Raises ValueError where its ``marks`` do not follow each other, or more follows the last."""
    left = list(marks)
    for kind, content in records(data):
        if not left or (kind in marks and kind not in left):
            raise ValueError(f"record {kind} where it does not belong")
        if kind in left:
            left = left[left.index(kind) + 1 :]
        yield kind, content


def scan_xlsb(archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> ScannedXlsb:
    """Return the facts of every sheet; the cells only of the sheets whose name is wanted.

    The format always stores a formula's last value. Percent formats and fonts are not told. Raises IndexError, KeyError
    or struct.error (a ValueError to the caller) for a part that is broken, UnclearPackageError as ``find_parts`` does.
    """
    parts = _find_parts(archive)
    strings = _shared_strings(archive.read(parts.strings)) if parts.strings else []
    formats, looks = _styles(archive.read(parts.styles)) if parts.styles else ([], [])
    scanned = ScannedXlsb([], CleanXlsb([], strings, formats, looks, parts.date_1904))
    for part in parts.sheets:
        draft = FactsDraft(part.name, hidden=part.hidden, date_1904=parts.date_1904, pictures=part.pictures)
        draft.elements = scanned.drafts[-1].elements if scanned.drafts else 0
        scanned.drafts.append(draft)
        if any(each.problem for each in scanned.drafts):
            break
        if part.member and wanted(part.name):
            scan = _SheetScan(draft, strings)
            scan.read(archive.read(part.member))
            scanned.clean.sheets.append(scan.clean)
    return scanned


def _find_parts(archive: zipfile.ZipFile) -> Parts:
    members = folded_members(archive)
    book, targets = find_book(archive, members, "xl/workbook.bin")
    sheets: list[SheetPart] = []
    date_1904 = False
    is_list = False
    for kind, content in _ordered(archive.read(book), _BOOK_MARKS):
        is_list = (is_list or kind == _BEGIN_SHEETS) and kind != _END_SHEETS
        if kind == _BOOK_PROPERTIES:
            date_1904 = bool(content[0] & 1)
        elif kind == _SHEET:
            if not is_list:
                raise UnclearPackageError("a sheet outside the list of sheets")
            relation, after = _wide_string(content, 8)
            name, _ = _wide_string(content, after)
            what, target, external = targets.get(relation, ("", "", True))
            if external:
                raise UnclearPackageError(f"sheet {name!r} has no part")
            part = member_of(members, target)
            member = part if what == "worksheet" else None
            if member is None and any(each == _BEGIN_DATA for each, _ in records(archive.read(part))):
                raise UnclearPackageError(f"sheet {name!r} is said to have no cells")
            pictures = count_pictures(archive, members, target)
            sheets.append(SheetPart(name, _number(content, 0) != 0, member, pictures))
    return found_parts(members, targets, sheets, date_1904=date_1904)


def _shared_strings(data: bytes) -> list[str]:
    return [_wide_string(content, 1)[0] for kind, content in _ordered(data, _STRING_MARKS) if kind == _STRING]


def _styles(data: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return the formats of numbers, and the looks of cells."""
    formats: list[bytes] = []
    looks: list[bytes] = []
    are_cells = False
    for kind, content in records(data):
        are_cells = (are_cells or kind == _BEGIN_LOOKS) and kind != _END_LOOKS
        if kind == _FORMAT:
            formats.append(content)
        elif kind == _LOOK and are_cells:
            looks.append(content)
    return formats, looks


class _SheetScan:
    """Collects the facts and the stored values of one sheet into a draft, and its cells in their plainest form."""

    def __init__(self, draft: FactsDraft, strings: Sequence[str]) -> None:
        self.clean = CleanSheet(draft.name)
        self._draft = draft
        self._strings = strings
        self._column = 0
        self._is_data = False

    def read(self, data: bytes) -> None:
        """Read the part of the sheet."""
        for kind, content in _ordered(data, _SHEET_MARKS):
            self._draft.pass_element()
            if kind in {_BEGIN_DATA, _END_DATA}:
                self._is_data = kind == _BEGIN_DATA
            elif kind == _MERGE:
                top, bottom, left, right = (_number(content, at) + 1 for at in (0, 4, 8, 12))
                self._draft.merge(top, left, bottom, right)
            elif kind == _LOOKS_OF_COLUMN and len(content) > 16 and content[16] & 1:
                first, last = _number(content, 0) + 1, _number(content, 4) + 1
                self._draft.hidden_columns.update(range(first, min(last, 1000) + 1))
            elif kind <= _LAST_SHORT or kind == _INLINE_CELL:
                if not self._is_data:
                    raise ValueError("a cell outside the data")
                (self._start_row if kind == _ROW else self._read_cell)(kind, content)
            if self._draft.problem:
                return

    def _start_row(self, kind: int, content: bytes) -> None:
        number = _number(content, 0) + 1
        if number <= self.clean.last_row:
            self._draft.disordered(number)
        self.clean.last_row, self._column = number, 0
        if len(content) > 11 and content[11] & 0x10:  # fDyZero: hidden
            self._draft.hidden_rows.add(number)
        self.clean.records.append((kind, content))

    def _read_cell(self, kind: int, content: bytes) -> None:
        if kind >= _FIRST_SHORT and kind != _INLINE_CELL:  # it stands right of the one before, and does not say where
            kind, content = kind - _FIRST_SHORT + _BLANK, pack("<I", self._column) + content
        here, row = _number(content, 0) + 1, self.clean.last_row
        if here <= self._column or not row:
            self._draft.disordered(row)
        self._column = here
        if kind == _BLANK:
            return
        self._draft.fill(row, here)
        self.clean.last_column = max(self.clean.last_column, here)
        plain = _PLAIN.get(kind, kind)
        if plain == _ERROR_CELL:
            self._draft.errors[row, here] = _ERROR_TEXTS.get(content[8], "#?")
            self.clean.records.append((plain, content[:9]))
            return
        stored, value = _stored(plain, content, self._strings, at=9 if kind == _INLINE_CELL else 8)
        self.clean.records.append((plain, content[:8] + value))
        if stored is not None:
            self._draft.stored[row, here] = stored


def _stored(kind: int, content: bytes, strings: Sequence[str], *, at: int) -> tuple[StoredValue | None, bytes]:
    """Return what a record of a cell holds from a place on, None for an empty text, and the bytes it holds it as."""
    match kind:
        case 2:  # BrtCellRk
            return StoredValue(Stored.NUMBER, repr(_rk(_number(content, at)))), content[at : at + 4]
        case 4:  # BrtCellBool
            return StoredValue(Stored.BOOL, str(content[at])), content[at : at + 1]
        case 5:  # BrtCellReal
            return StoredValue(Stored.NUMBER, repr(unpack_from("<d", content, at)[0])), content[at : at + 8]
        case 7:  # BrtCellIsst
            text, value = strings[_number(content, at)], content[at : at + 4]
        case _:  # BrtCellSt
            text = _wide_string(content, at)[0]
            value = wide_string(text)
    return StoredValue(Stored.TEXT, text) if text.strip() else None, value


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
