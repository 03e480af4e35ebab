"""Sheet «Thông tin» read: the meeting, who led it, what was issued, and the cell's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from annual_review.form.options import ReadingOptions
from annual_review.form.sheets import info as declared
from annual_review.model.ballots import Figure
from annual_review.model.meeting import Person
from annual_review.model.members import Points
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision, Narrative, OverCap, PaperNumbers
from annual_review.model.wards import locality_of
from annual_review.problems import Place, Problem
from annual_review.problems.collector import Collector
from annual_review.reading.items import ItemReader, read_decision
from annual_review.reading.named_years import check_named_years
from annual_review.reading.points import typed_points
from annual_review.workbook.tidy import Sheet

T = TypeVar("T")
NARRATIVE = (
    declared.STRENGTHS,
    declared.WEAKNESSES,
    declared.CAUSES,
    declared.DIRECTIONS,
    declared.CONCLUSIONS,
    declared.REQUESTS,
)
POINTS = (declared.POINTS_COMMON, declared.POINTS_RESULTS, declared.POINTS_TOTAL)


@dataclass(frozen=True, slots=True)
class Info:
    """What the sheet gives; None or empty where it does not.

    ``counts`` are the ballot counts typed here, by item key; ``unread`` are the items whose content could not be read, or
    whose name is nearly that of a line here, which was reported; ``places`` tells the cell of every item that has content;
    ``missed`` are the problems of missing items that only the meeting tells.
    """

    year: int | None
    parent: str
    branch: str
    code: str
    locality: str
    bases: tuple[str, ...]
    held_on: date | None
    began: time | None
    ended: time | None
    venue: str
    chair: Person | None
    secretary: Person | None
    guests: tuple[Person, ...]
    head_teller: Person | None
    tellers: tuple[Person, ...]
    committee_size: int | None
    present: Figure | None
    counts: Mapping[str, Figure]
    self_rating: RatingLevel | None
    presenter: Person | None
    over_cap: OverCap | None
    request_reason: str
    points: Points | None
    wants_reward: bool
    narrative: Narrative
    numbers: PaperNumbers
    document_date: date | None
    decision: Decision | None
    rule_set: str
    places: Mapping[str, Place]
    unread: frozenset[str]
    missed: tuple[Problem, ...]

    def point_place(self, part: str) -> Place:
        """Return the cell of one part of the branch's points."""
        return self.places.get(f"points.{part}") or Place("")


def read_info(sheet: Sheet, found: Collector, options: ReadingOptions) -> Info:
    """Return what the sheet tells; problems, missing items among them, go to ``found``."""
    reader = ItemReader(sheet, declared.SPEC, found, options)
    reader.gather()
    year = reader.one(declared.YEAR)
    if year is not None:
        check_named_years(reader.cells, NARRATIVE, year, found)
    parent = reader.one(declared.PARENT) or ""
    return Info(
        year=year,
        parent=parent,
        branch=reader.one(declared.BRANCH) or "",
        code=reader.one(declared.CODE) or "",
        locality=reader.one(declared.LOCALITY) or locality_of(parent),
        bases=reader.all(declared.BASES),
        held_on=reader.one(declared.HELD_ON),
        began=reader.one(declared.BEGAN),
        ended=reader.one(declared.ENDED),
        venue=reader.one(declared.VENUE) or "",
        chair=reader.one(declared.CHAIR),
        secretary=reader.one(declared.SECRETARY),
        guests=reader.flat(declared.GUESTS),
        head_teller=reader.one(declared.HEAD_TELLER),
        tellers=reader.flat(declared.TELLERS),
        committee_size=reader.one(declared.COMMITTEE_SIZE),
        present=reader.figure(declared.PRESENT),
        counts=reader.figures(declared.COUNTS),
        self_rating=reader.one(declared.SELF_RATING),
        presenter=reader.one(declared.PRESENTER),
        over_cap=reader.one(declared.OVER_CAP),
        request_reason=reader.one(declared.REQUEST_REASON) or "",
        points=typed_points(*(reader.one(item) for item in POINTS)),
        wants_reward=bool(reader.one(declared.WANTS_REWARD)),
        narrative=_narrative(reader),
        numbers=_numbers(reader),
        document_date=reader.one(declared.DOCUMENT_DATE),
        decision=read_decision(reader, found),
        rule_set=reader.one(declared.RULE_SET) or "",
        places=reader.places,
        unread=frozenset(reader.unread | reader.nearly),
        missed=tuple(reader.missed),
    )


def _narrative(reader: ItemReader) -> Narrative:
    return Narrative(*map(reader.flat, NARRATIVE))


def _numbers(reader: ItemReader) -> PaperNumbers:
    return PaperNumbers(
        *(
            reader.one(item) or ""
            for item in (declared.MINUTES_NUMBER, declared.TALLY_NUMBER, declared.REPORT_NUMBER, declared.SUBMISSION_NUMBER)
        )
    )
