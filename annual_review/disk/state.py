"""What the program remembers of a branch's folder: of which inputs its papers were made, and each paper as written.

One small JSON file beside the papers it describes, no database and no times in it: the same inputs give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path
from typing import NotRequired, TypedDict

from annual_review.model.names import name_key

STATE_NAME = ".trang-thai.json"
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class BranchKey:
    """Which branch and year a dossier is of, in the clerk's words."""

    year: int
    ward: str
    branch: str
    code: str = ""

    @property
    def ward_identity(self) -> str:
        """Equal for two spellings of one ward."""
        return name_key(self.ward)

    @property
    def identity(self) -> str:
        """Equal for the same branch within a ward and year: its code, without one its name."""
        return f"#{name_key(self.code)}" if self.code else self.name_identity

    @property
    def name_identity(self) -> str:
        """Equal for two spellings of one branch's name."""
        return name_key(self.branch)


@dataclass(frozen=True, slots=True)
class PhotoState:
    """A photograph the papers were made with; not ``usable`` when it could not be opened."""

    file: str
    sha256: str
    usable: bool


@dataclass(frozen=True, slots=True)
class Ingredients:
    """All that the papers depend on, as hashes: equal ingredients give equal papers.

    ``templates`` pairs each wanted kind with the hash of its template; ``earlier`` is that of what earlier years tell;
    ``settings`` is what the configuration says that bears on papers, empty when it says nothing.
    """

    workbook: str
    rule_set: str
    program: str
    templates: tuple[tuple[str, str], ...]
    photos: tuple[tuple[str, str], ...] = ()
    earlier: str = ""
    settings: str = ""


@dataclass(frozen=True, slots=True)
class PaperState:
    """A paper as written. ``sha256`` is its text as made; ``placed`` what we put under ``file`` (empty: the clerk's own
    stands there); ``beside`` and ``beside_sha256`` name the new text beside a kept paper."""

    kind: str
    file: str
    sha256: str
    placed: str
    beside: str = ""
    beside_sha256: str = ""

    def hashes(self) -> Iterator[tuple[str, str]]:
        """Yield file name and SHA-256 of everything of ours that belongs to this paper."""
        if self.placed:
            yield self.file, self.placed
        if self.beside:
            yield self.beside, self.beside_sha256


@dataclass(frozen=True, slots=True)
class BranchState:
    """The state file of one branch's folder. ``stale`` are papers of earlier runs that are no longer wanted."""

    key: BranchKey
    file: str
    ingredients: Ingredients
    papers: tuple[PaperState, ...]
    photos: tuple[PhotoState, ...] = ()
    stale: tuple[PaperState, ...] = field(default=())

    @property
    def ours(self) -> frozenset[tuple[str, str]]:
        """File name and SHA-256 of everything the program wrote into the folder."""
        return frozenset(pair for paper in (*self.papers, *self.stale) for pair in paper.hashes())

    def to_bytes(self) -> bytes:
        """Return the state as JSON, the same for the same state."""
        return (json.dumps({"schema": SCHEMA, **asdict(self)}, ensure_ascii=False, indent=1) + "\n").encode()


class _IngredientsJson(TypedDict):
    workbook: str
    rule_set: str
    program: str
    templates: list[list[str]]
    photos: list[list[str]]
    settings: NotRequired[str]
    earlier: NotRequired[str]


class _PaperJson(TypedDict):
    kind: str
    file: str
    sha256: str
    placed: str
    beside: str
    beside_sha256: str


class _PhotoJson(TypedDict):
    file: str
    sha256: str
    usable: bool


class _KeyJson(TypedDict):
    year: int
    ward: str
    branch: str
    code: str


class _StateJson(TypedDict):
    schema: int
    key: _KeyJson
    file: str
    ingredients: _IngredientsJson
    papers: list[_PaperJson]
    photos: list[_PhotoJson]
    stale: list[_PaperJson]


def parse_state(data: bytes) -> BranchState | None:
    """Return the state in ``data``; None for what is damaged or of another version: the papers are then made anew."""
    try:
        raw: _StateJson = json.loads(data)
        state = _state(raw) if raw["schema"] == SCHEMA else None
        return state if state is not None and _is_sound(state) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _is_sound(state: BranchState) -> bool:
    """Return whether every value is of its kind, and every paper a plain name in the branch's own folder."""
    made_of, key = state.ingredients, state.key
    pairs = (*made_of.templates, *made_of.photos)
    papers = (*state.papers, *state.stale)
    texts: tuple[object, ...] = (
        *(key.ward, key.branch, key.code, state.file),
        *(made_of.workbook, made_of.rule_set, made_of.program, made_of.settings, made_of.earlier),
        *(text for pair in pairs for text in pair),
        *(text for paper in papers for text in astuple(paper)),
        *(text for photo in state.photos for text in (photo.file, photo.sha256)),
    )
    names = [name for paper in papers for name in (paper.file, paper.beside)]
    return type(key.year) is int and all(isinstance(text, str) for text in texts) and not any(map(_leads_away, names))


def _leads_away(name: str) -> bool:
    return "/" in name or "\\" in name or name in {".", ".."}


def _state(raw: _StateJson) -> BranchState:
    made_of = raw["ingredients"]
    return BranchState(
        key=BranchKey(**raw["key"]),
        file=raw["file"],
        ingredients=Ingredients(
            workbook=made_of["workbook"],
            rule_set=made_of["rule_set"],
            program=made_of["program"],
            templates=tuple((kind, sha256) for kind, sha256 in made_of["templates"]),
            photos=tuple((file, sha256) for file, sha256 in made_of["photos"]),
            settings=made_of.get("settings", ""),
            earlier=made_of.get("earlier", ""),
        ),
        papers=tuple(PaperState(**paper) for paper in raw["papers"]),
        photos=tuple(PhotoState(**photo) for photo in raw["photos"]),
        stale=tuple(PaperState(**paper) for paper in raw["stale"]),
    )


def read_state(folder: Path) -> BranchState | None:
    """Return the state of a branch's folder, None when there is none that can be understood."""
    try:
        return parse_state((folder / STATE_NAME).read_bytes())
    except OSError:
        return None


def read_states(output: Path) -> dict[str, BranchState]:
    """Return the states of every branch's folder under ``output``, by the folder's path ``year/ward/branch``."""
    found = ((file.parent, read_state(file.parent)) for file in sorted(output.glob(f"[0-9]*/*/*/{STATE_NAME}")))
    return {folder.relative_to(output).as_posix(): state for folder, state in found if state is not None}
