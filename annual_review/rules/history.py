"""Five years running: the results of a branch's earlier reviews beside this year's (regulations.md §5, reward)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annual_review.model.assessment import Assessment
from annual_review.model.decision import DecidedLevels
from annual_review.model.history import History, Person, PersonLevel, YearResult
from annual_review.model.members import Member
from annual_review.model.names import name_key
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord

YEARS = 5  # «5 năm liền», the reward for a branch and for a member
_MARK = re.compile(r"\s*\([^()]*\)\s*$")


def year_result(record: ReviewRecord, assessment: Assessment, decided: DecidedLevels | None = None) -> YearResult:
    """Return what the review leaves to later years: the levels the branch puts forward, and those ``decided`` by the ward."""
    decision = decided.decision if decided else record.decision
    return YearResult(
        year=record.year,
        branch_level=assessment.branch.level if assessment.branch else None,
        excellent=tuple(_person(each.member) for each in assessment.members if each.proposed is RatingLevel.EXCELLENT),
        decision=decision.number if decision else "",
        decided=_decided(assessment, decided) if decided else (),
    )


def _decided(assessment: Assessment, decided: DecidedLevels) -> tuple[PersonLevel, ...]:
    return tuple(PersonLevel(_person(each.member), decided.members[each.member.number]) for each in assessment.members)


def levels_before(member: Member, year: int, earlier: Iterable[YearResult]) -> tuple[RatingLevel | None, ...]:
    """Return the member's decided levels in the four years before ``year``, the oldest first; None: not known.

    A level is known where that year's decision is, and one member alone of that year can be meant.
    """
    by_year = _by_year(year, earlier)
    person = _person(member)
    return tuple(_level(person, by_year.get(each)) for each in range(year - YEARS + 1, year))


def _level(person: Person, result: YearResult | None) -> RatingLevel | None:
    found = [each.level for each in result.decided if _is_same(person, each.person)] if result else []
    return found[0] if len(found) == 1 else None


def history_of(this: YearResult, earlier: Iterable[YearResult]) -> History | None:
    """Return the five years that end with ``this``, from the first of them there is anything of; None without ``earlier``.

    A year between without a result is one without figures; it ends a run. Of two results of one year neither counts.
    """
    by_year = _by_year(this.year, earlier)
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


def _by_year(this: int, earlier: Iterable[YearResult]) -> dict[int, YearResult]:
    """Return the results of the four years before ``this``; of two results of one year neither counts."""
    by_year: dict[int, YearResult] = {}
    for each in earlier:
        if this - YEARS < each.year < this:
            by_year[each.year] = YearResult(each.year, known=False) if each.year in by_year else each
    return by_year


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
