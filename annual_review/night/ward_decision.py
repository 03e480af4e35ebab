"""The ward's decision put to its branches: the levels it recognised, and what of its lists fits no branch or member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annual_review.disk.state import BranchKey
from annual_review.model.decision import DecidedLevels
from annual_review.model.figures import BranchFigures, MemberRating
from annual_review.model.names import name_key, nearest, split_mark
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision
from annual_review.model.ward import ChangedMember, WardListBranch
from annual_review.night.ward_books import WardTerms
from annual_review.problems import Problem, question
from annual_review.problems.catalogue import ward as ward_problems
from annual_review.problems.vietnamese import day


@dataclass(frozen=True, slots=True)
class RatedBranch:
    """A branch with levels: made tonight, or standing from an earlier night."""

    key: BranchKey
    figures: BranchFigures
    file: str = ""  # its workbook


def check_lists(terms: WardTerms, branches: Sequence[RatedBranch]) -> tuple[Problem, ...]:
    """Return what of the ward's lists fits none of its ``branches``: branches it does not list, members it misnames.

    Whatever is of a branch that has not handed in cannot be looked at.
    """
    return tuple(_problems(terms, branches))


def _problems(terms: WardTerms, branches: Sequence[RatedBranch]) -> Iterator[Problem]:
    listed = {each.key: terms.listed(each.key) for each in branches}
    for each in branches:
        if listed[each.key] is None:
            near = nearest(each.key.branch, (one.name for one in terms.record.branches))
            place = next((one.places["name"] for one in terms.record.branches if one.name == near), None)
            values = {"branch": each.key.branch, "file": each.file, "hint": question(near)}
            places = (place,) if place else ()
            yield ward_problems.UNLISTED_BRANCH.at(*places, **values)
    for changed in terms.record.changed:
        for each in branches:
            if _is_of(changed, each.key, listed[each.key]):
                yield from _member_problems(changed, each)


def _is_of(changed: ChangedMember, branch: BranchKey, listed: WardListBranch | None) -> bool:
    names = (branch.code, branch.branch, *((listed.code, listed.name) if listed else ()))
    return name_key(changed.branch) in {name_key(name) for name in names if name}


def _member_problems(changed: ChangedMember, branch: RatedBranch) -> Iterator[Problem]:
    place, values = changed.places["name"], {"name": changed.name, "branch": branch.key.branch}
    named = _members(changed, branch.figures)
    if len(named) != 1:
        alike = f" Có {len(named)} đồng chí cùng tên này." if named else ""
        near = question(nearest(changed.name, (each.name for each in branch.figures.ratings)))
        yield ward_problems.NOT_A_MEMBER.at(place, hint=alike or near, **values)
    elif named[0].proposed is changed.decided:
        yield ward_problems.SAME_LEVEL.at(place, **values)


def _members(changed: ChangedMember, figures: BranchFigures) -> list[MemberRating]:
    """Return the rated members a row of the ward may mean: by name, among homonyms by the mark or the birth date."""
    exactly = [each for each in figures.ratings if name_key(each.name) == name_key(changed.name)]
    by_name = exactly or [
        each for each in figures.ratings if name_key(split_mark(each.name)[0]) == name_key(split_mark(changed.name)[0])
    ]
    if len(by_name) > 1 and changed.born:
        return [each for each in by_name if changed.born in _births(each)]
    return by_name


def _births(member: MemberRating) -> Iterable[str]:
    if member.born is None:
        return (member.birth_text,) if member.birth_text else ()
    return (day(member.born), str(member.born.year))


def with_decision(figures: BranchFigures, key: BranchKey, terms: WardTerms | None) -> BranchFigures:
    """Return the figures of a branch with the levels its ward decided: the proposals but for those it names.

    Without a decision of the ward they stay as they are.
    """
    if terms is None or terms.record.decision is None:
        return figures
    listed = terms.listed(key)
    levels: dict[int, RatingLevel] = {}
    for changed in terms.record.changed:
        if _is_of(changed, key, listed):
            levels |= {each.number: changed.decided for each in _members(changed, figures)}
    own = figures.branch_rating
    if own is not None:
        own = replace(own, decided=(listed.decided if listed else None) or own.level)
    ratings = tuple(replace(each, decided=levels.get(each.number, each.proposed)) for each in figures.ratings)
    return replace(figures, ratings=ratings, branch_rating=own)


def decided_of(figures: BranchFigures, decision: Decision) -> DecidedLevels:
    """Return the decided levels of a branch whose ``figures`` have them."""
    members: Mapping[int, RatingLevel] = {each.number: each.decided for each in figures.ratings if each.decided is not None}
    return DecidedLevels(decision, members, figures.branch_rating.decided if figures.branch_rating else None)
