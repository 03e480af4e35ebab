"""How numbers, dates, times and names are written on Vietnamese official papers; the one place that formats a value.

Sources: documents.md §3 (HD 36-HD/VPTW of 2018, HD 05-HD/VPTW of 2026 and real papers).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from fractions import Fraction

from annual_review.model.assessment import Share
from annual_review.model.figures import MemberRating
from annual_review.model.meeting import Person
from annual_review.model.members import Member
from annual_review.model.names import folded
from annual_review.problems import vietnamese

NOTHING_TO_SHARE = "–"
BLANK = "……"
DAY_TO_WRITE = "ngày      tháng      năm"  # of a head, to be written by hand
BLANK_DAY = f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
LONG_BLANK = "…" * 12
BLANK_LINE = "…" * 30  # a line of the body in 14 points
_BULLET = re.compile(r"^\s*[-–—•*+]\s*(?=[^\W\d]|[\"“«(\[])")
_BASIS = re.compile(r"^căn cứ(?: vào)?[\s:]+(?=\S)", re.IGNORECASE)
PADDED_MONTHS = 2  # only months 1 and 2 take a leading zero, so that they cannot be turned into 11 and 12

NONE = "không có"

# Abbreviations clerks type, as papers spell them out (documents.md §4.2); «TH», «MN» only before a school's name.
_ABBREVIATIONS = {
    "GVG": "giáo viên giỏi",
    "GV": "giáo viên",
    "HSG": "học sinh giỏi",
    "HS": "học sinh",
    "CSTĐCS": "Chiến sĩ thi đua cơ sở",
    "LĐLĐ": "Liên đoàn Lao động",
    "TDTT": "thể dục thể thao",
    "CMHS": "cha mẹ học sinh",
}
_ABBREVIATION = re.compile(rf"(?<!\w)(?:{'|'.join(_ABBREVIATIONS)})(?!\w)")
_SCHOOL = re.compile(r"(?<!\w)([Tt]rường )(TH|MN)(?= [A-ZĐÀ-Ỹ])")
_SCHOOLS = {"TH": "Tiểu học", "MN": "Mầm non"}
_COMRADES = re.compile(r"(?<!\w)(?:đ/c|đ\.c|đc)(?!\w)", re.IGNORECASE)
_PER_CENT = re.compile(r"(\d)\s+%")


def decimal_comma(value: Fraction, decimals: int) -> str:
    """Return ``value`` half up to ``decimals`` places, with a decimal comma and a dot between thousands: ``1.234,5``."""
    return vietnamese.decimal(value, decimals, between_thousands=".")


def percent(share: Share, decimals: int) -> str:
    """Return a share as ``95,45%``; a dash when there is nothing to share (0 of 0)."""
    return NOTHING_TO_SHARE if share.value is None else percent_of(share.value, decimals)


def percent_of(value: Fraction, decimals: int) -> str:
    """Return a share 0..1 as a percentage, tight against its sign: ``12,5%``."""
    return decimal_comma(value * 100, decimals) + "%"


def counted(count: int) -> str:
    """Return a number of people in prose, zero in words: ``02 đồng chí``, ``không có``."""
    return comrades(count) if count else NONE


def quoted(text: str) -> str:
    """Return ``text`` in the quotation marks of Vietnamese print."""
    return f"“{text}”"


def printed(text: str) -> str:
    """Return what a clerk typed with the quotation marks of print, «%» tight behind its number."""
    return _PER_CENT.sub(r"\1%", text.replace("«", "“").replace("»", "”"))


def spelt_out(text: str) -> str:
    """Return what a clerk typed as a formal paper prints it: known abbreviations in full (documents.md §4.2)."""
    text = _ABBREVIATION.sub(lambda found: _ABBREVIATIONS[found[0]], printed(text))
    text = _SCHOOL.sub(lambda found: found[1] + _SCHOOLS[found[2]], text)
    return _COMRADES.sub(lambda found: "Đồng chí" if found[0][0] == "Đ" and found.start() == 0 else "đồng chí", text)


def padded(count: int) -> str:
    """Return a count as prose writes it: two digits from 01 to 09, ``0`` bare, ``1.234`` grouped."""
    return vietnamese.grouped(count).zfill(2) if count else "0"


def comrades(count: int) -> str:
    """Return a number of people: ``02 đồng chí``."""
    return f"{padded(count)} đồng chí"


def ballots(count: int) -> str:
    """Return a number of ballots: ``22 phiếu``."""
    return f"{padded(count)} phiếu"


def long_date(day: date) -> str:
    """Return ``ngày 03 tháng 12 năm 2020``; days below 10 and months 1 and 2 take a zero in front."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """Return ``03/12/2020``, ``05/9/2026``: padded like the long form."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= PADDED_MONTHS else str(day.month)


def clock(moment: time | None) -> str:
    """Return ``14 giờ 30 phút``; blanks to be filled by hand when the time is not known."""
    return f"{BLANK} giờ {BLANK} phút" if moment is None else f"{moment.hour:02d} giờ {moment.minute:02d} phút"


def listed(items: Sequence[str]) -> str:
    """Return ``A``, ``A và B`` or ``A, B và C``."""
    return " và ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def comrade(person: Person, between: str = ", ") -> str:
    """Return ``đồng chí Trần Thị B, Bí thư Chi bộ``, without the posts when none are known."""
    return "đồng chí " + between.join((person.name, *(unstopped(post) for post in person.posts)))


def initial(text: str) -> str:
    """Return ``text`` with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return ``text`` with its first letter in lower case, an abbreviation (CSTĐCS) as it is."""
    return vietnamese.lowered(text)


def sentence(text: str) -> str:
    """Return ``text`` closed by a full stop unless it already ends in a stop of its own."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…:;" else text + "."


def unstopped(text: str) -> str:
    """Return ``text`` without the stop, comma or semicolon it ends in: the paper sets its own behind it."""
    return text.rstrip(" .,;") or text


def item(text: str) -> str:
    """Return ``text`` without the dash or bullet a clerk typed before it: the paper sets its own."""
    return _BULLET.sub("", text)


def basis(text: str) -> str:
    """Return what a review rests on without «Căn cứ» before it and a stop behind it: papers say both in their own way."""
    return unstopped(_BASIS.sub("", item(text)))


def posts_of(member: Member | MemberRating) -> str:
    """Return the posts of a member, Party post first, for a table cell; «Đảng viên» alone is no post."""
    held = (post for post in (member.party_post, member.office) if post and folded(post) != "đảng viên")
    return "; ".join(held)


def paper_number(typed: str, suffix: str) -> str:
    """Return ``Số 05-BC/CB`` from what the clerk typed, or ``Số       -BC/CB`` to be filled by hand (documents.md §1.4).

    ``suffix`` is the symbol of the paper (``BC/CB``). A bare number gets it; a typed symbol stands as typed.
    """
    number = re.sub(r"^\s*số\s*:?\s*", "", typed, flags=re.IGNORECASE).strip()
    if not number:
        return f"Số       -{suffix}"
    return f"Số {int(number):02d}-{suffix}" if number.isascii() and number.isdigit() else f"Số {number}"
