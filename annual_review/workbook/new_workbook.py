"""A workbook written from scratch with XlsxWriter: text is always text, equal input gives equal parts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

CellValue = str | float | date | time | timedelta

_LAST_COLUMN = 16_384
_LAST_COLUMNS = re.compile(rb'(<col min="\d+" max=)"\d+"(?=[^>]*/></cols>)')
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; the defaults are Excel's own. Colours are RRGGBB, an empty ``fill`` is none."""

    font: str = "Calibri"
    size: float = 11  # points
    bold: bool = False
    italic: bool = False
    color: str = "000000"
    horizontal: str = ""  # «left», «center», «right»; empty: by the kind of value
    vertical: str = "bottom"  # or «vcenter»
    wrap: bool = False
    border: str = ""  # the colour of a thin line all round
    fill: str = ""
    number_format: str = "General"
    locked: bool = True  # only counts on a protected sheet

    def properties(self) -> dict[str, str | float | bool]:
        """Return the look in the words of XlsxWriter."""
        given: dict[str, str | float | bool] = {
            "font_name": self.font,
            "font_size": self.size,
            "font_color": f"#{self.color}",
            "bold": self.bold,
            "italic": self.italic,
            "valign": self.vertical,
            "text_wrap": self.wrap,
            "num_format": self.number_format,
            "locked": self.locked,
        }
        if self.horizontal:
            given["align"] = self.horizontal
        if self.border:
            given |= {"border": 1, "border_color": f"#{self.border}"}
        if self.fill:
            given["bg_color"] = f"#{self.fill}"
        return given


class NewWorkbook:
    """Sheets in the order they are added; rows and columns count from 1. ``written_on`` is the date the file carries."""

    def __init__(self, written_on: date, *, title: str = "", properties: Mapping[str, str] | None = None) -> None:
        self._file = io.BytesIO()
        self._book = Workbook(self._file, _OPTIONS)
        self._formats: dict[Look, Format] = {}
        self._endless: list[Worksheet] = []
        self._book.set_properties({"title": title, "created": datetime.combine(written_on, time())})
        for name, value in (properties or {}).items():
            self._book.set_custom_property(name, value, "text")

    def add_sheet(self, name: str) -> Worksheet:
        """Return a new sheet behind those there are; raises an XlsxWriterException for a name Excel does not take."""
        return self._book.add_worksheet(name)

    def format_of(self, look: Look) -> Format:
        """Return the one format for cells that look so."""
        if look not in self._formats:
            self._formats[look] = self._book.add_format(look.properties())
        return self._formats[look]

    def filled_when_true(self, color: str) -> Format:
        """Return a format for conditions: it fills and leaves the rest of the look."""
        return self._book.add_format({"bg_color": f"#{color}"})

    def set_columns_from(self, sheet: Worksheet, column: int, look: Look) -> None:
        """Give ``column`` and all behind it a look, after the columns before them have theirs.

        XlsxWriter alone would keep each of the 16,384 columns in memory, three times as slow, and call the sheet as wide.
        """
        sheet.set_column(column - 1, column - 1, None, self.format_of(look))
        self._endless.append(sheet)

    def print_page_wide(self, sheet: Worksheet) -> None:
        """Print the sheet as wide as the page, on as many pages as it takes."""
        sheet.fit_to_pages(1, 0)

    def put(self, sheet: Worksheet, row: int, column: int, value: CellValue | None, look: Look) -> None:
        """Write a value by its type; no text becomes a formula, a link or a number. None or "" leaves an empty cell.

        Text is cut where Excel does not take more (32,767 UTF-16 units).
        """
        at, form = (row - 1, column - 1), self.format_of(look)
        if value is None or value == "":
            sheet.write_blank(*at, None, form)
        elif isinstance(value, str) and value.startswith("<r>") and value.endswith("</r>"):
            # XlsxWriter takes such text for its own mark-up of rich text and writes it unescaped; in three runs it does not
            sheet.write_rich_string(*at, value[:1], value[1:2], value[2:], form)
        elif isinstance(value, str):
            sheet.write_string(*at, value, form)
        elif isinstance(value, bool):
            sheet.write_boolean(*at, value, form)
        elif isinstance(value, date | time | timedelta):
            sheet.write_datetime(*at, value, form)  # type: ignore[call-overload]  # takes all three, but does not say so
        else:
            sheet.write_number(*at, value, form)

    def put_formula(self, sheet: Worksheet, at: tuple[int, int], formula: str, value: float | None, look: Look) -> None:
        """Write a formula of ours into the cell ``at`` (row, column), with the result it has now; None is an empty text."""
        sheet.write_formula(at[0] - 1, at[1] - 1, f"={formula}", self.format_of(look), "" if value is None else value)

    def parts(self) -> dict[str, bytes]:
        """Return the parts of the .xlsx file by name; nothing may be written afterwards."""
        self._book.close()
        with zipfile.ZipFile(self._file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for number, sheet in enumerate(self._book.worksheets(), 1):
            name = f"xl/worksheets/sheet{number}.xml"
            # the width of one page is left out as the usual one, which openpyxl for one does not know
            part = parts[name].replace(b' fitToHeight="0"', b' fitToWidth="1" fitToHeight="0"')
            is_endless = sheet in self._endless
            parts[name] = _LAST_COLUMNS.sub(rb'\g<1>"%d"' % _LAST_COLUMN, part) if is_endless else part
        return parts
