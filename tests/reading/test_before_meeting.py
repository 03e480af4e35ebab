"""Before the meeting a workbook is no mistake: what only the meeting tells is not asked for yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_branch.night import House, statuses
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import BALLOTS, MEMBERS, build

INFO = """
| Mục | Nội dung |
| Năm đánh giá | 2026 |
| Đảng bộ cấp trên | Đảng bộ phường Giang Biên |
| Chi bộ | Chi bộ 1 |
| Ngày họp | |
| Chủ trì | |
"""
WAITING = (
    "note : Bảng tính chưa có phiếu nào: chi bộ chưa họp, hoặc kết quả kiểm phiếu chưa được nhập; chương trình chỉ lập "
    "các văn bản chuẩn bị hội nghị."
)
MISSING = {
    "error Thông tin!B5: Mục «Ngày họp» để trống.",
    "error Thông tin!B6: Mục «Chủ trì» để trống.",
    "error Thông tin: Trang «Thông tin» thiếu mục «Thư ký».",
    "error Thông tin: Trang «Thông tin» thiếu mục «Tổ trưởng kiểm phiếu».",
}


def test_year_ward_branch_and_roster_are_enough() -> None:
    assert messages_of({"Thông tin": INFO, "Đảng viên": MEMBERS}) == [WAITING]
    record = record_of({"Thông tin": INFO, "Đảng viên": MEMBERS})
    assert (record.meeting.is_dated, record.meeting.chair.name) == (False, "")
    assert [member.name for member in record.members if member.is_head] == ["Nguyễn Thị Hằng Nga"]


def test_with_the_votes_the_rest_is_asked_for() -> None:
    found = messages_of({"Thông tin": INFO, "Đảng viên": MEMBERS, "Phiếu đảng viên": BALLOTS})
    assert set(found) >= MISSING
    assert WAITING not in found


@pytest.mark.parametrize("item", ["Năm đánh giá | 2026", "Chi bộ | Chi bộ 1", "Đảng bộ cấp trên | Đảng bộ phường Giang Biên"])
def test_whose_review_it_is_must_be_known_before(item: str) -> None:
    (told,) = messages_of({"Thông tin": INFO.replace(f"| {item} |\n", ""), "Đảng viên": MEMBERS})
    assert told == f"error Thông tin: Trang «Thông tin» thiếu mục «{item.split(' | ', maxsplit=1)[0]}»."


def test_what_is_typed_early_must_be_right() -> None:
    told = "error Thông tin!B5: Ô ghi «cuối tuần»; cần một ngày viết theo thứ tự ngày/tháng/năm."
    assert told in messages_of({"Thông tin": INFO.replace("Ngày họp | ", "Ngày họp | cuối tuần "), "Đảng viên": MEMBERS})


def test_a_night_takes_it_for_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    house = House(tmp_path)
    house.put("a.xlsx", build({"Thông tin": INFO, "Đảng viên": MEMBERS}))
    night = house.night()
    assert statuses(night) == {"a.xlsx": "before_meeting"}
    assert night.exit_code == 0


def test_nobody_is_taken_for_present_before_the_meeting() -> None:
    roster = """
| STT | Họ và tên | Diện | Không đánh giá |
| 1 | Nguyễn Thị Hằng Nga | Chính thức | |
| 2 | Trần Thị Bé | Chính thức | Miễn sinh hoạt |
"""
    assert messages_of({"Thông tin": INFO, "Đảng viên": roster}) == [WAITING]
    after = messages_of({"Thông tin": INFO, "Đảng viên": roster, "Phiếu đảng viên": BALLOTS})
    assert [each.partition(":")[0] for each in after if "miễn sinh hoạt" in each] == ["warning Đảng viên!D3"]


@pytest.mark.parametrize(
    ("sheets", "two_step"),
    [
        ({}, False),
        ({"Phiếu bình chọn": "| STT | Họ và tên | Đồng ý | Không đồng ý |"}, True),
        ({"Phiếu bình chọn": "| STT | Họ và tên | Đồng ý | Không đồng ý |\n| 1 | Nguyễn Thị Hằng Nga | | |"}, True),
    ],
)
def test_a_sheet_for_the_second_step_tells_that_the_branch_will_vote_in_two(sheets: dict[str, str], two_step: bool) -> None:
    assert record_of({"Thông tin": INFO, "Đảng viên": MEMBERS, **sheets}).two_step is two_step


def test_a_ballot_in_two_steps_is_one_after_the_meeting_too() -> None:
    first = "| STT | Họ và tên | HTTNV | HTNV | KHTNV |"
    assert record_of({"Thông tin": INFO, "Đảng viên": MEMBERS, "Phiếu đảng viên": first, "Phiếu bình chọn": SECOND}).two_step


SECOND = "| STT | Họ và tên | Đồng ý | Không đồng ý |"
