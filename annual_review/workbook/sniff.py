"""What a file really is, judged by its bytes and never by its name."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from annual_review import zips
from annual_review.problems import Problem
from annual_review.problems.catalogue import files as file_problems

MAX_FILE = 64 << 20
_LIMITS = zips.Limits(members=5_000, unpacked=512 << 20)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DTD = tuple(sign.encode(code) for sign in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be"))
_HOSTILE = {
    zips.Danger.OUTSIDE: "có thành phần trỏ ra ngoài tệp",
    zips.Danger.SAME_NAME: "có hai thành phần trùng tên",
    zips.Danger.OVERLAPPING: "các thành phần nén chồng lên nhau",
}
_MAGIC = (
    (b"%PDF", "tài liệu PDF"),
    (b"{\\rtf", "văn bản RTF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén GZ"),
)
_EMPTY_ZIP = b"PK\x05\x06"


class FileKind(StrEnum):
    """The kinds of workbook that are read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file that is a workbook; ``archive`` is its zip directory, None for the old binary format."""

    kind: FileKind
    archive: zipfile.ZipFile | None = None

    @property
    def opened(self) -> zipfile.ZipFile:
        """The zip directory of a kind that has one; raises RuntimeError for one that has none: a bug of ours."""
        if self.archive is None:
            raise RuntimeError(f"{self.kind} is no zip archive")
        return self.archive


def sniff(data: bytes, file: str) -> Sniffed | Problem:
    """Return what kind of workbook ``data`` is, or the one problem that says why it is none.

    ``file`` is only used to tell a lock file. Zip archives are inflated once, within the limits of workbook.md: a
    declared size may lie. Raises nothing.
    """
    if not data:
        return file_problems.EMPTY_FILE.at()
    if len(data) > MAX_FILE:
        return file_problems.TOO_BIG.at(size=-(-len(data) >> 20), limit=MAX_FILE >> 20)
    if _is_lock(data, file):
        return file_problems.LOCK_FILE.at()
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith((b"PK\x03\x04", _EMPTY_ZIP)):
        return _zip(data)
    return _no_container(data)


def _is_lock(data: bytes, file: str) -> bool:
    name = re.split(r"[/\\]", file)[-1]
    if name.startswith(("~$", ".~lock")) and len(data) < 2048:
        return True
    # Office's owner file is 165 bytes (Word: 162): the length of the user's name, the name, padding, the name in UTF-16.
    return len(data) in {162, 165} and 0 < data[0] <= 54 and data[1 + data[0] : 55].strip(b" \x00") == b""


def _ole(data: bytes) -> Sniffed | Problem:
    if len(data) < 1536:
        return file_problems.TRUNCATED.at()
    streams = {
        name for name in ("EncryptedPackage", "WordDocument", "PowerPoint Document", "Workbook", "Book") if _utf16(name) in data
    }
    if "EncryptedPackage" in streams:
        return file_problems.ENCRYPTED.at()
    if streams & {"Workbook", "Book"}:
        return Sniffed(FileKind.XLS)
    if "WordDocument" in streams:
        return file_problems.OTHER_KIND.at(kind="văn bản Word (.doc)")
    if streams:
        return file_problems.OTHER_KIND.at(kind="bài trình chiếu PowerPoint")
    return file_problems.UNREADABLE.at()


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"


def _no_container(data: bytes) -> Problem:  # noqa: PLR0911 - one return a kind of file
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return file_problems.OTHER_KIND.at(kind=kind)
    if not data.strip(b"\x00"):
        return file_problems.NOT_DOWNLOADED.at()
    text = _as_text(data[:65536])
    if text is None:
        return file_problems.UNKNOWN_KIND.at()
    if re.search(r"<!doctype html|<html|<table", text, re.IGNORECASE):
        return file_problems.OTHER_KIND.at(kind="trang web (HTML)")
    if text.lstrip("\ufeff \r\n").startswith("<?xml"):
        return file_problems.OTHER_KIND.at(kind="tệp XML")
    if re.search(r"[,;\t|]", text):
        return file_problems.OTHER_KIND.at(kind="tệp văn bản phân cách (CSV)")
    return file_problems.OTHER_KIND.at(kind="tệp văn bản thường")


def _as_text(head: bytes) -> str | None:
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = head.decode(encoding, "ignore")
    if encoding == "utf-8" and len(text.encode()) < len(head) - 4:
        text = head.decode("cp1258", "replace")
    strange = sum(not (ch.isprintable() or ch in "\r\n\t\ufeff") for ch in text)
    return text if text and strange * 50 <= len(text) and "\x00" not in text else None


def _zip(data: bytes) -> Sniffed | Problem:
    try:
        archive = zips.opened(data, _LIMITS)
        return _declared_entities(archive) or _workbook_in(archive)
    except zips.UnsafeZipError as error:
        return _refusal(error)


def _refusal(error: zips.UnsafeZipError) -> Problem:
    match error.danger:
        case zips.Danger.ENCRYPTED:
            return file_problems.ENCRYPTED.at()
        case zips.Danger.DAMAGED:
            return file_problems.TRUNCATED.at()
        case zips.Danger.LONG_DIRECTORY:
            reason = "mục lục quá dài"
        case zips.Danger.MANY_MEMBERS:
            reason = f"{error.members} thành phần"
        case zips.Danger.LARGE:
            reason = f"quá {_LIMITS.unpacked >> 20} MiB"
        case zips.Danger.DENSE:
            reason = f"tỷ lệ nén quá {zips.MAX_RATIO} lần"
        case zips.Danger.OUTSIDE | zips.Danger.SAME_NAME | zips.Danger.OVERLAPPING:
            return file_problems.HOSTILE.at(reason=_HOSTILE[error.danger])
        case _:
            assert_never(error.danger)
    return file_problems.BOMB.at(reason=reason)


def _declared_entities(archive: zipfile.ZipFile) -> Problem | None:
    """Inflate every member once: the declared sizes may lie, and XML may declare entities."""
    tail, read = b"", None
    for info, chunk in zips.chunks(archive, _LIMITS):
        if info.filename.casefold().endswith((".xml", ".rels", ".vml")):
            seen = tail + chunk if info is read else chunk
            if any(sign in seen for sign in _DTD):
                return file_problems.HOSTILE.at(reason="có khai báo thực thể (DTD)")
        tail, read = chunk[-32:], info
    return None


def _workbook_in(archive: zipfile.ZipFile) -> Sniffed | Problem:
    names = {info.filename.casefold() for info in archive.infolist()}
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive.namelist() else b""
    mimetype = archive.read("mimetype").strip() if "mimetype" in archive.namelist() else b""
    if b"opendocument.spreadsheet" in mimetype and "content.xml" in names:
        return _ods(archive)
    if "xl/workbook.bin" in names:
        return Sniffed(FileKind.XLSB, archive)
    if "xl/workbook.xml" in names:
        return Sniffed(FileKind.XLSX, archive)
    if b"wordprocessingml" in types or b"opendocument.text" in mimetype:
        return file_problems.OTHER_KIND.at(kind="văn bản Word (.docx)")
    if b"presentationml" in types or b"opendocument.presentation" in mimetype:
        return file_problems.OTHER_KIND.at(kind="bài trình chiếu PowerPoint")
    return file_problems.NO_WORKBOOK.at()


def _ods(archive: zipfile.ZipFile) -> Sniffed | Problem:
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
    return file_problems.ENCRYPTED.at() if b"encryption-data" in manifest else Sniffed(FileKind.ODS, archive)
