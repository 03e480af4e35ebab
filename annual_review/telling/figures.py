"""The figures of a branch or a ward as ``report.json`` and the board tell them (product.md §4): counts, and shares as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from annual_review.documents.case import Source
from annual_review.documents.wording import decimal_comma, percent
from annual_review.model.achievements import Achievement, AchievementGroup
from annual_review.model.assessment import (
    BranchAssessment,
    CapAssessment,
    MemberAssessment,
    MemberFigures,
    Share,
    UnratedMember,
)
from annual_review.model.ballots import BallotCounts
from annual_review.model.ratings import LevelCounts, RatingLevel

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
_CAP_DECIMALS = 2
_COUNTED_GROUPS = (AchievementGroup.COLLECTIVE, AchievementGroup.INDIVIDUAL, AchievementGroup.PUPIL)


def branch_figures(source: Source) -> dict[str, Json]:
    """Return ``figures`` of one workbook; ``ballots`` and ``cell_rating`` are absent where the branch has none."""
    found = source.assessment
    decimals = source.rule_set.share.decimals
    figures: dict[str, Json] = {
        "members": {**member_figures(found.figures), "unrated": [_unrated(each) for each in found.unrated]},
    }
    if source.record.ballot is not None:
        figures["ballots"] = _ballots(source.record.ballot.counts)
    if found.branch is not None:
        figures["cell_rating"] = _branch_rating(found.branch, decimals)
    figures["ratings"] = [_rating(each, decimals) for each in found.members]
    figures["totals"] = total_figures(found.totals, found.figures.unrated)
    figures["cap"] = cap_figures(found.cap)
    figures["achievements"] = _achievements(source.record.achievements)
    return figures


def member_figures(figures: MemberFigures) -> dict[str, Json]:
    """Return the head counts without the list of the unrated: ``unrated`` is their number."""
    return {
        "total": figures.total,
        "official": figures.official,
        "probationary": figures.probationary,
        "present": figures.present,
        "absent": figures.absent,
        "rated": figures.rated,
        "unrated": figures.unrated,
    }


def total_figures(totals: LevelCounts, unrated: int) -> dict[str, Json]:
    """Return the members at each level, and the unrated."""
    return {**_counts(totals), "unrated": unrated}


def level_figures(counts: LevelCounts) -> dict[str, Json]:
    """Return the count of each level."""
    return _counts(counts)


def cap_figures(cap: CapAssessment) -> dict[str, Json]:
    """Return the cap as it was applied; ``percent`` is text such as ``20`` or ``12,5``."""
    return {
        "percent": decimal_comma(cap.percent, _CAP_DECIMALS),
        "base": cap.applied.base.value,
        "base_count": cap.applied.base_count,
        "limit": cap.applied.limit,
        "excellent": cap.excellent,
        "outcome": cap.outcome.value,
    }


def _unrated(each: UnratedMember) -> Json:
    return {"name": each.member.name, "reason": each.reason.text}


def _ballots(counts: BallotCounts) -> Json:
    return {
        "issued": counts.issued.value,
        "collected": counts.collected.value,
        "valid": counts.valid.value,
        "invalid": counts.invalid.value,
    }


def _branch_rating(branch: BranchAssessment, decimals: int) -> Json:
    return {"level": branch.level.value, "votes": _counts(branch.votes), "shares": _shares(branch.shares, decimals)}


def _rating(each: MemberAssessment, decimals: int) -> Json:
    return {
        "name": each.member.name,
        "votes": _counts(each.tally.votes),
        "shares": _shares(each.shares, decimals),
        "voted": each.voted.value if each.voted else None,
        "proposed": each.proposed.value,
        "reasons": [reason.text for reason in each.reasons],
    }


def _counts(counts: LevelCounts) -> dict[str, Json]:
    return {level.value: count for level, count in counts.by_level.items()}


def _shares(shares: Mapping[RatingLevel, Share], decimals: int) -> Json:
    return {level.value: percent(shares[level], decimals) for level in RatingLevel if level in shares}


def _achievements(achievements: tuple[Achievement, ...]) -> Json:
    groups = Counter(each.group for each in achievements)
    return {group.value: groups[group] for group in _COUNTED_GROUPS}
