"""Facts of the sheets of an .xlsx or .xlsm that the fast engine loses or chokes on."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from annual_review.workbook.compare import Stored, StoredValue
from annual_review.workbook.facts import FactsDraft, is_legacy_font
from annual_review.workbook.package import Parts
from annual_review.workbook.xml_scan import Attributes, elements, scan

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_PERCENT_BUILTIN = {"9", "10"}
_STORED = {"n": Stored.NUMBER, "b": Stored.BOOL, "d": Stored.DAY}  # by the type of a cell; all others hold text


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


def scan_ooxml(archive: zipfile.ZipFile, parts: Parts, wanted: Callable[[str], bool]) -> list[FactsDraft]:
    """Return the facts of every sheet, in the workbook's order; the cells only of the sheets whose name is wanted."""
    styles = read_styles(archive, parts.styles)
    strings = read_strings(archive, parts.strings)
    drafts: list[FactsDraft] = []
    for sheet in parts.sheets:
        draft = FactsDraft(sheet.name, hidden=sheet.hidden, date_1904=parts.date_1904, pictures=sheet.pictures)
        draft.elements = drafts[-1].elements if drafts else 0
        drafts.append(draft)
        if any(each.problem for each in drafts):
            break  # one sheet too large is enough: time is bounded
        if sheet.member and wanted(draft.name):
            scan(archive, sheet.member, _SheetScan(draft, styles, strings), lambda draft=draft: draft.problem is not None)  # type: ignore[misc]  # mypy cannot infer a lambda with a default
    return drafts


def read_styles(archive: zipfile.ZipFile, member: str | None) -> Styles:
    """Return the formats of the workbook that matter here, from the styles ``member``."""
    percents: set[str] = set(_PERCENT_BUILTIN)
    fonts: list[str] = []
    percent_formats: set[int] = set()
    legacy: dict[int, str] = {}
    section = ""
    index = 0
    for name, attributes in elements(archive, member) if member else ():
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


Run = tuple[str | None, str]  # the font a run names itself, None for the cell's own; its text


class _RunScan:
    """Collects the runs of one rich text from the elements inside it."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._font: str | None = None
        self._text: list[str] | None = None
        self._spoken = False

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "r":
                self._font = None
            case "rFont":
                self._font = attributes.get("val", "")
            case "rPh":  # how it is spoken, not what is written
                self._spoken = True
            case "t" if not self._spoken:
                self._text = []

    def end(self, name: str) -> None:
        if name == "t" and self._text is not None:
            self.runs.append((self._font, "".join(self._text)))
            self._text = None
        elif name == "rPh":
            self._spoken = False

    def text(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


@dataclass(slots=True)
class Strings:
    """The shared strings: the text of each, and by index the runs of those that name a font."""

    texts: list[str] = field(default_factory=list)
    runs: dict[int, tuple[Run, ...]] = field(default_factory=dict)


class _StringScan:
    """Collects the shared strings."""

    def __init__(self) -> None:
        self.found = Strings()
        self._scan = _RunScan()

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._scan = _RunScan()
        else:
            self._scan.start(name, attributes)

    def end(self, name: str) -> None:
        if name != "si":
            self._scan.end(name)
            return
        if any(font for font, _ in self._scan.runs):
            self.found.runs[len(self.found.texts)] = tuple(self._scan.runs)
        self.found.texts.append("".join(text for _, text in self._scan.runs))

    def text(self, data: str) -> None:
        self._scan.text(data)


def read_strings(archive: zipfile.ZipFile, member: str | None) -> Strings:
    """Return the shared strings in ``member``; none without one."""
    collected = _StringScan()
    if member:
        scan(archive, member, collected)
    return collected.found


class _SheetScan:
    """Collects the facts and the stored values of one worksheet part into a draft."""

    def __init__(self, draft: FactsDraft, styles: Styles, strings: Strings) -> None:
        self._draft = draft
        self._styles = styles
        self._strings = strings
        self._row = 0
        self._column = 0
        self._type = ""
        self._style = 0
        self._formula = False
        self._valued = False
        self._value: list[str] | None = None
        self._values: list[str] = []
        self._inline = _RunScan()

    def start(self, name: str, attributes: Attributes) -> None:
        self._draft.pass_element()
        self._inline.start(name, attributes)
        match name:
            case "row":
                self._start_row(attributes)
            case "c":
                self._start_cell(attributes)
            case "f":
                self._formula = True
            case "v" | "t":
                self._value = []
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
        self._values = []
        self._inline = _RunScan()

    def end(self, name: str) -> None:
        self._inline.end(name)
        if name in {"v", "t"}:
            value = "".join(self._value or ())
            self._values += [value] if name == "v" else []
            self._end_value(value)
            self._value = None
        elif name == "c" and self._formula and not self._valued:
            self._draft.fill(self._row, self._column)
            self._draft.uncalculated.add((self._row, self._column))
        elif name == "c":
            self._keep_value()

    def _keep_value(self) -> None:
        """Keep what the cell holds by the file's own word, to be compared with what the engine gives."""
        inline = "".join(text for _, text in self._inline.runs)
        value = self._values[0] if self._values else inline
        kind = _STORED.get(self._type, Stored.TEXT)
        if self._type == "s":
            index = int(value) if value.isdigit() else -1
            value = self._strings.texts[index] if 0 <= index < len(self._strings.texts) else "\N{REPLACEMENT CHARACTER}"
        if self._type == "e" or not (value.strip() or len(self._values) > 1):
            return
        twice = len(self._values) > 1 or bool(self._values and inline)
        self._draft.stored[self._row, self._column] = StoredValue(kind, value, twice=twice)

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
        if self._type in {"s", "str", "inlineStr"}:
            self._note_fonts(spot, value)

    def _note_fonts(self, spot: tuple[int, int], value: str) -> None:
        """Note the legacy font of a text, and its runs when they name fonts of their own."""
        own = self._styles.fonts.get(self._style, "")
        rich = self._strings.runs.get(int(value), ()) if self._type == "s" and value.isdigit() else tuple(self._inline.runs)
        runs = tuple((own if font is None else font, text) for font, text in rich)
        if font := next((font for font, _ in runs if is_legacy_font(font)), "" if rich else own):
            self._draft.fonts[spot] = font
            if len(runs) > 1:
                self._draft.runs[spot] = runs

    def text(self, data: str) -> None:
        self._inline.text(data)
        if self._value is not None:
            self._value.append(data)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = parse_address(first), parse_address(last or first)
        if begin and end and begin != end:
            self._draft.merge(*begin, *end)
