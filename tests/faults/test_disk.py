"""Full disks, read-only disks, files that cannot be replaced, runs side by side: the real thing, through the command line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.scene import Scene, hashes, is_healed, torn
from tests.small_branch.night import BRANCH_FOLDER, REPOSITORY, House


def mount(*words: str) -> bool:
    """Say whether the mount was made."""
    return subprocess.run(["mount", *words], capture_output=True, check=False, timeout=30).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder ``output`` on a disk of its own, 8 KiB large."""
    output = tmp_path / "nha" / "output"
    output.mkdir(parents=True)
    if os.name != "posix" or os.geteuid() or not mount("-t", "tmpfs", "-o", "size=8k", "tmpfs", str(output)):
        pytest.skip("needs the right to mount a small disk")
    yield output
    subprocess.run(["umount", "-l", str(output)], check=True, timeout=30)


def start(house: House, *more: str) -> subprocess.Popen[bytes]:
    folders = house.folders
    words = ["--input", folders.input, "--output", folders.output, "--templates", folders.templates, *more]
    command = [sys.executable, str(REPOSITORY / "generate.py"), *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd="/")


def run(house: House, *more: str) -> tuple[int, str]:
    """Run the program and return its exit code and what it said on stderr."""
    process = start(house, *more)
    _, said = process.communicate(timeout=120)
    return process.returncode, said.decode()


@pytest.mark.parametrize("size", ["8k", "40k", "120k", "400k"])
def test_a_full_disk_tears_no_paper_and_is_named(disk: Path, scene: Scene, size: str) -> None:
    house = scene.house(disk.parent)
    before = hashes(house.root / "input")
    assert mount("-o", f"remount,size={size}", str(disk))
    code, said = run(house)
    assert code == 5
    assert "Không ghi được vào thư mục hồ sơ" in said
    assert "ổ đĩa đã đầy" in said
    assert torn(disk, scene) == []
    assert mount("-o", "remount,size=64m", str(disk))
    assert run(house)[0] == 1
    assert is_healed(disk, scene) == []
    assert hashes(house.root / "input") == before


def test_a_disk_that_fills_up_leaves_the_papers_of_earlier_nights(disk: Path, small: Scene, changed: Scene) -> None:
    assert mount("-o", "remount,size=64m", str(disk))
    house = small.house(disk.parent)
    assert run(house)[0] == 1
    (disk / "day").write_bytes(b"0" * (64 * 1024 * 1024 - 600 * 1024))
    filler = (disk / "day 2").open("wb", buffering=0)
    try:
        while True:
            filler.write(b"0" * 4096)
    except OSError:
        filler.close()
    for name, data in changed.workbooks.items():
        house.put(name, data)
    assert run(house)[0] == 5
    assert sorted(torn(disk, small)) == ["day", "day 2"]
    for name in ("day", "day 2"):
        (disk / name).unlink()
    assert run(house)[0] == 1
    assert is_healed(disk, changed) == []


def test_a_read_only_output_is_named_before_any_work(disk: Path, scene: Scene) -> None:
    house = scene.house(disk.parent)
    assert mount("-o", "remount,ro", str(disk))
    code, said = run(house)
    assert code == 5
    assert "ổ đĩa chỉ cho đọc" in said
    assert list(disk.iterdir()) == []
    assert mount("-o", "remount,rw,size=64m", str(disk))
    assert run(house)[0] == 1
    assert is_healed(disk, scene) == []


def test_read_only_input_is_enough(tmp_path: Path, small: Scene) -> None:
    house = small.house(tmp_path)
    folder = str(house.root / "input")
    if os.name != "posix" or os.geteuid() or not mount("--bind", folder, folder):
        pytest.skip("needs the right to mount")
    try:
        assert mount("-o", "remount,bind,ro", folder)
        assert run(house)[0] == 1
    finally:
        subprocess.run(["umount", "-l", folder], check=True, timeout=30)
    assert is_healed(house.output, small) == []


def test_three_runs_at_once_make_one_night(tmp_path: Path, scene: Scene) -> None:
    house = scene.house(tmp_path)
    runs = [start(house, "-q") for _ in range(3)]
    for process in runs:
        process.communicate(timeout=120)
    ended = [process.returncode for process in runs]
    assert set(ended) <= {1, 4}
    assert 1 in ended
    assert torn(house.output, scene) == []
    assert run(house)[0] == 1
    assert is_healed(house.output, scene) == []


def test_a_paper_that_cannot_be_replaced_costs_only_itself(tmp_path: Path, small: Scene, changed: Scene) -> None:
    house = small.house(tmp_path)
    assert run(house)[0] == 1
    paper = house.output / BRANCH_FOLDER / "01-bien-ban-hop.docx"
    chattr = shutil.which("chattr")
    if chattr is None or subprocess.run([chattr, "+i", paper], capture_output=True, check=False, timeout=30).returncode:
        pytest.skip("needs a file system and the right to make a file immutable")
    try:
        for name, data in changed.workbooks.items():
            house.put(name, data)
        assert run(house)[0] == 1
        assert paper.read_bytes() == small.wanted[f"{BRANCH_FOLDER}/01-bien-ban-hop.docx"]
        beside = paper.with_name("01-bien-ban-hop (ban moi).docx")
        assert beside.read_bytes() == changed.wanted[f"{BRANCH_FOLDER}/01-bien-ban-hop.docx"]
    finally:
        subprocess.run([chattr, "-i", paper], check=True, timeout=30)
    assert run(house)[0] == 1
    assert is_healed(house.output, changed) == []


@pytest.mark.parametrize(
    "name", [f"{BRANCH_FOLDER}/01-bien-ban-hop.docx", f"{BRANCH_FOLDER}/.trang-thai.json", "can-sua/hong.xlsx"]
)
def test_what_the_system_calls_busy_costs_only_itself(tmp_path: Path, small: Scene, changed: Scene, name: str) -> None:
    house = small.house(tmp_path)
    assert run(house)[0] == 1
    busy = house.output / name
    if os.name != "posix" or os.geteuid() or not mount("--bind", str(busy), str(busy)):
        pytest.skip("needs the right to mount: what is mounted answers «device or resource busy»")
    try:
        for workbook, data in changed.workbooks.items():
            house.put(workbook, b"%PDF-1.4" if workbook == "hong.xlsx" else data)  # another mistake, another copy
        code, said = run(house)
        assert (code, said) == (1 if name.startswith("can-sua/") else 5, "")
        told = {each["file"]: each for each in json.loads((house.output / "report.json").read_bytes())["workbooks"]}
        file = "hong.xlsx" if name.startswith("can-sua/") else "1.xlsx"
        assert "tệp đang mở trong chương trình khác." in " ".join(each["message"] for each in told[file]["problems"])
    finally:
        subprocess.run(["umount", "-l", str(busy)], check=True, timeout=30)
    for workbook, data in changed.workbooks.items():
        house.put(workbook, data)
    assert run(house)[0] == 1
    assert is_healed(house.output, changed) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_nobody_listening_does_not_cost_the_night(tmp_path: Path, small: Scene) -> None:
    house = small.house(tmp_path)
    folders = ["--input", str(house.folders.input), "--output", str(house.output)]
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, str(REPOSITORY / "generate.py"), *folders]
        assert subprocess.run(command, stdout=full, stderr=full, check=False, timeout=120).returncode == 1
    assert is_healed(house.output, small) == []
