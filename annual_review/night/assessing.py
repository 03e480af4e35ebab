"""A record assessed under the rule set of its year and its ward's own values."""

from __future__ import annotations

from dataclasses import replace

from annual_review.documents.case import RatedReview, Review
from annual_review.model.partial import YEAR, Gaps, PartialRecord
from annual_review.model.record import ReviewRecord
from annual_review.model.ward import OwnValue
from annual_review.problems import Problem, Read, has_errors
from annual_review.rules.assess import assess, check_partial
from annual_review.rules.decided import decided_levels, decision_without_ward
from annual_review.rules.own_values import with_own_values
from annual_review.rules.rulebook import RuleBook
from annual_review.rules.self_review import form_problems


def assess_record(
    book: RuleBook, file: str, sha256: str, record: ReviewRecord, values: tuple[OwnValue, ...] = ()
) -> Read[Review]:
    """Return the review of a record under the rule set of its year: rated when there is a vote; None beside an error.

    ``values`` are the ward's own.
    """
    chosen = book.choose(record.year, record.rule_set, record.place("rule_set" if record.rule_set else "year"))
    if chosen.value is None:
        lawless = PartialRecord(record, Gaps(frozenset({YEAR})))
        return Read(None, (*chosen.problems, *check_partial(lawless, book.of_review(record.year))))
    law = with_own_values(chosen.value, values)
    assessed = assess(record, law)
    problems = (*chosen.problems, *assessed.problems)
    if assessed.value is not None:
        decided = decided_levels(assessed.value, record.decision) if record.decision else None
        problems = (*problems, *decision_without_ward(record))
        return Read(RatedReview(file, sha256, record, law, assessed.value, decided=decided), problems)
    if has_errors(problems):
        return Read(None, problems)
    return Read(Review(file, sha256, record, law), (*problems, *form_problems(record, law)))


def check_partial_record(book: RuleBook, partial: PartialRecord, values: tuple[OwnValue, ...] = ()) -> tuple[Problem, ...]:
    """Return what the rule set of the year finds in a record with gaps; of an unknown year only what any rule set finds."""
    record, gaps = partial.record, partial.gaps
    if gaps.hide(YEAR):
        return check_partial(partial, book.of_review(None))
    chosen = book.choose(record.year, record.rule_set, record.place("rule_set" if record.rule_set else "year"))
    if chosen.value is None:
        partial = replace(partial, gaps=replace(gaps, operands=gaps.operands | {YEAR}))
    law = chosen.value or book.of_review(record.year)
    return (*chosen.problems, *check_partial(partial, with_own_values(law, values)))
