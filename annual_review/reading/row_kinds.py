"""The rows below a heading told apart: data, groups, totals, counts of ballots, signatures."""

from __future__ import annotations

import re

from annual_review.form.cells import is_dash, shown
from annual_review.form.columns import SheetSpec
from annual_review.model.names import bare_key
from annual_review.reading.heading import Heading
from annual_review.reading.rows import Row, Table
from annual_review.reading.share_labels import share_of
from annual_review.workbook.tidy import Cell, Sheet

_ROMAN = re.compile(r"(?:[IVX]{1,6}|[A-ZĐ])\s*[.)\-:]?")
_TOTAL = re.compile(
    r"(?:tổng|cộng|tong|cong)(?:\s*[:.]|\s+(?:cộng|cong|số|so|chung|phiếu|phieu|toàn|tổ|nhóm|chi|mức|muc|htxs|htxsnv|htt"
    r"|httnv|ht|htnv|kht|khtnv|hoàn thành|hoan thanh|không hoàn|khong hoan|xuất sắc)\b|\s*$)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:t/m|tm\.|k/t|kt\.|người lập|lập biểu|thư ký|chủ trì|"
    r"chủ tọa|tổ trưởng|thành viên|bí thư|phó bí thư|xác nhận|\(ký|ký tên|ký,"
    r"|(?:có mặt|vắng(?: mặt)?|trong đó)\s*:"
    r"|ghi chú|lưu ý|nơi nhận|\(?bằng chữ|\(?danh sách (?:này |trên )?(?:có|gồm)\b|ấn định|.{0,40}ngày .{0,8}tháng .{0,8}năm)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:tổ|nhóm|khối|chi ủy|ban chi ủy|cấp ủy|bộ phận|tập thể|cá nhân|học sinh|đại trà|đảng viên|công đoàn)\b", re.IGNORECASE
)
_GROUP_OF_PEOPLE = re.compile(  # nobody is called so: a group also where rows have no numbers
    r"(?:[IVX]{1,5}\s*[.)\-:]\s*)?(?:(?:tổ|nhóm|khối)(?: đảng)?(?: số)? (?:\d{1,2}|[IVX]{1,5})|(?:ban )?chi ủy|cấp ủy"
    r"|đảng viên(?: (?:chính thức|dự bị))?)\s*:?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?!\(|ghi chú|lưu ý|nơi nhận|ấn định|danh sách)(?!.*\bngày\b)(?:[^\s:]+ ){4,}[^\s:]+[.!?;]", re.IGNORECASE
)
_BARE_TOTAL = re.compile(r"(?:tổng|cộng)(?: (?:cộng|số|chung))?\s*[:.]?", re.IGNORECASE)
_NO_SPEECH = re.compile(r"\(.*|(?:tổng|cộng).*\d.*|.{0,40}ngày.{0,8}tháng.{0,8}năm[\s\d.…]*", re.IGNORECASE)
_SPEECH_WORDS = 5  # of a contribution; who signs is said in fewer
LONGEST_SIGNATURE = 60  # letters; what is longer is text that begins like one («Ghi chú», «Xác nhận …»)
_LONGEST_GROUP = 12  # letters of «Tổ 1», «Chi ủy», where a text alone may be a row of the table as well
_NUMBER = re.compile(r"\d{1,5}[.)]?")


def anchor_columns(heading: Heading, spec: SheetSpec) -> tuple[int, ...]:
    """Return the columns that say what a row is about: the name, the text, the level."""
    keys = dict.fromkeys(key for group in spec.anchors for key in group)
    return tuple(dict.fromkeys((*(heading.columns[key] for key in keys if key in heading.columns), *heading.name_columns)))


_COUNT_LABEL = re.compile(r"(?:tong)?(?:so)?(?:luong)?(?:phieu)?(?:phatra|thuve|hople|khonghople)")


def is_count_label(text: str) -> bool:
    """Return whether a text names a count of ballots («Số phiếu phát ra»)."""
    return bool(_COUNT_LABEL.match(bare_key(text)))


def is_total_label(text: str) -> bool:
    """Return whether a text begins a row of totals («Tổng cộng»)."""
    return bool(_TOTAL.match(text))


def is_signature(text: str) -> bool:
    """Return whether a text is one of those that stand under a table: who signs, where and when, a note."""
    sentence = not text.isupper() and bool(_SENTENCE.fullmatch(text))
    return len(text) <= LONGEST_SIGNATURE and bool(_SIGNATURE.match(text)) and not sentence


def split_rows(sheet: Sheet, heading: Heading, spec: SheetSpec) -> Table:
    """Tell data rows from all others below the heading."""
    return _Splitter(sheet, heading, spec).split()


class _Splitter:
    def __init__(self, sheet: Sheet, heading: Heading, spec: SheetSpec) -> None:
        self._sheet = sheet
        self._heading = heading
        self._anchors = anchor_columns(heading, spec)
        self._counted = bool(spec.shared)
        self._people = any("name" in group for group in spec.anchors)
        self._demanded = bool(
            {each.key for each in spec.columns if each.required} - {key for group in spec.anchors for key in group}
        )
        self._required = tuple(
            at for each in spec.columns if each.required and (at := heading.columns.get(each.key)) and at not in self._anchors
        )
        self._number = heading.columns.get("number", 0)
        self._below = [row for row in sheet.rows if row > heading.last_row]
        self._numbered = any(self._is_numbered(row) for row in self._below)
        self._wide = {
            (row, left)
            for top, left, bottom, right in sheet.facts.merged
            if right > left
            for row in range(top, min(bottom, top + 3) + 1)
        }

    def split(self) -> Table:
        rows: list[Row] = []
        totals: list[Row] = []
        skipped: list[int] = []
        outside = [row for row in self._sheet.rows if row < self._heading.first_row]
        tail = signed = False
        repeated = [row for row in self._below if self._is_heading_again(row)]
        for row in self._below:
            if row in repeated:
                continue
            if self._tells_counts(row) or self._tells_shares(row):
                outside.append(row)
            elif not tail and self._is_speech(row):
                rows.append(Row(row, self._sheet, self._heading))
            elif self._is_total(row):
                totals.append(Row(row, self._sheet, self._heading))
                tail = True
            elif self._only_numbered(row) or self._is_group(row):
                skipped.append(row)
            elif self._is_signature(row, after=row - 1):
                tail = signed = True
                outside.append(row)
            elif tail and not self._is_complete(row, signed=signed):
                outside.append(row)
            else:
                tail = signed = False
                rows.append(Row(row, self._sheet, self._heading))
        again, passed = tuple(repeated), tuple(skipped)
        return Table(self._sheet, self._heading, tuple(rows), tuple(totals), tuple(outside), repeated=again, skipped=passed)

    def _is_heading_again(self, row: int) -> bool:
        """Whether a row only says the heading again, as on a new page."""
        labels = {column: {bare_key(label) for label in said} for column, said in self._heading.labels.items()}
        cells = self._cells(row)
        return len(cells) > 1 and all(
            bool(cell.text) and bare_key(cell.text) in labels.get(cell.place.column, set()) for cell in cells
        )

    def _cells(self, row: int) -> tuple[Cell, ...]:
        return self._sheet.rows.get(row, ())

    def _is_numbered(self, row: int) -> bool:
        return bool(self._number) and bool(_NUMBER.fullmatch(shown(self._sheet.cell(row, self._number))))

    def _known(self, row: int) -> list[Cell]:
        columns = {*self._heading.labels}
        return [cell for cell in self._cells(row) if cell.place.column in columns and cell.place.column != self._number]

    def _only_numbered(self, row: int) -> bool:
        """Whether nothing but a number was typed: a row prepared in advance, or notes beside the table."""
        return not self._known(row) and (self._is_numbered(row) or not self._sheet.cell(row, self._number or 1).text)

    def _leads(self, row: int) -> list[str]:
        first = max(self._anchors, default=1)
        return [cell.text for cell in self._cells(row) if cell.place.column <= first]

    def _is_total(self, row: int) -> bool:
        """Whether a row is one of totals; one that has all a table of other things demands («Tổng số 12 giải») is not."""
        if self._is_numbered(row):
            return False
        named = " ".join(self._names(row))
        sums = _TOTAL.match(named) if self._people else _BARE_TOTAL.fullmatch(named)  # nobody is called «Tổng số …»
        if not self._counted and self._is_filled(row) and named and not sums:
            return False
        return any(_TOTAL.match(lead) for lead in self._leads(row))

    def _names(self, row: int) -> list[str]:
        return [cell.text for cell in self._cells(row) if cell.place.column in self._anchors and cell.text]

    def _is_speech(self, row: int) -> bool:
        """Whether a row is a contribution that begins like a signature or a total: several words, right below another one.

        Only in tables that demand nothing but their text; in all others a row is told by what else it holds.
        """
        if self._counted or self._demanded or row - 1 not in self._sheet.rows:
            return False
        said = [text for text in self._names(row) if len(text.split()) >= _SPEECH_WORDS]
        return any(not (text.isupper() or _NO_SPEECH.fullmatch(text)) for text in said)

    def _is_filled(self, row: int) -> bool:
        """Whether every required column but those that name the row is filled, and by nothing that signs."""
        cells = [self._sheet.cell(row, column) for column in self._required]
        return bool(cells) and all(not is_dash(cell) and not is_signature(cell.text) for cell in cells)

    def _tells_counts(self, row: int) -> bool:
        """Whether a row of a ballot sheet says how many ballots there are; «Tổng số phiếu hợp lệ» over each level does not."""
        if not self._counted:
            return False
        told = [cell for cell in self._cells(row) if is_count_label(cell.text)]
        labels = [cell for cell in told if cell.place.column in self._anchors] if self._is_numbered(row) else told
        figures = [cell for cell in self._cells(row) if _is_number(cell)]
        return bool(labels) and (len(figures) <= len(labels) or not self._is_total(row))

    def _tells_shares(self, row: int) -> bool:
        """Whether a row of a ballot sheet holds the shares of the total above it: «Tỷ lệ %»."""
        leads = self._leads(row) if self._counted and not self._is_numbered(row) else []
        return any(share_of((lead,)) is not None for lead in leads)

    def _values(self, row: int) -> list[Cell]:
        return [cell for cell in self._known(row) if cell.place.column not in self._anchors and not is_dash(cell)]

    def _is_group(self, row: int) -> bool:
        if self._is_numbered(row) or self._values(row):
            return False
        if self._number and _ROMAN.fullmatch(shown(self._sheet.cell(row, self._number))):
            return True
        cells = self._cells(row)
        if len(cells) != 1 or not cells[0].text:
            return False
        cell = cells[0]
        named = self._numbered and bool(_GROUP.match(cell.text)) and (self._demanded or len(cell.text) <= _LONGEST_GROUP)
        named = named or (self._people and bool(_GROUP_OF_PEOPLE.fullmatch(cell.text)))
        beside = cell.place.column not in self._anchors
        return ((row, cell.place.column) in self._wide or beside or named) and not is_signature(cell.text)

    def _is_signature(self, row: int, *, after: int) -> bool:
        if self._is_numbered(row):
            return False
        if self._is_told(row):
            return False
        texts = [cell.text for cell in self._cells(row)]
        if any(is_signature(text) for text in texts) and not any(_is_number(cell) for cell in self._known(row)):
            return True
        lone = len(texts) == 1 and self._numbered and after not in self._sheet.rows
        return lone and not any(self._is_numbered(later) for later in self._below if later > row)

    def _is_told(self, row: int) -> bool:
        """Whether an unnumbered row names somebody and says more: «Bí thư» in its column of posts signs nothing.

        A row with all that the table demands is one of it, whatever it begins with («Bí thư chi đoàn giỏi»).
        """
        names = self._names(row)
        if not names:
            return False
        if self._is_filled(row):
            return True
        told = [cell for cell in self._values(row) if not self._demanded or not is_signature(cell.text)]
        return bool(told) and not any(is_signature(name) for name in names)

    def _is_complete(self, row: int, *, signed: bool) -> bool:
        """Whether a row after a total or a signature is still one of the table: named, and numbered or with figures.

        Below a signature («signed») stand the signers' names, in whatever columns: without a number they are no row.
        """
        named = any(not self._sheet.cell(row, column).blank for column in self._anchors)
        counted = any(_is_number(cell) for cell in self._known(row))
        return named and (self._is_numbered(row) or counted or (not self._number and not signed and bool(self._values(row))))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | float)
