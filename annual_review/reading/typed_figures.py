"""Shares and sums a clerk worked out beside the votes: compared with those counted, never read for anything else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from annual_review.form.cells import count, is_dash, shown
from annual_review.form.options import ReadingOptions
from annual_review.form.sheets.ballots import SUMS
from annual_review.model.ballots import Ballot, BallotCounts
from annual_review.model.members import Member
from annual_review.model.names import bare_key
from annual_review.model.partial import CONVOKED, Gaps, operand
from annual_review.problems import vietnamese
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.collector import Collector
from annual_review.reading.rows import Row
from annual_review.reading.share_labels import is_of_other_base
from annual_review.rules.attendance import member_figures
from annual_review.rules.ruleset import RuleSet
from annual_review.rules.shares import BALLOT_BASES, WholeSource
from annual_review.rules.words import DENOMINATORS
from annual_review.workbook.engine import Trouble
from annual_review.workbook.tidy import Cell, narrow

_PLAIN = ReadingOptions()
_SUM_KEYS = frozenset(map(bare_key, SUMS))
_TEXT = re.compile(r"\(?(?:[0-9]{1,5} ?/ ?[0-9]{1,5}[ (=]*)?([0-9]{1,3})(?:[.,]([0-9]{1,12}))? ?(%?)\)?")
_FRACTION = re.compile(r"\(?([0-9]{1,5}) ?/ ?([0-9]{1,5})\)?")
_WITH_UNIT = re.compile(r"([0-9]{1,5}) ?(?:/ ?[0-9]{1,5} ?)?(?:phiếu)?", re.IGNORECASE)
_PRECISION = 6  # decimals beyond which Excel's own figures are noise


@dataclass(frozen=True, slots=True)
class TypedShare:
    """A share as typed beside ``votes`` of a declared column; ``whose`` names the person or the level."""

    cell: Cell
    votes: int
    column: str
    whose: str


@dataclass(frozen=True, slots=True)
class TypedSum:
    """A number of votes as typed behind a row; ``sums`` are what the row itself adds up to, the sum of the levels first."""

    cell: Cell
    sums: tuple[int, ...]
    column: str
    whose: str


def shares_of(row: Row, votes: Mapping[str, int], headings: Mapping[str, str], whose: str) -> Iterator[TypedShare]:
    """Yield the shares typed in a row; ``votes`` and ``headings`` are by the key of the votes column."""
    for at, key in row.heading.shares.items():
        cell = row.sheet.cell(row.number, at)
        if (
            key in votes
            and not is_of_other_base(row.heading.labels[at])
            and not is_dash(cell)
            and cell.trouble is not Trouble.UNCALCULATED
        ):
            yield TypedShare(cell, votes[key], headings[key], whose)


def sums_of(row: Row, levels: int, blank: int, whose: str) -> Iterator[TypedSum]:
    """Yield the sums typed in a row («Cộng», «Tổng số phiếu»): of the levels, with or without the ballots left blank."""
    for at, labels in row.heading.labels.items():
        cell = row.sheet.cell(row.number, at)
        named = at not in row.heading.columns.values() and bare_key(labels[-1]) in _SUM_KEYS
        if named and not is_dash(cell) and cell.trouble is not Trouble.UNCALCULATED:
            yield TypedSum(cell, tuple(dict.fromkeys((levels, levels + blank))), labels[-1], whose)


@dataclass(frozen=True, slots=True)
class Whole:
    """What typed shares must be shares of, by the rule set: a number, and what it counts in words."""

    number: int
    words: str


def share_wholes(members: Iterable[Member], rule_set: RuleSet, gaps: Gaps) -> Callable[[BallotCounts, Ballot], Whole]:
    """Return the whole of vote shares in a ballot with these counts (regulations.md §3.2), of a branch with ``members``.

    It is nought, against which nothing is compared, where ``gaps`` hide it.
    """
    source, base = WholeSource(member_figures(members, ()), rule_set.vote.excused_absent), rule_set.share.votes
    words = DENOMINATORS[base].removeprefix("số ")

    def whole(counts: BallotCounts, ballot: Ballot) -> Whole:
        needed = operand(ballot, base.value) if base in BALLOT_BASES else CONVOKED
        return Whole(0 if gaps.hide(needed) else source.whole(base, counts), words)

    return whole


def check_shares(shares: Iterable[TypedShare], whole: Whole, found: Collector) -> None:
    """Tell every typed share that is not the one of ``whole``, within half a unit of its last decimal."""
    for typed in shares:
        counted = Fraction(100 * typed.votes, whole.number) if whole.number else None
        if counted is not None and not any(abs(share - counted) <= slack for share, slack in _percents(typed.cell)):
            found.add(
                ballot_problems.SHARE_DIFFERS.at(
                    typed.cell.place,
                    typed=shown(typed.cell),
                    column=typed.column,
                    name=typed.whose,
                    votes=typed.votes,
                    whole=whole.number,
                    base=whole.words,
                    share=f"{vietnamese.decimal(counted)}%",
                )
            )


def check_sums(sums: Iterable[TypedSum], counts: BallotCounts, found: Collector) -> None:
    """Tell every typed sum that is neither what its row adds up to nor the number of ballots."""
    ballots = {counts.collected.value, counts.valid.value}
    for typed in sums:
        if _sum(typed.cell) not in {*typed.sums, *ballots}:
            values = {"typed": shown(typed.cell), "column": typed.column, "name": typed.whose}
            found.add(ballot_problems.SUM_DIFFERS.at(typed.cell.place, sum=typed.sums[0], **values))


def _sum(cell: Cell) -> int | None:
    """Return the sum a cell tells, also as «11 phiếu» or «11/11»; None for no number."""
    match = _WITH_UNIT.fullmatch(narrow(cell.text)) if isinstance(cell.value, str) and not cell.trouble else None
    return int(match[1]) if match else count(cell, _PLAIN).value


def _percents(cell: Cell) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield what a cell may mean in per cent, each with half a unit of its last decimal."""
    value = cell.value
    if cell.trouble or isinstance(value, bool):
        return
    if isinstance(value, str):
        if (parts := _FRACTION.fullmatch(narrow(cell.text))) and int(parts[2]):
            yield Fraction(100 * int(parts[1]), int(parts[2])), Fraction(0)
        match = _TEXT.fullmatch(narrow(cell.text).strip())
        if not match:
            return
        number, decimals, percent = Fraction(f"{match[1]}.{match[2] or 0}"), len(match[2] or ""), bool(match[3])
    elif isinstance(value, int | float):
        number = Fraction(repr(value)) * (100 if cell.percent else 1)
        decimals, percent = _decimals(number), cell.percent
    else:
        return
    yield number, _slack(decimals)
    if not percent and number <= 1:  # «0,8182» in a cell of plain numbers
        yield number * 100, _slack(max(0, decimals - 2))


def _decimals(number: Fraction) -> int:
    return next((each for each in range(_PRECISION) if (number * 10**each).denominator == 1), _PRECISION)


def _slack(decimals: int) -> Fraction:
    return Fraction(1, 2 * 10 ** min(decimals, _PRECISION))
