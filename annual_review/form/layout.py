"""THE list of sheets of a workbook, in their order: read, printed in the guide and written blank from here."""

from __future__ import annotations

from collections.abc import Collection

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
    ward_branches,
    ward_info,
    ward_members,
    ward_values,
)
from annual_review.model.names import key, nearest

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
WARD_SHEETS: tuple[SheetSpec, ...] = (ward_info.SPEC, ward_branches.SPEC, ward_members.SPEC, ward_values.SPEC)
OTHER_LAYOUTS: tuple[SheetSpec, ...] = (ballot_rows.ROWS_SPEC,)
MISTAKES_SHEET = "LỖI CẦN SỬA"  # first sheet of our own annotated copies
GUIDE_SHEET = "Hướng dẫn"  # last sheet of our own blank workbooks
LISTS_SHEET = "_AnnualReviewLists"  # hidden in those: what their drop-downs offer
MARKS_SHEET = "_AnnualReviewMarks"  # hidden in annotated copies: which fills the clerk's cells had
_OWN_KEYS = frozenset(map(key, (MISTAKES_SHEET, GUIDE_SHEET, LISTS_SHEET, MARKS_SHEET)))


def sheet_of(name: str, sheets: tuple[SheetSpec, ...] = SHEETS) -> SheetSpec | None:
    """Return the one of ``sheets`` that a sheet of this name is, None for none."""
    return next((spec for spec in sheets if spec.matches(name)), None)


def is_ward_workbook(names: Collection[str]) -> bool:
    """Return whether a workbook with sheets of these names is the ward's own: by its sheet «Đảng bộ» (workbook.md).

    One with nearly such a sheet is, too, where no sheet of a branch's workbook is there: it is then asked about.
    """
    if any(ward_info.SPEC.matches(name) for name in names):
        return True
    if any(sheet_of(name) for name in names):
        return False
    return any(nearest(name, ward_info.SPEC.names) for name in names)


def is_own_sheet(name: str) -> bool:
    """Return whether the program itself puts a sheet of this name into workbooks: it is passed over in silence."""
    return key(name) in _OWN_KEYS
