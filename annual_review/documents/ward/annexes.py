"""The annexes of the ward's report: a row per branch; percentages by group, with names (documents.md §2.18, Phụ lục 1–2)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import wording
from annual_review.documents.case import WardReview
from annual_review.documents.levels import number
from annual_review.documents.ward import counts
from annual_review.documents.ward.parts import level_name, level_text, rules_of
from annual_review.documents.ward.quota import exact, signed
from annual_review.model.assessment import Share
from annual_review.model.ratings import RatingLevel
from annual_review.problems.vietnamese import grouped

OLDER = "Số liệu của bản nộp trước"


@dataclass(frozen=True, slots=True)
class LevelCell:
    """Members at one level and their share of those rated, without the sign."""

    count: str
    share: str


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One branch in Phụ lục 1, or all together; what does not apply is empty."""

    number: str
    name: str
    total: str
    official: str
    probationary: str
    exempt: str
    suspended: str
    under_six_months: str
    owed: str
    rated: str
    excellent: LevelCell
    good: LevelCell
    satisfactory: LevelCell
    unsatisfactory: LevelCell
    ratio: str
    own: str
    points: str
    decided: str
    note: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of like positions in Phụ lục 2."""

    number: str
    name: str
    good: str
    allowed: str
    excellent: str
    over: str


@dataclass(frozen=True, slots=True)
class OverRow:
    """Who is proposed excellent in a group that is over: a member with its branch, or a branch (``branch`` empty)."""

    number: str
    name: str
    branch: str
    votes: str
    share: str


@dataclass(frozen=True, slots=True)
class OverGroup:
    """A group that is over its percentage, by share of votes; ``heading`` is that of the column with the names."""

    title: str
    heading: str
    rows: tuple[OverRow, ...]


def branch_rows(review: WardReview, lines: tuple[counts.BranchLine, ...]) -> tuple[BranchRow, ...]:
    """Return the rows of Phụ lục 1."""
    return tuple(
        _row(
            review,
            line.heads,
            number=str(at),
            name=line.name,
            own=level_text(review, line.own),
            points="" if line.points is None else number(line.points),
            decided=level_text(review, line.decided),
            note=OLDER if line.older else "",
        )
        for at, line in enumerate(lines, 1)
    )


def total_row(review: WardReview, heads: counts.Heads) -> BranchRow:
    """Return the row «Tổng cộng»."""
    return _row(review, heads, name="Tổng cộng")


def _row(review: WardReview, heads: counts.Heads, **texts: str) -> BranchRow:
    cells = {
        level.value: LevelCell(grouped(count), _share(review, counts.rated_share(count, heads)))
        for level, count in heads.levels.by_level.items()
    }
    told = {"number": "", "own": "", "points": "", "decided": "", "note": "", **texts}
    return BranchRow(
        number=told["number"],
        name=told["name"],
        total=grouped(heads.total),
        official=grouped(heads.official),
        probationary=grouped(heads.probationary),
        exempt=grouped(heads.exempt),
        suspended=grouped(heads.suspended),
        under_six_months=grouped(heads.under_six_months),
        owed=grouped(heads.owed),
        rated=grouped(heads.rated),
        excellent=cells["excellent"],
        good=cells["good"],
        satisfactory=cells["satisfactory"],
        unsatisfactory=cells["unsatisfactory"],
        ratio=_share(review, counts.of_good(heads.levels)),
        own=told["own"],
        points=told["points"],
        decided=told["decided"],
        note=told["note"],
    )


def _share(review: WardReview, share: Share) -> str:
    """Return a share without its sign, which the heading has; a dash where there is nothing to share."""
    return wording.percent(share, rules_of(review).share.decimals).removesuffix("%")


def group_rows(review: WardReview) -> tuple[GroupRow, ...]:
    """Return the rows of Phụ lục 2."""
    return tuple(
        GroupRow(
            number=str(at),
            name=group.name,
            good=grouped(group.levels.good),
            allowed=exact(group.allowed),
            excellent=grouped(group.levels.excellent),
            over=signed(group.over),
        )
        for at, group in enumerate(counts.groups(review), 1)
    )


def over_groups(review: WardReview) -> tuple[OverGroup, ...]:
    """Return the groups over their percentage with their names; none where the ward switches the names off."""
    if not review.settings.over_limit_names:
        return ()
    return tuple(_over_group(review, group) for group in counts.groups(review) if group.over is not None and group.over > 0)


def _over_group(review: WardReview, group: counts.Group) -> OverGroup:
    best = wording.quoted(level_name(review, RatingLevel.EXCELLENT))
    is_branches = group.name == counts.BRANCHES_GROUP
    acts = f"tự xếp loại {best}" if is_branches else f"được đề xuất xếp loại {best}"
    return OverGroup(
        title=f"{group.name} {acts}, theo tỷ lệ phiếu từ cao xuống:",
        heading="Chi bộ" if is_branches else "Họ và tên",
        rows=tuple(
            OverRow(
                number=str(at),
                name=each.name,
                branch=each.branch,
                votes=f"{each.share.part}/{each.share.whole}" if each.share else wording.BLANK,
                share=_share(review, each.share) if each.share else wording.BLANK,
            )
            for at, each in enumerate(group.excellent, 1)
        ),
    )
