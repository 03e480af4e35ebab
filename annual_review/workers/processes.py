"""The executor that does the tasks in worker processes within limits of time and memory.

Hostile bytes end in a worker, never in the process that writes the papers: what hangs, eats memory or aborts there is
that workbook's own bug, and a fresh worker takes the next task.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import Generic, Self

from annual_review.workers.executor import C, Job, Result, Task
from annual_review.workers.limits import Limits
from annual_review.workers.worker import CannotStart, Lost, Worker

_AHEAD = 3  # tasks handed out for each worker: enough to keep it busy, few enough to keep memory flat


class Processes(Generic[C]):
    """Workers for a night, ``jobs`` of them, started when they are needed; ``close`` ends them.

    ``preload`` names the modules that workers are copied with: those the tasks import.
    """

    def __init__(self, context: C, jobs: int, limits: Limits, preload: tuple[str, ...] = ()) -> None:
        self.context = context
        self._jobs = jobs
        self._limits = limits
        self._preload = preload
        self._threads: ThreadPoolExecutor | None = None  # one beside each worker, to hand it tasks and to watch it
        self._idle: SimpleQueue[Worker[C]] = SimpleQueue()
        self._workers: set[Worker[C]] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers at once; tasks not finished are dropped."""
        self._closed = True
        for worker in tuple(self._workers):
            worker.end()
        if self._threads is not None:
            self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    def run(self, job: Job[C, Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of every task, in the order of the tasks; few tasks are held in memory at a time."""
        return self._in_workers(job, iter(tasks))

    def _in_workers(self, job: Job[C, Task, Result], tasks: Iterator[Task]) -> Iterator[Result]:
        self._threads = self._threads or ThreadPoolExecutor(self._jobs)
        under_way: deque[Future[Result]] = deque()
        for task in tasks:
            under_way.append(self._threads.submit(self._do, job, task))
            if len(under_way) >= self._jobs * _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()

    def _do(self, job: Job[C, Task, Result], task: Task) -> Result:
        try:
            worker = self._worker()
        except CannotStart:
            return job.work(self.context, task)
        try:
            result, fit = worker.do(job.work, task, job.seconds)
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
            worker = Worker(self.context, self._limits, self._preload)
        self._workers.add(worker)
        if self._closed:
            worker.end()
        return worker
