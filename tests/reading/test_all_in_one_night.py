"""Every mistake in one night: what an unreadable cell leaves unknown is passed over, and nothing else (product.md §1)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annual_review.model.assessment import Denominator
from annual_review.model.partial import BRANCH_VOTES, CHOICES, CONVOKED, NO_GAPS, PRESENT, YEAR, Gaps, PartialRecord
from annual_review.reading.record import read_workbook
from annual_review.rules.assess import check_partial
from annual_review.rules.ruleset import ExcusedAbsent
from tests.messages import placed_messages
from tests.small_branch.reading import every_message_of, record_of
from tests.small_branch.reckoned import rules
from tests.small_branch.workbook import BALLOTS, BRANCH_BALLOT, INFO, MEMBERS, Sheets, build, sheets_with

ISSUED = "error Thông tin!B17: Phiếu đảng viên: phát ra 6 phiếu, nhiều hơn 5 đảng viên có mặt."
BRANCH = "error Phiếu chi bộ!B2:B5: Phiếu chi bộ: cộng các mức được 6 phiếu, nhiều hơn 5 đảng viên có mặt."
UNDECIDED = (
    "error Đảng viên!B6: Đồng chí Hoàng Văn Em: không mức nào đạt quá nửa tổng số đảng viên chính thức được triệu tập "
    "(HTXSNV 2, HTTNV 2, HTNV 1, KHTNV 0 trên 5 đảng viên chính thức được triệu tập) và chi bộ chưa đề xuất mức xếp loại."
)
ALL = (ISSUED, BRANCH, UNDECIDED)
SHEETS = {
    "Thông tin": INFO.replace("| Số phiếu phát ra | 5 |", "| Số phiếu phát ra | 6 |"),
    "Đảng viên": MEMBERS,
    "Phiếu đảng viên": BALLOTS.replace("| 0 | 3 | 2 | 0 |", "| 2 | 2 | 1 | 0 |"),
    "Phiếu chi bộ": BRANCH_BALLOT.replace("| HTTNV | 0 |", "| HTTNV | 1 |"),
}


def errors(sheets: Sheets) -> list[str]:
    return [each for each in every_message_of(sheets) if each.startswith("error")]


def broken(sheet: str, before: str, after: str) -> Sheets:
    assert before in SHEETS[sheet]
    return {**SHEETS, sheet: SHEETS[sheet].replace(before, after)}


@pytest.mark.parametrize(
    ("sheet", "before", "after", "mistake", "rest"),
    [
        ("Thông tin", "14:00", "chiều", "Thông tin!B8: Ô ghi «chiều»; cần giờ và phút.", ALL),
        ("Thông tin", "03/12/2020", "thứ năm", "Thông tin!B7: Ô ghi «thứ năm»; cần một ngày", ALL),
        (
            "Thông tin",
            "| Chủ trì | Nguyễn Thị Hằng Nga – Bí thư Chi bộ |",
            "| Chủ trì | |",
            "Thông tin!B11: Mục «Chủ trì» để trống.",
            ALL,
        ),
        ("Thông tin", "| Số phiếu thu về | 5 |", "| Số phiếu thu về | năm |", "Thông tin!B18: Ô ghi «năm»;", ALL),
        (
            "Thông tin",
            "| Số phiếu thu về | 5 |",
            "| Số phiếu thu | 5 |",
            "Thông tin!A18: Không nhận ra mục «Số phiếu thu»;",
            ALL,
        ),
        (
            "Thông tin",
            "| Năm đánh giá | 2020 |",
            "| Năm đánh giá | hai |",
            "Thông tin!B2: Ô ghi «hai»; cần một năm",
            (ISSUED, BRANCH),
        ),
        (
            "Thông tin",
            "| Số phiếu phát ra | 6 |",
            "| Số phiếu phát ra | sáu |",
            "Thông tin!B17: Ô ghi «sáu»;",
            (BRANCH, UNDECIDED),
        ),
        ("Thông tin", "Hoàn thành xuất sắc nhiệm vụ", "Tốt lắm", "Thông tin!B21: Ô ghi «Tốt lắm», không phải mức", ALL),
        ("Đảng viên", "Ngày sinh", "Ngày sin", "Đảng viên!C1: Không nhận ra cột «Ngày sin»;", ALL),
        ("Đảng viên", "12/05/1975", "năm Mão", "Đảng viên!C2: Ô ghi «năm Mão»;", ALL),
        ("Đảng viên", "Có mặt", "Có mặtt", "Đảng viên!F1: Không nhận ra cột «Có mặtt»;", (UNDECIDED,)),
        (
            "Đảng viên",
            "05/06/1982 | | Chính thức | x |",
            "05/06/1982 | | Chính thức | ?? |",
            "Đảng viên!F5: Ô ghi «??»;",
            (UNDECIDED,),
        ),
        ("Đảng viên", "05/06/1982 | | Chính thức | x |", "05/06/1982 | | Chín | x |", "Đảng viên!E5: Ô ghi «Chín»,", ()),
        ("Đảng viên", "| 3 | Lê Văn Cường |", "| 3 | |", "Đảng viên!B4: Dòng có nội dung nhưng ô họ tên để trống.", ()),
        ("Đảng viên", "Họ và tên", "Người", "Đảng viên!A1: Không tìm thấy dòng tiêu đề của bảng:", ()),
        ("Phiếu đảng viên", "| 0 | 5 | 0 | 0 |", "| 0 | 5 phiếu | 0 | 0 |", "Phiếu đảng viên!D4: Ô ghi «5 phiếu»;", ALL),
        ("Phiếu đảng viên", "Lê Văn Cường", "Lê Văn Cươngg", "Phiếu đảng viên!B4: «Lê Văn Cươngg» không có trong trang", ALL),
        ("Phiếu đảng viên", "Hoàng Văn Em", "Hoàng Văn Êm", "Phiếu đảng viên!B6: «Hoàng Văn Êm» không có", (ISSUED, BRANCH)),
        (
            "Phiếu đảng viên",
            "| 5 | Hoàng Văn Em",
            "| 5 | Lê Văn Cường",
            "Phiếu đảng viên!B6: «Lê Văn Cường» được ghi hai lần",
            (ISSUED, BRANCH),
        ),
        ("Phiếu đảng viên", "HTTNV", "HTTNVV", "Phiếu đảng viên!D1: Không nhận ra cột «HTTNVV»;", (ISSUED, BRANCH)),
        ("Phiếu chi bộ", "| HTNV | 0 |", "| HTNV | không có |", "Phiếu chi bộ!B4: Ô ghi «không có»;", (ISSUED, UNDECIDED)),
        ("Phiếu chi bộ", "| HTNV | 0 |", "| HTVN | 0 |", "Phiếu chi bộ!A4: Ô ghi «HTVN»,", (ISSUED, UNDECIDED)),
        ("Phiếu chi bộ", "| HTNV | 0 |", "| | 2 |", "Phiếu chi bộ!A4: Ô «Mức xếp loại» để trống.", (ISSUED, UNDECIDED)),
        ("Phiếu chi bộ", "Mức xếp loại", "Hạng", "Phiếu chi bộ!A1: Không tìm thấy dòng tiêu đề của bảng:", (ISSUED, UNDECIDED)),
    ],
)
def test_a_broken_cell_hides_nothing_but_what_follows_from_it(
    sheet: str, before: str, after: str, mistake: str, rest: tuple[str, ...]
) -> None:
    found = errors(broken(sheet, before, after))
    assert [each for each in found if each.startswith(f"error {mistake}")], found
    missing = tuple(each for each in found if "có trong trang «Đảng viên» nhưng không có phiếu" in each)  # whom the row was for
    assert sorted(each for each in found if each not in missing and not each.startswith(f"error {mistake}")) == sorted(rest)


def test_without_the_broken_cell_the_same_is_told() -> None:
    assert sorted(errors({**SHEETS})) == sorted(ALL)


def test_the_cap_is_asked_about_beside_an_unreadable_hour() -> None:
    sheets = sheets_with(ballots=BALLOTS.replace("| 1 | 4 | 0 | 0 |", "| 4 | 1 | 0 | 0 |"), info=INFO.replace("14:00", "chiều"))
    assert [each for each in errors(sheets) if "số HTXSNV tối đa là" in each or "HTXSNV" in each]


def test_the_cap_is_not_reckoned_of_some_of_the_members() -> None:
    ballots = BALLOTS.replace("| 1 | 4 | 0 | 0 |", "| 4 | 1 | 0 | 0 |").replace("| 0 | 5 | 0 | 0 |", "| 0 | x | 0 | 0 |")
    (only,) = errors(sheets_with(ballots=ballots))
    assert only.startswith("error Phiếu đảng viên!D4")


def test_votes_for_somebody_not_rated_stop_no_check() -> None:
    roster = MEMBERS.replace("| Có mặt |", "| Có mặt | Không đánh giá |").replace(
        "Bé | 01/02/1980 | Phó bí thư | Chính thức | x |", "Bé | 01/02/1980 | Phó bí thư | Chính thức | x | Miễn sinh hoạt |"
    )
    found = errors({**SHEETS, "Đảng viên": roster})
    assert [each for each in found if "«Trần Thị Bé»" in each]
    assert UNDECIDED in found


def test_figures_told_in_two_ways_are_not_known() -> None:
    ballots = f"| Số phiếu phát ra: | 7 |\n\n{BALLOTS}"
    found = errors({**SHEETS, "Phiếu đảng viên": ballots})
    assert not [each for each in found if "phát ra 6" in each or "phát ra 7" in each]


def test_whose_workbook_it_is_is_known_beside_a_mistake() -> None:
    read = read_workbook(build(broken("Thông tin", "| Năm đánh giá | 2020 |", "| Năm đánh giá | hai |")), file="a.xlsx")
    assert read.record is None
    assert (read.whose.parent, read.whose.branch) == ("Đảng bộ phường Giang Biên", "Chi bộ Trường Tiểu học Đô Thị Việt Hưng")
    assert (read.whose.code, read.whose.year) == ("GB-07", None)


def partial(gaps: Gaps, **of_votes: object) -> list[str]:
    """The errors of a sound branch one of whose members has no majority, with ``gaps``."""
    record = record_of(sheets_with(ballots=SHEETS["Phiếu đảng viên"]))
    rule_set = rules()
    rule_set = replace(rule_set, vote=replace(rule_set.vote, **of_votes))  # type: ignore[arg-type]  # the test's own values
    return [each for each in placed_messages(check_partial(PartialRecord(record, gaps), rule_set)) if "Hoàng Văn Em" in each]


@pytest.mark.parametrize(
    ("operands", "of_votes", "told"),
    [
        ((), {}, True),
        ((YEAR,), {}, False),
        ((PRESENT,), {}, True),
        ((PRESENT,), {"excused_absent": ExcusedAbsent.LEAVE_OUT}, False),
        ((PRESENT,), {"of": Denominator.PRESENT}, False),
        ((CONVOKED,), {}, False),
        ((CONVOKED,), {"of": Denominator.VALID}, True),
        (("members.valid",), {"of": Denominator.VALID}, False),
        (("members.valid",), {}, True),
        ((BRANCH_VOTES, CHOICES), {}, True),
    ],
)
def test_a_majority_needs_its_whole(operands: tuple[str, ...], of_votes: dict[str, object], *, told: bool) -> None:
    assert bool(partial(Gaps(frozenset(operands)), **of_votes)) is told


def test_nothing_is_told_of_members_whose_row_is_not_known() -> None:
    assert partial(NO_GAPS)
    assert not partial(Gaps(members=frozenset({5})))
    assert not partial(Gaps(tallies=frozenset({5})))


def test_without_votes_there_is_nothing_to_check() -> None:
    record = replace(record_of(sheets_with()), ballot=None)
    assert check_partial(PartialRecord(record, NO_GAPS), rules()) == ()
