"""THE list of sheets of a workbook, in their order: read, printed in the guide and written blank from here."""

from __future__ import annotations

from annual_review.form.columns import SheetSpec
from annual_review.form.sheets import (
    achievements,
    approvals,
    ballot_rows,
    ballots,
    branch_ballot,
    info,
    members,
    photos,
    remarks,
)
from annual_review.model.names import key

SHEETS: tuple[SheetSpec, ...] = (
    info.SPEC,
    members.SPEC,
    ballots.SPEC,
    approvals.SPEC,
    ballots.SECOND_ENTRY,
    branch_ballot.SPEC,
    achievements.SPEC,
    remarks.SPEC,
    photos.SPEC,
)
OTHER_LAYOUTS: tuple[SheetSpec, ...] = (ballot_rows.ROWS_SPEC,)
MISTAKES_SHEET = "LỖI CẦN SỬA"  # first sheet of our own annotated copies
GUIDE_SHEET = "Hướng dẫn"  # last sheet of our own blank workbooks
LISTS_SHEET = "_AnnualReviewLists"  # hidden in those: what their drop-downs offer
MARKS_SHEET = "_AnnualReviewMarks"  # hidden in annotated copies: which fills the clerk's cells had
_OWN_KEYS = frozenset(map(key, (MISTAKES_SHEET, GUIDE_SHEET, LISTS_SHEET, MARKS_SHEET)))


def sheet_of(name: str) -> SheetSpec | None:
    """Return the declared sheet that a sheet of this name is, None for none."""
    return next((spec for spec in SHEETS if spec.matches(name)), None)


def is_own_sheet(name: str) -> bool:
    """Return whether the program itself puts a sheet of this name into workbooks: it is passed over in silence."""
    return key(name) in _OWN_KEYS
