"""``output/index.html``: what is to be done first, then what was made. One file, no network, no server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, partial
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template

from annual_review.disk.papers import Document, DocumentStatus
from annual_review.documents.kinds import KINDS
from annual_review.model.assessment import WardFigures
from annual_review.model.figures import BranchFigures
from annual_review.problems import SEVERITY_WORDS, Problem, Severity
from annual_review.telling.board_tasks import actor_of, chart, item_id, quota_id, tasks
from annual_review.telling.board_views import (
    BoardView,
    CountView,
    ItemView,
    MissingView,
    PaperView,
    ProblemView,
    QuotaView,
    WardPapersView,
    WardView,
)
from annual_review.telling.caps import ward_cap_lines
from annual_review.telling.expected import MissingBranches
from annual_review.telling.outcome import (
    BeforeMeeting,
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
from annual_review.telling.ward_names import WardNames, ward_names

BOARD_NAME = "index.html"
STATUS_WORDS = {
    Status.REFUSED: "phải sửa",
    Status.BUG: "gặp lỗi chương trình",
    Status.WAITING: "đang chờ",
    Status.MADE: "đã làm",
    Status.UNCHANGED: "không đổi",
    Status.BEFORE_MEETING: "chưa họp",
}
_TO_DO = frozenset({Status.REFUSED, Status.BUG})
_DONE = frozenset({Status.MADE, Status.UNCHANGED, Status.BEFORE_MEETING})
_WEIGHT = tuple(Severity)


def board_bytes(night: Night) -> bytes:
    """Return the board of a night as one UTF-8 HTML page."""
    return _template().render(board=board_view(night)).encode("utf-8", "backslashreplace")


@cache
def _template() -> Template:
    text = files(__package__).joinpath("board.html").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(text)


def board_view(night: Night) -> BoardView:
    """Return what the board of a night says, as text."""
    to_do = [each for each in night.outcomes if each.status in _TO_DO]
    names = ward_names(night)
    missing = tuple(_missing(each, names) for each in night.missing)
    absent = sum(len(each.branches) for each in missing)
    done = [each for each in night.outcomes if each.status in _DONE]
    counts = ((status, len(night.of(status))) for status in STATUS_WORDS)
    return BoardView(
        made_at=night.finished.strftime("%H:%M ngày %d/%m/%Y"),
        only=night.only,
        run=night.id,
        version=night.version,
        verdict=verdict(night),
        counts=(
            *(CountView(status.value, number, STATUS_WORDS[status]) for status, number in counts if number),
            *((CountView("missing", absent, "chưa nộp"),) if absent else ()),
        ),
        items=len(night.outcomes) + absent,
        ward_names=tuple(
            sorted(
                {names.told(each.key.ward) for each in night.outcomes if each.key}
                | {each.ward for each in missing if each.branches}
            )
        ),
        tasks=tasks(night),
        missing=missing,
        to_do=_items(to_do, names),
        waiting=_items(night.of(Status.WAITING), names),
        done=_items(sorted(done, key=partial(_by_branch, names)), names),
        orphans=problem_views(night.orphans),
        wards=tuple(_ward(each, each.figures) for each in night.wards if each.figures is not None),
        ward_papers=tuple(
            _ward_papers(each) for each in night.wards if each.documents or each.problems or each.older or each.over_quota
        ),
        ignored=night.ignored,
    )


def verdict(night: Night) -> str:
    """Return the night in one sentence."""
    refused, bugs = len(night.of(Status.REFUSED)), len(night.of(Status.BUG))
    withheld = night.withheld
    missing = sum(len(each.branches) for each in night.missing)
    absent = f"; còn {missing} chi bộ chưa nộp" if missing else ""
    if not night.outcomes and night.only:
        return f"Không có bảng tính nào trong thư mục nhận bảng tính khớp với «{night.only}»{absent}."
    if not night.outcomes:
        return f"Chưa có bảng tính nào trong thư mục nhận bảng tính{absent}."
    if not refused and not bugs and not withheld:
        return f"Không có việc phải sửa: {len(night.outcomes)} bảng tính{absent}."
    parts = [f"{refused} bảng tính phải sửa"] if refused else []
    parts += [f"{bugs} bảng tính gặp lỗi của chương trình"] if bugs else []
    parts += [f"{withheld} hồ sơ chưa ghi được"] if withheld else []
    return f"Cần xử lý: {', '.join(parts)}{absent}."


def _missing(each: MissingBranches, names: WardNames) -> MissingView:
    absent = (
        f"{len(each.branches)} trên {each.expected} chi bộ chưa nộp" if each.branches else f"đã nộp đủ {each.expected} chi bộ"
    )
    ward = names.told(each.ward)
    return MissingView(ward, each.year, f"{ward}, năm {each.year}: {absent}.", each.branches)


def _by_branch(names: WardNames, outcome: Outcome) -> tuple[str, tuple[tuple[int, str], ...], str]:
    """Order by ward, then branch with its numbers as numbers: «Chi bộ 2» before «Chi bộ 10»."""
    name = outcome.key.branch if outcome.key else ""
    pieces = tuple(
        (int(piece), "") if piece.isascii() and piece.isdigit() else (0, piece) for piece in re.split(r"(\d+)", name)
    )
    return (names.told(outcome.key.ward) if outcome.key else "", pieces, outcome.file)


def _items(outcomes: Iterable[Outcome], names: WardNames) -> tuple[ItemView, ...]:
    return tuple(_item(outcome, names) for outcome in outcomes)


def _item(outcome: Outcome, names: WardNames) -> ItemView:
    key = outcome.key
    ward = names.told(key.ward) if key else ""
    notes = () if isinstance(outcome, Waiting | Copied) else outcome.of(Severity.NOTE)
    return ItemView(
        status=outcome.status.value,
        word=STATUS_WORDS[outcome.status],
        title=outcome.title,
        subtitle=f"{ward}, năm {key.year}" if key else "",
        file=outcome.file,
        ward=ward,
        warned=any(problem.severity is Severity.WARNING for problem in outcome.problems),
        problems=problem_views([problem for problem in outcome.problems if problem not in notes]),
        notes=problem_views(notes),
        figures=_figures(outcome.figures) if isinstance(outcome, Made | Unchanged) else "",
        papers=_papers(outcome.documents) if isinstance(outcome, Made | Unchanged | BeforeMeeting) else (),
        annotated=quote(outcome.annotated) if isinstance(outcome, Refused) else "",
        package=quote(outcome.package) if isinstance(outcome, Made | Unchanged | BeforeMeeting) else "",
        anchor=item_id(outcome.file),
        actor=actor_of(outcome) or "",
    )


def problem_views(problems: Sequence[Problem]) -> tuple[ProblemView, ...]:
    """Return problems as shown, errors first."""
    weighed = sorted(problems, key=lambda problem: _WEIGHT.index(problem.severity))
    return tuple(
        ProblemView(
            severity=problem.severity.value,
            word=SEVERITY_WORDS[problem.severity],
            where=place_words(problem),
            message=problem.message,
            remedy=problem.remedy,
            code=problem.code,
        )
        for problem in weighed
    )


def place_words(problem: Problem) -> str:
    """Return where to look: «Trang «Phiếu đảng viên», ô C9»; empty for the file as a whole."""
    place = problem.place
    if not place.sheet:
        return ""
    return f"Trang «{place.sheet}», ô {place.address}" if place.address else f"Trang «{place.sheet}»"


def _paper(document: Document) -> PaperView:
    titles = {kind.code: kind.title for kind in KINDS}
    word = {DocumentStatus.WRITTEN: "mới", DocumentStatus.KEPT: "giữ bản sửa tay"}.get(document.status, "")
    return PaperView(titles.get(document.kind, document.kind), quote(document.file), word, quote(document.beside))


def _papers(documents: Iterable[Document]) -> tuple[PaperView, ...]:
    return tuple(_paper(document) for document in documents)


def _figures(figures: BranchFigures) -> str:
    """Return the members and levels of a branch in one line."""
    members, totals = figures.members, figures.totals
    return (
        f"{members.total} đảng viên, {members.rated} được đánh giá: {totals.excellent} HTXSNV, "
        f"{totals.good} HTTNV, {totals.satisfactory} HTNV, {totals.unsatisfactory} KHTNV."
    )


def _ward(ward: WardOutcome, figures: WardFigures) -> WardView:
    members = figures.members
    counts = (members.total, members.rated, *figures.totals.by_level.values(), members.unrated)
    numbers = tuple(str(number) for number in (ward.year, ward.branches, *counts))
    return WardView(ward.ward, numbers, ward_cap_lines(figures), chart(ward, figures))


def _has_papers_to_tell(ward: WardOutcome) -> bool:
    return bool(ward.documents or ward.problems or ward.older or ward.over_quota)


def _ward_papers(ward: WardOutcome) -> WardPapersView:
    older = f"Tính theo hồ sơ của đợt chạy trước: {', '.join(ward.older)}." if ward.older else ""
    title, anchor = f"{ward.ward}, năm {ward.year}", quota_id(ward.ward, ward.year)
    return WardPapersView(title, _papers(ward.documents), problem_views(ward.problems), older, _quotas(ward), anchor)


def _quotas(ward: WardOutcome) -> tuple[QuotaView, ...]:
    return tuple(
        QuotaView(
            f"{each.group}: {each.excellent} được đề xuất HTXSNV, giới hạn {each.limit}; để không vượt, đảng ủy cần xếp lại ít "
            f"nhất {each.to_change} thành HTTNV. Theo tỷ lệ phiếu từ cao xuống:",
            each.names,
        )
        for each in ward.over_quota
    )
