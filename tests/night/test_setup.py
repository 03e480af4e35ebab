from pathlib import Path

import pytest

from annual_review.exit_code import ExitCode, Halt
from annual_review.night.setup import Folders, check_folders


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    for name in ("input", "templates"):
        (tmp_path / name).mkdir()
    return Folders(tmp_path / "input", tmp_path / "output", tmp_path / "templates")


def refusal(folders: Folders) -> str:
    with pytest.raises(Halt) as halt:
        check_folders(folders)
    assert halt.value.code is ExitCode.WRONG_SETUP
    return str(halt.value)


def test_folders_apart_from_each_other_are_right(folders: Folders) -> None:
    check_folders(folders)


def test_a_missing_input_is_named(folders: Folders) -> None:
    folders.input.rmdir()
    assert refusal(folders) == f"Không có thư mục nhận bảng tính «{folders.input}»."
    check_folders(folders, needs_input=False)


def test_missing_templates_are_named(folders: Folders) -> None:
    folders.templates.rmdir()
    assert refusal(folders) == f"Không có thư mục mẫu văn bản «{folders.templates}»."


@pytest.mark.parametrize("output", ["input", "input/output", "templates/a", "."])
def test_output_within_another_folder_is_refused(folders: Folders, output: str) -> None:
    within = Folders(folders.input, folders.input.parent / output, folders.templates)
    assert "nằm trong nhau" in refusal(within)


def test_a_link_does_not_hide_that_folders_overlap(folders: Folders) -> None:
    link = folders.input.parent / "lien-ket"
    link.symlink_to(folders.input)
    assert "nằm trong nhau" in refusal(Folders(folders.input, link, folders.templates))
