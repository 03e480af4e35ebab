"""Between reading and settling: every branch put under what its ward's own workbook sets, that workbook held against them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from annual_review.documents.case import RatedReview
from annual_review.model.ward import OwnValue
from annual_review.night import dossier
from annual_review.night.dossier import RunContext
from annual_review.night.listing import Listed
from annual_review.night.read import Accepted, ReadWorkbooks, WardWorkbook, assess_under
from annual_review.night.ward_books import (
    WardIdentity,
    WardTerms,
    identity_of,
    refuse_second_workbooks,
    refused_workbook,
    terms_of,
    under_terms,
)
from annual_review.night.ward_decision import RatedBranch, check_lists, decided_of, with_decision
from annual_review.problems import has_errors
from annual_review.problems.catalogue import info as info_problems
from annual_review.problems.catalogue import ward as ward_problems
from annual_review.telling.outcome import Outcome
from annual_review.workers.executor import Executor


@dataclass(frozen=True, slots=True)
class UnderWards:
    """The workbooks of a night under the terms of their wards."""

    found: ReadWorkbooks
    terms: Mapping[WardIdentity, WardTerms]


def under_wards(executor: Executor[RunContext], found: ReadWorkbooks, listed: Listed) -> UnderWards:
    """Return ``found`` with every branch assessed under its ward's own values, and the wards' workbooks that hold.

    A ward's workbook whose lists do not fit its branches is refused; what it said on an earlier night holds then.
    """
    states = tuple(listed.states.wards.values())
    found = refuse_second_workbooks(found, states, listed.lying, (each.file for each in listed.selected))
    terms = terms_of(found.wards, states, listed.lying)
    found = assess_under(executor, found, {identity: each.law for identity, each in terms.items() if each.law})
    told = {each.file: check_lists(terms[identity_of(each.key)], _rated(found, each)) for each in found.wards}
    wrong = {file for file, problems in told.items() if has_errors(problems)}
    if wrong:
        refused = tuple(refused_workbook(each, *told[each.file]) for each in found.wards if each.file in wrong)
        failed = [identity_of(each.key) for each in found.wards if each.file in wrong]
        kept = tuple(each for each in found.wards if each.file not in wrong)
        terms = terms_of(kept, states, listed.lying)
        found = replace(found, wards=kept, closed=(*found.closed, *refused))
        found = assess_under(executor, found, {identity: _law(terms.get(identity)) for identity in failed})
    wards = tuple(replace(each, problems=(*each.problems, *told[each.file])) for each in found.wards)
    held = {each.file for each in terms.values() if each.remembered}
    closed = tuple(_holding_earlier(each) if each.file in held else each for each in found.closed)
    return UnderWards(_with_terms(executor.context, replace(found, wards=wards, closed=closed), terms), terms)


def _holding_earlier(outcome: Outcome) -> Outcome:
    """Return a ward's refused workbook with the word that what it said before still holds."""
    return replace(outcome, problems=(*outcome.problems, ward_problems.EARLIER_HOLDS.at()))


def _law(terms: WardTerms | None) -> tuple[OwnValue, ...]:
    return terms.law if terms is not None else ()


def _rated(found: ReadWorkbooks, ward: WardWorkbook) -> tuple[RatedBranch, ...]:
    identity = identity_of(ward.key)
    return tuple(
        RatedBranch(each.key, each.figures, each.file)
        for each in found.accepted
        if each.figures is not None and identity_of(each.key) == identity
    )


def _with_terms(context: RunContext, found: ReadWorkbooks, terms: Mapping[WardIdentity, WardTerms]) -> ReadWorkbooks:
    accepted = (_under(context, found, each, terms.get(identity_of(each.key))) for each in found.accepted)
    return replace(found, accepted=tuple(accepted))


def _under(context: RunContext, found: ReadWorkbooks, accepted: Accepted, terms: WardTerms | None) -> Accepted:
    if terms is None:
        return accepted
    review = under_terms(found.reviews.get(accepted.file), terms)
    figures, decision = accepted.figures, terms.record.decision
    if isinstance(review, RatedReview) and figures is not None and decision is not None:
        figures = with_decision(figures, accepted.key, terms)
        review = replace(review, decided=decided_of(figures, decision))
        own = (each for each in accepted.problems if each.entry is not info_problems.DECISION_WITHOUT_WARD)
        accepted = replace(accepted, problems=tuple(own))
    found.reviews.put(review)
    return replace(accepted, figures=figures, templates=dossier.templates_of(context, review))
