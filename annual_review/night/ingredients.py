"""Why papers are made anew: what they depend on, as hashes, now and when they were made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from annual_review.disk.state import FolderState, Ingredients

NOTHING_CHANGED = "bảng tính, quy định, mẫu, ảnh, cấu hình và chương trình đều như lần trước"
_PROGRAM_SUFFIXES = (".py", ".toml")


@cache
def program_digest() -> str:
    """Return the SHA-256 over the program's own files: a mended program makes its papers anew."""
    found = hashlib.sha256()
    for name, part in sorted(_program_files(files("annual_review"), "")):
        found.update(name.encode() + b"\0" + part.read_bytes() + b"\0")
    return found.hexdigest()


def _program_files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for part in folder.iterdir():
        if part.is_dir():
            yield from _program_files(part, f"{prefix}{part.name}/")
        elif part.name.endswith(_PROGRAM_SUFFIXES):
            yield f"{prefix}{part.name}", part


def reason(state: FolderState | None, now: Ingredients, altered: Sequence[str] = (), *, forced: bool) -> str:
    """Return in Vietnamese why papers are made (``-v`` prints it); ``altered`` are the papers not there as written."""
    if state is None:
        return "chưa có hồ sơ"
    before = state.ingredients
    changed = [
        words
        for words, differs in (
            ("bảng tính đã thay đổi", before.workbook != now.workbook),
            ("bộ quy định đã thay đổi", before.rule_set != now.rule_set),
            ("chương trình đã thay đổi", before.program != now.program),
            (f"mẫu văn bản đã thay đổi: {_changed_kinds(before, now)}", before.templates != now.templates),
            ("ảnh đã thay đổi", before.photos != now.photos),
            ("cấu hình đã thay đổi", before.settings != now.settings),
            ("kết quả các năm trước đã thay đổi", before.earlier != now.earlier),
            ("số liệu các chi bộ đã thay đổi", before.branches != now.branches),
            ("tệp của đảng bộ đã thay đổi", before.ward != now.ward),
        )
        if differs
    ]
    if changed:
        return "; ".join(changed)
    if altered and not forced:
        return f"văn bản bị thiếu hoặc đã sửa tay: {', '.join(altered)}"
    return "làm lại theo yêu cầu" if forced else "bản mới đã nhường chỗ hoặc cần dọn"


def _changed_kinds(before: Ingredients, now: Ingredients) -> str:
    """Return the kinds whose template changed, or that are wanted only now or no more."""
    return ", ".join(sorted({kind for kind, _ in set(before.templates) ^ set(now.templates)}))
