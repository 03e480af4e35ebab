"""Who has what to do in the morning: the tasks at the head of the board, and the bars of a ward's levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from annual_review.disk.names import short_hash
from annual_review.model.assessment import WardFigures
from annual_review.problems import Severity
from annual_review.problems.catalogue import annotated as annotated_problems
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.outcome import Made, Night, Outcome, Status, Unchanged, Waiting, WardOutcome

MISSING_ID = "chua-nop"
ORPHANS_ID = "khong-con-bang-tinh"


class Actor(StrEnum):
    """Who has to do something, as the board names them."""

    BRANCH = "Chi bộ"
    OFFICE = "Văn phòng đảng ủy"
    KEEPER = "Người phụ trách chương trình"


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link within the board."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """One thing to do: who, what, and where on the board it is told."""

    actor: str
    what: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class BarView:
    """One bar of a chart: its label, its number and its length out of 100."""

    label: str
    number: int
    length: int
    level: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """The members of a ward by level; ``words`` says the same to whoever cannot see it."""

    title: str
    words: str
    bars: tuple[BarView, ...]


_SAME_BRANCH, _NOT_ALLOWED, _TOO_LARGE = (
    entry.code for entry in (night_problems.SAME_BRANCH, night_problems.NOT_ALLOWED, night_problems.TOO_LARGE)
)
_OFFICE_ERRORS = frozenset({_SAME_BRANCH, _NOT_ALLOWED})
_KEPT = frozenset({night_problems.KEPT.code, night_problems.KEPT_PACKAGE.code, annotated_problems.COPY_EDITED.code})
_OPEN = frozenset({night_problems.OPEN_IN_WORD.code, night_problems.NO_PACKAGE.code, annotated_problems.COPY_HELD.code})
_NOT_PLACED = frozenset({night_problems.NOT_PLACED.code})
_OTHER_OFFICE_WARNINGS = frozenset(
    {night_problems.STALE.code, night_problems.EARLIER_PAPERS.code, annotated_problems.COPY_LEFT.code}
)
_LEVELS = {
    "excellent": "HTXSNV",
    "good": "HTTNV",
    "satisfactory": "HTNV",
    "unsatisfactory": "KHTNV",
    "unrated": "Chưa đánh giá",
}


def item_id(file: str) -> str:
    """Return the anchor of a workbook on the board."""
    return f"tep-{short_hash(file)}"


def actor_of(outcome: Outcome) -> Actor | None:
    """Return who has to mend a workbook; None when there is nothing to mend."""
    if outcome.status is Status.BUG:
        return Actor.KEEPER
    if isinstance(outcome, Waiting) and outcome.withheld:
        return Actor.OFFICE
    if outcome.status is not Status.REFUSED:
        return None
    errors = {problem.code for problem in outcome.of(Severity.ERROR)}
    if errors == {night_problems.NO_LAYOUT.code}:
        return Actor.KEEPER
    return Actor.OFFICE if errors <= _OFFICE_ERRORS else Actor.BRANCH


def tasks(night: Night) -> tuple[TaskView, ...]:
    """Return what is to be done, the branches first, then the ward office, then whoever keeps the program."""
    return tuple(_tasks(night))


def _tasks(night: Night) -> Iterator[TaskView]:
    outcomes = night.outcomes
    yield from _task(Actor.BRANCH, "Sửa {count} bảng tính bị trả lại rồi nộp lại", outcomes, _is_for(Actor.BRANCH))
    warned = "Xem cảnh báo của {count} hồ sơ trước khi ký"
    yield from _task(Actor.BRANCH, warned, outcomes, _has_warning_of_content)
    yield from _task(Actor.OFFICE, "Bỏ tệp thừa trong {count} tệp trùng chi bộ", outcomes, _refused_for({_SAME_BRANCH}))
    yield from _task(Actor.OFFICE, "Chép lại {count} tệp không mở được", outcomes, _refused_for({_NOT_ALLOWED}))
    missing = sum(len(each.branches) for each in night.missing)
    if missing:
        yield TaskView(Actor.OFFICE, f"Nhắc {missing} chi bộ chưa nộp", (LinkView("danh sách", f"#{MISSING_ID}"),))
    yield from _quota_tasks(night)
    yield from _task(Actor.OFFICE, "So bản sửa tay với bản mới ở {count} hồ sơ", outcomes, _has(_KEPT))
    yield from _task(Actor.OFFICE, "Mở quyền ghi cho {count} hồ sơ chưa ghi được rồi chạy lại", outcomes, _has(_NOT_PLACED))
    yield from _task(Actor.OFFICE, "Đóng tệp đang mở của {count} hồ sơ rồi chạy lại", outcomes, _has(_OPEN))
    if night.orphans:
        what = f"Giữ hoặc xóa {len(night.orphans)} hồ sơ không còn bảng tính"
        yield TaskView(Actor.OFFICE, what, (LinkView("danh sách", f"#{ORPHANS_ID}"),))
    yield from _task(Actor.KEEPER, "Xem {count} bảng tính làm chương trình gặp lỗi", outcomes, _is_bug)
    yield from _task(Actor.KEEPER, "Thêm mẫu văn bản cho {count} bảng tính", outcomes, _lacks_layout)


def _quota_tasks(night: Night) -> Iterator[TaskView]:
    """Yield a task of the ward's for every ward with a group over the limit; it decides, nobody is lowered here."""
    for ward in night.wards:
        if ward.over_quota:
            groups = ", ".join(f"{each.group[0].lower()}{each.group[1:]}" for each in ward.over_quota)
            what = f"Đảng ủy xem xét tỷ lệ HTXSNV vượt giới hạn ở nhóm: {groups} ({ward.ward}, năm {ward.year})"
            yield TaskView(Actor.OFFICE, what, (LinkView("danh sách theo số phiếu", f"#{quota_id(ward.ward, ward.year)}"),))


def quota_id(ward: str, year: int) -> str:
    """Return the anchor of the groups of a ward that are over the limit."""
    return f"vuot-{short_hash(f'{year} {ward}')}"


_Choice = Callable[[Outcome], bool]


def _task(actor: Actor, what: str, outcomes: Iterable[Outcome], chosen: _Choice) -> Iterator[TaskView]:
    found = [outcome for outcome in outcomes if chosen(outcome)]
    if found:
        titles = Counter(_title(outcome) for outcome in found)
        named = ((outcome.file if titles[_title(outcome)] > 1 else _title(outcome), outcome.file) for outcome in found)
        links = tuple(LinkView(title, f"#{item_id(file)}") for title, file in named)
        yield TaskView(actor, what.format(count=len(found)), links)


def _title(outcome: Outcome) -> str:
    return outcome.title


def _is_for(actor: Actor) -> _Choice:
    return lambda outcome: actor_of(outcome) is actor


def _refused_for(codes: set[str]) -> _Choice:
    return lambda outcome: (
        outcome.status is Status.REFUSED and bool(codes & {problem.code for problem in outcome.of(Severity.ERROR)})
    )


def _has(codes: frozenset[str]) -> _Choice:
    return lambda outcome: any(problem.code in codes for problem in outcome.problems)


def _has_warning_of_content(outcome: Outcome) -> bool:
    """Return whether papers were made with a warning that is not about files, which the branch is to look at."""
    about_files = _KEPT | _OPEN | _OTHER_OFFICE_WARNINGS
    made = isinstance(outcome, Made | Unchanged)
    return made and any(problem.code not in about_files for problem in outcome.of(Severity.WARNING))


def _is_bug(outcome: Outcome) -> bool:
    return outcome.status is Status.BUG


def _lacks_layout(outcome: Outcome) -> bool:
    return outcome.status is Status.REFUSED and actor_of(outcome) is Actor.KEEPER


def chart(ward: WardOutcome, figures: WardFigures) -> ChartView:
    """Return the members of a ward by level as bars; the longest takes the whole width."""
    numbers = {level.value: count for level, count in figures.totals.by_level.items()} | {"unrated": figures.members.unrated}
    most = max(1, *numbers.values())
    bars = tuple(BarView(words, numbers[level], round(100 * numbers[level] / most), level) for level, words in _LEVELS.items())
    words = ", ".join(f"{bar.label} {bar.number}" for bar in bars)
    return ChartView(f"{ward.ward}, năm {ward.year}", f"Số đảng viên theo mức chi bộ đề xuất: {words}.", bars)
