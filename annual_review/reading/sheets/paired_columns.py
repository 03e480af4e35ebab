"""Birth and standing of a member where the roster has two columns for each, as paper lists have them under one heading."""

from __future__ import annotations

from annual_review.form.births import Birth
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import member_pairs
from annual_review.form.sheets import members as declared
from annual_review.model.members import Membership
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.rows import Row

_BIRTHS = ((member_pairs.BORN_MALE, "Nam"), (member_pairs.BORN_FEMALE, "Nữ"))
_STANDINGS = ((member_pairs.OFFICIAL_MARK, Membership.OFFICIAL), (member_pairs.PROBATIONARY_MARK, Membership.PROBATIONARY))


def column_with(row: Row, *columns: str) -> str | None:
    """Return the first of ``columns`` whose cell in ``row`` holds something, else the first the sheet has; None for neither."""
    there = [column for column in columns if row.has(column)]
    return next((column for column in there if not row.cell(column).blank), there[0] if there else None)


def read_birth(row: Row, name: str, found: Collector, options: ReadingOptions) -> tuple[Birth | None, str]:
    """Return the birth date of ``row`` and the gender its column tells, «» where it tells none."""
    if row.has("born") or not row.has("born_male"):
        return row.read(declared.BORN, found, options), ""
    births = [(row.read(column, found, options), gender) for column, gender in _BIRTHS]
    filled = [(birth, gender) for birth, gender in births if birth is not None]
    if len(filled) > 1:
        found.add(member_problems.BOTH_COLUMNS.at(row.cell("born_female").place, name=name, first="Nam", second="Nữ"))
    return filled[0] if filled else (None, "")


def read_standing(row: Row, name: str, found: Collector, options: ReadingOptions) -> Membership | None:
    """Return whether the member of ``row`` is official or probationary; None where it cannot be told, which is reported."""
    if row.has("standing") or not row.has("official"):
        return row.read(declared.STANDING, found, options)
    mark = found.mark()
    ticked = [standing for column, standing in _STANDINGS if row.read(column, found, options)]
    if len(ticked) > 1:
        place = row.cell("probationary").place
        found.add(member_problems.BOTH_COLUMNS.at(place, name=name, first="Chính thức", second="Dự bị"))
    elif not ticked and not found.lost_since(mark):
        whose = f" (dòng của {name})" if name else ""
        found.add(sheet_problems.REQUIRED_CELL.at(row.cell("official").place, column="Chính thức / Dự bị", whose=whose))
    return ticked[0] if len(ticked) == 1 else None
