"""Every file that is no workbook is refused with the sentence that says which, within 5 seconds and a gibibyte."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.clerks.hostile import HOSTILE

SECONDS = 5.0

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are set as Linux sets them")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the child process found in a file."""

    codes: list[str]
    seconds: float


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Mapping[str, Outcome]:
    """Every hostile file read by one child process with a gibibyte of address space; what it had not read is missing."""
    folder = tmp_path_factory.mktemp("hostile")
    files: dict[str, str] = {}
    for number, (kind, (make, name, _)) in enumerate(HOSTILE.items()):
        path = folder / str(number) / name
        path.parent.mkdir()
        path.write_bytes(make())
        files[str(path)] = kind
    run = subprocess.run(
        [sys.executable, "-m", "tests.clerks.bounded", *files],
        cwd=repository,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=SECONDS * len(files),
        check=False,
    )
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0, f"ended at file {len(lines)}, {list(files.values())[len(lines) :][:1]}: {run.stderr[-800:]}"
    return {files[line["file"]]: Outcome(line["codes"], line["seconds"]) for line in lines}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_told_for_what_it_is(kind: str, outcomes: Mapping[str, Outcome]) -> None:
    expected = HOSTILE[kind][2].split()
    assert len(outcomes[kind].codes) == bool(expected)
    assert set(outcomes[kind].codes) <= set(expected)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_judged_within_five_seconds(kind: str, outcomes: Mapping[str, Outcome]) -> None:
    assert outcomes[kind].seconds < SECONDS
