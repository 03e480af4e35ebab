"""Runs one pure task per workbook: in this process, or in a pool of processes; the results are the same, in order.

A worker that dies (a compiled library aborting) loses only the workbook it died of: that task is tried once more alone.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from annual_review.batch.bug import Bug
from annual_review.batch.dossier import Workshop

Task = TypeVar("Task")
Result = TypeVar("Result")
_AHEAD = 3  # tasks handed out for each worker: enough to keep it busy, few enough to keep memory flat
_DIED = Bug("WorkerDied", ())

_workshop: list[Workshop] = []  # of a worker process: set once by its initializer


class Pool(Generic[Task, Result]):
    """Runs ``work(workshop, task)``; ``lost(task, bug)`` is the result of a task that took its worker process with it."""

    def __init__(
        self, workshop: Workshop, work: Callable[[Workshop, Task], Result], lost: Callable[[Task, Bug], Result], jobs: int = 1
    ) -> None:
        self.workshop = workshop
        self.work = work
        self.lost = lost
        self.jobs = jobs

    def run(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of every task, in the order of the tasks; few tasks are held in memory at a time."""
        if self.jobs <= 1:
            return (self.work(self.workshop, task) for task in tasks)
        return self._in_processes(iter(tasks))

    def _in_processes(self, tasks: Iterator[Task]) -> Iterator[Result]:
        broken: deque[Task] = deque()
        while True:
            executor = self._executor(self.jobs)
            try:
                yield from self._until_broken(executor, tasks, broken)
            finally:
                executor.shutdown(wait=True, cancel_futures=True)
            if not broken:
                return
            while broken:
                yield self._alone(broken.popleft())

    def _until_broken(self, executor: ProcessPoolExecutor, tasks: Iterator[Task], broken: deque[Task]) -> Iterator[Result]:
        """Yield results until the tasks end or a worker dies; then ``broken`` holds the tasks handed out, in order."""
        under_way: deque[tuple[Task, Future[Result]]] = deque()
        for task in tasks:
            try:
                under_way.append((task, executor.submit(_work, self.work, task)))
            except BrokenProcessPool:
                broken.extend([each for each, _ in under_way] + [task])
                return
            if len(under_way) < self.jobs * _AHEAD:
                continue
            if not _ready(under_way[0][1]):
                broken.extend(each for each, _ in under_way)
                return
            yield under_way.popleft()[1].result()
        while under_way:
            if not _ready(under_way[0][1]):
                broken.extend(each for each, _ in under_way)
                return
            yield under_way.popleft()[1].result()

    def _alone(self, task: Task) -> Result:
        with self._executor(1) as executor:
            try:
                return executor.submit(_work, self.work, task).result()
            except BrokenProcessPool:
                return self.lost(task, _DIED)

    def _executor(self, workers: int) -> ProcessPoolExecutor:
        # «spawn» on every system: the same as on Windows, and no half-copied threads of compiled libraries.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(self.workshop,))


def _ready(future: Future[Result]) -> bool:
    """Wait for the future; False when its worker process died."""
    return not isinstance(future.exception(), BrokenProcessPool)


def _begin(workshop: Workshop) -> None:
    _workshop.append(workshop)


def _work(work: Callable[[Workshop, Task], Result], task: Task) -> Result:
    return work(_workshop[0], task)
