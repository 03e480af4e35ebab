"""Which cells of a sheet hold text of an old encoding: told by each run's own font first, by its letters only then.

A font alone proves nothing: clerks retype in Unicode and leave «.VnTime» standing, or copy TCVN3 text into Times New
Roman. What cannot be told for certain is asked, never changed in silence (documents.md §4.4).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field

from annual_review.problems import Place, Problem, Read
from annual_review.problems.catalogue import text as text_problems
from annual_review.workbook.engine import RawCell, RawSheet
from annual_review.workbook.legacy_text import (
    Legacy,
    encoding_of_font,
    encoding_of_text,
    is_mixed,
    is_unicode,
    only_unicode_has,
    to_unicode,
)

_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")  # tones, hat, breve, horn


@dataclass(slots=True)
class _Piece:
    """A run of one font as it comes out: ``doubt`` says that it may be either, ``stale`` that its font is not true."""

    text: str
    encoding: Legacy | None = None
    doubt: Legacy | None = None
    stale: bool = False


@dataclass(slots=True)
class SheetEncodings:
    """What the cells of one sheet show of old encodings, and the reading of each cell in that light."""

    _unicode_under: set[Legacy] = field(default_factory=set)
    _legacy_under: set[Legacy] = field(default_factory=set)
    _by_letters: dict[int, set[Legacy]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, raw: RawSheet) -> SheetEncodings:
        """Return what the cells of ``raw`` show."""
        seen = cls()
        for (_, column), cell in raw.cells.items():
            if isinstance(cell.value, str) and not cell.trouble and not cell.value.isascii():
                for font, text in _runs(cell, cell.value):
                    seen._look(column, font, text)
        return seen

    def _look(self, column: int, font: str, text: str) -> None:
        by_font, by_letters = encoding_of_font(font), encoding_of_text(text)
        if by_font is None:
            self._by_letters[column].update({by_letters} if by_letters else ())
        elif by_letters:
            self._legacy_under.add(by_font)
        elif not text.isascii() and _surely_unicode(text, by_font):
            self._unicode_under.add(by_font)

    def read(self, cell: RawCell, value: str, place: Place) -> Read[str]:
        """Return the text of a cell in Unicode; what was changed, left or cannot be told is a problem at ``place``."""
        pieces = [self._piece(place.column, font, text) for font, text in _runs(cell, value)]
        after = "".join(piece.text for piece in pieces)
        return Read(after, tuple(self._problems(pieces, value, after, place)))

    @staticmethod
    def _problems(pieces: list[_Piece], before: str, after: str, place: Place) -> list[Problem]:
        text = " ".join(before.replace("\u00ad", "").split())[:80]
        if doubt := next((piece.doubt for piece in pieces if piece.doubt), None):
            return [text_problems.LEGACY_UNCLEAR.at(place, encoding=doubt, value=text)]
        if encoding := next((piece.encoding for piece in pieces if piece.encoding and not piece.stale), None):
            if before == after:  # nothing but a font to tell by, and the letters say nothing against Unicode
                return [text_problems.LEGACY_DOUBTFUL.at(place, encoding=encoding, value=text)]
            if _has_strange_letters(after):  # printed half converted it would be a name nobody has
                return [text_problems.LEGACY_UNCLEAR.at(place, encoding=encoding, value=text)]
            change = f"«{text}» thành «{' '.join(after.split())[:80]}»"
            return [text_problems.LEGACY_CONVERTED.at(place, encoding=encoding, value=change)]
        if any(piece.stale for piece in pieces):
            return [text_problems.STALE_FONT.at(place, value=text)]
        return []

    def _piece(self, column: int, font: str, text: str) -> _Piece:
        by_font, by_letters = encoding_of_font(font), encoding_of_text(text)
        if text.isascii():
            return _Piece(text)
        if is_unicode(text):
            return _Piece(text, doubt=Legacy.TCVN3 if is_mixed(text) else None)
        if by_font and not by_letters:
            return self._under_legacy_font(by_font, font, text)
        if encoding := by_font or by_letters:
            return _Piece(to_unicode(text, encoding, font=font), encoding)
        neighbours = self._by_letters.get(column)
        if (
            neighbours
            and not _surely_unicode(text, next(iter(neighbours)))
            and any(ch.isalpha() and ch > "\x7f" for ch in text)
        ):
            return _Piece(text, min(neighbours))
        return _Piece(text)

    def _under_legacy_font(self, encoding: Legacy, font: str, text: str) -> _Piece:
        """Return text that may be either under an old font, by what else stands under such fonts on the sheet."""
        if _surely_unicode(text, encoding):
            return _Piece(text, stale=True)
        if encoding in self._unicode_under and encoding not in self._legacy_under:
            return _Piece(text, stale=True)
        if encoding in self._legacy_under and encoding not in self._unicode_under:
            return _Piece(to_unicode(text, encoding, font=font), encoding)
        return _Piece(text, doubt=encoding)


def _has_strange_letters(text: str) -> bool:
    """Whether a converted text still has letters or signs that Vietnamese does not write: not all of it was converted."""
    return any(letter > "\x7f" and not _is_written(letter) for letter in text)


def _is_written(letter: str) -> bool:
    if letter in "đĐ" or "\u2010" <= letter <= "\u2026" or letter in "\u00a0\u00ad\u00b0\u00d7":
        return True
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    return base.isascii() and base.isalpha() and bool(marks) and all(mark in _MARKS for mark in marks)


def _surely_unicode(text: str, encoding: Legacy) -> bool:
    return is_unicode(text) or only_unicode_has(text, encoding)


def _runs(cell: RawCell, value: str) -> tuple[tuple[str, str], ...]:
    """Return the runs of a cell as (font, text); one run where the file tells none, or tells another text."""
    return cell.runs if "".join(text for _, text in cell.runs) == value else ((cell.font, value),)
