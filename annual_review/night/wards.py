"""Fifth step of a night: every ward added up from all its branches whose papers stand, and the ward's own papers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

import msgspec

from annual_review import __version__
from annual_review.disk import outbox
from annual_review.disk.folders import ward_folder
from annual_review.disk.names import WARD_FOLDER, slug
from annual_review.disk.papers import Dossier
from annual_review.disk.state import BranchKey, BranchState, Ingredients, WardKey, WardState, encode_special, key_of
from annual_review.documents.case import WardBranch, WardReview
from annual_review.documents.ward.over_quota import over_quota
from annual_review.documents.ward.parts import committee, signature
from annual_review.model.figures import BranchFigures
from annual_review.model.names import name_key
from annual_review.model.ward import BranchToMend, WardListBranch
from annual_review.model.wards import commonest_spelling
from annual_review.night import dossier
from annual_review.night.dossier import RunContext
from annual_review.night.ingredients import program_digest
from annual_review.night.options import Options
from annual_review.night.ward_books import WardIdentity, WardTerms, identity_of
from annual_review.night.ward_decision import with_decision
from annual_review.night.ward_figures import RolledUp, lost_ward, roll_up
from annual_review.problems import Severity
from annual_review.telling.board import place_words
from annual_review.telling.mail import Reminder
from annual_review.telling.outcome import Made, Outcome, Refused, Unchanged, WardOutcome
from annual_review.workers.bug import DIED
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


@dataclass(frozen=True, slots=True)
class Handed:
    """What of a night bears on a ward beside its standing branches.

    ``keys`` are of every branch with a workbook or papers; ``refused`` those to be mended. A ``narrowed`` run looked at some
    workbooks only: what it did not look at is as the night before left it.
    """

    keys: tuple[BranchKey, ...]
    refused: tuple[Refused, ...]
    narrowed: bool = False


@dataclass(frozen=True, slots=True)
class WardsOfNight:
    """What the wards of a night are made of."""

    branches: tuple[StandingBranch, ...]
    terms: Mapping[WardIdentity, WardTerms]
    states: Mapping[str, WardState]  # by folder
    handed: Handed


def make_wards(executor: Executor[RunContext], options: Options, night: WardsOfNight) -> tuple[WardOutcome, ...]:
    """Return every ward and year with a standing branch or a workbook of its own, in order of year and ward.

    Its own papers are made where an ingredient changed. A dry run writes nothing. Raises Halt 5 when the disk refuses.
    """
    groups: dict[WardIdentity, list[StandingBranch]] = {identity: [] for identity in night.terms}
    for branch in night.branches:
        groups.setdefault(identity_of(branch.key), []).append(branch)
    wards = [_Ward(identity, tuple(groups[identity]), night) for identity in sorted(groups)]
    tasks = (tuple(each.figures for each in ward.branches) for ward in wards)
    rolled_up = executor.run(Job(roll_up, lost_ward), tasks)
    return tuple(_made(executor, options, ward, found) for ward, found in zip(wards, rolled_up, strict=True))


class _Ward:
    """One ward and year on its way to its papers."""

    def __init__(self, identity: WardIdentity, branches: tuple[StandingBranch, ...], night: WardsOfNight) -> None:
        self._identity = identity
        self.terms = night.terms.get(identity)
        self.branches = tuple(replace(each, figures=with_decision(each.figures, each.key, self.terms)) for each in branches)
        self._handed = night.handed
        self.name = self.terms.record.ward if self.terms else commonest_spelling(each.key.ward for each in branches)
        self.folder = self._folder(night.states)
        self.state = night.states.get(self.folder)

    @property
    def year(self) -> int:
        return self._identity[0]

    def _folder(self, states: Mapping[str, WardState]) -> str:
        if self.branches:
            return ward_folder(self.branches[0].folder)
        earlier = (folder for folder, state in states.items() if identity_of(state.key) == self._identity)
        return next(earlier, f"{self.year}/{slug(self.name)}/{WARD_FOLDER}")

    def to_mend(self) -> tuple[BranchToMend, ...]:
        """Return the branches whose workbook is refused, as far as it is known whose it is; in order of their names."""
        now = {each.file: each for refused in self._handed.refused if (each := self._mistakes(refused)) is not None}
        if self._handed.narrowed and self.state is not None:
            accepted = {each.key.identity for each in self.branches if not each.older}
            earlier = (each for each in self.state.to_mend if each.file not in now)
            now |= {each.file: each for each in earlier if BranchKey(0, "", each.name, each.code).identity not in accepted}
        return tuple(sorted(now.values(), key=lambda each: (each.name, each.file)))

    def _mistakes(self, refused: Refused) -> BranchToMend | None:
        key = refused.key or key_of(refused.whose)
        if key is None or identity_of(key) != self._identity:
            return None
        sentences = (f"{place_words(each)}: {each.message}" for each in refused.of(Severity.ERROR))
        return BranchToMend(key.branch, key.code, refused.file, tuple(each.removeprefix(": ") for each in sentences))

    def missing(self) -> tuple[WardListBranch, ...]:
        """Return the branches its workbook lists that have handed in nothing."""
        if self.terms is None:
            return ()
        ours = [each for each in self._handed.keys if identity_of(each) == self._identity]
        there = {name_key(name) for each in ours for name in (each.code, each.branch) if name}
        absent = (
            each
            for each in self.terms.record.branches
            if there.isdisjoint(name_key(name) for name in (each.code, each.name) if name)
        )
        if self._handed.narrowed:
            before = frozenset(self.state.missing) if self.state is not None else frozenset[str]()
            return tuple(each for each in absent if each.name in before)
        return tuple(absent)


def _made(executor: Executor[RunContext], options: Options, ward: _Ward, found: RolledUp) -> WardOutcome:
    older = tuple(each.key.branch for each in ward.branches if each.older)
    if found.figures is None:
        bug = found.bug or DIED
        return WardOutcome(ward.name, ward.year, len(ward.branches), None, older, problems=(bug.problem,), bug=bug)
    missing = ward.missing()
    outcome = WardOutcome(
        ward.name, ward.year, len(ward.branches), found.figures, older, missing=tuple(each.name for each in missing)
    )
    record = ward.terms.record if ward.terms else None
    dates = [each.figures.document_date for each in ward.branches]
    chosen = executor.context.papers
    review = WardReview(
        ward=ward.name,
        year=ward.year,
        document_date=max(dates) if dates else date(ward.year, 12, 31),
        branches=tuple(WardBranch(each.key.branch, each.key.code, each.figures, each.older) for each in ward.branches),
        figures=found.figures,
        workbook=record,
        missing=missing,
        to_mend=ward.to_mend(),
        settings=ward.terms.settings(chosen) if ward.terms else chosen,
    )
    outcome = replace(outcome, reminders=tuple(_reminders(ward, review)), over_quota=over_quota(review))
    return outcome if options.dry else _with_papers(executor, options, ward, review, outcome)


def _reminders(ward: _Ward, review: WardReview) -> Iterator[Reminder]:
    """Yield what the branches are reminded of whose address the ward's workbook has."""
    if ward.terms is None:
        return
    deadline = ward.terms.record.deadline
    common = Reminder(committee(review), signature(review), "", "", review.year, deadline)
    for each in review.missing:
        if each.email:
            yield replace(common, branch=each.name, email=each.email)
    for mend in review.to_mend:
        listed = ward.terms.listed(BranchKey(review.year, review.ward, mend.name, mend.code))
        if listed is not None and listed.email:
            yield replace(common, branch=mend.name, email=listed.email, mistakes=mend.mistakes, file=mend.file)


def _with_papers(
    executor: Executor[RunContext], options: Options, ward: _Ward, review: WardReview, outcome: WardOutcome
) -> WardOutcome:
    """Return the outcome with the ward's papers, made where an ingredient changed; as it is when no paper is wanted."""
    templates = dossier.templates_of(executor.context, review)
    if not templates and review.workbook is None:
        return outcome
    ingredients = _ingredients(executor.context, review, templates)
    output, state = options.folders.output, ward.state
    placed = None if options.force else outbox.unchanged_papers(output, ward.folder, state, ingredients)
    if placed is None:
        (composed,) = executor.run(Job(dossier.compose, dossier.lost_papers), [dossier.ComposeTask(review)])
        if composed.bug is not None:
            return replace(outcome, problems=composed.problems, bug=composed.bug)
        papers = Dossier(
            WardKey(review.year, review.ward),
            ingredients,
            composed.papers,
            file=ward.terms.file if ward.terms else "",
            workbook=review.workbook,
            missing=tuple(each.name for each in review.missing),
            to_mend=review.to_mend,
        )
        placed = outbox.place(output, ward.folder, papers)
    return replace(outcome, documents=placed.documents, problems=placed.problems, withheld=not placed.complete)


def _ingredients(context: RunContext, review: WardReview, templates: tuple[tuple[str, str], ...]) -> Ingredients:
    def digest(*told: object) -> str:
        return hashlib.sha256(msgspec.json.encode(told, enc_hook=encode_special)).hexdigest()

    own = (review.workbook, review.missing, review.to_mend, asdict(review.settings))
    return Ingredients(
        workbook="",
        rule_set=", ".join(sorted({each.figures.rule_set for each in review.branches})),
        program=f"{__version__} {program_digest()}",
        templates=templates,
        settings=context.settings,
        branches=digest(review.ward, review.document_date, review.branches),
        ward=digest(*own) if review.workbook is not None or review.to_mend else "",
    )
