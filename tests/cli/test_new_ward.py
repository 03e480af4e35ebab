"""``new --ward`` and ``new DIR --from-ward`` from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from annual_review.cli.main import main
from annual_review.reading.record import read_workbook
from tests.handout.filling import opened, sheet_of
from tests.handout.test_blank import last_year
from tests.small_ward.workbook import BRANCHES, CHANGED, INFO, VALUES, ward_workbook

Output = pytest.CaptureFixture[str]
LISTED = """
| Mã chi bộ | Tên chi bộ | Số đảng viên |
| GB-99 | Chi bộ Tổ dân phố 1/2 | 40 |
| | Chi bộ Trường Tiểu học Hoa Sen | |
"""
OF_2021 = INFO.replace("| 2020 |", "| 2021 |", 1)


def the_ward(tmp_path: Path, branches: str = LISTED) -> Path:
    file = tmp_path / "dang-bo.xlsx"
    empty = {"Đảng_viên_khác_đề_xuất": CHANGED.splitlines()[1], "Quy_định": VALUES.splitlines()[1]}
    file.write_bytes(ward_workbook(Đảng_bộ=OF_2021, Chi_bộ=branches, **empty))
    return file


def test_the_ward_s_blank_is_written_and_said(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "dang-bo.xlsx"
    assert main(["new", str(file), "--ward", "--parent", "Đảng bộ phường X", "--year", "2026"]) == 0
    assert capsys.readouterr().out == f"Đã tạo tệp trống của đảng bộ «{file}».\n"
    assert sheet_of(opened(file.read_bytes()), "Đảng bộ")["B6"].value == "Đảng bộ phường X"
    assert main(["new", str(file), "--ward"]) == 2


def test_every_branch_gets_a_blank_with_last_year_s_roster(tmp_path: Path, capsys: Output) -> None:
    file, folder = the_ward(tmp_path), tmp_path / "moi"
    before = read_workbook(last_year(), file="a.xlsx").record
    assert before is not None
    (tmp_path / "nam truoc.xlsx").write_bytes(last_year())
    (tmp_path / "hong.xlsx").write_bytes(b"")
    file.write_bytes(the_ward(tmp_path, LISTED.replace("Chi bộ Trường Tiểu học Hoa Sen", before.branch)).read_bytes())
    assert main(["new", str(folder), "--from-ward", str(file)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "«GB-99 Chi bộ Tổ dân phố 1-2.xlsx»: đã tạo.",
        f"«{before.branch}.xlsx»: đã tạo, danh sách {len(before.members)} đảng viên chép từ «nam truoc.xlsx».",
        f"Đảng bộ có 2 chi bộ; tệp trống ở «{folder}».",
    ]
    sheet = sheet_of(opened((folder / "GB-99 Chi bộ Tổ dân phố 1-2.xlsx").read_bytes()), "Thông tin")
    given = {str(sheet.cell(row, 1).value).removesuffix(" ★"): sheet.cell(row, 2).value for row in range(1, 12)}
    assert given["Năm đánh giá"] == 2021
    assert given["Chi bộ"] == "Chi bộ Tổ dân phố 1/2"
    assert given["Mã chi bộ"] == "GB-99"


def test_a_blank_that_is_there_is_left_alone(tmp_path: Path, capsys: Output) -> None:
    file, folder = the_ward(tmp_path), tmp_path / "moi"
    folder.mkdir()
    own = folder / "GB-99 Chi bộ Tổ dân phố 1-2.xlsx"
    own.write_bytes(b"cua toi")
    assert main(["new", str(folder), "--from-ward", str(file)]) == 0
    assert own.read_bytes() == b"cua toi"
    assert "«GB-99 Chi bộ Tổ dân phố 1-2.xlsx»: đã có, giữ nguyên." in capsys.readouterr().out


def test_a_ward_s_workbook_with_a_mistake_is_told_first(tmp_path: Path, capsys: Output) -> None:
    file = the_ward(tmp_path, BRANCHES.replace("GB-08", "GB-07"))
    assert main(["new", str(tmp_path / "moi"), "--from-ward", str(file)]) == 1
    assert "trùng mã" in capsys.readouterr().err
    assert not (tmp_path / "moi").exists()


def test_a_branch_s_workbook_is_no_ward_s(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(last_year())
    assert main(["new", str(tmp_path / "moi"), "--from-ward", str(file)]) == 2
    assert capsys.readouterr().err == f"«{file}» là tệp của một chi bộ, không phải tệp của đảng bộ.\n"


def test_a_workbook_that_is_not_there_is_said(tmp_path: Path, capsys: Output) -> None:
    assert main(["new", str(tmp_path / "moi"), "--from-ward", str(tmp_path / "khong.xlsx")]) == 2
    assert capsys.readouterr().err.startswith("Không đọc được")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "tep").write_bytes(b"")
    assert main(["new", str(tmp_path / "tep"), "--from-ward", str(the_ward(tmp_path))]) == 5
    assert "Không dùng được thư mục" in capsys.readouterr().err
