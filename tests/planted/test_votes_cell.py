"""No change of one votes cell passes in silence, and nothing typed into a cell or done to a file raises anything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from annual_review.sample.book import Book, Spot, Value
from annual_review.sample.plan import Layout, Plan
from annual_review.sample.ward import make_book
from annual_review.sample.workbook import book_bytes
from tests.planted.judging import Judged, covers, figures, judge, random_branch, source

LEVELS = ("excellent", "good", "satisfactory", "unsatisfactory")
SEEDS = st.integers(0, 10_000)
unhurried = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
counts = st.integers(0, 70)
typed = st.one_of(
    counts,
    counts.map(str),
    counts.map(lambda number: f"{number} phiếu"),
    st.sampled_from(["", "-", "x", "5/7", "50%", "=1+1", "#N/A", "năm", "1 2", "٣", "1e3", "+2", True, 2.5, -1]),
    st.text(max_size=8).filter(lambda text: text.isprintable()),
)


def totals(plan: Plan) -> Plan:
    return replace(plan, layout=Layout.TOTALS, double_entry=False, branch_ballot=True)


def made(seed: int, plan_of: object = totals) -> Book:
    rng = source(f"votes {seed}")
    plan, ward, unit = random_branch(rng, most=9)
    assert callable(plan_of)
    return make_book(rng, plan_of(plan), ward, unit)[1]


def number(value: Value) -> int | None:
    """The votes a value plainly says, None for any other."""
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() else None


def is_silent(before: Judged, after: Judged) -> bool:
    """Whether neither a problem nor the result tells that something was changed."""
    same = figures(before.assessment) == figures(after.assessment)
    return same and [each.message for each in before.problems] == [each.message for each in after.problems]


@given(SEEDS, st.integers(0, 10_000), typed)
@unhurried
def test_a_changed_votes_cell_changes_the_result_or_is_a_problem(seed: int, which: int, value: Value) -> None:
    book = made(seed)
    spots = [(key, spot) for key, spot in votes_cells(book)]
    key, spot = spots[which % len(spots)]
    page = book.sheet(key)
    old = page.cells.get(spot, 0)
    assume(number(value) != number(old))
    assume(not (value in {"", "-"} and old == 0))  # nothing is written for no votes, which is said in a note
    before = judge(book_bytes(book))
    page.put(spot, value)
    assert not is_silent(before, judge(book_bytes(book)))


@given(SEEDS, st.integers(0, 10_000), counts)
@unhurried
def test_a_changed_number_of_votes_in_a_full_row_is_told_at_that_row(seed: int, which: int, votes: int) -> None:
    """Where a member's votes made up all valid ballots, another number is more or less than those."""
    book = made(seed, lambda plan: replace(totals(plan), totals=False))
    page = book.sheet("ballots")
    valid = max(sum(page.number(who, level) for level in LEVELS if page.has(who, level)) for who in page.people("good"))
    full = [
        who for who in page.people("good") if sum(page.number(who, level) for level in LEVELS if page.has(who, level)) == valid
    ]
    at = [(who, level) for who in full for level in LEVELS if page.has(who, level)]
    who, level = at[which % len(at)]
    assume(votes != page.number(who, level))
    spot = page.spot(who, level)
    page.put(spot, votes)
    after = judge(book_bytes(book))
    assert any(covers(place, page.place(spot)) for problem in after.problems for place in problem.places)


@given(SEEDS, st.integers(0, 10_000), counts)
@unhurried
def test_with_a_total_row_a_changed_number_of_votes_is_an_error(seed: int, which: int, votes: int) -> None:
    book = made(seed, lambda plan: replace(totals(plan), totals=True, two_step=False))
    page = book.sheet("ballots")
    at = [(who, level) for level in LEVELS for who in page.people(level)]
    who, level = at[which % len(at)]
    assume(votes != page.number(who, level))
    page.put(page.spot(who, level), votes)
    assert "DONG-03" in {problem.code for problem in judge(book_bytes(book)).errors}


@given(SEEDS, st.integers(0, 10_000), st.sampled_from(["HTXSNV", "HTTNV", "HTNV", "KHTNV", "", "A", "HTXSNV, HTTNV", "?"]))
@unhurried
def test_a_changed_mark_of_a_single_ballot_changes_the_result_or_is_a_problem(seed: int, which: int, mark: str) -> None:
    book = made(seed, lambda plan: replace(totals(plan), layout=(Layout.ROWS, Layout.COLUMNS)[seed % 2], two_step=False))
    page = book.sheet("ballots")
    spots = sorted(spot for (_, what), spot in page.marks.items() if what.startswith("mark "))
    spot = spots[which % len(spots)]
    before = judge(book_bytes(book))
    page.put(spot, mark)
    after = judge(book_bytes(book))
    if after.record and before.record and after.record.ballot == before.record.ballot:
        return  # the same level in other words
    assert not is_silent(before, after)


@given(
    SEEDS, st.integers(0, 10_000), st.one_of(typed, st.floats(), st.dates(), st.datetimes(), st.times(), st.text(max_size=40))
)
@settings(unhurried, max_examples=80)
def test_nothing_typed_into_any_cell_raises(seed: int, which: int, value: Value) -> None:
    book = made(seed)
    page = book.pages[which % len(book.pages)]
    spots = sorted(page.cells)
    page.put(spots[which % len(spots)], clean(value))
    judge(book_bytes(book))


@given(SEEDS, st.integers(0), st.integers(0, 255), st.sampled_from(["change", "cut", "insert"]))
@settings(unhurried, max_examples=80)
def test_nothing_done_to_the_bytes_of_a_file_raises(seed: int, at: int, byte: int, how: str) -> None:
    data = book_bytes(made(seed % 5))
    at %= len(data)
    after = {"change": data[at + 1 :], "cut": b"", "insert": data[at:]}[how]
    judge(data[:at] + bytes([byte]) + after)


def votes_cells(book: Book) -> list[tuple[str, Spot]]:
    """Every cell with votes on a member, the second step, or the cell."""
    found = []
    for key, kinds in (("ballots", LEVELS), ("approvals", ("agree", "disagree"))):
        page = book.page(key)
        found += [(key, page.spot(who, kind)) for kind in kinds for who in page.people(kind)] if page else []
    return found + [("branch_ballot", book.sheet("branch_ballot").spot("votes", level)) for level in LEVELS]


def clean(value: Value) -> Value:
    """The value as Excel can hold it: no control characters, no years before 1900, no endless numbers."""
    if isinstance(value, str):
        return "".join(letter for letter in value if letter.isprintable())[:40]
    if isinstance(value, float) and not abs(value) < 1e300:
        return 1e99
    return value if getattr(value, "year", 2000) > 1900 else 1
