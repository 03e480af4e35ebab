"""Raw cells made clean: legacy text converted, Unicode composed, blanks single, nothing unprintable left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from annual_review.model.names import ETH
from annual_review.problems import Place, Problem, Read
from annual_review.problems.catalogue import text as text_problems
from annual_review.workbook.engine import CellValue, RawCell, RawSheet, Trouble
from annual_review.workbook.facts import SheetFacts
from annual_review.workbook.legacy_cells import SheetEncodings

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_LINES = re.compile(r" *[\n\r\x0b\x0c\x85\u2028\u2029]+ *")
_BLANKS = re.compile(r"[^\S\n]+")
_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}
_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")  # Word puts them for «-», one that does not break among them
_APOSTROPHES = dict.fromkeys((0x2018, 0x2019, 0x201B, 0x2032, 0x02BC, 0xB4, 0x60), "'")
_PLAIN = _FULL_WIDTH | _DASHES | _APOSTROPHES


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place. ``value`` is clean: text has no blanks around it, «» means an empty cell."""

    value: CellValue
    place: Place
    trouble: Trouble | None = None
    percent: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the cell."""
        return self.value == "" and self.trouble is None

    @property
    def text(self) -> str:
        """The value when it is text, on one line; empty for any other value."""
        return self.value.replace("\n", " ") if isinstance(self.value, str) and not self.trouble else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The clean cells of a sheet by (row, column), 1-based, with what the file says about it."""

    facts: SheetFacts
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    rows: Mapping[int, tuple[Cell, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The sheet's name as the clerk wrote it."""
        return self.facts.name

    def place(self, row: int = 0, column: int = 0) -> Place:
        """Return the place of a cell, or of the sheet."""
        return Place(self.name, row, column)

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a spot; an empty one where nothing stands."""
        return self.cells.get((row, column)) or Cell("", self.place(row, column))


def tidy_text(text: str) -> str:
    """Return ``text`` in NFC, trimmed, with single blanks and no unprintable characters; line breaks stay."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # most cells
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", _CONTROL.sub("", text)).translate(ETH))
    return _LINES.sub("\n", _BLANKS.sub(" ", _LINES.sub("\n", text))).strip()


def narrow(text: str) -> str:
    """Return ``text`` with full-width letters, dashes and apostrophes as plain ones; «²» or «½» stays what it is, no figure."""
    return text.translate(_PLAIN)


def ungarbled(text: str) -> str:
    """Return what a text was before its UTF-8 was opened as a Western code page, «» for a text that never was.

    Vietnamese typed in Unicode has letters no Western code page has, or bytes that are no UTF-8: it never passes for one.
    """
    try:
        found = b"".join(_western(letter) for letter in text).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return ""
    return "" if found == text else found


def _western(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")  # the five bytes that cp1252 leaves out


def tidy_sheet(raw: RawSheet) -> Read[Sheet]:
    """Return the clean cells of ``raw``; problems tell converted legacy text and removed control characters."""
    problems: list[Problem] = []
    encodings = SheetEncodings.of(raw)
    cells: dict[tuple[int, int], Cell] = {}
    for spot, cell in raw.cells.items():
        place = Place(raw.facts.name, *spot)
        value = cell.value
        if isinstance(value, str) and not cell.trouble:
            cleaned = _clean(cell, value, place, encodings)
            problems += cleaned.problems
            value = cleaned.value or ""
        if value != "" or cell.trouble:
            cells[spot] = Cell(value, place, cell.trouble, cell.percent)
    rows: dict[int, list[Cell]] = {}
    for row, column in sorted(cells):
        rows.setdefault(row, []).append(cells[row, column])
    return Read(Sheet(raw.facts, cells, {row: tuple(found) for row, found in rows.items()}), tuple(problems))


def _clean(cell: RawCell, value: str, place: Place, encodings: SheetEncodings) -> Read[str]:
    if value.isascii() and value.isprintable():
        return Read(tidy_text(value))
    if "\N{REPLACEMENT CHARACTER}" in value:
        return Read(tidy_text(value), (text_problems.BROKEN_LETTERS.at(place, value=tidy_text(value)[:80]),))
    if likely := ungarbled(value):  # before any guess at an older encoding: those letters are no TCVN3
        return Read(
            tidy_text(value), (text_problems.GARBLED.at(place, value=tidy_text(value)[:80], likely=tidy_text(likely)[:80]),)
        )
    decoded = encodings.read(cell, value, place)
    problems = list(decoded.problems)
    value = decoded.value or ""
    cleaned = tidy_text(value)
    if _CONTROL.search(value):
        problems.append(text_problems.CONTROL_CHARACTERS.at(place, value=cleaned))
    return Read(cleaned, tuple(problems))
