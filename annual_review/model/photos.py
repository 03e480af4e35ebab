"""A photograph as it lies on the disk, and what is told of one that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.model.names import legible
from annual_review.model.record import Photo
from annual_review.problems import Problem
from annual_review.problems.catalogue import photos as photo_problems


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photograph as it lies on the disk: its entry in the workbook, its bytes and their SHA-256."""

    photo: Photo
    data: bytes
    sha256: str


def too_large(photo: Photo, limit: str) -> Problem:
    """Return the problem of a photograph over a limit, at its cell."""
    return photo_problems.TOO_LARGE.at(photo.place, name=legible(photo.file), limit=limit)


def unreadable(photo: Photo) -> Problem:
    """Return the problem of a photograph that cannot be opened, at its cell."""
    return photo_problems.UNREADABLE.at(photo.place, name=legible(photo.file))
