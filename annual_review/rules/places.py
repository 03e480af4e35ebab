"""The cells a problem or a check is told at: each once, a row of them as one range."""

from __future__ import annotations

from collections.abc import Mapping

from annual_review.problems import Place


def places_of(*places: Place) -> tuple[Place, ...]:
    """Return the ``places`` that say something, each once."""
    return tuple(dict.fromkeys(place for place in places if place != Place()))


def row_places(places: Mapping[str, Place], *keys: str) -> tuple[Place, ...]:
    """Return the cells of a tally: one range where they stand in one row or column, else each of them."""
    found = places_of(*(places[key] for key in keys if key in places))
    sheets, rows, columns = {place.sheet for place in found}, {place.row for place in found}, {place.column for place in found}
    if len(sheets) != 1 or (len(rows) > 1 and len(columns) > 1) or len(found) < 2:
        return found
    return (Place(sheets.pop(), min(rows), min(columns), max(rows), max(columns)),)
