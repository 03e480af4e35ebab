"""The XML of a .docx: its names, and the one parser, which expands no entity and reaches no network."""

from __future__ import annotations

import unicodedata

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def w(name: str) -> str:
    """Return the full name of a WordprocessingML element or attribute: ``w("p")`` → ``{http://…/main}p``."""
    return f"{{{W}}}{name}"


class BrokenXmlError(Exception):
    """A part is not well-formed, or brings a document type along."""


def parse(data: bytes) -> etree._Element:
    """Return the root of a part, without the blanks between elements, as python-docx reads it.

    Raises BrokenXmlError for what is not well-formed, and for a document type: Office writes none, entity bombs need one.
    """
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenXmlError(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenXmlError("has a document type")
    return root


def serialized(root: etree._Element) -> str:
    """Return ``root`` as text without declaration."""
    return str(etree.tostring(root, encoding="unicode"))


def composed(root: etree._Element) -> etree._Element:
    """Return ``root`` with every text in NFC, so that a name typed with combining marks meets its composed twin."""
    for element in root.iter(etree.Element):
        if element.text and not element.text.isascii():
            element.text = unicodedata.normalize("NFC", element.text)
    return root
