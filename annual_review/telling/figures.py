"""Figures as ``report.json`` prints them (product.md §4): counts, and shares as text; the one place where they become JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from annual_review.documents.wording import decimal_comma, percent
from annual_review.model.achievements import AchievementGroup
from annual_review.model.assessment import CapAssessment, MemberFigures, Share, WardFigures
from annual_review.model.figures import BallotTotals, BranchFigures, BranchRating, MemberRating
from annual_review.model.members import UnratedGroup
from annual_review.model.ratings import LevelCounts, RatingLevel

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
_CAP_DECIMALS = 2
_ALWAYS_COUNTED = (AchievementGroup.COLLECTIVE, AchievementGroup.INDIVIDUAL, AchievementGroup.PUPIL)


def branch_json(found: BranchFigures) -> dict[str, Json]:
    """Return ``figures`` of one workbook; ``ballots`` and ``cell_rating`` are absent where the branch has none."""
    figures: dict[str, Json] = {
        "members": {
            **_members(found.members),
            "exempt_from_rating": _without_level(found, UnratedGroup.NOT_SUBJECT),
            "unrated": _without_level(found, UnratedGroup.OWED),
        },
    }
    if found.ballots is not None:
        figures["ballots"] = _ballots(found.ballots)
    if found.branch_rating is not None:
        figures["cell_rating"] = _branch_rating(found.branch_rating, found.decimals)
    figures["ratings"] = [_rating(each, found.decimals) for each in found.ratings]
    figures["totals"] = {**_counts(found.totals), "unrated": found.members.unrated}
    figures["cap"] = _cap(found.cap)
    figures["achievements"] = {**{group.code: 0 for group in _ALWAYS_COUNTED}, **found.achievements}
    return figures


def ward_json(found: WardFigures) -> dict[str, Json]:
    """Return ``figures`` of a ward; a cap is absent where its branches follow different rule sets or none applies."""
    members = found.members
    figures: dict[str, Json] = {
        "members": {**_members(members), "exempt_from_rating": members.not_subject, "unrated": members.unrated},
        "totals": {**_counts(found.totals), "unrated": members.unrated},
        "caps": [
            {"group": group, **_cap(cap)}
            for group, cap in (("members", found.cap), ("heads", found.head_cap), ("branches", found.branch_cap))
            if cap is not None
        ],
    }
    if found.branch_levels.total:
        figures["cell_totals"] = _counts(found.branch_levels)
    return figures


def _members(figures: MemberFigures) -> dict[str, Json]:
    """Return the head counts without those who have no level."""
    return {
        "total": figures.total,
        "official": figures.official,
        "probationary": figures.probationary,
        "convoked": figures.convoked,
        "present": figures.present,
        "absent": figures.absent,
        "rated": figures.rated,
    }


def _cap(cap: CapAssessment) -> dict[str, Json]:
    """Return the cap as it was applied; ``percent`` is text such as ``20`` or ``12,5``."""
    return {
        "percent": decimal_comma(cap.percent, _CAP_DECIMALS),
        "base": cap.applied.base.value,
        "base_count": cap.applied.base_count,
        "limit": cap.applied.limit,
        "excellent": cap.excellent,
        "outcome": cap.outcome.value,
    }


def _without_level(found: BranchFigures, group: UnratedGroup) -> list[Json]:
    return [{"name": each.name, "reason": each.reason} for each in found.unrated if each.group is group]


def _ballots(counts: BallotTotals) -> Json:
    return {
        "issued": counts.issued,
        "collected": counts.collected,
        "valid": counts.valid,
        "invalid": counts.invalid,
    }


def _branch_rating(branch: BranchRating, decimals: int) -> Json:
    if branch.votes is None:
        return {"level": branch.level.value}
    return {"level": branch.level.value, "votes": _counts(branch.votes), "shares": _shares(branch.shares, decimals)}


def _rating(each: MemberRating, decimals: int) -> Json:
    return {
        "name": each.name,
        "votes": _counts(each.votes),
        "shares": _shares(each.shares, decimals),
        "voted": each.voted.value if each.voted else None,
        "proposed": each.proposed.value,
        "decided": each.decided.value if each.decided else None,
        "reasons": list(each.reasons),
    }


def _counts(counts: LevelCounts) -> dict[str, Json]:
    return {level.value: count for level, count in counts.by_level.items()}


def _shares(shares: Mapping[RatingLevel, Share], decimals: int) -> Json:
    return {level.value: percent(shares[level], decimals) for level in RatingLevel if level in shares}
