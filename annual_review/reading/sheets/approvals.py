"""Sheet «Phiếu bình chọn»: the second step of a two-step ballot, for or against «hoàn thành xuất sắc»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annual_review.form import cells
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import members as roster
from annual_review.form.sheets.approvals import AGREE, DISAGREE, SPEC
from annual_review.model.ballots import Approval, Figure
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.collector import Collector
from annual_review.reading.decisive_words import undecided
from annual_review.reading.people import NOBODY_NAMED, Directory, NamedThere, NamesOfSheet
from annual_review.reading.people_rows import name_place
from annual_review.reading.rows import Row, Table
from annual_review.reading.sheets.ballot_totals import find_member, taken_for_zero, votes_for_unrated
from annual_review.reading.sheets.counts import outside_counts
from annual_review.reading.table import check_totals, read_table
from annual_review.reading.typed_figures import TypedShare, shares_of
from annual_review.workbook.tidy import Sheet


@dataclass(frozen=True, slots=True)
class Approvals:
    """The second step by roster number; ``voted`` says whether any vote stands on the sheet.

    ``counts`` are the ballots of this step by item key, where the sheet tells them; ``shares`` what the clerk worked out;
    ``named`` whom the sheet names; ``unread`` are the counts that stand there and cannot be read, ``unsure`` the numbers
    of members whose votes here are not known, as an error says.
    """

    by_member: Mapping[int, Approval] = field(default_factory=dict)
    voted: bool = False
    counts: Mapping[str, Figure] = field(default_factory=dict)
    shares: tuple[TypedShare, ...] = ()
    named: NamedThere = NOBODY_NAMED
    unread: frozenset[str] = frozenset()
    unsure: frozenset[int] = frozenset()


def read_approvals(
    sheet: Sheet, directory: Directory, found: Collector, options: ReadingOptions, *, year: int | None = None
) -> Approvals:
    """Return the second step; only those nominated need be listed. ``year`` is that of the review; problems go to ``found``."""
    mark = found.mark()
    table = read_table(sheet, SPEC, found, frozenset({"name"}))
    if table is None:
        return Approvals(unsure=frozenset(range(1, len(directory) + 1)))
    is_lost = found.lost_since(mark)
    unsure: set[int] = set()
    approvals: dict[int, Approval] = {}
    names = NamesOfSheet(directory, found, halved=table.halved)
    sums: dict[int, dict[str, int]] = {}
    shares: list[TypedShare] = []
    headings = {"agree": AGREE.heading, "disagree": DISAGREE.heading}
    voted = any(not cells.is_dash(row.cell(key)) for row in table.rows for key in ("agree", "disagree"))
    for row in table.rows:
        member = find_member(row, table, names, found)
        mark = found.mark()
        agree, disagree = row.read(AGREE, found, options), row.read(DISAGREE, found, options)
        unsure.update({member.number} if member and (is_lost or found.lost_since(mark)) else ())
        sums[row.number] = {"agree": agree or 0, "disagree": disagree or 0}
        if member is None or not names.is_first(member, name_place(row)):
            continue
        if asked := undecided(member, row.cell("note"), year, sheet_column=roster.NOTE.heading):
            found.add(asked)
        if member.unrated is not None and (agree is not None or disagree is not None):
            found.add(votes_for_unrated(member, name_place(row)))
        if voted:
            _report_blanks(row, table, member.name, found)
        places = {key: row.cell(key).place for key in ("agree", "disagree")}
        approvals[member.number] = Approval(agree or 0, disagree or 0, places)
        shares += shares_of(row, sums[row.number], headings, member.name)
    check_totals(table, headings, sums, found)
    unread: set[str] = set()
    return Approvals(
        approvals,
        voted,
        outside_counts(table, found, options, unread),
        tuple(shares),
        names.named(),
        frozenset(unread),
        frozenset(unsure),
    )


def _report_blanks(row: Row, table: Table, name: str, found: Collector) -> None:
    blank = [column for column in (AGREE, DISAGREE) if cells.is_dash(row.cell(column.key))]
    if len(blank) == 2 and not table.is_merged(name_place(row)):
        found.add(ballot_problems.NO_VOTES.at(name_place(row), name=name))
    for column in blank if len(blank) == 1 else ():
        found.add(taken_for_zero(row.cell(column.key), column.heading, name))
