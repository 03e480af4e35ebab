"""Báo cáo kiểm điểm tập thể: the branch's review of itself, a draft until it has voted (documents.md §2.14)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annual_review.documents import gathering, levels, parts, wording
from annual_review.documents.case import RatedReview, Review
from annual_review.model.members import Points
from annual_review.model.ratings import RatingLevel
from annual_review.rules.ceilings import total_points

_MARK = "X"
_BLANK_LINES = 2  # as under the headings that nobody types


@dataclass(frozen=True, slots=True)
class LevelMarks:
    """What stands in the boxes of the four levels: X for the one the branch puts forward, else nothing."""

    excellent: str
    good: str
    satisfactory: str
    unsatisfactory: str


@dataclass(frozen=True, slots=True)
class CollectiveReviewFields:
    """What the template of the collective review may use.

    ``committee``: the branch has, or may have, one that is reviewed with it. ``with_rating``: the form has a part on points
    and level (from 2025 on); ``common`` and the like are points over their most, dots for what is not typed.
    """

    head: parts.Letterhead
    year: str
    cell: str
    committee_above: str
    draft: bool
    committee: bool
    with_rating: bool
    strengths: tuple[str, ...]
    achievements: tuple[gathering.AchievementBlock, ...]
    weaknesses: tuple[str, ...]
    causes: tuple[str, ...]
    directions: tuple[str, ...]
    common: str
    results: str
    total: str
    mark: LevelMarks
    signature: parts.Signature


def wanted(source: Review) -> bool:
    """Say whether the branch has begun its report: something of what was good or not, why, and what is to be done is typed."""
    typed = source.record.narrative
    return bool(typed.strengths or typed.weaknesses or typed.causes or typed.directions)


def build(source: Review) -> CollectiveReviewFields:
    """Return the fields of the report; nobody types its number, and a draft has no date."""
    record, narrative = source.record, source.record.narrative
    number = wording.paper_number("", "BC/CB")
    draft = not isinstance(source, RatedReview)
    head = replace(parts.letterhead_to_date(source), number=number) if draft else parts.letterhead(source, number)
    achievements = gathering.achievement_blocks(source)
    common, results, total = _points(source)
    return CollectiveReviewFields(
        head=head,
        year=str(record.year),
        cell=record.branch,
        committee_above=parts.committee_above(source),
        draft=draft,
        committee=record.committee_size != 0,
        with_rating=source.rule_set.scores_members,
        strengths=_lines(narrative.strengths) if narrative.strengths or not achievements else (),
        achievements=achievements,
        weaknesses=_lines(narrative.weaknesses),
        causes=_lines(narrative.causes),
        directions=_lines(narrative.directions),
        common=common,
        results=results,
        total=total,
        mark=_marks(source),
        signature=parts.signer(source),
    )


def _lines(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the clerk's paragraphs, each behind a dash; dotted lines to fill in when there are none."""
    lines = (wording.sentence(wording.spelt_out(wording.item(each))) for each in paragraphs)
    return tuple(f"- {each}" for each in lines) or (wording.BLANK_LINE,) * _BLANK_LINES


def _points(source: Review) -> tuple[str, str, str]:
    """Return the branch's own points over their most, ``29/30``, dots for what is not typed; empty where there are none."""
    rule, typed = source.rule_set.points, source.record.points or Points()
    if rule is None:
        return "", "", ""
    values = (typed.common, rule.common), (typed.results, rule.results), (total_points(typed), rule.total)
    common, results, total = (f"{wording.BLANK if value is None else levels.number(value)}/{most}" for value, most in values)
    return common, results, total


def _marks(source: Review) -> LevelMarks:
    own = _own_level(source)
    return LevelMarks(*(_MARK if level is own else "" for level in RatingLevel))


def _own_level(source: Review) -> RatingLevel | None:
    """Return the level the branch puts forward: that of its vote, before it the typed one."""
    if isinstance(source, RatedReview):
        return source.assessment.branch.level if source.assessment.branch else None
    return source.record.branch_self_rating
