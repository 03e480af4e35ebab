"""The photographs a workbook names: found safely beside it, turned upright, shrunk and stored the same way every time."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from annual_review.disk.disk import sha256_of
from annual_review.disk.inbox import Ignored, Inbox
from annual_review.model.names import folded, legible
from annual_review.model.photos import PhotoFile, too_large, unreadable
from annual_review.model.record import Photo
from annual_review.problems import Problem, Read
from annual_review.problems.catalogue import photos as photo_problems
from annual_review.problems.catalogue.night import PICTURE

COUNT_LIMIT = 20
SIZE_LIMIT = 32 * 1024 * 1024  # bytes of one file


def find_photos(photos: Sequence[Photo], workbook: Path, root: Path) -> Read[tuple[PhotoFile, ...]]:
    """Return the bytes of ``photos`` of the workbook at ``workbook``; what is missing or unsafe is a problem at its cell.

    A photograph lies beside the workbook or in a folder of the workbook's name without extension; nothing outside
    ``root`` (``input/``) is read.
    """
    found: list[PhotoFile] = []
    problems: list[Problem] = []
    if len(photos) > COUNT_LIMIT:
        first_left = photos[COUNT_LIMIT]
        many = photo_problems.TOO_MANY.at(first_left.place, count=len(photos), limit=COUNT_LIMIT, name=legible(first_left.file))
        problems.append(many)
    for photo in photos[:COUNT_LIMIT]:
        read = _find(photo, workbook, root)
        problems.extend(read.problems)
        if read.value is not None:
            found.append(read.value)
    return Read(tuple(found), tuple(problems))


def without_named(inbox: Inbox, named: Mapping[str, tuple[str, ...]]) -> tuple[Ignored, ...]:
    """Return what was passed over, without the pictures that a workbook names: those are no surprise to anybody.

    ``named`` are the pictures each workbook names. One that is missing there could not be read: every picture in the
    folder of its name is taken for its own.
    """
    exact: set[str] = set()
    folders: list[str] = []
    for candidate in inbox.candidates:
        beside, _, file = candidate.file.rpartition("/")
        own = "/".join(filter(None, (beside, PurePosixPath(file).stem)))
        if candidate.file not in named:
            folders.append(f"{folded(own)}/")
        for name in named.get(candidate.file, ()):
            plain = legible(name.replace("\\", "/"))
            exact |= {folded("/".join(filter(None, (folder, plain)))) for folder in (beside, own)}
    return tuple(each for each in inbox.ignored if not _is_named(each, exact, tuple(folders)))


def _is_named(each: Ignored, exact: set[str], folders: tuple[str, ...]) -> bool:
    file = folded(each.file)
    return each.why.code == PICTURE.code and (file in exact or file.startswith(folders))


def _find(photo: Photo, workbook: Path, root: Path) -> Read[PhotoFile]:
    shown = legible(photo.file)
    name = Path(photo.file.replace("\\", "/"))
    if not _is_plain(name):
        return Read(None, (photo_problems.OUTSIDE.at(photo.place, name=shown),))
    for folder in (workbook.parent, workbook.with_suffix("")):
        path = _there(folder / name)
        if path is None:
            continue
        if not _lies_in(path, root):
            return Read(None, (photo_problems.OUTSIDE.at(photo.place, name=shown),))
        return _read(photo, path)
    return Read(None, (photo_problems.MISSING.at(photo.place, name=shown, folder=legible(workbook.stem)),))


def _there(path: Path) -> Path | None:
    """Return the file at ``path``, or the only one beside it whose name people would read as the same one; None for none.

    A name typed into a workbook is NFC with «Đ» by now; on the disk it may be NFD, or hold the eth.
    """
    if path.is_file():
        return path
    try:
        same = [each for each in path.parent.iterdir() if folded(each.name) == folded(path.name) and each.is_file()]
    except OSError:
        return None
    return same[0] if len(same) == 1 else None


def _is_plain(name: Path) -> bool:
    """A file name, or the name of the workbook's folder and a file name; no drive, no way up, no root."""
    parts = name.parts
    return (
        1 <= len(parts) <= 2 and not name.is_absolute() and ".." not in parts and ":" not in str(name) and "\0" not in str(name)
    )


def _lies_in(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(root)) in Path(os.path.realpath(path)).parents


def _read(photo: Photo, path: Path) -> Read[PhotoFile]:
    try:
        if path.stat().st_size > SIZE_LIMIT:
            return Read(None, (too_large(photo, f"{SIZE_LIMIT // 1024 // 1024} MB"),))
        data = path.read_bytes()
    except OSError:
        return Read(None, (unreadable(photo),))
    return Read(PhotoFile(photo, data, sha256_of(data)))
