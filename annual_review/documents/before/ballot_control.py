"""Bảng theo dõi phiếu: how many papers of each ballot were printed, and what became of them (documents.md §2.11)."""

from __future__ import annotations

from dataclasses import dataclass

from annual_review.documents import parts, wording
from annual_review.documents.before import upcoming
from annual_review.documents.case import Review
from annual_review.model.ratings import RatingLevel
from annual_review.rules.attendance import official_to_convoke


@dataclass(frozen=True, slots=True)
class BallotControlRow:
    """One ballot: how many papers of it are to be printed; all else is written in by hand."""

    number: str
    name: str
    printed: str


@dataclass(frozen=True, slots=True)
class BallotControlFields:
    """What the template of the table may use. ``grounds`` says of what the number to be printed is made."""

    head: parts.Letterhead
    year: str
    meeting_day: str
    rows: tuple[BallotControlRow, ...]
    grounds: str
    head_teller_name: str


def wanted(source: Review) -> bool:
    """Say whether the branch needs the table: it has not voted yet."""
    return upcoming.is_upcoming(source)


def build(source: Review) -> BallotControlFields:
    """Return the fields of the table."""
    record, reserve = source.record, source.settings.reserve_ballots
    voters = official_to_convoke(record.members)
    best = wording.quoted(parts.level_name(source, RatingLevel.EXCELLENT))
    names = ["Phiếu đề xuất xếp loại đảng viên", "Phiếu đề xuất xếp loại chi bộ"]
    if record.two_step:
        names.append(f"Phiếu đề xuất đảng viên {best}")
    return BallotControlFields(
        head=parts.letterhead_to_date(source),
        year=str(record.year),
        meeting_day=upcoming.day(source),
        rows=tuple(BallotControlRow(str(number), name, str(voters + reserve)) for number, name in enumerate(names, 1)),
        grounds=_grounds(voters, reserve),
        head_teller_name=record.meeting.head_teller.name,
    )


def _grounds(voters: int, reserve: int) -> str:
    spare = f" và {wording.ballots(reserve)} dự phòng" if reserve else ""
    return f"Mỗi loại in {wording.ballots(voters)} cho số đảng viên chính thức được triệu tập{spare}."
