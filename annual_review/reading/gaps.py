"""What of a workbook with errors is not known, told by the errors themselves: checks that need it are left out.

«What only follows from a broken cell stays silent», and everything else is told in the same night (product.md §1, promise 2).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from annual_review.model.ballots import Ballot
from annual_review.model.members import Member
from annual_review.model.partial import BRANCH_VOTES, CHOICES, YEAR, operand, operands
from annual_review.reading.agreement import BallotSheets
from annual_review.reading.sheets.branch_ballot import BranchBallotDraft
from annual_review.reading.sheets.counts import COUNT_NAMES
from annual_review.reading.sheets.info import Info
from annual_review.rules.eligibility import unrated_without_votes
from annual_review.rules.ruleset import MembershipRule

_CHOICES = frozenset({"over_cap", "self_rating", "request_reason"})


def info_gaps(info: Info) -> frozenset[str]:
    """Return the operands that «Thông tin» leaves unknown besides the counts of ballots."""
    found: set[str] = set()
    if info.year is None or "rule_set" in info.unread:
        found.add(YEAR)
    if info.unread & _CHOICES:
        found.add(CHOICES)
    return frozenset(found)


def branch_gaps(draft: BranchBallotDraft | None, of_members: frozenset[str]) -> frozenset[str]:
    """Return the operands the ballot on the branch leaves unknown; ``of_members`` are those of the members' ballot."""
    if draft is None:
        return frozenset()
    unknown = {each for each in COUNT_NAMES if each in draft.unread}
    unknown |= {each for each in COUNT_NAMES if each not in draft.counts and operand(Ballot.MEMBERS, each) in of_members}
    return operands(Ballot.BRANCH, unknown) | (frozenset({BRANCH_VOTES}) if draft.unsure else frozenset())


def unknown_tallies(
    sheets: BallotSheets, members: Iterable[Member], held_on: date | None, rule: MembershipRule
) -> frozenset[int]:
    """Return the numbers of the members whose votes are not known: of those to be rated, in no row that could be read.

    Whoever is not rated, absent or too new (``rule``) may be missing, unless his name is offered for one nobody has.
    """
    draft, steps = sheets.first, sheets.approvals
    if draft is None or not draft.voted:
        return frozenset()
    offered = draft.named.offered.union(steps.named.offered if steps else ())
    known = {tally.member for tally in draft.tallies}
    # not to be rated and voted on: one of the two is a slip
    either = {each.number for each in members if each.number in known and each.unrated is not None}
    missing = {
        each.number
        for each in members
        if each.number not in known and (each.number in offered or unrated_without_votes(each, held_on, rule) is None)
    }
    return draft.unsure.union(draft.named.twice, missing, either, steps.unsure if steps else ())
