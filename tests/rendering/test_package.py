"""Packages are read within limits and written the same every time."""

from __future__ import annotations

import io
import zipfile

import pytest

from annual_review.rendering.docx import package
from annual_review.rendering.docx.package import BrokenPackageError, member, pack, unpack
from tests.rendering.forms import form


def zipped(*names: str, method: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name in names:
            archive.writestr(name, b"x" * 1000)
    return target.getvalue()


def test_what_is_packed_is_unpacked() -> None:
    files = {"a.xml": b"<a/>" * 99, "thư mục/ảnh.png": b"\x89PNG", "empty.xml": b""}
    assert unpack(pack(member(name, content) for name, content in files.items())) == files


def test_python_reads_what_is_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(pack([member("ảnh.png", b"\x89PNG"), member("a.xml", b"a" * 99)]))) as archive:
        assert archive.testzip() is None
        assert [(info.filename, info.compress_type) for info in archive.infolist()] == [("ảnh.png", 0), ("a.xml", 8)]


def test_an_empty_package_is_a_zip() -> None:
    assert unpack(pack([])) == {}


def test_a_cut_package_is_refused() -> None:
    with pytest.raises(BrokenPackageError):
        unpack(form()[:-100])


def test_a_damaged_member_is_refused() -> None:
    data = bytearray(zipped("a.xml"))
    data[60] ^= 0xFF
    with pytest.raises(BrokenPackageError, match="CRC"):
        unpack(bytes(data))


def test_a_damaged_compressed_member_is_refused() -> None:
    data = bytearray(zipped("a.xml", method=zipfile.ZIP_DEFLATED))
    data[35] = 0xFF
    with pytest.raises(BrokenPackageError):
        unpack(bytes(data))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped("a.xml"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BrokenPackageError, match="encrypted"):
        unpack(bytes(data))


@pytest.mark.filterwarnings("ignore:Duplicate name")  # zipfile warns while the broken package is made
def test_a_name_held_twice_is_refused() -> None:
    with pytest.raises(BrokenPackageError, match="twice"):
        unpack(zipped("a.xml", "A.XML"))


def test_a_package_that_unpacks_to_too_much_is_refused_before_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 1_999)
    with pytest.raises(BrokenPackageError, match="more than"):
        unpack(zipped("a.xml", "b.xml"))


def test_a_package_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_MEMBERS", 1)
    with pytest.raises(BrokenPackageError, match="more than"):
        unpack(zipped("a.xml", "b.xml"))
