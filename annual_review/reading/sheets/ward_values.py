"""Sheet «Quy định» of the ward's workbook: the values it confirms or sets, each with its basis (regulations.md §11.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.form.paper_choices import CHOICES, PaperChoice
from annual_review.form.sheets.ward_values import CONFIRMED, CONTENT, OWN, REFERENCE, SPEC
from annual_review.model.names import key, nearest
from annual_review.model.ward import OwnValue
from annual_review.problems import question
from annual_review.problems.catalogue import ward as ward_problems
from annual_review.problems.collector import Collector
from annual_review.problems.vietnamese import decimal
from annual_review.reading.rows import Row
from annual_review.reading.table import read_table
from annual_review.rules.own_values import ROWS, ValueRow, most_percent
from annual_review.rules.ruleset import RuleSet
from annual_review.workbook.tidy import Sheet

_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\s*%?")
_WHOLE = 100
_KNOWN: tuple[ValueRow | PaperChoice, ...] = (*ROWS, *CHOICES)
_BY_LABEL: Mapping[str, ValueRow | PaperChoice] = {key(row.label): row for row in _KNOWN}


def read_values(sheet: Sheet, law: RuleSet, found: Collector, options: ReadingOptions) -> tuple[OwnValue, ...]:
    """Return the rows the ward filled in, checked: known, of the rule set ``law``, with a value that can be meant."""
    table = read_table(sheet, SPEC, found)
    if table is None:
        return ()
    read: dict[str, OwnValue] = {}
    for row in table.rows:
        value = _Line(row, law, found, options).value()
        if value is None:
            continue
        if value.key in read:
            label = row.cell("content").text
            found.add(ward_problems.VALUE_TWICE.at(value.place, read[value.key].place, item=label))
        read[value.key] = value
    return tuple(read.values())


class _Line:
    """One row of the sheet on its way to a value."""

    def __init__(self, row: Row, law: RuleSet, found: Collector, options: ReadingOptions) -> None:
        self._row = row
        self._law = law
        self._found = found
        self._label = row.read(CONTENT, found, options) or ""
        self._typed = row.read(OWN, found, options) or ""
        self._reference = row.read(REFERENCE, found, options) or ""
        self._confirmed = bool(row.read(CONFIRMED, found, options))
        self._place = row.cell(OWN.key).place

    def value(self) -> OwnValue | None:
        """Return the value of the row; None for one nobody filled in, or beside a problem."""
        if not (self._typed or self._reference or self._confirmed):
            return None
        known = _BY_LABEL.get(key(self._label))
        if known is None:
            hint = question(nearest(self._label, (each.label for each in _KNOWN)))
            shown = self._label or cells.shown(self._row.cell(OWN.key))
            self._found.add(ward_problems.UNKNOWN_VALUE.at(self._row.cell(CONTENT.key).place, found=shown, hint=hint))
            return None
        if isinstance(known, PaperChoice):
            word = self._word(known.label, known.choices) if self._typed else ""
            return OwnValue(known.key, word, place=self._place) if word else None
        return self._of_law(known)

    def _of_law(self, known: ValueRow) -> OwnValue | None:
        if not known.in_force(self._law):
            self._found.add(ward_problems.NOT_OF_THIS_YEAR.at(self._place, item=known.label, law=self._law.title))
            return None
        typed = self._word(known.label, known.choices) if known.choices else self._percent(known)
        if self._typed and not typed:
            return None
        if not self._reference:
            self._found.add(ward_problems.NO_BASIS.at(self._row.cell(REFERENCE.key).place, item=known.label))
            return None
        if not typed and not self._confirmed:
            self._found.add(ward_problems.NOT_CONFIRMED.at(self._row.cell(CONFIRMED.key).place, item=known.label))
            return None
        return OwnValue(known.key, typed, self._reference, self._confirmed, self._place)

    def _word(self, item: str, choices: tuple[str, ...]) -> str:
        """Return the typed one of ``choices``, empty for nothing typed or beside a problem."""
        word = next((each for each in choices if key(each) == key(self._typed)), "")
        if self._typed and not word:
            self._report_wrong(item, choices)
        return word

    def _percent(self, known: ValueRow) -> str:
        """Return the typed percentage as an exact number, empty for nothing typed or beside a problem."""
        if not self._typed:
            return ""
        match = _PERCENT.fullmatch(self._typed.strip())
        number = Fraction(f"{match[1]}.{match[2] or 0}") if match else Fraction(0)
        if not 0 < number <= _WHOLE:
            self._report_wrong(known.label, ("một số lớn hơn 0, không quá 100",))
            return ""
        if known.key == "percent" and number > (most := most_percent(self._law)):
            self._found.add(ward_problems.OVER_PERCENT.at(self._place, value=decimal(number), most=decimal(most)))
            return ""
        return str(number)

    def _report_wrong(self, item: str, choices: tuple[str, ...]) -> None:
        hint = question(nearest(self._typed, choices))
        told = "; ".join(choices)
        self._found.add(ward_problems.WRONG_VALUE.at(self._place, value=self._typed, item=item, hint=hint, choices=told))
