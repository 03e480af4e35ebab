"""The ballots before the meeting: who stands on them, what is printed, what is left open (documents.md §2.11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from annual_review.documents.before import ballots
from annual_review.documents.before.ballots import BallotsFields
from annual_review.documents.case import Review
from annual_review.model.assessment import CapBase, Citation
from annual_review.model.members import Membership, Points, UnratedKind
from annual_review.model.ratings import RatingLevel
from annual_review.model.record import ReviewRecord
from annual_review.rules.ruleset import CapRule, CapUnit
from tests.documents.upcoming import upcoming
from tests.small_branch.reckoned import source
from tests.small_branch.record import member, with_member

SCORED = "2025-hd43"
NAMES = ["Nguyễn Thị An", "Trần Văn Bình", "Lê Thị Cúc", "Phạm Văn Dũng", "Hoàng Thị Én", "Vũ Văn Phong"]


def built(of: ReviewRecord | None = None, rule_set: str = "2019-hd21") -> BallotsFields:
    return ballots.build(upcoming(of, rule_set))


def changed(number: int, **changes: object) -> ReviewRecord:
    return with_member(upcoming().record, number, **changes)


def test_everybody_to_be_rated_stands_on_the_ballot_in_the_order_of_the_roster() -> None:
    told = built()
    assert [(row.number, row.name) for row in told.rows] == [(str(at), name) for at, name in enumerate(NAMES, 1)]
    assert [row.posts for row in told.rows] == ["Bí thư; Hiệu trưởng", "", "", "", "", ""]
    assert (told.year, told.meeting_day) == ("2020", "ngày 03 tháng 12 năm 2020")
    assert (told.head.number, told.head.body) == ("", "CHI BỘ TRƯỜNG TIỂU HỌC HOA SEN")


@pytest.mark.parametrize("kind", list(UnratedKind))
def test_whom_the_clerk_calls_not_rated_does_not_stand_on_it(kind: UnratedKind) -> None:
    assert [row.name for row in built(changed(2, unrated=kind)).rows] == [NAMES[0], *NAMES[2:]]


@pytest.mark.parametrize("changes", [{"present": False}, {"temporary_elsewhere": True}, {"standing": Membership.PROBATIONARY}])
def test_who_will_not_come_or_not_vote_is_voted_on_all_the_same(changes: Mapping[str, object]) -> None:
    assert [row.name for row in built(changed(2, **changes)).rows] == NAMES


@pytest.mark.parametrize(("admitted", "is_dated", "count"), [(7, True, 5), (6, True, 6), (7, False, 6)])
def test_who_will_be_too_new_does_not_stand_on_it_once_the_day_is_known(admitted: int, is_dated: bool, count: int) -> None:
    of = changed(6, standing=Membership.PROBATIONARY, admitted=date(2020, admitted, 3))
    of = replace(of, meeting=replace(of.meeting, is_dated=is_dated))
    assert len(built(of).rows) == count


def test_levels_and_points_nobody_typed_are_dots() -> None:
    told = built(rule_set=SCORED)
    assert {(row.self_rating, row.points) for row in told.rows} == {("……", "……")}
    assert (told.total, told.abbreviated) == ("Tổng điểm", False)
    assert (told.branch_rating, told.branch_points) == ("…" * 12, "……/100")


def test_what_everybody_takes_himself_for_stands_on_it() -> None:
    told = built(changed(2, self_rating=RatingLevel.GOOD))
    assert [row.self_rating for row in told.rows[:3]] == ["……", "HTTNV", "……"]
    assert told.abbreviated


@pytest.mark.parametrize(
    ("changes", "total", "points"),
    [
        ({"points": Points(total=Fraction(91))}, "Tổng điểm", "91"),
        ({"self_points": Points(Fraction(29), Fraction(121, 2))}, "Tổng điểm tự chấm", "89,5"),
        ({"points": Points(total=Fraction(91)), "self_points": Points(total=Fraction(95))}, "Tổng điểm", "91"),
        ({"points": Points(common=Fraction(29))}, "Tổng điểm", "……"),
    ],
)
def test_points_are_the_branchs_where_it_agreed_on_any_else_everybodys_own(
    changes: Mapping[str, object], total: str, points: str
) -> None:
    told = built(changed(2, **changes), SCORED)
    assert (told.total, told.rows[1].points) == (total, points)
    assert {row.points for row in told.rows} <= {points, "……"}


def test_what_the_branch_takes_itself_for_stands_on_its_own_ballot() -> None:
    of = replace(upcoming().record, branch_self_rating=RatingLevel.GOOD, points=Points(Fraction(29), Fraction(63)))
    told = built(of, SCORED)
    assert (told.branch_rating, told.branch_points) == ("“Hoàn thành tốt nhiệm vụ” (HTTNV)", "92/100")
    assert built(of).branch_points == ""
    assert [(row.number, row.name) for row in told.branch_rows] == [
        ("1", "Hoàn thành xuất sắc nhiệm vụ"),
        ("2", "Hoàn thành tốt nhiệm vụ"),
        ("3", "Hoàn thành nhiệm vụ"),
        ("4", "Không hoàn thành nhiệm vụ"),
    ]


def test_a_day_nobody_typed_is_dots() -> None:
    of = upcoming().record
    told = built(replace(of, meeting=replace(of.meeting, is_dated=False)))
    assert told.meeting_day == "ngày …… tháng …… năm ……"


@pytest.mark.parametrize(("size", "rows"), [(5, 5), (20, 20), (31, 20), (80, 20), (120, 30)])
def test_the_second_ballot_has_rows_to_be_filled_by_hand(size: int, rows: int) -> None:
    of = replace(upcoming().record, members=tuple(member(number) for number in range(1, size + 1)), two_step=True)
    told = built(of)
    assert told.two_step
    assert told.nominees == tuple(str(number) for number in range(1, rows + 1))


def of_cap(*unconfirmed: str, **changes: object) -> Review:
    cap = upcoming().rule_set.cap
    names = ("base", "rounding", "unit")
    citations = {name: Citation("Kế hoạch của đảng ủy", confirmed=name not in unconfirmed) for name in names}
    percent = Citation("Kế hoạch của đảng ủy", confirmed="percent" not in unconfirmed)
    values: dict[str, object] = {"base": CapBase.ALL_MEMBERS, "unit": CapUnit.CELL, "citation": percent, "citations": citations}
    own: CapRule = replace(cap, **(values | changes))  # type: ignore[arg-type]  # field names checked by replace itself
    return replace(upcoming(), rule_set=replace(upcoming().rule_set, cap=own))


def test_how_many_may_be_proposed_stands_there_only_when_it_is_known_and_confirmed() -> None:
    assert ballots.build(of_cap()).most == "01"
    assert built().most == built(rule_set=SCORED).most == "……"
    for name in ("base", "rounding", "unit", "percent"):
        assert ballots.build(of_cap(name)).most == "……"
    unknown: tuple[dict[str, object], ...] = (
        {"base": CapBase.RATED},
        {"base": CapBase.GOOD_ONLY},
        {"unit": CapUnit.POSITION_GROUP},
        {"exclude_head": True},
        {"citations": {}},
    )
    assert {ballots.build(of_cap(**changes)).most for changes in unknown} == {"……"}


def test_the_ballots_are_made_before_the_vote_only_on_one_of_two_forms() -> None:
    for case, expected in ((upcoming(), (True, False)), (upcoming(rule_set=SCORED), (False, True)), (source(), (False, False))):
        assert (ballots.without_points(case), ballots.with_points(case)) == expected
