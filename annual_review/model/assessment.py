"""What a rule set makes of a record: shares, levels with their reasons, the cap, and every check with both its sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import assert_never

from annual_review.model.ballots import SubjectTally
from annual_review.model.members import Member
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.problems import Place, Severity


class Denominator(StrEnum):
    """What a share is a share of: ballots or members (product.md §5.1)."""

    CONVOKED = "convoked"
    PRESENT = "present"
    ISSUED = "issued"
    COLLECTED = "collected"
    VALID = "valid"
    RATED = "rated"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``, counts both; ``base`` names the whole. Exact: never a float."""

    part: int
    whole: int
    base: Denominator

    @property
    def value(self) -> Fraction | None:
        """The share 0..1, None when there is nothing to share (0 of 0)."""
        return Fraction(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands in the law, and whether somebody has confirmed it against the text."""

    reference: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a level is what it is: one short Vietnamese sentence with the article it follows."""

    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class MemberAssessment:
    """One rated member. ``voted`` is what the ballot gives (None: no level reached the threshold), ``proposed`` what
    the branch puts forward after ceilings and cap; ``explicit`` says the clerk typed it («Chi bộ đề xuất»)."""

    member: Member
    tally: SubjectTally
    shares: Mapping[RatingLevel, Share]
    voted: RatingLevel | None
    proposed: RatingLevel
    explicit: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class UnratedMember:
    """A member who is in no denominator, with the reason; ``reviewed``: took part in the review, None: nobody says so."""

    member: Member
    reason: Reason
    reviewed: bool | None = None


class CapBase(StrEnum):
    """Of whom the cap is a percentage (regulations.md §10.1)."""

    GOOD_ONLY = "good_only"
    GOOD_OR_BETTER = "good_or_better"
    RATED = "rated"
    ALL_MEMBERS = "all_members"


class CapOutcome(StrEnum):
    """``within`` the limit as voted; ``limited`` by the program to it; ``exceeded`` by explicit proposals alone."""

    WITHIN = "within"
    LIMITED = "limited"
    EXCEEDED = "exceeded"


@dataclass(frozen=True, slots=True)
class CapLine:
    """The cap reckoned on one base with the final counts: ``limit`` members at most, ``kept`` when the branch obeys it.

    On ``good_only`` whoever becomes excellent leaves the base: ``limit`` is the largest number that still holds on the
    counts it leads to, not simply the percentage of ``base_count``.
    """

    base: CapBase
    base_count: int
    limit: int
    kept: bool


@dataclass(frozen=True, slots=True)
class CapAssessment:
    """The cap on «hoàn thành xuất sắc». ``percent`` is 0..100, exact; ``applied`` is the line that binds, ``lines`` all bases.

    ``excellent`` counts the members proposed excellent that the cap counts (the head left out where the rule says so).
    ``grounds`` are the stated grounds of the higher percentage, empty without them.
    """

    percent: Fraction
    rounding: str
    unit: str
    applied: CapLine
    lines: tuple[CapLine, ...]
    excellent: int
    outcome: CapOutcome
    citation: Citation
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement on the branch's own level: at least ``needed`` (0..1) of ``share``, met or not."""

    text: str
    share: Share
    needed: Fraction
    met: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class BranchAssessment:
    """The branch's own level from its own ballot, with the requirements the rule set puts on it."""

    votes: LevelCounts
    shares: Mapping[RatingLevel, Share]
    voted: RatingLevel | None
    level: RatingLevel
    requirements: tuple[Requirement, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Relation(StrEnum):
    """How the two sides of a check must stand to each other."""

    EQUAL = "="
    AT_MOST = "≤"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a check: its words («Số phiếu thu về»), its number and the cells the number comes from."""

    words: str
    number: int
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One reconciliation of product.md §5.8, kept whether it holds or not, with both sides and their cells."""

    title: str
    left: Side
    relation: Relation
    right: Side
    severity: Severity = Severity.ERROR

    @property
    def holds(self) -> bool:
        """Whether the two numbers stand as they must."""
        match self.relation:
            case Relation.EQUAL:
                return self.left.number == self.right.number
            case Relation.AT_MOST:
                return self.left.number <= self.right.number
            case _:
                assert_never(self.relation)


@dataclass(frozen=True, slots=True)
class MemberFigures:
    """Head counts of the roster; ``rated + unrated = total`` and ``present + absent = total``."""

    total: int
    official: int
    probationary: int
    present: int
    absent: int
    rated: int
    unrated: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole result for one branch: what every paper, the board and the report print."""

    rule_set: str
    figures: MemberFigures
    members: tuple[MemberAssessment, ...]
    unrated: tuple[UnratedMember, ...]
    totals: LevelCounts
    total_shares: Mapping[RatingLevel, Share]
    cap: CapAssessment
    branch: BranchAssessment | None
    checks: tuple[Check, ...]
    vote_rule: Reason
    unconfirmed: tuple[Reason, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class WardFigures:
    """The branches of one ward and year together.

    ``cap`` is the cap over all its branches, None when they follow different rule sets or there is none; ``head_cap`` that
    over the heads of the branches, where the rule counts like posts together; ``branch_cap`` the same cap on the branches' own
    levels ``branch_levels`` (branches with a ballot on it). ``checks`` are the ward's totals against its members one by one.
    """

    branches: int
    members: MemberFigures
    totals: LevelCounts
    total_shares: Mapping[RatingLevel, Share]
    branch_levels: LevelCounts
    cap: CapAssessment | None = None
    head_cap: CapAssessment | None = None
    branch_cap: CapAssessment | None = None
    checks: tuple[Check, ...] = ()
