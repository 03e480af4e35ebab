"""How a sheet is declared: its names, its columns, their headings, parsers and notes; said once for all uses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from annual_review.form.cells import Parser
from annual_review.model.names import bare_key, folded, full_and_short, key

T_co = TypeVar("T_co", covariant=True)

_TAIL = re.compile(
    r"[\s,:;*★]*"
    r"(?:\(\s*\d{1,2}\s*\)|\(?\s*(?:trong )?(?:năm\s+|\b)(?:19|20)\d\d\s*\)?"
    r"|\(?\s*năm học\s+(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d\s*\)?|\(?trong năm\)?"
    r"|\(\s*(?:tháng|phiếu|số phiếu|nếu có|bắt buộc|dd/mm/yyyy|ngày/tháng/năm"
    r"|(?:ghi |đánh )?(?:dấu )?[\"“]?x[\"”]?)\s*\)|[*★:])\s*$",
    re.IGNORECASE,
)

_REMARKED = re.compile(r"([^()]+?)\s*\(([^()]{3,80})\)")


def without_tail(heading: str) -> str:
    """Return a heading without what clerks add behind it: a column number, «năm 2020», «trong năm», a unit, a star."""
    bare = unicodedata.normalize("NFC", heading)
    while (shorter := _TAIL.sub("", bare)) and shorter != bare:
        bare = shorter
    return bare


@dataclass(frozen=True, slots=True)
class Column(Generic[T_co]):
    """One column of a table. ``key`` names it in code, ``heading`` is the official heading, ``aliases`` others that are
    understood; ``note`` explains it to the clerk, ``choices`` are offered in the blank workbook."""

    key: str
    heading: str
    parser: Parser[T_co]
    aliases: tuple[str, ...] = ()
    required: bool = False
    note: str = ""
    choices: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The official heading and its aliases."""
        return (self.heading, *self.aliases)


@dataclass(frozen=True, slots=True)
class Item(Generic[T_co]):
    """One item of the information sheet: a column laid on its side. ``repeats`` allows several lines of it.

    ``afterwards`` says that a required item is so only once there are votes: before the meeting nobody knows it.
    """

    key: str
    heading: str
    parser: Parser[T_co]
    aliases: tuple[str, ...] = ()
    required: bool = False
    afterwards: bool = False
    repeats: bool = False
    note: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        """The official name and its aliases."""
        return (self.heading, *self.aliases)


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One sheet: its official name, aliases, columns and, on the information sheet, items.

    ``anchors`` are the keys of the columns that make a row a heading row: all of one of the groups must be there.
    ``ignored`` are headings of columns that are known and not needed. ``decisive`` are (pattern, key of a column): a
    heading with such words that is not understood may be that column, and must be asked. ``others`` are headings that
    look like one of ours and are none («Năm vào Đảng»); ``shared`` the keys of columns a clerk may put shares beside.
    ``instead`` are, by the key of a required column, the keys of those that together say the same.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    columns: tuple[Column[object], ...]
    anchors: tuple[tuple[str, ...], ...]
    required: bool = False
    ignored: tuple[str, ...] = ()
    items: tuple[Item[object], ...] = ()
    note: str = ""
    decisive: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()
    index: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {key(heading): column.key for column in self.columns for heading in column.headings}
        object.__setattr__(self, "index", index)  # reckoned once: every heading cell asks

    @property
    def names(self) -> tuple[str, ...]:
        """The official name and its aliases."""
        return (self.name, *self.aliases)

    def matches(self, sheet_name: str) -> bool:
        """Return whether a sheet of this name is this sheet."""
        return key(sheet_name) in {key(name) for name in self.names}

    def column_of(self, heading: str) -> str | None:
        """Return the key of the column with this heading, None for none."""
        found = self._exactly(heading) or self._exactly(without_tail(heading)) or self._named_twice(heading)
        return found or self._before_remark(heading)

    def _exactly(self, heading: str) -> str | None:
        return self.index.get(key(heading)) or self.index.get(bare_key(heading))

    def _before_remark(self, heading: str) -> str | None:
        """Return the column named before a remark in brackets («HTXSNV (không quá 20%)»); a remark may name no column."""
        match = _REMARKED.fullmatch(heading.strip())
        found = self._exactly(match[1]) if match else None
        return found if match and found and not (self._exactly(match[2]) or self.decisive_column(match[2])) else None

    def _named_twice(self, heading: str) -> str | None:
        """Return the column that a heading names in full and again short: «Hoàn thành nhiệm vụ (HTNV)»."""
        twice = full_and_short(heading)
        found = self._exactly(twice[0]) if twice else None
        return found if twice and found == self._exactly(twice[1]) else None

    def decisive_column(self, heading: str) -> str | None:
        """Return the key of the column that an unknown heading may well stand for by its words, None for none."""
        words = folded(heading)
        return next((column for pattern, column in self.decisive if re.search(pattern, words)), None)

    def has_instead(self, wanted: str, columns: Collection[str]) -> bool:
        """Return whether ``columns`` hold those that say together what the column ``wanted`` would."""
        return any(key_ == wanted and set(others) <= set(columns) for key_, others in self.instead)

    def is_ignored(self, heading: str) -> bool:
        """Return whether a heading is known and not needed."""
        return key(heading) in {key(name) for name in self.ignored} or heading.strip() in self.ignored

    def is_other(self, heading: str) -> bool:
        """Return whether a heading is known for something else than the column it looks like."""
        return key(without_tail(heading)) in {key(name) for name in self.others}

    def headings(self) -> Iterator[str]:
        """Yield every heading and alias of the sheet."""
        for column in self.columns:
            yield from column.headings

    def column(self, wanted: str) -> Column[object]:
        """Return the column with this key; raises KeyError for none: a bug of ours."""
        for column in self.columns:
            if column.key == wanted:
                return column
        raise KeyError(wanted)
