"""A rule set: the regulation of some review years as dated, cited data (product.md §5, regulations.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from annual_review.model.assessment import Action, CapBase, Citation, Denominator, RequirementKind
from annual_review.model.members import UnratedGroup, UnratedKind
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import OverCap
from annual_review.rules.review_forms import SelfReviewRule


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
    """Over whom the cap is counted: the branch, the base organisation (the ward's branches together), a group of like posts."""

    CELL = "cell"
    BASE_ORG = "base_org"
    POSITION_GROUP = "position_group"


class ExcusedAbsent(StrEnum):
    """Whether an official member absent with a reason counts in the whole of the vote (regulations.md §3.2)."""

    COUNT = "count"
    LEAVE_OUT = "leave_out"


class CeilingKind(StrEnum):
    """What can forbid a member's level (regulations.md §10.2)."""

    DISCIPLINED = "disciplined"
    SICK = "sick"
    EMPLOYEE_RATING = "employee_rating"
    HEAD_NOT_ABOVE_BRANCH = "head_not_above_cell"
    POINTS = "points"


class RemarkKind(StrEnum):
    """What of a member the law wants looked at without any limit (regulations.md §10.2)."""

    SICK = "sick"
    MATERNITY = "maternity"
    TEMPORARY_ELSEWHERE = "temporary_elsewhere"
    SUSPENDED_FROM_COMMITTEE = "suspended_from_committee"


@dataclass(frozen=True, slots=True)
class LevelName:
    """A level as papers name it: «Hoàn thành xuất sắc nhiệm vụ» and «HTXSNV»."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class ShareRule:
    """What votes and totals are shares of, and with how many decimals they are printed.

    ``citation`` is that of ``votes``; ``citations`` has one for every value, by its name.
    """

    votes: Denominator
    totals: Denominator
    decimals: int
    citation: Citation
    citations: Mapping[str, Citation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VoteRule:
    """How the ballot gives a level. ``words`` is the threshold as papers say it («quá nửa số phiếu hợp lệ»).

    ``excused_absent`` matters where the whole is ``official_convoked``.

    ``of`` is the whole the threshold is measured on; ``citation`` is that of ``method``, ``citations`` has one for every
    value, by its name.
    """

    method: VoteMethod
    words: str
    probationary_vote: bool
    citation: Citation
    of: Denominator
    excused_absent: ExcusedAbsent
    citations: Mapping[str, Citation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MembershipRule:
    """What the law asks of a member's dates; ``citations`` has one for every value, by its name.

    ``months_before_rating``: whoever was admitted less than these before the meeting is not rated. ``probation_months``
    lie between admission and full membership; ``adult_age`` is the least age in years.
    """

    months_before_rating: int
    probation_months: int
    adult_age: int
    citations: Mapping[str, Citation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MeetingRule:
    """When the review of a year is held; ``citations`` has one for every value, by its name.

    From ``first_month`` (1..12) of the year on, and in the first ``months_of_next_year`` of the next one. ``draft_days`` are
    the working days before the meeting by which its members have the draft of the report, None where the law sets none.
    """

    first_month: int
    months_of_next_year: int
    draft_days: int | None = None
    citations: Mapping[str, Citation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PointsRule:
    """The most points of the two groups of criteria (30 and 70), and where that stands."""

    common: int
    results: int
    citation: Citation

    @property
    def total(self) -> int:
        """The most points of both together (100)."""
        return self.common + self.results


@dataclass(frozen=True, slots=True)
class CeilingRule:
    """One ceiling: ``limits`` maps what is known of a member to the best level allowed; its keys depend on ``kind``.

    ``sick``: ``from_months`` is the total that triggers it. ``points``: keys are lower bounds of the score.
    ``employee_rating``: keys are the employee rating; ``head_not_above_cell``: the level of the branch. The others use one
    key, ``any``. ``sentence`` is Vietnamese. With ``unless_reason`` a proposal above it stands when «Lý do» is typed.
    """

    kind: CeilingKind
    limits: Mapping[str, RatingLevel]
    sentence: str
    citation: Citation
    action: Action
    from_months: Fraction
    unless_reason: bool


@dataclass(frozen=True, slots=True)
class RemarkRule:
    """What the clerk should look at for a member of this kind, in one Vietnamese sentence.

    ``from_months`` as in ``CeilingRule``. ``action`` is ``REMARK``, or ``WARN`` where the law is disputed.
    """

    kind: RemarkKind
    sentence: str
    citation: Citation
    action: Action
    from_months: Fraction


@dataclass(frozen=True, slots=True)
class CapRule:
    """The cap on «hoàn thành xuất sắc». Percentages are 0..100; ``exception_percent`` is None where the law has none.

    It takes the place of ``percent`` only when ``grounds`` are stated. ``base`` reckons the limit; ``text_base`` is that of
    the regulation's own words, None where nobody has seen them. ``unit`` is that of the branch's papers (only in a unit
    ``CELL`` the branch itself must choose), ``ward_unit`` that of the ward's. ``when_exceeded`` holds where the branch says
    nothing, None: it is asked. ``citation`` is that of the percentage that applies, ``citations`` has one for every value,
    by its name.
    """

    percent: Fraction
    exception_percent: Fraction | None
    base: CapBase
    text_base: CapBase | None
    rounding: Rounding
    unit: CapUnit
    ward_unit: CapUnit
    exclude_head: bool
    when_exceeded: OverCap | None
    citation: Citation
    grounds: str
    citations: Mapping[str, Citation] = field(default_factory=dict)

    @property
    def applied_percent(self) -> Fraction:
        """The percentage that applies, 0..100: the exception's when its grounds are stated."""
        return self.exception_percent if self.grounds and self.exception_percent is not None else self.percent


@dataclass(frozen=True, slots=True)
class BranchRequirement:
    """What a branch needs that puts ``level`` forward; the fields depend on ``kind``.

    ``MEMBERS``: at least ``share`` (0..1) of rated members at ``at_least`` or better. ``POINTS``: at least ``points``.
    ``COMMITTEE``: nobody disciplined in the leading collective. ``sentence`` is Vietnamese, with the figures in it.
    """

    kind: RequirementKind
    level: RatingLevel
    sentence: str
    citation: Citation
    action: Action
    at_least: RatingLevel | None
    share: Fraction | None
    points: int | None


@dataclass(frozen=True, slots=True)
class UnratedRule:
    """Why members of this kind are not rated, in the words of a paper: small letters, without a stop.

    ``group`` is one of the two of regulations.md §4.1; ``reviewed`` says that they take part in the review all the same (tự
    phê bình và phê bình).
    """

    kind: UnratedKind
    group: UnratedGroup
    words: str
    citation: Citation
    reviewed: bool


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One regulation with its guidance, in force for the review years ``first_year``..``last_year`` (None: still).

    ``override`` is the reference of the ward's own values, empty without any; ``digest`` is the SHA-256 (hex) of the
    files the rule set was read from, for «unchanged».
    """

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
    branch_requirements: tuple[BranchRequirement, ...]
    unrated: tuple[UnratedRule, ...]
    membership: MembershipRule
    meeting: MeetingRule
    level_citation: Citation
    self_review: SelfReviewRule
    unrated_citation: Citation | None  # where the first group stands, for the list of it; None: not seen
    remarks: tuple[RemarkRule, ...]
    points: PointsRule | None  # None: members are given no points
    override: str
    digest: str

    @property
    def scores_members(self) -> bool:
        """Whether members are given points, of which a level depends."""
        return self.points is not None

    def covers(self, year: int) -> bool:
        """Return whether the rule set is in force for the review of ``year``."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)
