"""What the fields of a paper offer to its template: every path, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from typing import get_args, get_origin, get_type_hints

from annual_review.documents.case import Picture
from annual_review.documents.chart import Chart


class Shape(StrEnum):
    """What a path holds, in the words of whoever edits a template."""

    TEXT = "chữ"
    NUMBER = "số"
    FLAG = "trường có/không"
    PICTURE = "ảnh"
    CHART = "biểu đồ"  # of the form, which its name binds to the field
    LIST = "danh sách"
    RECORD = "nhóm trường"


PRINTABLE = frozenset({Shape.TEXT, Shape.NUMBER, Shape.PICTURE})
_SIMPLE: Mapping[object, Shape] = {
    str: Shape.TEXT,
    bool: Shape.FLAG,
    int: Shape.NUMBER,
    Picture: Shape.PICTURE,
    Chart: Shape.CHART,
}


def offer(fields: type[object]) -> dict[str, Shape]:
    """Return every path a template of ``fields`` may use, in the order of the fields.

    ``rows`` is a list, ``rows[]`` one of its items, ``rows[].name`` a field of it, ``head.body`` one of a nested record,
    ``photo.caption`` the caption of a picture. Raises TypeError for a field of another type than templates take: a bug.
    """
    return dict(_attributes(fields, ""))


def _attributes(fields: type[object], prefix: str) -> Iterator[tuple[str, Shape]]:
    for name, kind in get_type_hints(fields).items():
        yield from _paths(kind, f"{prefix}{name}")


def _paths(kind: object, path: str) -> Iterator[tuple[str, Shape]]:
    if kind in _SIMPLE:
        yield path, _SIMPLE[kind]
        if kind is Picture:
            yield f"{path}.caption", Shape.TEXT
    elif get_origin(kind) is tuple and get_args(kind)[1:] == (...,):
        yield path, Shape.LIST
        yield from _paths(get_args(kind)[0], f"{path}[]")
    elif isinstance(kind, type) and is_dataclass(kind):
        yield path, Shape.RECORD
        yield from _attributes(kind, f"{path}.")
    else:
        raise TypeError(f"the field {path} is a {kind}; templates take text, numbers, flags, pictures, tuples and records")
