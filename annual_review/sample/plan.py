"""What one workbook is like: the size of its branch, the layouts a clerk has chosen, the situations its members are in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random

SIZES = (3, 60)
YEARS = (2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026)


class Layout(StrEnum):
    """How the members' ballot is typed in: totals, a row for each ballot, or a column for each ballot."""

    TOTALS = "totals"
    ROWS = "rows"
    COLUMNS = "columns"


class Homonyms(StrEnum):
    """Whether two members share a name, and what tells them apart."""

    NONE = "none"
    BORN = "born"
    MARK = "mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The choices of one workbook. ``heading_rows`` is 1 to 3; ``size`` the number of members, 3 at least.

    ``situations`` puts in members who are probationary, absent, exempt, suspended, new, disciplined or ill, as far as
    the branch is large enough to spare them. ``counts_on_ballot`` writes the ballots issued and collected on the ballot's
    own sheet. ``presence`` writes the column «Có mặt» although everybody is there.
    """

    year: int
    size: int
    layout: Layout = Layout.TOTALS
    two_step: bool = False
    double_entry: bool = False
    counts_on_ballot: bool = False
    aliases: bool = False
    heading_rows: int = 1
    banner: bool = False
    groups: bool = False
    totals: bool = False
    signatures: bool = False
    split_names: bool = False
    numbered: bool = True
    shares: bool = False
    presence: bool = False
    homonyms: Homonyms = Homonyms.NONE
    situations: bool = False
    proposals: bool = False
    branch_ballot: bool = True
    achievements: bool = False
    remarks: bool = False
    decision: bool = False
    full_levels: bool = False
    text_dates: bool = False


def random_plan(rng: Random, *, year: int, size: int) -> Plan:
    """Return a plan that any clerk might have chosen, for a branch of ``size`` members."""

    def chance(probability: float) -> bool:
        return rng.random() < probability

    layout = rng.choices(tuple(Layout), weights=(6, 2, 2))[0] if size <= 40 else Layout.TOTALS
    two_step = layout is Layout.TOTALS and chance(0.2)
    return Plan(
        year=year,
        size=size,
        layout=layout,
        two_step=two_step,
        double_entry=layout is Layout.TOTALS and chance(0.15),
        counts_on_ballot=chance(0.4),
        aliases=chance(0.5),
        heading_rows=rng.choices((1, 2, 3), weights=(5, 3, 2))[0],
        banner=chance(0.6),
        groups=chance(0.3),
        totals=chance(0.6),
        signatures=chance(0.4),
        split_names=chance(0.2),
        numbered=chance(0.9),
        shares=chance(0.3),
        presence=chance(0.5),
        homonyms=rng.choices(tuple(Homonyms), weights=(8, 1, 1))[0] if size >= 8 else Homonyms.NONE,
        situations=size >= 6 and chance(0.8),
        proposals=size >= 6 and chance(0.5),
        achievements=chance(0.7),
        remarks=chance(0.5),
        decision=chance(0.2),
        full_levels=chance(0.3),
        text_dates=chance(0.5),
    )


def random_size(rng: Random) -> int:
    """Return the size of a branch as branches are: most between 8 and 30 members, 3 at least, 60 at most."""
    return max(SIZES[0], min(SIZES[1], round(rng.lognormvariate(2.8, 0.6))))
