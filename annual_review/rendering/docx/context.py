"""Fields as the plain values a template sees: text, numbers, yes or no, lists and dictionaries of these."""

from __future__ import annotations

import re
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from enum import Enum
from typing import TypeAlias

from annual_review.documents.case import Picture
from annual_review.documents.chart import Chart
from annual_review.rendering.docx.pictures import PictureParts, ShownPicture

Plain: TypeAlias = "str | int | bool | ShownPicture | list[Plain] | dict[str, Plain]"

# What XML 1.0 cannot hold; lxml would drop it without a word, docxtpl takes some of it for commands.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def to_context(fields: object, album: PictureParts) -> dict[str, Plain]:
    """Return the attributes of the dataclass ``fields`` as plain values; pictures go into ``album`` when printed.

    Raises TypeError for a value of another type than architecture.md §4.5 allows, ValueError for text with control
    characters: both are bugs of ours, named with the path of the field.
    """
    if not is_dataclass(fields) or isinstance(fields, type):
        raise TypeError(f"fields must be an instance of a dataclass, not {fields!r}")
    return _attributes(fields, "", album)


def _attributes(value: object, path: str, album: PictureParts) -> dict[str, Plain]:
    names = (one.name for one in dataclass_fields(value))  # type: ignore[arg-type]  # callers have asked is_dataclass
    return {name: _plain(getattr(value, name), f"{path}{name}", album) for name in names}


def _plain(value: object, path: str, album: PictureParts) -> Plain:
    if type(value) is str:  # no subclass: Markup would pass unescaped
        return _text(value, path)
    if isinstance(value, bool | int) and not isinstance(value, Enum):
        return value
    if isinstance(value, tuple):
        return [_plain(item, f"{path}[{number}]", album) for number, item in enumerate(value)]
    if isinstance(value, Picture):
        _text(value.caption, f"{path}.caption")
        return ShownPicture(value, album)
    if isinstance(value, Chart):
        return True  # its numbers go into the chart of the form
    if is_dataclass(value):
        return _attributes(value, f"{path}.", album)
    raise TypeError(f"the field {path} is a {type(value).__name__}; templates take text, numbers, flags, tuples and records")


def _text(value: str, path: str) -> str:
    value = value.replace("\r\n", "\n").replace("\r", "\n")  # a lone CR would be read back as a line break anyway
    if found := _UNPRINTABLE.search(value):
        raise ValueError(f"the field {path} holds the control character U+{ord(found.group()):04X}")
    return value
