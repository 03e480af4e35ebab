"""The cell's own level from its own ballot, and what that level asks of its members (product.md §5.7)."""

from __future__ import annotations

from dataclasses import replace

from annual_review.model.assessment import CellAssessment, MemberFigures, Reason
from annual_review.model.ballots import CellBallot
from annual_review.model.ratings import LevelCounts, RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import reckoning as catalogue
from annual_review.rules import words
from annual_review.rules.levels import level_of
from annual_review.rules.reconciliation import places_of, row_places
from annual_review.rules.requirements import requirements_of
from annual_review.rules.ruleset import RuleSet
from annual_review.rules.shares import level_shares, whole_of


def assess_cell(
    record: ReviewRecord, rule_set: RuleSet, figures: MemberFigures
) -> tuple[CellAssessment | None, tuple[Problem, ...]]:
    """Return the cell's own level, None without a ballot on it, and the problems met.

    The ballot decides; «Chi bộ tự xếp loại» is the cell's word where no level reached the threshold, and is warned
    about where it says something else. Neither of the two is an error.
    """
    ballot = record.cell_ballot
    if ballot is None:
        return None, ()
    whole = whole_of(rule_set.vote.of, figures, ballot.counts)
    voted = level_of(ballot.votes, whole, rule_set.vote.method)
    level = voted or record.cell_self_rating
    if level is None:
        return None, (_no_level(record, ballot, whole, rule_set),)
    base = rule_set.share.votes
    shares = level_shares(ballot.votes, whole_of(base, figures, ballot.counts), base)
    reasons = () if voted else (_undecided(level, rule_set),)
    return CellAssessment(ballot.votes, shares, voted, level, reasons=reasons), _differing(record, voted, rule_set)


def missing_head(record: ReviewRecord, rule_set: RuleSet, cell: CellAssessment | None) -> tuple[Problem, ...]:
    """Return a warning when a rule about the head bears on this cell and the roster names none."""
    below = cell is not None and cell.level is not RatingLevel.EXCELLENT
    if any(member.is_head for member in record.members) or not (rule_set.cap.exclude_head or below):
        return ()
    return (catalogue.NO_HEAD.at(*places_of(record.members[0].place("party_post"))),) if record.members else ()


def with_requirements(cell: CellAssessment | None, rule_set: RuleSet, totals: LevelCounts) -> CellAssessment | None:
    """Return ``cell`` with the requirements of its level on members whose final levels are ``totals``."""
    if cell is None:
        return None
    return replace(cell, requirements=requirements_of(rule_set.cell_requirements, cell.level, totals))


def unmet_requirements(cell: CellAssessment | None, rule_set: RuleSet, record: ReviewRecord) -> tuple[Problem, ...]:
    """Return a warning for each requirement ``cell`` does not meet."""
    if cell is None:
        return ()
    place = _place(record)
    short = rule_set.levels[cell.level].short
    return tuple(
        catalogue.REQUIREMENT_UNMET.at(*place, level=short, requirement=each.text, reference=each.citation.reference)
        for each in cell.requirements
        if not each.met
    )


def _undecided(level: RatingLevel, rule_set: RuleSet) -> Reason:
    rule = rule_set.proposal
    text = rule.undecided.format(proposed=rule_set.levels[level].short, words=rule_set.vote.words)
    return Reason(text, rule.citation)


def _no_level(record: ReviewRecord, ballot: CellBallot, whole: int, rule_set: RuleSet) -> Problem:
    votes = words.vote_line(ballot.votes, whole, rule_set.levels)
    return catalogue.CELL_NO_LEVEL.at(*_place(record), words=rule_set.vote.words, votes=votes)


def _differing(record: ReviewRecord, voted: RatingLevel | None, rule_set: RuleSet) -> tuple[Problem, ...]:
    written = record.cell_self_rating
    if written is None or voted is None or written is voted:
        return ()
    names = {"written": rule_set.levels[written].short, "voted": rule_set.levels[voted].short}
    return (catalogue.CELL_DIFFERS.at(*_place(record), **names),)


def _place(record: ReviewRecord) -> tuple[Place, ...]:
    """Where the cell's level stands: the item «Chi bộ tự xếp loại», then the votes of the cell's ballot."""
    votes = row_places(record.cell_ballot.places, *LevelCounts().by_level) if record.cell_ballot else ()
    return places_of(record.place("cell_self_rating"), *votes)
