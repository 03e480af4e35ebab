"""What papers are worded from: a review before its vote, a review with its vote, all reviews of a ward."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from annual_review.documents.settings import PaperSettings
from annual_review.model.assessment import Assessment, WardFigures
from annual_review.model.decision import DecidedLevels
from annual_review.model.figures import BranchFigures
from annual_review.model.history import YearResult
from annual_review.model.record import ReviewRecord
from annual_review.model.ward import BranchToMend, WardListBranch, WardRecord
from annual_review.rules.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph ready for a paper: PNG or JPEG bytes, its printed size in millimetres, and its caption."""

    data: bytes
    width_mm: int
    height_mm: int
    caption: str


@dataclass(frozen=True, slots=True)
class Review:
    """One branch's review as far as it was read; before the meeting there is no more."""

    file: str  # the workbook, relative to ``input/``
    sha256: str  # of the workbook
    record: ReviewRecord
    rule_set: RuleSet
    settings: PaperSettings = field(default=PaperSettings(), kw_only=True)


@dataclass(frozen=True, slots=True)
class RatedReview(Review):
    """One branch's review with its vote, read and assessed."""

    assessment: Assessment
    pictures: tuple[Picture, ...] = ()
    earlier: tuple[YearResult, ...] = ()  # results of the same branch in the years before, as far as they are known
    decided: DecidedLevels | None = None  # once the ward has decided
    kinds: tuple[str, ...] = ()  # codes of the papers this night makes of it


@dataclass(frozen=True, slots=True)
class WardBranch:
    """One branch of a ward whose papers stand."""

    name: str
    code: str
    figures: BranchFigures
    older: bool = False  # they are papers of an earlier night: its workbook made none tonight


@dataclass(frozen=True, slots=True)
class WardReview:
    """All reviews of a ward and year whose papers stand, and what its own workbook says, where there is one.

    ``missing`` are the branches it lists that have handed in nothing, ``to_mend`` those whose workbook is refused tonight.
    """

    ward: str
    year: int
    document_date: date  # the latest of its branches', which decides the layout
    branches: tuple[WardBranch, ...]
    figures: WardFigures
    workbook: WardRecord | None = None
    missing: tuple[WardListBranch, ...] = ()
    to_mend: tuple[BranchToMend, ...] = ()
    settings: PaperSettings = field(default=PaperSettings(), kw_only=True)


Case = Review | RatedReview | WardReview
