"""The night in a few Vietnamese lines for the console: counts, then every workbook to mend with place, sentence, remedy."""

from __future__ import annotations

from collections.abc import Iterator

from annual_review.disk.papers import DocumentStatus
from annual_review.problems import Problem, Severity
from annual_review.telling.board import STATUS_WORDS, place_words, verdict
from annual_review.telling.console import Console
from annual_review.telling.outcome import (
    BeforeMeeting,
    BugMet,
    Copied,
    Made,
    Night,
    Outcome,
    Refused,
    Status,
    Unchanged,
    Waiting,
    WardOutcome,
)

_DOCUMENT_WORDS = {
    DocumentStatus.WRITTEN: "đã ghi",
    DocumentStatus.UNCHANGED: "không đổi",
    DocumentStatus.KEPT: "giữ bản sửa tay",
}


def summary(night: Night, console: Console, *, board: str = "") -> Iterator[str]:
    """Yield the lines. ``board`` is the path of the board to open, empty when none was written."""
    for outcome in night.outcomes:
        yield from _outcome(outcome, night, console)
    for ward in night.wards:
        yield from _ward(ward, console)
    yield from _problems(night.orphans)
    if console.verbose:
        yield from (f"• bỏ qua {each.file}: {each.why.message}" for each in night.ignored)
    yield from _missing(night)
    yield _counts(night)
    yield verdict(night)
    if board:
        yield f"Xem bảng tình hình: {board}"


def _outcome(outcome: Outcome, night: Night, console: Console) -> Iterator[str]:
    warnings = outcome.of(Severity.WARNING)
    match outcome:
        case Refused() | BugMet():
            yield console.red(f"✗ {_titled(outcome)}")
            yield from _problems(outcome.of(Severity.ERROR) if not console.verbose else outcome.problems)
            if isinstance(outcome, Refused) and outcome.annotated:
                yield f"    Bản sửa lỗi: {outcome.annotated}"
        case Copied() if not console.verbose:
            yield f"• {_titled(outcome)}"
            yield from _problems(outcome.of(Severity.NOTE))
        case Made() if not console.verbose:
            yield _made(outcome, dry=night.dry)
            yield from _problems(warnings)
        case Waiting():
            yield f"• {_titled(outcome)}: {STATUS_WORDS[outcome.status]}"
            yield from _problems(outcome.problems)
        case _ if console.verbose:
            yield from _in_full(outcome)
        case _ if warnings:
            yield f"• {_titled(outcome)}: {STATUS_WORDS[outcome.status]}{_reason(outcome)}"
            yield from _problems(warnings)


def _in_full(outcome: Outcome) -> Iterator[str]:
    yield f"• {_titled(outcome)}: {STATUS_WORDS[outcome.status]}{_reason(outcome)}"
    yield from _problems(outcome.problems)
    if isinstance(outcome, Made | Unchanged | BeforeMeeting):
        yield from (f"    {_DOCUMENT_WORDS[each.status]}: {each.file}" for each in outcome.documents)


def _reason(outcome: Outcome) -> str:
    return f" ({outcome.reason})" if isinstance(outcome, Made | Unchanged | BeforeMeeting) and outcome.reason else ""


def _ward(ward: WardOutcome, console: Console) -> Iterator[str]:
    """Yield what became of a ward's own papers: what is wrong, and with ``-v`` each of them."""
    shown = [each for each in ward.problems if console.verbose or each.severity is not Severity.NOTE]
    documents = ward.documents if console.verbose else ()
    if shown or documents:
        yield f"• {ward.ward}, năm {ward.year}"
        yield from _problems(tuple(shown))
        yield from (f"    {_DOCUMENT_WORDS[each.status]}: {each.file}" for each in documents)


def setup_lines(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Yield why a run could not start or go on."""
    for problem in problems:
        yield f"{_worded(problem)}"
        yield f"  Cách xử lý: {problem.remedy}"


def _made(outcome: Made, *, dry: bool) -> str:
    what = "sẽ làm hồ sơ" if dry else f"{len(outcome.documents)} văn bản"
    return f"✓ {_titled(outcome)}: {what} ở {outcome.folder}"


def _titled(outcome: Outcome) -> str:
    year = outcome.key.year if outcome.key else outcome.whose.year if isinstance(outcome, Refused) else None
    parts = (outcome.title, *((f"năm {year}",) if year else ()))
    return outcome.file if outcome.title == outcome.file else f"{outcome.file} – {', '.join(parts)}"


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
