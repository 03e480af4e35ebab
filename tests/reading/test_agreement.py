"""What the sheets must agree in, from what each of them gives: no workbook is needed to see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from annual_review.model.ballots import Approval, Ballot, BallotCounts, BallotLayout, Figure
from annual_review.model.meeting import Person
from annual_review.model.members import Membership, UnratedKind
from annual_review.model.partial import operand
from annual_review.model.ratings import LevelCounts
from annual_review.model.record import Narrative, PaperNumbers
from annual_review.problems import Place
from annual_review.problems.catalogue import ballots as ballot_problems
from annual_review.problems.collector import Collector
from annual_review.reading.agreement import (
    BallotSheets,
    JoinedBallot,
    JoinedCounts,
    ballot_counts,
    check_roster,
    compare_counts,
    compare_entries,
    join_ballot,
    join_branch_ballot,
    missing_members,
    report_strangers,
)
from annual_review.reading.people import NamedThere
from annual_review.reading.sheets.approvals import Approvals
from annual_review.reading.sheets.ballot_totals import BallotDraft
from annual_review.reading.sheets.branch_ballot import BranchBallotDraft
from annual_review.reading.sheets.info import Info
from annual_review.reading.sheets.members import Roster
from tests.messages import placed_messages
from tests.small_branch.reckoned import rules
from tests.small_branch.record import member, tally

KEYS = ("issued", "collected", "valid", "invalid")
ON_INFO = {key: Place("Thông tin", row, 2) for row, key in enumerate(KEYS, start=20)}
ON_SHEET = {key: Place("Phiếu đảng viên", row, 2) for row, key in enumerate(KEYS, start=10)}
PEOPLE = ("chair", "secretary", "head_teller", "tellers", "presenter")
NOTHING = Info(
    year=2020,
    parent="",
    branch="",
    code="",
    locality="",
    bases=(),
    held_on=date(2020, 12, 3),
    began=None,
    ended=None,
    venue="",
    chair=None,
    secretary=None,
    guests=(),
    head_teller=None,
    tellers=(),
    committee_size=None,
    present=None,
    counts={},
    self_rating=None,
    presenter=None,
    over_cap=None,
    request_reason="",
    points=None,
    wants_reward=False,
    narrative=Narrative(),
    numbers=PaperNumbers(),
    document_date=None,
    decision=None,
    rule_set="",
    places={key: Place("Thông tin", row, 2) for row, key in enumerate(PEOPLE, start=5)},
    unread=frozenset(),
    missed=(),
)
DRAFT = BallotDraft("Phiếu đảng viên", BallotLayout.TOTALS, voted=True)
ROSTER = Roster(tuple(member(number) for number in range(1, 4)), None, complete=True)


def info(*counts: int, **changes: object) -> Info:
    """The information sheet with as many counts as are given, in their order."""
    typed = {key: Figure(count, ON_INFO[key]) for key, count in zip(KEYS, counts, strict=False)}
    return replace(NOTHING, **{"counts": typed, **changes})  # type: ignore[arg-type]  # field names checked by replace itself


def figures(places: Mapping[str, Place] = ON_SHEET, /, **counts: int) -> dict[str, Figure]:
    return {key: Figure(count, places[key]) for key, count in counts.items()}


def counted(draft: BallotDraft, of: Info, *, nobody: bool = False) -> tuple[JoinedCounts, list[str]]:
    found = Collector()
    return ballot_counts(draft, of, found, nobody=nobody), placed_messages(found.problems)


def numbers(of: BallotCounts) -> list[tuple[int, bool]]:
    return [(each.value, each.derived) for each in (of.issued, of.collected, of.valid, of.invalid)]


def test_counts_typed_on_either_sheet_are_taken_as_they_stand() -> None:
    typed = [(6, False), (5, False), (4, False), (1, False)]
    for draft, of in ((DRAFT, info(6, 5, 4, 1)), (replace(DRAFT, counts=figures(valid=4, invalid=1)), info(6, 5))):
        found, said = counted(draft, of)
        assert (numbers(found.counts), found.unknown, said) == (typed, frozenset(), [])


def test_a_count_typed_alike_on_both_sheets_is_one() -> None:
    found, said = counted(replace(DRAFT, counts=figures(issued=6)), info(6, 5, 4, 1))
    assert (found.unknown, said) == (frozenset(), [])


def test_a_count_told_in_two_ways_is_not_known() -> None:
    found, said = counted(replace(DRAFT, counts=figures(collected=4)), info(6, 5, 5, 0))
    assert (found.unknown, found.counts.collected.value) == (frozenset({"collected"}), 5)
    assert said == ["error Phiếu đảng viên!B11: «Số phiếu thu về» ghi hai nơi khác nhau: 5 ở Thông tin!B21 và 4 ở đây."]


SINGLE = replace(DRAFT, layout=BallotLayout.BALLOTS, counted={"collected": 5, "valid": 5, "invalid": 0})


def test_counts_nobody_typed_are_those_of_the_single_ballots() -> None:
    found, said = counted(SINGLE, info(5))
    assert (numbers(found.counts), found.unknown, said) == ([(5, False), (5, True), (5, True), (0, True)], frozenset(), [])
    unsure, _ = counted(replace(SINGLE, unsure=frozenset({2})), info(5))
    assert unsure.unknown == {"collected", "valid", "invalid"}
    typed, _ = counted(replace(SINGLE, unsure=frozenset({2})), info(5, 5, 5, 0))
    assert typed.unknown == frozenset()


def test_a_typed_count_that_is_not_that_of_the_single_ballots_is_not_known() -> None:
    found, said = counted(SINGLE, info(6, 6, 5, 1))
    assert (found.unknown, said) == (frozenset(), [])  # the one that is not valid was not typed in
    found, said = counted(SINGLE, info(6, 6, 6))
    assert found.unknown == {"collected", "valid"}
    assert said == [
        "error Thông tin!B21: «Số phiếu thu về» ghi 6, nhưng đếm từng phiếu đã nhập được 5.",
        "error Thông tin!B22: «Số phiếu hợp lệ» ghi 6, nhưng đếm từng phiếu đã nhập được 5.",
    ]
    assert counted(replace(SINGLE, left_out=True), info(6, 6, 6))[1] == []


@pytest.mark.parametrize(
    ("single", "typed", "differ"),
    [
        ({"collected": 5, "valid": 5, "invalid": 0}, (6, 6, 5, 1), 0),
        ({"collected": 5, "valid": 5, "invalid": 0}, (7, 7, 5, 2), 0),
        ({"collected": 5, "valid": 5, "invalid": 0}, (6, 6, 4, 1), 3),
        ({"collected": 5, "valid": 5, "invalid": 0}, (7, 7, 5, 1), 2),
        ({"collected": 5, "valid": 4, "invalid": 1}, (5, 5, 5, 0), 2),
        ({"valid": 4}, (6, 6, 5, 1), 1),
    ],
)
def test_only_the_valid_ballots_were_typed_in_where_all_three_counts_say_so(
    single: Mapping[str, int], typed: tuple[int, ...], differ: int
) -> None:
    assert len(counted(replace(SINGLE, counted=single), info(*typed))[1]) == differ


def test_the_counts_that_say_so_may_stand_on_either_sheet() -> None:
    of_sheet = replace(SINGLE, counts=figures(valid=5, invalid=1))
    assert counted(of_sheet, info(6, 6))[1] == []
    assert len(counted(replace(SINGLE, counts=figures(invalid=1)), info(6, 6))[1]) == 2
    of_sheet = replace(SINGLE, counts=figures(collected=6, valid=5, invalid=1))
    assert counted(of_sheet, info())[1] == [
        "error Phiếu đảng viên: Thiếu «Số phiếu phát ra» của lần bỏ phiếu xếp loại đảng viên."
    ]


def test_a_missing_count_is_told_and_not_known() -> None:
    found, said = counted(DRAFT, info())
    assert (numbers(found.counts), found.unknown) == ([(0, True)] * 4, frozenset(KEYS))
    assert said == [
        "error Phiếu đảng viên: Thiếu «Số phiếu phát ra» của lần bỏ phiếu xếp loại đảng viên.",
        "error Phiếu đảng viên: Thiếu «Số phiếu thu về» của lần bỏ phiếu xếp loại đảng viên.",
        "error Phiếu đảng viên: Thiếu «Số phiếu hợp lệ» của lần bỏ phiếu xếp loại đảng viên.",
    ]
    found, said = counted(DRAFT, info(), nobody=True)
    assert (found.unknown, said) == (frozenset(KEYS), [])


@pytest.mark.parametrize("on_info", [True, False])
def test_a_count_that_cannot_be_read_is_not_missing_but_not_known(*, on_info: bool) -> None:
    unread = frozenset({"issued", "venue"})
    draft, of = (DRAFT, info(unread=unread)) if on_info else (replace(DRAFT, unread=unread), info())
    of = replace(of, counts=figures(ON_INFO, collected=5, valid=5))
    found, said = counted(draft, of)
    assert (found.unknown, said) == (frozenset({"issued"}), [])


@pytest.mark.parametrize(("collected", "valid", "invalid"), [(6, 5, 1), (5, 5, 0), (5, 6, 0)])
def test_ballots_that_are_not_valid_are_reckoned_where_nobody_typed_them(collected: int, valid: int, invalid: int) -> None:
    found, said = counted(DRAFT, info(6, collected, valid))
    assert (numbers(found.counts)[3], found.unknown, said) == ((invalid, True), frozenset(), [])


@pytest.mark.parametrize(
    ("differs", "unknown"), [("issued", {"issued"}), ("collected", {"collected", "invalid"}), ("valid", {"valid", "invalid"})]
)
def test_they_are_not_known_where_what_they_are_reckoned_of_is_not(differs: str, unknown: set[str]) -> None:
    found, _ = counted(replace(DRAFT, counts=figures(**{differs: 3})), info(6, 6, 6))
    assert found.unknown == unknown


def joined(sheets: BallotSheets, of: Info, roster: Roster = ROSTER) -> tuple[JoinedBallot, list[str]]:
    found = Collector()
    return join_ballot(sheets, of, roster, rules().membership, found), placed_messages(found.problems)


LISTED = replace(
    DRAFT,
    tallies=tuple(tally(number, 0, 3) for number in (1, 2, 3)),
    named=NamedThere(listed=frozenset({1, 2, 3})),
)


def test_votes_and_counts_make_the_ballot() -> None:
    made, said = joined(BallotSheets(LISTED), info(3, 3, 3, 0))
    assert made.ballot is not None
    assert (made.ballot.tallies, made.ballot.layout, made.unknown, said) == (
        LISTED.tallies,
        BallotLayout.TOTALS,
        frozenset(),
        [],
    )
    assert (made.ballot.two_step, made.ballot.entered_twice, made.ballot.second_step) == (False, False, None)


def test_a_second_step_gives_each_member_his_approval() -> None:
    steps = Approvals({1: Approval(2, 1)}, voted=True)
    made, _ = joined(BallotSheets(LISTED, steps), info(3, 3, 3, 0))
    assert made.ballot is not None
    assert [each.approval for each in made.ballot.tallies] == [Approval(2, 1), None, None]
    assert (made.ballot.two_step, made.ballot.second_step) == (True, None)
    own, _ = joined(BallotSheets(LISTED, replace(steps, counts=figures(valid=2))), info(3, 3, 3, 0))
    assert own.ballot is not None
    assert own.ballot.second_step is not None
    assert numbers(own.ballot.second_step) == [(3, True), (3, True), (2, False), (1, True)]


def test_what_is_not_known_of_the_meetings_counts_is_not_known_of_a_second_step_that_shares_them() -> None:
    steps = Approvals(voted=True, counts=figures(valid=2), unread=frozenset({"invalid"}))
    made, _ = joined(BallotSheets(LISTED, steps), info(3, 3, 3, 0, unread=frozenset({"issued", "valid"})))
    assert made.unknown == {
        operand(Ballot.MEMBERS, "issued"),
        operand(Ballot.MEMBERS, "valid"),
        operand(Ballot.APPROVALS, "issued"),
        operand(Ballot.APPROVALS, "invalid"),
    }
    once, _ = joined(BallotSheets(LISTED), info(3, 3, 3, 0, unread=frozenset({"issued"})))
    assert operand(Ballot.MEMBERS, "issued") in once.unknown


def test_votes_for_excellent_in_the_first_step_are_told_at_their_cell_else_at_the_name() -> None:
    cell, name = Place("Phiếu đảng viên", 2, 3), Place("Phiếu đảng viên", 2, 2)
    for places, shown in (({"excellent": cell, "name": name}, cell), ({"name": name}, name)):
        draft = replace(LISTED, tallies=(replace(tally(1, 1, 2), places=places), *LISTED.tallies[1:]))
        said = joined(BallotSheets(draft, Approvals(voted=True)), info(3, 3, 3, 0))[1]
        assert said == [
            (
                f"error {shown}: «Nguyễn Văn A» có phiếu HTXSNV ở bước một, trong khi trang «Phiếu bình chọn» cho biết bỏ "
                "phiếu hai bước."
            )
        ]
        assert joined(BallotSheets(draft), info(3, 3, 3, 0))[1] == []


def test_a_table_that_was_not_found_says_nothing_of_the_votes() -> None:
    draft = replace(LISTED, readable=False)
    assert joined(BallotSheets(draft), info(3, 3, 3, 0)) == (JoinedBallot(None), [])


def test_counts_and_a_second_step_without_votes_are_told() -> None:
    draft = replace(DRAFT, voted=False, counts=figures(valid=3, invalid=0))
    made, said = joined(BallotSheets(draft, Approvals(voted=True)), info(3, 0))
    assert made.ballot is None
    assert said == [
        "error Phiếu đảng viên!B12: Đã ghi «Số phiếu hợp lệ» nhưng không có phiếu nào ở trang «Phiếu đảng viên».",
        "error Thông tin!B20: Đã ghi «Số phiếu phát ra» nhưng không có phiếu nào ở trang «Phiếu đảng viên».",
        "error : Đã có phiếu ở trang «Phiếu bình chọn» nhưng không có phiếu nào ở trang «Phiếu đảng viên».",
    ]
    assert joined(BallotSheets(None, Approvals()), info(0, 0))[1] == []
    assert joined(BallotSheets(draft, Approvals(voted=True)), info(3), replace(ROSTER, members=()))[1] == []


def test_a_second_entry_is_compared_where_its_table_was_found() -> None:
    first = replace(LISTED, entered={("A", "HTTNV"): ("3", Place("Phiếu đảng viên", 2, 4))})
    second = replace(LISTED, entered={("A", "HTTNV"): ("2", Place("Phiếu đảng viên (2)", 2, 4))})
    made, said = joined(BallotSheets(first, second=second), info(3, 3, 3, 0))
    assert made.ballot is not None
    assert (made.ballot.entered_twice, len(said)) == (True, 1)
    assert joined(BallotSheets(first, second=replace(second, readable=False)), info(3, 3, 3, 0))[1] == []


AT = {name: Place("Phiếu đảng viên", 2, column) for column, name in enumerate("abc", start=3)}
AGAIN = {name: Place("Phiếu đảng viên (2)", 2, column) for column, name in enumerate("abc", start=3)}


def compared(first: Mapping[str, str], second: Mapping[str, str]) -> list[str]:
    found = Collector()
    one = replace(DRAFT, entered={("Lê Văn C", key): (text, AT[key]) for key, text in first.items()})
    two = replace(DRAFT, entered={("Lê Văn C", key): (text, AGAIN[key]) for key, text in second.items()})
    compare_entries(one, two, found)
    return placed_messages(found.problems)


def test_two_entries_differ_cell_by_cell() -> None:
    assert compared({"a": "3", "b": "HTTNV"}, {"b": "httnv", "a": "3"}) == []
    assert compared({"a": "3"}, {"a": "2"}) == [
        (
            "error Phiếu đảng viên (2)!C2: Hai lần nhập khác nhau ở «a» của «Lê Văn C»: lần 1 ghi «3» (Phiếu đảng viên!C2), "
            "lần 2 ghi «2»."
        )
    ]
    assert compared({"a": "3"}, {"b": "2"}) == [
        "error Phiếu đảng viên!C2: «Lê Văn C» (a) chỉ có ở một trong hai lần nhập phiếu.",
        "error Phiếu đảng viên (2)!D2: «Lê Văn C» (b) chỉ có ở một trong hai lần nhập phiếu.",
    ]


def test_counts_of_the_second_entry_are_held_against_those_typed_before() -> None:
    again = {key: Place("Phiếu đảng viên (2)", row, 2) for row, key in enumerate(KEYS, start=10)}
    second = replace(DRAFT, counts=figures(again, issued=6, collected=6, valid=4))
    found = Collector()
    compare_counts(replace(DRAFT, counts=figures(valid=5)), second, info(6, 5), found)
    assert placed_messages(found.problems) == [
        "error Phiếu đảng viên (2)!B12: «Số phiếu hợp lệ» ghi hai nơi khác nhau: 5 ở Phiếu đảng viên!B12 và 4 ở đây.",
        "error Phiếu đảng viên (2)!B11: «Số phiếu thu về» ghi hai nơi khác nhau: 5 ở Thông tin!B21 và 6 ở đây.",
    ]
    assert [str(place) for place in found.problems[0].places] == ["Phiếu đảng viên (2)!B12", "Phiếu đảng viên!B12"]


def missing(sheets: BallotSheets, roster: Roster = ROSTER, of: Info = NOTHING) -> list[int]:
    return [each.number for each in missing_members(sheets, roster, of, rules().membership)]


def test_whoever_is_to_be_rated_and_is_on_no_ballot_is_missing() -> None:
    first = replace(DRAFT, named=NamedThere(listed=frozenset({1})))
    assert missing(BallotSheets(first)) == [2, 3]
    assert missing(BallotSheets()) == [1, 2, 3]
    said = joined(BallotSheets(replace(LISTED, named=NamedThere(listed=frozenset({1, 3})))), info(3, 3, 3, 0))[1]
    assert said == [
        "error Đảng viên!B3: «Trần Thị B» có trong trang «Đảng viên» nhưng không có phiếu nào ở trang «Phiếu đảng viên»."
    ]


def test_nobody_is_missing_whom_another_name_may_mean() -> None:
    first = replace(DRAFT, named=NamedThere(listed=frozenset({1}), offered=frozenset({2})))
    assert missing(BallotSheets(first)) == [3]
    assert missing(BallotSheets(first, Approvals(named=NamedThere(offered=frozenset({3}))))) == []
    assert missing(BallotSheets(first, second=replace(DRAFT, named=NamedThere(offered=frozenset({3}))))) == []
    assert missing(BallotSheets(first), replace(ROSTER, alike=frozenset({3}))) == []
    assert missing(BallotSheets(first), replace(ROSTER, halved=True)) == []
    assert missing(BallotSheets(first, Approvals(named=NamedThere(halved=True)))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"present": False},
        {"unrated": UnratedKind.EXEMPT},
        {"standing": Membership.PROBATIONARY, "admitted": date(2020, 11, 1)},
    ],
)
def test_whoever_the_rules_list_as_unrated_is_not_missing(changes: dict[str, object]) -> None:
    unrated = replace(member(3), **changes)  # type: ignore[arg-type]  # field names checked by replace itself
    first = replace(DRAFT, named=NamedThere(listed=frozenset({1})))
    assert missing(BallotSheets(first), replace(ROSTER, members=(*ROSTER.members[:2], unrated))) == [2]


def strangers(unread: int, *names: str) -> int:
    held = tuple((name, ballot_problems.UNKNOWN_NAME.at(Place("S", 2, 2), name=name, hint="")) for name in names)
    found = Collector()
    report_strangers(BallotSheets(replace(DRAFT, named=NamedThere(strangers=held))), replace(ROSTER, unread=unread), found)
    return len(found.problems)


def test_names_nobody_has_are_told_where_they_are_more_than_the_rows_not_read() -> None:
    assert strangers(0, "a") == 1
    assert strangers(1, "a") == 0
    assert strangers(1, "a", "a") == 0
    assert strangers(1, "a", "b") == 2


def checked(roster: Roster, of: Info, *, voted: bool = True) -> list[str]:
    found = Collector()
    check_roster(roster, of, found, voted=voted)
    return placed_messages(found.problems)


def present(count: int) -> Info:
    return replace(NOTHING, present=Figure(count, Place("Thông tin", 19, 2)))


DIFFERS = "error Thông tin!B19: «Số đảng viên dự họp» ghi {}, nhưng trang «Đảng viên» có {} người có mặt."


def test_the_typed_number_of_those_present_is_that_of_the_roster() -> None:
    assert checked(ROSTER, present(3)) == []
    assert checked(ROSTER, present(2)) == [DIFFERS.format(2, 3)]
    absent = replace(ROSTER, members=(*ROSTER.members[:2], replace(member(3), present=False)))
    assert checked(absent, present(2)) == []
    assert checked(absent, present(3)) == [DIFFERS.format(3, 2)]
    elsewhere = replace(ROSTER, members=(*ROSTER.members[:2], replace(member(3), temporary_elsewhere=True)))
    assert checked(elsewhere, present(2)) == []
    assert checked(replace(ROSTER, complete=False), present(2)) == []


def test_a_blank_column_of_presence_is_a_mistake_once_there_are_votes() -> None:
    blank = replace(ROSTER, presence_blank=Place("Đảng viên", 1, 3))
    assert checked(blank, present(2), voted=False) == [
        "note Đảng viên!C1: Cột «Có mặt» chưa ghi; trước cuộc họp tạm coi là có mặt đủ."
    ]
    assert checked(blank, present(2)) == [
        "error Đảng viên!C1: Cột «Có mặt» để trống ở tất cả các dòng nên không ai được tính là có mặt.",
        DIFFERS.format(2, 3),
    ]
    assert checked(ROSTER, present(2), voted=False) == [DIFFERS.format(2, 3)]


STRANGER = Person("Đặng Quốc Khánh")
ITEMS = ("Chủ trì", "Thư ký", "Tổ trưởng kiểm phiếu", "Thành viên kiểm phiếu", "Người trình bày báo cáo")


@pytest.mark.parametrize(("key", "item"), list(zip(PEOPLE, ITEMS, strict=True)))
def test_people_of_the_meeting_are_on_the_roster_or_among_the_guests(key: str, item: str) -> None:
    people: object = (Person("Trần Thị B"), STRANGER) if key == "tellers" else STRANGER
    of = replace(NOTHING, **{key: people})  # type: ignore[arg-type]  # field names checked by replace itself
    place = NOTHING.places[key]
    assert checked(ROSTER, of) == [
        f"warning {place}: «Đặng Quốc Khánh» ({item}) không có trong trang «Đảng viên», cũng không phải đại biểu cấp trên."
    ]
    assert checked(ROSTER, replace(of, guests=(Person("ĐẶNG QUỐC KHÁNH"),))) == []
    known: object = (Person("Trần Thị B"),) if key == "tellers" else Person("Trần Thị B")
    assert checked(ROSTER, replace(NOTHING, **{key: known})) == []  # type: ignore[arg-type]  # as above
    near: object = (Person("Trần Thị Bê"),) if key == "tellers" else Person("Trần Thị Bê")
    assert checked(ROSTER, replace(NOTHING, **{key: near})) == [  # type: ignore[arg-type]  # as above
        f"warning {place}: «Trần Thị Bê» ({item}) không có trong trang «Đảng viên»; có phải «Trần Thị B»?"
    ]


@pytest.mark.parametrize(
    "changes",
    [{"unread": 1}, {"members": ()}, {"alike": frozenset({3})}, {"halved": True}],
    ids=["unread", "none", "alike", "halved"],
)
def test_a_name_is_not_doubted_where_the_roster_is(changes: dict[str, object]) -> None:
    roster = replace(ROSTER, **changes)  # type: ignore[arg-type]  # field names checked by replace itself
    assert checked(roster, replace(NOTHING, chair=STRANGER)) == []


def of_branch(draft: BranchBallotDraft, joined_before: JoinedBallot) -> tuple[list[tuple[int, bool]], list[str]]:
    found = Collector()
    ballot = join_branch_ballot(draft, joined_before, found)
    assert ballot is not None
    assert ballot.votes == draft.votes
    assert ballot.places == draft.places
    return numbers(ballot.counts), placed_messages(found.problems)


LEVELS = {"excellent": Place("Phiếu chi bộ", 2, 2)}
MEETING = joined(BallotSheets(LISTED), info(4, 4, 3, 1))[0]


def test_without_votes_on_it_or_on_the_members_the_branch_has_no_ballot() -> None:
    found = Collector()
    draft = BranchBallotDraft(LevelCounts(3))
    assert join_branch_ballot(None, MEETING, found) is None
    assert join_branch_ballot(replace(draft, votes=None), MEETING, found) is None
    assert join_branch_ballot(draft, JoinedBallot(None), found) is None
    assert found.problems == []


def test_votes_on_the_branch_as_many_as_valid_ballots_are_of_the_same_ballots() -> None:
    shared = [(4, True), (4, True), (3, True), (1, True)]
    assert of_branch(BranchBallotDraft(LevelCounts(2, 1), places=LEVELS), MEETING) == (shared, [])
    assert of_branch(BranchBallotDraft(LevelCounts(), places=LEVELS), MEETING) == (shared, [])


def test_other_votes_on_the_branch_are_of_other_ballots() -> None:
    draft = BranchBallotDraft(LevelCounts(2), places=LEVELS)
    alone = [(2, True), (2, True), (2, True), (0, True)]
    said = ["note Phiếu chi bộ!B2: Phiếu chi bộ: cộng các mức được 2 phiếu, khác 3 phiếu hợp lệ của phiếu đảng viên."]
    assert of_branch(draft, MEETING) == (alone, said)
    assert of_branch(replace(draft, unsure=True), MEETING) == (alone, [])
    not_known = replace(MEETING, unknown=frozenset({operand(Ballot.MEMBERS, "valid")}))
    assert of_branch(draft, not_known) == (alone, [])
    nowhere, told = of_branch(replace(draft, places={}), MEETING)
    assert (nowhere, told) == (alone, [said[0].replace("note Phiếu chi bộ!B2", "note ")])


@pytest.mark.parametrize(
    ("own", "counts"),
    [
        ({"issued": 5}, [(5, False), (4, True), (3, True), (1, True)]),
        ({"collected": 2}, [(4, True), (2, False), (2, True), (0, True)]),
        ({"valid": 2}, [(4, True), (4, True), (2, False), (2, True)]),
        ({"valid": 5}, [(4, True), (4, True), (5, False), (0, True)]),
        ({"invalid": 3}, [(4, True), (4, True), (1, True), (3, False)]),
        ({"invalid": 5}, [(4, True), (4, True), (0, True), (5, False)]),
        ({"collected": 3, "valid": 2}, [(4, True), (3, False), (2, False), (1, True)]),
        ({"valid": 2, "invalid": 0}, [(4, True), (4, True), (2, False), (0, False)]),
    ],
)
def test_counts_its_sheet_gives_stand_and_the_others_follow(own: dict[str, int], counts: list[tuple[int, bool]]) -> None:
    draft = BranchBallotDraft(LevelCounts(2), counts=figures(**own), places=LEVELS)
    assert of_branch(draft, MEETING) == (counts, [])
