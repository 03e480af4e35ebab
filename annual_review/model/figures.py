"""The figures of one branch: what report and board print, what its state file keeps, and what a ward is added up from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from annual_review.model.assessment import CapAssessment, Denominator, MemberFigures, Share
from annual_review.model.members import UnratedGroup
from annual_review.model.ratings import LevelCounts, RatingLevel


@dataclass(frozen=True, slots=True)
class BallotTotals:
    """Ballots of the members' ballot: counts."""

    issued: int
    collected: int
    valid: int
    invalid: int


@dataclass(frozen=True, slots=True)
class BranchRating:
    """The branch's own level with the votes of its ballot."""

    level: RatingLevel
    votes: LevelCounts | None  # None: no ballot, the branch's own word
    shares: Mapping[RatingLevel, Share]
    decided: RatingLevel | None = None  # None before the ward's decision


@dataclass(frozen=True, slots=True)
class MemberRating:
    """One rated member."""

    name: str
    is_head: bool  # secretary (bí thư) of the branch: counted apart where the rule set has groups of like positions
    votes: LevelCounts
    shares: Mapping[RatingLevel, Share]
    voted: RatingLevel | None  # None: no level reached the threshold
    proposed: RatingLevel
    reasons: tuple[str, ...] = ()  # Vietnamese sentences, without their articles
    decided: RatingLevel | None = None  # None before the ward's decision


@dataclass(frozen=True, slots=True)
class UnratedEntry:
    """One member who is in no denominator."""

    name: str
    is_head: bool
    reason: str  # in the words of a paper: small letters, without a stop
    group: UnratedGroup = UnratedGroup.OWED


@dataclass(frozen=True, slots=True)
class BranchFigures:
    """What one branch's review came to, in values that can be written down and read back without loss."""

    rule_set: str  # id of the rule set
    decimals: int  # of printed percentages, by that rule set
    document_date: date  # of the branch's papers: the ward's own follow the layout of the latest
    members: MemberFigures
    ratings: tuple[MemberRating, ...]
    unrated: tuple[UnratedEntry, ...]
    totals: LevelCounts  # members at each proposed level
    total_base: Denominator  # what the shares of ``totals`` are shares of
    cap: CapAssessment
    achievements: Mapping[str, int]  # entries of each group, by its code
    ballots: BallotTotals | None = None  # None: the workbook has no members' ballot
    branch_rating: BranchRating | None = None  # None: no ballot on the branch's own level
