"""Bản kiểm điểm cá nhân: a self-review for each member, its head filled in, all else left to write (documents.md §2.13)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annual_review.documents import parts, wording
from annual_review.documents.case import RatedReview, Review
from annual_review.model.names import folded
from annual_review.rules.self_review import SelfReview, self_reviews

_BRANCH = "chi bộ "


@dataclass(frozen=True, slots=True)
class Reviewer:
    """The head of one member's self-review; dots for what the roster does not tell.

    ``form`` is «Mẫu 2B-HD KĐ.ĐG 2025». ``leading`` says that the form is one for leaders, or of the one form for all its
    part for them.
    """

    form: str
    leading: bool
    name: str
    born: str
    party_post: str
    office: str


@dataclass(frozen=True, slots=True)
class SelfReviewFields:
    """What the templates of the self-reviews may use. ``branch`` is the name of the branch without «Chi bộ»; ``common``,
    ``results`` and ``total`` are the most points of the two groups of criteria and of both, empty where there are none."""

    head: parts.Letterhead
    year: str
    branch: str
    people: tuple[Reviewer, ...]
    common: str
    results: str
    total: str


def with_points(source: Review) -> bool:
    """Say whether the self-reviews are to be printed on the forms with points: before the vote, from 2025 on."""
    return source.rule_set.scores_members and _wanted(source)


def without_points(source: Review) -> bool:
    """Say whether the self-reviews are to be printed on the forms without points: before the vote, until 2024."""
    return not source.rule_set.scores_members and _wanted(source)


def _wanted(source: Review) -> bool:
    return not isinstance(source, RatedReview) and bool(self_reviews(source.record, source.rule_set))


def build(source: Review) -> SelfReviewFields:
    """Return the fields of all self-reviews, in the order of the roster."""
    record, points = source.record, source.rule_set.points
    most = (points.common, points.results, points.total) if points else ("", "", "")
    common, results, total = map(str, most)
    name = record.branch
    return SelfReviewFields(
        head=replace(parts.letterhead(source, ""), place_date=f"{wording.BLANK}, {wording.BLANK_DAY}"),
        year=str(record.year),
        branch=name[len(_BRANCH) :] if folded(name).startswith(_BRANCH) else name,
        people=tuple(_reviewer(source, each) for each in self_reviews(record, source.rule_set)),
        common=common,
        results=results,
        total=total,
    )


def _reviewer(source: Review, review: SelfReview) -> Reviewer:
    member = review.member
    born = wording.short_date(member.born) if member.born else member.birth_text
    return Reviewer(
        form=source.rule_set.self_review.title(review.form),
        leading=review.leading,
        name=member.name,
        born=born or wording.LONG_BLANK,
        party_post=wording.spelt_out(member.party_post) or wording.LONG_BLANK,
        office=wording.spelt_out(member.office) or wording.LONG_BLANK,
    )
