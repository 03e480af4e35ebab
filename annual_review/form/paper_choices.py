"""What a ward may choose about its papers on sheet «Quy định», without any basis in the law (workbook.md)."""

from __future__ import annotations

from dataclasses import dataclass

YES, NO = "Có", "Không"
COMMITTEE, STANDING_COMMITTEE = "Đảng ủy", "Ban Thường vụ Đảng ủy"
_MOST_RESERVE = 20  # ballots printed beyond the voters


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One row of the sheet: what it is called, what may be typed, and what holds where nothing is."""

    key: str
    label: str
    choices: tuple[str, ...]
    default: str


CHOICES: tuple[PaperChoice, ...] = (
    PaperChoice("addressee", "Nơi nhận tờ trình, báo cáo", (COMMITTEE, STANDING_COMMITTEE), COMMITTEE),
    PaperChoice("formulae", "In các câu mẫu quen dùng của biên bản", (YES, NO), YES),
    PaperChoice("tally_shares", "Biên bản kiểm phiếu có tỷ lệ (%)", (YES, NO), YES),
    PaperChoice("news_counts", "Tin bài nêu số đảng viên HTXSNV, HTTNV", (YES, NO), NO),
    PaperChoice("over_limit_names", "Báo cáo tổng hợp nêu tên đảng viên của nhóm vượt tỷ lệ", (YES, NO), YES),
    PaperChoice("reserve_ballots", "Số phiếu in dự phòng", tuple(map(str, range(_MOST_RESERVE + 1))), "2"),
)
