"""Shares and sums that clerks type beside the votes, and sums beside single ballots: told where they differ."""

from __future__ import annotations

import pytest

from annual_review.reading.share_labels import share_of
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import Value, sheets_with

NAMES = ("Nguyễn Thị Hằng Nga", "Trần Thị Bé", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Em")
VOTES = ((4, 1, 0, 0), (1, 4, 0, 0), (0, 5, 0, 0), (0, 4, 1, 0), (0, 3, 2, 0))
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
Table = list[list[Value]]


def paired(first: str, share: Value) -> Table:
    """Return a ballot sheet with the column ``first`` of shares right of HTXSNV, ``share`` in its first row."""
    head: Table = [["STT", "Họ và tên", "HTXSNV", first, *LEVELS[1:]]]
    typed = [share, "20%", "0%", 0, "-"]
    return head + [[n, name, v[0], typed[n - 1], *v[1:]] for n, (name, v) in enumerate(zip(NAMES, VOTES, strict=True), 1)]


@pytest.mark.parametrize("heading", ["Tỷ lệ HTXSNV", "HTXSNV (%)", "% HTXSNV", "Tỉ lệ phiếu HTXSNV"])
@pytest.mark.parametrize("share", ["80%", "80,0 %", "80.00", 80, 0.8, "4/5 (80%)", "８０％", None])
def test_a_share_that_agrees_is_silent(heading: str, share: Value) -> None:
    assert messages_of(sheets_with(ballots=paired(heading, share))) == []
    assert record_of(sheets_with(ballots=paired(heading, share))) == record_of(sheets_with())


@pytest.mark.parametrize(
    ("share", "shown"),
    [("82%", "82%"), (81, "81"), (0.82, "0,82"), ("80,1", "80,1"), ("bốn phần năm", "bốn phần năm"), (True, "TRUE")],
)
def test_a_share_that_differs_is_told_with_both(share: Value, shown: str) -> None:
    assert messages_of(sheets_with(ballots=paired("Tỷ lệ HTXSNV", share))) == [
        (
            f"warning Phiếu đảng viên!D2: Tỷ lệ HTXSNV của «Nguyễn Thị Hằng Nga» ghi «{shown}», "
            "nhưng 4/5 đảng viên chính thức được triệu tập là 80%."
        )
    ]


def test_an_error_value_in_a_column_of_shares_is_told_as_a_difference() -> None:
    assert messages_of(sheets_with(ballots=paired("Tỷ lệ HTXSNV", "#DIV/0!"))) == [
        (
            "warning Phiếu đảng viên!D2: Tỷ lệ HTXSNV của «Nguyễn Thị Hằng Nga» ghi «#DIV/0!», "
            "nhưng 4/5 đảng viên chính thức được triệu tập là 80%."
        )
    ]


def test_shares_under_levels_on_two_or_three_rows_are_those_of_their_level() -> None:
    head: Table = [
        ["STT", "Họ và tên", "Số phiếu, tỷ lệ %"],
        [None, None, *(each for level in LEVELS for each in (level, None))],
        [None, None, *("Số phiếu", "Tỷ lệ %") * 4],
    ]
    rows: Table = [
        [n, name, *(each for vote in votes for each in (vote, f"{20 * vote}%"))]
        for n, (name, votes) in enumerate(zip(NAMES, VOTES, strict=True), 1)
    ]
    assert messages_of(sheets_with(ballots=head + rows)) == []
    rows[3][7] = "21%"
    assert messages_of(sheets_with(ballots=head + rows)) == [
        (
            "warning Phiếu đảng viên!H7: Tỷ lệ HTNV của «Phạm Thị Dung» ghi «21%», "
            "nhưng 1/5 đảng viên chính thức được triệu tập là 20%."
        )
    ]


def test_shares_of_the_ballot_on_the_cell_are_checked() -> None:
    table = "| Mức xếp loại | Số phiếu | Tỷ lệ |\n| HTXSNV | 5 | 100% |\n| HTTNV | 0 | 5% |\n| HTNV | 0 | |\n| KHTNV | 0 | - |"
    assert messages_of(sheets_with(branch_ballot=table)) == [
        "warning Phiếu chi bộ!C3: Tỷ lệ Số phiếu của «HTTNV» ghi «5%», nhưng 0/5 đảng viên chính thức được triệu tập là 0%."
    ]


def test_a_lone_share_behind_all_levels_is_of_none_of_them() -> None:
    rows: Table = [[n, name, *v, "100%"] for n, (name, v) in enumerate(zip(NAMES, VOTES, strict=True), 1)]
    assert messages_of(sheets_with(ballots=[["STT", "Họ và tên", *LEVELS, "Tỷ lệ"], *rows])) == []


@pytest.mark.parametrize(("typed", "told"), [(5, []), ("5", []), (None, []), (4, ["4"]), ("x", ["x"])])
def test_a_sum_behind_a_row_is_checked(typed: Value, told: list[str]) -> None:
    rows: Table = [[n, name, *v, 5] for n, (name, v) in enumerate(zip(NAMES, VOTES, strict=True), 1)]
    rows[2][6] = typed
    assert messages_of(sheets_with(ballots=[["STT", "Họ và tên", *LEVELS, "Cộng"], *rows])) == [
        f"warning Phiếu đảng viên!G4: Cột «Cộng» của «Lê Văn Cường» ghi {each}, nhưng cộng số phiếu các mức được 5."
        for each in told
    ]


def marks() -> list[list[str]]:
    """Return five ballots of five marks that add up to ``VOTES``."""
    of_member = [[level for level, count in zip(LEVELS, votes, strict=True) for _ in range(count)] for votes in VOTES]
    return [[column[ballot] for column in of_member] for ballot in range(5)]


def by_column(head: Table, behind: list[list[Value]] | None = None, below: Table | None = None) -> Table:
    """Return a sheet with one column per ballot, sums ``behind`` the rows and ``below`` them."""
    rows: Table = [
        [n + 1, name, *(ballot[n] for ballot in marks()), *(behind[n] if behind else [])] for n, name in enumerate(NAMES)
    ]
    return [*head, *rows, *(below or [])]


@pytest.mark.parametrize(
    "head",
    [
        [["STT", "Họ và tên", 1, 2, 3, 4, 5]],
        [["STT", "Họ và tên", "P1", "P2", "P3", "P4", "P5"]],
        [["STT", "Họ và tên", *(f"Lá phiếu {n}" for n in range(1, 6))]],
        [["STT", "Họ và tên", "Kết quả từng phiếu"], [None, None, 1, 2, 3, 4, 5]],
    ],
)
def test_ballots_in_columns_are_known_by_their_numbers(head: Table) -> None:
    before, after = record_of(sheets_with()).ballot, record_of(sheets_with(ballots=by_column(head))).ballot
    assert before is not None
    assert after is not None
    assert [tally.votes for tally in after.tallies] == [tally.votes for tally in before.tallies]


def test_sums_behind_and_below_ballots_in_columns_are_checked() -> None:
    head: Table = [["STT", "Họ và tên", 1, 2, 3, 4, 5, *LEVELS, "Cộng"]]
    behind: list[list[Value]] = [[*votes, 5] for votes in VOTES]
    below: Table = [
        [None, "Tổng cộng", 5, 5, 5, 5, 5],
        [None, "Tổng HTXSNV", 2, 1, 1, 1, 0],
    ]
    assert messages_of(sheets_with(ballots=by_column(head, behind, below))) == []
    behind[1][1], behind[4][4], below[0][4], below[1][2] = 3, 4, 4, 1
    assert messages_of(sheets_with(ballots=by_column(head, behind, below))) == [
        "error Phiếu đảng viên!I3: «HTTNV» của «Trần Thị Bé» ghi 3, nhưng đếm từng ô đã nhập được 4.",
        "error Phiếu đảng viên!L6: «Cộng» của «Hoàng Văn Em» ghi 4, nhưng đếm từng ô đã nhập được 5.",
        "error Phiếu đảng viên!E7: «Tổng cộng» của «Phiếu số 3» ghi 4, nhưng đếm từng ô đã nhập được 5.",
        "error Phiếu đảng viên!C8: «Tổng HTXSNV» của «Phiếu số 1» ghi 1, nhưng đếm từng ô đã nhập được 2.",
    ]


@pytest.mark.parametrize("title", ["Họ và tên đảng viên", "Đảng viên"])
def test_names_may_stand_below_a_title_in_ballots_by_row(title: str) -> None:
    rows: Table = [[number, *ballot] for number, ballot in enumerate(marks(), 1)]
    sheets = sheets_with(ballots=[["Phiếu số", title], [None, *NAMES], *rows])
    before, after = record_of(sheets_with()).ballot, record_of(sheets).ballot
    assert before is not None
    assert after is not None
    assert [tally.votes for tally in after.tallies] == [tally.votes for tally in before.tallies]
    wrong = sheets_with(ballots=[["Phiếu số", title], [None, *NAMES], *rows, ["Tổng HTTNV", 1, 4, 5, 4, 2]])
    assert messages_of(wrong) == [
        "error Phiếu đảng viên!F8: «Tổng HTTNV» của «Hoàng Văn Em» ghi 2, nhưng đếm từng ô đã nhập được 3."
    ]


def test_the_lowest_label_says_whether_a_column_holds_votes_or_shares() -> None:
    assert share_of(("Số phiếu, tỷ lệ %", "HTXSNV", "Số phiếu")) is None
    assert share_of(("Tỷ lệ (%)", "HTXSNV")) == ("HTXSNV",)
    assert share_of(("HTXSNV", "%")) == ("HTXSNV",)
    assert share_of(("HTXSNV",)) is None
    assert share_of(("Số phiếu/Tỷ lệ",)) is None


def test_shares_of_the_second_step_are_checked() -> None:
    rows: Table = [[n, name, 5, 0, 0] for n, name in enumerate(NAMES, 1)]
    two = {
        **sheets_with(ballots=[["STT", "Họ và tên", *LEVELS[1:]], *rows]),
        "Phiếu bình chọn": "| STT | Họ và tên | Đồng ý | Tỷ lệ % | Không đồng ý |\n| 1 | Trần Thị Bé | 4 | 90% | 1 |",
    }
    assert messages_of(two) == [
        (
            "warning Phiếu bình chọn!D2: Tỷ lệ Đồng ý của «Trần Thị Bé» ghi «90%», "
            "nhưng 4/5 đảng viên chính thức được triệu tập là 80%."
        )
    ]
