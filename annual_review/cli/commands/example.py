"""Fictitious branches and their ward, read and assessed: what the fields of a template hold, shown by example."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from annual_review.disk.disk import sha256_of
from annual_review.documents.case import Case, RatedReview, Review, WardBranch, WardReview
from annual_review.night.assessing import assess_record
from annual_review.night.roll_up import count_ward
from annual_review.reading.record import read_record
from annual_review.rules.figures import branch_figures
from annual_review.rules.rulebook import load_rule_sets
from annual_review.rules.ward import ward_figures
from annual_review.sample.plan import Homonyms, Plan
from annual_review.sample.units import random_ward, ward_units
from annual_review.sample.ward import DEFAULT_YEAR, make_book, seeded
from annual_review.sample.workbook import book_bytes

_FILE = "chi-bo.xlsx"
_SEED = 7  # of which every field that can hold something holds it
_ONE_STEP = Plan(
    year=DEFAULT_YEAR,
    size=22,
    presence=True,
    situations=True,
    proposals=True,
    achievements=True,
    remarks=True,
    homonyms=Homonyms.BORN,
)
_TWO_STEP = Plan(year=DEFAULT_YEAR, size=22, two_step=True, double_entry=True, decision=True, situations=True)


@cache
def example_cases() -> tuple[Case, ...]:
    """Return a branch that voted once, one that voted in two steps, the latter before its meeting, and their ward.

    Raises ValueError for a bug of ours.
    """
    rng = seeded(f"fields {_SEED}")
    ward, units = random_ward(rng), ward_units(rng, 2)
    plans = zip((_ONE_STEP, _TWO_STEP), units, strict=True)
    reviews = tuple(review_of(book_bytes(make_book(rng, plan, ward, unit)[1]), _FILE) for plan, unit in plans)
    return (*reviews, _before_its_meeting(reviews[-1]), _ward_of(reviews))


def _before_its_meeting(review: RatedReview) -> Review:
    record = replace(review.record, ballot=None, branch_ballot=None)
    return Review(review.file, review.sha256, record, review.rule_set)


def review_of(data: bytes, file: str) -> RatedReview:
    """Return a made-up workbook read and assessed. Raises ValueError when it has a mistake: a bug."""
    record, book = read_record(data, file=file).value, load_rule_sets().value
    review = assess_record(book, file, sha256_of(data), record).value if record and book else None
    if not isinstance(review, RatedReview):
        raise ValueError(f"the generated {file} cannot be read or assessed")  # noqa: TRY004 - the value is wrong, not a type
    return review


def _ward_of(reviews: tuple[RatedReview, ...]) -> WardReview:
    figures = [branch_figures(each.record, each.assessment, each.rule_set.share.decimals, each.decided) for each in reviews]
    first = reviews[0].record
    return WardReview(
        ward=first.parent,
        year=first.year,
        document_date=max(each.record.document_date for each in reviews),
        branches=tuple(
            WardBranch(each.record.branch, each.record.code, found) for each, found in zip(reviews, figures, strict=True)
        ),
        figures=ward_figures(figures, count_ward(figures)),
    )
