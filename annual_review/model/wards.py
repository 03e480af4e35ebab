"""Names of wards as clerks type them: as the organisation, its committee or the unit itself, and all of them one ward."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from annual_review.model.names import ETH, name_key

# «Đảng bộ», «Đảng ủy», «BCH Đảng bộ», «Ban Thường vụ Đảng ủy»: one organisation and its bodies, all of one unit.
_ORGANISATION = re.compile(
    r"^(?:(?:ban (?:chấp hành|thường vụ)|bch|btv)(?: của)? )?(?:đảng bộ|đảng ủy|đảng uỷ|đb|đu)(?: của)? (?=\S)", re.IGNORECASE
)
_SHORT_KINDS = (
    (re.compile(r"^p(?:\. ?| )(?=\S)", re.IGNORECASE), "phường "),
    (re.compile(r"^x\. ?(?=\S)", re.IGNORECASE), "xã "),
    (re.compile(r"^đk\. ?(?=\S)", re.IGNORECASE), "đặc khu "),
)
_KIND = re.compile(r"^(?:phường|xã|đặc khu|thị trấn|thị xã|quận|huyện)\b", re.IGNORECASE)
_UNIT_IN = re.compile(r"\b(?:phường|xã|thị trấn|đặc khu|quận|huyện)\s+(.+)$", re.IGNORECASE)
_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")


@lru_cache(maxsize=8192)
def ward_unit(name: str) -> str:
    """Return the unit a ward's name speaks of, as typed: «Đảng ủy Phường Giang Biên» → «phường Giang Biên».

    The kind of unit is in full and in small letters; capitals throughout become a name's. Without such a kind («Đảng bộ
    Trường Đại học …») what follows the organisation stays as it is.
    """
    text = " ".join(unicodedata.normalize("NFC", name.translate(ETH)).split())
    unit = _ORGANISATION.sub("", text)
    for short, full in _SHORT_KINDS:
        unit = short.sub(full, unit)
    kind = _KIND.match(unit)
    if kind is None:
        return unit
    place = unit[kind.end() :]
    shouted = place.isupper() and len(place.strip()) > 1
    return kind[0].lower() + (" ".join(map(str.capitalize, place.split(" "))) if shouted else place)


@lru_cache(maxsize=8192)
def ward_key(name: str) -> str:
    """Return a ward's name for comparison, equal for all spellings of one ward (product.md §5.10).

    «Đảng bộ phường X», «Đảng ủy phường X», «Phường X» and «P. X» are one; case, blanks, Unicode form and the place of the
    tone (uỷ/ủy) do not count. A phường, a xã and a đặc khu of one name are three, and so are «Hà» and «Hạ».
    """
    return name_key(_LEADING_ZEROS.sub("", ward_unit(name)))


def locality_of(name: str) -> str:
    """Return the place a ward is named after: «Đảng bộ phường Giang Biên» → «Giang Biên»; empty when it names none."""
    match = _UNIT_IN.search(ward_unit(name))
    return match[1].strip() if match else ""


def commonest_spelling(spellings: Iterable[str]) -> str:
    """Return the spelling that comes most often, of equally common ones that which came first; raises ValueError for none."""
    counts = Counter(spellings)  # keeps the order in which each came first, and so does max
    return max(counts, key=counts.__getitem__)
