"""Third step of a night: which workbook is whose, which are refused because of another, and where papers go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annual_review.disk.folders import allot
from annual_review.disk.state import BranchState
from annual_review.model.history import YearResult
from annual_review.night.duplicates import Claim, same_branch, same_people
from annual_review.night.earlier import earlier_years
from annual_review.night.listing import Listed
from annual_review.night.read import Accepted, ReadWorkbooks
from annual_review.night.ward_books import WardIdentity, WardTerms
from annual_review.problems import Problem
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.outcome import Outcome, Refused


@dataclass(frozen=True, slots=True)
class Settled:
    """The workbooks of a night, each with what is to become of it."""

    accepted: tuple[Accepted, ...]  # papers are made of these
    closed: tuple[Outcome, ...]  # and none of these
    folders: Mapping[str, str]  # where the papers of an accepted workbook go, ``year/ward/branch``, by file
    earlier: Mapping[str, tuple[YearResult, ...]]  # what earlier years of its branch came to, by file
    terms: Mapping[WardIdentity, WardTerms]  # what the wards' own workbooks set


def refuse_duplicates(found: ReadWorkbooks, listed: Listed) -> ReadWorkbooks:
    """Return ``found`` with every workbook refused whose branch and year another one claims too.

    With ``--only`` also one whose branch has papers of a workbook that lies in the inbox and was not selected.
    """
    claims = [Claim(each.file, each.sha256, each.key, each.figures) for each in found.accepted]
    claims += [Claim(each.file, each.sha256, each.key) for each in found.closed if each.key is not None]
    errors = dict(same_branch(claims))
    remaining = [Claim(each.file, each.sha256, each.key, each.figures) for each in found.accepted if each.file not in errors]
    hashes = {each.sha256 for each in remaining}
    others = [each for each in _unselected(listed) if each.sha256 not in hashes]
    if others:
        errors |= same_branch([*remaining, *others])
    closed = tuple(_with_error(each, errors.get(each.file)) for each in found.closed)
    refused = tuple(_refused(each, errors[each.file]) for each in found.accepted if each.file in errors)
    warned = same_people(remaining)
    accepted = tuple(
        replace(each, problems=(*each.problems, *warned.get(each.file, ())))
        for each in found.accepted
        if each.file not in errors
    )
    return replace(found, accepted=accepted, closed=(*closed, *refused))


def _unselected(listed: Listed) -> list[Claim]:
    lying = {each.file for each in listed.inbox.candidates} - {each.file for each in listed.selected}
    states = listed.states.branches.values()
    return [Claim(state.file, state.ingredients.workbook, state.key) for state in states if state.file in lying]


def _with_error(outcome: Outcome, error: Problem | None) -> Outcome:
    return replace(outcome, problems=(error, *outcome.problems)) if error else outcome


def _refused(accepted: Accepted, error: Problem) -> Outcome:
    return Refused(file=accepted.file, sha256=accepted.sha256, problems=(error, *accepted.problems), key=accepted.key)


def settle(
    found: ReadWorkbooks,
    aside: ReadWorkbooks,
    states: Mapping[str, BranchState],
    terms: Mapping[WardIdentity, WardTerms],
) -> Settled:
    """Return what is to become of every workbook in ``found``; ``aside`` are workbooks read for their earlier years only.

    ``terms`` are what the wards' own workbooks set.
    """
    accepted = tuple(_with_copies(found.accepted, found))
    folders = allot({each.file: each.key for each in accepted}, states)
    return Settled(accepted, found.closed, folders, earlier_years(found, aside, states), terms)


def _with_copies(accepted: Iterable[Accepted], found: ReadWorkbooks) -> Iterable[Accepted]:
    """Note on every workbook that is made which others are copies of it."""
    notes: dict[str, list[Problem]] = defaultdict(list)
    for copy in found.copies:
        notes[copy.original].append(night_problems.SAME_BYTES.at(file=copy.original, other=copy.file))
    return (replace(each, problems=(*each.problems, *notes[each.file])) for each in accepted)
