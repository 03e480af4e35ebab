"""A process that does one task at a time within limits; when it hangs, grows or dies, only its task is lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Generic

from annual_review.workers import limits as limiting
from annual_review.workers.bug import DIED, TOO_LONG, Bug
from annual_review.workers.executor import C, Result, Task
from annual_review.workers.limits import Limits

_START_LIMIT = 180.0  # seconds: a cold disk and a virus scanner may take a minute over the first import of pandas
_END_LIMIT = 5.0  # seconds
# Never a plain fork: threads of compiled libraries would be copied half. Windows knows «spawn» only.
START_METHOD = "spawn" if sys.platform == "win32" else "forkserver"
_FAILED = 70  # exit code of a worker that could not go on; nobody but a reader of core dumps sees it


class CannotStart(Exception):  # noqa: N818 - the machine gives no process; the night goes on without one
    """The machine gives no worker process."""


class Lost(Exception):  # noqa: N818 - an outcome of a task, told to whoever gave it
    """The worker was lost with its task; ``bug`` says how."""

    def __init__(self, bug: Bug) -> None:
        super().__init__(bug.what)
        self.bug = bug


def warm_up(preload: tuple[str, ...]) -> None:
    """Begin to make ready what workers are copied from, with the modules ``preload``, while the caller imports its own."""
    if sys.platform == "win32":
        return
    from multiprocessing import forkserver  # noqa: PLC0415 - Windows has none

    _context(preload)
    with _environment():
        forkserver.ensure_running()


def _context(preload: tuple[str, ...]) -> BaseContext:
    context = multiprocessing.get_context(START_METHOD)
    context.set_forkserver_preload(list(preload))
    return context


@contextmanager
def _environment() -> Iterator[None]:
    """Let the process that workers are copied from find the program, wherever this run was started."""
    wanted = {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "OPENBLAS_NUM_THREADS": "1"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class Worker(Generic[C]):
    """One process and the pipe to it. Raises CannotStart when the machine gives none."""

    def __init__(self, context: C, limits: Limits, preload: tuple[str, ...] = ()) -> None:
        self._limits = limits
        system = _context(preload)
        self._pipe, theirs = system.Pipe()
        # typeshed knows Process only of contexts by name
        self._process = system.Process(target=_serve, args=(theirs, limits), daemon=True)  # type: ignore[attr-defined]  # see above
        try:
            with _environment():
                self._process.start()
            theirs.close()
            self._pipe.send(context)
            started = self._pipe.poll(_START_LIMIT) and self._pipe.recv() == "ready"
        except (OSError, EOFError) as error:
            self.kill()
            raise CannotStart from error
        if not started:
            self.kill()
            raise CannotStart

    def do(self, work: Callable[[C, Task], Result], task: Task, seconds: int | None = None) -> tuple[Result, bool]:
        """Return what ``work`` gives, and whether the worker is good for more. Raises Lost when it is lost with the task.

        ``seconds`` is a time limit of this task's own, within that of all.
        """
        limit = self._limits.seconds if seconds is None else min(seconds, self._limits.seconds)
        try:
            self._pipe.send((work, task))
            if not self._pipe.poll(limit):
                self.kill()
                raise Lost(TOO_LONG)
            result, fit = self._pipe.recv()
        except (OSError, EOFError):
            self.kill()
            raise Lost(DIED) from None
        if not fit:
            self.kill()
        return result, fit

    def end(self) -> None:
        """End the process at once, whatever it is at; safe while another thread waits in ``do``, which then loses its task."""
        if self._process.pid is not None:
            self._process.kill()

    def kill(self) -> None:
        """End the process and let go of it."""
        self.end()
        if self._process.pid is not None:
            self._process.join(_END_LIMIT)
        self._pipe.close()


def _serve(pipe: Connection, limits: Limits) -> None:
    """Do tasks until the pipe closes. Ctrl+C and a polite end are for the process that started this one."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    try:
        context = pipe.recv()
        pipe.send("ready")
        at_start = limiting.address_space()
        limiting.cap_memory(limits)
        while True:
            work, task = pipe.recv()
            limiting.arm(limits)
            result = work(context, task)
            del work, task
            limiting.disarm()
            pipe.send((result, not limiting.is_swollen(at_start, limits)))
            del result
    except (EOFError, OSError):
        return  # whoever gave the tasks is gone or has no more
    except BaseException:  # noqa: BLE001 - a traceback on stderr might hold a member's name; the task is lost, that says all
        os._exit(_FAILED)
