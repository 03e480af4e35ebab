"""THE list of sheets of a workbook, in their order: read, printed in the guide and written blank from here."""

from __future__ import annotations

from annual_review.reading.columns import SheetSpec
from annual_review.reading.nearest import key
from annual_review.reading.sheets import (
    achievements,
    approvals,
    ballot_rows,
    ballots,
    cell_ballot,
    info,
    members,
    photos,
    remarks,
)

SHEETS: tuple[SheetSpec, ...] = (
    info.SPEC,
    members.SPEC,
    ballots.SPEC,
    approvals.SPEC,
    ballots.SECOND_ENTRY,
    cell_ballot.SPEC,
    achievements.SPEC,
    remarks.SPEC,
    photos.SPEC,
)
OTHER_LAYOUTS: tuple[SheetSpec, ...] = (ballot_rows.ROWS_SPEC,)
MISTAKES_SHEET = "LỖI CẦN SỬA"  # of our own annotated copies: passed over in silence


def sheet_of(name: str) -> SheetSpec | None:
    """Return the declared sheet that a sheet of this name is, None for none."""
    return next((spec for spec in SHEETS if spec.matches(name)), None)


def is_mistakes_sheet(name: str) -> bool:
    """Return whether a sheet of this name is the list of mistakes that the program itself put in a copy."""
    return key(name) == key(MISTAKES_SHEET)
