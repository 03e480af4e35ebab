"""Tờ trình đề nghị khen thưởng: who is to be rewarded, with the levels of five years (documents.md §2.17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annual_review.documents import bases, decided, gathering, parts, wording
from annual_review.documents.case import RatedReview
from annual_review.model.members import Member
from annual_review.model.names import name_key
from annual_review.model.ratings import RatingLevel
from annual_review.rules.history import YEARS, levels_before

# HD 06-HD/TW was in force for meetings of these days; what came before and after it is cited where the branch types it.
GUIDANCE, GUIDANCE_ITEM = "Hướng dẫn số 06-HD/TW, ngày 09/6/2025", "mục 19"
GUIDANCE_FROM, GUIDANCE_TO = date(2025, 6, 9), date(2026, 5, 18)
FIRST_YEAR_OF_EXEMPLARY = 2025  # the cell's title; before it «Trong sạch, vững mạnh» tiêu biểu


@dataclass(frozen=True, slots=True)
class FiveYears:
    """One text for each of the five years, the year under review last."""

    first: str
    second: str
    third: str
    fourth: str
    this: str


@dataclass(frozen=True, slots=True)
class RewardRow:
    """One member to be rewarded; dots for a year whose decision is not known, and for achievements nobody typed."""

    number: str
    name: str
    posts: str
    levels: FiveYears
    achievements: str


@dataclass(frozen=True, slots=True)
class RewardSubmissionFields:
    """What the template of the reward submission may use; ``points`` are numbered 1. to n, without one a dotted line."""

    head: parts.Letterhead
    year: str
    cell: str
    committee_above: str
    bases: tuple[str, ...]
    last_basis: str
    points: tuple[str, ...]
    years: FiveYears
    rows: tuple[RewardRow, ...]
    signature: parts.Signature


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A member at the best level, with the decided levels of the four years before."""

    member: Member
    before: tuple[RatingLevel | None, ...]

    @property
    def is_running(self) -> bool:
        """Whether all four earlier years are known and at the best level."""
        return all(level is RatingLevel.EXCELLENT for level in self.before)


def wanted(source: RatedReview) -> bool:
    """Say whether the branch asks for a reward: «Đề nghị khen thưởng» is ticked."""
    return source.record.wants_reward


def build(source: RatedReview) -> RewardSubmissionFields:
    """Return the fields of the reward submission."""
    record = source.record
    candidates = tuple(_candidates(source))
    heads = [str(year) for year in range(record.year - YEARS + 1, record.year + 1)]
    if source.decided is None:
        heads[-1] += " (đề xuất)"
    return RewardSubmissionFields(
        head=decided.letterhead(source, wording.paper_number("", "TTr/CB")),
        year=str(record.year),
        cell=record.branch,
        committee_above=parts.committee_above(source),
        bases=_bases(source),
        last_basis=_last_basis(source),
        points=tuple(_points(source, candidates)),
        years=FiveYears(*heads),
        rows=tuple(_row(source, number, each) for number, each in enumerate(candidates, 1)),
        signature=parts.signer(source),
    )


def _candidates(source: RatedReview) -> Iterator[_Candidate]:
    for each in source.assessment.members:
        if decided.standing_level(source, each) is RatingLevel.EXCELLENT:
            yield _Candidate(each.member, levels_before(each.member, source.record.year, source.earlier))


def _bases(source: RatedReview) -> tuple[str, ...]:
    """Return the guidance on rewards in force on the day of the meeting, and what the clerk typed."""
    in_force = GUIDANCE_FROM <= source.record.meeting.held_on <= GUIDANCE_TO
    found = bases.ranked((*((GUIDANCE,) if in_force else ()), *bases.typed_bases(source)))
    return tuple(f"{GUIDANCE_ITEM} {each}" if each == GUIDANCE else each for each in found)


def _last_basis(source: RatedReview) -> str:
    """Return what the levels rest on: the ward's decision, before it the meeting."""
    if source.decided is not None:
        return decided.recognition(source)
    return f"kết quả hội nghị chi bộ ngày {wording.short_date(source.record.meeting.held_on)}"


def _points(source: RatedReview, candidates: tuple[_Candidate, ...]) -> Iterator[str]:
    """Yield the requests: for the members of the year, for the branch, for the members of five years running."""
    names, year = parts.LevelNames(source.rule_set), source.record.year
    asked = f"Đề nghị {parts.committee_above(source)} xét tặng giấy khen cho"
    proposed = "" if source.decided else "được đề xuất xếp loại "
    if candidates:
        best = names.name(RatingLevel.EXCELLENT)
        yield f"{asked} {wording.padded(len(candidates))} đảng viên {proposed}{best} năm {year} (có danh sách dưới đây)."
    if _branch_level(source) is RatingLevel.EXCELLENT:
        yield f"{asked} {_exemplary(source, names)}."
    running = [each.member.name for each in candidates if each.is_running]
    if running:
        who = f"{'các ' if len(running) > 1 else ''}đồng chí {wording.listed(running)}"
        yield f"Đề nghị cấp trên xét khen thưởng {wording.padded(len(running))} đảng viên {_five_years(source, names)}: {who}."


def _branch_level(source: RatedReview) -> RatingLevel | None:
    if source.decided is not None:
        return source.decided.branch
    return source.assessment.branch.level if source.assessment.branch else None


def _exemplary(source: RatedReview, names: parts.LevelNames) -> str:
    """Return the title asked for the branch; before the decision with the level it is proposed for."""
    year = source.record.year
    if year < FIRST_YEAR_OF_EXEMPLARY:
        title = f"chi bộ “Trong sạch, vững mạnh” tiêu biểu năm {year}"
    else:
        title = f"chi bộ {names.name(RatingLevel.EXCELLENT)} tiêu biểu năm {year}"
    return title if source.decided else f"{title} (chi bộ được đề xuất xếp loại {names.name(RatingLevel.EXCELLENT)})"


def _five_years(source: RatedReview, names: parts.LevelNames) -> str:
    """Return the five years; before the decision the four decided ones and the proposal apart."""
    year, best = source.record.year, names.name(RatingLevel.EXCELLENT)
    first = year - YEARS + 1
    if source.decided is not None:
        return f"{best} 5 năm liền ({first}–{year})"
    return f"đã được xếp loại {best} 4 năm liền ({first}–{year - 1}) và được đề xuất xếp loại {best} năm {year}"


def _row(source: RatedReview, number: int, each: _Candidate) -> RewardRow:
    levels = [parts.short_level(source, level) or wording.BLANK for level in (*each.before, RatingLevel.EXCELLENT)]
    return RewardRow(
        number=str(number),
        name=each.member.name,
        posts=wording.posts_of(each.member),
        levels=FiveYears(*levels),
        achievements=_achievements(source, each.member),
    )


def _achievements(source: RatedReview, member: Member) -> str:
    """Return the achievements whose «Đối tượng» is this member and nobody else of that name; dots without any."""
    key = name_key(member.name)
    if sum(name_key(other.name) == key for other in source.record.members) > 1:
        return wording.BLANK
    own = (each for each in source.record.achievements if each.recipient and name_key(each.recipient) == key)
    told = "; ".join(wording.unstopped(wording.spelt_out(gathering.achievement_text(each))) for each in own)
    return wording.initial(told) or wording.BLANK
