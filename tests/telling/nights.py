"""Nights made by hand for the tests of report, board, summary and log."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from annual_review.disk.inbox import Ignored
from annual_review.disk.outbox import Document, DocumentStatus
from annual_review.disk.state import BranchKey
from annual_review.night.wards import ward_outcomes
from annual_review.problems import Entry, Place, Severity, grouped
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.figures import branch_figures
from annual_review.telling.outcome import Night, Outcome, Status
from annual_review.workers.bug import Bug
from tests.small_branch.reckoned import source

HANOI = timezone(timedelta(hours=7))
STARTED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=HANOI)
KEY = BranchKey(2020, "Đảng bộ phường Giang Biên", "Chi bộ Trường Tiểu học Hoa Sen", "GB-01")
WRONG_COUNT = Entry(
    "THU-01", Severity.ERROR, "Ô của {name} ghi «{value}»; cần một số nguyên từ 0 trở lên.", "Xóa chữ, chỉ để lại con số."
)


def made() -> Outcome:
    """A cell whose papers were made, one of them kept."""
    folder = "2020/dang-bo-phuong-giang-bien/chi-bo-truong-tieu-hoc-hoa-sen"
    return Outcome(
        file="thu.xlsx",
        sha256="a" * 64,
        status=Status.MADE,
        problems=(night_problems.KEPT.at(paper="09-news.docx", beside="09-news (ban moi).docx"),),
        key=KEY,
        rule_set="2019-hd21",
        figures=branch_figures(source()),
        documents=(
            Document("minutes", f"{folder}/01-minutes.docx", DocumentStatus.WRITTEN, "b" * 64),
            Document("news", f"{folder}/09-news.docx", DocumentStatus.KEPT, "c" * 64, f"{folder}/09-news (ban moi).docx"),
        ),
        folder=folder,
        why="bảng tính đã thay đổi",
    )


def refused() -> Outcome:
    """A workbook with one mistake at two cells, hostile text in one of them."""
    problems = grouped(
        WRONG_COUNT.at(Place("Phiếu đảng viên", row, 3), name=name, value="5 phiếu")
        for row, name in ((9, "Nguyễn Văn <b>A&B</b>"), (10, "Trần Thị B"))
    )
    return Outcome("sai.xlsx", "d" * 64, Status.REFUSED, problems)


def broken() -> Outcome:
    """A workbook in which a bug of ours came up."""
    problem = night_problems.OUR_BUG.at(what="KeyError")
    return Outcome("loi.xlsx", "e" * 64, Status.BUG, (problem,), key=KEY, bug=Bug("KeyError", ("assess.py:1 assess",)))


def waiting() -> Outcome:
    """A workbook that is still being copied."""
    return Outcome("dang-chep.xlsx", "", Status.WAITING, (night_problems.STILL_COPYING.at(),))


def night(*outcomes: Outcome) -> Night:
    """A night with these outcomes, an ignored file and a folder whose workbook is gone."""
    cells = [(each.file, each.key) for each in outcomes if each.figures is not None and each.key is not None]
    return Night(
        id="20260102-030405",
        version="0.1.0",
        started=STARTED,
        finished=STARTED + timedelta(seconds=7),
        outcomes=outcomes,
        ignored=(Ignored("~$a.xlsx", night_problems.LOCK_FILE.at()),),
        wards=ward_outcomes(cells, lambda _: source().assessment),
        orphans=(night_problems.ORPHANED.at(folder="2019/x/y", file="cu.xlsx"),),
    )


def full_night() -> Night:
    """One outcome of every kind."""
    return night(waiting(), broken(), refused(), made(), replace(made(), file="nua.xlsx", status=Status.UNCHANGED))
