"""A review of which something could not be read: checks look at what is known of it, no paper is ever made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annual_review.model.ballots import Ballot
from annual_review.model.record import ReviewRecord
from annual_review.model.ward import WardRecord
from annual_review.problems import Problem

# Names of operands that a check may need, beside the counts of each ballot (``operand``).
YEAR = "year"  # and with it the rule set
PRESENT = "present"  # who came
CONVOKED = "convoked"  # who is a member, official or probationary, and whose presence was due
CHOICES = "choices"  # what the branch typed on the cap, on its own level and on a reason to ask for it
BRANCH_VOTES = "branch_votes"
COUNTS = ("issued", "collected", "valid", "invalid")


def operand(ballot: Ballot, count: str) -> str:
    """Return the name of a count («issued», «collected», «valid», «invalid») of one ballot as an operand of checks."""
    return f"{ballot}.{count}"


def operands(ballot: Ballot, counts: Iterable[str]) -> frozenset[str]:
    """Return the names of several counts of one ballot as operands."""
    return frozenset(operand(ballot, count) for count in counts)


@dataclass(frozen=True, slots=True)
class Gaps:
    """What of a partly read review is not known, and what stands in the record in its place means nothing.

    ``operands`` are the names of values, ``members`` the numbers of members of whom something that bears on their level
    could not be read, ``tallies`` of those whose votes are not known.
    """

    operands: frozenset[str] = frozenset()
    members: frozenset[int] = frozenset()
    tallies: frozenset[int] = frozenset()

    def hide(self, *operands: str) -> bool:
        """Return whether any of ``operands`` is not known."""
        return not self.operands.isdisjoint(operands)


NO_GAPS = Gaps()


@dataclass(frozen=True, slots=True)
class PartialRecord:
    """What could be read of a workbook with errors, with its gaps.

    ``record`` has a value wherever its type wants one, also where none could be read: only ``rules.assess.check_partial``
    may look at it.
    """

    record: ReviewRecord
    gaps: Gaps


@dataclass(frozen=True, slots=True)
class WhoseReview:
    """Whose review a workbook is, as far as it could be read: empty, None for the year, where it could not."""

    parent: str = ""
    branch: str = ""
    code: str = ""
    year: int | None = None


NOT_KNOWN = WhoseReview()


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """What a workbook tells, with every problem of its reading.

    ``record`` is None when an error leaves part of it unknown; there is one beside errors when only figures contradict each
    other, so that ``rules`` can set all of them side by side. ``partial`` is then what could be read all the same, None
    where information or roster are missing. ``ward`` is what a ward's own workbook tells, which has no record.
    """

    record: ReviewRecord | None
    problems: tuple[Problem, ...]
    whose: WhoseReview = NOT_KNOWN
    partial: PartialRecord | None = None
    ward: WardRecord | None = None
