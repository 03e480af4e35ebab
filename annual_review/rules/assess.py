"""The reckoning of one branch, top to bottom: who is rated, checks, the branch's level, members' levels, cap, totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annual_review.model.assessment import (
    Assessment,
    BranchAssessment,
    CapOutcome,
    MemberAssessment,
    Reason,
    UnratedMember,
)
from annual_review.model.ballots import Ballot, MemberBallot
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import Problem, Read, has_errors, vietnamese
from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.rules.attendance import member_figures
from annual_review.rules.branch import assess_branch, missing_head, unmet_requirements, with_requirements
from annual_review.rules.cap import Candidate, Capped, apply_cap
from annual_review.rules.cap_questions import cap_question
from annual_review.rules.eligibility import Eligibility, eligibility
from annual_review.rules.member import Rating, Terms, missing_facts, moved_by_votes, rate, to_review
from annual_review.rules.places import places_of
from annual_review.rules.reconciliation import Checked, reconcile, total_check
from annual_review.rules.ruleset import RuleSet
from annual_review.rules.shares import WholeSource, level_shares, votes_for
from annual_review.rules.unconfirmed import unconfirmed_values


def assess(record: ReviewRecord, rule_set: RuleSet) -> Read[Assessment]:
    """Return what ``rule_set`` makes of ``record``, with every warning; None beside all problems when one is an error.

    Without votes there is nothing to assess: None and no problem (the caller makes ballots then). Raises IndexError or
    ValueError for a record that ``reading`` must have refused: a bug of ours.

    >>> from pathlib import Path
    >>> from annual_review.reading.record import read_record
    >>> from annual_review.rules.rulebook import load_rule_sets
    >>> record = read_record(next(Path("input").glob("*.xlsx")).read_bytes(), file="a.xlsx").value
    >>> assessment = assess(record, load_rule_sets().value.choose(record.year).value).value
    >>> assessment.totals.excellent, assessment.totals.good, assessment.cap.applied.limit
    (4, 18, 4)
    """
    ballot = record.ballot
    if ballot is None:
        return Read(None)
    who = eligibility(record, ballot.tallies, rule_set)
    figures = member_figures(record.members, who.unrated)
    wholes = WholeSource(figures, rule_set.vote.excused_absent)
    checks = reconcile(record, ballot, who.rated, figures, probationary_vote=rule_set.vote.probationary_vote)
    problems = [*who.problems, *(each.problem for each in checks if each.problem is not None)]
    branch: BranchAssessment | None = None
    if not _is_broken(checks, Ballot.BRANCH):
        branch, branch_problems = assess_branch(record, rule_set, wholes)
        problems.extend(branch_problems)
    problems.extend(missing_head(record, rule_set, branch))
    terms = _terms(record, ballot, rule_set, wholes, branch)
    ratings = _ratings(who, checks, terms)
    problems.extend(problem for each in ratings for problem in each.problems)
    rated = [each.assessment for each in ratings if each.assessment is not None]
    if has_errors(problems):  # the cap over some of the members would only mislead
        return Read(None, (*problems, *_to_review(rated, terms)))
    if unreported := [each.check.title for each in checks if each.is_broken]:
        raise ValueError(f"broken and reported by nobody: {unreported}")
    capped = apply_cap(rule_set.cap, _candidates(rated), len(record.members), record.over_cap)
    if not isinstance(capped, Capped):
        return Read(None, (*problems, *_to_review(rated, terms), cap_question(capped, record, rule_set)))
    citation = capped.assessment.answer_citation or rule_set.cap.citation
    members = tuple(moved_by_votes(each, capped.moved, citation, terms) for each in rated)
    problems.extend(_to_review(members, terms))
    problems.extend(missing_facts(members, rule_set))
    problems.extend(_cap_problems(capped, members))
    totals = LevelCounts.counting(each.proposed for each in members)
    branch = with_requirements(branch, rule_set, totals, record)
    problems.extend(unmet_requirements(branch, rule_set, record))
    if has_errors(problems):
        return Read(None, tuple(problems))
    unconfirmed = unconfirmed_values(rule_set, _used(members, who.unrated, branch))
    problems.extend(_unconfirmed_note(rule_set, unconfirmed))
    base = rule_set.share.totals
    found = Assessment(
        rule_set=rule_set.id,
        figures=figures,
        members=members,
        unrated=who.unrated,
        totals=totals,
        total_shares=level_shares(totals, wholes.whole(base), base),
        cap=capped.assessment,
        branch=branch,
        checks=(*(each.check for each in checks), total_check(totals, figures)),
        vote_rule=Reason(rule_set.vote.words, rule_set.vote.citation),
        vote_whole=terms.wholes.levels,
        unconfirmed=unconfirmed,
    )
    return Read(found, tuple(problems))


def _terms(
    record: ReviewRecord, ballot: MemberBallot, rule_set: RuleSet, wholes: WholeSource, branch: BranchAssessment | None
) -> Terms:
    base = rule_set.vote.of
    level = branch.level if branch else record.branch_self_rating
    return Terms(rule_set, base, wholes.wholes(base, ballot), wholes.wholes(rule_set.share.votes, ballot), level)


def _is_broken(checks: Iterable[Checked], *ballots: Ballot) -> bool:
    return any(each.is_broken and each.ballot in ballots for each in checks)


def _ratings(who: Eligibility, checks: Sequence[Checked], terms: Terms) -> tuple[Rating, ...]:
    """The ratings of the members whose votes add up: a level from a wrong count would be named as one mistake more."""
    if _is_broken(checks, Ballot.MEMBERS, Ballot.APPROVALS):
        return ()
    broken = {each.member for each in checks if each.is_broken}
    return tuple(rate(member, tally, terms) for member, tally in who.rated if member.number not in broken)


def _to_review(members: Iterable[MemberAssessment], terms: Terms) -> Iterator[Problem]:
    for each in members:
        yield from to_review(each, terms)


def _candidates(rated: Iterable[MemberAssessment]) -> list[Candidate]:
    return [
        Candidate(
            each.member.number,
            each.proposed,
            each.explicit,
            votes_for(each.tally, RatingLevel.EXCELLENT),
            is_head=each.member.is_head,
        )
        for each in rated
    ]


def _cap_problems(capped: Capped, members: Iterable[MemberAssessment]) -> Iterator[Problem]:
    cap, limit = capped.assessment, capped.assessment.applied.limit
    if cap.outcome is CapOutcome.EXCEEDED:
        proposed = [each.member for each in members if each.proposed is RatingLevel.EXCELLENT]
        places = places_of(*(member.place("proposal") for member in proposed))
        percent = vietnamese.decimal(cap.percent, 2)
        yield reckoning_problems.EXCEEDED.at(*places, excellent=cap.excellent, limit=limit, percent=percent)
    if capped.moved:
        moved = [each.member for each in members if each.by_votes]
        places = places_of(*(member.place("proposal") for member in moved))
        names = ", ".join(member.name for member in moved)
        yield reckoning_problems.LIMITED.at(*places, voted=cap.voted, limit=limit, names=names)


def _used(
    members: Iterable[MemberAssessment], unrated: Iterable[UnratedMember], branch: BranchAssessment | None
) -> Iterator[Reason]:
    for member in members:
        yield from member.reasons
        yield from (each.rule for each in member.bearings if each.above)
    for each in unrated:
        yield each.reason
    if branch is not None:
        yield from branch.reasons
        yield from (Reason(each.text, each.citation) for each in branch.requirements)


def _unconfirmed_note(rule_set: RuleSet, unconfirmed: Sequence[Reason]) -> Iterator[Problem]:
    if unconfirmed:
        yield reckoning_problems.UNCONFIRMED.at(id=rule_set.id, values="; ".join(_in_a_list(each.text) for each in unconfirmed))


def _in_a_list(text: str) -> str:
    """Return a sentence as part of a list: without its stop, in small letters unless it begins with an abbreviation."""
    return (text if text[1:2].isupper() else text[:1].lower() + text[1:]).rstrip(".")
