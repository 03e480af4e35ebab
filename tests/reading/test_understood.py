"""What a person understands is read: levels across, invalid ballots left out, «Không» months, a discipline with its ground."""

from __future__ import annotations

from fractions import Fraction

import pytest

from annual_review.model.ratings import LevelCounts
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, BRANCH_BALLOT, INFO, MEMBERS, sheets_with


def with_columns(table: str, *lines: str) -> str:
    """A table with more cells behind each line: the heading's first."""
    rows = table.strip().split("\n")
    return "\n".join(f"{row} {more} |" for row, more in zip(rows, [*lines, *[""] * 9], strict=False))


@pytest.mark.parametrize(
    "table",
    [
        "| HTXSNV | HTTNV | HTNV | KHTNV |\n| 5 | 0 | 0 | 0 |",
        "| Nội dung | HTXSNV | HTTNV | HTNV | KHTNV |\n| Số phiếu | 5 | 0 | 0 | 0 |",
        "| STT | HTXSNV | HTTNV | HTNV | KHTNV |\n| 1 | 5 | | | - |\n| Tỷ lệ % | 100 | 0 | 0 | 0 |",
        "| Phát ra | 5 |\n| Thu về | 5 |\n| | | | |\n| HTXSNV | HTTNV | HTNV | KHTNV |\n| 5 | 0 | 0 | 0 |\n| Hợp lệ | 5 |",
    ],
)
def test_the_levels_of_the_branch_may_stand_across(table: str) -> None:
    sheets = {**sheets_with(), "Phiếu chi bộ": table}
    assert not [each for each in messages_of(sheets) if not each.startswith("note")]
    ballot = record_of(sheets).branch_ballot
    assert ballot is not None
    assert ballot.votes == LevelCounts(5, 0, 0, 0)


def test_the_votes_one_two_three_four_are_no_numbering() -> None:
    sheets = {**sheets_with(), "Phiếu chi bộ": "| HTXSNV | HTTNV | HTNV | KHTNV |\n| 1 | 2 | 3 | 4 |"}
    ballot = record_of(sheets).branch_ballot
    assert ballot is not None
    assert ballot.votes == LevelCounts(1, 2, 3, 4)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("| 5 phiếu | 0 | 0 | 0 |", "error Phiếu chi bộ!A2: Ô ghi «5 phiếu»; cần một số nguyên từ 0 trở lên."),
        ("| 5 | 0 | 0 | 0 |\n| 4 | 1 | 0 | 0 |", "error Phiếu chi bộ!A3: Mức «HTXSNV» được ghi hai lần."),
    ],
)
def test_what_is_wrong_across_is_told_at_its_cell(row: str, told: str) -> None:
    assert told in messages_of({**sheets_with(), "Phiếu chi bộ": f"| HTXSNV | HTTNV | HTNV | KHTNV |\n{row}"})


def test_levels_across_without_votes_are_no_ballot() -> None:
    sheets = {**sheets_with(), "Phiếu chi bộ": "| HTXSNV | HTTNV | HTNV | KHTNV |\n| | | | |"}
    assert messages_of(sheets) == ["warning Phiếu chi bộ: Không có kết quả bỏ phiếu xếp loại chi bộ."]


HEADING = "| Phiếu số | Nguyễn Thị Hằng Nga | Trần Thị Bé | Lê Văn Cường | Phạm Thị Dung | Hoàng Văn Em |"
MARKS = [f"| {number} | HTXSNV | HTTNV | HTTNV | HTTNV | HTTNV |" for number in range(1, 6)]


def test_invalid_ballots_may_be_left_out_of_single_ballots() -> None:
    info = INFO.replace("| Số phiếu hợp lệ | 5 |", "| Số phiếu hợp lệ | 4 |").replace(
        "không hợp lệ | 0 |", "không hợp lệ | 1 |"
    )
    sheets = {
        **sheets_with(info=info),
        "Phiếu đảng viên": "\n".join([HEADING, *MARKS[:4]]),
        "Phiếu chi bộ": BRANCH_BALLOT.replace("| HTXSNV | 5 |", "| HTXSNV | 4 |"),
    }
    assert messages_of(sheets) == []
    ballot = record_of(sheets).ballot
    assert ballot is not None
    assert (ballot.counts.collected.value, ballot.counts.valid.value, ballot.counts.invalid.value) == (5, 4, 1)


@pytest.mark.parametrize("mark", ["HTXSNV?", "*", "~", "HTXSNV / HTTNV", "HTXSNV~"])
def test_a_doubtful_mark_spoils_the_row_of_its_ballot(mark: str) -> None:
    marks = [MARKS[0].replace("HTXSNV", mark), *MARKS[1:]]
    sheets = {**sheets_with(), "Phiếu đảng viên": "\n".join([HEADING, *marks])}
    (told,) = messages_of(sheets)
    assert told.startswith(f"warning Phiếu đảng viên!B2: Phiếu số 1 ghi «{mark}» cho «Nguyễn Thị Hằng Nga», không rõ một mức")
    ballot = record_of(sheets).ballot
    assert ballot is not None
    assert (ballot.tallies[0].votes.excellent, ballot.tallies[0].spoiled) == (4, 1)


@pytest.mark.parametrize("mark", ["HTXSNV?", "*", "~"])
def test_a_doubtful_mark_is_no_proposal(mark: str) -> None:
    members = with_columns(MEMBERS, "Chi bộ đề xuất", mark)
    assert messages_of(sheets_with(members=members)) == [f"error Đảng viên!G2: Ô ghi «{mark}», không phải mức xếp loại nào."]


@pytest.mark.parametrize("typed", ["Không", "không có", "0", "-", ""])
def test_no_months_off_sick_however_they_are_written(typed: str) -> None:
    members = with_columns(MEMBERS, "Nghỉ ốm", typed)
    assert messages_of(sheets_with(members=members)) == []
    assert record_of(sheets_with(members=members)).members[0].sick_months == Fraction(0)


@pytest.mark.parametrize(
    "typed",
    [
        "Khiển trách, vi phạm quy định về kê khai tài sản, QĐ 12-QĐ/ĐU ngày 4/6/2020",
        "Cảnh cáo do sinh con thứ ba (tháng 6/2020)",
    ],
)
def test_a_discipline_with_ground_and_date_is_one(typed: str) -> None:
    members = with_columns(MEMBERS, "Kỷ luật", "", typed)
    assert messages_of(sheets_with(members=members)) == []
    assert record_of(sheets_with(members=members)).members[1].discipline == typed


@pytest.mark.parametrize(
    "typed", ["Đề nghị khiển trách", "Khiển trách, đã hết hiệu lực", "Khiển trách, đang xem xét", "Phê bình"]
)
def test_what_may_be_none_is_asked(typed: str) -> None:
    (told,) = messages_of(sheets_with(members=with_columns(MEMBERS, "Kỷ luật", "", typed)))
    assert told.startswith(f"error Đảng viên!G3: Cột «Kỷ luật trong năm» của «Trần Thị Bé» ghi «{typed}», không rõ")


def test_a_reason_beside_the_reason_of_absence_is_its_own() -> None:
    members = with_columns(MEMBERS, "Lý do vắng | Lý do", " | Tập thể thống nhất", " | ", " | ", " | ", " | ")
    member = record_of(sheets_with(members=members)).members[0]
    assert (member.reason, member.absence_reason) == ("Tập thể thống nhất", "")


def test_a_level_beside_the_votes_that_is_not_theirs_is_asked_about() -> None:
    ballots = with_columns(BALLOTS, "Kết luận", "HTXSNV", "HTTNV", "HTNV", "HTTNV", "HTTNV")
    told = "Cột «Kết luận» của «Lê Văn Cường» ghi HTNV, khác mức được nhiều phiếu nhất, mà cột này không được đọc."
    assert [each for each in messages_of(sheets_with(ballots=ballots)) if each.startswith("error")] == [
        f"error Phiếu đảng viên!G4: {told}"
    ]


def test_an_achievement_typed_twice_is_a_warning() -> None:
    rows = ["| Nội dung | Nhóm | Ghi chú |", *(f"| Lao động tiên tiến | Cá nhân | {note} |" for note in "ab")]
    table = "\n".join([*rows, "| Lao động giỏi | Cá nhân | |"])
    told = "Thành tích «Lao động tiên tiến» ghi giống hệt dòng ở Thành tích!A2, được tính hai lần."
    assert messages_of({**sheets_with(), "Thành tích": table}) == [f"warning Thành tích!A3: {told}"]
