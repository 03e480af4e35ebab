"""The reckoning a second time, by other code: an .xlsx read with openpyxl, counted with plain integers and fractions.

``python -m tests.second_reckoning.reckon FILE…`` prints what it makes of workbooks. It knows nothing of the program: the
law is written down here once more, from regulations and not from the rule files, so that one slip cannot be in both.
Members are known by their place on the roster, levels by number: 0 «hoàn thành xuất sắc» to 3 «không hoàn thành».
"""

from __future__ import annotations

import io
import math
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tests.second_reckoning.grid import LEVEL_WORDS, Table, filled, is_count, level_number, plain

SHEETS = {
    "info": ("thongtin", "thongtinchung", "thongtincuochop", "ttchung"),
    "roster": ("dangvien", "danhsachdangvien", "dsdangvien", "danhsach", "dsdv"),
    "votes": (
        "phieudangvien", "phieudv", "ketquakiemphieu", "kiemphieudangvien", "ketquakiemphieudangvien",
        "phieudangvienlan1", "phieuxeploaidangvien",
    ),
    "approvals": ("phieubinhchon", "binhchon", "phieubinhchonhtxsnv", "phieubinhchonxuatsac"),
    "cell": ("phieuchibo", "phieucb", "phieuxeploaichibo", "ketquakiemphieuchibo", "kiemphieuchibo"),
}  # fmt: skip
NAME = ("hovaten", "hoten", "hovatendangvien", "hotendangvien", "hovatencanbo", "dangvien", "hodem", "hovatendem", "ho")
GIVEN = ("ten",)
COUNTS = (
    ("sophieuphatra", "phatra", "phieuphatra", "tongsophieuphatra"),
    ("sophieuthuve", "thuve", "phieuthuve", "tongsophieuthuve"),
    ("sophieuhople", "hople", "phieuhople"),
    ("sophieukhonghople", "khonghople", "phieukhonghople"),
)
STANDING = ("dien", "diendangvien", "chinhthucdubi", "dvchinhthucdubi", "loaidangvien")
HALF_UP, FLOOR = "half up", "floor"


@dataclass(frozen=True)
class Law:
    """What a regulation says that bears on numbers; ``base`` is what the 20 % are of."""

    base: str
    rounding: str
    sick_from: int | None
    employee: dict[int, int]  # employee rating → best level as a member; empty where it only warns
    disciplined: int = 3
    head_apart: bool = False
    points: bool = False
    asked: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)  # cell level → (level or better, percent)


LAWS = {
    2018: Law("good or better", FLOOR, None, {1: 1, 2: 1, 3: 1}),
    2019: Law(
        "good or better", FLOOR, 3, {1: 1, 2: 2, 3: 3}, asked={0: ((2, 100), (1, 80)), 1: ((2, 100), (1, 70)), 2: ((2, 70),)}
    ),
    2023: Law("good or better", FLOOR, None, {}),
    2025: Law("good", HALF_UP, None, {}, head_apart=True, points=True),
}


def law_of(year: int) -> Law:
    """The law of a review year: that of the last first year not after it."""
    return LAWS[max(first for first in LAWS if first <= year)]


@dataclass
class Person:
    """A row of the roster."""

    name: str
    born: int | None
    probationary: bool
    present: bool
    unrated: bool
    head: bool
    disciplined: bool
    sick: Fraction
    employee: int | None
    proposal: int | None
    points: Fraction | None
    votes: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    agree: int | None = None
    voted: int | None = None
    before_cap: int = -1
    final: int = -1


@dataclass
class Result:
    """What came out. ``limits`` has the limit on every base, ``kept`` who is excellent by the vote and may stay so."""

    year: int
    counts: tuple[int, int, int, int]
    people: list[Person]
    rated: list[int]
    totals: list[int]
    shares: dict[int, list[Fraction]]
    total_shares: list[Fraction]
    limits: dict[str, int]
    bases: dict[str, int]
    limit: int
    excellent: int
    outcome: str
    branch_votes: list[int] | None
    branch_level: int | None
    asked_and_met: list[bool]


def reckon(data: bytes) -> Result:
    """Return what the workbook in ``data`` comes to; raises ValueError where the votes leave it open."""
    book = load_workbook(io.BytesIO(data))
    sheets = {key: _sheet(book, names) for key, names in SHEETS.items()}
    info = filled(book[sheets["info"]])
    year = int(str(_item(info, "namdanhgia", "nam", "namxeploai", "namkiemdiem")))
    law = law_of(year)
    held = _day(_item(info, "ngayhop", "ngaytochuc", "ngayhopchibo", "thoigianhop"))
    people = _roster(Table(book[sheets["roster"]], *NAME), held)
    ballots = _votes(book, sheets["votes"], people)
    loose = [*info, *filled(book[sheets["votes"]])]
    counts = _counts(loose, ballots)
    second_valid = counts[2]
    if sheets["approvals"]:
        second_valid = _approvals(Table(book[sheets["approvals"]], *NAME), people, counts)
    branch_votes, branch_valid = _cell(book, sheets["cell"], counts)
    self_rating = level_number(_item(info, "chibotuxeploai", "tuxeploai", "tuxeploaichibo"))
    branch_level = _majority(branch_votes, branch_valid) if branch_votes else None
    known = branch_level if branch_level is not None else self_rating
    rated = [number for number, each in enumerate(people) if not each.unrated]
    for number in rated:
        _rate(people[number], law, (counts[2], second_valid), known, two_step=bool(sheets["approvals"]))
    excellent, outcome = _cap(law, people, rated)
    totals = [sum(people[number].final == level for number in rated) for level in range(4)]
    bases, limits = _limits(law, people, [each for each in rated if not (law.head_apart and people[each].head)])
    return Result(
        year=year, counts=counts, people=people, rated=rated, totals=totals,
        shares={number: _shares(people[number], counts[2], second_valid) for number in rated},
        total_shares=[Fraction(each, len(rated)) for each in totals],
        limits=limits, bases=bases, limit=limits[law.base], excellent=excellent, outcome=outcome,
        branch_votes=branch_votes, branch_level=known if branch_votes else None,
        asked_and_met=_asked(law, known if branch_votes else None, totals),
    )  # fmt: skip


def _sheet(book: Workbook, names: tuple[str, ...]) -> str:
    return next((sheet.title for sheet in book.worksheets if plain(sheet.title) in names), "")


def _item(rows: list[list[object]], *labels: str) -> object:
    return next((row[1] for row in rows if len(row) > 1 and plain(row[0]) in labels), None)


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    day, month, year = str(value).split("/")
    return date(int(year), int(month), int(day))


def _roster(table: Table, held: date) -> list[Person]:
    names = [*table.columns(*NAME), *table.columns(*GIVEN)]
    at = {
        "standing": table.column(*STANDING),
        "present": table.column("comat", "duhop", "thamdu"),
        "unrated": table.column(
            "khongdanhgia", "khongdanhgiaxeploai", "chuadanhgia", "chuadanhgiaxeploai", "lydokhongdanhgia",
            "khongxeploai", "lydokhongxeploai",
        ),
        "post": table.column("chucvudang", "chucvutrongdang", "chucvu", "chucvudangchinhquyendoanthe"),
        "discipline": table.column("kyluattrongnam", "kyluat", "hinhthuckyluat", "bikyluat", "kyluatdang"),
        "sick": table.column("nghiomthang", "nghiom", "sothangnghiom", "thoigiannghiom"),
        "employee": table.column(
            "xeploaivienchuc", "xeploaicongchucvienchuc", "xeploaiccvc", "xeploaicongchuc", "xeploaichuyenmon",
            "xeploaicanbocongchucvienchuc", "vienchucxeploai", "vienchuc", "congchucxeploai", "xeploaivc", "danhgiavienchuc",
            "danhgiaxeploaivienchuc", "xeploaicbccvc",
        ),
        "proposal": table.column(
            "chibodexuat", "dexuat", "chibodenghi", "denghixeploai", "chibodexuatxeploai", "mucdexuat",
            "chibodexuatmucxeploai", "chibodanhgiaxeploai", "chiboxeploai", "dexuatcuachibo", "dexuatxeploai", "cbdexuat",
            "xeploai", "mucxeploai", "ketqua", "ketquaxeploai",
        ),
        "points": table.column("diem", "tongdiem", "diemtong", "sodiem"),
        "born": table.column("ngaysinh", "ngaythangnamsinh", "namsinh", "sinhngay"),
        "admitted": table.column("ngayvaodang", "ngayketnap", "vaodang", "ngayvaodcsvn"),
    }  # fmt: skip
    people = []
    for row in table.below:
        cell = {key: None if column is None else row[column] for key, column in at.items()}
        if plain(cell["standing"]) not in {"chinhthuc", "dubi"}:
            continue
        probationary = plain(cell["standing"]) == "dubi"
        present = at["present"] is None or plain(cell["present"]) == "x"
        new = probationary and cell["admitted"] is not None and _months(_day(cell["admitted"]), held) < 6
        name = " ".join(str(row[column]) for column in names if row[column])
        people.append(
            Person(
                name=name,
                born=_year(cell["born"]),
                probationary=probationary,
                present=present,
                unrated=bool(cell["unrated"]) or new,
                head=plain(cell["post"]) in {"bithu", "bithuchibo"},
                disciplined=bool(cell["discipline"]),
                sick=Fraction(str(cell["sick"] or 0)),
                employee=level_number(cell["employee"]),
                proposal=level_number(cell["proposal"]),
                points=None if cell["points"] is None else Fraction(str(cell["points"])),
            )
        )
    return people


def _year(value: object) -> int | None:
    return None if value is None else _day(value).year


def _months(since: date, until: date) -> int:
    whole = (until.year - since.year) * 12 + until.month - since.month
    return whole - (until.day < since.day)


def _who(people: list[Person], name: object) -> int | None:
    """The one member of this name, accents and all; where two have it, the year in brackets tells."""
    word = _letters(name)
    same = [number for number, each in enumerate(people) if _letters(each.name) == word]
    born = [number for number, each in enumerate(people) if _letters(f"{each.name} ({each.born})") == word]
    found = same or born
    return found[0] if len(found) == 1 else None


def _letters(name: object) -> str:
    return "".join(unicodedata.normalize("NFC", str(name or "")).casefold().split())


def _votes(book: Workbook, title: str, people: list[Person]) -> int | None:
    """Fill in the votes; return how many ballots were counted one by one, None where only totals stand there."""
    sheet = book[title]
    rows = filled(sheet)
    if any(plain(each) == "phieuso" for row in rows for each in row):
        return _by_rows(Table(sheet, "phieuso"), people)
    table = Table(sheet, *NAME)
    ballots = [
        column
        for column, each in enumerate(table.headings)
        if str(each or "").startswith("Phiếu ") and plain(each)[5:].isdigit()
    ]
    names = [*table.columns(*NAME), *table.columns(*GIVEN)]
    levels = [table.column(*words) for words in LEVEL_WORDS]
    seen = False
    for row in table.below:
        who = _who(people, " ".join(str(row[column]) for column in names if row[column]))
        if who is None:
            continue
        if ballots:
            marks = Counter(level_number(row[column]) for column in ballots if row[column])
            if None not in marks:
                people[who].votes = [marks[level] for level in range(4)]
                seen = True
        elif any(column is not None and is_count(row[column]) for column in levels):
            people[who].votes = [0 if column is None else int(str(row[column] or 0)) for column in levels]
    return len(ballots) if ballots and seen else None


def _by_rows(table: Table, people: list[Person]) -> int:
    columns = {column: who for column, each in enumerate(table.headings) if (who := _who(people, each)) is not None}
    ballots = 0
    for row in table.below:
        if not is_count(row[0]):
            continue
        ballots += 1
        for column, who in columns.items():
            level = level_number(row[column])
            if level is not None:
                people[who].votes[level] += 1
    return ballots


def _counts(rows: list[list[object]], ballots: int | None) -> tuple[int, int, int, int]:
    """Issued, collected, valid, invalid: each where its words stand with the number to the right."""
    found: list[int | None] = []
    for words in COUNTS:
        typed = [right for row in rows for left, right in pairwise(row) if plain(left) in words and is_count(right)]
        found.append(int(str(typed[0])) if typed else None)
    issued, collected, valid, invalid = found
    valid = ballots if valid is None else valid
    if valid is None:
        raise ValueError("no valid ballots")
    collected = valid + (invalid or 0) if collected is None else collected
    return (collected if issued is None else issued, collected, valid, collected - valid if invalid is None else invalid)


def _approvals(table: Table, people: list[Person], counts: tuple[int, int, int, int]) -> int:
    """Read the second step and return how many of its ballots are valid, those of the first where it does not say."""
    names = [*table.columns(*NAME), *table.columns(*GIVEN)]
    agree = table.column("dongy", "tanthanh", "sophieudongy")
    for row in table.below:
        who = _who(people, " ".join(str(row[column]) for column in names if row[column]))
        if who is not None and agree is not None and is_count(row[agree]):
            people[who].agree = int(str(row[agree]))
    around = [*table.above, *table.below]
    return _counts(around, None)[2] if _has_counts(around) else counts[2]


def _cell(book: Workbook, title: str, counts: tuple[int, int, int, int]) -> tuple[list[int] | None, int]:
    if not title:
        return None, 0
    table = Table(book[title], "mucxeploai", "muc", "xeploai", "mucdo", "mucchatluong", "noidung")
    column = table.column("sophieu", "soluong", "soluongphieu", "sl", "phieu")
    votes = [0, 0, 0, 0]
    for row in table.below:
        level = level_number(row[0])
        if level is not None and column is not None:
            votes[level] = int(str(row[column] or 0))
    own = _counts([*table.above, *table.below], None) if _has_counts([*table.above, *table.below]) else counts
    return votes, own[2]


def _has_counts(rows: list[list[object]]) -> bool:
    return any(plain(each) in COUNTS[2] for row in rows for each in row)


def _majority(votes: list[int], valid: int) -> int | None:
    more_than_half = [level for level in range(4) if Fraction(votes[level], max(valid, 1)) > Fraction(1, 2)]
    return more_than_half[0] if more_than_half else None


def _rate(person: Person, law: Law, valid: tuple[int, int], branch_level: int | None, *, two_step: bool) -> None:
    first, second = valid
    person.voted = _majority(person.votes, first)
    if two_step and person.voted == 1 and person.agree is not None and Fraction(person.agree, max(second, 1)) > Fraction(1, 2):
        person.voted = 0
    worst = _ceiling(person, law, branch_level)
    if person.proposal is not None:
        if worst > person.proposal:
            raise ValueError(f"{person.name}: proposed above a ceiling")
        person.before_cap = person.proposal
    elif person.voted is None:
        raise ValueError(f"{person.name}: no level has more than half")
    else:
        person.before_cap = max(person.voted, worst)
    person.final = person.before_cap


def _ceiling(person: Person, law: Law, branch_level: int | None) -> int:
    """The best level left to the member, 0 where nothing is in the way."""
    found = [0]
    if person.disciplined:
        found.append(law.disciplined)
    if law.sick_from is not None and person.sick >= law.sick_from:
        found.append(2)
    if person.employee is not None:
        found.append(law.employee.get(person.employee, 0))
    if person.head and branch_level is not None:
        found.append(branch_level)
    if law.points and person.points is not None:
        found.append(sum(person.points < bound for bound in (90, 70, 50)))
    return max(found)


def _cap(law: Law, people: list[Person], rated: list[int]) -> tuple[int, str]:
    """Lower whoever is over the limit; return how many are excellent at last, and how it went."""
    counted = [people[number] for number in rated if not (law.head_apart and people[number].head)]
    voted = [each for each in counted if each.final == 0 and each.proposal is None]
    typed = sum(each.final == 0 for each in counted) - len(voted)
    both = sum(each.final <= 1 for each in counted)
    members = sum(not (law.head_apart and each.head) for each in people)

    def fits(room: int) -> bool:  # tried out on the counts it leads to
        at_hand = {"good": both - typed - room, "good or better": both, "rated": len(counted), "members": members}
        return typed + room <= _rounded(law, at_hand[law.base])

    room = next((room for room in range(len(voted), 0, -1) if fits(room)), 0)
    for each in voted:
        ahead = sum(_weight(other) > _weight(each) for other in voted)
        level_with = sum(_weight(other) == _weight(each) for other in voted)
        if ahead < room < ahead + level_with:
            raise ValueError("a tie across the limit")
        if ahead >= room:
            each.final = 1
    if not fits(room):
        return typed + room, "exceeded"
    return typed + room, "limited" if room < len(voted) else "within"


def _weight(person: Person) -> int:
    return person.votes[0] if person.agree is None else person.agree


def _rounded(law: Law, of: int) -> int:
    fifth = Fraction(of, 5)
    return math.floor(fifth) if law.rounding == FLOOR else math.floor(fifth + Fraction(1, 2))


def _limits(law: Law, people: list[Person], counted: list[int]) -> tuple[dict[str, int], dict[str, int]]:
    """Whom each base counts at last, and the most that may be excellent by each."""
    levels = [people[number].final for number in counted]
    both = sum(level <= 1 for level in levels)
    bases = {
        "good": levels.count(1),
        "good or better": both,
        "rated": len(levels),
        "members": sum(not (law.head_apart and each.head) for each in people),
    }
    limits = {base: _rounded(law, of) for base, of in bases.items()}
    limits["good"] = max(most for most in range(both + 1) if most <= _rounded(law, both - most))
    return bases, limits


def _shares(person: Person, valid: int, second_valid: int) -> list[Fraction]:
    best = Fraction(person.votes[0], valid) if person.agree is None else Fraction(person.agree, second_valid)
    return [best, *(Fraction(votes, valid) for votes in person.votes[1:])]


def _asked(law: Law, level: int | None, totals: list[int]) -> list[bool]:
    """Whether each requirement on a cell of this level is met: so many percent of the rated at a level or better."""
    rated = sum(totals)
    return (
        [100 * sum(totals[: least + 1]) >= percent * rated for least, percent in law.asked.get(level, ())]
        if level is not None
        else []
    )


@dataclass
class WardResult:
    """The cells of a ward together: members and cells at each level, and the limits on members and on cells."""

    totals: list[int]
    limit: int
    excellent: int
    cells: list[int]
    branch_limit: int


def ward(results: list[Result]) -> WardResult:
    """Return the cells of one year together; nobody's level changes, the heads stay apart where the law says so."""
    law = law_of(results[0].year)
    bases = {base: sum(each.bases[base] for each in results) for base in results[0].bases}
    levels = [each.branch_level for each in results if each.branch_level is not None]
    cells = [levels.count(level) for level in range(4)]
    on_cells = {"good": cells[1], "good or better": cells[0] + cells[1], "rated": len(levels), "members": len(levels)}
    return WardResult(
        totals=[sum(each.totals[level] for each in results) for level in range(4)],
        limit=_most(law, bases),
        excellent=sum(each.excellent for each in results),
        cells=cells,
        branch_limit=_most(law, on_cells),
    )


def _most(law: Law, bases: dict[str, int]) -> int:
    if law.base != "good":
        return _rounded(law, bases[law.base])
    both = bases["good or better"]
    return max(most for most in range(both + 1) if most <= _rounded(law, both - most))


def main(files: list[str]) -> None:
    """Print what the workbooks come to."""
    for file in files:
        found = reckon(Path(file).read_bytes())
        print(file, found.year, found.counts, found.totals, found.limits, found.excellent, found.outcome, found.branch_level)


if __name__ == "__main__":
    main(sys.argv[1:])
