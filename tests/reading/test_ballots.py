"""The ballots in all their layouts, and how they agree with the roster and the counts."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from annual_review.model.ballots import BallotLayout
from annual_review.model.ratings import LevelCounts
from annual_review.reading.record import read_record
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, BRANCH_BALLOT, INFO, MEMBERS, Sheets, Value, build, from_markdown, sheets_with

NO_COUNTS = re.sub(r"\| Số phiếu.*\n", "", INFO)
NO_VOTES = re.sub(r"\| \d \| \d \| \d \| \d \|\n", "| | | | |\n", BALLOTS)
ROWS = """
| Phiếu số | Nguyễn Thị Hằng Nga | Trần Thị Bé | Lê Văn Cường | Phạm Thị Dung | Hoàng Văn Em |
| 1 | HTXSNV | HTTNV | HTTNV | HTTNV | HTTNV |
| 2 | XS | Tốt | HTT | HTT | HTT |
| 3 | XS | Tốt | HTT | HTT | HTT |
| 4 | XS | Tốt | HTT | HTT | HT |
| 5 | Tốt | XS | HTT | HTNV | HTNV |
"""


def columns_of(table: str) -> list[list[Value]]:
    """Return the table of single ballots laid on its side, with numbers in front."""
    sides: list[list[Value]] = [list(row) for row in zip(*from_markdown(table), strict=True)]
    heading: list[Value] = ["STT", "Họ và tên", *(f"Phiếu {number}" for number in sides[0][1:])]
    return [heading, *([number, *row] for number, row in enumerate(sides[1:], 1))]


@pytest.mark.parametrize("table", [ROWS, columns_of(ROWS)], ids=["rows", "columns"])
def test_single_ballots_in_either_direction_give_the_totals(table: str | list[list[Value]]) -> None:
    ballot = record_of({**sheets_with(), "Phiếu đảng viên": table}).ballot
    totals = record_of(sheets_with()).ballot
    assert ballot is not None
    assert totals is not None
    assert ballot.layout is BallotLayout.BALLOTS
    assert [(tally.member, tally.votes) for tally in ballot.tallies] == [
        (tally.member, tally.votes) for tally in totals.tallies
    ]
    assert ballot.counts == totals.counts


def test_single_ballots_under_a_merged_heading_are_read() -> None:
    rows = columns_of(ROWS)
    table: list[list[Value]] = [["STT", "Họ và tên", "Phiếu số"], [None, None, 1, 2, 3, 4, 5], *rows[1:]]

    def merge(workbook: Workbook) -> None:
        for area in ("A1:A2", "B1:B2", "C1:G1"):
            workbook["Phiếu đảng viên"].merge_cells(area)

    assert messages_of({**sheets_with(), "Phiếu đảng viên": table}, merge) == []


def test_a_total_under_single_ballots_counts_their_marks() -> None:
    assert messages_of(sheets_with(ballots=ROWS + "| Tổng cộng | 5 | 5 | 5 | 5 | 5 |")) == []
    assert messages_of(sheets_with(ballots=ROWS + "| Tổng cộng | 5 | 5 | 9 | 5 | 5 |")) == [
        "error Phiếu đảng viên!D7: «Tổng cộng» của «Lê Văn Cường» ghi 9, nhưng đếm từng ô đã nhập được 5."
    ]


def test_unreadable_and_blank_marks_spoil_only_their_row() -> None:
    table = ROWS.replace("| HTTNV |\n", "| HTTNV, HTXSNV |\n").replace("| HTT | HT |", "| HTT | |")
    sheets = sheets_with(ballots=table)
    assert messages_of(sheets) == [
        "warning Phiếu đảng viên!F2: Phiếu số 1 ghi «HTTNV, HTXSNV» cho «Hoàng Văn Em», không rõ một mức nào nên dòng này của phiếu không được tính."
    ]
    ballot = record_of(sheets).ballot
    assert ballot is not None
    last = ballot.tallies[-1]
    assert (last.votes, last.blank, last.spoiled) == (LevelCounts(0, 2, 1, 0), 1, 1)


def test_a_wholly_unreadable_ballot_is_invalid() -> None:
    sheets = sheets_with(info=NO_COUNTS + "| Số phiếu phát ra | 6 |", ballots=ROWS + "| 6 | ? | | | | |")
    ballot = record_of(sheets).ballot
    assert ballot is not None
    assert (ballot.counts.collected.value, ballot.counts.valid.value, ballot.counts.invalid.value) == (6, 5, 1)
    assert "warning Phiếu đảng viên!A7: Phiếu số 6 không có dấu nào đọc được nên tính là phiếu không hợp lệ." in messages_of(
        sheets
    )


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (ROWS + "| 6 | | | | | |", "note Phiếu đảng viên!A7: 1 dòng ghi sẵn số phiếu nhưng để trống hết đã được bỏ qua, vì đủ số phiếu thu về."),
        (ROWS.replace("| 5 | Tốt", "| 4 | Tốt"), "error Phiếu đảng viên!A6: Phiếu số 4 được nhập hai lần."),
        (ROWS.replace("| 5 | Tốt", "| | Tốt"), "error Phiếu đảng viên!A6: Dòng có dấu xếp loại nhưng không có số phiếu."),
        (ROWS.replace("| 4 | XS", "| 4 | 1"), "error Phiếu đảng viên!B5: Ô ghi «1»; cách ghi này mỗi nơi hiểu một khác nên không dùng được."),
        (ROWS.replace("Trần Thị Bé", "Trần Thị Bế"), "error Phiếu đảng viên!C1: «Trần Thị Bế» không có trong trang «Đảng viên». Có phải «Trần Thị Bé»?"),
        ("| Phiếu số | Ghi chú |\n| 1 | a |", "error Phiếu đảng viên!A1: Không tìm thấy tên đảng viên nào ở tiêu đề bảng nhập từng phiếu."),
        (ROWS + "| Thu về | 6 |", "error Phiếu đảng viên!B7: «Số phiếu thu về» ghi hai nơi khác nhau: 5 ở Thông tin!B18 và 6 ở đây."),
        (ROWS[: ROWS.index("| 5 |")], "error Thông tin!B18: «Số phiếu thu về» ghi 5, nhưng đếm từng phiếu đã nhập được 4."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_single_ballots_is_told(changed: str, problem: str) -> None:
    assert problem in messages_of(sheets_with(ballots=changed))


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("Trần Thị Bé", "Trần Thị Bế", "error Phiếu đảng viên!B3: «Trần Thị Bế» không có trong trang «Đảng viên». Có phải «Trần Thị Bé»?"),
        ("Trần Thị Bé", "Vũ Xuân", "error Phiếu đảng viên!B3: «Vũ Xuân» không có trong trang «Đảng viên»."),
        ("| 5 | Hoàng Văn Em | 0 | 3 | 2 | 0 |\n", "", "error Đảng viên!B6: «Hoàng Văn Em» có trong trang «Đảng viên» nhưng không có phiếu nào ở trang «Phiếu đảng viên»."),
        ("Hoàng Văn Em", "Trần Thị Bé", "error Phiếu đảng viên!B6: «Trần Thị Bé» được ghi hai lần trên trang phiếu."),
        ("| 0 | 3 | 2 | 0 |", "| | | | |", "error Phiếu đảng viên!B6: Dòng của «Hoàng Văn Em» chưa ghi phiếu nào."),
        ("| 0 | 3 | 2 | 0 |", "| - | 3 | 2 | 0 |", "note Phiếu đảng viên!C6: Ô «HTXSNV» của «Hoàng Văn Em» ghi «-», được tính là 0 phiếu."),
        ("| 0 | 3 | 2 | 0 |", "| 0 | 3 phiếu | 2 | 0 |", "error Phiếu đảng viên!D6: Ô ghi «3 phiếu»; cần một số nguyên từ 0 trở lên."),
        ("| Hoàng Văn Em |", "| |", "error Phiếu đảng viên!B6: Dòng có nội dung nhưng ô họ tên để trống."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_totals_is_told(before: str, after: str, problem: str) -> None:
    assert problem in messages_of(sheets_with(ballots=BALLOTS.replace(before, after)))


def test_all_mistakes_of_a_workbook_are_told_in_one_go() -> None:
    problems = messages_of(
        sheets_with(
            info=INFO.replace("03/12/2020", "hôm qua"),
            members=MEMBERS.replace("07/08/1990 | | Chính thức", "07/08/1990 | | ?"),
            ballots=BALLOTS.replace("Nga | 4 | 1 |", "Nga | x | -1 |"),
        )
    )
    assert [problem.split(":")[0] for problem in problems] == [
        "error Thông tin!B7",
        "error Đảng viên!E6",
        "error Phiếu đảng viên!C2",
        "error Phiếu đảng viên!D2",
    ]


STEP_ONE = (
    re.sub(r"HTXSNV \| ", "", BALLOTS)
    .replace("| 4 | 1 | 0 | 0 |", "| 5 | 0 | 0 |")
    .replace("| 1 | 4 | 0 | 0 |", "| 5 | 0 | 0 |")
    .replace("| 0 | ", "| ", 3)
)
STEP_TWO = "| STT | Họ và tên | Đồng ý | Không đồng ý |\n| 1 | Nguyễn Thị Hằng Nga | 4 | 1 |"


def test_a_two_step_ballot_is_read() -> None:
    ballot = record_of({**sheets_with(ballots=STEP_ONE), "Phiếu bình chọn": STEP_TWO}).ballot
    assert ballot is not None
    assert ballot.two_step
    assert ballot.tallies[0].approval is not None
    assert (ballot.tallies[0].approval.agree, ballot.tallies[0].approval.disagree) == (4, 1)
    assert ballot.tallies[1].approval is None


def test_the_second_step_may_tell_its_own_ballots() -> None:
    step_two = "| Số phiếu phát ra | 5 |\n| Số phiếu thu về | 4 |\n| | |\n" + STEP_TWO.replace("| 4 | 1 |", "| 3 | 1 |")
    ballot = record_of({**sheets_with(ballots=STEP_ONE), "Phiếu bình chọn": step_two}).ballot
    assert ballot is not None
    counts = ballot.approval_counts
    assert (counts.issued.value, counts.collected.value, counts.valid.value, counts.invalid.value) == (5, 4, 4, 0)
    assert (counts.collected.derived, counts.valid.derived) == (False, True)
    assert ballot.counts.collected.value == 5


def test_a_second_step_without_counts_has_those_of_the_first() -> None:
    ballot = record_of({**sheets_with(ballots=STEP_ONE), "Phiếu bình chọn": STEP_TWO}).ballot
    assert ballot is not None
    assert ballot.second_step is None
    assert ballot.approval_counts is ballot.counts


@pytest.mark.parametrize(
    ("ballots", "approvals", "problem"),
    [
        (STEP_ONE, None, "error Phiếu đảng viên!A1: Trang «Phiếu đảng viên» không có cột «HTXSNV» và cũng không có trang «Phiếu bình chọn»."),
        (BALLOTS, STEP_TWO, "error Phiếu đảng viên!C2: «Nguyễn Thị Hằng Nga» có phiếu HTXSNV ở bước một, trong khi trang «Phiếu bình chọn» cho biết bỏ phiếu hai bước."),
        (STEP_ONE, STEP_TWO.replace("| 4 | 1 |", "| 4 | |"), "note Phiếu bình chọn!D2: Ô «Không đồng ý» của «Nguyễn Thị Hằng Nga» để trống, được tính là 0 phiếu."),
        (STEP_ONE, STEP_TWO + "\n| 2 | Trần Thị Bé | | |", "error Phiếu bình chọn!B3: Dòng của «Trần Thị Bé» chưa ghi phiếu nào."),
        (STEP_ONE, STEP_TWO.replace("| 4 |", "| bốn |"), "error Phiếu bình chọn!C2: Ô ghi «bốn»; cần một số nguyên từ 0 trở lên."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_two_steps_is_told(ballots: str, approvals: str | None, problem: str) -> None:
    sheets = sheets_with(ballots=ballots)
    if approvals:
        sheets["Phiếu bình chọn"] = approvals
    assert problem in messages_of(sheets)


def test_a_second_entry_that_agrees_is_noted_in_the_record() -> None:
    ballot = record_of({**sheets_with(), "Phiếu đảng viên (lần 2)": BALLOTS}).ballot
    assert ballot is not None
    assert ballot.entered_twice


def test_a_second_entry_that_differs_is_told_cell_by_cell() -> None:
    second = BALLOTS.replace("| 0 | 5 | 0 | 0 |", "| 0 | 4 | 1 | 0 |").replace("| 5 | Hoàng Văn Em | 0 | 3 | 2 | 0 |\n", "")
    problems = messages_of({**sheets_with(), "Phiếu đảng viên (lần 2)": second})
    assert (
        problems[0]
        == "error Phiếu đảng viên (lần 2)!D4: Hai lần nhập khác nhau ở «HTTNV» của «Lê Văn Cường»: lần 1 ghi «5» (Phiếu đảng viên!D4), lần 2 ghi «4»."
    )
    assert "error Phiếu đảng viên!C6: «Hoàng Văn Em» (HTXSNV) chỉ có ở một trong hai lần nhập phiếu." in problems


def test_single_ballots_entered_twice_are_compared_mark_by_mark() -> None:
    problems = messages_of({**sheets_with(ballots=ROWS), "Phiếu đảng viên (lần 2)": ROWS.replace("| 4 | XS", "| 4 | Tốt")})
    assert problems == [
        "error Phiếu đảng viên (lần 2)!B5: Hai lần nhập khác nhau ở «Nguyễn Thị Hằng Nga» của «Phiếu số 4»: lần 1 ghi «XS» (Phiếu đảng viên!B5), lần 2 ghi «Tốt»."
    ]


BEFORE = (
    "note : Bảng tính chưa có phiếu nào: chi bộ chưa họp, hoặc kết quả kiểm phiếu chưa được nhập; chương trình chỉ lập "
    "các văn bản chuẩn bị hội nghị."
)


def test_a_workbook_made_before_the_meeting_has_no_ballot() -> None:
    assert messages_of(sheets_with(info=NO_COUNTS, ballots=None, branch_ballot=None)) == [BEFORE]
    blank = sheets_with(
        info=NO_COUNTS,
        ballots=NO_VOTES,
        branch_ballot=re.sub(r"\| \d \|", "| |", BRANCH_BALLOT),
        members=MEMBERS.replace("| x |", "| |"),
    )
    assert messages_of(blank) == ["note Đảng viên!F1: Cột «Có mặt» chưa ghi; trước cuộc họp tạm coi là có mặt đủ.", BEFORE]
    assert record_of(blank).ballot is None
    assert record_of(blank).branch_ballot is None


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"ballots": None}, "error Thông tin!B17: Đã ghi «Số phiếu phát ra» nhưng không có phiếu nào ở trang «Phiếu đảng viên»."),
        ({"ballots": NO_VOTES, "info": NO_COUNTS}, "error Phiếu chi bộ!B2: Đã có phiếu ở trang «Phiếu chi bộ» nhưng không có phiếu nào ở trang «Phiếu đảng viên»."),
        ({"info": NO_COUNTS}, "error Phiếu đảng viên: Thiếu «Số phiếu phát ra» của lần bỏ phiếu xếp loại đảng viên."),
        ({"branch_ballot": None}, "warning Phiếu đảng viên: Không có kết quả bỏ phiếu xếp loại chi bộ."),
        ({"members": MEMBERS.replace("| x |", "| |")}, "error Đảng viên!F1: Cột «Có mặt» để trống ở tất cả các dòng nên không ai được tính là có mặt."),
        ({"branch_ballot": BRANCH_BALLOT.replace("| HTNV | 0 |\n", "")}, "error Phiếu chi bộ!A1: Trang «Phiếu chi bộ» thiếu dòng mức «HTNV»."),
        ({"branch_ballot": BRANCH_BALLOT + "| HTNV | 0 |"}, "error Phiếu chi bộ!A6: Mức «HTNV» được ghi hai lần."),
        ({"branch_ballot": BRANCH_BALLOT.replace("| HTNV | 0 |", "| HTNV | |")}, "note Phiếu chi bộ!B4: Ô «Số phiếu» của «HTNV» để trống, được tính là 0 phiếu."),
        ({"branch_ballot": BRANCH_BALLOT.replace("| HTNV | 0 |", "| Mức 3 | 0 |")}, "error Phiếu chi bộ!A4: Ô ghi «Mức 3»; cách ghi này mỗi nơi hiểu một khác nên không dùng được."),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_told(changed: dict[str, str | None], problem: str) -> None:
    assert problem in messages_of(sheets_with(**changed))


@pytest.mark.parametrize(
    ("own", "numbers", "derived"),
    [
        ("", (5, 5, 5, 0), (True, True, True, True)),
        ("| Phát ra | 4 |\n| Thu về | 4 |\n| Hợp lệ | 3 |\n| Không hợp lệ | 1 |", (4, 4, 3, 1), (False, False, False, False)),
        ("| Thu về | 4 |\n| Hợp lệ | 3 |", (5, 4, 3, 1), (True, False, False, True)),
        ("| Thu về | 4 |\n| Không hợp lệ | 1 |", (5, 4, 3, 1), (True, False, True, False)),
        ("| Thu về | 4 |", (5, 4, 4, 0), (True, False, True, True)),
    ],
)
def test_the_cells_ballot_takes_the_counts_it_lacks_from_the_meeting(
    own: str, numbers: tuple[int, ...], derived: tuple[bool, ...]
) -> None:
    ballot = record_of(sheets_with(branch_ballot=BRANCH_BALLOT + own)).branch_ballot
    assert ballot is not None
    figures = (ballot.counts.issued, ballot.counts.collected, ballot.counts.valid, ballot.counts.invalid)
    assert tuple(figure.value for figure in figures) == numbers
    assert tuple(figure.derived for figure in figures) == derived


CONTENT = st.one_of(
    st.none(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["Thông tin", "Đảng viên", "Phiếu đảng viên", "Phiếu chi bộ"]),
    st.integers(1, 7),
    st.integers(1, 7),
    CONTENT,
)
def test_no_content_of_a_workbook_raises(sheet: str, row: int, column: int, value: Value) -> None:
    def spoil(workbook: Workbook) -> None:
        workbook[sheet].cell(row, column).value = value

    read_record(build(sheets_with(), spoil), file="a.xlsx")


@settings(max_examples=30, deadline=None)
@given(
    st.integers(2, 6),
    st.integers(3, 6),
    st.one_of(st.integers(-3, 30), st.text(st.characters(categories=["L", "N", "P"]), max_size=5)),
)
def test_one_change_of_one_votes_cell_never_passes_silently(row: int, column: int, value: Value) -> None:
    def spoil(workbook: Workbook) -> None:
        workbook["Phiếu đảng viên"].cell(row, column).value = value

    before = record_of(sheets_with()).ballot
    read = read_record(build(sheets_with(), spoil), file="a.xlsx")
    assert before is not None
    if read.value is not None and read.value.ballot is not None and not read.problems:
        old, new = before.tallies[row - 2].votes, read.value.ballot.tallies[row - 2].votes
        changed = list(new.by_level.values())[column - 3]
        assert old == new or changed == int(str(value).strip().replace("٫", "."))


def test_an_absent_member_nobody_voted_on_is_no_mistake_of_the_ballot_sheet() -> None:
    sheets = sheets_with(
        members=MEMBERS.replace(
            "| 5 | Hoàng Văn Em | 07/08/1990 | | Chính thức | x |", "| 5 | Hoàng Văn Em | 07/08/1990 | | Chính thức | |"
        ),
        ballots=BALLOTS.replace("| 5 | Hoàng Văn Em | 0 | 3 | 2 | 0 |\n", ""),
    )
    (told,) = [line for line in messages_of(sheets) if "Hoàng Văn Em" in line]
    assert told == "warning Đảng viên!B6: «Hoàng Văn Em» vắng mặt nhưng không ghi lý do."
    assert record_of(sheets).ballot is not None


def test_excellent_votes_in_the_first_step_are_reported_though_a_count_is_missing() -> None:
    sheets = {**sheets_with(info=NO_COUNTS), "Phiếu bình chọn": STEP_TWO}
    problems = messages_of(sheets)
    assert "error Phiếu đảng viên: Thiếu «Số phiếu phát ra» của lần bỏ phiếu xếp loại đảng viên." in problems
    assert (
        "error Phiếu đảng viên!C2: «Nguyễn Thị Hằng Nga» có phiếu HTXSNV ở bước một, trong khi trang «Phiếu bình chọn» cho biết bỏ phiếu hai bước."
        in problems
    )


def cell_votes(*votes: int, more: str = "") -> Sheets:
    levels = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
    rows = "".join(f"| {level} | {count} |\n" for level, count in zip(levels, votes, strict=True))
    return sheets_with(branch_ballot=f"| Mức xếp loại | Số phiếu |\n{rows}{more}")


def test_a_ballot_on_the_cell_without_counts_of_its_own_has_as_many_valid_ones_as_votes() -> None:
    sheets = cell_votes(4, 0, 0, 0)
    assert "note Phiếu chi bộ!B2: Phiếu chi bộ: cộng các mức được 4 phiếu, khác 5 phiếu hợp lệ của phiếu đảng viên." in (
        messages_of(sheets)
    )
    own = record_of(sheets).branch_ballot
    assert own is not None
    assert [each.value for each in (own.counts.issued, own.counts.collected, own.counts.valid, own.counts.invalid)] == [
        4,
        4,
        4,
        0,
    ]
    assert own.counts.valid.derived


@pytest.mark.parametrize(
    ("votes", "more"), [((5, 0, 0, 0), ""), ((3, 1, 0, 0), "| Hợp lệ | 4 |\n| Thu về | 5 |\n"), ((0, 0, 0, 0), "")]
)
def test_with_the_same_ballots_or_counts_of_its_own_nothing_is_said(votes: tuple[int, ...], more: str) -> None:
    assert not [line for line in messages_of(cell_votes(*votes, more=more)) if "khác 5 phiếu hợp lệ" in line]
