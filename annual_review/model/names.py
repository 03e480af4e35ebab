"""Names and labels as people read them: folded for comparison, compared for near misses, made safe to show.

How much is folded depends on what must stay apart. ``folded`` keeps every letter: names of files, words of a heading that
patterns look for. ``name_key`` also lets the tone move (hoà/hòa): people and places, where «Hà» and «Hạ» are two. ``key`` and
``bare_key`` keep letters and digits only: labels of a form, which clerks retype without accents. ``unaccented`` keeps blanks
and signs beside them. Capital and small «Đ» are one letter in all of them, and so is the eth that stands for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from annual_review.problems.did_you_mean import nearest as nearest_folded

# The Icelandic eth that many keyboards and old conversions put for «Đ», and the letter it stands for: 85 % of the «Đ» in a
# public list of names.
ETH = {0xD0: 0x110, 0xF0: 0x111}
_NUMBERING = re.compile(r"^\s*(?:\(\d{1,2}\)|(?:\d{1,2}|[IVX]{1,5}|[a-zđ])\s*[.)\-:/])\s*(?=\S)", re.IGNORECASE)
_TWICE = re.compile(r"([^()]+?)\s*\(([^()%]+)\)")
_COMRADE = re.compile(r"^\s*(?:đ/c|đ\.c|đc|đồng chí)(?![\w/])\s*[.:]?\s*", re.IGNORECASE)
_TITLE = re.compile(r"^\s*(?:ông|bà|thầy|cô|anh|chị)\s+(?=\S+\s+\S)", re.IGNORECASE)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return ``text`` in NFC, in small letters, with single blanks and «đ» however it is written: every letter counts."""
    return " ".join(unicodedata.normalize("NFC", text.translate(ETH)).casefold().split())


def unaccented(text: str) -> str:
    """Return ``text`` in small letters without accents («đ» is «d»); blanks and signs stay, for patterns to look at."""
    return "".join(letter for letter in _decomposed(text) if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return what is left of ``text`` when case, accents, blanks, signs and numbering in front do not matter."""
    return bare_key(_NUMBERING.sub("", text.translate(ETH).strip()))


@lru_cache(maxsize=8192)
def bare_key(text: str) -> str:
    """Return ``text`` in small letters and digits without accents, blanks or signs; numbering in front stays."""
    return "".join(letter for letter in _decomposed(text) if letter.isalnum())


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(ETH).casefold().replace("đ", "d"))


def without_comrade(name: str) -> str:
    """Return a name without «Đ/c» or «Đồng chí» in front of it."""
    return _COMRADE.sub("", unicodedata.normalize("NFC", name)) or name


def without_title(name: str) -> str:
    """Return a name without «Đ/c», and without «Ông», «Bà», «Thầy», «Cô», «Anh», «Chị» where two words are left."""
    return _TITLE.sub("", without_comrade(name)) or name


def full_and_short(text: str) -> tuple[str, str] | None:
    """Return what a text says in full and again in brackets («Hoàn thành nhiệm vụ (HTNV)»), None for any other text."""
    match = _TWICE.fullmatch(text.strip())
    return (match[1], match[2]) if match else None


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Return a person's name for comparison: accents count, case, blanks and the place of the tone (hoà/hòa) do not."""
    syllables = unicodedata.normalize("NFD", name.translate(ETH).casefold()).split()
    return " ".join(_TONE.sub("", syllable) + "".join(_TONE.findall(syllable)) for syllable in syllables)


def nearest(text: str, among: Iterable[str]) -> str | None:
    """Return the one of ``among`` that ``text`` is most likely a slip for; None when none is close enough.

    Accents, case, signs and numbering are no slips; words of less than four letters have none (problems.did_you_mean).
    """
    return nearest_folded(text, among, key)


# Of format characters only these are let through: none. They reorder or hide what is read.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def legible(name: str) -> str:
    """Return ``name`` as NFC text that is safe to show: control, reordering and undecodable characters escaped."""
    return "".join(_shown(letter) for letter in unicodedata.normalize("NFC", name))


def _shown(letter: str) -> str:
    if unicodedata.category(letter) not in _UNSHOWN:
        return letter
    if "\udc80" <= letter <= "\udcff":  # a byte of the name that is not UTF-8
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return letter.encode("unicode_escape").decode("ascii")


def split_mark(name: str) -> tuple[str, str]:
    """Return a name and the mark in brackets behind it: «Nguyễn Thị Hà (1985)» → («Nguyễn Thị Hà», «1985»)."""
    match = re.fullmatch(r"(.+?)\s*\(([^()]*)\)", name)
    return (match[1], match[2].strip()) if match else (name, "")
