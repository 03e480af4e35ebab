"""The executor that does every task in this process, one after the other, without limits: for tests and for tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Self

from annual_review.workers.executor import C, Job, Result, Task


@dataclass(frozen=True, slots=True)
class Here(Generic[C]):
    """Does the work where it is called. A task that hangs or ends the process takes the night with it."""

    context: C

    def run(self, job: Job[C, Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of every task, in the order of the tasks."""
        return (job.work(self.context, task) for task in tasks)

    def close(self) -> None:
        """Do nothing: there is no worker to end."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()
