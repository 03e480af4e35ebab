"""What a row below a heading is: each kind by its predicate, and the order in which they are tried."""

from __future__ import annotations

import pytest

from annual_review.form.columns import SheetSpec
from annual_review.form.sheets import achievements, ballots, members, remarks
from annual_review.reading.heading import find_heading
from annual_review.reading.lines import Ending, Facts, Line
from annual_review.reading.row_kinds import (
    ROW_KINDS,
    RowKind,
    end_after,
    is_behind,
    is_group,
    is_heading_again,
    is_of_ballot_counts,
    is_of_shares,
    is_prepared,
    is_speech,
    is_total,
    kind_of,
    signs,
)
from annual_review.workbook.engine import open_workbook
from annual_review.workbook.tidy import tidy_sheet
from tests.small_branch.workbook import build

ROSTER = "| STT | Họ và tên | Chức vụ Đảng | Diện |\n| 1 | Trần Thị Bé | | Chính thức |\n"
BALLOT = "| STT | Họ và tên | HTXSNV | HTTNV | HTNV | KHTNV |\n| 1 | Trần Thị Bé | 5 | 0 | 0 | 0 |\n"
REMARKS = "| Người phát biểu | Nội dung |\n| Trần Thị Bé | Nhất trí với dự thảo báo cáo |\n"
WON = "| STT | Nội dung | Nhóm | Số lượng |\n| 1 | Giải Nhất | Học sinh | 3 |\n"
NO_NUMBERS = "| Họ và tên | Diện |\n| Trần Thị Bé | Chính thức |\n"


def line(table: str, row: str, end: Ending = Ending.NONE, *, gap: bool = False) -> Line:
    """The ``row`` written below ``table``, after a blank row where there is a ``gap``."""
    spec = spec_of(table)
    data = build({spec.name: table + ("| | |\n" if gap else "") + row})
    raw = open_workbook(data, "a.xlsx", lambda _: True).value
    assert raw is not None
    sheet = tidy_sheet(raw.sheets[0]).value
    assert sheet is not None
    heading = find_heading(sheet, spec)
    assert heading is not None
    return Line(Facts(sheet, heading, spec), max(sheet.rows), end)


def spec_of(table: str) -> SheetSpec:
    return {
        ROSTER: members.SPEC,
        NO_NUMBERS: members.SPEC,
        BALLOT: ballots.SPEC,
        REMARKS: remarks.SPEC,
        WON: achievements.SPEC,
    }[table]


def test_a_heading_said_again_is_known_by_its_words() -> None:
    assert is_heading_again(line(ROSTER, "| STT | Họ và tên | Chức vụ Đảng | Diện |"))
    assert not is_heading_again(line(ROSTER, "| 2 | Họ và tên | | Dự bị |"))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| | Số phiếu phát ra | 5 |", True),
        ("| | Tổng số phiếu hợp lệ | 5 | 5 | 5 | 5 |", False),
        ("| 2 | Lê Văn C | 5 | 0 | 0 | 0 |", False),
    ],
)
def test_counts_of_ballots_have_a_figure_for_each_label(row: str, *, expected: bool) -> None:
    assert is_of_ballot_counts(line(BALLOT, row)) is expected


def test_counts_of_ballots_stand_on_ballot_sheets_only() -> None:
    assert not is_of_ballot_counts(line(ROSTER, "| | Số phiếu phát ra | 5 |"))


def test_shares_stand_under_votes() -> None:
    assert is_of_shares(line(BALLOT, "| | Tỷ lệ % | 100 | 0 | 0 | 0 |"))
    assert not is_of_shares(line(ROSTER, "| | Tỷ lệ % | | |"))


def test_a_contribution_may_begin_like_a_signature_right_below_another() -> None:
    row = "| Lê Văn C | Bí thư chi bộ cần quan tâm hơn |"
    assert is_speech(line(REMARKS, row))
    assert not is_speech(line(REMARKS, row, gap=True))
    assert not is_speech(line(REMARKS, row, Ending.SIGNATURE))
    assert not is_speech(line(REMARKS, "| | Bí thư chi bộ |"))
    assert not is_speech(line(ROSTER, "| | Bí thư chi bộ cần quan tâm hơn | | |"))


def test_a_total_has_no_number_and_is_nothing_the_table_demands() -> None:
    assert is_total(line(BALLOT, "| | Tổng cộng | 5 | 0 | 0 | 0 |"))
    assert not is_total(line(BALLOT, "| 2 | Tổng cộng | 5 | 0 | 0 | 0 |"))
    assert not is_total(line(WON, "| | Tổng số 12 giải | Học sinh | 12 |"))
    assert is_total(line(WON, "| | Tổng cộng | | 12 |"))


def test_a_number_alone_was_prepared_in_advance() -> None:
    assert is_prepared(line(ROSTER, "| 2 | | | |"))
    assert not is_prepared(line(ROSTER, "| 2 | Lê Văn C | | |"))


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        (ROSTER, "| II | Tổ Văn phòng | | |", True),
        (ROSTER, "| | Tổ 2 | | |", True),
        (NO_NUMBERS, "| Chi ủy | |", True),
        (NO_NUMBERS, "| Tổ Thị Hai | |", False),
        (ROSTER, "| | Tổ 2 | | Chính thức |", False),
        (ROSTER, "| 2 | Tổ 2 | | |", False),
        (ROSTER, "| | Tổ trưởng | | |", False),
    ],
)
def test_a_group_only_names_the_rows_below_it(table: str, row: str, *, expected: bool) -> None:
    assert is_group(line(table, row)) is expected


@pytest.mark.parametrize(
    ("row", "gap", "expected"),
    [
        ("| | Người lập biểu | | |", False, True),
        ("| | Lê Văn C | Bí thư | Chính thức |", False, False),
        ("| 2 | Bí thư | | |", False, False),
        ("| | Lê Văn C | | |", True, True),
        ("| | Lê Văn C | | |", False, False),
    ],
)
def test_signatures_are_words_that_sign_or_a_lone_text_after_a_gap(row: str, *, gap: bool, expected: bool) -> None:
    assert signs(line(ROSTER, row, gap=gap)) is expected


@pytest.mark.parametrize(
    ("table", "row", "end", "expected"),
    [
        (ROSTER, "| | Lê Văn C | | Dự bị |", Ending.NONE, False),
        (ROSTER, "| | Lê Văn C | | Dự bị |", Ending.TOTAL, True),
        (ROSTER, "| 2 | Lê Văn C | | Dự bị |", Ending.SIGNATURE, False),
        (NO_NUMBERS, "| Lê Văn C | Dự bị |", Ending.TOTAL, False),
        (NO_NUMBERS, "| Lê Văn C | Dự bị |", Ending.SIGNATURE, True),
        (BALLOT, "| | | 5 | | | |", Ending.TOTAL, True),
        (BALLOT, "| | Lê Văn C | 5 | 0 | 0 | 0 |", Ending.TOTAL, False),
    ],
)
def test_behind_an_ended_table_only_full_rows_are_of_it(table: str, row: str, end: Ending, *, expected: bool) -> None:
    assert is_behind(line(table, row, end)) is expected


@pytest.mark.parametrize(
    ("table", "row", "kind"),
    [
        (BALLOT, "| | Tổng số phiếu phát ra | 5 |", RowKind.BALLOT_COUNTS),
        (REMARKS, "| Lê Văn C | Tổng số phiếu là đúng như báo cáo |", RowKind.SPEECH),
        (ROSTER, "| | Cộng tổ 1 | | |", RowKind.TOTAL),
        (ROSTER, "| | Tổ 3 | | |", RowKind.GROUP),
        (ROSTER, "| 2 | Lê Văn C | | Dự bị |", RowKind.DATA),
    ],
)
def test_the_first_kind_that_fits_is_the_rows(table: str, row: str, kind: RowKind) -> None:
    assert kind_of(line(table, row)) is kind


def test_every_kind_but_data_has_its_predicate() -> None:
    assert [kind for kind, _ in ROW_KINDS] == [kind for kind in RowKind if kind is not RowKind.DATA]


def test_a_row_of_data_opens_the_table_again_and_a_total_below_signatures_does_not() -> None:
    assert end_after(RowKind.TOTAL, Ending.NONE) is Ending.TOTAL
    assert end_after(RowKind.TOTAL, Ending.SIGNATURE) is Ending.SIGNATURE
    assert end_after(RowKind.SIGNATURE, Ending.TOTAL) is Ending.SIGNATURE
    assert end_after(RowKind.BEHIND, Ending.TOTAL) is Ending.TOTAL
    assert end_after(RowKind.DATA, Ending.SIGNATURE) is Ending.NONE
