"""The figures of a branch drawn from its assessment: the last thing reckoned of one workbook (product.md §4)."""

from __future__ import annotations

from collections import Counter

from annual_review.model.assessment import Assessment, MemberAssessment, UnratedMember
from annual_review.model.figures import BallotTotals, BranchFigures, BranchRating, MemberRating, UnratedEntry
from annual_review.model.record import ReviewRecord


def branch_figures(record: ReviewRecord, assessment: Assessment, decimals: int) -> BranchFigures:
    """Return the figures of a branch: counts, exact shares, levels as voted and proposed.

    ``decimals`` is how many the rule set prints of a percentage (``rule_set.share.decimals``).
    """
    branch = assessment.branch
    return BranchFigures(
        rule_set=assessment.rule_set,
        decimals=decimals,
        document_date=record.document_date,
        members=assessment.figures,
        ratings=tuple(map(_rating, assessment.members)),
        unrated=tuple(map(_unrated, assessment.unrated)),
        totals=assessment.totals,
        total_base=next(iter(assessment.total_shares.values())).base,
        cap=assessment.cap,
        achievements=dict(Counter(each.group.code for each in record.achievements)),
        ballots=_ballots(record),
        branch_rating=BranchRating(branch.level, branch.votes, branch.shares) if branch else None,
    )


def _rating(each: MemberAssessment) -> MemberRating:
    return MemberRating(
        name=each.member.name,
        is_head=each.member.is_head,
        votes=each.tally.votes,
        shares=each.shares,
        voted=each.voted,
        proposed=each.proposed,
        reasons=tuple(reason.text for reason in each.reasons),
    )


def _unrated(each: UnratedMember) -> UnratedEntry:
    return UnratedEntry(each.member.name, each.member.is_head, each.reason.text, each.group)


def _ballots(record: ReviewRecord) -> BallotTotals | None:
    if record.ballot is None:
        return None
    counts = record.ballot.counts
    return BallotTotals(counts.issued.value, counts.collected.value, counts.valid.value, counts.invalid.value)
