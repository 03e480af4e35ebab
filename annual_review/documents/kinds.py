"""THE list of papers: templates, lint, outbox, board and tests all loop over it (architecture.md §4.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

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
from annual_review.documents.case import Case, RatedReview

C = TypeVar("C")  # the case a kind of paper is worded from
F = TypeVar("F")  # the dataclass of fields its form may use


class Form(StrEnum):
    """What a kind of paper is poured into; the value is the ending of its files."""

    DOCX = "docx"
    XLSX = "xlsx"  # its fields are a ``table.Table``


@dataclass(frozen=True, slots=True)
class Draft(Generic[F]):
    """The fields of one paper; ``suffix`` tells the papers of one kind apart in their file names (``-03-tran-thi-b``)."""

    fields: F
    suffix: str = ""


def always(case: object) -> bool:
    """Return True: the paper is wanted of every case."""
    del case
    return True


def single(build: Callable[[C], F]) -> Callable[[C], Iterable[Draft[F]]]:
    """Return ``build`` as the builder of a kind with one paper a case."""
    return _Single(build)


@dataclass(frozen=True, slots=True)
class _Single(Generic[C, F]):
    """A class and no closure: worker processes get kinds by pickle."""

    build: Callable[[C], F]

    def __call__(self, case: C) -> tuple[Draft[F]]:
        return (Draft(self.build(case)),)


@dataclass(frozen=True, slots=True)
class Kind(Generic[C, F]):
    """One kind of paper."""

    code: str  # names it in templates, reports and on the command line
    number: int  # its place in the folder
    title: str  # what a clerk calls it
    scope: type[C]  # the case it is worded from
    fields: type[F]  # what its form may use
    build: Callable[[C], Iterable[Draft[F]]]  # one draft for most kinds, one per member for others
    wanted: Callable[[C], bool] = always  # whether this case needs the paper at all
    form: Form = Form.DOCX

    @property
    def file_name(self) -> str:
        """The file name of its paper where there is one a case: ``01-minutes.docx``."""
        return self.named("")

    def named(self, suffix: str) -> str:
        """Return the file name of the draft with this suffix."""
        return f"{self.number:02d}-{self.code}{suffix}.{self.form}"


# Any: a tuple of papers, each with its own case and fields; Python cannot name «some case». ``tests/test_kinds.py`` holds
# scope, build and fields of each against each other by their signatures.
KindOfPaper = Kind[Any, Any]


def kinds_for(case: Case, kinds: Iterable[KindOfPaper]) -> Iterator[KindOfPaper]:
    """Yield those of ``kinds`` that this case gets, in their order."""
    return (kind for kind in kinds if isinstance(case, kind.scope) and kind.wanted(case))


KINDS: tuple[KindOfPaper, ...] = (
    Kind("minutes", 1, "Biên bản họp chi bộ", RatedReview, minutes.MinutesFields, single(minutes.build)),
    Kind("tally-minutes", 2, "Biên bản kiểm phiếu", RatedReview, tally_minutes.TallyMinutesFields, single(tally_minutes.build)),
    Kind("report", 3, "Báo cáo kết quả kiểm điểm, đánh giá, xếp loại", RatedReview, report.ReportFields, single(report.build)),
    Kind(
        "rating-list",
        4,
        "Danh sách đề nghị xếp loại đảng viên",
        RatedReview,
        rating_list.RatingListFields,
        single(rating_list.build),
    ),
    Kind(
        "unrated-list",
        5,
        "Danh sách đảng viên chưa đánh giá, xếp loại",
        RatedReview,
        unrated_list.UnratedListFields,
        single(unrated_list.build),
        unrated_list.wanted,
    ),
    Kind(
        "achievements",
        6,
        "Tổng hợp thành tích",
        RatedReview,
        achievements.AchievementsFields,
        single(achievements.build),
        achievements.wanted,
    ),
    Kind("submission", 7, "Tờ trình đề nghị công nhận", RatedReview, submission.SubmissionFields, single(submission.build)),
    Kind(
        "reconciliation", 8, "Đối chiếu số liệu", RatedReview, reconciliation.ReconciliationFields, single(reconciliation.build)
    ),
    Kind("news", 9, "Tin bài", RatedReview, news.NewsFields, single(news.build)),
)
