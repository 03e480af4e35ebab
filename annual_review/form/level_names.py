"""The words people type for a rating level, and those that mean opposite things at different sites (documents.md §4.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annual_review.form.options import ReadingOptions
from annual_review.model.names import bare_key, full_and_short
from annual_review.model.ratings import RatingLevel

LEVEL_NAMES: Mapping[str, RatingLevel] = {
    bare_key(alias): level
    for level, aliases in {
        RatingLevel.EXCELLENT: (
            "HTXSNV",
            "HTXS",
            "XS",
            "Xuất sắc",
            "HT Xuất sắc",
            "HTXS nhiệm vụ",
            "HT Xuất sắc NV",
            "HT Xuất sắc nhiệm vụ",
            "Hoàn thành xuất sắc NV",
            "Hoàn thành xuất sắc",
            "Hoàn thành xuất sắc nhiệm vụ",
            "Đủ tư cách hoàn thành xuất sắc nhiệm vụ",
        ),
        RatingLevel.GOOD: (
            "HTTNV",
            "HTT",
            "Tốt",
            "HT Tốt",
            "HTTTNV",
            "HT Tốt NV",
            "HT Tốt nhiệm vụ",
            "Hoàn thành tốt NV",
            "Hoàn thành tốt",
            "Hoàn thành tốt nhiệm vụ",
            "Đủ tư cách hoàn thành tốt nhiệm vụ",
        ),
        RatingLevel.SATISFACTORY: (
            "HTNV",
            "HT",
            "HT nhiệm vụ",
            "Hoàn thành NV",
            "Hoàn thành",
            "Hoàn thành nhiệm vụ",
            "Đủ tư cách hoàn thành nhiệm vụ",
        ),
        RatingLevel.UNSATISFACTORY: (
            "KHTNV",
            "KHT",
            "Không HT",
            "Không HTNV",
            "Không HT nhiệm vụ",
            "Không hoàn thành NV",
            "Không hoàn thành",
            "Không hoàn thành nhiệm vụ",
            "Chưa hoàn thành",
            "Chưa hoàn thành nhiệm vụ",
        ),
    }.items()
    for alias in aliases
}


_DOUBT = frozenset("?？*~")
_AMBIGUOUS_LEVEL = re.compile(r"(?:muc|loai|hang)?(?:\d{1,2}|[abcd]|[iv]{1,3})|kem|trungbinh|kha|dat|khongdat")


def parse_level(text: str, options: ReadingOptions) -> RatingLevel | None:
    """Return the level a text names by one of its aliases or by the site's declared scale, None when it names none.

    A level with a mark of doubt («HTXSNV?») names none: nobody knows what was meant (workbook.md).
    """
    if _DOUBT & set(text):
        return None
    wanted = bare_key(text)
    if wanted in LEVEL_NAMES:
        return LEVEL_NAMES[wanted]
    if twice := full_and_short(text):
        found = LEVEL_NAMES.get(bare_key(twice[0]))
        return found if found is LEVEL_NAMES.get(bare_key(twice[1])) else None
    scale = {bare_key(mark): level for mark, level in options.level_scale.items()}
    return scale.get(wanted)


def is_ambiguous_level(text: str) -> bool:
    """Return whether a text is a mark that means opposite things at different sites («Mức 1», «A», «Khá»)."""
    return bool(_AMBIGUOUS_LEVEL.fullmatch(bare_key(text)))
