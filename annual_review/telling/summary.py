"""The night in a few Vietnamese lines for the console: counts, then every workbook to mend with place, sentence, remedy."""

from __future__ import annotations

from collections.abc import Iterator

from annual_review.disk.outbox import DocumentStatus
from annual_review.problems import Problem, Severity
from annual_review.telling.board import STATUS_WORDS, place_words, verdict
from annual_review.telling.console import Console
from annual_review.telling.outcome import Night, Outcome, Status

_DOCUMENT_WORDS = {
    DocumentStatus.WRITTEN: "đã ghi",
    DocumentStatus.UNCHANGED: "không đổi",
    DocumentStatus.KEPT: "giữ bản sửa tay",
}


def summary(night: Night, console: Console, *, board: str = "") -> Iterator[str]:
    """Yield the lines. ``board`` is the path of the board to open, empty when none was written."""
    for outcome in night.outcomes:
        if outcome.status in {Status.REFUSED, Status.BUG}:
            yield console.red(f"✗ {_titled(outcome)}")
            yield from _problems(outcome.of(Severity.ERROR) if not console.verbose else outcome.problems)
            if outcome.annotated:
                yield f"    Bản sửa lỗi: {outcome.annotated}"
        elif outcome.is_copy and not console.verbose:
            yield f"• {_titled(outcome)}"
            yield from _problems(outcome.of(Severity.NOTE))
        elif outcome.status is Status.MADE and not console.verbose:
            yield _made(outcome, dry=night.dry)
            yield from _problems(outcome.of(Severity.WARNING))
        elif console.verbose or outcome.of(Severity.WARNING) or outcome.status is Status.WAITING:
            yield f"• {_titled(outcome)}: {STATUS_WORDS[outcome.status]}{f' ({outcome.why})' if outcome.why else ''}"
            shown = outcome.problems if console.verbose or outcome.status is Status.WAITING else outcome.of(Severity.WARNING)
            yield from _problems(shown)
            if console.verbose:
                yield from (f"    {_DOCUMENT_WORDS[each.status]}: {each.file}" for each in outcome.documents)
    yield from _problems(night.orphans)
    if console.verbose:
        yield from (f"• bỏ qua {each.file}: {each.why.message}" for each in night.ignored)
    yield from _missing(night)
    yield _counts(night)
    yield verdict(night)
    if board:
        yield f"Xem bảng tình hình: {board}"


def setup_lines(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Yield why a run could not start or go on."""
    for problem in problems:
        yield f"{_worded(problem)}"
        yield f"  Cách xử lý: {problem.remedy}"


def _made(outcome: Outcome, *, dry: bool) -> str:
    what = "sẽ làm hồ sơ" if dry else f"{len(outcome.documents)} văn bản"
    return f"✓ {_titled(outcome)}: {what} ở {outcome.folder}"


def _titled(outcome: Outcome) -> str:
    return f"{outcome.file} – {outcome.key.branch}, năm {outcome.key.year}" if outcome.key else outcome.file


def _problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    for problem in problems:
        yield f"    {_worded(problem)} [{problem.code}]"
        yield f"      Cách xử lý: {problem.remedy}"


def _worded(problem: Problem) -> str:
    where = place_words(problem)
    return f"{where}: {problem.message}" if where else problem.message


def _missing(night: Night) -> Iterator[str]:
    """Yield the expected branches that have handed in nothing, a line for each ward and year."""
    for each in night.missing:
        if each.branches:
            where = f"{each.ward}, năm {each.year}"
            yield f"Chưa nộp ({where}): {len(each.branches)} trên {each.expected} chi bộ: {', '.join(each.branches)}."


def _counts(night: Night) -> str:
    """Return the counts: «Bảng tính: 12. Đã làm 10, không đổi 1, phải sửa 1.»; a dry run says what would be made."""
    words = {**STATUS_WORDS, **({Status.MADE: "sẽ làm"} if night.dry else {})}
    numbers = [f"{words[status]} {len(night.of(status))}" for status in words if night.of(status)]
    counted = f"Bảng tính: {len(night.outcomes)}{f' ({chr(44).join(numbers)})'.replace(',', ', ') if numbers else ''}."
    return f"{counted} Bỏ qua: {len(night.ignored)}." if night.ignored else counted
