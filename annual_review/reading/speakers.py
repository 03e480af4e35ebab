"""Who spoke: a guest of the higher committee or one of the branch, by the name in «Người phát biểu»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from annual_review.model.names import name_key, split_mark

# What parts a name from honorifics, posts and remarks: «Đ/c Trần Thị B – Đảng ủy viên (cấp trên)».
_PARTS = re.compile(r"\s+[-–—]\s+|[,;:()]|\b(?:đồng chí|đ/c|đ\.c\.?|đc)(?=\s|$)", re.IGNORECASE)
_TITLE = re.compile(r"(?:ông|bà|thầy|cô|anh|chị)\s+(?=\S)", re.IGNORECASE)
_LONGEST_REST = 2  # words a full name may have beside a shorter one it holds («Hoàng Văn» in «Hoàng Văn Em»)

Name = tuple[str, ...]


def is_guest(speaker: str, guests: Iterable[str], members: Iterable[str]) -> bool:
    """Return whether ``speaker`` is one of the ``guests`` rather than of the ``members``, all given by their names.

    A full name in the text decides, the longest of several; else a text that is the end of exactly one guest's name and
    of no member's («Đ/c Hoàng Lâm»). Case, the place of the tone and the marks of homonyms do not matter.
    """
    of_guests, of_members = _names(guests), _names(members)
    texts = list(_texts(speaker))
    guest = max((_longest(words, of_guests) for words in texts), default=0)
    member = max((_longest(words, of_members) for words in texts), default=0)
    if guest or member:
        return guest >= member
    return any(len(_ending(words, of_guests)) == 1 and not _ending(words, of_members) for words in texts)


def holds_name(text: str, name: str) -> bool:
    """Return whether the full ``name`` stands in ``text``, beside honorifics and posts («Đ/c Trần Thị B, Chi ủy viên»)."""
    return any(_longest(words, _names((name,))) for words in _texts(text))


def _names(people: Iterable[str]) -> frozenset[Name]:
    return frozenset(words for name in people if (words := _key(split_mark(name)[0].split())))


def _key(words: Sequence[str]) -> Name:
    return tuple(name_key(" ".join(words)).split())


def _texts(speaker: str) -> Iterator[list[str]]:
    """Yield the words of each part of the text that may hold a name."""
    for part in _PARTS.split(speaker):
        if words := _TITLE.sub("", part.strip(), count=1).split():
            yield words


def _longest(words: Sequence[str], names: Iterable[Name]) -> int:
    """Return how many words the longest of ``names`` has that stands in the text, 0 for none."""
    return max((len(name) for name in names if _holds(words, name)), default=0)


def _holds(words: Sequence[str], name: Name) -> bool:
    """Whether the text holds ``name`` and not a longer name with these words in it."""
    size = len(name)
    return any(
        _key(words[at : at + size]) == name and not (_is_of_a_name(words[:at]) or _is_of_a_name(words[at + size :]))
        for at in range(len(words) - size + 1)
    )


def _is_of_a_name(rest: Sequence[str]) -> bool:
    """Whether the words beside a name look like more of it: one or two, each with a capital; else they are a post."""
    return 0 < len(rest) <= _LONGEST_REST and all(word[0].isupper() for word in rest)


def _ending(words: Sequence[str], names: Iterable[Name]) -> list[Name]:
    ending = _key(words)
    return [name for name in names if len(ending) < len(name) and name[-len(ending) :] == ending]
