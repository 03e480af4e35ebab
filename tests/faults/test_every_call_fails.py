"""SQLite's way: the n-th call to the disk fails, for every n until none is left; then a clean night completes the work."""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from annual_review.disk import disk
from annual_review.exit_code import ExitCode, Halt
from annual_review.night.dossier import RunContext
from annual_review.night.setup import open_context
from tests.faults.scene import Scene, hashes, is_healed, torn
from tests.small_branch.night import House

MOST = 500  # calls of one night of one cell; more means that the count never ends


@cache
def context(templates: Path, *_: object) -> RunContext:
    """The workshop, opened once for all nights here."""
    return open_context(templates)


class Failing:
    """Every call to the disk that changes something under ``output`` is counted; the ``n``-th one raises."""

    def __init__(self, output: Path, n: int, error: OSError) -> None:
        self.output, self.n, self.error = str(output), n, error
        self.count = 0

    def wrap(self, call: Callable[..., object], *, writes_only: bool = False) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            if self._concerns(args, kwargs, writes_only=writes_only):
                self.count += 1
                if self.count == self.n:
                    raise self.error
            return call(*args, **kwargs)

        return counted

    def _concerns(self, args: tuple[object, ...], kwargs: dict[str, object], *, writes_only: bool) -> bool:
        if writes_only and not set(str(args[1] if len(args) > 1 else kwargs.get("mode", "r"))) & set("wax+"):
            return False
        return isinstance(args[0], int) or str(args[0]).startswith(self.output)


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path, int, OSError], Failing]]:
    """Return what makes the n-th call fail."""
    monkeypatch.setattr(disk, "RETRIES", ())
    monkeypatch.setattr("annual_review.night.night.open_context", context)
    real = {name: getattr(os, name) for name in ("replace", "fsync", "mkdir", "rmdir", "unlink", "remove")}
    real_open = io.open

    def install(output: Path, n: int, error: OSError) -> Failing:
        failing = Failing(output, n, error)
        for name, call in real.items():
            monkeypatch.setattr(os, name, failing.wrap(call))
        monkeypatch.setattr(io, "open", failing.wrap(real_open, writes_only=True))
        return failing

    yield install
    monkeypatch.undo()


ERRORS: dict[str, Callable[[], OSError]] = {
    "disk full": lambda: OSError(errno.ENOSPC, "No space left on device"),
    "held": lambda: PermissionError(errno.EACCES, "held by another program"),
    "input/output error": lambda: OSError(errno.EIO, "Input/output error"),
}


def night_under(house: House) -> int:
    """Run a night and return its exit code, as the command line would."""
    try:
        return int(house.night().exit_code)
    except Halt as halt:
        return int(halt.code)


@pytest.mark.long
@pytest.mark.parametrize("kind", ["disk full", "held"])
def test_a_first_night_survives_the_failure_of_every_call(
    tmp_path: Path, small: Scene, fail: Callable[[Path, int, OSError], Failing], kind: str
) -> None:
    codes = set()
    for n in range(1, MOST):
        house = small.house(tmp_path / str(n))
        before = hashes(house.root / "input")
        failing = fail(house.output, n, ERRORS[kind]())
        code = night_under(house)
        called = failing.count
        failing.n = 0
        assert torn(house.output, small) == [], n
        assert code in {ExitCode.TO_MEND, ExitCode.OUTPUT}
        codes.add(code)
        assert night_under(house) == ExitCode.TO_MEND
        assert is_healed(house.output, small) == [], n
        assert hashes(house.root / "input") == before
        if called < n:
            break
    else:
        pytest.fail("the calls never end")
    assert codes == {ExitCode.TO_MEND, ExitCode.OUTPUT}
    assert n > 40


@pytest.mark.long
@pytest.mark.parametrize("kind", ["input/output error", "held"])
def test_a_night_over_earlier_papers_survives_the_failure_of_every_call(
    tmp_path: Path, small: Scene, changed: Scene, fail: Callable[[Path, int, OSError], Failing], kind: str
) -> None:
    earlier = small.house(tmp_path / "truoc")
    night_under(earlier)
    for n in range(1, MOST):
        house = changed.house(tmp_path / str(n))
        shutil.copytree(earlier.output, house.output)
        failing = fail(house.output, n, ERRORS[kind]())
        night_under(house)
        called = failing.count
        failing.n = 0
        beside = {name for name in torn(house.output, small, changed) if "(ban moi" not in name and not name.endswith(".json")}
        assert beside == set(), n
        assert night_under(house) == ExitCode.TO_MEND
        if kind == "held":  # a paper that was held makes a second text; the night after clears it away
            night_under(house)
        assert is_healed(house.output, changed) == [], n
        if called < n:
            break
    else:
        pytest.fail("the calls never end")
    assert n > 40
