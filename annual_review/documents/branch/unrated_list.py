"""Danh sách đảng viên không thuộc đối tượng và chưa kiểm điểm, đánh giá, xếp loại: two groups (documents.md §2.6)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import parts, unrated
from annual_review.documents.case import RatedReview
from annual_review.model.members import UnratedGroup


@dataclass(frozen=True, slots=True)
class UnratedListFields:
    """What the template of the list of members without a level may use."""

    head: parts.Letterhead
    about: str
    year: str
    not_subject: tuple[unrated.UnratedRow, ...]
    owed: tuple[unrated.UnratedRow, ...]
    both: bool
    basis: str
    signature: parts.Signature


def wanted(source: RatedReview) -> bool:
    """Say whether the branch needs the list: somebody has no level."""
    return bool(source.assessment.unrated)


def build(source: RatedReview) -> UnratedListFields:
    """Return the fields of the list."""
    not_subject, owed = (unrated.rows(source, group) for group in UnratedGroup)
    titles = [
        *(["không thuộc đối tượng"] if not_subject else []),
        *(["chưa"] if owed else []),
    ]
    basis = source.rule_set.unrated_citation
    return UnratedListFields(
        head=parts.letterhead(source, ""),
        about=" và ".join(titles),
        year=str(source.record.year),
        not_subject=not_subject,
        owed=owed,
        both=bool(not_subject and owed),
        basis=f"Theo {parts.undated(basis)}." if basis is not None and basis.confirmed else "",
        signature=parts.signer(source),
    )
