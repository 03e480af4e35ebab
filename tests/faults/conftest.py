"""The scenes of the fault suite, made once."""

import pytest

from tests.faults.scene import Scene, one_branch, undisturbed, ward


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A ward of four cells and a workbook to be refused."""
    return undisturbed(tmp_path_factory.mktemp("yen"), ward())


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """One cell, and a file that is no workbook."""
    return undisturbed(tmp_path_factory.mktemp("yen"), one_branch())


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The same cell with other papers."""
    return undisturbed(tmp_path_factory.mktemp("yen"), one_branch("Việt Hưng"))
