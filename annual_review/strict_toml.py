"""Strict reading of one table of a TOML file: every key known and of the right kind, or a problem that names it.

Whose file it is does not matter here: a ``Wording`` is handed in, with the entries of the catalogue for its mistakes.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias, TypeGuard, TypeVar

from annual_review.model.names import legible
from annual_review.problems import Entry, Problem, did_you_mean

E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")
Table: TypeAlias = Mapping[str, object]
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Wording:
    """How the mistakes of one kind of file are worded. An entry takes those of the values offered that its sentence names.

    Offered are ``file``; ``key``, the full path of the key (``cap.percent``), ``name``, its last part, and ``where`` that
    stands; ``suggestion``, empty or « Có phải «…»?»; ``known``, the keys understood there; ``value`` and ``expected``.
    """

    unknown_key: Entry  # file, key, name, where, suggestion, known
    missing_key: Entry  # file, key
    wrong_value: Entry  # file, key, value, expected, suggestion
    table: str  # what is expected where a table belongs
    tables: str  # what is expected where an array of tables belongs, with a place for its {key}
    text: str  # what is expected where text belongs
    longest_value: int | None = None  # characters of a wrong value that are shown; None: all


class Section:
    """One table of a file while it is read.

    Each method takes one key and returns its value, a harmless stand-in beside a problem when it is missing or wrong;
    ``close`` then reports the keys nobody asked for. A file with any problem is never used.
    """

    def __init__(self, file: str, table: object, problems: list[Problem], wording: Wording, *, path: str = "") -> None:
        self.file = file
        self.path = path
        self.problems = problems
        self.table: Table = table if isinstance(table, dict) else {}
        self._wording = wording
        self._known: list[str] = []
        if not isinstance(table, dict):
            self._wrong(path, table, wording.table)

    def value(self, key: str, fits: Callable[[object], TypeGuard[V]], expected: str, *, optional: bool = False) -> V | None:
        """Return the value of ``key`` if it ``fits``; None when it is not there, or beside the problem that it does not."""
        found = self._take(key, optional=optional)
        if found is None or fits(found):
            return found
        self._wrong(self._name(key), found, expected)
        return None

    def text(self, key: str) -> str:
        """Return a string that is not empty."""
        return self.value(key, is_text, self._wording.text) or ""

    def sentence(self, key: str, names: frozenset[str]) -> str:
        """Return a Vietnamese sentence whose ``{…}`` places are among ``names``."""
        pattern = self.text(key)
        try:
            parts = [part for part in string.Formatter().parse(pattern) if part[1] is not None]
            used = {pattern if spec or conversion else name for _, name, spec, conversion in parts}
        except ValueError:
            used = {pattern}
        if not used <= names:
            allowed = ", ".join(f"{{{name}}}" for name in sorted(names)) or "không có chỗ điền nào"
            self._wrong(self._name(key), pattern, f"một câu chỉ dùng các chỗ điền: {allowed}")
            return ""
        return pattern

    def whole(self, key: str, least: int = 0, most: int | None = None) -> int:
        """Return a whole number from ``least`` to ``most``."""
        to = "trở lên" if most is None else f"đến {most}"
        found = self.value(key, is_whole(least, most), f"một số nguyên từ {least} {to}")
        return least if found is None else found

    def truth(self, key: str, *, default: bool | None = None) -> bool:
        """Return true or false; ``default`` makes the key optional."""
        found = self.value(key, _is_truth, "true hoặc false", optional=default is not None)
        return bool(default) if found is None else found

    def percent(self, key: str) -> Fraction:
        """Return a percentage, 0..100, exact: a whole number, or text such as ``"12.5"``."""
        found = self.value(key, _is_percent, 'một tỷ lệ phần trăm từ 0 đến 100, số nguyên hoặc chữ như "12.5"')
        return exact(found) or Fraction(0)

    def choice(self, key: str, of: type[E]) -> E:
        """Return a word of the closed vocabulary ``of``."""
        found = self._take(key)
        words = [each.value for each in of]
        if isinstance(found, str) and found in words:
            return of(found)
        if found is not None:
            near = did_you_mean(found, words) if isinstance(found, str) else ""
            self._wrong(self._name(key), found, f"một trong: {', '.join(words)}", near)
        return next(iter(of))

    def has(self, key: str) -> bool:
        """Return whether the table has ``key``, and note that the key is known."""
        self._known.append(key)
        return key in self.table

    def inner(self, key: str, *, optional: bool = False) -> Section:
        """Return the table under ``key``, an empty one when it is not there."""
        found = self._take(key, optional=optional)
        return self._below({} if found is None else found, self._name(key))

    def rows(self, key: str) -> list[Section]:
        """Return the tables of the array ``key``, none when it is not there."""
        found = self._take(key, optional=True)
        if found is None:
            return []
        if not isinstance(found, list):
            self._wrong(self._name(key), found, self._wording.tables.format(key=key))
            return []
        return [self._below(row, f"{self._name(key)}[{at}]") for at, row in enumerate(found, start=1)]

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the table, all of them known from now on."""
        self._known.extend(self.table)
        return tuple(self.table)

    def wrong(self, key: str, expected: str) -> None:
        """Report that the value of ``key`` is not what is ``expected``."""
        self._wrong(self._name(key), self.table.get(key), expected)

    def close(self) -> None:
        """Report every key of the table that was never asked for."""
        for key in self.table:
            if key not in self._known:
                self._report(
                    self._wording.unknown_key,
                    key=self._name(key),
                    name=legible(key),
                    where=f"[{self.path}]" if self.path else "ngoài cùng",
                    suggestion=did_you_mean(key, self._known),
                    known=", ".join(self._known),
                )

    def _below(self, table: object, path: str) -> Section:
        return Section(self.file, table, self.problems, self._wording, path=path)

    def _take(self, key: str, *, optional: bool = False) -> object:
        self._known.append(key)
        found = self.table.get(key)
        if found is None and not optional:
            self._report(self._wording.missing_key, key=self._name(key))
        return found

    def _name(self, key: str) -> str:
        return f"{self.path}.{legible(key)}" if self.path else legible(key)

    def _wrong(self, key: str, value: object, expected: str, suggestion: str = "") -> None:
        shown = _shown(value)[: self._wording.longest_value]
        self._report(self._wording.wrong_value, key=key, value=shown, expected=expected, suggestion=suggestion)

    def _report(self, entry: Entry, **values: str) -> None:
        offered = {"file": self.file, **values}
        self.problems.append(entry.at(**{name: offered[name] for name in entry.names}))


def _shown(value: object) -> str:
    """Return a value as a sentence may quote it: a table or several by their number, anything else as it was typed."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict) for each in value)):
        return f"{len(value)} mục"
    return legible(str(value))


def is_text(found: object) -> TypeGuard[str]:
    """Return whether ``found`` is text that is not empty."""
    return isinstance(found, str) and bool(found.strip())


def is_whole(least: int, most: int | None = None) -> Callable[[object], TypeGuard[int]]:
    """Return the check for a whole number from ``least`` to ``most``; ``true`` is no number, though Python takes it for one."""

    def fits(found: object) -> TypeGuard[int]:
        return isinstance(found, int) and not isinstance(found, bool) and least <= found and (most is None or found <= most)

    return fits


def _is_truth(found: object) -> TypeGuard[bool]:
    return isinstance(found, bool)


def _is_percent(found: object) -> TypeGuard[int | str]:
    amount = exact(found)
    return amount is not None and 0 <= amount <= 100


def exact(found: object) -> Fraction | None:
    """Return ``found`` as an exact number with at most the two decimals papers print; None for anything else.

    A TOML float is not exact.
    """
    if isinstance(found, bool) or not isinstance(found, int | str):
        return None
    return Fraction(found) if _PLAIN_NUMBER.fullmatch(str(found)) else None
