"""Sheets read back: the record they make, or what is reported of them."""

from __future__ import annotations

from collections.abc import Mapping

from annual_review.model.record import ReviewRecord
from annual_review.night.assessing import assess_record, check_partial_record
from annual_review.problems import Read
from annual_review.reading.record import ReadingOptions, read_record, read_workbook
from annual_review.rules.rulebook import load_rule_sets
from tests.messages import placed_messages
from tests.small_branch.workbook import Rows, Touch, build

DEFAULTS = ReadingOptions()


def messages_of(sheets: Mapping[str, str | Rows], touch: Touch | None = None, options: ReadingOptions = DEFAULTS) -> list[str]:
    """Return every problem of a workbook as «severity Sheet!A1: sentence»."""
    return placed_messages(_read(sheets, touch, options).problems)


def record_of(sheets: Mapping[str, str | Rows], touch: Touch | None = None, options: ReadingOptions = DEFAULTS) -> ReviewRecord:
    """Return the record of a workbook that must have one."""
    read = _read(sheets, touch, options)
    assert read.value is not None, placed_messages(read.problems)
    return read.value


def _read(sheets: Mapping[str, str | Rows], touch: Touch | None, options: ReadingOptions) -> Read[ReviewRecord]:
    return read_record(build(sheets, touch), file="a.xlsx", options=options)


def every_message_of(sheets: Mapping[str, str | Rows], touch: Touch | None = None) -> list[str]:
    """Return every problem of a workbook, those of its rule set included, as a night reports them."""
    read = read_workbook(build(sheets, touch), file="a.xlsx")
    book = load_rule_sets().value
    assert book is not None
    if read.record is not None:
        found = assess_record(book, "a.xlsx", "", read.record).problems
    else:
        found = check_partial_record(book, read.partial) if read.partial else ()
    return placed_messages((*read.problems, *found))
