"""Columns of a table that may be missing: where nobody filled one, the paper is printed without it (documents.md §2.5).

A form marks such a column by the style of its heading, «Bảng (đầu cột – bỏ cột khi trống)»; whoever edits the form in Word
sees and keeps it. The width of what is dropped goes to the other columns in proportion.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from annual_review.rendering.docx.xml import DECLARATION, parse, serialized, w

OPTIONAL_STYLE = "BangDauTuyChon"
_UNFILLED = frozenset("…. ")  # blanks to be filled by hand


def without_empty_columns(content: bytes) -> bytes:
    """Return a filled part without the optional columns that are empty in every row of their table."""
    if OPTIONAL_STYLE.encode() not in content:
        return content
    root = parse(content)
    for table in root.iter(w("tbl")):
        dropped = _dropped(table)
        if dropped:
            _drop(table, dropped)
    return (DECLARATION + serialized(root)).encode()


def _dropped(table: etree._Element) -> frozenset[int]:
    """Return the columns, from 0, whose heading is optional and which no row fills; none of a table without rows."""
    optional: set[int] = set()
    filled: set[int] = set()
    has_rows = False
    for row in table.findall(w("tr")):
        heading = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        has_rows = has_rows or not heading
        for column, span, cell in _cells(row):
            if span > 1:
                continue
            if not heading and _is_filled(cell):
                filled.add(column)
            elif heading and any(style.get(w("val")) == OPTIONAL_STYLE for style in cell.iter(w("pStyle"))):
                optional.add(column)
    return frozenset(optional - filled) if has_rows else frozenset()


def _cells(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Yield first column, span and element of every cell of a row."""
    column = 0
    for cell in row.findall(w("tc")):
        span = _span(cell)
        yield column, span, cell
        column += span


def _span(cell: etree._Element) -> int:
    found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return int(found.get(w("val"), "1")) if found is not None else 1


def _is_filled(cell: etree._Element) -> bool:
    text = "".join(part.text or "" for part in cell.iter(w("t")))
    return bool(set(text) - _UNFILLED) or cell.find(f".//{w('drawing')}") is not None


def _drop(table: etree._Element, dropped: frozenset[int]) -> None:
    grid = table.find(w("tblGrid"))
    columns = grid.findall(w("gridCol")) if grid is not None else []
    widths = [int(column.get(w("w"), "0")) for column in columns]
    kept = [width for number, width in enumerate(widths) if number not in dropped]
    new = {number: width for number, width in enumerate(widths) if number not in dropped}
    if sum(kept):
        left, scale = sum(widths), sum(kept)
        for number, width in new.items():
            new[number] = width * left // scale
        new[max(new)] += left - sum(new.values())
    for number, column in enumerate(columns):
        if number in dropped:
            _remove(column)
        else:
            column.set(w("w"), str(new[number]))
    for row in table.findall(w("tr")):
        for first, span, cell in list(_cells(row)):
            _fit(cell, [number for number in range(first, first + span) if number not in dropped], new)


def _fit(cell: etree._Element, columns: list[int], widths: dict[int, int]) -> None:
    """Make a cell as wide as the ``columns`` left of it; without any it goes."""
    if not columns:
        _remove(cell)
        return
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    if width is not None:
        width.set(w("w"), str(sum(widths.get(number, 0) for number in columns)))
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    if span is None:
        return
    if len(columns) > 1:
        span.set(w("val"), str(len(columns)))
    else:
        _remove(span)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
