"""Writing whole files: a temporary name on the same volume, flushed to the disk, then put in place in one step.

Words a system error in Vietnamese, so that no clerk ever reads «Errno 28» (faults.md 03, 04, 12, 27).
"""

from __future__ import annotations

import errno
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from annual_review.exit_code import ExitCode, Halt
from annual_review.model.names import legible
from annual_review.problems.catalogue import night as night_problems

RETRIES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.5)  # seconds: 3 in all, as long as a virus scanner or a sync client holds a file
TEMPORARY_SUFFIX = ".dang-ghi"  # «being written»: what a crash leaves, and the next run clears away

_CAUSES = {
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "đã hết hạn mức lưu trữ",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EACCES: "không có quyền truy cập hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không có quyền truy cập",
    errno.ENOENT: "tệp, thư mục hoặc ổ đĩa không còn",
    errno.ENOTDIR: "đây là một tệp, không phải thư mục",
    errno.EEXIST: "đã có một tệp trùng tên thư mục",
    errno.EISDIR: "đã có một thư mục trùng tên tệp",
    errno.EIO: "ổ đĩa báo lỗi đọc ghi",
    errno.EFBIG: "ổ đĩa không nhận tệp lớn như vậy",
    errno.EBUSY: "tệp đang mở trong chương trình khác",
    errno.ETXTBSY: "tệp đang mở trong chương trình khác",
    errno.ENAMETOOLONG: "tên tệp hoặc đường dẫn quá dài",
    errno.EMFILE: "máy đang mở quá nhiều tệp",
}

# What Linux answers for a file of a network share where Windows says «sharing violation».
HELD_ELSEWHERE = frozenset({errno.EBUSY, errno.ETXTBSY})
# Something stands in one place's way, the rest of the disk can be written.
_IN_THE_WAY = frozenset({errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.ENOTEMPTY, errno.ENAMETOOLONG, errno.ELOOP})


def cause(error: OSError) -> str:
    """Return why the system refused, as a short Vietnamese phrase."""
    known = _CAUSES.get(error.errno or 0)
    return known or f"hệ điều hành báo lỗi số {error.errno}"


def output_halt(folder: Path, error: OSError) -> Halt:
    """Return the end of a run that cannot write into ``folder`` (exit code 5); what stands in the way is named."""
    return Halt(
        ExitCode.OUTPUT, night_problems.OUTPUT.at(folder=legible(str(folder)), cause=cause(error) + _where(folder, error))
    )


def _where(folder: Path, error: OSError) -> str:
    """Return `` (ở «index.html»)`` when one file or folder is concerned, not the whole disk; else nothing."""
    named = error.filename2 or error.filename
    if not is_local(error) or not isinstance(named, str | os.PathLike):
        return ""
    place = Path(os.fspath(named)).as_posix().removeprefix(f"{folder.as_posix()}/").removesuffix(TEMPORARY_SUFFIX)
    return f" (ở «{legible(place)}»)" if place != folder.as_posix() else ""


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sha256_on_disk(file: Path) -> str | None:
    """Return the SHA-256 of a file, None when there is none to read."""
    try:
        return sha256_of(file.read_bytes())
    except OSError:
        return None


def write_flushed(file: Path, data: bytes) -> None:
    """Write ``data`` as ``file`` and wait until the disk has it."""
    with file.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def patiently(act: Callable[[], None]) -> None:
    """Do ``act``, again for about three seconds while the system says that somebody holds the file; then let it raise."""
    for pause in RETRIES:
        try:
            return act()
        except OSError as error:
            if not is_held(error):
                raise
            time.sleep(pause)
    return act()


def is_held(error: OSError) -> bool:
    """Return whether somebody holds the file or forbids to write it, as a program that has it open does."""
    return (isinstance(error, PermissionError) and not is_read_only(error)) or error.errno in HELD_ELSEWHERE


def is_local(error: OSError) -> bool:
    """Return whether one file or folder is withheld while the rest of the disk can be written: it costs only itself."""
    return is_held(error) or error.errno in _IN_THE_WAY


def is_read_only(error: OSError) -> bool:
    """Return whether the disk takes nothing at all, rather than that somebody holds one file."""
    return error.errno == errno.EROFS


def put_in_place(temporary: Path, final: Path) -> None:
    """Rename ``temporary`` over ``final`` in one step, with patience; both must be on one volume."""
    patiently(lambda: _rename(temporary, final))


def _rename(temporary: Path, final: Path) -> None:
    temporary.replace(final)


def write_whole(file: Path, data: bytes) -> bool:
    """Make ``file`` hold ``data``: whole or not at all; say whether anything was written (not when it held them already).

    Raises OSError when the disk refuses; no temporary file is left then.
    """
    if sha256_on_disk(file) == sha256_of(data):
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(file.name + TEMPORARY_SUFFIX)
    try:
        write_flushed(temporary, data)
        put_in_place(temporary, file)
    except OSError:
        remove_quietly(temporary)
        raise
    return True


def remove_quietly(file: Path) -> None:
    """Remove a file of ours; where the system refuses, the next run tries again."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return


def flush_folder(folder: Path) -> None:
    """Wait until the disk has the names in ``folder``; Windows has no such call and needs none."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
