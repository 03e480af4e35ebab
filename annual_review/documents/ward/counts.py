"""A ward's branches in numbers, one by one and together, and its groups of like positions (documents.md §2.18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from annual_review.documents.case import WardBranch, WardReview
from annual_review.documents.ward.parts import final_branch_level, final_level
from annual_review.model.assessment import Denominator, Share
from annual_review.model.figures import MemberRating
from annual_review.model.members import UnratedGroup, UnratedKind
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.rules.ceilings import total_points
from annual_review.rules.ruleset import CapUnit

MEMBERS_GROUP = "Đảng viên toàn đảng bộ"  # until 2024; then the three below, in this order
BRANCHES_GROUP, HEADS_GROUP, OTHERS_GROUP = "Chi bộ", "Bí thư chi bộ", "Đảng viên khác"


@dataclass(frozen=True, slots=True)
class Heads:
    """Members counted; ``total`` = official + probationary = not subject (the three kinds) + owed + rated.

    ``levels`` are those of whoever is rated: as proposed, after the ward's decision as decided.
    """

    total: int = 0
    official: int = 0
    probationary: int = 0
    exempt: int = 0
    suspended: int = 0
    under_six_months: int = 0
    owed: int = 0
    rated: int = 0
    levels: LevelCounts = field(default=LevelCounts())

    @property
    def not_subject(self) -> int:
        """Those who are not subject to the review, of all three kinds."""
        return self.exempt + self.suspended + self.under_six_months

    def __add__(self, other: Heads) -> Heads:
        return Heads(
            self.total + other.total,
            self.official + other.official,
            self.probationary + other.probationary,
            self.exempt + other.exempt,
            self.suspended + other.suspended,
            self.under_six_months + other.under_six_months,
            self.owed + other.owed,
            self.rated + other.rated,
            self.levels + other.levels,
        )


@dataclass(frozen=True, slots=True)
class BranchLine:
    """One branch: its members, the level it gave itself with its points, and the level of the ward once it decided."""

    name: str
    code: str
    heads: Heads
    own: RatingLevel | None
    points: Fraction | None
    decided: RatingLevel | None
    older: bool


@dataclass(frozen=True, slots=True)
class Excellent:
    """Who is proposed excellent in a group that is over its percentage: a member with its branch, or a branch alone."""

    name: str
    branch: str
    share: Share | None  # of the votes for that level; None: there was no ballot on it


@dataclass(frozen=True, slots=True)
class Group:
    """A group of like positions with its levels as proposed; ``excellent`` are those of the best, by share of votes.

    ``percent`` of those at the level below may be excellent (0..100); None where the branches go by different ones.
    """

    name: str
    levels: LevelCounts
    percent: Fraction | None
    excellent: tuple[Excellent, ...]

    @property
    def allowed(self) -> Fraction | None:
        """The percentage of those proposed good, exact and not rounded."""
        return None if self.percent is None else self.levels.good * self.percent / 100

    @property
    def over(self) -> Fraction | None:
        """How many more are proposed excellent than that, below zero: how many fewer."""
        return None if self.allowed is None else self.levels.excellent - self.allowed


def branch_lines(review: WardReview) -> tuple[BranchLine, ...]:
    """Return the branches whose papers stand, in their order."""
    return tuple(_line(review, each) for each in review.branches)


def _line(review: WardReview, branch: WardBranch) -> BranchLine:
    figures, rating = branch.figures, branch.figures.branch_rating
    return BranchLine(
        name=branch.name,
        code=branch.code,
        heads=_heads(review, branch),
        own=rating.level if rating else None,
        points=total_points(figures.points),
        decided=final_branch_level(review, branch),
        older=branch.older,
    )


def _heads(review: WardReview, branch: WardBranch) -> Heads:
    figures = branch.figures
    kinds = [each.kind for each in figures.unrated if each.group is UnratedGroup.NOT_SUBJECT]
    return Heads(
        total=figures.members.total,
        official=figures.members.official,
        probationary=figures.members.probationary,
        exempt=kinds.count(UnratedKind.EXEMPT),
        suspended=kinds.count(UnratedKind.SUSPENDED),
        under_six_months=kinds.count(UnratedKind.UNDER_SIX_MONTHS),
        owed=figures.members.unrated,
        rated=figures.members.rated,
        levels=LevelCounts.counting(level_of(review, each) for each in figures.ratings),
    )


def level_of(review: WardReview, rating: MemberRating) -> RatingLevel:
    """Return a member's level: the ward's once it has decided, before that the branch's proposal."""
    return final_level(review, rating) or rating.proposed


def together(lines: Iterable[BranchLine]) -> Heads:
    """Return the members of all branches added up."""
    return sum((each.heads for each in lines), Heads())


def branch_levels(lines: Iterable[BranchLine]) -> LevelCounts:
    """Return the branches at each level: their own, after the ward's decision the decided one."""
    return LevelCounts.counting(level for each in lines if (level := each.decided or each.own) is not None)


def head_levels(review: WardReview, *, are_heads: bool) -> LevelCounts:
    """Return the levels of the branches' secretaries, or of all other members, as ``level_of`` gives them."""
    return LevelCounts.counting(level_of(review, each) for _, each in _ratings(review) if each.is_head is are_heads)


def by_position(review: WardReview) -> bool:
    """Say whether the percentage counts by groups of like positions (from 2025 on), else over all members of the ward."""
    return all(each.figures.cap.ward_unit == CapUnit.POSITION_GROUP.value for each in review.branches)


def groups(review: WardReview) -> tuple[Group, ...]:
    """Return the groups the percentage of excellent ones is counted over, with the levels as proposed."""
    if not by_position(review):
        return (_members_group(review, MEMBERS_GROUP, list(_ratings(review))),)
    return (
        _branches_group(review),
        _members_group(review, HEADS_GROUP, [pair for pair in _ratings(review) if pair[1].is_head]),
        _members_group(review, OTHERS_GROUP, [pair for pair in _ratings(review) if not pair[1].is_head]),
    )


def _ratings(review: WardReview) -> Iterator[tuple[str, MemberRating]]:
    """Yield every rated member with the name of its branch."""
    return ((branch.name, each) for branch in review.branches for each in branch.figures.ratings)


def _members_group(review: WardReview, name: str, ratings: list[tuple[str, MemberRating]]) -> Group:
    best = [
        Excellent(each.name, branch, each.shares.get(RatingLevel.EXCELLENT))
        for branch, each in ratings
        if each.proposed is RatingLevel.EXCELLENT
    ]
    return Group(name, LevelCounts.counting(each.proposed for _, each in ratings), _percent(review), _by_share(best))


def _branches_group(review: WardReview) -> Group:
    rated = [(each.name, each.figures.branch_rating) for each in review.branches]
    own = [(name, rating) for name, rating in rated if rating is not None]
    best = [
        Excellent(name, "", rating.shares.get(RatingLevel.EXCELLENT))
        for name, rating in own
        if rating.level is RatingLevel.EXCELLENT
    ]
    return Group(BRANCHES_GROUP, LevelCounts.counting(rating.level for _, rating in own), _percent(review), _by_share(best))


def _percent(review: WardReview) -> Fraction | None:
    found = {each.figures.cap.percent for each in review.branches}
    return found.pop() if len(found) == 1 else None


def _by_share(found: Iterable[Excellent]) -> tuple[Excellent, ...]:
    """Return them by their share of votes, the highest first, of equal shares in the order they came; without votes last."""
    return tuple(sorted(found, key=lambda each: -_value(each)))


def _value(each: Excellent) -> Fraction:
    value = each.share.value if each.share else None
    return Fraction(-1) if value is None else value


def rated_share(part: int, heads: Heads) -> Share:
    """Return ``part`` of those rated."""
    return Share(part, heads.rated, Denominator.RATED)


def of_good(levels: LevelCounts) -> Share:
    """Return those excellent as a share of those good, which the percentage is about."""
    return Share(levels.excellent, levels.good, Denominator.RATED)


def meeting_days(review: WardReview) -> tuple[date, date] | None:
    """Return the first and the last day the branches met on; None where no day is known."""
    days = [day for each in review.branches if (day := each.figures.held_on) is not None]
    return (min(days), max(days)) if days else None
