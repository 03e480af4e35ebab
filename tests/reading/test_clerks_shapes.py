"""Shapes clerks give their sheets: nothing of them is lost in silence, and nothing read for what it is not."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import pytest

from annual_review.handout.annotate import annotate
from annual_review.problems.catalogue import files as file_problems
from annual_review.reading.record import read_record
from annual_review.reading.years import is_of_other_year
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, BRANCH_BALLOT, INFO, MEMBERS, sheets_with

ACHIEVED = "| STT | Nội dung | Nhóm | Cấp | Số lượng | Đơn vị tính |\n"


def with_column(heading: str, value: str) -> str:
    """Return the roster with one more column, ``value`` in its first row."""
    first, *rest = MEMBERS.strip().splitlines()
    return "\n".join([f"{first} {heading} |", f"{rest[0]} {value} |", *(f"{line} |" for line in rest[1:])])


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Xếp loại năm 2019", "HTXSNV"),
        ("Xếp loại 2019", "HTXSNV"),
        ("Xếp loại năm trước", "HTXSNV"),
        ("Kỷ luật năm 2019", "Khiển trách"),
        ("Nghỉ ốm năm 2019", "5"),
        ("Xếp loại viên chức năm 2019", "HTNV"),
        ("Xếp loại viên chức năm học 2017-2018", "HTNV"),
    ],
)
def test_a_column_of_another_year_is_left_out_and_told(heading: str, value: str) -> None:
    sheets = sheets_with(members=with_column(heading, value))
    assert messages_of(sheets) == [
        f"warning Đảng viên!G1: Tiêu đề cột «{heading}» nói về năm khác, không phải năm 2020, nên cột này không được đọc."
    ]
    assert record_of(sheets) == record_of(sheets_with())


def test_the_column_of_the_review_year_is_read_beside_one_of_another() -> None:
    first, *rest = MEMBERS.strip().splitlines()
    lines = [f"{first} Xếp loại năm 2019 | Xếp loại năm 2020 |", *(f"{line} HTXSNV | HTTNV |" for line in rest)]
    assert {member.proposal for member in record_of(sheets_with(members="\n".join(lines))).members} == {"good"}


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("Xếp loại năm 2020", False),
        ("Xếp loại năm học 2019-2020", False),
        ("Kết quả bỏ phiếu ngày 05 tháng 01 năm 2021", False),
        ("Xếp loại theo NĐ 90/2018/NĐ-CP", False),
        ("Xếp loại (2018)", True),
        ("Xếp loại năm ngoái", True),
    ],
)
def test_which_headings_are_of_another_year(label: str, *, other: bool) -> None:
    assert is_of_other_year(label, 2020) is other
    assert is_of_other_year("Xếp loại năm 2019", None) is False


@pytest.mark.parametrize("heading", ["Năm vào Đảng", "Ngày vào Đoàn"])
def test_a_column_that_only_looks_like_another_is_noted(heading: str) -> None:
    assert f"note Đảng viên!G1: Cột «{heading}» không nằm trong mẫu nên không được đọc." in messages_of(
        sheets_with(members=with_column(heading, "2005"))
    )


def test_given_names_under_no_heading_are_asked_for_once() -> None:
    halves = (
        MEMBERS.replace("Họ và tên |", "Họ và tên | |")
        .replace("Hằng Nga |", "Hằng | Nga |")
        .replace("Thị Bé |", "Thị | Bé |")
        .replace("Văn Cường |", "Văn | Cường |")
        .replace("Thị Dung |", "Thị | Dung |")
        .replace("Văn Em |", "Văn | Em |")
    )
    assert messages_of(sheets_with(members=halves)) == [
        "error Đảng viên!C2: Cột ngay sau cột họ tên không có tiêu đề mà có chữ «Nga»; không rõ có phải là tên viết tách ra không."
    ]


def test_a_title_called_like_a_column_is_no_heading() -> None:
    titled = sheets_with(members="| ĐẢNG VIÊN |\n| (Kèm theo báo cáo) |\n" + MEMBERS.strip())
    assert messages_of(titled) == []
    assert record_of(titled).members == record_of(sheets_with()).members
    remarks = {
        **sheets_with(),
        "Ý kiến": "| Ý KIẾN |\n| của đảng viên |\n| STT | Người phát biểu | Nội dung |\n| 1 | Lê A | Nhất trí |",
    }
    assert [(each.speaker, each.text) for each in record_of(remarks).remarks] == [("Lê A", "Nhất trí")]


def test_a_contribution_of_somebody_who_signs_elsewhere_is_kept() -> None:
    remarks = {
        **sheets_with(),
        "Ý kiến": "| Người phát biểu | Nội dung |\n| Lê A | Nhất trí |\n| Bí thư Chi đoàn | Đề nghị |\n| | Thu về nhiều kết quả |",
    }
    assert [each.text for each in record_of(remarks).remarks] == ["Nhất trí", "Đề nghị", "Thu về nhiều kết quả"]


def test_achievements_that_begin_like_signatures_counts_or_totals_are_kept() -> None:
    won = (
        "| Nội dung | Nhóm |\n| Thu về 5 giải | Học sinh |\n| Bí thư chi đoàn giỏi | Cá nhân |\n| Tổng số 12 giải | Học sinh |"
    )
    assert [each.text for each in record_of({**sheets_with(), "Thành tích": won}).achievements] == [
        "Thu về 5 giải",
        "Bí thư chi đoàn giỏi",
        "Tổng số 12 giải",
    ]


def test_several_counts_in_one_cell_are_each_read() -> None:
    info = "\n".join(line for line in INFO.splitlines() if not line.startswith("| Số phiếu"))
    told = "| Số phiếu phát ra: 5; thu về: 5 phiếu, hợp lệ 4 phiếu; không hợp lệ: 1 |\n"
    ballot = record_of(sheets_with(info=info, ballots=told + BALLOTS.strip().replace("| 0 | 5 | 0 |", "| 0 | 4 | 0 |"))).ballot
    assert ballot is None or [each.value for each in (ballot.counts.issued, ballot.counts.collected)] == [5, 5]
    assert messages_of(sheets_with(info=info, ballots="| Phát ra: 5, thu về: 4 |\n" + BALLOTS.strip()))[0] == (
        "error Phiếu đảng viên: Thiếu «Số phiếu hợp lệ» của lần bỏ phiếu xếp loại đảng viên."
    )


def test_a_count_typed_twice_on_a_sheet_with_two_values_is_told() -> None:
    twice = "| Số phiếu phát ra: 5 |\n" + BALLOTS.strip() + "\n| | Số phiếu phát ra: 6 |"
    assert messages_of(sheets_with(ballots=twice))[0] == (
        "error Phiếu đảng viên!B8: «Số phiếu phát ra» ghi hai nơi khác nhau: 5 ở Phiếu đảng viên!A1 và 6 ở đây."
    )


def test_rows_of_counts_that_begin_with_tong_are_no_totals() -> None:
    counts = "| Tổng số phiếu phát ra | 6 |\n| Tổng số phiếu thu về | 6 |\n| Tổng số phiếu hợp lệ | 5 |\n| Tổng số phiếu không hợp lệ | 1 |"
    cell = record_of(sheets_with(branch_ballot=BRANCH_BALLOT + counts)).branch_ballot
    assert cell is not None
    assert (cell.counts.issued.value, cell.counts.valid.value, cell.counts.invalid.value) == (6, 5, 1)
    assert messages_of(sheets_with(ballots=BALLOTS + "| | Tổng số phiếu hợp lệ | 5 | 17 | 4 | 0 |")) == [
        "error Phiếu đảng viên!E7: Dòng tổng ghi 4 ở cột «HTNV», nhưng cộng các dòng trên được 3."
    ]


def test_a_row_of_shares_under_a_table_names_nobody() -> None:
    assert messages_of(sheets_with(ballots=BALLOTS + "| | Tỷ lệ % | 20 | 68 | 12 | 0 |")) == [
        "note Phiếu đảng viên!B7: Phần dưới bảng được coi là phần ký, không đọc: «Tỷ lệ %»."
    ]


def test_an_item_beside_the_table_of_information_is_told() -> None:
    assert messages_of(
        sheets_with(info=INFO.replace("| 16:30 |", "| 16:30 | | Địa chỉ | Số 5 |").replace("Địa chỉ", "Giờ họp"))
    ) == [
        "warning Thông tin!D9: Ô ghi «Giờ họp» nằm ngoài hai cột «Mục» và «Nội dung» nên không được đọc.",
        "note Thông tin!E9: Ô ghi «Số 5» nhưng cột này không có tiêu đề nên không được đọc.",
    ]


def test_further_people_to_the_right_are_told_and_remarks_are_not() -> None:
    assert messages_of(sheets_with(info=INFO.replace("| Phạm Thị Dung |", "| Phạm Thị Dung | Hoàng Văn Em |"))) == [
        "warning Thông tin!C15: Ô ghi «Hoàng Văn Em» nằm ngoài hai cột «Mục» và «Nội dung» nên không được đọc."
    ]
    assert messages_of(sheets_with(info=INFO.replace("| Phạm Thị Dung |", "| Phạm Thị Dung | giáo viên tổ 3 |"))) == []
    assert messages_of(sheets_with(info=INFO.replace("| Phạm Thị Dung |", "| Phạm Thị Dung | | x | Hoàng Văn Em |")))[:1] == [
        "warning Thông tin!D15: Ô ghi «x» nằm ngoài hai cột «Mục» và «Nội dung» nên không được đọc."
    ]


def test_an_unknown_column_of_the_information_is_noted() -> None:
    assert messages_of(sheets_with(info=INFO.replace("| Mục | Nội dung |", "| Mục | Nội dung | Ghi chú | Nguồn |"))) == [
        "note Thông tin!D1: Cột «Nguồn» không nằm trong mẫu nên không được đọc."
    ]


def test_signatures_below_the_information_are_no_paragraphs() -> None:
    signed = INFO + "| Kết luận | Đạt |\n| | |\n| | THƯ KÝ |\n| | Trần Thị Bé |"
    assert record_of(sheets_with(info=signed)).narrative.conclusions == ("Đạt",)
    assert record_of(
        sheets_with(info=INFO + "| Kết luận | Đạt |\n| | |\n| THƯ KÝ | CHỦ TRÌ |\n| Trần Thị Bé | Nga |")
    ).narrative == (record_of(sheets_with(info=signed)).narrative)
    goes_on = INFO + "| Kết luận | Đạt |\n| | |\n| | Lưu ý việc học |\n| Đề xuất | Không |"
    assert record_of(sheets_with(info=goes_on)).narrative.conclusions == ("Đạt", "Lưu ý việc học")


def test_a_stray_value_far_from_the_table_is_noted() -> None:
    stray = MEMBERS.strip() + "\n" + "| " * 20 + "| lạc |"
    assert messages_of(sheets_with(members=stray)) == [
        "note Đảng viên!U7: Ô ghi «lạc» nhưng cột này không có tiêu đề nên không được đọc."
    ]


@pytest.mark.parametrize(
    ("quantity", "told"),
    [
        ("120", ["error Thành tích!E2: Ô ghi 120%, quá 100%."]),
        ("0,95", ["warning Thành tích!E2: Ô ghi 0,95 với đơn vị %, nên được in là 0,95%; có phải 95%?"]),
        ("95", []),
        ("98,5", []),
    ],
)
def test_a_quantity_in_per_cent_is_at_most_a_hundred(quantity: str, told: list[str]) -> None:
    sheets = {**sheets_with(), "Thành tích": f"{ACHIEVED}| 1 | Lên lớp | Đại trà | Trường | {quantity} | % |"}
    assert messages_of(sheets) == told


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        (sheets_with(members=MEMBERS.replace("Phó bí thư", "p" * 1001)), "Đảng viên!D3: Ô có 1.001 ký tự, quá dài: ô này nhận nhiều nhất 1.000 ký tự."),
        (sheets_with(members=MEMBERS.replace("Trần Thị Bé", "Trần " * 30)), "Đảng viên!B3: Ô có 149 ký tự, quá dài: ô này nhận nhiều nhất 120 ký tự."),
        (sheets_with(info=INFO.replace("| Lê Văn Cường", f"| {'Lê ' * 60}")), "Thông tin!B14: Ô có 179 ký tự, quá dài: ô này nhận nhiều nhất 120 ký tự."),
        (sheets_with(info=INFO.replace("| Phạm Thị Dung", f"| {'Lê ' * 60}")), "Thông tin!B15: Ô có 179 ký tự, quá dài: ô này nhận nhiều nhất 120 ký tự."),
    ],
)  # fmt: skip
def test_a_text_too_long_for_its_cell_is_refused(sheets: dict[str, str], told: str) -> None:
    assert f"error {told}" in messages_of(sheets)


@pytest.mark.parametrize("value", ["5²", "½", "⑤"])
def test_superscripts_and_fractions_are_no_counts(value: str) -> None:
    assert messages_of(sheets_with(ballots=BALLOTS.replace("| 0 | 5 | 0 | 0 |", f"| 0 | {value} | 0 | 0 |"))) == [
        f"error Phiếu đảng viên!D4: Ô ghi «{value}»; cần một số nguyên từ 0 trở lên."
    ]


def test_a_numbered_second_sheet_is_asked_about() -> None:
    assert messages_of({**sheets_with(), "Phiếu đảng viên 2": BALLOTS}) == [
        "error Phiếu đảng viên 2: Trang «Phiếu đảng viên 2» là bản sao của trang «Phiếu đảng viên»; không rõ trang nào được tính."
    ]


def test_our_own_list_of_mistakes_is_told_for_what_it_is() -> None:
    listed = annotate(b"no workbook", "a.xlsx", [file_problems.UNREADABLE.at()]).value
    assert listed is not None
    assert [problem.code for problem in read_record(listed, file="a.xlsx").problems] == ["TEP-17"]


@pytest.mark.parametrize(
    "heading", ["Hoàn thành nhiệm vụ (HTNV)", "Hoàn thành NV", "HTNV (phiếu)", "HTNV năm 2020", "HTNV 2020"]
)
def test_headings_in_full_and_short_are_understood(heading: str) -> None:
    assert messages_of(sheets_with(ballots=BALLOTS.replace("| HTNV |", f"| {heading} |"))) == []


@pytest.mark.parametrize("named", ["Hoàn thành tốt NV", "Hoàn thành tốt nhiệm vụ (HTTNV)", "HT tốt nhiệm vụ"])
def test_levels_in_full_and_short_are_understood(named: str) -> None:
    assert messages_of(sheets_with(branch_ballot=BRANCH_BALLOT.replace("| HTTNV |", f"| {named} |"))) == []
    assert messages_of(sheets_with(branch_ballot=BRANCH_BALLOT.replace("| HTTNV |", "| Hoàn thành tốt nhiệm vụ (HTNV) |")))[
        0
    ] == ("error Phiếu chi bộ!A3: Ô ghi «Hoàn thành tốt nhiệm vụ (HTNV)», không phải mức xếp loại nào.")


@pytest.mark.parametrize(
    ("total", "told"),
    [
        ("3", []),
        ("2", []),
        ("nhiều", []),
        ("5", ["warning Thành tích!E4: Dòng tổng ghi 5, nhưng cộng cột «Số lượng» của các dòng được 3, số dòng là 2."]),
    ],
)
def test_a_total_of_achievements_is_their_sum_or_their_number(total: str, told: list[str]) -> None:
    rows = "| 1 | Giấy khen | Tập thể | Quận | 1 | |\n| 2 | GVG | Cá nhân | Quận | 2 | đ/c |\n"
    assert messages_of({**sheets_with(), "Thành tích": f"{ACHIEVED}{rows}| | Tổng cộng | | | {total} | |"}) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("| Tổng số: 05 đảng viên |", []),
        ("| | Danh sách có 5 đồng chí |", []),
        ("| Tổng số: 06 đảng viên |", ["Tổng số: 06 đảng viên"]),
        ("| | (Danh sách này gồm 4 đồng chí) |", ["(Danh sách này gồm 4 đồng chí)"]),
    ],
)
def test_a_number_of_members_below_the_roster_is_checked(line: str, told: list[str]) -> None:
    warnings = [each for each in messages_of(sheets_with(members=MEMBERS + line)) if each.startswith("warning")]
    assert [each.split(": ", 1)[1] for each in warnings] == [
        f"Dưới bảng ghi «{value}», nhưng danh sách có 5 người." for value in told
    ]


def test_numbered_rows_of_counts_on_the_ballot_of_the_cell_are_read() -> None:
    counts = "| 1 | Số phiếu phát ra | 6 |\n| 2 | Số phiếu thu về | 6 |\n| 3 | Số phiếu hợp lệ | 5 |\n"
    votes = "| 4 | HTXSNV | 5 |\n| 5 | HTTNV | 0 |\n| 6 | HTNV | 0 |\n| 7 | KHTNV | 0 |"
    cell = record_of(sheets_with(branch_ballot=f"| STT | Mức xếp loại | Số phiếu |\n{counts}{votes}")).branch_ballot
    assert cell is not None
    assert (cell.counts.issued.value, cell.counts.invalid.value, cell.votes.excellent) == (6, 1, 5)


def test_a_rating_of_another_kind_is_not_asked_about() -> None:
    assert messages_of(sheets_with(members=with_column("Xếp loại thi đua", "LĐTT"))) == [
        "note Đảng viên!G1: Cột «Xếp loại thi đua» không nằm trong mẫu nên không được đọc."
    ]


def test_a_long_paragraph_is_read_whole() -> None:
    long = "dài " * 4000
    assert record_of(sheets_with(info=INFO + f"| Ưu điểm | {long}|")).narrative.strengths == (long.strip(),)
