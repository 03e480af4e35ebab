"""Biên bản họp chi bộ: the minutes of the review meeting (documents.md §2.2)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from annual_review.documents import bases, gathering, levels, parts, unrated, votes, wording
from annual_review.documents.case import RatedReview
from annual_review.model.members import UnratedGroup

FIRST_STEP = 3  # behind the documents studied and the draft report
MOST_ACHIEVEMENTS = 15  # lines; more stand in the summary of achievements alone


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of the parts that may be missing, and of those behind them; empty for one that is missing."""

    achievements: str
    remarks: str
    reviews: str
    tellers: str
    ballots: str
    guest: str
    conclusion: str
    cell: str
    members: str
    unrated: str


@dataclass(frozen=True, slots=True)
class MinutesFields:
    """What the template of the minutes may use."""

    head: parts.Letterhead
    year: str
    cell: str
    committee_above: str
    meeting: gathering.MeetingFacts
    attendance: gathering.Attendance
    bases: tuple[str, ...]
    points: str
    achievements: tuple[gathering.AchievementBlock, ...]
    achievements_apart: bool
    remarks: tuple[gathering.RemarkLine, ...]
    guest_remarks: tuple[gathering.RemarkLine, ...]
    first_to_review: str
    conclusions: tuple[str, ...]
    number: Numbers
    cell_level: str
    cell_votes: str
    rows: tuple[votes.VoteRow, ...]
    two_step: bool
    totals: str
    agreed: tuple[str, ...]
    not_subject: str
    owed: str
    formulae: bool


def build(source: RatedReview) -> MinutesFields:
    """Return the fields of the minutes."""
    record = source.record
    remarks, guest_remarks = gathering.remark_lines(source)
    achievements = gathering.achievement_blocks(source)
    many = sum(len(block.lines) for block in achievements) > MOST_ACHIEVEMENTS
    names = parts.LevelNames(source.rule_set)
    return MinutesFields(
        head=parts.minutes_letterhead(source, wording.paper_number(record.numbers.minutes, "BB/CB")),
        year=str(record.year),
        cell=record.branch,
        committee_above=parts.committee_above(source),
        meeting=gathering.meeting_facts(source),
        attendance=gathering.attendance(source),
        bases=bases.listed(bases.bases(source)),
        points=levels.points_text(record.points, source),
        achievements=() if many else achievements,
        achievements_apart=many,
        remarks=remarks,
        guest_remarks=guest_remarks,
        first_to_review=_first_to_review(source),
        conclusions=parts.paragraphs_or_blank(record.narrative.conclusions),
        number=_numbers(source),
        cell_level=levels.branch_level(source, names),
        cell_votes=levels.branch_votes(source),
        rows=votes.vote_rows(source),
        two_step=votes.two_step(source),
        totals=levels.totals_line(source),
        agreed=levels.differing_lines(source, names, "Hội nghị"),
        not_subject=unrated.named(unrated.of_group(source, UnratedGroup.NOT_SUBJECT)),
        owed=unrated.named(unrated.of_group(source, UnratedGroup.OWED)),
        formulae=source.settings.formulae,
    )


def _first_to_review(source: RatedReview) -> str:
    """Return who reviews himself before the others: the committee, without one secretary and deputy (HD 43, tiểu mục 1.1)."""
    if source.record.committee_size:
        return "Các đồng chí chi ủy viên"
    deputies = any(member.leads and not member.is_head for member in source.record.members)
    return "Các đồng chí Bí thư, Phó Bí thư" if deputies else "Đồng chí Bí thư"


def _numbers(source: RatedReview) -> Numbers:
    steps, results = map(str, itertools.count(FIRST_STEP)), map(str, itertools.count(1))
    return Numbers(
        achievements=next(steps) if source.record.achievements else "",
        remarks=next(steps),
        reviews=next(steps),
        tellers=next(steps),
        ballots=next(steps),
        guest=next(steps) if source.record.meeting.guests else "",
        conclusion=next(steps),
        cell=next(results) if source.assessment.branch is not None else "",
        members=next(results),
        unrated=next(results),
    )
