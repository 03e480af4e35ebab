"""The figures of a branch drawn from its assessment: the last thing reckoned of one workbook (product.md §4)."""

from __future__ import annotations

from collections import Counter

from annual_review.model.assessment import Assessment, BranchAssessment, MemberAssessment, UnratedMember
from annual_review.model.decision import DecidedLevels
from annual_review.model.figures import BallotTotals, BranchFigures, BranchRating, MemberRating, UnratedEntry
from annual_review.model.record import ReviewRecord


def branch_figures(
    record: ReviewRecord, assessment: Assessment, decimals: int, decided: DecidedLevels | None = None
) -> BranchFigures:
    """Return the figures of a branch: counts, exact shares, levels as voted and proposed, and as ``decided`` by the ward.

    ``decimals`` is how many the rule set prints of a percentage (``rule_set.share.decimals``).
    """
    branch = assessment.branch
    return BranchFigures(
        rule_set=assessment.rule_set,
        decimals=decimals,
        document_date=record.document_date,
        members=assessment.figures,
        ratings=tuple(_rating(each, decided) for each in assessment.members),
        unrated=tuple(map(_unrated, assessment.unrated)),
        totals=assessment.totals,
        total_base=next(iter(assessment.total_shares.values())).base,
        cap=assessment.cap,
        achievements=dict(Counter(each.group.code for each in record.achievements)),
        ballots=_ballots(record),
        branch_rating=_branch_rating(branch, decided) if branch else None,
        held_on=record.meeting.held_on,
        guests=len(record.meeting.guests),
        points=record.points,
        request_reason=record.request_reason,
    )


def _branch_rating(branch: BranchAssessment, decided: DecidedLevels | None) -> BranchRating:
    return BranchRating(branch.level, branch.votes, branch.shares, decided.branch if decided else None)


def _rating(each: MemberAssessment, decided: DecidedLevels | None) -> MemberRating:
    return MemberRating(
        name=each.member.name,
        is_head=each.member.is_head,
        votes=each.tally.votes,
        shares=each.shares,
        voted=each.voted,
        proposed=each.proposed,
        reasons=tuple(reason.text for reason in each.reasons),
        number=each.member.number,
        born=each.member.born,
        birth_text=each.member.birth_text,
        party_post=each.member.party_post,
        office=each.member.office,
        points=each.member.points,
        reason=each.member.reason,
        decided=decided.members.get(each.member.number) if decided else None,
    )


def _unrated(each: UnratedMember) -> UnratedEntry:
    return UnratedEntry(each.member.name, each.member.is_head, each.reason.text, each.group, each.kind)


def _ballots(record: ReviewRecord) -> BallotTotals | None:
    if record.ballot is None:
        return None
    counts = record.ballot.counts
    return BallotTotals(counts.issued.value, counts.collected.value, counts.valid.value, counts.invalid.value)
