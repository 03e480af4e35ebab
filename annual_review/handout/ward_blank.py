"""Writes the ward's own empty workbook, from the same declarations that read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annual_review.form.columns import SheetSpec
from annual_review.form.paper_choices import CHOICES
from annual_review.form.sheets import info, ward_branches, ward_info, ward_members, ward_values
from annual_review.handout import ward_words as words
from annual_review.handout.blank import WRITTEN_ON, write_guide
from annual_review.handout.blank_info import write_info
from annual_review.handout.blank_sheet import Rule
from annual_review.handout.blank_table import HEADING_ROW, Filled, TableForm
from annual_review.handout.blank_validation import Choices, list_rule, range_formula
from annual_review.handout.blank_words import SheetForm
from annual_review.model.ward import OwnValue
from annual_review.rules.own_values import ROWS
from annual_review.rules.ruleset import RuleSet
from annual_review.workbook.new_workbook import NewWorkbook
from annual_review.workbook.stamp import BLANK, packed, stamp_properties

_SPARE_BRANCHES = 10


@dataclass(frozen=True, slots=True)
class ListedBranch:
    """A branch that is already known to be the ward's: its name, its code, or both."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class WardForm:
    """What is already known of a ward's blank workbook; ``law`` is the rule set of its year, ``values`` the ward's own."""

    year: int
    law: RuleSet
    ward: str = ""
    branches: tuple[ListedBranch, ...] = ()
    values: tuple[OwnValue, ...] = ()


def write_ward_blank(form: WardForm) -> bytes:
    """Return the workbook as .xlsx; equal forms give equal bytes. Raises nothing for any text in ``form``."""
    book = NewWorkbook(WRITTEN_ON, title="Tệp của đảng bộ", properties=stamp_properties(BLANK))
    offered = Choices()
    given: dict[str, str | int] = {info.YEAR.key: form.year} | (
        {ward_info.WARD.key: _printable(form.ward)} if form.ward else {}
    )
    write_info(book, words.INFO, given, {}, offered)
    branches = list(_branch_rows(form))
    table = TableForm(book, ward_branches.SPEC, words.BRANCHES, offered)
    table.write(branches, frozen="head", rules={}, locked=())
    names = range_formula(table.sheet.name, table.letters("name"), HEADING_ROW + 1, HEADING_ROW + len(branches))
    rule = list_rule(names, "Chi bộ", words.MEMBERS.columns["branch"].prompt)
    members: list[Filled] = [{"number": number} for number in range(1, words.MEMBERS.rows + 1)]
    TableForm(book, ward_members.SPEC, words.MEMBERS, offered).write(members, frozen="born", rules={"branch": rule}, locked=())
    _write_values(book, form, offered)
    write_guide(book, words.GUIDE)
    offered.write(book)
    return packed(book.parts())


def _printable(text: str) -> str:
    return "".join(ch for ch in text if ch.isprintable())


def _branch_rows(form: WardForm) -> Iterator[Filled]:
    prepared = max(words.BRANCHES.rows, len(form.branches) + _SPARE_BRANCHES)
    for number in range(1, prepared + 1):
        known = form.branches[number - 1] if number <= len(form.branches) else ListedBranch("")
        named = {"name": _printable(known.name), "code": _printable(known.code)}
        yield {"number": number, **{key: text for key, text in named.items() if text}}


def _write_values(book: NewWorkbook, form: WardForm, offered: Choices) -> None:
    """Write one row for each value of the year's rule set, then one for each choice about papers."""
    own = {each.key: each for each in form.values}
    rows: list[Filled] = []
    choices: list[tuple[str, ...]] = []
    for row in ROWS:
        if in_force := row.in_force(form.law):
            typed = own.get(row.key)
            filled = {"content": row.label, "in_force": in_force}
            if typed is not None:
                filled |= {"own": typed.typed, "reference": _printable(typed.reference)}
            rows.append({key: text for key, text in filled.items() if text})
            choices.append(row.choices)
    for choice in CHOICES:
        typed = own.get(choice.key)
        rows.append({"content": choice.label, "in_force": choice.default} | ({"own": typed.typed} if typed else {}))
        choices.append(choice.choices)
    table = _OwnValues(book, ward_values.SPEC, words.VALUES, offered)
    table.write(rows, frozen="in_force", rules={}, locked=("content", "in_force"))
    table.offer(choices)


class _OwnValues(TableForm):
    """The table of values: what may be typed differs from row to row."""

    def __init__(self, book: NewWorkbook, spec: SheetSpec, form: SheetForm, offered: Choices) -> None:
        super().__init__(book, spec, form, offered)
        self._lists = offered

    def offer(self, choices: list[tuple[str, ...]]) -> None:
        """Have the cell of each row offer the words of its value."""
        column = self.column("own")
        for row, words_ in enumerate(choices, HEADING_ROW + 1):
            if words_:
                error = f"Chọn một trong: {'; '.join(words_)}."
                rule: Rule = list_rule(self._lists.range_of(words_), ward_values.OWN.heading, "Chọn trong danh sách.", error)
                self.sheet.accept(row, row, column, rule)
