"""Where the names of a letterhead break: no word alone, no proper name torn, lines of about one length."""

from __future__ import annotations

import pytest

from annual_review.documents.parts import BODY_LINE, PARENT_LINE
from annual_review.documents.typesetting import Line, broken


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Chi bộ Quân sự", "CHI BỘ QUÂN SỰ"),
        ("Chi bộ Trường Tiểu học Đô Thị Việt Hưng", "CHI BỘ TRƯỜNG TIỂU HỌC ĐÔ THỊ VIỆT HƯNG"),
        ("Chi bộ Trường THCS Việt Hưng", "CHI BỘ TRƯỜNG \nTHCS VIỆT HƯNG"),
        ("CHI BỘ TRƯỜNG THCS VIỆT HƯNG", "CHI BỘ TRƯỜNG \nTHCS VIỆT HƯNG"),
        ("Chi bộ Cơ quan Ủy ban nhân dân phường", "CHI BỘ CƠ QUAN ỦY BAN NHÂN DÂN PHƯỜNG"),
        ("CHI BỘ TRƯỜNG MẦM NON ĐÔ THỊ VIỆT HƯNG", "CHI BỘ TRƯỜNG MẦM NON ĐÔ THỊ VIỆT HƯNG"),
        ("Chi bộ Trường Trung học cơ sở Bình Khê", "CHI BỘ TRƯỜNG \nTRUNG HỌC CƠ SỞ \nBÌNH KHÊ"),
        ("Chi bộ Bệnh viện Đa khoa Đức Giang", "CHI BỘ BỆNH VIỆN \nĐA KHOA ĐỨC GIANG"),
        ("Chi bộ Hợp tác xã Dịch vụ nông nghiệp Thượng Thanh", "CHI BỘ HỢP TÁC XÃ \nDỊCH VỤ NÔNG NGHIỆP \nTHƯỢNG THANH"),
        ("Chi bộ Chi cục Phát triển nông thôn Long Biên", "CHI BỘ CHI CỤC \nPHÁT TRIỂN NÔNG THÔN \nLONG BIÊN"),
        ("Chi bộ các hợp tác xã nông nghiệp phường", "CHI BỘ CÁC HỢP TÁC XÃ NÔNG NGHIỆP PHƯỜNG"),
        ("Chi bộ Bảo hiểm xã hội cơ sở Long Biên", "CHI BỘ BẢO HIỂM XÃ HỘI CƠ SỞ LONG BIÊN"),
        ("Chi bộ Ủy ban mặt trận tổ quốc Việt Nam phường", "CHI BỘ ỦY BAN \nMẶT TRẬN TỔ QUỐC \nVIỆT NAM PHƯỜNG"),
        (
            "Chi bộ Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên thành phố Thủ Đức",
            "CHI BỘ TRUNG TÂM \nGIÁO DỤC NGHỀ NGHIỆP – \nGIÁO DỤC THƯỜNG XUYÊN \nTHÀNH PHỐ THỦ ĐỨC",
        ),
    ],
)
def test_a_cell_s_name(name: str, lines: str) -> None:
    assert broken(name, BODY_LINE) == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Đảng bộ phường Giang Biên", "ĐẢNG BỘ PHƯỜNG GIANG BIÊN"),
        ("Đảng bộ Trường Đại học Bách khoa Hà Nội", "ĐẢNG BỘ TRƯỜNG ĐẠI HỌC \nBÁCH KHOA HÀ NỘI"),
        (
            "Đảng bộ phường Hiệp Bình Chánh – Hiệp Bình Phước – Linh Đông",
            "ĐẢNG BỘ PHƯỜNG \nHIỆP BÌNH CHÁNH – \nHIỆP BÌNH PHƯỚC – LINH ĐÔNG",
        ),
    ],
)
def test_a_ward_s_name(name: str, lines: str) -> None:
    assert broken(name, PARENT_LINE) == lines


def test_a_number_stays_with_its_word() -> None:
    assert broken("Chi bộ Tổ dân phố số 3", Line(140, 14)) == "CHI BỘ \nTỔ DÂN PHỐ SỐ 3"


@pytest.mark.parametrize("name", ["Chi bộ " + "X" * 60, " ".join(["Chi bộ"] * 13), " ".join(["Wwwwwwwww Wwwwww"] * 6)])
def test_what_no_break_helps_is_left_to_word(name: str) -> None:
    assert broken(name, BODY_LINE) == name.upper()


def test_nothing_but_blanks_is_changed() -> None:
    name = 'Chi bộ Trường THPT A & B <C> "Hoa Sen" phường Việt Hưng'
    assert broken(name, BODY_LINE).replace("\n", "") == name.upper()
