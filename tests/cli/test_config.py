"""``config.toml`` on the command line: found beside the program, overruled by flags, strict."""

import json
from pathlib import Path

import pytest

from annual_review.cli.main import main
from annual_review.rendering.docx.text import read_text
from tests.small_branch.night import House, other_branch, workbook

LIST = """
[[expected]]
ward = "Đảng bộ phường Giang Biên"
year = 2020
cells = ["{code}", "Chi bộ 7", "Chi bộ 8"]
"""


@pytest.fixture
def home(tmp_path: Path, repository: Path) -> Path:
    (tmp_path / "templates").symlink_to(repository / "templates")
    (tmp_path / "input").mkdir()
    return tmp_path


def configure(folder: Path, text: str, name: str = "config.toml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_file_beside_the_program_is_found(home: Path) -> None:
    configure(home, '[folders]\noutput = "ho-so"\n')
    assert main(["-q"], home=home) == 0
    assert (home / "ho-so" / "index.html").is_file()
    assert not (home / "output").exists()


def test_a_flag_counts_more_than_the_file(home: Path) -> None:
    configure(home, '[folders]\noutput = "ho-so"\n')
    assert main(["-q", "--output", str(home / "khac")], home=home) == 0
    assert (home / "khac" / "index.html").is_file()
    assert not (home / "ho-so").exists()


def test_another_file_is_named_and_its_paths_are_its_own(home: Path) -> None:
    configure(home, "[run]\nsai = 1\n")
    named = configure(home / "nha", '[folders]\noutput = "ho-so"\n', "rieng.toml")
    assert main(["-q", "--config", str(named)], home=home) == 0
    assert (home / "nha" / "ho-so" / "index.html").is_file()


def test_a_mistake_in_the_file_stops_the_run_before_anything_is_written(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(home, "[run]\njob = 2\n")
    assert main([], home=home) == 2
    assert capsys.readouterr().err == (
        "Tệp cấu hình «config.toml» có mục «job» ([run]) mà chương trình không biết. Có phải «jobs»?\n"
        "  Cách xử lý: Sửa tên mục hoặc xóa dòng này; các mục được dùng ở đây: jobs, stable_seconds, logs_kept.\n"
    )
    assert not (home / "output").exists()


def test_a_file_that_is_not_there_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--config", str(home / "khong-co.toml")], home=home) == 2
    assert f"Không có tệp cấu hình «{home / 'khong-co.toml'}»." in capsys.readouterr().err


def test_cells_that_handed_in_nothing_are_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(home, LIST.format(code="GB-92"))
    House(home).put("2.xlsx", other_branch(2))
    assert main([], home=home) == 0
    told = "Chưa nộp (Đảng bộ phường Giang Biên, năm 2020): 2 trên 3 chi bộ: Chi bộ 7, Chi bộ 8."
    assert told in capsys.readouterr().out
    assert main(["--only", "9*"], home=home) == 0
    assert "Chưa nộp" not in capsys.readouterr().out


def test_the_wards_own_rules_are_used_and_a_change_of_them_makes_the_papers_anew(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    House(home).put("a.xlsx", workbook())
    configure(home, '[rules]\noverride = "rieng.toml"\n')
    own = 'rule_set = "2019-hd21"\nreference = "Kế hoạch số {number}-KH/ĐU của Đảng ủy phường"\n[cap]\npercent = 19\n'
    configure(home, own.format(number=10), "rieng.toml")
    assert main([], home=home) == 0
    report = json.loads((home / "output" / "report.json").read_bytes())
    assert report["workbooks"][0]["figures"]["cap"]["percent"] == "19"
    assert main(["-v"], home=home) == 0
    configure(home, own.format(number=11), "rieng.toml")
    capsys.readouterr()
    assert main(["-v"], home=home) == 0
    assert "đã làm (bộ quy định đã thay đổi)" in capsys.readouterr().out


def test_a_wrong_rule_file_of_the_ward_stops_the_run(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(home, '[rules]\noverride = "rieng.toml"\n')
    assert main([], home=home) == 2
    assert "rieng.toml" in capsys.readouterr().err


def test_a_scale_of_levels_is_part_of_what_decides_unchanged(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    House(home).put("a.xlsx", workbook())
    assert main([], home=home) == 0
    configure(home, '[reading.level_scale]\nA = "excellent"\n')
    capsys.readouterr()
    assert main(["-v"], home=home) == 0
    assert "không đổi (cấu hình đã thay đổi)" in capsys.readouterr().out
    assert main(["-v"], home=home) == 0
    assert "cấu hình đã thay đổi" not in capsys.readouterr().out


def test_so_many_logs_are_kept(home: Path) -> None:
    configure(home, "[run]\nlogs_kept = 2\n")
    for _ in range(4):
        assert main(["-q"], home=home) == 0
    assert len(list((home / "output" / "nhat-ky").iterdir())) == 2


def test_what_the_ward_chose_about_its_papers_is_printed_and_makes_them_anew(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    House(home).put("a.xlsx", workbook())
    assert main([], home=home) == 0
    paper = next(home.glob("output/2020/*/*/07-to-trinh.docx"))
    assert "Kính gửi: Đảng ủy phường" in read_text(paper.read_bytes())
    configure(home, '[papers]\naddressee = "ban-thuong-vu"\n')
    capsys.readouterr()
    assert main(["-v"], home=home) == 0
    assert "đã làm (cấu hình đã thay đổi)" in capsys.readouterr().out
    assert "Kính gửi: Ban Thường vụ Đảng ủy phường" in read_text(paper.read_bytes())
