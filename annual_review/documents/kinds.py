"""THE list of papers: templates, lint, outbox, board and tests all loop over it (architecture.md §4.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from annual_review.documents.branch import (
    achievements,
    minutes,
    news,
    rating_list,
    reconciliation,
    report,
    submission,
    tally_minutes,
    unrated_list,
)
from annual_review.documents.case import Source


def always(source: Source) -> bool:
    """Say that every branch gets the paper."""
    del source
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper. ``title`` is what a clerk calls it; ``fields`` is the dataclass its template may use.

    ``build`` words a source as an instance of ``fields``; ``wanted`` says whether this source needs the paper at all.
    """

    code: str
    number: int
    title: str
    fields: type[Any]
    build: Callable[[Source], Any]
    wanted: Callable[[Source], bool] = always

    @property
    def file_name(self) -> str:
        """The paper's file name in the branch's folder: ``01-minutes.docx``."""
        return f"{self.number:02d}-{self.code}.docx"


KINDS: tuple[Kind, ...] = (
    Kind("minutes", 1, "Biên bản họp chi bộ", minutes.MinutesFields, minutes.build),
    Kind("tally-minutes", 2, "Biên bản kiểm phiếu", tally_minutes.TallyMinutesFields, tally_minutes.build),
    Kind("report", 3, "Báo cáo kết quả kiểm điểm, đánh giá, xếp loại", report.ReportFields, report.build),
    Kind("rating-list", 4, "Danh sách đề nghị xếp loại đảng viên", rating_list.RatingListFields, rating_list.build),
    Kind(
        "unrated-list",
        5,
        "Danh sách đảng viên chưa đánh giá, xếp loại",
        unrated_list.UnratedListFields,
        unrated_list.build,
        unrated_list.wanted,
    ),
    Kind("achievements", 6, "Tổng hợp thành tích", achievements.AchievementsFields, achievements.build, achievements.wanted),
    Kind("submission", 7, "Tờ trình đề nghị công nhận", submission.SubmissionFields, submission.build),
    Kind("reconciliation", 8, "Đối chiếu số liệu", reconciliation.ReconciliationFields, reconciliation.build),
    Kind("news", 9, "Tin bài", news.NewsFields, news.build),
)
