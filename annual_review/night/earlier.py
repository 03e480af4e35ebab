"""What the earlier workbooks of a branch tell of it, handed to its papers: «5 năm liền» (regulations.md §5)."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from annual_review.disk.inbox import Candidate
from annual_review.disk.state import BranchKey, BranchState
from annual_review.model.history import YearResult
from annual_review.night.source_cache import SourceCache
from annual_review.night.survey import Survey
from annual_review.rules.history import YEARS, year_result


@dataclass(frozen=True, slots=True)
class _Told:
    """A workbook of some branch and year; without a ``sources`` it gave no figures."""

    file: str
    key: BranchKey
    sources: SourceCache | None = None

    def result(self) -> YearResult:
        if self.sources is None:
            return YearResult(self.key.year, known=False)
        source = self.sources.get(self.file)
        return year_result(source.record, source.assessment)


def tell_earlier_years(found: Survey, aside: Survey, states: Mapping[str, BranchState]) -> None:
    """Put the results of the four years before beside every source of ``found`` whose branch has any.

    ``aside`` are workbooks read for this alone. A refused one counts as a year without figures; whose branch it is, its
    papers of an earlier night tell where it can no longer be read.
    """
    index: defaultdict[tuple[str, ...], list[_Told]] = defaultdict(list)
    for each in (*_all_told(found, states), *_all_told(aside, states)):
        for name in _names(each.key):
            index[name].append(each)
    for ready in found.ready:
        near = dict.fromkeys(each for name in _names(ready.key) for each in index[name])
        earlier = [each.result() for each in near if _is_earlier(each.key, ready.key)]
        if earlier:
            source = found.sources.get(ready.candidate.file)
            found.sources.put(replace(source, earlier=tuple(sorted(earlier, key=lambda result: result.year))))


def unselected_years(
    found: Survey, candidates: Iterable[Candidate], selected: Sequence[Candidate], states: Mapping[str, BranchState]
) -> list[Candidate]:
    """Return the ``candidates`` not ``selected`` (with ``--only``) that tell of an earlier year of a branch in ``found``.

    Which branch they tell of is known from the papers made of them on an earlier night.
    """
    keys = {state.file: state.key for state in states.values()}
    chosen = {each.file for each in selected}
    others = [each for each in candidates if each.file not in chosen and each.file in keys]
    return [each for each in others if any(_is_earlier(keys[each.file], ready.key) for ready in found.ready)]


def earlier_digest(years: Sequence[YearResult]) -> str:
    """Return the SHA-256 of what earlier years tell, empty without any: it decides with the rest what is «unchanged»."""
    if not years:
        return ""
    told = json.dumps([asdict(each) for each in years], default=str, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _all_told(found: Survey, states: Mapping[str, BranchState]) -> Iterator[_Told]:
    remembered = {state.file: state.key for state in states.values()}
    for ready in found.ready:
        yield _Told(ready.candidate.file, ready.key, found.sources)
    for outcome in found.settled:
        key = outcome.key or remembered.get(outcome.file)
        if key is not None:
            yield _Told(outcome.file, key)


def _names(key: BranchKey) -> tuple[tuple[str, ...], ...]:
    """What a workbook of another year may know the branch by."""
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
