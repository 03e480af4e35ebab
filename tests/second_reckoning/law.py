"""What regulations.md §10 says, written down a second time and by hand: values by regime, each with its article beside it.

Levels are 0 (hoàn thành xuất sắc) to 3 (không hoàn thành), as everywhere in this folder: a larger number is a worse level.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

EXCELLENT, GOOD, SATISFACTORY, UNSATISFACTORY = range(4)
ASK, WARN = "ask", "warn"


@dataclass(frozen=True)
class Law:
    """One regime. A rule on a member is ``(ask or warn, best level left)``; None: there is no such rule."""

    base: str  # of whom the limit is a percentage
    text_base: str | None  # over whom «không vượt quá» may be claimed
    when_exceeded: str  # what an unanswered excess means: "ask" or "leave"
    disciplined: tuple[str, int]
    discipline_excepted: bool = False  # a higher proposal stands with «Lý do»
    sick: tuple[str, int] | None = None
    employee: dict[int, tuple[str, int]] = field(default_factory=dict)
    remarks: frozenset[str] = frozenset()  # what is noted for the clerk and limits nothing
    points: bool = False
    shares: dict[int, list[tuple[str, int, int]]] = field(default_factory=dict)  # branch level: (how, at least, percent)
    committee: dict[int, str] = field(default_factory=dict)  # branch level above «KHTNV» by a disciplined leader: how


PERCENT = Fraction(20, 100)  # điểm a, tiểu mục 2.3 HD 21; điểm 1.5 khoản 1 Điều 11 QĐ 366; 2018, 2023: as known
LEAST_POINTS = (90, 70, 50, 0)  # Điều 11 QĐ 366

LAWS: dict[int, Law] = {
    2018: Law(  # QĐ 132, HD 16
        base="good_or_better",
        text_base=None,
        when_exceeded="ask",
        disciplined=(WARN, UNSATISFACTORY),
        employee=dict.fromkeys((GOOD, SATISFACTORY, UNSATISFACTORY), (ASK, GOOD)),
    ),
    2019: Law(  # QĐ 132, HD 21
        base="good_or_better",
        text_base="good_only",
        when_exceeded="ask",
        disciplined=(ASK, UNSATISFACTORY),
        sick=(ASK, SATISFACTORY),
        employee={level: (ASK, level) for level in (GOOD, SATISFACTORY, UNSATISFACTORY)},
        remarks=frozenset({"maternity", "elsewhere"}),
        shares={
            EXCELLENT: [(ASK, SATISFACTORY, 100), (ASK, GOOD, 80)],
            GOOD: [(WARN, SATISFACTORY, 100), (WARN, GOOD, 70)],
            SATISFACTORY: [(WARN, SATISFACTORY, 70)],
        },
    ),
    2023: Law(  # QĐ 124, HD 25
        base="good_or_better",
        text_base=None,
        when_exceeded="ask",
        disciplined=(ASK, UNSATISFACTORY),
        discipline_excepted=True,
        employee={level: (WARN, level) for level in (GOOD, SATISFACTORY, UNSATISFACTORY)},
        committee={EXCELLENT: WARN},
    ),
    2025: Law(  # QĐ 366, HD 43
        base="good_only",
        text_base="good_only",
        when_exceeded="leave",
        disciplined=(WARN, UNSATISFACTORY),  # khoản 4 Điều 11
        employee={level: (WARN, level) for level in (GOOD, SATISFACTORY, UNSATISFACTORY)},  # khoản 4 Điều 3
        remarks=frozenset({"sick", "maternity", "elsewhere"}),  # tiểu mục 7.5, 7.6 HD 43
        points=True,  # Điều 10, 11
        committee={EXCELLENT: ASK},  # điểm 1.1 khoản 1 Điều 11
    ),
}


def law_of(year: int) -> Law:
    """Return the law of a review year (regulations.md §1)."""
    return LAWS[max(first for first in LAWS if first <= year)]
