"""The stored results of formulas, carried over a save by openpyxl, which drops them."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from annual_review.workbook.xml_scan import Attributes, elements, scan

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CELL, _FORMULA, _VALUE = (f"{{{_NAMESPACE}}}{name}" for name in ("c", "f", "v"))


@dataclass(frozen=True, slots=True)
class StoredValue:
    """The result a formula had when the workbook was saved: its type as the file says it (empty: a number), its text."""

    kind: str
    text: str


class _FormulaScan:
    """Collects the stored result of every formula of one worksheet."""

    def __init__(self) -> None:
        self.found: dict[str, StoredValue] = {}
        self._address = ""
        self._kind = ""
        self._formula = False
        self._value: list[str] = []
        self._open = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._address, self._kind = attributes.get("r", ""), attributes.get("t", "")
            self._formula, self._value = False, []
        self._formula = self._formula or name == "f"
        self._open = name == "v"

    def end(self, name: str) -> None:
        if name == "c" and self._formula and self._address and (self._value or self._kind == "str"):
            self.found[self._address] = StoredValue(self._kind, "".join(self._value))
        self._open = False

    def text(self, data: str) -> None:
        if self._open:
            self._value.append(data)


def sheet_members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    targets = {
        attributes.get("Id", ""): posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        for name, attributes in elements(archive, "xl/_rels/workbook.xml.rels")
        if name == "Relationship"
    }
    sheets = (attributes for name, attributes in elements(archive, "xl/workbook.xml") if name == "sheet")
    found = {sheet.get("name", ""): targets.get(sheet.get("id", ""), "") for sheet in sheets}
    return {name: member for name, member in found.items() if member in archive.namelist()}


def stored_values(archive: zipfile.ZipFile) -> dict[str, dict[str, StoredValue]]:
    """Return, by sheet and address, the stored results of all formulas; sheets without any are left out."""
    found: dict[str, dict[str, StoredValue]] = {}
    for name, member in sheet_members(archive).items():
        collected = _FormulaScan()
        scan(archive, member, collected)
        if collected.found:
            found[name] = collected.found
    return found


def with_stored_values(workbook: bytes, stored: Mapping[str, Mapping[str, StoredValue]]) -> dict[str, bytes]:
    """Return the worksheet parts of an .xlsx that change when its formulas get back the results in ``stored``."""
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        members = sheet_members(archive)
        return {
            members[name]: _filled(archive.read(members[name]), values) for name, values in stored.items() if name in members
        }


def _filled(part: bytes, values: Mapping[str, StoredValue]) -> bytes:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for cell in root.iter(_CELL):
        value = values.get(cell.get("r", ""))
        if value is None or cell.find(_FORMULA) is None:
            continue
        for old in cell.findall(_VALUE):
            cell.remove(old)
        etree.SubElement(cell, _VALUE).text = value.text
        cell.set("t", value.kind or "n")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
