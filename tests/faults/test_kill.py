"""Power cuts: nights killed without warning at random moments; whole files only, and the next night completes the work."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.scene import Scene, hashes, is_healed, pair, torn, undisturbed
from tests.small_branch.night import REPOSITORY, House

pytestmark = [pytest.mark.skipif(sys.platform == "win32", reason="kills as another system does")]
KILLS = 20  # of each chain; ten chains make two hundred
CHAINS = 10
MOST_RUNS = 200


class Runner:
    """Nights in a process of their own, each of which can be killed."""

    def __init__(self) -> None:
        words = [sys.executable, "-m", "tests.faults.runner"]
        self._process = subprocess.Popen(words, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def night(self, house: House, kill_after: float | None = None) -> int:
        """Run a night and return its exit code: -9 when it was killed, ``kill_after`` seconds after its start."""
        folders = house.folders
        child = int(self._ask(f"{folders.input}\t{folders.output}\t{folders.templates}"))
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(child, signal.SIGKILL)  # not waited for yet, so the number is still that child's
        return int(self._ask("wait"))

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def close(self) -> None:
        self._process.communicate(timeout=30)


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Two cells and a file that is no workbook: nights short enough to kill two hundred of them."""
    return undisturbed(tmp_path_factory.mktemp("yen"), pair())


@pytest.fixture(scope="module")
def whole_time(tmp_path_factory: pytest.TempPathFactory, runner: Runner, scene: Scene) -> float:
    """How long a night takes here that nobody kills, in seconds."""
    times = []
    for _ in range(2):  # the first one also opens the templates
        house = scene.house(tmp_path_factory.mktemp("do"))
        began = time.monotonic()
        assert runner.night(house) == 1
        times.append(time.monotonic() - began)
    return times[-1]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(CHAINS))
def test_twenty_kills_in_a_row_leave_whole_files_and_one_night_heals_them(
    tmp_path: Path, runner: Runner, scene: Scene, whole_time: float, seed: int
) -> None:
    moments = random.Random(seed)
    house = scene.house(tmp_path)
    before = hashes(house.root / "input")
    kills = 0
    for _ in range(MOST_RUNS):
        ended = runner.night(house, kill_after=moments.uniform(0, whole_time))
        assert torn(house.output, scene) == []
        kills += ended == -signal.SIGKILL
        if kills == KILLS:
            break
        _take_some(house, moments)
    assert kills == KILLS
    assert runner.night(house) == 1
    assert is_healed(house.output, scene) == []
    assert hashes(house.root / "input") == before


def _take_some(house: House, moments: random.Random) -> None:
    """Take some papers away, so that the next night has something to write."""
    for paper in sorted(house.output.rglob("*.docx")):
        if moments.random() < 0.5:
            paper.unlink()
