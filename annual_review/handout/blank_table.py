"""One table of the blank workbook: title, hint, example row, locked headings, prepared rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annual_review.form.columns import Column, SheetSpec
from annual_review.handout import blank_sheet as style
from annual_review.handout import blank_words as words
from annual_review.handout.blank_sheet import BlankSheet, Rule
from annual_review.handout.blank_validation import Choices, number_format, validation
from annual_review.handout.form_style import LINE_HEIGHT
from annual_review.problems import column_letters
from annual_review.workbook.new_workbook import Look, NewWorkbook

HEADING_ROW = 4
EXAMPLE_ROW = 3  # above the heading, where nothing is data: it stays in sight while the clerk types

Filled = Mapping[str, str | int]


class TableForm:
    """Writes one declared table onto a sheet of its own, with the columns ``form`` shows, in their order."""

    def __init__(self, book: NewWorkbook, spec: SheetSpec, form: words.SheetForm, offered: Choices) -> None:
        self.sheet = BlankSheet(book, spec.name, [column.width for column in form.columns.values()])
        self._form = form
        self._offered = offered
        self._columns: list[Column[object]] = [spec.column(key) for key in form.columns]

    def column(self, key: str) -> int:
        """Return the number of the column with this key."""
        return list(self._form.columns).index(key) + 1

    def letters(self, key: str) -> str:
        """Return the letters of the column with this key."""
        return column_letters(self.column(key))

    def write(self, rows: Sequence[Filled], *, frozen: str, rules: Mapping[str, Rule], locked: Sequence[str]) -> None:
        """Write the table with ``rows`` prepared.

        ``frozen`` is the key of the first column that scrolls; ``rules`` are what columns accept instead of what their
        parsers tell; in ``locked`` columns nothing is typed.
        """
        self.sheet.unlock_what_is_not_written()
        self.sheet.put_banner(1, self._form.title, style.TITLE)
        self.sheet.put_banner(2, self._form.hint, style.HINT)
        self._write_headings()
        looks = {column.key: self._look(column, is_locked=column.key in locked) for column in self._columns}
        for number, row in enumerate(rows, HEADING_ROW + 1):
            for at, (key, look) in enumerate(looks.items(), 1):
                self.sheet.put(number, at, row.get(key), look)
            self.sheet.fit_height(number, [row.get(key) for key in looks])
        self._add_rules(HEADING_ROW + len(rows), rules, {"number", *locked})
        self.sheet.freeze(HEADING_ROW + 1, self.column(frozen))
        self.sheet.finish(HEADING_ROW, landscape=sum(self.sheet.widths) > 100)

    def _write_headings(self) -> None:
        headings = [column.heading + (words.STAR if column.required else "") for column in self._columns]
        examples = [form.example for form in self._form.columns.values()]
        for at, (heading, form) in enumerate(zip(headings, self._form.columns.values(), strict=True), 1):
            self.sheet.put(EXAMPLE_ROW, at, form.example, _aligned(style.ASIDE, form))
            self.sheet.put(HEADING_ROW, at, heading, style.HEADING)
        self.sheet.fit_height(EXAMPLE_ROW, examples)
        self.sheet.fit_height(HEADING_ROW, headings, least=2 * LINE_HEIGHT)

    def _look(self, column: Column[object], *, is_locked: bool) -> Look:
        number = "0" if column.key == "number" else number_format(column.parser)
        return replace(_aligned(style.BOXED, self._form.columns[column.key]), number_format=number, locked=is_locked)

    def _add_rules(self, last: int, rules: Mapping[str, Rule], without: set[str]) -> None:
        for at, column in enumerate(self._columns, 1):
            prompt = self._form.columns[column.key].prompt
            rule = rules.get(column.key) or validation(column.parser, column.heading, prompt, column.choices, self._offered)
            if rule and column.key not in without:
                self.sheet.accept(HEADING_ROW + 1, last, at, rule)


def _aligned(look: Look, form: words.ColumnForm) -> Look:
    return replace(look, horizontal="center") if form.centred else look
