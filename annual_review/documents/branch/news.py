"""Tin bài: the article for the school's or ward's website, in the order of the one that started the project (seed.txt).

Counts only: no name but those of the chair and the guests, no ballot details, no lower ratings (documents.md §2.10).
"""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import gathering, parts, wording
from annual_review.documents.case import Picture, RatedReview
from annual_review.model.achievements import AchievementGroup
from annual_review.model.assessment import CapBase, CapOutcome
from annual_review.model.ratings import RatingLevel
from annual_review.rules import words

# Of whom the excellent are a percentage, in the words of an article.
CAP_BASES = wording.CAP_BASE_WORDS | {
    CapBase.GOOD_ONLY: "số đảng viên hoàn thành tốt nhiệm vụ",
    CapBase.GOOD_OR_BETTER: "số đảng viên hoàn thành tốt nhiệm vụ trở lên",
}


@dataclass(frozen=True, slots=True)
class PictureField:
    """A photograph and its caption."""

    image: Picture
    caption: str


@dataclass(frozen=True, slots=True)
class PictureRow:
    """Two photographs side by side."""

    left: PictureField
    right: PictureField


@dataclass(frozen=True, slots=True)
class NewsFields:
    """What the template of the article may use."""

    title: str
    year: str
    cell: str
    unit: str
    bases: str
    meeting: gathering.MeetingFacts
    attendance: gathering.Attendance
    guests: str
    strengths: tuple[str, ...]
    achievements: tuple[str, ...]
    pupil_achievements: tuple[str, ...]
    general_achievements: tuple[str, ...]
    achievement_period: str
    cell_level: str
    cell_votes: str
    achievers: str
    bases_tell_purpose: bool
    levels: str
    cap_percent: str
    cap_base: str
    cap_apart: str
    cap_kept: bool
    results: str
    vote_words: str
    chair_post: str
    conclusion: str
    more_conclusions: tuple[str, ...]
    picture_rows: tuple[PictureRow, ...]
    last_picture: tuple[PictureField, ...]


def build(source: RatedReview) -> NewsFields:
    """Return the fields of the article."""
    record, assessment = source.record, source.assessment
    branch = assessment.branch
    unanimous = branch is not None and branch.shares[branch.level].value == 1
    is_printed = branch is not None and branch.level.rank >= RatingLevel.GOOD.rank
    pictures = tuple(PictureField(picture, picture.caption) for picture in source.pictures)
    conclusions = tuple(wording.sentence(text) for text in record.narrative.conclusions)
    return NewsFields(
        title=f"Kiểm điểm, đánh giá, xếp loại chất lượng chi bộ và đảng viên năm {record.year} của {record.branch}".upper(),
        year=str(record.year),
        cell=record.branch,
        unit=unit_of(record.branch),
        bases=wording.listed([wording.basis(base) for base in record.bases]),
        meeting=gathering.meeting_facts(source),
        attendance=gathering.attendance(source),
        guests="; ".join(wording.comrade(guest) for guest in record.meeting.guests),
        strengths=tuple(wording.sentence(text) for text in record.narrative.strengths),
        achievements=gathering.achievement_lines(source, AchievementGroup.COLLECTIVE, AchievementGroup.INDIVIDUAL),
        pupil_achievements=gathering.achievement_lines(source, AchievementGroup.PUPIL),
        general_achievements=gathering.achievement_lines(source, AchievementGroup.GENERAL),
        achievement_period=achievement_period(source),
        cell_level=_lowered_name(source, branch.level) if branch and is_printed else "",
        cell_votes=f"{branch.votes.total}/{branch.shares[branch.level].whole}" if branch and is_printed and unanimous else "",
        achievers=_achievers(source),
        bases_tell_purpose=any(" về " in base for base in record.bases),
        levels=wording.listed([wording.lowered(name.name) for name in source.rule_set.levels.values()]),
        cap_percent=wording.percent_of(assessment.cap.percent / 100, 2),
        cap_base=CAP_BASES[assessment.cap.applied.base],
        cap_apart=words.HEAD_APART if source.rule_set.cap.exclude_head else "",
        cap_kept=_within(source),
        results=_results(source),
        vote_words=source.rule_set.vote.words,
        chair_post=next(iter(record.meeting.chair.posts), "chủ trì hội nghị"),
        conclusion=next(iter(conclusions), ""),
        more_conclusions=conclusions[1:],
        picture_rows=tuple(PictureRow(left, right) for left, right in zip(pictures[::2], pictures[1::2], strict=False)),
        last_picture=pictures[-1:] if len(pictures) % 2 else (),
    )


def unit_of(branch: str) -> str:
    """Return the unit a branch belongs to: «Trường Tiểu học …» of «Chi bộ Trường Tiểu học …»."""
    head, _, rest = branch.partition("Chi bộ ")
    return wording.initial(rest) if rest and not head else branch


def achievement_period(source: RatedReview) -> str:
    """Return «năm học 2019-2020» when all achievements name that one school year, else the year of the review."""
    years = {each.school_year for each in source.record.achievements}
    return f"năm học {years.pop()}" if len(years) == 1 and "" not in years else f"năm {source.record.year}"


def _results(source: RatedReview) -> str:
    """Return how many are proposed excellent and good; lower levels are not published."""
    totals = source.assessment.totals
    published = [level for level in (RatingLevel.EXCELLENT, RatingLevel.GOOD) if totals.of(level)]
    return wording.listed([f"{wording.comrades(totals.of(level))} {_lowered_name(source, level)}" for level in published])


def _within(source: RatedReview) -> bool:
    """Say whether some are excellent, and those the cap counts within its percentage: what the article claims.

    Held without the rule's rounding, so that the claim is true as it reads.
    """
    cap = source.assessment.cap
    within = cap.outcome is not CapOutcome.EXCEEDED and cap.excellent * 100 <= cap.percent * cap.applied.base_count
    return source.assessment.totals.excellent > 0 and within


def _achievers(source: RatedReview) -> str:
    """Return whose achievements the article lists: «của tập thể và các cá nhân»."""
    groups = {each.group for each in source.record.achievements}
    names = {AchievementGroup.COLLECTIVE: "tập thể", AchievementGroup.INDIVIDUAL: "các cá nhân"}
    named = [words for group, words in names.items() if group in groups]
    return f" của {wording.listed(named)}" if named else ""


def _lowered_name(source: RatedReview, level: RatingLevel) -> str:
    return wording.lowered(parts.level_name(source, level))
