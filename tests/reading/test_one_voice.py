"""One mistake is one thing to mend: nothing is reported that only follows from something reported already."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from annual_review.model.members import Member, Membership
from annual_review.problems import Severity, loses_record
from annual_review.problems.catalogue import all_entries
from annual_review.reading.people import Directory, Resolved
from annual_review.reading.record import read_record
from tests.reading.test_ballots import ROWS
from tests.small_branch.reading import messages_of
from tests.small_branch.workbook import BALLOTS, BRANCH_BALLOT, INFO, MEMBERS, build, sheets_with

UNREAD = MEMBERS.replace("Lê Văn Cường", "12")
UNREAD_ROW = "error Đảng viên!B4: Ô họ tên ghi «12», không phải họ tên người."
NAMES = ("Nguyễn Thị Hằng Nga", "Trần Thị Bé", "Nguyễn Thị Hà (A)", "Nguyễn Thị Hà (B)")


def directory(*alike: int) -> Directory:
    members = (Member(number, name, Membership.OFFICIAL) for number, name in enumerate(NAMES, 1))
    return Directory(members, alike=frozenset(alike))


@pytest.mark.parametrize(
    ("name", "resolved"),
    [
        ("nguyễn thị  hằng NGA", (1, None, False)),
        ("Nguyễn Thị Hằng Ngà", (None, 1, False)),
        ("Trần Thị Bé (tổ 1)", (2, None, False)),
        ("Nguyễn Thị Hà (b)", (4, None, False)),
        ("Nguyễn Thị Hà", (None, None, True)),
        ("Vũ Văn Khác Hẳn", (None, None, False)),
    ],
)
def test_a_name_means_one_member_or_offers_one_or_has_several(name: str, resolved: tuple[int | None, int | None, bool]) -> None:
    found: Resolved = directory().resolve(name)
    numbers = tuple(each.number if each else None for each in (found.member, found.offered))
    assert (*numbers, found.several) == resolved


def test_names_nothing_tells_apart_are_alike() -> None:
    assert directory(3, 4).is_alike("Nguyễn Thị Hà")
    assert not directory(3, 4).is_alike("Trần Thị Bé")


def test_a_name_that_may_be_that_of_a_row_not_read_is_not_reported() -> None:
    assert [each for each in messages_of(sheets_with(members=UNREAD)) if each.startswith("error")] == [UNREAD_ROW]


def test_more_strange_names_than_rows_not_read_are_reported() -> None:
    ballots = BALLOTS.replace("Phạm Thị Dung", "Vũ Văn Khác")
    errors = [each for each in messages_of(sheets_with(members=UNREAD, ballots=ballots)) if each.startswith("error")]
    assert errors == [
        UNREAD_ROW,
        "error Phiếu đảng viên!B4: «Lê Văn Cường» không có trong trang «Đảng viên».",
        "error Phiếu đảng viên!B5: «Vũ Văn Khác» không có trong trang «Đảng viên».",
        "error Đảng viên!B5: «Phạm Thị Dung» có trong trang «Đảng viên» nhưng không có phiếu nào ở trang «Phiếu đảng viên».",
    ]


def test_a_member_offered_for_a_misspelt_name_is_not_missing() -> None:
    assert messages_of(sheets_with(ballots=BALLOTS.replace("Trần Thị Bé", "Trần Thị Bế"))) == [
        "error Phiếu đảng viên!B3: «Trần Thị Bế» không có trong trang «Đảng viên». Có phải «Trần Thị Bé»?"
    ]


def test_names_that_nothing_tells_apart_are_reported_on_the_roster_alone() -> None:
    members = MEMBERS.replace("Lê Văn Cường | 03/04/1981", "Trần Thị Bé | 01/02/1980")
    ballots = BALLOTS.replace("Lê Văn Cường", "Trần Thị Bé")
    assert messages_of(sheets_with(info=INFO.replace("Lê Văn Cường", "Trần Thị Bé"), members=members, ballots=ballots)) == [
        "error Đảng viên!B4: «Trần Thị Bé» được ghi hai lần với cùng ngày sinh hoặc cùng dấu phân biệt."
    ]


def test_half_names_on_the_ballot_are_asked_for_alone() -> None:
    rows = [line.split("|") for line in BALLOTS.strip().splitlines()]
    halves = ["|".join([*row[:2], row[2].rsplit(maxsplit=1)[0], row[2].rsplit(maxsplit=1)[-1], *row[3:]]) for row in rows[1:]]
    ballots = "\n".join(["| STT | Họ và tên | | HTXSNV | HTTNV | HTNV | KHTNV |", *halves])
    assert [each.split(":")[0] for each in messages_of(sheets_with(ballots=ballots))] == ["error Phiếu đảng viên!C2"]


def test_cells_covered_by_a_merged_range_are_not_missing() -> None:
    def merge(workbook: Workbook) -> None:
        workbook["Phiếu đảng viên"].merge_cells("B3:B4")

    errors = [each for each in messages_of(sheets_with(), merge) if each.startswith("error")]
    assert errors == [
        "error Phiếu đảng viên!B3:B4: Các ô trong bảng bị gộp nên không rõ giá trị thuộc ô nào.",
        "error Đảng viên!B4: «Lê Văn Cường» có trong trang «Đảng viên» nhưng không có phiếu nào ở trang «Phiếu đảng viên».",
    ]


def test_ballots_left_out_make_up_no_count() -> None:
    assert messages_of(sheets_with(ballots=ROWS.replace("| 5 | Tốt", "| 4 | Tốt"))) == [
        "error Phiếu đảng viên!A6: Phiếu số 4 được nhập hai lần."
    ]


def test_a_count_that_cannot_be_read_is_not_missing() -> None:
    assert messages_of(sheets_with(info=INFO.replace("| Số phiếu thu về | 5 |", "| Số phiếu thu về | năm |"))) == [
        "error Thông tin!B18: Ô ghi «năm»; cần một số nguyên từ 0 trở lên."
    ]


def test_a_count_with_a_dash_is_missing() -> None:
    assert messages_of(sheets_with(info=INFO.replace("| Số phiếu thu về | 5 |", "| Số phiếu thu về | - |"))) == [
        "error Phiếu đảng viên: Thiếu «Số phiếu thu về» của lần bỏ phiếu xếp loại đảng viên."
    ]


def test_every_level_without_a_row_is_reported_whatever_else_is_noted() -> None:
    ballot = BRANCH_BALLOT.replace("| HTNV | 0 |\n| KHTNV | 0 |\n", "").replace("| HTTNV | 0 |", "| HTTNV | |")
    assert messages_of(sheets_with(branch_ballot=ballot)) == [
        "note Phiếu chi bộ!B3: Ô «Số phiếu» của «HTTNV» để trống, được tính là 0 phiếu.",
        "error Phiếu chi bộ!A1: Trang «Phiếu chi bộ» thiếu dòng mức «HTNV».",
        "error Phiếu chi bộ!A1: Trang «Phiếu chi bộ» thiếu dòng mức «KHTNV».",
    ]


def test_a_level_that_cannot_be_read_may_be_the_one_without_a_row() -> None:
    errors = messages_of(sheets_with(branch_ballot=BRANCH_BALLOT.replace("| HTNV |", "| Khá lắm |")))
    assert [each.split(":")[0] for each in errors] == ["error Phiếu chi bộ!A4"]


def test_a_workbook_whose_figures_only_contradict_each_other_has_a_record() -> None:
    read = read_record(build(sheets_with(info=INFO + "| Số đảng viên dự họp | 4 |")), file="a.xlsx")
    assert [problem.code for problem in read.problems] == ["TTIN-12"]
    assert read.value is not None


def test_only_errors_keep_a_record_and_every_other_error_loses_it() -> None:
    entries = all_entries().values()
    assert {entry.severity for entry in entries if entry.keeps_record} == {Severity.ERROR}
    for entry in entries:
        lost = entry.severity is Severity.ERROR and not entry.keeps_record
        assert loses_record([entry.at(**entry.example)]) is lost
