"""A .docx as a zip package: read within limits, written byte for byte the same for the same content."""

from __future__ import annotations

from collections.abc import Iterable

from annual_review import zips
from annual_review.zips import Member

MAX_MEMBERS = 1_000  # Apache POI's ZipSecureFile takes as many; an official form has about fifteen
MAX_UNPACKED = 64 * 1024 * 1024  # bytes; a form with a scanned seal stays under 5 MB
CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELS = "_rels/.rels"

_STAMP = zips.Stamp(system=0, mode=0)  # MS-DOS without rights, as Word writes it


class BrokenPackageError(Exception):
    """The bytes are no readable zip package within the limits."""


def member(name: str, content: bytes) -> Member:
    """Return ``content`` packed under ``name``; pictures, which are packed already, are only stored."""
    return zips.member(name, content, deflated=not name.endswith((".png", ".jpeg", ".jpg")))


def pack(members: Iterable[Member]) -> bytes:
    """Return the zip of ``members`` in their order, dated 1 January 1980: the same bytes for the same members.

    What never changes from paper to paper is packed once, by ``member``, and only copied here.
    """
    return zips.joined(members, _STAMP)


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of a package by name, in its order.

    Raises BrokenPackageError for what is no zip, is cut short, encrypted, hostile, holds a name twice, or unpacks to more
    than ``MAX_UNPACKED`` bytes or ``MAX_MEMBERS`` files.
    """
    try:
        return zips.parts(data, zips.Limits(MAX_MEMBERS, MAX_UNPACKED))
    except zips.UnsafeZipError as error:
        raise BrokenPackageError(str(error)) from error
