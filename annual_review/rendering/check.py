"""What is looked at in a paper before it leaves: every part parses, every table cell holds a paragraph."""

from __future__ import annotations

from lxml import etree

from annual_review.rendering.xml import W, w

_CELLS_WITHOUT_END = etree.XPath("//w:tc[not(*[last()][self::w:p])]", namespaces={"w": W})


class BrokenPaperError(Exception):
    """A filled paper that Word would refuse or mend: a bug of ours or of a template, never of a workbook."""


def checked(name: str, content: bytes, rows: int | None) -> None:
    """Raise BrokenPaperError when a part is not well-formed, has a cell without a last paragraph, or has not ``rows`` rows.

    ISO 29500 (17.4.66 tc) calls a cell without a block at its end corrupt; schema validators do not notice. ``rows`` is
    the number of table rows the fields ask for, None where it cannot be told.
    """
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise BrokenPaperError(f"{name}: {error}") from error
    if cells := _CELLS_WITHOUT_END(root):
        raise BrokenPaperError(f"{name}: {len(cells)} table cells end without a paragraph")  # type: ignore[arg-type]  # XPath gives a list
    if rows is not None and (found := sum(1 for _ in root.iter(w("tr")))) != rows:
        raise BrokenPaperError(f"{name}: {found} table rows, the fields ask for {rows}")
