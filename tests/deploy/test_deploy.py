"""The files for schedulers parse, start the program where it is, and pass its exit code on."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def task() -> etree._Element:
    return etree.fromstring((DEPLOY / "windows" / "chay-dem.xml").read_bytes())


def value(name: str) -> str:
    found = task().findtext(f".//{TASK}{name}")
    assert found is not None, name
    return found


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment]  # systemd's keys are case-sensitive; typeshed declares a method
    parser.read(DEPLOY / "systemd" / name, encoding="utf-8")
    return parser


def test_the_task_is_written_as_windows_exports_it() -> None:
    raw = (DEPLOY / "windows" / "chay-dem.xml").read_bytes()
    assert raw.startswith(b"\xff\xfe")
    assert 'encoding="UTF-16"' in raw.decode("utf-16")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("StartWhenAvailable", "true"),
        ("MultipleInstancesPolicy", "IgnoreNew"),
        ("ExecutionTimeLimit", "PT2H"),
        ("DisallowStartIfOnBatteries", "false"),
        ("RunLevel", "LeastPrivilege"),
        ("DaysInterval", "1"),
    ],
)
def test_the_task_starts_late_rather_than_never_and_never_twice(name: str, expected: str) -> None:
    assert value(name) == expected


def test_the_task_starts_the_wrapper_in_the_folder_of_the_program() -> None:
    command, folder = value("Command"), value("WorkingDirectory")
    assert command == folder + r"\deploy\windows\chay-dem.cmd"
    assert value("StartBoundary").endswith("T02:00:00")


def test_the_wrapper_is_plain_ascii_with_windows_line_ends() -> None:
    raw = (DEPLOY / "windows" / "chay-dem.cmd").read_bytes()
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n") > 0


def test_the_wrapper_goes_home_and_passes_the_exit_code_on() -> None:
    lines = (DEPLOY / "windows" / "chay-dem.cmd").read_text(encoding="ascii").splitlines()
    commands = [line for line in lines if not line.startswith("rem")]
    assert 'cd /d "%~dp0..\\.." || exit /b 2' in commands
    assert commands[-2:] == ['"%PYTHON%" generate.py -q %*', "exit /b %ERRORLEVEL%"]
    assert 'set "PYTHONUTF8=1"' in commands
    assert (DEPLOY / "windows" / ".." / ".." / "generate.py").resolve().is_file()


def test_the_service_may_write_to_the_output_only_and_reach_no_network() -> None:
    service = unit("ho-so-chi-bo.service")["Service"]
    assert service["Type"] == "oneshot"
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == service["WorkingDirectory"] + "/output"
    assert service["PrivateNetwork"] == "true"
    assert service["SuccessExitStatus"] == "1"
    assert service["ExecStart"].endswith("python generate.py -q")


def test_the_timer_starts_the_service_every_night_even_when_late() -> None:
    timer = unit("ho-so-chi-bo.timer")
    assert timer["Timer"]["OnCalendar"] == "*-*-* 02:00:00"
    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Install"]["WantedBy"] == "timers.target"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze (Debian package systemd)")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    for name in ("ho-so-chi-bo.service", "ho-so-chi-bo.timer"):
        text = (DEPLOY / "systemd" / name).read_text(encoding="utf-8")
        # only what must exist on the machine is replaced: the interpreter, the user, the page of documentation
        text = text.replace("/opt/ho-so-chi-bo/.venv/bin/python", sys.executable).replace("User=hoso", "User=root")
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    complaints = [line for line in run.stderr.splitlines() if "ho-so-chi-bo" in line]
    assert complaints == []
    assert run.returncode == 0, run.stderr


def test_the_cron_line_runs_every_night_in_the_folder_of_the_program() -> None:
    lines = (DEPLOY / "cron" / "ho-so-chi-bo").read_text(encoding="utf-8").splitlines()
    (job,) = [line for line in lines if line and not line.startswith("#") and not re.match(r"\w+=", line)]
    assert re.fullmatch(r"0 2 \* \* \* hoso cd (\S+) && PYTHONUTF8=1 \.venv/bin/python generate\.py -q", job)
    assert "%" not in job  # cron would make a line break of it
    assert (DEPLOY / "cron" / "ho-so-chi-bo").read_bytes().endswith(b"\n")
