"""Names of files and of the configuration, typed with U+00D0 for «Đ» or the other way round."""

from __future__ import annotations

from pathlib import Path

import pytest

from annual_review.model.ratings import RatingLevel
from annual_review.night.config import default_settings, load_settings
from tests.small_branch.night import House, other_branch, workbook


@pytest.mark.parametrize("only", ["Đông*", "\u00d0ông*", "ðông anh.xlsx"])
def test_a_pattern_of_names_fits_however_they_are_written(tmp_path: Path, only: str) -> None:
    house = House(tmp_path)
    house.put("\u00d0ông Anh.xlsx", workbook())
    house.put("khac.xlsx", other_branch(2))
    assert [each.file for each in house.night(only=only).outcomes] == ["\u00d0ông Anh.xlsx"]


def test_the_configuration_keeps_what_was_typed(tmp_path: Path) -> None:
    """Each reader folds it: a mark where levels are read, a branch where the missing ones are told."""
    file = tmp_path / "config.toml"
    file.write_text('[reading.level_scale]\n"\u00d0ạt" = "good"\n', encoding="utf-8")
    found = load_settings(file, default_settings(tmp_path)).value
    assert found is not None
    assert found.level_scale == {"\u00d0ạt": RatingLevel.GOOD}
