"""The column «Mẫu kiểm điểm» as clerks fill it (workbook.md, «Đảng viên»)."""

from __future__ import annotations

import pytest

from annual_review.model.members import ReviewForm
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import MEMBERS, sheets_with


def typed(cell: str, heading: str = "Mẫu kiểm điểm") -> dict[str, str]:
    head, *rows = MEMBERS.strip().splitlines()
    lines = [f"{head} {heading} |", *(f"{row} {cell if '| 5 |' in row else ''} |" for row in rows)]
    return {**sheets_with(members="\n".join(lines))}  # type: ignore[dict-item]  # texts of sheets


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2A", ReviewForm.A),
        ("2b", ReviewForm.B),
        ("Mẫu 2C", ReviewForm.C),
        ("02A", ReviewForm.A),
        ("mẫu 02B", ReviewForm.B),
        ("C", ReviewForm.C),
        ("Mẫu 02", None),
        ("2", None),
        ("", None),
        ("-", None),
    ],
)
def test_a_form_is_known_by_its_letter(cell: str, expected: ReviewForm | None) -> None:
    assert record_of(typed(cell)).members[4].review_form is expected


def test_the_column_has_other_names() -> None:
    assert record_of(typed("2C", "Mẫu bản kiểm điểm")).members[4].review_form is ReviewForm.C


def test_another_word_asks_for_a_form() -> None:
    assert "error Đảng viên!G6: Ô ghi «2D», không có trong các lựa chọn." in messages_of(typed("2D"))
