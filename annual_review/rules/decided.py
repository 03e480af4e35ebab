"""The levels after the ward's decision: those the branch proposed, but for the ones the ward names (product.md §6)."""

from __future__ import annotations

from collections.abc import Mapping

from annual_review.model.assessment import Assessment
from annual_review.model.decision import DecidedLevels
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision, ReviewRecord
from annual_review.problems import Problem
from annual_review.problems.catalogue import info as info_problems


def decided_levels(
    assessment: Assessment,
    decision: Decision,
    members: Mapping[int, RatingLevel] | None = None,
    branch: RatingLevel | None = None,
) -> DecidedLevels:
    """Return every level as decided. ``members`` (by number on the roster) and ``branch`` are those the ward changed."""
    proposed = assessment.branch.level if assessment.branch else None
    levels = {each.member.number: each.proposed for each in assessment.members}
    changed = {number: level for number, level in (members or {}).items() if number in levels}
    return DecidedLevels(decision, levels | changed, branch or proposed)


def decision_without_ward(record: ReviewRecord) -> tuple[Problem, ...]:
    """Return the warning that a decision stands in the branch's workbook alone: its levels are then the proposals."""
    if record.decision is None:
        return ()
    return (info_problems.DECISION_WITHOUT_WARD.at(record.place("decision_number")),)
