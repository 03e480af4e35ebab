"""The second half of a night: what stands is left alone, what is due is made and placed, one whole dossier at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from annual_review import __version__
from annual_review.disk import outbox
from annual_review.disk.inbox import SETTLING_SECONDS
from annual_review.disk.photos import find_photos
from annual_review.disk.state import BranchState, Ingredients
from annual_review.documents.case import Source
from annual_review.form.options import ReadingOptions
from annual_review.model.photos import PhotoFile
from annual_review.night import dossier
from annual_review.night.earlier import earlier_digest
from annual_review.night.read import Ready, Survey
from annual_review.night.setup import Folders
from annual_review.problems import Problem, Read, grouped
from annual_review.rendering.photos import develop
from annual_review.telling.expected import ExpectedBranches
from annual_review.telling.journal import RUNS_KEPT
from annual_review.telling.outcome import Outcome, Status
from annual_review.workers.limits import Limits
from annual_review.workers.processes import Job, Pool

NOTHING_CHANGED = "bảng tính, quy định, mẫu, ảnh, cấu hình và chương trình đều như lần trước"
_PROGRAM_SUFFIXES = (".py", ".toml")


@dataclass(frozen=True, slots=True)
class Options:
    """A run as it was asked for. ``only`` is a pattern for file names; ``force`` makes papers anew even where nothing
    changed; ``dry`` writes nothing; ``files`` are workbooks to look at instead of the whole inbox (``check``).

    The others come from the configuration: ``limits`` of each workbook (None: no workers, no limits), the ward's own rule
    file, how this site reads, the branches it waits for, the seconds a file must lie still, the logs that are kept.
    """

    folders: Folders
    only: str = ""
    force: bool = False
    dry: bool = False
    jobs: int = 1
    files: tuple[Path, ...] = ()
    limits: Limits | None = None
    override: Path | None = None
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    expected: tuple[ExpectedBranches, ...] = ()
    stable_seconds: float = SETTLING_SECONDS
    logs_kept: int = RUNS_KEPT


@dataclass(frozen=True, slots=True)
class Due:
    """A workbook whose papers must be made: the folder they go to, and why they are made (Vietnamese)."""

    ready: Ready
    folder: str
    why: str


@dataclass(frozen=True, slots=True)
class Making:
    """The makers of one night: what was asked for, who works, and what the survey found."""

    options: Options
    pool: Pool[dossier.RunContext]
    found: Survey

    def settle(self, folders: Mapping[str, str], states: Mapping[str, BranchState]) -> tuple[list[Outcome], list[Due]]:
        """Part what stands as it should, as outcomes, from what is due."""
        outcomes: list[Outcome] = []
        due: list[Due] = []
        for ready in self.found.ready:
            source = self.found.sources.get(ready.candidate.file)
            folder = folders[source.file]
            state = states.get(folder)
            photos = self._photos(ready, source)
            ingredients = self._ingredients(ready, source, photos.value or ())
            output = self.options.folders.output
            stands = None if self.options.force else outbox.standing(output, folder, state, ingredients)
            if stands is None or state is None:
                lacking = outbox.not_as_written(output / folder, state)
                due.append(Due(ready, folder, why(state, ingredients, lacking, forced=self.options.force)))
                continue
            broken = dossier.remembered(state.photos, source.record.photos)
            problems = (*photos.problems, *broken, *stands.problems)
            outcomes.append(_outcome(Due(ready, folder, NOTHING_CHANGED), source, Status.UNCHANGED, problems, stands.documents))
        return outcomes, due

    def make(self, due: Sequence[Due]) -> Iterator[Outcome]:
        """Make and place the papers of everything that is due; yield the outcomes. Raises Halt 5 when the disk refuses."""
        photos: dict[str, Read[tuple[PhotoFile, ...]]] = {}

        def tasks() -> Iterator[dossier.ComposeTask]:
            for each in due:
                source = self.found.sources.get(each.ready.candidate.file)
                photos[source.file] = self._photos(each.ready, source)
                yield dossier.ComposeTask(source, photos[source.file].value or ())

        job = Job(dossier.compose, dossier.lost_papers)
        for each, composed in zip(due, self.pool.run(job, tasks()), strict=True):
            yield self._place(each, composed, photos.pop(composed.file))

    def _place(self, due: Due, composed: dossier.Composed, photos: Read[tuple[PhotoFile, ...]]) -> Outcome:
        ready = due.ready
        problems = (*photos.problems, *composed.problems)
        if composed.bug is not None:
            said = grouped((*ready.problems, *problems))
            return Outcome(composed.file, ready.sha256, Status.BUG, said, ready.key, bug=composed.bug)
        source = self.found.sources.get(composed.file)
        ingredients = self._ingredients(ready, source, photos.value or ())
        made = outbox.Dossier(ready.key, composed.file, ingredients, composed.papers, composed.photos)
        placed = outbox.place(self.options.folders.output, due.folder, made)
        if not placed.complete:
            said = grouped((*placed.problems, *ready.problems, *problems))
            return Outcome(composed.file, ready.sha256, Status.WAITING, said, ready.key, folder=due.folder, withheld=True)
        status = Status.MADE if placed.wrote else Status.UNCHANGED
        return _outcome(due, source, status, (*problems, *placed.problems), placed.documents)

    def look_only(self, due: Sequence[Due]) -> Iterator[Outcome]:
        """Yield what would be made, with the problems a making would tell; write nothing."""
        for each in due:
            source = self.found.sources.get(each.ready.candidate.file)
            photos = self._photos(each.ready, source)
            broken = develop(photos.value or ()).problems
            yield _outcome(each, source, Status.MADE, (*photos.problems, *broken), ())

    def _photos(self, ready: Ready, source: Source) -> Read[tuple[PhotoFile, ...]]:
        beside = ready.candidate.path
        root = beside.parent if self.options.files else self.options.folders.input
        return find_photos(source.record.photos, beside, root)

    def _ingredients(self, ready: Ready, source: Source, photos: Sequence[PhotoFile]) -> Ingredients:
        return Ingredients(
            workbook=source.sha256,
            rule_set=f"{source.rule_set.id} {source.rule_set.digest}",
            program=f"{__version__} {program_digest()}",
            templates=ready.templates,
            photos=tuple((each.photo.file, each.sha256) for each in photos),
            settings=self.pool.context.settings,
            earlier=earlier_digest(source.earlier),
        )


def _outcome(
    due: Due, source: Source, status: Status, problems: Sequence[Problem], documents: tuple[outbox.Document, ...]
) -> Outcome:
    return Outcome(
        file=source.file,
        sha256=source.sha256,
        status=status,
        problems=grouped((*due.ready.problems, *problems)),
        key=due.ready.key,
        rule_set=source.rule_set.id,
        figures=due.ready.figures,
        documents=documents,
        folder=due.folder,
        why=due.why,
    )


@cache
def program_digest() -> str:
    """Return the SHA-256 over the program's own files: a mended program makes its papers anew."""
    found = hashlib.sha256()
    for name, part in sorted(_program_files(files("annual_review"), "")):
        found.update(name.encode() + b"\0" + part.read_bytes() + b"\0")
    return found.hexdigest()


def _program_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for part in folder.iterdir():
        if part.is_dir():
            yield from _program_files(part, f"{prefix}{part.name}/")
        elif part.name.endswith(_PROGRAM_SUFFIXES):
            yield f"{prefix}{part.name}", part


def why(state: BranchState | None, now: Ingredients, lacking: Sequence[str] = (), *, forced: bool) -> str:
    """Return in Vietnamese why papers are made (``-v`` prints it); ``lacking`` are the papers not there as written."""
    if state is None:
        return "chưa có hồ sơ"
    before = state.ingredients
    changed = [
        words
        for words, differs in (
            ("bảng tính đã thay đổi", before.workbook != now.workbook),
            ("bộ quy định đã thay đổi", before.rule_set != now.rule_set),
            ("chương trình đã thay đổi", before.program != now.program),
            (f"mẫu văn bản đã thay đổi: {_changed_kinds(before, now)}", before.templates != now.templates),
            ("ảnh đã thay đổi", before.photos != now.photos),
            ("cấu hình đã thay đổi", before.settings != now.settings),
            ("kết quả các năm trước đã thay đổi", before.earlier != now.earlier),
        )
        if differs
    ]
    if changed:
        return "; ".join(changed)
    if lacking and not forced:
        return f"văn bản bị thiếu hoặc đã sửa tay: {', '.join(lacking)}"
    return "làm lại theo yêu cầu" if forced else "bản mới đã nhường chỗ hoặc cần dọn"


def _changed_kinds(before: Ingredients, now: Ingredients) -> str:
    """Return the kinds whose template changed, or that are wanted only now or no more."""
    return ", ".join(sorted({kind for kind, _ in set(before.templates) ^ set(now.templates)}))
