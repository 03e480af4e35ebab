"""The examples in the docstrings of the main doors, run as they stand there."""

from __future__ import annotations

import doctest
from pathlib import Path
from types import ModuleType

import pytest

from annual_review.night import night
from annual_review.reading import record
from annual_review.rendering.docx import store
from annual_review.rules import assess


@pytest.mark.parametrize("module", [record, assess, store, night], ids=lambda module: module.__name__)
def test_the_example_of_a_door_is_true(module: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(Path(__file__).resolve().parents[1])
    found = doctest.testmod(module, extraglobs={"folder": tmp_path})
    assert (found.failed, found.attempted > 0) == (0, True)
