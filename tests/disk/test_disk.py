import errno
from pathlib import Path

import pytest

from annual_review.disk import disk
from annual_review.exit_code import ExitCode


def test_a_file_is_written_whole_and_no_other_name_is_left(tmp_path: Path) -> None:
    assert disk.write_whole(tmp_path / "sub" / "a.txt", b"mot")
    assert (tmp_path / "sub" / "a.txt").read_bytes() == b"mot"
    assert [file.name for file in (tmp_path / "sub").iterdir()] == ["a.txt"]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    disk.write_whole(file, b"mot")
    before = file.stat().st_mtime_ns
    assert not disk.write_whole(file, b"mot")
    assert file.stat().st_mtime_ns == before
    assert disk.write_whole(file, b"hai")


def test_a_refused_write_leaves_the_old_file_and_no_temporary_one(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    (file / "folder in its place").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        disk.write_whole(file, b"mot")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_patience_waits_for_a_file_somebody_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "RETRIES", (0.0, 0.0))
    tries: list[int] = []

    def act() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held")

    disk.patiently(act)
    assert len(tries) == 3


def test_patience_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "RETRIES", (0.0,))

    def act() -> None:
        raise PermissionError(errno.EACCES, "held")

    with pytest.raises(PermissionError):
        disk.patiently(act)


def test_the_retries_last_three_seconds() -> None:
    assert sum(disk.RETRIES) == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.ENOTDIR, "đây là một tệp, không phải thư mục"),
        (errno.EBADF, f"hệ điều hành báo lỗi số {errno.EBADF}"),
    ],
)
def test_a_system_error_is_said_in_vietnamese(number: int, words: str) -> None:
    halt = disk.output_halt(Path("ho-so"), OSError(number, "English"))
    assert halt.code is ExitCode.OUTPUT
    assert halt.problems[0].message == f"Không ghi được vào thư mục hồ sơ «ho-so»: {words}."
    assert halt.problems[0].remedy == "Khắc phục nguyên nhân rồi chạy lại; các tệp đã có vẫn nguyên vẹn."


def test_the_hash_of_no_file_is_none(tmp_path: Path) -> None:
    assert disk.sha256_on_disk(tmp_path / "none") is None


def test_a_read_only_disk_is_not_waited_for() -> None:
    tries: list[int] = []

    def act() -> None:
        tries.append(1)
        raise PermissionError(errno.EROFS, "read-only")

    with pytest.raises(PermissionError):
        disk.patiently(act)
    assert len(tries) == 1


def test_what_cannot_be_removed_now_is_left_for_the_next_run(tmp_path: Path) -> None:
    disk.remove_quietly(tmp_path)
    assert tmp_path.exists()


@pytest.mark.parametrize("number", [errno.EBUSY, errno.ETXTBSY])
def test_a_file_of_a_share_that_is_busy_is_waited_for(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(disk, "RETRIES", (0.0, 0.0))
    tries: list[int] = []

    def act() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise OSError(number, "busy")

    disk.patiently(act)
    assert len(tries) == 3


@pytest.mark.parametrize(
    ("number", "local"),
    [
        (errno.EACCES, True),
        (errno.EBUSY, True),
        (errno.EISDIR, True),
        (errno.ENAMETOOLONG, True),
        (errno.ENOSPC, False),
        (errno.EROFS, False),
        (errno.EIO, False),
    ],
)
def test_what_concerns_one_file_is_told_from_what_concerns_the_disk(number: int, local: bool) -> None:
    assert disk.is_local(OSError(number, "")) is local


def test_what_stands_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html" / "folder in its place").mkdir(parents=True)
    with pytest.raises(OSError, match="directory") as found:
        disk.write_whole(tmp_path / "index.html", b"mot")
    message = disk.output_halt(tmp_path, found.value).problems[0].message
    assert message == f"Không ghi được vào thư mục hồ sơ «{tmp_path}»: đã có một thư mục trùng tên tệp (ở «index.html»)."
    itself = disk.output_halt(tmp_path, PermissionError(errno.EPERM, "", str(tmp_path))).problems[0].message
    assert itself == f"Không ghi được vào thư mục hồ sơ «{tmp_path}»: không có quyền truy cập."
