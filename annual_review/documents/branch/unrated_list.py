"""Danh sách đảng viên chưa đánh giá, xếp loại: who is not rated this time, with the reason (documents.md §2.6)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import parts, results, wording
from annual_review.documents.case import RatedReview


@dataclass(frozen=True, slots=True)
class UnratedListFields:
    """What the template of the list of unrated members may use."""

    head: parts.Letterhead
    year: str
    cell: str
    report_number: str
    report_date: str
    committee_above: str
    rows: tuple[results.UnratedRow, ...]
    count: str
    to_mark: bool
    signature: parts.Signature


def wanted(source: RatedReview) -> bool:
    """Say whether the branch needs the list: somebody is not rated."""
    return bool(source.assessment.unrated)


def build(source: RatedReview) -> UnratedListFields:
    """Return the fields of the list of unrated members."""
    rows = results.unrated_rows(source)
    return UnratedListFields(
        head=parts.letterhead(source, ""),
        year=str(source.record.year),
        cell=source.record.branch,
        report_number=wording.lowered(wording.paper_number(source.record.numbers.report, "BC/CB")),
        report_date=wording.short_date(source.record.document_date),
        committee_above=parts.committee_above(source),
        rows=rows,
        count=wording.comrades(len(rows)),
        to_mark=any(each.reviewed is None for each in source.assessment.unrated),
        signature=parts.signer(source),
    )
