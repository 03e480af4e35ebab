from random import Random

import pytest

from annual_review.sample.names import random_name, unlike_names
from annual_review.sample.units import NEIGHBOURHOOD, OFFICE, SCHOOL, Ward, random_ward, ward_units

REAL = {"Nguyễn Thị Hằng Nga", "Trần Thị Hoàng Lâm"}  # of the article the project began with


def test_nobody_real_is_named() -> None:
    names = {random_name(Random(seed)).full for seed in range(20_000)}
    assert not names & REAL
    assert not any(name.endswith(("Hằng Nga", "Hoàng Lâm")) for name in names)


def test_a_name_has_a_family_name_a_middle_one_and_a_given_one() -> None:
    assert all(len(random_name(Random(seed)).full.split()) >= 3 for seed in range(500))


def test_the_share_of_women_is_asked_for() -> None:
    rng = Random(1)
    assert all(random_name(rng, women=1).woman for _ in range(50))
    assert not any(random_name(rng, women=0).woman for _ in range(50))


def test_names_of_a_cell_are_all_different() -> None:
    names = unlike_names(Random(2), 300)
    assert len({name.full for name in names}) == 300


def test_the_letters_of_a_ward_are_ascii() -> None:
    assert Ward("Đồng Tâm Phú").initials == "DTP"
    assert all(random_ward(Random(seed)).initials.isascii() for seed in range(50))


@pytest.mark.parametrize("count", [1, 2, 7, 89, 500])
def test_the_cells_of_a_ward_have_names_of_their_own_and_running_numbers(count: int) -> None:
    units = ward_units(Random(3), count)
    assert len({unit.name for unit in units}) == count
    assert sorted(unit.number for unit in units) == list(range(1, count + 1))


def test_a_ward_has_offices_schools_and_neighbourhoods() -> None:
    assert {unit.trade for unit in ward_units(Random(4), 30)} == {OFFICE, SCHOOL, NEIGHBOURHOOD}
