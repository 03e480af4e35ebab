import multiprocessing
import os
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from annual_review.disk.lock import only_run
from annual_review.exit_code import ExitCode, Halt


def hold(output: str, held: Event) -> None:
    with only_run(Path(output)):
        held.set()
        os.abort()  # as a power cut would: nothing is tidied


def test_a_second_run_is_told_that_one_is_under_way(tmp_path: Path) -> None:
    with only_run(tmp_path), pytest.raises(Halt) as halt, only_run(tmp_path):
        pass
    assert halt.value.code is ExitCode.LOCKED
    assert str(halt.value) == f"Một lần chạy khác đang ghi vào thư mục «{tmp_path}»."


def test_after_a_run_no_lock_is_left(tmp_path: Path) -> None:
    with only_run(tmp_path):
        assert list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []
    with only_run(tmp_path):
        pass


def test_a_crashed_run_blocks_nobody(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    process = context.Process(target=hold, args=(str(tmp_path), held))
    process.start()
    process.join(30)
    assert held.is_set()
    with only_run(tmp_path):
        pass


def test_a_folder_that_is_gone_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Halt) as halt, only_run(tmp_path / "file" / "output"):
        pass
    assert halt.value.code is ExitCode.OUTPUT
