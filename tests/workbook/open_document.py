"""An OpenDocument spreadsheet with the cells of an .xlsx, and one read with lxml by the standard, without our code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook.fuzzing import Given, packed

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {"office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing"}
_SPACES = "".join(f' xmlns:{prefix}="{_URN}{name}:1.0"' for prefix, name in _PREFIXES.items())
_XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def open_document(tables: str, styles: str = "") -> bytes:
    """A spreadsheet of the tables."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_SPACES}{_XLINK} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = [("mimetype", MIMETYPE), ("content.xml", content), ("META-INF/manifest.xml", _MANIFEST)]
    return packed((name, text.encode()) for name, text in parts)


def as_open_document(xlsx: bytes) -> bytes:
    """The cells of an .xlsx as a spreadsheet of OpenDocument, formulas as their values, merged ranges as there."""
    book = load_workbook(io.BytesIO(xlsx), data_only=True)
    return open_document("".join(_table(sheet) for sheet in book.worksheets))


def changed_content(data: bytes, old: str, new: str) -> bytes:
    """The spreadsheet with something in its content put in the place of something else."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return packed((name, part.replace(old.encode(), new.encode()) if name == "content.xml" else part) for name, part in parts)


def _table(sheet: Worksheet) -> str:
    spans = {(each.min_row, each.min_col): each for each in sheet.merged_cells.ranges}
    covered = {spot for each in spans.values() for spot in each.cells} - spans.keys()
    rows = []
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            spot = (cell.row, cell.column)
            span = spans.get(spot)
            sizes = {f"number-{each}-spanned": span.size[each] for each in ("columns", "rows")} if span else {}
            attributes = "".join(f' table:{name}="{size}"' for name, size in sizes.items())
            kind, shown = _value(cell.value)
            tag = "covered-table-cell" if spot in covered else "table-cell"
            inside = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n")) if shown else ""
            cells.append(f"<table:{tag}{attributes}{kind}>{inside}</table:{tag}>")
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f"<table:table table:name={quoteattr(sheet.title)}>{''.join(rows)}</table:table>"


def _value(value: object) -> tuple[str, str]:
    """The attributes of a value, and what the cell shows."""
    match value:
        case None:
            return "", ""
        case bool():
            return f' office:value-type="boolean" office:boolean-value="{str(value).lower()}"', str(value).upper()
        case int() | float():
            return f' office:value-type="float" office:value="{value!r}"', str(value)
        case datetime() | date():
            text = value.isoformat().removesuffix("T00:00:00")
            return f' office:value-type="date" office:date-value="{text}"', value.strftime("%d/%m/%Y")
        case time():
            return f' office:value-type="time" office:time-value="{value.strftime("PT%HH%MM%SS")}"', value.strftime("%H:%M")
        case _:
            return ' office:value-type="string"', str(value)


def _tag(prefix: str, name: str) -> str:
    return f"{{{_URN}{_PREFIXES[prefix]}:1.0}}{name}"


_GROUPS = {_tag("table", name) for name in ("table-header-rows", "table-row-group", "table-rows")}
_CELLS = {_tag("table", "table-cell"), _tag("table", "covered-table-cell")}


def read_open_document(data: bytes) -> Given | None:
    """The cells of a spreadsheet; None where it cannot be taken apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = etree.fromstring(archive.read("content.xml"), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError, ValueError, NotImplementedError):
        return None
    found: dict[tuple[str, int, int], object] = {}
    for table in root.iterfind(f"{_tag('office', 'body')}/{_tag('office', 'spreadsheet')}/{_tag('table', 'table')}"):
        name = table.get(_tag("table", "name"), "")
        number = 0
        for row in _rows(table):
            repeat = _times(row, "number-rows-repeated")
            for column, value in _cells(row):
                found.update({(name, number + down, column): value for down in range(1, min(repeat, 50) + 1)})
            number += repeat
    return found


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == _tag("table", "table-row"):
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[tuple[int, object]]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        repeat = _times(cell, "number-columns-repeated")
        value = _content(cell)
        if value is not None:
            yield from ((column + right, value) for right in range(1, min(repeat, 50) + 1))
        column += repeat


def _times(element: etree._Element, name: str) -> int:
    text = element.get(_tag("table", name), "1")
    return max(int(text), 1) if text.isdecimal() else 1


def _content(cell: etree._Element) -> object:
    def value(name: str) -> str | None:
        text = cell.get(_tag("office", name))
        return text if text is None else text.strip(" \n\t")

    match value("value-type"):
        case "float" | "percentage" | "currency":
            return _number(value("value"))
        case "boolean":
            return {"true": True, "false": False}.get(value("boolean-value") or "", "no truth value")
        case "date":
            return _day(value("date-value") or "")
        case "time":
            return _hours(value("time-value") or "")
        case _:
            text = cell.get(_tag("office", "string-value"))
            return _text(cell) if text is None else text


def _number(text: str | None) -> object:
    try:
        return float(text or "") if "_" not in (text or "") else "no number"
    except ValueError:
        return "no number"


def _day(text: str) -> object:
    try:
        return datetime.fromisoformat(text.removesuffix("Z")) if text[:1] != "-" and "-" in text else "no day"
    except ValueError:
        return "no day"


def _hours(text: str) -> object:
    """A duration as XML Schema has it: P, days, T, hours, minutes, seconds."""
    sign = -1 if text.startswith("-") else 1
    days, _, rest = text.lstrip("-").removeprefix("P").partition("T")
    units = {"D": 86_400, "H": 3600, "M": 60, "S": 1}
    seconds, digits = 0.0, ""
    for letter in days + rest:
        if letter in units:
            try:
                seconds += float(digits) * units[letter]
            except ValueError:
                return "no hours"
            digits = ""
        else:
            digits += letter
    return "no hours" if digits or not text.lstrip("-").startswith("P") else timedelta(seconds=sign * seconds)


_BLANK = {_tag("text", "tab"): "\t", _tag("text", "line-break"): "\n"}
_SPOKEN = {_tag("text", "ruby-text"), _tag("text", "note"), _tag("office", "annotation")}


def _text(cell: etree._Element) -> str | None:
    """The paragraphs of a cell, its own alone: not those of a comment, a drawing or a table inside it."""
    paragraphs = [_spoken(each) for each in cell if each.tag in {_tag("text", "p"), _tag("text", "h")}]
    return "\n".join(paragraphs) if paragraphs else None


def _spoken(element: etree._Element) -> str:
    if not isinstance(element.tag, str) or element.tag in _SPOKEN or not element.tag.startswith(f"{{{_URN}text:"):
        return ""
    if element.tag == _tag("text", "s"):
        return " " * max(int(element.get(_tag("text", "c"), "1")), 1)
    inside = (element.text or "") + "".join(_spoken(each) + (each.tail or "") for each in element)
    return _BLANK.get(element.tag, inside)
