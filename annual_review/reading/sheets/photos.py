"""Sheet «Ảnh»: photographs beside the workbook, with captions."""

from __future__ import annotations

import re

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets.photos import CAPTION, FILE, SPEC
from annual_review.model.record import Photo
from annual_review.problems.catalogue import achievements as achievement_problems
from annual_review.problems.catalogue import photos as photo_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.reading.table import read_table
from annual_review.workbook.tidy import Sheet

_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\~]|^[A-Za-z][A-Za-z0-9+.-]*:")


def read_photos(sheet: Sheet, found: Collector, options: ReadingOptions) -> tuple[Photo, ...]:
    """Return the photographs in the sheet's order; a path that leads out of the workbook's folder is refused."""
    if pictures := sheet.facts.pictures:
        found.add(photo_problems.PASTED_PICTURES.at(sheet.place(), count=pictures))
    table = read_table(sheet, SPEC, found) if sheet.cells else None
    if table is None:
        return ()
    photos: list[Photo] = []
    for row in table.rows:
        file, caption = row.read(FILE, found, options), row.read(CAPTION, found, options) or ""
        place = row.cell("file").place
        if file and _OUTSIDE.search(file):
            found.add(achievement_problems.PHOTO_PATH.at(place, value=file[:80]))
        elif file:
            photos.append(Photo(file.replace("\\", "/"), caption, place))
        elif cells.is_dash(row.cell("file")) and not (table.is_merged(place) or pictures):
            found.add(sheet_problems.REQUIRED_CELL.at(place, column=FILE.heading, whose=""))
    return tuple(photos)
