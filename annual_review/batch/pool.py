"""Runs one pure task per workbook: in this process, or in a pool of processes; the results are the same, in order.

A worker that dies (a compiled library aborting) loses only the workbook it died of: what was under way is tried once
more, each task alone.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

from annual_review.batch.bug import Bug
from annual_review.batch.dossier import Workshop

Task = TypeVar("Task")
Result = TypeVar("Result")
_AHEAD = 3  # tasks handed out for each worker: enough to keep it busy, few enough to keep memory flat
_DIED = Bug("WorkerDied", ())
_PRELOADED = ["annual_review.batch.dossier"]  # imported once, before workers are made

_workshop: list[Workshop] = []  # of a worker process: set once by its initializer


@dataclass(frozen=True, slots=True)
class Job(Generic[Task, Result]):
    """What is done with each task: ``work(workshop, task)``, and the result of a task that took its worker with it."""

    work: Callable[[Workshop, Task], Result]
    lost: Callable[[Task, Bug], Result]


class Pool:
    """Workers for a night; ``close`` ends them. With one job everything runs in this process."""

    def __init__(self, workshop: Workshop, jobs: int = 1) -> None:
        self.workshop = workshop
        self.jobs = jobs
        self._running: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers, after the tasks they are at; tasks not begun are dropped."""
        if self._running is not None:
            self._running.shutdown(wait=True, cancel_futures=True)
            self._running = None

    def run(self, job: Job[Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of every task, in the order of the tasks; few tasks are held in memory at a time."""
        if self.jobs <= 1:
            return (job.work(self.workshop, task) for task in tasks)
        return self._in_processes(job, iter(tasks))

    def _in_processes(self, job: Job[Task, Result], tasks: Iterator[Task]) -> Iterator[Result]:
        broken: deque[Task] = deque()
        while True:
            yield from self._until_broken(job, tasks, broken)
            if not broken:
                return
            self.close()
            while broken:
                yield self._alone(job, broken.popleft())

    def _until_broken(self, job: Job[Task, Result], tasks: Iterator[Task], broken: deque[Task]) -> Iterator[Result]:
        """Yield results until the tasks end or a worker dies; then ``broken`` holds the tasks handed out, in order."""
        under_way: deque[tuple[Task, Future[Result]]] = deque()
        more = True
        while more or under_way:
            while more and len(under_way) < self.jobs * _AHEAD:
                more = self._hand_out(job, tasks, under_way)
            if under_way and isinstance(under_way[0][1].exception(), BrokenProcessPool):
                broken.extend(task for task, _ in under_way)
                return
            if under_way:
                yield under_way.popleft()[1].result()

    def _hand_out(self, job: Job[Task, Result], tasks: Iterator[Task], under_way: deque[tuple[Task, Future[Result]]]) -> bool:
        """Submit the next task; say whether there was one. A pool that broke meanwhile gives a future that says so."""
        for task in tasks:
            self._running = self._running or self._executor(self.jobs)
            try:
                under_way.append((task, self._running.submit(_work, job.work, task)))
            except BrokenProcessPool as error:
                failed: Future[Result] = Future()
                failed.set_exception(error)
                under_way.append((task, failed))
            return True
        return False

    def _alone(self, job: Job[Task, Result], task: Task) -> Result:
        with self._executor(1) as executor:
            try:
                return executor.submit(_work, job.work, task).result()
            except BrokenProcessPool:
                return job.lost(task, _DIED)

    def _executor(self, workers: int) -> ProcessPoolExecutor:
        # Never a plain fork: threads of compiled libraries would be copied half. Windows knows «spawn» only.
        context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
        context.set_forkserver_preload(_PRELOADED)
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(self.workshop,))


def _begin(workshop: Workshop) -> None:
    """Make this process a worker. Ctrl+C is for the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _workshop.append(workshop)


def _work(work: Callable[[Workshop, Task], Result], task: Task) -> Result:
    return work(_workshop[0], task)
