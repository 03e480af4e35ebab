"""Fifth step of a night: every ward added up from all its branches whose papers stand, and the ward's own papers."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from annual_review import __version__
from annual_review.disk import outbox
from annual_review.disk.folders import ward_folder
from annual_review.disk.papers import Dossier
from annual_review.disk.state import BranchKey, BranchState, Ingredients, WardKey, WardState, encode_special
from annual_review.documents.case import WardBranch, WardReview
from annual_review.model.figures import BranchFigures
from annual_review.model.wards import commonest_spelling
from annual_review.night import dossier
from annual_review.night.dossier import RunContext
from annual_review.night.ingredients import program_digest
from annual_review.night.options import Options
from annual_review.telling.outcome import Made, Outcome, Unchanged, WardOutcome
from annual_review.workers.bug import DIED, Bug
from annual_review.workers.executor import Executor, Job


@dataclass(frozen=True, slots=True)
class StandingBranch:
    """A branch whose papers stand: made tonight, or on an earlier night from a workbook that still lies in the inbox."""

    key: BranchKey
    folder: str  # of its papers, ``year/ward/branch``
    figures: BranchFigures
    older: bool = False  # its workbook made no papers tonight: refused, waiting, or a bug


def standing_branches(
    outcomes: Sequence[Outcome], states: Mapping[str, BranchState], lying: Iterable[str], selected: Iterable[str]
) -> tuple[StandingBranch, ...]:
    """Return every branch that is added up, in the order of the folders, by product.md §3.

    ``states`` are those of earlier nights by folder, ``lying`` the workbooks in the inbox, ``selected`` those looked at
    tonight. A branch whose workbook was taken away, or is of another branch now, is not handed in and does not count.
    """
    tonight = [each for each in outcomes if isinstance(each, Made | Unchanged)]
    found = {each.folder: StandingBranch(each.key, each.folder, each.figures) for each in tonight}
    files = {each.file for each in tonight}
    there, looked_at = frozenset(lying), frozenset(selected)
    for folder, state in states.items():
        if folder in found or state.figures is None or state.file in files or state.file not in there:
            continue
        found[folder] = StandingBranch(state.key, folder, state.figures, older=state.file in looked_at)
    return tuple(found[folder] for folder in sorted(found))


def make_wards(
    executor: Executor[RunContext], options: Options, branches: Sequence[StandingBranch], states: Mapping[str, WardState]
) -> tuple[WardOutcome, ...]:
    """Return every ward and year among ``branches``, in order of year and ward, its own papers made where outdated.

    A dry run writes nothing. Raises Halt 5 when the disk refuses.
    """
    groups: defaultdict[tuple[int, str], list[StandingBranch]] = defaultdict(list)
    for branch in branches:
        groups[branch.key.year, branch.key.ward_identity].append(branch)
    wards = [groups[group] for group in sorted(groups)]
    tasks = (tuple(each.figures for each in ward) for ward in wards)
    rolled_up = executor.run(Job(dossier.roll_up, dossier.lost_ward), tasks)
    reviews = [_review(ward, found) for ward, found in zip(wards, rolled_up, strict=True)]
    outcomes = [_outcome(ward, found) for ward, found in zip(wards, reviews, strict=True)]
    return tuple(
        outcome
        if options.dry or isinstance(found, Bug)
        else _with_papers(executor, options, _Dossier(found, ward_folder(ward[0].folder), states), outcome)
        for ward, found, outcome in zip(wards, reviews, outcomes, strict=True)
    )


def _review(branches: Sequence[StandingBranch], found: dossier.RolledUp) -> WardReview | Bug:
    if found.figures is None:
        return found.bug or DIED
    return WardReview(
        ward=_spelt(branches),
        year=branches[0].key.year,
        document_date=max(each.figures.document_date for each in branches),
        branches=tuple(WardBranch(each.key.branch, each.key.code, each.figures, each.older) for each in branches),
        figures=found.figures,
    )


def _spelt(branches: Sequence[StandingBranch]) -> str:
    """Return the ward as most of its branches spell it (product.md §5.10)."""
    return commonest_spelling(each.key.ward for each in branches)


def _outcome(branches: Sequence[StandingBranch], found: WardReview | Bug) -> WardOutcome:
    ward, year = _spelt(branches), branches[0].key.year
    older = tuple(each.key.branch for each in branches if each.older)
    if isinstance(found, Bug):
        return WardOutcome(ward, year, len(branches), None, older, problems=(found.problem,), bug=found)
    return WardOutcome(ward, year, len(branches), found.figures, older)


@dataclass(frozen=True, slots=True)
class _Dossier:
    """A ward whose own papers may have to be made."""

    review: WardReview
    folder: str  # of its papers
    states: Mapping[str, WardState]  # of all wards, by folder


def _with_papers(executor: Executor[RunContext], options: Options, ward: _Dossier, outcome: WardOutcome) -> WardOutcome:
    """Return the outcome with the ward's papers, made where an ingredient changed; as it is when no paper is wanted."""
    templates = dossier.templates_of(executor.context, ward.review)
    if not templates:
        return outcome
    ingredients = _ingredients(executor.context, ward.review, templates)
    output = options.folders.output
    state = ward.states.get(ward.folder)
    placed = None if options.force else outbox.unchanged_papers(output, ward.folder, state, ingredients)
    if placed is None:
        (composed,) = executor.run(Job(dossier.compose, dossier.lost_papers), [dossier.ComposeTask(ward.review)])
        if composed.bug is not None:
            return replace(outcome, problems=composed.problems, bug=composed.bug)
        key = WardKey(ward.review.year, ward.review.ward)
        placed = outbox.place(output, ward.folder, Dossier(key, ingredients, composed.papers))
    return replace(outcome, documents=placed.documents, problems=placed.problems, withheld=not placed.complete)


def _ingredients(context: RunContext, review: WardReview, templates: tuple[tuple[str, str], ...]) -> Ingredients:
    figures = msgspec.json.encode((review.ward, review.document_date, review.branches), enc_hook=encode_special)
    return Ingredients(
        workbook="",
        rule_set=", ".join(sorted({each.figures.rule_set for each in review.branches})),
        program=f"{__version__} {program_digest()}",
        templates=templates,
        settings=context.settings,
        branches=hashlib.sha256(figures).hexdigest(),
    )
