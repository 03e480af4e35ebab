"""Parts several papers share: letterhead, signature, names of levels, addressee."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from annual_review.documents import typesetting, wording
from annual_review.documents.case import RatedReview, Review
from annual_review.documents.profiles import HD05_2026, profile_for
from annual_review.documents.settings import Addressee
from annual_review.model.assessment import Citation, Share
from annual_review.model.ratings import RatingLevel
from annual_review.model.wards import ward_unit
from annual_review.rules.ruleset import RuleSet

BLANK_LINES = 3
# The room the forms leave in the head, in points: 84 mm at left (6.75 mm less on each side of the body), 91 mm at right.
PARENT_LINE = typesetting.Line(238, 14)
BODY_LINE = typesetting.Line(200, 14, bold=True)
PLACE_LINE = typesetting.Line(258, 14)
_DATED = re.compile(r", ngày \d{1,2}/\d{1,2}/\d{4}")
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


def letterhead(source: Review, number: str, on: date | None = None) -> Letterhead:
    """Return the head of a branch's paper with its registry number (empty for an annex without one).

    ``on`` is the day of the paper where it is not that of the documents: minutes bear the day of the meeting.
    """
    record = source.record
    return Letterhead(
        parent=typesetting.broken(organisation_above(record.parent), PARENT_LINE),
        body=typesetting.broken(record.branch, BODY_LINE),
        number=number,
        place_date=_place_date(record.locality, wording.long_date(on or record.document_date)),
    )


def minutes_letterhead(source: RatedReview, number: str) -> Letterhead:
    """Return the head of minutes: of the day of the meeting, by HD 05 without place and date (documents.md §1.5)."""
    head = letterhead(source, number, on=source.record.meeting.held_on)
    by_hd05 = profile_for(source.record.document_date) == HD05_2026
    return replace(head, place_date="") if by_hd05 else head


def letterhead_to_date(source: Review) -> Letterhead:
    """Return the head of a paper without a number whose day is written in by hand (documents.md §6.6)."""
    head = letterhead(source, "")
    return replace(head, place_date=f"{source.record.locality}, {wording.DAY_TO_WRITE}")


def _place_date(place: str, day: str) -> str:
    """Return place and date; the date on a line of its own where both are too long for one."""
    fits = PLACE_LINE.measure(f"{place}, {day}") <= PLACE_LINE.width
    return f"{place}, {day}" if fits else f"{place}, \n{day}"


def signer(source: Review) -> Signature:
    """Return who signs for the branch: the chair when a secretary or deputy, else the secretary on the roster.

    The name stays empty, to be written by hand, when neither is known.
    """
    chair = source.record.meeting.chair
    for post in chair.posts:
        if office := _OFFICE.match(post):
            return Signature(office[1].upper(), chair.name)
    heads = [member.name for member in source.record.members if member.is_head]
    return Signature("BÍ THƯ", heads[0] if heads else "")


def short_level(source: Review, level: RatingLevel | None) -> str:
    """Return HTXSNV and the like; empty where there is no level."""
    return source.rule_set.levels[level].short if level else ""


def level_name(source: Review, level: RatingLevel) -> str:
    """Return «Hoàn thành xuất sắc nhiệm vụ» and the like."""
    return source.rule_set.levels[level].name


def share_text(source: RatedReview, share: Share) -> str:
    """Return a share with the decimals the rule set asks for."""
    return wording.percent(share, source.rule_set.share.decimals)


class LevelNames:
    """Names levels in the order a paper mentions them: with the abbreviation in brackets at first use (documents.md §2.0)."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._levels = rule_set.levels
        self._explained: set[RatingLevel] = set()

    def name(self, level: RatingLevel) -> str:
        """Return “Hoàn thành tốt nhiệm vụ” (HTTNV) the first time, “Hoàn thành tốt nhiệm vụ” from then on."""
        quoted = wording.quoted(self._levels[level].name)
        if level in self._explained:
            return quoted
        self._explained.add(level)
        return f"{quoted} ({self._levels[level].short})"

    def explain_all(self) -> None:
        """Take all abbreviations as explained: a table lists the levels with them."""
        self._explained.update(self._levels)


def undated(citation: Citation) -> str:
    """Return a reference without its date: «điểm 1.5 khoản 1 Điều 11 Quy định số 366-QĐ/TW»."""
    return _DATED.sub("", citation.reference)


def paragraphs_or_blank(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the clerk's paragraphs as closed sentences, abbreviations in full; dotted lines to fill in when there are none."""
    return tuple(wording.sentence(wording.spelt_out(each)) for each in paragraphs) or (wording.BLANK_LINE,) * BLANK_LINES


def office_of_chair(source: RatedReview) -> str:
    """Return the office under the chair's signature: BÍ THƯ or PHÓ BÍ THƯ, empty for a chair who is neither."""
    signature = signer(source)
    return signature.office if signature.name == source.record.meeting.chair.name else ""


def organisation_above(parent: str) -> str:
    """Return «Đảng bộ phường Giang Biên» of however the organisation above is typed (documents.md §1.4)."""
    return f"Đảng bộ {ward_unit(parent)}"


def committee_above(source: Review) -> str:
    """Return the committee a paper goes to: «Đảng ủy phường Giang Biên», or its standing committee where the ward says so."""
    committee = f"Đảng ủy {ward_unit(source.record.parent)}"
    standing = source.settings.addressee is Addressee.STANDING_COMMITTEE
    return f"Ban Thường vụ {committee}" if standing else committee
