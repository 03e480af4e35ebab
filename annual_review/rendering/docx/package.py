"""A .docx as a zip package: read within limits, written byte for byte the same for the same content."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

MAX_MEMBERS = 1_000  # Apache POI's ZipSecureFile takes as many; an official form has about fifteen
MAX_UNPACKED = 64 * 1024 * 1024  # bytes; a form with a scanned seal stays under 5 MB
CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELS = "_rels/.rels"

_FIRST_DAY = 0x0021  # 1 January 1980 in MS-DOS form, the earliest a zip can tell: never the clock
_DEFLATED = 8
_STORED = 0
_UTF8_NAME = 0x0800
_VERSION = 20  # zip 2.0: deflate and folders, all that is used here
_LEVEL = 6


class BrokenPackageError(Exception):
    """The bytes are no readable zip package within the limits."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package, packed once so that it can be copied into many papers as it is."""

    name: str
    method: int
    checksum: int
    size: int
    packed: bytes


def member(name: str, content: bytes) -> Member:
    """Return ``content`` packed under ``name``; pictures, which are packed already, are only stored."""
    if name.endswith((".png", ".jpeg", ".jpg")):
        return Member(name, _STORED, zlib.crc32(content), len(content), content)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, _DEFLATED, zlib.crc32(content), len(content), packer.compress(content) + packer.flush())


def pack(members: Iterable[Member]) -> bytes:
    """Return the zip of ``members`` in their order, dated 1 January 1980: the same bytes for the same members.

    Written here and not by ``zipfile``, which cannot copy packed members and stamps its host system into each.
    """
    body: list[bytes] = []
    index: list[bytes] = []
    offset = 0
    for item in members:
        name = item.name.encode()
        flags = 0 if item.name.isascii() else _UTF8_NAME
        shared = struct.pack(
            "<5H3L2H",
            _VERSION,
            flags,
            item.method,
            0,
            _FIRST_DAY,
            item.checksum,
            len(item.packed),
            item.size,
            len(name),
            0,
        )
        body += (b"PK\x03\x04", shared, name, item.packed)
        index += (b"PK\x01\x02", struct.pack("<H", _VERSION), shared, struct.pack("<3H2L", 0, 0, 0, 0, offset), name)
        offset += 4 + len(shared) + len(name) + len(item.packed)
    directory = b"".join(index)
    count = len(body) // 4
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*body, directory, end))


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of a package by name, in its order.

    Raises BrokenPackageError for what is no zip, is cut short, encrypted, holds a name twice, or unpacks to more than
    ``MAX_UNPACKED`` bytes or ``MAX_MEMBERS`` files.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_UNPACKED:
                raise BrokenPackageError("unpacks to more than an official form ever holds")
            if len({info.filename.lower() for info in infos}) < len(infos):
                raise BrokenPackageError("holds one name twice")
            return {info.filename: archive.read(info) for info in infos}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        NotImplementedError,
        ValueError,
        OSError,
        struct.error,
    ) as error:
        raise BrokenPackageError(str(error)) from error
