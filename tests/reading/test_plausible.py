"""What is well written and cannot be true; totals, copies and headings that say nothing new."""

# ruff: noqa: E501 - a full Vietnamese sentence stands on one line

from __future__ import annotations

import pytest

from annual_review.rules.rulebook import shipped_rule_sets
from tests.reading.test_headings import with_column
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, INFO, MEMBERS, sheets_with


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("03/02/2021", "warning Đảng viên!G2: «Nguyễn Thị Hằng Nga» là đảng viên chính thức nhưng có ngày vào Đảng 03/02/2021, sau ngày họp 03/12/2020."),
        ("04/12/2019", "warning Đảng viên!G2: «Nguyễn Thị Hằng Nga» là đảng viên chính thức nhưng có ngày vào Đảng 04/12/2019, chưa đủ một năm trước ngày họp 03/12/2020."),
    ],
)  # fmt: skip
def test_an_official_member_was_admitted_a_year_before(day: str, problem: str) -> None:
    assert messages_of(sheets_with(members=with_column("Ngày vào Đảng", day))) == [problem]


def test_an_admission_a_year_before_is_right() -> None:
    assert messages_of(sheets_with(members=with_column("Ngày vào Đảng", "03/12/2019"))) == []


@pytest.mark.parametrize("day", ["12/05/2030", "04/12/2002"])
def test_a_member_is_of_age(day: str) -> None:
    assert messages_of(sheets_with(members=MEMBERS.replace("12/05/1975", day))) == [
        f"warning Đảng viên!C2: «Nguyễn Thị Hằng Nga» có ngày sinh {day} nên chưa đủ 18 tuổi vào ngày họp 03/12/2020."
    ]


def test_under_six_months_must_go_with_the_day_of_admission() -> None:
    members = with_column("Ngày vào Đảng | Không đánh giá", "03/02/2010 | Dưới 6 tháng")
    problem = "error Đảng viên!H2: «Nguyễn Thị Hằng Nga» được ghi là «Dưới 6 tháng», nhưng vào Đảng ngày 03/02/2010, đã trên 6 tháng vào ngày họp 03/12/2020."
    assert problem in messages_of(sheets_with(members=members))


def test_a_decision_is_not_older_than_the_meeting() -> None:
    info = INFO + "| Số quyết định | 12-QĐ/ĐU |\n| Ngày quyết định | 01/12/2020 |\n"
    assert messages_of(sheets_with(info=info)) == ["error Thông tin!B23: Ngày quyết định 01/12/2020 trước ngày họp 03/12/2020."]


def test_a_committee_is_not_larger_than_the_roster() -> None:
    info = INFO.replace("| Số chi ủy viên | 3 |", "| Số chi ủy viên | 50 |")
    assert messages_of(sheets_with(info=info)) == [
        "error Thông tin!B16: «Số chi ủy viên» ghi 50, nhưng trang «Đảng viên» chỉ có 5 người."
    ]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("17 phiếu", "error Phiếu đảng viên!D7: Ô ghi «17 phiếu»; cần một số nguyên từ 0 trở lên."),
        ("=SUM(D2:D6)", "error Phiếu đảng viên!D7: Ô chứa công thức chưa được tính nên không có giá trị."),
    ],
)
def test_a_total_that_cannot_be_read_is_an_error(typed: str, problem: str) -> None:
    assert problem in messages_of(sheets_with(ballots=BALLOTS + f"| | Tổng cộng | 5 | {typed} | 3 | 0 |"))


def test_a_heading_said_again_is_passed_over() -> None:
    lines = BALLOTS.strip().splitlines()
    ballots = "\n".join([*lines[:3], lines[0], *lines[3:]])
    assert messages_of(sheets_with(ballots=ballots)) == [
        "note Phiếu đảng viên!A4: Dòng tiêu đề lặp lại giữa bảng đã được bỏ qua."
    ]
    assert record_of(sheets_with(ballots=ballots)).ballot is not None


@pytest.mark.parametrize("name", ["Phiếu đảng viên (2)", "Phiếu đảng viên - Copy"])
def test_a_copied_sheet_is_asked(name: str) -> None:
    assert messages_of({**sheets_with(), name: BALLOTS}) == [
        f"error {name}: Trang «{name}» là bản sao của trang «Phiếu đảng viên»; không rõ trang nào được tính."
    ]


def test_a_result_beside_the_votes_that_is_theirs_is_noted() -> None:
    results = ["Kết quả", "HTXSNV", "HTTNV", "HTTNV", "HTTNV", "HTTNV"]
    ballots = "\n".join(f"{line} {result} |" for line, result in zip(BALLOTS.strip().splitlines(), results, strict=True))
    assert messages_of(sheets_with(ballots=ballots)) == [
        "note Phiếu đảng viên!G1: Cột «Kết quả» không nằm trong mẫu nên không được đọc."
    ]


def test_the_counts_of_both_entries_are_compared() -> None:
    second = BALLOTS + "| | Số phiếu hợp lệ | 4 | | | |"
    problem = "error Phiếu đảng viên (lần 2)!C7: «Số phiếu hợp lệ» ghi hai nơi khác nhau: 5 ở Thông tin!B19 và 4 ở đây."
    assert problem in messages_of({**sheets_with(), "Phiếu đảng viên (lần 2)": second})


@pytest.mark.parametrize(("day", "reported"), [("03/12/2020", False), ("28/02/2021", False), ("01/03/2021", True)])
def test_six_months_from_the_end_of_august_end_with_february(day: str, *, reported: bool) -> None:
    """31/8 and six months are 28/2, for the mark «Dưới 6 tháng» as for the rules that list the new."""
    members = with_column("Ngày vào Đảng | Không đánh giá", "31/08/2020 | Dưới 6 tháng")
    members = members.replace("| Bí thư | Chính thức |", "| Bí thư | Dự bị |")
    problems = messages_of(sheets_with(info=INFO.replace("03/12/2020", day), members=members))
    assert any("đã trên 6 tháng" in problem for problem in problems) is reported


def test_the_constants_of_the_law_are_those_of_the_rule_set() -> None:
    rules = shipped_rule_sets()
    law = [
        (each.membership.months_before_rating, each.membership.probation_months, each.membership.adult_age)
        for each in rules.rule_sets
    ]
    assert set(law) == {(6, 12, 18)}
    assert [each.id for each in rules.rule_sets if each.scores_members] == ["2025-hd43"]
    for each in rules.rule_sets:
        assert set(each.membership.citations) == {"months_before_rating", "probation_months", "adult_age"}
        days = {"draft_days"} if each.meeting.draft_days else set()
        assert set(each.meeting.citations) == {"first_month", "months_of_next_year"} | days
    assert {each.id: each.meeting.draft_days for each in rules.rule_sets if each.meeting.draft_days} == {"2025-hd43": 3}


@pytest.mark.parametrize(
    ("year", "wanted", "chosen"),
    [
        (2020, "", "2019-hd21"),
        (2020, "2025-hd43", "2025-hd43"),
        (2010, "", "2018-hd16"),
        (None, "", "2025-hd43"),
        (2020, "?", "2019-hd21"),
    ],
)
def test_a_review_of_any_year_has_rules_for_its_checks(year: int | None, wanted: str, chosen: str) -> None:
    assert shipped_rule_sets().of_review(year, wanted).id == chosen


OUTSIDE = "không nằm trong thời gian kiểm điểm năm 2020 (từ 01/10/2020 đến 31/03/2021)."


@pytest.mark.parametrize("day", ["01/10/2020", "31/12/2020", "01/01/2021", "31/03/2021"])
def test_a_meeting_from_october_to_march_is_in_time(day: str) -> None:
    said = messages_of(sheets_with(info=INFO.replace("| Ngày họp | 03/12/2020 |", f"| Ngày họp | {day} |")))
    assert not [message for message in said if OUTSIDE in message]


@pytest.mark.parametrize("day", ["30/09/2020", "01/04/2021", "03/12/2019", "03/12/2021"])
def test_a_meeting_outside_the_months_of_the_review_is_an_error_at_its_day(day: str) -> None:
    said = messages_of(sheets_with(info=INFO.replace("| Ngày họp | 03/12/2020 |", f"| Ngày họp | {day} |")))
    assert f"error Thông tin!B7: Ngày họp {day} {OUTSIDE}" in said


def test_the_months_of_the_review_are_values_of_every_rule_set() -> None:
    meetings = {(each.meeting.first_month, each.meeting.months_of_next_year) for each in shipped_rule_sets().rule_sets}
    assert meetings == {(10, 3)}
