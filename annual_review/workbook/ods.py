"""Facts of the sheets of an OpenDocument spreadsheet that the fast engine does not hand on."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from annual_review.workbook.compare import Stored, StoredValue
from annual_review.workbook.facts import FactsDraft
from annual_review.workbook.ods_content import CELLS, PARAGRAPHS, CleanDocument, TablesOnly, prefixed
from annual_review.workbook.xml_scan import Attributes, scan

_ERRORS = ("#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "Err:")
_SPAN = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")
_VALUES = {  # by the type of a value, the attribute that holds it
    "float": "office:value",
    "percentage": "office:value",
    "currency": "office:value",
    "date": "office:date-value",
    "time": "office:time-value",
    "boolean": "office:boolean-value",
}


@dataclass(frozen=True, slots=True)
class ScannedOds:
    """The facts of every sheet, and the file without what is no cell."""

    drafts: list[FactsDraft]
    document: CleanDocument


def scan_ods(archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> ScannedOds:
    """Return the facts of every sheet; the cells only of the sheets whose name is wanted. Fonts are not told."""
    document = CleanDocument()
    handler = _ContentScan(wanted, document)
    stopped = lambda: any(draft.problem for draft in handler.drafts)  # noqa: E731 - shorter than a function of that name
    scan(archive, "content.xml", TablesOnly((handler, document)), stopped, prefixed)
    return ScannedOds(handler.drafts, document)


class _ContentScan:
    def __init__(self, wanted: Callable[[str], bool], document: CleanDocument) -> None:
        self.drafts: list[FactsDraft] = []
        self._wanted = wanted
        self._document = document
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._draft: FactsDraft | None = None
        self._row = 0
        self._row_repeat = 1
        self._column = 0
        self._cell: Attributes = {}
        self._shown: list[str] = []
        self._is_picture = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table:table":
            return self._start_table(attributes)
        if self._draft is None:
            return None
        self._draft.pass_element()
        if name == "table:table-row":
            self._row += self._row_repeat
            self._row_repeat = _repeat(attributes, "table:number-rows-repeated")
            self._column = 0
            if attributes.get("table:visibility", "visible") != "visible":
                self._draft.hidden_rows.update(range(self._row, self._row + min(self._row_repeat, 1000)))
        elif name in CELLS:
            self._cell = attributes
            self._shown = []
        elif name in PARAGRAPHS and self._shown:
            self._shown.append("\n")
        return None

    def _start_table(self, attributes: Attributes) -> None:
        is_hidden = attributes.get("table:style-name", "") in self._hidden_styles
        draft = FactsDraft(attributes.get("table:name", ""), hidden=is_hidden)
        draft.elements = self.drafts[-1].elements if self.drafts else 0
        self.drafts.append(draft)
        self._draft = draft if self._wanted(draft.name) else None
        self._document.is_writing = self._draft is not None
        self._row, self._row_repeat = 0, 1

    def aside(self, name: str, attributes: Attributes) -> None:
        match name:
            case "style:style":
                self._style = attributes.get("style:name", "")
            case "style:table-properties" if attributes.get("table:display") == "false":
                self._hidden_styles.add(self._style)
            case _ if self._draft:
                self._draft.pass_element()
                self._count_picture(self._draft, name)

    def _count_picture(self, draft: FactsDraft, name: str) -> None:
        """Count a frame that shows an image once, in however many formats, and none that shows a chart."""
        if name in {"draw:frame", "draw:object", "draw:object-ole"}:
            self._is_picture = name == "draw:frame"
        elif name == "draw:image" and self._is_picture:
            self._is_picture = False
            draft.pictures += 1

    def end(self, name: str) -> None:
        if name == "table:table":
            self._draft = None
        elif name in CELLS and self._draft:
            self._end_cell(self._draft)

    def text(self, data: str) -> None:
        if self._draft:
            self._shown.append(data)

    def _end_cell(self, draft: FactsDraft) -> None:
        attributes = self._cell
        spot = (self._row, self._column + 1)
        repeat = _repeat(attributes, "table:number-columns-repeated")
        self._column += repeat
        kind, shown = attributes.get("office:value-type", ""), "".join(self._shown)
        value = attributes.get(_VALUES.get(kind, "office:string-value"))
        if kind or shown or value or attributes.get("table:formula"):
            draft.fill(self._row + self._row_repeat - 1, self._column, count=repeat * self._row_repeat)
            if draft.problem is None:
                spots = [(spot[0] + down, spot[1] + right) for down in range(self._row_repeat) for right in range(repeat)]
                self._mark(draft, spots, value, shown)
        rows, columns = (_repeat(attributes, f"table:number-{each}-spanned") for each in ("rows", "columns"))
        if rows > 1 or columns > 1:
            draft.merge(*spot, spot[0] + rows - 1, spot[1] + columns - 1)

    def _mark(self, draft: FactsDraft, spots: list[tuple[int, int]], value: str | None, shown: str) -> None:
        kind, formula = self._cell.get("office:value-type", ""), self._cell.get("table:formula")
        if self._cell.get("calcext:value-type") == "error" or (formula and shown.startswith(_ERRORS)):
            draft.errors.update(dict.fromkeys(spots, shown))
        elif formula and value is None and not shown and kind != "string":
            draft.uncalculated.update(spots)
        elif (stored := _stored(kind, value, shown)) is not None:
            draft.stored.update(dict.fromkeys(spots, stored))
            if kind == "percentage":
                draft.percents.update(spots)


def _stored(kind: str, value: str | None, shown: str) -> StoredValue | None:
    """Return what a cell of a type holds by the file's own word, None for nothing."""
    match kind:
        case "float" | "percentage" | "currency":
            return StoredValue(Stored.NUMBER, value or "")
        case "date":
            return StoredValue(Stored.DAY, value or "")
        case "boolean":
            return StoredValue(Stored.BOOL, value or "", twice=value not in {"true", "false"})
        case "time":
            span = _SPAN.fullmatch(value or "")
            hours = sum(float(part or 0) / 60**order for order, part in enumerate(span.groups())) if span else 0
            return StoredValue(Stored.NUMBER, repr(hours / 24), twice=span is None)
        case _:
            text = shown if value is None else value
            is_other = value == "" and bool(shown.strip())  # some readers take the value, some what is shown
            return StoredValue(Stored.TEXT, text, twice=is_other) if text.strip() or is_other else None


def _repeat(attributes: Attributes, name: str) -> int:
    return max(1, int(attributes.get(name, "1")))
