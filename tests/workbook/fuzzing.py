"""What the fuzzed formats share: what we read of a file, what an independent reader reads, and where the two differ."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from annual_review.sample.ward import make_book, seeded
from annual_review.sample.workbook import book_bytes
from annual_review.workbook.engine import open_workbook
from tests.planted.judging import random_branch

Given = Mapping[tuple[str, int, int], object]


@lru_cache(maxsize=8)
def sample_book(number: int) -> bytes:
    """The workbook of a fictitious branch, as .xlsx."""
    rng = seeded(f"fuzz {number}")
    return book_bytes(make_book(rng, *random_branch(rng))[1])


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the parts in their order; a name may come twice."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts:
            new.writestr(name, content)
    return stream.getvalue()


def ours(data: bytes) -> Given | None:
    """Our cells; None where the workbook is refused. A formula never reckoned, an error, a merged cell is told: no value."""
    book = open_workbook(data, "a.xlsx", lambda _: True).value
    if book is None:
        return None
    return {
        (sheet.facts.name, *spot): None if cell.trouble or is_merged(spot, sheet.facts.merged) else cell.value
        for sheet in book.sheets
        for spot, cell in sheet.cells.items()
    }


def is_merged(spot: tuple[int, int], ranges: tuple[tuple[int, int, int, int], ...]) -> bool:
    return any(top <= spot[0] <= bottom and left <= spot[1] <= right for top, left, bottom, right in ranges)


def same(mine: object, other: object) -> bool:
    """Whether two values are one for people: whole numbers are numbers, blanks are single, a time of day is a share of it."""
    if isinstance(mine, bool) or isinstance(other, bool):
        return mine is other
    if isinstance(mine, int | float) and isinstance(other, int | float):
        return float(mine) == float(other) or abs(mine - other) < 1e-9 * abs(mine)  # what days lose as numbers
    if isinstance(mine, str) and isinstance(other, str):
        return " ".join(mine.split()) == " ".join(other.split())
    if isinstance(mine, date | time | timedelta) and isinstance(other, date | time | timedelta):
        return moment(mine) == moment(other)
    return mine is None and other is None


def moment(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        hours, rest = divmod(round(value.total_seconds()), 3600)
        return f"{hours:02}:{rest // 60:02}:{rest % 60:02}"
    if isinstance(value, time):
        return value.isoformat()[:8]
    whole = datetime.combine(value, time()) if not isinstance(value, datetime) else value
    return whole.isoformat()[:19]


def differences(mine: Given | None, other: Given | None) -> list[str]:
    """The cells that we read, silently, otherwise than the other reader; none where one of the two refuses the file."""
    if mine is None or other is None:
        return []
    spots = (spot for spot in {*mine, *other} if not _told(mine, other, spot))
    return sorted(f"{spot}: {mine.get(spot)!r}, {other.get(spot)!r}" for spot in spots)


def _told(mine: Given, other: Given, spot: tuple[str, int, int]) -> bool:
    """Whether a cell is the same for both, blank for both, or reported by us as an error or a formula without value."""
    if spot in mine and mine[spot] is None:
        return True
    one, two = mine.get(spot), other.get(spot)
    return same(one, two) or (_is_blank(one) and _is_blank(two))


def serials(given: Given | None, *, date_1904: bool = False) -> Given | None:
    """The cells with days and hours as the numbers that the old formats keep them as."""
    return None if given is None else {spot: _serial(value, date_1904=date_1904) for spot, value in given.items()}


def _serial(value: object, *, date_1904: bool) -> object:
    begin = datetime(1904, 1, 1) if date_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - days of a workbook have no zone
    if isinstance(value, time):
        value = datetime.combine(begin, value)
    if isinstance(value, date):
        whole = value if isinstance(value, datetime) else datetime.combine(value, time())
        days = (whole - begin) / timedelta(days=1)
        return days - 1 if 1 <= days < 61 and not date_1904 else days  # Excel knows a 29/02/1900
    return value / timedelta(days=1) if isinstance(value, timedelta) else value


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def tried(
    files: Iterable[tuple[str, bytes]],
    theirs: Callable[[bytes], Given | None],
    put: Callable[[Given | None], Given | None] = lambda given: given,
) -> tuple[Counter[str], list[str]]:
    """Read every file, told by the kind of its change; return how they fared, and every silent difference.

    ``put`` makes of our cells what the other reader gives.
    """
    fared: Counter[str] = Counter()
    wrong: list[str] = []
    for kind, data in files:
        mine = put(ours(data))
        fared["refused" if mine is None else "read"] += 1
        wrong += [f"{kind}: {each}" for each in differences(mine, theirs(data))[:3]]
    return fared, wrong
