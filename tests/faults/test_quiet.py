"""Nothing of a library is printed on the console, whatever the workbooks: warnings, panics and logs are for nobody there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from annual_review.sample.ward import seeded
from tests.clerks.hostile import HOSTILE
from tests.workbook.fuzzing import sample_book
from tests.workbook.test_fuzz import CHANGES, changed

FLIPPED = 12  # of each of two binary formats
FILES = Path("tests/workbook/files")


def flipped(data: bytes, rng: Random) -> bytes:
    """The bytes with a few of them changed."""
    broken = bytearray(data)
    for _ in range(rng.choice((1, 3, 20))):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    return bytes(broken)


@pytest.fixture
def inbox(tmp_path: Path, repository: Path) -> Path:
    """Hostile files, workbooks changed inside, and broken ones of older formats."""
    folder = tmp_path / "input"
    for number, (make, name, _) in enumerate(HOSTILE.values()):
        (folder / str(number)).mkdir(parents=True)
        (folder / str(number) / name).write_bytes(make())
    for number, (name, change) in enumerate(CHANGES.items()):
        (folder / f"{number}.xlsx").write_bytes(changed(sample_book(number % 4), change, seeded(name)))
    for file in sorted((repository / FILES).glob("five-members.*")):
        for number in range(FLIPPED):
            data = flipped(file.read_bytes(), seeded(f"{file.suffix} {number}"))
            (folder / f"{number}{file.suffix}").write_bytes(data)
    return folder


def test_the_console_has_our_words_only(inbox: Path, tmp_path: Path, repository: Path) -> None:
    command = [sys.executable, "generate.py", "--input", str(inbox), "--output", str(tmp_path / "output"), "--jobs", "2"]
    run = subprocess.run(command, cwd=repository, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    assert run.returncode == 1
    assert run.stderr == ""
    found = [
        line for line in run.stdout.split("\n") if any(word in line for word in ("Warning", "panicked", "Traceback", "WARNING"))
    ]
    assert found == []
    report = json.loads((tmp_path / "output/report.json").read_bytes())
    assert not [each["file"] for each in report["workbooks"] if each["status"] == "bug"]
