"""A record built by hand is the record read from the workbook written of it, whatever the branch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from annual_review.handout.blank import BlankForm, write_blank
from annual_review.model.achievements import Achievement, AchievementGroup, AwardLevel
from annual_review.model.ballots import MemberBallot
from annual_review.model.meeting import Person
from annual_review.model.members import Points, UnratedKind
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision, Narrative, PaperNumbers, ReviewRecord
from annual_review.problems import Place, Severity
from annual_review.reading.record import read_record
from tests.handout.filling import filled, filled_record
from tests.small_branch import layout
from tests.small_branch.record import (
    branch_ballot,
    branch_of,
    counts,
    good_branch,
    large_branch,
    school_branch,
    small_branch,
    tally,
    with_ballot,
    with_counts,
    with_member,
    with_tally,
    without_tally,
)
from tests.small_branch.workbook import BALLOTS, BRANCH_BALLOT, INFO, MEMBERS, build, sheets_with, short_tables, whole_tables


def with_an_absent_member() -> ReviewRecord:
    found = without_tally(with_counts(small_branch(), counts(4)), 5)
    for number in range(1, 5):
        found = with_tally(found, tally(number, 0, 3, 0, 0, blank=1))
    found = with_member(found, 5, present=False, absence_reason="Nghỉ ốm")
    found = with_member(found, 5, unrated=UnratedKind.ABSENT, unrated_text="Vắng, đánh giá sau")
    return replace(found, branch_ballot=branch_ballot(4))


def with_every_column() -> ReviewRecord:
    admitted = date(2005, 5, 19)
    found = with_member(small_branch(), 2, gender="Nữ", office="Giáo viên", admitted=admitted, admitted_text="19/05/2005")
    found = with_member(found, 2, note="Đi học tập trung")
    found = with_member(found, 3, discipline="Khiển trách", sick_months=Fraction(7, 2), proposal=RatingLevel.UNSATISFACTORY)
    return with_member(found, 3, employee_rating=RatingLevel.GOOD, self_rating=RatingLevel.SATISFACTORY)


def with_points() -> ReviewRecord:
    meeting = replace(small_branch().meeting, held_on=date(2025, 12, 3))
    found = replace(small_branch(), year=2025, meeting=meeting, document_date=date(2025, 12, 3))
    for number in range(1, 6):
        found = with_member(found, number, points=Points(total=Fraction(170 + number, 2)))
    return found


def with_every_item() -> ReviewRecord:
    found = small_branch()
    meeting = replace(found.meeting, guests=(*found.meeting.guests, Person("Đỗ Thị Giang", ("Đảng ủy viên",))))
    return replace(
        found,
        meeting=meeting,
        bases=(*found.bases, "Hướng dẫn số 05-HD/ĐU, ngày 18/11/2020 của Đảng ủy phường Giang Biên"),
        locality="Hà Nội",
        document_date=date(2020, 12, 4),
        rule_set="2019-hd21",
        narrative=Narrative(("Đoàn kết", "Gương mẫu"), ("Họp muộn",), ("Bận",), ("Họp sớm",), ("Phát huy",), ("Khen thưởng",)),
        numbers=PaperNumbers("11-BB/CB", "12-BB/CB", "13-BC/CB", "14-TTr/CB"),
        decision=Decision("15-QĐ/ĐU", date(2020, 12, 20)),
    )


def with_achievements() -> ReviewRecord:
    won = Achievement(
        "Chiến sĩ thi đua cơ sở",
        AchievementGroup.INDIVIDUAL,
        AwardLevel.DISTRICT,
        "Quận",
        Fraction(2),
        "đ/c",
        recipient="Trần Thị Bé",
        form="Bằng khen",
        prize="Nhất",
        decision="123/QĐ-UBND",
        school_year="2019-2020",
        note="Lần đầu",
    )
    return replace(small_branch(), achievements=(won, Achievement("Lên lớp", AchievementGroup.GENERAL)))


def of_two_steps() -> ReviewRecord:
    rows = [tally(number, 0, 5, 0, 0, approval=(4, 1) if number < 3 else None) for number in range(1, 6)]
    return replace(branch_of(rows, two_step=True), branch_ballot=branch_ballot(0, 5))


BRANCHES: Mapping[str, ReviewRecord] = {
    "small": small_branch(),
    "school": school_branch(),
    "large": large_branch(),
    "good of nine": replace(good_branch(9), branch_ballot=branch_ballot(0, 9)),
    "without a ballot on itself": good_branch(3),
    "before the vote": replace(small_branch(), ballot=None, branch_ballot=None),
    "an absent member": with_an_absent_member(),
    "fewer ballots": with_counts(
        branch_of([tally(number, 0, 3, 0, 0) for number in range(1, 6)]), counts(3, issued=5, collected=4, invalid=1)
    ),
    "every column": with_every_column(),
    "points": with_points(),
    "every item": with_every_item(),
    "no committee": replace(small_branch(), committee_size=None, branch_self_rating=None, code=""),
    "achievements": with_achievements(),
    "two steps": of_two_steps(),
    "two steps, each with its ballots": with_ballot(of_two_steps(), second_step=counts(5, sheet=layout.APPROVALS)),
    "counts of its own": replace(
        small_branch(), branch_ballot=branch_ballot(4, own=counts(4, invalid=1, sheet=layout.BRANCH_BALLOT))
    ),
}
each_branch = pytest.mark.parametrize("record", BRANCHES.values(), ids=BRANCHES)


@each_branch
def test_the_short_workbook_reads_as_the_record(record: ReviewRecord) -> None:
    assert read_record(build(short_tables(record)), file="a.xlsx").value == record


@each_branch
def test_the_whole_workbook_reads_as_the_record(record: ReviewRecord) -> None:
    assert read_record(build(whole_tables(record)), file="a.xlsx").value == record


def places_of(record: ReviewRecord) -> dict[str, Place]:
    """The cell of every value that knows its own, by what it is; those of a self-rating only where there is one."""
    found = {f"member {member.number} {key}": place for member in record.members for key, place in member.places.items()}
    if record.branch_self_rating:
        found["self-rating"] = record.place("branch_self_rating")
    if record.ballot:
        found |= figures_of("members' ballot", record.ballot)
        for tally_ in record.ballot.tallies:
            rows = {"votes": tally_.places, "approval": tally_.approval.places if tally_.approval else {}}
            found |= {f"{what} {tally_.member} {key}": place for what, row in rows.items() for key, place in row.items()}
    if record.branch_ballot:
        figures = record.branch_ballot.counts
        found |= {f"branch {key}": getattr(figures, key).place for key in layout.COUNTS}
        found |= {f"branch {key}": place for key, place in record.branch_ballot.places.items()}
    return found


def figures_of(what: str, ballot: MemberBallot) -> dict[str, Place]:
    return {f"{what} {key}": getattr(ballot.counts, key).place for key in layout.COUNTS}


@each_branch
def test_every_value_has_its_cell_of_the_whole_workbook(record: ReviewRecord) -> None:
    read = read_record(build(whole_tables(record)), file="a.xlsx").value
    assert read is not None
    built, there = places_of(record), places_of(read)
    assert built.items() <= there.items()


def test_the_small_branch_has_nothing_for_a_clerk_to_mend() -> None:
    for tables in (short_tables, whole_tables):
        problems = read_record(build(tables(small_branch())), file="a.xlsx").problems
        assert [problem.message for problem in problems if problem.severity is not Severity.NOTE] == []


def test_the_short_workbook_of_the_small_branch_is_as_a_clerk_keeps_it() -> None:
    assert (
        MEMBERS
        == """
| STT | Họ và tên | Ngày sinh | Chức vụ Đảng | Diện | Có mặt |
| 1 | Nguyễn Thị Hằng Nga | 12/05/1975 | Bí thư | Chính thức | x |
| 2 | Trần Thị Bé | 01/02/1980 | Phó bí thư | Chính thức | x |
| 3 | Lê Văn Cường | 03/04/1981 | | Chính thức | x |
| 4 | Phạm Thị Dung | 05/06/1982 | | Chính thức | x |
| 5 | Hoàng Văn Em | 07/08/1990 | | Chính thức | x |
"""
    )
    assert (
        BALLOTS
        == """
| STT | Họ và tên | HTXSNV | HTTNV | HTNV | KHTNV |
| 1 | Nguyễn Thị Hằng Nga | 4 | 1 | 0 | 0 |
| 2 | Trần Thị Bé | 1 | 4 | 0 | 0 |
| 3 | Lê Văn Cường | 0 | 5 | 0 | 0 |
| 4 | Phạm Thị Dung | 0 | 4 | 1 | 0 |
| 5 | Hoàng Văn Em | 0 | 3 | 2 | 0 |
"""
    )
    assert (
        BRANCH_BALLOT
        == """
| Mức xếp loại | Số phiếu |
| HTXSNV | 5 |
| HTTNV | 0 |
| HTNV | 0 |
| KHTNV | 0 |
"""
    )
    assert (
        INFO
        == """
| Mục | Nội dung |
| Năm đánh giá | 2020 |
| Đảng bộ cấp trên | Đảng bộ phường Giang Biên |
| Chi bộ | Chi bộ Trường Tiểu học Đô Thị Việt Hưng |
| Mã chi bộ | GB-07 |
| Căn cứ | Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường Giang Biên |
| Ngày họp | 03/12/2020 |
| Giờ bắt đầu | 14:00 |
| Giờ kết thúc | 16:30 |
| Địa điểm | Phòng hội đồng |
| Chủ trì | Nguyễn Thị Hằng Nga – Bí thư Chi bộ |
| Thư ký | Trần Thị Bé |
| Đại biểu cấp trên | Trần Thị Hoàng Lâm – Đảng ủy viên phường – Hiệu trưởng trường mầm non |
| Tổ trưởng kiểm phiếu | Lê Văn Cường |
| Thành viên kiểm phiếu | Phạm Thị Dung |
| Số chi ủy viên | 3 |
| Số phiếu phát ra | 5 |
| Số phiếu thu về | 5 |
| Số phiếu hợp lệ | 5 |
| Số phiếu không hợp lệ | 0 |
| Chi bộ tự xếp loại | Hoàn thành xuất sắc nhiệm vụ |
"""
    )


def test_a_blank_workbook_filled_with_a_record_reads_as_the_record() -> None:
    assert read_record(filled(write_blank(BlankForm(year=2020, members=12))), file="a.xlsx").value == filled_record()


def test_a_sheet_may_be_replaced_or_left_out() -> None:
    assert list(sheets_with(ballots=None, info="| Mục |")) == ["Thông tin", "Đảng viên", "Phiếu chi bộ"]
    assert sheets_with(info="| Mục |")["Thông tin"] == "| Mục |"


def test_a_text_no_cell_of_a_table_holds_is_refused() -> None:
    with pytest.raises(AssertionError, match=r"a\|b"):
        short_tables(replace(small_branch(), branch="a|b"))
