from dataclasses import replace

import pytest

from annual_review.model.ratings import RatingLevel
from annual_review.sample.branch import SampleBranch, make_branch
from annual_review.sample.plan import SIZES, YEARS, Homonyms, Layout, random_plan, random_size
from annual_review.sample.units import random_ward, ward_units
from annual_review.sample.ward import seeded


def cells(count: int = 150, **changes: object) -> list[SampleBranch]:
    made = []
    for seed in range(count):
        rng = seeded(f"votes {seed}")
        plan = random_plan(rng, year=rng.choice(YEARS), size=random_size(rng))
        plan = replace(plan, **changes) if changes else plan  # type: ignore[arg-type]  # any field of the plan
        made.append(make_branch(rng, plan, random_ward(rng), rng.choice(ward_units(rng, 6))))
    return made


def test_cells_are_as_large_as_cells_are() -> None:
    sizes = [random_size(seeded(str(seed))) for seed in range(2000)]
    assert min(sizes) >= SIZES[0]
    assert max(sizes) <= SIZES[1]
    assert 12 <= sum(sizes) / len(sizes) <= 25


def test_no_member_has_more_votes_than_there_are_valid_ballots() -> None:
    for cell in cells():
        for tally in cell.voting.tallies.values():
            assert sum(tally.votes) + tally.blank == cell.voting.counts.valid
            assert tally.agree is None or 2 * tally.agree > cell.voting.counts.valid


def test_whoever_has_no_majority_is_proposed_by_the_cell() -> None:
    undecided = 0
    for cell in cells(proposals=True):
        for member in cell.rated:
            votes = cell.voting.tallies[member.number].votes
            if 2 * max(votes) <= cell.voting.counts.valid:
                undecided += 1
                assert member.proposal is RatingLevel.GOOD
    assert undecided > 20


def test_votes_on_the_cell_make_up_the_valid_ballots_with_a_majority() -> None:
    for cell in cells():
        assert sum(cell.voting.branch.votes) == cell.voting.counts.valid
        assert 2 * max(cell.voting.branch.votes) > cell.voting.counts.valid


def test_the_counts_of_a_ballot_agree() -> None:
    for cell in cells():
        counts = cell.voting.counts
        assert counts.collected == counts.valid + counts.invalid
        assert counts.collected <= counts.issued <= sum(member.present for member in cell.members)


def test_a_two_step_ballot_has_no_votes_for_excellent_in_its_first_step() -> None:
    for cell in cells(40, two_step=True, layout=Layout.TOTALS):
        assert all(tally.votes[0] == 0 for tally in cell.voting.tallies.values())


def test_nobody_unrated_has_votes_and_everybody_else_has() -> None:
    for cell in cells():
        assert {member.number for member in cell.members if not member.unrated} == set(cell.voting.tallies)


def test_all_situations_the_rules_speak_of_come_up() -> None:
    members = [member for cell in cells() for member in cell.members]
    assert {member.unrated for member in members} == {
        "",
        "Miễn sinh hoạt",
        "Đình chỉ sinh hoạt",
        "Dưới 6 tháng",
        "Vắng, đánh giá sau",
    }
    assert any(member.discipline for member in members)
    assert any(member.sick_months >= 3 for member in members)
    assert any(member.probationary and not member.unrated for member in members)
    assert {member.employee_rating for member in members} >= {None, RatingLevel.EXCELLENT, RatingLevel.GOOD}
    assert any(member.points for member in members)


@pytest.mark.parametrize("kind", [Homonyms.BORN, Homonyms.MARK])
def test_homonyms_are_told_apart(kind: Homonyms) -> None:
    for cell in cells(20, homonyms=kind, size=9):
        one, two = cell.members[-2:]
        assert one.name.full == two.name.full
        assert cell.shown(one) != cell.shown(two)
        assert one.born != two.born


def test_the_smallest_cell_has_all_who_are_needed_for_a_meeting() -> None:
    for cell in cells(30, size=3, homonyms=Homonyms.NONE, situations=False):
        assert len({member.number for member in cell.officers}) == 3
        assert cell.tellers == ()
