"""The branch's own level from its own ballot, and what that level asks of its members (product.md §5.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annual_review.model.assessment import Action, BranchAssessment, Citation, Reason
from annual_review.model.ballots import BranchBallot
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.rules import words
from annual_review.rules.ceilings import total_points
from annual_review.rules.levels import level_of
from annual_review.rules.places import places_of, row_places
from annual_review.rules.requirements import requirements_of
from annual_review.rules.ruleset import RuleSet
from annual_review.rules.shares import WholeSource, level_shares

SELF_RATING = Citation("mục «Chi bộ tự xếp loại»", confirmed=True)


def assess_branch(
    record: ReviewRecord, rule_set: RuleSet, wholes: WholeSource
) -> tuple[BranchAssessment | None, tuple[Problem, ...]]:
    """Return the branch's own level, None without a ballot on it and a self-rating, and the problems met.

    The ballot decides; «Chi bộ tự xếp loại» is the branch's word where no level reached the threshold or there was no
    ballot, and is warned about where it says something else.
    """
    ballot, written = record.branch_ballot, record.branch_self_rating
    if ballot is None:
        return (BranchAssessment(None, {}, None, written) if written else None), ()
    whole = wholes.whole(rule_set.vote.of, ballot.counts)
    voted = level_of(ballot.votes, whole, rule_set.vote.method)
    level = voted or written
    if level is None:
        return None, (_no_level(record, ballot, whole, rule_set),)
    base = rule_set.share.votes
    shares = level_shares(ballot.votes, wholes.whole(base, ballot.counts), base)
    reasons = () if voted else (_undecided(level, rule_set),)
    return BranchAssessment(ballot.votes, shares, voted, level, reasons=reasons), _differing(record, voted, rule_set)


def missing_head(record: ReviewRecord, rule_set: RuleSet, branch: BranchAssessment | None) -> tuple[Problem, ...]:
    """Return a warning when a rule about the head bears on this branch and the roster names none."""
    below = branch is not None and branch.level is not RatingLevel.EXCELLENT
    if any(member.is_head for member in record.members) or not (rule_set.cap.exclude_head or below):
        return ()
    return (reckoning_problems.NO_HEAD.at(*places_of(record.members[0].place("party_post"))),) if record.members else ()


def with_requirements(
    branch: BranchAssessment | None, rule_set: RuleSet, totals: LevelCounts, record: ReviewRecord
) -> BranchAssessment | None:
    """Return ``branch`` with the requirements of its level on members whose final levels are ``totals``."""
    if branch is None:
        return None
    return replace(branch, requirements=requirements_of(rule_set.branch_requirements, branch.level, totals, record))


def unmet_requirements(branch: BranchAssessment | None, rule_set: RuleSet, record: ReviewRecord) -> Iterator[Problem]:
    """Yield a problem for each requirement ``branch`` does not meet, and a warning for points it did not give itself.

    A rule that asks is an error until the branch changes its level or types «Lý do đề nghị» (regulations.md §11.3).
    """
    if branch is None:
        return
    place = _place(record)
    for each in branch.requirements:
        if each.met:
            continue
        asked = each.action is Action.ASK and not record.request_reason
        entry = reckoning_problems.REQUIREMENT_ASKED if asked else reckoning_problems.REQUIREMENT_UNMET
        short = rule_set.levels[branch.level].short
        yield entry.at(*place, level=short, requirement=each.text, reference=each.citation.reference)
    if rule_set.points is not None and total_points(record.points) is None:
        yield reckoning_problems.NO_BRANCH_POINTS.at(*place)


def _undecided(level: RatingLevel, rule_set: RuleSet) -> Reason:
    text = words.BRANCH_UNDECIDED.format(level=rule_set.levels[level].short, words=rule_set.vote.words)
    return Reason(f"{text}.", SELF_RATING)


def _no_level(record: ReviewRecord, ballot: BranchBallot, whole: int, rule_set: RuleSet) -> Problem:
    votes = words.vote_line(ballot.votes, whole, rule_set.vote.of, rule_set.levels)
    return reckoning_problems.BRANCH_NO_LEVEL.at(*_place(record), words=rule_set.vote.words, votes=votes)


def _differing(record: ReviewRecord, voted: RatingLevel | None, rule_set: RuleSet) -> tuple[Problem, ...]:
    written = record.branch_self_rating
    if written is None or voted is None or written is voted:
        return ()
    names = {"written": rule_set.levels[written].short, "voted": rule_set.levels[voted].short}
    return (reckoning_problems.CELL_DIFFERS.at(*_place(record), **names),)


def _place(record: ReviewRecord) -> tuple[Place, ...]:
    """Where the branch's level stands: the item «Chi bộ tự xếp loại», then the votes of the branch's ballot."""
    votes = row_places(record.branch_ballot.places, *LevelCounts().by_level) if record.branch_ballot else ()
    return places_of(record.place("branch_self_rating"), *votes)
