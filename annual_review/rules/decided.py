"""The levels after the ward's decision: those the branch proposed, but for the ones the ward names (product.md §6)."""

from __future__ import annotations

from annual_review.model.assessment import Assessment
from annual_review.model.decision import DecidedLevels
from annual_review.model.record import Decision, ReviewRecord
from annual_review.problems import Problem
from annual_review.problems.catalogue import info as info_problems


def decided_levels(assessment: Assessment, decision: Decision) -> DecidedLevels:
    """Return the levels of a decision that names no other: those the branch proposed."""
    proposed = assessment.branch.level if assessment.branch else None
    return DecidedLevels(decision, {each.member.number: each.proposed for each in assessment.members}, proposed)


def decision_without_ward(record: ReviewRecord) -> tuple[Problem, ...]:
    """Return the warning that a decision stands in the branch's workbook alone: its levels are then the proposals."""
    if record.decision is None:
        return ()
    return (info_problems.DECISION_WITHOUT_WARD.at(record.place("decision_number")),)
