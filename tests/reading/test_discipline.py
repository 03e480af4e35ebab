"""What the column «Kỷ luật trong năm» may say."""

from __future__ import annotations

import pytest

from annual_review.reading.sheets.discipline import discipline
from tests.small_branch.reading import messages_of, record_of
from tests.small_branch.workbook import MEMBERS, sheets_with


def with_discipline(words: str) -> str:
    lines = MEMBERS.strip().splitlines()
    ends = ["Kỷ luật trong năm", words, "", "", "", ""]
    return "\n".join(f"{line} {end} |" for line, end in zip(lines, ends, strict=True))


@pytest.mark.parametrize(
    "words",
    [
        "Khiển trách",
        "CẢNH CÁO",
        "Bị khiển trách năm 2020",
        "Cách chức Phó bí thư",
        "Khai trừ theo Quyết định số 15-QĐ/ĐU ngày 03/03/2020",
        "Khiển trách (05/2020)",
    ],
)
def test_a_known_form_is_kept(words: str) -> None:
    assert discipline(words, 2020) == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "0",
        "Không",
        "không có",
        "Không vi phạm",
        "không bị kỷ luật",
        "Không bị xử lý kỷ luật",
        "Chưa",
        "Ko",
        "k",
        "N/A",
        "-",
    ],
)
def test_a_clear_no_is_none(words: str) -> None:
    assert not record_of(sheets_with(members=with_discipline(words))).members[0].discipline


@pytest.mark.parametrize(
    "words",
    [
        "Khiển trách năm 2017, đã hết thời hiệu",
        "Khiển trách năm 2019",
        "Khiển trách 03/05/19",
        "Không khiển trách",
        "Đề nghị cảnh cáo",
        "Nhắc nhở",
        "Phê bình",
        "x",
        "?",
    ],
)
def test_anything_else_is_asked(words: str) -> None:
    problem = (
        f"error Đảng viên!G2: Cột «Kỷ luật trong năm» của «Nguyễn Thị Hằng Nga» ghi «{words}», "
        "không rõ có phải bị kỷ luật trong năm 2020 hay không."
    )
    assert messages_of(sheets_with(members=with_discipline(words))) == [problem]
