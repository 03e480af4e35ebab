"""Changes of a workbook that must change nothing: whatever a clerk may do to the looks of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from random import Random

from annual_review.form.layout import SHEETS
from annual_review.form.sheets import info
from annual_review.sample.book import Book, Page, Spot, Value
from annual_review.sample.plan import Layout, Plan
from annual_review.sample.table import FULL, SHORT

Change = Callable[[Book, Random], bool]  # says whether anything was changed

_LEVELS = ("excellent", "good", "satisfactory", "unsatisfactory")
_ALIASES = dict(zip((*SHORT.values(), *FULL.values()), ("Xuất sắc", "HT Tốt", "Hoàn thành", "KHT") * 2, strict=True))
_TONES = (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("úy", "uý"), ("ũy", "uỹ"), ("Ủy", "Uỷ"))


@dataclass(frozen=True, slots=True)
class Harmless:
    """A change; ``reorders`` the roster, so that only what is found for each name may be compared."""

    name: str
    change: Change
    reorders: bool = False
    needs: Callable[[Plan], Plan] = lambda plan: plan


def _texts(book: Book, spots: Callable[[Page], Iterator[Spot]], write: Callable[[str], Value]) -> bool:
    changed = False
    for page in book.pages:
        for spot in list(spots(page)):
            value = page.cells.get(spot)
            if isinstance(value, str) and write(value) != value:
                page.cells[spot] = write(value)
                changed = True
    return changed


def _all(page: Page) -> Iterator[Spot]:
    return iter(list(page.cells))


def _headings(page: Page) -> Iterator[Spot]:
    """Headings of tables (not the names and numbers of single ballots) and the names of items."""
    return (
        spot
        for (who, what), spot in page.marks.items()
        if who == "label" or (who == "heading" and not what[-1].isdigit()) or (page.key == "info" and who == "heading")
    )


def _names_on_ballots(page: Page) -> Iterator[Spot]:
    return (page.spot(who, "name") for who in page.people("name")) if page.key in {"ballots", "approvals"} else iter(())


def _counts(page: Page) -> Iterator[Spot]:
    """Cells with a count: votes, ballots issued and the like."""
    counted = {*_LEVELS, "blank", "agree", "disagree"}
    own = page.key in {"ballots", "approvals", "branch_ballot", "second_entry"}
    return (
        spot
        for (who, what), spot in page.marks.items()
        if who == "count" or (own and ((who.isdigit() and what in counted) or who == "votes"))
    )


def _written(book: Book, write: Callable[[int], Value]) -> bool:
    changed = False
    for page in book.pages:
        for spot in _counts(page):
            value = page.cells.get(spot)
            if isinstance(value, int):
                page.cells[spot] = write(value)
                changed = True
    return changed


def _with_new_tones(text: str) -> str:
    for one, other in _TONES:
        text = text.replace(one, other)
    return text


def banner(book: Book, rng: Random) -> bool:
    for page in book.pages:
        rows = rng.randint(1, 4)
        page.insert_rows(1, rows)
        page.put((1, 1), "ĐẢNG BỘ PHƯỜNG")
        if rows > 2:
            page.put((2, 2), "Biểu số 3, lập lúc họp")
            page.merged.append((2, 2, 2, 4))
    return True


def blank_rows(book: Book, rng: Random) -> bool:
    changed = False
    for key in ("members", "ballots", "achievements", "remarks"):
        page = book.page(key)
        rows = sorted({spot[0] for (who, what), spot in page.marks.items() if who.isdigit() and what != "name"}) if page else []
        if page and len(rows) > 3:
            page.insert_rows(rng.choice(rows[1:-1]), rng.randint(1, 3))
            changed = True
    return changed


def blank_columns_left(book: Book, _: Random) -> bool:
    for page in book.pages:
        page.moved(lambda row: row, lambda column: column + 1)
    return True


def hidden_rows(book: Book, rng: Random) -> bool:
    for page in book.pages:
        page.hidden_rows.add(rng.randint(1, page.last_row))
    return True


def hidden_columns(book: Book, rng: Random) -> bool:
    for page in book.pages:
        page.hidden_columns.add(rng.randint(1, page.last_column))
    return True


def _column_order(book: Book, rng: Random, key: str) -> bool:
    page = book.sheet(key)
    flat = all(top < page.first_row or left == right for top, left, _, right in page.merged)
    if not flat or page.has("count", "issued") or page.has("heading", "given"):
        return False
    order = list(range(1, page.last_column + 1))
    rng.shuffle(order)
    moved = dict(zip(range(1, page.last_column + 1), order, strict=True))
    page.moved(lambda row: row, lambda column: moved.get(column, column))
    return True


def roster_columns(book: Book, rng: Random) -> bool:
    return _column_order(book, rng, "members")


def ballot_columns(book: Book, rng: Random) -> bool:
    return _column_order(book, rng, "ballots")


def _row_order(page: Page, rng: Random) -> bool:
    rows = sorted({page.spot(who, "name")[0] for who in page.people("name")})
    if len(rows) < 2:
        return False
    order = dict(zip(rows, rng.sample(rows, len(rows)), strict=True))
    page.moved(lambda row: order.get(row, row), lambda column: column)
    return True


def roster_rows(book: Book, rng: Random) -> bool:
    return _row_order(book.sheet("members"), rng)


def ballot_rows(book: Book, rng: Random) -> bool:
    return _row_order(book.sheet("ballots"), rng)


def single_ballots(book: Book, rng: Random) -> bool:
    """The ballots are typed in another order, one row each."""
    page = book.sheet("ballots")
    rows = sorted(spot[0] for (who, _), spot in page.marks.items() if who == "ballot")
    order = dict(zip(rows, rng.sample(rows, len(rows)), strict=True))
    page.moved(lambda row: order.get(row, row), lambda column: column)
    return True


def decomposed(book: Book, _: Random) -> bool:
    for page in book.pages:
        longer = unicodedata.normalize("NFD", page.name)
        page.name = longer if len(longer) <= 31 else page.name  # Excel's limit
    return _texts(book, _all, lambda text: unicodedata.normalize("NFD", text))


def blanks_around(book: Book, _: Random) -> bool:
    return _texts(book, _all, lambda text: " \u00a0" + text.replace(" ", "\u00a0 ") + "\u2003 ")


def invisible(book: Book, _: Random) -> bool:
    return _texts(book, _all, lambda text: f"\u200b{text[:1]}\u2060{text[1:]}\ufeff")


def old_tones(book: Book, _: Random) -> bool:
    return _texts(book, _headings, _with_new_tones) | _texts(book, _names_on_ballots, _with_new_tones)


def eth(book: Book, _: Random) -> bool:
    return _texts(book, _all, lambda text: text.replace("Đ", "\u00d0"))


def capital_headings(book: Book, _: Random) -> bool:
    return _texts(book, _headings, str.upper)


def small_headings(book: Book, _: Random) -> bool:
    return _texts(book, _headings, str.lower)


def headings_without_accents(book: Book, _: Random) -> bool:
    def plain(text: str) -> str:
        letters = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
        return "".join(letter for letter in letters if not unicodedata.combining(letter))

    return _texts(book, _headings, plain)


def broken_headings(book: Book, _: Random) -> bool:
    return _texts(book, _headings, lambda text: text.replace(" ", "\n", 1))


def numbered_headings(book: Book, _: Random) -> bool:
    return _texts(book, _headings, lambda text: f"3. {text}" if text[:1].isalpha() and len(text) > 2 else text)


def starred_items(book: Book, _: Random) -> bool:
    return _texts(
        book, lambda page: (spot for (who, _), spot in page.marks.items() if who == "label"), lambda text: f"{text} (*):"
    )


def capital_names(book: Book, _: Random) -> bool:
    return _texts(book, _names_on_ballots, str.upper)


def other_headings(book: Book, rng: Random) -> bool:
    changed = False
    for spec in SHEETS:
        page = book.page(spec.key)
        for column in spec.columns if page else ():
            if page and page.has("heading", column.key) and page.value("heading", column.key) in column.headings:
                page.put(page.spot("heading", column.key), rng.choice(column.headings))
                changed = True
    return changed


def other_items(book: Book, rng: Random) -> bool:
    page = book.sheet("info")
    for item in info.ITEMS:
        if page.has("label", item.key) and not item.repeats:
            page.put(page.spot("label", item.key), rng.choice(item.headings))
    return True


def other_sheet_names(book: Book, rng: Random) -> bool:
    for spec in SHEETS:
        page = book.page(spec.key)
        if page:
            page.name = rng.choice((str.upper, str.lower, str.title))(rng.choice(spec.names))
    return True


def sheets_reversed(book: Book, _: Random) -> bool:
    book.pages.reverse()
    return True


def another_sheet(book: Book, _: Random) -> bool:
    page = Page("", "Bảng chấm công")
    page.put((1, 1), "Tháng 12")
    page.put((5, 3), 22)
    book.pages.insert(1, page)
    return True


def another_column(book: Book, _: Random) -> bool:
    page = book.sheet("members")
    column = page.last_column + 1
    page.put((page.first_row, column), "Số điện thoại")
    for who in page.people("name"):
        page.put((page.spot(who, "name")[0], column), "không ghi")
    return True


def share_column(book: Book, _: Random) -> bool:
    page = book.sheet("ballots")
    if page.spot("heading", "good") != page.spot("below", "good"):
        return False
    column = page.last_column + 1
    page.put((page.first_row, column), "Tỷ lệ %")
    for who in page.people("good"):
        page.put((page.spot(who, "good")[0], column), 81.82)
    return True


def column_numbers(book: Book, _: Random) -> bool:
    page = book.sheet("members")
    row = page.spot("below", "standing")[0] + 1
    page.insert_rows(row)
    for column in range(1, page.last_column + 1):
        page.put((row, column), f"({column})")
    return True


def leading_zeros(book: Book, _: Random) -> bool:
    return _written(book, lambda number: f"{number:02d}")


def wide_digits(book: Book, _: Random) -> bool:
    return _written(book, lambda number: str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}))


def spaced_digits(book: Book, _: Random) -> bool:
    return _written(book, lambda number: f" {number}\u00a0")


def decimal_digits(book: Book, rng: Random) -> bool:
    return _written(book, lambda number: rng.choice((f"{number}.0", f"{number},0", float(number))))


def nothing_for_zero(book: Book, rng: Random) -> bool:
    """A level without a vote is left blank or struck out, where the row has other votes."""
    page = book.page("ballots")
    changed = False
    for what in _LEVELS:
        for who in page.people(what) if page else ():
            if page and page.value(who, what) == 0:
                page.put(page.spot(who, what), rng.choice(("", "-", "/")))
                changed = True
    return changed


def dates_as_text(book: Book, rng: Random) -> bool:
    changed = False
    for page in book.pages:
        for spot, value in list(page.cells.items()):
            if isinstance(value, date):
                page.cells[spot] = rng.choice(
                    (f"{value:%d/%m/%Y}", f"{value.day}-{value.month}-{value.year}", f"{value:%d.%m.%Y}")
                )
                changed = True
    return changed


def real_dates(book: Book, _: Random) -> bool:
    def real(text: str) -> Value:
        day, _, rest = text.partition("/")
        month, _, year = rest.partition("/")
        return date(int(year), int(month), int(day)) if day.isdigit() and month.isdigit() and year.isdigit() else text

    return _texts(book, _all, real)


def spoken_times(book: Book, _: Random) -> bool:
    page = book.sheet("info")
    for key in ("began", "ended"):
        value = page.value("item", key)
        at = time.fromisoformat(value) if isinstance(value, str) else value
        assert isinstance(at, time)
        page.put(page.spot("item", key), f"{at.hour} giờ {at.minute:02d} phút" if at.minute else f"{at.hour}h")
    return True


def other_levels(book: Book, _: Random) -> bool:
    """The levels are written in other words, on every sheet where a level is a value."""

    def values(page: Page) -> Iterator[Spot]:
        wanted = {"employee_rating", "self_rating", "proposal", "branch_self_rating", *_LEVELS}
        return (
            spot
            for (who, what), spot in page.marks.items()
            if what.startswith("mark ") or (what in wanted and (who in {"item", "level"} or who.isdigit()))
        )

    return _texts(book, values, lambda text: _ALIASES.get(text, text))


def other_ticks(book: Book, rng: Random) -> bool:
    page = book.sheet("members")
    for who in page.people("present"):
        if page.value(who, "present") == "x":
            page.put(page.spot(who, "present"), rng.choice(("X", "✓", 1, "có", "x ")))
    return page.has("heading", "present")


def signature_below(book: Book, _: Random) -> bool:
    page = book.page("branch_ballot")
    if page is None:
        return False
    row = page.last_row + 2
    page.put((row, 1), "TỔ TRƯỞNG TỔ KIỂM PHIẾU")
    page.put((row + 1, 1), "(Ký, ghi rõ họ tên)")
    return True


def _flat(plan: Plan) -> Plan:
    """Tables that may have their columns in any order: nothing merged, nothing beside or below them."""
    plain = replace(plan, heading_rows=1, counts_on_ballot=False, split_names=False)
    return replace(plain, groups=False, signatures=False, totals=False)


def _totals(plan: Plan) -> Plan:
    return replace(plan, layout=Layout.TOTALS)


def _rows(plan: Plan) -> Plan:
    return replace(plan, layout=Layout.ROWS, two_step=False, double_entry=False)


def _flat_totals(plan: Plan) -> Plan:
    return replace(_flat(plan), layout=Layout.TOTALS, shares=False)


def _one_row(plan: Plan) -> Plan:
    return replace(plan, heading_rows=1)


HARMLESS = (
    Harmless("banner", banner),
    Harmless("blank rows", blank_rows),
    Harmless("a blank column at the left", blank_columns_left),
    Harmless("hidden rows", hidden_rows),
    Harmless("hidden columns", hidden_columns),
    Harmless("columns of the roster in another order", roster_columns, needs=_flat),
    Harmless("columns of the ballot in another order", ballot_columns, needs=_flat_totals),
    Harmless("rows of the roster in another order", roster_rows, reorders=True),
    Harmless("rows of the ballot in another order", ballot_rows, needs=_totals),
    Harmless("single ballots in another order", single_ballots, needs=_rows),
    Harmless("NFD", decomposed),
    Harmless("blanks and no-break spaces", blanks_around),
    Harmless("invisible characters", invisible),
    Harmless("the other place of the tone", old_tones),
    Harmless("Icelandic eth for Đ", eth),
    Harmless("headings in capitals", capital_headings),
    Harmless("headings in small letters", small_headings),
    Harmless("headings without accents", headings_without_accents),
    Harmless("headings on two lines", broken_headings),
    Harmless("numbered headings", numbered_headings, needs=_one_row),
    Harmless("starred items", starred_items),
    Harmless("names on the ballot in capitals", capital_names),
    Harmless("other headings", other_headings),
    Harmless("other items", other_items),
    Harmless("other names of sheets", other_sheet_names),
    Harmless("sheets in another order", sheets_reversed),
    Harmless("another sheet", another_sheet),
    Harmless("another column", another_column),
    Harmless("a column of shares", share_column, needs=_flat_totals),
    Harmless("a row of column numbers", column_numbers),
    Harmless("05", leading_zeros),
    Harmless("full-width digits", wide_digits),
    Harmless("blanks around numbers", spaced_digits),
    Harmless("5.0", decimal_digits),
    Harmless("blank or dash for zero", nothing_for_zero, needs=_totals),
    Harmless("dates as text", dates_as_text),
    Harmless("real dates", real_dates),
    Harmless("times in words", spoken_times),
    Harmless("levels in other words", other_levels),
    Harmless("other ticks", other_ticks),
    Harmless("a signature below", signature_below),
)
