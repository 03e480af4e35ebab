"""The counts of a ballot as typed above or below its table: issued, collected, valid, invalid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets.info import COUNTS
from annual_review.model.ballots import Figure
from annual_review.model.names import bare_key, unaccented
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.collector import Collector
from annual_review.reading.row_words import is_count_label
from annual_review.reading.rows import Table
from annual_review.workbook.tidy import Cell

COUNT_NAMES: Mapping[str, str] = {item.key: item.heading for item in COUNTS}
_COUNT_KEYS = (("khonghople", "invalid"), ("hople", "valid"), ("phatra", "issued"), ("thuve", "collected"))
_LABEL = re.compile(r"khong hop le|hop le|phat ra|thu ve")
_BEHIND = re.compile(r"[\s:=\-–]*(?:la\s*:?\s*)?(\d{1,5})(?!\d|\s*/|[.,]\d)")
_TRAILING = re.compile(r".*[:=]\s*(\d{1,5})\s*(?:phieu)?\s*[.;,]?\s*")


def count_key(text: str) -> str:
    """Return which count of ballots a text names, as an item key; empty for none."""
    wanted = bare_key(text)
    return next((key for part, key in _COUNT_KEYS if part in wanted), "") if is_count_label(text) else ""


def outside_counts(table: Table, found: Collector, options: ReadingOptions, unread: set[str]) -> dict[str, Figure]:
    """Return the ballot counts typed above or below the table, in the cell itself or in the next filled one."""
    return counts_in((table.sheet.rows[number] for number in table.outside), found, options, unread)


def counts_in(
    rows: Iterable[tuple[Cell, ...]], found: Collector, options: ReadingOptions, unread: set[str]
) -> dict[str, Figure]:
    """Return the ballot counts these rows tell, by item key; the keys of those that cannot be read go to ``unread``."""
    figures: dict[str, Figure] = {}
    for row in rows:
        for label, following in zip(row, (*row[1:], None), strict=True):
            key = count_key(label.text)
            if not key:
                continue
            within = dict(_counts_within(label.text))
            if within:
                for each, number in within.items():
                    _keep(figures, each, Figure(number, label.place), found)
            elif following is not None:
                read = cells.count(following, options)
                unread.update({key} if read.problems else ())
                value = found.take(read)
                if value is not None:
                    _keep(figures, key, Figure(value, following.place), found)
    return figures


def _counts_within(text: str) -> Iterator[tuple[str, int]]:
    """Yield the counts one text tells: «Phát ra: 22, thu về: 22 phiếu»."""
    plain = unaccented(text)
    labels = list(_LABEL.finditer(plain))
    for label, after in zip(labels, (*labels[1:], None), strict=True):
        behind = plain[label.end() : after.start() if after else len(plain)]
        match = _BEHIND.match(behind) or _TRAILING.fullmatch(behind)
        if match:
            yield dict(_COUNT_KEYS)[label[0].replace(" ", "")], int(match[1])


def _keep(figures: dict[str, Figure], key: str, figure: Figure, found: Collector) -> None:
    """Keep a count; tell one that was typed before with another value."""
    first = figures.setdefault(key, figure)
    if first.value != figure.value:
        values: dict[str, str | int] = {"first": first.value, "second": figure.value, "where": str(first.place)}
        found.add(ballot_problems.COUNTS_DIFFER.at(figure.place, first.place, item=COUNT_NAMES[key], **values))
