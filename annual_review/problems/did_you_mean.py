"""«Có phải …?» for a word of a closed vocabulary: a key, a code, a kind, a file name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return « Có phải «…»?» with the one of ``known`` nearest to ``word``, empty when none is near."""
    near = get_close_matches(word, list(known), n=1)
    return f" Có phải «{near[0]}»?" if near else ""
