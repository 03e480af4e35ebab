"""What the administrator's guide says is so: its commands, its table of keys, its files."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from annual_review.cli.main import main
from annual_review.exit_code import ExitCode
from annual_review.night.config import Settings, default_settings
from annual_review.rules.rulebook import load_rule_sets
from tests.small_branch.night import House, workbook

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "huong-dan-quan-tri.md").read_text(encoding="utf-8")
EXAMPLE = tomllib.loads((ROOT / "docs" / "config.example.toml").read_text(encoding="utf-8"))


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.+?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def test_the_table_of_keys_is_that_of_the_example() -> None:
    told = dict(re.findall(r"^\| `([a-z_.]+)` \| (.+?) \|", GUIDE, re.MULTILINE))
    written = {f"{table}.{key}": value for table, keys in EXAMPLE.items() for key, value in keys.items() if value != {}}
    for key, value in written.items():
        shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
        assert told.pop(key) == f"`{shown}`"
    assert set(told) == {"rules.override", "reading.level_scale", "expected"}


def test_every_setting_is_told() -> None:
    settings = {"folders", "override", "expected", "stable_seconds", "logs_kept", "jobs", "limits", "level_scale", "papers"}
    assert set(Settings.__slots__) == settings
    assert default_settings(ROOT).folders.input == ROOT / "input"


def test_the_exit_codes_are_told() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", GUIDE, re.MULTILINE)] == [code.value for code in ExitCode]


def test_the_files_that_commands_name_are_there() -> None:
    named = {
        word.replace("\\", "/") for block in (*blocks("sh"), *blocks("bat")) for word in re.findall(r"deploy[\\/]\S+", block)
    }
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_the_pages_it_links_to_are_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", GUIDE)
    assert [link for link in links if not (ROOT / "docs" / link).is_file()] == []


@pytest.mark.parametrize("language", ["sh", "bat"])
def test_every_command_that_starts_the_program_works(language: str, tmp_path: Path) -> None:
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    House(tmp_path).put("a.xlsx", workbook())
    lines = [line for block in blocks(language) for line in block.splitlines() if "generate.py" in line]
    assert lines
    for line in lines:
        assert main(shlex.split(line.split("generate.py", 1)[1]), home=tmp_path) == 0


@pytest.mark.parametrize("words", [["-v"], ["check"]])
def test_the_commands_named_in_the_text_work(words: list[str], tmp_path: Path) -> None:
    assert f"`python generate.py {words[0]}`" in GUIDE
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "input").mkdir()
    assert main(words, home=tmp_path) == 0


def test_the_wards_own_rules_shown_are_right(tmp_path: Path) -> None:
    (own,) = blocks("toml")
    (tmp_path / "rieng.toml").write_text(own, encoding="utf-8")
    assert load_rule_sets(tmp_path / "rieng.toml").problems == ()
