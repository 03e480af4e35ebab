"""What a sheet holds whose name says nothing: a table like one of ours, or words that may decide a figure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annual_review.form import level_names
from annual_review.form.cells import shown
from annual_review.form.columns import SheetSpec
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import (
    achievements,
    approvals,
    ballot_rows,
    ballots,
    branch_ballot,
    info,
    members,
    remarks,
)
from annual_review.model.names import folded, key
from annual_review.model.ratings import RatingLevel
from annual_review.reading.heading import Heading, find_heading
from annual_review.workbook.tidy import Sheet

_PLAIN = ReadingOptions()
_ITEMS_OF_A_MEETING = 4  # items that make a sheet one of a meeting's information
_MARKS_OF_BALLOTS = 6  # levels that make rows of marks single ballots
_LEVELS = frozenset(level.value for level in RatingLevel if level is not RatingLevel.EXCELLENT)  # of two steps the first
_HEADING_ROWS = 8  # rows in which a sheet says what it is about
_LONGEST_HEADING = 40
_TOPICS: tuple[tuple[str, str, str], ...] = (
    (r"\b(?:vắng|điểm danh|có mặt)\b", "người có mặt, vắng mặt", "«Có mặt», «Lý do vắng»"),
    (r"\bmiễn (?:công tác|sinh hoạt)|\bđình chỉ", "miễn sinh hoạt, đình chỉ sinh hoạt", "«Không đánh giá»"),
    (r"\bk[ỷỉ] luật\b|\bkhiển trách\b|\bcảnh cáo\b|\bkhai trừ\b|\bcách chức\b", "kỷ luật", "«Kỷ luật trong năm»"),
    (r"\bnghỉ ốm\b|\bthai sản\b", "nghỉ ốm, thai sản", "«Nghỉ ốm (tháng)», «Thai sản»"),
)


def shape_of(sheet: Sheet) -> SheetSpec | None:
    """Return the declared sheet whose table ``sheet`` holds, by its headings and items; None for none."""
    if _items(sheet) >= _ITEMS_OF_A_MEETING:
        return info.SPEC
    for spec, groups in _SHAPES.items():
        heading = find_heading(sheet, _SPECS[spec])
        if heading and any(heading.columns.keys() >= group for group in groups):
            return _SPECS[spec]
    if _is_branch_ballot(sheet):
        return branch_ballot.SPEC
    return ballots.SPEC if _holds_single_ballots(sheet) else None


_SPECS: Mapping[str, SheetSpec] = {
    spec.key: spec for spec in (ballots.SPEC, approvals.SPEC, members.SPEC, achievements.SPEC, remarks.SPEC)
}
_NAMES: tuple[frozenset[str], ...] = (frozenset({"name"}), frozenset({"family", "given"}))
# By the key of a sheet: any of these groups of columns makes a table one of its kind.
_SHAPES: Mapping[str, tuple[frozenset[str], ...]] = {
    "ballots": tuple(name | _LEVELS for name in _NAMES),
    "approvals": tuple(name | {"agree", "disagree"} for name in _NAMES),
    "members": tuple(name | {"standing"} for name in _NAMES),
    "achievements": (frozenset({"text", "group"}),),
    "remarks": (frozenset({"speaker", "text"}),),
}


def _items(sheet: Sheet) -> int:
    """How many different items of «Thông tin» stand in one column of the sheet."""
    known = {key(name): item.key for item in info.ITEMS for name in item.headings}
    columns: dict[int, set[str]] = {}
    for (_, column), cell in sheet.cells.items():
        if (item := known.get(key(cell.text))) is not None:
            columns.setdefault(column, set()).add(item)
    return max((len(items) for items in columns.values()), default=0)


def _is_branch_ballot(sheet: Sheet) -> bool:
    heading = find_heading(sheet, branch_ballot.SPEC)
    if heading is None or "votes" not in heading.columns or not _says_votes(heading):
        return False
    column = heading.columns["level"]
    texts = (shown(sheet.cell(row, column)) for row in sheet.rows if row > heading.last_row)
    return len({level for text in texts if (level := level_names.parse_level(text, _PLAIN))}) == len(RatingLevel)


def _says_votes(heading: Heading) -> bool:
    return "phiếu" in folded(" ".join(heading.labels[heading.columns["votes"]]))


def _holds_single_ballots(sheet: Sheet) -> bool:
    heading = find_heading(sheet, ballot_rows.ROWS_SPEC)
    if heading is None:
        return False
    below = (cell for (row, _), cell in sheet.cells.items() if row > heading.last_row)
    return sum(level_names.parse_level(cell.text, _PLAIN) is not None for cell in below if cell.text) >= _MARKS_OF_BALLOTS


def topic_of(name: str, sheet: Sheet | None) -> tuple[str, str] | None:
    """Return what a sheet without a table of ours speaks of that may decide a figure, and the columns it belongs to.

    Its name tells, and its headings; sentences and remarks do not.
    """
    headings = (
        [
            cell.text
            for row in sorted(sheet.rows)[:_HEADING_ROWS]
            for cell in sheet.rows[row]
            if len(cell.text) <= _LONGEST_HEADING
        ]
        if sheet is not None
        else []
    )
    for pattern, topic, columns in _TOPICS:
        if re.search(pattern, folded(name)) or any(re.search(pattern, folded(each)) for each in headings):
            return topic, columns
    return None
