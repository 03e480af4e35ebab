"""The reckoning of one branch, top to bottom: who is rated, checks, the branch's level, members' levels, cap, totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annual_review.model.assessment import (
    Assessment,
    BranchAssessment,
    CapOutcome,
    Denominator,
    MemberAssessment,
    Reason,
    UnratedMember,
)
from annual_review.model.ballots import Ballot, MemberBallot, SubjectTally
from annual_review.model.members import Member
from annual_review.model.partial import BRANCH_VOTES, CHOICES, CONVOKED, NO_GAPS, PRESENT, YEAR, Gaps, PartialRecord, operand
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import Problem, Read, has_errors, vietnamese
from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.rules.attendance import member_figures
from annual_review.rules.branch import assess_branch, missing_head, unmet_requirements, with_requirements
from annual_review.rules.cap import Candidate, Capped, apply_cap
from annual_review.rules.cap_questions import cap_question
from annual_review.rules.eligibility import Eligibility, eligibility
from annual_review.rules.member import Rating, Terms, check_proposal, missing_facts, moved_by_votes, rate, to_review
from annual_review.rules.places import places_of
from annual_review.rules.reconciliation import Checked, reconcile, total_check
from annual_review.rules.ruleset import ExcusedAbsent, RuleSet, VoteRule
from annual_review.rules.shares import BALLOT_BASES, WholeSource, level_shares, votes_for
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
    return Read(None) if record.ballot is None else _assess(record, record.ballot, rule_set, NO_GAPS)


def check_partial(partial: PartialRecord, rule_set: RuleSet) -> tuple[Problem, ...]:
    """Return what ``rule_set`` finds in a record with gaps: every check whose operands were read (product.md §1).

    What only follows from a gap is left out. Without votes there is nothing to check.
    """
    record, gaps = partial.record, partial.gaps
    if record.ballot is None:
        return ()
    unrated = {member.number for member in record.members if member.unrated is not None}  # votes on them were reported
    known = tuple(each for each in record.ballot.tallies if each.member not in gaps.tallies | unrated)
    return _assess(record, replace(record.ballot, tallies=known), rule_set, gaps, is_partial=True).problems


def _assess(
    record: ReviewRecord, ballot: MemberBallot, rule_set: RuleSet, gaps: Gaps, *, is_partial: bool = False
) -> Read[Assessment]:
    who = eligibility(record, ballot.tallies, rule_set, gaps.tallies)
    figures = member_figures(record.members, who.unrated)
    wholes = WholeSource(figures, rule_set.vote.excused_absent)
    probationary_vote = rule_set.vote.probationary_vote
    every = reconcile(record, ballot, who.rated, figures, probationary_vote=probationary_vote)
    checks = [each for each in every if not gaps.hide(*each.needs)]
    problems = [*who.problems, *(each.problem for each in checks if each.problem is not None)]
    if gaps.hide(YEAR):  # the law is that of the year
        return Read(None, tuple(problems))
    branch: BranchAssessment | None = None
    if not _is_broken(checks, Ballot.BRANCH) and not _hides_branch(gaps, rule_set):
        branch, branch_problems = assess_branch(record, rule_set, wholes)
        problems.extend(branch_problems)
    if not gaps.hide(CONVOKED):
        problems.extend(missing_head(record, rule_set, branch))
    terms = _terms(record, ballot, rule_set, wholes, branch)
    known = () if _hides_whole(gaps, Ballot.MEMBERS, rule_set.vote) else _known(who, gaps)
    ratings = _ratings(known, checks, terms)
    problems.extend(problem for each in ratings for problem in each.problems)
    looked_at = {member.number for member, _ in known} | gaps.members
    others = (member for member in record.members if member.number not in looked_at)
    problems.extend(each for member in others for each in check_proposal(member, terms))
    rated = [each.assessment for each in ratings if each.assessment is not None]
    unreported = [each.check.title for each in checks if each.is_broken]
    if unreported and not is_partial and not has_errors(problems):
        raise ValueError(f"broken and reported by nobody: {unreported}")
    if len(rated) < len(who.rated) or _hides_cap(gaps):
        return Read(None, (*problems, *_to_review(rated, terms), *missing_facts(rated, rule_set)))
    capped = apply_cap(rule_set.cap, _candidates(rated), len(record.members), record.over_cap)
    if not isinstance(capped, Capped):
        asked = cap_question(capped, record, rule_set)
        return Read(None, (*problems, *_to_review(rated, terms), *missing_facts(rated, rule_set), asked))
    citation = capped.assessment.answer_citation or rule_set.cap.citation
    members = tuple(moved_by_votes(each, capped.moved, citation, terms) for each in rated)
    problems.extend(_to_review(members, terms))
    problems.extend(missing_facts(members, rule_set))
    problems.extend(_cap_problems(capped, members))
    totals = LevelCounts.counting(each.proposed for each in members)
    branch = with_requirements(branch, rule_set, totals, record)
    problems.extend(unmet_requirements(branch, rule_set, record))
    if has_errors(problems) or is_partial:
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


def _known(who: Eligibility, gaps: Gaps) -> tuple[tuple[Member, SubjectTally], ...]:
    return tuple((member, tally) for member, tally in who.rated if member.number not in gaps.members)


def _hides_whole(gaps: Gaps, ballot: Ballot, vote: VoteRule) -> bool:
    """Whether what the threshold is half of is not known in ``ballot``."""
    if vote.of in BALLOT_BASES:
        return gaps.hide(operand(ballot, vote.of.value))
    by_presence = vote.of is Denominator.PRESENT or vote.excused_absent is ExcusedAbsent.LEAVE_OUT
    return gaps.hide(CONVOKED) or (by_presence and gaps.hide(PRESENT))


def _hides_cap(gaps: Gaps) -> bool:
    """Whether the cap cannot be reckoned: over some of the members it would only mislead."""
    return bool(gaps.members or gaps.tallies) or gaps.hide(CONVOKED, CHOICES)


def _hides_branch(gaps: Gaps, rule_set: RuleSet) -> bool:
    return gaps.hide(BRANCH_VOTES, CHOICES) or _hides_whole(gaps, Ballot.BRANCH, rule_set.vote)


def _ratings(known: Iterable[tuple[Member, SubjectTally]], checks: Sequence[Checked], terms: Terms) -> tuple[Rating, ...]:
    """The ratings of the members whose votes add up: a level from a wrong count would be named as one mistake more."""
    if terms.base in BALLOT_BASES and _is_broken(checks, Ballot.MEMBERS, Ballot.APPROVALS):
        return ()
    broken = {each.member for each in checks if each.is_broken}
    return tuple(rate(member, tally, terms) for member, tally in known if member.number not in broken)


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
        yield from (Reason(each.text, each.citation) for each in branch.requirements)


def _unconfirmed_note(rule_set: RuleSet, unconfirmed: Sequence[Reason]) -> Iterator[Problem]:
    if unconfirmed:
        yield reckoning_problems.UNCONFIRMED.at(id=rule_set.id, values="; ".join(_in_a_list(each.text) for each in unconfirmed))


def _in_a_list(text: str) -> str:
    """Return a sentence as part of a list: without its stop, in small letters unless it begins with an abbreviation."""
    return vietnamese.lowered(text).rstrip(".")
