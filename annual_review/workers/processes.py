"""Runs one pure task per workbook: in this process, or in worker processes within limits; the results are the same, in order.

Hostile bytes end in a worker, never in the process that writes the papers: what hangs, eats memory or aborts there is
that workbook's own bug, and a fresh worker takes the next task.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from annual_review.workers.bug import Bug
from annual_review.workers.limits import Limits
from annual_review.workers.worker import CannotStart, Lost, Worker

C = TypeVar("C")  # what every task is worked with; one for the whole night
Task = TypeVar("Task")
Result = TypeVar("Result")
_AHEAD = 3  # tasks handed out for each worker: enough to keep it busy, few enough to keep memory flat


@dataclass(frozen=True, slots=True)
class Job(Generic[C, Task, Result]):
    """What is done with each task: ``work(workshop, task)``, and the result of a task that took its worker with it."""

    work: Callable[[C, Task], Result]
    lost: Callable[[Task, Bug], Result]


class Pool(Generic[C]):
    """Workers for a night; ``close`` ends them. Without limits and with one job everything runs in this process."""

    def __init__(self, context: C, jobs: int = 1, limits: Limits | None = None) -> None:
        self.context = context
        self.jobs = jobs
        self._limits = limits or Limits()
        self._here = limits is None and jobs <= 1
        self._hands: ThreadPoolExecutor | None = None  # a thread beside each worker, to hand it tasks and to watch it
        self._idle: SimpleQueue[Worker[C]] = SimpleQueue()
        self._workers: set[Worker[C]] = set()
        self._closed = False

    def __enter__(self) -> Pool[C]:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers at once; tasks not finished are dropped."""
        self._closed = True
        for worker in tuple(self._workers):
            worker.end()
        if self._hands is not None:
            self._hands.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    def run(self, job: Job[C, Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of every task, in the order of the tasks; few tasks are held in memory at a time."""
        if self._here:
            return (job.work(self.context, task) for task in tasks)
        return self._in_workers(job, iter(tasks))

    def _in_workers(self, job: Job[C, Task, Result], tasks: Iterator[Task]) -> Iterator[Result]:
        self._hands = self._hands or ThreadPoolExecutor(self.jobs)
        under_way: deque[Future[Result]] = deque()
        for task in tasks:
            under_way.append(self._hands.submit(self._do, job, task))
            if len(under_way) >= self.jobs * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()

    def _do(self, job: Job[C, Task, Result], task: Task) -> Result:
        try:
            worker = self._worker()
        except CannotStart:
            return job.work(self.context, task)
        try:
            result, fit = worker.do(job.work, task)
        except Lost as lost:
            self._workers.discard(worker)
            return job.lost(task, lost.bug)
        if fit:
            self._idle.put(worker)
        else:
            self._workers.discard(worker)
        return result

    def _worker(self) -> Worker[C]:
        try:
            return self._idle.get_nowait()
        except Empty:
            worker = Worker(self.context, self._limits)
        self._workers.add(worker)
        if self._closed:
            worker.end()
        return worker
