"""Facts of the sheets of an .xlsx or .xlsm that the fast engine loses or chokes on."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from annual_review.reading.facts import FactsDraft, is_legacy_font
from annual_review.reading.xml_scan import Attributes, elements, scan

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_PERCENT_BUILTIN = {"9", "10"}


@dataclass(frozen=True, slots=True)
class Styles:
    """Which cell formats show a percentage, and which a legacy font, by their index."""

    percent: frozenset[int] = frozenset()
    fonts: dict[int, str] = field(default_factory=dict)


def column_number(letters: str) -> int:
    """Return the 1-based number of a column: ``A`` → 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def parse_address(address: str) -> tuple[int, int] | None:
    """Return (row, column) of an A1 address, None when it is none."""
    match = _ADDRESS.fullmatch(address)
    return (int(match[2]), column_number(match[1])) if match else None


def scan_ooxml(archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> list[FactsDraft]:
    """Return the facts of every sheet, in the workbook's order; the cells only of the sheets whose name is wanted."""
    targets = {
        attributes.get("Id", ""): posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        for name, attributes in elements(archive, "xl/_rels/workbook.xml.rels")
        if name == "Relationship"
    }
    styles = read_styles(archive)
    rich = read_rich_fonts(archive)
    drafts: list[FactsDraft] = []
    for name, attributes in elements(archive, "xl/workbook.xml"):
        if name != "sheet":
            continue
        draft = FactsDraft(attributes.get("name", ""), hidden=attributes.get("state", "visible") != "visible")
        draft.elements = drafts[-1].elements if drafts else 0
        member = targets.get(attributes.get("id", ""), "")
        drafts.append(draft)
        if any(each.problem for each in drafts):
            break  # one sheet too large is enough: time is bounded
        if wanted(draft.name) and member in archive.namelist():
            scan(archive, member, _SheetScan(draft, styles, rich), lambda draft=draft: draft.problem is not None)  # type: ignore[misc]  # mypy cannot infer a lambda with a default
    return drafts


def read_styles(archive: zipfile.ZipFile) -> Styles:
    """Return the formats of the workbook that matter here."""
    percents: set[str] = set(_PERCENT_BUILTIN)
    fonts: list[str] = []
    percent_formats: set[int] = set()
    legacy: dict[int, str] = {}
    section = ""
    index = 0
    for name, attributes in elements(archive, "xl/styles.xml"):
        match name:
            case "fonts" | "cellXfs" | "cellStyleXfs" | "dxfs" | "fills":
                section = name
            case "numFmt" if "%" in attributes.get("formatCode", ""):
                percents.add(attributes.get("numFmtId", ""))
            case "font" if section == "fonts":
                fonts.append("")
            case "name" if section == "fonts" and fonts:
                fonts[-1] = attributes.get("val", "")
            case "xf" if section == "cellXfs":
                font = _item(fonts, attributes.get("fontId", "0"))
                if is_legacy_font(font):
                    legacy[index] = font
                if attributes.get("numFmtId") in percents:
                    percent_formats.add(index)
                index += 1
    return Styles(frozenset(percent_formats), legacy)


def _item(values: list[str], index: str) -> str:
    return values[int(index)] if index.isdigit() and int(index) < len(values) else ""


class _RichFonts:
    """Collects, by index of the shared string, a legacy font that one of its runs is set in."""

    def __init__(self) -> None:
        self.fonts: dict[int, str] = {}
        self._index = -1

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._index += 1
        elif name == "rFont" and is_legacy_font(attributes.get("val", "")):
            self.fonts.setdefault(self._index, attributes["val"])

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Nothing to do."""


def read_rich_fonts(archive: zipfile.ZipFile) -> dict[int, str]:
    """Return the legacy fonts inside shared strings, by index of the string."""
    member = "xl/sharedStrings.xml"
    collected = _RichFonts()
    if member in archive.namelist():
        packed = archive.read(member)
        if b".Vn" in packed or b"VNI-" in packed:
            scan(archive, member, collected)
    return collected.fonts


class _SheetScan:
    """Collects the facts of one worksheet part into a draft."""

    def __init__(self, draft: FactsDraft, styles: Styles, rich: dict[int, str]) -> None:
        self._draft = draft
        self._styles = styles
        self._rich = rich
        self._row = 0
        self._column = 0
        self._type = ""
        self._style = 0
        self._formula = False
        self._valued = False
        self._value: list[str] | None = None
        self._run_font = ""

    def start(self, name: str, attributes: Attributes) -> None:
        self._draft.pass_element()
        match name:
            case "row":
                self._start_row(attributes)
            case "c":
                self._start_cell(attributes)
            case "f":
                self._formula = True
            case "v" | "t":
                self._value = []
            case "rFont" if is_legacy_font(attributes.get("val", "")):
                self._run_font = attributes["val"]
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case "col" if attributes.get("hidden") in {"1", "true"}:
                first, last = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
                self._draft.hidden_columns.update(range(first, min(last, 1000) + 1))

    def _start_row(self, attributes: Attributes) -> None:
        number = int(attributes.get("r", self._row + 1))
        if number <= self._row:
            self._draft.disordered(number)
        self._row, self._column = number, 0
        if attributes.get("hidden") in {"1", "true"}:
            self._draft.hidden_rows.add(number)

    def _start_cell(self, attributes: Attributes) -> None:
        spot = parse_address(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
        if spot is None or spot[0] != self._row or spot[1] <= self._column:
            self._draft.disordered(self._row)
        else:
            self._column = spot[1]
        self._type = attributes.get("t", "n")
        self._style = int(attributes.get("s", "0"))
        self._formula = self._valued = False
        self._value = None
        self._run_font = ""

    def end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._end_value("".join(self._value or ()))
            self._value = None
        elif name == "c" and self._formula and not self._valued:
            self._draft.fill(self._row, self._column)
            self._draft.uncalculated.add((self._row, self._column))

    def _end_value(self, value: str) -> None:
        spot = (self._row, self._column)
        # A formula whose text result is empty keeps an empty value of the type «str»; any other empty value was never reckoned.
        self._valued = bool(value) or self._type == "str"
        if not value or not self._row:
            return
        self._draft.fill(*spot)
        if self._type == "e":
            self._draft.errors[spot] = value
        elif self._type == "n" and self._style in self._styles.percent:
            self._draft.percents.add(spot)
        rich = self._rich.get(int(value)) if self._type == "s" and value.isdigit() else None
        font = rich or self._run_font or self._styles.fonts.get(self._style)
        if font and self._type in {"s", "str", "inlineStr"}:
            self._draft.fonts[spot] = font

    def text(self, data: str) -> None:
        if self._value is not None:
            self._value.append(data)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = parse_address(first), parse_address(last or first)
        if begin and end and begin != end:
            self._draft.merge(*begin, *end)
