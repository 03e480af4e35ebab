"""Facts of the sheets of an OpenDocument spreadsheet that the fast engine does not hand on."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable

from annual_review.workbook.compare import Stored, StoredValue
from annual_review.workbook.facts import FactsDraft
from annual_review.workbook.xml_scan import Attributes, scan

_ERRORS = ("#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "Err:")

_SPAN = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")


def scan_ods(archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> list[FactsDraft]:
    """Return the facts of every sheet; the cells only of the sheets whose name is wanted. Fonts are not told."""
    handler = _ContentScan(wanted)
    scan(archive, "content.xml", handler, lambda: any(draft.problem for draft in handler.drafts))
    return handler.drafts


class _ContentScan:
    def __init__(self, wanted: Callable[[str], bool]) -> None:
        self.drafts: list[FactsDraft] = []
        self._wanted = wanted
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._draft: FactsDraft | None = None
        self._row = 0
        self._row_repeat = 1
        self._column = 0
        self._cell: Attributes | None = None
        self._shown: list[str] = []
        self._layer = 0

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "style":
                self._style = attributes.get("name", "")
            case "table-properties" if attributes.get("display") == "false":
                self._hidden_styles.add(self._style)
            case "table":
                self._start_table(attributes)
            case "table-row" if self._draft:
                self._draft.pass_element()
                self._row += self._row_repeat
                self._row_repeat = _repeat(attributes, "number-rows-repeated")
                self._column = 0
                if attributes.get("visibility", "visible") != "visible":
                    self._draft.hidden_rows.update(range(self._row, self._row + min(self._row_repeat, 1000)))
            case "table-cell" | "covered-table-cell" if self._draft:
                self._draft.pass_element()
                self._cell = attributes
                self._shown = []
            case "annotation":
                self._layer += 1
            case "image" if self._draft:
                self._draft.pictures += 1

    def _start_table(self, attributes: Attributes) -> None:
        draft = FactsDraft(attributes.get("name", ""), hidden=attributes.get("style-name", "") in self._hidden_styles)
        draft.elements = self.drafts[-1].elements if self.drafts else 0
        self.drafts.append(draft)
        self._draft = draft if self._wanted(draft.name) else None
        self._row, self._row_repeat = 0, 1

    def end(self, name: str) -> None:
        match name:
            case "table":
                self._draft = None
            case "annotation":
                self._layer -= 1
            case "table-cell" | "covered-table-cell" if self._draft and self._cell is not None:
                self._end_cell(self._draft, self._cell)
                self._cell = None

    def _end_cell(self, draft: FactsDraft, attributes: Attributes) -> None:
        spot = (self._row, self._column + 1)
        repeat = _repeat(attributes, "number-columns-repeated")
        self._column += repeat
        kind = attributes.get("value-type", "")
        shown = "".join(self._shown)
        if attributes.get("formula") and not kind and not shown:
            draft.uncalculated.add(spot)
        elif not kind and not shown:
            return self._merge(draft, spot, attributes)
        draft.fill(self._row + self._row_repeat - 1, self._column, count=repeat * self._row_repeat)
        if draft.problem is None:
            self._mark(draft, spot, repeat, shown)
        return self._merge(draft, spot, attributes)

    def _mark(self, draft: FactsDraft, spot: tuple[int, int], repeat: int, shown: str) -> None:
        kind = (self._cell or {}).get("value-type", "")
        spots = [(spot[0] + down, spot[1] + right) for down in range(self._row_repeat) for right in range(repeat)]
        if (self._cell or {}).get("formula") and shown.startswith(_ERRORS):
            draft.errors.update(dict.fromkeys(spots, shown))
            return
        if kind == "percentage":
            draft.percents.update(spots)
        if (stored := _stored(self._cell or {}, shown)) is not None:
            draft.stored.update(dict.fromkeys(spots, stored))

    @staticmethod
    def _merge(draft: FactsDraft, spot: tuple[int, int], attributes: Attributes) -> None:
        rows, columns = _repeat(attributes, "number-rows-spanned"), _repeat(attributes, "number-columns-spanned")
        if rows > 1 or columns > 1:
            draft.merge(*spot, spot[0] + rows - 1, spot[1] + columns - 1)

    def text(self, data: str) -> None:
        if self._cell is not None and not self._layer:
            self._shown.append(data.strip("\n"))


def _stored(attributes: Attributes, shown: str) -> StoredValue | None:
    """Return what a cell holds by the file's own word, None for nothing."""
    match attributes.get("value-type", ""):
        case "float" | "percentage" | "currency":
            return StoredValue(Stored.NUMBER, attributes.get("value", ""))
        case "date":
            return StoredValue(Stored.DAY, attributes.get("date-value", ""))
        case "boolean":
            return StoredValue(Stored.BOOL, attributes.get("boolean-value", ""))
        case "time":
            span = _SPAN.fullmatch(attributes.get("time-value", ""))
            hours = sum(float(part or 0) / 60**order for order, part in enumerate(span.groups())) if span else 0
            return StoredValue(Stored.NUMBER, repr(hours / 24))
        case _:
            text = attributes.get("string-value", shown)
            return StoredValue(Stored.TEXT, text) if text.strip() else None


def _repeat(attributes: Attributes, name: str) -> int:
    return max(1, int(attributes.get(name, "1")))
