"""``generate.py explain``: one entry of the catalogue of mistakes in long form, or all of them in one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annual_review.exit_code import ExitCode
from annual_review.problems import SEVERITY_WORDS, Entry, Severity, did_you_mean
from annual_review.problems.catalogue import all_entries
from annual_review.telling.console import Console

_MEANING = {
    Severity.ERROR: "chưa lập văn bản nào từ bảng tính này cho đến khi sửa xong",
    Severity.WARNING: "đã lập văn bản, nhưng cần xem lại trước khi ký",
    Severity.NOTE: "để biết, không bắt buộc phải làm gì",
}


def explain(code: str, console: Console) -> ExitCode:
    """Print the entry with this code, all entries for an empty one; exit code 2 when there is none, with the nearest."""
    entries = all_entries()
    if not code:
        console.result(_overview())
        return ExitCode.DONE
    wanted = _normal(code)
    if wanted not in entries:
        console.message(f"Không có mã «{code}».{did_you_mean(wanted, entries)} Xem tất cả các mã: python generate.py explain")
        return ExitCode.WRONG_SETUP
    console.result(_long(entries[wanted]))
    return ExitCode.DONE


def _normal(code: str) -> str:
    """Return a code as the catalogue spells it: ``phieu 3`` → ``PHIEU-03``."""
    match = re.fullmatch(r"([A-Z]+)[\s_-]*(\d+)", code.strip().upper())
    return f"{match[1]}-{int(match[2]):02}" if match else code.strip().upper()


def _long(entry: Entry) -> Iterator[str]:
    example = entry.at(**entry.example)
    yield f"{entry.code} – {SEVERITY_WORDS[entry.severity]}: {_MEANING[entry.severity]}."
    yield ""
    yield f"Câu báo{' (ví dụ)' if entry.example else ''}: {example.message}"
    yield f"Cách sửa: {example.remedy}"
    if entry.example:
        yield f"Chỗ thay đổi trong câu: {'; '.join(f'«{value}»' for value in entry.example.values())}"


def _overview() -> Iterator[str]:
    for entry in all_entries().values():
        yield f"{entry.code:<10}{SEVERITY_WORDS[entry.severity]:<10}{entry.at(**entry.example).message}"
