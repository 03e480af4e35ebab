import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from annual_review.batch.bug import Bug
from annual_review.batch.dossier import Workshop
from annual_review.batch.pool import Job, Pool
from annual_review.batch.setup import open_workshop


@pytest.fixture(scope="module")
def workshop(repository: Path) -> Workshop:
    return open_workshop(repository / "templates")


def double(workshop: Workshop, task: int) -> str:
    assert workshop.templates.profiles
    if task == 7:
        os.abort()  # as a compiled library does
    return str(task * 2)


def lost(task: int, bug: Bug) -> str:
    return f"{bug.what} {task}"


JOB = Job(double, lost)


def test_in_this_process_tasks_run_one_by_one_as_results_are_taken(workshop: Workshop) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in (1, 2):
            taken.append(number)
            yield number

    results = Pool(workshop).run(JOB, tasks())
    assert next(results) == "2"
    assert taken == [1]
    assert list(results) == ["4"]


@pytest.mark.parametrize("count", [0, 1, 20])
def test_in_processes_the_results_are_the_same_and_in_order(workshop: Workshop, count: int) -> None:
    numbers = [number for number in range(count + 1) if number != 7][:count]
    with Pool(workshop, jobs=2) as pool:
        assert list(pool.run(JOB, numbers)) == [str(number * 2) for number in numbers]


def test_a_worker_that_dies_loses_its_own_task_only(workshop: Workshop) -> None:
    with Pool(workshop, jobs=2) as pool:
        results = list(pool.run(JOB, range(12)))
        assert list(pool.run(JOB, [1])) == ["2"]
    assert results == ["WorkerDied 7" if number == 7 else str(number * 2) for number in range(12)]


def test_a_worker_that_dies_of_the_last_task_is_no_trouble(workshop: Workshop) -> None:
    with Pool(workshop, jobs=2) as pool:
        assert list(pool.run(JOB, [1, 7])) == ["2", "WorkerDied 7"]
