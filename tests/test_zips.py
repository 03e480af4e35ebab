"""Archives are written as ``zipfile`` writes them, the same every time, and opened within limits."""

from __future__ import annotations

import io
import zipfile

import pytest

from annual_review import zips
from annual_review.zips import Danger, Limits, Stamp, UnsafeZipError, chunks, fixed, opened, parts

FILES = [("[Content_Types].xml", b"<Types/>" * 200), ("ảnh/đ.png", b"\x89PNG" + bytes(range(256)) * 40), ("empty.xml", b"")]
ROOM = Limits(members=10, unpacked=1 << 20)


def by_zipfile(stamp: Stamp, method: int) -> bytes:
    """The same archive, written by Python's own module."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in FILES:
            info = zipfile.ZipInfo(name, stamp.moment)
            info.compress_type, info.create_system, info.external_attr = method, stamp.system, stamp.mode << 16
            archive.writestr(info, content)
    return stream.getvalue()


@pytest.mark.parametrize("deflated", [True, False])
@pytest.mark.parametrize(
    "stamp", [Stamp(), Stamp(mode=0o100644), Stamp((2020, 12, 3, 17, 5, 58), system=0), Stamp((2107, 12, 31, 23, 59, 58))]
)
def test_an_archive_is_byte_for_byte_what_python_writes(stamp: Stamp, deflated: bool) -> None:
    method = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    assert fixed(FILES, stamp, deflated=deflated) == by_zipfile(stamp, method)


def test_what_is_written_is_read_in_its_order() -> None:
    assert list(parts(fixed(FILES), ROOM).items()) == FILES


def test_folders_are_no_parts() -> None:
    assert parts(fixed([("xl/", b""), ("xl/a.xml", b"a")]), ROOM) == {"xl/a.xml": b"a"}


def test_a_packed_member_is_copied_into_many_archives() -> None:
    member = zips.member("a.xml", b"a" * 999)
    assert parts(zips.joined([member], Stamp()), ROOM) == parts(zips.joined([member], Stamp(system=0)), ROOM)


def danger(data: bytes, limits: Limits = ROOM) -> Danger:
    with pytest.raises(UnsafeZipError) as raised:
        list(chunks(opened(data, limits), limits))
    return raised.value.danger


def damaged() -> bytes:
    """A deflated member that cannot be inflated."""
    data = bytearray(fixed(FILES))
    data[30 + len(FILES[0][0])] = 0xFF
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(fixed(FILES))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def with_long_directory() -> bytes:
    data = bytearray(fixed(FILES))
    data[-10:-6] = (zips.MAX_DIRECTORY + 1).to_bytes(4, "little")
    return bytes(data)


def overlapping() -> bytes:
    """Two names of the directory, one of them for what lies inside the other."""
    data = bytearray(fixed([("a.xml", b"a" * 200), ("b.xml", b"b" * 200)], deflated=False))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = (20).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", Danger.DAMAGED),
        (fixed(FILES)[:-5], Danger.DAMAGED),
        (fixed(FILES, deflated=False).replace(b"\x89PNG", b"\x88PNG"), Danger.DAMAGED),
        (damaged(), Danger.DAMAGED),
        (encrypted(), Danger.ENCRYPTED),
        (with_long_directory(), Danger.LONG_DIRECTORY),
        (fixed([(str(count), b"") for count in range(11)]), Danger.MANY_MEMBERS),
        (fixed([("a", b"a" * (1 << 20)), ("b", b"b")]), Danger.LARGE),
        (fixed([("../a", b"a")]), Danger.OUTSIDE),
        (fixed([("/a", b"a")]), Danger.OUTSIDE),
        (fixed([("C:a", b"a")]), Danger.OUTSIDE),
        (fixed([("a\0b", b"a")]), Danger.OUTSIDE),
        (fixed([("Đ.xml", b"a"), ("đ.XML", b"a")]), Danger.SAME_NAME),
        (overlapping(), Danger.OVERLAPPING),
    ],
)
def test_an_archive_that_is_not_opened(data: bytes, found: Danger) -> None:
    assert danger(data) is found


def test_the_members_of_an_archive_with_too_many_are_counted() -> None:
    with pytest.raises(UnsafeZipError) as raised:
        opened(fixed([(str(count), b"") for count in range(11)]), ROOM)
    assert raised.value.members == 11


def test_a_member_packed_beyond_measure() -> None:
    data = fixed([("a", bytes(zips.RATIO_FROM + 1))])
    assert danger(data, Limits(10, 1 << 30)) is Danger.DENSE


def test_what_comes_out_is_counted_whatever_the_directory_declares() -> None:
    room = Limits(members=10, unpacked=10)
    archive = opened(fixed([("a", b"a" * 5)]), room)
    with pytest.raises(UnsafeZipError) as raised:
        list(chunks(archive, Limits(members=10, unpacked=4)))
    assert raised.value.danger is Danger.LARGE
