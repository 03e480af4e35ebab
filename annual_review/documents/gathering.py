"""Who met, when and on what grounds, and what was achieved: the parts of the papers that need no reckoning."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import wording
from annual_review.documents.case import RatedReview
from annual_review.model.achievements import Achievement, AchievementGroup
from annual_review.model.assessment import Denominator, Share
from annual_review.model.members import Member, Membership

GROUP_WORDS = {
    AchievementGroup.COLLECTIVE: "Tập thể",
    AchievementGroup.INDIVIDUAL: "Cá nhân",
    AchievementGroup.PUPIL: "Học sinh (chất lượng mũi nhọn)",
    AchievementGroup.GENERAL: "Đại trà",
}


@dataclass(frozen=True, slots=True)
class Attendance:
    """Head counts in words. ``total``, ``official`` … are counts with «đồng chí»; ``ratio`` is ``22/22`` with ``share``.

    ``present_split`` parts those present where some members are probationary; ``leaders`` is who leads the branch: its
    committee, or the branch itself without one.
    """

    total: str
    official: str
    probationary: str
    present: str
    absent: str
    ratio: str
    share: str
    present_split: str
    committee: str
    leaders: str
    absentees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """The meeting in words; what the workbook leaves open is printed as blanks."""

    began: str
    ended: str
    held_on: str
    held_on_short: str
    venue: str
    venue_line: str
    chair: str
    chair_name: str
    secretary: str
    secretary_name: str
    guests: tuple[str, ...]
    tellers: tuple[str, ...]
    teller_count: str
    head_teller_name: str


@dataclass(frozen=True, slots=True)
class AchievementBlock:
    """The achievements of one group: its heading and one line each, in the order of the sheet."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One contribution to the discussion."""

    speaker: str
    text: str


def attendance(source: RatedReview) -> Attendance:
    """Return who was there, as counts and names."""
    figures = source.assessment.figures
    size = source.record.committee_size
    return Attendance(
        total=wording.comrades(figures.total),
        official=wording.comrades(figures.official),
        probationary=wording.comrades(figures.probationary),
        present=wording.comrades(figures.present),
        absent=wording.comrades(figures.absent),
        ratio=f"{wording.padded(figures.present)}/{wording.padded(figures.total)}",
        share=wording.percent(Share(figures.present, figures.total, Denominator.MEMBERS), source.rule_set.share.decimals),
        present_split=_present_split(source) if figures.probationary else "",
        leaders="chi ủy" if size else "chi bộ",
        committee=wording.comrades(size) if size else "",
        absentees=tuple(_absentee(member) for member in source.record.members if not member.present),
    )


def _present_split(source: RatedReview) -> str:
    present = [member.standing for member in source.record.members if member.present]
    official = sum(standing is Membership.OFFICIAL for standing in present)
    return f" (chính thức {wording.padded(official)}, dự bị {wording.padded(len(present) - official)})"


def _absentee(member: Member) -> str:
    reason = member.absence_reason or member.unrated_text
    return f"Đồng chí {member.name}: {wording.lowered(wording.unstopped(reason)) if reason else 'không ghi lý do'}."


def meeting_facts(source: RatedReview) -> MeetingFacts:
    """Return when and where the meeting was, who led it and who counted."""
    meeting = source.record.meeting
    tellers = (
        f"{wording.comrade(meeting.head_teller)} – Tổ trưởng",
        *(f"{wording.comrade(person)} – Thành viên" for person in meeting.tellers),
    )
    return MeetingFacts(
        began=wording.clock(meeting.began),
        ended=wording.clock(meeting.ended),
        held_on=wording.long_date(meeting.held_on),
        held_on_short=wording.short_date(meeting.held_on),
        venue=wording.unstopped(meeting.venue) or wording.LONG_BLANK,
        venue_line=wording.sentence(wording.unstopped(meeting.venue)) or wording.LONG_BLANK,
        chair=wording.comrade(meeting.chair),
        chair_name=meeting.chair.name,
        secretary=wording.comrade(meeting.secretary),
        secretary_name=meeting.secretary.name,
        guests=tuple(wording.initial(wording.comrade(guest)) for guest in meeting.guests),
        tellers=tuple(wording.initial(teller) for teller in tellers),
        teller_count=wording.comrades(len(tellers)),
        head_teller_name=meeting.head_teller.name,
    )


def achievement_blocks(source: RatedReview) -> tuple[AchievementBlock, ...]:
    """Return the achievements by group, in the order of the groups; groups without any are left out."""
    return tuple(
        AchievementBlock(GROUP_WORDS[group], lines) for group in AchievementGroup if (lines := achievement_lines(source, group))
    )


def achievement_lines(source: RatedReview, *groups: AchievementGroup) -> tuple[str, ...]:
    """Return one sentence for each achievement of ``groups``, in the order of the sheet."""
    return tuple(wording.sentence(achievement_text(each)) for each in source.record.achievements if each.group in groups)


def achievement_text(achievement: Achievement) -> str:
    """Return what was achieved; its quantity behind it unless the clerk's own text already begins with a number."""
    text, quantity = wording.item(achievement.text), quantity_text(achievement)
    return text if not quantity or text[:1].isdigit() else f"{wording.unstopped(text)}: {quantity}"


def quantity_text(achievement: Achievement) -> str:
    """Return ``06 giải``, ``100%`` or an empty string when the sheet gives no quantity."""
    quantity = achievement.quantity
    if quantity is None:
        return ""
    number = wording.padded(int(quantity)) if quantity.denominator == 1 else wording.decimal_comma(quantity, 2)
    return f"{number}%" if achievement.unit == "%" else f"{number} {achievement.unit}".strip()


def remark_lines(source: RatedReview) -> tuple[tuple[RemarkLine, ...], tuple[RemarkLine, ...]]:
    """Return the remarks of the branch's members and those of the guests of the higher committee."""
    ours: list[RemarkLine] = []
    theirs: list[RemarkLine] = []
    for remark in source.record.remarks:
        line = RemarkLine(_speaker(remark.speaker), wording.sentence(wording.item(remark.text)))
        (theirs if remark.from_guest else ours).append(line)
    return tuple(ours), tuple(theirs)


def _speaker(name: str) -> str:
    """Return who spoke; «Ý kiến khác» where the sheet does not say."""
    if not name:
        return "Ý kiến khác"
    return name if name.casefold().startswith(("đồng chí", "đ/c")) else f"Đồng chí {name}"
