"""The workbook of a record, as Markdown tables and as the bytes of an .xlsx.

``short_tables`` writes only what is filled in, ``whole_tables`` every item and column of ``layout``. ``sheets_with`` gives the
short workbook of ``small_branch`` with some sheets changed; ``build`` makes the bytes of any sheets.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from annual_review.model.achievements import AchievementGroup
from annual_review.model.ballots import BallotCounts
from annual_review.model.meeting import Person
from annual_review.model.members import Membership
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord
from tests.small_branch import layout
from tests.small_branch.record import small_branch

Value = str | int | float | bool | date | time | None
Rows = Sequence[Sequence[Value]]
Sheets = dict[str, "str | Rows"]
Touch = Callable[[Workbook], None]
_LEVELS: Mapping[RatingLevel, str] = {
    RatingLevel.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
    RatingLevel.GOOD: "Hoàn thành tốt nhiệm vụ",
    RatingLevel.SATISFACTORY: "Hoàn thành nhiệm vụ",
    RatingLevel.UNSATISFACTORY: "Không hoàn thành nhiệm vụ",
}
_WORDS: Mapping[object, str] = {
    Membership.OFFICIAL: "Chính thức",
    Membership.PROBATIONARY: "Dự bị",
    AchievementGroup.COLLECTIVE: "Tập thể",
    AchievementGroup.INDIVIDUAL: "Cá nhân",
    AchievementGroup.PUPIL: "Học sinh",
    AchievementGroup.GENERAL: "Đại trà",
    True: "x",
    False: "",
    None: "",
    **{RatingLevel(level): word for level, word in layout.LEVELS.items()},
}


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet's columns with their headings, and what each row has under them."""

    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, object]]

    def filled(self) -> _Table:
        """Return the table without the columns that have nothing in any row; «STT» stays."""
        kept = {key: name for key, name in self.columns.items() if any(_text(row.get(key)) for row in self._numbered())}
        return _Table(kept, self.rows)

    def markdown(self) -> str:
        """Return the table as Markdown, the rows numbered where there is a column for it."""
        texts = [[_text(row.get(key)) for key in self.columns] for row in self._numbered()]
        return _markdown([[*self.columns.values()], *texts])

    def _numbered(self) -> list[Mapping[str, object]]:
        return [{"number": str(number), **row} for number, row in enumerate(self.rows, start=1)]


def short_tables(record: ReviewRecord) -> dict[str, str]:
    """Return the sheets of a record, by name, as Markdown: no item, column or sheet that has nothing in it."""
    items = {key: texts for key, texts in _items(record).items() if texts}
    if record.document_date == record.meeting.held_on:
        del items["document_date"]
    if record.parent.endswith(record.locality):
        items.pop("locality", None)
    tables = {name: table.filled().markdown() for name, table in _tables(record, layout.SHORT_ROSTER).items() if table.rows}
    return {layout.INFO: _info(items), **tables}


def whole_tables(record: ReviewRecord) -> dict[str, str]:
    """Return the sheets of a record, by name, as Markdown, with every item and column where ``layout`` has it."""
    tables = {name: table.markdown() for name, table in _tables(record, layout.ROSTER).items() if table.rows}
    return {layout.INFO: _info(_items(record)), **tables}


def sheets_with(**changed: str | Rows | None) -> Sheets:
    """Return the sheets of the short workbook of ``small_branch``; keywords ``info, members, ballots, branch_ballot``
    replace a sheet, None leaves it out."""
    names = {
        "info": layout.INFO,
        "members": layout.MEMBERS,
        "ballots": layout.BALLOTS,
        "branch_ballot": layout.BRANCH_BALLOT,
    }
    replaced = {names[key]: table for key, table in changed.items()}
    tables: dict[str, str | Rows | None] = {**short_tables(small_branch()), **replaced}
    return {name: table for name, table in tables.items() if table is not None}


def from_markdown(table: str) -> list[list[Value]]:
    """Return the rows of a Markdown table; whole numbers become numbers, a line of dashes is left out."""
    lines = [line.strip() for line in table.strip().splitlines()]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [[_value(cell) for cell in row] for row in rows if not all(set(cell) <= set("-: ") and cell for cell in row)]


def build(sheets: Mapping[str, str | Rows], touch: Touch | None = None) -> bytes:
    """Return the bytes of an .xlsx with these sheets; ``touch`` may change the openpyxl workbook before it is saved."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, table in sheets.items():
        fill(workbook.create_sheet(name), from_markdown(table) if isinstance(table, str) else table)
    if touch:
        touch(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def fill(sheet: Worksheet, rows: Iterable[Sequence[Value]]) -> None:
    """Write rows from A1 on; text that starts with ``=`` stays a formula, as Excel would have it."""
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)


def _items(record: ReviewRecord) -> dict[str, tuple[str, ...]]:
    """Return the texts of every item of «Thông tin»; several where the item may be repeated, none where nothing is known."""
    meeting, numbers, decision = record.meeting, record.numbers, record.decision
    given: dict[str, object] = {
        "minutes_number": numbers.minutes,
        "tally_number": numbers.tally_minutes,
        "report_number": numbers.report,
        "submission_number": numbers.submission,
        "decision_number": decision.number if decision else None,
        "decision_date": decision.signed_on if decision else None,
    }
    if record.ballot is not None:
        given |= _numbers(record.ballot.counts)
    if record.branch_self_rating is not None:
        given["branch_self_rating"] = _LEVELS[record.branch_self_rating]
    found = {}
    for key in layout.ITEMS:
        holder = next((each for each in (record, meeting, record.narrative) if hasattr(each, key)), None)
        value = getattr(holder, key) if holder and key not in given else given.get(key)
        texts = map(_text, value if isinstance(value, tuple) else (value,))
        found[key] = tuple(text for text in texts if text)
    return found


def _info(items: Mapping[str, tuple[str, ...]]) -> str:
    """Return «Thông tin»; what an item has beyond its first text stands below all items, so that no cell moves."""
    firsts = [(layout.ITEMS[key], next(iter(texts), "")) for key, texts in items.items()]
    others = [(layout.ITEMS[key], text) for key, texts in items.items() for text in texts[1:]]
    return _markdown([("Mục", "Nội dung"), *firsts, *others])


def _tables(record: ReviewRecord, roster: Iterable[str]) -> dict[str, _Table]:
    """Return every sheet but «Thông tin», the roster with its columns in this order."""
    names = {member.number: member.name for member in record.members}
    members = [
        {key: getattr(member, key, None) for key in layout.ROSTER if key not in {"number", "points.total"}}
        | {"points.total": member.points.total if member.points else None}
        | {"born": member.birth_text, "unrated": member.unrated_text, "sick_months": member.sick_months or None}
        for member in record.members
    ]
    tallies = record.ballot.tallies if record.ballot else ()
    votes = [
        {"name": names[each.member], "blank": each.blank or None}
        | {level.value: count for level, count in each.votes.by_level.items()}
        for each in tallies
    ]
    second: list[dict[str, object]] = [
        {"name": names[each.member], "agree": each.approval.agree, "disagree": each.approval.disagree}
        for each in tallies
        if each.approval
    ]
    own: list[dict[str, object]] = []
    if record.branch_ballot:
        own += [{"level": level, "votes": count} for level, count in record.branch_ballot.votes.by_level.items()]
        own += [{"level": layout.ITEMS[key], "votes": count} for key, count in _numbers(record.branch_ballot.counts).items()]
    if record.ballot and record.ballot.second_step:
        second += [
            {"number": "", "name": layout.ITEMS[key], "agree": count}
            for key, count in _numbers(record.ballot.second_step).items()
        ]
    won = [
        {key: getattr(each, key) for key in layout.AWARDS if key != "number"} | {"level": each.level_text}
        for each in record.achievements
    ]
    return {
        layout.MEMBERS: _Table({key: layout.ROSTER[key] for key in roster}, members),
        layout.BALLOTS: _Table(layout.VOTES, votes),
        layout.APPROVALS: _Table(layout.SECOND_STEP, second),
        layout.BRANCH_BALLOT: _Table(layout.OWN_VOTES, own),
        layout.ACHIEVEMENTS: _Table(layout.AWARDS, won),
        layout.REMARKS: _Table(layout.SAID, [{"speaker": each.speaker, "text": each.text} for each in record.remarks]),
        layout.PHOTOS: _Table(layout.PICTURES, [{"file": each.file, "caption": each.caption} for each in record.photos]),
    }


def _numbers(counts: BallotCounts) -> dict[str, int]:
    """Return the counts somebody typed."""
    figures = {key: getattr(counts, key) for key in layout.COUNTS}
    return {key: figure.value for key, figure in figures.items() if not figure.derived}


def _text(value: object) -> str:
    """Return a value as a clerk would type it."""
    if isinstance(value, Person):
        return " – ".join((value.name, *value.posts))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Fraction):
        return f"{float(value):g}".replace(".", ",")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _WORDS[value] if value in _WORDS else str(value)


def _markdown(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as a Markdown table; fails for a text no cell of such a table can hold."""
    lines = []
    for row in rows:
        assert not any(letter in text for text in row for letter in "|\n"), row
        lines.append("|" + "".join(f" {text} |" if text else " |" for text in row))
    return "\n" + "\n".join(lines) + "\n"


def _value(text: str) -> Value:
    return int(text) if text.isascii() and text.isdigit() and (text == "0" or text[0] != "0") else text or None


_SHORT = short_tables(small_branch())
INFO, MEMBERS, BALLOTS, BRANCH_BALLOT = (
    _SHORT[name] for name in (layout.INFO, layout.MEMBERS, layout.BALLOTS, layout.BRANCH_BALLOT)
)
