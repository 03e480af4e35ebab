import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from annual_review.night.dossier import RunContext
from annual_review.night.night import run_night
from annual_review.night.options import Options
from annual_review.night.setup import open_context
from annual_review.workers import limits as limiting
from annual_review.workers import worker as working
from annual_review.workers.bug import DIED, TOO_LONG, Bug
from annual_review.workers.executor import Job
from annual_review.workers.here import Here
from annual_review.workers.limits import Limits
from annual_review.workers.processes import Processes
from annual_review.workers.worker import CannotStart, Lost, Worker
from tests.small_branch.night import NOW, House, other_branch

SHORT = Limits(seconds=6, memory_mib=300)  # long enough for a busy machine, short enough for a test
ROOMY = Limits(seconds=60, memory_mib=300)
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")


@pytest.fixture(scope="module")
def context(repository: Path) -> RunContext:
    return open_context(repository / "templates")


def double(context: RunContext, task: int) -> str:
    assert context.templates.profiles
    if task == 7:
        os.abort()  # as a compiled library does
    if task == 8:
        time.sleep(60)
    if task == 9:
        return f"{len(b' ' * 900_000_000)}"  # more than a workbook may take
    if task == 10:
        raise SystemExit("Nguyễn Văn A")
    return str(task * 2)


def own_number(context: RunContext, task: int) -> int:
    """Return which process did the task; task 1 holds on to much memory behind."""
    if task == 1:
        _HOARD.append(bytearray(200 * 1024 * 1024))
    return os.getpid()


_HOARD: list[bytearray] = []


def lost(task: int, bug: Bug) -> str:
    return f"{bug.what} {task}"


def no_number(task: int, bug: Bug) -> int:
    return 0


JOB = Job(double, lost)


def test_in_this_process_tasks_run_one_by_one_as_results_are_taken(context: RunContext) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in (1, 2):
            taken.append(number)
            yield number

    results = Here(context).run(JOB, tasks())
    assert next(results) == "2"
    assert taken == [1]
    assert list(results) == ["4"]


def test_workers_started_as_windows_starts_them_make_the_same_papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = House(tmp_path / "mot"), House(tmp_path / "hai")
    for number in (1, 2):
        data = other_branch(number)  # made once: a workbook written a second later is another one
        here.put(f"{number}.xlsx", data)
        there.put(f"{number}.xlsx", data)
    here.night()
    monkeypatch.setattr(working, "START_METHOD", "spawn")
    run_night(Options(there.folders, jobs=2, limits=Limits()), now=lambda: NOW)
    assert len(here.made()) > 2 * 8
    assert there.made() == here.made()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 20])
def test_in_processes_the_results_are_the_same_and_in_order(context: RunContext, count: int, jobs: int) -> None:
    numbers = [number for number in range(count + 4) if number not in {7, 8, 9, 10}][:count]
    with Processes(context, jobs, Limits()) as pool:
        assert list(pool.run(JOB, numbers)) == [str(number * 2) for number in numbers]


@pytest.mark.parametrize(("task", "what"), [(7, DIED.what), (8, TOO_LONG.what), (9, DIED.what), (10, DIED.what)])
@pytest.mark.parametrize("jobs", [1, 2])
@posix
def test_a_worker_that_is_lost_loses_its_own_task_only(
    context: RunContext, jobs: int, task: int, what: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with Processes(context, jobs, SHORT) as pool:
        assert list(pool.run(JOB, [1, task, 2, 3])) == ["2", f"{what} {task}", "4", "6"]
        assert list(pool.run(JOB, [1])) == ["2"]
    assert "Nguyễn" not in capfd.readouterr().err


def test_workers_work_side_by_side(context: RunContext) -> None:
    with Processes(context, 2, Limits()) as pool:
        job = Job(own_number, no_number)
        assert len(set(pool.run(job, [2] * 40))) <= 2
        assert os.getpid() not in set(pool.run(job, [2]))


@posix
def test_a_worker_that_holds_on_to_memory_is_replaced(context: RunContext) -> None:
    with Processes(context, 1, ROOMY) as pool:
        first, second, third, fourth = pool.run(Job(own_number, no_number), [2, 1, 2, 2])
    assert first == second != third == fourth


def test_closing_ends_a_worker_in_the_middle_of_its_task(context: RunContext) -> None:
    pool = Processes(context, 1, Limits())
    results = pool.run(JOB, [8])
    waiting = threading.Thread(target=lambda: list(results))
    waiting.start()
    while not pool._workers:
        time.sleep(0.01)
    began = time.monotonic()
    pool.close()
    waiting.join(10)
    assert not waiting.is_alive()
    assert time.monotonic() - began < 10


def test_a_machine_without_workers_works_in_this_process(context: RunContext, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> object:
        raise CannotStart

    monkeypatch.setattr("annual_review.workers.processes.Worker", none)
    with Processes(context, 1, Limits()) as pool:
        assert list(pool.run(Job(own_number, no_number), [2])) == [os.getpid()]


def test_a_worker_that_never_gets_ready_is_none(context: RunContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "_START_LIMIT", 0.0)
    with pytest.raises(CannotStart):
        Worker(context, Limits())


def test_a_worker_that_died_between_tasks_loses_the_next(context: RunContext) -> None:
    worker = Worker(context, Limits())
    worker.end()
    with pytest.raises(Lost) as found:
        worker.do(double, 1)
    assert found.value.bug is DIED


@posix
def test_a_worker_left_alone_ends_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    timers: list[tuple[int, float]] = []
    monkeypatch.setattr(signal, "setitimer", lambda which, seconds: timers.append((which, seconds)))
    limiting.arm(Limits(seconds=10))
    limiting.disarm()
    assert [seconds for _, seconds in timers] == [40.0, 0]


def test_where_the_system_tells_no_size_there_is_no_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiting, "_STATM", tmp_path / "none")
    assert limiting.address_space() == 0
    limiting.cap_memory(SHORT)
    assert not limiting.is_swollen(0, SHORT)


@posix
def test_the_address_space_is_known() -> None:
    assert limiting.address_space() > 1024 * 1024


@pytest.mark.parametrize(
    ("bug", "sentence"),
    [
        (TOO_LONG, "Xử lý tệp này quá thời gian cho phép nên đã dừng; các tệp khác không bị ảnh hưởng."),
        (DIED, "Tiến trình xử lý tệp này bị ngắt đột ngột; các tệp khác không bị ảnh hưởng."),
        (Bug("MemoryError"), "Xử lý tệp này cần quá nhiều bộ nhớ nên đã dừng; các tệp khác không bị ảnh hưởng."),
        (
            Bug("KeyError"),
            "Chương trình gặp lỗi của chính nó (KeyError) khi làm tệp này; không phải lỗi của người nhập.",
        ),
    ],
)
def test_each_way_to_be_lost_has_its_sentence(bug: Bug, sentence: str) -> None:
    assert bug.problem.message == sentence
