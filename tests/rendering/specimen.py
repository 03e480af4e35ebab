"""Specimens of the fields of any paper, made from their types alone: every text says where it belongs."""

from __future__ import annotations

import io
from dataclasses import is_dataclass
from typing import get_args, get_origin, get_type_hints

from PIL import Image

from annual_review.documents.case import Picture


def picture(colour: str = "red", kind: str = "PNG", caption: str = "Hội nghị “kiểm điểm” & <xếp loại>") -> Picture:
    """Return a small picture."""
    target = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(target, kind)
    return Picture(target.getvalue(), 60, 45, caption)


def specimen(fields: type[object], *, flag: bool = True, length: int = 2) -> object:
    """Return an instance of ``fields`` with all its flags ``flag`` and all its tuples ``length`` long."""
    hints = get_type_hints(fields)
    return fields(**{name: _value(kind, name, flag, length) for name, kind in hints.items()})


def _value(kind: object, path: str, flag: bool, length: int) -> object:
    if kind is str:
        return f"{path} «Đảng ủy» & <{path}>\n\"dòng\" 'hai' {{{{ 7*7 }}}}"
    if kind is bool:
        return flag
    if kind is int:
        return 22
    if kind is Picture:
        return picture()
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], f"{path}{number}", flag, length) for number in range(length))
    assert isinstance(kind, type)
    assert is_dataclass(kind)
    return specimen(kind, flag=flag, length=length)
