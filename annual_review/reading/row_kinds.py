"""The rows below a heading told apart: an ordered list of kinds, each with the predicate that recognises it."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from annual_review.form.columns import SheetSpec
from annual_review.form.layout import SHEETS
from annual_review.model.names import bare_key
from annual_review.reading.heading import Heading
from annual_review.reading.lines import Ending, Facts, Line
from annual_review.reading.row_words import is_count_label, is_signature, is_total_label
from annual_review.reading.rows import Row, Table
from annual_review.reading.share_labels import share_of
from annual_review.workbook.tidy import Cell, Sheet

_GROUP = re.compile(
    r"(?:tổ|nhóm|khối|chi ủy|ban chi ủy|cấp ủy|bộ phận|tập thể|cá nhân|học sinh|đại trà|đảng viên|công đoàn)\b", re.IGNORECASE
)
_GROUP_OF_PEOPLE = re.compile(  # nobody is called so: a group also where rows have no numbers
    r"(?:[IVX]{1,5}\s*[.)\-:]\s*)?(?:(?:tổ|nhóm|khối)(?: đảng)?(?: số)? (?:\d{1,2}|[IVX]{1,5})|(?:ban )?chi ủy|cấp ủy"
    r"|đảng viên(?: (?:chính thức|dự bị))?)\s*:?",
    re.IGNORECASE,
)
_BARE_TOTAL = re.compile(r"(?:tổng|cộng)(?: (?:cộng|số|chung))?\s*[:.]?", re.IGNORECASE)
_NO_SPEECH = re.compile(r"\(.*|(?:tổng|cộng).*\d.*|.{0,40}ngày.{0,8}tháng.{0,8}năm[\s\d.…]*", re.IGNORECASE)
_SPEECH_WORDS = 5  # of a contribution; who signs is said in fewer
_LEAST_HEADINGS = 3  # of another table
_NUMBERED = frozenset({"stt", "tt", "sott", "sothutu"})
_LONGEST_GROUP = 12  # letters of «Tổ 1», «Chi ủy», where a text alone may be a row of the table as well


class RowKind(StrEnum):
    """What a row below a heading is."""

    HEADING_AGAIN = "heading again"
    SECOND_TABLE = "another table"
    BALLOT_COUNTS = "counts of ballots"
    SHARES = "shares of a total"
    SPEECH = "contribution"
    TOTAL = "total"
    PREPARED = "prepared in advance"
    GROUP = "group"
    SIGNATURE = "signature"
    BEHIND = "behind the table"
    DATA = "data"


def is_heading_again(line: Line) -> bool:
    """Whether a row only says the heading again, as on a new page."""
    return len(line.cells) > 1 and all(
        bool(cell.text) and bare_key(cell.text) in line.facts.labels.get(cell.place.column, ()) for cell in line.cells
    )


def is_other_heading(line: Line) -> bool:
    """Whether a row is the heading of another table: words only, among them «STT» or those that open a declared table."""
    texts = [cell.text for cell in line.cells]
    if line.is_numbered or len(texts) < _LEAST_HEADINGS or not all(texts) or line.row == line.facts.below[-1]:
        return False
    return any(bare_key(text) in _NUMBERED for text in texts) or any(_opens(spec, texts) for spec in SHEETS)


def _opens(spec: SheetSpec, texts: list[str]) -> bool:
    found = {spec.column_of(text) for text in texts} - {None}
    return len(found) >= _LEAST_HEADINGS and any(found.issuperset(group) for group in spec.anchors)


def is_of_ballot_counts(line: Line) -> bool:
    """Whether a row of a ballot sheet says how many ballots there are; «Tổng số phiếu hợp lệ» over each level does not."""
    if not line.facts.counts_votes:
        return False
    counts = [cell for cell in line.cells if is_count_label(cell.text)]
    labels = [cell for cell in counts if cell.place.column in line.facts.anchors] if line.is_numbered else counts
    figures = [cell for cell in line.cells if _is_number(cell)]
    return bool(labels) and (len(figures) <= len(labels) or not is_total(line))


def is_of_shares(line: Line) -> bool:
    """Whether a row of a ballot sheet holds the shares of the total above it: «Tỷ lệ %»."""
    leads = line.leads if line.facts.counts_votes and not line.is_numbered else []
    return any(share_of((lead,)) is not None for lead in leads)


def is_speech(line: Line) -> bool:
    """Whether a row is a contribution that begins like a signature or a total: several words, right below another one.

    Only in tables that demand nothing but their text; in all others a row is told by what else it holds.
    """
    facts = line.facts
    if line.end or facts.counts_votes or facts.demands_more or line.row - 1 not in facts.sheet.rows:
        return False
    spoken = [text for text in line.names if len(text.split()) >= _SPEECH_WORDS]
    return any(not (text.isupper() or _NO_SPEECH.fullmatch(text)) for text in spoken)


def is_total(line: Line) -> bool:
    """Whether a row is one of totals; one that has all a table of other things demands («Tổng số 12 giải») is not."""
    if line.is_numbered:
        return False
    named = " ".join(line.names)
    sums = (
        is_total_label(named) if line.facts.lists_people else bool(_BARE_TOTAL.fullmatch(named))
    )  # nobody is called «Tổng số …»
    if not line.facts.counts_votes and line.is_filled and named and not sums:
        return False
    return any(is_total_label(lead) for lead in line.leads)


def is_prepared(line: Line) -> bool:
    """Whether nothing but a number was typed: a row prepared in advance, or notes beside the table."""
    return not line.known and (line.is_numbered or line.has_no_number_text)


def is_group(line: Line) -> bool:
    """Whether a row only names the rows below it: «I.», «Tổ 1», «Chi ủy»."""
    facts, cells = line.facts, line.cells
    if line.is_numbered or line.values:
        return False
    if line.is_roman:
        return True
    if len(cells) != 1 or not cells[0].text:
        return False
    cell = cells[0]
    short = facts.demands_more or len(cell.text) <= _LONGEST_GROUP
    named = bool(facts.numbered) and bool(_GROUP.match(cell.text)) and short
    named = named or (facts.lists_people and bool(_GROUP_OF_PEOPLE.fullmatch(cell.text)))
    beside = cell.place.column not in facts.anchors
    return ((line.row, cell.place.column) in facts.wide or beside or named) and not is_signature(cell.text)


def signs(line: Line) -> bool:
    """Whether a row is one of those below a table: who signs, where and when, a note, or a lone text after a gap."""
    if line.is_numbered or names_and_adds(line):
        return False
    texts = [cell.text for cell in line.cells]
    if any(is_signature(text) for text in texts) and not any(_is_number(cell) for cell in line.known):
        return True
    lone = len(texts) == 1 and bool(line.facts.numbered) and line.row - 1 not in line.facts.sheet.rows
    return lone and line.facts.numbered[-1] < line.row


def names_and_adds(line: Line) -> bool:
    """Whether an unnumbered row names somebody and says more: «Bí thư» in its column of posts signs nothing.

    A row with all that the table demands is one of it, whatever it begins with («Bí thư chi đoàn giỏi»).
    """
    if not line.names:
        return False
    if line.is_filled:
        return True
    more = [cell for cell in line.values if not line.facts.demands_more or not is_signature(cell.text)]
    return bool(more) and not any(is_signature(name) for name in line.names)


def is_behind(line: Line) -> bool:
    """Whether a row after a total or a signature is none of the table: not named, or neither numbered nor with figures.

    Below a signature stand the signers' names, in whatever columns: without a number they are no row.
    """
    if not line.end:
        return False
    facts = line.facts
    named = any(not facts.sheet.cell(line.row, column).blank for column in facts.anchors)
    counted = any(_is_number(cell) for cell in line.known)
    unnumbered_table = not facts.number_column and line.end is not Ending.SIGNATURE
    return not named or not (line.is_numbered or counted or (unnumbered_table and bool(line.values)))


# Tried in this order; a row is of the first kind that fits, and one of the table when none does.
ROW_KINDS: tuple[tuple[RowKind, Callable[[Line], bool]], ...] = (
    (RowKind.HEADING_AGAIN, is_heading_again),  # first: its words are those of columns, not of what a row may say
    (RowKind.SECOND_TABLE, is_other_heading),  # before all that takes its words for those of a row
    (RowKind.BALLOT_COUNTS, is_of_ballot_counts),  # before totals: «Tổng số phiếu phát ra» begins like one
    (RowKind.SHARES, is_of_shares),  # before totals: «Tổng tỷ lệ %» holds no sums
    (RowKind.SPEECH, is_speech),  # before totals and signatures: a contribution may begin like either
    (RowKind.TOTAL, is_total),  # before groups: «Cộng tổ 1» sums a group up
    (RowKind.PREPARED, is_prepared),  # before signatures: a row with nothing under a heading signs nothing
    (RowKind.GROUP, is_group),  # before signatures: «Tổ 3» alone after a gap opens further rows
    (RowKind.SIGNATURE, signs),  # before what stands behind: it is what ends the table
    (RowKind.BEHIND, is_behind),
)
_SKIPPED = frozenset({RowKind.PREPARED, RowKind.GROUP})
_OUTSIDE = frozenset({RowKind.BALLOT_COUNTS, RowKind.SHARES, RowKind.SIGNATURE, RowKind.BEHIND})


def kind_of(line: Line) -> RowKind:
    """Return the first kind of ``ROW_KINDS`` that fits, data when none does."""
    return next((kind for kind, fits in ROW_KINDS if fits(line)), RowKind.DATA)


def end_after(kind: RowKind, end: Ending) -> Ending:
    """Return how the table has ended after a row of ``kind``; a further row of data says that it has not."""
    match kind:
        case RowKind.TOTAL:
            return max(end, Ending.TOTAL)
        case RowKind.SIGNATURE:
            return Ending.SIGNATURE
        case RowKind.DATA:
            return Ending.NONE
        case _:
            return end


def split_rows(sheet: Sheet, heading: Heading, spec: SheetSpec) -> Table:
    """Return the table with its data rows told from all others below the heading."""
    facts = Facts(sheet, heading, spec)
    kinds: dict[int, RowKind] = {}
    end = Ending.NONE
    for row in facts.below:
        kinds[row] = kind_of(Line(facts, row, end))
        end = end_after(kinds[row], end)
        if kinds[row] is RowKind.SECOND_TABLE:
            break
    further = _further(facts, kinds)
    kinds = {row: kind for row, kind in kinds.items() if row not in further}

    def rows_of(*wanted: RowKind) -> tuple[int, ...]:
        return tuple(row for row, kind in kinds.items() if kind in wanted)

    return Table(
        sheet,
        heading,
        rows=tuple(Row(row, sheet, heading) for row in rows_of(RowKind.DATA, RowKind.SPEECH)),
        totals=tuple(Row(row, sheet, heading) for row in rows_of(RowKind.TOTAL)),
        outside=(*(row for row in sheet.rows if row < heading.first_row), *rows_of(*_OUTSIDE)),
        repeated=rows_of(RowKind.HEADING_AGAIN),
        skipped=rows_of(*_SKIPPED),
        further=further,
    )


def _further(facts: Facts, kinds: dict[int, RowKind]) -> tuple[int, ...]:
    """Return the rows of another table below, its heading first; a title of its own right above it belongs to it."""
    if RowKind.SECOND_TABLE not in kinds.values():
        return ()
    rows = list(kinds)
    title = []
    while len(rows) > 1 and _is_title(facts.sheet.rows[rows[-2]]):
        title.append(rows.pop(-2))
    heading = rows[-1]
    return (*(row for row in facts.below if row >= heading), *title)


def _is_title(cells: tuple[Cell, ...]) -> bool:
    return len(cells) == 1 and bool(cells[0].text)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | float)
