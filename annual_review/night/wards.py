"""The branches of a ward taken together, for report and board."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from annual_review.disk.state import BranchKey
from annual_review.model.assessment import Assessment
from annual_review.rules.ward import pool
from annual_review.telling.figures import Json, cap_figures, level_figures, member_figures, total_figures
from annual_review.telling.outcome import WardOutcome


def ward_outcomes(
    branches: Iterable[tuple[str, BranchKey]], assessment_of: Callable[[str], Assessment]
) -> tuple[WardOutcome, ...]:
    """Return every ward and year among ``branches`` (workbook, branch), in order of year and ward.

    ``assessment_of`` gives the assessment of a workbook. The cap is absent where the branches follow different rule sets.
    """
    wards: dict[tuple[int, str], list[tuple[str, BranchKey]]] = defaultdict(list)
    for file, key in sorted(branches, key=lambda branch: branch[0]):
        wards[(key.year, key.ward_identity)].append((file, key))
    return tuple(_ward(wards[group], assessment_of) for group in sorted(wards))


def _ward(branches: list[tuple[str, BranchKey]], assessment_of: Callable[[str], Assessment]) -> WardOutcome:
    pooled = pool([assessment_of(file) for file, _ in branches])
    figures: dict[str, Json] = {
        "members": member_figures(pooled.members),
        "totals": total_figures(pooled.totals, pooled.members.unrated),
    }
    if pooled.cap is not None:
        figures["cap"] = cap_figures(pooled.cap)
    if pooled.head_cap is not None:
        figures["head_cap"] = cap_figures(pooled.head_cap)
    if pooled.branch_levels.total:
        figures["cell_totals"] = level_figures(pooled.branch_levels)
    if pooled.branch_cap is not None:
        figures["cell_cap"] = cap_figures(pooled.branch_cap)
    _, first = branches[0]
    return WardOutcome(first.ward, first.year, len(branches), figures)
