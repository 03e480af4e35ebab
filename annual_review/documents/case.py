"""What every paper is worded from."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.model.assessment import Assessment
from annual_review.model.history import YearResult
from annual_review.model.record import ReviewRecord
from annual_review.rules.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph ready for a paper: PNG or JPEG bytes, its printed size in millimetres, and its caption."""

    data: bytes
    width_mm: int
    height_mm: int
    caption: str


@dataclass(frozen=True, slots=True)
class Source:
    """One branch's review, read and reckoned. ``file`` is the workbook's path relative to ``input/``, ``sha256`` its hash.

    ``earlier`` are the results of the same branch in the years before, as far as their workbooks are there.
    """

    file: str
    sha256: str
    record: ReviewRecord
    assessment: Assessment
    rule_set: RuleSet
    pictures: tuple[Picture, ...] = ()
    earlier: tuple[YearResult, ...] = ()
