import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annual_review.telling.console import Console, open_console, write_bytes

SAYS = """
import sys
from annual_review.telling.console import open_console, write_bytes
said = open_console(quiet=False, verbose=False, no_color=False, json=False)
said.result(["\\u0110\\xe3 xong \\u263a"])
said.message("C\\u1ea3nh b\\xe1o")
write_bytes("{\\xab\\u1edd\\xbb}".encode())
sys.exit(7)
"""


def run(repository: Path, environment: dict[str, str], **streams: object) -> subprocess.CompletedProcess[bytes]:
    given = {"PATH": "", "PYTHONPATH": str(repository), **environment}
    options: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.run([sys.executable, "-c", SAYS], env=given, timeout=60, check=False, **options)  # type: ignore[call-overload, no-any-return]  # streams by name


@pytest.mark.parametrize("code_page", ["cp1252", "cp1258", "ascii"])
def test_a_foreign_code_page_ends_nothing(repository: Path, code_page: str) -> None:
    done = run(repository, {"PYTHONIOENCODING": code_page})
    assert done.returncode == 7
    assert done.stdout.endswith("{«ờ»}".encode())


def test_a_file_gets_utf_8_whatever_the_locale(repository: Path) -> None:
    done = run(repository, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert "Đã xong ☺".encode() in done.stdout
    assert done.stderr == "Cảnh báo\n".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_behind_stdout_ends_nothing(repository: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        assert run(repository, {}, stdout=full).returncode == 7


def test_a_closed_stdout_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    said = open_console(quiet=False, verbose=False, no_color=False, json=False)
    said.result(["a"])
    write_bytes(b"b")
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    said.result(["a"])


def test_a_stream_without_bytes_gets_text(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    write_bytes("ờ".encode())
    assert out.getvalue() == "ờ"


def test_quiet_prints_no_results(capsys: pytest.CaptureFixture[str]) -> None:
    Console(quiet=True).result(["a"])
    Console().result(["b"])
    assert capsys.readouterr().out == "b\n"


def test_colour_and_bar_only_where_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert Console().red("a") == "a"
    assert Console(colour=True).red("a") == "\x1b[31ma\x1b[0m"
    Console().progress("a.xlsx", 1, 2)
    assert capsys.readouterr().err == ""
    Console(bar=True).progress("a.xlsx", 1, 2)
    Console(bar=True).progress("a.xlsx", 2, 2)
    told = capsys.readouterr().err
    assert "1/2 a.xlsx" in told
    assert told.endswith("\r\x1b[K")


class Terminal(io.StringIO):
    """A stream somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "no_color", "colour"), [({}, False, True), ({"NO_COLOR": "1"}, False, False), ({}, True, False)]
)
def test_colour_is_for_terminals_without_no_color(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], no_color: bool, colour: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(os, "environ", environment)
    opened = open_console(quiet=False, verbose=False, no_color=no_color, json=False)
    assert opened.colour is colour
    assert opened.bar


class Broken(io.StringIO):
    """A pipe nobody reads any more."""

    def write(self, text: str) -> int:
        raise BrokenPipeError


def test_a_broken_pipe_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Broken())
    Console().result(["a"])
    write_bytes(b"a")
