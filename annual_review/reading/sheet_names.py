"""The declared sheets of a workbook by their names: those missing, misspelt, copied, hidden, there twice are told."""

from __future__ import annotations

import re
from collections.abc import Mapping

from annual_review.form.columns import SheetSpec
from annual_review.form.layout import SHEETS, is_own_sheet, sheet_of
from annual_review.model.names import nearest
from annual_review.problems import Place
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.problems.collector import Collector
from annual_review.workbook.engine import RawSheet
from annual_review.workbook.tidy import Sheet, tidy_sheet

_COPY = re.compile(r"\s*(?:\(\d{1,2}\)|(?<=\s)\d{1,2}|-?\s*(?:copy|bản sao)\s*(?:\(?\d{1,2}\)?)?)\s*$", re.IGNORECASE)


def declared_sheets(raw: tuple[RawSheet, ...], names: tuple[str, ...], found: Collector) -> dict[str, Sheet]:
    """Return the declared sheets by their key; tell those missing, misspelt, there twice, hidden, or unknown."""
    by_key: dict[str, Sheet] = {}
    for each in raw:
        spec = sheet_of(each.facts.name)
        if spec is None:
            continue
        if spec.key in by_key:
            first = by_key[spec.key].name
            found.add(
                sheet_problems.SAME_SHEET_TWICE.at(
                    Place(each.facts.name), Place(first), sheet=spec.name, first=first, second=each.facts.name
                )
            )
            continue
        sheet = found.take(tidy_sheet(each))
        if sheet is not None:
            by_key[spec.key] = sheet
        if each.facts.hidden and each.cells:
            found.add(sheet_problems.HIDDEN_SHEET.at(Place(each.facts.name)))
    nearly = _unknown_sheets(names, by_key, found)
    for spec in SHEETS:
        if spec.required and spec.key not in by_key and spec.key not in nearly:
            found.add(sheet_problems.MISSING_SHEET.at(Place(spec.name), sheet=spec.name))
    return by_key


def _unknown_sheets(names: tuple[str, ...], by_key: Mapping[str, Sheet], found: Collector) -> set[str]:
    """Tell the sheets that are none of ours; return the keys of those they are nearly called like."""
    missing: list[SheetSpec] = [spec for spec in SHEETS if spec.key not in by_key]
    nearly: set[str] = set()
    for name in names:
        if sheet_of(name) is not None or is_own_sheet(name):
            continue
        original = sheet_of(_COPY.sub("", name))
        if original is not None and original.key in by_key:
            first = by_key[original.key].name
            found.add(sheet_problems.COPIED_SHEET.at(Place(name), Place(first), copy=name, sheet=first))
            continue
        near = nearest(name, (alias for spec in missing for alias in spec.names))
        spec = sheet_of(near) if near else None
        if spec is None:
            found.add(sheet_problems.UNKNOWN_SHEET.at(Place(name), found=name))
        else:
            nearly.add(spec.key)
            found.add(sheet_problems.NEAR_SHEET.at(Place(name), found=name, sheet=spec.name))
    return nearly
