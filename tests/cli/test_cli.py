import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from annual_review import __version__
from annual_review.cli.main import main
from annual_review.telling.report import report_schema
from tests.small_branch.night import House, workbook, wrong_count


@pytest.fixture
def home(tmp_path: Path, repository: Path) -> Path:
    """A house to run in, as a user has it: templates, and an empty inbox."""
    shutil.copytree(repository / "templates", tmp_path / "templates")
    (tmp_path / "input").mkdir()
    return tmp_path


def test_the_default_folders_lie_beside_the_program_whatever_the_current_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    House(home).put("a.xlsx", workbook())
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert main([], home=home) == 0
    assert (home / "output" / "index.html").exists()


def test_a_current_folder_that_is_gone_costs_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    House(home).put("a.xlsx", workbook())
    gone = tmp_path_factory.mktemp("gone")
    monkeypatch.chdir(gone)  # put back in the end
    gone.rmdir()
    assert main([], home=home) == 0
    assert (home / "output" / "index.html").exists()


def test_a_refused_workbook_ends_with_1_and_is_told_on_stdout(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    House(home).put("sai.xlsx", wrong_count())
    assert main(["run"], home=home) == 1
    told = capsys.readouterr()
    assert "✗ sai.xlsx" in told.out
    assert "Trang «Phiếu đảng viên», ô C4: " in told.out
    assert "Cách xử lý: " in told.out
    assert told.err == ""


def test_an_empty_inbox_ends_with_0_and_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], home=home) == 0
    assert "Chưa có bảng tính nào trong thư mục nhận bảng tính." in capsys.readouterr().out


def test_json_prints_the_report_and_nothing_else(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    House(home).put("a.xlsx", workbook())
    assert main(["--json"], home=home) == 0
    told = capfdbinary.readouterr()
    assert list(Draft202012Validator(report_schema()).iter_errors(json.loads(told.out))) == []
    assert told.out == (home / "output" / "report.json").read_bytes()
    assert told.err == b""


def test_quiet_prints_nothing_when_all_is_well(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    House(home).put("a.xlsx", workbook())
    assert main(["-q"], home=home) == 0
    assert capsys.readouterr() == ("", "")


def test_check_writes_nothing_and_ends_like_the_run(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = House(home).put("sai.xlsx", wrong_count())
    assert main(["check"], home=home) == 1
    assert main(["check", str(file)], home=home) == 1
    assert "Trang «Phiếu đảng viên», ô C4: " in capsys.readouterr().out
    assert not (home / "output").exists()


def test_a_dry_run_writes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    House(home).put("a.xlsx", workbook())
    assert main(["--dry-run"], home=home) == 0
    assert "sẽ làm 1" in capsys.readouterr().out
    assert not (home / "output").exists()


def test_a_missing_inbox_is_a_sentence_on_stderr(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "input").rmdir()
    assert main([], home=home) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"Không có thư mục nhận bảng tính «{home / 'input'}».\n"
        "  Cách xử lý: Tạo thư mục này rồi chép bảng tính vào, hoặc chỉ thư mục khác bằng --input.\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--nhanh"], "Lệnh chưa đúng: không hiểu «--nhanh»."),
        (["chay"], "Lệnh chưa đúng: không hiểu «chay»."),
        (["--jobs"], "Lệnh chưa đúng: tùy chọn --jobs cần một giá trị."),
        (["--jobs", "nhieu"], "Lệnh chưa đúng: tùy chọn --jobs: «nhieu» không phải số nguyên từ 1 đến 64."),
        (["--jobs", "0"], "Lệnh chưa đúng: tùy chọn --jobs: «0» không phải số nguyên từ 1 đến 64."),
        (["--json=x"], "Lệnh chưa đúng: tùy chọn --json không nhận giá trị."),
    ],
)
def test_a_wrong_command_line_is_told_in_vietnamese(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert main(words, home=home) == 2
    told = capsys.readouterr()
    assert told.err == f"{message}\nXem cách dùng: python generate.py --help\n"
    assert told.out == ""


@pytest.mark.parametrize("words", [["check", "-v"], ["-v", "check"], ["--jobs", "1", "check"]])
def test_the_command_may_stand_behind_options(home: Path, words: list[str]) -> None:
    assert main(words, home=home) == 0
    assert not (home / "output").exists()


def test_the_help_is_vietnamese_and_names_every_command_and_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    for words in ("Cách dùng: generate.py", "--dry-run", "check", "mã kết thúc: 0 xong", "130 bị dừng giữa chừng"):
        assert words in told
    assert "usage" not in told
    assert "options" not in told
    assert main(["check", "--help"]) == 0
    assert "bảng tính cần kiểm tra" in capsys.readouterr().out


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"{__version__}\n"


def test_a_bug_outside_any_workbook_ends_with_3(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise KeyError("Nguyễn Văn A")

    monkeypatch.setattr("annual_review.cli.commands.run.run_night", fail)
    assert main([], home=home) == 3
    told = capsys.readouterr().err
    assert told.startswith("Chương trình gặp lỗi của chính nó và phải dừng; các tệp đã ghi đều nguyên vẹn.\n")
    assert "KeyError" in told
    assert "Nguyễn Văn A" not in told


def test_a_missing_package_is_named_with_the_command_that_installs_it(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise ModuleNotFoundError("No module named 'pandas'", name="pandas")

    monkeypatch.setattr("annual_review.cli.commands.run.run_night", fail)
    assert main([], home=home) == 2
    assert capsys.readouterr().err == "Thiếu gói Python «pandas». Hãy chạy: pip install -r requirements.txt\n"


def test_a_bare_python_is_told_what_to_install(repository: Path) -> None:
    """Without any package of ours to import, as when the program's folder was copied in part."""
    program = (repository / "generate.py").read_text(encoding="utf-8")
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, timeout=60, check=False, cwd="/")
    assert done.returncode == 2
    assert "Hãy chạy: pip install -r requirements.txt" in done.stderr.decode()


def test_help_imports_neither_pandas_nor_templates(repository: Path) -> None:
    script = (
        "import sys; from annual_review.cli.main import main; code = main(['--help']); "
        "heavy = {'pandas', 'openpyxl', 'docxtpl', 'PIL', 'lxml', 'jinja2'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else code)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=repository, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()


# Whoever runs the tests in the background of a shell has Ctrl+C switched off, and children inherit that.
HEEDING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.executable, sys.argv[1:])"


def interrupted(words: list[str], output: Path, number: int) -> tuple[int, str]:
    """Run a night, send the signal as soon as the papers of one cell are there; return the exit code and stderr."""
    command = [sys.executable, "-c", HEEDING, *words]
    plain = {**os.environ, "LC_ALL": "C"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=plain) as process:
        try:
            while process.poll() is None and not any(".trang-thai.json" in files for *_, files in os.walk(output)):
                time.sleep(0.005)
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
    return process.returncode, err.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another system")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_with_130_and_whole_files(home: Path, repository: Path, number: int) -> None:
    for count in range(12):
        data = workbook({"Chi bộ": f"Chi bộ {count}", "Mã chi bộ": f"X-{count}"})
        House(home).put(f"{count}.xlsx", data)
    output = home / "output"
    words = [sys.executable, str(repository / "generate.py"), "--output", str(output), "--input", str(home / "input")]
    for _ in range(5):  # on a busy machine the night may end before the one who watches it gets a turn
        code, err = interrupted(words, output, number)
        if code != 0:
            break
        shutil.rmtree(output)
    assert code == 130, err
    assert "Đã dừng giữa chừng" in err
    assert main(["-q"], home=home) == 0
    night = House(home).night()
    assert {outcome.status.value for outcome in night.outcomes} == {"unchanged"}
