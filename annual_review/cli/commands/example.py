"""Fictitious cells, read and reckoned: what the fields of a template hold, shown by example."""

from __future__ import annotations

from functools import cache

from annual_review.disk.disk import sha256_of
from annual_review.documents.case import Source
from annual_review.reading.record import read_record
from annual_review.rules.assess import assess
from annual_review.rules.rulebook import load_rule_sets
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
def example_sources() -> tuple[Source, ...]:
    """Return a cell that voted once and one that voted in two steps. Raises ValueError when they cannot be read: a bug."""
    rng = seeded(f"fields {_SEED}")
    ward, units = random_ward(rng), ward_units(rng, 2)
    plans = zip((_ONE_STEP, _TWO_STEP), units, strict=True)
    return tuple(source_of(book_bytes(make_book(rng, plan, ward, unit)[1]), _FILE) for plan, unit in plans)


def source_of(data: bytes, file: str) -> Source:
    """Return a made-up workbook read and reckoned. Raises ValueError when it has a mistake: a bug."""
    record, book = read_record(data, file=file).value, load_rule_sets().value
    rule_set = book.choose(record.year, record.rule_set).value if record and book else None
    assessment = assess(record, rule_set).value if record and rule_set else None
    if record is None or rule_set is None or assessment is None:
        raise ValueError(f"the generated {file} cannot be read or assessed")
    return Source(file, sha256_of(data), record, assessment, rule_set)
