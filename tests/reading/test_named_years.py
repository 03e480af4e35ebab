"""Another year in bases and paragraphs is a warning at its cell; what names other years rightly stays silent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from annual_review.reading.named_years import has_plan_of, other_year, year_of_plan
from tests.small_branch.reading import messages_of
from tests.small_branch.workbook import INFO, sheets_with

SLIPS = (
    ("Hội nghị thống nhất kết quả kiểm điểm năm 2019.", 2019),
    ("Chi bộ thống nhất kết quả đánh giá, xếp loại chất lượng năm 2019", 2019),
    ("Kiểm điểm 2019 nghiêm túc, đúng quy trình.", 2019),
    ("Trong năm 2019, chi bộ duy trì nền nếp sinh hoạt.", 2019),
    ("TRONG NĂM 2019 chi bộ tăng cường kiểm tra, giám sát.", 2019),
    ("Thông qua kết quả kiểm điểm năm 2019 và phương hướng năm 2020.", 2019),
    ("Thống nhất kết quả năm 2019, phương hướng nhiệm vụ năm 2020.", 2019),
    ("Hoàn thành nhiệm vụ năm học 2018-2019.", 2019),
    ("Kết nạp 02 đảng viên năm 2019.", 2019),
    ("Thực hiện tốt các quy định trong năm 2018.", 2018),
    ("Chi bộ đoàn kết. Trong năm 2018 có 03 đảng viên được khen.", 2018),
    ("Nội bộ đoàn kết.\nTrong năm 2017 không có đơn thư.", 2017),
    ("Đề nghị Đảng ủy công nhận kết quả xếp loại năm 2022.", 2022),
    ("Hướng dẫn số 15-HD/ĐU, ngày 10/11/2019 của Đảng ủy phường về kiểm điểm, đánh giá, xếp loại năm 2019", 2019),
)
RIGHTLY = (
    "Hội nghị thống nhất kết quả kiểm điểm năm 2020.",
    "Hoàn thành nhiệm vụ năm học 2019-2020.",
    "Xây dựng kế hoạch năm học 2020–2021.",
    "Quy định số 132-QĐ/TW, ngày 08/3/2018 của Bộ Chính trị",
    "Hướng dẫn số 21-HD/BTCTW, ngày 18/10/2019 của Ban Tổ chức Trung ương",
    "Nghị định số 90/2020/NĐ-CP; Nghị định số 56/2015/NĐ-CP",
    "Nghị quyết Đại hội Đảng bộ phường nhiệm kỳ 2015–2020, nhiệm kỳ 2020–2025",
    "Được khen thưởng 5 năm liền 2016–2020.",
    "Được khen thưởng 3 năm liền: 2017, 2018 và 2019.",
    "Giữ vững kết quả các năm 2018, 2019.",
    "Phấn đấu hoàn thành chỉ tiêu năm 2021.",
    "Hội nghị họp ngày 15/01/2021.",
    "Hội nghị họp ngày 15 tháng 01 năm 2021.",
    "Từ năm 2018 đến nay không có đảng viên vi phạm.",
    "Trước năm 2019 chi bộ sinh hoạt ghép.",
    "Mục tiêu đến năm 2025, tầm nhìn 2030.",
    "Giai đoạn 2016-2020 hoàn thành 100% chỉ tiêu.",
    "Tỷ lệ dự sinh hoạt đạt 96%, cao hơn năm 2019.",
    "Số đảng viên xuất sắc tăng 02 đồng chí so với năm 2019.",
    "Năm 2019 kết nạp 01 đồng chí; năm 2020 kết nạp 02 đồng chí.",
    "Đã khắc phục hạn chế được chỉ ra khi kiểm điểm năm 2019.",
    "Trường thành lập năm 1998, đạt chuẩn quốc gia năm 2018.",
    "Thực hiện Luật Giáo dục năm 2019 và Điều lệ Đảng năm 2011.",
    "Thực hiện Luật Phòng, chống tham nhũng 2018.",
    "Quý IV/2019 có một nhiệm vụ chuyển sang.",
    "Tháng 3/2019 chi bộ sáp nhập hai tổ đảng.",
    "Đạt 2019 lượt người dự.",
    "",
)


@pytest.mark.parametrize(("text", "found"), SLIPS)
def test_last_years_words_are_noticed(text: str, found: int) -> None:
    assert other_year(text, 2020) == found


@pytest.mark.parametrize("text", RIGHTLY)
def test_years_named_rightly_are_silent(text: str) -> None:
    assert other_year(text, 2020) is None


def moved(text: str, by: int) -> str:
    """Return ``text`` with every year from 2010 on moved by ``by`` years."""
    return "".join(_moved(text, by))


def _moved(text: str, by: int) -> Iterator[str]:
    position = 0
    while position < len(text):
        piece = text[position : position + 4]
        is_year = len(piece) == 4 and piece.isdigit() and piece.startswith("20") and not text[position - 1 : position].isdigit()
        yield str(int(piece) + by) if is_year else text[position]
        position += 4 if is_year else 1


@pytest.mark.parametrize("by", range(-2, 7))
def test_every_review_year_is_looked_at_alike(by: int) -> None:
    assert [other_year(moved(text, by), 2020 + by) for text, _ in SLIPS] == [found + by for _, found in SLIPS]
    assert {other_year(moved(text, by), 2020 + by) for text in RIGHTLY} == {None}


def test_later_years_belong_to_the_directions() -> None:
    assert other_year("Hoàn thành đề án năm 2022.", 2020) == 2022
    assert other_year("Hoàn thành đề án năm 2022.", 2020, plans_ahead=True) is None
    assert other_year("Tiếp tục nhiệm vụ năm 2019.", 2020, plans_ahead=True) == 2019


@pytest.mark.parametrize(
    ("text", "year", "is_of"),
    [
        ("Kế hoạch số 10-KH/ĐU, ngày 16/11/2020 của Đảng ủy phường", None, True),
        ("Kế hoạch số 10-KH/ĐU, ngày 05/01/2021 của Đảng ủy phường", None, True),
        ("Căn cứ Kế hoạch số 10-KH/ĐU của Đảng ủy phường", None, True),
        ("- Kế hoạch số 12-KH/ĐU, ngày 18/11/2019 của Đảng ủy phường", 2019, False),
        ("Căn cứ Kế hoạch số 12-KH/ĐU, ngày 18 tháng 11 năm 2019", 2019, False),
        ("Quy định số 132-QĐ/TW, ngày 08/3/2018 của Bộ Chính trị", None, False),
    ],
)
def test_a_plan_is_of_the_year_or_of_the_next(text: str, year: int | None, *, is_of: bool) -> None:
    assert year_of_plan(text, 2020) == year
    assert has_plan_of(text, 2020) is is_of


def with_items(*lines: str) -> list[str]:
    """Return the messages of a workbook of 2020 with these lines («item | content») on «Thông tin»."""
    bare = "\n".join(line for line in INFO.strip().splitlines() if "Căn cứ" not in line)
    return messages_of(sheets_with(info="\n".join([bare, *(f"| {line} |" for line in lines)])))


@pytest.mark.parametrize("item", ["Ưu điểm", "Hạn chế", "Nguyên nhân", "Phương hướng", "Kết luận", "Đề xuất, kiến nghị"])
def test_the_cell_and_the_year_are_named(item: str) -> None:
    (message,) = with_items(f"{item} | Kết quả kiểm điểm năm 2019 tốt.")
    assert message.startswith("warning Thông tin!B")
    assert f"Mục «{item}» nhắc đến năm 2019, trong khi đang đánh giá năm 2020." in message


def test_an_old_plan_is_told_only_where_it_stands_alone() -> None:
    old, new = "Kế hoạch số 12-KH/ĐU, ngày 18/11/2019", "Kế hoạch số 10-KH/ĐU, ngày 16/11/2020"
    assert len(with_items(f"Căn cứ | {old}")) == 1
    assert with_items(f"Căn cứ | {old}", f"Căn cứ | {new}") == []
    assert with_items(f"Căn cứ | {new}") == []
