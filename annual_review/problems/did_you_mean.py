"""«Có phải …?»: the one of several words that a word is most likely a slip for, and the question that offers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_LONGEST = 80  # letters that are compared: a paragraph in the place of a word is like none
_LONG = 8  # letters from which a word may hold two slips


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return « Có phải «…»?» with the one of a closed vocabulary that ``word`` is a slip for, empty when none is near.

    A vocabulary of keys, codes, kinds or file names has words of three letters («cap», «run») and is listed in full beside
    the question, so they may be offered too; what clerks type has to be four letters long (see ``nearest``).
    """
    return question(nearest(word, known, shortest=3))


def question(name: str | None) -> str:
    """Return « Có phải «name»?», to be put behind a sentence; empty when there is nothing to offer."""
    return f" Có phải «{name}»?" if name else ""


def nearest(text: str, among: Iterable[str], folded: Callable[[str], str] = str.casefold, *, shortest: int = 4) -> str | None:
    """Return the one of ``among`` that ``text`` is most likely a slip for, the first of equals; None when none is close enough.

    Both are compared as ``folded`` leaves them. At most one slip in a short word (to 7 letters), two in a longer one; words of
    less than ``shortest`` letters have no near miss, but are found when they differ in nothing that counts.
    """
    wanted = folded(text)[:_LONGEST]
    best: tuple[int, str] | None = None
    if not wanted:
        return None
    for candidate in among:
        other = folded(candidate)
        length = min(len(wanted), len(other))
        limit = 0 if length < shortest else 1 if length < _LONG else 2
        found = distance(wanted, other, limit)
        if found <= limit and (best is None or found < best[0]):
            best = (found, candidate)
    return best[1] if best else None


def distance(one: str, two: str, limit: int) -> int:
    """Return the edit distance (insert, delete, replace, swap) of two strings, ``limit + 1`` when it is more."""
    if abs(len(one) - len(two)) > limit:
        return limit + 1
    before: list[int] = []
    current = list(range(len(two) + 1))
    for row, left in enumerate(one, 1):
        earlier, before, current = before, current, [row]
        for column, right in enumerate(two, 1):
            cost = min(before[column] + 1, current[column - 1] + 1, before[column - 1] + (left != right))
            if row > 1 and column > 1 and left == two[column - 2] and one[row - 2] == right:
                cost = min(cost, earlier[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
    return min(current[-1], limit + 1)
