"""Nobody the roster has as absent chairs, writes, counts, presents or speaks (product.md §5)."""

from __future__ import annotations

import pytest

from tests.small_branch.reading import messages_of
from tests.small_branch.workbook import INFO, MEMBERS, sheets_with

ROWS = {
    "Nguyễn Thị Hằng Nga": "chủ trì",
    "Trần Thị Bé": "thư ký",
    "Lê Văn Cường": "tổ trưởng kiểm phiếu",
    "Phạm Thị Dung": "thành viên kiểm phiếu",
}


def absent(name: str, *, info: str = INFO, **sheets: str) -> list[str]:
    """The problems of parts in the meeting where ``name`` is not ticked."""
    lines = [line[: line.rindex("| x |")] + "| |" if f"| {name} |" in line else line for line in MEMBERS.strip().splitlines()]
    made = {**sheets_with(info=info, members="\n".join(lines)), **sheets}
    return [each for each in messages_of(made) if "danh sách đảng viên ghi vắng mặt" in each]


@pytest.mark.parametrize(("name", "role"), ROWS.items())
def test_an_absent_member_with_a_part_is_asked_about_at_both_cells(name: str, role: str) -> None:
    (line,) = absent(name)
    assert line.startswith("error Đảng viên!F")
    assert f"«{name}» được ghi là {role} nhưng danh sách đảng viên ghi vắng mặt." in line


def test_an_absent_presenter_and_an_absent_speaker_are_asked_about() -> None:
    presenter = f"{INFO}| Người trình bày báo cáo | Hoàng Văn Em |\n"
    assert "người trình bày báo cáo" in absent("Hoàng Văn Em", info=presenter)[0]
    remarks = "| Người phát biểu | Nội dung |\n| Đ/c Hoàng Văn Em | Nhất trí |\n"
    assert "người phát biểu" in absent("Hoàng Văn Em", **{"Ý kiến": remarks})[0]


def test_everybody_there_is_no_question() -> None:
    assert absent("Nobody") == []
    assert absent("Hoàng Văn Em") == []


def test_a_guest_of_the_same_name_is_no_slip() -> None:
    remarks = "| Người phát biểu | Nội dung |\n| Hoàng Văn Em | Biểu dương |\n"
    info = INFO.replace("| Đại biểu cấp trên | ", "| Đại biểu cấp trên | Hoàng Văn Em, Đảng ủy viên; ")
    assert info != INFO
    assert absent("Hoàng Văn Em", info=info, **{"Ý kiến": remarks}) == []
