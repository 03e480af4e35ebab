"""A rule set: the regulation of some review years as dated, cited data (product.md §5, regulations.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from annual_review.model.assessment import CapBase, Citation, Denominator
from annual_review.model.members import UnratedKind
from annual_review.model.ratings import RatingLevel


class VoteMethod(StrEnum):
    """How a ballot gives a level: a level with more than half; the most votes; more than half at this level or better."""

    MAJORITY = "majority"
    PLURALITY = "plurality"
    CUMULATIVE_MAJORITY = "cumulative_majority"


class Rounding(StrEnum):
    """How the limit of the cap is rounded to whole members."""

    FLOOR = "floor"
    HALF_UP = "half_up"


class CapUnit(StrEnum):
    """Over whom the cap is counted: the cell, the base organisation (the ward's cells together), a group of like posts."""

    CELL = "cell"
    BASE_ORG = "base_org"
    POSITION_GROUP = "position_group"


class CeilingKind(StrEnum):
    """What can lower a member's level below the vote (regulations.md §4)."""

    DISCIPLINED = "disciplined"
    SICK = "sick"
    EMPLOYEE_RATING = "employee_rating"
    HEAD_NOT_ABOVE_CELL = "head_not_above_cell"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class LevelName:
    """A level as papers name it: «Hoàn thành xuất sắc nhiệm vụ» and «HTXSNV»."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class ShareRule:
    """What votes and totals are shares of, and with how many decimals they are printed."""

    votes: Denominator
    totals: Denominator
    decimals: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class VoteRule:
    """How the ballot gives a level. ``words`` is the threshold as papers say it («quá nửa số phiếu hợp lệ»)."""

    method: VoteMethod
    words: str
    probationary_vote: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class CeilingRule:
    """One ceiling: ``limits`` maps what is known of a member to the best level allowed; its keys depend on ``kind``.

    ``sick``: ``from_months`` is the total that triggers it. ``points``: keys are lower bounds of the score.
    ``employee_rating``: keys are the employee rating. The others use one key, ``any``. ``sentence`` is Vietnamese.
    """

    kind: CeilingKind
    limits: Mapping[str, RatingLevel]
    sentence: str
    citation: Citation
    from_months: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class CapRule:
    """The cap on «hoàn thành xuất sắc». Percentages are 0..100; ``exception_percent`` is None where the law has none."""

    percent: Fraction
    exception_percent: Fraction | None
    base: CapBase
    rounding: Rounding
    unit: CapUnit
    exclude_head: bool
    sentence: str
    citation: Citation
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class CellRequirement:
    """For a cell of level ``level``: at least ``share`` (0..1) of rated members at ``at_least`` or better."""

    level: RatingLevel
    at_least: RatingLevel
    share: Fraction
    sentence: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class UnratedRule:
    """Why members of this kind are not rated, in one Vietnamese sentence."""

    kind: UnratedKind
    sentence: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One regulation with its guidance, in force for the review years ``first_year``..``last_year`` (None: still)."""

    id: str
    title: str
    regulation: str
    guidance: str
    first_year: int
    last_year: int | None
    citation: Citation
    levels: Mapping[RatingLevel, LevelName]
    share: ShareRule
    vote: VoteRule
    ceilings: tuple[CeilingRule, ...]
    cap: CapRule
    cell_requirements: tuple[CellRequirement, ...]
    unrated: tuple[UnratedRule, ...]
