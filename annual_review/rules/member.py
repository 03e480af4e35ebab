"""The level of one member: what the ballot gives, what the branch puts forward, and what the law asks about either.

A level is never changed here: a confirmed rule that forbids it is an error, everything else a warning (regulations.md §11.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annual_review.model.assessment import Action, Bearing, Citation, Denominator, MemberAssessment, Reason
from annual_review.model.ballots import SubjectTally
from annual_review.model.members import Member
from annual_review.model.ratings import RatingLevel
from annual_review.problems import Place, Problem
from annual_review.problems.catalogue import reckoning as reckoning_problems
from annual_review.rules import words
from annual_review.rules.ceilings import Ceiling, ceilings_of, remarks_of, total_points
from annual_review.rules.levels import member_level
from annual_review.rules.places import places_of, row_places
from annual_review.rules.ruleset import RuleSet
from annual_review.rules.shares import Wholes, tally_shares, votes_for

PROPOSAL = Citation("cột «Chi bộ đề xuất»", confirmed=True)
_REASONED = (RatingLevel.SATISFACTORY, RatingLevel.UNSATISFACTORY)  # papers print why (regulations.md §11.5)


@dataclass(frozen=True, slots=True)
class Terms:
    """What every member is rated by: the threshold's ``wholes`` of ``base``, the shares' ``share_wholes``, the branch's own."""

    rule_set: RuleSet
    base: Denominator
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
    """Return the rating of ``member`` by ``tally``: the voted level, or «Chi bộ đề xuất» where the clerk typed one.

    No voted level and no proposal is an error, and so is a level that a rule of action «ask» forbids.
    """
    voted = member_level(tally, terms.wholes, terms.rule_set.vote.method)
    level = member.proposal or voted
    if level is None:
        return Rating(None, (_no_level(member, tally, terms),))
    ceilings = ceilings_of(member, terms.rule_set, terms.branch_level)
    forbidding = [each for each in ceilings if _forbids(each, level, member)]
    if forbidding:
        return Rating(None, tuple(_forbidden(member, level, each, terms) for each in forbidding))
    problems: list[Problem] = []
    reasons: tuple[Reason, ...] = ()
    if voted is None:
        reasons = (_undecided(level, terms),)
    elif voted is not level:
        named = {"name": member.name, "proposed": terms.short(level), "voted": terms.short(voted)}
        problems.append(reckoning_problems.DIFFERS.at(member.place("proposal"), **named))
        reasons = (_differs(level, voted, member, tally, terms),)
    found = MemberAssessment(
        member,
        tally,
        tally_shares(tally, terms.share_wholes, terms.rule_set.share.votes),
        voted,
        level,
        explicit=member.proposal is not None,
        reasons=reasons,
        bearings=_bearings(member, level, ceilings, terms),
    )
    return Rating(found, tuple(problems))


def check_proposal(member: Member, terms: Terms) -> tuple[Problem, ...]:
    """Return an error for each rule of action «ask» that forbids the proposal of ``member``: no vote is needed to see it."""
    level = member.proposal
    if level is None or member.unrated is not None:
        return ()
    ceilings = ceilings_of(member, terms.rule_set, terms.branch_level)
    return tuple(_forbidden(member, level, each, terms) for each in ceilings if _forbids(each, level, member))


def moved_by_votes(found: MemberAssessment, moved: frozenset[int], citation: Citation, terms: Terms) -> MemberAssessment:
    """Return ``found`` as it is, or proposed good by «lấy theo số phiếu từ cao xuống» when its number is among ``moved``.

    ``citation`` is where that was typed: by the branch, or by the ward as its rule.
    """
    if found.member.number not in moved:
        return found
    text = words.BY_VOTES.format(
        votes=votes_for(found.tally, RatingLevel.EXCELLENT),
        whole=terms.wholes.of(found.tally, RatingLevel.EXCELLENT),
        mark=f"“{terms.rule_set.levels[RatingLevel.EXCELLENT].name}”" if found.tally.approval is None else words.AGREED,
    )
    good = RatingLevel.GOOD
    bearings = _bearings(found.member, good, ceilings_of(found.member, terms.rule_set, terms.branch_level), terms)
    return replace(found, proposed=good, by_votes=True, reasons=(*found.reasons, Reason(text, citation)), bearings=bearings)


def to_review(found: MemberAssessment, terms: Terms) -> Iterator[Problem]:
    """Yield a warning for each rule of action «warn» that the level put forward is above, and a note for each remark."""
    member, level = found.member, found.proposed
    for each in ceilings_of(member, terms.rule_set, terms.branch_level):
        if each.is_below(level):
            yield reckoning_problems.TO_REVIEW.at(
                field_place(member, each.field),
                name=member.name,
                proposed=terms.short(level),
                why=each.reason.text,
                reference=each.reason.citation.reference,
            )
    for noted in remarks_of(member, terms.rule_set):
        entry = reckoning_problems.REMARK if noted.action is Action.REMARK else reckoning_problems.DISPUTED
        reference = noted.reason.citation.reference
        yield entry.at(member.place(noted.field), name=member.name, why=noted.reason.text, reference=reference)


def missing_facts(members: Iterable[MemberAssessment], rule_set: RuleSet) -> Iterator[Problem]:
    """Yield a warning for each member whose paper lacks a fact: the reason of HTNV or KHTNV, the points from 2025 on."""
    for each in members:
        member, level = each.member, each.proposed
        ground = member.reason or (member.discipline if level is RatingLevel.UNSATISFACTORY else "")
        if level in _REASONED and not ground:
            short = rule_set.levels[level].short
            yield reckoning_problems.NO_REASON.at(member.place("reason"), name=member.name, level=short)
        if rule_set.points is not None and total_points(member.points) is None:
            yield reckoning_problems.NO_POINTS.at(field_place(member, "points"), name=member.name)


def field_place(member: Member, field: str) -> Place:
    """Return the cell of a field of ``member``; of points that of the total, else of a part, else the name's."""
    parts = (f"{field}.total", f"{field}.results", f"{field}.common", field)
    return next((member.places[each] for each in parts if each in member.places), member.place())


def _forbids(ceiling: Ceiling, level: RatingLevel, member: Member) -> bool:
    """A rule that asks forbids a level above it; some let a reasoned proposal of the branch stand."""
    if ceiling.action is not Action.ASK or not ceiling.is_below(level):
        return False
    return not (ceiling.unless_reason and member.proposal is not None and member.reason)


def _bearings(member: Member, level: RatingLevel, ceilings: Iterable[Ceiling], terms: Terms) -> tuple[Bearing, ...]:
    found = [Bearing(each.reason, each.action, each.limit, above=each.is_below(level)) for each in ceilings]
    return (*found, *(Bearing(each.reason, each.action) for each in remarks_of(member, terms.rule_set)))


def _differs(proposal: RatingLevel, voted: RatingLevel, member: Member, tally: SubjectTally, terms: Terms) -> Reason:
    text = words.DIFFERS.format(
        proposed=terms.short(proposal),
        voted=terms.short(voted),
        votes=votes_for(tally, voted),
        whole=terms.wholes.of(tally, voted),
    )
    return Reason(_with_reason(text, member), PROPOSAL)


def _undecided(proposal: RatingLevel, terms: Terms) -> Reason:
    return Reason(words.UNDECIDED.format(proposed=terms.short(proposal), words=terms.rule_set.vote.words) + ".", PROPOSAL)


def _with_reason(text: str, member: Member) -> str:
    return f"{text}; lý do: {member.reason.rstrip('.')}." if member.reason else f"{text}."


def _no_level(member: Member, tally: SubjectTally, terms: Terms) -> Problem:
    votes = words.vote_line(tally.votes, terms.wholes.levels, terms.base, terms.rule_set.levels)
    places = places_of(member.place("proposal"), *row_places(tally.places, *tally.votes.by_level))
    return reckoning_problems.NO_LEVEL.at(*places, name=member.name, words=terms.rule_set.vote.words, votes=votes)


def _forbidden(member: Member, level: RatingLevel, ceiling: Ceiling, terms: Terms) -> Problem:
    typed = member.proposal is not None
    entry = reckoning_problems.ABOVE_CEILING if typed else reckoning_problems.FORBIDDEN
    return entry.at(
        *places_of(member.place("proposal"), field_place(member, ceiling.field)),
        name=member.name,
        level=terms.short(level),
        limit=terms.short(ceiling.limit),
        why=ceiling.reason.text,
        reference=ceiling.reason.citation.reference,
    )
