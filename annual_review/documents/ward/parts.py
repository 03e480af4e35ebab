"""Parts the ward's papers share: letterhead, signature, names of committees and levels (documents.md §1.4, §2.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from annual_review.documents import typesetting, wording
from annual_review.documents.case import WardBranch, WardReview
from annual_review.documents.parts import BODY_LINE, PARENT_LINE, PLACE_LINE, Letterhead
from annual_review.model.figures import MemberRating
from annual_review.model.ratings import RatingLevel
from annual_review.model.ward import OnBehalf
from annual_review.model.wards import locality_of, ward_unit
from annual_review.rules.rulebook import shipped_rule_sets
from annual_review.rules.ruleset import RuleSet

_SECRETARY = re.compile(r"((?:phó )?bí thư)\b(?! (?:chi )?đoàn| liên)", re.IGNORECASE)  # not the Youth Union's secretary
# The kinds of unit above a ward, and how the committee that leads one is called.
_ABOVE = {"thành phố": "Thành ủy", "tỉnh": "Tỉnh ủy", "quận": "Quận ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy"}
_UNIT = re.compile(rf"^({'|'.join(_ABOVE)})\b", re.IGNORECASE)
_ITS_COMMITTEE = re.compile(r"^(thành|tỉnh|quận|huyện|thị) (?:ủy|uỷ) (?=\S)", re.IGNORECASE)
_LED = {short.split()[0].lower(): unit for unit, short in _ABOVE.items()}
_ORGANISATION = re.compile(r"^(?:đảng bộ|đảng ủy|đảng uỷ) ", re.IGNORECASE)
_STANDING = re.compile(r"^ban thường vụ ", re.IGNORECASE)
_UNDATED = f"ngày {wording.BLANK} tháng {wording.BLANK} năm {wording.BLANK}"


@dataclass(frozen=True, slots=True)
class WardSignature:
    """Who signs for the ward, all but the name in capitals: T/M ĐẢNG ỦY, BÍ THƯ; an unknown name is empty."""

    behalf: str
    office: str
    name: str


def letterhead(review: WardReview, number: str, on: date | None) -> Letterhead:
    """Return the head of a ward's paper: number empty for an annex, place and dots where no day is known yet.

    The organisation above is the one its workbook names, dots without (before 7/2025 a quận or huyện, documents.md §1.4).
    """
    above = organisation_above(review)
    day = _UNDATED if on is None else wording.long_date(on)
    place = locality(review) or wording.BLANK
    fits = PLACE_LINE.measure(f"{place}, {day}") <= PLACE_LINE.width
    return Letterhead(
        parent=typesetting.broken(above, PARENT_LINE) if above else f"ĐẢNG BỘ {wording.BLANK * 4}",
        body=typesetting.broken(committee(review), BODY_LINE),
        number=number,
        place_date=f"{place}, {day}" if fits else f"{place}, \n{day}",
    )


def signature(review: WardReview) -> WardSignature:
    """Return who signs: «Thay mặt» and «Người ký» of the ward's workbook; without it the secretary of the committee."""
    workbook = review.workbook
    if workbook is None:
        return WardSignature("T/M ĐẢNG ỦY", "BÍ THƯ", "")
    behalf = "T/M BAN THƯỜNG VỤ" if workbook.on_behalf is OnBehalf.STANDING_COMMITTEE else "T/M ĐẢNG ỦY"
    if workbook.signer is None:
        return WardSignature(behalf, "BÍ THƯ", "")
    posts = [wording.unstopped(post) for post in workbook.signer.posts]
    found = next((match[1] for post in posts if (match := _SECRETARY.match(post))), posts[0] if posts else "BÍ THƯ")
    return WardSignature(behalf, found.upper(), workbook.signer.name)


def ward_name(review: WardReview) -> str:
    """Return the ward's unit as papers print it, «phường Giang Biên»: by its workbook, else as its branches spell it."""
    return ward_unit(review.workbook.ward if review.workbook and review.workbook.ward else review.ward)


def committee(review: WardReview) -> str:
    """Return «Đảng ủy phường Giang Biên»."""
    return f"Đảng ủy {ward_name(review)}"


def acting_body(review: WardReview) -> str:
    """Return in whose name the ward acts: «Đảng ủy phường X», or «Ban Thường vụ Đảng ủy phường X» by its workbook."""
    standing = review.workbook is not None and review.workbook.on_behalf is OnBehalf.STANDING_COMMITTEE
    return f"Ban Thường vụ {committee(review)}" if standing else committee(review)


def locality(review: WardReview) -> str:
    """Return the place papers are dated at: «Địa danh» of the ward's workbook, else the place the ward is named after."""
    typed = review.workbook.locality if review.workbook else ""
    return typed or locality_of(ward_name(review))


def organisation_above(review: WardReview) -> str:
    """Return «Đảng bộ thành phố Hà Nội» however the superior is typed («Thành ủy Hà Nội»); empty where it is not."""
    unit = _unit_above(review)
    return f"Đảng bộ {unit}" if unit else ""


def committee_above(review: WardReview) -> str:
    """Return «Thành ủy», «Tỉnh ủy», «Quận ủy» …, as «Nơi nhận» names the committee above; dots where it is not known."""
    found = _UNIT.match(_unit_above(review))
    return _ABOVE[found[1]] if found else wording.BLANK


def _unit_above(review: WardReview) -> str:
    typed = _STANDING.sub("", " ".join(review.workbook.superior.split()) if review.workbook else "")
    unit = _ORGANISATION.sub("", _ITS_COMMITTEE.sub(lambda found: f"{_LED[found[1].lower()]} ", typed))
    return _UNIT.sub(lambda found: found[1].lower(), unit)


def decided(review: WardReview) -> bool:
    """Say whether number and date of the ward's decision are typed: only then are levels recognised (product.md §5.11)."""
    return review.workbook is not None and review.workbook.decision is not None


def decision_text(review: WardReview) -> str:
    """Return «Quyết định số 15-QĐ/ĐU, ngày 20/12/2025», with blanks for number and day while there is no decision."""
    decision = review.workbook.decision if review.workbook else None
    if decision is None:
        number, day = wording.paper_number("", "QĐ/ĐU"), wording.BLANK
    else:
        number, day = wording.paper_number(decision.number, "QĐ/ĐU"), wording.short_date(decision.signed_on)
    return f"Quyết định {wording.lowered(number)}, ngày {day}"


def final_level(review: WardReview, rating: MemberRating) -> RatingLevel | None:
    """Return the level of a member the ward recognised: its own, else the proposal; None while it has not decided."""
    return (rating.decided or rating.proposed) if decided(review) else None


def final_branch_level(review: WardReview, branch: WardBranch) -> RatingLevel | None:
    """Return the level of a branch as ``final_level`` does for members; None also where it has no level."""
    rating = branch.figures.branch_rating
    return (rating.decided or rating.level) if rating is not None and decided(review) else None


def rules_of(review: WardReview) -> RuleSet:
    """Return the rule set that ships for the ward's year, which names levels; its branches' figures say what rated them."""
    return shipped_rule_sets().of_review(review.year)


def level_text(review: WardReview, level: RatingLevel | None) -> str:
    """Return HTXSNV and the like for a table; empty where there is no level."""
    return rules_of(review).levels[level].short if level else ""


def level_name(review: WardReview, level: RatingLevel) -> str:
    """Return «Hoàn thành xuất sắc nhiệm vụ» and the like, without quotation marks."""
    return rules_of(review).levels[level].name
