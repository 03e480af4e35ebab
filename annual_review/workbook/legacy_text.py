"""TCVN3 and VNI text, recognised and turned into Unicode (documents.md §4.4)."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

_TCVN3_FROM = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_TO = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
# Two of the codes arrive as their look-alikes from some programs: Ð as Đ (U+0110), µ as Greek mu (U+03BC).
_TCVN3 = str.maketrans(_TCVN3_FROM + "\u0110\u03bc", _TCVN3_TO + _TCVN3_TO[_TCVN3_FROM.index("Ð")] + "à")

_NOT_IN_TCVN3 = frozenset("ÀÁÂÃÙÚàâ") - frozenset(_TCVN3_FROM)
_PLAIN_SIGNS = frozenset("×÷·")  # stand between the letters of Unicode text too

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_HATS = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_BREVES = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_SINGLES = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}

_UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|[\u0300-\u0323]"
)
# Symbols inside a word, or capitals with marks after a small letter: no language writes so, TCVN3 text all the time.
_TCVN3_SIGNS = re.compile(
    "[A-Za-z][µ¸¶·¹¨¾¼½©ª¬¢£¤¥¦×÷][A-Za-z]|[a-zA-Z][µ¸¶·](?![\\w])|[®§][a-zA-Zµ¸¶·¹¨©ªÀ-ÿ]|[a-zà-ÿ][ÆÇÊËÈÉÌÎÏÐÑÒÓÔÕÖÝØÜÞ×]|[a-z]\u00ad(?![a-z]{3})"
)
_VNI_SIGNS = re.compile("[aeAE][âêáàåãäéèúüëùøûõïÂÊÁÀÅÃÄÉÈÚÜËÙØÛÕÏ]")
_VNI_HINTS = re.compile("[ouyöôOUYÖÔ][øûïäåëüØÛÏÄÅËÜ]|[öôÖÔ][ùõÙÕ]|[ñÑ][a-zA-Zöô]|[a-zA-Z]ö")


class Legacy(StrEnum):
    """An old eight-bit way of typing Vietnamese, named as clerks name it."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


def encoding_of_font(font: str) -> Legacy | None:
    """Return the encoding that text under this font is in; None for a Unicode font."""
    if font.startswith(".Vn"):
        return Legacy.TCVN3
    return Legacy.VNI if font.upper().startswith("VNI-") else None


def encoding_of_text(text: str) -> Legacy | None:
    """Return the encoding ``text`` is unmistakably in by its letter patterns; None for anything that may be Unicode."""
    if text.isascii() or _UNICODE_ONLY.search(text):
        return None
    vni = 2 * len(_VNI_SIGNS.findall(text)) + len(_VNI_HINTS.findall(text))
    tcvn3 = len(_TCVN3_SIGNS.findall(text))
    if vni >= 2 and vni > tcvn3:
        return Legacy.VNI
    return Legacy.TCVN3 if tcvn3 else None


def is_unicode(text: str) -> bool:
    """Return whether ``text`` is beyond doubt Unicode already: plain ASCII, or with letters no old encoding has."""
    return text.isascii() or bool(_UNICODE_ONLY.search(text))


def is_mixed(text: str) -> bool:
    """Return whether a word of Unicode ``text`` is unmistakably TCVN3: two ways of typing in one text."""
    signs = (match[0] for word in text.split() if not _UNICODE_ONLY.search(word) for match in _TCVN3_SIGNS.finditer(word))
    return bool(_UNICODE_ONLY.search(text)) and any(not _PLAIN_SIGNS & set(sign) for sign in signs)


def only_unicode_has(text: str, encoding: Legacy) -> bool:
    """Return whether ``text`` has a Vietnamese letter at a code that ``encoding`` has no letter for: «à» in TCVN3."""
    return encoding is Legacy.TCVN3 and bool(set(unicodedata.normalize("NFC", text)) & _NOT_IN_TCVN3)


def to_unicode(text: str, encoding: Legacy, *, font: str = "") -> str:
    """Return ``text`` of a legacy encoding as NFC Unicode.

    A ``font`` whose name ends in H (``.VnTimeH``) shows capitals at the codes of small letters.
    """
    converted = text.translate(_TCVN3) if encoding is Legacy.TCVN3 else _from_vni(text)
    if encoding is Legacy.TCVN3 and font.endswith("H"):
        converted = converted.upper()
    return unicodedata.normalize("NFC", converted)


def _from_vni(text: str) -> str:
    out: list[str] = []
    at = 0
    while at < len(text):
        letter, following = text[at], text[at + 1 : at + 2]
        marks = _vni_marks(letter.lower(), following.lower()) if following else None
        single = _SINGLES.get(letter.lower(), letter.lower())
        out.append((single.upper() if letter.isupper() else single) + (marks or ""))
        at += 1 if marks is None else 2
    return "".join(out)


def _vni_marks(letter: str, following: str) -> str | None:
    """Return the combining marks that ``following`` puts on the vowel ``letter``, None when it puts none."""
    if letter in "aeouyôö" and following in _TONES:
        return _TONES[following]
    if letter in "aeo" and following in _HATS:
        return _HAT + _HATS[following]
    if letter == "a" and following in _BREVES:
        return _BREVE + _BREVES[following]
    return None
