"""File names as people may read them, and folder names every computer can hold (faults.md 09)."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from annual_review.model.names import unaccented

SLUG_LENGTH = 60
_HASH_LENGTH = 8
_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{device}{digit}" for device in ("com", "lpt") for digit in range(10)})
WARD_FOLDER = "dang-uy"  # the ward's own papers, beside the folders of its branches
# Devices of Windows, and the folder of the ward's own papers: no branch may take their names.
_RESERVED = _DEVICES | {WARD_FOLDER}
_FORBIDDEN = re.compile(r'[<>:"|?*\\]')  # in a file name on Windows
_NAME_BYTES = 200  # of the 255 a name may have: room for «.xlsx» and for the ending of what is being written
_SUFFIX_LENGTH = 8


def short_hash(text: str) -> str:
    """Return eight hexadecimal digits that tell ``text`` from others."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]


def slug(text: str) -> str:
    """Return ``text`` as a folder name: ASCII lower case letters, digits and hyphens, at most 60.

    What is cut, empty or reserved gets a short hash of the whole text at its end.
    """
    plain = unaccented(text).encode("ascii", "ignore").decode().lower()  # again: «№» only now is «No»
    hyphened = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if hyphened and hyphened not in _RESERVED and len(hyphened) <= SLUG_LENGTH:
        return hyphened
    return marked(hyphened or "chi-bo", text)


def holdable(name: str) -> str:
    """Return the file name ``name`` as every computer can hold it: at most 200 bytes, no character or device of Windows.

    A name that had to be changed gets the short hash of the whole before its suffix, so that two never become one.
    """
    suffix = PurePosixPath(name).suffix
    plain = suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= _SUFFIX_LENGTH  # «0. » and «0."» have none
    suffix = suffix if plain else ""
    stem = _FORBIDDEN.sub("_", name.removesuffix(suffix)).rstrip(" .")
    if stem.partition(".")[0].strip().casefold() in _DEVICES:  # «CON.ban 2.xlsx» too
        stem = f"_{stem}"
    if f"{stem}{suffix}" == name and len(name.encode()) <= _NAME_BYTES:
        return name
    held = stem.encode()[: _NAME_BYTES - _HASH_LENGTH - 1 - len(suffix)].decode(errors="ignore")
    return f"{held}-{short_hash(name)}{suffix}"


def marked(name: str, text: str) -> str:
    """Return the slug ``name`` with the short hash of ``text`` behind it, at most 60 characters."""
    return f"{name[: SLUG_LENGTH - _HASH_LENGTH - 1].rstrip('-')}-{short_hash(text)}"
