"""One sheet of the blank workbook as XlsxWriter writes it: looks, widths, heights, locks, what cells accept, print set-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annual_review.handout import form_style as style
from annual_review.workbook.new_workbook import CellValue, Look, NewWorkbook

TEXT = Look(font=style.FONT, size=style.SIZE, horizontal="left", vertical="vcenter", wrap=True)
TITLE = replace(TEXT, bold=True, size=14)
HINT = replace(TEXT, italic=True)
BOXED = replace(TEXT, border=style.GREY)
HEADING = replace(BOXED, bold=True, horizontal="center", fill=style.HEADING_COLOR)
ASIDE = replace(BOXED, italic=True, color=style.GREY, size=11)
_UNTOUCHED = replace(TEXT, locked=False)
_A4 = 9  # its number in a workbook
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.7, "bottom": 0.7}  # inches
_ALLOWED = (  # on a protected sheet: whatever does not change locked cells; notes are objects
    "objects",
    "scenarios",
    "format_cells",
    "format_columns",
    "format_rows",
    "insert_rows",
    "delete_rows",
    "insert_hyperlinks",
    "sort",
    "autofilter",
)

Rule = Mapping[str, str | bool]  # what a cell accepts, in the words of XlsxWriter's ``data_validation``


class BlankSheet:
    """A new sheet. Rows and columns count from 1; ``widths`` are in characters."""

    def __init__(self, book: NewWorkbook, name: str, widths: Sequence[float]) -> None:
        self.name = name
        self.widths = tuple(widths)
        self._book = book
        self._sheet = book.add_sheet(name)
        for column, width in enumerate(self.widths):
            self._sheet.set_column(column, column, width)

    def unlock_what_is_not_written(self) -> None:
        """Unlock all other cells, so that rows can be added below and removed."""
        untouched = self._book.format_of(_UNTOUCHED)
        for column, width in enumerate(self.widths):
            self._sheet.set_column(column, column, width, untouched)
        self._book.set_columns_from(self._sheet, len(self.widths) + 1, _UNTOUCHED)

    def put(self, row: int, column: int, value: CellValue | None, look: Look) -> None:
        """Write a value; text is always text, also when it begins with «=»."""
        self._book.put(self._sheet, row, column, value, look)

    def put_banner(self, row: int, text: str, look: Look) -> None:
        """Write a text across all columns."""
        self._sheet.merge_range(row - 1, 0, row - 1, len(self.widths) - 1, "", self._book.format_of(look))
        self.put(row, 1, text, look)
        self.set_height(row, style.row_height((sum(self.widths),), (text,)))

    def fit_height(self, row: int, texts: Sequence[object], *, least: float = style.LINE_HEIGHT) -> None:
        """Make a row as high as the longest of its ``texts``, one a column."""
        self.set_height(row, style.row_height(self.widths, texts, least=least))

    def set_height(self, row: int, points: float) -> None:
        """Give a row its height."""
        self._sheet.set_row(row - 1, points)

    def accept(self, first: int, last: int, column: int, rule: Rule) -> None:
        """Have the cells of a column from row ``first`` to ``last`` accept what ``rule`` says."""
        self._sheet.data_validation(first - 1, column - 1, last - 1, column - 1, dict(rule))

    def color_when(self, first: tuple[int, int], last: tuple[int, int], formula: str, color: str) -> None:
        """Fill the cells from ``first`` to ``last`` (row, column) for which ``formula``, as of the first, is true."""
        rule = {"type": "formula", "criteria": f"={formula}", "format": self._book.filled_when_true(color)}
        self._sheet.conditional_format(first[0] - 1, first[1] - 1, last[0] - 1, last[1] - 1, rule)

    def freeze(self, row: int, column: int) -> None:
        """Keep what is above ``row`` and before ``column`` in sight."""
        self._sheet.freeze_panes(row - 1, column - 1)

    def finish(self, heading_row: int, *, landscape: bool) -> None:
        """Protect the sheet without a password; print it on A4, as wide as the page, its heading on every page."""
        self._sheet.protect("", dict.fromkeys(_ALLOWED, True))
        self._sheet.set_paper(_A4)
        if landscape:
            self._sheet.set_landscape()
        self._book.print_page_wide(self._sheet)
        self._sheet.repeat_rows(heading_row - 1)
        self._sheet.set_margins(**_MARGINS)
        self._sheet.set_footer(f"&C{style.FOOTER}")
