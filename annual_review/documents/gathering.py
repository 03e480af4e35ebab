"""Who met, when and on what grounds, and what was achieved: the parts of the papers that need no reckoning."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import wording
from annual_review.documents.case import RatedReview, Review
from annual_review.model.achievements import Achievement, groups_of
from annual_review.model.assessment import Denominator, MemberFigures, Share
from annual_review.model.members import Attendance as Attended
from annual_review.model.members import Member
from annual_review.rules.attendance import is_convoked


@dataclass(frozen=True, slots=True)
class Attendance:
    """Head counts in words (documents.md §2.2).

    ``members``, ``present`` and ``absent`` are whole sentences without their stop; ``convoked`` says how many were convoked,
    ``ratio`` is ``22/22``. ``committee`` is empty without one; ``leaders`` is who leads the branch: its committee, or the
    branch itself.
    """

    members: str
    convoked: str
    present: str
    absent: str
    total: str
    official: str
    all_official: bool
    everybody_came: bool
    committee: str
    leaders: str


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """The meeting in words; what the workbook leaves open is printed as blanks. ``presenter`` is empty when nobody is named."""

    began: str
    ended: str
    held_on: str
    held_on_short: str
    venue: str
    chair: str
    chair_name: str
    secretary: str
    secretary_name: str
    presenter: str
    guests: str
    tellers: str
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
    """Return who was convoked and who came, as counts and names."""
    figures = source.assessment.figures
    size = source.record.committee_size
    return Attendance(
        members=_members(figures),
        convoked=f"{wording.comrades(figures.convoked)}{_split(figures.convoked, figures.official_convoked)}",
        present=_present(source, figures),
        absent=_absent(source, figures),
        total=wording.comrades(figures.total),
        official=wording.comrades(figures.official),
        all_official=not figures.probationary,
        everybody_came=figures.present == figures.convoked,
        leaders="chi ủy" if size else "chi bộ",
        committee=wording.comrades(size) if size else "",
    )


def _members(figures: MemberFigures) -> str:
    """``31 đồng chí (chính thức: 29, dự bị: 02); bị đình chỉ sinh hoạt đảng: 01``: what is zero is left out."""
    if figures.probationary:
        told = f"{wording.comrades(figures.total)}{_split(figures.total, figures.official)}"
    else:
        told = f"{wording.comrades(figures.total)} đều là đảng viên chính thức"
    apart = (
        ("được miễn công tác và sinh hoạt đảng", figures.exempt_absent),
        ("bị đình chỉ sinh hoạt đảng", figures.suspended),
        ("sinh hoạt đảng tạm thời ở nơi khác", figures.elsewhere),
    )
    return "; ".join((told, *(f"{what}: {wording.padded(count)}" for what, count in apart if count)))


def _split(count: int, official: int) -> str:
    """Return `` (chính thức: 27, dự bị: 02)``, nothing where all are official."""
    if official == count:
        return ""
    return f" (chính thức: {wording.padded(official)}, dự bị: {wording.padded(count - official)})"


def _present(source: RatedReview, figures: MemberFigures) -> str:
    share = Share(figures.present, figures.convoked, Denominator.CONVOKED)
    ratio = f"{wording.padded(figures.present)}/{wording.padded(figures.convoked)}"
    reached = wording.percent(share, source.rule_set.share.decimals)
    return f"{ratio} đồng chí, đạt {reached}{_split(figures.present, figures.official_present)}"


def _absent(source: RatedReview, figures: MemberFigures) -> str:
    """``01 đồng chí (có lý do: 01; không có lý do: không): đồng chí …, lý do: …``; a blank reason leaves the split out."""
    if not figures.absent:
        return "không"
    split = ""
    if not figures.unexplained:
        counts = [wording.padded(count) if count else "không" for count in (figures.excused, figures.unexcused)]
        split = f" (có lý do: {counts[0]}; không có lý do: {counts[1]})"
    absentees = (member for member in source.record.members if is_convoked(member) and not member.present)
    return f"{wording.comrades(figures.absent)}{split}: {'; '.join(map(_absentee, absentees))}"


def _absentee(member: Member) -> str:
    match member.attendance:
        case Attended.UNEXCUSED:
            return f"đồng chí {member.name}, vắng không có lý do"
        case Attended.UNEXPLAINED:
            return f"đồng chí {member.name}, lý do: {wording.BLANK}"
        case _:
            reason = wording.lowered(wording.unstopped(wording.spelt_out(member.absence_reason)))
            return f"đồng chí {member.name}, lý do: {reason}"


def meeting_facts(source: RatedReview) -> MeetingFacts:
    """Return when and where the meeting was, who led it and who counted."""
    meeting, presenter = source.record.meeting, source.record.presenter
    tellers = (
        f"{wording.comrade(meeting.head_teller)} (Tổ trưởng)",
        *(wording.comrade(person) for person in meeting.tellers),
    )
    return MeetingFacts(
        began=wording.clock(meeting.began),
        ended=wording.clock(meeting.ended),
        held_on=wording.long_date(meeting.held_on),
        held_on_short=wording.short_date(meeting.held_on),
        venue=wording.unstopped(wording.printed(meeting.venue)) or wording.LONG_BLANK,
        chair=wording.comrade(meeting.chair),
        chair_name=meeting.chair.name,
        secretary=wording.comrade(meeting.secretary),
        secretary_name=meeting.secretary.name,
        presenter=wording.initial(wording.comrade(presenter)) if presenter is not None else "",
        guests="; ".join(map(wording.comrade, meeting.guests)),
        tellers="; ".join(tellers),
        teller_count=wording.comrades(len(tellers)),
        head_teller_name=meeting.head_teller.name,
    )


def achievement_blocks(source: Review) -> tuple[AchievementBlock, ...]:
    """Return the achievements by group, in the order of the groups, abbreviations spelt out."""
    achievements = source.record.achievements
    return tuple(
        AchievementBlock(
            wording.printed(group.name),
            tuple(
                wording.sentence(wording.initial(wording.spelt_out(achievement_text(each))))
                for each in achievements
                if each.group == group
            ),
        )
        for group in groups_of(achievements)
    )


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
        line = RemarkLine(_speaker(remark.speaker), wording.sentence(wording.spelt_out(wording.item(remark.text))))
        (theirs if remark.from_guest else ours).append(line)
    return tuple(ours), tuple(theirs)


def _speaker(name: str) -> str:
    """Return who spoke; «Ý kiến khác» where the sheet does not say."""
    if not name:
        return "Ý kiến khác"
    name = wording.spelt_out(name)
    return wording.initial(name) if name.casefold().startswith("đồng chí") else f"Đồng chí {name}"
