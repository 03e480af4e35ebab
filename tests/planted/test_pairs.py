"""Two planted mistakes in one workbook are both named in one night, unless one takes away the place of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import count, islice
from random import Random

from annual_review.sample.book import Book
from annual_review.sample.mistakes import MISTAKES, Mistake
from annual_review.sample.mistakes.planting import Planted
from annual_review.sample.plan import SIZES
from annual_review.sample.ward import make_book
from annual_review.sample.workbook import book_bytes
from tests.planted.judging import judge, names, random_branch, source

PAIRS = 300
# These take a sheet, a table, a row or a name away: another mistake planted there is gone, moved or nobody's any more.
TAKE_AWAY = frozenset(
    {"thieu-trang", "trang-hai-lan", "thieu-trang-phieu", "khong-tieu-de", "khong-dong-nao", "thieu-muc", "thieu-cot"}
    | {"cot-hai-lan", "phieu-thieu-nguoi", "chua-co-phieu", "bang-phieu", "trung-ten", "trung-ten-ngay-sinh", "phieu-trung-ten"}
    | {"phieu-hai-dong", "phieu-ten-la", "lan-hai-thieu", "phieu-so-trung", "phieu-chi-bo-hai-muc", "phieu-chi-bo-thieu-muc"}
    | {"buoc-mot-xuat-sac", "thieu-buoc-hai", "trang-sai-ten"}
)
# What only follows from a broken cell stays silent: the kinds that leave a value unknown, and those that need it to be seen.
FOLLOWS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "who is convoked and came": (
        frozenset({"ten-trong", "ten-la-dau", "ten-la-so", "ten-cong-thuc", "dien-la", "dien-trong", "o-gop", "cot-sai-ten"})
        | {"khong-danh-gia-x", "dinh-chi-cap-uy", "co-mat-la", "co-mat-ma-ly-do"},
        frozenset({"du-hop-lech", "chi-bo-khong-qua-nua", "khong-qua-nua", "phieu-chi-bo-qua", "hai-bi-thu", "khong-ghi-qua"})
        | {"phat-ra-qua", "moi-ket-nap-co-phieu", "binh-chon-qua", "dien-la"},
    ),
    "the votes": (
        frozenset({"phieu-mo-ho", "phieu-mo-ho-cot", "phieu-khong-so", "phieu-so-trung-cot", "phieu-thanh-ngay"})
        | {"phieu-cong-thuc", "phieu-le", "binh-chon-chu", "thieu-so-phieu"}
        | {"o-phieu-gop"},
        frozenset({"moi-ket-nap-co-phieu", "hop-le-lech", "dem-phieu-lech", "thieu-so-phieu", "binh-chon-qua"})
        | {"phieu-nguoi-khong-danh-gia", "phieu-bo-trong"},
    ),
    "the rule set": (
        frozenset({"nam-khong-quy-dinh", "quy-dinh-la"}),
        frozenset({"diem-qua", "chi-bo-khong-qua-nua", "khong-qua-nua", "tren-tran"}),
    ),
    "the votes on the branch": (
        frozenset({"phieu-chi-bo-qua", "phieu-chi-bo-kem-chu"}),
        frozenset({"chi-bo-khong-qua-nua", "phieu-chi-bo-qua"}),
    ),
    "the branch's own word": (frozenset({"chi-bo-khong-qua-nua"}), frozenset({"tu-xep-loai-la"})),
}


def follows(mine: Mistake, other: Mistake) -> bool:
    """Whether the mistake ``mine`` cannot be seen for what ``other`` leaves unknown."""
    return any(other.kind in leave and mine.kind in need for leave, need in FOLLOWS.values())


def share_a_row(one: Planted, two: Planted) -> bool:
    """Whether two mistakes stand in one row: the row is then looked at anyway."""
    first, second = one.place, two.place
    return first.sheet == second.sheet and first.row == second.row


def planted_twice(rng: Random, one: Mistake, two: Mistake) -> tuple[Book, Planted, Planted] | None:
    """A workbook with both mistakes, None where it has no place for one of them."""
    plan, ward, unit = random_branch(rng)
    plan = two.needs(one.needs(plan))
    _, book = make_book(rng, replace(plan, size=max(SIZES[0], plan.size)), ward, unit)
    try:
        first = one.plant(book, rng)
        second = first and two.plant(book, rng)
    except (LookupError, ValueError, StopIteration):  # what the second mistake needs went with the first
        return None
    return (book, first, second) if first and second and not share_a_row(first, second) else None


def test_both_of_two_mistakes_are_told() -> None:
    kinds = [each for each in MISTAKES if each.kind not in TAKE_AWAY]
    hidden: Counter[tuple[str, str]] = Counter()
    tried = 0
    for number in islice(count(), 3 * PAIRS):
        rng = source(f"pair {number}")
        one, two = rng.sample(kinds, 2)
        found = planted_twice(rng, one, two)
        if found is None or tried == PAIRS:
            continue
        tried += 1
        book, first, second = found
        judged = judge(book_bytes(book))
        for mine, other, planted in ((one, two, first), (two, one, second)):
            if not names(judged, planted) and not follows(mine, other):
                hidden[mine.kind, other.kind] += 1
    assert tried == PAIRS
    assert hidden == {}
