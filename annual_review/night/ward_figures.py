"""The figures of one ward as a pure task, as ``dossier`` has one for each workbook."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.model.assessment import WardFigures
from annual_review.model.figures import BranchFigures
from annual_review.night.dossier import RunContext
from annual_review.rules.ward import ward_figures
from annual_review.workers.bug import Bug, bug_of


@dataclass(frozen=True, slots=True)
class RolledUp:
    """The figures of a ward; None beside a bug of ours."""

    figures: WardFigures | None
    bug: Bug | None = None


def roll_up(context: RunContext, task: tuple[BranchFigures, ...]) -> RolledUp:
    """Return the figures of the ward whose branches have these: summed, and counted one by one against the sums."""
    # pandas takes as long to import as all the rest: a worker has it already
    from annual_review.night.roll_up import count_ward  # noqa: PLC0415

    del context
    try:
        return RolledUp(ward_figures(task, count_ward(task)))
    except Exception as error:  # noqa: BLE001 - as in ``read``, but no hostile bytes come here
        return lost_ward(task, bug_of(error))


def lost_ward(task: tuple[BranchFigures, ...], bug: Bug) -> RolledUp:
    """Return the outcome of a ward that could not be added up for a bug of ours."""
    del task
    return RolledUp(None, bug)
