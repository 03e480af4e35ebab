"""Problems that only follow from another one: left out, so that one mistake is one thing to mend (issue 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annual_review.model.names import name_key
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.catalogue import members as member_problems
from annual_review.problems.catalogue import sheets as sheet_problems
from annual_review.reading.people import split_mark

_TOLD_APART_BY_NOTHING = (member_problems.TWICE, member_problems.HOMONYMS)
_ABOUT_A_NAME = (ballot_problems.UNKNOWN_NAME, ballot_problems.HOMONYM_OPEN, ballot_problems.MISSING_NAME)
_WITHOUT_ROSTER = (
    ballot_problems.UNKNOWN_NAME,
    ballot_problems.COUNTS_WITHOUT_VOTES,
    ballot_problems.CELL_VOTES_WITHOUT_BALLOT,
    ballot_problems.MISSING_COUNT,
)
_BALLOTS_LEFT_OUT = (ballot_problems.BALLOT_TWICE, ballot_problems.BALLOT_WITHOUT_NUMBER)


def without_consequences(problems: Sequence[Problem], *, unread: int, nobody: bool) -> tuple[Problem, ...]:
    """Return ``problems`` without those another of them brings about; what causes them always stays.

    ``unread`` is how many rows of the roster gave no name that could be read; ``nobody`` says that the roster is empty.
    """
    shadows = {*_of_unread_rows(problems, unread), *_of_homonyms(problems), *_of_merges(problems), *_of_ballots(problems)}
    if any(problem.entry is sheet_problems.NAME_WITHOUT_HEADING for problem in problems):
        shadows |= {
            problem for problem in problems if problem.entry in _ABOUT_A_NAME or problem.entry is info_problems.NEAR_PERSON
        }
    if nobody:
        shadows |= {problem for problem in problems if problem.entry in _WITHOUT_ROSTER}
    return tuple(problem for problem in problems if problem not in shadows)


def _of_unread_rows(problems: Sequence[Problem], unread: int) -> Iterator[Problem]:
    """Yield the unknown names that may well be those of the rows of the roster that could not be read."""
    unknown = [problem for problem in problems if problem.entry is ballot_problems.UNKNOWN_NAME]
    if len({name_key(_value(problem, "name")) for problem in unknown}) <= unread:
        yield from unknown


def _of_homonyms(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield what is said of names that two on the roster share with nothing to tell them apart."""
    shared = {_plain(problem) for problem in problems if problem.entry in _TOLD_APART_BY_NOTHING}
    yield from (problem for problem in problems if problem.entry in _ABOUT_A_NAME and _plain(problem) in shared)


def _of_merges(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the blanks a merged range made of its own cells."""
    merges = [problem.place for problem in problems if problem.entry is sheet_problems.MERGED_CELLS]
    for problem in problems:
        if problem.entry in (sheet_problems.REQUIRED_CELL, member_problems.NAMELESS, ballot_problems.NO_VOTES):
            yield from (problem for merge in merges if _holds(merge, problem.place))


def _of_ballots(problems: Sequence[Problem]) -> Iterable[Problem]:
    """Yield that single ballots do not make up a count while some of them were left out."""
    if not any(problem.entry in _BALLOTS_LEFT_OUT for problem in problems):
        return ()
    return (problem for problem in problems if problem.entry is ballot_problems.COUNTED_DIFFERS)


def _holds(merge: Place, place: Place) -> bool:
    return (
        merge.sheet == place.sheet
        and merge.row <= place.row <= (merge.last_row or merge.row)
        and merge.column <= place.column <= (merge.last_column or merge.column)
    )


def _plain(problem: Problem) -> str:
    return name_key(split_mark(_value(problem, "name"))[0])


def _value(problem: Problem, name: str) -> str:
    return dict(problem.values).get(name, "")
