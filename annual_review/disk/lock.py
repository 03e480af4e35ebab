"""One run at a time on one output folder; a crash releases the lock, for the system holds it, not a file's existence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from annual_review.disk.disk import output_halt, remove_quietly
from annual_review.exit_code import ExitCode, Halt
from annual_review.model.names import legible
from annual_review.problems.catalogue import night as night_problems

LOCK_NAME = ".dang-chay.lock"


@contextmanager
def only_run(output: Path) -> Iterator[None]:
    """Hold ``output`` for this run; Halt 4 when another run holds it, 5 when it cannot be written."""
    lock = FileLock(output / LOCK_NAME, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Halt(ExitCode.LOCKED, night_problems.LOCKED.at(folder=legible(str(output)))) from None
    except OSError as error:
        raise output_halt(output, error) from error
    try:
        yield
    finally:
        remove_quietly(output / LOCK_NAME)  # while we hold it: whoever opened it just now sees that it is gone and waits
        lock.release()
