"""Strict reading of one table of a rule file: every key known, typed and cited, or a problem that names it."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias, TypeVar

from annual_review.model.assessment import Citation
from annual_review.problems import Problem, did_you_mean
from annual_review.problems.catalogue import rules as rule_problems

E = TypeVar("E", bound=StrEnum)
Table: TypeAlias = Mapping[str, object]
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,2})?")


class Section:
    """One table of a rule file while it is read.

    Each method takes one key and returns its value, a harmless stand-in beside a problem when it is missing or wrong;
    ``close`` then reports the keys nobody asked for. A rule set with any problem is never used.
    """

    def __init__(self, file: str, path: str, table: object, problems: list[Problem]) -> None:
        self.file = file
        self.path = path
        self.problems = problems
        self.table: Table = table if isinstance(table, dict) else {}
        self._known: list[str] = []
        if not isinstance(table, dict):
            self._wrong(path, table, "một bảng các mục con")

    def text(self, key: str) -> str:
        """Return a string that is not empty."""
        found = self._take(key)
        if found is None:
            return ""
        if isinstance(found, str) and found.strip():
            return found
        self._wrong(self._name(key), found, "một chuỗi chữ không rỗng")
        return ""

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

    def whole(self, key: str, *, optional: bool = False) -> int | None:
        """Return a whole number ≥ 0, None when the key is not there."""
        found = self._take(key, optional=optional)
        if found is None:
            return None
        if isinstance(found, int) and not isinstance(found, bool) and found >= 0:
            return found
        self._wrong(self._name(key), found, "một số nguyên từ 0 trở lên")
        return None

    def truth(self, key: str, *, default: bool | None = None) -> bool:
        """Return true or false; ``default`` makes the key optional."""
        found = self._take(key, optional=default is not None)
        if found is None:
            return bool(default)
        if isinstance(found, bool):
            return found
        self._wrong(self._name(key), found, "true hoặc false")
        return False

    def percent(self, key: str) -> Fraction:
        """Return a percentage, 0..100, exact: a whole number, or text such as ``"12.5"``."""
        found = self._take(key)
        if found is None:
            return Fraction(0)
        amount = exact(found)
        if amount is not None and 0 <= amount <= 100:
            return amount
        self._wrong(self._name(key), found, 'một tỷ lệ phần trăm từ 0 đến 100, số nguyên hoặc chữ như "12.5"')
        return Fraction(0)

    def choice(self, key: str, of: type[E]) -> E:
        """Return a word of the closed vocabulary ``of``."""
        found = self._take(key)
        words = [each.value for each in of]
        if isinstance(found, str) and found in words:
            return of(found)
        if found is not None:
            self._wrong(self._name(key), found, f"một trong: {', '.join(words)}")
        return next(iter(of))

    def citation(self) -> Citation:
        """Return ``reference`` and ``confirmed`` of this table."""
        return Citation(self.text("reference"), confirmed=self.truth("confirmed"))

    def has(self, key: str) -> bool:
        """Return whether the table has ``key``, and note that the key is known."""
        self._known.append(key)
        return key in self.table

    def inner(self, key: str) -> Section:
        """Return the table under ``key``."""
        found = self._take(key)
        return Section(self.file, self._name(key), {} if found is None else found, self.problems)

    def rows(self, key: str) -> list[Section]:
        """Return the tables of the array ``key``, none when it is not there."""
        found = self._take(key, optional=True)
        if found is None:
            return []
        if not isinstance(found, list):
            self._wrong(self._name(key), found, f"các bảng [[{key}]]")
            return []
        return [Section(self.file, f"{self._name(key)}[{at}]", row, self.problems) for at, row in enumerate(found, start=1)]

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
                near = did_you_mean(key, self._known)
                self.problems.append(rule_problems.UNKNOWN_KEY.at(file=self.file, key=self._name(key), suggestion=near))

    def _take(self, key: str, *, optional: bool = False) -> object:
        self._known.append(key)
        found = self.table.get(key)
        if found is None and not optional:
            self.problems.append(rule_problems.MISSING_KEY.at(file=self.file, key=self._name(key)))
        return found

    def _name(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _wrong(self, key: str, value: object, expected: str) -> None:
        shown = f"{len(value)} mục" if isinstance(value, dict | list) else str(value)
        self.problems.append(rule_problems.WRONG_VALUE.at(file=self.file, key=key, value=shown, expected=expected))


def exact(found: object) -> Fraction | None:
    """Return ``found`` as an exact number with at most the two decimals papers print; None for anything else.

    A TOML float is not exact.
    """
    if isinstance(found, bool) or not isinstance(found, int | str):
        return None
    return Fraction(found) if _PLAIN_NUMBER.fullmatch(str(found)) else None
