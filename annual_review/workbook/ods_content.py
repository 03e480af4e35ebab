"""The tables of an OpenDocument spreadsheet and nothing else, told element by element, and a clean document made of them.

In a cell lie paragraphs, but comments, drawings with texts of their own, notes and tables too; beside the tables lie earlier
values and links to other files. Whoever takes one of those for a cell's text counts what nobody sees.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from annual_review.workbook.xml_scan import Attributes

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}drawing:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TABLES = frozenset({"table:table"})
_ROWS = frozenset({"table:table-row", "table:table-header-rows", "table:table-row-group", "table:table-rows"})
CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
PARAGRAPHS = frozenset({"text:p"})
_INSIDE = {
    "": frozenset({"office:document-content"}),
    "office:document-content": frozenset({"office:body"}),
    "office:body": frozenset({"office:spreadsheet"}),
    "office:spreadsheet": _TABLES,
    "table:table": _ROWS,
    "table:table-header-rows": _ROWS,
    "table:table-row-group": _ROWS,
    "table:table-rows": _ROWS,
    "table:table-row": CELLS,
    **dict.fromkeys(CELLS, PARAGRAPHS),
}
_NOT_SHOWN = frozenset({"text:note", "text:ruby-text"})
_KEPT = ("office:", "table:name", "table:formula", "table:number-")  # what of an element goes into the clean document


@lru_cache(maxsize=4096)
def prefixed(name: str) -> str:
    """Return a name that expat gives with its namespace with the usual prefix, whatever the file calls it; «?» for others."""
    space, _, local = name.rpartition("\n")
    return f"{_SPACES.get(space, '?')}:{local}"


class TableHandler(Protocol):
    """Receives the tables, their rows, cells and paragraphs, and what lies on them."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of a table begins."""

    def end(self, name: str) -> None:
        """An element of a table ends."""

    def text(self, data: str) -> None:
        """Characters of a paragraph, its blanks and line ends among them."""

    def aside(self, name: str, attributes: Attributes) -> None:
        """An element that is none of the tables' own begins: a style, a drawing."""


class TablesOnly:
    """Hands on to ``handlers`` what belongs to the tables.

    Raises ValueError where readers differ over what does: rows, cells or paragraphs inside an element nobody knows, text in
    a cell that is in no paragraph of the usual kind.
    """

    def __init__(self, handlers: Sequence[TableHandler]) -> None:
        self._handlers = handlers
        self._path = [""]
        self._outside = 0  # how deep we are in what does not belong to them
        self._is_foreign = False  # whether it is of no known namespace

    def start(self, name: str, attributes: Attributes) -> None:
        """Hand the element on, or leave it out with all that is in it."""
        parent = self._path[-1]
        is_spoken = parent in PARAGRAPHS and name.startswith("text:") and name not in _NOT_SHOWN
        if self._outside or not (is_spoken or name in _INSIDE.get(parent, ())):
            self._leave(parent, name)
            for each in self._handlers:
                each.aside(name, attributes)
        elif is_spoken:
            self._path.append(parent)  # a span, a link, a field: its text is the paragraph's
            self._say(_blank(name, attributes))
        else:
            self._path.append(name)
            for each in self._handlers:
                each.start(name, attributes)

    def _leave(self, parent: str, name: str) -> None:
        if not self._outside:
            self._is_foreign = name.startswith("?:")
        elif self._is_foreign and name in _TABLES | _ROWS | CELLS | PARAGRAPHS:
            raise ValueError(f"{name} inside an element nobody knows")
        if parent in CELLS and not self._outside and name.startswith("text:"):
            raise ValueError(f"{name} in a cell")
        self._outside += 1

    def end(self, name: str) -> None:
        """Hand the end of an element on that was handed on."""
        if self._outside:
            self._outside -= 1
        elif self._path.pop() == name:
            for each in self._handlers:
                each.end(name)

    def text(self, data: str) -> None:
        """Hand on the characters of a paragraph."""
        if not self._outside and self._path[-1] in PARAGRAPHS:
            self._say(data)

    def _say(self, data: str) -> None:
        for each in self._handlers if data else ():
            each.text(data)


def _blank(name: str, attributes: Attributes) -> str:
    match name:
        case "text:s":
            count = attributes.get("text:c", "1")
            return " " * (min(max(int(count), 1), 1000) if count.isdecimal() else 1)
        case "text:tab":
            return " "
        case "text:line-break":
            return "\n"
        case _:
            return ""


class CleanDocument:
    """Writes what it is told of the tables as a spreadsheet: the usual prefixes, one plain text a paragraph."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.is_writing = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Write the beginning of an element."""
        if self.is_writing:
            kept = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items() if key.startswith(_KEPT))
            self._pieces.append(f"<{name}{kept}>")

    def end(self, name: str) -> None:
        """Write the end of an element."""
        if self.is_writing:
            self._pieces.append(f"</{name}>")
            self.is_writing = name != "table:table"

    def text(self, data: str) -> None:
        """Write characters."""
        if self.is_writing:
            self._pieces.append(escape(data))

    def aside(self, name: str, attributes: Attributes) -> None:
        """Leave it out."""

    def package(self) -> bytes:
        """Return the document as the bytes of an .ods."""
        spaces = "".join(f' xmlns:{prefix}="{space}"' for space, prefix in _SPACES.items())
        tables = "".join(self._pieces)
        body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
        manifest = f'<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0">{entry}</manifest:manifest>'
        parts = {
            "mimetype": _KIND,
            "content.xml": f"{_HEAD}<office:document-content{spaces}>{body}</office:document-content>",
            "META-INF/manifest.xml": f"{_HEAD}{manifest}",
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return stream.getvalue()
