"""What planting a mistake is: a book with one thing wrong, where it is, and what a reader must say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from annual_review.problems import Entry, Place
from annual_review.sample.book import Book, Page, Spot, Value
from annual_review.sample.plan import Layout, Plan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Planted:
    """One mistake as planted: where to look (a cell, a sheet, or the whole file) and the entries that may name it."""

    place: Place
    entries: tuple[Entry, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the catalogue."""
        return tuple(entry.code for entry in self.entries)


Plant = Callable[[Book, Random], Planted | None]
Needs = Callable[[Plan], Plan]


def any_plan(plan: Plan) -> Plan:
    """A plan as it is: the mistake can be made in any workbook with enough in it."""
    return plan


def needs_totals(plan: Plan) -> Plan:
    """A ballot typed in once, as totals, in one step, with no total row that would differ as well."""
    return replace(plan, layout=Layout.TOTALS, double_entry=False, two_step=False, totals=False)


def needs_branch_ballot(plan: Plan) -> Plan:
    """A branch that voted on its own level, too."""
    return replace(plan, branch_ballot=True)


def needs_situations(plan: Plan) -> Plan:
    """A branch with somebody in every situation it has room for."""
    return replace(plan, size=max(plan.size, 24), situations=True)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A kind of mistake. ``words`` tell a clerk what was planted; ``needs`` makes a plan one in which it can be made.

    ``plant`` changes the book and says where; None when this book has no place for it (and is unchanged then).
    """

    kind: str
    words: str
    plant: Plant
    needs: Needs = any_plan


def pick(rng: Random, among: Sequence[T]) -> T | None:
    """Return one of ``among``, None when there is none."""
    return rng.choice(among) if among else None


def overwrite(page: Page, spot: Spot, value: Value, *entries: Entry) -> Planted:
    """Return the mistake of ``value`` in a cell that held something else."""
    page.put(spot, value)
    return Planted(page.place(spot), entries)


def typed(key: str, what: str, values: Sequence[Value], *entries: Entry) -> Plant:
    """Return a planting of one of ``values`` in the cell ``what`` of somebody on the page ``key``."""

    def plant(book: Book, rng: Random) -> Planted | None:
        page = book.page(key)
        who = pick(rng, page.people(what)) if page else None
        if page is None or who is None:
            return None
        return overwrite(page, page.spot(who, what), rng.choice(values), *entries)

    return plant


def filled(page: Page, what: str) -> tuple[str, ...]:
    """Return the members whose cell ``what`` is not empty."""
    return tuple(who for who in page.people(what) if page.value(who, what) != "")


def count_page(book: Book) -> Page | None:
    """Return the page the counts of the members' ballot stand on."""
    return next((page for page in (book.page("info"), book.page("ballots")) if page and page.has("count", "issued")), None)


def level_votes(page: Page) -> tuple[tuple[str, str], ...]:
    """Return (member, level) of every cell that holds votes as totals."""
    levels = ("excellent", "good", "satisfactory", "unsatisfactory")
    return tuple((who, level) for level in levels for who in page.people(level))
