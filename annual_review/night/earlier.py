"""The results of a branch's earlier years, as their workbooks give them: «5 năm liền» (regulations.md §5)."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from annual_review.disk.inbox import Candidate
from annual_review.disk.state import BranchKey, BranchState
from annual_review.documents.case import RatedReview
from annual_review.model.history import YearResult
from annual_review.night.read import Accepted, ReadWorkbooks
from annual_review.night.review_cache import ReviewCache
from annual_review.rules.history import YEARS, year_result


@dataclass(frozen=True, slots=True)
class _Year:
    """A workbook of some branch and year."""

    file: str
    key: BranchKey
    reviews: ReviewCache | None = None  # None: it gave no figures

    def result(self) -> YearResult:
        review = self.reviews.get(self.file) if self.reviews is not None else None
        if isinstance(review, RatedReview):
            return year_result(review.record, review.assessment, review.decided)
        return YearResult(self.key.year, known=False)


def earlier_years(
    found: ReadWorkbooks, aside: ReadWorkbooks, states: Mapping[str, BranchState]
) -> dict[str, tuple[YearResult, ...]]:
    """Return the results of the four years before, in order, of every accepted workbook whose branch has any, by file.

    ``aside`` are workbooks read for this alone. A refused one counts as a year without figures; whose branch it is, its
    papers of an earlier night show where it can no longer be read.
    """
    index: defaultdict[tuple[str, ...], list[_Year]] = defaultdict(list)
    for each in (*_years(found, states), *_years(aside, states)):
        for name in _names(each.key):
            index[name].append(each)
    results: dict[str, tuple[YearResult, ...]] = {}
    for accepted in found.accepted:
        near = dict.fromkeys(each for name in _names(accepted.key) for each in index[name])
        earlier = [each.result() for each in near if _is_earlier(each.key, accepted.key)]
        if earlier:
            results[accepted.file] = tuple(sorted(earlier, key=lambda result: result.year))
    return results


def unselected_years(
    accepted: Iterable[Accepted],
    candidates: Iterable[Candidate],
    selected: Sequence[Candidate],
    states: Mapping[str, BranchState],
) -> list[Candidate]:
    """Return the ``candidates`` not ``selected`` (with ``--only``) that are of an earlier year of an ``accepted`` branch.

    Which branch they are of is known from the papers made of them on an earlier night.
    """
    keys = {state.file: state.key for state in states.values()}
    chosen = {each.file for each in selected}
    others = [each for each in candidates if each.file not in chosen and each.file in keys]
    wanted = [each.key for each in accepted]
    return [each for each in others if any(_is_earlier(keys[each.file], key) for key in wanted)]


def earlier_digest(years: Sequence[YearResult]) -> str:
    """Return the SHA-256 of what earlier years came to, empty without any: it decides with the rest what is «unchanged»."""
    if not years:
        return ""
    text = json.dumps([asdict(each) for each in years], default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _years(found: ReadWorkbooks, states: Mapping[str, BranchState]) -> Iterator[_Year]:
    remembered = {state.file: state.key for state in states.values()}
    for accepted in found.accepted:
        yield _Year(accepted.file, accepted.key, found.reviews)
    for outcome in found.closed:
        key = outcome.key or remembered.get(outcome.file)
        if key is not None:
            yield _Year(outcome.file, key)


def _names(key: BranchKey) -> tuple[tuple[str, ...], ...]:
    """What a workbook of another year may name the branch by."""
    by_name = ("name", key.ward_identity, key.name_identity)
    if not key.code:
        return (by_name,)
    return (by_name, ("code", key.ward_identity, key.identity), ("moved", key.identity, key.name_identity))


def _is_earlier(one: BranchKey, this: BranchKey) -> bool:
    return this.year - YEARS < one.year < this.year and _is_same_branch(one, this)


def _is_same_branch(one: BranchKey, other: BranchKey) -> bool:
    """By code, else by name; in another ward (wards were merged in 2025) by both."""
    if one.ward_identity != other.ward_identity:
        return bool(one.code and other.code) and (one.identity, one.name_identity) == (other.identity, other.name_identity)
    if one.code and other.code:
        return one.identity == other.identity
    return one.name_identity == other.name_identity
