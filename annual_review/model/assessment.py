"""What a rule set makes of a record: shares, levels with their reasons, the cap, and every check with both its sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from annual_review.model.ballots import SubjectTally
from annual_review.model.checks import Check
from annual_review.model.members import Member, UnratedGroup, UnratedKind
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import OverCap


class Denominator(StrEnum):
    """What a share is a share of: ballots or members (product.md §5.1)."""

    OFFICIAL_CONVOKED = "official_convoked"
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
    """Where a rule stands in the law, and whether somebody has confirmed it against the text.

    ``own`` marks a value that the ward set or confirmed, with its own reference.
    """

    reference: str
    confirmed: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a level is what it is: one short Vietnamese sentence with the article it follows."""

    text: str
    citation: Citation


class Action(StrEnum):
    """What a rule that bears on a level makes the program do (regulations.md §10.2); a level is never changed."""

    ASK = "ask"  # the workbook is refused: the branch decides
    WARN = "warn"  # board and reconciliation paper only
    REMARK = "remark"  # a note for the clerk, never a limit


@dataclass(frozen=True, slots=True)
class Bearing:
    """A rule that bears on one member's level.

    ``limit`` is the best level it leaves, None for a remark; ``above`` says that the level put forward lies above it (a
    rule that asks lets nobody through, but where the branch typed its reason and the rule allows for one).
    """

    rule: Reason
    action: Action
    limit: RatingLevel | None = None
    above: bool = False


@dataclass(frozen=True, slots=True)
class MemberAssessment:
    """One rated member. ``voted`` is what the ballot gives (None: no level reached the threshold), ``proposed`` what the
    branch puts forward; ``explicit`` says the clerk typed it («Chi bộ đề xuất»), ``by_votes`` that the member was voted
    excellent and is proposed good by «lấy theo số phiếu từ cao xuống». ``reasons`` are why the two differ, in sentences.
    """

    member: Member
    tally: SubjectTally
    shares: Mapping[RatingLevel, Share]
    voted: RatingLevel | None
    proposed: RatingLevel
    explicit: bool = False
    by_votes: bool = False
    reasons: tuple[Reason, ...] = ()
    bearings: tuple[Bearing, ...] = ()


@dataclass(frozen=True, slots=True)
class UnratedMember:
    """A member without a level, of one of the two groups, with the reason in the words of a paper.

    ``reviewed``: took part in the review, None: nobody says so.
    """

    member: Member
    reason: Reason
    group: UnratedGroup = UnratedGroup.OWED
    kind: UnratedKind = UnratedKind.OTHER
    reviewed: bool | None = None


class CapBase(StrEnum):
    """Of whom the cap is a percentage (regulations.md §10.1)."""

    GOOD_ONLY = "good_only"
    GOOD_OR_BETTER = "good_or_better"
    RATED = "rated"
    ALL_MEMBERS = "all_members"


class CapOutcome(StrEnum):
    """``within`` the limit as it stands; ``limited`` to it by the branch's own rule, by votes; ``exceeded``."""

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
class CapClaim:
    """A base over which «không vượt quá» is true without any rounding and may be printed (regulations.md §11.2).

    ``citation`` is that of the base: the regulation's own text, or the ward's reference (``citation.own``).
    """

    base: CapBase
    base_count: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class CapAssessment:
    """The cap on «hoàn thành xuất sắc». ``percent`` is 0..100, exact; ``applied`` is the line that binds, ``lines`` all bases.

    ``excellent`` counts the members proposed excellent that the cap counts (the head left out where the rule says so),
    ``voted`` those voted or proposed excellent before «lấy theo số phiếu từ cao xuống». ``without_head`` are the same lines
    without the secretary, empty when the branch names none. ``answer`` is what decided when the limit was passed, by
    ``answer_citation`` where the ward set it; None of both within the limit. ``claim`` is None where a paper prints facts
    only. ``grounds`` are the stated grounds of the higher percentage, empty without them.
    """

    percent: Fraction
    rounding: str
    unit: str
    ward_unit: str
    applied: CapLine
    lines: tuple[CapLine, ...]
    excellent: int
    outcome: CapOutcome
    citation: Citation
    grounds: str = ""
    voted: int = 0
    without_head: tuple[CapLine, ...] = ()
    answer: OverCap | None = None
    answer_citation: Citation | None = None
    claim: CapClaim | None = None


class RequirementKind(StrEnum):
    """What a requirement on the branch's own level is about (regulations.md §10.4)."""

    MEMBERS = "members"  # the share of rated members at a level or better
    COMMITTEE = "committee"  # nobody disciplined in the leading collective
    POINTS = "points"  # the branch's points


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement on the branch's own level, met or not; ``text`` says it with its figures.

    ``share`` and ``needed`` (0..1), with ``at_least``, are those of kind ``MEMBERS``, None of the others.
    """

    kind: RequirementKind
    text: str
    met: bool
    action: Action
    citation: Citation
    share: Share | None = None
    needed: Fraction | None = None
    at_least: RatingLevel | None = None


@dataclass(frozen=True, slots=True)
class BranchAssessment:
    """The branch's own level with the requirements the rule set puts on it.

    The level is that of its own ballot, or «Chi bộ tự xếp loại» where the ballot left it open or there was none
    (``votes`` None, no shares).
    """

    votes: LevelCounts | None
    shares: Mapping[RatingLevel, Share]
    voted: RatingLevel | None
    level: RatingLevel
    requirements: tuple[Requirement, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberFigures:
    """Head counts of the roster (regulations.md §3.2).

    ``official + probationary = total``; ``exempt_absent + suspended + elsewhere + convoked = total``;
    ``present + absent = convoked``; ``excused + unexcused + unexplained = absent``; ``rated + not_subject + unrated =
    total``, where ``not_subject`` is group 1 and ``unrated`` group 2 of those without a level (regulations.md §4.1).
    """

    total: int
    official: int
    probationary: int
    convoked: int
    official_convoked: int
    present: int
    absent: int
    rated: int
    unrated: int
    not_subject: int = 0
    official_present: int = 0
    exempt_absent: int = 0
    suspended: int = 0
    elsewhere: int = 0
    excused: int = 0
    unexcused: int = 0
    unexplained: int = 0
    official_excused: int = 0  # official members absent with a reason, of ``excused``


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
    vote_rule: Reason  # the threshold as papers word it, with its article
    vote_whole: int = 0  # what the threshold is half of, in the ballot on the levels
    unconfirmed: tuple[Reason, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class WardFigures:
    """The branches of one ward and year together.

    ``cap`` is the cap over all its members, None when its branches follow different rule sets or there is none. Where the
    rule counts by groups of like positions (from 2025 on) it is that over the members who are no head, ``head_cap`` that
    over the heads of the branches, ``branch_cap`` that over the branches' own levels ``branch_levels``. ``checks`` are the
    ward's totals against its members one by one.
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
