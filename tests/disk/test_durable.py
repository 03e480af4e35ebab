"""What a power cut may not undo: every file is on the disk before it gets its name, and every name before the next step."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annual_review.disk import disk
from annual_review.disk.outbox import STAGE_NAME, place
from annual_review.disk.papers import Dossier, Paper
from annual_review.disk.state import STATE_NAME, BranchKey, Ingredients

FOLDER = "2020/x/chi-bo-1"
PAPERS = (Paper("minutes", "01-bien-ban-hop.docx", b"mot"), Paper("reconciliation", "noi-bo/08-doi-chieu.docx", b"hai"))
DOSSIER = Dossier(BranchKey(2020, "X", "Chi bộ 1"), Ingredients("1", "", "", ()), PAPERS, "a.xlsx")

needs_proc = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc to tell which file is flushed")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What is flushed and renamed, in order: «fsync x», «rename x», paths below the test's folder."""
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def flushed(handle: int) -> None:
        done.append(f"fsync {_below(tmp_path, Path(f'/proc/self/fd/{handle}').readlink())}")
        fsync(handle)

    def renamed(source: os.PathLike[str] | str, target: os.PathLike[str] | str) -> None:
        done.append(f"rename {_below(tmp_path, os.fspath(target))}")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "replace", renamed)
    return done


def _below(folder: Path, path: str | Path) -> str:
    return Path(path).relative_to(folder).as_posix()


@needs_proc
def test_a_whole_file_is_flushed_before_it_gets_its_name(tmp_path: Path, steps: list[str]) -> None:
    disk.write_whole(tmp_path / "a.txt", b"x")
    assert steps == [f"fsync a.txt{disk.TEMPORARY_SUFFIX}", "rename a.txt"]


@needs_proc
def test_a_dossier_is_on_the_disk_before_any_of_it_is_in_place(tmp_path: Path, steps: list[str]) -> None:
    place(tmp_path, FOLDER, DOSSIER)
    stage = f"{FOLDER}/{STAGE_NAME}"
    first_rename = next(index for index, step in enumerate(steps) if step.startswith("rename"))
    staged = [f"{stage}/{paper.file}" for paper in PAPERS] + [f"{stage}/{STATE_NAME}"]
    folders = [stage, f"{stage}/noi-bo"]
    assert set(steps[:first_rename]) == {f"fsync {each}" for each in (*staged, *folders)}
    assert [steps.index(f"fsync {each}") for each in staged] < [steps.index(f"fsync {each}") for each in folders]


@needs_proc
def test_the_state_is_renamed_last_and_the_names_are_flushed_after_it(tmp_path: Path, steps: list[str]) -> None:
    place(tmp_path, FOLDER, DOSSIER)
    renames = [step for step in steps if step.startswith("rename")]
    assert renames == [*(f"rename {FOLDER}/{paper.file}" for paper in PAPERS), f"rename {FOLDER}/{STATE_NAME}"]
    after = steps[steps.index(renames[-1]) + 1 :]
    assert after == [f"fsync {FOLDER}", f"fsync {FOLDER}/noi-bo"]
