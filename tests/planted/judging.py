"""Reading a workbook as the night does, and comparing what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from annual_review.documents.case import RatedReview
from annual_review.model.assessment import Assessment
from annual_review.model.checks import Check
from annual_review.model.record import ReviewRecord
from annual_review.night.assessing import assess_record, check_partial_record
from annual_review.problems import Place, Problem, Severity
from annual_review.reading.record import read_workbook
from annual_review.sample.mistakes import Planted
from annual_review.sample.plan import YEARS, Plan, random_plan
from annual_review.sample.units import Unit, Ward, random_ward, ward_units
from annual_review.sample.ward import seeded
from tests.small_branch.reckoned import rule_book


@dataclass(frozen=True, slots=True)
class Judged:
    """What reading and reckoning made of a workbook."""

    record: ReviewRecord | None
    assessment: Assessment | None
    problems: tuple[Problem, ...]

    def of(self, severity: Severity) -> tuple[Problem, ...]:
        """The problems of one severity."""
        return tuple(problem for problem in self.problems if problem.severity is severity)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that make no papers."""
        return self.of(Severity.ERROR)


def judge(data: bytes) -> Judged:
    """Read and reckon a workbook."""
    read = read_workbook(data, file="chi-bo.xlsx")
    record = read.record
    if record is None:
        checked = check_partial_record(rule_book(), read.partial) if read.partial else ()
        return Judged(None, None, (*read.problems, *checked))
    assessed = assess_record(rule_book(), "chi-bo.xlsx", "", record)
    assessment = assessed.value.assessment if isinstance(assessed.value, RatedReview) else None
    return Judged(record, assessment, (*read.problems, *assessed.problems))


def random_branch(rng: Random, *, most: int = 12) -> tuple[Plan, Ward, Unit]:
    """A plan for a small cell of any review year, in a ward of its own."""
    plan = random_plan(rng, year=rng.choice(YEARS), size=rng.randint(5, most))
    return plan, random_ward(rng), rng.choice(ward_units(rng, 6))


def source(name: str) -> Random:
    """A source of chance of its own for a test."""
    return seeded(name)


def covers(place: Place, target: Place) -> bool:
    """Whether a problem at ``place`` shows the reader ``target``: the cell itself, or a range with it in it."""
    if place.sheet != target.sheet:
        return False
    if not target.row:
        return True
    rows = place.row <= target.row <= (place.last_row or place.row)
    return rows and place.column <= target.column <= (place.last_column or place.column)


def names(judged: Judged, planted: Planted) -> bool:
    """Whether an error of an expected kind is reported where the mistake was planted."""
    return any(
        problem.code in planted.codes and any(covers(place, planted.place) for place in problem.places)
        for problem in judged.errors
    )


def figures(assessment: Assessment | None) -> object:
    """All an assessment says but for the cells it was read from."""
    return assessment and (replace(assessment, checks=()), tuple(_without_places(check) for check in assessment.checks))


def in_order(record: ReviewRecord | None) -> ReviewRecord | None:
    """The record with its tallies in the order of the roster, in whatever order the ballot sheet has them."""
    if record is None or record.ballot is None:
        return record
    tallies = tuple(sorted(record.ballot.tallies, key=lambda tally: tally.member))
    return replace(record, ballot=replace(record.ballot, tallies=tallies))


def _without_places(check: Check) -> Check:
    return replace(check, left=replace(check.left, places=()), right=replace(check.right, places=()))


def by_name(judged: Judged) -> object:
    """What was found for each member, whatever the order of the roster."""
    record, assessment = judged.record, judged.assessment
    assert record is not None
    assert assessment is not None
    members = {member.name: replace(member, number=0) for member in record.members}
    rated = {
        each.member.name: (each.tally.votes, each.tally.blank, each.tally.approval, each.voted, each.proposed, each.reasons)
        for each in assessment.members
    }
    unrated = {each.member.name: each.reason for each in assessment.unrated}
    rest = (assessment.figures, assessment.totals, assessment.cap, assessment.branch)
    return members, rated, unrated, rest
