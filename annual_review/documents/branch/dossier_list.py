"""Danh mục hồ sơ: what the dossier holds, in the order of the review (documents.md §2.16).

Number, day and copies stand only beside what this night made or the workbook tells; the rest is left to be filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annual_review.documents import decided, parts, wording
from annual_review.documents.case import RatedReview

ONE_COPY = "1"
NO_NUMBER, ATTACHED = "", "Kèm theo tờ trình"


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One document of the dossier; dots for what is not known."""

    number: str
    title: str
    identity: str
    copies: str
    note: str


@dataclass(frozen=True, slots=True)
class DossierListFields:
    """What the template of the dossier list may use. ``form`` is the code of the form, from 2025 on."""

    head: parts.Letterhead
    form: str
    year: str
    rows: tuple[DossierRow, ...]
    signature: parts.Signature


@dataclass(frozen=True, slots=True)
class _Document:
    """A document of the dossier before its row is numbered."""

    title: str
    identity: str = wording.BLANK
    copies: str = wording.BLANK
    note: str = ""


def build(source: RatedReview) -> DossierListFields:
    """Return the fields of the dossier list."""
    record = source.record
    return DossierListFields(
        head=decided.letterhead(source, ""),
        form="Mẫu 04-HD KĐ.ĐG 2025" if source.rule_set.scores_members else "",
        year=str(record.year),
        rows=tuple(
            DossierRow(str(number), each.title, each.identity, each.copies, each.note)
            for number, each in enumerate(_documents(source), 1)
        ),
        signature=parts.signer(source),
    )


def _documents(source: RatedReview) -> Iterator[_Document]:
    rated = source.assessment.figures.rated
    yield _paper(source, "collective-review", "Báo cáo kiểm điểm tập thể", _identity("", "BC/CB"))
    yield _Document("Bản kiểm điểm cá nhân", note=f"{wording.padded(rated)} đảng viên được đánh giá, xếp loại")
    yield _Document("Bản nhận xét của cấp ủy nơi cư trú")
    yield from _of_the_meeting(source)
    yield _Document("Văn bản gợi ý kiểm điểm (nếu có)")
    identity = wording.initial(decided.decision_number(source)) or wording.BLANK
    yield _Document("Kết quả xếp loại của cấp có thẩm quyền", identity)
    if "notices" in source.kinds:
        title = "Thông báo kết quả đánh giá, xếp loại đến từng đảng viên"
        yield _Document(title, _identity("", "TB/CB"), str(rated))
    yield _Document("Tài liệu khác (nếu có)")


def _of_the_meeting(source: RatedReview) -> Iterator[_Document]:
    """Yield the papers on the meeting and its result; those that only some branches need where they were made."""
    record, numbers = source.record, source.record.numbers
    held, dated = wording.short_date(record.meeting.held_on), wording.short_date(record.document_date)
    yield _paper(source, "minutes", "Biên bản họp chi bộ", _identity(numbers.minutes, "BB/CB", held))
    yield _paper(source, "tally-minutes", "Biên bản kiểm phiếu", _identity(numbers.tally_minutes, "BB/CB", held))
    report = "Báo cáo kết quả kiểm điểm, đánh giá, xếp loại"
    yield _paper(source, "report", report, _identity(numbers.report, "BC/CB", dated))
    if source.decided:
        yield _paper(source, "rating-list", "Danh sách xếp loại đảng viên", NO_NUMBER, "Theo quyết định")
    else:
        yield _paper(source, "rating-list", "Danh sách đề xuất xếp loại đảng viên", NO_NUMBER, ATTACHED)
    if "unrated-list" in source.kinds:
        unrated = "Danh sách đảng viên không thuộc đối tượng và chưa kiểm điểm, đánh giá, xếp loại"
        yield _paper(source, "unrated-list", unrated, NO_NUMBER, ATTACHED)
    yield _paper(source, "achievements", "Tổng hợp thành tích", NO_NUMBER)
    yield _paper(source, "submission", "Tờ trình đề nghị công nhận kết quả", _identity(numbers.submission, "TTr/CB", dated))
    if "reward-submission" in source.kinds:
        yield _paper(source, "reward-submission", "Tờ trình đề nghị khen thưởng", _identity("", "TTr/CB"))


def _paper(source: RatedReview, kind: str, title: str, identity: str, note: str = "") -> _Document:
    """Return a paper of the program: filled in where it was made, else dots."""
    return _Document(title, identity, ONE_COPY, note) if kind in source.kinds else _Document(title)


def _identity(number: str, suffix: str, day: str = wording.BLANK) -> str:
    """Return ``Số 05-BC/CB, ngày 04/12/2020``, dots for a number or a day that nobody typed."""
    told = wording.paper_number(number, suffix) if number else f"Số {wording.BLANK}-{suffix}"
    return f"{told}, ngày {day}"
