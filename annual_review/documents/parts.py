"""Parts several papers share: letterhead, signature, citations, numbered notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from annual_review.documents import typesetting, wording
from annual_review.documents.case import RatedReview
from annual_review.model.assessment import Citation, Reason, Share
from annual_review.model.ratings import RatingLevel

UNCONFIRMED = "cần xác nhận"
BLANK_LINES = 3
# The room the forms leave in the head, in points: 84 mm at left (6.75 mm less on each side of the body), 91 mm at right.
PARENT_LINE = typesetting.Line(238, 14)
BODY_LINE = typesetting.Line(200, 14, bold=True)
PLACE_LINE = typesetting.Line(258, 14)
_OFFICE = re.compile(r"((?:phó )?bí thư)\b(?! (?:chi )?đoàn| liên)", re.IGNORECASE)  # not the Youth Union's secretary


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Head of a paper: organisation above, issuing body (both in capitals), ``Số 05-BC/CB``, place and date."""

    parent: str
    body: str
    number: str
    place_date: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the office in capitals (BÍ THƯ, PHÓ BÍ THƯ) and the name."""

    office: str
    name: str


def letterhead(source: RatedReview, number: str, on: date | None = None) -> Letterhead:
    """Return the head of a branch's paper with its registry number (empty for an annex without one).

    ``on`` is the day of the paper where it is not that of the documents: minutes bear the day of the meeting.
    """
    record = source.record
    return Letterhead(
        parent=typesetting.broken(record.parent, PARENT_LINE),
        body=typesetting.broken(record.branch, BODY_LINE),
        number=number,
        place_date=_place_date(record.locality, wording.long_date(on or record.document_date)),
    )


def _place_date(place: str, day: str) -> str:
    """Return place and date; the date on a line of its own where both are too long for one."""
    fits = PLACE_LINE.measure(f"{place}, {day}") <= PLACE_LINE.width
    return f"{place}, {day}" if fits else f"{place}, \n{day}"


def signer(source: RatedReview) -> Signature:
    """Return who signs for the branch: the chair when a secretary or deputy, else the secretary on the roster.

    The name stays empty, to be written by hand, when neither is known.
    """
    chair = source.record.meeting.chair
    for post in chair.posts:
        if office := _OFFICE.match(post):
            return Signature(office[1].upper(), chair.name)
    heads = [member.name for member in source.record.members if member.is_head]
    return Signature("BÍ THƯ", heads[0] if heads else "")


def short_level(source: RatedReview, level: RatingLevel | None) -> str:
    """Return HTXSNV and the like; empty where there is no level."""
    return source.rule_set.levels[level].short if level else ""


def level_name(source: RatedReview, level: RatingLevel) -> str:
    """Return «Hoàn thành xuất sắc nhiệm vụ» and the like."""
    return source.rule_set.levels[level].name


def share_text(source: RatedReview, share: Share) -> str:
    """Return a share with the decimals the rule set asks for."""
    return wording.percent(share, source.rule_set.share.decimals)


def cited(reason: Reason) -> str:
    """Return a reason with its citation behind it, marked where nobody has confirmed it against the law yet."""
    return f"{reason.text.rstrip('.')} ({citation(reason.citation)})."


def citation(source: Citation) -> str:
    """Return the reference, with «cần xác nhận» where it is not confirmed."""
    return source.reference if source.confirmed else f"{source.reference}; {UNCONFIRMED}"


class Notes:
    """Numbered notes under a table: each distinct text once, ``(1)`` in the row and «(1) …» below."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, reasons: Iterable[Reason], remark: str = "") -> str:
        """Return the marks of ``reasons`` and of the clerk's own ``remark``: ``(1)``, ``(1), (3)`` or an empty string."""
        texts = [*(cited(each) for each in reasons), *([wording.sentence(remark)] if remark else [])]
        return ", ".join(f"({self._numbers.setdefault(text, len(self._numbers) + 1)})" for text in texts)

    @property
    def lines(self) -> tuple[str, ...]:
        """The notes, in the order of their numbers."""
        return tuple(f"({number}) {text}" for text, number in self._numbers.items())


def paragraphs_or_blank(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the clerk's paragraphs as closed sentences, or dotted lines to be filled by hand when there are none."""
    return tuple(wording.sentence(each) for each in paragraphs) or (wording.BLANK_LINE,) * BLANK_LINES


def office_of_chair(source: RatedReview) -> str:
    """Return the office under the chair's signature: BÍ THƯ or PHÓ BÍ THƯ, empty for a chair who is neither."""
    signature = signer(source)
    return signature.office if signature.name == source.record.meeting.chair.name else ""


def committee_above(source: RatedReview) -> str:
    """Return the committee the paper goes to: «Đảng ủy phường Giang Biên» of «Đảng bộ phường Giang Biên»."""
    return source.record.parent.replace("Đảng bộ", "Đảng ủy", 1)
