"""The level of one member: what the ballot gives, what the ceilings leave of it, what the branch puts forward."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annual_review.model.assessment import MemberAssessment, Reason
from annual_review.model.ballots import SubjectTally
from annual_review.model.members import Member
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Problem
from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.rules import words
from annual_review.rules.cap import Capped
from annual_review.rules.ceilings import Ceiling, ceilings_of, lowered
from annual_review.rules.levels import member_level
from annual_review.rules.reconciliation import places_of, row_places
from annual_review.rules.ruleset import RuleSet
from annual_review.rules.shares import Wholes, tally_shares, votes_for


@dataclass(frozen=True, slots=True)
class Terms:
    """What every member is rated by: the threshold's ``wholes``, the shares' ``share_wholes``, the branch's level."""

    rule_set: RuleSet
    wholes: Wholes
    share_wholes: Wholes
    branch_level: RatingLevel | None = None

    def short(self, level: RatingLevel) -> str:
        """The short name of ``level``."""
        return self.rule_set.levels[level].short


@dataclass(frozen=True, slots=True)
class Rating:
    """A member before the cap (None: no level to put forward), with the problems met."""

    assessment: MemberAssessment | None
    problems: tuple[Problem, ...] = ()


def rate(member: Member, tally: SubjectTally, terms: Terms) -> Rating:
    """Return the rating of ``member`` by ``tally``: ceilings lower the vote, a «Chi bộ đề xuất» below them stands.

    No voted level and no proposal is an error, and so is a proposal above a ceiling.
    """
    voted = member_level(tally, terms.wholes, terms.rule_set.vote.method)
    ceilings = ceilings_of(member, terms.rule_set, terms.branch_level)
    if member.proposal is not None:
        return _proposed(member, member.proposal, tally, voted, ceilings, terms)
    if voted is None:
        return Rating(None, (_no_level(member, tally, terms),))
    level = lowered(voted, ceilings)
    binding = _binding(voted, ceilings)
    found = _assessment(member, tally, terms, voted, level, tuple(each.reason for each in binding))
    return Rating(found, tuple(_lowered(found, each, terms) for each in binding))


def lowered_by_cap(found: MemberAssessment, capped: Capped, terms: Terms) -> MemberAssessment:
    """Return ``found`` as it is, or as «good» with the reason when the cap lowers this member."""
    if found.member.number not in capped.lowered:
        return found
    rule = terms.rule_set.cap
    votes = votes_for(found.tally, RatingLevel.EXCELLENT)
    text = rule.sentence.format(
        votes=votes,
        whole=terms.wholes.of(found.tally, RatingLevel.EXCELLENT),
        mark=terms.rule_set.levels[RatingLevel.EXCELLENT].short if found.tally.approval is None else words.AGREED,
        limit=capped.assessment.applied.limit,
        apart=words.HEAD_APART if rule.exclude_head else "",
    )
    return replace(found, proposed=RatingLevel.GOOD, reasons=(*found.reasons, Reason(text, rule.citation)))


def _proposed(  # noqa: PLR0913, PLR0917 - all that a proposal is weighed against
    member: Member,
    proposal: RatingLevel,
    tally: SubjectTally,
    voted: RatingLevel | None,
    ceilings: tuple[Ceiling, ...],
    terms: Terms,
) -> Rating:
    above = [each for each in ceilings if each.binding and each.is_below(proposal)]
    if above:
        return Rating(None, tuple(_above(member, proposal, each, terms) for each in above))
    problems: list[Problem] = []
    reasons = tuple(each.reason for each in _binding(voted, ceilings)) if voted else ()
    if voted is None:
        reasons = (_undecided(proposal, terms),)
    elif voted is not proposal:
        place = member.place("proposal")
        named = {"name": member.name, "proposed": terms.short(proposal), "voted": terms.short(voted)}
        problems.append(reckoning_problems.DIFFERS.at(place, **named))
        if lowered(voted, ceilings) is not proposal:
            reasons = (*reasons, _differs(proposal, voted, tally, terms))
    found = _assessment(member, tally, terms, voted, proposal, reasons)
    return Rating(replace(found, explicit=True), tuple(problems))


def _assessment(  # noqa: PLR0913, PLR0917 - the fields of the value it makes
    member: Member,
    tally: SubjectTally,
    terms: Terms,
    voted: RatingLevel | None,
    level: RatingLevel,
    reasons: tuple[Reason, ...],
) -> MemberAssessment:
    shares = tally_shares(tally, terms.share_wholes, terms.rule_set.share.votes)
    return MemberAssessment(member, tally, shares, voted, level, reasons=reasons)


def _binding(voted: RatingLevel, ceilings: tuple[Ceiling, ...]) -> tuple[Ceiling, ...]:
    """The lowest of the binding ceilings below the vote: a milder one changes nothing more."""
    level = lowered(voted, ceilings)
    return tuple(each for each in ceilings if each.binding and each.is_below(voted) and each.limit is level)


def _lowered(found: MemberAssessment, ceiling: Ceiling, terms: Terms) -> Problem:
    voted = terms.short(found.voted) if found.voted else ""
    return reckoning_problems.LOWERED.at(
        found.member.place(ceiling.field),
        name=found.member.name,
        voted=voted,
        proposed=terms.short(found.proposed),
        why=ceiling.reason.text,
    )


def _differs(proposal: RatingLevel, voted: RatingLevel, tally: SubjectTally, terms: Terms) -> Reason:
    rule = terms.rule_set.proposal
    votes, whole = votes_for(tally, voted), terms.wholes.of(tally, voted)
    named = {"proposed": terms.short(proposal), "voted": terms.short(voted)}
    return Reason(rule.differs.format(**named, votes=votes, whole=whole), rule.citation)


def _undecided(proposal: RatingLevel, terms: Terms) -> Reason:
    rule = terms.rule_set.proposal
    return Reason(rule.undecided.format(proposed=terms.short(proposal), words=terms.rule_set.vote.words), rule.citation)


def _no_level(member: Member, tally: SubjectTally, terms: Terms) -> Problem:
    votes = words.vote_line(tally.votes, terms.wholes.levels, terms.rule_set.levels)
    places = places_of(member.place("proposal"), *row_places(tally.places, *tally.votes.by_level))
    return reckoning_problems.NO_LEVEL.at(*places, name=member.name, words=terms.rule_set.vote.words, votes=votes)


def _above(member: Member, proposal: RatingLevel, ceiling: Ceiling, terms: Terms) -> Problem:
    return reckoning_problems.ABOVE_CEILING.at(
        member.place("proposal"),
        name=member.name,
        proposed=terms.short(proposal),
        limit=terms.short(ceiling.limit),
        why=ceiling.reason.text,
        reference=ceiling.reason.citation.reference,
    )


def to_review(found: MemberAssessment, terms: Terms) -> tuple[Problem, ...]:
    """Return a warning for each rule that does not bind and that the level put forward is above."""
    member, level = found.member, found.proposed
    ceilings = ceilings_of(member, terms.rule_set, terms.branch_level)
    return tuple(
        reckoning_problems.TO_REVIEW.at(
            member.place("proposal"),
            name=member.name,
            proposed=terms.short(level),
            why=each.reason.text,
            reference=each.reason.citation.reference,
        )
        for each in ceilings
        if not each.binding and each.is_below(level)
    )
