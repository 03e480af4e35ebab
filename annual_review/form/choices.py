"""A closed vocabulary of a cell, with «có phải …?» for a near miss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from annual_review.form.cells import Parser, is_dash, shown, trouble_of
from annual_review.form.options import ReadingOptions
from annual_review.model.names import key, nearest
from annual_review.problems import Read, question
from annual_review.problems.catalogue import text as text_problems
from annual_review.workbook.tidy import Cell

T = TypeVar("T")


def choice(names: Mapping[str, T]) -> Parser[T]:
    """Return a parser of a closed vocabulary. The first name of each value is the one offered to the clerk."""
    by_key = {key(name): value for name, value in names.items()}
    offered = ", ".join(
        {value: name for name, value in reversed(list(names.items()))}[value] for value in dict.fromkeys(names.values())
    )

    def parse(cell: Cell, options: ReadingOptions) -> Read[T]:
        del options
        if problem := trouble_of(cell):
            return Read(None, (problem,))
        if is_dash(cell):
            return Read(None)
        shown_text = shown(cell)
        if key(shown_text) in by_key:
            return Read(by_key[key(shown_text)])
        hint = question(nearest(shown_text, names))
        return Read(None, (text_problems.UNKNOWN_CHOICE.at(cell.place, value=shown_text, choices=offered, hint=hint),))

    return parse
