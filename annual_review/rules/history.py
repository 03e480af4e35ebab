"""Five years running: the results of a branch's earlier reviews beside this year's (regulations.md §5, reward)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annual_review.model.assessment import Assessment
from annual_review.model.history import History, Person, YearResult
from annual_review.model.members import Member
from annual_review.model.names import name_key
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord

YEARS = 5  # «5 năm liền», the reward for a branch and for a member
_MARK = re.compile(r"\s*\([^()]*\)\s*$")


def year_result(record: ReviewRecord, assessment: Assessment) -> YearResult:
    """Return what the review leaves to later years: the levels the branch puts forward."""
    return YearResult(
        year=record.year,
        branch_level=assessment.branch.level if assessment.branch else None,
        excellent=tuple(_person(each.member) for each in assessment.members if each.proposed is RatingLevel.EXCELLENT),
        decision=record.decision.number if record.decision else "",
    )


def history_of(this: YearResult, earlier: Iterable[YearResult]) -> History | None:
    """Return the five years that end with ``this``, from the first of them there is anything of; None without ``earlier``.

    A year between without a result is one without figures; it ends a run. Of two results of one year neither counts.
    """
    by_year: dict[int, YearResult] = {}
    for each in earlier:
        if this.year - YEARS < each.year < this.year:
            by_year[each.year] = YearResult(each.year, known=False) if each.year in by_year else each
    if not by_year:
        return None
    years = (
        *(by_year.get(year) or YearResult(year, known=False) for year in range(min(by_year), this.year)),
        this,
    )
    full = len(years) == YEARS
    return History(
        years=years,
        branch_running=full and all(each.branch_level is RatingLevel.EXCELLENT for each in years),
        members_running=tuple(each.name for each in this.excellent if _in_all(each, years)) if full else (),
    )


def _person(member: Member) -> Person:
    return Person(member.name, member.born)


def _in_all(person: Person, years: Iterable[YearResult]) -> bool:
    return all(any(_is_same(person, other) for other in each.excellent) for each in years)


def _is_same(one: Person, other: Person) -> bool:
    """Whether two years mean one member: birthdays decide where both years have them, else a homonym's mark too."""
    if one.born and other.born:
        return one.born == other.born and name_key(_bare(one)) == name_key(_bare(other))
    return name_key(one.name) == name_key(other.name)


def _bare(person: Person) -> str:
    """The name without what tells homonyms of one year apart."""
    return _MARK.sub("", person.name)
