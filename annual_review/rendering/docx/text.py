"""A .docx as plain text: what a reader sees, line by line, for golden files and for ``verify``."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from annual_review.rendering.docx import parts
from annual_review.rendering.docx.package import unpack
from annual_review.rendering.docx.xml import parse, w

_BETWEEN_CELLS = " | "
_MARKS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "\u2011"}
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says the same again for old programs
_SECTIONS = (
    ("header", "[đầu trang]"),
    ("main", ""),
    ("footer", "[chân trang]"),
    ("footnotes", "[cước chú]"),
    ("endnotes", "[chú thích cuối]"),
)


def read_text(data: bytes) -> str:
    """Return the text of a .docx: a line per paragraph, ``a | b`` per table row; headers, body, footers, notes.

    What is not body stands under a line in square brackets; parts without text are left out. A line break within a
    paragraph and the end of a paragraph within a cell are line feeds; a picture is «[ảnh: …]» with the text it has for
    the blind. Raises BrokenPackageError, BrokenXmlError or KeyError for what is no .docx.
    """
    files = unpack(data)
    types = parts.content_types(files)
    paragraphs: dict[str, list[str]] = {}
    for name in parts.filled_parts(files):
        section = types[name].removesuffix("+xml").rpartition(".")[2]
        lines = list(_lines(parse(files[name])))
        paragraphs.setdefault(section, []).extend(lines if any(line.strip() for line in lines) else ())
    shown = ((label, paragraphs[section]) for section, label in _SECTIONS if paragraphs.get(section))
    return "\n".join(line for label, lines in shown for line in ([label, *lines] if label else lines)) + "\n"


def _lines(block: etree._Element) -> Iterator[str]:
    """Yield the paragraphs and table rows below ``block``, in reading order."""
    for child in block.iterchildren(etree.Element):
        if child.tag == w("p"):
            yield _paragraph(child)
        elif child.tag == w("tr"):
            yield _BETWEEN_CELLS.join("\n".join(_lines(cell)) for cell in child.iter(w("tc")) if _row_of(cell) is child)
        elif child.tag != _FALLBACK:
            yield from _lines(child)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(w("tr")), None)


def _paragraph(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the texts below ``element``; a text box anchored in it comes on lines of its own."""
    for child in element.iterchildren(etree.Element):
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag == w("txbxContent"):
            yield "\n" + "\n".join(_lines(child))
        elif child.tag == _PICTURE:
            yield f"[ảnh: {child.get('descr', '')}]"
        elif child.tag not in {_FALLBACK, w("tabs"), w("pPr"), w("rPr")}:
            yield from _pieces(child)
