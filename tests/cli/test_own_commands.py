"""The sub-commands ``new`` and ``explain`` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from annual_review.cli.main import main
from annual_review.problems.catalogue import all_entries
from annual_review.workbook.stamp import BLANK, made_as
from tests.handout.filling import find, opened, sheet_of
from tests.handout.test_blank import last_year

Output = pytest.CaptureFixture[str]


def test_new_writes_a_blank_workbook_and_says_so(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "moi.xlsx"
    assert main(["new", str(file), "--cell", "Chi bộ 7", "--parent", "Đảng bộ xã A", "--year", "2020", "--members", "4"]) == 0
    assert capsys.readouterr().out == f"Đã tạo bảng tính trống «{file}».\n"
    assert made_as(file.read_bytes()) == BLANK
    sheet = sheet_of(opened(file.read_bytes()), "Thông tin")
    assert sheet.cell(find(sheet, "Chi bộ").row, 2).value == "Chi bộ 7"


def test_new_offers_the_rule_sets_of_the_program(tmp_path: Path) -> None:
    file = tmp_path / "moi.xlsx"
    main(["new", str(file)])
    offered = {cell.value for row in opened(file.read_bytes())["_AnnualReviewLists"].iter_rows() for cell in row}
    assert {"2018-hd16", "2019-hd21"} <= offered


def test_new_overwrites_nothing(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "cu.xlsx"
    file.write_bytes(b"cua toi")
    assert main(["new", str(file)]) == 2
    assert file.read_bytes() == b"cua toi"
    assert capsys.readouterr().err == f"Đã có «{file}»; không ghi đè. Hãy chọn tên khác hoặc dời tệp ấy đi.\n"


def test_new_writes_xlsx_only(tmp_path: Path, capsys: Output) -> None:
    assert main(["new", str(tmp_path / "a.xls")]) == 2
    assert capsys.readouterr().err == f"Tên tệp «{tmp_path / 'a.xls'}» phải có đuôi .xlsx.\n"


def test_new_carries_last_year_s_roster_over(tmp_path: Path, capsys: Output) -> None:
    before, file = tmp_path / "2020.xlsx", tmp_path / "2021.xlsx"
    before.write_bytes(last_year())
    assert main(["new", str(file), "--from", str(before)]) == 0
    assert capsys.readouterr().out == f"Đã tạo bảng tính trống «{file}», danh sách 3 đảng viên chép từ «{before}».\n"
    assert sheet_of(opened(file.read_bytes()), "Đảng viên")["B5"].value == "Nguyễn Thị Hằng Nga"


def test_new_tells_what_keeps_last_year_s_roster_from_going_over(tmp_path: Path, capsys: Output) -> None:
    before, file = tmp_path / "2020.xlsx", tmp_path / "2021.xlsx"
    before.write_bytes(b"")
    assert main(["new", str(file), "--from", str(before)]) == 1
    assert not file.exists()
    assert capsys.readouterr().err.splitlines()[:2] == [
        f"Chưa chép được danh sách đảng viên từ «{before}» vì tệp ấy còn lỗi:",
        "Tệp rỗng, không có dữ liệu nào (0 byte).",
    ]


def test_new_tells_that_last_year_s_workbook_is_not_there(tmp_path: Path, capsys: Output) -> None:
    before = tmp_path / "2020.xlsx"
    assert main(["new", str(tmp_path / "2021.xlsx"), "--from", str(before)]) == 2
    assert capsys.readouterr().err == f"Không đọc được «{before}»: tệp, thư mục hoặc ổ đĩa không còn.\n"


def test_new_tells_that_the_disk_refuses(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "tep").write_bytes(b"")
    file = tmp_path / "tep" / "moi.xlsx"
    assert main(["new", str(file)]) == 5
    assert capsys.readouterr().err.startswith(f"Không ghi được «{file}»: ")


@pytest.mark.parametrize("code", ["PHIEU-03", "phieu-3", "phieu 03", " Phieu_3 "])
def test_explain_tells_an_entry_in_long_form(code: str, capsys: Output) -> None:
    assert main(["explain", code]) == 0
    assert capsys.readouterr().out == (
        "PHIEU-03 – Lỗi: chưa lập văn bản nào từ bảng tính này cho đến khi sửa xong.\n\n"
        "Câu báo (ví dụ): «Trần Thị B» có trong trang «Đảng viên» nhưng không có phiếu nào ở trang «Phiếu đảng viên».\n"
        "Cách sửa: Bổ sung dòng của người này vào trang phiếu, hoặc ghi lý do vào cột «Không đánh giá».\n"
        "Chỗ thay đổi trong câu: «Trần Thị B»; «Phiếu đảng viên»\n"
    )


def test_explain_tells_an_entry_without_places_to_fill(capsys: Output) -> None:
    assert main(["explain", "TEP-01"]) == 0
    assert capsys.readouterr().out.splitlines()[2] == "Câu báo: Tệp rỗng, không có dữ liệu nào (0 byte)."


def test_explain_asks_back_about_a_code_that_is_none(capsys: Output) -> None:
    assert main(["explain", "PHEU-03"]) == 2
    assert capsys.readouterr().err == (
        "Không có mã «PHEU-03». Có phải «PHIEU-03»? Xem tất cả các mã: python generate.py explain\n"
    )


def test_explain_has_no_hint_for_what_is_like_no_code(capsys: Output) -> None:
    assert main(["explain", "?"]) == 2
    assert capsys.readouterr().err == "Không có mã «?». Xem tất cả các mã: python generate.py explain\n"


def test_explain_without_a_code_lists_all(capsys: Output) -> None:
    assert main(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(all_entries())
