"""What the engine gives for a cell against what the file itself says: where they differ, nobody knows what Excel shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from math import isfinite

_DAY_NOUGHT = date(1899, 12, 30).toordinal()
_DAY_NOUGHT_1904 = date(1904, 1, 1).toordinal()
_SECOND = 1 / 86_400
_FIRST_OF_MARCH_1900 = 61  # serials before it are a day off: Excel knows a 29/02/1900
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?")
_BLANKS = re.compile(r"[\s\x00-\x1f\u200b\ufeff]+")

Spot = tuple[int, int]


class Stored(Enum):
    """How the file stores a value."""

    NUMBER = auto()
    TEXT = auto()
    BOOL = auto()
    DAY = auto()  # written out, as ISO 8601


@dataclass(frozen=True, slots=True)
class StoredValue:
    """A value as the file has it; ``twice`` says that its cell has more than one."""

    kind: Stored
    text: str
    twice: bool = False


def differing(stored: Mapping[Spot, StoredValue], given: Mapping[Spot, object], *, date_1904: bool = False) -> Iterator[Spot]:
    """Yield the cells for which the engine gives another value than is stored, or one of the two gives none."""
    for spot, value in stored.items():
        if value.twice or not _agree(value, given.get(spot, ""), date_1904=date_1904):
            yield spot
    yield from (spot for spot, value in given.items() if spot not in stored and not _is_blank(value))


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not _plain(value))


def below_nought(value: StoredValue, given: object) -> float | None:
    """Return a stored number that the engine cannot give as a day or an hour: one below nought; None for any other."""
    if value.kind is not Stored.NUMBER or not isinstance(given, time):
        return None
    number = _number(value.text)
    return number if number is not None and number < 0 else None


def _agree(stored: StoredValue, given: object, *, date_1904: bool) -> bool:
    match stored.kind:
        case Stored.TEXT:
            return isinstance(given, str) and _plain(stored.text) == _plain(given)
        case Stored.BOOL:
            return given is (stored.text.strip().casefold() in {"1", "true"})
        case Stored.DAY:
            return _is_day(stored.text.strip(), given)
        case Stored.NUMBER:
            number = _number(stored.text)
            return number is not None and _is_number(number, given, date_1904=date_1904)


def _plain(text: str) -> str:
    """The text without what parsers treat differently: escaped control characters, blanks, line ends."""
    return _BLANKS.sub("", _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) and text.strip() == text and "_" not in text else None


def _is_number(number: float, given: object, *, date_1904: bool) -> bool:
    if isinstance(given, bool) or given is None:
        return False
    if isinstance(given, int | float):
        return float(given) == number
    if isinstance(given, timedelta):
        return abs(given / timedelta(days=1) - number) < _SECOND
    if isinstance(given, time):
        return abs(_share_of_day(given) - number) < _SECOND
    if isinstance(given, date):
        hours = _share_of_day(given.time()) if isinstance(given, datetime) else 0
        serial = given.toordinal() - (_DAY_NOUGHT_1904 if date_1904 else _DAY_NOUGHT) + hours
        early = 0 < number < _FIRST_OF_MARCH_1900 and not date_1904
        return abs(serial - number) < _SECOND or (early and abs(serial - 1 - number) < _SECOND)
    return False


def _share_of_day(given: time) -> float:
    return (given.hour * 3600 + given.minute * 60 + given.second + given.microsecond / 1e6) / 86_400


def _is_day(text: str, given: object) -> bool:
    """Whether a day written out is the day given, or the very text given where the engine leaves it a text."""
    if not _DAY.fullmatch(text):
        return False
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    if isinstance(given, datetime):
        return abs(given - moment) < timedelta(seconds=1)
    return (given == moment.date() and moment.time() == time()) if isinstance(given, date) else given == text
