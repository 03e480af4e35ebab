"""One table of the blank workbook: title, hint, example row, locked headings, prepared rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.form.columns import Column, SheetSpec
from annual_review.handout import blank_words as words
from annual_review.handout import form_style as style
from annual_review.handout.blank_validation import Choices, number_format, validation

HEADING_ROW = 4
EXAMPLE_ROW = 3  # above the heading, where nothing is data: it stays in sight while the clerk types

Filled = Mapping[str, str | int]


class TableForm:
    """Writes one declared table onto a sheet. ``shown`` are the keys of its columns, in their order."""

    def __init__(self, sheet: Worksheet, spec: SheetSpec, form: words.SheetForm, offered: Choices) -> None:
        self.sheet = sheet
        self._form = form
        self._offered = offered
        self._columns: list[Column[object]] = [spec.column(key) for key in form.columns]

    def letter(self, key: str) -> str:
        """Return the letter of the column with this key."""
        return self.cell(HEADING_ROW, key).column_letter

    def cell(self, row: int, key: str) -> Cell:
        """Return the cell of a column in a row."""
        return style.cell_at(self.sheet, row, list(self._form.columns).index(key) + 1)

    def write(self, rows: Sequence[Filled], *, frozen: str) -> None:
        """Write the table with ``rows`` prepared; ``frozen`` is the first column that scrolls."""
        widths = [form.width for form in self._form.columns.values()]
        style.unlock_columns(self.sheet, style.set_widths(self.sheet, widths))
        self._write_banner(widths)
        self._write_headings(widths)
        for number, row in enumerate(rows, HEADING_ROW + 1):
            self._write_row(number, row, widths)
        self._add_rules(HEADING_ROW + len(rows))
        self.sheet.freeze_panes = f"{self.letter(frozen)}{HEADING_ROW + 1}"
        style.print_setup(self.sheet, HEADING_ROW, landscape=sum(widths) > 100)
        style.protect(self.sheet)

    def _write_banner(self, widths: Sequence[float]) -> None:
        count = len(widths)
        for row, text in ((1, self._form.title), (2, self._form.hint)):
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=count)
            font = style.text_font(bold=True, size=14) if row == 1 else style.text_font(italic=True)
            style.put(self.cell(row, "number"), text, font=font, boxed=False)
            style.fit_height(self.sheet, row, (sum(widths),), (text,))

    def _write_headings(self, widths: Sequence[float]) -> None:
        headings = [column.heading + (words.STAR if column.required else "") for column in self._columns]
        examples = [form.example for form in self._form.columns.values()]
        for column, heading, form in zip(self._columns, headings, self._form.columns.values(), strict=True):
            cell = self.cell(HEADING_ROW, column.key)
            style.put(cell, heading, font=style.text_font(bold=True), horizontal="center")
            cell.fill = style.HEADING_FILL
            font = style.text_font(italic=True, color=style.GREY, size=11)
            style.put(
                self.cell(EXAMPLE_ROW, column.key), form.example, font=font, horizontal="center" if form.centred else "left"
            )
        style.fit_height(self.sheet, HEADING_ROW, widths, headings, least=2 * style.LINE_HEIGHT)
        style.fit_height(self.sheet, EXAMPLE_ROW, widths, examples)

    def _write_row(self, number: int, row: Filled, widths: Sequence[float]) -> None:
        for column in self._columns:
            form = self._form.columns[column.key]
            cell = self.cell(number, column.key)
            style.put(cell, row.get(column.key), font=style.text_font(), horizontal="center" if form.centred else "left")
            cell.number_format = "0" if column.key == "number" else number_format(column.parser)
            cell.protection = style.UNLOCKED
        style.fit_height(self.sheet, number, widths, [row.get(column.key) for column in self._columns])

    def _add_rules(self, last: int) -> None:
        for column in self._columns:
            prompt = self._form.columns[column.key].prompt
            rule = validation(column.parser, column.heading, prompt, column.choices, self._offered)
            if rule and column.key != "number":
                letter = self.letter(column.key)
                rule.add(f"{letter}{HEADING_ROW + 1}:{letter}{last}")
                self.sheet.add_data_validation(rule)
