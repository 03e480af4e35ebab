"""Sheet «Ảnh»: photographs beside the workbook, with captions."""

from __future__ import annotations

import re

from annual_review.model.record import Photo
from annual_review.problems.catalogue import achievements as entries
from annual_review.problems.catalogue import sheets as sheet_entries
from annual_review.reading import cells
from annual_review.reading.collector import Collector
from annual_review.reading.columns import Column, SheetSpec
from annual_review.reading.options import ReadingOptions
from annual_review.reading.sheets import members as roster
from annual_review.reading.table import read_table
from annual_review.reading.tidy import Sheet

FILE = Column(
    "file", "Tệp", cells.text, ("Tên tệp", "Tệp ảnh", "File", "Ảnh"), required=True, note="Tệp ảnh đặt cạnh bảng tính"
)
CAPTION = Column("caption", "Chú thích", cells.text, ("Chú thích ảnh", "Nội dung"))
SPEC = SheetSpec("photos", "Ảnh", ("Hình ảnh", "Ảnh minh họa"), (roster.NUMBER, FILE, CAPTION), (("file",),))

_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\~]|^[A-Za-z][A-Za-z0-9+.-]*:")


def read_photos(sheet: Sheet, found: Collector, options: ReadingOptions) -> tuple[Photo, ...]:
    """Return the photographs in the sheet's order; a path that leads out of the workbook's folder is refused."""
    table = read_table(sheet, SPEC, found)
    photos: list[Photo] = []
    for row in table.rows if table else ():
        file, caption = row.read(FILE, found, options), row.read(CAPTION, found, options) or ""
        place = row.cell("file").place
        if file and _OUTSIDE.search(file):
            found.add(entries.PHOTO_PATH.at(place, value=file[:80]))
        elif file:
            photos.append(Photo(file.replace("\\", "/"), caption, place))
        elif cells.is_dash(row.cell("file")):
            found.add(sheet_entries.REQUIRED_CELL.at(place, column=FILE.heading, whose=""))
    return tuple(photos)
