"""What is asked of a branch that voted more members excellent than the cap allows (regulations.md §11.2)."""

from __future__ import annotations

from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.problems import Problem, vietnamese
from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.rules import words
from annual_review.rules.cap import Tie, Unanswered
from annual_review.rules.places import places_of
from annual_review.rules.ruleset import RuleSet
from annual_review.rules.shares import votes_for


def cap_question(asked: Tie | Unanswered, record: ReviewRecord, rule_set: RuleSet) -> Problem:
    """Return the error that asks the branch of ``record``, with names in the order of their votes, limit and room."""
    return _tie(asked, record, rule_set) if isinstance(asked, Tie) else _unanswered(asked, record, rule_set)


def _tie(tie: Tie, record: ReviewRecord, rule_set: RuleSet) -> Problem:
    members = [record.member(number) for number in tie.members]
    places = places_of(*(member.place("proposal") for member in members))
    names = ", ".join(f"đồng chí {member.name}" for member in members)
    capitalised = names[0].upper() + names[1:]
    mark = _mark(record, rule_set)
    return reckoning_problems.TIE.at(*places, names=capitalised, votes=tie.votes, mark=mark, limit=tie.limit, room=tie.room)


def _unanswered(asked: Unanswered, record: ReviewRecord, rule_set: RuleSet) -> Problem:
    tallies = {each.member: each for each in record.ballot.tallies} if record.ballot else {}
    members = [record.member(number) for number in asked.members]
    places = places_of(record.place("over_cap"), *(member.place("proposal") for member in members))
    names = ", ".join(f"{member.name} ({votes_for(tallies[member.number], RatingLevel.EXCELLENT)} phiếu)" for member in members)
    entry = reckoning_problems.PROPOSALS_MISSING if asked.one_by_one else reckoning_problems.OVER_CAP
    percent = vietnamese.decimal(rule_set.cap.applied_percent, 2)
    return entry.at(
        *places,
        excellent=asked.excellent,
        limit=asked.limit,
        percent=percent,
        base=words.CAP_BASES[rule_set.cap.base],
        room=asked.room,
        names=names,
        mark=_mark(record, rule_set),
    )


def _mark(record: ReviewRecord, rule_set: RuleSet) -> str:
    two_step = record.ballot is not None and record.ballot.two_step
    return words.AGREED if two_step else rule_set.levels[RatingLevel.EXCELLENT].short
