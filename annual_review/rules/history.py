"""Five years running: the results of a branch's earlier reviews beside this year's (regulations.md §5, reward)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from annual_review.model.assessment import Assessment
from annual_review.model.history import History, Person, YearResult
from annual_review.model.members import Member
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord

YEARS = 5  # «5 năm liền», the reward for a branch and for a member
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
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
    told: dict[int, YearResult] = {}
    for each in earlier:
        if this.year - YEARS < each.year < this.year:
            told[each.year] = YearResult(each.year, known=False) if each.year in told else each
    if not told:
        return None
    years = (
        *(told.get(year) or YearResult(year, known=False) for year in range(min(told), this.year)),
        this,
    )
    full = len(years) == YEARS and all(each.known for each in years)
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
        return one.born == other.born and _folded(_bare(one)) == _folded(_bare(other))
    return _folded(one.name) == _folded(other.name)


def _bare(person: Person) -> str:
    """The name without what tells homonyms of one year apart."""
    return _MARK.sub("", person.name)


def _folded(name: str) -> str:
    """The name in small letters, each syllable with its tone at the end: hoà and hòa are one."""
    syllables = unicodedata.normalize("NFD", name.casefold()).split()
    return " ".join(_TONE.sub("", syllable) + "".join(_TONE.findall(syllable)) for syllable in syllables)
