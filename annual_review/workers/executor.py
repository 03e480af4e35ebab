"""What runs the tasks of a night: the same pure work and the same results wherever it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, Self, TypeVar

from annual_review.workers.bug import Bug

C = TypeVar("C")  # what every task is worked with; one for the whole night
Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Job(Generic[C, Task, Result]):
    """What is done with each task of one kind."""

    work: Callable[[C, Task], Result]  # pure: context and task decide the result; picklable by name
    lost: Callable[[Task, Bug], Result]  # the result of a task that took its worker with it
    seconds: int | None = None  # its own time limit, where that is less than what a workbook may take


class Executor(Protocol[C]):
    """Runs jobs in this process, in worker processes or elsewhere; a context manager that ends its workers on exit."""

    @property
    def context(self) -> C:
        """What every task is worked with."""

    def run(self, job: Job[C, Task, Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the result of every task, in the order of the tasks; few tasks are held in memory at a time."""

    def close(self) -> None:
        """End the workers at once; tasks not finished are dropped."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
