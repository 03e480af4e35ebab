"""The ward's own workbook as read: its branches, its plan and papers, its decision, and the values it sets (workbook.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from annual_review.model.meeting import Person
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import Decision
from annual_review.problems import Place


class OnBehalf(StrEnum):
    """In whose name the ward's papers are signed (item «Thay mặt»)."""

    COMMITTEE = "committee"  # Đảng ủy
    STANDING_COMMITTEE = "standing_committee"  # Ban Thường vụ


@dataclass(frozen=True, slots=True)
class WardListBranch:
    """One branch the ward lists (sheet «Chi bộ»): it must hand in a workbook.

    ``votes`` are those of the ward's committee on the branch's level, None where none were typed; ``decided`` is the level
    the ward gave it, None where that is the branch's own proposal. ``members`` is the number the ward knows.
    """

    name: str
    code: str = ""
    head: str = ""
    kind: str = ""
    members: int | None = None
    email: str = ""
    votes: LevelCounts | None = None
    decided: RatingLevel | None = None
    reason: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ChangedMember:
    """A member whose decided level differs from the proposal (sheet «Đảng viên khác đề xuất»); ``branch``: name or code."""

    branch: str
    name: str
    decided: RatingLevel
    born: str = ""  # the day, or the year alone, where it tells homonyms apart
    reason: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class OwnValue:
    """A row of «Quy định» the ward filled in: ``key`` names the value of the rule set.

    ``typed`` is the ward's own value, empty where it only confirms the one in force; ``reference`` is its basis.
    """

    key: str
    typed: str = ""
    reference: str = ""
    confirmed: bool = False
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class WardNumbers:
    """Registry numbers of the ward's papers as typed, empty where the office writes them in by hand, the day of its report."""

    report: str = ""
    minutes: str = ""
    reminder: str = ""
    report_date: date | None = None


@dataclass(frozen=True, slots=True)
class WardNarrative:
    """The ward's own paragraphs for its report, one string per paragraph."""

    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WardRecord:
    """Everything the ward's workbook says about one year's review.

    ``ward`` is spelt as it is printed, ``superior`` the organisation above it, ``deadline`` the day branches hand in by,
    ``met_on`` the day its committee met on the results.
    """

    year: int
    ward: str
    branches: tuple[WardListBranch, ...]
    superior: str = ""
    locality: str = ""
    bases: tuple[str, ...] = ()
    signer: Person | None = None
    on_behalf: OnBehalf = OnBehalf.COMMITTEE
    deadline: date | None = None
    met_on: date | None = None
    numbers: WardNumbers = WardNumbers()
    decision: Decision | None = None
    narrative: WardNarrative = WardNarrative()
    changed: tuple[ChangedMember, ...] = ()
    values: tuple[OwnValue, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class BranchToMend:
    """A branch whose workbook was refused: what its clerk must mend, each mistake as a sentence with its place."""

    name: str
    code: str
    file: str  # the workbook, relative to ``input/``
    mistakes: tuple[str, ...]
