import os
from pathlib import Path

import pytest

from annual_review.batch.bug import Bug
from annual_review.batch.dossier import Workshop
from annual_review.batch.pool import Pool
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


def test_in_this_process_tasks_run_one_by_one_as_results_are_taken(workshop: Workshop) -> None:
    taken: list[int] = []

    def tasks() -> list[int]:
        taken.append(1)
        return [1, 2]

    results = Pool(workshop, double, lost).run(tasks())
    assert list(results) == ["2", "4"]


@pytest.mark.parametrize("count", [0, 1, 20])
def test_in_processes_the_results_are_the_same_and_in_order(workshop: Workshop, count: int) -> None:
    numbers = [number for number in range(count + 1) if number != 7][:count]
    assert list(Pool(workshop, double, lost, jobs=2).run(numbers)) == [str(number * 2) for number in numbers]


def test_a_worker_that_dies_loses_its_own_task_only(workshop: Workshop) -> None:
    results = list(Pool(workshop, double, lost, jobs=2).run(range(12)))
    assert results == ["WorkerDied 7" if number == 7 else str(number * 2) for number in range(12)]


def test_a_worker_that_dies_of_the_last_task_is_no_trouble(workshop: Workshop) -> None:
    assert list(Pool(workshop, double, lost, jobs=2).run([1, 7])) == ["2", "WorkerDied 7"]
