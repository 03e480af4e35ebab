"""Zip archives: opened within limits, and written with fixed dates so that equal parts give equal bytes."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

RATIO_FROM = 32 << 20  # below this size no inflation does harm, and blank formatted rows pack very tightly
MAX_RATIO = 100  # as Apache POI's ZipSecureFile
MAX_DIRECTORY = 4 << 20
UNIX = 3  # the system that an archive says it was made on
_CHUNK = 1 << 20
_UNSAFE_NAME = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
_DEFLATED = 8
_STORED = 0
_UTF8_NAME = 0x0800
_VERSION = 20  # zip 2.0: deflate and folders, all that is used here


class Danger(Enum):
    """Why an archive is not opened."""

    DAMAGED = auto()  # no zip at all, cut short, or with a wrong checksum
    ENCRYPTED = auto()
    LONG_DIRECTORY = auto()
    MANY_MEMBERS = auto()
    LARGE = auto()  # it unpacks to more than the limit
    DENSE = auto()  # a member unpacks to more than MAX_RATIO times its size
    OUTSIDE = auto()  # a member's name leads out of the folder it is unpacked in
    SAME_NAME = auto()  # two members differ at most in upper and lower case
    OVERLAPPING = auto()


class UnsafeZipError(Exception):
    """An archive that is not opened. ``danger`` says why; ``members`` is how many it has, 0 where nobody could count."""

    def __init__(self, danger: Danger, reason: str, members: int = 0) -> None:
        super().__init__(reason)
        self.danger = danger
        self.members = members


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold at most."""

    members: int
    unpacked: int  # bytes of all members together


def opened(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return the archive ``data`` once its directory has been looked at: nothing in it is inflated yet.

    Raises UnsafeZipError for what is no zip, is encrypted, is larger than ``limits`` by its own word, or hostile. A declared
    size may lie: ``chunks`` counts what is really there.
    """
    end = data.rfind(b"PK\x05\x06")
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > MAX_DIRECTORY:
        raise UnsafeZipError(Danger.LONG_DIRECTORY, "has too long a directory")
    with _damage_reported():
        archive = zipfile.ZipFile(io.BytesIO(data))
    members = archive.infolist()
    if any(info.flag_bits & 1 for info in members):
        raise UnsafeZipError(Danger.ENCRYPTED, "is encrypted")
    if len(members) > limits.members:
        raise UnsafeZipError(Danger.MANY_MEMBERS, f"holds more than {limits.members} members", len(members))
    _refuse_names(members)
    _refuse_sizes(members, limits)
    return archive


def _refuse_names(members: list[zipfile.ZipInfo]) -> None:
    if any(_UNSAFE_NAME.search(info.filename) or _UNSAFE_NAME.search(info.orig_filename) for info in members):
        raise UnsafeZipError(Danger.OUTSIDE, "has a member outside its own folder")
    if len({info.filename.casefold() for info in members}) < len(members):
        raise UnsafeZipError(Danger.SAME_NAME, "holds one name twice")


def _refuse_sizes(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if sum(info.file_size for info in members) > limits.unpacked:
        raise _too_large(limits)
    if any(info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * info.compress_size for info in members):
        raise UnsafeZipError(Danger.DENSE, f"has a member packed more than {MAX_RATIO} times")
    ordered = sorted(members, key=lambda info: info.header_offset)
    if any(one.header_offset + 30 + one.compress_size > two.header_offset for one, two in pairwise(ordered)):
        raise UnsafeZipError(Danger.OVERLAPPING, "has members that overlap")


def chunks(archive: zipfile.ZipFile, limits: Limits) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Yield what every member of an archive holds, in its order, at most 1 MiB at a time; an empty member yields nothing.

    Raises UnsafeZipError for damage, and as soon as more than the limit has been inflated.
    """
    left = limits.unpacked
    for info in archive.infolist():
        with _damage_reported(), archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _too_large(limits)
                yield info, chunk


def parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    """Return the files of the archive ``data`` by name, in its order, folders left out. Raises UnsafeZipError."""
    archive = opened(data, limits)
    found: dict[str, list[bytes]] = {info.filename: [] for info in archive.infolist() if not info.is_dir()}
    for info, chunk in chunks(archive, limits):
        found.setdefault(info.filename, []).append(chunk)
    return {name: b"".join(pieces) for name, pieces in found.items()}


def _too_large(limits: Limits) -> UnsafeZipError:
    return UnsafeZipError(Danger.LARGE, f"unpacks to more than {limits.unpacked} bytes")


@contextmanager
def _damage_reported() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise UnsafeZipError(Danger.DAMAGED, str(error)) from error


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an archive tells of its making, fixed so that neither the clock nor the system shows in its bytes."""

    moment: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)  # year to second; the first a zip can tell
    system: int = UNIX
    mode: int = 0o600  # rights of the unpacked files where the system is Unix


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, packed once so that it can be copied into many archives as it is."""

    name: str
    method: int
    checksum: int
    size: int  # bytes of the unpacked file
    packed: bytes


def member(name: str, content: bytes, *, deflated: bool = True) -> Member:
    """Return ``content`` under ``name``, deflated or only stored."""
    if not deflated:
        return Member(name, _STORED, zlib.crc32(content), len(content), content)
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(name, _DEFLATED, zlib.crc32(content), len(content), packer.compress(content) + packer.flush())


def fixed(files: Iterable[tuple[str, bytes]], stamp: Stamp = Stamp(), *, deflated: bool = True) -> bytes:
    """Return the archive of ``files`` (name, content) in their order: the same files and stamp give the same bytes."""
    return joined((member(name, content, deflated=deflated) for name, content in files), stamp)


def joined(members: Iterable[Member], stamp: Stamp) -> bytes:
    """Return the archive of ``members`` in their order, as ``zipfile`` would write it; they are copied, not packed again.

    Written here because ``zipfile`` cannot copy packed members, and writes the system it runs on into each. Raises
    struct.error for more than 65,535 members or 4 GiB: a bug of ours, no paper comes near.
    """
    body: list[bytes] = []
    index: list[bytes] = []
    offset = count = 0
    year, month, day, hour, minute, second = stamp.moment
    dated = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)  # as MS-DOS writes them
    for item in members:
        name = item.name.encode()
        flags = 0 if item.name.isascii() else _UTF8_NAME
        sizes = (item.checksum, len(item.packed), item.size, len(name), 0)
        shared = struct.pack("<5H3L2H", _VERSION, flags, item.method, *dated, *sizes)
        body += (b"PK\x03\x04", shared, name, item.packed)
        made_by = struct.pack("<H", stamp.system << 8 | _VERSION)
        index += (b"PK\x01\x02", made_by, shared, struct.pack("<3H2L", 0, 0, 0, stamp.mode << 16, offset), name)
        offset += 4 + len(shared) + len(name) + len(item.packed)
        count += 1
    directory = b"".join(index)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*body, directory, end))
