"""Five years running: whose, and what breaks a run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from annual_review.model.history import Person, PersonLevel, YearResult
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import Decision
from annual_review.rules.assess import assess
from annual_review.rules.decided import decided_levels
from annual_review.rules.history import history_of, levels_before, year_result
from tests.small_branch.reckoned import rules
from tests.small_branch.record import branch_ballot, branch_of, good_branch, member, tally, with_member

AN = Person("Nguyễn Văn An", date(1970, 1, 2))
BINH = Person("Trần Thị Bình")


def year(of: int, *excellent: Person, level: RatingLevel | None = RatingLevel.EXCELLENT) -> YearResult:
    return YearResult(of, branch_level=level, excellent=excellent)


FOUR = [year(of, AN, BINH) for of in range(2016, 2020)]


def test_a_review_leaves_its_levels_and_its_decision() -> None:
    found = replace(
        branch_of([tally(1, 6, 0, 0, 0), *(tally(n, 0, 6, 0, 0) for n in range(2, 7))]), branch_ballot=branch_ballot(6, 0, 0, 0)
    )
    found = replace(with_member(found, 1, born=date(1970, 1, 2)), decision=Decision("12-QĐ/ĐU", date(2020, 12, 30)))
    assessed = assess(found, rules()).value
    assert assessed is not None
    left = year_result(found, assessed)
    assert left == YearResult(2020, True, RatingLevel.EXCELLENT, (Person("Nguyễn Văn A", date(1970, 1, 2)),), "12-QĐ/ĐU")


def test_a_cell_without_a_ballot_of_its_own_and_without_excellent_members_leaves_neither() -> None:
    found = good_branch(5)
    assessed = assess(found, rules()).value
    assert assessed is not None
    assert year_result(found, assessed) == YearResult(2020)


def test_without_earlier_years_there_is_no_history() -> None:
    assert history_of(year(2020, AN), []) is None
    assert history_of(year(2020, AN), [year(2015), year(2020), year(2021)]) is None


def test_five_years_running_are_told_of_the_cell_and_of_each_member() -> None:
    history = history_of(year(2020, BINH, AN), FOUR)
    assert history is not None
    assert [each.year for each in history.years] == [2016, 2017, 2018, 2019, 2020]
    assert history.branch_running
    assert history.members_running == ("Trần Thị Bình", "Nguyễn Văn An")


def test_four_years_are_no_run() -> None:
    history = history_of(year(2020, AN), FOUR[1:])
    assert history is not None
    assert len(history.years) == 4
    assert (history.branch_running, history.members_running) == (False, ())


def test_one_year_at_a_lower_level_ends_the_run_of_the_cell_only() -> None:
    history = history_of(year(2020, AN), [*FOUR[:3], year(2019, AN, level=RatingLevel.GOOD)])
    assert history is not None
    assert (history.branch_running, history.members_running) == (False, ("Nguyễn Văn An",))


def test_one_year_without_figures_ends_every_run_and_is_shown() -> None:
    history = history_of(year(2020, AN, BINH), [*FOUR[:2], *FOUR[3:]])
    assert history is not None
    assert history.years[2] == YearResult(2018, known=False)
    assert (history.branch_running, history.members_running) == (False, ())


def test_of_two_results_of_one_year_neither_counts() -> None:
    history = history_of(year(2020, AN), [*FOUR, year(2019, AN)])
    assert history is not None
    assert history.years[3] == YearResult(2019, known=False)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Person("Nguyễn Văn An", date(1970, 1, 2)), True),
        (Person("NGUYỄN VĂN  AN"), True),
        (Person("Nguyễn Văn An (A)", date(1970, 1, 2)), True),
        (Person("Nguyễn Văn An (A)"), False),
        (Person("Nguyễn Văn An", date(1970, 2, 1)), False),
        (Person("Nguyễn Văn Ân", date(1970, 1, 2)), False),
    ],
)
def test_a_member_is_known_by_name_and_birthday(other: Person, same: bool) -> None:
    history = history_of(year(2020, AN), [*FOUR[:3], year(2019, other)])
    assert history is not None
    assert bool(history.members_running) is same


def test_a_birthday_of_the_earlier_year_alone_decides_nothing() -> None:
    history = history_of(year(2020, BINH), [*FOUR[:3], year(2019, Person("Trần Thị Bình", date(1980, 3, 4)))])
    assert history is not None
    assert history.members_running == ("Trần Thị Bình",)


@pytest.mark.parametrize(("one", "other"), [("Lê Hòa", "Lê Hoà"), ("Đỗ Thúy", "Đỗ Thuý")])
def test_where_the_tone_stands_does_not_matter(one: str, other: str) -> None:
    history = history_of(year(2020, Person(one)), [year(of, Person(other)) for of in range(2016, 2020)])
    assert history is not None
    assert history.members_running == (one,)


def test_a_name_with_the_letter_eth_of_old_fonts_is_the_same_name() -> None:
    earlier = [year(of, Person("Ðỗ Văn Ðức")) for of in range(2016, 2020)]
    history = history_of(year(2020, Person("Đỗ Văn Đức")), earlier)
    assert history is not None
    assert history.members_running == ("Đỗ Văn Đức",)


def test_a_decided_review_leaves_the_levels_of_the_decision_beside_the_proposals() -> None:
    found = good_branch(2)
    assessed = assess(found, rules()).value
    assert assessed is not None
    decided = decided_levels(assessed, Decision("12-QĐ/ĐU", date(2020, 12, 30)), {1: RatingLevel.EXCELLENT})
    left = year_result(found, assessed, decided)
    assert (left.excellent, left.decision) == ((), "12-QĐ/ĐU")
    assert left.decided == (
        PersonLevel(Person("Nguyễn Văn A"), RatingLevel.EXCELLENT),
        PersonLevel(Person("Trần Thị B"), RatingLevel.GOOD),
    )


def decided_year(of: int, *levels: RatingLevel, name: str = "Trần Thị B") -> YearResult:
    return YearResult(of, decided=tuple(PersonLevel(Person(name), level) for level in levels))


def test_the_levels_of_the_four_years_before_are_those_of_decisions() -> None:
    good, best = RatingLevel.GOOD, RatingLevel.EXCELLENT
    earlier = (
        *(decided_year(2015, best), decided_year(2016, good), decided_year(2017, best, name="Lê Văn C")),
        *(decided_year(2018, good, best), YearResult(2019, excellent=(Person("Trần Thị B"),)), decided_year(2020, best)),
    )
    assert levels_before(member(2), 2020, earlier) == (good, None, None, None)


def test_of_two_workbooks_of_one_year_neither_tells_a_level() -> None:
    earlier = (decided_year(2019, RatingLevel.GOOD), decided_year(2019, RatingLevel.GOOD))
    assert levels_before(member(2), 2020, earlier) == (None,) * 4
