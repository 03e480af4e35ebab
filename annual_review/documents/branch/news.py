"""Tin bài: the article for the school's or ward's website, in the order of the one that started the project (seed.txt).

No counts of members by level unless the ward wants them, no name but those of the chair and the guests, no ballot details,
no lower ratings (documents.md §2.10).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annual_review.documents import bases, gathering, parts, wording
from annual_review.documents.case import Picture, RatedReview
from annual_review.model.achievements import Achievement, AchievementGroup
from annual_review.model.names import folded
from annual_review.model.ratings import RatingLevel

_DASH = " – "  # between a name and its posts, as articles write it


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
    """What the template of the article may use; a field that is empty leaves its sentence out."""

    title: str
    year: str
    cell: str
    bases: str
    bases_tell_purpose: bool
    held_on: str
    guests: str
    total: str
    official: str
    all_official: bool
    committee: str
    leaders: str
    presenter: str
    lead: str
    achievements: tuple[str, ...]
    pupil_achievements: tuple[str, ...]
    general_achievements: tuple[str, ...]
    strengths: tuple[str, ...]
    achievement_period: str
    achievers: str
    cell_level: str
    unanimous: bool
    levels: str
    cap_percent: str
    counts: str
    chair: str
    conclusion: str
    more_conclusions: tuple[str, ...]
    formulae: bool
    picture_rows: tuple[PictureRow, ...]
    last_picture: tuple[PictureField, ...]


def build(source: RatedReview) -> NewsFields:
    """Return the fields of the article."""
    record, assessment = source.record, source.assessment
    branch = assessment.branch
    is_printed = branch is not None and branch.level.rank >= RatingLevel.GOOD.rank
    unanimous = branch is not None and branch.votes is not None and branch.shares[branch.level].value == 1
    conclusions = tuple(wording.sentence(wording.printed(text)) for text in record.narrative.conclusions)
    pictures = tuple(PictureField(picture, picture.caption) for picture in source.pictures)
    lead, strengths = _lead(source)
    attendance = gathering.attendance(source)
    return NewsFields(
        title=f"Kiểm điểm, đánh giá, xếp loại chất lượng chi bộ và đảng viên năm {record.year} của {record.branch}".upper(),
        year=str(record.year),
        cell=record.branch,
        bases=wording.listed(bases.typed_bases(source)),
        bases_tell_purpose=any(" về " in base for base in record.bases),
        held_on=wording.short_date(record.meeting.held_on),
        guests="; ".join(wording.comrade(guest, _DASH) for guest in record.meeting.guests),
        total=attendance.total,
        official=attendance.official,
        all_official=attendance.all_official,
        committee=attendance.committee,
        leaders=attendance.leaders,
        presenter=wording.initial(wording.comrade(record.presenter, _DASH)) if record.presenter is not None else "",
        lead=lead,
        achievements=_lines(source, lambda each: each.group not in _APART),
        pupil_achievements=_lines(source, lambda each: each.group == AchievementGroup.PUPIL),
        general_achievements=_lines(source, lambda each: each.group == AchievementGroup.GENERAL),
        strengths=strengths,
        achievement_period=achievement_period(source),
        achievers=_achievers(source),
        cell_level=_lowered_name(source, branch.level) if branch and is_printed else "",
        unanimous=unanimous,
        levels=", ".join(f"đảng viên {_lowered_name(source, level)}" for level in _NAMED_LEVELS),
        cap_percent=wording.percent_of(assessment.cap.percent / 100, 2) if _is_within(source) else "",
        counts=_counts(source) if source.settings.news_counts else "",
        chair=next(iter(record.meeting.chair.posts), "chủ trì hội nghị"),
        conclusion=next(iter(conclusions), ""),
        more_conclusions=conclusions[1:],
        formulae=source.settings.formulae,
        picture_rows=tuple(PictureRow(left, right) for left, right in zip(pictures[::2], pictures[1::2], strict=False)),
        last_picture=pictures[-1:] if len(pictures) % 2 else (),
    )


_APART = (AchievementGroup.PUPIL, AchievementGroup.GENERAL)
_NAMED_LEVELS = (RatingLevel.EXCELLENT, RatingLevel.GOOD, RatingLevel.SATISFACTORY)


def _lead(source: RatedReview) -> tuple[str, tuple[str, ...]]:
    """Return the sentence before the achievements and the strengths behind them.

    The clerk's own paragraph that begins with the year leads, as in the seed; without one a sentence that claims nothing.
    """
    year, unit = source.record.year, unit_of(source.record.branch)
    strengths = [wording.sentence(wording.printed(text)) for text in source.record.narrative.strengths]
    typed = next((text for text in strengths if folded(text).startswith(("năm", "trong năm")) and str(year) in text[:16]), "")
    rest = tuple(text for text in strengths if text != typed)
    if typed or not source.record.achievements:
        return typed, rest
    return f"Năm {year}, dưới sự lãnh đạo, chỉ đạo của chi bộ, {unit} đạt được nhiều kết quả.", rest


def _lines(source: RatedReview, chosen: Callable[[Achievement], bool]) -> tuple[str, ...]:
    """Return the chosen achievements in the order of the sheet, as the clerk typed them."""
    found = (each for each in source.record.achievements if chosen(each))
    return tuple(wording.sentence(wording.printed(gathering.achievement_text(each))) for each in found)


def unit_of(branch: str) -> str:
    """Return the unit a branch belongs to: «Trường Tiểu học …» of «Chi bộ Trường Tiểu học …»."""
    head, _, rest = branch.partition("Chi bộ ")
    return wording.initial(rest) if rest and not head else branch


def achievement_period(source: RatedReview) -> str:
    """Return «năm học 2019-2020» when all achievements name that one school year, else the year of the review."""
    years = {each.school_year for each in source.record.achievements}
    return f"năm học {years.pop()}" if len(years) == 1 and "" not in years else f"năm {source.record.year}"


def _is_within(source: RatedReview) -> bool:
    """Say whether the article may say that the excellent are within the percentage.

    They are where some are, and all of them over the base of the rule set without any rounding.
    """
    cap = source.assessment.cap
    return source.assessment.totals.excellent > 0 and cap.excellent * 100 <= cap.percent * cap.applied.base_count


def _counts(source: RatedReview) -> str:
    """Return how many are proposed excellent and good; lower levels are not published."""
    totals = source.assessment.totals
    published = [level for level in (RatingLevel.EXCELLENT, RatingLevel.GOOD) if totals.of(level)]
    return wording.listed([f"{wording.comrades(totals.of(level))} {_lowered_name(source, level)}" for level in published])


def _achievers(source: RatedReview) -> str:
    """Return whose achievements the article lists: «của tập thể và các cá nhân»."""
    groups = {each.group for each in source.record.achievements}
    names = {AchievementGroup.COLLECTIVE: "tập thể", AchievementGroup.INDIVIDUAL: "các cá nhân"}
    named = [words for group, words in names.items() if group in groups]
    return f" của {wording.listed(named)}" if named else ""


def _lowered_name(source: RatedReview, level: RatingLevel) -> str:
    return wording.lowered(parts.level_name(source, level))
