"""What lies in ``input/``: the workbooks in a fixed order, each read once into memory, and what is passed over and why.

Nothing in ``input/`` is ever changed; links and special files are never followed or opened (faults.md 07, 08, 26).
"""

from __future__ import annotations

import os
import stat
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annual_review.disk.disk import HELD_ELSEWHERE, cause, sha256_of
from annual_review.model.names import legible
from annual_review.problems import Problem
from annual_review.problems.catalogue import night as night_problems

WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
SIZE_LIMIT = 64 * 1024 * 1024  # bytes; workbook.md, «Limits»
SETTLING_SECONDS = 5.0  # a file changed within this time may still be on its way (paperless-ngx waits as long)
SETTLING_PAUSE = 0.5  # seconds, once for all such files together
READINGS = 2  # a file that changes while it is read gets one more chance, then waits for the next run
_DEPTH_LIMIT = 40  # folders within folders; deeper is no clerk's doing
_PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp"})
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
_TEMPORARY_SUFFIXES = frozenset({".tmp", ".temp", ".part", ".partial", ".crdownload", ".download"})
_MOUNT_POINT = 0xA0000003  # Windows: IO_REPARSE_TAG_MOUNT_POINT, a junction


@dataclass(frozen=True, slots=True)
class Ignored:
    """An entry of ``input/`` that is passed over: its relative path, legible, and why."""

    file: str
    why: Problem


@dataclass(frozen=True, slots=True)
class Candidate:
    """A workbook by its name: where it is, its path relative to ``input/`` as shown, and whether Excel has it open."""

    path: Path
    file: str
    open_in_excel: bool = False


@dataclass(frozen=True, slots=True)
class Inbox:
    """Everything found in ``input/``, in a fixed order."""

    candidates: tuple[Candidate, ...]
    ignored: tuple[Ignored, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook in memory: ``data`` and its ``sha256``; both empty when ``problem`` says why it could not be taken.

    ``waits`` marks one the next run shall take.
    """

    candidate: Candidate
    data: bytes = b""
    sha256: str = ""
    problem: Problem | None = None
    waits: bool = False

    @property
    def file(self) -> str:
        """Its path relative to ``input/``, legible."""
        return self.candidate.file


def list_inbox(folder: Path) -> Inbox:
    """Return the workbooks and the ignored entries of ``folder`` and its sub-folders, sorted by NFC path."""
    root = Path(os.path.realpath(folder))
    candidates: list[Candidate] = []
    ignored: list[Ignored] = []
    for entry in _entries(root, root, 0):
        if isinstance(entry, Candidate):
            candidates.append(entry)
        else:
            ignored.append(entry)
    ordered = sorted(_with_open(candidates, ignored), key=_order)
    return Inbox(tuple(_distinct(ordered)), tuple(sorted(ignored, key=lambda entry: entry.file)))


def _distinct(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Number names that look the same though their bytes differ (NFC and NFD twins), so that each can be told of."""
    seen: Counter[str] = Counter()
    for candidate in candidates:
        seen[candidate.file] += 1
        count = seen[candidate.file]
        yield candidate if count == 1 else replace(candidate, file=f"{candidate.file} [{count}]")


def _order(candidate: Candidate) -> tuple[str, str]:
    return (candidate.file, str(candidate.path))


def _with_open(candidates: list[Candidate], ignored: list[Ignored]) -> Iterator[Candidate]:
    """Mark the workbooks beside which a lock file of Excel (``~$name``) or LibreOffice (``.~lock.name#``) lies."""
    locks = {entry.file for entry in ignored if entry.why.code == night_problems.LOCK_FILE.code}
    for candidate in candidates:
        folder, _, name = candidate.file.rpartition("/")
        beside = f"{folder}/" if folder else ""
        # Excel writes ~$ before a name, or over its first two letters when the name is long.
        marks = (f"{beside}~${name}", f"{beside}~${name[2:]}", f"{beside}.~lock.{name}#")
        yield replace(candidate, open_in_excel=any(mark in locks for mark in marks))


def _entries(folder: Path, root: Path, depth: int) -> Iterator[Candidate | Ignored]:
    try:
        with os.scandir(folder) as listing:
            found = sorted(listing, key=lambda entry: (unicodedata.normalize("NFC", entry.name), entry.name))
    except OSError as error:
        yield Ignored(_shown(folder, root), night_problems.NO_LISTING.at(cause=cause(error)))
        return
    for entry in found:
        why = _reason(entry, root)
        path = Path(entry.path)
        if why is not None:
            yield Ignored(_shown(path, root), why)
        elif not entry.is_dir(follow_symlinks=False):
            yield Candidate(path, _shown(path, root))
        elif depth < _DEPTH_LIMIT:
            yield from _entries(path, root, depth + 1)


def _shown(path: Path, root: Path) -> str:
    return legible(path.relative_to(root).as_posix()) if path != root else "."


def _reason(entry: os.DirEntry[str], root: Path) -> Problem | None:
    """Return why the entry is passed over, None for a folder to enter or a workbook."""
    if entry.is_symlink() or _is_junction(entry):
        return _link_reason(entry, root)
    is_folder = entry.is_dir(follow_symlinks=False)
    named = _name_reason(entry.name)
    if named is not None:
        return named
    looks_like_workbook = Path(entry.name).suffix.lower() in WORKBOOK_SUFFIXES
    if is_folder:
        return night_problems.NOT_REGULAR.at(what="thư mục mang tên bảng tính") if looks_like_workbook else None
    if not entry.is_file(follow_symlinks=False):
        return night_problems.NOT_REGULAR.at(what="đường ống, thiết bị hoặc tệp đặc biệt")
    return None if looks_like_workbook else _other_reason(entry.name)


def _other_reason(name: str) -> Problem:
    return (night_problems.PICTURE if Path(name).suffix.lower() in _PICTURE_SUFFIXES else night_problems.OTHER_TYPE).at()


def _name_reason(name: str) -> Problem | None:
    lower = name.lower()
    if lower.startswith(("~$", ".~lock")):
        return night_problems.LOCK_FILE.at()
    if lower in _SYSTEM_FILES or lower.startswith(("._", "~")) or Path(lower).suffix in _TEMPORARY_SUFFIXES:
        return night_problems.TEMPORARY.at()
    return night_problems.HIDDEN.at() if lower.startswith(".") else None


def _is_junction(entry: os.DirEntry[str]) -> bool:
    info = entry.stat(follow_symlinks=False)
    return getattr(info, "st_reparse_tag", 0) == _MOUNT_POINT


def _link_reason(entry: os.DirEntry[str], root: Path) -> Problem:
    try:
        target = Path(os.path.realpath(entry.path, strict=True))
    except OSError:
        return night_problems.LINK_DEAD.at()
    inside = target == root or root in target.parents
    return night_problems.LINK_INSIDE.at() if inside else night_problems.LINK_OUT.at()


def read_inbox(candidates: Iterable[Candidate], *, now: float, settling: float = SETTLING_SECONDS) -> Iterator[Workbook]:
    """Yield every candidate read into memory, one at a time. ``now`` is in seconds since 1970, as file times are.

    Files changed less than ``settling`` seconds ago are looked at twice, with one short pause for all of them; what
    grew meanwhile, or changes while it is read, waits for the next run.
    """
    listed = tuple(candidates)
    fresh = {candidate: mark for candidate in listed if (mark := _mark(candidate.path)) and _is_fresh(mark, now, settling)}
    if fresh:
        time.sleep(SETTLING_PAUSE)
    for candidate in listed:
        if candidate in fresh and _mark(candidate.path) != fresh[candidate]:
            yield _waiting(candidate)
        else:
            yield read_workbook(candidate)


def read_workbook(candidate: Candidate) -> Workbook:
    """Return the candidate read into memory once; its size and time must be the same before and after."""
    try:
        for _ in range(READINGS):
            before = _mark(candidate.path)
            if before is not None and before[0] > SIZE_LIMIT:
                return Workbook(candidate, problem=_too_large(before[0]))
            data = _bytes_of_regular(candidate.path)
            if before is not None and _mark(candidate.path) == before and len(data) == before[0]:
                return Workbook(candidate, data, sha256_of(data))
    except OSError as error:
        return _waiting(candidate) if _held_by_another(error) else _unreadable(candidate, error)
    return _waiting(candidate)


def _waiting(candidate: Candidate) -> Workbook:
    return Workbook(candidate, problem=night_problems.STILL_COPYING.at(), waits=True)


def _unreadable(candidate: Candidate, error: OSError) -> Workbook:
    return Workbook(candidate, problem=night_problems.NOT_ALLOWED.at(cause=cause(error)))


def _too_large(size: int) -> Problem:
    return night_problems.TOO_LARGE.at(size=size // 1024 // 1024, limit=SIZE_LIMIT // 1024 // 1024)


def _held_by_another(error: OSError) -> bool:
    """A sharing or lock violation, as Windows or a network share tells it; anywhere: the file went away while we looked."""
    held = getattr(error, "winerror", None) in {32, 33} or error.errno in HELD_ELSEWHERE
    return held or isinstance(error, FileNotFoundError)


def _mark(path: Path) -> tuple[int, int, int] | None:
    """Size, time of change in nanoseconds, and number of the file; None when it is gone."""
    try:
        info = os.lstat(path)
    except OSError:
        return None
    return (info.st_size, info.st_mtime_ns, info.st_ino)


def _is_fresh(mark: tuple[int, int, int], now: float, settling: float) -> bool:
    return abs(now - mark[1] / 1e9) < settling


def _bytes_of_regular(path: Path) -> bytes:
    """Read a file that is regular also at the moment of opening: a pipe put in its place must not hang the night."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise FileNotFoundError(str(path))
        return opened.read(SIZE_LIMIT + 1)
