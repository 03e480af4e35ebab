"""Quyết định công nhận: the ward recognises the levels of branches and members (documents.md §2.20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annual_review.documents import bases, wording
from annual_review.documents.case import WardReview
from annual_review.documents.parts import Letterhead, LevelNames
from annual_review.documents.ward import parts, recognised
from annual_review.model.ratings import LevelCounts
from annual_review.model.ward import OnBehalf

CHARTER = "Điều lệ Đảng"
BUILDING_BOARDS_SINCE = 2025  # wards have a Ban Xây dựng Đảng since the two-level government of 1/7/2025


@dataclass(frozen=True, slots=True)
class WardDecisionFields:
    """What the template of the decision may use.

    ``draft``: number and date are not typed yet. ``body`` is in capitals. ``owed``: somebody is still to be rated.
    """

    head: Letterhead
    draft: bool
    year: str
    bases: tuple[str, ...]
    meeting: str
    body: str
    recognised: str
    owed: bool
    bound: str
    committee_above: str
    signature: parts.WardSignature


def build(review: WardReview) -> WardDecisionFields:
    """Return the fields of the decision."""
    decision = review.workbook.decision if review.workbook else None
    met_on = review.workbook.met_on if review.workbook else None
    day = wording.short_date(met_on) if met_on else wording.BLANK
    return WardDecisionFields(
        head=parts.letterhead(
            review,
            wording.paper_number(decision.number if decision else "", "QĐ/ĐU"),
            decision.signed_on if decision else None,
        ),
        draft=decision is None,
        year=str(review.year),
        bases=tuple(_bases(review)),
        meeting=f"{meeting_of(review)} ngày {day}",
        body=parts.acting_body(review).upper(),
        recognised=_recognised(review),
        owed=review.figures.members.unrated > 0,
        bound=_bound(review),
        committee_above=parts.committee_above(review),
        signature=parts.signature(review),
    )


def meeting_of(review: WardReview) -> str:
    """Return whose meeting decides, without the ward's name: «hội nghị Ban Thường vụ Đảng ủy» or «hội nghị Đảng ủy»."""
    standing = review.workbook is not None and review.workbook.on_behalf is OnBehalf.STANDING_COMMITTEE
    return f"hội nghị {'Ban Thường vụ ' if standing else ''}Đảng ủy"


def _bases(review: WardReview) -> Iterator[str]:
    """Yield the Charter, regulation and guidance in one line, what the ward typed in the order of rank; dots for no plan."""
    rules = parts.rules_of(review)
    typed = review.workbook.bases if review.workbook else ()
    found = bases.ranked((CHARTER, rules.regulation, rules.guidance, *map(wording.basis, typed)))
    own = [each for each in found if each not in {CHARTER, rules.regulation, rules.guidance}]
    yield CHARTER
    yield f"{rules.regulation}; {rules.guidance}"
    yield from own or [wording.BLANK]


def _recognised(review: WardReview) -> str:
    """Return how many branches and members at which levels (Điều 1), without those of whom none has a level."""
    names = LevelNames(parts.rules_of(review))
    branches, members = recognised.branch_levels(review), recognised.member_levels(review)
    counted = [(branches, "chi bộ"), (members, "đảng viên")]
    told = [(counts, unit) for counts, unit in counted if counts.total]
    whole = " và ".join(f"{wording.padded(counts.total)} {unit}" for counts, unit in told)
    each = "; ".join(_levels(names, counts, unit) for counts, unit in told)
    return f"{whole or wording.BLANK} (có danh sách kèm theo); trong đó: {each or wording.BLANK}"


def _levels(names: LevelNames, counts: LevelCounts, unit: str) -> str:
    levels = (
        f"{names.name(level)}: {wording.padded(count) if count else wording.NONE}" for level, count in counts.by_level.items()
    )
    return f"{unit} {', '.join(levels)}"


def _bound(review: WardReview) -> str:
    """Return who carries the decision out (Điều 3)."""
    board = "Ban Xây dựng Đảng, " if review.year >= BUILDING_BOARDS_SINCE else ""
    return f"Văn phòng Đảng ủy, {board}các chi bộ và đảng viên có tên trong danh sách"
