"""What the program remembers of a folder of papers: of what they were made, each paper as written, and the figures in them.

One small JSON file beside the papers it describes, no database and no times in it: the same inputs give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import msgspec

from annual_review.model.figures import BranchFigures
from annual_review.model.names import name_key
from annual_review.model.partial import WhoseReview
from annual_review.model.ward import BranchToMend, WardRecord
from annual_review.model.wards import ward_key

STATE_NAME = ".trang-thai.json"
SCHEMA = 3
MOST_PARTS = 2  # of the path of a paper: working papers lie in a folder of their own
_EARLIER_SCHEMAS = (1, 2)  # 1: without figures, a branch was called «cell» in it; 2: figures by the rules of that version


@dataclass(frozen=True, slots=True)
class WardKey:
    """Which ward and year a folder of papers is of, in the clerks' words."""

    year: int
    ward: str

    @property
    def ward_identity(self) -> str:
        """Equal for two spellings of one ward."""
        return ward_key(self.ward)


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
        return ward_key(self.ward)

    @property
    def identity(self) -> str:
        """Equal for the same branch within a ward and year: its code, without one its name."""
        return f"#{name_key(self.code)}" if self.code else self.name_identity

    @property
    def name_identity(self) -> str:
        """Equal for two spellings of one branch's name."""
        return name_key(self.branch)


def key_of(whose: WhoseReview) -> BranchKey | None:
    """Return the key of a review as far as it could be read; None where year, ward or branch could not."""
    if whose.year is None or not (whose.parent and whose.branch):
        return None
    return BranchKey(whose.year, whose.parent, whose.branch, whose.code)


@dataclass(frozen=True, slots=True)
class PhotoState:
    """A photograph the papers were made with; not ``usable`` when it could not be opened."""

    file: str
    sha256: str
    usable: bool


@dataclass(frozen=True, slots=True)
class Ingredients:
    """All that the papers depend on, as hashes: equal ingredients give equal papers."""

    workbook: str  # SHA-256 of the workbook; empty for papers of a whole ward
    rule_set: str  # id and digest
    program: str  # version and digest
    templates: tuple[tuple[str, str], ...]  # each wanted kind with the hash of its template
    photos: tuple[tuple[str, str], ...] = ()  # each photograph's name and hash
    earlier: str = ""  # digest of what earlier years came to
    settings: str = ""  # what the configuration says that bears on papers
    branches: str = ""  # digest of the figures of a ward's branches; empty for papers of one branch
    ward: str = ""  # digest of what the ward's own workbook says that bears on these papers


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
    former: str = ""  # the name earlier versions gave the paper

    def hashes(self) -> Iterator[tuple[str, str]]:
        """Yield file name and SHA-256 of everything of ours that belongs to this paper."""
        if self.placed:
            yield self.file, self.placed
        if self.beside:
            yield self.beside, self.beside_sha256


class Scope(StrEnum):
    """Whose papers a folder holds."""

    BRANCH = "branch"
    WARD = "ward"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderState:
    """The state file of one folder of papers."""

    ingredients: Ingredients
    papers: tuple[PaperState, ...]
    photos: tuple[PhotoState, ...] = ()
    stale: tuple[PaperState, ...] = ()  # papers of earlier runs that are no longer wanted

    @property
    def ours(self) -> frozenset[tuple[str, str]]:
        """File name and SHA-256 of everything the program wrote into the folder."""
        return frozenset(pair for paper in (*self.papers, *self.stale) for pair in paper.hashes())

    def to_bytes(self) -> bytes:
        """Return the state as JSON, the same for the same state."""
        scope = Scope.WARD if isinstance(self, WardState) else Scope.BRANCH
        values = msgspec.to_builtins(self, enc_hook=encode_special)
        return (json.dumps({"schema": SCHEMA, "scope": scope, **values}, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchState(FolderState):
    """The state of one branch's folder, with the figures from which its ward is added up on later nights."""

    key: BranchKey
    file: str  # the workbook, relative to ``input/``
    figures: BranchFigures | None = None  # None: written by a version that kept none


@dataclass(frozen=True, slots=True, kw_only=True)
class WardState(FolderState):
    """The state of the folder with a ward's own papers, with what a narrowed run cannot look at.

    ``file`` is the ward's own workbook, relative to ``input/`` (empty without one), ``workbook`` what it said when it was
    last without an error; ``missing`` names the branches that had handed in nothing then, ``to_mend`` those refused.
    """

    key: WardKey
    file: str = ""
    workbook: WardRecord | None = None
    missing: tuple[str, ...] = ()
    to_mend: tuple[BranchToMend, ...] = ()


@dataclass(frozen=True, slots=True)
class States:
    """Every state under ``output/`` by the path of its folder."""

    branches: dict[str, BranchState] = field(default_factory=dict)  # ``year/ward/branch``
    wards: dict[str, WardState] = field(default_factory=dict)  # ``year/ward/dang-uy``

    @property
    def all(self) -> tuple[FolderState, ...]:
        """Every state, those of branches first."""
        return (*self.branches.values(), *self.wards.values())


@dataclass(frozen=True, slots=True)
class _Head:
    schema: int
    scope: Scope = Scope.BRANCH


S = TypeVar("S")


def parse_state(data: bytes) -> FolderState | None:
    """Return the state in ``data``; None for what is damaged or of another version: the papers are then made anew."""
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.schema in _EARLIER_SCHEMAS and head.scope is Scope.BRANCH:
            return _sound(_from_earlier_schema(data))
        if head.schema != SCHEMA:
            return None
        return _sound(_decoded(data, WardState) if head.scope is Scope.WARD else _decoded(data, BranchState))
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError, KeyError, AttributeError):
        return None


def _decoded(data: bytes, kind: type[S]) -> S:
    return msgspec.json.decode(data, type=kind, dec_hook=_decode_special)


def encode_special(value: object) -> object:
    """Return what stands in JSON for a value that JSON does not know: an exact fraction as text. Raises TypeError."""
    if isinstance(value, Fraction):
        return str(value)
    raise TypeError(f"a state holds no {type(value).__name__}")


def _decode_special(kind: type, value: object) -> object:
    if kind is Fraction and isinstance(value, str):
        return Fraction(value)
    raise TypeError(f"a state holds no {kind.__name__}")


def _from_earlier_schema(data: bytes) -> BranchState:
    """Return the papers of an earlier version without their figures: those were reckoned by other rules."""
    raw = json.loads(data)
    raw.pop("figures", None)
    key = raw["key"]
    key["branch"] = key.pop("cell", None) or key.get("branch")
    return msgspec.convert(raw, type=BranchState)


def _sound(state: FolderState) -> FolderState | None:
    """Return the state when every paper lies in the folder itself or in one folder inside it, else None."""
    names = (name for paper in (*state.papers, *state.stale) for name in (paper.file, paper.beside))
    return None if any(map(_leads_away, names)) else state


def _leads_away(name: str) -> bool:
    parts = name.split("/")
    return len(parts) > MOST_PARTS or "\\" in name or any(part in {".", ".."} for part in parts) or name.startswith("/")


def read_state(folder: Path) -> FolderState | None:
    """Return the state of a folder of papers, None when there is none that can be understood."""
    try:
        return parse_state((folder / STATE_NAME).read_bytes())
    except OSError:
        return None


def read_states(output: Path) -> States:
    """Return every state under ``output``."""
    found = States()
    for file in sorted(output.glob(f"[0-9]*/*/*/{STATE_NAME}")):
        folder = file.parent.relative_to(output).as_posix()
        match read_state(file.parent):
            case BranchState() as state:
                found.branches[folder] = state
            case WardState() as ward:
                found.wards[folder] = ward
            case _:
                continue
    return found
