from dataclasses import replace

from annual_review.problems.catalogue import night as night_problems
from annual_review.telling.console import Console
from annual_review.telling.summary import setup_lines, summary
from tests.telling.nights import copied, full_night, night, unchanged


def text(console: Console | None = None, **changes: object) -> list[str]:
    return list(summary(replace(full_night(), **changes), console or Console(), board="output/index.html"))  # type: ignore[arg-type]  # fields of Night


def test_a_refused_workbook_is_told_with_place_sentence_and_remedy() -> None:
    lines = text()
    at = lines.index("✗ sai.xlsx")
    assert lines[at + 1 : at + 3] == [
        (
            "    Trang «Phiếu đảng viên», ô C9: Ô của Nguyễn Văn <b>A&B</b> ghi «5 phiếu»; cần một số nguyên từ 0 trở lên. "
            "Cùng lỗi này ở: Phiếu đảng viên!C10 (Trần Thị B). [THU-01]"
        ),
        "      Cách xử lý: Xóa chữ, chỉ để lại con số.",
    ]


def test_it_ends_with_counts_verdict_and_board() -> None:
    assert text()[-3:] == [
        "Bảng tính: 5 (phải sửa 1, gặp lỗi chương trình 1, đang chờ 1, đã làm 1, không đổi 1). Bỏ qua: 1.",
        "Cần xử lý: 1 bảng tính phải sửa, 1 bảng tính gặp lỗi của chương trình.",
        "Xem bảng tình hình: output/index.html",
    ]


def test_a_workbook_made_is_told_with_its_folder_and_warnings() -> None:
    lines = text()
    at = lines.index(
        "✓ thu.xlsx – Chi bộ Trường Tiểu học Hoa Sen, năm 2020: 2 văn bản ở "
        "2020/dang-bo-phuong-giang-bien/chi-bo-truong-tieu-hoc-hoa-sen"
    )
    assert "đã được sửa tay" in lines[at + 1]


def test_a_dry_run_says_what_would_be_made() -> None:
    assert "sẽ làm 1" in text(dry=True)[-3]


def test_verbose_says_why_and_every_paper_and_what_was_ignored() -> None:
    lines = text(Console(verbose=True))
    assert "• thu.xlsx – Chi bộ Trường Tiểu học Hoa Sen, năm 2020: đã làm (bảng tính đã thay đổi)" in lines
    assert "    đã ghi: 2020/dang-bo-phuong-giang-bien/chi-bo-truong-tieu-hoc-hoa-sen/01-bien-ban-hop.docx" in lines
    assert "• bỏ qua ~$a.xlsx: Tệp khóa tạm của Excel hoặc LibreOffice." in lines


def test_a_workbook_without_warnings_needs_no_line() -> None:
    quiet = replace(unchanged("thu.xlsx"), problems=())
    lines = list(summary(replace(night(quiet), orphans=(), ignored=()), Console()))
    assert lines == ["Bảng tính: 1 (không đổi 1).", "Không có việc phải sửa: 1 bảng tính."]


def test_a_halt_is_told_with_its_remedy() -> None:
    assert list(setup_lines((night_problems.NO_INPUT.at(folder="input"),))) == [
        "Không có thư mục nhận bảng tính «input».",
        "  Cách xử lý: Tạo thư mục này rồi chép bảng tính vào, hoặc chỉ thư mục khác bằng --input.",
    ]


def test_a_copy_of_another_workbook_is_told_as_that() -> None:
    note = night_problems.SAME_BYTES.at(file="thu.xlsx", other="thu (1).xlsx")
    copy = copied(note)
    lines = list(summary(replace(night(copy), orphans=(), ignored=()), Console()))
    assert lines[:2] == [
        "• thu (1).xlsx – Chi bộ Trường Tiểu học Hoa Sen, năm 2020",
        "    Hai tệp giống hệt nhau: «thu.xlsx» và «thu (1).xlsx»; hồ sơ chỉ làm một lần, từ «thu.xlsx». [DEM-01]",
    ]
