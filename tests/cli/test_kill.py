"""A run killed without warning: whole files only, and the next run gives what an undisturbed night gives."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.small_branch.night import House, other_branch, statuses

CELLS = 6


def names(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if "nhat-ky" not in file.parts)


def papers_so_far(output: Path) -> int:
    """Count papers while the night moves them: ``os.walk`` passes over folders that go meanwhile, ``rglob`` stumbles."""
    return sum(name.endswith(".docx") for _, _, files in os.walk(output) for name in files)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("yen"))
    for number in range(CELLS):
        house.put(f"{number}.xlsx", other_branch(number))
    assert set(statuses(house.night()).values()) == {"made"}
    return house


@pytest.mark.skipif(sys.platform == "win32", reason="kills as another system does")
@pytest.mark.parametrize("papers", [0, 1, 9, 20, 35])
def test_after_a_kill_the_next_run_completes_the_night(
    tmp_path: Path, repository: Path, undisturbed: House, papers: int
) -> None:
    house = House(tmp_path)
    for number in range(CELLS):
        house.put(f"{number}.xlsx", (undisturbed.root / "input" / f"{number}.xlsx").read_bytes())
    folders = ["--input", str(tmp_path / "input"), "--output", str(house.output)]
    command = [sys.executable, str(repository / "generate.py"), *folders]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            while process.poll() is None and papers_so_far(house.output) < papers:
                time.sleep(0.001)
        finally:
            process.kill()
    wanted = undisturbed.made()
    placed = {name: data for name, data in house.made().items() if name.count("/") == 3 and name.endswith(".docx")}
    torn = [name for name, data in placed.items() if data != wanted[name]]
    assert torn == []
    house.night()
    assert house.made() == wanted
    assert names(house.output) == names(undisturbed.output)
