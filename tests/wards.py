"""Wards for the tests, from the assessments of their branches."""

from __future__ import annotations

from collections.abc import Iterable

from annual_review.model.assessment import Assessment, WardFigures
from annual_review.model.figures import BranchFigures
from annual_review.night.roll_up import count_ward
from annual_review.rules.figures import branch_figures
from annual_review.rules.ward import ward_figures
from tests.small_branch.record import school_branch as record


def figures_of(assessment: Assessment) -> BranchFigures:
    """The figures of a branch with this assessment; what only its record tells is that of the small branch."""
    return branch_figures(record(), assessment, 2)


def ward_of(assessments: Iterable[Assessment]) -> WardFigures:
    """The ward of the branches with these assessments, counted as the program counts it."""
    branches = [figures_of(each) for each in assessments]
    return ward_figures(branches, count_ward(branches))
