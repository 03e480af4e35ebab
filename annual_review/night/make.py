"""Fourth step of a night: what is unchanged is left alone, what is outdated is made and placed, one whole dossier at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annual_review import __version__
from annual_review.disk import outbox
from annual_review.disk.papers import Document, Dossier
from annual_review.disk.photos import find_photos
from annual_review.disk.state import BranchState, Ingredients
from annual_review.documents.case import RatedReview, Review
from annual_review.model.photos import PhotoFile
from annual_review.night import dossier
from annual_review.night.dossier import RunContext
from annual_review.night.earlier import earlier_digest
from annual_review.night.ingredients import NOTHING_CHANGED, program_digest, reason
from annual_review.night.options import Options
from annual_review.night.read import Accepted
from annual_review.night.review_cache import ReviewCache
from annual_review.night.settle import Settled
from annual_review.problems import Problem, Read, grouped
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.outcome import BeforeMeeting, BugMet, Made, Outcome, Unchanged, Waiting
from annual_review.workers.executor import Executor, Job


@dataclass(frozen=True, slots=True)
class _Outdated:
    """A workbook whose papers must be made."""

    accepted: Accepted
    folder: str  # the papers go to
    ingredients: Ingredients
    reason: str  # they are made, in Vietnamese


@dataclass(frozen=True, slots=True)
class _Production:
    """What making the papers of one night takes."""

    options: Options
    executor: Executor[RunContext]
    settled: Settled
    reviews: ReviewCache

    def review(self, accepted: Accepted) -> Review:
        """Return the review with what its branch's earlier years came to."""
        review = self.reviews.get(accepted.file)
        earlier = self.settled.earlier.get(accepted.file, ())
        return replace(review, earlier=earlier) if isinstance(review, RatedReview) and earlier else review

    def photos(self, accepted: Accepted) -> Read[tuple[PhotoFile, ...]]:
        """Return the photographs of a workbook as they lie on the disk; none are looked for before the meeting."""
        if accepted.figures is None:
            return Read((), ())
        beside = accepted.candidate.path
        root = beside.parent if self.options.files else self.options.folders.input
        return find_photos(self.reviews.get(accepted.file).record.photos, beside, root)

    def ingredients(self, accepted: Accepted, photos: Sequence[PhotoFile]) -> Ingredients:
        """Return what the papers of a workbook depend on."""
        review = self.reviews.get(accepted.file)
        return Ingredients(
            workbook=accepted.sha256,
            rule_set=f"{review.rule_set.id} {review.rule_set.digest}",
            program=f"{__version__} {program_digest()}",
            templates=accepted.templates,
            photos=_hashes(photos),
            settings=self.executor.context.settings,
            earlier=earlier_digest(self.settled.earlier.get(accepted.file, ())),
        )


def make(
    executor: Executor[RunContext],
    options: Options,
    settled: Settled,
    reviews: ReviewCache,
    states: Mapping[str, BranchState],
) -> tuple[Outcome, ...]:
    """Return the outcome of every workbook that was accepted, its papers made where they were outdated.

    A dry run writes nothing and looks at the photographs only. Raises Halt 5 when the disk refuses.
    """
    production = _Production(options, executor, settled, reviews)
    unchanged: list[Outcome] = []
    outdated: list[_Outdated] = []
    for accepted in settled.accepted:
        found = _compared(production, accepted, states)
        if isinstance(found, _Outdated):
            outdated.append(found)
        else:
            unchanged.append(found)
    made = _look_only(production, outdated) if options.dry else _make(production, outdated)
    return (*unchanged, *made)


def _compared(production: _Production, accepted: Accepted, states: Mapping[str, BranchState]) -> Outcome | _Outdated:
    """Return the outcome of a workbook whose papers are right as they lie there, else why they must be made."""
    options, folder = production.options, production.settled.folders[accepted.file]
    state = states.get(folder)
    if not accepted.templates:
        return _without_papers(accepted, folder if state else "")
    photos = production.photos(accepted)
    ingredients = production.ingredients(accepted, photos.value or ())
    output = options.folders.output
    placed = None if options.force else outbox.unchanged_papers(output, folder, state, ingredients)
    if placed is None or state is None:
        altered = outbox.not_as_written(output / folder, state)
        return _Outdated(accepted, folder, ingredients, reason(state, ingredients, altered, forced=options.force))
    broken = dossier.remembered(state.photos, production.reviews.get(accepted.file).record.photos)
    outdated = _Outdated(accepted, folder, ingredients, NOTHING_CHANGED)
    return _outcome(outdated, (*photos.problems, *broken, *placed.problems), placed.documents, wrote=False)


def _without_papers(accepted: Accepted, folder: str) -> Outcome:
    """Return the outcome of a workbook that gets no papers yet; ``folder`` has those of an earlier night, if any."""
    earlier = (night_problems.EARLIER_PAPERS.at(folder=folder),) if folder else ()
    return BeforeMeeting(
        file=accepted.file,
        sha256=accepted.sha256,
        key=accepted.key,
        problems=grouped((*accepted.problems, *earlier)),
        rule_set=accepted.rule_set,
        folder=folder,
    )


def _make(production: _Production, outdated: Sequence[_Outdated]) -> Iterator[Outcome]:
    """Make and place the papers of everything that is outdated."""
    photos: dict[str, Read[tuple[PhotoFile, ...]]] = {}

    def tasks() -> Iterator[dossier.ComposeTask]:
        for each in outdated:
            # read again, for the bytes of all photographs of a night are too much to hold
            photos[each.accepted.file] = production.photos(each.accepted)
            yield dossier.ComposeTask(production.review(each.accepted), photos[each.accepted.file].value or ())

    job = Job(dossier.compose, dossier.lost_papers)
    for each, composed in zip(outdated, production.executor.run(job, tasks()), strict=True):
        yield _place(production, each, composed, photos.pop(each.accepted.file))


def _place(
    production: _Production, outdated: _Outdated, composed: dossier.Composed, photos: Read[tuple[PhotoFile, ...]]
) -> Outcome:
    accepted, folder = outdated.accepted, outdated.folder
    problems = (*photos.problems, *composed.problems)
    if composed.bug is not None:
        return BugMet(
            file=accepted.file,
            sha256=accepted.sha256,
            key=accepted.key,
            problems=grouped((*accepted.problems, *problems)),
            bug=composed.bug,
        )
    papers = Dossier(
        key=accepted.key,
        ingredients=replace(outdated.ingredients, photos=_hashes(photos.value or ())),
        papers=composed.papers,
        file=accepted.file,
        photos=composed.photos,
        figures=accepted.figures,
    )
    placed = outbox.place(production.options.folders.output, folder, papers)
    if not placed.complete:
        return Waiting(
            file=accepted.file,
            sha256=accepted.sha256,
            key=accepted.key,
            problems=grouped((*placed.problems, *accepted.problems, *problems)),
            folder=folder,
            withheld=True,
        )
    return _outcome(outdated, (*problems, *placed.problems), placed.documents, wrote=placed.wrote)


def _look_only(production: _Production, outdated: Sequence[_Outdated]) -> Iterator[Outcome]:
    """Yield what would be made, with the problems a making would meet; write nothing."""
    photos: list[tuple[Problem, ...]] = []

    def tasks() -> Iterator[tuple[PhotoFile, ...]]:
        for each in outdated:
            found = production.photos(each.accepted)
            photos.append(found.problems)
            yield found.value or ()

    job = Job(dossier.inspect_photos, dossier.lost_photos)
    for each, broken in zip(outdated, production.executor.run(job, tasks()), strict=True):
        yield _outcome(each, (*photos.pop(0), *broken), (), wrote=True)


def _hashes(photos: Iterable[PhotoFile]) -> tuple[tuple[str, str], ...]:
    return tuple((each.photo.file, each.sha256) for each in photos)


def _outcome(outdated: _Outdated, problems: Sequence[Problem], documents: tuple[Document, ...], *, wrote: bool) -> Outcome:
    accepted = outdated.accepted
    if accepted.figures is None and any(each.code == night_problems.STALE.code for each in problems):
        problems = (*problems, night_problems.EARLIER_PAPERS.at(folder=outdated.folder))  # of a vote that was taken out again
    all_problems = grouped((*accepted.problems, *problems))
    if accepted.figures is None:
        return BeforeMeeting(
            file=accepted.file,
            sha256=accepted.sha256,
            key=accepted.key,
            problems=all_problems,
            rule_set=accepted.rule_set,
            folder=outdated.folder,
            documents=documents,
            reason=outdated.reason,
        )
    return (Made if wrote else Unchanged)(
        file=accepted.file,
        sha256=accepted.sha256,
        key=accepted.key,
        problems=all_problems,
        rule_set=accepted.rule_set,
        folder=outdated.folder,
        documents=documents,
        reason=outdated.reason,
        figures=accepted.figures,
    )
