"""What a review rests on, in the order of rank and each document once (documents.md §2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annual_review.documents import wording
from annual_review.documents.case import Review
from annual_review.model.names import folded

# By the first words of a document: the Charter, regulations, guidance, other papers of the committees above, plans, minutes.
_RANKS = (("điều lệ", 0), ("quy định", 1), ("hướng dẫn", 2), ("kế hoạch", 4), ("biên bản", 5))
_OTHER_RANK = 3
_NUMBER = re.compile(r"(\d{1,5})\s*[-/]\s*([A-ZĐa-zđ]{2,5})\s*[-/]\s*([A-ZĐa-zđ]{2,6})")


def bases(source: Review) -> tuple[str, ...]:
    """Return the regulation and the guidance of the rule set, then what the clerk typed, in the order of rank.

    A document with the same number stands once, in the words of the rule set.
    """
    return ranked((source.rule_set.regulation, source.rule_set.guidance, *typed_bases(source)))


def ranked(texts: Iterable[str]) -> tuple[str, ...]:
    """Return documents in the order of rank; of those with the same number the first."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(_identity(text), text)
    return tuple(sorted(found.values(), key=_rank))


def typed_bases(source: Review) -> tuple[str, ...]:
    """Return what the clerk typed under «Căn cứ», without that word and without a stop."""
    return tuple(wording.basis(base) for base in source.record.bases)


def listed(found: Iterable[str], last: str = ".") -> tuple[str, ...]:
    """Return ``found`` as lines of a list: a semicolon behind each, ``last`` behind the last one."""
    lines = [wording.initial(each) for each in found]
    return tuple(f"{line}{last if number == len(lines) else ';'}" for number, line in enumerate(lines, 1))


def _identity(text: str) -> str:
    """The number of a document however it is typed («10/KH-ĐU», «10-KH/ĐU»), without one its words."""
    match = _NUMBER.search(text)
    if match is None:
        return folded(text)
    number, *symbols = match.groups()
    return f"{int(number)} {' '.join(sorted(folded(each) for each in symbols))}"


def _rank(text: str) -> int:
    words = folded(text)
    return next((rank for start, rank in _RANKS if words.startswith(folded(start))), _OTHER_RANK)
