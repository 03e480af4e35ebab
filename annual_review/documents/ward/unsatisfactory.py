"""Why members do not fulfil their tasks, counted by the kinds the statistics ask for (documents.md §2.18, II.2)."""

from __future__ import annotations

from annual_review.documents import wording
from annual_review.documents.case import WardReview
from annual_review.documents.ward.counts import level_of
from annual_review.model.names import folded
from annual_review.model.ratings import RatingLevel

# By a word the typed reason holds.
_KINDS = (("suy thoái", "suy thoái"), ("không hoàn thành trên 50% nhiệm vụ", "50%"), ("bị kỷ luật", "kỷ luật"))
_OTHER = "khác"


def reasons_of_unsatisfactory(review: WardReview) -> str:
    """Return ``bị kỷ luật 02; khác 01``, empty for nobody; dots for every kind where a reason is not typed or fits two."""
    ratings = (each for branch in review.branches for each in branch.figures.ratings)
    typed = [each.reason for each in ratings if level_of(review, each) is RatingLevel.UNSATISFACTORY]
    if not typed:
        return ""
    kinds = [_kind(reason) for reason in typed]
    names = [*(name for name, _ in _KINDS), _OTHER]
    if None in kinds:
        return "; ".join(f"{name} {wording.BLANK}" for name in names)
    return "; ".join(f"{name} {wording.padded(kinds.count(name))}" for name in names if name in kinds)


def _kind(reason: str) -> str | None:
    found = [name for name, word in _KINDS if word in folded(reason)]
    if not reason or len(found) > 1:
        return None
    return found[0] if found else _OTHER
