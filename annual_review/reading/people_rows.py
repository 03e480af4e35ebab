"""The name in a row of people, and where it stands."""

from __future__ import annotations

import re

from annual_review.form import cells
from annual_review.model.names import without_comrade
from annual_review.problems import Place, Read
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.collector import Collector
from annual_review.reading.rows import Row


def read_name(row: Row) -> Read[str]:
    """Return a person's name, from one column or from several side by side; None when it is blank."""
    found = Collector()
    columns = row.heading.name_columns or tuple(row.heading.columns[key] for key in ("family", "given") if row.has(key))
    parts: list[str] = []
    for column in columns:
        cell = row.sheet.cell(row.number, column)
        if problem := cells.trouble_of(cell):
            found.add(problem)
        elif isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
            found.add(member_problems.NOT_A_NAME.at(cell.place, value=cells.shown(cell)))
        elif not cells.is_dash(cell):
            parts.append(cell.text or cells.shown(cell))
    name = without_comrade(re.sub(r"\s+", " ", " ".join(parts)).strip())
    if len(name) > cells.MAX_NAME:
        found.add(cells.too_long(name_place(row), len(name), cells.MAX_NAME))
    if name and not any(ch.isalpha() for ch in name):
        found.add(member_problems.NOT_A_NAME.at(name_place(row), value=name))
    return found.done(None if found.problems else name or None)


def name_place(row: Row) -> Place:
    """Return the cell a row's name stands in (the first of two)."""
    columns = row.heading.name_columns or (row.heading.columns.get("family") or row.heading.columns.get("given") or 1,)
    return row.sheet.place(row.number, columns[0])
