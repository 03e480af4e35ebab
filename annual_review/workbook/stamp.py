"""The hidden stamp of workbooks we write: what they are, whether touched since; equal input gives equal bytes."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, cast

from annual_review import __version__, zips

if TYPE_CHECKING:  # whoever only asks for a stamp need not wait for openpyxl
    from openpyxl import Workbook
    from openpyxl.packaging.custom import CustomPropertyList, StringProperty

_WRITTEN_ON = b"2000-01-01T00:00:00Z"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_MERGES = re.compile(rb"(<mergeCells[^>]*>)(.*?)(?=</mergeCells>)", re.DOTALL)
_CUSTOM = "docProps/custom.xml"
_CUSTOM_LIMIT = 1 << 20
_MADE_AS = "AnnualReviewForm"
_MADE_BY = "AnnualReviewVersion"
_SEAL = "AnnualReviewSeal"
_OPEN_SEAL = "0" * 64  # as long as a SHA-256: sealing changes no other byte of the part
_PROPERTY = re.compile(r'name="(AnnualReview\w+)"[^>]*>\s*<(?:\w+:)?lpwstr[^>]*>([^<]*)<')


class _WithProperties(Protocol):
    """What the type stubs of openpyxl leave out of ``Workbook``."""

    custom_doc_props: CustomPropertyList[StringProperty]


BLANK = "blank"
ANNOTATED = "annotated"


def stamp_properties(made_as: str) -> dict[str, str]:
    """Return the hidden properties of a workbook that is ``made_as`` ``BLANK`` or ``ANNOTATED``, for whoever writes it."""
    return {_MADE_AS: made_as, _MADE_BY: __version__, _SEAL: _OPEN_SEAL}


def stamp(book: Workbook, made_as: str) -> None:
    """Note in hidden properties of ``book`` what it is (``BLANK`` or ``ANNOTATED``) and which version made it."""
    from openpyxl.packaging.custom import StringProperty  # noqa: PLC0415 - as above

    properties = stamp_properties(made_as)
    listed = cast("_WithProperties", book).custom_doc_props
    kept = [each for each in listed.props if each.name not in properties]
    listed.props = [*kept, *(StringProperty(name=name, value=value) for name, value in properties.items())]


def saved(book: Workbook, amend: Callable[[bytes], Mapping[str, bytes]] | None = None) -> bytes:
    """Return ``book`` as .xlsx: fixed dates, sealed. ``amend`` is shown the file and returns parts to be replaced."""
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | dict(amend(raw.getvalue()) if amend else {}))


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a zip archive with fixed dates in their given order, sealed against silent change."""
    fixed = {name: _merges_in_order(data) if name.startswith("xl/worksheets/") else data for name, data in parts.items()}
    if "docProps/core.xml" in fixed:
        fixed["docProps/core.xml"] = _DATES.sub(rb"\g<1>" + _WRITTEN_ON, fixed["docProps/core.xml"])
    if _CUSTOM in fixed:
        fixed[_CUSTOM] = fixed[_CUSTOM].replace(_OPEN_SEAL.encode(), _seal_of(fixed).encode())
    return zips.fixed(fixed.items())


def _merges_in_order(part: bytes) -> bytes:
    """Return a worksheet with its merged ranges in a fixed order: openpyxl keeps them in a set."""
    return _MERGES.sub(lambda found: found[1] + b"".join(sorted(re.findall(rb"<mergeCell [^>]*>", found[2]))), part)


def _seal_of(parts: Mapping[str, bytes]) -> str:
    sealed = hashlib.sha256()
    for name in sorted(parts):
        if name != _CUSTOM:
            sealed.update(name.encode() + b"\x00" + hashlib.sha256(parts[name]).digest())
    return sealed.hexdigest()


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    if _CUSTOM not in archive.namelist() or archive.getinfo(_CUSTOM).file_size > _CUSTOM_LIMIT:
        return {}
    return dict(_PROPERTY.findall(archive.read(_CUSTOM).decode("utf-8", "replace")))


def made_as(data: bytes) -> str:
    """Return what a workbook of ours is, ``BLANK`` or ``ANNOTATED``, whoever saved it since; empty for any other file."""
    return _asked(data).get(_MADE_AS, "")


def is_untouched(data: bytes) -> bool:
    """Return whether ``data`` is a workbook just as we wrote it: nobody has saved it since. Raises nothing."""
    return bool(_asked(data, whole=True).get("untouched"))


def _asked(data: bytes, *, whole: bool = False) -> dict[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _properties(archive)
            if whole and _SEAL in found and sum(info.file_size for info in archive.infolist()) < len(data) * 100:
                parts = {name: archive.read(name) for name in archive.namelist()}
                found["untouched"] = "yes" if found[_SEAL] == _seal_of(parts) else ""
    except Exception:  # noqa: BLE001 - whatever a broken archive makes zipfile raise, it is none of ours
        return {}
    return found
