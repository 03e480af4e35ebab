"""Nights made by hand for the tests of report, board, summary and log."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import datetime, timedelta, timezone

from annual_review.disk.inbox import Ignored
from annual_review.disk.papers import Document, DocumentStatus
from annual_review.disk.state import BranchKey
from annual_review.problems import Entry, Place, Problem, Severity, grouped
from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.outcome import BugMet, Copied, Made, Night, Outcome, Refused, Status, Unchanged, Waiting, WardOutcome
from annual_review.workers.bug import Bug
from tests.small_branch.reckoned import source
from tests.wards import figures_of, ward_of

HANOI = timezone(timedelta(hours=7))
STARTED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=HANOI)
KEY = BranchKey(2020, "Đảng bộ phường Giang Biên", "Chi bộ Trường Tiểu học Hoa Sen", "GB-01")
WRONG_COUNT = Entry(
    "THU-01", Severity.ERROR, "Ô của {name} ghi «{value}»; cần một số nguyên từ 0 trở lên.", "Xóa chữ, chỉ để lại con số."
)


def made() -> Made:
    """A cell whose papers were made, one of them kept."""
    folder = "2020/dang-bo-phuong-giang-bien/chi-bo-truong-tieu-hoc-hoa-sen"
    return Made(
        file="thu.xlsx",
        sha256="a" * 64,
        problems=(night_problems.KEPT.at(paper="09-tin-bai.docx", beside="09-tin-bai (ban moi).docx"),),
        key=KEY,
        rule_set="2019-hd21",
        figures=figures_of(source().assessment),
        documents=(
            Document("minutes", f"{folder}/01-bien-ban-hop.docx", DocumentStatus.WRITTEN, "b" * 64),
            Document("news", f"{folder}/09-tin-bai.docx", DocumentStatus.KEPT, "c" * 64, f"{folder}/09-tin-bai (ban moi).docx"),
        ),
        folder=folder,
        reason="bảng tính đã thay đổi",
    )


def unchanged(file: str) -> Unchanged:
    """The same cell, with nothing to do."""
    same = made()
    return Unchanged(**{each.name: getattr(same, each.name) for each in fields(same)} | {"file": file})


def copied(problem: Problem) -> Copied:
    """Another workbook of the same bytes as the one of which papers were made."""
    return Copied(
        file="thu (1).xlsx",
        sha256="a" * 64,
        problems=(problem,),
        key=KEY,
        rule_set="2019-hd21",
        original="thu.xlsx",
        status=Status.MADE,
    )


def refused() -> Refused:
    """A workbook with one mistake at two cells, hostile text in one of them."""
    problems = grouped(
        WRONG_COUNT.at(Place("Phiếu đảng viên", row, 3), name=name, value="5 phiếu")
        for row, name in ((9, "Nguyễn Văn <b>A&B</b>"), (10, "Trần Thị B"))
    )
    return Refused(file="sai.xlsx", sha256="d" * 64, problems=problems)


def broken() -> BugMet:
    """A workbook in which a bug of ours came up."""
    problem = night_problems.OUR_BUG.at(what="KeyError")
    return BugMet(file="loi.xlsx", sha256="e" * 64, problems=(problem,), key=KEY, bug=Bug("KeyError", ("assess.py:1 assess",)))


def waiting() -> Waiting:
    """A workbook that is still being copied."""
    return Waiting(file="dang-chep.xlsx", sha256="", problems=(night_problems.STILL_COPYING.at(),))


def night(*outcomes: Outcome) -> Night:
    """A night with these outcomes, an ignored file and a folder whose workbook is gone."""
    with_papers = [each for each in outcomes if isinstance(each, Made | Unchanged)]
    wards = Counter((each.key.ward, each.key.year) for each in with_papers)
    together = (WardOutcome(*ward, count, ward_of([source().assessment] * count)) for ward, count in wards.items())
    return Night(
        id="20260102-030405",
        version="0.1.0",
        started=STARTED,
        finished=STARTED + timedelta(seconds=7),
        outcomes=outcomes,
        ignored=(Ignored("~$a.xlsx", night_problems.LOCK_FILE.at()),),
        wards=tuple(together),
        orphans=(night_problems.ORPHANED.at(folder="2019/x/y", file="cu.xlsx"),),
    )


def full_night() -> Night:
    """One outcome of every kind."""
    return night(waiting(), broken(), refused(), made(), unchanged("nua.xlsx"))
