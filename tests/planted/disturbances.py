"""Changes to a workbook that may change its papers, by kind: each must then be said or refused (see test_disturbed)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from annual_review.sample.book import Book, Page, Spot, Value

Disturb = Callable[[Page, Random], bool]  # whether the page had a place for it

# What people write where something else was expected. By what a cell is marked as.
WORDS: Mapping[str, tuple[Value, ...]] = {
    "present": ("X", "✓", "v", "V", "P", "KP", "có", "vắng", "1", "0", "?", "/", "nt", "muộn", "-"),
    "standing": ("?", "nt", "", "quần chúng", "cảm tình", "x"),
    "proposal": ("HTXSNV?", "*", "~", "A", "1", "nt", "chưa rõ", "HTTNV hoặc HTNV"),
    "discipline": ("không", "chưa", "phê bình", "nt", "x", "2019", "đề nghị khiển trách"),
    "sick_months": ("hai tuần", "Không", "nt", "90 ngày", "-1", "x"),
    "unrated": ("x", "nt", "không", "1", "có"),
    "note": ("Khiển trách", "vắng", "nt", "miễn sinh hoạt", "đã mất", "chuyển sinh hoạt đi", "nghỉ ốm 4 tháng"),
    "excellent": ("5 phiếu", "?", "*", "x", "-", "2.5", "22/22", "nt", "1-2", "", "10%"),
    "good": ("3?", "~", "ba", "", "3/1", "III"),
    "name": ("nt", "Đ/c Nguyễn Văn A", "?", "12", "Tổng cộng", "Cộng mang sang", "Nguy\ufffdn", "Nguyá»…n"),
}
SHEET_NAMES = ("Sheet1", "{0} 2020", "{0} (2)", "{0} cũ", "{0}n", "Bản nháp", "{0} - Copy", "1. {0}", "{0} lần hai")
HEADINGS = ("{0} (ghi rõ)", "{0}?", "{0} năm trước", "Cột khác", "{0}{0}", "{0} *", "")


def _headings(page: Page) -> list[Spot]:
    return sorted(spot for (who, _), spot in page.marks.items() if who == "heading" and spot in page.cells)


def _rows(page: Page) -> list[int]:
    return sorted({spot[0] for (who, _), spot in page.marks.items() if who.isdigit()})


def _columns(page: Page) -> list[int]:
    return sorted({spot[1] for (who, _), spot in page.marks.items() if who in {"heading", "below"}})


def _marked(page: Page, what: str) -> list[Spot]:
    return sorted(spot for (who, each), spot in page.marks.items() if each == what and who.isdigit())


def written(what: str) -> Disturb:
    """Other words in one cell of a kind."""

    def disturb(page: Page, rng: Random) -> bool:
        spots = _marked(page, what)
        if spots:
            page.put(rng.choice(spots), rng.choice(WORDS[what]))
        return bool(spots)

    return disturb


def written_throughout(what: str) -> Disturb:
    """The same other words in every cell of a column."""

    def disturb(page: Page, rng: Random) -> bool:
        value = rng.choice(WORDS[what])
        for spot in _marked(page, what):
            page.put(spot, value)
        return bool(_marked(page, what))

    return disturb


def headed(page: Page, rng: Random) -> bool:
    """One heading called something else."""
    spots = _headings(page)
    if spots:
        spot = rng.choice(spots)
        page.put(spot, rng.choice(HEADINGS).format(page.cells[spot]))
    return bool(spots)


def misspelt(page: Page, rng: Random) -> bool:
    """One heading with a letter too few."""
    spots = _headings(page)
    if spots:
        spot = rng.choice(spots)
        text = str(page.cells[spot])
        at = rng.randrange(len(text))
        page.put(spot, text[:at] + text[at + 1 :])
    return bool(spots)


def renamed(page: Page, rng: Random) -> bool:
    """The sheet called something else."""
    page.name = rng.choice(SHEET_NAMES).format(page.name)[:31]
    return True


def hidden_rows(page: Page, rng: Random) -> bool:
    """A few rows hidden."""
    page.hidden_rows.update(rng.sample(range(1, page.last_row + 1), min(3, page.last_row)))
    return page.last_row > 0


def hidden_columns(page: Page, rng: Random) -> bool:
    """A column hidden."""
    page.hidden_columns.add(rng.randint(1, max(1, page.last_column)))
    return True


def merged_down(page: Page, rng: Random) -> bool:
    """Two cells of a column merged, whatever the lower one held."""
    rows, columns = _rows(page), _columns(page)
    if len(rows) < 2 or not columns:
        return False
    row, column = rng.choice(rows[:-1]), rng.choice(columns)
    page.cells.pop((row + 1, column), None)
    page.merged.append((row, column, row + 1, column))
    return True


def merged_across(page: Page, rng: Random) -> bool:
    """Two cells of a row merged."""
    rows, columns = _rows(page), _columns(page)
    if not rows or len(columns) < 2:
        return False
    row, column = rng.choice(rows), rng.choice(columns[:-1])
    page.cells.pop((row, column + 1), None)
    page.merged.append((row, column, row, column + 1))
    return True


def row_deeper(page: Page, rng: Random) -> bool:
    """A row moved far below the table."""
    rows = _rows(page)
    if len(rows) < 3:
        return False
    row, last = rng.choice(rows), page.last_row
    for (at, column), value in [*page.cells.items()]:
        if at == row:
            page.cells[last + 4, column] = value
            del page.cells[at, column]
    return True


def row_twice(page: Page, rng: Random) -> bool:
    """A row typed again below."""
    rows = _rows(page)
    if not rows:
        return False
    row, last = rng.choice(rows), page.last_row
    page.cells.update({(last + 1, column): value for (at, column), value in [*page.cells.items()] if at == row})
    return True


def column_apart(page: Page, rng: Random) -> bool:
    """A column moved far to the right, its heading with it."""
    columns = _columns(page)
    if not columns:
        return False
    column, last = rng.choice(columns), page.last_column
    page.moved(lambda row: row, lambda each: last + 3 if each == column else each)
    return True


def blank_column(page: Page, rng: Random) -> bool:
    """A blank column in the middle."""
    columns = _columns(page)
    if not columns:
        return False
    before = rng.choice(columns)
    page.moved(lambda row: row, lambda each: each + (each >= before))
    return True


def another_column(page: Page, rng: Random) -> bool:
    """A further column, with words in one row."""
    rows, headings = _rows(page), _headings(page)
    if not rows or not headings:
        return False
    column = page.last_column + 1
    page.put((headings[-1][0], column), rng.choice(("Trạng thái", "KL", "Kết quả", "Ghi thêm", "Vắng mặt", "Số thẻ")))
    words = ("Cảnh cáo", "Miễn sinh hoạt", "HTNV", "V", "vắng", "Hà Nội", "x", "12")
    page.put((rng.choice(rows), column), rng.choice(words))
    return True


def total_below(page: Page, rng: Random) -> bool:
    """A row of sums under another word, with a sum that is none."""
    columns = _columns(page)
    if not columns:
        return False
    page.put(
        (page.last_row + 1, columns[0]),
        rng.choice(("Cộng mang sang", "Lũy kế", "Tổng (I+II)", "T.cộng", "Total", "Σ", "Chung")),
    )
    page.put((page.last_row, columns[-1]), rng.randint(0, 99))
    return True


def of_page(name: str, disturb: Disturb, keys: tuple[str, ...]) -> Iterator[tuple[str, str, Disturb]]:
    """Yield a disturbance for each of some pages: its name, the page's key, what is done."""
    yield from ((f"{name}, {key}", key, disturb) for key in keys)


TABLES = ("members", "ballots", "branch_ballot", "achievements")
DISTURBANCES: tuple[tuple[str, str, Disturb], ...] = (
    *of_page("another heading", headed, TABLES),
    *of_page("a misspelt heading", misspelt, TABLES),
    *of_page("another name", renamed, ("info", *TABLES, "remarks")),
    *of_page("hidden rows", hidden_rows, ("info", *TABLES)),
    *of_page("a hidden column", hidden_columns, ("info", *TABLES)),
    *of_page("merged down", merged_down, ("members", "ballots", "achievements")),
    *of_page("merged across", merged_across, ("members", "ballots", "achievements")),
    *of_page("a row far below", row_deeper, ("members", "ballots", "achievements", "remarks")),
    *of_page("a row twice", row_twice, ("members", "ballots", "achievements")),
    *of_page("a column far right", column_apart, ("members", "ballots", "achievements")),
    *of_page("a blank column", blank_column, ("members", "ballots", "achievements")),
    *of_page("another column", another_column, ("members", "ballots", "achievements")),
    *of_page("a row of sums", total_below, ("members", "ballots", "achievements")),
    *((f"{what} in other words", "members", written(what)) for what in WORDS if what not in {"excellent", "good"}),
    *((f"{what} in other words throughout", "members", written_throughout(what)) for what in ("present", "standing", "note")),
    *((f"votes {what} in other words", "ballots", written(what)) for what in ("excellent", "good", "name")),
)


def disturbed(book: Book, disturbance: tuple[str, str, Disturb], rng: Random) -> bool:
    """Change ``book``; return whether it had a place for it."""
    _, key, disturb = disturbance
    page = book.page(key)
    return page is not None and disturb(page, rng)
