"""The wheel: all that the program needs is in it, and unpacked in an empty folder it makes the papers of a sample ward."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from annual_review import __version__


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with what is installed here: no network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=repository, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """The folder into which the wheel is unpacked, as an installer does."""
    folder = tmp_path / "site-packages"
    with zipfile.ZipFile(wheel) as package:
        package.extractall(folder)
    return folder


def run(installed: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in folder ``home``."""
    script = f"import sys; sys.path.insert(0, {str(installed)!r}); from annual_review.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-P", "-c", script, *words]
    return subprocess.run(command, cwd=home, capture_output=True, encoding="utf-8", timeout=120, check=False)


def shipped(repository: Path) -> Iterator[str]:
    for top, place in (("annual_review", ""), ("templates", "annual_review/")):
        for file in (repository / top).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                yield place + file.relative_to(repository).as_posix()


def test_the_wheel_holds_the_program_with_its_rules_and_forms_and_nothing_else(repository: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = {name for name in package.namelist() if ".dist-info/" not in name}
    assert names == set(shipped(repository))
    assert {
        "annual_review/py.typed",
        "annual_review/__main__.py",
        "annual_review/templates/hd05-2026/bien-ban-hop.docx",
    } <= names


def test_the_wheel_says_what_it_needs_and_what_it_is(repository: Path, wheel: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with zipfile.ZipFile(wheel) as package:
        (about,) = (message_from_bytes(package.read(name)) for name in package.namelist() if name.endswith("/METADATA"))
        (commands,) = (package.read(name).decode() for name in package.namelist() if name.endswith("/entry_points.txt"))
    needed = [Requirement(line) for line in about.get_all("Requires-Dist", [])]
    wanted = [Requirement(line) for line in project["dependencies"]]
    assert {each.name.lower() for each in needed if not each.marker} == {each.name.lower() for each in wanted}
    assert (about["Version"], about["License-Expression"]) == (__version__, "MIT")
    assert commands.split("\n")[1] == "ho-so-chi-bo = annual_review.cli.main:main"


def test_installed_the_program_works_in_the_current_folder(installed: Path, tmp_path: Path) -> None:
    home = tmp_path / "ho-so"
    home.mkdir()
    (home / "config.toml").write_text("[run]\nstable_seconds = 0\n", encoding="utf-8")
    assert run(installed, home, "sample", "input", "--cells", "1", "--seed", "3").returncode == 0
    night = run(installed, home)
    assert (night.returncode, night.stderr) == (0, "")
    assert len(list((home / "output").rglob("*.docx"))) >= 8
    again = run(installed, home, "-v")
    assert "không đổi" in again.stdout
    assert sorted(path.name for path in home.iterdir()) == ["config.toml", "input", "output"]


def test_installed_the_program_checks_and_lists_the_forms_inside_the_package(installed: Path, tmp_path: Path) -> None:
    lint = run(installed, tmp_path, "lint")
    assert lint.returncode == 0
    assert str(installed / "annual_review" / "templates") in lint.stdout
    assert "{{ " in run(installed, tmp_path, "fields", "minutes").stdout


def test_an_empty_folder_is_told_what_it_lacks(installed: Path, tmp_path: Path) -> None:
    home = tmp_path / "trong"
    home.mkdir()
    night = run(installed, home)
    assert night.returncode == 2
    assert f"Không có thư mục nhận bảng tính «{home / 'input'}»." in night.stderr


def test_the_package_runs_as_a_module(repository: Path) -> None:
    command = [sys.executable, "-m", "annual_review", "--version"]
    done = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, f"{__version__}\n")
