"""What every folder of tests shares: the repository's place, and texts kept as golden files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]
# Rooms whose tests take no more than seconds together, for the loop while one works: ``pytest -m quick``.
QUICK = frozenset({"problems", "rules", "documents", "form", "disk", "telling"})


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing with them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the quick rooms."""
    here = Path(__file__).parent
    for item in items:
        room = item.path.relative_to(here).parts[0]
        if room in QUICK and not item.get_closest_marker("long") and "chromium" not in item.path.stem:
            item.add_marker("quick")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds ``generate.py``."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that holds a text against a golden file; with ``--update-golden`` it writes the file instead."""
    update = bool(request.config.getoption("--update-golden"))

    def hold(file: Path, text: str) -> None:
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            return
        assert file.is_file(), f"no golden file {file.name}; make it with --update-golden"
        assert text == file.read_text(encoding="utf-8")

    return hold
