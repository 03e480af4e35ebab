from dataclasses import replace
from pathlib import Path

from annual_review.telling.journal import RUNS_KEPT, free_run_id, write_journal
from tests.small_branch.record import SCHOOL_NAMES as NAMES
from tests.telling.nights import full_night


def log(output: Path, run: str = "20260102-030405") -> str:
    return (output / "nhat-ky" / run / "nhat-ky.txt").read_text(encoding="utf-8")


def test_the_log_tells_files_codes_places_and_frames(tmp_path: Path) -> None:
    write_journal(tmp_path, full_night())
    lines = log(tmp_path).splitlines()
    assert lines[0] == "run 20260102-030405 version 0.1.0"
    assert f"refused sai.xlsx sha256 {'d' * 64}" in lines
    assert "  error THU-01 Phiếu đảng viên!C9 Phiếu đảng viên!C10" in lines
    assert "    assess.py:1 assess" in lines


def test_no_name_of_a_member_and_no_vote_is_in_it(tmp_path: Path) -> None:
    write_journal(tmp_path, full_night())
    text = log(tmp_path)
    assert not [name for name in (*NAMES, "Trần Thị B", "Nguyễn Văn", "5 phiếu") if name in text]


def test_the_last_sixty_are_kept_and_other_folders_untouched(tmp_path: Path) -> None:
    runs = [tmp_path / "nhat-ky" / f"202501{day:02d}-000000" for day in range(1, 32)]
    runs += [tmp_path / "nhat-ky" / f"202502{day:02d}-000000" for day in range(1, 32)]
    for folder in (*runs, tmp_path / "nhat-ky" / "cua toi"):
        folder.mkdir(parents=True)
    write_journal(tmp_path, full_night())
    left = sorted(folder.name for folder in (tmp_path / "nhat-ky").iterdir())
    assert len(left) == RUNS_KEPT + 1
    assert left[0] == "20250104-000000"
    assert "cua toi" in left


def test_with_the_clock_set_back_tonight_s_log_stays(tmp_path: Path) -> None:
    for day in range(1, 62):
        (tmp_path / "nhat-ky" / f"2099{1 + day // 31:02d}{1 + day % 31:02d}-000000").mkdir(parents=True)
    write_journal(tmp_path, full_night())
    assert log(tmp_path)


def test_two_runs_of_one_second_have_two_logs(tmp_path: Path) -> None:
    assert free_run_id(tmp_path, "20260102-030405") == "20260102-030405"
    write_journal(tmp_path, full_night())
    assert free_run_id(tmp_path, "20260102-030405") == "20260102-030405-2"
    write_journal(tmp_path, replace(full_night(), id="20260102-030405-2"))
    assert free_run_id(tmp_path, "20260102-030405") == "20260102-030405-3"
