"""Good workbooks of careful clerks: nothing of them is refused, warned of or lost."""

from __future__ import annotations

import pytest

from annual_review.reading.row_words import is_signature
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, INFO, MEMBERS, Value, sheets_with

NAMES = ("Nguyễn Thị Hằng Nga", "Trần Thị Bé", "Lê Văn Cường", "Phạm Thị Dung", "Hoàng Văn Em")
SPOKEN = (
    "Nhất trí",
    "Thành viên tổ kiểm phiếu làm đúng",
    "Bí thư chi bộ gương mẫu, sâu sát.",
    "Tổng số phiếu là đúng",
    "Đồng ý, ngày 03 tháng 12 năm 2020 đã họp",
    "Đề nghị",
)
SIGNED = "| | |\n| | Giang Biên, ngày 03 tháng 12 năm 2020 |\n| Thư ký | Chủ trì |\n| Trần Thị Bé | Nguyễn Thị Hằng Nga |"


def roster(heading: str, values: list[str]) -> str:
    """Return the roster with one more column right of the names."""
    head, *rows = (line.strip("| ").split(" | ") for line in MEMBERS.strip().splitlines())
    table = [[*head[:2], heading, *head[2:]], *([*row[:2], value, *row[2:]] for row, value in zip(rows, values, strict=True))]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)


@pytest.mark.parametrize("below", ["", SIGNED])
@pytest.mark.parametrize("speakers", [True, False])
def test_contributions_without_numbers_that_begin_like_signatures_are_kept(*, speakers: bool, below: str) -> None:
    rows = "\n".join(f"| {'Lê A' if speakers else ''} | {text} |" for text in SPOKEN)
    sheets = {**sheets_with(), "Ý kiến": f"| Người phát biểu | Nội dung |\n{rows}\n{below}"}
    assert tuple(each.text for each in record_of(sheets).remarks) == SPOKEN


def test_a_total_of_contributions_is_none() -> None:
    rows = "| Lê A | Nhất trí |\n| | Tổng số có 12 ý kiến phát biểu |"
    assert len(record_of({**sheets_with(), "Ý kiến": f"| Người phát biểu | Nội dung |\n{rows}"}).remarks) == 1


def test_a_paragraph_below_signatures_is_told() -> None:
    text = "Đề nghị Đảng ủy phường quan tâm hơn nữa đến cơ sở vật chất của nhà trường trong năm học tới"
    sheets = {**sheets_with(), "Ý kiến": f"| Người phát biểu | Nội dung |\n| Lê A | Nhất trí |\n{SIGNED}\n| | {text} |"}
    assert messages_of(sheets) == [f"note Ý kiến!B7: Phần dưới bảng được coi là phần ký, không đọc: «{text[:79]}…»."]


def test_a_sentence_is_no_signature() -> None:
    assert not is_signature("Thư ký đã đọc lại biên bản, hội nghị nhất trí.")
    assert is_signature("THƯ KÝ CỦA HỘI NGHỊ CHI BỘ.")
    assert is_signature("Người lập biểu: Trần Thị Bé, Chi ủy viên.")
    assert is_signature("Ghi chú tất cả các phiếu đều hợp lệ.")
    spoken = INFO + "| Kết luận | Đạt |\n| | |\n| | Thư ký đã đọc lại biên bản, hội nghị nhất trí. |"
    assert len(record_of(sheets_with(info=spoken)).narrative.conclusions) == 2


@pytest.mark.parametrize(
    "line",
    ["| Tổng cộng | | | | 5 |", "| | Tổng cộng: | | | 5 |", "| Tổng số | | | | 5 | 5 |", "| | Tổng số đảng viên | | | 5 |"],
)
def test_a_total_under_a_required_column_of_the_roster_is_no_member(line: str) -> None:
    assert messages_of(sheets_with(members=MEMBERS + line)) == []
    assert len(record_of(sheets_with(members=MEMBERS + line)).members) == 5


@pytest.mark.parametrize("line", ["Tổng số: 3 đảng viên nữ", "Tổng số: 4 đảng viên chính thức, 1 dự bị"])
def test_a_number_of_some_members_is_not_held_against_all(line: str) -> None:
    assert messages_of(sheets_with(members=f"{MEMBERS}| | {line} |")) == []


def test_numbers_of_members_by_group_are_checked_by_group() -> None:
    head, *rows = MEMBERS.strip().splitlines()
    grouped = [head, *rows[:2], "| | Cộng: 2 đồng chí |", *rows[2:], "| | Cộng: 3 đồng chí |", "| | Tổng cộng: 5 đồng chí |"]
    assert messages_of(sheets_with(members="\n".join(grouped))) == []
    wrong = "\n".join(grouped).replace("Cộng: 3", "Cộng: 4")
    assert messages_of(sheets_with(members=wrong)) == [
        "warning Đảng viên!B8: Dưới bảng ghi «Cộng: 4 đồng chí», nhưng danh sách có 5 người."
    ]


@pytest.mark.parametrize("values", [["Nữ", "Nữ", "Nam", "Nữ", "Nam"], ["x"] * 5, ["Giáo viên"] * 4 + ["Kế toán"]])
def test_a_column_without_heading_that_is_no_given_name_is_only_noted(values: list[str]) -> None:
    told = f"note Đảng viên!C2: Ô ghi «{values[0]}» nhưng cột này không có tiêu đề nên không được đọc."
    assert messages_of(sheets_with(members=roster("", values))) == [told]


@pytest.mark.parametrize("heading", ["Xếp loại viên chức năm học 2019-2020", "Xếp loại VC (năm học 2020 – 2021)"])
def test_a_school_year_that_touches_the_review_is_read(heading: str) -> None:
    members = record_of(sheets_with(members=roster(heading, ["HTTNV"] * 5))).members
    assert [member.employee_rating for member in members] == ["good"] * 5


def test_a_school_year_before_the_review_is_not_read() -> None:
    sheets = sheets_with(members=roster("Xếp loại viên chức năm học 2018-2019", ["HTTNV"] * 5))
    assert [each.split(":")[0] for each in messages_of(sheets)] == ["warning Đảng viên!C1"]
    assert record_of(sheets).members[0].employee_rating is None


def ballots(heading: str, values: list[Value], at: int) -> list[list[Value]]:
    """Return the ballot sheet with one more column at ``at``."""
    head, *rows = (line.strip("| ").split(" | ") for line in BALLOTS.strip().splitlines())
    told: list[list[Value]] = [[*head[:at], heading, *head[at:]]]
    for row, value in zip(rows, values, strict=True):
        plain: list[Value] = [row[1] if column == 1 else int(each) for column, each in enumerate(row)]
        told.append([*plain[:at], value, *plain[at:]])
    return told


@pytest.mark.parametrize("values", [["4/5", "1/5", "0/5", "(0/5)", "0/5"], ["(80%)", "(20,0%)", "(0)", "0", "-"]])
def test_shares_as_fractions_and_in_brackets_agree(values: list[Value]) -> None:
    assert messages_of(sheets_with(ballots=ballots("Tỷ lệ HTXSNV", values, 3))) == []


@pytest.mark.parametrize("typed", ["3/5", "4/6", "4/0"])
def test_a_fraction_that_differs_is_told(typed: str) -> None:
    assert messages_of(sheets_with(ballots=ballots("Tỷ lệ HTXSNV", [typed, *["-"] * 4], 3))) == [
        (
            f"warning Phiếu đảng viên!D2: Tỷ lệ HTXSNV của «Nguyễn Thị Hằng Nga» ghi «{typed}», "
            "nhưng 4/5 đảng viên chính thức được triệu tập là 80%."
        )
    ]


@pytest.mark.parametrize(
    "base", ["trên tổng số đảng viên", "so với đảng viên dự họp", "trên số phiếu phát ra", "/ tổng số đảng viên"]
)
def test_shares_of_another_base_than_the_valid_ballots_are_not_compared(base: str) -> None:
    assert messages_of(sheets_with(ballots=ballots(f"Tỷ lệ HTXSNV {base}", ["66,7%", "16,7%", 0, 0, 0], 3))) == []


@pytest.mark.parametrize("typed", ["5/5", "5 phiếu", "05", "5"])
def test_sums_with_their_unit_agree(typed: str) -> None:
    assert messages_of(sheets_with(ballots=ballots("Cộng", [typed] * 5, 6))) == []


@pytest.mark.parametrize("typed", ["4/5", "4 phiếu"])
def test_sums_with_their_unit_that_differ_are_told(typed: str) -> None:
    assert messages_of(sheets_with(ballots=ballots("Cộng", [typed, *["-"] * 4], 6))) == [
        f"warning Phiếu đảng viên!G2: Cột «Cộng» của «Nguyễn Thị Hằng Nga» ghi {typed}, nhưng cộng số phiếu các mức được 5."
    ]


@pytest.mark.parametrize("number", ["P{}", "Lá phiếu {}", "Phiếu thứ {}"])
def test_ballots_in_rows_are_known_by_their_numbers(number: str) -> None:
    rows: list[list[Value]] = [[number.format(n), *["HTTNV"] * 5] for n in range(1, 6)]
    ballot = record_of(sheets_with(ballots=[["Phiếu số", *NAMES], *rows])).ballot
    assert ballot is not None
    assert [tally.votes.good for tally in ballot.tallies] == [5] * 5


def unnumbered(table: str, groups: dict[int, str]) -> str:
    """Return a table without its column of numbers, with rows that only name a group put in before some rows."""
    lines = [line.strip("| ").split(" | ")[1:] for line in table.strip().splitlines()]
    rows = [row for at, line in enumerate(lines) for row in ([[groups[at]]] if at in groups else []) + [line]]
    width = len(lines[0])
    return "".join(f"| {' | '.join([*row, *[''] * (width - len(row))])} |\n" for row in rows)


@pytest.mark.parametrize(
    ("first", "second"), [("Tổ 1", "Tổ 2"), ("I. Chi ủy", "II. Đảng viên"), ("Tổ đảng số 1:", "Tổ đảng số 2:")]
)
def test_groups_between_rows_without_numbers_are_no_people(first: str, second: str) -> None:
    groups = {1: first, 4: second}
    sheets = sheets_with(members=unnumbered(MEMBERS, groups), ballots=unnumbered(BALLOTS, groups))
    assert messages_of(sheets) == []
    assert tuple(member.name for member in record_of(sheets).members) == NAMES


@pytest.mark.parametrize("line", ["Có mặt: 5/5", "Vắng mặt: 0", "Trong đó: 5 chính thức"])
def test_a_line_on_attendance_below_the_roster_is_no_member(line: str) -> None:
    table = unnumbered(MEMBERS, {})
    width = table.splitlines()[0].count("|") - 2
    sheets = sheets_with(members=f"{table}| {line} |{' |' * width}\n")
    assert len(record_of(sheets).members) == 5
    assert messages_of(sheets) == []
