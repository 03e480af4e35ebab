"""Papers on their way into a folder, and as they lie there afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annual_review.disk.state import (
    BranchKey,
    BranchState,
    FolderState,
    Ingredients,
    PaperState,
    PhotoState,
    WardKey,
    WardState,
)
from annual_review.model.figures import BranchFigures
from annual_review.model.ward import BranchToMend, WardRecord
from annual_review.problems import Problem


class DocumentStatus(StrEnum):
    """What became of a paper on this run (product.md §4)."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as made: its kind, where it lies in its folder, its bytes, and the name earlier versions gave it."""

    kind: str
    file: str
    data: bytes
    former: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One paper as it stands: ``file`` is relative to ``output/``; ``sha256`` is of the file under that name.

    ``beside`` is the path of the new text beside a kept paper, empty without one.
    """

    kind: str
    file: str
    status: DocumentStatus
    sha256: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """What the outbox did for one folder; ``wrote``: any paper, under its own name or beside a kept one.

    ``complete`` is False when something is in the way of the papers of this folder alone: ``problems`` then say what.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    wrote: bool = False
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything to be placed in one folder: the papers of one branch, or a ward's own."""

    key: BranchKey | WardKey
    ingredients: Ingredients
    papers: tuple[Paper, ...]
    file: str = ""  # the workbook, relative to ``input/``; empty for a ward without one
    photos: tuple[PhotoState, ...] = ()
    figures: BranchFigures | None = None  # of a branch
    workbook: WardRecord | None = None  # of a ward
    missing: tuple[str, ...] = ()  # branches of a ward
    to_mend: tuple[BranchToMend, ...] = ()  # branches of a ward
    staying: frozenset[str] = frozenset()  # kinds whose papers of an earlier night may lie there when they are wanted no more

    def state(self, papers: tuple[PaperState, ...], stale: tuple[PaperState, ...]) -> FolderState:
        """Return the state file that goes with the placed ``papers``; ``stale`` are those no longer wanted."""
        if isinstance(self.key, WardKey):
            return WardState(
                key=self.key,
                file=self.file,
                ingredients=self.ingredients,
                papers=papers,
                stale=stale,
                workbook=self.workbook,
                missing=self.missing,
                to_mend=self.to_mend,
            )
        return BranchState(
            key=self.key,
            file=self.file,
            ingredients=self.ingredients,
            papers=papers,
            photos=self.photos,
            stale=stale,
            figures=self.figures,
        )
