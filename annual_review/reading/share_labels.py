"""Headings of columns of shares («Tỷ lệ %», «HTXSNV (%)»): what they are the share of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annual_review.model.names import folded

_SHARE = re.compile(r"\bt[ỷỉyi] ?l[ệe]\b|phần trăm|%")
_VOTES = re.compile(r"số phiếu|số lượng|\bsl\b")
_BOTH = re.compile(r"(?:số phiếu|số lượng|\bsl\b).*?(?:[,/;&-]|\bvà\b).*?(?:t[ỷỉyi] ?l[ệe]|%)")
_OTHER_BASE = re.compile(r"(?:\btrên|\bso với|/)\s*(?:tổng )?(?:số )?(?:đảng viên|đv|đại biểu|người|phiếu (?:phát ra|thu về))")
_LIMIT = re.compile(r"\(?\s*(?:không (?:được )?(?:vượt )?quá|tối đa|nhiều nhất|≤|<=)[^()]*\)?")  # «HTXSNV (không quá 20%)»
_REST = re.compile(r"\bt[ỷỉyi] ?l[ệe]\b|phần trăm|[%()]|\b(?:số )?phiếu\b|\bđạt\b")


def share_of(parts: Sequence[str]) -> tuple[str, ...] | None:
    """Return what the labels over a column of shares say beside «tỷ lệ», the nearest first; None for any other column.

    The lowest label that names a share or a number of votes decides: «Số phiếu, tỷ lệ» over both names neither.
    """
    for order in range(len(parts) - 1, -1, -1):
        label = _LIMIT.sub(" ", folded(parts[order]))
        if _BOTH.search(label):
            continue
        if _SHARE.search(label):
            rest = re.sub(r"\s+", " ", _REST.sub(" ", label)).strip(" ,:;-–")
            others = [*parts[order + 1 :][::-1], *parts[:order][::-1]]
            return tuple(each for each in (rest, *others) if each)
        if _VOTES.fullmatch(label):
            return None
    return None


def is_of_other_base(parts: Sequence[str]) -> bool:
    """Return whether labels say that shares are reckoned on something else than the valid ballots: «trên tổng số đảng viên»."""
    return any(_OTHER_BASE.search(folded(part)) for part in parts)
